//! Sorts a duty by what it is for, and gives the reasons.

mod judgement;

pub use judgement::{Evidence, Judgement};

use crate::model::{Category, Language, Level};

/// The classifier: a compiled lexicon of weighted entries.
#[derive(Debug)]
pub struct Classifier {}

impl Classifier {
    /// The classifier that ships with the program.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static BUNDLED: Classifier = Classifier {};
        &BUNDLED
    }

    /// Judges one duty by its text alone.
    #[must_use]
    pub fn judge(&self, _duty: &str, _language: Language) -> Judgement {
        Judgement {
            category: None,
            second: None,
            level: Level::Own,
            probabilities: [1.0 / Category::COUNT as f64; Category::COUNT],
            level_probabilities: [1.0 / Level::COUNT as f64; Level::COUNT],
            evidence: Vec::new(),
        }
    }
}
