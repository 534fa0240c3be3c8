//! Reports as JSON, for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::classify::Judgement;
use crate::model::Language;
use crate::scope::Assessment;

use super::document::{Document, ExplanationDocument, Problem};
use super::escaping::Escaping;
use super::questions::Asking;

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
    write(&Document::new(assessments, problems, None), output)
}

/// All assessments and problems, as [`write_json`] writes them.
///
/// # Errors
/// None with the types as they are: no value in them is one that JSON can't write.
pub fn json(assessments: &[Assessment], problems: &[Problem]) -> io::Result<String> {
    written(&Document::new(assessments, problems, None))
}

/// One duty's judgement as a JSON object, indented, ended by a line break.
///
/// # Errors
/// As [`json`].
pub fn explanation_json(duty: &str, language: Language, judgement: &Judgement) -> io::Result<String> {
    written(&ExplanationDocument::new(duty, language, judgement))
}

/// A report as JSON, written posting by posting: what [`write_json`] writes, of any number of postings.
#[derive(Debug)]
pub struct JsonStream<'a, W> {
    output: W,
    count: usize,
    asking: Option<Asking<'a>>,
}

impl<'a, W: Write> JsonStream<'a, W> {
    /// Opens a report; with the questions that each posting raises, if they are asked for.
    pub const fn new(output: W, asking: Option<Asking<'a>>) -> Self {
        Self { output, count: 0, asking }
    }

    /// Writes one posting.
    ///
    /// # Errors
    /// Those of the output.
    pub fn posting(&mut self, assessment: &Assessment) -> io::Result<()> {
        let whole = written(&Document::new(std::slice::from_ref(assessment), &[], self.asking))?;
        // What stands before the posting's record and after it is the same in every report.
        let (start, end) = Self::record(&whole)?;
        let before = if self.count == 0 { &whole[..start] } else { "," };
        self.count += 1;
        self.output.write_all(before.as_bytes())?;
        self.output.write_all(&whole.as_bytes()[start..end])
    }

    /// Writes the problems and closes the report.
    ///
    /// # Errors
    /// Those of the output.
    pub fn finish(mut self, problems: &[Problem]) -> io::Result<()> {
        let rest = written(&Document::new(&[], problems, None))?;
        let empty = "\"postings\": []";
        let at = rest.find(empty).ok_or_else(|| io::Error::other("a report without postings"))?;
        if self.count == 0 {
            self.output.write_all(rest.as_bytes())?;
        } else {
            self.output.write_all(b"\n  ]")?;
            self.output.write_all(&rest.as_bytes()[at + empty.len()..])?;
        }
        self.output.flush()
    }

    /// Where the only posting of a report begins, with the line break before it, and where it ends.
    fn record(whole: &str) -> io::Result<(usize, usize)> {
        let start = whole.find("\n    {").ok_or_else(|| io::Error::other("a report without a posting"))?;
        let end = whole[start..].find("\n    }\n  ]").ok_or_else(|| io::Error::other("an open posting"))?;
        Ok((start, start + end + "\n    }".len()))
    }
}

fn write(document: &impl Serialize, output: &mut impl Write) -> io::Result<()> {
    let mut output = Escaping::new(output);
    serde_json::to_writer_pretty(&mut output, document)?;
    output.write_all(b"\n")
}

pub(super) fn written(document: &impl Serialize) -> io::Result<String> {
    let mut json = Vec::new();
    write(document, &mut json)?;
    String::from_utf8(json).map_err(io::Error::other)
}
