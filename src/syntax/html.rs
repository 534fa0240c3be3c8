//! HTML into blocks. The tokenizer is the standard's; a full tree isn't needed to tell headings,
//! items, paragraphs and cells apart, and tag soup is the rule in job boards' exports.

use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use crate::source::{SourceText, Span};

use super::align::runs;
use super::lines;
use super::tree::{Block, BlockKind, Inline};

/// Reads HTML.
pub(super) fn blocks(text: &SourceText) -> Vec<Block> {
    let mut reader = Reader::new(text);
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(&text.text, emitter).flatten() {
        match token {
            Token::StartTag(tag) => reader.start(&String::from_utf8_lossy(&tag.name), tag.self_closing),
            Token::EndTag(tag) => reader.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(string) if reader.skipped.is_none() => {
                reader.push(&String::from_utf8_lossy(&string.value), string.span.start..string.span.end);
            }
            _ => {}
        }
    }
    reader.flush();
    reader.blocks
}

/// The text with its entities decoded, as it was before somebody escaped its markup.
pub(super) fn unescaped(text: &SourceText) -> SourceText {
    let mut reader = Reader::new(text);
    let emitter = DefaultEmitter::<usize>::new_with_span();
    for token in Tokenizer::new_with_emitter(&text.text, emitter).flatten() {
        if let Token::String(string) = token {
            reader.push(&String::from_utf8_lossy(&string.value), string.span.start..string.span.end);
        }
    }
    reader.inline.text
}

/// Elements whose text is no part of the page's prose.
const SKIPPED: [&str; 9] =
    ["script", "style", "select", "nav", "footer", "noscript", "svg", "template", "button"];

/// Elements that stand within a line; any other ends the block.
const INLINE: [&str; 19] = [
    "a", "span", "em", "i", "u", "small", "font", "code", "abbr", "sup", "sub", "mark", "s", "time", "q",
    "cite", "label", "img", "wbr",
];

struct Reader<'text> {
    source: &'text SourceText,
    blocks: Vec<Block>,
    inline: Inline,
    kind: BlockKind,
    lists: u8,
    column: u16,
    /// The element that is being skipped, and how often it was opened within itself.
    skipped: Option<(String, usize)>,
}

impl<'text> Reader<'text> {
    fn new(source: &'text SourceText) -> Self {
        Self {
            source,
            blocks: Vec::new(),
            inline: Inline::default(),
            kind: BlockKind::Paragraph,
            lists: 0,
            column: 0,
            skipped: None,
        }
    }

    fn start(&mut self, name: &str, self_closing: bool) {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += usize::from(skipped == name && !self_closing);
            return;
        }
        if SKIPPED.contains(&name) && !self_closing {
            self.flush();
            self.skipped = Some((name.to_owned(), 0));
            return;
        }
        match name {
            "b" | "strong" => self.inline.open_bold(),
            "br" => self.line_break(),
            _ if INLINE.contains(&name) => {}
            "p" | "div" if matches!(self.kind, BlockKind::Item(_) | BlockKind::Cell(_)) => {
                if !self.inline.text.text.trim().is_empty() {
                    self.line_break();
                }
            }
            _ => {
                self.flush();
                self.open_block(name);
            }
        }
    }

    fn open_block(&mut self, name: &str) {
        match name {
            "ul" | "ol" | "menu" => self.lists = self.lists.saturating_add(1),
            "li" => self.kind = BlockKind::Item(self.lists.saturating_sub(1)),
            "tr" => self.column = 0,
            "td" | "th" => {
                self.kind = BlockKind::Cell(self.column);
                self.column = self.column.saturating_add(1);
            }
            "dt" | "summary" | "legend" => self.kind = BlockKind::Heading(6),
            "title" => self.kind = BlockKind::PageTitle,
            _ => self.kind = heading_level(name).map_or(BlockKind::Paragraph, BlockKind::Heading),
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name {
                match depth.checked_sub(1) {
                    Some(less) => *depth = less,
                    None => self.skipped = None,
                }
            }
            return;
        }
        match name {
            "b" | "strong" => self.inline.close_bold(),
            "p" | "div" if matches!(self.kind, BlockKind::Item(_) | BlockKind::Cell(_)) => self.line_break(),
            _ if INLINE.contains(&name) => {}
            _ => {
                self.flush();
                self.kind = BlockKind::Paragraph;
                if matches!(name, "ul" | "ol" | "menu") {
                    self.lists = self.lists.saturating_sub(1);
                }
            }
        }
    }

    fn line_break(&mut self) {
        let end = self.inline.text.span().end;
        self.inline.text.push("\n", Span::new(end, end));
    }

    /// Appends text: in HTML every run of white space is one space.
    fn push(&mut self, value: &str, range: Range<usize>) {
        let raw = self.source.text.get(range.clone()).unwrap_or_default();
        let out = &mut self.inline.text;
        let mut at = 0;
        for run in runs(value) {
            let from = at;
            if run.starts_with(char::is_whitespace) {
                at = skip(raw, at, run.chars().count());
                if !out.text.is_empty() && !out.text.ends_with([' ', '\n']) {
                    out.push(" ", self.source.span_of(range.start + from, range.start + at));
                }
            } else if raw.get(at..).is_some_and(|raw| raw.starts_with(run) && !run.contains('&')) {
                at += run.len();
                out.append_range(self.source, range.start + from, range.start + at);
            } else {
                for character in run.chars() {
                    let from = at;
                    at = skip(raw, at, 1);
                    let span = self.source.span_of(range.start + from, range.start + at);
                    out.push(character.encode_utf8(&mut [0; 4]), span);
                }
            }
        }
    }

    /// Ends the block that is being read.
    fn flush(&mut self) {
        let open_bold = self.inline.is_bold_open();
        self.inline.close_bold();
        let inline = std::mem::take(&mut self.inline);
        if open_bold {
            self.inline.open_bold();
        }
        if !inline.text.text.trim().is_empty() {
            lines::push_as(&inline, self.kind, &mut self.blocks);
            if !matches!(self.kind, BlockKind::PageTitle | BlockKind::Cell(_)) {
                self.kind = BlockKind::Paragraph;
            }
        }
    }
}

/// One past the next `count` characters of `raw` from byte `at`, where an entity is one character.
fn skip(raw: &str, mut at: usize, count: usize) -> usize {
    for _ in 0..count {
        let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) else { break };
        let entity = rest.strip_prefix('&').and_then(|name| {
            let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '#')?;
            (end > 0).then(|| 1 + end + usize::from(name[end..].starts_with(';')))
        });
        at += entity.unwrap_or_else(|| rest.chars().next().map_or(0, char::len_utf8));
    }
    at
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}
