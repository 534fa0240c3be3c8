//! `rolescope init`: a new posting, or a new profile of a person, with comments that teach how to write one.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use rolescope::matching::profile;
use rolescope::model::Language;
use rolescope::report::{Messages, plain};

use super::FAILED;
use super::output::{Lang, spoken};
use super::target;

const ENGLISH: &str = include_str!("../../data/templates/en.yaml");
const SWEDISH: &str = include_str!("../../data/templates/sv.yaml");

/// What to begin.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// The file to write; `-` is standard output [default: posting.yaml, or profile.yaml]
    #[arg(value_name = "FILE")]
    path: Option<PathBuf>,
    /// Begins a profile of a person, for `rolescope match`, and not a posting
    #[arg(long, conflicts_with = "schema")]
    profile: bool,
    /// The language to write in [default: the locale's, else English]
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// Overwrites the file where it exists
    #[arg(long)]
    force: bool,
    /// Where an editor finds the schema: an address or a path [default: beside the file]
    #[arg(long, value_name = "ADDRESS")]
    schema: Option<String>,
}

/// Writes the new posting or profile.
pub fn run(arguments: &InitArguments) -> anyhow::Result<ExitCode> {
    let language = spoken(arguments.lang).unwrap_or(Language::English);
    let text =
        if arguments.profile { profile::start(language).to_owned() } else { posting(arguments, language) };
    let usual = if arguments.profile { "profile.yaml" } else { "posting.yaml" };
    let path = arguments.path.as_deref().unwrap_or(Path::new(usual));
    if path == Path::new("-") {
        io::stdout().lock().write_all(text.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let messages = Messages::of(language);
    if let Err(problem) = target::write(path, &text, arguments.force, messages) {
        super::complain(&problem);
        return Ok(ExitCode::from(FAILED));
    }
    if arguments.schema.is_none() && !arguments.profile {
        target::add_schema(path.parent().unwrap_or(Path::new("")));
    }
    let name = path.display().to_string();
    writeln!(io::stderr(), "{}", messages.fill("convert.written", &[("file", &plain(&name))]))?;
    Ok(ExitCode::SUCCESS)
}

fn posting(arguments: &InitArguments, language: Language) -> String {
    let template = match language {
        Language::English => ENGLISH,
        Language::Swedish => SWEDISH,
    };
    template.replace("{schema}", arguments.schema.as_deref().unwrap_or(target::SCHEMA_NAME))
}
