//! How much of full time a role is: in percents, in hours or days of a week, or as a part of one. Numbers of other things are
//! commoner, so that what they are of decides.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::conditions::{Condition, Stated, says};
use super::negation::{Stance, clause_of, stance};
use super::requirements::sentences_of;
use super::terms::Words;
use super::vocabulary::LISTS;
use crate::model::Posting;
use crate::source::SourceText;

/// Fewer hours a week than this are part time: full time is 35 to 40.
const FULL_WEEK: f64 = 35.0;

/// "60 %", "75–100 percent", "0.6 FTE", "24 hours".
static EXTENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(\d{1,3}(?:[.,]\d{1,2})?)(?:\s?(?:-|–|to|till)\s?\d{1,3}(?:[.,]\d{1,2})?)?\s?(?:(%|percent\b|per cent\b|procent\b)|(fte\b)|(?:hours|hrs|h|timmars|timmar|tim)\b)",
    )
    .ok()
});

/// What a text says that is known to be about the employment: a bare number in it is its extent.
pub(super) fn of_terms(text: &str, condition: Condition) -> Option<Stated> {
    if condition != Condition::PartTime {
        return says(text, condition);
    }
    match (part_of_full_time(text), says(text, condition)) {
        (Some(part), _) if part < 1.0 => Some(Stated::Yes),
        (Some(_), None) => Some(Stated::No),
        (_, told) => told,
    }
}

/// The part of full time that a text about the employment tells, the smallest of several: a bare number is one.
fn part_of_full_time(text: &str) -> Option<f64> {
    let bare = text.trim().replace(',', ".").parse::<f64>().ok();
    // "0.6" is a part of full time, "60" are percents.
    let of_full = bare.map(|number| if number > 1.0 { number / 100.0 } else { number });
    of_full.or_else(|| extents(text, true).into_iter().map(|(part, _)| part).reduce(f64::min))
}

/// How much of full time a text tells, 0 to 1 or more, each with its place; hours only where they are those of the
/// employment.
pub(super) fn extents(text: &str, with_hours: bool) -> Vec<(f64, Range<usize>)> {
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
pub(super) fn of_extent(text: &str, words: &Words) -> Option<Stated> {
    // "30 hours per week" says it by saying nothing else.
    let alone = is_nothing_else(text, words);
    if !alone && !LISTS.has("extent_of", words) {
        return None;
    }
    let said = extents(text, alone).into_iter().filter(|(_, place)| stance(text, place) == Stance::Said);
    let part = said.map(|(part, _)| part).reduce(f64::min)?;
    Some(if part < 1.0 { Stated::Yes } else { Stated::No })
}

/// Whether a text tells the hours of a week, and nothing else.
fn is_nothing_else(text: &str, words: &Words) -> bool {
    let places: Vec<Range<usize>> = extents(text, true).into_iter().map(|(_, place)| place).collect();
    let beside = LISTS.places("beside_hours", words);
    let rest = words.clone().without(&[places.as_slice(), &beside].concat());
    !places.is_empty() && LISTS.has("of_a_week", words) && rest.0.is_empty()
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
    // "80% of full time" tells no second extent.
    let is_of_it = |text: &&SourceText| !is_what_it_is_of(text, posting);
    for text in terms.into_iter().flatten().filter(of_terms).filter(is_of_it).map(|text| text.text.trim()) {
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
    let full = || LISTS.has("full_time", &Words::of(&text)).then_some(1.0);
    let part = part_of_full_time(&text).or_else(full).map(|part| part.min(1.0));
    Some(Extent { text, part })
}

/// Whether a term of the employment is the full time that the extent is a part of.
fn is_what_it_is_of(text: &SourceText, posting: &Posting) -> bool {
    let Some(extent) = &posting.terms.extent else { return false };
    let (from, to) = (extent.span().end, text.span().start);
    let between = posting.file.text.get(from..to).map(Words::of);
    between.is_some_and(|between| {
        from < to
            && LISTS.has("part_of", &between)
            && between.0.len() <= 2
            && LISTS.has("full_time", &Words::of(&text.text))
    })
}
