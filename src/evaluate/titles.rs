//! How titles are read, against labels: the main part of the promise, or open, and the level claimed.

use serde::Serialize;

use super::labels::TitleLabel;
use super::measures::ratio;
use super::{ByLanguage, rounded};
use crate::lexicon::Lexicon;
use crate::model::Language;
use crate::scope::promise_with;

/// How far a level may lie from the label's and still be right: half a step of the scale of titles.
const LEVEL_WITHIN: f64 = 0.25;

/// Scores over the titles of one language; all but `n` lie in 0 to 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TitleScores {
    /// How many titles.
    pub n: usize,
    /// The part whose promise is right: its main category, or that it is open.
    #[serde(serialize_with = "rounded")]
    pub accuracy: f64,
    /// The part whose level is right to a quarter.
    #[serde(serialize_with = "rounded")]
    pub level_accuracy: f64,
}

/// Reads all labelled titles and scores the promises by language.
#[must_use]
pub fn titles(labels: &[TitleLabel]) -> ByLanguage<TitleScores> {
    titles_with(labels, None)
}

/// As [`titles`], where a user's lexicon has a say in what titles promise. Labels know the built-in
/// categories only; further ones count as `other`.
#[must_use]
pub fn titles_with(labels: &[TitleLabel], lexicon: Option<&Lexicon>) -> ByLanguage<TitleScores> {
    let of_language = |language: Language| {
        let labels: Vec<&TitleLabel> = labels.iter().filter(|label| label.language == language).collect();
        (!labels.is_empty()).then(|| (language.code(), scores(&labels, lexicon)))
    };
    Language::ALL.into_iter().filter_map(of_language).collect()
}

fn scores(labels: &[&TitleLabel], lexicon: Option<&Lexicon>) -> TitleScores {
    let (mut promises, mut levels) = (0, 0);
    for label in labels {
        let promise = promise_with(&label.title, label.language, lexicon);
        let main = (!promise.open).then(|| promise.shares.main().built_in());
        promises += usize::from(main == label.promises);
        levels += usize::from((promise.level - label.level).abs() <= LEVEL_WITHIN);
    }
    let n = labels.len();
    TitleScores { n, accuracy: ratio(promises, n), level_accuracy: ratio(levels, n) }
}
