//! `rolescope init --profile`: a commented start, to be filled in.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use rolescope::matching::profile;
use rolescope::model::Language;

use super::output::Lang;

/// What to begin.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// Writes the start of a profile for `rolescope match`
    #[arg(long, required = true)]
    profile: bool,
    /// Where to write it; `-`, or nothing, is standard output. A file that is there is never replaced
    #[arg(value_name = "FILE")]
    path: Option<PathBuf>,
    /// The language to write in [default: the locale's, else English]
    #[arg(long, value_enum)]
    lang: Option<Lang>,
}

/// Writes the start.
pub fn run(arguments: &InitArguments) -> anyhow::Result<ExitCode> {
    let language = arguments.lang.map(Language::from).or_else(super::output::locale);
    let start = profile::start(language.unwrap_or(Language::English));
    let path = arguments.path.as_ref().filter(|path| path.as_os_str() != "-");
    match path {
        None => io::stdout().lock().write_all(start.as_bytes())?,
        Some(path) => {
            let shown = path.display();
            let mut file = std::fs::File::create_new(path).map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => {
                    anyhow::anyhow!("{shown} is there already; name another file, or move it away")
                }
                _ => anyhow::anyhow!("{shown} can't be written: {error}; check that its folder is there"),
            })?;
            file.write_all(start.as_bytes())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
