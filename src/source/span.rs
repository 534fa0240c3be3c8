//! Places in a source file. Spans are kept as byte offsets into the decoded text and turned into
//! line and column only where somebody is told, since most never are.

use serde::Serialize;

/// A range of bytes in the decoded text of one [`SourceFile`](super::SourceFile).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

/// A place as people and editors count it: both numbers start at 1, columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Text taken from a source file, after decoding (entities, YAML escapes, indentation, markup), which
/// still knows where each of its parts stood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceText {
    /// The text as read by a person, in Unicode NFC.
    pub text: String,
    /// `(offset in text, offset in source)` pairs in ascending order: from each such place on, text
    /// and source run in step until the next pair.
    segments: Vec<(u32, u32)>,
    /// One past the last source byte of the text.
    source_end: u32,
}

impl SourceText {
    /// Text that stands in the source just as it is, from byte `start` on.
    #[must_use]
    pub fn verbatim(text: impl Into<String>, start: usize) -> Self {
        let text = text.into();
        let end = start + text.len();
        Self { text, segments: vec![(0, to_u32(start))], source_end: to_u32(end) }
    }

    /// An empty text to be built with [`push`](Self::push).
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends `piece`, which stands at bytes `span` of the source (possibly written differently there).
    pub fn push(&mut self, piece: &str, span: Span) {
        if piece.is_empty() {
            return;
        }
        self.segments.push((to_u32(self.text.len()), to_u32(span.start)));
        self.text.push_str(piece);
        self.source_end = to_u32(span.end);
    }

    /// The source span of the whole text.
    #[must_use]
    pub fn span(&self) -> Span {
        let start = self.segments.first().map_or(0, |segment| segment.1 as usize);
        Span::new(start, (self.source_end as usize).max(start))
    }

    /// The source span of the bytes `start..end` of the text.
    #[must_use]
    pub fn span_of(&self, start: usize, end: usize) -> Span {
        let whole = self.span();
        let first = self.source_offset(start);
        let last = if end >= self.text.len() { whole.end } else { self.source_offset(end) };
        Span::new(first.min(whole.end), last.clamp(first.min(whole.end), whole.end))
    }

    /// The part `start..end` (byte offsets on character boundaries) as a text of its own.
    #[must_use]
    pub fn slice(&self, start: usize, end: usize) -> Self {
        let mut part = Self { text: self.text[start..end].to_owned(), ..Self::default() };
        part.segments.push((0, to_u32(self.source_offset(start))));
        for &(text, source) in &self.segments {
            if (text as usize) > start && (text as usize) < end {
                part.segments.push((text - to_u32(start), source));
            }
        }
        part.source_end = to_u32(self.span_of(start, end).end);
        part
    }

    /// The text without white space at either end.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let end = start + self.text.trim().len();
        self.slice(start, end)
    }

    fn source_offset(&self, offset: usize) -> usize {
        let after = self.segments.partition_point(|segment| segment.0 as usize <= offset);
        match after.checked_sub(1).and_then(|index| self.segments.get(index)) {
            Some(&(text, source)) => source as usize + (offset - text as usize),
            None => 0,
        }
    }
}

/// Source files are limited to well under 4 GiB (see [`super::limits`]), so offsets fit.
fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
