//! Profiles in the form of JSON Resume (<https://jsonresume.org/schema>): what it tells of work, skills,
//! education, certificates and languages. It has no place for what a person wants.

use super::fields::Reader;
use super::nodes::{mappings, text, text_at, texts};
use super::own::{fluency, skill_level};
use super::{Experience, PastDuty, Profile, Skill, Spoken, Training, dates, keys, prose};
use crate::source::SourceText;
use crate::syntax::{Field, Node};

/// What the form has lists for.
const LISTS: [&str; 6] = ["work", "volunteer", "education", "certificates", "skills", "languages"];

/// Whether a file is in that form.
pub(super) fn is(fields: &[Field]) -> bool {
    let has = |key: &str| fields.iter().any(|field| field.key.text == key);
    has("basics") || has("work") || has("$schema") && has("education")
}

pub(super) fn read(fields: &[Field], reader: &mut Reader, profile: &mut Profile) {
    let updated = text_at(fields, &["meta", "lastModified"]).or_else(|| text(fields, "updated"));
    for basics in mappings(fields, "basics") {
        // Nothing here says what a person can; the label is a title, which proves nothing either.
        if let Some(label) = text(basics, "label") {
            profile.label = label.text;
        }
        for field in basics.iter().filter(|field| keys::is_personal(&field.key.text)) {
            reader.ignore(&field.key);
        }
    }
    for field in fields.iter().filter(|field| LISTS.contains(&field.key.text.as_str())) {
        if matches!(field.value, Node::Mapping(_) | Node::Scalar(_)) {
            let problem = format!("“{}” takes a list here", field.key.text);
            reader.error(field.key.span().start, problem, "put what it holds into [ and ]".to_owned());
        }
    }
    for item in ["work", "volunteer"].into_iter().flat_map(|key| mappings(fields, key)) {
        profile.experience.push(work(item, updated.as_ref(), reader));
    }
    for item in mappings(fields, "skills") {
        skills(item, &mut profile.skills);
    }
    profile.training.extend(mappings(fields, "education").filter_map(education));
    for item in mappings(fields, "certificates") {
        let name = text(item, "name");
        profile.training.extend(name.map(|name| Training::new(name, Some("certificate"))));
    }
    profile.languages.extend(mappings(fields, "languages").filter_map(spoken));
}

fn work(fields: &[Field], updated: Option<&SourceText>, reader: &mut Reader) -> Experience {
    let mut duties: Vec<PastDuty> =
        texts(fields, "highlights").map(|text| PastDuty { text, share: None }).collect();
    if duties.is_empty() {
        duties.extend(text(fields, "summary").iter().flat_map(prose::duties));
    }
    let role = text(fields, "position").or_else(|| text(fields, "role"));
    let (from, to) = (text(fields, "startDate"), text(fields, "endDate"));
    let written = |text: &Option<SourceText>| text.as_ref().map(|text| text.text.clone());
    let updated = updated.map(|text| text.text.as_str());
    let months = dates::between(written(&from).as_deref(), written(&to).as_deref(), updated);
    if let (Some(from), Some(to), None) = (&from, &to, months)
        && let (Some(start), Some(end)) = (dates::months(&from.text), dates::months(&to.text))
        && end < start
    {
        let problem = format!("it ends ({}) before it begins ({})", to.text, from.text);
        reader.error(to.span().start, problem, "put the earlier date under “startDate”".to_owned());
    }
    let goes_on = from.is_some() && to.as_ref().is_none_or(|to| dates::is_now(&to.text));
    Experience { role, months, goes_on, ended: dates::end(written(&to).as_deref()), duties }
}

fn skills(fields: &[Field], skills: &mut Vec<Skill>) {
    let level =
        text(fields, "level").and_then(|text| keys::find("skill_level", &text.text)).and_then(skill_level);
    let names = text(fields, "name").into_iter().chain(texts(fields, "keywords"));
    skills.extend(names.map(|name| Skill { name, level, evidence: None }));
}

fn education(fields: &[Field]) -> Option<Training> {
    let mut name = SourceText::new();
    for part in ["studyType", "area", "title"].iter().filter_map(|key| text(fields, key)) {
        if !name.text.is_empty() {
            name.push(" ", part.span());
        }
        name.append(&part);
    }
    let school = text(fields, "institution").map(|text| text.text);
    (!name.text.is_empty()).then(|| Training::at(name, school.as_deref()))
}

fn spoken(fields: &[Field]) -> Option<Spoken> {
    let level = text(fields, "fluency").and_then(|text| keys::find("fluency", &text.text)).and_then(fluency);
    Some(Spoken { language: text(fields, "language")?, fluency: level })
}
