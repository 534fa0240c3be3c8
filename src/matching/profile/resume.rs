//! Profiles in the form of JSON Resume (<https://jsonresume.org/schema>): what it tells of work, skills,
//! education, certificates and languages. It has no place for what a person wants.

use super::fields::Reader;
use super::own::{Draft, fluency, skill_level};
use super::{Experience, PastDuty, Skill, Spoken, Training, dates, keys};
use crate::source::SourceText;
use crate::syntax::{Field, Node};

/// Whether a file is in that form.
pub(super) fn is(fields: &[Field]) -> bool {
    let has = |key: &str| fields.iter().any(|field| field.key.text == key);
    has("basics") || has("work") || has("$schema") && has("education")
}

pub(super) fn read(fields: &[Field], reader: &mut Reader) -> Draft {
    let mut draft = Draft::default();
    let updated = text_at(fields, &["meta", "lastModified"]);
    for field in fields {
        match field.key.text.as_str() {
            "basics" => basics(field, reader, &mut draft),
            "work" | "volunteer" => {
                for item in mappings(field) {
                    draft.experience.push(work(item, updated.as_ref()));
                }
            }
            "skills" => {
                for item in mappings(field) {
                    skills(item, &mut draft.skills);
                }
            }
            "education" | "certificates" => {
                draft.training.extend(mappings(field).filter_map(|item| training(item, field)));
            }
            "languages" => draft.languages.extend(mappings(field).filter_map(spoken)),
            _ => {}
        }
    }
    draft
}

/// Nothing here says what a person can; the label is a title, which proves nothing either.
fn basics(field: &Field, reader: &mut Reader, draft: &mut Draft) {
    let Node::Mapping(fields) = &field.value else { return };
    draft.label = text(fields, "label").map(|text| text.text);
    for field in fields.iter().filter(|field| keys::is_personal(&field.key.text)) {
        reader.ignore(&field.key);
    }
}

fn work(fields: &[Field], updated: Option<&SourceText>) -> Experience {
    let highlights = fields.iter().filter(|field| field.key.text == "highlights").flat_map(texts);
    let mut duties: Vec<PastDuty> = highlights.map(|text| PastDuty { text, share: None }).collect();
    if duties.is_empty() {
        duties.extend(text(fields, "summary").map(|text| PastDuty { text, share: None }));
    }
    let role = text(fields, "position").or_else(|| text(fields, "role"));
    let (from, to) = (text(fields, "startDate"), text(fields, "endDate"));
    let written = |text: &Option<SourceText>| text.as_ref().map(|text| text.text.clone());
    let updated = updated.map(|text| text.text.as_str());
    let months = dates::between(written(&from).as_deref(), written(&to).as_deref(), updated);
    Experience { role, months, duties }
}

fn skills(fields: &[Field], skills: &mut Vec<Skill>) {
    let level =
        text(fields, "level").and_then(|text| keys::find("skill_level", &text.text)).and_then(skill_level);
    let keywords = fields.iter().filter(|field| field.key.text == "keywords").flat_map(texts);
    let names = text(fields, "name").into_iter().chain(keywords);
    skills.extend(names.map(|name| Skill { name, level, evidence: None }));
}

fn training(fields: &[Field], field: &Field) -> Option<Training> {
    if field.key.text == "certificates" {
        return Some(Training { name: text(fields, "name")?, kind: Some("certificate") });
    }
    let mut name = SourceText::new();
    for part in ["studyType", "area", "title"].iter().filter_map(|key| text(fields, key)) {
        if !name.text.is_empty() {
            name.push(" ", part.span());
        }
        name.append(&part);
    }
    Some(Training { name, kind: Some("university") }).filter(|training| !training.name.text.is_empty())
}

fn spoken(fields: &[Field]) -> Option<Spoken> {
    let level = text(fields, "fluency").and_then(|text| keys::find("fluency", &text.text)).and_then(fluency);
    Some(Spoken { language: text(fields, "language")?, fluency: level })
}

fn mappings(field: &Field) -> impl Iterator<Item = &[Field]> {
    let nodes: &[Node] = match &field.value {
        Node::List(nodes) => nodes,
        _ => &[],
    };
    nodes.iter().filter_map(|node| match node {
        Node::Mapping(fields) => Some(fields.as_slice()),
        _ => None,
    })
}

fn texts(field: &Field) -> Vec<SourceText> {
    let nodes: &[Node] = match &field.value {
        Node::List(nodes) => nodes,
        one => std::slice::from_ref(one),
    };
    let texts = nodes.iter().filter_map(|node| match node {
        Node::Scalar(scalar) => Some(scalar.text.trimmed()),
        _ => None,
    });
    texts.filter(|text| !text.text.is_empty()).collect()
}

fn text(fields: &[Field], key: &str) -> Option<SourceText> {
    fields.iter().filter(|field| field.key.text == key).flat_map(texts).next()
}

fn text_at(fields: &[Field], path: &[&str]) -> Option<SourceText> {
    match path {
        [key] => text(fields, key),
        [first, rest @ ..] => {
            let field = fields.iter().find(|field| field.key.text == *first)?;
            let Node::Mapping(fields) = &field.value else { return None };
            text_at(fields, rest)
        }
        [] => None,
    }
}
