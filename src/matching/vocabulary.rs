//! Skills, languages and the wording of demands, from the readable data.

use std::collections::BTreeMap;
use std::ops::{Deref, Range};
use std::sync::LazyLock;

use super::terms::{NamedLists, Terms, Words};
use crate::model::{Language, Skill};

/// A language of `data/skills/languages.yaml`.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownLanguage {
    /// Its code, or the name of a group of languages.
    pub key: String,
    en: Vec<String>,
    sv: Vec<String>,
}

impl KnownLanguage {
    /// What it is called.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        let names = match language {
            Language::English => &self.en,
            Language::Swedish => &self.sv,
        };
        names.first().map_or(&self.key, |name| name)
    }
}

/// What a text that is the name of a language and nothing else is in a language; `None` of any other text.
#[must_use]
pub fn language_named(text: &str, language: Language) -> Option<&'static str> {
    let text = text.to_lowercase();
    let is = |name: &String| name.to_lowercase() == text;
    let known = LANGUAGES.all.iter().find(|known| known.en.iter().chain(&known.sv).any(is))?;
    Some(known.name(language))
}

/// Things with the terms that tell them.
#[derive(Debug)]
pub struct Vocabulary<T> {
    /// The things, in the order of the file.
    pub all: Vec<T>,
    terms: Terms,
}

impl<T> Vocabulary<T> {
    /// The places in [`all`](Self::all) of what a text tells.
    pub(super) fn find(&self, words: &Words) -> Vec<usize> {
        self.terms.find(words).into_iter().map(|(number, _)| number).collect()
    }

    /// The same, each with its place in the text, every time that it is told.
    pub(super) fn places(&self, words: &Words) -> Vec<(usize, Range<usize>)> {
        self.terms.find_all(words)
    }

    /// Where in a text the first of them is told.
    pub(super) fn place(&self, words: &Words) -> Option<Range<usize>> {
        self.terms.find(words).into_iter().next().map(|(_, place)| place)
    }
}

/// All skills that postings and people tell in words of their own.
pub static SKILLS: LazyLock<Vocabulary<&'static Skill>> = LazyLock::new(|| {
    let all: Vec<&Skill> = Skill::all().iter().filter(|skill| !skill.terms.is_empty()).collect();
    let terms = all.iter().enumerate();
    let terms = terms.flat_map(|(number, skill)| {
        let names = [skill.en.as_str(), skill.sv.as_str()];
        skill
            .terms
            .iter()
            .chain(&skill.products)
            .map(String::as_str)
            .chain(names)
            .map(move |term| (term, number))
    });
    let terms = Terms::new(terms);
    Vocabulary { all, terms }
});

/// The skills that a duty speaks of. A word that only says whose team or meeting something is names none: whoever arranges the
/// finance team's lunch does no finance.
pub(super) fn skills_of_duty(text: &str, words: &Words) -> Vec<usize> {
    let of_a_team = |place: &Range<usize>| {
        let next = words.0.iter().find(|(_, word)| word.start >= place.end);
        let is_team = |(word, at): &(String, Range<usize>)| {
            text[place.end..at.start].trim().is_empty() && LISTS.has("of_a_team", &Words::of(word))
        };
        next.is_some_and(is_team)
    };
    let mut skills: Vec<usize> = Vec::new();
    for (skill, _) in SKILLS.places(words).into_iter().filter(|(_, place)| !of_a_team(place)) {
        if !skills.contains(&skill) {
            skills.push(skill);
        }
    }
    skills
}

/// What else shows skills in a profile, with their places in [`SKILLS`].
static SHOWN_BY: LazyLock<Terms> = LazyLock::new(|| {
    let all = SKILLS.all.iter().enumerate();
    Terms::new(all.flat_map(|(skill, known)| known.shown_by.iter().map(move |term| (term.as_str(), skill))))
});

/// The skills that a text of a profile shows beside those that it names.
pub(super) fn shown_beside(words: &Words) -> impl Iterator<Item = usize> {
    SHOWN_BY.find(words).into_iter().map(|(skill, _)| skill)
}

/// The products of all skills, with the places of their skills in [`SKILLS`].
static PRODUCTS: LazyLock<(Vec<usize>, Terms)> = LazyLock::new(|| {
    let all = SKILLS.all.iter().enumerate();
    let all: Vec<(usize, &str)> = all
        .flat_map(|(skill, known)| known.products.iter().map(move |product| (skill, product.as_str())))
        .collect();
    let terms = Terms::new(all.iter().enumerate().map(|(number, (_, product))| (*product, number)));
    (all.into_iter().map(|(skill, _)| skill).collect(), terms)
});

/// A product that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Product {
    /// The place of its skill in [`SKILLS`].
    pub skill: usize,
    number: usize,
}

/// The products that a text names.
pub(super) fn products(words: &Words) -> impl Iterator<Item = Product> {
    let (skills, terms) = &*PRODUCTS;
    terms.find(words).into_iter().map(|(number, _)| Product { skill: skills[number], number })
}

/// All languages.
pub static LANGUAGES: LazyLock<Vocabulary<KnownLanguage>> = LazyLock::new(|| {
    let all: Vec<KnownLanguage> =
        serde_yaml::from_str(include_str!("../../data/skills/languages.yaml")).unwrap_or_default();
    let terms = all.iter().enumerate();
    let terms = terms.flat_map(|(number, language)| {
        language.en.iter().chain(&language.sv).map(move |term| (term.as_str(), number))
    });
    let terms = Terms::new(terms);
    Vocabulary { all, terms }
});

#[derive(serde::Deserialize)]
struct File {
    numbers: Vec<Vec<String>>,
    #[serde(flatten)]
    lists: BTreeMap<String, Vec<String>>,
}

/// The lists of `data/matching/demands.yaml`.
pub(super) struct Lists {
    lists: NamedLists,
    numbers: Terms,
}

impl Deref for Lists {
    type Target = NamedLists;

    fn deref(&self) -> &NamedLists {
        &self.lists
    }
}

impl Lists {
    /// How many words of a text stand in a list of single words.
    pub fn count(&self, list: &str, words: &Words) -> usize {
        let Some(terms) = self.lists.get(list) else { return 0 };
        words.0.iter().filter(|word| terms.any(&Words(vec![(*word).clone()]))).count()
    }

    /// The number that a word stands for, in digits or words.
    pub fn number(&self, word: &str) -> Option<u32> {
        let digits = word.trim_end_matches('+');
        let in_words = || {
            let found = self.numbers.find(&Words::of(word));
            found.first().and_then(|(place, _)| u32::try_from(place + 1).ok())
        };
        digits.parse().ok().or_else(in_words)
    }
}

pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let file: File = serde_yaml::from_str(include_str!("../../data/matching/demands.yaml"))
        .unwrap_or_else(|_| File { numbers: Vec::new(), lists: BTreeMap::new() });
    let numbers = file.numbers.iter().enumerate();
    let numbers =
        Terms::new(numbers.flat_map(|(place, words)| words.iter().map(move |word| (word.as_str(), place))));
    Lists { lists: file.lists.into(), numbers }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_read_and_no_key_stands_twice() {
        let mut keys: Vec<&str> = Skill::all().iter().map(|skill| skill.key.as_str()).collect();
        keys.sort_unstable();
        let count = keys.len();
        keys.dedup();
        assert!(count > 40 && keys.len() == count);
        assert!(LANGUAGES.all.len() > 20);
        for list in ["experience", "trait", "fluent", "travel", "remote", "swedish"] {
            assert!(LISTS.get(list).is_some(), "{list}");
        }
        assert_eq!(LISTS.number("tre"), Some(3));
        assert_eq!(LISTS.number("5"), Some(5));
        assert_eq!(LISTS.number("the"), None);
    }
}
