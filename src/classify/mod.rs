//! Sorts a duty by what it is for, and gives the reasons. There is one mechanism: weighted entries
//! over words and classes of words, kept in readable files, compiled ahead of time, and summed.

mod artefact;
mod class_file;
mod classifier;
mod compile;
mod error;
mod inflect;
mod judgement;
mod matcher;
mod own;
mod pattern;
mod spelling;
mod text;
mod weights_file;

pub use class_file::{Class, Term, parse as parse_classes};
pub use classifier::{Classifier, Found};
pub use compile::{Source, compile};
pub use error::LexiconError;
pub use inflect::Kind;
pub use judgement::{Evidence, Judgement};
pub use pattern::{Part, Pattern};
pub use text::{Word, Words};
pub use weights_file::{Entry, parse as parse_weights, print as print_weights};
