//! Markdown into blocks.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::source::SourceText;

use super::tree::{Block, BlockKind, Inline};
use super::{html, lines};

/// Reads Markdown.
pub(super) fn blocks(text: &SourceText) -> Vec<Block> {
    let mut reader = Reader::new(text);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(&text.text, options).into_offset_iter() {
        reader.take(event, range);
    }
    reader.flush();
    reader.flush_html();
    reader.blocks
}

struct Reader<'text> {
    source: &'text SourceText,
    blocks: Vec<Block>,
    inline: Inline,
    kind: BlockKind,
    lists: u8,
    column: u16,
    html: Option<Range<usize>>,
    code: Option<bool>,
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
            html: None,
            code: None,
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        if !matches!(event, Event::Html(_) | Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock)) {
            self.flush_html();
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code.is_none_or(|indented| indented) => self.push(&text, range),
            Event::Code(code) => {
                let start = range.start + (range.len().saturating_sub(code.len())) / 2;
                self.push(&code, start..start + code.len());
            }
            Event::SoftBreak | Event::HardBreak => self.push("\n", range),
            Event::InlineHtml(tag) => {
                let name = tag.trim_start_matches(['<', '/']).to_ascii_lowercase();
                if name.starts_with("br") || name.starts_with("p>") || name.starts_with("li") {
                    self.push("\n", range);
                }
            }
            Event::Html(_) => {
                let html = self.html.get_or_insert(range.clone());
                html.end = range.end;
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.kind = BlockKind::Heading(match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    HeadingLevel::H4 => 4,
                    HeadingLevel::H5 => 5,
                    HeadingLevel::H6 => 6,
                });
            }
            Tag::List(_) => {
                self.flush();
                self.lists = self.lists.saturating_add(1);
            }
            Tag::Item => {
                self.flush();
                self.kind = BlockKind::Item(self.lists.saturating_sub(1));
            }
            Tag::TableCell => {
                self.flush();
                self.kind = BlockKind::Cell(self.column);
                self.column = self.column.saturating_add(1);
            }
            Tag::TableRow | Tag::TableHead => self.column = 0,
            Tag::CodeBlock(kind) => {
                self.flush();
                self.code = Some(matches!(kind, CodeBlockKind::Indented));
            }
            Tag::Strong => self.inline.open_bold(),
            Tag::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::BlockQuote(_) => self.flush(),
            TagEnd::CodeBlock => {
                self.flush();
                self.code = None;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::Strong => self.inline.close_bold(),
            _ => {}
        }
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        if self.source.text.get(range.clone()) == Some(text) {
            self.inline.text.append_range(self.source, range.start, range.end);
        } else {
            let span = self.source.span_of(range.start, range.end);
            self.inline.text.push(text, span);
        }
    }

    /// Ends the block that is being read.
    fn flush(&mut self) {
        self.inline.close_bold();
        let inline = std::mem::take(&mut self.inline);
        let kind = std::mem::replace(&mut self.kind, BlockKind::Paragraph);
        if inline.text.text.trim().is_empty() {
            // The item's own text may still come, in a paragraph of its own.
            if matches!(kind, BlockKind::Item(_)) {
                self.kind = kind;
            }
            return;
        }
        lines::push_as(&inline, kind, &mut self.blocks);
    }

    fn flush_html(&mut self) {
        if let Some(range) = self.html.take() {
            self.blocks.extend(html::blocks(&self.source.slice(range.start, range.end)));
        }
    }
}
