//! What the program is asked to do: the arguments, and which command they lead to. Exit code 0 means that
//! everything asked for was done, 2 that the tool could not do its job: a file could not be read, or the
//! arguments make no sense.

mod check;
mod config;
mod convert;
mod data_sets;
mod evaluate;
mod explain;
mod files;
mod gather;
mod init;
mod lexicon;
mod matching;
mod output;
mod report;
mod roles;
mod rule;
mod target;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};
use rolescope::lexicon::Problems;
use rolescope::report::{Problem, plain};

/// The exit code of a run that could not do all of its job.
const FAILED: u8 = 2;

/// Tells how a role's real scope compares with what its title promises.
///
/// Reads job descriptions in English and Swedish (YAML, JSON, Markdown, HTML or text), sorts every duty into
/// advisory, operational, executive-assistant and event work, and shows the evidence.
#[derive(Debug, Parser)]
#[command(name = "rolescope", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    report: report::ReportArguments,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Reports on files and folders; the same as giving them without a command
    Report(report::ReportArguments),
    /// Shows how duties are judged, and why
    Explain(explain::ExplainArguments),
    /// Checks the postings of a repository by rules, for reviewers and CI
    Check(check::CheckArguments),
    /// Explains a rule of the check, or lists them all
    Rule(rule::RuleArguments),
    /// Shows the configuration that holds for a file, and where it came from
    Config(config::ConfigArguments),
    /// Writes what can be read as YAML of ours, one file for each posting
    Convert(convert::ConvertArguments),
    /// Starts a new posting, or a profile for `match`, with comments that teach
    Init(init::InitArguments),
    /// Measures how often the program judges as people did, on labelled data
    Evaluate(evaluate::EvaluateArguments),
    /// Holds persons and roles against one another, both ways
    Match(matching::MatchArguments),
    /// Sets roles side by side
    Compare(roles::CompareArguments),
    /// Tells what changed in the work between two versions of a role
    Diff(roles::DiffArguments),
}

/// Runs the program.
pub fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(code) => code,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Problems of a lexicon say where they are. Where even the error can't be written, the exit code
            // has to do.
            let _ = match error.downcast_ref::<Problems>() {
                Some(problems) => writeln!(io::stderr(), "{problems}"),
                None => writeln!(io::stderr(), "rolescope: {error:#}"),
            };
            ExitCode::from(FAILED)
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    match arguments.command {
        Some(Command::Report(arguments)) => report::run(&arguments),
        Some(Command::Explain(arguments)) => explain::run(&arguments),
        Some(Command::Check(arguments)) => check::run(&arguments),
        Some(Command::Rule(arguments)) => rule::run(&arguments),
        Some(Command::Config(arguments)) => config::run(&arguments),
        Some(Command::Convert(arguments)) => convert::run(&arguments),
        Some(Command::Init(arguments)) => init::run(&arguments),
        Some(Command::Evaluate(arguments)) => evaluate::run(&arguments),
        Some(Command::Match(arguments)) => matching::run(&arguments),
        Some(Command::Compare(arguments)) => roles::compare(&arguments),
        Some(Command::Diff(arguments)) => roles::diff(&arguments),
        None if arguments.report.is_empty() => {
            write!(io::stderr(), "{}", Arguments::command().render_help())?;
            Ok(ExitCode::from(FAILED))
        }
        None => report::run(&arguments.report),
    }
}

/// Tells the user of a problem.
fn complain(problem: &Problem) {
    let Problem { file, line, column, problem, advice } = problem;
    // Where standard error is closed, the exit code still tells.
    let _ = writeln!(io::stderr(), "{}:{line}:{column}: {}; {}", plain(file), plain(problem), plain(advice));
}

/// Whether whoever read the output stopped reading, as `head` does: nothing is wrong then.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(broken))
}
