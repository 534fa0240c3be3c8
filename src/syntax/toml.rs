//! TOML front matter into the tree.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::SyntaxError;
use super::align::{Notation, align};
use super::tree::{Field, Node, Scalar};

/// Reads a document that stands at byte `start` of the file.
pub(super) fn parse(text: &str, start: usize) -> Result<Node, SyntaxError> {
    match DeTable::parse(text) {
        Ok(table) => Ok(mapping(table.get_ref(), text, start)),
        Err(error) => Err(SyntaxError {
            offset: start + error.span().map_or(0, |span| span.start).min(text.len()),
            problem: error.message().lines().next().unwrap_or("no valid TOML").to_owned(),
            advice: "mend the TOML there: `key = \"value\"`, texts in quotes, lists in brackets".to_owned(),
        }),
    }
}

fn mapping(table: &DeTable<'_>, text: &str, start: usize) -> Node {
    let mut entries: Vec<_> = table.iter().collect();
    // The table sorts by key; a posting is read in the order of the file.
    entries.sort_by_key(|(key, _)| key.span().start);
    Node::Mapping(
        entries
            .into_iter()
            .map(|(key, value)| Field {
                key: located(key.get_ref(), key.span(), text, start),
                value: node(value, text, start),
            })
            .collect(),
    )
}

fn node(value: &Spanned<DeValue<'_>>, text: &str, start: usize) -> Node {
    let span = value.span();
    match value.get_ref() {
        DeValue::String(string) => Node::Scalar(Scalar { text: located(string, span, text, start) }),
        DeValue::Array(array) => Node::List(array.iter().map(|value| node(value, text, start)).collect()),
        DeValue::Table(table) => mapping(table, text, start),
        _ => {
            let raw = text.get(span.clone()).unwrap_or_default();
            Node::Scalar(Scalar { text: located(raw, span, text, start) })
        }
    }
}

fn located(value: &str, span: std::ops::Range<usize>, text: &str, start: usize) -> crate::source::SourceText {
    let raw = text.get(span.clone()).unwrap_or_default();
    let notation = if raw.starts_with('"') { Notation::DoubleQuoted } else { Notation::Plain };
    align(value, raw, start + span.start, notation)
}
