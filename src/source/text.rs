//! Text that was decoded from a file's markup (entities, escapes, indentation) and still knows where
//! each of its parts stood, so that a finding can point at the words it is about, whatever format
//! they were written in.

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick};

use smallvec::{SmallVec, smallvec};

use super::Span;

/// Text taken from a source file, after decoding (entities, YAML escapes, indentation, markup), which
/// still knows where each of its parts stood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceText {
    /// The text as read by a person, in Unicode NFC.
    pub text: String,
    /// The parts of the text in ascending order; each starts where the one before ends. Most texts are one.
    pieces: SmallVec<[Piece; 1]>,
}

/// A run of the text and the bytes of the source that it was read from. Where both are equally long
/// they run in step; else only the ends are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    text: u32,
    start: u32,
    end: u32,
}

impl SourceText {
    /// Text that stands in the source just as it is, from byte `start` on.
    #[must_use]
    pub fn verbatim(text: impl Into<String>, start: usize) -> Self {
        let text = text.into();
        let end = start + text.len();
        Self { text, pieces: smallvec![Piece { text: 0, start: to_u32(start), end: to_u32(end) }] }
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
        let at = to_u32(self.text.len());
        let (start, end) = (to_u32(span.start), to_u32(span.end.max(span.start)));
        self.text.push_str(piece);
        let in_step = piece.len() == span.end.saturating_sub(span.start);
        if let Some(last) = self.pieces.last_mut().filter(|_| in_step)
            && last.end == start
            && last.end - last.start == at - last.text
        {
            last.end = end;
            return;
        }
        self.pieces.push(Piece { text: at, start, end });
    }

    /// Appends another text of the same source.
    pub fn append(&mut self, other: &Self) {
        self.append_range(other, 0, other.text.len());
    }

    /// Appends the bytes `start..end` (on character boundaries) of another text of the same source.
    pub fn append_range(&mut self, other: &Self, start: usize, end: usize) {
        if start >= end {
            return;
        }
        let mut index = other.piece_at(start);
        while index < other.pieces.len() && (other.pieces[index].text as usize) < end {
            let from = start.max(other.pieces[index].text as usize);
            let to = end.min(other.piece_end(index));
            if from < to {
                self.push(&other.text[from..to], other.span_of(from, to));
            }
            index += 1;
        }
    }

    /// Whether there is no text.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The source span of the whole text.
    #[must_use]
    pub fn span(&self) -> Span {
        let start = self.pieces.first().map_or(0, |piece| piece.start as usize);
        let end = self.pieces.last().map_or(0, |piece| piece.end as usize);
        Span::new(start, end.max(start))
    }

    /// The source span of the bytes `start..end` of the text.
    #[must_use]
    pub fn span_of(&self, start: usize, end: usize) -> Span {
        let first = self.source_start(start);
        Span::new(first, self.source_end(end).max(first))
    }

    /// The part `start..end` (byte offsets on character boundaries) as a text of its own.
    #[must_use]
    pub fn slice(&self, start: usize, end: usize) -> Self {
        let mut part = Self::new();
        if start >= end {
            let place = self.source_start(start);
            part.pieces.push(Piece { text: 0, start: to_u32(place), end: to_u32(place) });
            return part;
        }
        part.append_range(self, start, end);
        part
    }

    /// The text without white space at either end.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let end = start + self.text.trim().len();
        if start == 0 && end == self.text.len() { self.clone() } else { self.slice(start, end.max(start)) }
    }

    /// The same of a text that nobody else needs.
    #[must_use]
    pub fn into_trimmed(self) -> Self {
        if self.text.trim().len() == self.text.len() { self } else { self.trimmed() }
    }

    /// The text composed to Unicode NFC, with every composed character at the place of its parts.
    #[must_use]
    pub fn into_nfc(self) -> Self {
        if self.text.is_ascii() || is_nfc_quick(self.text.chars()) == IsNormalized::Yes {
            return self;
        }
        let mut normal = Self::new();
        let mut start = 0;
        let mut characters = self.text.char_indices().peekable();
        while characters.next().is_some() {
            let next = characters.peek();
            if next.is_some_and(|(_, character)| is_combining_mark(*character)) {
                continue;
            }
            let end = next.map_or(self.text.len(), |(index, _)| *index);
            let piece: String = self.text[start..end].nfc().collect();
            normal.push(&piece, self.span_of(start, end));
            start = end;
        }
        normal
    }

    /// The index of the piece that holds byte `offset` of the text.
    fn piece_at(&self, offset: usize) -> usize {
        self.pieces.partition_point(|piece| piece.text as usize <= offset).saturating_sub(1)
    }

    /// Where in the text a piece ends.
    fn piece_end(&self, index: usize) -> usize {
        self.pieces.get(index + 1).map_or(self.text.len(), |next| next.text as usize)
    }

    fn source_start(&self, offset: usize) -> usize {
        let index = self.piece_at(offset);
        let Some(piece) = self.pieces.get(index) else { return 0 };
        let (start, end) = (piece.start as usize, piece.end as usize);
        let inside = offset - (piece.text as usize).min(offset);
        let length = self.piece_end(index) - piece.text as usize;
        if length == end - start || inside == 0 { (start + inside).min(end) } else { start }
    }

    fn source_end(&self, offset: usize) -> usize {
        let Some(before) = offset.checked_sub(1) else { return self.source_start(0) };
        let index = self.piece_at(before);
        let Some(piece) = self.pieces.get(index) else { return 0 };
        let (start, end) = (piece.start as usize, piece.end as usize);
        let inside = offset - (piece.text as usize).min(offset);
        let length = self.piece_end(index) - piece.text as usize;
        if length == end - start { (start + inside).min(end) } else { end }
    }
}

/// The last character boundary of a text at or before byte `index`.
pub(crate) fn boundary(text: &str, index: usize) -> usize {
    let index = index.min(text.len());
    (0..=index).rev().find(|index| text.is_char_boundary(*index)).unwrap_or(0)
}

/// Source files are limited to well under 4 GiB (see [`super::limits`]), so offsets fit.
fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
