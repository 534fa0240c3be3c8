//! Which language a text is in. A whole posting is easy to tell by its commonest words; two languages
//! need no library for it.

use std::cell::OnceCell;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::Language;
use crate::source::words;

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

/// Texts whose language is told once they are all read, and only where somebody asks: a posting that states its language
/// and lists its duties is spared the counting.
#[derive(Debug, Default)]
pub(super) struct LanguageCount {
    texts: String,
    /// Where each text ends.
    ends: Vec<usize>,
    counts: OnceCell<Counts>,
}

impl LanguageCount {
    /// Takes a piece of text into account.
    pub fn add(&mut self, text: &str) {
        self.counts.take();
        self.texts.push_str(text);
        self.ends.push(self.texts.len());
    }

    fn counts(&self) -> &Counts {
        self.counts.get_or_init(|| {
            let mut counts = Counts::default();
            let mut start = 0;
            for end in &self.ends {
                counts.add(&self.texts[start..*end]);
                start = *end;
            }
            counts
        })
    }

    /// How many words there are of texts about a vacancy.
    pub fn job_words(&self) -> usize {
        self.counts().job_words
    }

    /// The language with more words; English where nothing tells.
    pub fn language(&self) -> Language {
        let counts = self.counts();
        if counts.swedish > counts.english { Language::Swedish } else { Language::English }
    }
}

/// Counts of words that only one of the languages has.
#[derive(Debug, Default)]
struct Counts {
    english: usize,
    swedish: usize,
    job_words: usize,
}

impl Counts {
    /// How many words are enough to be sure.
    const ENOUGH: usize = 120;

    /// Counts a piece of text.
    fn add(&mut self, text: &str) {
        if self.english + self.swedish > Self::ENOUGH {
            return;
        }
        for word in words(text) {
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
}
