//! Where sentences end: at a full stop that is none of an abbreviation's, and where an export lost the space after it.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::phrases::entries;

/// Words whose full stop is their own, without it.
static ABBREVIATIONS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    entries(include_str!("../../../data/reading/abbreviations.txt")).map(|(_, word)| word).collect()
});

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
        let begins =
            next.is_none_or(|c| c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '-' | '•'));
        // A remark in brackets goes with the sentence before it.
        let closed = end > index + character.len_utf8();
        let glued = || !spaced && is_glued(&text[..index], rest);
        let abbreviated = || character == '.' && !closed && is_abbreviation(&text[start..index]);
        if begins && (spaced || rest.is_empty() || glued()) && !abbreviated() {
            push_trimmed(text, start, end, &mut sentences);
            start = end;
        }
    }
    push_trimmed(text, start, text.len(), &mut sentences);
    sentences
}

/// Whether a full stop without a space after it ends a sentence: "… on time.Other duties …".
fn is_glued(before: &str, after: &str) -> bool {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphabetic()).count() >= 2;
    let last: String = before.chars().rev().take(3).collect();
    last.chars().count() == 3
        && last.chars().all(char::is_lowercase)
        && after.starts_with(char::is_uppercase)
        && word(after)
}

fn push_trimmed(text: &str, start: usize, end: usize, sentences: &mut Vec<(usize, usize)>) {
    let piece = &text[start..end];
    let from = start + (piece.len() - piece.trim_start().len());
    let to = start + piece.trim_end().len();
    if from < to {
        sentences.push((from, to));
    }
}

/// How many bytes an abbreviation may have; the longest known has six.
const LONGEST_ABBREVIATION: usize = 12;

/// Whether the full stop after this text belongs to an abbreviation.
fn is_abbreviation(before: &str) -> bool {
    let is_break = |c: char| matches!(c, ' ' | '(' | '\u{a0}');
    let mut first = before.len();
    for (index, _) in before.char_indices().rev().take_while(|(_, c)| !is_break(*c)) {
        // A text without a space isn't read from its start at each of its full stops.
        if before.len() - index > LONGEST_ABBREVIATION {
            return false;
        }
        first = index;
    }
    let word = &before[first..];
    ABBREVIATIONS.contains(word.to_lowercase().as_str())
        || (word.chars().count() == 1 && word.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_in_brackets_goes_with_the_sentence_before_it() {
        let text = "Review the reports. (The clerks write them.) Order paper.";
        let parts: Vec<_> = split(text).into_iter().map(|(start, end)| &text[start..end]).collect();
        assert_eq!(parts, ["Review the reports. (The clerks write them.)", "Order paper."]);
    }

    #[test]
    fn sentences_end_where_they_end() {
        let text = "Boka resor, t.ex. tåg. Ta emot gäster (m.m.). Run the U.S. office.";
        let parts: Vec<_> = split(text).into_iter().map(|(start, end)| &text[start..end]).collect();
        assert_eq!(parts, ["Boka resor, t.ex. tåg.", "Ta emot gäster (m.m.).", "Run the U.S. office."]);
    }
}
