//! What a model looks at: the entries that enough duties hold, and how much each is worth by its rarity.

use std::collections::HashMap;

use rolescope::classify::{Part, Pattern};

use crate::corpus::{Corpus, is_of_classes};
use crate::train::Options;

/// The features of one model: entries of its own language, and entries of classes of either.
pub struct Features {
    pub patterns: Vec<Pattern>,
    pub rarity: Vec<f32>,
    /// For each language, the feature of each pattern of its corpus.
    of: [Vec<Option<u32>>; 2],
}

impl Features {
    /// Numbers the patterns that stand in enough of the duties learned from.
    pub fn choose(corpora: &[Corpus; 2], main: usize, learned: &[Vec<usize>; 2], options: &Options) -> Self {
        let corpus = &corpora[main];
        let mut counts: HashMap<&Pattern, usize> = HashMap::new();
        for &row in &learned[main] {
            for &found in &corpus.in_duties[row] {
                *counts.entry(&corpus.patterns[found as usize]).or_default() += 1;
            }
        }
        let least =
            |pattern: &Pattern| if is_phrase(pattern) { options.least_phrases } else { options.least };
        let enough = counts.iter().filter(|(pattern, count)| **count >= least(pattern));
        let mut patterns: Vec<&Pattern> = enough.map(|(pattern, _)| *pattern).collect();
        patterns.sort_unstable();
        patterns.retain(|pattern| **pattern != Pattern::BASE);
        let rows = learned[main].len() as f64;
        let rarity = patterns
            .iter()
            .map(|pattern| (1.0 + ((1.0 + rows) / (1.0 + counts[*pattern] as f64)).ln()) as f32);
        let rarity = rarity.map(|rarity| (rarity * 100.0).round() / 100.0).collect();
        let numbers: HashMap<&Pattern, u32> =
            patterns.iter().enumerate().map(|(index, pattern)| (*pattern, index as u32)).collect();
        let of = [0, 1].map(|side| {
            corpora[side]
                .patterns
                .iter()
                .map(|pattern| {
                    numbers.get(pattern).copied().filter(|_| side == main || is_of_classes(pattern))
                })
                .collect()
        });
        Self { patterns: patterns.into_iter().cloned().collect(), rarity, of }
    }

    /// The features of what a text of the language `side` holds, with their values: rarities, scaled so that
    /// their squares sum to one.
    pub fn row(&self, side: usize, found: &[u32]) -> Vec<(u32, f32)> {
        let mut values: Vec<(u32, f32)> = found
            .iter()
            .filter_map(|&found| self.of[side][found as usize])
            .map(|feature| (feature, self.rarity[feature as usize]))
            .collect();
        let norm = values.iter().map(|(_, value)| value * value).sum::<f32>().sqrt();
        values.iter_mut().for_each(|(_, value)| *value /= norm);
        values
    }
}

fn is_phrase(pattern: &Pattern) -> bool {
    pattern.parts.iter().any(|part| matches!(part, Part::Words(words) if words.contains(' ')))
}
