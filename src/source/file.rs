//! One input: its name and its decoded text, with the means to say which line and column a byte is on.

use std::sync::OnceLock;

use super::Position;

/// A decoded input file.
#[derive(Debug)]
pub struct SourceFile {
    /// The name to show: the path as the user gave it, or `<stdin>`.
    pub name: String,
    /// The whole text, decoded to UTF-8; spans count its bytes.
    pub text: String,
    line_starts: OnceLock<Vec<usize>>,
}

impl SourceFile {
    /// A file from text that is decoded already.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), line_starts: OnceLock::new() }
    }

    /// The line and column of a byte offset; offsets past the end count as the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let starts = self.line_starts.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(index, _)| index + 1)).collect()
        });
        let offset = offset.min(self.text.len());
        let line = starts.partition_point(|start| *start <= offset);
        let start = starts[line - 1];
        let before = self.text.get(start..offset).map_or(offset - start, |text| text.chars().count());
        Position { line, column: before + 1 }
    }
}
