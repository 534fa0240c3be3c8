//! What the rules need to know of a duty's words, found once: the same duty stands in many postings, and
//! several rules ask the same of it.

use super::shingles;
use super::words::{Hit, hits_in, lower};
use crate::source::words;

/// A duty's words, as rules see them. They depend on its text alone.
#[derive(Debug)]
pub struct DutyFacts {
    /// The phrases that rules know.
    pub(super) hits: Vec<Hit>,
    /// The words' numbers, in the order of the text.
    pub(super) words: Vec<u64>,
    /// The same, sorted, each once.
    pub(super) set: Vec<u64>,
    /// A bit for each of them, which several may share.
    pub(super) bits: u64,
}

impl DutyFacts {
    /// What is to be known of a duty's text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let lower = lower(text);
        let words: Vec<u64> = words(&lower).map(shingles::hash).collect();
        let mut set = words.clone();
        set.sort_unstable();
        set.dedup();
        let bits = set.iter().fold(0, |bits, word| bits | 1 << (word & 63));
        Self { hits: hits_in(&lower), words, set, bits }
    }
}
