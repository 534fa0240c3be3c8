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
use crate::model::sentences;

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

/// A name, in one word or several.
#[derive(Debug, Clone)]
struct Name {
    words: Vec<String>,
    /// Whether nothing but its place at the beginning of a sentence may have given it its capital.
    is_doubtful: bool,
}

/// The words of a text that are written as names: with a capital though they begin no sentence, or with a capital or digit
/// inside them.
pub(super) fn written_as_names(text: &str) -> Vec<String> {
    let starts: Vec<usize> = sentences(text).into_iter().map(|(start, _)| start).collect();
    let is_name = |place: &Range<usize>| is_written_as_name(text, &starts, place);
    Words::of(text).0.into_iter().filter(|(_, place)| is_name(place)).map(|(word, _)| word).collect()
}

fn is_written_as_name(text: &str, starts: &[usize], place: &Range<usize>) -> bool {
    let word = &text[place.clone()];
    let inside = word.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit());
    let opens =
        |start: &usize| *start <= place.start && !text[*start..place.start].contains(char::is_alphanumeric);
    inside || word.starts_with(char::is_uppercase) && !starts.iter().any(opens)
}

/// The names of a demand that speaks of nothing else, and that no vocabulary knows.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    names: Vec<Name>,
    /// Whether one of them is enough.
    pub one_is_enough: bool,
}

impl Names {
    /// The names in a demand; none where it speaks of something else as well. A single word that opens a sentence is surely
    /// one where the posting writes it as one elsewhere.
    pub fn of(text: &str, words: &Words, one_is_enough: bool, elsewhere: &dyn Fn(&str) -> bool) -> Self {
        let all = Self::among(text, words, words, one_is_enough, elsewhere);
        // What stands in brackets tells of what is named before it: "Excel (pivot tables)".
        let outside = || {
            let within = words.clone().without(&brackets(text));
            Self::among(text, words, &within, one_is_enough, elsewhere)
        };
        // "A qualification such as A or B" is met by either, whatever it is a qualification in.
        let examples = || {
            let from = LISTS.places("exemplifies", words).last()?.end;
            let behind = Words(words.0.iter().filter(|(_, place)| place.start >= from).cloned().collect());
            Some(Self::among(text, words, &behind, true, elsewhere))
        };
        if !all.names.is_empty() {
            return all;
        }
        let outside = outside();
        if outside.names.is_empty() { examples().unwrap_or_default() } else { outside }
    }

    fn among(
        text: &str,
        words: &Words,
        told: &Words,
        one_is_enough: bool,
        elsewhere: &dyn Fn(&str) -> bool,
    ) -> Self {
        let mut known = SAYS_NOTHING.map(|list| LISTS.places(list, words)).concat();
        known.extend(SKILLS.places(words).into_iter().map(|(_, place)| place));
        known.extend(LANGUAGES.places(words).into_iter().map(|(_, place)| place));
        let begins =
            |place: &Range<usize>| text[place.clone()].chars().next().is_some_and(char::is_uppercase);
        let number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
        let is_sure = |word: &str| written_as_names(text).iter().any(|name| name == word) || elsewhere(word);
        let (mut names, mut last): (Vec<Name>, Option<usize>) = (Vec::new(), None);
        let mut one_is_enough = one_is_enough;
        for (word, place) in told.clone().without(&known).0 {
            // "Public 360" is one name, as is whatever stands with nothing but a space between.
            let between = last.and_then(|end| text.get(end..place.start));
            let goes_on = between == Some(" ");
            match names.last_mut() {
                Some(name) if goes_on && (begins(&place) || number(&word)) => {
                    name.words.push(word);
                    name.is_doubtful = false;
                }
                _ if FUNCTION_WORDS.contains(word.as_str()) => continue,
                _ if begins(&place) => {
                    one_is_enough |= between.is_some_and(|between| between.trim() == "/");
                    names.push(Name { is_doubtful: !is_sure(&word), words: vec![word] });
                }
                _ => return Self::default(),
            }
            last = Some(place.end);
        }
        Self { names, one_is_enough }
    }
}

/// What stands in brackets.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let opened = text.match_indices('(').map(|(start, _)| start);
    opened.map(|start| start..text[start..].find(')').map_or(text.len(), |end| start + end)).collect()
}

impl Capability<'_> {
    /// What of the profile has the names of a demand, each told: what was done before what is said to be known. A name alone
    /// shows no years.
    pub(super) fn has_names(&self, demand: &Demand) -> Vec<Shown> {
        if demand.years().is_some() {
            return Vec::new();
        }
        let all = demand.names.names.iter().map(|name| (self.has_name(name), name.is_doubtful));
        // What may be no name at all lacks nowhere.
        let mut all: Vec<Shown> =
            all.filter(|(shown, doubtful)| shown.value > 0.0 || !doubtful).map(|(shown, _)| shown).collect();
        if demand.names.one_is_enough {
            all.sort_by(|a, b| b.value.total_cmp(&a.value));
            all.truncate(1);
        }
        all
    }

    fn has_name(&self, name: &Name) -> Shown {
        let stands_in = |text: &str| {
            let words = Words::of(text);
            let is_here = |here: &[(String, Range<usize>)]| {
                here.iter().zip(&name.words).all(|((word, _), part)| word == part)
            };
            let all = words.0.len() == name.words.len();
            words.0.windows(name.words.len()).any(is_here)
                && (!name.is_doubtful || all || written_as_names(text).contains(&name.words[0]))
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
