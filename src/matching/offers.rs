//! What an employer gives, told apart from what it asks for: training stands among benefits, duties and demands, and
//! in running text, and "first-aid certificate (we pay for the course)" is a demand and an offer in one.

use std::ops::Range;

use super::negation::{Stance, stance};
use super::requirements::sentences_of;
use super::terms::Words;
use super::vocabulary::LISTS;
use crate::model::{Posting, sentences};
use crate::source::SourceText;

/// So many words may stand between "we offer" and the training that is offered.
const WORDS_TO_WHAT_IS_GIVEN: usize = 6;

/// The training that a posting offers, in its words: what it lists as such, what it tells of it among its benefits, and where it
/// says elsewhere that the employer gives it.
#[must_use]
pub fn offered(posting: &Posting) -> Vec<SourceText> {
    let benefits = posting.benefits.iter().filter(|text| names_training(text));
    let duties = posting.duties.iter().map(|duty| &duty.text).filter(|text| is_offered(text));
    let listed = posting.training.iter().chain(benefits).chain(duties).cloned();
    let demands = posting.requirements.iter().chain(&posting.nice_to_have).flat_map(|text| {
        if gives_training(text) {
            return vec![text.clone()];
        }
        if is_offered(text) {
            sentences_of(text).into_iter().filter(is_offered).collect()
        } else {
            Vec::new()
        }
    });
    let told = posting.rest.iter().filter(|text| names_training(text)).flat_map(sentences_of);
    let told = told.filter(|text| is_offered(text) || is_given_near(&text.text));
    listed.chain(demands).chain(told).collect()
}

/// Whether a sentence of running text names training right behind the words that give it: in "you get a varied job, with guidance
/// of students" nobody is taught.
fn is_given_near(sentence: &str) -> bool {
    let words = Words::of(sentence);
    let (given, taught) = (LISTS.places("employer_gives", &words), LISTS.places("training", &words));
    taught.iter().filter(|place| stance(sentence, place) == Stance::Said).any(|taught| {
        given.iter().any(|given| {
            let between =
                words.0.iter().filter(|(_, word)| word.start >= given.end && word.start < taught.start);
            given.end <= taught.start && between.count() <= WORDS_TO_WHAT_IS_GIVEN
        })
    })
}

fn names_training(text: &SourceText) -> bool {
    let said = |place: &Range<usize>| stance(&text.text, place) == Stance::Said;
    LISTS.places("training", &Words::of(&text.text)).iter().any(said)
}

/// What of a text among the demands is asked for, where a part in brackets gives it: "first-aid certificate (we pay for the
/// course)".
pub(super) fn without_what_is_given(text: &SourceText) -> Option<SourceText> {
    if !gives_training(text) {
        return Some(text.clone());
    }
    let asked = text.slice(0, text.text.find(" (")?).trimmed();
    (!gives_training(&asked) && !asked.text.is_empty()).then_some(asked)
}

/// Whether a text says that the employer teaches something: among the demands it asks for nothing.
fn gives_training(text: &SourceText) -> bool {
    let is_one_sentence = || sentences(&text.text).len() == 1;
    names_training(text) && LISTS.has("employer_gives", &Words::of(&text.text))
        || is_offered(text) && is_one_sentence()
}

/// Whether a text among the demands begins with what the employer offers: "we offer flexible hours".
pub(super) fn opens_with_an_offer(text: &SourceText) -> bool {
    LISTS.open("opens_an_offer", &Words::of(&text.text))
}

/// Whether a text says of training that whoever is employed takes it: what one does so is no work. "You get to hold courses"
/// is some.
fn is_offered(text: &SourceText) -> bool {
    LISTS.has("offered_to_you", &Words::of(&text.text)) && names_training(text)
}
