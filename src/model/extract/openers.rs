//! Which phrases a word may open. Most words open none, and every word of every text is asked: so they are told apart by
//! their first bytes before anything is compared.

use rustc_hash::FxHashMap;

/// Phrases that a word may open without being in them.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// Those that any word opens.
    by_any: Vec<usize>,
    /// Those that a word opens that begins with this byte, with those that any word opens, in the order of the file.
    by_beginning: FxHashMap<u8, Vec<usize>>,
}

impl Open {
    /// Adds the phrase of this number whose first word is `pattern`.
    pub fn add(&mut self, pattern: &str, index: usize) {
        match pattern.bytes().next().filter(|_| pattern != "_" && pattern != "*") {
            None => {
                self.by_any.push(index);
                self.by_beginning.values_mut().for_each(|phrases| phrases.push(index));
            }
            Some(first) => {
                self.by_beginning.entry(first).or_insert_with(|| self.by_any.clone()).push(index);
            }
        }
    }

    /// Those that a word may open.
    pub fn by(&self, word: &str) -> &[usize] {
        let by_beginning = || self.by_beginning.get(&word.bytes().next()?);
        if self.by_beginning.is_empty() { &self.by_any } else { by_beginning().unwrap_or(&self.by_any) }
    }
}

/// Which words may open a phrase of a group, told by their first two bytes. Most open none, and needn't be looked up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Openers([u64; 4]);

impl Openers {
    /// Adds the first word of a phrase.
    pub fn add(&mut self, pattern: &str) {
        let stem = pattern.strip_suffix('*').unwrap_or(pattern);
        if pattern == "_" || stem.len() < 2 && stem != pattern {
            self.0 = [u64::MAX; 4];
        } else {
            let (word, bit) = Self::place(stem);
            self.0[word] |= bit;
        }
    }

    /// Whether a word may be the first of a phrase.
    pub fn hold(&self, word: &str) -> bool {
        let (place, bit) = Self::place(word);
        self.0[place] & bit != 0
    }

    fn place(word: &str) -> (usize, u64) {
        let byte = |index: usize| usize::from(word.as_bytes().get(index).copied().unwrap_or_default());
        let place = (byte(0) * 31 + byte(1)) % 256;
        (place / 64, 1 << (place % 64))
    }
}
