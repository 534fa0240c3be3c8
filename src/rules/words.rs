//! The words that rules go by (`data/rules/words.txt` and `data/skills`), found in a text in one pass, by
//! whole words only.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::Skill;
use crate::source::words;

/// The lists in `words.txt`.
const GROUPS: [(&str, Meaning); 11] = [
    ("vague", Meaning::Vague),
    ("vague alone", Meaning::VagueAlone),
    ("requirement", Meaning::Requirement),
    ("benefit", Meaning::Benefit),
    ("training words", Meaning::TrainingWord),
    ("filler", Meaning::Filler),
    ("waived", Meaning::Waived),
    ("example", Meaning::Example),
    ("head of all", Meaning::HeadOfAll),
    ("learning", Meaning::Learning),
    ("rank", Meaning::Rank),
];

/// What a phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Says nothing, wherever it stands.
    Vague,
    /// Says nothing where it is all that a line says.
    VagueAlone,
    /// Opens a requirement.
    Requirement,
    /// Opens a benefit.
    Benefit,
    /// Speaks of training without naming any.
    TrainingWord,
    /// Adds nothing to a vague phrase.
    Filler,
    /// Takes a requirement back.
    Waived,
    /// Goes before what names a phrase's tasks.
    Example,
    /// Opens a duty that is to be learnt.
    Learning,
    /// A word of a superior's title that says how high it is, not of what.
    Rank,
    /// A title of whoever heads an organisation.
    HeadOfAll,
    /// A duty that takes the skill of this number.
    Duty(u8),
    /// A duty in which the skill of this number may be used.
    Use(u8),
    /// A requirement of the skill of this number.
    Skill(u8),
}

/// A phrase found.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub meaning: Meaning,
    pub range: Range<usize>,
}

#[derive(Default)]
struct Lists {
    phrases: Vec<Phrase>,
    /// Which phrases a word opens.
    by_first_word: FxHashMap<String, Vec<usize>>,
    /// Those that the check of postings goes by.
    skills: Vec<&'static Skill>,
}

struct Phrase {
    text: String,
    meanings: Vec<Meaning>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists::default();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut add = |text: &str, meaning: Meaning| {
        let text = text.trim();
        let Some(first) = words(text).next() else { return };
        let place = *places.entry(text.to_owned()).or_insert_with(|| {
            let place = lists.phrases.len();
            lists.by_first_word.entry(first.to_owned()).or_default().push(place);
            lists.phrases.push(Phrase { text: text.to_owned(), meanings: Vec::new() });
            place
        });
        lists.phrases[place].meanings.push(meaning);
    };
    let mut meaning = Meaning::Filler;
    for line in entries(include_str!("../../data/rules/words.txt")) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => {
                let known = GROUPS.iter().find(|(known, _)| *known == name);
                meaning = known.map_or(Meaning::Filler, |(_, meaning)| *meaning);
            }
            None => line.split(',').for_each(|phrase| add(phrase, meaning)),
        }
    }
    let skills: Vec<&Skill> = Skill::all().iter().filter(|skill| !skill.duties.is_empty()).collect();
    for (number, skill) in skills.iter().enumerate() {
        let Ok(number) = u8::try_from(number) else { break };
        let lists = [
            (&skill.duties, Meaning::Duty(number)),
            (&skill.uses, Meaning::Use(number)),
            (&skill.asked, Meaning::Skill(number)),
        ];
        for (list, meaning) in lists {
            list.iter().for_each(|phrase| add(phrase, meaning));
        }
    }
    Lists { skills, ..lists }
});

fn entries(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Every phrase in a text, in the order of their ends.
pub(super) fn hits(text: &str) -> Vec<Hit> {
    hits_in(&lower(text))
}

/// Every phrase in a text that is in lower case already.
pub(super) fn hits_in(lower: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    for word in words(lower) {
        let start = word.as_ptr() as usize - lower.as_ptr() as usize;
        for phrase in LISTS.by_first_word.get(word).into_iter().flatten() {
            let Phrase { text, meanings } = &LISTS.phrases[*phrase];
            let behind = lower[start..].strip_prefix(text.as_str());
            if behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric)) {
                let range = start..start + text.len();
                hits.extend(meanings.iter().map(|meaning| Hit { meaning: *meaning, range: range.clone() }));
            }
        }
    }
    hits.sort_by_key(|hit| (hit.range.end, hit.range.start));
    hits
}

/// Whether a word of a text stands in a phrase of one of some meanings.
pub(super) fn is_covered(word: &str, text: &str, hits: &[Hit], of: impl Fn(Meaning) -> bool) -> bool {
    let at = word.as_ptr() as usize - text.as_ptr() as usize;
    hits.iter().any(|hit| of(hit.meaning) && hit.range.start <= at && at + word.len() <= hit.range.end)
}

/// The skills in the order of their numbers.
pub(super) fn skills() -> &'static [&'static Skill] {
    &LISTS.skills
}

/// The text in lower case, every character at the same bytes as before.
pub(super) fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(text.len());
    for c in text.chars() {
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            (Some(single), None) if single.len_utf8() == c.len_utf8() => lower.push(single),
            _ => lower.push(c),
        }
    }
    lower
}
