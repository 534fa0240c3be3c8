//! The title that running text says: a sentence announces it, or calls its reader by it.

use crate::source::SourceText;

use super::super::phrases::Words;
use super::super::sentences;
use super::{
    ANNOUNCES, APART, BOAST, JOINS, NOBODY, OURS, PHRASES, PRAISE, SPEAKS, STOPS, TOLD_AS, found_at,
    is_one_of, roles,
};

/// The longest title that is taken from a sentence, in words.
const LONGEST: usize = 8;

/// The title that a sentence announces: "is recruiting for a Registration Coordinator". A sentence may look for
/// a candidate first, and say as what later.
pub(in super::super) fn announced(text: &SourceText) -> Option<SourceText> {
    let words = Words::of(&text.text);
    let announces = PHRASES.find_of(ANNOUNCES, &words).filter(|found| found.end < words.len());
    announces.map(|found| found.end).find_map(|first| named_from(text, &words, first))
}

/// The title that a text calls its reader by: "Som löneadministratör är du …", "As a payroll clerk, you will …".
pub(in super::super) fn spoken(text: &SourceText) -> Option<SourceText> {
    sentences::split(&text.text).into_iter().find_map(|(start, end)| {
        let sentence = text.slice(start, end);
        let words = Words::of(&sentence.text);
        let first = match words.get(0) {
            "som" => 1,
            "as" if is_one_of(OURS, &words, 1) => 2,
            _ => return None,
        };
        // "är du", "kommer du": the verb stands before whom it is said to; in English a comma does.
        let you =
            (first + 1..=first + 7).find(|index| matches!(words.get(*index), "du" | "you" | "you'll"))?;
        let last = if words.get(you) == "du" { you - 1 } else { you };
        // "Som samordnare ser vi att du …": somebody else may come first.
        let other = (first + 1..last).find(|index| words.get(index + 1) == "vi");
        let last = other.unwrap_or(last);
        let last = (first..last).find(|index| is_one_of(APART, &words, *index)).unwrap_or(last);
        let is_name = last > first && last - first <= 4 && !is_one_of(NOBODY, &words, first);
        is_name.then(|| sentence.slice(words.range(first).0, words.range(last - 1).1))
    })
}

/// The first role that a text offers and that fits: "apply for the job as a clerk", "vi söker en driven säljare".
pub(in super::super) fn told(text: &SourceText, fits: impl Fn(&str) -> bool) -> Option<SourceText> {
    sentences::split(&text.text).into_iter().find_map(|(start, end)| {
        let sentence = text.slice(start, end);
        let words = Words::of(&sentence.text);
        let leads = PHRASES.find_of(TOLD_AS, &words);
        leads.map(|found| found.end).find_map(|after| {
            let mut first = after;
            while let Some(next) =
                [OURS, PRAISE, BOAST].iter().find_map(|group| found_at(*group, &words, first))
            {
                first = next.end;
            }
            let last = (first..words.len().min(first + 4)).find(|index| roles::at(&words, *index))?;
            let within = (first..last)
                .any(|index| is_one_of(SPEAKS, &words, index) || is_one_of(APART, &words, index));
            let role = sentence.slice(words.range(first).0, words.range(roles::end_at(&words, last) - 1).1);
            (!within && fits(&role.text)).then_some(role)
        })
    })
}

/// The title that begins at word `first`: words in capitals, and those that join them.
fn named_from(text: &SourceText, words: &Words, first: usize) -> Option<SourceText> {
    let capital = |index: usize| text.text[words.range(index).0..].starts_with(char::is_uppercase);
    let joins = |index: usize| is_one_of(JOINS, words, index);
    let mut end = first;
    let mut last = first;
    while end < words.len() && end <= first + LONGEST && (capital(end) || (end > first && joins(end))) {
        if is_one_of(STOPS, words, end) && end > first && !joins(end) {
            break;
        }
        let gap = text.text.get(words.range(end).1..words.range(end + 1).0).unwrap_or_default();
        if capital(end) {
            last = end + 1;
        }
        end += 1;
        if gap.contains(['.', ',', ';', ':', '(', ')', '\n', '–', '*', '!']) {
            break;
        }
    }
    let long_enough = last > first && last - first <= LONGEST;
    long_enough.then(|| text.slice(words.range(first).0, words.range(last - 1).1))
}
