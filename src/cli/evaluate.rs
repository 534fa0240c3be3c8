//! `rolescope evaluate`: how often the program judges as people did, on labelled data.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, ValueEnum};
use rolescope::evaluate::{self, Evaluation, LabelError};
use rolescope::report;
use rolescope::source::SourceFile;

use super::lexicon::LexiconArguments;

/// What to measure on: JSON Lines, as `docs/evaluation.md` describes them.
#[derive(Debug, Args)]
pub struct EvaluateArguments {
    /// Labelled duties; may be given several times
    #[arg(long, value_name = "FILE")]
    duties: Vec<PathBuf>,
    /// Labelled titles; may be given several times
    #[arg(long, value_name = "FILE")]
    titles: Vec<PathBuf>,
    /// Whole postings, judged; each one's file is found beside the labels. May be given several times
    #[arg(long, value_name = "FILE")]
    roles: Vec<PathBuf>,
    /// What the output is for: people (text) or programs (json)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    lexicon: LexiconArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Measures and prints.
pub fn run(arguments: &EvaluateArguments) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(
        !(arguments.duties.is_empty() && arguments.titles.is_empty() && arguments.roles.is_empty()),
        "there is nothing to measure on; give --duties, --titles or --roles"
    );
    let classifier = &*arguments.lexicon.classifier()?;
    let mut evaluation = Evaluation::default();
    if !arguments.duties.is_empty() {
        let labels = read_all(&arguments.duties, evaluate::read_duties)?;
        evaluation.duties = Some(evaluate::duties(&labels, classifier));
    }
    if !arguments.titles.is_empty() {
        let labels = read_all(&arguments.titles, evaluate::read_titles)?;
        evaluation.titles = Some(evaluate::titles_with(&labels, classifier.lexicon()));
    }
    if !arguments.roles.is_empty() {
        // A role's file is named from the folder of its labels.
        let mut all = Vec::new();
        for path in &arguments.roles {
            let folder = path.parent().unwrap_or(Path::new("")).to_owned();
            let labels = read_all(std::slice::from_ref(path), evaluate::read_roles)?;
            all.extend(labels.into_iter().map(|mut label| {
                label.file = folder.join(&label.file).display().to_string();
                label
            }));
        }
        let name = arguments.roles[0].display().to_string();
        evaluation.roles = Some(evaluate::roles(&name, &all, classifier, SourceFile::open)?);
    }
    let text = match arguments.format {
        Format::Json => serde_json::to_string_pretty(&evaluation)? + "\n",
        Format::Text => report::evaluation(&evaluation),
    };
    let mut output = io::stdout().lock();
    output.write_all(text.as_bytes())?;
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn read_all<T>(
    paths: &[PathBuf],
    read: impl Fn(&str, &str) -> Result<Vec<T>, LabelError>,
) -> anyhow::Result<Vec<T>> {
    let mut labels = Vec::new();
    for path in paths {
        let name = path.display();
        let bytes = std::fs::read(path).with_context(|| format!("{name}: can't be read; check the path"))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = 1 + valid.iter().filter(|byte| **byte == b'\n').count();
            anyhow::anyhow!("{name}:{line}: this is not UTF-8; save the labels as UTF-8")
        })?;
        labels.extend(read(&name.to_string(), &text)?);
    }
    Ok(labels)
}
