//! What a posting says of itself twice, and not the same: half time and full time, a beginner with ten years behind them, a role
//! from home with every day at the office. Only what can't both be true counts, for a posting may well name an exception.

use super::conditions::{Condition, Stated, says};
use super::extent::extents;
use super::negation::{Stance, stance};
use super::requirements::{sentences_of, years_asked};
use super::terms::Words;
use super::vocabulary::LISTS;
use crate::model::Posting;
use crate::source::SourceText;

/// Nobody with so many years of work is a beginner.
const YEARS_OF_NO_BEGINNER: u32 = 5;

/// The pairs of texts that can't both be true, in the posting's order.
pub(super) fn contradictions(posting: &Posting) -> Vec<(SourceText, SourceText)> {
    let told = told(posting);
    let found = [beginner(posting, &told), extent(posting, &told), place(&told)];
    let mut found: Vec<(SourceText, SourceText)> = found.into_iter().flatten().collect();
    found.sort_by_key(|(one, _)| one.span().start);
    found
}

/// Where somebody new to work is looked for, and many years of it are asked for.
fn beginner(posting: &Posting, told: &[SourceText]) -> Option<(SourceText, SourceText)> {
    let years = years_asked(posting).into_iter();
    let (_, years) =
        years.max_by_key(|(years, _)| *years).filter(|(years, _)| *years >= YEARS_OF_NO_BEGINNER)?;
    let of_title = posting.title.as_ref().map(|title| title.original.clone());
    let of_title = of_title.filter(|title| says_of_all(title, "beginner_title"));
    let beginner = of_title.or_else(|| told.iter().find(|text| says_of_all(text, "beginner")).cloned());
    beginner.filter(|text| text.span() != years.span()).map(|beginner| (beginner, years))
}

/// Where a part of full time is told, and full time elsewhere.
fn extent(posting: &Posting, told: &[SourceText]) -> Option<(SourceText, SourceText)> {
    let part = posting.terms.extent.as_ref()?;
    let all = extents(&part.text, true);
    let is_part = !all.is_empty() && all.iter().all(|(part, _)| *part < 1.0);
    let full = |text: &&SourceText| {
        let words = Words::of(&text.text);
        // "80% of full time", "full time or part time".
        let of_full = LISTS.has("of_full_time", &words) || !extents(&text.text, false).is_empty();
        LISTS.has("full_time", &words)
            && !of_full
            && says(&text.text, Condition::PartTime) == Some(Stated::No)
    };
    let full = told.iter().chain(&posting.terms.employment).find(full)?;
    let apart = full.span().start >= part.span().end || full.span().end <= part.span().start;
    // What stands on one line is read together: "50% (full time from May)".
    let line = |text: &SourceText| posting.file.position(text.span().start).line;
    (is_part && apart && line(full) != line(part)).then(|| (part.clone(), full.clone()))
}

/// Where all of the work is done from home, and all of it at the office.
fn place(told: &[SourceText]) -> Option<(SourceText, SourceText)> {
    let first = |list| told.iter().find(|text| says_of_all(text, list)).cloned();
    let (home, office) = (first("remote_always")?, first("on_site_always")?);
    (home.span() != office.span()).then_some((home, office))
}

/// What a posting says of its demands and terms, sentence by sentence.
fn told(posting: &Posting) -> Vec<SourceText> {
    let listed = posting.requirements.iter().chain(&posting.nice_to_have).chain(&posting.benefits);
    listed.chain(&posting.rest).flat_map(sentences_of).collect()
}

/// Whether a text says what a list holds, and doesn't deny it.
fn says_of_all(text: &SourceText, list: &str) -> bool {
    let words = Words::of(&text.text);
    let words = words.clone().without(&LISTS.places("beginner_other", &words));
    LISTS.places(list, &words).iter().any(|place| stance(&text.text, place) == Stance::Said)
}
