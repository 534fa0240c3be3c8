//! What a posting asks for, taken apart so that a profile can be held against it: languages, time in a kind of
//! work, a degree, skills, and what nobody can read from a paper. This is the only place that knows how the model
//! keeps what is required and what is merely preferred.

use std::ops::Range;

use super::acts::Act;
use super::clauses;
use super::fields::Study;
use super::likeness::{FUNCTION_WORDS, Sketch};
use super::profile::Fluency;
use super::schooling::Schooling;
use super::terms::Words;
use super::vocabulary::{LANGUAGES, LISTS, Product, SKILLS, products};
use crate::classify::Classifier;
use crate::model::{Category, Language, Posting};
use crate::source::SourceText;

/// One demand of a posting.
#[derive(Debug, Clone)]
pub struct Demand {
    /// In the posting's words.
    pub text: SourceText,
    /// Whether the person must have it (`krav`), or it counts in their favour (`meriterande`).
    pub must: bool,
    /// What it asks for; empty where that can't be told.
    pub asks: Vec<Ask>,
    /// The kinds of work that it asks to have been done, any of which counts; empty where it may be of any.
    pub kinds: Vec<Category>,
    /// Whether one of several skills is enough, or one of several languages: "English or Swedish".
    pub one_is_enough: bool,
    /// Whether it asks for time in work that the program can't tell from its words: "two years in shipping".
    pub unknown_work: bool,
    pub(super) sketch: Sketch,
    pub(super) act: Act,
    pub(super) products: Vec<Product>,
}

/// One thing that a demand asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// A language, by its place in [`LANGUAGES`], and how well.
    Language(usize, Fluency),
    /// A skill, by its place in [`SKILLS`].
    Skill(usize),
    /// Work of the kinds that the demand names, for so many months, where it says how many.
    Experience(Option<u32>),
    /// Schooling of a level or higher, in one of some subjects where it says which.
    Education(Study),
    /// What a person is like.
    Trait,
}

impl Demand {
    /// The time in some work that it asks for, in months.
    #[must_use]
    pub fn years(&self) -> Option<u32> {
        self.asks.iter().find_map(|ask| if let Ask::Experience(months) = ask { *months } else { None })
    }
}

/// How likely a demand's kind of work must be before it counts as told.
const KIND_SURE_FROM: f64 = 0.6;
/// So many words behind "three years" tell whether they are years at a school.
const WORDS_TO_SCHOOLING: usize = 3;

/// What a posting asks for, in its words, each with whether the person must have it: the required before the preferred,
/// in the posting's order. What it calls a plus among the requirements is preferred.
#[must_use]
pub fn asked(posting: &Posting) -> Vec<(SourceText, bool)> {
    let needed =
        |texts: &[SourceText]| texts.iter().flat_map(clauses::without_the_needless).collect::<Vec<_>>();
    let listed = needed(&posting.requirements);
    let listed = listed.iter().flat_map(clauses::parts);
    let preferred = needed(&posting.nice_to_have).into_iter().map(|text| (text, false));
    let mut all: Vec<(SourceText, bool)> = listed.chain(preferred).collect();
    all.sort_by_key(|(_, must)| !must);
    all
}

/// The same, each taken apart.
#[must_use]
pub fn demands(posting: &Posting, classifier: &Classifier) -> Vec<Demand> {
    let all = asked(posting).into_iter();
    let all = all.filter(|(text, _)| !LISTS.has("no_demand", &Words::of(&text.text)));
    all.map(|(text, must)| demand(&text, must, posting.language, classifier)).collect()
}

/// The training that a posting offers, in its words.
#[must_use]
pub fn offered_training(posting: &Posting) -> &[SourceText] {
    &posting.training
}

fn demand(text: &SourceText, must: bool, language: Language, classifier: &Classifier) -> Demand {
    let words = Words::of(&text.text);
    let fluency = if LISTS.has("fluent", &words) {
        Fluency::Fluent
    } else if LISTS.has("basic", &words) {
        Fluency::Basic
    } else {
        Fluency::Good
    };
    let languages = LANGUAGES.find(&words).into_iter().map(|language| Ask::Language(language, fluency));
    let mut asks: Vec<Ask> = languages.collect();
    let speaks = !asks.is_empty();
    let study = study(&words);
    let months = time(&words).filter(|(_, at)| study.is_none() || !is_of_schooling(&words, *at));
    let months = months.map(|(months, _)| months);
    // "Good communication skills" is no skill in communications, and a degree in law none in law alone.
    let traits = LISTS.places("soft", &words);
    let subjects = study.as_ref().map_or(&[][..], |(_, places)| places);
    let mut skills = SKILLS.find(&words.clone().without(&traits).without(subjects));
    let trait_alone = !traits.is_empty() && months.is_none() && skills.is_empty();
    let (mut kinds, mut unknown_work) = (Vec::new(), false);
    if !speaks && !trait_alone && (months.is_some() || LISTS.has("experience", &words)) {
        // "A coordinating role" may be of any of the four kinds, and asks for no skill but the work.
        let any_kind = LISTS.has("any_kind", &words);
        skills.retain(|skill| !any_kind || SKILLS.all[*skill].key != "coordination");
        kinds.extend(skills.iter().filter_map(|skill| SKILLS.all[*skill].work.first().copied()));
        if kinds.is_empty() && !any_kind {
            kinds.extend(judged(&text.text, language, classifier));
        }
        kinds.sort_unstable_by_key(|kind| kind.index());
        kinds.dedup();
        unknown_work = kinds.is_empty() && skills.is_empty() && !any_kind && names_something(&words);
        asks.push(Ask::Experience(months));
    }
    asks.extend(study.map(|(study, _)| Ask::Education(study)));
    // "Written and spoken English" asks for English.
    skills.retain(|skill| !speaks || SKILLS.all[*skill].key != "writing");
    asks.extend(skills.into_iter().map(Ask::Skill));
    if asks.is_empty() && (!traits.is_empty() || LISTS.has("trait", &words)) {
        asks.push(Ask::Trait);
    }
    let one_is_enough = LISTS.has("or", &words);
    let (text, sketch, products) = (text.clone(), Sketch::of(&text.text), products(&words).collect());
    let act = Act::of(&text.text, language, classifier);
    Demand { text, must, asks, kinds, one_is_enough, unknown_work, sketch, act, products }
}

/// Whether a demand for time has words that say in what.
fn names_something(words: &Words) -> bool {
    let known =
        ["general", "experience", "years", "several", "preferred"].map(|list| LISTS.places(list, words));
    let rest = words.clone().without(&known.concat());
    rest.iter().any(|word| !FUNCTION_WORDS.contains(word) && LISTS.number(word).is_none())
}

/// The schooling that a demand asks for. What it says of experience is none of its subject: "a degree, and some experience
/// of finance".
fn study(words: &Words) -> Option<(Study, Vec<Range<usize>>)> {
    let Some(at) = LISTS.places("experience", words).into_iter().map(|place| place.start).min() else {
        return Study::asked(words);
    };
    let (before, after) = words.0.iter().cloned().partition(|(_, place)| place.start < at);
    Study::asked(&Words(before)).or_else(|| Study::asked(&Words(after)))
}

/// Whether the time told by the word at place `at` is that of a schooling: "three years of university education".
fn is_of_schooling(words: &Words, at: usize) -> bool {
    let next = words.0.iter().skip(at + 1).take(WORDS_TO_SCHOOLING).cloned().collect();
    Schooling::asked(&Words(next)).is_some()
}

/// The kind of work that a demand's words are judged as, if it is clear.
fn judged(text: &str, language: Language, classifier: &Classifier) -> Option<Category> {
    let judgement = classifier.judge_briefly(text, language);
    let sure = judgement.confidence() >= KIND_SURE_FROM;
    judgement.category.filter(|category| sure && *category != Category::Other)
}

/// The time that a demand asks for, in months: "three years", "minst 5 års", "several years".
pub(super) fn months(words: &Words) -> Option<u32> {
    time(words).map(|(months, _)| months)
}

/// The same, with the place of the word for years.
fn time(words: &Words) -> Option<(u32, usize)> {
    let all: Vec<&str> = words.iter().collect();
    let at = all.iter().position(|word| LISTS.has("years", &Words::of(word)))?;
    let before = all[..at].iter().rev().take(3);
    let number = before.clone().find_map(|word| LISTS.number(word)).filter(|number| *number <= 30);
    let several = || before.clone().any(|word| LISTS.has("several", &Words::of(word))).then_some(3);
    number.or_else(several).map(|years| (years * 12, at))
}
