//! A job description as the rest of the program sees it, whatever file it came from: its title, its
//! duties, and what else it says, every text with its place.

use std::sync::Arc;

use crate::source::{SourceFile, SourceText};

use super::{Beside, Language, Level};

/// One job description.
#[derive(Debug, Clone)]
pub struct Posting {
    /// The file that it stands in.
    pub file: Arc<SourceFile>,
    /// Its place among the postings of that file, from 0.
    pub index: usize,
    /// The title, if any was found.
    pub title: Option<Title>,
    /// The organisation that offers the role.
    pub organisation: Option<SourceText>,
    /// The language that the posting is written in: stated, or recognised from its text.
    pub language: Language,
    /// Whom the role reports to.
    pub reports_to: Option<SourceText>,
    /// The level that the posting states for the role, where it has a key for it.
    pub level: Option<Level>,
    /// What the person will do, in the order of the file.
    pub duties: Vec<Duty>,
    /// What the person must have (`krav`).
    pub requirements: Vec<SourceText>,
    /// What counts in the person's favour (`meriterande`).
    pub nice_to_have: Vec<SourceText>,
    /// Training that the organisation offers.
    pub training: Vec<SourceText>,
    /// What else the organisation offers.
    pub benefits: Vec<SourceText>,
    /// What it says in running text that is none of these.
    pub rest: Vec<SourceText>,
    /// What the file says besides and wasn't taken.
    pub beside: Beside,
    /// Kind and hours of the employment.
    pub terms: Terms,
    /// Under whose direction gatherings are arranged, where a duty names somebody else.
    pub events_led_by: Option<SourceText>,
    /// Where the reading is less than sure.
    pub doubts: Vec<Doubt>,
}

/// Something that a person had better look at, because it was guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The title was taken from the first words of the text.
    TitleGuessed,
    /// No key and no heading names the duties: they were known by their form.
    DutiesByForm,
    /// The language was recognised, not stated.
    LanguageRecognised,
}

/// What a posting says of the employment and not of the work, each in its own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Its kind: "Full-time, permanent", "vikariat".
    pub employment: Option<SourceText>,
    /// Its hours: "20 hours per week".
    pub hours: Option<SourceText>,
    /// How much of full time it is: "80 %".
    pub extent: Option<SourceText>,
}

impl Terms {
    /// Whether nothing more is to be found.
    pub(super) const fn is_complete(&self) -> bool {
        self.employment.is_some() && self.hours.is_some() && self.extent.is_some()
    }
}

/// A posting's title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The title as it stands in the file.
    pub original: SourceText,
    /// The title without what is no part of it: the organisation, the place, "sökes", "(m/f/d)".
    pub clean: String,
}

/// One thing that the person will do.
#[derive(Debug, Clone, PartialEq)]
pub struct Duty {
    /// What is to be done.
    pub text: SourceText,
    /// The fraction of the working time stated for it, in 0..=1.
    pub share: Option<f64>,
    /// The sub-heading that it stands under, if any ("Executive support (50 %)").
    pub group: Option<SourceText>,
    /// The line that it was taken out of, where that tells further duties.
    pub part: Option<Part>,
}

/// What a duty is of a line that tells several.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The whole line.
    pub line: SourceText,
    /// How much of the line's acts it is, in 0..1; those of a line sum to 1.
    pub of_line: f64,
    /// Whether it is the line's first.
    pub is_first: bool,
}

impl Duty {
    /// The line that tells the duty, as it stands in the file.
    #[must_use]
    pub fn line(&self) -> &SourceText {
        self.part.as_ref().map_or(&self.text, |part| &part.line)
    }

    /// How much of its line it is, in 0..=1.
    #[must_use]
    pub fn of_line(&self) -> f64 {
        self.part.as_ref().map_or(1.0, |part| part.of_line)
    }

    /// The fraction of the working time stated for the line that tells the duty, in 0..=1: of a divided line, the
    /// duty's own share is a part.
    #[must_use]
    pub fn share_of_line(&self) -> Option<f64> {
        self.share.map(|share| share / self.of_line())
    }

    /// Whether it opens its line: of the duties of one line, one does.
    #[must_use]
    pub fn opens_line(&self) -> bool {
        self.part.as_ref().is_none_or(|part| part.is_first)
    }
}
