//! Categories beyond the built-in ones: an organisation with nurses or engineers wants a kind of work of its
//! own. Categories are copied everywhere, so the definitions live as long as the program; equal ones are
//! kept once, and there are only as many as users wrote.

use std::sync::{Mutex, PoisonError};

use super::Language;

static KNOWN: Mutex<Vec<&'static [Further]>> = Mutex::new(Vec::new());

/// A category that a user's lexicon defines.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Further {
    place: u8,
    key: String,
    names: [Names; 2],
}

/// What a further category is called in one language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Names {
    /// In a table: "Nursing care".
    pub name: String,
    /// In a narrow column: "Nurs.".
    pub short: String,
    /// In a sentence: "the title promises *nursing care*".
    pub noun: String,
}

impl Further {
    /// How many there may be at once.
    pub const MOST: usize = 8;

    /// Makes categories of keys and names, the names in the order of [`Language::ALL`]. What lies beyond
    /// [`Further::MOST`] is left out.
    #[must_use]
    pub fn define(definitions: Vec<(String, [Names; 2])>) -> &'static [Self] {
        let set: Vec<Self> = (0..)
            .zip(definitions.into_iter().take(Self::MOST))
            .map(|(place, (key, names))| Self { place, key, names })
            .collect();
        if set.is_empty() {
            return &[];
        }
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.iter().find(|known| ***known == set[..]) {
            return known;
        }
        let set: &'static [Self] = set.leak();
        known.push(set);
        set
    }

    /// All the categories that were defined together with it.
    pub(crate) fn set(&'static self) -> &'static [Self] {
        let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let own = known.iter().find(|set| set.get(self.place()).is_some_and(|one| std::ptr::eq(one, self)));
        own.copied().unwrap_or_default()
    }

    /// Its place among the further categories, from 0.
    #[must_use]
    pub const fn place(&self) -> usize {
        self.place as usize
    }

    /// The name used in files and machine-readable output, such as `nursing-care`.
    #[must_use]
    pub const fn key(&self) -> &str {
        self.key.as_str()
    }

    /// What it is called in a language.
    #[must_use]
    pub const fn names(&self, language: Language) -> &Names {
        &self.names[language as usize]
    }
}
