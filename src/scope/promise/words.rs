//! A title's words and marks, with their places: hyphens and apostrophes separate words, other marks
//! separate the parts of a title.

use std::ops::Range;

/// A word of a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case.
    pub lower: String,
    /// Where it stands in the title.
    pub place: Range<usize>,
    /// The mark between the word before and this one.
    pub before: Mark,
}

/// What separates two words, the strongest that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Mark {
    /// White space, a hyphen inside a word, a full stop.
    #[default]
    None,
    /// `&`, `+`
    And,
    /// `/`
    Slash,
    /// `,` or `;`
    Comma,
    /// A dash between spaces, a colon, a bar, a line break.
    Dash,
    /// A bracket that opens an aside.
    Opens,
    /// A bracket that closes it.
    Closes,
}

/// The words of a title, in order.
pub(super) fn words(title: &str) -> impl Iterator<Item = Word> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = title[rest..].find(char::is_alphanumeric)? + rest;
        let before = mark(&title[rest..start]);
        let length = title[start..].find(|c: char| !c.is_alphanumeric() && !is_combining(c));
        let end = length.map_or(title.len(), |length| start + length);
        rest = end;
        Some(Word { lower: title[start..end].to_lowercase(), place: start..end, before })
    })
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn mark(gap: &str) -> Mark {
    let spaced = gap.chars().count() > 1 && gap.contains(char::is_whitespace);
    let one = |c: char| match c {
        '&' | '+' => Mark::And,
        '/' | '\\' => Mark::Slash,
        ',' | ';' => Mark::Comma,
        '-' | '–' | '—' | '‐' | '‑' | '·' | '•' | '*' if spaced => Mark::Dash,
        '–' | '—' | '|' | '\n' | '!' | '?' => Mark::Dash,
        ':' if spaced => Mark::Dash,
        '(' | '[' | '{' => Mark::Opens,
        ')' | ']' | '}' => Mark::Closes,
        _ => Mark::None,
    };
    gap.chars().map(one).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(title: &str) -> Vec<(String, Mark)> {
        words(title).map(|word| (word.lower, word.before)).collect()
    }

    #[test]
    fn hyphens_part_words_and_dashes_part_titles() {
        let expected = [("vd", Mark::None), ("assistent", Mark::None), ("umeå", Mark::Dash)];
        assert_eq!(seen("VD-assistent - Umeå"), expected.map(|(word, mark)| (word.to_owned(), mark)));
    }

    #[test]
    fn brackets_open_and_close_asides() {
        let marks: Vec<Mark> = words("Clerk (night), Oslo & Rome/Bonn").map(|word| word.before).collect();
        assert_eq!(marks, [Mark::None, Mark::Opens, Mark::Closes, Mark::And, Mark::Slash]);
    }
}
