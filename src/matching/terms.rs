//! Finds terms of the readable data (skills, languages, conditions) in texts. A term is one or more words, each
//! of which may leave its ending or its beginning open with a star.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

/// The words of a text, folded to small letters, each with its place.
#[derive(Debug, Clone, Default)]
pub(super) struct Words(pub Vec<(String, Range<usize>)>);

impl Words {
    pub fn of(text: &str) -> Self {
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '%' | '&');
        let mut words = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (start, inside(c)) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    let word = text[from..at].trim_matches(['-', '\'', '’', '&']);
                    if !word.is_empty() {
                        words.push((word.to_lowercase().replace('’', "'"), from..at));
                    }
                    start = None;
                }
                _ => {}
            }
        }
        Self(words)
    }

    /// Without the words that stand in any of these places.
    pub fn without(mut self, places: &[Range<usize>]) -> Self {
        self.0.retain(|(_, word)| !places.iter().any(|place| place.contains(&word.start)));
        self
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(word, _)| word.as_str())
    }
}

#[derive(Debug)]
enum Part {
    Whole(String),
    Start(String),
    End(String),
}

impl Part {
    fn parse(word: &str) -> Self {
        match (word.strip_prefix('*'), word.strip_suffix('*')) {
            (Some(end), _) => Self::End(end.to_owned()),
            (None, Some(start)) => Self::Start(start.to_owned()),
            (None, None) => Self::Whole(word.to_owned()),
        }
    }

    fn is(&self, word: &str) -> bool {
        match self {
            Self::Whole(whole) => word == whole,
            Self::Start(start) => word.starts_with(start.as_str()),
            Self::End(end) => word.ends_with(end.as_str()),
        }
    }
}

/// Terms, each standing for the number of what it tells.
#[derive(Debug, Default)]
pub(super) struct Terms {
    terms: Vec<(Vec<Part>, usize)>,
    /// The terms whose first word starts with these two letters; those that leave its beginning open stand
    /// under the empty text.
    by_start: FxHashMap<String, Vec<usize>>,
}

impl Terms {
    pub fn new<'a>(terms: impl IntoIterator<Item = (&'a str, usize)>) -> Self {
        let mut all = Self::default();
        for (term, number) in terms {
            let term = term.to_lowercase();
            let parts: Vec<Part> = term.split_whitespace().map(Part::parse).collect();
            let start = match parts.first() {
                Some(Part::Whole(word) | Part::Start(word)) => two(word).to_owned(),
                Some(Part::End(_)) => String::new(),
                None => continue,
            };
            all.by_start.entry(start).or_default().push(all.terms.len());
            all.terms.push((parts, number));
        }
        all
    }

    /// What stands in a text: the number of each term found and the place of its words, in the order of the
    /// text.
    pub fn find(&self, words: &Words) -> Vec<(usize, Range<usize>)> {
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        for (number, place) in self.find_all(words) {
            if !found.iter().any(|(other, _)| *other == number) {
                found.push((number, place));
            }
        }
        found
    }

    /// As [`find`](Self::find), but every time that a term stands there.
    pub fn find_all(&self, words: &Words) -> Vec<(usize, Range<usize>)> {
        self.all(words).collect()
    }

    pub fn any(&self, words: &Words) -> bool {
        self.all(words).next().is_some()
    }

    fn all<'a>(&'a self, words: &'a Words) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
        (0..words.0.len()).flat_map(move |at| {
            let starts = [two(&words.0[at].0), ""];
            let candidates = starts.into_iter().filter_map(|start| self.by_start.get(start)).flatten();
            candidates.filter_map(move |&index| {
                let (parts, number) = &self.terms[index];
                let here = words.0.get(at..at + parts.len())?;
                let is_here = parts.iter().zip(here).all(|(part, (word, _))| part.is(word));
                is_here.then(|| (*number, here[0].1.start..here[here.len() - 1].1.end))
            })
        })
    }
}

/// Lists of terms by their names in the data.
#[derive(Debug, Default)]
pub(super) struct NamedLists(BTreeMap<String, Terms>);

impl From<BTreeMap<String, Vec<String>>> for NamedLists {
    fn from(lists: BTreeMap<String, Vec<String>>) -> Self {
        let terms = |terms: Vec<String>| Terms::new(terms.iter().map(|term| (term.as_str(), 0)));
        Self(lists.into_iter().map(|(name, all)| (name, terms(all))).collect())
    }
}

impl NamedLists {
    pub fn get(&self, list: &str) -> Option<&Terms> {
        self.0.get(list)
    }

    /// Whether a term of a list stands in a text.
    pub fn has(&self, list: &str, words: &Words) -> bool {
        self.get(list).is_some_and(|terms| terms.any(words))
    }

    /// Where in a text the terms of a list stand, every time that they do.
    pub fn places(&self, list: &str, words: &Words) -> Vec<Range<usize>> {
        let found = self.get(list).map(|terms| terms.find_all(words)).unwrap_or_default();
        found.into_iter().map(|(_, place)| place).collect()
    }

    /// Whether a text begins with a term of a list.
    pub fn open(&self, list: &str, words: &Words) -> bool {
        let first = words.0.first().map(|(_, place)| place.start);
        self.places(list, words).iter().any(|place| Some(place.start) == first)
    }

    /// The names of the lists.
    #[cfg(test)]
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }
}

fn two(word: &str) -> &str {
    word.char_indices().nth(2).map_or(word, |(end, _)| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_ends_and_phrases_are_found_in_order() {
        let terms = Terms::new([("kalender*", 0), ("book travel", 1), ("*möte", 2), ("it", 3)]);
        let found = |text: &str| {
            terms.find(&Words::of(text)).into_iter().map(|(number, _)| number).collect::<Vec<_>>()
        };
        assert_eq!(found("Styrelsemöte, sedan kalendern."), [2, 0]);
        assert_eq!(found("Book travel"), [1]);
        assert!(found("Book a travel").is_empty());
        assert!(found("We keep items").is_empty());
    }
}
