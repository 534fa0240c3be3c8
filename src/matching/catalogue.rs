//! What closes a gap: the catalogue of training (`data/training`), which a user's own file extends.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::gaps::Gap;
use super::vocabulary::SKILLS;
use crate::model::{Category, Language};

/// The form of training.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Hands on, a day or two.
    Workshop,
    /// Listening and talking.
    Seminar,
    /// A course.
    Course,
    /// A course or degree of a college or university.
    University,
    /// A course that ends with a certificate.
    Certificate,
    /// Learning by doing.
    OnTheJob,
}

impl Form {
    /// The name used in files and machine-readable output.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Workshop => "workshop",
            Self::Seminar => "seminar",
            Self::Course => "course",
            Self::University => "university",
            Self::Certificate => "certificate",
            Self::OnTheJob => "on-the-job",
        }
    }
}

/// What an entry serves besides kinds of work and skills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Serves {
    /// A language.
    Language,
    /// A degree.
    Education,
    /// Vocational education after secondary school.
    VocationalEducation,
    /// Upper secondary school.
    SecondarySchool,
    /// Working at a higher level.
    Level,
}

/// A unit of length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Hours.
    Hours,
    /// Working days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
}

/// An entry's words in one language.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// What it is called.
    pub name: String,
    /// What it lets the person change at work afterwards.
    pub changes: String,
}

/// An entry of the catalogue.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its name in machine-readable output.
    pub key: String,
    /// Its form.
    pub form: Form,
    /// The kinds of work that it serves.
    #[serde(default)]
    pub work: Vec<Category>,
    /// The skills that it serves, by their keys.
    #[serde(default)]
    pub skills: Vec<String>,
    /// What else it serves.
    #[serde(default)]
    pub serves: Vec<Serves>,
    length: BTreeMap<Unit, u32>,
    en: Option<Wording>,
    sv: Option<Wording>,
}

impl Entry {
    /// Its words, in the language asked for if it has them.
    #[must_use]
    pub fn wording(&self, language: Language) -> Option<&Wording> {
        match language {
            Language::English => self.en.as_ref().or(self.sv.as_ref()),
            Language::Swedish => self.sv.as_ref().or(self.en.as_ref()),
        }
    }

    /// How long it takes.
    #[must_use]
    pub fn length(&self) -> Option<(Unit, u32)> {
        self.length.first_key_value().map(|(unit, count)| (*unit, *count))
    }

    /// How well it closes a gap: 0 not at all; the narrower it is, the better.
    fn closes(&self, gap: &Gap) -> usize {
        let of_skill = |skill: &usize| self.skills.iter().position(|key| *key == SKILLS.all[*skill].key);
        let skill = gap.skills.iter().filter_map(of_skill).map(|place| 20 - place.min(9)).max();
        let kind = gap.category.and_then(|category| self.work.iter().position(|work| *work == category));
        let kind = kind.map(|place| 10 - place.min(9)).filter(|_| gap.skills.is_empty());
        let other = gap.serves.is_some_and(|serves| self.serves.contains(&serves)).then_some(15);
        skill.or(other).or(kind).unwrap_or(0)
    }
}

/// A catalogue.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// Its entries, in their order.
    pub entries: Vec<Entry>,
}

/// Why a catalogue can't be read.
#[derive(Debug, thiserror::Error)]
#[error("{0}; data/training/README.md describes the form")]
pub struct CatalogueError(String);

impl Catalogue {
    /// The catalogue that is part of the program.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Catalogue> = LazyLock::new(|| {
            let entries = include_str!("../../data/training/catalogue.yaml");
            Catalogue { entries: serde_yaml::from_str(entries).unwrap_or_default() }
        });
        &BUNDLED
    }

    /// Adds the entries of a file; one with a known key takes the place of the other.
    ///
    /// # Errors
    /// Where the file breaks the form, an entry has no words or no length, or names an unknown skill.
    pub fn extend(&mut self, yaml: &str) -> Result<(), CatalogueError> {
        let entries: Vec<Entry> =
            serde_yaml::from_str(yaml).map_err(|error| CatalogueError(error.to_string()))?;
        for entry in entries {
            if let Some(skill) =
                entry.skills.iter().find(|key| !SKILLS.all.iter().any(|skill| skill.key == **key))
            {
                return Err(CatalogueError(format!("{}: no skill is called “{skill}”", entry.key)));
            }
            if entry.en.is_none() && entry.sv.is_none() || entry.length.len() != 1 {
                let problem = format!("{}: it needs one length, and its words in `en` or `sv`", entry.key);
                return Err(CatalogueError(problem));
            }
            match self.entries.iter_mut().find(|known| known.key == entry.key) {
                Some(known) => *known = entry,
                None => self.entries.push(entry),
            }
        }
        Ok(())
    }

    /// What closes a gap, the best first: at most `limit` entries, no two of one form.
    #[must_use]
    pub fn closers(&self, gap: &Gap, limit: usize) -> Vec<&Entry> {
        let closes = self.entries.iter().map(|entry| (entry.closes(gap), entry));
        let mut all: Vec<(usize, &Entry)> = closes.filter(|(closes, _)| *closes > 0).collect();
        all.sort_by_key(|(closes, _)| std::cmp::Reverse(*closes));
        let mut kept: Vec<&Entry> = Vec::new();
        for (_, entry) in all {
            if kept.len() < limit && !kept.iter().any(|other| other.form == entry.form) {
                kept.push(entry);
            }
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_has_words_in_both_languages_and_known_skills() {
        let mut catalogue = Catalogue { entries: Vec::new() };
        catalogue.extend(include_str!("../../data/training/catalogue.yaml")).expect("the catalogue is sound");
        assert!(catalogue.entries.len() > 20);
        for entry in &catalogue.entries {
            assert!(entry.en.is_some() && entry.sv.is_some(), "{}", entry.key);
        }
        for category in Category::ALL.into_iter().filter(|category| *category != Category::Other) {
            let serving = catalogue.entries.iter().filter(|entry| entry.work.first() == Some(&category));
            assert!(serving.count() >= 4, "{category:?}");
        }
        for skill in SKILLS.all.iter().filter(|skill| skill.key != "driving") {
            let served = catalogue.entries.iter().any(|entry| entry.skills.contains(&skill.key));
            assert!(served, "nothing teaches {}", skill.key);
        }
    }
}
