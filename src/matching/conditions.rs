//! On what terms a posting works, as far as it says: travel, evenings, part time, work from home.

use std::ops::Range;

use super::extent::{of_extent, of_terms};
use super::negation::{Stance, stance};
use super::requirements::sentences_of;
use super::terms::Words;
use super::travel;
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

    /// What looks like the condition and is another thing: "hybrid events".
    const fn other_things(self) -> &'static str {
        match self {
            Self::Travel => "travel_other",
            Self::Evenings => "evenings_other",
            Self::PartTime => "part_time_other",
            Self::Remote => "remote_other",
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

/// The days of a working week.
const WORKING_DAYS: u32 = 5;

/// What the posting says of a condition, and where; `None` where it is silent. "Office hours" in one place don't outweigh
/// "five evenings a year" in another.
#[must_use]
pub fn stated(posting: &Posting, condition: Condition) -> Option<(Stated, SourceText)> {
    let terms =
        [&posting.terms.extent, &posting.terms.hours, &posting.terms.employment].into_iter().flatten();
    let terms = terms.filter_map(|text| Some((of_terms(&text.text, condition)?, text.clone())));
    let listed = posting.requirements.iter().chain(&posting.nice_to_have);
    let listed = listed.filter_map(|text| Some((says(&text.text, condition)?, text.clone())));
    let duties = posting.duties.iter().map(|duty| &duty.text);
    let duties = duties.filter_map(|text| Some((of_duty(&text.text, condition)?, text.clone())));
    let benefits = posting.benefits.iter().flat_map(|text| of_text(text, condition));
    // What merely names travel there, as an agency's portrait may, isn't about this person.
    let rest = posting.rest.iter().flat_map(|text| of_text(text, condition));
    let rest = rest.filter(|told| told.named != Stated::Unclear);
    let sentences = benefits.chain(rest).map(|told| (told.of_role, told.text));
    // "Office manager, London (hybrid)": what is part of the role's name is no term of it.
    let title = posting.title.iter().filter_map(|title| {
        let named = says(&title.clean, condition).is_some();
        let told = says(&title.original.text, condition).filter(|told| !named && *told != Stated::Unclear);
        Some((told?, title.original.clone()))
    });
    let told: Vec<(Stated, SourceText)> =
        terms.chain(listed).chain(duties).chain(sentences).chain(title).collect();
    let first = |stated: Stated| told.iter().find(|(other, _)| *other == stated).cloned();
    [Stated::Yes, Stated::Seldom, Stated::No, Stated::Unclear].into_iter().find_map(first)
}

/// What a duty says of a condition. Where one of them is done tells nothing of the others: "be on site during the fair".
fn of_duty(text: &str, condition: Condition) -> Option<Stated> {
    let always = || LISTS.has("on_site_always", &Words::of(text));
    let told = says(text, condition);
    told.filter(|told| condition != Condition::Remote || *told == Stated::Yes || always())
}

/// A sentence that speaks of a condition.
struct Told {
    /// What it says of whomever it speaks of.
    named: Stated,
    /// What that is for the role.
    of_role: Stated,
    text: SourceText,
}

/// The sentences of a text that speak of a condition.
fn of_text(text: &SourceText, condition: Condition) -> Vec<Told> {
    // Most texts speak of something else.
    if says(&text.text, condition).is_none() {
        return Vec::new();
    }
    let told = sentences_of(text).into_iter().filter_map(|text| {
        let named = says(&text.text, condition)?;
        Some(Told { named, of_role: of_whom(&text.text, named, condition), text })
    });
    told.collect()
}

/// The same where the employer says it of itself: when a shop is open doesn't tell when this person works.
fn of_whom(sentence: &str, stated: Stated, condition: Condition) -> Stated {
    let words = Words::of(sentence);
    let is_good = matches!(condition, Condition::PartTime | Condition::Remote);
    // What there isn't, or what can't be promised, there isn't for anybody.
    if stated == Stated::No || is_good && stated != Stated::Yes {
        return stated;
    }
    let of_role = LISTS.has("of_role", &words) || is_good && LISTS.has("of_an_offer", &words);
    // "Travel between our offices" is none of the employer's own.
    let (lists, travel) = (condition.lists(), LISTS.places("travel_word", &words));
    let named = LISTS.places(lists.0, &words).into_iter().chain(travel).map(|place| place.start).min();
    let is_subject = |place: Range<usize>| named.is_none_or(|named| place.start < named);
    let of_employer = LISTS.places("of_employer", &words).into_iter().any(is_subject);
    let of_employer = (of_employer || LISTS.has("open_to_others", &words)) && !of_role;
    if of_employer { Stated::Unclear } else { stated }
}

/// What a text says of a condition.
pub(super) fn says(text: &str, condition: Condition) -> Option<Stated> {
    let words = Words::of(text);
    let words = words.clone().without(&LISTS.places(condition.other_things(), &words));
    let (yes, no) = condition.lists();
    let extent = if condition == Condition::PartTime { of_extent(text, &words) } else { None };
    let is_own = |place: &Range<usize>| condition != Condition::Travel || !travel::is_of_others(text, place);
    let stances = |list: &str| {
        let places = LISTS.places(list, &words).into_iter().filter(|place| is_own(place));
        places.map(|place| stance(text, &place)).collect::<Vec<_>>()
    };
    // "Full time or part time", "office hours, and five evenings a year".
    let told = stances(yes);
    if told.contains(&Stance::Said) || extent == Some(Stated::Yes) {
        return Some(Stated::Yes);
    }
    if no.is_some_and(|no| stances(no).contains(&Stance::Said)) {
        // Who is on site two days a week may well be elsewhere on the others.
        let in_part = condition == Condition::Remote && names_some_days(&words);
        return Some(if in_part { Stated::Unclear } else { Stated::No });
    }
    if told.contains(&Stance::Seldom) {
        return Some(Stated::Seldom);
    }
    if !told.is_empty() {
        return Some(Stated::No);
    }
    if condition == Condition::Travel { travel::named(text, &words) } else { extent }
}

/// Whether a text tells of fewer days than a working week has: "two days a week", "1–2 dagar i veckan".
fn names_some_days(words: &Words) -> bool {
    LISTS.places("days_of_a_week", words).iter().any(|place| {
        let before = words.0.iter().rev().find(|(_, word)| word.start < place.start);
        let number = before.and_then(|(word, _)| LISTS.number(word.rsplit('-').next().unwrap_or(word)));
        number.is_some_and(|number| number < WORKING_DAYS)
    })
}
