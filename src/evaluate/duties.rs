//! How duties are sorted, against labels: category, level, and whether the confidence can be believed.

use rayon::prelude::*;
use serde::Serialize;
use serde::ser::SerializeMap;

use super::labels::DutyLabel;
use super::measures::{Confusion, accuracy_at, calibration_error, ratio};
use super::{ByLanguage, rounded};
use crate::classify::Classifier;
use crate::model::{Category, Language};

/// Scores over the duties of one language; all but `n` and `confusion` lie in 0 to 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DutyScores {
    /// How many duties.
    pub n: usize,
    /// The part whose category is right; an unclear duty counts as `other`.
    #[serde(serialize_with = "rounded")]
    pub accuracy: f64,
    /// The mean of [`f1`](Self::f1) over the categories that occur.
    #[serde(serialize_with = "rounded")]
    pub macro_f1: f64,
    /// F1 of each category; 0 for one that doesn't occur.
    #[serde(serialize_with = "by_letter")]
    pub f1: [f64; Category::COUNT],
    /// The part whose level is right.
    #[serde(serialize_with = "rounded")]
    pub level_accuracy: f64,
    /// The expected calibration error of the confidence in the category.
    #[serde(serialize_with = "rounded")]
    pub ece: f64,
    /// The accuracy on the 80 % of the duties of which the program is surest.
    #[serde(serialize_with = "rounded")]
    pub accuracy_at_80: f64,
    /// How often each category (rows, as labelled) was given each category (columns), both in the order
    /// of [`Category::ALL`].
    pub confusion: [[usize; Category::COUNT]; Category::COUNT],
}

fn by_letter<S: serde::Serializer>(f1: &[f64; Category::COUNT], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(Category::COUNT))?;
    for category in Category::ALL {
        map.serialize_entry(&category.letter(), &crate::model::round(f1[category.index()]))?;
    }
    map.end()
}

/// What the program said of one duty, beside the truth.
struct Answer {
    truth: Category,
    predicted: Category,
    confidence: f64,
    level_right: bool,
}

/// Judges all labelled duties, in parallel, and scores the judgements by language.
#[must_use]
pub fn duties(labels: &[DutyLabel], classifier: &Classifier) -> ByLanguage<DutyScores> {
    let of_language = |language: Language| {
        let answers: Vec<Answer> = labels
            .par_iter()
            .filter(|label| label.language == language)
            .map(|label| answer(label, classifier))
            .collect();
        (!answers.is_empty()).then(|| (language.code(), scores(&answers)))
    };
    Language::ALL.into_iter().filter_map(of_language).collect()
}

fn answer(label: &DutyLabel, classifier: &Classifier) -> Answer {
    let judgement = classifier.judge(&label.duty, label.language);
    // Labels know the built-in categories only: work of a kind that the user added is none of the four.
    let judged = judgement.category.unwrap_or(Category::Other);
    let predicted = judged.built_in();
    Answer {
        truth: label.category,
        predicted,
        confidence: judgement.probability(judged),
        level_right: (judgement.level.number() - label.level).abs() < 0.5,
    }
}

fn scores(answers: &[Answer]) -> DutyScores {
    let pairs = answers.iter().map(|answer| (answer.truth.index(), answer.predicted.index()));
    let confusion = Confusion::<{ Category::COUNT }>::new(pairs);
    let sure: Vec<(f64, bool)> =
        answers.iter().map(|answer| (answer.confidence, answer.truth == answer.predicted)).collect();
    DutyScores {
        n: answers.len(),
        accuracy: confusion.accuracy(),
        macro_f1: confusion.macro_f1(),
        f1: confusion.f1().map(|f1| f1.unwrap_or(0.0)),
        level_accuracy: ratio(answers.iter().filter(|answer| answer.level_right).count(), answers.len()),
        ece: calibration_error(&sure),
        accuracy_at_80: accuracy_at(0.8, &sure),
        confusion: confusion.counts,
    }
}
