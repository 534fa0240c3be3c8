//! Reports as JSON, for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::classify::Judgement;
use crate::model::Language;
use crate::scope::Assessment;

use super::document::{Document, ExplanationDocument, Problem};
use super::escaping::Escaping;

/// Writes all assessments and problems as one JSON object, indented, ended by a line break. It comes in many
/// small pieces, so `output` had better be buffered.
///
/// # Errors
/// Those of `output`.
pub fn write_json(
    assessments: &[Assessment],
    problems: &[Problem],
    output: &mut impl Write,
) -> io::Result<()> {
    write(&Document::new(assessments, problems), output)
}

/// All assessments and problems, as [`write_json`] writes them.
///
/// # Errors
/// None with the types as they are: no value in them is one that JSON can't write.
pub fn json(assessments: &[Assessment], problems: &[Problem]) -> io::Result<String> {
    written(&Document::new(assessments, problems))
}

/// One duty's judgement as a JSON object, indented, ended by a line break.
///
/// # Errors
/// As [`json`].
pub fn explanation_json(duty: &str, language: Language, judgement: &Judgement) -> io::Result<String> {
    written(&ExplanationDocument::new(duty, language, judgement))
}

fn write(document: &impl Serialize, output: &mut impl Write) -> io::Result<()> {
    let mut output = Escaping::new(output);
    serde_json::to_writer_pretty(&mut output, document)?;
    output.write_all(b"\n")
}

pub(super) fn written(document: &impl Serialize) -> io::Result<String> {
    let mut json = Vec::new();
    write(document, &mut json)?;
    String::from_utf8(json).map_err(io::Error::other)
}
