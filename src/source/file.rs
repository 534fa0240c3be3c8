//! One input: its name and its decoded text, with the means to say which line and column a byte is on.

use std::io::Read as _;
use std::path::Path;
use std::sync::OnceLock;

use super::{Position, decode, limits};

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
        let bytes = std::fs::File::open(path).and_then(|file| {
            let mut bytes = Vec::new();
            // One byte more than allowed tells a file that grew, or a device, from one that fits.
            file.take(limits::FILE_BYTES as u64 + 1).read_to_end(&mut bytes).map(|_| bytes)
        });
        match bytes {
            Ok(bytes) if bytes.len() > limits::FILE_BYTES => Err(SourceError::TooLarge { name }),
            Ok(bytes) => Ok(Self::from_bytes(name, &bytes)),
            Err(cause) => Err(SourceError::Unreadable { name, cause }),
        }
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
