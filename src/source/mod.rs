//! Bytes to text: reads a file within limits, recognises its encoding, and knows the line and column
//! of every byte of the decoded text.

mod archive;
mod encoding;
mod file;
pub mod limits;
mod records;
mod span;
mod text;
mod words;

pub use archive::{is_archive, open_archive};
pub use encoding::decode;
pub use file::{SourceError, SourceFile};
pub use records::{Pieces, Records};
pub(crate) use records::{is_json_lines, is_table};
pub use span::{Position, Span};
pub use text::SourceText;
pub(crate) use text::boundary;
pub(crate) use words::words;
