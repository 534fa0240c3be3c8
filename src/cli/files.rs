//! Which files are meant, and what is in them: folders are walked in the order of their names, files are
//! read in parallel, and one bad file never stops the rest.

use std::ffi::OsStr;
use std::io::{self, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;
use rolescope::classify::Classifier;
use rolescope::report::{self, Messages, Problem};
use rolescope::scope::{Assessment, assess, assess_briefly};
use rolescope::source::{Pieces, Records, SourceError, SourceFile};
use rolescope::{NoPosting, ReadError, ReadOptions};

use super::data_sets::DataSet;

/// The endings of files that may hold a job description; others are not opened when a folder is walked.
pub(super) const ENDINGS: [&str; 24] = [
    "yaml", "yml", "json", "jsonld", "jsonl", "ndjson", "md", "markdown", "mdown", "mdx", "mkd", "qmd",
    "rmd", "html", "htm", "xhtml", "shtml", "php", "erb", "liquid", "njk", "j2", "txt", "text",
];

/// One input.
#[derive(Debug, Clone)]
pub struct Input {
    from: From,
    /// Whether the user named it, rather than a folder that it lies in.
    pub named: bool,
}

#[derive(Debug, Clone)]
enum From {
    Stdin,
    Path(PathBuf),
}

/// What came of one input.
#[derive(Debug)]
pub enum Outcome {
    /// Its postings, at least one.
    Postings(Vec<Assessment>),
    /// It is no job description.
    NoPosting { file: String, reason: NoPosting },
    /// It could not be read.
    Problem(Problem),
    /// It is a data set of any size, to be read piece by piece.
    DataSet(DataSet),
}

/// How inputs are judged.
#[derive(Debug, Clone, Copy)]
pub struct Judging<'a> {
    /// Whether the evidence is wanted.
    pub with_evidence: bool,
    /// The words for what goes wrong.
    pub messages: &'a Messages,
    /// What judges the duties.
    pub classifier: &'a Classifier,
    /// What fields are called that have another name here: ours, then theirs.
    pub columns: &'a [(String, String)],
}

/// All files that the arguments mean, in order, and what could not be walked.
pub fn inputs(paths: &[PathBuf], messages: &Messages) -> (Vec<Input>, Vec<Problem>) {
    let mut inputs = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            inputs.push(Input { from: From::Stdin, named: true });
        } else if path.is_dir() {
            walk(path, messages, &mut inputs, &mut problems);
        } else {
            inputs.push(Input { from: From::Path(path.clone()), named: true });
        }
    }
    (inputs, problems)
}

fn walk(folder: &Path, messages: &Messages, inputs: &mut Vec<Input>, problems: &mut Vec<Problem>) {
    // What a user's own Git settings ignore must not change what a repository's report says.
    let walk = WalkBuilder::new(folder)
        .require_git(false)
        .git_global(false)
        .git_exclude(false)
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                let ending = entry.path().extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
                if is_file && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
                    inputs.push(Input { from: From::Path(entry.into_path()), named: false });
                }
            }
            Err(error) => {
                let why = error.io_error().map_or_else(|| error.to_string(), |error| why(error, messages));
                problems.push(unreadable(&folder.display().to_string(), &why, messages));
            }
        }
    }
}

/// Reads one input and judges what is in it.
pub fn judge(input: &Input, judging: Judging<'_>) -> Outcome {
    // No input is known to make the library panic; should one, the other files must not go down with it.
    catch_unwind(AssertUnwindSafe(|| judge_or_panic(input, judging))).unwrap_or_else(|_| {
        Outcome::Problem(Problem {
            file: input.name(),
            line: 1,
            column: 1,
            problem: judging.messages.text("problem.internal").to_owned(),
            advice: judging.messages.text("problem.internal.advice").to_owned(),
        })
    })
}

fn judge_or_panic(input: &Input, judging: Judging<'_>) -> Outcome {
    let name = input.name();
    match input.open() {
        Ok(Opened::DataSet(data_set)) => Outcome::DataSet(data_set),
        Ok(Opened::Whole(file)) => judge_file(&Arc::new(file), input.named, judging).0,
        Err(error) => Outcome::Problem(unreadable(&name, &why(&error, judging.messages), judging.messages)),
    }
}

/// Reads one file and judges what is in it; beside it, the records of it that could not be read.
pub(super) fn judge_file(
    file: &Arc<SourceFile>,
    lenient: bool,
    judging: Judging<'_>,
) -> (Outcome, Vec<Problem>) {
    let told = |error| problem_of(error, judging.messages);
    let (mut reading, problems) =
        match rolescope::read_with(file, ReadOptions { lenient, columns: judging.columns }) {
            Ok(mut reading) => {
                let problems = std::mem::take(&mut reading.problems).into_iter().map(told).collect();
                (Ok(reading), problems)
            }
            Err(error) => (Err(error), Vec::new()),
        };
    let outcome = match &mut reading {
        Ok(reading) if reading.postings.is_empty() => {
            let reason = reading.no_posting.unwrap_or(NoPosting::NotAPosting);
            Outcome::NoPosting { file: file.name.clone(), reason }
        }
        Ok(reading) => {
            let assess = if judging.with_evidence { assess } else { assess_briefly };
            let classifier = judging.classifier;
            Outcome::Postings(
                std::mem::take(&mut reading.postings)
                    .into_iter()
                    .map(|posting| assess(posting, classifier))
                    .collect(),
            )
        }
        Err(error) => Outcome::Problem(told(error.clone())),
    };
    (outcome, problems)
}

/// What reading a file says of it, in the language of the messages.
pub(super) fn problem_of(error: ReadError, messages: &Messages) -> Problem {
    let ReadError { file, line, column, problem, advice } = error;
    let told = |text: &str| report::problem_in(text, messages.language()).into_owned();
    Problem { file, line, column, problem: told(&problem), advice: told(&advice) }
}

impl Input {
    /// The file's path, where it is one.
    pub fn path(&self) -> Option<&Path> {
        match &self.from {
            From::Stdin => None,
            From::Path(path) => Some(path),
        }
    }

    /// The name to show: the path as the user gave it.
    fn name(&self) -> String {
        match &self.from {
            From::Stdin => "<stdin>".to_owned(),
            From::Path(path) => path.strip_prefix("./").unwrap_or(path).display().to_string(),
        }
    }

    fn open(&self) -> io::Result<Opened> {
        let mut input: Box<dyn io::Read + Send> = match &self.from {
            From::Stdin => Box::new(io::stdin()),
            From::Path(path) => Box::new(std::fs::File::open(path)?),
        };
        let mut beginning = Vec::new();
        input.by_ref().take(BEGINNING_BYTES).read_to_end(&mut beginning)?;
        let name = self.name();
        let records = Records::of(&name, &beginning);
        let whole = io::Cursor::new(beginning).chain(input);
        if let Some(records) = records {
            let pieces = Pieces::new(&name, records, Box::new(whole) as Box<dyn io::Read + Send>);
            return Ok(Opened::DataSet(DataSet { name, named: self.named, pieces }));
        }
        Ok(Opened::Whole(SourceFile::read(name, whole)?))
    }
}

/// An input that is open.
enum Opened {
    Whole(SourceFile),
    DataSet(DataSet),
}

/// How much of an input tells whether it is a data set, in bytes.
const BEGINNING_BYTES: u64 = 64 * 1024;

/// Standard input as a file.
///
/// # Errors
/// When it can't be read or is too large.
pub fn stdin() -> Result<SourceFile, SourceError> {
    let name = Input { from: From::Stdin, named: true }.name();
    SourceFile::read(name, io::stdin().lock())
}

pub(super) fn unreadable(file: &str, why: &str, messages: &Messages) -> Problem {
    Problem {
        file: file.to_owned(),
        line: 1,
        column: 1,
        problem: messages.fill("problem.unreadable", &[("why", why)]),
        advice: messages.text("problem.unreadable.advice").to_owned(),
    }
}

/// What the system says in its own words is said in the report's where it is common.
pub(super) fn why(error: &io::Error, messages: &Messages) -> String {
    let key = match error.kind() {
        io::ErrorKind::NotFound => "problem.why.not-found",
        io::ErrorKind::PermissionDenied => "problem.why.permission-denied",
        io::ErrorKind::FileTooLarge => "problem.why.too-large",
        _ => return error.to_string(),
    };
    messages.text(key).to_owned()
}
