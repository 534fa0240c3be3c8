//! The words that rules go by (`data/rules/words.txt` and `data/skills`), found in a text in one pass, by
//! whole words only.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashMap;

use crate::model::Skill;

/// The lists in `words.txt`.
const GROUPS: [(&str, Meaning); 10] = [
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

struct Lists {
    finder: AhoCorasick,
    meanings: Vec<Vec<Meaning>>,
    /// Those that the check of postings goes by.
    skills: Vec<&'static Skill>,
}

static LISTS: LazyLock<Option<Lists>> = LazyLock::new(|| {
    let mut phrases: Vec<String> = Vec::new();
    let mut meanings: Vec<Vec<Meaning>> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut add = |phrase: &str, meaning: Meaning| {
        let phrase = phrase.trim();
        if phrase.is_empty() {
            return;
        }
        let place = *places.entry(phrase.to_owned()).or_insert_with(|| {
            phrases.push(phrase.to_owned());
            meanings.push(Vec::new());
            meanings.len() - 1
        });
        meanings[place].push(meaning);
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
    let finder = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&phrases).ok()?;
    Some(Lists { finder, meanings, skills })
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
    let Some(lists) = LISTS.as_ref() else { return Vec::new() };
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut hits = Vec::new();
    for found in lists.finder.find_overlapping_iter(lower) {
        let inside = is_letter(lower[..found.start()].chars().next_back())
            || is_letter(lower[found.end()..].chars().next());
        if !inside {
            for meaning in &lists.meanings[found.pattern().as_usize()] {
                hits.push(Hit { meaning: *meaning, range: found.range() });
            }
        }
    }
    hits
}

/// The skills in the order of their numbers.
pub(super) fn skills() -> &'static [&'static Skill] {
    LISTS.as_ref().map_or(&[], |lists| &lists.skills)
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
