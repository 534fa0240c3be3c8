//! Postings read from texts that stand in tests.

use std::sync::Arc;

use rolescope::model::Posting;
use rolescope::source::SourceFile;
use rolescope::{Reading, read};

/// What is read of a text under a name.
pub fn reading(name: &str, text: &str) -> Reading {
    read(&Arc::new(SourceFile::new(name, text))).unwrap_or_else(|error| panic!("{error}"))
}

/// The one posting of a text.
pub fn only(name: &str, text: &str) -> Posting {
    let mut postings = reading(name, text).postings;
    assert_eq!(postings.len(), 1, "postings in {name}");
    postings.remove(0)
}

/// The texts of its duties.
pub fn duties(posting: &Posting) -> Vec<&str> {
    posting.duties.iter().map(|duty| duty.text.text.as_str()).collect()
}

/// Its title without noise.
pub fn clean_title(posting: &Posting) -> Option<&str> {
    posting.title.as_ref().map(|title| title.clean.as_str())
}
