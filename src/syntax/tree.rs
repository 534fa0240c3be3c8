//! The one tree that every format is read into: fields with located keys and values, and prose as a
//! row of blocks.

use crate::source::{SourceText, limits};

use super::{Format, SyntaxError, html, lines, markdown};

/// A file's content.
#[derive(Debug, Default)]
pub struct Tree {
    /// What the file was taken for.
    pub format: Format,
    /// Its documents in order: one, except for a YAML stream of several.
    pub documents: Vec<Document>,
    /// The postings that a page describes for machines, beside its prose.
    pub described: Vec<Node>,
    /// The records of a data set that could not be read.
    pub problems: Vec<SyntaxError>,
}

impl Tree {
    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents
            .iter()
            .all(|document| document.body.is_empty() && matches!(document.data, None | Some(Node::Null)))
    }

    /// Calls the fields named `theirs` of all documents, and of the things in their lists, `ours`; what
    /// is called so already gives way.
    pub(crate) fn rename(&mut self, ours: &str, theirs: &str) {
        let documents = self.documents.iter_mut().filter_map(|document| document.data.as_mut());
        documents.for_each(|data| data.rename(ours, theirs));
    }

    /// Leaves out the documents that hold something too long, and gives the places of it: one record of a
    /// data set must not stop the others.
    pub(crate) fn drop_over_long(&mut self) -> Vec<usize> {
        let places = self.documents.iter().filter_map(Document::over_long).collect();
        self.documents.retain(|document| document.over_long().is_none());
        places
    }

    /// Where a value or a block begins that is too long to be read as prose; see
    /// [`limits::PROSE_BYTES`].
    pub(crate) fn over_long(&self) -> Option<usize> {
        let in_documents = self.documents.iter().find_map(Document::over_long);
        in_documents.or_else(|| self.described.iter().find_map(Node::over_long))
    }
}

/// Data, prose, or prose with data before it (front matter).
#[derive(Debug, Default)]
pub struct Document {
    /// The data.
    pub data: Option<Node>,
    /// The prose.
    pub body: Vec<Block>,
}

impl Document {
    fn over_long(&self) -> Option<usize> {
        let in_data = self.data.as_ref().and_then(Node::over_long);
        in_data.or_else(|| self.body.iter().find_map(|block| over_long(&block.text)))
    }
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Nothing: an empty value or a null.
    Null,
    /// A text, number, date or truth value.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// Fields in the order of the file. A key may stand there twice: what that means is the reader's
    /// to decide, and postings with two image lines are no reason to refuse a file.
    Mapping(Vec<Field>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The key.
    pub key: SourceText,
    /// The value.
    pub value: Node,
}

/// A text, number, date or truth value, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// What is written.
    pub text: SourceText,
}

impl Node {
    fn rename(&mut self, ours: &str, theirs: &str) {
        match self {
            Self::Null | Self::Scalar(_) => {}
            Self::List(nodes) => nodes.iter_mut().for_each(|node| node.rename(ours, theirs)),
            Self::Mapping(fields) => {
                let is = |field: &Field, name: &str| field.key.text.to_lowercase() == name.to_lowercase();
                if fields.iter().any(|field| is(field, theirs)) {
                    fields.retain(|field| is(field, theirs) || !is(field, ours));
                    for field in fields.iter_mut().filter(|field| is(field, theirs)) {
                        let span = field.key.span();
                        field.key = SourceText::new();
                        field.key.push(ours, span);
                    }
                }
                fields.iter_mut().for_each(|field| field.value.rename(ours, theirs));
            }
        }
    }

    fn over_long(&self) -> Option<usize> {
        match self {
            Self::Null => None,
            Self::Scalar(scalar) => over_long(&scalar.text),
            Self::List(nodes) => nodes.iter().find_map(Self::over_long),
            Self::Mapping(fields) => fields.iter().find_map(|field| field.value.over_long()),
        }
    }
}

fn over_long(text: &SourceText) -> Option<usize> {
    // Pictures and keys, in signs without a space, are long too, and nobody reads them.
    let is_prose = || text.text.bytes().take(1024).any(|byte| byte == b' ');
    (text.text.len() > limits::PROSE_BYTES && is_prose()).then(|| text.span().start)
}

impl Scalar {
    /// The value read as prose: as HTML or Markdown where it is, else line by line.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block> {
        let text = &self.text;
        if !super::detect::has_markup_signs(&text.text) {
            return lines::blocks(text);
        }
        match super::detect::prose_format(&text.text) {
            Format::Html => html::blocks(text),
            // Job boards escape the HTML that they put into JSON, or into JSON-LD, once more.
            _ if super::detect::is_escaped_html(&text.text) => html::blocks(&html::unescaped(text)),
            Format::Markdown => markdown::blocks(text),
            _ => lines::blocks(text),
        }
    }
}

/// A piece of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text on one line, without bullet or markup.
    pub text: SourceText,
    /// How many bytes of the text, from its start, are set in bold.
    pub bold: usize,
}

/// What a piece of prose is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The title that an HTML page gives itself.
    PageTitle,
    /// A heading; 1 is the highest.
    Heading(u8),
    /// An item of a list; 0 is the outermost list.
    Item(u8),
    /// A paragraph, or a line that stands by itself in one.
    Paragraph,
    /// A cell of a table; the number is its column, from 0.
    Cell(u16),
}

impl Block {
    /// How high a heading it is, 1 the highest; `u8::MAX` for what is none.
    #[must_use]
    pub const fn kind_level(&self) -> u8 {
        if let BlockKind::Heading(level) = self.kind { level } else { u8::MAX }
    }

    /// Whether the whole text is set in bold.
    #[must_use]
    pub const fn is_bold(&self) -> bool {
        self.bold > 0 && self.bold >= self.text.text.len()
    }
}

/// Text that is being put together, with what is set in bold in it.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// The text; a line feed stands for a line break of the source.
    pub text: SourceText,
    /// Ranges of it in bold, in ascending order.
    pub bold: Vec<(usize, usize)>,
    bold_since: Option<usize>,
}

impl Inline {
    /// Text without bold type.
    pub const fn plain(text: SourceText) -> Self {
        Self { text, bold: Vec::new(), bold_since: None }
    }

    /// Bold type begins.
    pub fn open_bold(&mut self) {
        self.bold_since.get_or_insert(self.text.text.len());
    }

    /// Bold type ends.
    pub fn close_bold(&mut self) {
        if let Some(start) = self.bold_since.take()
            && start < self.text.text.len()
        {
            self.bold.push((start, self.text.text.len()));
        }
    }

    /// Whether bold type has begun and not ended.
    pub const fn is_bold_open(&self) -> bool {
        self.bold_since.is_some()
    }

    /// How many bytes of `start..end` are bold, counted from `start` without a gap but for white space
    /// and punctuation.
    pub fn leading_bold(&self, start: usize, end: usize) -> usize {
        let mut reached = start;
        let first = self.bold.partition_point(|(_, to)| *to <= start);
        for &(from, to) in &self.bold[first..] {
            let gap = self.text.text.get(reached..from.max(reached)).unwrap_or_default();
            if from >= end || !gap.chars().all(|c| !c.is_alphanumeric()) {
                break;
            }
            reached = to.min(end);
        }
        let rest = self.text.text.get(reached..end).unwrap_or_default();
        if reached > start && rest.chars().all(|c| !c.is_alphanumeric()) {
            return end - start;
        }
        reached - start
    }
}
