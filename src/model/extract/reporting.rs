//! Whom a role reports to, where a sentence says it.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::source::SourceText;

use super::phrases::{Phrases, Words, entries};

const GROUPS: [&str; 4] = ["reports to", "not reports to", "authority endings", "how often"];
const AUTHORITIES: usize = 2;
const HOW_OFTEN: usize = 3;

/// A name of an authority that is no longer is an abbreviation.
const ABBREVIATION: usize = 4;

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../../../data/reading/reporting.txt"), &GROUPS));

static AUTHORITY_ENDINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let all = entries(include_str!("../../../data/reading/reporting.txt"));
    all.filter(|(group, _)| *group == GROUPS[AUTHORITIES]).map(|(_, ending)| ending).collect()
});

/// Within how many words a name ends that no sign ends.
const ANSWER: usize = 8;

/// Finds the person or body in a text.
pub(super) fn find(text: &SourceText) -> Option<SourceText> {
    let written = text.text.as_str();
    if !may_hold_one(written) {
        return None;
    }
    let words = Words::of(written);
    let found = PHRASES
        .find_all(&words)
        .filter(|found| found.group == 0)
        .max_by_key(|found| (usize::MAX - found.first, found.end - found.first))?;
    let overlapped = PHRASES
        .find_all(&words)
        .any(|other| other.group == 1 && other.first < found.end && found.first < other.end);
    if overlapped
        || found.end >= words.len()
        || !follows_a_role(&words, written, found.first)
        || tells_who_reports(&words, written, found.first, found.end)
    {
        return None;
    }
    // Swedish "underställd" alone may stand at the end: nothing follows, nothing is named.
    let start = words.range(found.end).0;
    let before = words.range(found.end - 1).1;
    if written[before..start].contains(['.', ';', '?', '!']) {
        return None;
    }
    // A phrase of one word has none before its last.
    let verb = found.end.checked_sub(2).map_or("", |index| words.get(index));
    let reports = verb.contains("report") || verb.contains("rapport");
    answer(text, start).filter(|answer| !reports || !are_figures(&answer.text, &written[start..]))
}

/// Whether it is figures that are reported, as a duty: to an authority, or so and so often.
fn are_figures(answer: &str, rest: &str) -> bool {
    let words = Words::of(answer);
    // An abbreviation is a name of its own, and no ending.
    let ends = |word: &str, ending: &str| {
        if ending.len() <= ABBREVIATION { word == ending } else { word.ends_with(ending) }
    };
    let is_authority = |word: &str| AUTHORITY_ENDINGS.iter().any(|ending| ends(word, ending));
    // Of the head of an authority, the head is told first: "generaldirektören vid Skatteverket".
    let determined = matches!(words.get(0), "the" | "svenska" | "swedish");
    let first = usize::from(determined);
    is_authority(words.get(first))
        || determined && words.len() == first + 2 && is_authority(words.get(first + 1))
        || PHRASES.has(&Words::of(rest), HOW_OFTEN)
}

/// The person or body that a text names from byte `start` on.
pub(super) fn answer(text: &SourceText, start: usize) -> Option<SourceText> {
    let end = answer_end(&text.text, start);
    let answer = text.slice(start, end).trimmed();
    let count = answer.text.split_whitespace().count();
    let names_someone =
        answer.text.chars().any(char::is_uppercase) || (count <= 6 && is_determined(&answer.text));
    (count > 0 && count <= 20 && names_someone && is_a_person(&answer.text)).then_some(answer)
}

/// Whether "reports to" at word `first` is what a role does; in "statistical reports to" it isn't.
fn follows_a_role(words: &Words, text: &str, first: usize) -> bool {
    if first == 0 || !matches!(words.get(first), "report" | "reports") {
        return true;
    }
    let before = words.get(first - 1);
    let named = text[words.range(first - 1).0..].starts_with(char::is_uppercase);
    named
        || before.ends_with("ly")
        || matches!(
            before,
            "position"
                | "role"
                | "job"
                | "incumbent"
                | "you"
                | "and"
                | "also"
                | "will"
                | "post"
                | "employee"
                | "they"
                | "roles"
                | "positions"
                | "holder"
                | "person"
                | "who"
                | "it"
                | "manager"
                | "assistant"
                | "coordinator"
                | "officer"
        )
}

/// "Reporting to the director are three teams": others than this role do.
fn tells_who_reports(words: &Words, text: &str, first: usize, end: usize) -> bool {
    let from = words.range(end).0;
    let is_verb = |index: &usize| matches!(words.get(*index), "are" | "is" | "är");
    let verb = (end..words.len().min(end + ANSWER)).find(is_verb);
    words.get(first) == "reporting"
        && verb.is_some_and(|verb| !text[from..words.range(verb).0].contains([',', ';', '.', ':', '–']))
}

/// Parts of words that every phrase holds one of: a cheap look before words are split.
static SIGNS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let signs = ["eport", "ccountable", "esponsible to", "nswerable", "nder ", "upervised", "anaged by"];
    AhoCorasick::new(signs.iter().chain(&["apporter", "chef", "nderställd"])).ok()
});

/// Whether it is worth looking closer at a text.
pub(super) fn may_hold_one(text: &str) -> bool {
    SIGNS.as_ref().is_none_or(|signs| signs.is_match(text))
}

/// Whether an answer in small letters still names somebody: "the director", "enhetschefen".
fn is_determined(answer: &str) -> bool {
    let words = Words::of(answer);
    let determiner = matches!(
        words.get(0),
        "the" | "a" | "an" | "our" | "their" | "your" | "his" | "her" | "vår" | "vårt" | "våra"
    );
    let leaders = [
        "chef",
        "vd",
        "ledare",
        "direktör",
        "ordförande",
        "styrelse",
        "rektor",
        "sekreterare",
        "ledning",
        "ansvarig",
    ];
    determiner || (0..words.len()).any(|index| leaders.iter().any(|leader| words.get(index).contains(leader)))
}

/// Duties go to myndigheter, results to nobody: an answer that starts so is none.
fn is_a_person(answer: &str) -> bool {
    let first = answer.split_whitespace().next().unwrap_or_default().to_lowercase();
    !matches!(
        first.as_str(),
        "du" | "vi"
            | "work"
            | "duty"
            | "scene"
            | "clients"
            | "customers"
            | "funders"
            | "donors"
            | "and"
            | "or"
            | "for"
            | "en"
            | "att"
            | "that"
            | "it"
            | "this"
            | "constant"
            | "pressure"
            | "tight"
    )
}

/// Where the answer that begins at byte `start` ends: with the clause, but a comma inside a title
/// ("Director, Policy") is part of it.
fn answer_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let mut end = rest.len();
    for (index, character) in rest.char_indices() {
        let after = &rest[index + character.len_utf8()..];
        let stops = match character {
            '.' => {
                after.is_empty()
                    || (after.starts_with([' ', '\n', '*', '"', ')']) && !abbreviation(&rest[..index]))
            }
            ';' | '!' | '?' | '(' | '|' | '•' | '–' | '—' | '\n' | ':' => true,
            ')' => true,
            ',' => {
                let word = after.trim_start();
                !word.starts_with(char::is_uppercase)
                    || !last_word(&rest[..index]).starts_with(char::is_uppercase)
            }
            ' ' => {
                let next = after.split([' ', ',', '.']).next().unwrap_or_default();
                let second = after.split([' ', ',']).nth(1).unwrap_or_default();
                stop_word(next, second)
            }
            _ => false,
        };
        if stops {
            end = index;
            break;
        }
    }
    start + end
}

fn abbreviation(before: &str) -> bool {
    matches!(last_word(before), "Dr" | "Mr" | "Mrs" | "Ms" | "St" | "Sr" | "Jr" | "Dept")
}

fn last_word(text: &str) -> &str {
    text.rsplit([' ', '(']).next().unwrap_or_default()
}

/// Words that begin the next clause.
fn stop_word(word: &str, next: &str) -> bool {
    match word {
        "who" | "which" | "that" | "with" | "while" | "this" | "performs" | "provides" | "is" | "will"
        | "where" | "when" | "som" | "med" | "men" | "samt" | "där" | "för" | "through" | "you" | "du"
        | "to" | "as" | "within" | "on" | "using" | "are" | "has" | "must" | "performing" | "but"
        | "inom" | "tillsammans" | "whose" | "working" => true,
        "and" | "och" | "&" => {
            next.starts_with(char::is_lowercase)
                && !matches!(next, "the" | "our" | "their" | "a" | "an" | "vice" | "styrelsen" | "vd")
        }
        "or" | "eller" | "the" | "of" | "in" => false,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        find(&SourceText::verbatim(text, 0)).map(|answer| answer.text)
    }

    #[test]
    fn the_person_is_named_without_the_rest_of_the_sentence() {
        for (text, answer) in [
            (
                "You will report directly to the Managing Director and work closely with sales.",
                "the Managing Director",
            ),
            (
                "This role reports to the Director, Corporate Events, in Oslo.",
                "the Director, Corporate Events",
            ),
            ("Under the general direction of the Head of Fairs, plans all fairs.", "the Head of Fairs"),
            ("Närmaste chef är ekonomichefen men du arbetar även med andra.", "ekonomichefen"),
            ("Du rapporterar till vår VD.", "vår VD"),
        ] {
            assert_eq!(found(text).as_deref(), Some(answer), "{text}");
        }
    }

    #[test]
    fn every_group_of_the_data_is_known_and_filled() {
        super::super::phrases::assert_groups(include_str!("../../../data/reading/reporting.txt"), &GROUPS);
    }

    #[test]
    fn figures_are_reported_to_authorities_and_so_often_and_roles_to_neither() {
        for text in [
            "Du administrerar stödet och rapporterar till Jordbruksverket fyra gånger per år.",
            "Rapportera till SCB.",
            "Räkna utsläppen och rapportera till Naturvårdsverket",
            "You keep the ledger and will report to the Tax Agency.",
            "Collect the figures, reporting to the Board every quarter.",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
        assert_eq!(found("Du rapporterar till HR-chefen.").as_deref(), Some("HR-chefen"));
        assert_eq!(found("Rollen rapporterar till Styrelsen.").as_deref(), Some("Styrelsen"));
        assert_eq!(found("Underställd Rektorn på skolan.").as_deref(), Some("Rektorn på skolan"));
        assert_eq!(
            found("You report to the Head of the Grants Agency.").as_deref(),
            Some("the Head of the Grants Agency")
        );
    }

    #[test]
    fn reports_that_are_written_are_nobody() {
        assert_eq!(found("Provide reports to the board of trustees."), None);
        assert_eq!(found("Coach the staff who report to the regional managers."), None);
    }
}
