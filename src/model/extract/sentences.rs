//! Sentences, and whether one tells what the person will do.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::phrases::{Phrases, Words, entries};

/// What a sentence or a list item tells by its form alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// That the person does something.
    Duty,
    /// Possibly that: where duties are told, it is one.
    MaybeDuty,
    /// Something else.
    NoDuty,
    /// That the person must have something.
    Requirement,
    /// The form says nothing.
    Open,
}

const GROUPS: [&str; 6] = ["duty", "maybe duty", "not duty", "requirement", "boilerplate", "never duty"];
const DUTY: usize = 0;
const MAYBE: usize = 1;
const NOT: usize = 2;
const REQUIREMENT: usize = 3;
const BOILERPLATE: usize = 4;
const NEVER: usize = 5;

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../../../data/reading/sentences.txt"), &GROUPS));

static VERBS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    entries(include_str!("../../../data/reading/verbs.txt")).map(|(_, verb)| verb).collect()
});

/// What a prose sentence tells.
pub(super) fn sentence(text: &str) -> Form {
    let words = Words::of(text);
    if words.len() < 3 || text.trim_end().ends_with('?') || PHRASES.has(&words, NEVER) {
        return Form::NoDuty;
    }
    // What opens the sentence tells more than what stands within it; of equals the longest is the most
    // exact: "you will" a duty, "you will receive" none.
    let longest = |group: usize| {
        PHRASES
            .find_all(&words)
            .filter(|found| found.group == group)
            .map(|found| (found.bound, found.end - found.first))
            .max()
    };
    let (duty, not) = (longest(DUTY), longest(NOT));
    match (duty, not) {
        (Some(duty), Some(not)) if duty > not => Form::Duty,
        (_, Some(_)) => Form::NoDuty,
        (Some(_), None) => Form::Duty,
        (None, None) if PHRASES.has(&words, MAYBE) || opens_with_verb(&words) => Form::MaybeDuty,
        (None, None) => Form::Open,
    }
}

/// What an item of a list tells.
pub(super) fn item(text: &str) -> Form {
    let words = Words::of(text);
    if words.len() == 0 {
        return Form::NoDuty;
    }
    if PHRASES.has(&words, REQUIREMENT) {
        return Form::Requirement;
    }
    if opens_with_verb(&words) {
        return Form::Duty;
    }
    if PHRASES.has(&words, DUTY) { Form::MaybeDuty } else { Form::Open }
}

/// Whether a line is no duty wherever it stands: a date, an address, a salary.
pub(super) fn is_boilerplate(text: &str) -> bool {
    let words = Words::of(text);
    let labelled = text.split_once(':').is_some_and(|(label, _)| label.split_whitespace().count() <= 3);
    words.len() == 0
        || (words.len() <= 2 && words.joined().chars().all(|c| c.is_numeric() || c == ' '))
        || (labelled && PHRASES.has(&words, BOILERPLATE))
        || text.starts_with("http")
}

/// Whether a sentence speaks of those who offer the role.
pub(super) fn is_about_us(text: &str) -> bool {
    let words = Words::of(text);
    (0..words.len()).any(|index| {
        matches!(
            words.get(index),
            "we" | "we're" | "we've" | "our" | "us" | "vi" | "vår" | "vårt" | "våra" | "oss"
        )
    })
}

/// Whether the first word, or the second after an adverb, is a verb of work in any of the forms that
/// duties begin with.
fn opens_with_verb(words: &Words) -> bool {
    let first = words.get(0);
    is_verb(first)
        || ((first.ends_with("ly") || matches!(first, "to" | "att" | "co" | "may")) && is_verb(words.get(1)))
}

/// Whether a word is a verb of work: bare, third person, gerund, or a Swedish verb or verbal noun.
pub(super) fn is_verb(word: &str) -> bool {
    let known = |stem: &str| VERBS.contains(stem);
    let known_with = |stem: &str, endings: [&str; 2]| {
        endings.iter().any(|ending| VERBS.contains(format!("{stem}{ending}").as_str()))
    };
    if known(word) {
        return true;
    }
    if let Some(stem) = word.strip_suffix("ies")
        && known(&format!("{stem}y"))
    {
        return true;
    }
    if let Some(stem) = word.strip_suffix("es").filter(|stem| known(stem)) {
        return !stem.is_empty();
    }
    if let Some(stem) = word.strip_suffix('s').filter(|stem| known(stem)) {
        return !stem.is_empty();
    }
    if let Some(stem) = word.strip_suffix("ing") {
        let undoubled = stem
            .char_indices()
            .last()
            .map_or(stem, |(index, last)| if stem[..index].ends_with(last) { &stem[..index] } else { stem });
        return known_with(stem, ["", "e"]) || known(undoubled) || known_with(stem, ["a", "ra"]);
    }
    // planerar, planering, leder
    word.strip_suffix("ar").is_some_and(|stem| known_with(stem, ["a", "a"]))
        || word.strip_suffix("er").is_some_and(|stem| known_with(stem, ["a", "a"]))
}

/// The sentences of a text, as byte ranges without white space at their ends.
pub(super) fn split(text: &str) -> Vec<(usize, usize)> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((index, character)) = characters.next() {
        if !matches!(character, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = index + character.len_utf8();
        while let Some((at, closing)) = characters.peek().copied() {
            if !matches!(closing, '.' | '!' | '?' | ')' | '"' | '”' | '’') {
                break;
            }
            end = at + closing.len_utf8();
            characters.next();
        }
        let rest = &text[end..];
        let next = rest.trim_start().chars().next();
        let spaced = rest.starts_with(char::is_whitespace);
        let begins = next
            .is_none_or(|c| c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '(' | '-' | '•'));
        let closed = end > index + character.len_utf8();
        let abbreviated = character == '.' && !closed && is_abbreviation(&text[start..index]);
        if (spaced || rest.is_empty()) && begins && !abbreviated {
            push_trimmed(text, start, end, &mut sentences);
            start = end;
        }
    }
    push_trimmed(text, start, text.len(), &mut sentences);
    sentences
}

fn push_trimmed(text: &str, start: usize, end: usize, sentences: &mut Vec<(usize, usize)>) {
    let piece = &text[start..end];
    let from = start + (piece.len() - piece.trim_start().len());
    let to = start + piece.trim_end().len();
    if from < to {
        sentences.push((from, to));
    }
}

/// Whether the full stop after this text belongs to an abbreviation.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit([' ', '(', '\u{a0}']).next().unwrap_or_default();
    let lower = word.to_lowercase();
    matches!(
        lower.as_str(),
        "e.g"
            | "i.e"
            | "mr"
            | "mrs"
            | "ms"
            | "dr"
            | "st"
            | "no"
            | "vs"
            | "inc"
            | "approx"
            | "dept"
            | "t.ex"
            | "bl.a"
            | "m.m"
            | "d.v.s"
            | "ca"
            | "bl"
            | "t"
            | "s.k"
            | "o.s.v"
            | "m.fl"
            | "jr"
            | "sr"
            | "u.s"
            | "u.k"
            | "ex"
    ) || (word.chars().count() == 1 && word.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_data_is_known() {
        for (group, _) in entries(include_str!("../../../data/reading/sentences.txt")) {
            assert!(GROUPS.contains(&group), "unknown group {group}");
        }
    }

    #[test]
    fn the_most_exact_phrase_tells_a_duty_from_a_promise() {
        assert_eq!(sentence("You will coordinate the annual conference."), Form::Duty);
        assert_eq!(sentence("You will receive a warm welcome."), Form::NoDuty);
        assert_eq!(sentence("Du kommer att samordna årets mässa."), Form::Duty);
        assert_eq!(sentence("Du kommer att få en introduktion."), Form::NoDuty);
        assert_eq!(sentence("We are a small team."), Form::NoDuty);
    }

    #[test]
    fn items_are_known_by_their_first_word() {
        for text in
            ["Plan the fair", "Plans the fair", "Planning the fair", "Planera mässan", "Planering av mässan"]
        {
            assert_eq!(item(text), Form::Duty, "{text}");
        }
        assert_eq!(item("Ability to plan"), Form::Requirement);
        assert_eq!(item("Erfarenhet av planering"), Form::Requirement);
    }

    #[test]
    fn sentences_end_where_they_end() {
        let text = "Boka resor, t.ex. tåg. Ta emot gäster (m.m.). Run the U.S. office.";
        let parts: Vec<_> = split(text).into_iter().map(|(start, end)| &text[start..end]).collect();
        assert_eq!(parts, ["Boka resor, t.ex. tåg.", "Ta emot gäster (m.m.).", "Run the U.S. office."]);
    }
}
