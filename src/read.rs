//! The first half of the way, in one call: a file's text to the postings in it.

use std::sync::Arc;

use crate::model::Posting;
use crate::source::SourceFile;

/// What was found in one file.
#[derive(Debug, Default)]
pub struct Reading {
    /// The postings, in the order of the file; empty where the file simply is no posting.
    pub postings: Vec<Posting>,
}

/// Reads all postings of a file.
///
/// # Errors
/// When the file can't be understood: with its place and with what to do about it.
pub fn read(_file: &Arc<SourceFile>) -> Result<Reading, ReadError> {
    Ok(Reading::default())
}

/// Why a file can't be read, and where.
#[derive(Debug, thiserror::Error)]
#[error("{file}:{line}:{column}: {problem}; {advice}")]
pub struct ReadError {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub advice: String,
}
