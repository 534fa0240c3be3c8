//! The command line: the only part of Rolescope that knows of a terminal, an environment, or an exit code.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
