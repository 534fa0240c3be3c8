//! Fields into a posting: the tool's own schema and, leniently, everybody else's. What job boards call things
//! was checked against what they say of it in public:
//!
//! - schema.org: <https://schema.org/JobPosting>
//! - Greenhouse: <https://developers.greenhouse.io/job-board.html>
//! - Lever: <https://github.com/lever/postings-api>
//! - Ashby: <https://developers.ashbyhq.com/docs/public-job-posting-api>
//! - Workable: <https://workable.readme.io/reference/jobsshortcode>
//! - JobTech (Platsbanken): <https://github.com/Jobtechdev-content/Jobsearch-content>

use crate::model::{Language, Level};
use crate::source::SourceText;
use crate::syntax::{Field, Node};

use super::draft::{Draft, Rank};
use super::keys::{self, Role};
use super::sections::{self, Section};
use super::terms::{self, Place};
use super::unglue::has_bullets;
use super::{duty_fields, other_fields, prose, title, told};

/// Finds the postings in a value: it is one, or it holds some. With `lenient`, duties without a title
/// are one too.
pub(super) fn find(node: &Node, is_listed: bool, lenient: bool, found: &mut Vec<Draft>) {
    match node {
        Node::Null | Node::Scalar(_) => {}
        Node::List(nodes) => nodes.iter().for_each(|node| find(node, is_listed, lenient, found)),
        // A schema describes postings and is none.
        Node::Mapping(fields) if is_schema(fields) => {}
        Node::Mapping(fields) => {
            let before = found.len();
            let roles = roles_of(fields);
            let lists = fields.iter().zip(&roles).filter(|(_, roles)| roles.contains(&Role::Postings));
            for (field, _) in lists {
                if let Node::List(nodes) = &field.value {
                    nodes.iter().for_each(|node| find(node, true, lenient, found));
                } else if matches!(field.value, Node::Mapping(_)) {
                    find(&field.value, false, lenient, found);
                }
            }
            if found.len() > before {
                // Whoever lists the postings is the employer, where none of them names another.
                let employer = employer_of_all(fields);
                for draft in found.iter_mut().skip(before).filter(|draft| draft.organisation.is_none()) {
                    draft.organisation.clone_from(&employer);
                }
                return;
            }
            let mut draft = Draft::default();
            draft.evidence.is_listed = is_listed;
            read_as(fields, &roles, &mut draft);
            told::complete(&mut draft, || {
                let mut texts = Vec::new();
                fields.iter().for_each(|field| long_texts(&field.value, &mut texts));
                texts
            });
            if draft.is_posting() || lenient && draft.may_be_posting() {
                found.push(draft);
                return;
            }
            for field in fields {
                if !matches!(field.value, Node::Scalar(_)) {
                    find(&field.value, false, lenient, found);
                }
            }
        }
    }
}

/// The employer of a list of postings, by the fields beside the list: one board calls it no more than "name".
fn employer_of_all(fields: &[Field]) -> Option<SourceText> {
    let named = |field: &&Field| keys::is(&field.key.text, Role::Organisation) || field.key.text == "name";
    let text = fields.iter().find(named).and_then(|field| scalar(&field.value))?;
    let is_name = text.text.chars().any(char::is_alphabetic) && !title::names_no_role(&text.text);
    is_name.then(|| text.clone())
}

fn is_schema(fields: &[Field]) -> bool {
    let names_draft = |field: &Field| {
        field.key.text == "$schema"
            && scalar(&field.value).is_some_and(|text| text.text.contains("json-schema.org"))
    };
    fields.iter().any(names_draft)
}

/// What each field's key may mean.
pub(super) fn roles_of(fields: &[Field]) -> Vec<&'static [Role]> {
    fields.iter().map(|field| keys::roles(&field.key.text)).collect()
}

/// Reads the fields of a posting.
pub(super) fn read(fields: &[Field], draft: &mut Draft) {
    read_as(fields, &roles_of(fields), draft);
}

/// Reads the fields of a posting, of whose keys it is known what they may mean.
fn read_as(fields: &[Field], roles: &[&'static [Role]], draft: &mut Draft) {
    // What other fields are read with comes first, wherever it stands.
    for (field, roles) in fields.iter().zip(roles) {
        let key = field.key.text.as_str();
        if key == "@type" && scalar(&field.value).is_some_and(|text| text.text == "JobPosting") {
            draft.evidence.job_keys += 1;
        }
        for role in *roles {
            named_field(*role, &field.value, draft);
        }
    }
    // One board calls the title "text", and keeps what others call so in "lists".
    let has_sections = fields
        .iter()
        .zip(roles)
        .any(|(field, roles)| roles.contains(&Role::Sections) && matches!(field.value, Node::List(_)));
    let text = fields.iter().find(|field| field.key.text == "text").filter(|_| has_sections);
    if let Some(text) = text.and_then(|field| scalar(&field.value)) {
        draft.titles.push((Rank::Usual, text.clone()));
        draft.evidence.job_keys += 1;
    }
    // And it sorts its postings, by the kind of employment too.
    let sorted = fields.iter().filter(|field| field.key.text == "categories" && has_sections);
    for field in sorted.filter_map(|field| if let Node::Mapping(by) = &field.value { Some(by) } else { None })
    {
        for field in field {
            for role in keys::roles(&field.key.text).iter().filter(|role| **role == Role::Employment) {
                named_field(*role, &field.value, draft);
            }
        }
    }
    let mut others = Vec::new();
    for (field, roles) in fields.iter().zip(roles) {
        let Some(section) = section_of(&field.key.text, roles) else {
            others.extend(other_fields::means_nothing(field, roles).then_some(&field.value));
            continue;
        };
        if roles.contains(&Role::Pay) && matches!(field.value, Node::Mapping(_)) {
            continue;
        }
        content_field(section, &field.value, draft);
    }
    // An export may hold the same text twice, formatted and plain: the plain one is for lack of better.
    if !draft.evidence.has_body {
        let plain = fields.iter().zip(roles).filter(|(_, roles)| roles.contains(&Role::PlainBody));
        plain.for_each(|(field, _)| body(&field.value, draft));
    }
    other_fields::keep(&others, draft);
}

/// A list of sections, each with its heading and its text, as job boards keep them.
fn sections_field(value: &Node, draft: &mut Draft) {
    let parts: Vec<&Node> = match value {
        Node::List(nodes) => nodes.iter().collect(),
        Node::Mapping(fields) => fields.iter().map(|field| &field.value).collect(),
        Node::Null | Node::Scalar(_) => return,
    };
    for part in parts {
        let Node::Mapping(fields) = part else { continue };
        let text_of = |names: &[&str]| {
            let named = |field: &&Field| names.contains(&field.key.text.to_lowercase().as_str());
            names.first().and(fields.iter().find(named))
        };
        let heading = text_of(&["title", "heading", "header", "name", "label"])
            .or_else(|| text_of(&["text"]).filter(|_| text_of(&["content"]).is_some()));
        let content = text_of(&["content", "body", "html"]).or_else(|| text_of(&["text", "description"]));
        let Some(content) = content else { continue };
        let heading =
            heading.and_then(|field| scalar(&field.value)).and_then(|text| sections::heading(&text.text));
        match (heading, &content.value) {
            (Some(heading), value) if heading.section == Section::Role => {
                if let Node::Scalar(scalar) = value {
                    prose::read_within(&scalar.blocks(), Section::Role, None, draft);
                    draft.evidence.has_body = true;
                }
            }
            (Some(heading), value) => content_field(Content::Section(heading.section), value, draft),
            (None, value) => body(value, draft),
        }
    }
}

/// What a field's content is, by its key.
enum Content {
    Section(Section),
    Body,
    Sections,
}

fn section_of(key: &str, roles: &[Role]) -> Option<Content> {
    for role in roles {
        return Some(match role {
            Role::Duties => Content::Section(Section::Duties),
            Role::Requirements => Content::Section(Section::Requirements),
            Role::NiceToHave => Content::Section(Section::NiceToHave),
            Role::Terms => Content::Section(Section::Terms),
            Role::Training => Content::Section(Section::Training),
            Role::Benefits | Role::Pay => Content::Section(Section::Benefits),
            Role::Body => Content::Body,
            Role::Sections => Content::Sections,
            _ => continue,
        });
    }
    if !roles.is_empty() {
        return None;
    }
    sections::heading(key)
        .filter(|heading| heading.coverage > 0.6)
        .map(|heading| Content::Section(heading.section))
}

fn named_field(role: Role, value: &Node, draft: &mut Draft) {
    if matches!(role, Role::Employment | Role::Hours | Role::Extent) {
        let mut texts = Vec::new();
        collect(value, &mut texts);
        texts.retain(|text| text.text.chars().any(char::is_alphanumeric));
        for text in &texts {
            terms_field(role, text, draft);
        }
        return;
    }
    if role == Role::JobMarker {
        draft.evidence.job_keys += 1;
        return;
    }
    let Some(text) = scalar(value) else { return };
    draft.language.add(&text.text);
    let name = |draft: &mut Draft, rank| draft.titles.push((rank, text.clone()));
    match role {
        Role::Title => name(draft, Rank::Stated),
        Role::Headline => name(draft, Rank::Usual),
        Role::Name => name(draft, Rank::Possible),
        Role::Organisation if draft.organisation.is_none() && text.text.chars().any(char::is_alphabetic) => {
            draft.organisation = Some(text.clone());
        }
        Role::EventsLedBy if draft.events_led_by.is_none() => draft.events_led_by = Some(text.clone()),
        Role::ReportsTo => draft.set_reports_to(Rank::Stated, text.clone()),
        Role::Language => draft.stated_language = Language::from_tag(&text.text).or(draft.stated_language),
        Role::Level => {
            let stated = text.text.trim().to_lowercase();
            draft.level = Level::ALL.into_iter().find(|level| level.key() == stated).or(draft.level);
        }
        _ => {}
    }
}

/// A field about the employment: what it says is taken whole, unless more is read off it.
pub(super) fn terms_field(role: Role, text: &SourceText, draft: &mut Draft) {
    if terms::says_nothing(&text.text) || text.text.len() > 200 {
        return;
    }
    terms::read(text, Place::Field, &mut draft.terms);
    let given = match role {
        Role::Employment => &mut draft.terms.employment,
        Role::Hours => &mut draft.terms.hours,
        _ => &mut draft.terms.extent,
    };
    given.get_or_insert_with(|| text.clone());
}

/// A value that is a text, or the name of what it describes.
pub(super) fn scalar(value: &Node) -> Option<&SourceText> {
    match value {
        Node::Scalar(scalar) => Some(&scalar.text),
        Node::Mapping(fields) => fields
            .iter()
            .find(|field| keys::is(&field.key.text, Role::Name) || keys::is(&field.key.text, Role::Headline))
            .and_then(
                |field| if let Node::Scalar(scalar) = &field.value { Some(&scalar.text) } else { None },
            ),
        Node::List(_) | Node::Null => None,
    }
}

fn content_field(content: Content, value: &Node, draft: &mut Draft) {
    match content {
        Content::Body => body(value, draft),
        Content::Sections => sections_field(value, draft),
        Content::Section(Section::Duties) => {
            let before = draft.duties.len();
            // Who writes the key and nothing under it means a posting all the same.
            draft.evidence.job_keys += usize::from(matches!(value, Node::List(nodes) if nodes.is_empty()));
            duty_fields::read(value, None, draft);
            draft.evidence.duty_sections += usize::from(draft.duties.len() > before);
            draft.evidence.has_body = true;
        }
        // A list that lost its line breaks may say within it that what follows is a plus.
        Content::Section(section @ (Section::Requirements | Section::NiceToHave)) if matches!(value, Node::Scalar(scalar) if has_bullets(&scalar.text.text)) =>
        {
            if let Node::Scalar(scalar) = value {
                prose::read_within(&scalar.blocks(), section, None, draft);
            }
            draft.evidence.other_sections += 1;
        }
        Content::Section(section) => {
            let mut texts = Vec::new();
            collect(value, &mut texts);
            for text in &texts {
                draft.language.add(&text.text);
            }
            draft.evidence.other_sections += usize::from(!texts.is_empty());
            match section {
                Section::Requirements => draft.requirements.extend(texts),
                Section::NiceToHave => draft.nice_to_have.extend(texts),
                Section::Training => draft.training.extend(texts),
                Section::Benefits => draft.benefits.extend(texts),
                _ => {
                    if section == Section::Terms {
                        texts.iter().for_each(|text| terms::read(text, Place::Terms, &mut draft.terms));
                    }
                    draft.rest.extend(texts);
                }
            }
        }
    }
}

/// A field that may hold anything: its prose is read like a page's.
fn body(value: &Node, draft: &mut Draft) {
    match value {
        Node::Null => {}
        Node::Scalar(scalar) => prose::read(&scalar.blocks(), draft),
        Node::List(nodes) => nodes.iter().for_each(|node| body(node, draft)),
        Node::Mapping(fields) => {
            // An export may hold the same text twice, plain and formatted: the first is enough.
            let text = fields.iter().find(|field| {
                keys::is(&field.key.text, Role::ItemText) || keys::is(&field.key.text, Role::Body)
            });
            let is_text =
                |field: &&Field| scalar(&field.value).is_some_and(|text| !text.text.trim().is_empty());
            match text.filter(is_text).or_else(|| {
                fields.iter().find(|field| keys::is(&field.key.text, Role::Body) && is_text(field))
            }) {
                Some(field) => {
                    body(&field.value, draft);
                    // Beside the whole text, its parts: what is the same is dropped later.
                    for part in fields.iter().filter(|part| !std::ptr::eq(*part, field)) {
                        match keys::roles(&part.key.text) {
                            [Role::Duties, ..] => {
                                content_field(Content::Section(Section::Duties), &part.value, draft)
                            }
                            [Role::Requirements, ..] => {
                                content_field(Content::Section(Section::Requirements), &part.value, draft);
                            }
                            _ => {}
                        }
                    }
                }
                None => read(fields, draft),
            }
        }
    }
}

/// The running texts below a value.
fn long_texts<'a>(value: &'a Node, texts: &mut Vec<&'a SourceText>) {
    match value {
        Node::Null => {}
        Node::Scalar(scalar) if scalar.text.text.len() > 100 => texts.push(&scalar.text),
        Node::Scalar(_) => {}
        Node::List(nodes) => nodes.iter().for_each(|node| long_texts(node, texts)),
        Node::Mapping(fields) => fields.iter().for_each(|field| long_texts(&field.value, texts)),
    }
}

/// All texts below a value, an item or a paragraph each.
fn collect(value: &Node, texts: &mut Vec<SourceText>) {
    match value {
        Node::Null => {}
        Node::Scalar(scalar) => texts.extend(scalar.blocks().into_iter().map(|block| block.text)),
        Node::List(nodes) => nodes.iter().for_each(|node| collect(node, texts)),
        // Of a thing with a name, the rest is codes and weights.
        Node::Mapping(fields) => match fields.iter().find(|field| keys::is(&field.key.text, Role::ThingName))
        {
            Some(field) => collect(&field.value, texts),
            None => fields
                .iter()
                .filter(|field| !field.key.text.starts_with('@') && !field.key.text.ends_with("Type"))
                .for_each(|field| collect(&field.value, texts)),
        },
    }
}
