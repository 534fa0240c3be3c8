//! What a posting says of the employment and not of the work: its kind, its hours, how much of full
//! time it is; and under whose direction gatherings are arranged. Percentages and hours of other
//! things (travel, notice, opening hours) are commoner, so only what stands like a term counts.

use std::sync::LazyLock;

use aho_corasick::packed::Searcher;
use regex::Regex;

use crate::model::Terms;
use crate::source::SourceText;

use super::phrases::{Match, Phrases, Words};
use super::reporting;

const EMPLOYMENT: usize = 0;
const SPEAKS: usize = 1;
const EXTENT: usize = 2;
const GATHERINGS: usize = 0;
const LED_BY: usize = 1;

const NOTHING: usize = 3;

const MAY_BECOME: usize = 4;

const GROUPS: [&str; 5] = ["employment", "speaks of the employment", "extent", "says nothing", "may become"];
const EVENT_GROUPS: [&str; 2] = ["gatherings", "led by"];

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../../../data/reading/terms.txt"), &GROUPS));

static EVENTS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../../../data/reading/gatherings.txt"), &EVENT_GROUPS));

/// What every phrase of [`LED_BY`] holds one of: a cheap look before words are split.
const LEADING: [&str; 13] = [
    "direct",
    "irected",
    "guidance",
    "ledning",
    "upervision",
    "lead",
    "led ",
    "nstruct",
    "nvisning",
    "nstruktion",
    "leds",
    "ledd",
    "överinseende",
];

static LEADING_SIGNS: LazyLock<Option<Searcher>> = LazyLock::new(|| Searcher::new(LEADING));

/// "37.5 hours per week", "20-25 timmar i veckan", "40 h/vecka".
static HOURS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b\d{1,2}(?:[.,]\d{1,2})?(?:\s?(?:-|–|to|till)\s?\d{1,2}(?:[.,]\d{1,2})?)?\s?(?:hours|hour|hrs|h|timmar|timmars|tim)\.?(?:\s+(?:of\s+work|arbete))?\s?(?:/|per\s|a\s|each\s|i\s|weekly)\s?(?:week|wk|veckan|vecka)?",
    )
    .ok()
});

static PERCENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(\d{1,3})(?:\s?(?:-|–|to|till)\s?(\d{1,3}))?\s?(?:%|procent\b|percent\b|per cent\b)")
        .ok()
});

/// Whether a field's value says nothing of the employment: "other", "0".
pub(super) fn says_nothing(value: &str) -> bool {
    let words = Words::of(value);
    words.len() == 0 || PHRASES.has(&words, NOTHING)
}

/// What a text is, by where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The value of a key or label that is about the employment.
    Field,
    /// A heading or a part that is about the terms.
    Terms,
    /// Prose of any kind.
    Prose,
}

/// Adds what a text says of the employment to what is known; what came first stays.
pub(super) fn read(text: &SourceText, place: Place, terms: &mut Terms) {
    let written = text.text.as_str();
    if terms.is_complete() || written.len() > 400 {
        return;
    }
    let has_digit = written.bytes().any(|byte| byte.is_ascii_digit());
    let words = Words::of(written);
    let found: Vec<Match> = PHRASES.find_all(&words).collect();
    let of = |group: usize| found.iter().filter(move |found| found.group == group);
    let speaks = place != Place::Prose || of(SPEAKS).next().is_some();
    let span = |found: &Match| (words.range(found.first).0, words.range(found.end - 1).1);
    if speaks && terms.employment.is_none() {
        // "80 %, with the chance of full time": what it may become it isn't yet.
        let from = of(MAY_BECOME).map(|found| found.first).min().unwrap_or(usize::MAX);
        let is_yet = |found: &&Match| found.first < from;
        let first = of(EMPLOYMENT).filter(is_yet).map(&span).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        // "Full-time, permanent" is one answer; what stands sentences apart is not.
        if let Some((start, end)) = first.filter(|(start, end)| end - start <= 60) {
            terms.employment = Some(text.slice(start, end));
        }
    }
    if !has_digit {
        return;
    }
    if terms.hours.is_none()
        && let Some(found) = HOURS.as_ref().and_then(|hours| hours.find(written))
    {
        terms.hours = Some(text.slice(found.start(), found.end()).trimmed());
    }
    if terms.extent.is_none()
        && (place == Place::Field || of(EXTENT).next().is_some())
        && let Some(found) = PERCENT.as_ref().and_then(|percent| percent.captures(written))
    {
        // "100 % of the premium", "25 % travel": the word must stand beside the number.
        let (start, end) = found.get(0).map_or((0, 0), |whole| (whole.start(), whole.end()));
        let near = of(EXTENT).any(|found| {
            let (from, to) = span(found);
            start.saturating_sub(to) <= 12 && start >= to || from.saturating_sub(end) <= 12 && from >= end
        });
        if near || place == Place::Field {
            terms.extent = Some(text.slice(start, end));
        }
    }
}

/// Under whose direction gatherings are arranged, where a duty says so.
pub(super) fn led_by(duty: &SourceText) -> Option<SourceText> {
    if LEADING_SIGNS.as_ref().is_some_and(|signs| signs.find(&duty.text).is_none()) {
        return None;
    }
    let words = Words::of(&duty.text);
    let phrase = EVENTS.find_of(LED_BY, &words).filter(|found| found.end < words.len());
    let phrase = phrase.max_by_key(|found| (found.end - found.first, usize::MAX - found.first))?;
    if !EVENTS.has(&words, GATHERINGS) {
        return None;
    }
    reporting::answer(duty, words.range(phrase.end).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_data_is_known_and_filled() {
        let assert_groups = super::super::phrases::assert_groups;
        assert_groups(include_str!("../../../data/reading/terms.txt"), &GROUPS);
        assert_groups(include_str!("../../../data/reading/gatherings.txt"), &EVENT_GROUPS);
    }

    fn terms(text: &str, place: Place) -> [Option<String>; 3] {
        let mut terms = Terms::default();
        read(&SourceText::verbatim(text, 0), place, &mut terms);
        [terms.employment, terms.hours, terms.extent].map(|text| text.map(|text| text.text))
    }

    #[test]
    fn terms_are_read_where_they_stand_as_terms() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            terms("This is a part-time position, 20 hours per week.", Place::Prose),
            [some("part-time"), some("20 hours per week"), None]
        );
        assert_eq!(
            terms("Tjänsten är en tillsvidareanställning på 80 %, deltid", Place::Prose),
            [some("tillsvidareanställning på 80 %, deltid"), None, some("80 %")]
        );
        assert_eq!(terms("Full-time, permanent", Place::Field), [some("Full-time, permanent"), None, None]);
        assert_eq!(
            terms("Tjänsten är på 60 % med möjlighet till heltid", Place::Prose),
            [None, None, some("60 %")]
        );
        assert_eq!(
            terms("This is a part-time position of 60 % with the possibility of full time", Place::Prose),
            [some("part-time"), None, some("60 %")]
        );
        assert_eq!(terms("75 %", Place::Field), [None, None, some("75 %")]);
    }

    #[test]
    fn other_numbers_are_no_terms() {
        for text in ["Travel up to 25 % of the time", "Supervise part-time staff", "Open 24 hours a day"] {
            let [employment, _, extent] = terms(text, Place::Prose);
            assert_eq!((employment, extent), (None, None), "{text}");
        }
    }

    #[test]
    fn whoever_directs_an_event_is_named() {
        let led = |text: &str| led_by(&SourceText::verbatim(text, 0)).map(|answer| answer.text);
        assert_eq!(
            led("Set up conferences under the direction of the Head of Fairs.").as_deref(),
            Some("the Head of Fairs")
        );
        assert_eq!(
            led("Arrangera mässor under ledning av projektledaren").as_deref(),
            Some("projektledaren")
        );
        assert_eq!(led("Pay invoices under the direction of the Treasurer."), None);
    }
}
