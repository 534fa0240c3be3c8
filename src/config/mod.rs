//! `rolescope.toml`: what a repository wants checked, and how strictly. A key that doesn't exist is an error
//! with the nearest one that does: a rule that somebody believes to be off must not be on, nor the reverse.

mod error;
mod file;
mod resolve;
mod show;

pub use error::ConfigError;
pub use file::{Config, Override};
pub use resolve::{Resolved, Resolver};
pub use show::show;

/// The name that the file has in every folder.
pub const FILE_NAME: &str = "rolescope.toml";
