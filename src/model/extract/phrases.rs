//! Phrases found in text by whole words. The phrases are data (`data/reading/`); what they look like
//! is told in the README there.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::openers::{Open, Openers};

/// A text's words in lower case, with where they stand.
#[derive(Debug, Default)]
pub(super) struct Words {
    lower: String,
    /// Titles and lines have few.
    words: SmallVec<[Word; 12]>,
}

#[derive(Debug, Clone, Copy)]
struct Word {
    lower: Place,
    text: Place,
}

/// Where something begins and ends, in bytes.
#[derive(Debug, Clone, Copy)]
struct Place(u32, u32);

impl Place {
    /// Texts are far shorter than 4 GiB.
    fn new(start: usize, end: usize) -> Self {
        let to_u32 = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self(to_u32(start), to_u32(end))
    }

    const fn ends(self) -> (usize, usize) {
        (self.0 as usize, self.1 as usize)
    }
}

impl Words {
    /// Splits a text into words.
    pub fn of(text: &str) -> Self {
        if text.is_ascii() { Self::of_ascii(text) } else { Self::of_any(text) }
    }

    /// The same of a text of ASCII, as nearly all are: its words stand where they stand in the text in lower case.
    fn of_ascii(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut lower = text.to_ascii_lowercase();
        let mut words = SmallVec::new();
        let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            let from = at;
            while is_letter(at)
                || at > from
                    && bytes.get(at) == Some(&b'\'')
                    && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
            {
                at += 1;
            }
            if at > from {
                let place = Place::new(from, at);
                words.push(Word { lower: place, text: place });
                continue;
            }
            if *byte == b'&' {
                let and = lower.len();
                lower.push_str("and");
                words.push(Word { lower: Place::new(and, lower.len()), text: Place::new(at, at + 1) });
            }
            at += 1;
        }
        Self { lower, words }
    }

    fn of_any(text: &str) -> Self {
        let mut all = Self { lower: String::with_capacity(text.len() + 8), words: SmallVec::new() };
        let mut open: Option<Word> = None;
        for (index, character) in text.char_indices() {
            let end = index + character.len_utf8();
            if character.is_alphanumeric() {
                let from = all.lower.len();
                all.lower.extend(character.to_lowercase());
                let word =
                    open.get_or_insert(Word { lower: Place::new(from, from), text: Place::new(index, end) });
                word.lower = Place::new(word.lower.ends().0, all.lower.len());
                word.text = Place::new(word.text.ends().0, end);
            } else if matches!(character, '\'' | '’' | 'ʼ')
                && open.is_some()
                && text[end..].starts_with(char::is_alphabetic)
            {
                all.lower.push('\'');
            } else if !matches!(character, '\u{200b}' | '\u{ad}' | '\u{fe0f}') {
                all.words.extend(open.take());
                if character == '&' {
                    let from = all.lower.len();
                    all.lower.push_str("and");
                    all.words.push(Word { lower: Place::new(from, from + 3), text: Place::new(index, end) });
                }
            }
        }
        all.words.extend(open);
        all
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// One word, in lower case.
    pub fn get(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| {
            let (start, end) = word.lower.ends();
            &self.lower[start..end]
        })
    }

    /// Where in the text a word stands.
    pub fn range(&self, index: usize) -> (usize, usize) {
        self.words.get(index).map_or((0, 0), |word| word.text.ends())
    }

    /// The words in lower case with one space between, as keys are written.
    pub fn joined(&self) -> String {
        let mut joined = String::with_capacity(self.lower.len() + self.len());
        for index in 0..self.len() {
            if index > 0 {
                joined.push(' ');
            }
            joined.push_str(self.get(index));
        }
        joined
    }
}

/// A text's words in lower case with one space between, as keys are written.
pub(super) fn joined(text: &str) -> String {
    if !text.is_ascii() || memchr::memchr2(b'\'', b'&', text.as_bytes()).is_some() {
        return Words::of(text).joined();
    }
    // In nearly all texts every sign divides words: for those the same in one go.
    let mut joined = text.to_ascii_lowercase().into_bytes();
    let mut end = 0;
    let mut is_open = false;
    for at in 0..joined.len() {
        let is_letter = joined[at].is_ascii_lowercase() || joined[at].is_ascii_digit();
        joined[end] = if is_letter { joined[at] } else { b' ' };
        // Of the signs between two words the first becomes the blank.
        end += usize::from(is_letter || is_open);
        is_open = is_letter;
    }
    joined.truncate(if is_open { end } else { end.saturating_sub(1) });
    String::from_utf8(joined).unwrap_or_default()
}

/// How many letters and digits of ASCII a text's words have, in which "&" is written out.
pub(super) fn letters(text: &str) -> usize {
    let count = |byte: &u8| u8::from(byte.is_ascii_alphanumeric()) + 3 * u8::from(*byte == b'&');
    // Runs so short that a byte holds their count are counted many letters at a time.
    text.as_bytes().chunks(64).map(|run| usize::from(run.iter().map(count).sum::<u8>())).sum()
}

/// A file of phrases, by group.
#[derive(Debug)]
pub(super) struct Phrases {
    phrases: Vec<Phrase>,
    /// The first words of the phrases, by group and last byte.
    endings: Vec<FxHashMap<u8, Vec<&'static str>>>,
    /// Which words may open a phrase, by group.
    openers: Vec<Openers>,
    by_first_word: FxHashMap<&'static str, Vec<usize>>,
    /// Those whose first word is any, or is told by its beginning alone.
    open: Open,
    open_at_start: Open,
}

#[derive(Debug)]
struct Phrase {
    group: usize,
    words: Vec<&'static str>,
    at_start: bool,
    at_end: bool,
}

impl Phrase {
    /// Where it stands if it does so at a word.
    fn stands_at(&self, words: &Words, first: usize) -> Option<Match> {
        let end = first + self.words.len();
        let fits =
            end <= words.len() && (!self.at_start || first == 0) && (!self.at_end || end == words.len());
        let matches = fits
            && self.words.iter().enumerate().all(|(offset, pattern)| {
                let word = words.get(first + offset);
                match pattern.strip_suffix('*') {
                    Some(stem) => word.starts_with(stem),
                    None => *pattern == "_" || *pattern == word,
                }
            });
        let bound = self.at_start || self.at_end;
        matches.then_some(Match { group: self.group, first, end, bound })
    }
}

/// Where a phrase was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// The group that the phrase stands in, counted from 0.
    pub group: usize,
    /// The first word that it matched.
    pub first: usize,
    /// One past the last word.
    pub end: usize,
    /// Whether the phrase is bound to the start or the end of the text.
    pub bound: bool,
}

impl Phrases {
    /// Reads a file of phrases; `groups` are the groups that it must have, in their order.
    pub fn parse(data: &'static str, groups: &[&'static str]) -> Self {
        let mut all = Self {
            phrases: Vec::new(),
            endings: vec![FxHashMap::default(); groups.len()],
            openers: vec![Openers::default(); groups.len()],
            by_first_word: FxHashMap::default(),
            open: Open::default(),
            open_at_start: Open::default(),
        };
        for (group, entry) in entries(data) {
            let Some(group) = groups.iter().position(|name| *name == group) else { continue };
            let whole = entry.strip_prefix('=');
            let at_start = entry.starts_with(['^', '=']);
            let at_end = whole.is_some() || entry.ends_with('$');
            let words: Vec<_> = entry.trim_matches(['^', '=', '$']).split(' ').collect();
            let index = all.phrases.len();
            match words.first() {
                Some(first) if *first != "_" && !first.ends_with('*') => {
                    all.by_first_word.entry(first).or_default().push(index);
                }
                first => {
                    let open = if at_start { &mut all.open_at_start } else { &mut all.open };
                    open.add(first.copied().unwrap_or("_"), index);
                }
            }
            if let Some(first) = words.first() {
                all.openers[group].add(first);
                let last = first.bytes().next_back().unwrap_or_default();
                all.endings[group].entry(last).or_default().push(first);
            }
            all.phrases.push(Phrase { group, words, at_start, at_end });
        }
        all
    }

    /// All places where phrases stand.
    pub fn find_all<'a>(&'a self, words: &'a Words) -> impl Iterator<Item = Match> + 'a {
        (0..words.len()).flat_map(move |first| self.find_at(words, first))
    }

    /// All places where phrases of a group stand.
    pub fn find_of<'a>(&'a self, group: usize, words: &'a Words) -> impl Iterator<Item = Match> + 'a {
        (0..words.len()).flat_map(move |first| self.find_of_at(group, words, first))
    }

    /// The phrases that stand at one word.
    pub fn find_at<'a>(&'a self, words: &'a Words, first: usize) -> impl Iterator<Item = Match> + 'a {
        self.opened_by(words.get(first), first).filter_map(move |phrase| phrase.stands_at(words, first))
    }

    /// The phrases of a group that stand at one word. Others aren't compared with the words at all.
    pub fn find_of_at<'a>(
        &'a self,
        group: usize,
        words: &'a Words,
        first: usize,
    ) -> impl Iterator<Item = Match> + 'a {
        let word = words.get(first);
        let opened = self.openers[group].hold(word).then(|| self.opened_by(word, first));
        let of_group = opened.into_iter().flatten().filter(move |phrase| phrase.group == group);
        of_group.filter_map(move |phrase| phrase.stands_at(words, first))
    }

    /// The phrases that a word may open that stands at this place.
    fn opened_by<'a>(&'a self, word: &str, first: usize) -> impl Iterator<Item = &'a Phrase> + 'a {
        let known = self.by_first_word.get(word).map_or(&[][..], Vec::as_slice);
        let (open, bound) = (self.open.by(word), if first == 0 { self.open_at_start.by(word) } else { &[] });
        known.iter().chain(open).chain(bound).map(|index| &self.phrases[*index])
    }

    /// Whether a word ends like a single word of a group.
    pub fn has_ending(&self, group: usize, word: &str) -> bool {
        let last = word.bytes().next_back();
        let endings = last.and_then(|last| self.endings[group].get(&last));
        endings.is_some_and(|endings| endings.iter().any(|ending| word.ends_with(ending)))
    }

    /// Whether a phrase of a group stands in the text.
    pub fn has(&self, words: &Words, group: usize) -> bool {
        self.find_of(group, words).next().is_some()
    }
}

/// The entries of a data file, each with its group's name.
pub(super) fn entries(data: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut group = "";
    data.lines().filter_map(move |line| {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        if let Some((name, _)) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
            group = name;
            return None;
        }
        Some((group, line))
    })
}

/// Fails where a file of phrases has a group that nobody reads, or lacks one that somebody does.
#[cfg(test)]
pub(super) fn assert_groups(data: &'static str, groups: &[&str]) {
    let written: std::collections::BTreeSet<&str> = entries(data).map(|(group, _)| group).collect();
    let known: std::collections::BTreeSet<&str> = groups.iter().copied().collect();
    assert_eq!(written, known);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_of_ascii_are_those_of_any_text(text in "[a-cA-C1 '&,.-]{0,24}|[ -~]{0,24}") {
            let (quick, usual) = (Words::of(&text), Words::of_any(&text));
            let told = |words: &Words| {
                (0..words.len()).map(|at| (words.get(at).to_owned(), words.range(at))).collect::<Vec<_>>()
            };
            prop_assert_eq!(told(&quick), told(&usual));
        }

        #[test]
        fn words_are_joined_as_they_are_told_one_by_one(text in "[a-cA-C1 '&,.-]{0,24}|[ -~]{0,24}|\\PC{0,24}") {
            prop_assert_eq!(joined(&text), Words::of(&text).joined());
        }
    }
}
