//! Which language a text is in. A whole posting is easy to tell by its commonest words; two languages
//! need no library for it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::Language;

use super::phrases::entries;

static WORDS: LazyLock<HashMap<&'static str, Language>> = LazyLock::new(|| {
    entries(include_str!("../../../data/reading/words.txt"))
        .map(|(group, word)| (word, if group == "swedish" { Language::Swedish } else { Language::English }))
        .collect()
});

/// Counts of words that only one of the languages has.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct LanguageCount {
    english: usize,
    swedish: usize,
}

impl LanguageCount {
    /// How many words are enough to be sure.
    const ENOUGH: usize = 400;

    /// Counts a piece of text.
    pub fn add(&mut self, text: &str) {
        if self.english + self.swedish > Self::ENOUGH {
            return;
        }
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let language = if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
                WORDS.get(word.to_lowercase().as_str())
            } else {
                WORDS.get(word)
            };
            match language {
                Some(Language::English) => self.english += 1,
                Some(Language::Swedish) => self.swedish += 1,
                None if word.contains(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']) => self.swedish += 1,
                None => {}
            }
        }
    }

    /// The language with more words; English where nothing tells.
    pub const fn language(self) -> Language {
        if self.swedish > self.english { Language::Swedish } else { Language::English }
    }
}
