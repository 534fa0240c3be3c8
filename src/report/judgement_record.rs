//! One duty's judgement as the machine-readable formats hold it: what it is, how likely everything else would
//! have been, and every reason with what it counts for. It stands in a report beside its duty, and alone where one
//! text is explained.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::classify::{Evidence, Judgement};
use crate::lexicon::Place;
use crate::model::{Category, Language, Level, round};

use super::document::{Depth, Untrusted, VERSION};

#[derive(Serialize)]
pub(super) struct JudgementRecord<'a> {
    category: Option<Category>,
    second: Option<Category>,
    level: Level,
    confidence: f64,
    probabilities: BTreeMap<&'static str, f64>,
    level_probabilities: BTreeMap<&'static str, f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scores: Option<BTreeMap<&'static str, i32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Reasons<'a>>,
}

impl<'a> JudgementRecord<'a> {
    pub(super) fn new(duty: &'a str, judgement: &'a Judgement, depth: Depth) -> Self {
        let is_whole = depth == Depth::Whole;
        let competes = |category| judgement.competing().any(|one| one == category);
        Self {
            category: judgement.category,
            second: judgement.second,
            level: judgement.level,
            confidence: round(judgement.confidence()),
            probabilities: by_category(judgement.categories(), |one| Some(round(judgement.probability(one)))),
            level_probabilities: by_level(|index| Some(round(judgement.level_probabilities[index]))),
            scores: is_whole.then(|| {
                by_category(judgement.categories(), |one| competes(one).then(|| judgement.score(one)))
            }),
            evidence: is_whole.then_some(Reasons { duty, evidence: &judgement.evidence }),
        }
    }
}

struct Reasons<'a> {
    duty: &'a str,
    evidence: &'a [Evidence],
}

impl Serialize for Reasons<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.evidence.iter().map(|evidence| EvidenceRecord::new(self.duty, evidence)))
    }
}

/// One reason. Weights of 0 are left out: most reasons speak for or against few categories.
#[derive(Serialize)]
struct EvidenceRecord<'a> {
    entry: Untrusted<'a>,
    words: Vec<Untrusted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<FromRecord<'a>>,
    weights: BTreeMap<&'static str, i32>,
    level_weights: BTreeMap<&'static str, i32>,
}

/// Where the user's lexicon says what the reason counts; nothing where the program's own does.
#[derive(Serialize)]
struct FromRecord<'a> {
    file: Untrusted<'a>,
    line: usize,
    column: usize,
}

impl<'a> FromRecord<'a> {
    fn new(place: &'a Place) -> Self {
        Self { file: Untrusted(&place.file), line: place.line, column: place.column }
    }
}

impl<'a> EvidenceRecord<'a> {
    fn new(duty: &'a str, evidence: &'a Evidence) -> Self {
        let further = evidence.further.iter().map(|(category, _)| *category);
        let categories = Category::ALL.into_iter().chain(further);
        let unless_nothing = |weight: i32| (weight != 0).then_some(weight);
        Self {
            entry: Untrusted(&evidence.entry),
            words: evidence
                .places
                .iter()
                .filter_map(|place| duty.get(place.clone()))
                .map(Untrusted)
                .collect(),
            from: evidence.from.as_ref().map(FromRecord::new),
            weights: by_category(categories, |one| unless_nothing(evidence.weight(one))),
            level_weights: by_level(|index| unless_nothing(evidence.level_weights[index])),
        }
    }
}

pub(super) fn by_category<T>(
    categories: impl Iterator<Item = Category>,
    value: impl Fn(Category) -> Option<T>,
) -> BTreeMap<&'static str, T> {
    categories.filter_map(|category| value(category).map(|value| (category.key(), value))).collect()
}

pub(super) fn by_level<T>(value: impl Fn(usize) -> Option<T>) -> BTreeMap<&'static str, T> {
    Level::ALL.into_iter().filter_map(|l| value(l.index()).map(|value| (l.key(), value))).collect()
}

/// One duty's judgement with all its evidence, in the shape that it has in a report.
#[derive(Serialize)]
pub(super) struct ExplanationDocument<'a> {
    format: &'static str,
    version: u32,
    duty: Untrusted<'a>,
    language: Language,
    #[serde(flatten)]
    judgement: JudgementRecord<'a>,
}

impl<'a> ExplanationDocument<'a> {
    pub(super) fn new(duty: &'a str, language: Language, judgement: &'a Judgement) -> Self {
        let judgement = JudgementRecord::new(duty, judgement, Depth::Whole);
        Self { format: "rolescope-explanation", version: VERSION, duty: Untrusted(duty), language, judgement }
    }
}
