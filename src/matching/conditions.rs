//! On what terms a posting works, as far as it says: travel, evenings, part time, work from home.

use super::terms::Words;
use super::vocabulary::LISTS;
use crate::model::Posting;
use crate::source::SourceText;

/// A term of work that a person may have a limit for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// Travel.
    Travel,
    /// Work on evenings and weekends.
    Evenings,
    /// Part time.
    PartTime,
    /// Work from home.
    Remote,
}

impl Condition {
    /// All of them, in the order in which they are always listed.
    pub const ALL: [Self; 4] = [Self::Travel, Self::Evenings, Self::PartTime, Self::Remote];

    /// The name used in files and machine-readable output.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Travel => "travel",
            Self::Evenings => "evenings",
            Self::PartTime => "part-time",
            Self::Remote => "remote",
        }
    }

    const fn lists(self) -> (&'static str, &'static str) {
        match self {
            Self::Travel => ("travel", "no_travel"),
            Self::Evenings => ("evenings", "no_evenings"),
            Self::PartTime => ("part_time", "full_time"),
            Self::Remote => ("remote", "on_site"),
        }
    }
}

/// Whether the posting has a condition, and where it says so; `None` where it is silent. "Office hours" in one place don't
/// outweigh "five evenings a year" in another.
#[must_use]
pub fn stated(posting: &Posting, condition: Condition) -> Option<(bool, &SourceText)> {
    let (yes, no) = condition.lists();
    let terms = posting.benefits.iter().chain(&posting.requirements).chain(&posting.nice_to_have);
    let all = terms.chain(posting.duties.iter().map(|duty| &duty.text));
    let mut denied = None;
    for text in all {
        let words = Words::of(&text.text);
        if LISTS.has(no, &words) {
            denied = denied.or(Some((false, text)));
        } else if LISTS.has(yes, &words) {
            return Some((true, text));
        }
    }
    denied
}
