//! What a page says of its postings for machines: schema.org's `JobPosting`, as JSON-LD in a script or
//! as microdata on the page's own elements. It names title, employer and text without a guess, so it
//! comes before whatever the page looks like.

use std::collections::BTreeMap;
use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Spanned, Token, Tokenizer};

use crate::source::{SourceText, Span, limits};

use super::tree::{Field, Node, Scalar};
use super::{html, yaml};

/// The type, as schema.org names it.
const POSTING: &str = "JobPosting";

/// Elements that have no end tag.
const VOID: [&str; 8] = ["meta", "link", "br", "img", "input", "hr", "wbr", "source"];

/// Finds the postings that a page describes for machines, in the order of the page.
pub(super) fn find(text: &str) -> Vec<Node> {
    if !text.contains(POSTING) {
        return Vec::new();
    }
    let mut reader = Reader { text, found: Vec::new(), open: Vec::new(), script: None };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                reader.start(name, tag.self_closing, tag.span.end, &tag.attributes);
            }
            Token::EndTag(tag) => reader.end(&String::from_utf8_lossy(&tag.name), tag.span.start),
            Token::String(string) => {
                if let Some(script) = &mut reader.script {
                    script.end = string.span.end;
                }
            }
            _ => {}
        }
    }
    while let Some(element) = reader.open.pop() {
        reader.close(element, text.len());
    }
    reader.found
}

type Attributes = BTreeMap<HtmlString, Spanned<HtmlString, usize>>;

struct Reader<'text> {
    text: &'text str,
    found: Vec<Node>,
    /// The elements with properties that are being read, outermost first.
    open: Vec<Element>,
    /// The JSON-LD that is being read.
    script: Option<Range<usize>>,
}

/// An element that is a thing, the value of a property, or both.
struct Element {
    name: String,
    /// How many elements of the same name are open within it.
    inner: usize,
    /// Where its content begins.
    start: usize,
    property: Option<SourceText>,
    /// Its properties, where it is a thing.
    thing: Option<Vec<Field>>,
    is_posting: bool,
}

impl Reader<'_> {
    fn start(&mut self, name: String, self_closing: bool, end: usize, attributes: &Attributes) {
        let attribute = |name: &str| attributes.get(name.as_bytes());
        let value = |name: &str| attribute(name).map(|value| String::from_utf8_lossy(value).into_owned());
        if name == "script" {
            let is_data = value("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"));
            self.script = is_data.then_some(end..end);
            return;
        }
        if let Some(open) = self.open.last_mut() {
            open.inner += usize::from(open.name == name && !self_closing);
        }
        let is_posting = value("itemtype").is_some_and(|kind| kind.trim().ends_with(POSTING));
        if self.open.is_empty() && !is_posting || self.open.len() >= limits::NESTING {
            return;
        }
        let property = attribute("itemprop").map(|property| self.attribute_text(property));
        let is_thing = is_posting || attribute("itemscope").is_some();
        if property.is_none() && !is_thing {
            return;
        }
        let stated = attribute("content").or_else(|| attribute("datetime"));
        if let (Some(key), Some(stated)) = (&property, stated) {
            let value = Node::Scalar(Scalar { text: self.attribute_text(stated) });
            self.give(Field { key: key.clone(), value });
            return;
        }
        if self_closing || VOID.contains(&name.as_str()) {
            return;
        }
        if let Some(open) = self.open.last_mut() {
            // The element's own end tag is its own.
            open.inner -= usize::from(open.name == name);
        }
        let thing = is_thing.then(Vec::new);
        self.open.push(Element { name, inner: 0, start: end, property, thing, is_posting });
    }

    fn end(&mut self, name: &str, start: usize) {
        if name == "script" {
            if let Some(range) = self.script.take() {
                self.json(range);
            }
            return;
        }
        let Some(open) = self.open.last_mut().filter(|open| open.name == name) else { return };
        if open.inner > 0 {
            open.inner -= 1;
        } else if let Some(element) = self.open.pop() {
            self.close(element, start);
        }
    }

    fn close(&mut self, element: Element, end: usize) {
        let Element { start, property, thing, is_posting, .. } = element;
        let value = match thing {
            Some(fields) => Node::Mapping(fields),
            None => self.content(start..end.max(start)),
        };
        if is_posting {
            self.found.push(value);
        } else if let Some(key) = property {
            self.give(Field { key, value });
        }
    }

    /// Gives a property to the thing that it is one of.
    fn give(&mut self, field: Field) {
        if let Some(fields) = self.open.iter_mut().rev().find_map(|element| element.thing.as_mut()) {
            fields.push(field);
        }
    }

    fn content(&self, range: Range<usize>) -> Node {
        let raw = SourceText::verbatim(self.text.get(range.clone()).unwrap_or_default(), range.start);
        let mut blocks = html::blocks(&raw);
        match blocks.pop() {
            None => Node::Null,
            Some(block) if blocks.is_empty() => Node::Scalar(Scalar { text: block.text }),
            Some(_) => Node::Scalar(Scalar { text: raw }),
        }
    }

    fn attribute_text(&self, value: &Spanned<HtmlString, usize>) -> SourceText {
        let written = String::from_utf8_lossy(value);
        let (start, end) = (value.span.start.min(self.text.len()), value.span.end.min(self.text.len()));
        let start =
            self.text.get(start..end).and_then(|raw| raw.find(&*written)).map_or(start, |at| start + at);
        let mut text = SourceText::new();
        text.push(&written, Span::new(start, end.min(start + written.len()).max(start)));
        text
    }

    /// Reads JSON-LD. What is broken is left: the page's prose is still there.
    fn json(&mut self, range: Range<usize>) {
        let raw = self.text.get(range.clone()).unwrap_or_default();
        let lead = raw.find(['{', '[']).unwrap_or(raw.len());
        let end = raw.rfind(['}', ']']).map_or(lead, |end| end + 1).max(lead);
        if let Ok(documents) = yaml::parse(&raw[lead..end], range.start + lead) {
            documents.into_iter().for_each(|node| postings_in(node, &mut self.found));
        }
    }
}

/// The postings in a value: it is one, or it holds some.
fn postings_in(node: Node, found: &mut Vec<Node>) {
    match node {
        Node::Null | Node::Scalar(_) => {}
        Node::List(nodes) => nodes.into_iter().for_each(|node| postings_in(node, found)),
        Node::Mapping(fields) => {
            if fields.iter().any(|field| field.key.text == "@type" && names_posting(&field.value)) {
                found.push(Node::Mapping(fields));
            } else {
                fields.into_iter().for_each(|field| postings_in(field.value, found));
            }
        }
    }
}

fn names_posting(kind: &Node) -> bool {
    match kind {
        Node::Scalar(scalar) => scalar.text.text.rsplit(['/', ':', '#']).next() == Some(POSTING),
        Node::List(kinds) => kinds.iter().any(names_posting),
        Node::Null | Node::Mapping(_) => false,
    }
}
