//! Proper names in demands: systems and makes that no list holds. A vocabulary never knows all of them, but a demand and a
//! profile that write the same name speak of the same thing.

use std::ops::Range;

use super::capability::Capability;
use super::likeness::FUNCTION_WORDS;
use super::meeting::Shown;
use super::profile::SkillLevel;
use super::requirements::Demand;
use super::terms::Words;
use super::vocabulary::{LANGUAGES, LISTS, SKILLS};

/// What a demand says besides the names in it, without telling of anything.
const SAYS_NOTHING: [&str; 16] = [
    "experience",
    "knowing",
    "general",
    "preferred",
    "plus",
    "preferably",
    "must",
    "needed",
    "papers",
    "trait",
    "soft",
    "or",
    "basic",
    "fluent",
    "training",
    "tools",
];

/// The names of a demand that speaks of nothing else, and that no vocabulary knows.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    names: Vec<Vec<String>>,
    /// Whether one of them is enough.
    pub one_is_enough: bool,
}

impl Names {
    /// The names in a demand; none where it speaks of something else as well.
    pub fn of(text: &str, words: &Words, one_is_enough: bool) -> Self {
        let mut known = SAYS_NOTHING.map(|list| LISTS.places(list, words)).concat();
        known.extend(SKILLS.places(words).into_iter().map(|(_, place)| place));
        known.extend(LANGUAGES.places(words).into_iter().map(|(_, place)| place));
        let begins =
            |place: &Range<usize>| text[place.clone()].chars().next().is_some_and(char::is_uppercase);
        let number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
        let (mut names, mut last): (Vec<Vec<String>>, Option<usize>) = (Vec::new(), None);
        let mut one_is_enough = one_is_enough;
        for (word, place) in words.clone().without(&known).0 {
            // "Public 360" is one name, as is whatever stands with nothing but a space between.
            let between = last.and_then(|end| text.get(end..place.start));
            let goes_on = between == Some(" ");
            match names.last_mut() {
                Some(name) if goes_on && (begins(&place) || number(&word)) => name.push(word),
                _ if FUNCTION_WORDS.contains(word.as_str()) => continue,
                _ if begins(&place) => {
                    one_is_enough |= between.is_some_and(|between| between.trim() == "/");
                    names.push(vec![word]);
                }
                _ => return Self::default(),
            }
            last = Some(place.end);
        }
        Self { names, one_is_enough }
    }
}

impl Capability<'_> {
    /// What of the profile has the names of a demand, each told: what was done before what is said to be known. A name alone
    /// shows no years.
    pub(super) fn has_names(&self, demand: &Demand) -> Vec<Shown> {
        if demand.years().is_some() {
            return Vec::new();
        }
        let mut all: Vec<Shown> = demand.names.names.iter().map(|name| self.has_name(name)).collect();
        if demand.names.one_is_enough {
            all.sort_by(|a, b| b.value.total_cmp(&a.value));
            all.truncate(1);
        }
        all
    }

    fn has_name(&self, name: &[String]) -> Shown {
        let stands_in = |text: &str| {
            let words = Words::of(text);
            words
                .0
                .windows(name.len())
                .any(|here| here.iter().zip(name).all(|((word, _), part)| word == part))
        };
        let done = self.done.iter().map(|done| (1.0, done.duty.text.text.as_str()));
        let skills = self.profile.skills.iter().flat_map(|skill| {
            let value = if skill.level == Some(SkillLevel::Basic) { 0.5 } else { 1.0 };
            [skill.evidence.as_ref(), Some(&skill.name)]
                .into_iter()
                .flatten()
                .map(move |text| (value, text.text.as_str()))
        });
        let learned = self.profile.training.iter().map(|training| (1.0, training.name.text.as_str()));
        let mut all = done.chain(skills).chain(learned);
        let found = all.find(|(_, text)| stands_in(text));
        found.map_or_else(Shown::nothing, |(value, text)| Shown::by(value, vec![text.to_owned()]))
    }
}
