//! What is told of postings: one file per format, all from the same [`Assessment`]s. Nothing here prints;
//! each format gives back its text, or writes it where whoever asked wants it.
//!
//! Every text of a posting is untrusted. The formats for people pass it through [`plain`](self::plain)
//! first; the formats for machines escape what a terminal could take for a command.

pub mod check;
mod columns;
mod document;
mod escaping;
mod evaluation;
mod explanation;
mod json;
mod judgement_record;
mod matching;
mod messages;
mod overview;
mod paths;
mod plain;
mod posting_yaml;
mod problems;
mod questions;
mod roles;
mod sheet;
mod style;
mod text;
mod wording;
mod words;
mod yaml;

pub use document::{Depth, Problem, Told};
pub use evaluation::evaluation;
pub use explanation::explanation;
pub use json::{JsonStream, explanation_json, json, write_json};
pub use matching::{
    Pair, pair_markdown, pair_text, pairs_json, rank, ranking_csv, ranking_markdown, ranking_text,
};
pub use messages::Messages;
pub use overview::{Row, Tally, keep_farthest, overview};
pub use plain::plain;
pub use posting_yaml::posting_yaml;
pub use problems::problem_in;
pub use questions::{Asking, questions_text};
pub use roles::{RolesFormat, comparison, versions_report};
pub use text::text;
pub use words::deciding_words;
pub use yaml::{YamlStream, explanation_yaml, write_yaml, yaml};

use crate::model::Language;
#[cfg(doc)]
use crate::scope::Assessment;

/// How a report for people is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// The language of the report, whatever that of the posting.
    pub language: Language,
    /// How many columns of a terminal it may take; below [`Layout::NARROWEST`] counts as that.
    pub width: u16,
    /// Whether to colour it with ANSI sequences.
    pub color: bool,
}

impl Layout {
    /// The fewest columns that a report can be read in.
    pub const NARROWEST: u16 = 50;

    /// What sets one report off from the next: a line across, with an empty line before and after.
    #[must_use]
    pub fn divider(self) -> String {
        format!("\n{}\n\n", "═".repeat(self.columns().into()))
    }

    /// The width to lay out for.
    fn columns(self) -> u16 {
        self.width.max(Self::NARROWEST)
    }

    /// The words to use.
    fn messages(self) -> &'static Messages {
        Messages::of(self.language)
    }
}
