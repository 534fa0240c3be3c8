//! Reports as JSON, for programs.

use serde::Serialize;

use crate::classify::Judgement;
use crate::model::Language;
use crate::scope::Assessment;

use super::document::{Document, ExplanationDocument, Problem};
use super::plain::escaped;

/// All assessments and problems as one JSON object, indented, ended by a line break.
///
/// # Errors
/// None with the types as they are: no value in them is one that JSON can't write.
pub fn json(assessments: &[Assessment], problems: &[Problem]) -> Result<String, serde_json::Error> {
    written(&Document::new(assessments, problems))
}

/// One duty's judgement as a JSON object, indented, ended by a line break.
///
/// # Errors
/// As [`json`].
pub fn explanation_json(
    duty: &str,
    language: Language,
    judgement: &Judgement,
) -> Result<String, serde_json::Error> {
    written(&ExplanationDocument::new(duty, language, judgement))
}

fn written(document: &impl Serialize) -> Result<String, serde_json::Error> {
    let mut json = serde_json::to_string_pretty(document)?;
    json.push('\n');
    Ok(escaped(&json))
}
