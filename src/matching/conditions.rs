//! On what terms a posting works, as far as it says: travel, evenings, part time, work from home.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::negation::{Stance, clause_of, stance};
use super::requirements::sentences_of;
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

/// Fewer hours a week than this are part time: full time is 35 to 40.
const FULL_WEEK: f64 = 35.0;
/// A sentence that begins with travel within so many words is about it.
const FIRST_WORDS: usize = 2;

/// "60 %", "75–100 percent", "0.6 FTE", "24 hours".
static EXTENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(\d{1,3}(?:[.,]\d{1,2})?)(?:\s?(?:-|–|to|till)\s?\d{1,3}(?:[.,]\d{1,2})?)?\s?(?:(%|percent\b|per cent\b|procent\b)|(fte\b)|(?:hours|hrs|h|timmars|timmar|tim)\b)",
    )
    .ok()
});

/// What the posting says of a condition, and where; `None` where it is silent. "Office hours" in one place don't outweigh
/// "five evenings a year" in another.
#[must_use]
pub fn stated(posting: &Posting, condition: Condition) -> Option<(Stated, SourceText)> {
    let terms =
        [&posting.terms.extent, &posting.terms.hours, &posting.terms.employment].into_iter().flatten();
    let terms = terms.map(|text| (of_terms(&text.text, condition), text.clone()));
    let listed = posting.requirements.iter().chain(&posting.nice_to_have);
    let listed = listed.chain(posting.duties.iter().map(|duty| &duty.text));
    let listed = listed.map(|text| (says(&text.text, condition), text.clone()));
    let benefits = posting.benefits.iter().flat_map(|text| of_text(text, condition));
    // What merely names travel there, as an agency's portrait may, isn't about this person.
    let rest = posting.rest.iter().flat_map(|text| of_text(text, condition));
    let rest = rest.filter(|told| told.named != Stated::Unclear);
    let sentences = benefits.chain(rest).map(|told| (Some(told.of_role), told.text));
    // "Office manager, London (hybrid)": what is part of the role's name is no term of it.
    let title = posting.title.iter().map(|title| {
        let named = says(&title.clean, condition).is_some();
        let told = says(&title.original.text, condition).filter(|told| !named && *told != Stated::Unclear);
        (told, title.original.clone())
    });
    let all = terms.chain(listed).chain(sentences).chain(title);
    let told: Vec<(Stated, SourceText)> = all.filter_map(|(stated, text)| Some((stated?, text))).collect();
    let first = |stated: Stated| told.iter().find(|(other, _)| *other == stated).cloned();
    [Stated::Yes, Stated::Seldom, Stated::No, Stated::Unclear].into_iter().find_map(first)
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

/// What a text says that is known to be about the employment: a bare number in it is its extent.
fn of_terms(text: &str, condition: Condition) -> Option<Stated> {
    if condition != Condition::PartTime {
        return says(text, condition);
    }
    let bare = text.trim().replace(',', ".").parse::<f64>().ok();
    // "0.6" is a part of full time, "60" are percents.
    let of_full = bare.map(|number| if number > 1.0 { number / 100.0 } else { number });
    let of_full = of_full.or_else(|| extents(text, true).into_iter().map(|(part, _)| part).reduce(f64::min));
    match (of_full, says(text, condition)) {
        (Some(part), _) if part < 1.0 => Some(Stated::Yes),
        (Some(_), None) => Some(Stated::No),
        (_, told) => told,
    }
}

/// How much of full time a text tells, 0 to 1 or more, each with its place; hours only where they are those of the
/// employment.
fn extents(text: &str, with_hours: bool) -> Vec<(f64, Range<usize>)> {
    let found = EXTENT.as_ref().into_iter().flat_map(|extent| extent.captures_iter(text));
    let part = found.filter_map(|found| {
        let (whole, number) = (found.get(0)?, found.get(1)?.as_str().replace(',', ".").parse::<f64>().ok()?);
        let part = match (found.get(2), found.get(3)) {
            (Some(_), _) => number / 100.0,
            (None, Some(_)) => number,
            (None, None) if with_hours => number / FULL_WEEK,
            (None, None) => return None,
        };
        // "Ten percent travel".
        let clause = clause_of(text, &whole.range()).unwrap_or(0..text.len());
        let of_travel = LISTS.has("travel_word", &Words::of(&text[clause]));
        (part > 0.0 && !of_travel).then_some((part, whole.range()))
    });
    part.collect()
}

/// What a sentence says of how much of full time the role is: "the post is 60 percent".
fn of_extent(text: &str, words: &Words) -> Option<Stated> {
    if !LISTS.has("extent_of", words) {
        return None;
    }
    let said = extents(text, false).into_iter().filter(|(_, place)| stance(text, place) == Stance::Said);
    let part = said.map(|(part, _)| part).reduce(f64::min)?;
    Some(if part < 1.0 { Stated::Yes } else { Stated::No })
}

/// What a posting says of how much of full time the role is.
#[derive(Debug, Clone, PartialEq)]
pub struct Extent {
    /// In the posting's words.
    pub text: String,
    /// The part of full time, 0 to 1, where one is told.
    pub part: Option<f64>,
}

/// How much of full time a role is, where the posting says so.
#[must_use]
pub fn extent(posting: &Posting) -> Option<Extent> {
    let terms = [&posting.terms.extent, &posting.terms.hours, &posting.terms.employment];
    let of_terms = |text: &&SourceText| of_terms(&text.text, Condition::PartTime).is_some();
    let mut said: Vec<&str> = Vec::new();
    for text in terms.into_iter().flatten().filter(of_terms).map(|text| text.text.trim()) {
        if !said.contains(&text) {
            said.push(text);
        }
    }
    let text = if said.is_empty() {
        let given = posting.benefits.iter().chain(&posting.rest);
        let mut all = posting.requirements.iter().chain(given).flat_map(sentences_of);
        all.find(|text| says(&text.text, Condition::PartTime).is_some())?.text
    } else {
        said.join("; ")
    };
    let bare = text.trim().replace(',', ".").parse::<f64>().ok();
    let bare = bare.map(|number| if number > 1.0 { number / 100.0 } else { number });
    let told = bare.or_else(|| extents(&text, true).into_iter().map(|(part, _)| part).reduce(f64::min));
    let full = || LISTS.has("full_time", &Words::of(&text)).then_some(1.0);
    let part = told.or_else(full).map(|part| part.min(1.0));
    Some(Extent { text, part })
}

fn says(text: &str, condition: Condition) -> Option<Stated> {
    let words = Words::of(text);
    let words = words.clone().without(&LISTS.places(condition.other_things(), &words));
    let (yes, no) = condition.lists();
    let extent = if condition == Condition::PartTime { of_extent(text, &words) } else { None };
    let stances =
        |list: &str| LISTS.places(list, &words).iter().map(|place| stance(text, place)).collect::<Vec<_>>();
    // "Full time or part time", "office hours, and five evenings a year".
    let told = stances(yes);
    if told.contains(&Stance::Said) || extent == Some(Stated::Yes) {
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
        return extent;
    }
    travel(text, &words)
}

/// What a text says that names travel in words of its own.
fn travel(text: &str, words: &Words) -> Option<Stated> {
    let places = LISTS.places("travel_word", words);
    let named: Vec<Stance> = places.iter().map(|place| stance(text, place)).collect();
    let all = |stances: &[Stance]| named.iter().all(|stance| stances.contains(stance));
    match () {
        () if named.is_empty() => None,
        () if all(&[Stance::Denied]) => Some(Stated::No),
        () if all(&[Stance::Denied, Stance::Seldom]) => Some(Stated::Seldom),
        () if places.iter().any(|place| happens(text, place)) => Some(Stated::Yes),
        () => Some(Stated::Unclear),
    }
}

/// Whether a clause begins with what stands at a place, and says that it is part of the role: "Travel between our offices
/// occurs".
fn happens(text: &str, place: &Range<usize>) -> bool {
    let Some(clause) = clause_of(text, place) else { return false };
    let before = Words::of(&text[clause.start..place.start]).0.len();
    let behind = Words::of(&text[place.end..clause.end.max(place.end)]);
    before < FIRST_WORDS && LISTS.has("happens", &behind) && stance(text, place) == Stance::Said
}
