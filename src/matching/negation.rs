//! Whether what a text names is denied: "part time isn't possible" offers no part time. A negation speaks of what stands in
//! its own clause, and some only of what follows them: "travel without nights away" is travel.

use std::ops::Range;

use super::terms::Words;
use super::vocabulary::LISTS;
use crate::model::sentences;

/// What always ends a clause.
const ENDS: [&str; 17] = [
    ";",
    ": ",
    ", ",
    " but ",
    " men ",
    " – ",
    " - ",
    " (",
    ") ",
    " although ",
    " även om ",
    " when ",
    " if ",
    " because ",
    " since ",
    " när ",
    " eftersom ",
];
/// "Not this but that".
const BUT_THAT: &str = " utan ";
/// What ends a clause where another begins behind it: "no evenings and weekends" is one, "no evenings and you work from
/// home" two.
const AND: [&str; 3] = [" and ", " och ", " samt "];
/// A negation of what follows reaches so many words.
const REACH: usize = 8;

/// The clauses of a text, in its order.
pub(super) fn clauses(text: &str) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    for (start, end) in sentences(text) {
        let sentence = &text[start..end];
        let mut cuts: Vec<Range<usize>> = Vec::new();
        for between in ENDS.iter().chain(&AND).chain([&BUT_THAT]) {
            let found = sentence.match_indices(between).map(|(at, found)| at..at + found.len());
            cuts.extend(found.filter(|cut| {
                let (before, after) = (&sentence[..cut.start], &sentence[cut.end..]);
                match *between {
                    // "Travel: none" is one.
                    ": " => Words::of(after).0.len() > 1,
                    BUT_THAT => LISTS.has("denies", &Words::of(before)),
                    and if AND.contains(&and) => begins_a_clause(before, after),
                    _ => true,
                }
            }));
        }
        cuts.sort_unstable_by_key(|cut| cut.start);
        let mut from = 0;
        for cut in cuts {
            if cut.start > from {
                clauses.push(start + from..start + cut.start);
            }
            from = from.max(cut.end);
        }
        if from < sentence.len() {
            clauses.push(start + from..end);
        }
    }
    clauses
}

/// Whether what follows an "and" can stand by itself.
fn begins_a_clause(before: &str, after: &str) -> bool {
    let (before, after) = (Words::of(before), Words::of(after));
    let first = Words(after.0.iter().take(1).cloned().collect());
    LISTS.has("subjects", &first) || (LISTS.has("verbs", &before) && LISTS.has("verbs", &after))
}

/// How a text speaks of what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stance {
    /// It says it.
    Said,
    /// It says it of the exception, or doesn't rule it out.
    Seldom,
    /// It denies it.
    Denied,
}

/// How a text speaks of what stands at one of its places. A negation of a negation leaves it open: "we can't promise that there
/// is no evening work" may well mean some.
pub(super) fn stance(text: &str, place: &Range<usize>) -> Stance {
    if let Some(promised) = denied_promise(text, place) {
        return if is_denied(text, promised, place) { Stance::Seldom } else { Stance::Denied };
    }
    let Some(clause) = clause_of(text, place) else { return Stance::Said };
    let words = Words::of(&text[clause.clone()]);
    let denied = is_denied(text, clause, place);
    if LISTS.has("excludes", &words) {
        return if denied { Stance::Seldom } else { Stance::Denied };
    }
    let no_negation = LISTS.places("no_negation", &words);
    let words = words.without(&no_negation);
    match (denied, LISTS.has("mostly", &words), LISTS.has("seldom", &words)) {
        // "As a rule no evenings", "nearly never", "hardly any".
        (true, true, _) | (_, _, true) => Stance::Seldom,
        (true, false, false) => Stance::Denied,
        (false, _, false) => Stance::Said,
    }
}

/// What follows a promise that a sentence says can't be given, if a place stands in it.
fn denied_promise(text: &str, place: &Range<usize>) -> Option<Range<usize>> {
    let (start, end) =
        sentences(text).into_iter().find(|(start, end)| (*start..*end).contains(&place.start))?;
    let words = Words::of(&text[start..end]);
    let promise =
        LISTS.places("promises", &words).into_iter().rfind(|promise| start + promise.end <= place.start)?;
    let before = Words(words.0.into_iter().filter(|(_, word)| word.start < promise.start).collect());
    let denied = LISTS.has("denies", &before) || LISTS.has("denies_next", &before);
    denied.then_some(start + promise.end..end)
}

/// The clause in which a place of a text stands.
pub(super) fn clause_of(text: &str, place: &Range<usize>) -> Option<Range<usize>> {
    clauses(text).into_iter().find(|clause| clause.contains(&place.start))
}

/// Whether what stands at a place of a text is denied in its clause.
pub(super) fn denies(text: &str, place: &Range<usize>) -> bool {
    clause_of(text, place).is_some_and(|clause| is_denied(text, clause, place))
}

/// Whether what stands at a place of a text is denied in a part of it.
fn is_denied(text: &str, clause: Range<usize>, place: &Range<usize>) -> bool {
    let words = Words::of(&text[clause.clone()]);
    let at = place.start - clause.start;
    let no_negation = LISTS.places("no_negation", &words);
    let words = words.without(&no_negation);
    if LISTS.has("denies", &words) {
        return true;
    }
    let before = |negation: &Range<usize>| {
        let between =
            words.0.iter().filter(|(_, word)| word.start >= negation.end && word.start < at).count();
        negation.start <= at && between < REACH
    };
    // "Part time: no" has nothing behind it to deny.
    let last = words.0.last().map(|(_, word)| word.end);
    LISTS.places("denies_next", &words).iter().any(|negation| before(negation) || Some(negation.end) == last)
}
