//! The first half of the way, in one call: a file's text to the postings in it.

use std::fmt;
use std::sync::Arc;

use crate::model::{self, Posting};
use crate::source::{SourceFile, limits};
use crate::syntax::{self, Format};

/// What was found in one file.
#[derive(Debug, Default)]
pub struct Reading {
    /// The postings, in the order of the file; empty where the file simply is no posting.
    pub postings: Vec<Posting>,
    /// Why there are none, where there are none and nothing is broken.
    pub no_posting: Option<NoPosting>,
    /// The records of a data set that could not be read; the others are.
    pub problems: Vec<ReadError>,
}

/// Why a file is no posting. That is no error: a folder of postings holds other files too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPosting {
    /// It holds nothing, or nothing but comments.
    Empty,
    /// It is no text.
    Binary,
    /// It is a table, program or other file that holds no prose.
    NotProse,
    /// Its name says that it is a template for postings.
    Template,
    /// It is a text, but nothing in it has both a title and duties, requirements or terms.
    NotAPosting,
}

impl fmt::Display for NoPosting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Empty => "it is empty",
            Self::Binary => "it is no text file",
            Self::NotProse => "it is a table or program, not a text about a role",
            Self::Template => "its name says that it is a template",
            Self::NotAPosting => "nothing in it has both a title and duties",
        })
    }
}

/// Reads all postings of a file.
///
/// # Errors
/// When the file can't be understood: with its place and with what to do about it.
pub fn read(file: &Arc<SourceFile>) -> Result<Reading, ReadError> {
    read_with(file, ReadOptions::default())
}

/// How a file is read.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct ReadOptions<'a> {
    /// Takes a text that tells duties for a posting though nothing in it is a title. That is right for
    /// a file which the user named, and too kind to the files that lie about in a folder.
    pub lenient: bool,
    /// What fields are called in this file that have another name here: ours first, then theirs, as in
    /// `("title", "job_name")`.
    pub columns: &'a [(String, String)],
}

/// Reads all postings of a file, as `options` say.
///
/// # Errors
/// When the file can't be understood: with its place and with what to do about it.
pub fn read_with(file: &Arc<SourceFile>, options: ReadOptions<'_>) -> Result<Reading, ReadError> {
    let none = |reason| Ok(Reading { no_posting: Some(reason), ..Reading::default() });
    if model::is_template(&file.name) {
        return none(NoPosting::Template);
    }
    if !options.lenient && model::is_of_a_repository(&file.name) {
        return none(NoPosting::NotAPosting);
    }
    let refused = |offset, problem, advice| ReadError::at(file, offset, problem, advice);
    let mut tree = syntax::parse(file).map_err(|error| refused(error.offset, error.problem, error.advice))?;
    for (ours, theirs) in options.columns {
        tree.rename(ours, theirs);
    }
    let too_long = |offset| {
        refused(
            offset,
            format!("a text here is longer than {} MiB", limits::PROSE_BYTES >> 20),
            "a job description is far shorter: split the text, or take it out".to_owned(),
        )
    };
    let is_data_set = matches!(tree.format, Format::JsonLines | Format::Table);
    let long = if is_data_set { tree.drop_over_long() } else { Vec::new() };
    if let Some(offset) = tree.over_long() {
        return Err(too_long(offset));
    }
    match tree.format {
        Format::Empty => return none(NoPosting::Empty),
        Format::Binary => return none(NoPosting::Binary),
        Format::Foreign => return none(NoPosting::NotProse),
        Format::Yaml | Format::Markdown | Format::Html | Format::Text | Format::JsonLines | Format::Table => {
        }
    }
    let postings = model::postings(file, &tree, options.lenient);
    let broken = tree.problems.iter();
    let mut problems: Vec<_> = broken
        .map(|error| refused(error.offset, error.problem.clone(), error.advice.clone()))
        .chain(long.into_iter().map(too_long))
        .collect();
    problems.sort_by_key(|problem| (problem.line, problem.column));
    if postings.is_empty() && problems.is_empty() {
        return none(match tree.format {
            Format::Table => NoPosting::NotProse,
            _ if tree.is_empty() => NoPosting::Empty,
            _ => NoPosting::NotAPosting,
        });
    }
    Ok(Reading { postings, no_posting: None, problems })
}

/// A line of a posting's prose, and the signs that it is judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseLine {
    /// The line.
    pub text: String,
    /// The names of its signs, sorted, each once.
    pub signs: Vec<String>,
}

/// The lines of the prose in a file, in their order: what the weights of the signs are learned from.
///
/// # Errors
/// When the file can't be understood.
pub fn prose_lines(file: &SourceFile) -> Result<Vec<ProseLine>, ReadError> {
    let tree = syntax::parse(file)
        .map_err(|error| ReadError::at(file, error.offset, error.problem, error.advice))?;
    let lines = model::signs(&tree).into_iter().flatten();
    Ok(lines.map(|(text, signs)| ProseLine { text, signs }).collect())
}

/// Why a file can't be read, and where.
#[derive(Debug, Clone, thiserror::Error)]
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

impl ReadError {
    fn at(file: &SourceFile, offset: usize, problem: String, advice: String) -> Self {
        let position = file.position(offset);
        Self { file: file.name.clone(), line: position.line, column: position.column, problem, advice }
    }
}
