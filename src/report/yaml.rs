//! Reports as YAML: what the JSON holds, for those whose tools speak YAML.

use serde::Serialize;

use crate::classify::Judgement;
use crate::model::Language;
use crate::scope::Assessment;

use super::document::{Document, ExplanationDocument, Problem};
use super::plain::escaped;

/// All assessments and problems as one YAML document, ended by a line break.
///
/// # Errors
/// None with the types as they are: no value in them is one that YAML can't write.
pub fn yaml(assessments: &[Assessment], problems: &[Problem]) -> Result<String, serde_yaml::ser::Error> {
    written(&Document::new(assessments, problems))
}

/// One duty's judgement as a YAML document, ended by a line break.
///
/// # Errors
/// As [`yaml`].
pub fn explanation_yaml(
    duty: &str,
    language: Language,
    judgement: &Judgement,
) -> Result<String, serde_yaml::ser::Error> {
    written(&ExplanationDocument::new(duty, language, judgement))
}

fn written(document: &impl Serialize) -> Result<String, serde_yaml::ser::Error> {
    Ok(escaped(&serde_yaml::to_string(document)?))
}
