//! Finds values in trees of forms that others made (JSON Resume, Europass, LinkedIn), where a key is missing more
//! often than not and no mistake is worth an error.

use crate::source::SourceText;
use crate::syntax::{Field, Node, TEXT};

/// What stands under a key: the values of all its fields, and of their lists, one after another.
pub(super) fn all<'a>(fields: &'a [Field], key: &'a str) -> impl Iterator<Item = &'a Node> {
    fields.iter().filter(move |field| field.key.text == key).flat_map(|field| items(&field.value))
}

/// The values of a list, or the one value.
pub(super) fn items(node: &Node) -> &[Node] {
    match node {
        Node::List(nodes) => nodes,
        one => std::slice::from_ref(one),
    }
}

/// The mappings under a key.
pub(super) fn mappings<'a>(fields: &'a [Field], key: &'a str) -> impl Iterator<Item = &'a [Field]> {
    all(fields, key).filter_map(mapping)
}

/// A node's fields.
pub(super) fn mapping(node: &Node) -> Option<&[Field]> {
    if let Node::Mapping(fields) = node { Some(fields) } else { None }
}

/// The mappings at the end of a path of keys.
pub(super) fn at<'a>(fields: &'a [Field], path: &'a [&'a str]) -> Vec<&'a [Field]> {
    match path {
        [] => vec![fields],
        [key, rest @ ..] => mappings(fields, key).flat_map(|fields| at(fields, rest)).collect(),
    }
}

/// The texts under a key that aren't empty.
pub(super) fn texts<'a>(fields: &'a [Field], key: &'a str) -> impl Iterator<Item = SourceText> {
    all(fields, key).filter_map(scalar)
}

/// The first text under a key.
pub(super) fn text(fields: &[Field], key: &str) -> Option<SourceText> {
    texts(fields, key).next()
}

/// The first text at the end of a path of keys.
pub(super) fn text_at(fields: &[Field], path: &[&str]) -> Option<SourceText> {
    let (key, path) = path.split_last()?;
    at(fields, path).into_iter().find_map(|fields| text(fields, key))
}

fn scalar(node: &Node) -> Option<SourceText> {
    let text = match node {
        Node::Scalar(scalar) => scalar.text.trimmed(),
        Node::Mapping(fields) => return text(fields, TEXT),
        Node::Null | Node::List(_) => return None,
    };
    Some(text).filter(|text| !text.text.is_empty())
}
