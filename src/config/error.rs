//! What is wrong with a configuration, where, and what was most likely meant.

/// Why a configuration can't be used.
#[derive(Debug, thiserror::Error)]
#[error("{file}:{line}:{column}: {problem}; {advice}")]
pub struct ConfigError {
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
