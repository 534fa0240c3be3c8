//! Reading a tree of YAML as a form: which keys may stand where, and every misfit kept as a problem with its
//! place, so that a user mends a file in one go.

use std::sync::Arc;

use super::{Place, Problem};
use crate::source::{SourceFile, SourceText};
use crate::spelling::nearest;
use crate::syntax::{Field, Node};

/// One file, and what is wrong with it so far.
pub(crate) struct Form<'a> {
    pub file: &'a SourceFile,
    name: Arc<str>,
    pub problems: Vec<Problem>,
}

impl<'a> Form<'a> {
    pub fn new(file: &'a SourceFile) -> Self {
        Self { file, name: file.name.as_str().into(), problems: Vec::new() }
    }

    pub fn place(&self, offset: usize) -> Place {
        let position = self.file.position(offset);
        Place { file: Arc::clone(&self.name), line: position.line, column: position.column }
    }

    pub fn problem(&mut self, offset: usize, problem: impl Into<String>, advice: impl Into<String>) {
        let place = self.place(offset);
        self.problems.push(Problem { place, problem: problem.into(), advice: advice.into() });
    }

    /// The fields of a mapping whose keys are all known and stand once; `what` names it in errors.
    pub fn mapping<'n>(&mut self, node: &'n Node, at: usize, what: &str, keys: &[&str]) -> Vec<&'n Field> {
        let mut fields = self.any_keys(node, at, what, &format!("write {}", listed(keys)));
        fields.retain(|field| {
            let key = &field.key.text;
            let known = keys.contains(&key.as_str());
            if !known {
                self.unknown(&field.key, &format!("unknown key `{key}` in {what}"), keys);
            }
            known
        });
        fields
    }

    /// The fields of a mapping with keys of the user's, each of which stands once.
    pub fn any_keys<'n>(&mut self, node: &'n Node, at: usize, what: &str, advice: &str) -> Vec<&'n Field> {
        let fields = match node {
            Node::Mapping(fields) => fields,
            Node::Null => return Vec::new(),
            other => {
                self.problem(start(other, at), format!("{what} is no mapping of keys to values"), advice);
                return Vec::new();
            }
        };
        let mut kept: Vec<&Field> = Vec::new();
        for field in fields {
            if kept.iter().any(|known| known.key.text == field.key.text) {
                let problem = format!("`{}` stands twice in {what}", field.key.text);
                self.problem(field.key.span().start, problem, "keep one of the two");
            } else {
                kept.push(field);
            }
        }
        kept
    }

    /// Says that a name is unknown, and which was meant where that can be guessed.
    pub fn unknown(&mut self, name: &SourceText, problem: &str, known: &[&str]) {
        let advice = match nearest(&name.text, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("write {}", listed(known)),
        };
        self.problem(name.span().start, problem, advice);
    }

    /// The items of a list.
    pub fn list<'n>(&mut self, node: &'n Node, at: usize, what: &str) -> &'n [Node] {
        match node {
            Node::List(items) => items,
            Node::Null => &[],
            other => {
                self.problem(start(other, at), format!("{what} is no list"), "begin each item with `- `");
                &[]
            }
        }
    }

    /// One text, or each text of a list.
    pub fn texts<'n>(&mut self, node: &'n Node, at: usize, what: &str) -> Vec<&'n SourceText> {
        let items = match node {
            Node::List(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        if items.is_empty() {
            self.problem(at, format!("{what} is empty"), "write a text, or leave the key out");
        }
        items.iter().filter_map(|item| self.text(item, at, what)).collect()
    }

    /// A text that says something.
    pub fn text<'n>(&mut self, node: &'n Node, at: usize, what: &str) -> Option<&'n SourceText> {
        match node {
            Node::Scalar(scalar) if !scalar.text.text.trim().is_empty() => Some(&scalar.text),
            Node::Scalar(_) | Node::Null => {
                self.problem(start(node, at), format!("{what} is empty"), "write a text, or leave it out");
                None
            }
            Node::List(_) | Node::Mapping(_) => {
                self.problem(start(node, at), format!("{what} is no text"), "write a text in its place");
                None
            }
        }
    }

    /// A number of a range.
    pub fn number(&mut self, node: &Node, at: usize, what: &str, from: f64, to: f64) -> Option<f64> {
        let text = self.text(node, at, what)?;
        let offset = text.span().start;
        let written = text.text.trim();
        let range = format!("write a number from {from} to {to}, such as 2.5");
        // YAML's own words for what is no finite number begin with a full stop.
        let Ok(number) = written.replace('−', "-").trim_start_matches('.').parse::<f64>() else {
            self.problem(offset, format!("{what} `{written}` is no number"), range);
            return None;
        };
        let number = if written.starts_with('.') && number.is_finite() {
            written.parse().unwrap_or(number)
        } else {
            number
        };
        if !number.is_finite() {
            self.problem(offset, format!("{what} `{written}` is not finite"), range);
            return None;
        }
        if !(from..=to).contains(&number) {
            self.problem(offset, format!("{what} {written} lies outside {from} to {to}"), range);
            return None;
        }
        Some(number)
    }
}

/// Where a value begins; `at`, the place of its key, where it has no place of its own.
pub(crate) fn start(node: &Node, at: usize) -> usize {
    match node {
        Node::Scalar(scalar) => scalar.text.span().start,
        Node::List(items) => items.first().map_or(at, |item| start(item, at)),
        Node::Mapping(fields) => fields.first().map_or(at, |field| field.key.span().start),
        Node::Null => at,
    }
}

/// "`a`, `b` or `c`".
pub(super) fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}
