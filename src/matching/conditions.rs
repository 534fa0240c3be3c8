//! On what terms a posting works, as far as it says: travel, evenings, part time, work from home.

use super::negation::{Stance, stance};
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

/// What a posting says of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// It has it.
    Yes,
    /// It has little of it, or doesn't rule it out.
    Seldom,
    /// It hasn't.
    No,
    /// It names it, and doesn't say.
    Unclear,
}

/// What the posting says of a condition, and where; `None` where it is silent. "Office hours" in one place don't outweigh
/// "five evenings a year" in another.
#[must_use]
pub fn stated(posting: &Posting, condition: Condition) -> Option<(Stated, &SourceText)> {
    let terms =
        [&posting.terms.extent, &posting.terms.hours, &posting.terms.employment].into_iter().flatten();
    let listed = posting.benefits.iter().chain(&posting.requirements).chain(&posting.nice_to_have);
    let all = terms.chain(listed).chain(posting.duties.iter().map(|duty| &duty.text));
    let told: Vec<(Stated, &SourceText)> =
        all.filter_map(|text| Some((says(&text.text, condition)?, text))).collect();
    let first = |stated: Stated| told.iter().find(|(other, _)| *other == stated).copied();
    [Stated::Yes, Stated::Seldom, Stated::No, Stated::Unclear].into_iter().find_map(first)
}

fn says(text: &str, condition: Condition) -> Option<Stated> {
    let words = Words::of(text);
    let (yes, no) = condition.lists();
    let stances =
        |list: &str| LISTS.places(list, &words).iter().map(|place| stance(text, place)).collect::<Vec<_>>();
    // "Full time or part time", "office hours, and five evenings a year".
    let told = stances(yes);
    if told.contains(&Stance::Said) {
        return Some(Stated::Yes);
    }
    if no.is_some_and(|no| stances(no).contains(&Stance::Said)) {
        return Some(Stated::No);
    }
    if told.contains(&Stance::Seldom) {
        return Some(Stated::Seldom);
    }
    if !told.is_empty() {
        return Some(Stated::No);
    }
    if condition != Condition::Travel || LISTS.has("travel_of_others", &words) {
        return None;
    }
    let named = stances("travel_word");
    let all = |stances: &[Stance]| named.iter().all(|stance| stances.contains(stance));
    match () {
        () if named.is_empty() => None,
        () if all(&[Stance::Denied]) => Some(Stated::No),
        () if all(&[Stance::Denied, Stance::Seldom]) => Some(Stated::Seldom),
        () => Some(Stated::Unclear),
    }
}
