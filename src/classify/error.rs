//! What can be wrong with a lexicon.

/// A lexicon file that can't be used, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:1: {problem}; {advice}")]
pub struct LexiconError {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub advice: String,
}

impl LexiconError {
    pub(crate) fn new(file: &str, line: usize, problem: String, advice: &str) -> Self {
        Self { file: file.to_owned(), line, problem, advice: advice.to_owned() }
    }
}
