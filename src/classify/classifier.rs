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

/// A second category is named where it is at least this likely. Set by hand; not yet measured against
/// labelled second categories.
const SECOND_FROM: f64 = 0.25;
/// A duty whose best category is less likely than this is unclear. Set by hand, a little above chance.
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
        self.weigh(duty, language, true)
    }

    /// Judges as [`judge`](Self::judge) does, to the same result, but leaves the evidence out: for those
    /// who judge many duties and show none.
    #[must_use]
    pub fn judge_briefly(&self, duty: &str, language: Language) -> Judgement {
        self.weigh(duty, language, false)
    }

    fn weigh(&self, duty: &str, language: Language, with_evidence: bool) -> Judgement {
        let lexicon = &self.lexicons[language as usize];
        SCRATCH.with_borrow_mut(|scratches| {
            let scratch = &mut scratches[language as usize];
            scratch.find(lexicon, duty);
            let focus = focus(lexicon, &scratch.hits);
            let mut evidence = Vec::with_capacity(if with_evidence { scratch.hits.len() } else { 0 });
            let mut sum = Sum::default();
            for hit in &scratch.hits {
                let (weights, level_weights) = weights(lexicon, hit, focus);
                if weights.iter().chain(&level_weights).all(|weight| *weight == 0) {
                    continue;
                }
                sum.add(hit, weights, level_weights);
                if with_evidence {
                    let entry = lexicon.pattern(hit.entry);
                    evidence.push(Evidence { entry, places: places(scratch, hit), weights, level_weights });
                }
            }
            sum.conclude(evidence)
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
    let sum: f64 = hits.iter().map(|hit| f64::from(lexicon.rarity(hit.entry)).powi(2)).sum();
    if sum > 0.0 { 100.0 / sum.sqrt() } else { 0.0 }
}

/// What an entry counts for in a duty, in hundredths: categories, then levels.
fn weights(lexicon: &Artefact, hit: &Hit, focus: f64) -> ([i32; Category::COUNT], [i32; Level::COUNT]) {
    let (rarity, weights, level_weights) = lexicon.entry(hit.entry);
    // The base rate takes no part of the attention and always counts in full.
    let factor = if rarity == 0 { 1.0 } else { focus };
    #[expect(clippy::cast_possible_truncation, reason = "weights are 16 bits wide and the factor is small")]
    let scale = |weight: i32| {
        // Rounds half away from zero, as `f64::round` does, without a call for each of eight weights.
        let exact = f64::from(weight) * factor;
        (exact + 0.5_f64.copysign(exact)) as i32
    };
    (weights.map(scale), level_weights.map(scale))
}

fn places(scratch: &Scratch, hit: &Hit) -> ArrayVec<Range<usize>, 2> {
    let mut places = ArrayVec::new();
    if hit.has_place() {
        places.push(source_range(scratch, hit.first));
        let last = source_range(scratch, hit.last);
        if last != places[0] {
            places.push(last);
        }
    }
    places
}

/// The bytes of the duty that a place in half words stands for; half a word counts as the whole.
fn source_range(scratch: &Scratch, place: (u32, u32)) -> Range<usize> {
    let words = scratch.words.all();
    let first = words[place.0 as usize / 2];
    let last = words[(place.1 as usize).div_ceil(2).max(1) - 1];
    first.source_start as usize..last.source_end as usize
}

/// The sum of the evidence so far.
#[derive(Default)]
struct Sum {
    scores: [i32; Category::COUNT],
    level_scores: [i32; Level::COUNT],
    /// Whether anything but the base rate spoke.
    speaks: bool,
}

impl Sum {
    fn add(&mut self, hit: &Hit, weights: [i32; Category::COUNT], level_weights: [i32; Level::COUNT]) {
        for (score, weight) in self.scores.iter_mut().zip(weights) {
            *score = score.saturating_add(weight);
        }
        for (score, weight) in self.level_scores.iter_mut().zip(level_weights) {
            *score = score.saturating_add(weight);
        }
        self.speaks |= hit.has_place();
    }

    fn conclude(self, evidence: Vec<Evidence>) -> Judgement {
        let probabilities = softmax(self.scores);
        let level_probabilities = softmax(self.level_scores);
        let best = largest(&probabilities);
        let clear = self.speaks && probabilities[best] >= UNCLEAR_BELOW;
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
}

/// Scores in hundredths to probabilities. `libm` gives the same digits on every machine.
fn softmax<const N: usize>(scores: [i32; N]) -> [f64; N] {
    let top = scores.iter().copied().max().unwrap_or(0);
    let powers = scores.map(|score| libm::exp((f64::from(score) - f64::from(top)) / 100.0));
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
