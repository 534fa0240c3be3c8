//! `rolescope config`: what holds for a file, and where it came from.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use rolescope::config::{FILE_NAME, show};

use super::check::Configuration;

/// For which file.
#[derive(Debug, Args)]
pub struct ConfigArguments {
    /// The file or folder to which it is to hold
    #[arg(value_name = "FILE", default_value = ".")]
    path: PathBuf,
    #[command(flatten)]
    configuration: Configuration,
}

/// Prints what holds, as TOML.
pub fn run(arguments: &ConfigArguments) -> anyhow::Result<ExitCode> {
    let resolver = arguments.configuration.resolver()?;
    let here = std::env::current_dir()?;
    let path = here.join(super::check::tidy(&arguments.path, &here));
    let path = if path.is_dir() { path.join(FILE_NAME) } else { path };
    let resolved = resolver.resolve(&path)?;
    let mut output = io::stdout().lock();
    output.write_all(show(&resolved, &arguments.configuration.on_top()?).as_bytes())?;
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}
