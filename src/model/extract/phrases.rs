//! Phrases found in text by whole words. The phrases are data (`data/reading/`); what they look like
//! is told in the README there.

use rustc_hash::FxHashMap;

/// A text's words in lower case, with where they stand.
#[derive(Debug, Default)]
pub(super) struct Words {
    lower: String,
    words: Vec<Word>,
}

#[derive(Debug, Clone, Copy)]
struct Word {
    lower: (usize, usize),
    text: (usize, usize),
}

impl Words {
    /// Splits a text into words.
    pub fn of(text: &str) -> Self {
        let words = Vec::with_capacity(text.len() / 6 + 2);
        let mut all = Self { lower: String::with_capacity(text.len() + 8), words };
        let mut open: Option<Word> = None;
        let mut index = 0;
        while let Some(rest) = text.get(index..).filter(|rest| !rest.is_empty()) {
            // Nearly all letters are ASCII: a run of them is taken at once.
            let run = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
            if run > 0 {
                let from = all.lower.len();
                all.lower.push_str(&rest[..run]);
                all.lower[from..].make_ascii_lowercase();
                let word = open.get_or_insert(Word { lower: (from, from), text: (index, index) });
                word.lower.1 = all.lower.len();
                word.text.1 = index + run;
                index += run;
                continue;
            }
            let Some(character) = rest.chars().next() else { break };
            let end = index + character.len_utf8();
            if character.is_alphanumeric() {
                let from = all.lower.len();
                all.lower.extend(character.to_lowercase());
                let word = open.get_or_insert(Word { lower: (from, from), text: (index, end) });
                word.lower.1 = all.lower.len();
                word.text.1 = end;
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
                    all.words.push(Word { lower: (from, from + 3), text: (index, end) });
                }
            }
            index = end;
        }
        all.words.extend(open);
        all
    }

    /// How many words there are.
    pub const fn len(&self) -> usize {
        self.words.len()
    }

    /// One word, in lower case.
    pub fn get(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| &self.lower[word.lower.0..word.lower.1])
    }

    /// Where in the text a word stands.
    pub fn range(&self, index: usize) -> (usize, usize) {
        self.words.get(index).map_or((0, 0), |word| word.text)
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

/// A file of phrases, by group.
#[derive(Debug)]
pub(super) struct Phrases {
    phrases: Vec<Phrase>,
    by_first_word: FxHashMap<&'static str, Vec<usize>>,
    by_any_word: Vec<usize>,
    at_start_by_any_word: Vec<usize>,
}

#[derive(Debug)]
struct Phrase {
    group: usize,
    words: Vec<&'static str>,
    at_start: bool,
    at_end: bool,
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
            by_first_word: FxHashMap::default(),
            by_any_word: Vec::new(),
            at_start_by_any_word: Vec::new(),
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
                _ if at_start => all.at_start_by_any_word.push(index),
                _ => all.by_any_word.push(index),
            }
            all.phrases.push(Phrase { group, words, at_start, at_end });
        }
        all
    }

    /// All places where phrases stand.
    pub fn find_all<'a>(&'a self, words: &'a Words) -> impl Iterator<Item = Match> + 'a {
        (0..words.len()).flat_map(move |first| self.find_at(words, first))
    }

    /// The phrases that stand at one word.
    pub fn find_at<'a>(&'a self, words: &'a Words, first: usize) -> impl Iterator<Item = Match> + 'a {
        let known = self.by_first_word.get(words.get(first)).map_or(&[][..], Vec::as_slice);
        let (open, bound) =
            (&self.by_any_word, if first == 0 { &self.at_start_by_any_word[..] } else { &[] });
        known.iter().chain(open).chain(bound).filter_map(move |index| {
            let phrase = &self.phrases[*index];
            let end = first + phrase.words.len();
            let fits = end <= words.len()
                && (!phrase.at_start || first == 0)
                && (!phrase.at_end || end == words.len());
            let matches = fits
                && phrase.words.iter().enumerate().all(|(offset, pattern)| {
                    let word = words.get(first + offset);
                    match pattern.strip_suffix('*') {
                        Some(stem) => word.starts_with(stem),
                        None => *pattern == "_" || *pattern == word,
                    }
                });
            let bound = phrase.at_start || phrase.at_end;
            matches.then_some(Match { group: phrase.group, first, end, bound })
        })
    }

    /// Whether a phrase of a group stands in the text.
    pub fn has(&self, words: &Words, group: usize) -> bool {
        self.find_all(words).any(|found| found.group == group)
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
