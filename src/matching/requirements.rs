//! What a posting asks for, taken apart so that a profile can be held against it: languages, time in a kind of
//! work, a degree, skills, and what nobody can read from a paper. This is the only place that knows how the model
//! keeps what is required and what is merely preferred.

use super::likeness::Sketch;
use super::profile::Fluency;
use super::schooling::Schooling;
use super::terms::Words;
use super::vocabulary::{LANGUAGES, LISTS, SKILLS};
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
    /// Whether one of several skills is enough, or one of several languages: "English or Swedish".
    pub one_is_enough: bool,
    /// Whether it asks for work as this role has it: "in a similar role".
    pub of_the_role: bool,
    pub(super) sketch: Sketch,
}

/// One thing that a demand asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// A language, by its place in [`LANGUAGES`], and how well.
    Language(usize, Fluency),
    /// A skill, by its place in [`SKILLS`].
    Skill(usize),
    /// Work of a kind, where it says which, for so many months, where it says how many.
    Experience(Option<Category>, Option<u32>),
    /// Schooling of a level or higher.
    Education(Schooling),
    /// What a person is like.
    Trait,
}

impl Demand {
    /// The time in some work that it asks for, in months.
    #[must_use]
    pub fn years(&self) -> Option<u32> {
        self.asks.iter().find_map(|ask| if let Ask::Experience(_, months) = ask { *months } else { None })
    }
}

/// How likely a demand's kind of work must be before it counts as told.
const KIND_SURE_FROM: f64 = 0.6;

/// All demands of a posting, the required before the preferred, in the posting's order.
#[must_use]
pub fn demands(posting: &Posting, classifier: &Classifier) -> Vec<Demand> {
    let required = posting.requirements.iter().map(|text| (text, true));
    let preferred = posting.nice_to_have.iter().map(|text| (text, false));
    let all = required.chain(preferred).filter(|(text, _)| !LISTS.has("no_demand", &Words::of(&text.text)));
    all.map(|(text, must)| demand(text, must, posting.language, classifier)).collect()
}

/// The training that a posting offers, in its words.
#[must_use]
pub fn offered_training(posting: &Posting) -> &[SourceText] {
    &posting.training
}

fn demand(text: &SourceText, must: bool, language: Language, classifier: &Classifier) -> Demand {
    let words = Words::of(&text.text);
    let mut asks: Vec<Ask> = Vec::new();
    let fluency = if LISTS.has("fluent", &words) {
        Fluency::Fluent
    } else if LISTS.has("basic", &words) {
        Fluency::Basic
    } else {
        Fluency::Good
    };
    asks.extend(LANGUAGES.find(&words).into_iter().map(|language| Ask::Language(language, fluency)));
    let speaks = !asks.is_empty();
    let months = months(&words);
    let mut skills = SKILLS.find(&words);
    if !speaks && (months.is_some() || LISTS.has("experience", &words)) {
        // "A coordinating role" may be of any of the four kinds, and asks for no skill but the work.
        let any_kind = LISTS.has("any_kind", &words);
        skills.retain(|skill| !any_kind || SKILLS.all[*skill].key != "coordination");
        let of_skill = skills.first().and_then(|skill| SKILLS.all[*skill].work.first().copied());
        let judged = || if any_kind { None } else { judged(&text.text, language, classifier) };
        asks.push(Ask::Experience(of_skill.or_else(judged), months));
    }
    asks.extend(Schooling::asked(&words).map(Ask::Education));
    // "Written and spoken English" asks for English.
    skills.retain(|skill| !speaks || SKILLS.all[*skill].key != "writing");
    asks.extend(skills.into_iter().map(Ask::Skill));
    if asks.is_empty() && LISTS.has("trait", &words) {
        asks.push(Ask::Trait);
    }
    let one_is_enough = LISTS.has("or", &words);
    Demand {
        text: text.clone(),
        must,
        asks,
        one_is_enough,
        of_the_role: false,
        sketch: Sketch::of(&text.text),
    }
}

/// The kind of work that a demand's words are judged as, if it is clear.
fn judged(text: &str, language: Language, classifier: &Classifier) -> Option<Category> {
    let judgement = classifier.judge_briefly(text, language);
    let sure = judgement.confidence() >= KIND_SURE_FROM;
    judgement.category.filter(|category| sure && *category != Category::Other)
}

/// The time that a demand asks for: "three years", "minst 5 års", "several years".
pub(super) fn months(words: &Words) -> Option<u32> {
    let all: Vec<&str> = words.iter().collect();
    let at = all.iter().position(|word| LISTS.has("years", &Words::of(word)))?;
    let before = all[..at].iter().rev().take(3);
    let number = before.clone().find_map(|word| LISTS.number(word)).filter(|number| *number <= 30);
    let several = || before.clone().any(|word| LISTS.has("several", &Words::of(word))).then_some(3);
    number.or_else(several).map(|years| years * 12)
}
