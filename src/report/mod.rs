//! What is told of postings: one file per format.

mod evaluation;

pub use evaluation::evaluation;
