//! Texts that were met before: an export tells a duty twice, or a part alone and within the whole. Two texts are the
//! same if their words are, whatever stands between them. Most differ in how many letters they have already, and
//! their words needn't be laid beside each other.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::phrases::{joined, letters};

/// Texts that were met, each with its place among those that are kept.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The first text of so many letters, and whether its words are known.
    by_letters: FxHashMap<usize, (usize, bool)>,
    by_words: FxHashMap<String, usize>,
}

impl Seen {
    /// The place of the text that says the same as this one; else this one is met, and will stand at `place`. `kept`
    /// gives the text at a place.
    pub fn meet<'a>(
        &mut self,
        text: &str,
        place: usize,
        kept: impl FnOnce(usize) -> &'a str,
    ) -> Option<usize> {
        let first = match self.by_letters.entry(letters(text)) {
            Entry::Vacant(entry) => {
                entry.insert((place, false));
                return None;
            }
            Entry::Occupied(entry) => entry.into_mut(),
        };
        if !first.1 {
            first.1 = true;
            self.by_words.insert(joined(kept(first.0)), first.0);
        }
        match self.by_words.entry(joined(text)) {
            Entry::Vacant(entry) => {
                entry.insert(place);
                None
            }
            Entry::Occupied(known) => Some(*known.get()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_the_same_if_their_words_are() {
        let texts = [
            "Plan the fair.",
            "Book the hall",
            "plan – the fair",
            "Plan the fair & ball",
            "Plan: the fair and ball!",
            "Planthefair",
            "Don’t plan",
            "don't PLAN",
        ];
        let mut seen = Seen::default();
        let met: Vec<_> =
            texts.iter().enumerate().map(|(place, text)| seen.meet(text, place, |at| texts[at])).collect();
        assert_eq!(met, [None, None, Some(0), None, Some(3), None, None, Some(6)]);
    }
}
