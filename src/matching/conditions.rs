//! On what terms a posting works, as far as it says: travel, evenings, part time, work from home.

use super::negation::denies;
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

    /// The lists that say that the posting has it, and by another name that it hasn't.
    const fn lists(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Travel => ("travel", None),
            Self::Evenings => ("evenings", Some("no_evenings")),
            Self::PartTime => ("part_time", Some("full_time")),
            Self::Remote => ("remote", Some("on_site")),
        }
    }
}

/// Whether the posting has a condition, and where it says so; `None` where it is silent, and of neither where it names the
/// condition without saying. "Office hours" in one place don't outweigh "five evenings a year" in another.
#[must_use]
pub fn stated(posting: &Posting, condition: Condition) -> Option<(Option<bool>, &SourceText)> {
    let terms = posting.benefits.iter().chain(&posting.requirements).chain(&posting.nice_to_have);
    let all = terms.chain(posting.duties.iter().map(|duty| &duty.text));
    let (mut denied, mut named) = (None, None);
    for text in all {
        match says(&text.text, condition) {
            Some(Some(true)) => return Some((Some(true), text)),
            Some(Some(false)) => denied = denied.or(Some((Some(false), text))),
            Some(None) => named = named.or(Some((None, text))),
            None => {}
        }
    }
    denied.or(named)
}

fn says(text: &str, condition: Condition) -> Option<Option<bool>> {
    let words = Words::of(text);
    let (yes, no) = condition.lists();
    if no.is_some_and(|no| LISTS.places(no, &words).iter().any(|place| !denies(text, place))) {
        return Some(Some(false));
    }
    let told = LISTS.places(yes, &words);
    if told.iter().any(|place| !denies(text, place)) {
        return Some(Some(true));
    }
    if !told.is_empty() {
        return Some(Some(false));
    }
    let named = || LISTS.places("travel_word", &words);
    if condition != Condition::Travel || LISTS.has("travel_of_others", &words) || named().is_empty() {
        return None;
    }
    Some(named().iter().all(|place| denies(text, place)).then_some(false))
}
