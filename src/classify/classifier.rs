//! The classifier: sums what the matching entries count for, and turns the sums into a category, a
//! level and how sure they are.
//!
//! An entry counts `weight × focus`, where focus is one over the root of the sum of the squared rarities
//! of all entries found: in a long duty each word counts for less. The sum over the entries is the
//! score of a category, a natural logarithm of odds, and the softmax of the scores is how likely each
//! category is (the weights were learned and calibrated for just that; see `docs/model-card.md`).
//!
//! What a user's lexicon says counts in full. A category of the user's competes in a duty in which one of its
//! phrases was found, with the sum of what they count for its score; elsewhere it takes no part, so that the
//! probabilities of all other duties are what they were.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use arrayvec::ArrayVec;

use super::artefact::Artefact;
use super::judgement::{Evidence, Judgement};
use super::matcher::{Hit, Scratch};
use super::own::{Own, Phrase, is_overruled};
use crate::lexicon::{About, Counts, Lexicon, Problems};
use crate::model::{Category, Further, Language, Level};

/// A second category is named where it is at least this likely. Set by hand; not yet measured against
/// labelled second categories.
const SECOND_FROM: f64 = 0.25;
/// A duty whose best category is less likely than this is unclear. Set by hand, a little above chance.
const UNCLEAR_BELOW: f64 = 0.30;

/// The classifier: a compiled lexicon for each language, and perhaps what a user says beside it.
#[derive(Debug)]
pub struct Classifier {
    lexicons: Arc<[Artefact; 2]>,
    own: Option<Own>,
}

/// An entry found in a duty, before weights are applied: what training counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The entry's place in the weight file, from 0.
    pub entry: usize,
}

thread_local! {
    static SCRATCH: RefCell<[Scratch; 2]> = RefCell::default();
    static OWN_SCRATCH: RefCell<([Scratch; 2], Vec<Phrase>)> = RefCell::default();
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
        Some(Self { lexicons: Arc::new([Artefact::load(english)?, Artefact::load(swedish)?]), own: None })
    }

    /// The same classifier with a user's lexicon beside its own, instead of any that it had.
    ///
    /// # Errors
    /// When the lexicon names entries that this classifier doesn't have, or is too large.
    pub fn with_lexicon(&self, lexicon: &Arc<Lexicon>) -> Result<Self, Problems> {
        let own = if lexicon.is_empty() { None } else { Some(Own::new(lexicon, &self.lexicons)?) };
        Ok(Self { lexicons: Arc::clone(&self.lexicons), own })
    }

    /// The user's lexicon that works beside the classifier's own.
    #[must_use]
    pub fn lexicon(&self) -> Option<&Lexicon> {
        self.own.as_ref().map(|own| &*own.lexicon)
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
        if let Some(own) = &self.own {
            return self.weigh_with(own, duty, language, with_evidence);
        }
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
                    evidence.push(reason(lexicon, scratch, hit, weights, level_weights));
                }
            }
            sum.conclude(evidence, &[])
        })
    }

    /// Weighs a duty with what the user says: once where a phrase stands first, and in full.
    fn weigh_with(&self, own: &Own, duty: &str, language: Language, with_evidence: bool) -> Judgement {
        let lexicon = &self.lexicons[language as usize];
        OWN_SCRATCH.with_borrow_mut(|(own_scratches, phrases)| {
            own.find(duty, language, &mut own_scratches[language as usize], phrases);
            SCRATCH.with_borrow_mut(|scratches| {
                let scratch = &mut scratches[language as usize];
                scratch.find(lexicon, duty);
                // Words that the user speaks for still take their part of the attention, so that all other
                // words count what they counted before.
                let focus = focus(lexicon, &scratch.hits);
                scratch.hits.retain(|hit| !is_overruled(hit, phrases));
                let mut evidence = Vec::new();
                let mut sum = Sum::default();
                for hit in &scratch.hits {
                    if let Some(entry) = own.replaced(language, hit.entry) {
                        let places = places(scratch, hit);
                        sum.own(own, entry, lexicon.pattern(hit.entry), places, &mut evidence);
                        continue;
                    }
                    let (weights, level_weights) = weights(lexicon, hit, focus);
                    if weights.iter().chain(&level_weights).all(|weight| *weight == 0) {
                        continue;
                    }
                    sum.add(hit, weights, level_weights);
                    evidence.push(reason(lexicon, scratch, hit, weights, level_weights));
                }
                for (index, phrase) in phrases.iter().enumerate() {
                    if phrases[..index].iter().any(|before| before.entry == phrase.entry) {
                        continue;
                    }
                    let place = std::iter::once(source_range(scratch, phrase.place)).collect();
                    let About::Phrase(words, _) = &own.entry(phrase.entry).about else {
                        continue;
                    };
                    sum.own(own, phrase.entry, Cow::Owned(words.clone()), place, &mut evidence);
                }
                if !with_evidence {
                    evidence.clear();
                }
                sum.conclude(evidence, own.categories())
            })
        })
    }

    /// Calls `found` with the name of every class of the built-in lexicon that a duty has words of, in no particular order:
    /// what is done, to what, for whom, and with the place of the word, which grows with the text. Both languages have the same
    /// classes.
    pub fn classes(&self, duty: &str, language: Language, mut found: impl FnMut(&str, u32)) {
        let lexicon = &self.lexicons[language as usize];
        SCRATCH.with_borrow_mut(|scratches| {
            let scratch = &mut scratches[language as usize];
            scratch.find(lexicon, duty);
            for hit in &scratch.hits {
                if let Some(class) = lexicon.class(hit.entry) {
                    found(class, hit.first.0);
                }
            }
        });
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

/// What the program's own lexicon says of a duty, as evidence.
fn reason(
    lexicon: &Artefact,
    scratch: &Scratch,
    hit: &Hit,
    weights: [i32; Category::COUNT],
    level_weights: [i32; Level::COUNT],
) -> Evidence {
    let (entry, places) = (lexicon.pattern(hit.entry), places(scratch, hit));
    Evidence { entry, places, weights, further: Vec::new(), level_weights, from: None }
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
    /// The scores of the user's categories, `None` for one of which nothing was found.
    further: [Option<i32>; Further::MOST],
    /// Whether anything spoke for them, and not only against.
    for_further: [bool; Further::MOST],
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

    /// Adds what the user says of a phrase or entry, unless it is silenced.
    fn own(
        &mut self,
        own: &Own,
        entry: usize,
        name: Cow<'static, str>,
        places: ArrayVec<Range<usize>, 2>,
        evidence: &mut Vec<Evidence>,
    ) {
        let entry = own.entry(entry);
        let Counts { categories, levels } = &entry.counts;
        if categories.is_empty() && *levels == [0; Level::COUNT] {
            return;
        }
        let mut weights = [0; Category::COUNT];
        let mut further = Vec::new();
        for &(category, weight) in categories {
            if let Category::Further(own) = category {
                further.push((category, weight));
                let score = &mut self.further[own.place()];
                *score = Some(score.unwrap_or(0).saturating_add(weight));
                self.for_further[own.place()] |= weight > 0;
            } else {
                weights[category.index()] = weight;
                self.scores[category.index()] = self.scores[category.index()].saturating_add(weight);
            }
        }
        for (score, weight) in self.level_scores.iter_mut().zip(levels) {
            *score = score.saturating_add(*weight);
        }
        self.speaks = true;
        let from = Some(entry.place.clone());
        evidence.push(Evidence { entry: name, places, weights, further, level_weights: *levels, from });
    }

    fn conclude(mut self, evidence: Vec<Evidence>, own: &'static [Further]) -> Judgement {
        for (score, spoken_for) in self.further.iter_mut().zip(self.for_further) {
            *score = score.filter(|_| spoken_for);
        }
        let mut probabilities = softmax(self.scores);
        let further = if own.is_empty() { Vec::new() } else { self.further(own, &mut probabilities) };
        let level_probabilities = softmax(self.level_scores);
        let mut judgement = Judgement {
            category: None,
            second: None,
            level: Level::ALL[largest(&level_probabilities)],
            probabilities,
            further,
            level_probabilities,
            evidence,
        };
        let best = judgement.likeliest();
        let clear = self.speaks && judgement.probability(best) >= UNCLEAR_BELOW;
        if clear {
            judgement.category = Some(best);
            judgement.second = judgement
                .categories()
                .filter(|category| *category != best && *category != Category::Other)
                .max_by(|a, b| judgement.probability(*a).total_cmp(&judgement.probability(*b)))
                .filter(|category| judgement.probability(*category) >= SECOND_FROM);
        }
        judgement
    }

    /// The softmax over the scores of built-in and user's categories together.
    fn further(
        &self,
        own: &'static [Further],
        probabilities: &mut [f64; Category::COUNT],
    ) -> Vec<(Category, f64)> {
        let scores = || self.scores.into_iter().chain(self.further.into_iter().flatten());
        let top = f64::from(scores().max().unwrap_or(0));
        let power = |score: i32| libm::exp((f64::from(score) - top) / 100.0);
        let sum: f64 = scores().map(power).sum();
        *probabilities = self.scores.map(|score| power(score) / sum);
        let likely = |place: usize| self.further[place].map_or(0.0, |score| power(score) / sum);
        own.iter().map(|further| (Category::Further(further), likely(further.place()))).collect()
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
