//! Reads values of a profile's tree, and says of every mistake where it stands, what is wrong and what to do.

use std::sync::Arc;

use super::keys;
use super::read::Ignored;
use crate::ReadError;
use crate::model::Language;
use crate::source::{SourceFile, SourceText};
use crate::syntax::{Field, Node};

/// What is found while a profile is read.
pub(super) struct Reader {
    pub file: Arc<SourceFile>,
    pub errors: Vec<ReadError>,
    pub ignored: Vec<Ignored>,
    /// The language that the profile says it is written in.
    pub language: Option<Language>,
    /// Whether any of its keys is Swedish: those are the words to advise.
    pub in_swedish: bool,
}

impl Reader {
    pub fn new(file: &Arc<SourceFile>) -> Self {
        Self {
            file: Arc::clone(file),
            errors: Vec::new(),
            ignored: Vec::new(),
            language: None,
            in_swedish: false,
        }
    }

    pub fn error(&mut self, offset: usize, problem: String, advice: String) {
        let position = self.file.position(offset);
        let file = self.file.name.clone();
        self.errors.push(ReadError { file, line: position.line, column: position.column, problem, advice });
    }

    pub fn ignore(&mut self, key: &SourceText) {
        self.ignore_in(&Arc::clone(&self.file), key);
    }

    /// Passes over a key in one of several files.
    pub fn ignore_in(&mut self, file: &SourceFile, key: &SourceText) {
        let position = file.position(key.span().start);
        let (file, key) = (file.name.clone(), key.text.clone());
        self.ignored.push(Ignored { file, key, line: position.line, column: position.column });
    }

    /// The fields of a mapping under the program's own names. What is unknown, or stands there twice, is an
    /// error; what is personal is passed over.
    pub fn fields<'a>(&mut self, fields: &'a [Field], group: &str) -> Vec<(&'static str, &'a Field)> {
        let mut known: Vec<(&'static str, &Field)> = Vec::new();
        self.in_swedish |= fields.iter().any(|field| keys::is_translated(&field.key.text));
        for field in fields {
            let (key, at) = (field.key.text.as_str(), field.key.span().start);
            match keys::find(group, key) {
                Some(name) if known.iter().any(|(other, _)| *other == name) => {
                    self.error(
                        at,
                        format!("“{key}” says again what an earlier key says"),
                        "put both into one".to_owned(),
                    );
                }
                Some(name) => known.push((name, field)),
                None if keys::is_personal(key) => self.ignore(&field.key),
                None => {
                    let home = keys::home(key).filter(|_| group == "profile");
                    let advice = match (home, keys::nearest(group, key)) {
                        (Some(home), _) => {
                            format!("it belongs under “{home}:”; a job description is no profile")
                        }
                        (None, Some(near)) => format!("did you mean “{near}”?"),
                        (None, None) => format!("the keys here are {}", keys::all(group, self.in_swedish)),
                    };
                    self.error(at, format!("“{key}” is no key of a profile here"), advice);
                }
            }
        }
        known
    }

    /// The items of a field: those of its list, or its one value.
    pub fn items<'a>(&mut self, field: &'a Field) -> Vec<&'a Node> {
        match &field.value {
            Node::Null => Vec::new(),
            Node::List(nodes) => nodes.iter().filter(|node| !matches!(node, Node::Null)).collect(),
            one => vec![one],
        }
    }

    /// A field's text; nothing for an empty value, an error for a list or mapping.
    pub fn text(&mut self, field: &Field) -> Option<SourceText> {
        match &field.value {
            Node::Null => None,
            Node::Scalar(scalar) => Some(scalar.text.trimmed()).filter(|text| !text.text.is_empty()),
            Node::List(_) | Node::Mapping(_) => {
                let key = &field.key.text;
                self.error(
                    field.key.span().start,
                    format!("“{key}” takes one text, and here stands a list or mapping"),
                    format!("write “{key}: …” on one line"),
                );
                None
            }
        }
    }

    /// A field whose value is one of a group.
    pub fn choice(&mut self, field: &Field, group: &str) -> Option<&'static str> {
        let text = self.text(field)?;
        let found = keys::find(group, &text.text);
        if found.is_none() {
            // Nobody who writes English meant a Swedish word.
            let in_swedish = self.in_swedish
                || keys::is_translated(&field.key.text)
                || self.language == Some(Language::Swedish);
            let near = keys::nearest(group, &text.text);
            let advice = match near.filter(|near| in_swedish || keys::is_own(group, near)) {
                Some(near) => format!("did you mean “{near}”?"),
                None => format!("write one of {}", keys::all(group, in_swedish)),
            };
            let problem = format!("“{}” is nothing that “{}” can be", text.text, field.key.text);
            self.error(text.span().start, problem, advice);
        }
        found
    }

    /// A field whose value is a number from 0 to `most`, such as `example`; a comma may be its decimal sign.
    pub fn number(&mut self, field: &Field, most: f64, example: &str) -> Option<f64> {
        let text = self.text(field)?;
        let bare = text.text.trim_end_matches(['%', ' ', '\u{a0}']).replace(',', ".");
        let number = bare.parse::<f64>().ok().filter(|number| (0.0..=most).contains(number));
        if number.is_none() {
            let problem = format!("“{}” is no number from 0 to {most}", text.text);
            self.error(
                text.span().start,
                problem,
                format!("write “{}: {example}”, for example", field.key.text),
            );
        }
        number
    }

    /// Where a node stands, as near as is known.
    pub fn place(node: &Node, otherwise: usize) -> usize {
        match node {
            Node::Null => otherwise,
            Node::Scalar(scalar) => scalar.text.span().start,
            Node::List(nodes) => nodes.first().map_or(otherwise, |node| Self::place(node, otherwise)),
            Node::Mapping(fields) => fields.first().map_or(otherwise, |field| field.key.span().start),
        }
    }
}
