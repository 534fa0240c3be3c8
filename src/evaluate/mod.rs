//! Measures the program on labelled data: how often duties, titles and whole roles are judged as
//! people judged them. Anyone with labels of their own can check the claims that the project makes.

mod duties;
mod labels;
mod lines;
mod measures;
mod roles;
mod titles;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

pub use duties::{DutyScores, duties};
pub use labels::{DutyLabel, LabelError, RoleLabel, TitleLabel, read_duties, read_roles, read_titles};
pub use roles::{RoleScores, roles};
pub use titles::{TitleScores, titles, titles_with};

/// Scores by language code, such as `en`; only languages that the data holds.
pub type ByLanguage<T> = BTreeMap<&'static str, T>;

/// The result of an evaluation; what wasn't asked for is left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Evaluation {
    /// How duties are sorted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duties: Option<ByLanguage<DutyScores>>,
    /// How titles are read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub titles: Option<ByLanguage<TitleScores>>,
    /// How whole postings are read and judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<ByLanguage<RoleScores>>,
}

/// Writes a score with four decimals.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn rounded<S: Serializer>(score: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(crate::model::round(*score))
}

/// Writes a score with four decimals, or null where it can't be told.
fn rounded_option<S: Serializer>(score: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    score.map(crate::model::round).serialize(serializer)
}
