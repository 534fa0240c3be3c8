//! What is told of persons and roles: one pair in full, many as a ranking, for people and for programs.

mod counsel;
mod pair;
mod plan;
mod ranking;
mod record;

pub use ranking::{ranking_csv, ranking_markdown, ranking_text};
pub use record::pairs_json;

use super::Layout;
use crate::matching::{Capability, Catalogue, Fit, Role};

/// A person and a role that were held against one another.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// The person.
    pub capability: &'a Capability<'a>,
    /// The role.
    pub role: &'a Role,
    /// How they go together.
    pub fit: &'a Fit,
}

/// Puts pairs into the order of a ranking: the better for the side that gains less, the sooner; then the better for
/// the employer; then by names alone, so that the order of the input doesn't matter.
pub fn rank(pairs: &mut [Pair<'_>]) {
    // Figures that differ in no digit that is shown are equal.
    let figure = |value: Option<f64>| value.map_or(-1, |value| (value * 10_000.0).round() as i64);
    pairs.sort_by_cached_key(|pair| {
        let posting = &pair.role.assessment.posting;
        let profile = pair.capability.profile;
        // What can't be told is no reason to stand above what can.
        let unknown = [pair.fit.person.value, pair.fit.employer.value].iter().filter(|v| v.is_none()).count();
        (
            unknown,
            std::cmp::Reverse(figure(pair.fit.weaker())),
            std::cmp::Reverse(figure(pair.fit.employer.value)),
            posting.title.as_ref().map(|title| title.clean.clone()),
            posting.file.name.clone(),
            posting.index,
            profile.label.clone(),
            profile.file.name.clone(),
        )
    });
}

/// One pair in full, for a terminal.
#[must_use]
pub fn pair_text(pair: Pair<'_>, catalogue: &Catalogue, layout: Layout) -> String {
    pair::sheet(pair, catalogue, layout.messages(), layout.language).text(layout)
}

/// One pair in full, as Markdown.
#[must_use]
pub fn pair_markdown(pair: Pair<'_>, catalogue: &Catalogue, layout: Layout) -> String {
    pair::sheet(pair, catalogue, layout.messages(), layout.language).markdown()
}
