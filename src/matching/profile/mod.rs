//! What a person brings and what they want, as the rest of matching sees it, whatever file it came from.
//! It holds nothing that a match must not rest on: a reader passes over name, age, gender, address and photo,
//! and says so.

mod cv;
mod dates;
mod europass;
mod fields;
mod keys;
mod linkedin;
mod nodes;
mod own;
mod prose;
mod read;
mod resume;
mod seeking;
mod told;

use std::sync::Arc;

pub(in crate::matching) use keys::folded;
pub use linkedin::is_table as is_linkedin_table;
pub use read::{Ignored, ProfileReading, read, read_linkedin};

use super::schooling::Schooling;
use crate::model::{Category, Language, Level};
use crate::source::{SourceFile, SourceText};

/// One person's profile. The lists are in an order that does not depend on that of the file, so that
/// reordering a profile changes nothing.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The file that it stands in.
    pub file: Arc<SourceFile>,
    /// What to call it in reports: its `label`, or the name of its file without the ending.
    pub label: String,
    /// The language that it is written in: stated, or recognised from its texts.
    pub language: Language,
    /// The same where it is beyond doubt: a profile of few words may be in either language.
    pub written: Option<Language>,
    /// Whether it was read from running text, so that parts may be missing or misread.
    pub from_text: bool,
    /// What the person has done.
    pub experience: Vec<Experience>,
    /// What the person can.
    pub skills: Vec<Skill>,
    /// What the person has been taught.
    pub training: Vec<Training>,
    /// What the person speaks.
    pub languages: Vec<Spoken>,
    /// What the person wants.
    pub wants: Wants,
    /// What the person can't or won't.
    pub limits: Limits,
}

/// One job, commission or engagement.
#[derive(Debug, Clone, PartialEq)]
pub struct Experience {
    /// What it was called: shown, never judged, for experience is what one did.
    pub role: Option<SourceText>,
    /// How many months it lasted; `None` where the profile doesn't say.
    pub months: Option<u32>,
    /// Whether the profile says that it goes on.
    pub goes_on: bool,
    /// The month in which it ended, counted from year 0; `None` where the profile doesn't say.
    pub ended: Option<u32>,
    /// What the person did there.
    pub duties: Vec<PastDuty>,
}

/// One thing that the person did.
#[derive(Debug, Clone, PartialEq)]
pub struct PastDuty {
    /// What it was.
    pub text: SourceText,
    /// The fraction of the time that it took, in 0..=1, where the profile says it.
    pub share: Option<f64>,
}

/// One skill.
#[derive(Debug, Clone, PartialEq)]
pub struct Skill {
    /// Its name, in the person's words.
    pub name: SourceText,
    /// How well the person can it.
    pub level: Option<SkillLevel>,
    /// What shows it.
    pub evidence: Option<SourceText>,
}

/// How well somebody can something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SkillLevel {
    /// Knows the basics.
    Basic,
    /// Uses it at work.
    Working,
    /// Is one whom others ask.
    Strong,
    /// Sets the standard.
    Expert,
}

/// One course, degree or certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct Training {
    /// Its name.
    pub name: SourceText,
    /// Its form, by the key of the catalogue, such as `course`.
    pub kind: Option<&'static str>,
    /// The level of schooling that it is; `None` where it is none or that isn't told.
    pub schooling: Option<Schooling>,
}

/// One language.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoken {
    /// Its name, in the person's words.
    pub language: SourceText,
    /// How well.
    pub fluency: Option<Fluency>,
}

/// How well somebody has a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fluency {
    /// A1 and A2 of the Common European Framework.
    Basic,
    /// B1 and B2.
    Good,
    /// C1 and C2.
    Fluent,
    /// The mother tongue.
    Native,
}

/// What a person wants of a role.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wants {
    /// What they want more of.
    pub more: Vec<Wish>,
    /// What they want less of.
    pub less: Vec<Wish>,
    /// The level that they want to work at.
    pub level: Option<Level>,
    /// Whether they want to be trained.
    pub training: Option<bool>,
}

impl Limits {
    /// How many things the profile tells a limit of.
    #[must_use]
    pub fn count(&self) -> usize {
        let told =
            [self.travel.is_some(), self.evenings.is_some(), self.part_time.is_some(), self.remote.is_some()];
        told.into_iter().filter(|told| *told).count()
    }
}

/// One thing that is wanted, or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// In the person's words.
    pub text: SourceText,
    /// The kind of work, where the words are the name of one; else they are judged as a duty is.
    pub category: Option<Category>,
}

impl Wish {
    /// A wish in these words.
    pub(super) fn of(text: SourceText) -> Self {
        let key = keys::find("category", text.text.trim_end_matches(['.', '!']));
        let category = Category::ALL.into_iter().find(|category| key == Some(category.key()));
        Self { text, category }
    }
}

/// What a person accepts; `None` where the profile doesn't say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limits {
    /// Travel.
    pub travel: Option<Allowed>,
    /// Work on evenings and weekends.
    pub evenings: Option<Allowed>,
    /// Whether they need part time.
    pub part_time: Option<bool>,
    /// Whether they need to work from home, at least in part.
    pub remote: Option<bool>,
}

/// How much of something a person accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Allowed {
    /// Nothing.
    None,
    /// A little.
    Some,
    /// As much as it takes.
    Any,
}

impl Training {
    /// Training of which the form is told, or none; its words tell the level of schooling, where it is any.
    fn new(name: SourceText, kind: Option<&'static str>) -> Self {
        let schooling = match kind {
            None => Schooling::told(&name.text, None, None),
            Some("university") => Schooling::told(&name.text, None, Some(Schooling::Degree)),
            Some("vocational") => Schooling::told(&name.text, None, Some(Schooling::PostSecondary)),
            // A course may be called one and be a schooling all the same: "YH-utbildning".
            Some(_) => Schooling::named_in(&name.text),
        };
        Self { name, kind, schooling }
    }

    /// Training at a school: what its words or the school tell of its level is its form, too.
    fn at(name: SourceText, school: Option<&str>) -> Self {
        let schooling = Schooling::told(&name.text, school, None);
        Self { name, kind: form(schooling), schooling }
    }
}

/// The form of schooling of a level.
fn form(schooling: Option<Schooling>) -> Option<&'static str> {
    schooling.filter(|level| *level >= Schooling::Degree).map(|_| "university")
}

impl Profile {
    /// A profile that tells nothing yet.
    fn empty(file: &Arc<SourceFile>) -> Self {
        let name = file.name.trim_end_matches(['/', '\\']);
        let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        Self {
            file: Arc::clone(file),
            label: stem.to_owned(),
            language: Language::English,
            written: None,
            from_text: false,
            experience: Vec::new(),
            skills: Vec::new(),
            training: Vec::new(),
            languages: Vec::new(),
            wants: Wants::default(),
            limits: Limits::default(),
        }
    }

    /// Whether it tells nothing that a match could rest on.
    fn is_empty(&self) -> bool {
        self.experience.is_empty()
            && self.skills.is_empty()
            && self.training.is_empty()
            && self.wants == Wants::default()
    }

    /// The texts that tell the language that it is written in.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let duties = self.experience.iter().flat_map(|experience| &experience.duties);
        let skills = self.skills.iter().map(|skill| skill.name.text.as_str());
        let wishes = self.wants.more.iter().chain(&self.wants.less).map(|wish| wish.text.text.as_str());
        duties.map(|duty| duty.text.text.as_str()).chain(skills).chain(wishes)
    }

    /// Puts every list into an order that its contents alone decide.
    fn sort(&mut self) {
        for experience in &mut self.experience {
            experience.duties.sort_by(|a, b| a.text.text.cmp(&b.text.text).then(order(a.share, b.share)));
        }
        self.experience.sort_by_cached_key(|experience| {
            let role = experience.role.as_ref().map(|role| role.text.clone());
            let duties: Vec<_> = experience
                .duties
                .iter()
                .map(|duty| (duty.text.text.clone(), duty.share.map(f64::to_bits)))
                .collect();
            (role, experience.months, experience.goes_on, experience.ended, duties)
        });
        self.skills.sort_by(|a, b| a.name.text.cmp(&b.name.text).then(a.level.cmp(&b.level)));
        self.training.sort_by(|a, b| a.name.text.cmp(&b.name.text).then(a.kind.cmp(&b.kind)));
        self.languages.sort_by(|a, b| a.language.text.cmp(&b.language.text).then(a.fluency.cmp(&b.fluency)));
        for wishes in [&mut self.wants.more, &mut self.wants.less] {
            wishes.sort_by(|a, b| a.text.text.cmp(&b.text.text));
        }
    }
}

fn order(a: Option<f64>, b: Option<f64>) -> std::cmp::Ordering {
    a.unwrap_or(-1.0).total_cmp(&b.unwrap_or(-1.0))
}

/// A commented start of a profile, to be filled in.
#[must_use]
pub const fn start(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../../../data/matching/profile-start.en.yaml"),
        Language::Swedish => include_str!("../../../data/matching/profile-start.sv.yaml"),
    }
}
