//! Bytes to text: reads a file within limits, recognises its encoding, and knows the line and column
//! of every byte of the decoded text.

mod file;
mod span;

pub use file::SourceFile;
pub use span::{Position, SourceText, Span};

/// Limits that keep a hostile file from exhausting the machine.
pub mod limits {
    /// The largest file that is read, in bytes.
    pub const FILE_BYTES: usize = 256 * 1024 * 1024;
}
