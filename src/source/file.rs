//! One input: its name and its decoded text, with the means to say which line and column a byte is on.

use std::io::{self, Read as _};
use std::path::Path;
use std::sync::OnceLock;

use super::encoding::decode_owned;
use super::{Position, decode, limits};

/// How many bytes lie between two places whose number of characters is kept.
const STRIDE: usize = 1024;

/// A decoded input file.
#[derive(Debug)]
pub struct SourceFile {
    /// The name to show: the path as the user gave it, or `<stdin>`.
    pub name: String,
    /// The whole text, decoded to UTF-8; spans count its bytes.
    pub text: String,
    places: OnceLock<Places>,
    /// How many lines at the start of the text stand at the start of the file.
    head_lines: usize,
    /// How many lines of the file were left out after them.
    skipped_lines: usize,
}

impl SourceFile {
    /// A file from text that is decoded already.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            places: OnceLock::new(),
            head_lines: 0,
            skipped_lines: 0,
        }
    }

    /// The same text as a part of a longer file, of which `skipped` lines were left out after the first
    /// `head` lines.
    #[must_use]
    pub const fn within(mut self, head: usize, skipped: usize) -> Self {
        self.head_lines = head;
        self.skipped_lines = skipped;
        self
    }

    /// A file from its bytes, in whatever encoding they are.
    #[must_use]
    pub fn from_bytes(name: impl Into<String>, bytes: &[u8]) -> Self {
        Self::new(name, decode(bytes))
    }

    /// Reads a file of the file system.
    ///
    /// # Errors
    /// When it can't be read or is larger than [`limits::FILE_BYTES`].
    pub fn open(path: &Path) -> Result<Self, SourceError> {
        let name = path.display().to_string();
        match std::fs::File::open(path) {
            // What the system says of a length may be wrong; it saves growing step by step where it is right.
            Ok(file) => {
                let length = file.metadata().map_or(0, |about| about.len());
                Self::with_room(name, file, usize::try_from(length).unwrap_or(0))
            }
            Err(cause) => Err(SourceError::Unreadable { name, cause }),
        }
    }

    /// Reads whatever can be read, such as standard input.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn read(name: impl Into<String>, input: impl io::Read) -> Result<Self, SourceError> {
        Self::with_room(name.into(), input, 0)
    }

    fn with_room(name: String, input: impl io::Read, room: usize) -> Result<Self, SourceError> {
        let mut bytes = Vec::with_capacity(room.min(limits::FILE_BYTES) + 1);
        // One byte more than allowed tells a file that grew, or a device, from one that fits.
        match input.take(limits::FILE_BYTES as u64 + 1).read_to_end(&mut bytes) {
            Ok(_) if bytes.len() > limits::FILE_BYTES => Err(SourceError::TooLarge { name }),
            Ok(_) => Ok(Self::new(name, decode_owned(bytes))),
            Err(cause) => Err(SourceError::Unreadable { name, cause }),
        }
    }

    /// The byte at which the line of a byte offset starts; offsets past the end count as the end.
    pub(crate) fn line_start(&self, offset: usize) -> usize {
        let starts = &self.places.get_or_init(|| Places::of(&self.text)).line_starts;
        starts[starts.partition_point(|start| *start <= offset).saturating_sub(1)]
    }

    /// The line and column of a byte offset; offsets past the end count as the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let places = self.places.get_or_init(|| Places::of(&self.text));
        let offset = offset.min(self.text.len());
        let line = places.line_starts.partition_point(|start| *start <= offset);
        let start = places.line_starts[line - 1];
        let before = if !self.text.is_char_boundary(offset) {
            offset - start
        } else if offset - start <= STRIDE {
            character_starts(&self.text.as_bytes()[start..offset])
        } else {
            places.characters(&self.text, offset) - places.characters(&self.text, start)
        };
        let skipped = if line > self.head_lines { self.skipped_lines } else { 0 };
        Position { line: line + skipped, column: before + 1 }
    }
}

/// What lines and columns are found by without reading a line from its start: a file may be one line
/// of many megabytes with a finding at every word.
#[derive(Debug)]
struct Places {
    /// The byte at which each line starts.
    line_starts: Vec<usize>,
    /// How many characters start before every [`STRIDE`]th byte, beginning with byte 0; counted once a line is
    /// that long.
    characters: OnceLock<Vec<usize>>,
}

impl Places {
    fn of(text: &str) -> Self {
        let line_starts =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        Self { line_starts, characters: OnceLock::new() }
    }

    /// How many characters of the text start before a byte of it.
    fn characters(&self, text: &str, offset: usize) -> usize {
        let characters = self.characters.get_or_init(|| {
            let mut count = 0;
            let mut characters = vec![0];
            for chunk in text.as_bytes().chunks(STRIDE) {
                count += character_starts(chunk);
                characters.push(count);
            }
            characters
        });
        let kept = offset / STRIDE;
        characters[kept] + character_starts(&text.as_bytes()[kept * STRIDE..offset])
    }
}

/// How many characters start in a piece of UTF-8.
fn character_starts(bytes: &[u8]) -> usize {
    // Every byte but 0b10xx_xxxx starts one.
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

impl From<SourceError> for io::Error {
    fn from(error: SourceError) -> Self {
        match error {
            SourceError::Unreadable { cause, .. } => cause,
            SourceError::TooLarge { .. } => Self::new(io::ErrorKind::FileTooLarge, error),
        }
    }
}

/// Why a file's text can't be had.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The system doesn't give it out.
    #[error("{name}: can't be read: {cause}; check that it exists and that you may read it")]
    Unreadable {
        /// The file's name.
        name: String,
        /// What the system says.
        cause: std::io::Error,
    },
    /// It is over the limit.
    #[error("{name}: is larger than {} MiB; split it into smaller files", limits::FILE_BYTES >> 20)]
    TooLarge {
        /// The file's name.
        name: String,
    },
}
