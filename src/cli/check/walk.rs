//! Which files are meant by the paths and patterns of a check: every file once, in the order of its name,
//! however it was named. Folders are walked without what `.gitignore` and `.rolescopeignore` exclude, and
//! without following symbolic links, so that no loop can be walked.

use std::ffi::OsStr;
use std::path::{Component, MAIN_SEPARATOR_STR, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;
use rayon::prelude::*;
use rolescope::report::{Messages, Problem};

use crate::cli::files::ENDINGS;

/// The file that says what not to check, in the form of `.gitignore`.
const IGNORE_FILE: &str = ".rolescopeignore";

/// One input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The name to show: relative to the current folder where it lies in it.
    pub name: String,
    /// Where to read it; `None` is standard input.
    pub path: Option<PathBuf>,
    /// Whether the user named it, rather than a folder or pattern that it lies in.
    pub named: bool,
}

/// All inputs, and what could not be walked.
#[derive(Debug, Default)]
pub struct Inputs {
    pub files: Vec<Input>,
    pub problems: Vec<Problem>,
}

/// All files that the arguments mean.
pub fn inputs(
    paths: &[PathBuf],
    stdin_filename: Option<&Path>,
    pass_over: bool,
    messages: &Messages,
) -> anyhow::Result<Inputs> {
    let here = std::env::current_dir()?;
    let everything = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &everything[..] } else { paths };
    let mut found: Vec<Input> = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            let name = stdin_filename.map_or_else(|| "<stdin>".to_owned(), |name| tidy(name, &here));
            found.push(Input { name, path: None, named: true });
        } else if path.is_dir() {
            walk(path, None, &here, &mut found, &mut problems, messages);
        } else if let Some((base, glob)) = pattern(path)? {
            let before = found.len();
            walk(&base, Some(&glob), &here, &mut found, &mut problems, messages);
            if found.len() == before && !found.iter().any(|input| glob.is_match(&input.name)) {
                let name = path.display().to_string();
                problems.push(problem(
                    name,
                    messages.text("check.no-match"),
                    messages.text("check.no-match.advice"),
                ));
            }
        } else if !(pass_over && is_ignored(path)) {
            found.push(Input { name: tidy(path, &here), path: Some(path.clone()), named: true });
        }
    }
    Ok(Inputs { files: each_once(found), problems })
}

/// The inputs in the order of their names, each once. What is read from standard input stands for the file of its name.
fn each_once(mut inputs: Vec<Input>) -> Vec<Input> {
    inputs.par_sort_by(|a, b| (&a.name, a.path.is_some()).cmp(&(&b.name, b.path.is_some())));
    inputs.dedup_by(|other, first| {
        let is_same = other.name == first.name;
        first.named |= is_same && other.named;
        is_same
    });
    inputs
}

fn problem(file: String, problem: &str, advice: &str) -> Problem {
    Problem { file, line: 1, column: 1, problem: problem.to_owned(), advice: advice.to_owned() }
}

fn walker(folder: &Path) -> WalkBuilder {
    let mut builder = WalkBuilder::new(folder);
    // What a user's own Git settings ignore must not change what a repository's check says.
    builder.require_git(false).git_global(false).git_exclude(false).add_custom_ignore_filename(IGNORE_FILE);
    builder
}

fn walk(
    folder: &Path,
    glob: Option<&GlobMatcher>,
    here: &Path,
    found: &mut Vec<Input>,
    problems: &mut Vec<Problem>,
    messages: &Messages,
) {
    let root = tidy(folder, here);
    for entry in walker(folder).build() {
        match entry {
            Ok(entry) => {
                if !entry.file_type().is_some_and(|kind| kind.is_file()) {
                    continue;
                }
                let ending = entry.path().extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
                let is_text = ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()));
                let within = entry.path().strip_prefix(folder).unwrap_or(entry.path());
                let within = within.to_string_lossy();
                let name = match root.as_str() {
                    "." => within.into_owned(),
                    root => [root.trim_end_matches(MAIN_SEPARATOR_STR), &within].join(MAIN_SEPARATOR_STR),
                };
                if glob.map_or(is_text, |glob| glob.is_match(&name)) {
                    let path = Some(entry.into_path());
                    found.push(Input { name, path, named: false });
                }
            }
            Err(error) => {
                let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                let told = messages.fill("problem.unreadable", &[("why", &why)]);
                let name = error_path(&error).unwrap_or(folder).display().to_string();
                problems.push(problem(name, &told, messages.text("problem.unreadable.advice")));
            }
        }
    }
}

fn error_path(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => error_path(err),
        _ => None,
    }
}

/// A path as a pattern, with the folder below which it can match; `None` where it is none, or a file.
fn pattern(path: &Path) -> anyhow::Result<Option<(PathBuf, GlobMatcher)>> {
    let Some(text) = path.to_str().filter(|text| text.contains(['*', '?', '[', '{'])) else {
        return Ok(None);
    };
    if path.exists() {
        return Ok(None);
    }
    let text = text.strip_prefix("./").unwrap_or(text);
    let glob = GlobBuilder::new(text)
        .literal_separator(true)
        .build()
        .map_err(|error| anyhow::anyhow!("{text}: {error}; write a pattern such as \"jobs/**/*.yaml\""))?;
    let fixed =
        text.split('/').take_while(|part| !part.contains(['*', '?', '[', '{'])).collect::<Vec<_>>().join("/");
    let base = match (fixed.as_str(), text.starts_with('/')) {
        ("", true) => PathBuf::from("/"),
        ("", false) => PathBuf::from("."),
        (fixed, _) => PathBuf::from(fixed),
    };
    Ok(Some((base, glob.compile_matcher())))
}

/// Whether a walk of the folder that the path starts from would leave the file out.
fn is_ignored(path: &Path) -> bool {
    // A folder above may be what is ignored, so each step of the path is looked for in the one before.
    let steps: Vec<&Path> = path.ancestors().take_while(|step| step.file_name().is_some()).collect();
    path.exists()
        && steps.into_iter().any(|step| {
            let folder =
                step.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let mut listed = walker(folder).max_depth(Some(1)).build().filter_map(Result::ok);
            !listed.any(|entry| entry.depth() == 1 && entry.path().file_name() == step.file_name())
        })
}

/// A path without `.` and `..` where they can be resolved by its text, from the current folder where it lies
/// in it: one file has one name, however it was given.
pub fn tidy(path: &Path, here: &Path) -> String {
    let path = path.strip_prefix(here).unwrap_or(path);
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    let tidy: PathBuf = parts.into_iter().collect();
    if tidy.as_os_str().is_empty() { ".".to_owned() } else { tidy.display().to_string() }
}
