//! The command line: the only part of Rolescope that knows of a terminal, an environment, or an exit code.

mod cli;

use std::process::ExitCode;

/// Reading many files is many small pieces of memory, on all cores at once; the system's allocator took a fifth of
/// the time of a check.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::main()
}
