//! What closes a gap: the catalogue of training (`data/training`), which a user's own file extends.

use std::sync::LazyLock;

use super::catalogue_file;
use super::fit::About;
use super::gaps::Gap;
use super::vocabulary::SKILLS;
use crate::lexicon::Problems;
use crate::model::{Category, Further, Language};
use crate::source::SourceFile;

/// The form of training.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// All of them.
    pub(super) const ALL: [Self; 6] =
        [Self::Workshop, Self::Seminar, Self::Course, Self::University, Self::Certificate, Self::OnTheJob];

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

impl Serves {
    /// All of them.
    pub(super) const ALL: [Self; 5] =
        [Self::Language, Self::Education, Self::VocationalEducation, Self::SecondarySchool, Self::Level];

    /// The name used in files.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Education => "education",
            Self::VocationalEducation => "vocational-education",
            Self::SecondarySchool => "secondary-school",
            Self::Level => "level",
        }
    }
}

/// A unit of length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

impl Unit {
    /// All of them, the shortest first.
    pub(super) const ALL: [Self; 4] = [Self::Hours, Self::Days, Self::Weeks, Self::Months];

    /// The name used in files.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
        }
    }
}

/// An entry's words in one language.
#[derive(Debug, Clone)]
pub struct Wording {
    /// What it is called.
    pub name: String,
    /// What it lets the person change at work afterwards.
    pub changes: String,
}

/// An entry of the catalogue.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name in machine-readable output.
    pub key: String,
    /// Its form.
    pub form: Form,
    /// The kinds of work that it serves.
    pub work: Vec<Category>,
    /// The skills that it serves, by their keys.
    pub skills: Vec<String>,
    /// What else it serves.
    pub serves: Vec<Serves>,
    /// How long it takes.
    pub length: (Unit, u32),
    pub(super) en: Option<Wording>,
    pub(super) sv: Option<Wording>,
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

    fn serves_skill(&self, skill: usize) -> bool {
        self.skills.iter().any(|key| *key == SKILLS.all[skill].key)
    }

    /// Which of the skills that the lacking duties of a kind of work take it serves, by their places among them.
    fn teaches(&self, gap: &Gap) -> impl Iterator<Item = usize> {
        let taught = |skill: &usize| self.serves_skill(*skill);
        let all = gap.of_duties.iter().enumerate();
        all.filter(move |(_, skill)| taught(skill)).map(|(place, _)| place)
    }

    /// How well it closes a gap: 0 not at all; the narrower it is, the better.
    fn closes(&self, gap: &Gap) -> usize {
        let of_skill = |skill: &usize| self.skills.iter().position(|key| *key == SKILLS.all[*skill].key);
        let skill = gap.skills.iter().filter_map(of_skill).map(|place| 20 - place.min(9)).max();
        let kind = gap.category.and_then(|category| self.work.iter().position(|work| *work == category));
        let kind = kind.map(|place| 10 - place.min(9)).filter(|_| gap.skills.is_empty());
        // Of what serves a kind of work, what most of the lacking duties take comes first, or to who has done such work what the
        // weightiest of them takes; then what serves their skills in another kind.
        let taught = match gap.has_done {
            true => self.teaches(gap).next().map(|place| 9 - place.min(8)),
            false => Some(self.teaches(gap).count().min(9)).filter(|count| *count > 0),
        };
        let kind = match (kind, taught) {
            (Some(kind), Some(taught)) => Some(kind + taught + 10),
            (kind, taught) => kind.or(taught),
        };
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

impl Catalogue {
    /// The catalogue that is part of the program.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Catalogue> = LazyLock::new(|| {
            let file = SourceFile::new("catalogue.yaml", include_str!("../../data/training/catalogue.yaml"));
            Catalogue { entries: catalogue_file::read(&file, &[]).unwrap_or_default() }
        });
        &BUNDLED
    }

    /// Adds the entries of a file, which may serve the `further` categories of a user's lexicon; an entry with a known key
    /// takes the place of the other.
    ///
    /// # Errors
    /// Everything that is wrong with the file. Then nothing is added.
    pub fn extend(&mut self, file: &SourceFile, further: &'static [Further]) -> Result<(), Problems> {
        for entry in catalogue_file::read(file, further)? {
            match self.entries.iter_mut().find(|known| known.key == entry.key) {
                Some(known) => *known = entry,
                None => self.entries.push(entry),
            }
        }
        Ok(())
    }

    /// Whether anything teaches what a gap asks for, be it used in the role or not.
    #[must_use]
    pub fn teaches(&self, gap: &Gap) -> bool {
        self.entries.iter().any(|entry| gap.skills.iter().any(|skill| entry.serves_skill(*skill)))
    }

    /// What closes a gap, the best first: at most `limit` entries, no two of one form, unless they teach different skills to who
    /// has done such work.
    #[must_use]
    pub fn closers(&self, gap: &Gap, limit: usize) -> Vec<&Entry> {
        if gap.in_another_subject {
            return Vec::new();
        }
        // What teaches a skill that is asked for, and named by a duty, is used, whatever else it serves: where the role has work of its kind
        // as well, that comes first.
        let in_role = |entry: &&Entry| {
            entry.work.is_empty() || entry.work.iter().any(|work| gap.of_role.contains(work))
        };
        let named = |skill: &&usize| gap.named_by_duties.contains(skill);
        let asked = |entry: &&Entry| gap.skills.iter().filter(named).any(|skill| entry.serves_skill(*skill));
        let is_taught_in_role = self.entries.iter().any(|entry| in_role(&entry) && asked(&entry));
        let used = |entry: &&Entry| in_role(entry) || !is_taught_in_role && asked(entry);
        // Experience is had by working alone.
        let works = |entry: &&Entry| !gap.takes_work || entry.form == Form::OnTheJob;
        let closes = self.entries.iter().filter(used).filter(works).map(|entry| (entry.closes(gap), entry));
        let mut all: Vec<(usize, &Entry)> = closes.filter(|(closes, _)| *closes > 0).collect();
        // Work is learned by doing it, and by what teaches the skills that its duties take: a course in something else of
        // its kind teaches nothing that is lacking. Who has done it needs only the latter.
        let teaches = |entry: &Entry| entry.teaches(gap).next().is_some();
        let of_kind = |entry: &Entry| gap.category.is_some_and(|kind| entry.work.contains(&kind));
        let in_kind = all.iter().any(|(_, entry)| teaches(entry) && of_kind(entry));
        if gap.about == About::Work && (gap.has_done || all.iter().any(|(_, entry)| teaches(entry))) {
            all.retain(|(_, entry)| {
                teaches(entry) && (of_kind(entry) || !in_kind)
                    || !gap.has_done && of_kind(entry) && entry.form == Form::OnTheJob
            });
        }
        // Where nothing teaches what the duties take, the work itself comes first: it is learned by doing it.
        let untaught = gap.about == About::Work && !all.iter().any(|(_, entry)| teaches(entry));
        all.sort_by_key(|(closes, entry)| {
            (!(untaught && entry.form == Form::OnTheJob), std::cmp::Reverse(*closes))
        });
        let mut kept: Vec<&Entry> = Vec::new();
        for (_, entry) in all {
            let of_its_form = || kept.iter().filter(|other| other.form == entry.form);
            // Two courses in different skills that are lacking are no two ways to the same.
            let known =
                |place: usize| of_its_form().any(|other| other.teaches(gap).any(|known| known == place));
            let another = || gap.has_done && entry.teaches(gap).any(|place| !known(place));
            let more = of_its_form().next().is_none() || another();
            if kept.len() < limit && more {
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
        let file = SourceFile::new("catalogue.yaml", include_str!("../../data/training/catalogue.yaml"));
        let mut catalogue = Catalogue { entries: Vec::new() };
        catalogue.extend(&file, &[]).expect("the catalogue is sound");
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
