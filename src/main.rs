//! The command line: the only part of Rolescope that knows of a terminal, an environment, or an exit code.

mod cli;

use std::process::ExitCode;

/// Reading many files is many small pieces of memory, on all cores at once; with the system's allocator a check takes a
/// fifth more time in the program (docs/performance.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::main()
}
