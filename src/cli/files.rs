//! Which files are meant, and what is in them: folders are walked in the order of their names, files are
//! read in parallel, and one bad file never stops the rest.

use std::ffi::OsStr;
use std::io::{self, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;
use rolescope::ReadOptions;
use rolescope::classify::Classifier;
use rolescope::report::Problem;
use rolescope::scope::{Assessment, assess};
use rolescope::source::{SourceFile, limits};

/// The endings of files that may hold a job description; others are not opened when a folder is walked.
const ENDINGS: [&str; 22] = [
    "yaml", "yml", "json", "jsonld", "md", "markdown", "mdown", "mdx", "mkd", "qmd", "rmd", "html", "htm",
    "xhtml", "shtml", "php", "erb", "liquid", "njk", "j2", "txt", "text",
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
    NoPosting { file: String },
    /// It could not be read.
    Problem(Problem),
}

/// All files that the arguments mean, in order, and what could not be walked.
pub fn inputs(paths: &[PathBuf]) -> (Vec<Input>, Vec<Problem>) {
    let mut inputs = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            inputs.push(Input { from: From::Stdin, named: true });
        } else if path.is_dir() {
            walk(path, &mut inputs, &mut problems);
        } else {
            inputs.push(Input { from: From::Path(path.clone()), named: true });
        }
    }
    (inputs, problems)
}

fn walk(folder: &Path, inputs: &mut Vec<Input>, problems: &mut Vec<Problem>) {
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
            Err(error) => problems.push(unreadable(&folder.display().to_string(), &error)),
        }
    }
}

/// Reads one input and judges what is in it.
pub fn judge(input: &Input) -> Outcome {
    // No input is known to make the library panic; should one, the other files must not go down with it.
    catch_unwind(AssertUnwindSafe(|| judge_or_panic(input))).unwrap_or_else(|_| {
        Outcome::Problem(Problem {
            file: input.name(),
            line: 1,
            column: 1,
            problem: "an error inside Rolescope kept the file from being read".to_owned(),
            advice: "please report it, with the file".to_owned(),
        })
    })
}

fn judge_or_panic(input: &Input) -> Outcome {
    let name = input.name();
    let file = match input.open() {
        Ok(file) => Arc::new(file),
        Err(error) => return Outcome::Problem(unreadable(&name, &error)),
    };
    match rolescope::read_with(&file, ReadOptions { lenient: input.named }) {
        Ok(reading) if reading.postings.is_empty() => Outcome::NoPosting { file: name },
        Ok(reading) => {
            let classifier = Classifier::bundled();
            Outcome::Postings(
                reading.postings.into_iter().map(|posting| assess(posting, classifier)).collect(),
            )
        }
        Err(error) => Outcome::Problem(Problem {
            file: error.file,
            line: error.line,
            column: error.column,
            problem: error.problem,
            advice: error.advice,
        }),
    }
}

impl Input {
    /// The name to show: the path as the user gave it.
    fn name(&self) -> String {
        match &self.from {
            From::Stdin => "<stdin>".to_owned(),
            From::Path(path) => path.strip_prefix("./").unwrap_or(path).display().to_string(),
        }
    }

    fn open(&self) -> io::Result<SourceFile> {
        let bytes = match &self.from {
            From::Stdin => limited(io::stdin().lock()),
            From::Path(path) => limited(std::fs::File::open(path)?),
        }?;
        Ok(SourceFile::from_bytes(self.name(), &bytes))
    }
}

fn limited(input: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(limits::FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > limits::FILE_BYTES {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "the file is too large"));
    }
    Ok(bytes)
}

fn unreadable(file: &str, error: &dyn std::error::Error) -> Problem {
    Problem {
        file: file.to_owned(),
        line: 1,
        column: 1,
        problem: format!("can't be read: {error}"),
        advice: "check that it exists and that you may read it".to_owned(),
    }
}
