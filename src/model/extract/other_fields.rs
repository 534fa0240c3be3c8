//! Fields that no other part of the reading has a use for. Whoever writes a posting in fields calls them as they like
//! ("villkor", "good_to_know"), and what stands there may still tell on what terms the role works: it is kept as the lines of
//! a page are that tell neither duties nor demands.

use rustc_hash::FxHashSet;

use crate::source::SourceText;
use crate::syntax::{Field, Node};

use super::draft::Draft;
use super::keys::Role;

/// A shorter text is a code, a name or a date.
const WORDS_TO_SAY_SOMETHING: usize = 3;
/// What lies deeper belongs to something else than the posting.
const DEEPEST: usize = 2;

/// Whether a field means nothing to the reading but that it is a posting's.
pub(super) fn means_nothing(field: &Field, roles: &[Role]) -> bool {
    roles.iter().all(|role| *role == Role::JobMarker) && !field.key.text.starts_with(['@', '$'])
}

/// Keeps what stands in such fields, unless it was taken from another one.
pub(super) fn keep(values: &[&Node], draft: &mut Draft) {
    let mut texts = Vec::new();
    values.iter().for_each(|value| told(value, DEEPEST, &mut texts));
    if texts.is_empty() {
        return;
    }
    let listed = [&draft.requirements, &draft.nice_to_have, &draft.training, &draft.benefits];
    let duties = draft.duties.iter().map(|duty| duty.text.text.as_str());
    let known: FxHashSet<&str> =
        listed.into_iter().flatten().map(|text| text.text.as_str()).chain(duties).collect();
    texts.retain(|text| !known.contains(text.text.trim()));
    draft.rest.extend(texts);
}

fn told(value: &Node, depth: usize, texts: &mut Vec<SourceText>) {
    match value {
        Node::Null => {}
        Node::Scalar(scalar) => {
            let blocks = scalar.blocks().into_iter().map(|block| block.text);
            texts.extend(blocks.filter(|text| says_something(&text.text)));
        }
        Node::List(nodes) => nodes.iter().for_each(|node| told(node, depth, texts)),
        Node::Mapping(_) if depth == 0 => {}
        Node::Mapping(fields) => fields.iter().for_each(|field| told(&field.value, depth - 1, texts)),
    }
}

fn says_something(text: &str) -> bool {
    text.split_whitespace().nth(WORDS_TO_SAY_SOMETHING - 1).is_some()
}
