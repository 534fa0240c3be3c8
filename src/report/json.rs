//! Reports as JSON, for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::classify::Judgement;
use crate::model::Language;
use crate::scope::Assessment;

use super::document::{Depth, Document, PostingRecord, Problem, Told};
use super::escaping::Escaping;
use super::judgement_record::ExplanationDocument;

/// Writes all assessments and problems as one JSON object, indented, ended by a line break. It comes in many
/// small pieces, so `output` had better be buffered.
///
/// # Errors
/// Those of `output`.
pub fn write_json(
    assessments: &[Assessment],
    problems: &[Problem],
    output: &mut impl Write,
) -> io::Result<()> {
    write(&Document::new(assessments, problems), output)
}

/// All assessments and problems, as [`write_json`] writes them.
///
/// # Errors
/// None with the types as they are: no value in them is one that JSON can't write.
pub fn json(assessments: &[Assessment], problems: &[Problem]) -> io::Result<String> {
    written(&Document::new(assessments, problems))
}

/// One duty's judgement as a JSON object, indented, ended by a line break.
///
/// # Errors
/// As [`json`].
pub fn explanation_json(duty: &str, language: Language, judgement: &Judgement) -> io::Result<String> {
    written(&ExplanationDocument::new(duty, language, judgement))
}

/// A report as JSON, written posting by posting: what [`write_json`] writes, of any number of postings. Lean
/// records, which no person reads, stand one a line.
#[derive(Debug)]
pub struct JsonStream<W> {
    output: W,
    count: usize,
}

/// What stands before the postings of a report without any.
const NO_POSTINGS: &str = "\"postings\": []";

impl<W: Write> JsonStream<W> {
    /// Opens a report.
    pub const fn new(output: W) -> Self {
        Self { output, count: 0 }
    }

    /// Writes one posting.
    ///
    /// # Errors
    /// Those of the output.
    pub fn posting(&mut self, assessment: &Assessment, told: Told<'_>) -> io::Result<()> {
        if self.count == 0 {
            let (head, _) = around(&[])?;
            self.output.write_all(head.as_bytes())?;
        } else {
            self.output.write_all(b",")?;
        }
        self.count += 1;
        match told.depth {
            Depth::Whole => {
                // What stands before the posting's record and after it is the same in every report.
                let whole = written(&Document::telling(std::slice::from_ref(assessment), &[], told))?;
                let (start, end) = Self::record(&whole)?;
                self.output.write_all(&whole.as_bytes()[start..end])
            }
            Depth::Lean => {
                self.output.write_all(b"\n    ")?;
                serde_json::to_writer(Escaping::json(&mut self.output), &PostingRecord::new(assessment, told))
                    .map_err(io::Error::from)
            }
        }
    }

    /// Writes the problems and closes the report.
    ///
    /// # Errors
    /// Those of the output.
    pub fn finish(mut self, problems: &[Problem]) -> io::Result<()> {
        let (head, rest) = around(problems)?;
        let before = if self.count == 0 { &head } else { "\n  " };
        self.output.write_all(before.as_bytes())?;
        self.output.write_all(rest.as_bytes())?;
        self.output.flush()
    }

    /// Where the only posting of a report begins, with the line break before it, and where it ends.
    fn record(whole: &str) -> io::Result<(usize, usize)> {
        let start = whole.find("\n    {").ok_or_else(|| io::Error::other("a report without a posting"))?;
        let end = whole[start..].find("\n    }\n  ]").ok_or_else(|| io::Error::other("an open posting"))?;
        Ok((start, start + end + "\n    }".len()))
    }
}

/// What a report has before its postings and after them.
fn around(problems: &[Problem]) -> io::Result<(String, String)> {
    let mut head = written(&Document::new(&[], problems))?;
    let at = head.find(NO_POSTINGS).ok_or_else(|| io::Error::other("a report without postings"))?;
    let rest = head.split_off(at + NO_POSTINGS.len() - 1);
    Ok((head, rest))
}

fn write(document: &impl Serialize, output: &mut impl Write) -> io::Result<()> {
    let mut output = Escaping::json(output);
    serde_json::to_writer_pretty(&mut output, document)?;
    output.write_all(b"\n")
}

pub(super) fn written(document: &impl Serialize) -> io::Result<String> {
    let mut json = Vec::new();
    write(document, &mut json)?;
    String::from_utf8(json).map_err(io::Error::other)
}
