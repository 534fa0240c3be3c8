//! Which language a text is in. A whole posting is easy to tell by its commonest words; two languages
//! need no library for it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::Language;

use super::phrases::entries;

/// What a word gives away.
#[derive(Debug, Clone, Copy, Default)]
struct Sign {
    language: Option<Language>,
    is_of_jobs: bool,
}

static WORDS: LazyLock<FxHashMap<&'static str, Sign>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Sign> = FxHashMap::default();
    for (group, word) in entries(include_str!("../../../data/reading/words.txt")) {
        let sign = words.entry(word).or_default();
        match group {
            "english" => sign.language = Some(Language::English),
            "swedish" => sign.language = Some(Language::Swedish),
            _ => sign.is_of_jobs = true,
        }
    }
    words
});

/// Counts of words that only one of the languages has.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct LanguageCount {
    english: usize,
    swedish: usize,
    /// Words of texts about a vacancy.
    pub job_words: usize,
}

impl LanguageCount {
    /// How many words are enough to be sure.
    const ENOUGH: usize = 120;

    /// Counts a piece of text.
    pub fn add(&mut self, text: &str) {
        if self.english + self.swedish > Self::ENOUGH {
            return;
        }
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let sign = if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
                WORDS.get(word.to_lowercase().as_str())
            } else {
                WORDS.get(word)
            };
            self.job_words += usize::from(sign.is_some_and(|sign| sign.is_of_jobs));
            match sign.and_then(|sign| sign.language) {
                Some(Language::English) => self.english += 1,
                Some(Language::Swedish) => self.swedish += 1,
                None if !word.is_ascii() && word.contains(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']) => {
                    self.swedish += 1
                }
                None => {}
            }
        }
    }

    /// The language with more words; English where nothing tells.
    pub const fn language(self) -> Language {
        if self.swedish > self.english { Language::Swedish } else { Language::English }
    }
}
