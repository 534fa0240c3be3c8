//! YAML, and with it JSON, into the tree. It is read from the parser's events, not through a
//! deserialiser: only they carry the places of keys, keep a key that stands there twice, and let
//! aliases be resolved within a budget of our own.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, ScanError};

use crate::source::limits;

use super::SyntaxError;
use super::align::{Notation, align};
use super::everyday;
use super::tree::{Field, Node, Scalar};

/// Reads all documents of a stream that stands at byte `start` of the file.
pub(super) fn parse(text: &str, start: usize) -> Result<Vec<Node>, SyntaxError> {
    everyday::parse(text, start).map_or_else(|| parse_all(text, start), |document| Ok(vec![document]))
}

/// The same by the parser for all of YAML, whatever the text looks like. Text that was once in Windows-1252 and got its
/// encoding wrong holds control characters where quotes and dashes stood, which YAML forbids and JSON doesn't.
pub(super) fn parse_all(text: &str, start: usize) -> Result<Vec<Node>, SyntaxError> {
    documents(text, start).or_else(|error| {
        // Each takes two bytes, and so does what it is read as: no place moves.
        let readable = text.replace(is_stray_control, "\u{a0}");
        if readable == text { Err(error) } else { documents(&readable, start) }
    })
}

/// Whether a character is a control beyond ASCII; the line break among them is none that strayed.
const fn is_stray_control(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}')
}

fn documents(text: &str, start: usize) -> Result<Vec<Node>, SyntaxError> {
    let mut builder = Builder { text, start, ..Builder::default() };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| explain(&error, text, start))?;
        let range = span.byte_range().unwrap_or_default();
        builder.nodes += 1;
        if builder.nodes > limits::NODES {
            return Err(SyntaxError {
                offset: start + range.start.min(text.len()),
                problem: format!("the file holds over {} values", limits::NODES),
                advice: "split it into several files".to_owned(),
            });
        }
        builder.take(event, range.start.min(text.len())..range.end.min(text.len()))?;
    }
    Ok(builder.documents)
}

#[derive(Default)]
struct Builder<'text> {
    text: &'text str,
    start: usize,
    documents: Vec<Node>,
    open: Vec<Open>,
    anchors: HashMap<usize, Node>,
    copies: Budget,
    nodes: usize,
}

/// What the aliases of a document may still copy.
struct Budget {
    nodes: usize,
    bytes: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { nodes: limits::ALIAS_NODES, bytes: limits::ALIAS_BYTES }
    }
}

impl Budget {
    /// Takes a node from the budget; false where it is over.
    fn weigh(&mut self, node: &Node) -> bool {
        let bytes = if let Node::Scalar(scalar) = node { scalar.text.text.len() } else { 0 };
        if self.nodes == 0 || self.bytes < bytes {
            return false;
        }
        self.nodes -= 1;
        self.bytes -= bytes;
        match node {
            Node::Null | Node::Scalar(_) => true,
            Node::List(nodes) => nodes.iter().all(|node| self.weigh(node)),
            Node::Mapping(fields) => fields.iter().all(|field| self.weigh(&field.value)),
        }
    }
}

/// A list or mapping whose end has not been read.
struct Open {
    anchor: usize,
    is_mapping: bool,
    children: Vec<Node>,
    key: Option<Node>,
    fields: Vec<Field>,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, range: std::ops::Range<usize>) -> Result<(), SyntaxError> {
        match event {
            Event::DocumentStart(..) => {
                self.anchors.clear();
                self.copies = Budget::default();
            }
            Event::Scalar(value, style, anchor, _) => {
                let raw = self.text.get(range.clone()).unwrap_or_default();
                let plain = style == ScalarStyle::Plain;
                let node = if plain && matches!(&*value, "" | "~" | "null" | "Null" | "NULL") {
                    Node::Null
                } else {
                    let notation = match style {
                        ScalarStyle::SingleQuoted => Notation::SingleQuoted,
                        ScalarStyle::DoubleQuoted => Notation::DoubleQuoted,
                        _ => Notation::Plain,
                    };
                    let value = if plain { with_list_lines(value, raw) } else { value };
                    Node::Scalar(Scalar { text: align(&value, raw, self.start + range.start, notation) })
                };
                self.finish(node, anchor);
            }
            Event::SequenceStart(_, anchor, _) => self.open(anchor, false, range.start)?,
            Event::MappingStart(_, anchor, _) => self.open(anchor, true, range.start)?,
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.open.pop() {
                    let node =
                        if open.is_mapping { Node::Mapping(open.fields) } else { Node::List(open.children) };
                    self.finish(node, open.anchor);
                }
            }
            Event::Alias(anchor) => {
                // An anchor that was too large to keep is missing here.
                let Some(node) = self.anchors.get(&anchor).filter(|node| self.copies.weigh(node)).cloned()
                else {
                    return Err(SyntaxError {
                        offset: self.start + range.start,
                        problem: format!(
                            "the aliases up to here stand for over {} values or {} kB of text",
                            limits::ALIAS_NODES,
                            limits::ALIAS_BYTES / 1024
                        ),
                        advice: "write the values out where they are needed".to_owned(),
                    });
                };
                self.finish(node, 0);
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, anchor: usize, is_mapping: bool, offset: usize) -> Result<(), SyntaxError> {
        if self.open.len() >= limits::NESTING {
            return Err(SyntaxError {
                offset: self.start + offset,
                problem: format!("values are nested deeper than {} levels", limits::NESTING),
                advice: "a job description needs three or four: flatten it".to_owned(),
            });
        }
        self.open.push(Open { anchor, is_mapping, children: Vec::new(), key: None, fields: Vec::new() });
        Ok(())
    }

    fn finish(&mut self, node: Node, anchor: usize) {
        if anchor != 0 && Budget::default().weigh(&node) {
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut() {
            None => self.documents.push(node),
            Some(open) if !open.is_mapping => open.children.push(node),
            Some(open) => match open.key.take() {
                None => open.key = Some(node),
                // A key that is a list or a mapping names nothing that a posting has.
                Some(Node::Scalar(key)) => open.fields.push(Field { key: key.text, value: node }),
                Some(_) => {}
            },
        }
    }
}

/// YAML folds the lines of a plain text into one. Where the writer meant a list ("- " at the start of
/// lines that are indented too deep to be one), its line breaks are kept.
fn with_list_lines<'text>(value: Cow<'text, str>, raw: &str) -> Cow<'text, str> {
    let lines = || raw.trim_end().lines().map(str::trim);
    if !raw.contains('\n') || !lines().skip(1).any(|line| line.starts_with("- ")) {
        return value;
    }
    let listed: Vec<_> = lines().filter(|line| !line.is_empty()).collect();
    // Comments between the lines are no part of the value.
    let same = listed.join(" ").split_whitespace().eq(value.split_whitespace());
    if same { Cow::Owned(listed.join("\n")) } else { value }
}

fn explain(error: &ScanError, text: &str, start: usize) -> SyntaxError {
    let offset = error.marker().byte_offset().unwrap_or_default().min(text.len());
    let problem = error.info();
    let advice = if text[..offset].ends_with('\0') || text[offset..].starts_with('\0') {
        "remove the NUL character: the file may be damaged or no text"
    } else if problem.contains("tab") {
        "indent with spaces"
    } else if problem.contains("anchor") {
        "define the anchor with & before it is used, or quote a text that starts with *"
    } else if problem.contains("mapping values") || problem.contains("simple key") || problem.contains(':') {
        "put a text that holds a colon in quotes, and check the indentation"
    } else if problem.contains("depth") || problem.contains("recursion") || problem.contains("nest") {
        "a job description needs three or four levels: flatten it"
    } else if text.trim_start().starts_with(['{', '[']) {
        "mend the JSON there: texts in double quotes, a comma between values, none after the last, brackets closed"
    } else {
        "mend the YAML there: quote texts with special characters, indent evenly, close quotes and brackets"
    };
    SyntaxError { offset: start + offset, problem, advice: advice.to_owned() }
}
