//! `rolescope match`: a person and a role, or many of either.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use rayon::prelude::*;
use rolescope::ReadError;
use rolescope::classify::Classifier;
use rolescope::lexicon::Place;
use rolescope::matching::{Capability, Catalogue, Fit, Profile, ProfileReading, Role, fit, profile};
use rolescope::model::Language;
use rolescope::report::{self, Layout, Messages, Pair, Problem, plain};
use rolescope::source::{SourceError, SourceFile, is_archive, open_archive};

use super::gather::{gather, tell};
use super::lexicon::LexiconArguments;
use super::output::{Lang, Look, spoken};
use super::{FAILED, files};

/// What to match.
#[derive(Debug, Args)]
pub struct MatchArguments {
    /// A person's profile: YAML, JSON Resume, Europass, an archive of LinkedIn (folder or zip), or a CV as text; `-` is
    /// standard input; may be given several times
    #[arg(long, value_name = "FILE", required = true)]
    profile: Vec<PathBuf>,
    /// Files and folders with job descriptions; `-` is standard input
    #[arg(value_name = "FILE|FOLDER", required = true)]
    paths: Vec<PathBuf>,
    /// Tells each pair in full, not just a row for each
    #[arg(long)]
    explain: bool,
    /// Further training that closes gaps, in YAML; may be given several times
    #[arg(long, value_name = "FILE")]
    training: Vec<PathBuf>,
    /// What the output is for
    #[arg(long, value_enum, default_value_t = MatchFormat::Text)]
    format: MatchFormat,
    /// The language of the report [default: the locale's, else the profile's]
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    #[command(flatten)]
    lexicon: LexiconArguments,
    #[command(flatten)]
    look: Look,
}

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MatchFormat {
    /// For people
    Text,
    /// For programs, with everything that is known
    Json,
    /// For spreadsheets, a row for each pair
    Csv,
    /// For wikis and pull requests
    Markdown,
}

/// Matches what the arguments name.
pub fn run(arguments: &MatchArguments) -> anyhow::Result<ExitCode> {
    // What machines read must not depend on where they run.
    let stated = match arguments.format {
        MatchFormat::Text | MatchFormat::Markdown => spoken(arguments.lang),
        MatchFormat::Json | MatchFormat::Csv => arguments.lang.map(Language::from),
    };
    let messages = Messages::of(stated.unwrap_or(Language::English));
    let classifier = &*arguments.lexicon.classifier()?;
    let (catalogue, mut problems) = catalogue(arguments, classifier, messages);
    let (profiles, more) = profiles(&arguments.profile, messages);
    problems.extend(more);
    let (assessments, more) = gather(&arguments.paths, messages, classifier);
    problems.extend(more);
    let roles: Vec<Role> =
        assessments.into_par_iter().map(|assessment| Role::of(assessment, classifier)).collect();
    let capabilities: Vec<Capability<'_>> =
        profiles.iter().map(|profile| Capability::of(profile, classifier)).collect();
    let all: Vec<(&Capability<'_>, &Role)> =
        capabilities.iter().flat_map(|capability| roles.iter().map(move |role| (capability, role))).collect();
    let fits: Vec<Fit> = all.par_iter().map(|(capability, role)| fit(capability, role)).collect();
    let mut pairs: Vec<Pair<'_>> =
        all.iter().zip(&fits).map(|((capability, role), fit)| Pair { capability, role, fit }).collect();
    report::rank(&mut pairs);
    let language = stated.or_else(|| profiles.first().map(|profile| profile.language));
    let layout = arguments.look.layout(language.unwrap_or(Language::English));
    let output = match arguments.format {
        MatchFormat::Json => report::pairs_json(pairs, &catalogue, &problems, messages)?,
        MatchFormat::Csv => report::ranking_csv(pairs),
        _ if pairs.is_empty() => String::new(),
        MatchFormat::Text => text(&pairs, arguments.explain, &catalogue, layout),
        MatchFormat::Markdown => markdown(&pairs, arguments.explain, &catalogue, layout),
    };
    let mut stdout = io::stdout().lock();
    stdout.write_all(output.as_bytes())?;
    stdout.flush()?;
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

fn text(pairs: &[Pair<'_>], explain: bool, catalogue: &Catalogue, layout: Layout) -> String {
    let in_full = || pairs.iter().map(|pair| report::pair_text(*pair, catalogue, layout));
    match pairs {
        [_] => in_full().collect(),
        _ if explain => {
            let all: Vec<String> = in_full().collect();
            let ranking = report::ranking_text(pairs.to_vec(), layout);
            format!("{ranking}{}{}", layout.divider(), all.join(&layout.divider()))
        }
        _ => report::ranking_text(pairs.to_vec(), layout),
    }
}

fn markdown(pairs: &[Pair<'_>], explain: bool, catalogue: &Catalogue, layout: Layout) -> String {
    let in_full = || pairs.iter().map(|pair| report::pair_markdown(*pair, catalogue, layout));
    match pairs {
        [_] => in_full().collect(),
        _ if explain => {
            let all: Vec<String> = in_full().collect();
            format!("{}\n{}", report::ranking_markdown(pairs.to_vec(), layout), all.join("\n"))
        }
        _ => report::ranking_markdown(pairs.to_vec(), layout),
    }
}

/// The catalogue of training with the user's own, and what is wrong with those.
fn catalogue(
    arguments: &MatchArguments,
    classifier: &Classifier,
    messages: &Messages,
) -> (Catalogue, Vec<Problem>) {
    let further = classifier.lexicon().map_or(&[][..], |lexicon| lexicon.categories);
    let (mut catalogue, mut problems) = (Catalogue::bundled().clone(), Vec::new());
    for path in &arguments.training {
        let file = match SourceFile::open(path) {
            Ok(file) => file,
            Err(error) => {
                problems.push(unreadable(path, error, messages));
                continue;
            }
        };
        if let Err(found) = catalogue.extend(&file, further) {
            problems.extend(found.0.into_iter().map(|one| {
                let Place { file, line, column } = one.place;
                let (file, problem, advice) = (file.to_string(), one.problem, one.advice);
                files::problem_of(ReadError { file, line, column, problem, advice }, messages)
            }));
        }
    }
    problems.iter().for_each(tell);
    (catalogue, problems)
}

fn unreadable(path: &Path, error: SourceError, messages: &Messages) -> Problem {
    let why = match error {
        SourceError::TooLarge { .. } => messages.text("problem.why.too-large").to_owned(),
        SourceError::Unreadable { cause, .. } => files::why(&cause, messages),
    };
    files::unreadable(&path.display().to_string(), &why, messages)
}

fn profiles(paths: &[PathBuf], messages: &Messages) -> (Vec<Profile>, Vec<Problem>) {
    let (mut profiles, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        let read = match profile_of(path) {
            Ok(read) => read,
            Err(error) => {
                problems.push(unreadable(path, error, messages));
                continue;
            }
        };
        match read {
            Ok(reading) => {
                notes(&reading, messages);
                profiles.push(reading.profile);
            }
            Err(errors) => {
                problems.extend(errors.into_iter().map(|error| files::problem_of(error, messages)));
            }
        }
    }
    problems.iter().for_each(tell);
    (profiles, problems)
}

/// Reads what is named: a file, or the folder or zip of a member's archive of LinkedIn.
fn profile_of(path: &Path) -> Result<Result<ProfileReading, Vec<ReadError>>, SourceError> {
    if is_archive(path) {
        let tables = open_archive(path, profile::is_linkedin_table)?;
        let tables: Vec<Arc<SourceFile>> = tables.into_iter().map(Arc::new).collect();
        return Ok(profile::read_linkedin(&path.display().to_string(), &tables));
    }
    let file = if path.as_os_str() == "-" { files::stdin()? } else { SourceFile::open(path)? };
    Ok(profile::read(&Arc::new(file)))
}

/// Says what was not read of a profile, and why: no error, but its owner should know.
fn notes(reading: &ProfileReading, messages: &Messages) {
    let note = |name: &str, line: usize, column: usize, text: &str| {
        // Where standard error is closed, the report still stands.
        let _ = writeln!(io::stderr(), "{}:{line}:{column}: {}", plain(name), plain(text));
    };
    if let Some(first) = reading.ignored.first() {
        let keys: Vec<&str> = reading.ignored.iter().map(|ignored| ignored.key.as_str()).collect();
        let text = messages.fill("fit.ignored", &[("keys", &keys.join(", "))]);
        note(&first.file, first.line, first.column, &text);
    }
    if reading.from_text {
        let profile = &reading.profile;
        let duties = profile.experience.iter().map(|job| job.duties.len()).sum();
        let found = [
            ("fit.found.jobs", profile.experience.len()),
            ("fit.found.duties", duties),
            ("fit.found.skills", profile.skills.len()),
            ("fit.found.training", profile.training.len()),
            ("fit.found.languages", profile.languages.len()),
            ("fit.found.wishes", profile.wants.more.len() + profile.wants.less.len()),
            ("fit.found.limits", profile.limits.count()),
        ];
        let found = found.map(|(key, count)| messages.count(key, count)).join(", ");
        note(&profile.file.name, 1, 1, &messages.fill("fit.from-text", &[("found", &found)]));
    }
}
