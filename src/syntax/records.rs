//! Data sets into the tree: every line of JSON Lines, and every row of a table under its head, is a
//! document of its own. One broken record is a problem with a place, and the others are read.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::source::{SourceText, Span};

use super::align::{Notation, align};
use super::tree::{Document, Field, Node, Scalar};
use super::{SyntaxError, yaml};

/// Reads JSON Lines.
pub(super) fn json_lines(text: &str) -> (Vec<Document>, Vec<SyntaxError>) {
    let (mut documents, mut problems) = (Vec::new(), Vec::new());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            match yaml::parse(line.trim_end(), start) {
                Ok(nodes) => documents
                    .extend(nodes.into_iter().map(|data| Document { data: Some(data), body: Vec::new() })),
                Err(error) => problems.push(SyntaxError {
                    advice: "each line must be one whole JSON object: mend this one or leave it out"
                        .to_owned(),
                    ..error
                }),
            }
        }
        start += line.len();
    }
    (documents, problems)
}

/// Reads a table whose first row names the columns.
pub(super) fn table(text: &str) -> Vec<Document> {
    let mut rows = Rows { text, reader: reader(text), at: 0 };
    let Some(head) = rows.next() else { return Vec::new() };
    let document = |row: Vec<SourceText>| {
        let fields = head.iter().zip(row).filter(|(_, value)| !value.text.trim().is_empty());
        let fields =
            fields.map(|(key, text)| Field { key: key.trimmed(), value: Node::Scalar(Scalar { text }) });
        Document { data: Some(Node::Mapping(fields.collect())), body: Vec::new() }
    };
    rows.map(document).collect()
}

/// A reader for the sign that divides the columns of the head: a comma, a semicolon or a tab.
fn reader(text: &str) -> Reader {
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: &u8| head.bytes().filter(|byte| byte == sign).count();
    let delimiter = [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',');
    ReaderBuilder::new().delimiter(delimiter).build()
}

struct Rows<'text> {
    text: &'text str,
    reader: Reader,
    at: usize,
}

impl Iterator for Rows<'_> {
    type Item = Vec<SourceText>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut row = Vec::new();
        let mut field = Vec::new();
        let mut start = self.at;
        let mut buffer = [0; 4096];
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let (result, taken, given) = self.reader.read_field(rest, &mut buffer);
            self.at += taken;
            field.extend_from_slice(&buffer[..given]);
            match result {
                ReadFieldResult::OutputFull | ReadFieldResult::InputEmpty => {}
                ReadFieldResult::Field { record_end } => {
                    row.push(self.value(&std::mem::take(&mut field), start));
                    start = self.at;
                    if record_end {
                        return Some(row);
                    }
                }
                ReadFieldResult::End => return None,
            }
        }
    }
}

impl Rows<'_> {
    /// A field's value with its places; it was read from byte `start` up to here.
    fn value(&self, value: &[u8], start: usize) -> SourceText {
        let value = String::from_utf8_lossy(value);
        let raw = self.text.get(start..self.at).unwrap_or_default();
        let lead = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
        let raw = &raw[lead..];
        let start = start + lead;
        if raw.starts_with('"') {
            return quoted(&value, raw, start);
        }
        align(&value, raw, start, Notation::Plain)
    }
}

/// A value in double quotes, of which those within are doubled. What stands behind a quote that closes too early
/// belongs to the value as well, so each letter is looked for where the one before it ended.
fn quoted(value: &str, raw: &str, start: usize) -> SourceText {
    let mut text = SourceText::new();
    let (mut run, mut run_at, mut at) = (0, 1, 1);
    for (index, letter) in value.char_indices() {
        let Some(skipped) = raw.get(at..).and_then(|rest| rest.find(letter)) else { continue };
        if skipped > 0 {
            text.push(&value[run..index], Span::new(start + run_at, start + at));
            (run, run_at, at) = (index, at + skipped, at + skipped);
        }
        at += letter.len_utf8();
    }
    text.push(&value[run..], Span::new(start + run_at, start + at));
    text
}
