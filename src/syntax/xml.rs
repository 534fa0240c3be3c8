//! XML into the tree: elements and attributes alike become fields, under their names without a prefix. The text of
//! an element that has fields, too, stands under [`TEXT`]. Nothing outside the file is looked up, and no entity but
//! those of XML itself and characters by their number is replaced, so no file can grow.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::SyntaxError;
use super::tree::{Field, Node, Scalar};
use crate::source::{SourceText, Span, limits};

/// The key of the text that stands beside fields.
pub(crate) const TEXT: &str = "#text";

/// An element that is being read.
struct Open {
    key: SourceText,
    fields: Vec<Field>,
    text: SourceText,
}

impl Open {
    fn close(self) -> Field {
        let text = self.text.trimmed();
        let scalar = || Node::Scalar(Scalar { text: text.clone() });
        let value = match (self.fields.is_empty(), text.is_empty()) {
            (true, true) => Node::Null,
            (true, false) => scalar(),
            (false, true) => Node::Mapping(self.fields),
            (false, false) => {
                let mut fields = self.fields;
                let mut key = SourceText::new();
                key.push(TEXT, text.span());
                fields.push(Field { key, value: scalar() });
                Node::Mapping(fields)
            }
        };
        Field { key: self.key, value }
    }
}

/// The root element of a text: its name and what is in it.
pub(super) fn parse(text: &str) -> Result<Field, SyntaxError> {
    let mut reader = Reader::from_str(text);
    let (mut open, mut count): (Vec<Open>, usize) = (Vec::new(), 0);
    loop {
        let start = place(reader.buffer_position());
        let event = reader.read_event().map_err(|error| {
            let offset = place(reader.error_position());
            failure(offset, &format!("this is no sound XML: {error}"))
        })?;
        let end = place(reader.buffer_position());
        let span = Span::new(start, end);
        let closed = match event {
            Event::Start(tag) => {
                if open.len() >= limits::NESTING {
                    return Err(failure(start, "elements are nested too deeply"));
                }
                open.push(element(&tag, start)?);
                None
            }
            Event::Empty(tag) => Some(element(&tag, start)?.close()),
            Event::End(_) => open.pop().map(Open::close),
            Event::Text(piece) => {
                add(&mut open, &String::from_utf8_lossy(&piece), span);
                None
            }
            Event::CData(piece) => {
                add(&mut open, &String::from_utf8_lossy(&piece), span);
                None
            }
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().ok().flatten().map(String::from);
                let name = String::from_utf8_lossy(&name).into_owned();
                let known = character.or_else(|| resolve_predefined_entity(&name).map(str::to_owned));
                add(&mut open, known.as_deref().unwrap_or(" "), span);
                None
            }
            Event::Eof => return Err(failure(end, "the file ends before its elements do")),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => None,
        };
        let Some(field) = closed else { continue };
        count += 1;
        if count > limits::NODES {
            return Err(failure(start, "it holds too many elements"));
        }
        match open.last_mut() {
            Some(parent) => parent.fields.push(field),
            None => return Ok(field),
        }
    }
}

fn element(tag: &BytesStart<'_>, start: usize) -> Result<Open, SyntaxError> {
    let name = String::from_utf8_lossy(tag.local_name().as_ref()).into_owned();
    let mut fields = Vec::new();
    for attribute in tag.attributes() {
        let attribute =
            attribute.map_err(|error| failure(start, &format!("an attribute is wrong: {error}")))?;
        let named = |text: &str| {
            let mut located = SourceText::new();
            located.push(text, Span::new(start, start + 1));
            located
        };
        let key = named(&String::from_utf8_lossy(attribute.key.local_name().as_ref()));
        let text = named(&String::from_utf8_lossy(&attribute.value));
        fields.push(Field { key, value: Node::Scalar(Scalar { text }) });
    }
    let mut key = SourceText::new();
    key.push(&name, Span::new(start, start + 1 + name.len()));
    Ok(Open { key, fields, text: SourceText::new() })
}

fn add(open: &mut [Open], piece: &str, span: Span) {
    if let Some(element) = open.last_mut() {
        element.text.push(piece, span);
    }
}

fn place(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

fn failure(offset: usize, problem: &str) -> SyntaxError {
    let advice = "export the file again from where it comes".to_owned();
    SyntaxError { offset, problem: problem.to_owned(), advice }
}
