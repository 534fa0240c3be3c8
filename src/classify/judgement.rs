//! What the classifier says of one duty: the category, the level, how sure it is, and the evidence.
//! The evidence is the whole of the score: a reader who adds up the weights arrives at the same
//! answer.

use std::borrow::Cow;
use std::ops::Range;

use arrayvec::ArrayVec;

use crate::model::{Category, Level};

/// A duty's judgement.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The category, or `None` where the duty is unclear: nothing in it speaks for any category.
    pub category: Option<Category>,
    /// A second category that is clearly there too.
    pub second: Option<Category>,
    /// What the duty asks of the person.
    pub level: Level,
    /// How likely each category is, in the order of [`Category::ALL`]; they sum to 1.
    pub probabilities: [f64; Category::COUNT],
    /// How likely each level is, in the order of [`Level::ALL`]; they sum to 1.
    pub level_probabilities: [f64; Level::COUNT],
    /// Each entry of the lexicon that spoke, with what it counted for; the sum over all is
    /// [`scores`](Self::scores).
    pub evidence: Vec<Evidence>,
}

impl Judgement {
    /// How likely the category given is right, 0 to 1; for an unclear duty, how likely its best guess
    /// would have been.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        match self.category {
            Some(category) => self.probabilities[category.index()],
            None => self.probabilities.iter().copied().fold(0.0, f64::max),
        }
    }

    /// The sum of the evidence for each category, in hundredths of a natural logarithm of odds.
    #[must_use]
    pub fn scores(&self) -> [i32; Category::COUNT] {
        let mut scores = [0; Category::COUNT];
        for evidence in &self.evidence {
            for (score, weight) in scores.iter_mut().zip(evidence.weights) {
                *score += weight;
            }
        }
        scores
    }
}

/// One reason: an entry of the lexicon that matched, where, and what it counted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The entry's pattern as it stands in the lexicon, such as `@manage … @calendar`.
    pub entry: Cow<'static, str>,
    /// The byte ranges of the duty's text that it matched, at most two; empty for the base rate.
    pub places: ArrayVec<Range<usize>, 2>,
    /// What it counts for each category, in hundredths of a natural logarithm of odds.
    pub weights: [i32; Category::COUNT],
    /// What it counts for each level, in the same unit.
    pub level_weights: [i32; Level::COUNT],
}
