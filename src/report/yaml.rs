//! Reports as YAML: what the JSON holds, for those whose tools speak YAML.

use std::io::{self, Write};

use serde::Serialize;
use serde_yaml::ser::Error;

use crate::classify::Judgement;
use crate::model::Language;
use crate::scope::Assessment;

use super::document::{Document, Problem, Told};
use super::escaping::Escaping;
use super::judgement_record::ExplanationDocument;

/// Writes all assessments and problems as one YAML document, ended by a line break. It comes in many small
/// pieces, so `output` had better be buffered.
///
/// # Errors
/// Those of `output`.
pub fn write_yaml(
    assessments: &[Assessment],
    problems: &[Problem],
    output: &mut impl Write,
) -> io::Result<()> {
    write(&Document::new(assessments, problems), output)
}

/// All assessments and problems, as [`write_yaml`] writes them.
///
/// # Errors
/// None with the types as they are: no value in them is one that YAML can't write.
pub fn yaml(assessments: &[Assessment], problems: &[Problem]) -> io::Result<String> {
    written(&Document::new(assessments, problems))
}

/// A report as YAML, written posting by posting: what [`write_yaml`] writes, of any number of postings.
#[derive(Debug)]
pub struct YamlStream<W> {
    output: W,
    count: usize,
}

const POSTINGS: &str = "\npostings:\n";
const PROBLEMS: &str = "\nproblems:";

impl<W: Write> YamlStream<W> {
    /// Opens a report.
    pub const fn new(output: W) -> Self {
        Self { output, count: 0 }
    }

    /// Writes one posting.
    ///
    /// # Errors
    /// Those of the output.
    pub fn posting(&mut self, assessment: &Assessment, told: Told<'_>) -> io::Result<()> {
        let whole = written(&Document::telling(std::slice::from_ref(assessment), &[], told))?;
        // What stands before the posting's record and after it is the same in every report.
        let open = || io::Error::other("a report without a posting");
        let start = whole.find(POSTINGS).ok_or_else(open)? + POSTINGS.len();
        let end = whole.rfind(PROBLEMS).ok_or_else(open)? + 1;
        let from = if self.count == 0 { 0 } else { start };
        self.count += 1;
        self.output.write_all(&whole.as_bytes()[from..end])
    }

    /// Writes the problems and closes the report.
    ///
    /// # Errors
    /// Those of the output.
    pub fn finish(mut self, problems: &[Problem]) -> io::Result<()> {
        let rest = written(&Document::new(&[], problems))?;
        let from = if self.count == 0 { Some(0) } else { rest.find(PROBLEMS).map(|at| at + 1) };
        let from = from.ok_or_else(|| io::Error::other("a report without problems"))?;
        self.output.write_all(&rest.as_bytes()[from..])?;
        self.output.flush()
    }
}

/// One duty's judgement as a YAML document, ended by a line break.
///
/// # Errors
/// As [`yaml`].
pub fn explanation_yaml(duty: &str, language: Language, judgement: &Judgement) -> io::Result<String> {
    written(&ExplanationDocument::new(duty, language, judgement))
}

fn write(document: &impl Serialize, output: &mut impl Write) -> io::Result<()> {
    // A text with two number signs stands in double quotes, where YAML knows the same escapes as JSON.
    serde_yaml::to_io_writer(&mut Escaping::json(output), document).map_err(|error| match error {
        Error::IO { error } => error,
        error => io::Error::other(error),
    })
}

fn written(document: &impl Serialize) -> io::Result<String> {
    let mut yaml = Vec::new();
    write(document, &mut yaml)?;
    String::from_utf8(yaml).map_err(io::Error::other)
}
