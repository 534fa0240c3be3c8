//! Rolescope reads a job description, sorts its duties into advisory, operational,
//! executive-assistant and event work, and tells how the role's real scope compares with what its
//! title promises, with the evidence for every word it says.
//!
//! Data flows one way: [`source`] (bytes, encodings, spans) → [`syntax`] (files into one tree) →
//! [`model`] (postings and duties; a user's own [`lexicon`]) → [`classify`] (what a duty is for) → [`scope`]
//! (what a role is, against its title) → [`rules`] (findings) and [`matching`] (a person and a role) →
//! [`report`] (one file per format). The library never prints and never exits.

pub mod classify;
pub mod config;
pub mod evaluate;
pub mod lexicon;
pub mod matching;
pub mod model;
mod read;
pub mod report;
pub mod rules;
pub mod scope;
pub mod source;
pub mod spelling;
pub mod syntax;

pub use read::{NoPosting, ProseLine, ReadError, ReadOptions, Reading, prose_lines, read, read_with};
