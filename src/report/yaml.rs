//! Reports as YAML: what the JSON holds, for those whose tools speak YAML.

use std::io::{self, Write};

use serde::Serialize;
use serde_yaml::ser::Error;

use crate::classify::Judgement;
use crate::model::Language;
use crate::scope::Assessment;

use super::document::{Document, ExplanationDocument, Problem};
use super::escaping::Escaping;
use super::questions::Asking;

/// Writes all assessments and problems, and the questions that each posting raises if they are asked for, as one YAML
/// document, ended by a line break. It comes in many small
/// pieces, so `output` had better be buffered.
///
/// # Errors
/// Those of `output`.
pub fn write_yaml(
    assessments: &[Assessment],
    problems: &[Problem],
    asking: Option<Asking<'_>>,
    output: &mut impl Write,
) -> io::Result<()> {
    write(&Document::new(assessments, problems, asking), output)
}

/// All assessments and problems, as [`write_yaml`] writes them.
///
/// # Errors
/// None with the types as they are: no value in them is one that YAML can't write.
pub fn yaml(assessments: &[Assessment], problems: &[Problem]) -> io::Result<String> {
    written(&Document::new(assessments, problems, None))
}

/// One duty's judgement as a YAML document, ended by a line break.
///
/// # Errors
/// As [`yaml`].
pub fn explanation_yaml(duty: &str, language: Language, judgement: &Judgement) -> io::Result<String> {
    written(&ExplanationDocument::new(duty, language, judgement))
}

fn write(document: &impl Serialize, output: &mut impl Write) -> io::Result<()> {
    serde_yaml::to_io_writer(&mut Escaping::new(output), document).map_err(|error| match error {
        Error::IO { error } => error,
        error => io::Error::other(error),
    })
}

fn written(document: &impl Serialize) -> io::Result<String> {
    let mut yaml = Vec::new();
    write(document, &mut yaml)?;
    String::from_utf8(yaml).map_err(io::Error::other)
}
