//! The kinds of work of a demand that names its work by a title: "five years as a board secretary" asks for what such a title
//! promises.

use super::terms::Words;
use super::vocabulary::LISTS;
use crate::model::{Category, Language};
use crate::scope::promise;

/// A title is so many words long at most.
const LONGEST: usize = 6;
/// How sure a title's promise must be.
const SURE_FROM: f64 = 0.6;
/// The part of the promise that a kind of work must be.
const MOSTLY_FROM: f64 = 0.5;

/// The kinds of work that the titles in a demand promise; none where one of them is open, or of another trade.
pub(super) fn kinds(text: &str, words: &Words, language: Language) -> Vec<Category> {
    let is_in = |list: &str, word: &str| LISTS.has(list, &Words::of(word));
    for place in LISTS.places("as_a", words) {
        let behind = words.0.iter().filter(|(_, word)| word.start >= place.end).take(LONGEST);
        let title: Vec<_> = behind.take_while(|(word, _)| !is_in("behind_a_title", word)).collect();
        let alternatives = title.split(|(word, _)| is_in("or", word)).filter(|one| !one.is_empty());
        let kinds: Option<Vec<Category>> = alternatives
            .map(|one| {
                let title = &text[one[0].1.start..one[one.len() - 1].1.end];
                title.split('/').map(|title| kind(title, language)).collect::<Option<Vec<Category>>>()
            })
            .collect::<Option<Vec<_>>>()
            .map(|kinds| kinds.concat());
        if let Some(kinds) = kinds.filter(|kinds| !kinds.is_empty()) {
            return kinds;
        }
    }
    Vec::new()
}

fn kind(title: &str, language: Language) -> Option<Category> {
    let promise = promise(title, language);
    let main = promise.shares.main();
    let is_told = !promise.open && promise.certainty >= SURE_FROM && promise.shares[main] >= MOSTLY_FROM;
    Some(main).filter(|main| is_told && *main != Category::Other)
}
