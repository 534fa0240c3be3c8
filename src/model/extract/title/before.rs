//! What stands before a role's name in a headline: who is hiring, that somebody is wanted, and how good the
//! person must be.

use super::super::phrases::{Match, Words};
use super::{
    BEFORE, BOAST, DASHES, EXTENT, HEADS, HIRES, JOB_FORMS, LINK, OURS, PHRASES, PRAISE, QUALITIES,
    ROLE_ADJECTIVES, SLOGAN, SPEAKS, WORKS, found_at, has_ending, is_one_of, roles,
};

/// Within how many words of "via" an agency's name ends.
const AGENCY: usize = 6;

/// The title without what announces the role: "We are hiring:", "Ledig tjänst som".
pub(super) fn cut(title: &str) -> String {
    let text = naming_sentence(title);
    let words = Words::of(text);
    let found = hiring(&words)
        .or_else(|| announcement(&words, text))
        .or_else(|| works_as(&words))
        .or_else(|| job_form(&words));
    let first = found.map_or(0, |found| found.end);
    let start = without_praise(&words, text, first, found.is_some());
    if start == 0 { text.to_owned() } else { text[start_of(&words, start, text)..].to_owned() }
}

/// Of several sentences, the first that names a role: "Fond of order? We seek an archivist".
fn naming_sentence(text: &str) -> &str {
    let mut start = 0;
    let mut parts = Vec::new();
    for (index, _) in text.match_indices(['?', '!']) {
        if text[index + 1..].starts_with(' ') {
            parts.push(&text[start..index]);
            start = index + 1;
        }
    }
    if parts.is_empty() {
        return text;
    }
    parts.push(&text[start..]);
    parts.into_iter().find(|part| roles::names(part)).map_or(text, str::trim)
}

/// "The harbour office in Northquay is hiring pilots": who hires, however long its name is.
fn hiring(words: &Words) -> Option<Match> {
    PHRASES
        .find_of(HIRES, words)
        .filter(|found| found.end < words.len())
        .filter(|found| {
            // "We seek you who …" says nothing of whom.
            !is_one_of(SPEAKS, words, found.end)
                && !roles::names_within(words, 0..found.first)
                && roles::names_within(words, found.end..words.len())
        })
        .max_by_key(|found| found.end)
        .map(|found| Match { end: agency_end(words, found.end), ..found })
}

/// "seeks via Fyrvik a clerk": where the role begins behind the agency that seeks for somebody.
fn agency_end(words: &Words, first: usize) -> usize {
    let article = (first + 1..words.len().min(first + AGENCY)).find(|index| is_one_of(OURS, words, *index));
    article.filter(|_| words.get(first) == "via").unwrap_or(first)
}

fn announcement(words: &Words, text: &str) -> Option<Match> {
    PHRASES
        .find_of(BEFORE, words)
        .filter(|found| found.end < words.len())
        .filter(|found| {
            // "Clerk - we seek": who seeks doesn't stand on both sides of a dash.
            let within = &text[words.range(found.first).0..words.range(found.end - 1).1];
            if DASHES.iter().chain(&[": "]).any(|sign| within.contains(sign)) {
                return false;
            }
            let after = &text[words.range(found.end - 1).1..words.range(found.end).0];
            let announces = after.contains([':', '-', '–', '|']);
            // "Nanny seeks family": who seeks is the role.
            let within_role = roles::names(&text[..words.range(found.end - 1).1]);
            if within_role && !found.bound && !roles::names_within(words, found.end..words.len()) {
                return false;
            }
            let role_before = roles::names_within(words, 0..found.first);
            // "Are you a clerk who …": what is bound to the start says nothing unless a role follows.
            let named = (found.end..words.len().min(found.end + 6)).any(|index| roles::at(words, index));
            let opens = found.first == 0 || announces && found.first <= 3 && !role_before;
            let whole = found.end - found.first > 1 || announces || found.bound;
            opens && whole && (!found.bound || named) && !is_one_of(SPEAKS, words, found.end)
        })
        .max_by_key(|found| found.end)
}

/// "Work evenings and weekends as a cook": as what stands further on.
fn works_as(words: &Words) -> Option<Match> {
    found_at(WORKS, words, 0).or_else(|| found_at(SLOGAN, words, 0))?;
    let names = |index: &usize| (*index..words.len().min(index + 4)).any(|index| roles::at(words, index));
    let end = (2..words.len()).find(|end| matches!(words.get(end - 1), "som" | "as") && names(end))?;
    Some(Match { group: WORKS, first: 0, end, bound: true })
}

/// "Sommarjobb hemstäd": for how long, before whatever is done.
fn job_form(words: &Words) -> Option<Match> {
    let found = found_at(JOB_FORMS, words, 0)?;
    let next = words.get(found.end);
    let names = next.chars().all(char::is_alphabetic) && !next.is_empty();
    (names && !is_one_of(LINK, words, found.end) && !is_one_of(EXTENT, words, found.end)).then_some(found)
}

/// The first word of the role behind articles and praise. Without an announcement, only what is praise in any
/// title goes: a creative director is one.
fn without_praise(words: &Words, text: &str, first: usize, announced: bool) -> usize {
    let mut start = first;
    while start + 1 < words.len() {
        let praise = found_at(BOAST, words, start)
            .or_else(|| found_at(PRAISE, words, start).filter(|_| announced))
            .map(|found| found.end)
            .or_else(|| is_quality(words, start).then_some(start + 1))
            .filter(|end| *end < words.len());
        let joins = start > first && is_one_of(LINK, words, start);
        let next = match praise {
            Some(end) => end,
            // "seeks 2 nurses": how many.
            None if is_one_of(OURS, words, start)
                || joins
                || announced && (is_count(words.get(start)) || words.get(start) == "som") =>
            {
                start + 1
            }
            None => break,
        };
        // "New developments": what praises is part of it where no role would be left.
        let left = roles::names_within(words, next..words.len()) || announced && !roles::names(text);
        if !left {
            break;
        }
        start = next;
    }
    start
}

/// "servicefokuserad", "morgonpigga": how good the person must be, by the word's form; a "legitimerad" nurse is
/// another than any nurse, and a "kreativ" head is one of what is created.
fn is_quality(words: &Words, index: usize) -> bool {
    let word = words.get(index);
    has_ending(QUALITIES, word) && !has_ending(ROLE_ADJECTIVES, word) && !is_one_of(HEADS, words, index + 1)
}

fn is_count(word: &str) -> bool {
    word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit())
}

/// Where a word begins, with the dot or the bracket that belongs to it: ".NET", "(Junior)".
fn start_of(words: &Words, index: usize, text: &str) -> usize {
    let start = words.range(index).0;
    let own = text[..start].chars().next_back().filter(|c| matches!(c, '.' | '('));
    let free = |c: char| text[..start - c.len_utf8()].ends_with(char::is_whitespace);
    own.filter(|c| free(*c)).map_or(start, |c| start - c.len_utf8())
}
