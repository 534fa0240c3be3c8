//! A field of duties: texts, texts with shares, groups of either, keys that are sub-headings, or one text that
//! holds them all.

use crate::source::SourceText;
use crate::syntax::{Field, Node, Scalar};

use super::draft::Draft;
use super::fields::{roles_of, scalar};
use super::keys::Role;
use super::sections::Section;
use super::{prose, sentences, time_share};

/// Reads duties: texts, texts with shares, groups of either, or one text with all.
pub(super) fn read(value: &Node, group: Option<&SourceText>, draft: &mut Draft) {
    match value {
        Node::Null => {}
        Node::Scalar(scalar) => duty_text(scalar, group, draft),
        Node::List(nodes) => {
            for node in nodes {
                match node {
                    Node::Scalar(scalar) if is_one(&scalar.text.text) => {
                        draft.language.add(&scalar.text.text);
                        draft.push_duty(without_bullet(&scalar.text), None, group);
                    }
                    _ => read(node, group, draft),
                }
            }
        }
        Node::Mapping(fields) => duty_mapping(fields, group, draft),
    }
}

/// A list's item that is one duty, however long; a text with line breaks or markup is several.
fn is_one(text: &str) -> bool {
    !text.trim().contains('\n') && !text.contains("</")
}

fn duty_mapping(fields: &[Field], group: Option<&SourceText>, draft: &mut Draft) {
    let roles = roles_of(fields);
    let with = |role: Role| {
        fields.iter().zip(&roles).find(|(_, roles)| roles.contains(&role)).map(|(field, _)| field)
    };
    let text_of = |field: Option<&Field>| {
        field.and_then(
            |field| if let Node::Scalar(scalar) = &field.value { Some(scalar.text.clone()) } else { None },
        )
    };
    let share = with(Role::Share)
        .and_then(|field| scalar(&field.value))
        .and_then(|text| time_share::of_field(&text.text));
    let inner = fields.iter().zip(&roles).find(|(field, roles)| {
        matches!(field.value, Node::List(_) | Node::Mapping(_))
            && (roles.contains(&Role::Duties)
                || matches!(field.key.text.to_lowercase().as_str(), "items" | "list" | "points" | "punkter"))
    });
    if let Some((inner, _)) = inner {
        let name = text_of(with(Role::GroupName));
        let first = draft.duties.len();
        let (name, own_share) = match &name {
            Some(name) => {
                let (name, share) = time_share::take(name);
                (Some(name.into_nfc()), share)
            }
            None => (None, None),
        };
        read(&inner.value, name.as_ref().or(group), draft);
        draft.share_out(first, share.or(own_share));
        return;
    }
    let is_duty = with(Role::ItemText).is_some()
        && fields.iter().all(|field| !matches!(field.value, Node::List(_) | Node::Mapping(_)));
    if is_duty {
        if let Some(text) = text_of(with(Role::ItemText)) {
            draft.language.add(&text.text);
            draft.push_duty(text, share, group);
        }
        return;
    }
    // Each key is a sub-heading; or, where a value is a bare share, the key is the duty itself.
    for field in fields {
        let is_text = field.key.text.contains(' ');
        let bare_share =
            scalar(&field.value).filter(|_| is_text).and_then(|text| time_share::of_field(&text.text));
        if let Some(share) = bare_share {
            draft.push_duty(field.key.clone(), Some(share), group);
            continue;
        }
        let (name, share) = time_share::take(&field.key);
        let first = draft.duties.len();
        read(&field.value, Some(&name.into_nfc()), draft);
        draft.share_out(first, share);
    }
}

/// One text that holds all duties: list items, or sentences.
fn duty_text(scalar: &Scalar, group: Option<&SourceText>, draft: &mut Draft) {
    let blocks = scalar.blocks();
    let before = draft.duties.len();
    prose::read_within(&blocks, Section::Duties, group, draft);
    if draft.duties.len() == before {
        for block in &blocks {
            for (start, end) in sentences::split(&block.text.text) {
                draft.push_duty(block.text.slice(start, end), None, group);
            }
        }
    }
}

fn without_bullet(text: &SourceText) -> SourceText {
    let text = text.trimmed();
    let length = text.text.len();
    let skip = length - text.text.trim_start_matches(['•', '·', '-', '*', '–', ' ']).len();
    if skip == 0 { text } else { text.slice(skip, length) }
}
