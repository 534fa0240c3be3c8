//! What is told of postings: one file per format.
