//! What is wrong with a file that can't be read, in the reader's language. The stages that read files know nothing of
//! how things are told and speak English; `data/messages/problems.tsv` holds the same in Swedish.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::model::Language;

static KNOWN: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("../../data/messages/problems.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
});

/// What reading a file says is wrong, or is to be done about it, in a language; in English where it has no words in
/// that language.
#[must_use]
pub fn problem_in(text: &str, language: Language) -> Cow<'_, str> {
    if language == Language::English {
        return Cow::Borrowed(text);
    }
    // "Write “*: *”, for example" fits what has a line of its own, too.
    let whole = KNOWN.iter().filter(|(english, _)| *english == text);
    let translated = whole.chain(KNOWN.iter()).find_map(|(english, swedish)| {
        let parts = parts(text, english)?;
        // A star of the text itself stands for itself.
        if parts.is_empty() {
            return Some((*swedish).to_owned());
        }
        let mut parts = parts.into_iter();
        Some(swedish.split('*').enumerate().fold(String::new(), |told, (place, piece)| {
            let part = if place == 0 { "" } else { parts.next().unwrap_or_default() };
            told + part + piece
        }))
    });
    translated.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// What stands in a text where a pattern has stars; `None` where it doesn't fit.
fn parts<'text>(text: &'text str, pattern: &str) -> Option<Vec<&'text str>> {
    if text == pattern {
        return Some(Vec::new());
    }
    let mut pieces = pattern.split('*');
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut parts = Vec::new();
    let pieces: Vec<&str> = pieces.collect();
    for (place, piece) in pieces.iter().enumerate() {
        let at = if place + 1 == pieces.len() {
            rest.len().checked_sub(piece.len()).filter(|at| rest.get(*at..) == Some(piece))?
        } else {
            rest.find(piece)?
        };
        parts.push(&rest[..at]);
        rest = &rest[at + piece.len()..];
    }
    rest.is_empty().then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_kept_and_what_is_unknown_stays() {
        let swedish = |text| problem_in(text, Language::Swedish).into_owned();
        assert_eq!(swedish("mismatched bracket '[' closed by '}'"), "klammern '[' stängs med '}'");
        assert_eq!(swedish("indent with spaces"), "dra in med blanksteg");
        assert_eq!(swedish("quite another thing"), "quite another thing");
        assert_eq!(problem_in("indent with spaces", Language::English), "indent with spaces");
        let anchor =
            swedish("define the anchor with & before it is used, or quote a text that starts with *");
        assert!(anchor.ends_with("som börjar med * inom citattecken"), "{anchor}");
    }

    #[test]
    fn every_line_has_both_languages_and_as_many_stars() {
        assert!(KNOWN.len() > 30);
        for (english, swedish) in KNOWN.iter() {
            assert!(!swedish.is_empty() && !swedish.contains('\t'), "{english}");
            let stars = |text: &str| text.matches('*').count();
            assert!(stars(english) == stars(swedish) || stars(swedish) == 0, "{english}");
        }
    }
}
