//! The classifier: sums what the matching entries count for, and turns the sums into a category, a
//! level and how sure they are.
//!
//! An entry counts `weight × focus`, where focus is one over the root of the sum of the squared rarities
//! of all entries found: in a long duty each word counts for less. The sum over the entries is the
//! score of a category, a natural logarithm of odds, and the softmax of the scores is how likely each
//! category is (the weights were learned and calibrated for just that; see `docs/model-card.md`).

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::OnceLock;

use arrayvec::ArrayVec;

use super::artefact::Artefact;
use super::judgement::{Evidence, Judgement};
use super::matcher::{Hit, Scratch};
use crate::model::{Category, Language, Level};

/// A second category is named where it is at least this likely. Chosen on the labelled duties, where
/// it gives the best F1 of second categories.
const SECOND_FROM: f64 = 0.25;
/// A duty whose best category is less likely than this is unclear.
const UNCLEAR_BELOW: f64 = 0.30;

/// The classifier: a compiled lexicon for each language.
#[derive(Debug)]
pub struct Classifier {
    lexicons: [Artefact; 2],
}

/// An entry found in a duty, before weights are applied: what training counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The entry's place in the weight file, from 0.
    pub entry: usize,
}

thread_local! {
    static SCRATCH: RefCell<[Scratch; 2]> = RefCell::default();
}

impl Classifier {
    /// The classifier that ships with the program.
    ///
    /// # Panics
    /// Never in a program that was built whole: the artefact is part of it, and a test loads it.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static BUNDLED: OnceLock<Classifier> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            let english = Cow::Borrowed(include_bytes!("../../data/compiled/en.lexicon").as_slice());
            let swedish = Cow::Borrowed(include_bytes!("../../data/compiled/sv.lexicon").as_slice());
            Self::from_compiled(english, swedish).expect("the artefact in the program is whole")
        })
    }

    /// A classifier from two compiled lexicons (see [`compile`](super::compile())); `None` where the bytes
    /// are none.
    #[must_use]
    pub fn from_compiled(english: Cow<'static, [u8]>, swedish: Cow<'static, [u8]>) -> Option<Self> {
        Some(Self { lexicons: [Artefact::load(english)?, Artefact::load(swedish)?] })
    }

    /// Judges one duty by its text alone.
    #[must_use]
    pub fn judge(&self, duty: &str, language: Language) -> Judgement {
        let lexicon = &self.lexicons[language as usize];
        SCRATCH.with_borrow_mut(|scratches| {
            let scratch = &mut scratches[language as usize];
            scratch.find(lexicon, duty);
            let focus = focus(lexicon, &scratch.hits);
            let mut reasons = Vec::with_capacity(scratch.hits.len());
            reasons.extend(scratch.hits.iter().filter_map(|hit| evidence(lexicon, scratch, hit, focus)));
            conclude(reasons)
        })
    }

    /// The entries found in a duty, each once, and in no particular order.
    #[must_use]
    pub fn find(&self, duty: &str, language: Language) -> Vec<Found> {
        let lexicon = &self.lexicons[language as usize];
        SCRATCH.with_borrow_mut(|scratches| {
            let scratch = &mut scratches[language as usize];
            scratch.find(lexicon, duty);
            scratch.hits.iter().map(|hit| Found { entry: hit.entry as usize }).collect()
        })
    }
}

/// What the entries found share: one over the root of the sum of their squared rarities.
fn focus(lexicon: &Artefact, hits: &[Hit]) -> f64 {
    let sum: f64 = hits.iter().map(|hit| f64::from(lexicon.entry(hit.entry).0).powi(2)).sum();
    if sum > 0.0 { 100.0 / sum.sqrt() } else { 0.0 }
}

fn evidence(lexicon: &Artefact, scratch: &Scratch, hit: &Hit, focus: f64) -> Option<Evidence> {
    let (rarity, weights, level_weights) = lexicon.entry(hit.entry);
    // The base rate takes no part of the attention and always counts in full.
    let factor = if rarity == 0 { 1.0 } else { focus };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "weights are 16 bits wide and the factor is at most 1"
    )]
    let scale = |weight: i32| (f64::from(weight) * factor).round() as i32;
    let weights = weights.map(scale);
    let level_weights = level_weights.map(scale);
    if weights.iter().chain(&level_weights).all(|weight| *weight == 0) {
        return None;
    }
    let mut places = ArrayVec::new();
    if hit.first.1 > 0 {
        places.push(source_range(scratch, hit.first));
        let last = source_range(scratch, hit.last);
        if last != places[0] {
            places.push(last);
        }
    }
    Some(Evidence { entry: lexicon.pattern(hit.entry), places, weights, level_weights })
}

/// The bytes of the duty that a place in half words stands for; half a word counts as the whole.
fn source_range(scratch: &Scratch, place: (u32, u32)) -> Range<usize> {
    let words = scratch.words.all();
    let first = words[place.0 as usize / 2];
    let last = words[(place.1 as usize).div_ceil(2).max(1) - 1];
    first.source_start as usize..last.source_end as usize
}

fn conclude(evidence: Vec<Evidence>) -> Judgement {
    let mut scores = [0; Category::COUNT];
    let mut level_scores = [0; Level::COUNT];
    for reason in &evidence {
        for (score, weight) in scores.iter_mut().zip(reason.weights) {
            *score += weight;
        }
        for (score, weight) in level_scores.iter_mut().zip(reason.level_weights) {
            *score += weight;
        }
    }
    let probabilities = softmax(scores);
    let level_probabilities = softmax(level_scores);
    let speaks = evidence.iter().any(|reason| !reason.places.is_empty());
    let best = largest(&probabilities);
    let clear = speaks && probabilities[best] >= UNCLEAR_BELOW;
    let second = Category::ALL
        .into_iter()
        .filter(|category| category.index() != best && *category != Category::Other)
        .max_by(|a, b| probabilities[a.index()].total_cmp(&probabilities[b.index()]))
        .filter(|category| clear && probabilities[category.index()] >= SECOND_FROM);
    Judgement {
        category: clear.then(|| Category::ALL[best]),
        second,
        level: Level::ALL[largest(&level_probabilities)],
        probabilities,
        level_probabilities,
        evidence,
    }
}

/// Scores in hundredths to probabilities. `libm` gives the same digits on every machine.
fn softmax<const N: usize>(scores: [i32; N]) -> [f64; N] {
    let top = scores.iter().copied().max().unwrap_or(0);
    let powers = scores.map(|score| libm::exp(f64::from(score - top) / 100.0));
    let sum: f64 = powers.iter().sum();
    powers.map(|power| power / sum)
}

/// The place of the largest value; the first of equals.
fn largest(values: &[f64]) -> usize {
    let mut best = 0;
    for (index, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = index;
        }
    }
    best
}
