//! `rolescope check`: what is to be said of the postings in a repository, in the tools of whoever reviews
//! them. Exit code 0 means that nothing was found from the severity on that fails a run, 1 that something
//! was, 2 that the check could not do all of its job.

mod arguments;
mod baseline;
mod changed;
mod judged;
mod outputs;
mod read;
mod walk;

pub use arguments::{CheckArguments, Configuration};
pub use walk::tidy;

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use rolescope::config::Resolver;
use rolescope::model::Language;
use rolescope::report::Messages;
use rolescope::report::check::{CheckFormat, Checked};
use rolescope::rules::{self, Brief, Finding, Severity};

use self::outputs::Outputs;
use self::read::{Outcome, Reader};
use super::FAILED;

/// The exit code of a run that found what must not be.
const FOUND: u8 = 1;
/// Files are read in rounds of this many, so that progress can be told between them.
const ROUND: usize = 1024;

/// Checks what the arguments name.
pub fn run(arguments: &CheckArguments) -> anyhow::Result<ExitCode> {
    let outputs = Outputs::parse(&arguments.outputs)?;
    let resolver = arguments.configuration.resolver()?;
    let here = std::env::current_dir()?;
    let home = resolver.resolve(&here.join("rolescope.toml"))?;
    let stated = arguments.lang().or_else(|| home.config.as_ref().and_then(|config| config.language));
    // What machines read must not depend on where they run; people are told things in their own language.
    let language = match stated {
        Some(language) => language,
        None if outputs.only_text() => arguments.locale().unwrap_or(Language::English),
        None => Language::English,
    };
    let messages = Messages::of(language);
    let changed =
        arguments.changed_since.as_deref().map(|revision| changed::since(revision, &here)).transpose()?;
    let inputs =
        walk::inputs(&arguments.paths, arguments.stdin_filename.as_deref(), arguments.pass_over, messages)?;
    let reader = Reader {
        resolver: &resolver,
        here: &here,
        messages,
        pass_over: arguments.pass_over,
        judged: judged::JudgedBy::default(),
    };
    let mut all = Gathered::of(inputs.files.len());
    for problem in inputs.problems {
        all.add(reader.problem(problem));
    }
    let progress = progress(inputs.files.len());
    let mut outcomes = Vec::new();
    for round in inputs.files.chunks(ROUND) {
        let before = std::mem::take(&mut outcomes);
        outcomes = match round {
            [input] => {
                all.extend(before);
                vec![reader.read(input)]
            }
            // One round is read while what came of the one before is gathered.
            _ => {
                let read = || round.par_iter().map(|input| reader.read(input)).collect();
                rayon::join(|| all.extend(before), read).1
            }
        };
        progress.inc(round.len() as u64);
    }
    all.extend(outcomes);
    progress.finish_and_clear();
    if let Some(error) = all.config_error.take() {
        return Err(error);
    }
    let mut checked = all.finish(language);
    if let Some(changed) = &changed {
        checked.by_file.retain(|of_file| changed.contains(&of_file[0].file, &here));
        checked.files.retain(|file| changed.contains(file, &here));
    }
    if let Some(path) = &arguments.write_baseline {
        let count = baseline::write(path, &checked)?;
        eprintln!(
            "{}",
            messages.fill(
                "check.baseline-written",
                &[("count", &count.to_string()), ("file", &path.display().to_string())]
            )
        );
        return Ok(if checked.unread > 0 { ExitCode::from(FAILED) } else { ExitCode::SUCCESS });
    }
    if let Some(path) = &arguments.baseline {
        baseline::apply(path, &mut checked, &home.settings, changed.is_none())?;
    }
    let found = fails(&checked.by_file, &resolver, &here, home.fail_on);
    outputs.write(&checked, |language| arguments.layout(language))?;
    let unread = checked.unread;
    // The process ends here: what stands in memory goes with it at once, rather than piece by piece.
    std::mem::forget((checked, reader));
    Ok(if unread > 0 {
        ExitCode::from(FAILED)
    } else if found {
        ExitCode::from(FOUND)
    } else {
        ExitCode::SUCCESS
    })
}

/// Whether any finding fails the run: each file may have a severity of its own from which on it does. What holds
/// is the same for all findings of a file.
fn fails(by_file: &[Vec<Finding>], resolver: &Resolver, here: &Path, otherwise: Option<Severity>) -> bool {
    by_file.iter().any(|of_file| {
        let file = here.join(&*of_file[0].file);
        let from = resolver.resolve(&file).map_or(otherwise, |resolved| resolved.fail_on);
        from.is_some_and(|from| of_file.iter().any(|finding| finding.severity >= from))
    })
}

/// Told on a terminal only, and not before it takes a while.
fn progress(files: usize) -> ProgressBar {
    if files < 2 * ROUND {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len}");
    style.map_or_else(|_| ProgressBar::hidden(), |style| ProgressBar::new(files as u64).with_style(style))
}

/// What came of all files so far.
#[derive(Default)]
struct Gathered {
    /// Those of each file, sorted and with their fingerprints, in the order of the files.
    findings: Vec<Vec<Finding>>,
    /// What can't be read.
    problems: Vec<Finding>,
    briefs: Vec<Brief>,
    suppressions: HashMap<String, read::Suppressed>,
    files: Vec<String>,
    postings: usize,
    unread: usize,
    config_error: Option<anyhow::Error>,
}

impl Gathered {
    /// Nothing yet, with room for so many files.
    fn of(files: usize) -> Self {
        Self {
            findings: Vec::with_capacity(files),
            briefs: Vec::with_capacity(files),
            files: Vec::with_capacity(files),
            ..Self::default()
        }
    }

    fn extend(&mut self, outcomes: Vec<Outcome>) {
        outcomes.into_iter().for_each(|outcome| self.add(outcome));
    }

    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Postings(read) => {
                let read = *read;
                self.postings += read.postings;
                self.findings.push(read.findings);
                if !read.broken.is_empty() {
                    self.unread += 1;
                    self.problems.extend(read.broken);
                }
                self.briefs.extend(read.briefs);
                if let Some(suppressed) = read.suppressed {
                    self.suppressions.insert(read.file.clone(), suppressed);
                }
                self.files.push(read.file);
            }
            Outcome::PassedOver => {}
            Outcome::Problem(finding) => {
                self.unread += 1;
                self.problems.push(*finding);
            }
            Outcome::Config(error) => {
                self.config_error.get_or_insert(error);
            }
        }
    }

    /// Everything that is to be told.
    fn finish(self, language: Language) -> Checked {
        // No two of these share a fingerprint with one of a file's own, which are of other rules.
        let mut between = rules::check_repository(&self.briefs);
        between.extend(self.problems);
        rules::sort(&mut between);
        rules::fingerprint(&mut between);
        // There may be a great many, and they are sorted already: files are told in the order in which they are read.
        let (findings, briefs) = (self.findings, self.briefs);
        let (mut by_file, ()) = rayon::join(|| rules::merged(findings, between), || drop(briefs));
        let mut suppressions = self.suppressions;
        let mut suppressed = 0;
        for of_file in &mut by_file {
            let Some(own) = suppressions.get_mut(&*of_file[0].file) else { continue };
            let before = of_file.len();
            of_file.retain(|finding| finding.rule.code == "RS001" || !own.comments.suppresses(finding));
            suppressed += before - of_file.len();
        }
        by_file.retain(|of_file| !of_file.is_empty());
        let mut about_comments: Vec<Finding> =
            suppressions.values().flat_map(|own| own.comments.findings(&own.settings)).collect();
        rules::sort(&mut about_comments);
        rules::fingerprint(&mut about_comments);
        if !about_comments.is_empty() {
            by_file = rules::merged(by_file, about_comments);
        }
        Checked {
            by_file,
            files: self.files,
            postings: self.postings,
            unread: self.unread,
            suppressed,
            known: 0,
            language,
        }
    }
}

/// Whether a format is the one for people.
const fn is_text(format: CheckFormat) -> bool {
    matches!(format, CheckFormat::Text)
}
