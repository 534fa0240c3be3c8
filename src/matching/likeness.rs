//! How like two short texts are, whatever the order and endings of their words: the part of their groups of
//! three letters that they share. Swedish compounds and English plurals need no rule of their own that way.

use std::collections::HashSet;
use std::hash::Hasher as _;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHasher;

use super::terms::Words;
use super::vocabulary;
use crate::model::Language;

pub(super) static FUNCTION_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/messages/function-words.txt").lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
});

/// Adds the groups of three letters in a word.
fn grams_of(letters: &[char], grams: &mut Vec<u32>) {
    for gram in letters.windows(3.min(letters.len())) {
        let mut hasher = FxHasher::default();
        gram.iter().for_each(|letter| hasher.write_u32(u32::from(*letter)));
        grams.push((hasher.finish() >> 16) as u32);
    }
}

/// What a text is compared by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch(Vec<u32>);

impl Sketch {
    /// The sketch of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let words = Words::of(text);
        let content: Vec<&str> = words.iter().filter(|word| !FUNCTION_WORDS.contains(word)).collect();
        // A text of function words alone is compared by them.
        let kept = if content.is_empty() { words.iter().collect() } else { content };
        let mut grams = Vec::new();
        for word in kept {
            let letters = std::iter::once('_').chain(word.chars()).chain(std::iter::once('_'));
            grams_of(&letters.collect::<Vec<char>>(), &mut grams);
        }
        Self::with(grams)
    }

    /// The sketch of a word whatever its ending may be.
    fn of_open_word(word: &str) -> Self {
        let mut grams = Vec::new();
        grams_of(&std::iter::once('_').chain(word.chars()).collect::<Vec<char>>(), &mut grams);
        Self::with(grams)
    }

    fn with(mut grams: Vec<u32>) -> Self {
        grams.sort_unstable();
        grams.dedup();
        Self(grams)
    }

    /// The groups of letters, each once, in an order of their own.
    pub(super) fn grams(&self) -> &[u32] {
        &self.0
    }

    /// The part of this text, 0 to 1, that stands in another.
    pub(super) fn part_in(&self, other: &Self) -> f64 {
        let common = self.0.iter().filter(|gram| other.0.binary_search(gram).is_ok()).count();
        common as f64 / self.0.len().max(1) as f64
    }

    /// How like two texts are, 0 (nothing in common) to 1 (the same words); Dice's coefficient.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f64 {
        let (mut a, mut b, mut common) = (0, 0, 0_usize);
        while let (Some(one), Some(two)) = (self.0.get(a), other.0.get(b)) {
            common += usize::from(one == two);
            a += usize::from(one <= two);
            b += usize::from(two <= one);
        }
        let all = self.0.len() + other.0.len();
        if all == 0 { 0.0 } else { 2.0 * common as f64 / all as f64 }
    }
}

/// A word stands in another text if so much of it does: endings matter little, and a compound holds its parts.
const WORD_FROM: f64 = 0.7;

/// What a text is about, word by word: of two texts that share as much, each may share something else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Subject(Vec<Sketch>);

impl Subject {
    /// The words of a text that say something, but for those that stand in any of these places.
    pub fn of(words: Words, without: &[Range<usize>]) -> Self {
        let words = words.without(without);
        let told = words.iter().filter(|word| !FUNCTION_WORDS.contains(word));
        Self(told.map(Sketch::of_open_word).collect())
    }

    /// What a duty is about: all but its first word, which says what is done, where it says more than that.
    pub fn of_duty(text: &str) -> Self {
        let mut subject = Self::of(Words::of(text), &[]);
        if subject.0.len() > 1 {
            subject.0.remove(0);
        }
        subject
    }

    /// The part of its words, 0 to 1, that stand in a text.
    pub fn part_in(&self, text: &Sketch) -> f64 {
        self.found_in(text) as f64 / self.0.len().max(1) as f64
    }

    /// Whether all of its words stand in a text, of which more than one tell; of three or more all but one will do, which
    /// may be the word for what is done.
    pub fn is_told_in(&self, text: &Sketch) -> bool {
        let found = self.found_in(text);
        found > 1 && found + usize::from(self.0.len() > 2) >= self.0.len()
    }

    fn found_in(&self, text: &Sketch) -> usize {
        self.0.iter().filter(|word| word.part_in(text) >= WORD_FROM).count()
    }
}

/// So many of the commonest words, and so many times as many as the other language's, tell a language beyond doubt.
const COMMON_WORDS: usize = 3;
const TIMES_AS_MANY: usize = 3;

/// The language of texts, the one more of whose commonest words stand in them, and whether it is beyond doubt.
pub(super) fn language<'a>(texts: impl Iterator<Item = &'a str>) -> (Language, bool) {
    let (mut english, mut swedish) = (0_usize, 0_usize);
    for text in texts {
        let words = Words::of(text);
        english += vocabulary::LISTS.count("english", &words);
        swedish += vocabulary::LISTS.count("swedish", &words);
        swedish += words.iter().filter(|word| word.contains(['å', 'ä', 'ö'])).count();
    }
    let (more, fewer) = (swedish.max(english), swedish.min(english));
    let beyond_doubt = more >= COMMON_WORDS && more >= TIMES_AS_MANY * fewer;
    (if swedish > english { Language::Swedish } else { Language::English }, beyond_doubt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_matter_little_and_other_words_much() {
        let like = |a: &str, b: &str| Sketch::of(a).likeness(&Sketch::of(b));
        assert!(like("Book travel for the leadership team", "Booking travels for leadership teams") > 0.6);
        assert!(like("Boka resor", "Fakturera kunder") < 0.2);
        assert!((like("Keep the diary", "The diary: keep it") - 1.0).abs() < 1e-9);
        assert_eq!(like("", ""), 0.0);
    }

    #[test]
    fn a_subject_is_told_by_its_words_whatever_their_endings_and_by_no_chance() {
        let part =
            |subject: &str, text: &str| Subject::of(Words::of(subject), &[]).part_in(&Sketch::of(text));
        assert_eq!(part("international guests", "Receive a guest from an international body"), 1.0);
        assert_eq!(part("international guests", "Sort internal requests"), 0.0);
        assert_eq!(part("konferenser", "Planera vårkonferensen"), 1.0);
        assert_eq!(part("festivaler och artister", "Ta emot en artist vid festivalen"), 1.0);
    }
}
