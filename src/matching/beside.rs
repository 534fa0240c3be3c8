//! What a demand speaks of beside the skills whose words stand in it. "Have contacts who might sponsor our events" asks whom
//! somebody knows, and "because we run many events, you are calm" what they are like: a word in passing is no demand.

use std::ops::Range;

use super::likeness::FUNCTION_WORDS;
use super::terms::Words;
use super::vocabulary::{LANGUAGES, LISTS};
use crate::model::sentences;

/// From so many other words on, a skill is a part of what a demand asks for,
const OTHERS_FROM: usize = 4;
/// if there are so many times as many of them.
const TIMES_AS_MANY: usize = 2;

/// What of a demand asks for no skill: the clause in which a sentence says when or why, whatever somebody is to be willing to do,
/// and whom they are to know, unless it is told as experience.
pub(super) fn in_passing(text: &str, words: &Words) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut asks_for_else = LISTS.places("willing", words);
    if !LISTS.has("experience", words) {
        asks_for_else.extend(LISTS.places("of_contacts", words));
    }
    for (start, end) in sentences(text) {
        let first = words.0.iter().find(|(_, place)| place.start >= start);
        let opens = first.is_some_and(|(word, _)| LISTS.has("opens_a_reason", &Words::of(word)));
        if let Some(comma) = text[start..end].find(',').filter(|_| opens) {
            places.push(start..start + comma);
        }
        let from =
            asks_for_else.iter().filter(|place| (start..end).contains(&place.start)).map(|place| place.start);
        places.extend(from.min().map(|from| from..end));
    }
    places
}

/// Whether the skills that stand in these places are merely a part of what a demand says, and none of its words says that it
/// is they that are asked for.
pub(super) fn says_more(text: &str, words: &Words, skills: &[Range<usize>], known: &[Range<usize>]) -> bool {
    if skills.is_empty()
        || ["knowing", "certificates", "experience"].iter().any(|list| LISTS.has(list, words))
    {
        return false;
    }
    let named = words.0.iter().filter(|(_, word)| skills.iter().any(|place| place.contains(&word.start)));
    let named = named.count();
    let languages: Vec<Range<usize>> = LANGUAGES.places(words).into_iter().map(|(_, place)| place).collect();
    let rest = words.clone().without(skills).without(known).without(&languages);
    let is_name = |place: &Range<usize>| text[place.clone()].chars().next().is_some_and(char::is_uppercase);
    let others =
        rest.0.iter().filter(|(word, place)| !is_name(place) && !FUNCTION_WORDS.contains(word.as_str()));
    let others = others.count();
    others >= OTHERS_FROM && others >= TIMES_AS_MANY * named
}
