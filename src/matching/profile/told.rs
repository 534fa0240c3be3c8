//! Jobs that running text tells of, outside any part that is called experience: "From 2014 to 2019 I worked at a museum, where
//! I guided schools" (`data/matching/cv-prose.yaml`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Experience, PastDuty, dates};
use crate::matching::requirements::sentences_of;
use crate::matching::terms::{NamedLists, Words};
use crate::source::SourceText;

/// What stands between two commas and has fewer words is no duty of its own.
const DUTY_WORDS: usize = 2;

static LISTS: LazyLock<NamedLists> = LazyLock::new(|| {
    let lists: BTreeMap<String, Vec<String>> =
        serde_yaml::from_str(include_str!("../../../data/matching/cv-prose.yaml")).unwrap_or_default();
    lists.into()
});

/// The jobs that a paragraph tells of, a sentence each.
pub(super) fn jobs(text: &SourceText) -> Vec<Experience> {
    sentences_of(text).iter().filter_map(job).collect()
}

fn job(sentence: &SourceText) -> Option<Experience> {
    let written = sentence.text.as_str();
    let months = dates::period(written)?;
    let words = Words::of(written);
    let has = |list: &str| LISTS.has(list, &words);
    if !has("speaker") || !has("works") || has("no_work") {
        return None;
    }
    let start = LISTS.places("where", &words).first().map_or(0, |place| place.end);
    let until_now = dates::goes_on(written) || months.is_none() && dates::tells_a_beginning(written);
    Some(Experience {
        role: None,
        months,
        goes_on: until_now,
        ended: if until_now { None } else { dates::end_of(written) },
        duties: duties(&sentence.slice(start, written.len()).trimmed()),
    })
}

/// What somebody did, a part between commas each: a part of few words belongs to the one before it.
fn duties(text: &SourceText) -> Vec<PastDuty> {
    let words = |text: &str| text.split_whitespace().count();
    let mut cuts = vec![0];
    for (at, _) in text.text.match_indices(", ") {
        let before = cuts.last().copied().unwrap_or_default();
        let next = text.text[at + 2..].split(", ").next().unwrap_or_default();
        if words(&text.text[before..at]) >= DUTY_WORDS && words(next) >= DUTY_WORDS {
            cuts.push(at + 2);
        }
    }
    let ends = cuts.iter().skip(1).copied().chain([text.text.len()]);
    let parts = cuts.iter().copied().zip(ends).map(|(start, end)| text.slice(start, end).trimmed());
    let parts = parts.map(|part| {
        let end = part.text.trim_end_matches([',', '.', ' ']).len();
        part.slice(0, end)
    });
    parts.filter(|part| words(&part.text) >= DUTY_WORDS).map(|text| PastDuty { text, share: None }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_there() {
        for list in ["speaker", "works", "no_work", "where"] {
            assert!(LISTS.get(list).is_some(), "{list}");
        }
    }
}
