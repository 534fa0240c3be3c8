//! What a posting asks for, taken apart so that a profile can be held against it: languages, time in a kind of
//! work, a degree, skills, and what nobody can read from a paper. This is the only place that knows how the model
//! keeps what is required and what is merely preferred.

use std::cell::LazyCell;
use std::collections::HashSet;
use std::ops::Range;

use super::acts::Act;
use super::fields::{Asked, Study, Unlisted};
use super::likeness::{FUNCTION_WORDS, Sketch, Subject};
use super::names::{Names, written_as_names};
use super::offers::{opens_with_an_offer, without_what_is_given};
use super::profile::Fluency;
use super::schooling::Schooling;
use super::terms::Words;
use super::vocabulary::{LANGUAGES, LISTS, Product, SKILLS, products};
use super::{as_title, beside, clauses};
use crate::classify::Classifier;
use crate::model::{Category, Language, Posting, sentences};
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
    /// Whether the skills that it names are merely a part of what it asks for.
    pub says_more: bool,
    pub(super) sketch: Sketch,
    /// What it names, without the words by which it asks for it.
    pub(super) subject: Subject,
    pub(super) act: Act,
    /// Whether it asks for a paper that shows something.
    pub(super) paper: bool,
    pub(super) products: Vec<Product>,
    /// The subjects of the schooling that it asks for which no list has.
    pub(super) subjects: Vec<Unlisted>,
    /// What it asks for by names that no vocabulary knows.
    pub(super) names: Names,
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

/// The lists of words by which demands ask, whatever they ask for.
const ASKING: [&str; 10] = [
    "experience",
    "general",
    "years",
    "several",
    "preferred",
    "needed",
    "knowing",
    "basic",
    "fluent",
    "papers",
];

/// How likely a demand's kind of work must be before it counts as told.
const KIND_SURE_FROM: f64 = 0.6;
/// "Several years" are so many.
const SEVERAL: u32 = 3;
/// How a word ends that tells years by itself.
const OF_YEARS: [&str; 3] = ["åriga", "årigt", "årig"];
/// So many words behind "Swedish" tell whether it is a language.
const WORDS_TO_WHAT_IS_OF_A_COUNTRY: usize = 2;
/// So many words behind "three years" tell whether they are years at a school.
const WORDS_TO_SCHOOLING: usize = 3;

/// What a posting asks for, in its words, each with whether the person must have it: the required before the preferred,
/// in the posting's order. What it calls a plus among the requirements is preferred.
#[must_use]
pub fn asked(posting: &Posting) -> Vec<(SourceText, bool)> {
    let needed = |texts: &[SourceText]| -> Vec<SourceText> {
        let asked = texts.iter().filter_map(without_what_is_given).filter(|text| !opens_with_an_offer(text));
        asked.flat_map(|text| clauses::without_the_needless(&text)).collect()
    };
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
    let all = all.filter(|(text, _)| !is_none(&Words::of(&text.text)));
    // Few demands need it, and a posting may be long.
    let names = LazyCell::new(|| names(posting));
    let elsewhere = |word: &str| names.contains(word);
    all.map(|(text, must)| demand(&text, must, posting.language, &elsewhere, classifier)).collect()
}

/// What a posting writes as names.
fn names(posting: &Posting) -> HashSet<String> {
    let asked = posting.requirements.iter().chain(&posting.nice_to_have);
    let given = posting.benefits.iter().chain(&posting.training).chain(&posting.rest);
    let duties = posting.duties.iter().map(|duty| &duty.text);
    asked.chain(given).chain(duties).flat_map(|text| written_as_names(&text.text)).collect()
}

/// Whether a demand is for what everybody must have by law or rule, and shows by a paper: the right to work; or for what one says
/// oneself: that one is willing to travel.
pub(super) fn is_formality(text: &str) -> bool {
    let words = Words::of(text);
    LISTS.has("formality", &words) || LISTS.has("readiness", &words)
}

/// Whether a line among the demands is none, as what is paid. "Five years' experience of salaries" asks for something, and so
/// does "Lön och personal, minst tre år".
fn is_none(words: &Words) -> bool {
    let tells_pay = || LISTS.open("opens_with_pay", words) && months(words).is_none();
    LISTS.has("no_demand", words) || tells_pay()
}

/// The sentences of a text.
pub(super) fn sentences_of(text: &SourceText) -> Vec<SourceText> {
    sentences(&text.text).into_iter().map(|(start, end)| text.slice(start, end).trimmed()).collect()
}

/// What a demand for a paper names, without the words for papers: the part of it, 0 to 1, that an offer of training has as
/// well.
pub(super) fn named_in(demand: &SourceText, offer: &Sketch) -> f64 {
    let words = Words::of(&demand.text);
    let papers =
        ["papers", "training", "preferred", "needed"].map(|list| LISTS.places(list, &words)).concat();
    let named = words.without(&papers);
    let named: Vec<&str> = named.iter().filter(|word| !FUNCTION_WORDS.contains(word)).collect();
    if named.is_empty() { 0.0 } else { Sketch::of(&named.join(" ")).part_in(offer) }
}

fn demand(
    text: &SourceText,
    must: bool,
    language: Language,
    elsewhere: &dyn Fn(&str) -> bool,
    classifier: &Classifier,
) -> Demand {
    let words = Words::of(&text.text);
    let fluency = if LISTS.has("fluent", &words) {
        Fluency::Fluent
    } else if LISTS.has("basic", &words) {
        Fluency::Basic
    } else {
        Fluency::Good
    };
    let mut asks: Vec<Ask> = Vec::new();
    for (language, place) in LANGUAGES.places(&words) {
        let ask = Ask::Language(language, fluency);
        if !asks.contains(&ask) && !is_of_a_country(&text.text, &words, &place) {
            asks.push(ask);
        }
    }
    let speaks = !asks.is_empty();
    let study = study(&words);
    let months = time_of_work(&words, study.is_some());
    // "Good communication skills" is no skill in communications, and a degree in law none in law alone.
    let traits = LISTS.places("soft", &words);
    let subjects = study.as_ref().map_or(&[][..], |asked| &asked.places);
    let passing = beside::in_passing(&text.text, &words);
    let skilled = words.clone().without(&traits).without(subjects).without(&passing);
    let mut skills = widest(&skilled);
    // "A degree in business or logistics" asks for no logistics beside the degree.
    if study.is_some() {
        let knowing =
            LISTS.places("knowing", &words).iter().map(|place| place.start).min().unwrap_or(usize::MAX);
        let of_degree = |(_, place): &(usize, Range<usize>)| place.start < knowing;
        let of_degree: Vec<usize> =
            SKILLS.places(&words).into_iter().filter(of_degree).map(|(skill, _)| skill).collect();
        skills.retain(|skill| !of_degree.contains(skill));
    }
    let asking = ASKING.map(|list| LISTS.places(list, &words)).concat();
    let places: Vec<Range<usize>> = SKILLS.places(&skilled).into_iter().map(|(_, place)| place).collect();
    let says_more =
        beside::says_more(&text.text, &words, &places, &[&asking[..], &traits, subjects].concat());
    // "Clear communication with everybody whom our conferences bring together" asks what somebody is like.
    if says_more && !traits.is_empty() {
        skills.clear();
    }
    let trait_alone = !traits.is_empty() && months.is_none() && skills.is_empty();
    let (mut kinds, mut unknown_work) = (Vec::new(), false);
    if !speaks && !trait_alone && (months.is_some() || LISTS.has("experience", &words)) {
        // "A coordinating role" may be of any of the four kinds, and asks for no skill but the work.
        let any_kind = LISTS.has("any_kind", &words);
        skills.retain(|skill| !any_kind || SKILLS.all[*skill].key != "coordination");
        kinds.extend(skills.iter().filter_map(|skill| SKILLS.all[*skill].work.first().copied()));
        if kinds.is_empty() {
            kinds.extend(as_title::kinds(&text.text, &words, language));
        }
        if kinds.is_empty() && !any_kind {
            kinds.extend(judged(&text.text, language, classifier));
        }
        kinds.sort_unstable_by_key(|kind| kind.index());
        kinds.dedup();
        unknown_work = kinds.is_empty() && skills.is_empty() && !any_kind && names_something(&words);
        asks.push(Ask::Experience(months));
    }
    asks.extend(study.as_ref().map(|asked| Ask::Education(asked.study)));
    let subjects = study.map(|asked| asked.unknown).unwrap_or_default();
    // "Written and spoken English" asks for English.
    skills.retain(|skill| !speaks || SKILLS.all[*skill].key != "writing");
    asks.extend(skills.into_iter().map(Ask::Skill));
    if asks.is_empty() && (!traits.is_empty() || LISTS.has("trait", &words)) {
        asks.push(Ask::Trait);
    }
    let one_is_enough = LISTS.has("or", &words);
    let subject = Subject::of(words.clone(), &asking);
    let names = Names::of(&text.text, &words, one_is_enough, elsewhere);
    let (text, sketch, products) = (text.clone(), Sketch::of(&text.text), products(&words).collect());
    let act = Act::of(&text.text, language, classifier);
    let paper = LISTS.has("certificates", &words);
    Demand {
        text,
        must,
        asks,
        kinds,
        one_is_enough,
        unknown_work,
        says_more,
        sketch,
        subject,
        act,
        paper,
        products,
        subjects,
        names,
    }
}

/// The skills that a demand names, without those whose words are part of another's: "data protection law" asks for no other
/// law.
fn widest(words: &Words) -> Vec<usize> {
    let told = SKILLS.places(words);
    let stands_alone = |(_, place): &(usize, Range<usize>)| {
        let holds = |wider: &Range<usize>| wider.start <= place.start && place.end <= wider.end;
        !told.iter().any(|(_, wider)| holds(wider) && wider != place)
    };
    let mut skills: Vec<usize> = Vec::new();
    for (skill, _) in told.iter().filter(|one| stands_alone(one)) {
        if !skills.contains(skill) {
            skills.push(*skill);
        }
    }
    skills
}

/// The demands of a posting for time in some work, each with its years.
#[must_use]
pub fn years_asked(posting: &Posting) -> Vec<(u32, SourceText)> {
    let all = asked(posting).into_iter().map(|(text, _)| text);
    let timed = all.filter_map(|text| {
        let words = Words::of(&text.text);
        let months = time_of_work(&words, study(&words).is_some())?;
        Some((months / 12, text))
    });
    timed.filter(|(years, _)| *years > 0).collect()
}

/// The months of work that a demand asks for, and not of studies.
fn time_of_work(words: &Words, of_schooling: bool) -> Option<u32> {
    time(words).filter(|(_, at)| !of_schooling || !is_of_schooling(words, *at)).map(|(months, _)| months)
}

/// Whether the name of a language says where something is from: "Swedish building regulations" are no Swedish.
fn is_of_a_country(text: &str, words: &Words, place: &Range<usize>) -> bool {
    let next = words.0.iter().filter(|(_, word)| word.start >= place.end).take(WORDS_TO_WHAT_IS_OF_A_COUNTRY);
    let next = next.take_while(|(name, _)| !FUNCTION_WORDS.contains(name.as_str()));
    let next =
        next.take_while(|(_, word)| !text[place.end..word.start].contains([',', ';', '.', '(', ')', '/']));
    LISTS.has("of_a_country", &Words(next.cloned().collect()))
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
fn study(words: &Words) -> Option<Asked> {
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
    // "Treårig erfarenhet", "flerårig erfarenhet".
    if let Some(at) = all.iter().position(|word| of_years(word).is_some()) {
        return of_years(all[at]).map(|years| (years * 12, at));
    }
    let at = all.iter().position(|word| LISTS.has("years", &Words::of(word)))?;
    let before = all[..at].iter().rev().take(3);
    let number = before.clone().find_map(|word| LISTS.number(word)).filter(|number| *number <= 30);
    let several = || before.clone().any(|word| LISTS.has("several", &Words::of(word))).then_some(SEVERAL);
    number.or_else(several).map(|years| (years * 12, at))
}

/// The years that a single word tells.
fn of_years(word: &str) -> Option<u32> {
    let number = OF_YEARS.iter().find_map(|ending| word.strip_suffix(ending))?;
    if LISTS.has("several", &Words::of(word)) {
        Some(SEVERAL)
    } else {
        LISTS.number(number.trim_end_matches('-'))
    }
}
