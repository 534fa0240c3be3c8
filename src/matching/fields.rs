//! What was studied, and what a posting asks to have been studied (`data/matching/fields.yaml`). The level of a degree alone
//! doesn't tell: who has learned to keep a company's books can't take a social worker's post.

use std::ops::Range;
use std::sync::LazyLock;

use super::likeness::{FUNCTION_WORDS, Sketch, Subject};
use super::schooling::{self, Schooling};
use super::terms::{Terms, Words};
use super::vocabulary::SKILLS;

/// A name that has so much of a subject has all of it.
const ALL: f64 = 0.99;
/// A degree in another subject than the one asked for, or in one that isn't told, is so much of it.
const OF_ANOTHER: f64 = 0.5;

/// Subjects, each a bit by its place in the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Subjects {
    /// Those of which the degree of a profession is told.
    degrees: u32,
    /// Those that are told otherwise.
    named: u32,
}

impl Subjects {
    /// The subjects that a text tells, and where.
    pub(super) fn told(words: &Words) -> (Self, Vec<Range<usize>>) {
        let (degrees, named) = (DATA.degrees.find_all(words), DATA.terms.find_all(words));
        // A bit a subject: the data has fewer than 32, which a test watches.
        let bits =
            |found: &[(usize, Range<usize>)]| found.iter().fold(0, |all, (place, _)| all | 1_u32 << place);
        let subjects = Self { degrees: bits(&degrees), named: bits(&named) };
        (subjects, degrees.into_iter().chain(named).map(|(_, place)| place).collect())
    }

    /// The lowest level of schooling that the degrees of a profession among them are; `None` where there is none.
    pub(super) fn level(self) -> Option<Schooling> {
        let all = DATA.levels.iter().enumerate();
        all.filter(|(place, _)| self.degrees >> place & 1 == 1).map(|(_, level)| *level).min()
    }

    const fn is_empty(self) -> bool {
        self.degrees | self.named == 0
    }
}

/// The schooling that a demand asks for, or that somebody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Study {
    /// Its level.
    pub level: Schooling,
    /// Its subjects, one of which is enough; none where they aren't told.
    pub subjects: Subjects,
    /// Whether a degree of the same subject will do in place of a profession's.
    equivalent: bool,
    /// Whether one of another subject is worth something in place of a profession's.
    another: bool,
    /// Whether it may be one in a subject that the data doesn't have: then no other is known to be the right one.
    is_open: bool,
}

/// What a demand for schooling says.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub study: Study,
    /// Where its subjects are told.
    pub places: Vec<Range<usize>>,
    /// Its subjects that the data doesn't have.
    pub unknown: Vec<Unlisted>,
}

/// A subject that the data doesn't have.
#[derive(Debug, Clone)]
pub(super) struct Unlisted {
    /// In the demand's words.
    name: Subject,
    /// The skills that it is of.
    skills: Vec<usize>,
}

impl Unlisted {
    /// Whether somebody's schooling of this name is in it.
    pub fn is_of(&self, schooling: &str) -> bool {
        self.name.part_in(&Sketch::of(schooling)) >= ALL
            || SKILLS.find(&Words::of(schooling)).iter().any(|skill| self.skills.contains(skill))
    }
}

impl Study {
    /// What a demand asks for; `None` where it asks for no schooling.
    pub(super) fn asked(words: &Words) -> Option<Asked> {
        let level = Schooling::asked(words);
        if level.is_none() && !DATA.degrees.any(words) {
            return None;
        }
        let (subjects, places) = Subjects::told(words);
        let level = level.or_else(|| subjects.level())?;
        let (equivalent, another) = (schooling::says("equivalent", words), schooling::says("another", words));
        let may_be_unknown = subjects.degrees == 0 && (equivalent || subjects.is_empty() && !another);
        let unknown = if may_be_unknown { unknown_subjects(words, &places, equivalent) } else { Vec::new() };
        let study = Self { level, subjects, equivalent, another, is_open: !unknown.is_empty() };
        Some(Asked { study, places, unknown })
    }

    /// What somebody has.
    pub(super) fn had(level: Schooling, words: &Words) -> Self {
        Self { level, subjects: Subjects::told(words).0, equivalent: false, another: false, is_open: false }
    }

    /// How far this meets what is asked, 0 to 1.
    pub(super) fn meets(self, asked: Self) -> f64 {
        self.level.meets(asked.level) * self.subject(asked)
    }

    /// The same where the subject is the one that is asked for, whether or not the data has it.
    pub(super) fn meets_in_subject(self, asked: Self) -> f64 {
        self.level.meets(asked.level)
    }

    fn subject(self, asked: Self) -> f64 {
        let (has, needs) = (self.subjects, asked.subjects);
        let of_the_subject = (has.degrees | has.named) & (needs.degrees | needs.named) != 0;
        if needs.is_empty() && !asked.is_open
            || has.degrees & needs.degrees != 0
            || (has.degrees | has.named) & needs.named != 0
            || of_the_subject && asked.equivalent
        {
            return 1.0;
        }
        // Nobody practises a profession by the degree of another.
        let only_a_profession = needs.degrees != 0 && needs.named == 0 && !asked.another;
        let half = of_the_subject || has.is_empty() || !only_a_profession;
        if half { OF_ANOTHER } else { 0.0 }
    }
}

/// The subjects that a demand names and the data doesn't have: of the alternatives that it lists before "or equivalent", or of
/// the first thing that it says the degree is in.
fn unknown_subjects(words: &Words, subjects: &[Range<usize>], equivalent: bool) -> Vec<Unlisted> {
    let is = |list: &str, word: &str| schooling::says(list, &Words::of(word));
    let mut pieces: Vec<Vec<(String, Range<usize>)>> = vec![Vec::new()];
    let mut end = 0;
    for (word, place) in &words.0 {
        // A comma takes a place of its own.
        let is_join = is("joins", word);
        if is_join || place.start > end + 1 {
            pieces.push(Vec::new());
        }
        end = place.end;
        if let Some(piece) = pieces.last_mut().filter(|_| !is_join) {
            piece.push((word.clone(), place.clone()));
        }
    }
    let before = pieces.into_iter().filter(|piece| !piece.is_empty());
    let before = before.take_while(|piece| !schooling::says("equivalent", &Words(piece.clone())));
    let named = before.take(if equivalent { usize::MAX } else { 1 }).enumerate().filter_map(|(at, piece)| {
        let introduced = piece.iter().rposition(|(word, _)| FUNCTION_WORDS.contains(word.as_str()));
        // "A degree in A, B, C": only what stands first is introduced.
        let subject = match introduced {
            Some(last) if at == 0 && (equivalent || is("introduces", &piece[last].0)) => {
                piece[last + 1..].to_vec()
            }
            None if at > 0 => piece,
            _ => return None,
        };
        let known = subject.iter().any(|(_, word)| subjects.iter().any(|place| place.contains(&word.start)));
        let subject = Words(subject);
        let says = |list: &str| schooling::says(list, &subject);
        let is_subject = !known
            && !subject.0.is_empty()
            && Schooling::asked(&subject).is_none()
            && !says("another")
            && !says("no_subject")
            && subject.iter().all(|word| word.chars().all(|c| !c.is_ascii_digit()));
        is_subject.then(|| {
            let general = schooling::places("of_any_subject", &subject);
            let skills = SKILLS.find(&subject);
            Unlisted { name: Subject::of(subject, &general), skills }
        })
    });
    named.collect()
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Field {
    #[allow(dead_code, reason = "it names the subject to readers of the data and to the tests")]
    key: String,
    level: String,
    degrees: Vec<String>,
    terms: Vec<String>,
}

struct Data {
    levels: Vec<Schooling>,
    degrees: Terms,
    terms: Terms,
}

fn fields() -> Vec<Field> {
    serde_yaml::from_str(include_str!("../../data/matching/fields.yaml")).unwrap_or_default()
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    let fields = fields();
    let terms = |of: fn(&Field) -> &Vec<String>| {
        let all = fields.iter().enumerate();
        Terms::new(all.flat_map(|(place, field)| of(field).iter().map(move |term| (term.as_str(), place))))
    };
    let levels = fields.iter().map(|field| Schooling::named(&field.level).unwrap_or(Schooling::Degree));
    Data {
        levels: levels.collect(),
        degrees: terms(|field| &field.degrees),
        terms: terms(|field| &field.terms),
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_read_and_every_subject_has_a_bit_of_its_own() {
        let fields = fields();
        assert!((15..32).contains(&fields.len()), "{}", fields.len());
        let mut keys: Vec<&str> = fields.iter().map(|field| field.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), fields.len());
        assert!(fields.iter().all(|field| Schooling::named(&field.level).is_some()));
        for term in fields.iter().flat_map(|field| field.degrees.iter().chain(&field.terms)) {
            let plain = term.trim_end_matches('*');
            assert!(!Subjects::told(&Words::of(plain)).0.is_empty(), "{term} is never found");
        }
    }

    #[test]
    fn no_profession_is_another() {
        let has = |entry: &str| Study::had(Schooling::Masters, &Words::of(entry));
        let asked = |demand: &str| Study::asked(&Words::of(demand)).expect("schooling").study;
        for (entry, demand, value) in [
            ("Civilekonom", "Socionomexamen", 0.0),
            ("Socionom", "Socionomexamen", 1.0),
            ("Kandidatexamen i socialt arbete", "Socionomexamen", 0.5),
            ("Kandidatexamen i socialt arbete", "Socionomexamen eller motsvarande", 1.0),
            ("Civilekonom", "Socionomexamen eller motsvarande", 0.0),
            ("Civilekonom", "Socionom eller annan relevant examen", 0.5),
            ("Masterexamen", "Socionomexamen", 0.5),
            ("Juristexamen", "A degree in law", 1.0),
            ("MSc Political Science", "A degree in economics, law or political science", 1.0),
            ("MA History", "A degree in economics, law or political science", 0.5),
            ("Statsvetenskap", "Samhällsvetenskaplig examen", 1.0),
            ("MA History", "A university degree", 1.0),
            ("LLM", "Legitimerad sjuksköterska", 0.0),
        ] {
            assert_eq!(has(entry).meets(asked(demand)), value, "{entry}: {demand}");
        }
    }
}
