//! From judged duties to the answer: what the role's work really is, what its title promises, and how
//! the two compare.

mod assessment;
mod promise;

pub use assessment::{
    Assessment, Breadth, Comparison, LevelVerdict, Promise, Scope, TitlePart, TitleReason, Verdict,
};
pub use promise::promise;

use crate::classify::Classifier;
use crate::model::Posting;

/// Judges every duty of a posting and compares what they add up to with what the title promises.
#[must_use]
pub fn assess(_posting: Posting, _classifier: &Classifier) -> Assessment {
    todo!()
}
