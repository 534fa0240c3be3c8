//! Which duties are lines of the posting's list. The sentences that lead up to a list tell of the same work in other
//! words: they are no lines too many, none too long, and take no time of their own.

use crate::model::{Duty, Posting};

/// So many items are a list.
const LIST: usize = 3;
/// The signs before an item, beside numbers.
const BULLETS: &str = "-*•·–+▪◦●";

/// Of each duty, whether it opens a line that counts: an item where half of the lines are items of a list, else any line.
pub(super) fn lines(posting: &Posting) -> Vec<bool> {
    let lines: Vec<bool> = posting.duties.iter().map(Duty::opens_line).collect();
    let is_item =
        |(duty, opens): (&Duty, &bool)| *opens && is_item(&posting.file.text, duty.line().span().start);
    let items: Vec<bool> = posting.duties.iter().zip(&lines).map(is_item).collect();
    let count = |of: &[bool]| of.iter().filter(|counts| **counts).count();
    if count(&items) >= LIST && 2 * count(&items) >= count(&lines) { items } else { lines }
}

/// Whether a bullet or a number opens the line that byte `start` stands on, or stands right before it.
fn is_item(text: &str, start: usize) -> bool {
    let start = start.min(text.len());
    let line = memchr::memrchr(b'\n', &text.as_bytes()[..start]).map_or(0, |at| at + 1);
    let (opens, ends) = (text[line..start].trim_start(), text[line..start].trim_end());
    let is_bulleted = |line: &str| {
        let mut chars = line.chars();
        chars.next().is_some_and(|c| BULLETS.contains(c)) && chars.next().is_none_or(char::is_whitespace)
    };
    let is_numbered = || {
        let number = ends.trim_end_matches(['.', ')']);
        number.len() < ends.len()
            && number.rsplit(char::is_whitespace).next().is_some_and(|word| {
                (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
            })
    };
    is_bulleted(opens) || ends.ends_with(|c| BULLETS.contains(c)) || ends.ends_with("<li>") || is_numbered()
}
