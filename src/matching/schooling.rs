//! How far somebody went to school, and how far a posting asks that they did (`data/matching/schooling.yaml`). A degree
//! and a year at a folk high school are both education; only one of them is a degree.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::fields::Subjects;
use super::terms::{NamedLists, Words};

/// A level of schooling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Schooling {
    /// Upper secondary school: levels 3 and 4 of the European Qualifications Framework (EQF).
    Secondary,
    /// A diploma or vocational education after it: level 5.
    PostSecondary,
    /// A bachelor's degree: level 6.
    Degree,
    /// A master's degree: level 7.
    Masters,
    /// A doctorate: level 8.
    Doctorate,
}

impl Schooling {
    const ALL: [Self; 5] =
        [Self::Secondary, Self::PostSecondary, Self::Degree, Self::Masters, Self::Doctorate];

    /// The level whose list of words has this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.list() == name)
    }

    /// What the list of its words is called.
    const fn list(self) -> &'static str {
        match self {
            Self::Secondary => "secondary",
            Self::PostSecondary => "post_secondary",
            Self::Degree => "degree",
            Self::Masters => "masters",
            Self::Doctorate => "doctorate",
        }
    }

    /// The level that a level of the European Qualifications Framework is, from 1 to 8; `None` of those below upper
    /// secondary school.
    pub(super) const fn of_eqf(level: u32) -> Option<Self> {
        Some(match level {
            3 | 4 => Self::Secondary,
            5 => Self::PostSecondary,
            6 => Self::Degree,
            7 => Self::Masters,
            8 => Self::Doctorate,
            _ => return None,
        })
    }

    /// The level that a demand asks for; `None` where it asks for none.
    pub(super) fn asked(words: &Words) -> Option<Self> {
        // What names a level in a list of schooling alone is one beside other schooling.
        let is_listed = DATA.has("some_degree", words) || Self::ALL.iter().any(|l| DATA.has(l.list(), words));
        let in_a_list = |level: Self| DATA.in_a_list.has(level.list(), words);
        let is_named = |level: Self| DATA.has(level.list(), words) || is_listed && in_a_list(level);
        let named = Self::ALL.into_iter().find(|level| is_named(*level));
        named.or_else(|| {
            let diploma = DATA.has("some_diploma", words).then_some(Self::PostSecondary);
            diploma.or_else(|| {
                let degree = DATA.has("some_degree", words) && !DATA.has("no_schooling", words);
                degree.then_some(Self::Degree)
            })
        })
    }

    /// The level that an entry of somebody's schooling tells, with the name of the school where that stands apart, and what
    /// is known of it `otherwise`.
    pub(super) fn told(entry: &str, school: Option<&str>, otherwise: Option<Self>) -> Option<Self> {
        let words = Words::of(entry);
        let named = |level: &Self| {
            DATA.has(level.list(), &words) || DATA.in_a_list.get(level.list()).is_some_and(|t| t.any(&words))
        };
        if let Some(level) = Self::ALL.into_iter().rfind(named) {
            return Some(level);
        }
        if DATA.has("short", &words) {
            return None;
        }
        if let Some(level) = Subjects::told(&words).0.level() {
            return Some(level);
        }
        if DATA.has("some_degree", &words) {
            return Some(Self::Degree);
        }
        let school = school.map(Words::of).unwrap_or_default();
        let lower = [Self::Secondary, Self::PostSecondary];
        let of_school = lower.into_iter().find(|level| DATA.has(level.list(), &school));
        let studied = || {
            let higher = [&words, &school].into_iter().any(|words| DATA.has("higher_schools", words));
            (higher || DATA.has("some_diploma", &words)).then_some(Self::PostSecondary)
        };
        of_school.or(otherwise).or_else(studied)
    }

    /// The level that the name of a course or certificate says outright; "kurs i gymnasiematematik" is none.
    pub(super) fn named_in(entry: &str) -> Option<Self> {
        let words = Words::of(entry);
        let named = || Self::ALL.into_iter().rfind(|level| DATA.has(level.list(), &words));
        if DATA.has("short", &words) { None } else { named() }
    }

    /// How far whoever has this level has what is asked, 0 to 1: the level just below is halfway there.
    pub(super) fn meets(self, asked: Self) -> f64 {
        match (asked as u8).saturating_sub(self as u8) {
            0 => 1.0,
            1 => 0.5,
            _ => 0.0,
        }
    }
}

/// Whether a text has words of a list of the data.
pub(super) fn says(list: &str, words: &Words) -> bool {
    DATA.has(list, words)
}

/// Where words of a list of the data stand in a text.
pub(super) fn places(list: &str, words: &Words) -> Vec<Range<usize>> {
    DATA.lists.places(list, words)
}

#[derive(serde::Deserialize)]
struct File {
    in_a_list: BTreeMap<String, Vec<String>>,
    #[serde(flatten)]
    lists: BTreeMap<String, Vec<String>>,
}

struct Data {
    in_a_list: NamedLists,
    lists: NamedLists,
}

impl Data {
    fn has(&self, list: &str, words: &Words) -> bool {
        self.lists.has(list, words)
    }
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    let file: File = serde_yaml::from_str(include_str!("../../data/matching/schooling.yaml"))
        .unwrap_or_else(|_| File { in_a_list: BTreeMap::new(), lists: BTreeMap::new() });
    Data { in_a_list: file.in_a_list.into(), lists: file.lists.into() }
});

#[cfg(test)]
mod tests {
    use super::*;
    use Schooling::{Degree, Doctorate, Masters, PostSecondary, Secondary};

    #[test]
    fn every_list_is_there() {
        let others = [
            "some_degree",
            "some_diploma",
            "higher_schools",
            "short",
            "no_schooling",
            "equivalent",
            "another",
            "introduces",
            "no_subject",
            "of_any_subject",
        ];
        for list in Schooling::ALL.map(Schooling::list).into_iter().chain(others) {
            assert!(DATA.lists.get(list).is_some(), "{list}");
        }
        for list in DATA.in_a_list.names() {
            assert!(Schooling::ALL.iter().any(|level| level.list() == list), "{list}");
        }
    }

    #[test]
    fn a_demand_asks_for_the_lowest_level_that_it_names() {
        for (demand, level) in [
            ("A university degree", Some(Degree)),
            ("Akademisk examen inom ekonomi", Some(Degree)),
            ("Bachelor's or Master's degree in law", Some(Degree)),
            ("A Master's degree", Some(Masters)),
            ("Gymnasieutbildning, gärna eftergymnasial", Some(Secondary)),
            ("Eftergymnasial utbildning, t.ex. akademisk examen", Some(PostSecondary)),
            ("High school diploma", Some(Secondary)),
            ("A degree or diploma", Some(PostSecondary)),
            ("Jur. kand. eller motsvarande", Some(Degree)),
            ("A high degree of patience", None),
            ("Fluent English", None),
        ] {
            assert_eq!(Schooling::asked(&Words::of(demand)), level, "{demand}");
        }
    }

    #[test]
    fn a_person_has_the_highest_level_that_an_entry_tells() {
        for (entry, school, level) in [
            ("MSc Public Policy, 2016", None, Some(Masters)),
            ("B.Sc. Economics", Some("University of Hill"), Some(Degree)),
            ("Kandidatexamen i statsvetenskap", None, Some(Degree)),
            ("Gymnasieexamen", Some("Katedralskolan"), Some(Secondary)),
            ("High School Diploma", None, Some(Secondary)),
            ("Eventkoordinator, YH", None, Some(PostSecondary)),
            ("Economics", Some("Lund University"), Some(PostSecondary)),
            ("Skrivarlinjen", Some("Hola folkhögskola"), Some(Secondary)),
            ("Exchange semester", Some("Lund University"), None),
            ("Kurs i projektledning", Some("Uppsala universitet"), None),
            ("Course in project management", None, None),
            ("PhD", None, Some(Doctorate)),
            ("Legitimerad sjuksköterska", None, Some(Degree)),
            ("Self-taught", None, None),
        ] {
            assert_eq!(Schooling::told(entry, school, None), level, "{entry} {school:?}");
        }
    }
}
