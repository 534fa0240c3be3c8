//! The acts that one sentence tells. "Manage the diary, prepare analyses for the board and run the fair" is
//! three things to do, "prepare, edit and send invoices" one: an act has a verb of its own and something of
//! its own that is done. Whether they are worth telling apart is not decided here, but by what they are for.

use std::sync::LazyLock;

use crate::source::SourceText;

use super::phrases::{Phrases, Words};
use super::verbs::is_verb;

const GROUPS: [&str; 7] = ["joins", "opens", "binds", "noun too", "no noun before", "dangles", "refers back"];
const JOINS: usize = 0;
const OPENS: usize = 1;
const BINDS: usize = 2;
const NOUN_TOO: usize = 3;
const NO_NOUN_BEFORE: usize = 4;
const DANGLES: usize = 5;
const REFERS_BACK: usize = 6;

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../../../data/reading/acts.txt"), &GROUPS));

/// Shorter texts tell one act.
const LONG: usize = 12;
/// Longer texts, in bytes, are prose that has lost its breaks: their acts are not one duty's.
const TOO_LONG: usize = 2000;
/// The first act begins within so many words.
const OPENS_WITHIN: usize = 14;
/// An act is a verb and at least so many words of what is done.
const OWN_WORDS: usize = 2;

/// The acts that a duty tells, each a part of its text, in their order; the text itself where it tells one.
/// Together they are the whole text but for the words and signs that join them.
pub(crate) fn acts(text: &SourceText) -> Vec<SourceText> {
    if text.text.len() > TOO_LONG {
        return vec![text.clone()];
    }
    let words = Words::of(&text.text);
    let starts = if words.len() < LONG { Vec::new() } else { starts(&words, &text.text) };
    if starts.len() < 2 {
        return vec![text.clone()];
    }
    let last = |start: &Start| last_word(&words, start.join, &text.text);
    let ends = starts.iter().skip(1).map(last).chain([text.text.len()]);
    // What stands before the first verb belongs to the first act.
    let first = |start: &Start| first_word(&words, start.verb, &text.text);
    let begins = std::iter::once(0).chain(starts.iter().skip(1).map(first));
    begins.zip(ends).map(|(begin, end)| text.slice(begin, end).trimmed()).collect()
}

/// Where the word before word `index` ends, with the brackets, quotes and signs that close right after it.
fn last_word(words: &Words, index: usize, text: &str) -> usize {
    let end = words.range(index - 1).1;
    let closes = |c: char| matches!(c, ')' | ']' | '"' | '”' | '’' | '\'' | '»' | '%');
    let signs = text[end..words.range(index).0].trim_end_matches(|c: char| !closes(c));
    // Only signs that touch the word: a bracket that opens the next act is not this one's.
    if signs.chars().all(closes) { end + signs.len() } else { end }
}

/// Where word `index` begins, with the brackets and quotes that open right before it.
fn first_word(words: &Words, index: usize, text: &str) -> usize {
    let start = words.range(index).0;
    let before = &text[words.range(index - 1).1..start];
    let opens = |c: char| matches!(c, '(' | '[' | '"' | '“' | '„' | '”' | '«' | '‘' | '\'');
    let signs = before.len() - before.trim_end_matches(opens).len();
    // Signs that touch the word before close that one.
    if signs < before.len() { start - signs } else { start }
}

/// Where an act begins.
#[derive(Debug, Clone, Copy)]
struct Start {
    /// The word that joins it to the act before, or its verb where only a comma does.
    join: usize,
    /// The word that it begins with: its verb, or an adverb before it.
    verb: usize,
}

fn starts(words: &Words, text: &str) -> Vec<Start> {
    let Some(first) = first_verb(words) else { return Vec::new() };
    let form = form(words.get(first));
    let mut starts = vec![Start { join: first, verb: first }];
    let mut bound = false;
    let mut index = first + 1;
    while index < words.len() {
        let gap = text.get(words.range(index - 1).1..words.range(index).0).unwrap_or_default();
        // What is in brackets is said of the act.
        let within = || text[..words.range(index).0].rfind('(') > text[..words.range(index).0].rfind(')');
        let strong = gap.contains(';');
        if strong {
            bound = false;
        }
        bound |= found(words, index, BINDS).is_some();
        let joined = found(words, index, JOINS).filter(|_| index + 1 < words.len());
        let is_open = found(words, index - 1, DANGLES).is_some();
        let divides = !is_open && (strong || gap.contains(',') || joined.is_some());
        let verb = joined.unwrap_or(index);
        if divides && !bound && begins_act(words, verb, form) && !within() {
            starts.push(Start { join: index, verb });
            index = verb;
        }
        index += 1;
    }
    // A verb without anything of its own shares what the next one does.
    let mut own: Vec<Start> = Vec::new();
    for (place, start) in starts.iter().enumerate() {
        let end = starts.get(place + 1).map_or(words.len(), |next| next.join);
        let has_own = end > start.verb + OWN_WORDS;
        let before_shares = place > 0 && {
            let before = starts[place - 1];
            start.join <= before.verb + OWN_WORDS
        };
        if place == 0 || (has_own && !before_shares) {
            own.push(*start);
        }
    }
    own
}

/// The verb of the first act: the first word, or what follows "you will" and its like.
fn first_verb(words: &Words) -> Option<usize> {
    let verb = |mut index: usize| {
        while index < words.len() && is_adverb(words.get(index)) {
            index += 1;
        }
        is_verb(words.get(index)).then_some(index)
    };
    verb(0).or_else(|| (0..words.len().min(OPENS_WITHIN)).find_map(|index| verb(found(words, index, OPENS)?)))
}

fn begins_act(words: &Words, index: usize, wanted: Form) -> bool {
    let verb = if is_adverb(words.get(index)) { index + 1 } else { index };
    let word = words.get(verb);
    is_verb(word)
        && form(word) == wanted
        && found(words, verb + 1, REFERS_BACK).is_none()
        && (found(words, verb, NOUN_TOO).is_none() || found(words, verb + 1, NO_NOUN_BEFORE).is_some())
}

fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") && !is_verb(word) || matches!(word, "also" | "även" | "också")
}

/// One past the longest phrase of a group that stands at a word.
fn found(words: &Words, index: usize, group: usize) -> Option<usize> {
    PHRASES.find_at(words, index).filter(|found| found.group == group).map(|found| found.end).max()
}

/// The form of a verb; acts beside each other have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    Ing,
    Present,
}

fn form(verb: &str) -> Form {
    if verb.ends_with("ing") && verb.len() > 5 {
        Form::Ing
    } else if verb.ends_with('s') && is_verb(&verb[..verb.len() - 1])
        || verb.ends_with("es")
        || verb.ends_with("ar")
        || verb.ends_with("er")
            && !matches!(verb, "offer" | "foster" | "answer" | "enter" | "monitor" | "order")
    {
        Form::Present
    } else {
        Form::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        acts(&SourceText::verbatim(text, 0)).into_iter().map(|act| act.text).collect()
    }

    #[test]
    fn every_group_of_the_data_is_known_and_filled() {
        super::super::phrases::assert_groups(include_str!("../../../data/reading/acts.txt"), &GROUPS);
    }

    #[test]
    fn an_act_has_a_verb_and_an_object_of_its_own() {
        assert_eq!(
            parts(
                "Manage the diary of the director, prepare monthly analyses for the board and run the fair."
            ),
            ["Manage the diary of the director", "prepare monthly analyses for the board", "run the fair."]
        );
        assert_eq!(
            parts("Du kommer att boka resor åt ledningen, analysera årets siffror samt arrangera vår mässa"),
            ["Du kommer att boka resor åt ledningen", "analysera årets siffror", "arrangera vår mässa"]
        );
    }

    #[test]
    fn parts_keep_the_brackets_and_quotes_at_their_ends() {
        assert_eq!(
            parts(
                "Manage the diary of the director (and of her deputy), prepare \"Board News\" for the board of \"Elm\", and run the fair."
            ),
            [
                "Manage the diary of the director (and of her deputy)",
                "prepare \"Board News\" for the board of \"Elm\"",
                "run the fair."
            ]
        );
    }

    #[test]
    fn verbs_that_share_what_is_done_are_one_act() {
        for text in [
            "Prepare, edit and send all the invoices of the customers in good time",
            "Coordinate travel, schedules and budget reviews for all of the regional teams",
            "Provides analysis of all needs and solutions for, and approves changes to, the two systems",
            "Du tar in offerter på lokaler och teknik från tre firmor och väljer det som passar bäst",
            "Supervise the clerks who answer the phones and book the rooms for all meetings",
            "Planera, leda och följa upp arbetet i projektet tillsammans med kunden varje vecka",
        ] {
            assert_eq!(parts(text), [text]);
        }
    }
}
