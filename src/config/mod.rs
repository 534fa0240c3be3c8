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

/// The one of `known` that `word` was most likely meant to be; `None` where none is near.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let near = known.map(|known| (strsim::jaro_winkler(&lower, &known.to_lowercase()), known));
    near.filter(|(likeness, _)| *likeness >= 0.8)
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, known)| known)
}
