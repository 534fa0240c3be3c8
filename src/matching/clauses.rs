//! What of a demand must be had, and what merely counts in somebody's favour. Postings say both in one breath ("a degree
//! is required, Spanish is a plus"), and under a heading that says only one of them.

use std::ops::Range;

use super::likeness::FUNCTION_WORDS;
use super::negation;
use super::terms::Words;
use super::vocabulary::LISTS;
use crate::model::sentences;
use crate::source::SourceText;

/// Where a clause may end inside a sentence.
const BREAKS: [&str; 9] = [", ", " and ", " but ", " och ", " men ", " samt ", " – ", " - ", " ("];

/// What doesn't set a clause apart from the one before: "no experience is needed, we teach you" asks for nothing.
const GOES_ON: [&str; 5] = [",", "–", "-", "(", ":"];

/// What of a demand asks for something: without the clauses that say of something that it isn't needed. What is called a
/// plus as well stays as it is.
pub(super) fn without_the_needless(text: &SourceText) -> Vec<SourceText> {
    let words = Words::of(&text.text);
    if !LISTS.has("needed", &words) || LISTS.has("plus", &words) {
        return vec![text.clone()];
    }
    let clauses = negation::clauses(&text.text);
    let needless: Vec<bool> = clauses.iter().map(|clause| is_needless(&text.text, clause)).collect();
    let Some(first) = needless.iter().position(|needless| *needless) else { return vec![text.clone()] };
    let mut kept: Vec<Range<usize>> = Vec::new();
    for (at, clause) in clauses.iter().enumerate().filter(|(at, _)| !needless[*at]) {
        let last = at.checked_sub(1).map(|last| clauses[last].end);
        let own = || {
            let between = last.map_or("", |last| &text.text[last..clause.start]).trim();
            !GOES_ON.contains(&between) || says("must", &text.text[clause.clone()])
        };
        match kept.last_mut().filter(|kept| last == Some(kept.end)) {
            Some(kept) => kept.end = clause.end,
            None if at < first || own() => kept.push(clause.clone()),
            None => {}
        }
    }
    kept.into_iter().map(|kept| slice(text, kept.start, kept.end)).collect()
}

/// Whether a clause says of something that it isn't needed. "Excel (not required)" lists it all the same.
fn is_needless(text: &str, clause: &Range<usize>) -> bool {
    let needed = LISTS.places("needed", &Words::of(&text[clause.clone()]));
    let denied = |place: &Range<usize>| {
        negation::denies(text, &(clause.start + place.start..clause.start + place.end))
    };
    needed.iter().any(denied) && !says_nothing_else(&text[clause.clone()])
}

/// The parts of something listed as required, each with whether it is. What says the same throughout stays whole.
pub(super) fn parts(text: &SourceText) -> Vec<(SourceText, bool)> {
    // Most demands name nothing that needn't be had.
    let words = Words::of(&text.text);
    if !LISTS.has("preferred", &words) && !LISTS.has("preferably", &words) {
        return vec![(text.clone(), true)];
    }
    let mut clauses: Vec<(usize, usize, bool)> = Vec::new();
    for (start, end) in sentences(&text.text) {
        let mut from = start;
        for piece in text.text[start..end].split_inclusive(';') {
            of_sentence(&text.text, from, from + piece.len(), &mut clauses);
            from += piece.len();
        }
    }
    let mut merged: Vec<(usize, usize, bool)> = Vec::new();
    for (start, end, must) in clauses {
        // "Spanish. This is a plus." says it of the sentence before.
        let of_the_last = !must && says_nothing_else(&text.text[start..end]);
        match merged.last_mut() {
            Some(last) if of_the_last => (last.1, last.2) = (end, false),
            Some(last) if last.2 == must => last.1 = end,
            _ => merged.push((start, end, must)),
        }
    }
    match merged.as_slice() {
        [] => vec![(text.clone(), true)],
        [(_, _, must)] => vec![(text.clone(), *must)],
        several => several.iter().map(|(start, end, must)| (slice(text, *start, *end), *must)).collect(),
    }
}

/// Divides a sentence where one part must be had and the other needn't.
fn of_sentence(text: &str, start: usize, end: usize, clauses: &mut Vec<(usize, usize, bool)>) {
    let sentence = &text[start..end];
    for (at, next) in cuts(sentence, &BREAKS) {
        let (before, after) = (&sentence[..at], &sentence[next..]);
        if !is_required(before) || says_nothing_else(before) || says_nothing_else(after) {
            continue;
        }
        let told_apart = says("must", before) && !is_required(after);
        if told_apart || opens_with_preferred(after) {
            clauses.push((start, start + at, true));
            clauses.push((start + next, end, false));
            return;
        }
    }
    clauses.push((start, end, is_required(sentence)));
}

/// Where a text may be divided, and where what follows begins.
pub(super) fn cuts(text: &str, signs: &[&str]) -> Vec<(usize, usize)> {
    let of_sign =
        |sign: &&str| text.match_indices(*sign).map(|(at, found)| (at, at + found.len())).collect::<Vec<_>>();
    let mut cuts: Vec<(usize, usize)> = signs.iter().flat_map(of_sign).collect();
    cuts.sort_unstable();
    cuts
}

fn is_required(text: &str) -> bool {
    !says("preferred", text) && !opens_with_preferred(text)
}

fn says(list: &str, text: &str) -> bool {
    LISTS.has(list, &Words::of(text))
}

fn opens_with_preferred(text: &str) -> bool {
    let words = Words::of(text);
    ["preferred", "preferably"].into_iter().any(|list| LISTS.open(list, &words))
}

/// Whether a text says that something is preferred, and not what.
fn says_nothing_else(text: &str) -> bool {
    let words = Words::of(text);
    let places = ["preferred", "preferably", "must", "needed", "denies", "denies_next"]
        .map(|list| LISTS.places(list, &words))
        .concat();
    words.without(&places).iter().all(|word| FUNCTION_WORDS.contains(word))
}

fn slice(text: &SourceText, start: usize, end: usize) -> SourceText {
    let part = text.text[start..end].trim_end_matches([' ', ',', ';', '.', '–', '-']);
    let part = text.slice(start, start + part.len()).trimmed();
    // "(preferably from a municipality)" was cut behind its bracket.
    let unpaired = part.text.ends_with(')') && !part.text.contains('(');
    if unpaired { part.slice(0, part.text.len() - 1) } else { part }
}
