//! Findings as reviewers and their tools read them: one file per format, all from the same
//! [`Checked`]. Every text of a posting is untrusted, and each format has its own way of being misled:
//! a terminal by escape sequences, a workflow by commands in its log, a page by HTML, a spreadsheet by
//! formulas. Each file here says what it guards against.

mod checkstyle;
mod csv;
mod excerpt;
mod github;
mod gitlab;
mod json;
mod junit;
mod markdown;
mod paths;
mod rdjson;
mod rules;
mod sarif;
mod text;
mod wording;

pub use rules::{list, page};
pub use text::{text, write as write_text};

use crate::model::Language;
use crate::rules::{Confidence, Finding, Severity};

/// What a check found, as every format needs it.
#[derive(Debug)]
pub struct Checked {
    /// The findings of each file that has any, sorted, in the order of the files.
    pub by_file: Vec<Vec<Finding>>,
    /// The files in which postings were read, in order.
    pub files: Vec<String>,
    /// How many postings were read.
    pub postings: usize,
    /// How many files could not be read.
    pub unread: usize,
    /// How many findings the files themselves say are to be let be.
    pub suppressed: usize,
    /// How many findings a baseline knows.
    pub known: usize,
    /// The language of messages.
    pub language: Language,
}

impl Checked {
    /// All findings in their order.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.by_file.iter().flatten()
    }

    /// How many findings of a severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings().filter(|finding| finding.severity == severity).count()
    }
}

/// A format for findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckFormat {
    /// For people at a terminal.
    Text,
    /// One JSON document with everything.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// SARIF 2.1.0.
    Sarif,
    /// GitHub's workflow commands.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// JUnit XML.
    Junit,
    /// reviewdog's diagnostics.
    Rdjson,
    /// Checkstyle XML.
    Checkstyle,
    /// A page in Markdown, such as a job summary.
    Markdown,
    /// A table for spreadsheets.
    Csv,
}

impl CheckFormat {
    /// All formats for programs and for people, but the one that needs to know of a terminal.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Json,
        Self::Jsonl,
        Self::Sarif,
        Self::Github,
        Self::Gitlab,
        Self::Junit,
        Self::Rdjson,
        Self::Checkstyle,
        Self::Markdown,
        Self::Csv,
    ];

    /// The name used in arguments.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Rdjson => "rdjson",
            Self::Checkstyle => "checkstyle",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
        }
    }

    /// The format of a name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }
}

/// What was found, in a format. Text is laid out for 100 columns without colour; [`text`] lays it out for a
/// terminal.
///
/// # Errors
/// When a format can't write what was found; none is known to.
pub fn findings(checked: &Checked, format: CheckFormat) -> std::io::Result<String> {
    match format {
        CheckFormat::Text => {
            let layout = super::Layout { language: checked.language, width: 100, color: false };
            Ok(text::text(checked, layout))
        }
        CheckFormat::Json => json::document(checked),
        CheckFormat::Jsonl => json::lines(checked),
        CheckFormat::Sarif => sarif::write(checked),
        CheckFormat::Github => Ok(github::write(checked)),
        CheckFormat::Gitlab => gitlab::write(checked),
        CheckFormat::Junit => junit::write(checked),
        CheckFormat::Rdjson => rdjson::write(checked),
        CheckFormat::Checkstyle => checkstyle::write(checked),
        CheckFormat::Markdown => Ok(markdown::write(checked)),
        CheckFormat::Csv => csv::write(checked),
    }
}

/// A confidence from 0 to 100, for formats that want a number.
const fn rank(confidence: Confidence) -> f64 {
    match confidence {
        Confidence::Low => 30.0,
        Confidence::Medium => 70.0,
        Confidence::High => 95.0,
    }
}
