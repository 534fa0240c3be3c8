//! A finding: which rule, where, why, and what to do. It holds facts, not sentences: reports put them into
//! words in the language asked for, so that nothing here depends on who reads it.

use std::cmp::Ordering;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Confidence, Rule, Severity};
use crate::model::Category;
use crate::source::{Position, SourceFile, Span};

/// Something that a rule found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad it is, as the user's settings have it.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// The file's name.
    pub file: Arc<str>,
    /// Where.
    pub place: Place,
    /// Which of the rule's messages says it; empty for the only one.
    pub variant: &'static str,
    /// Which of the rule's suggestions fits; `None` where there is nothing to suggest.
    pub advice: Option<&'static str>,
    /// What the message and the suggestion leave open.
    pub values: Vec<(&'static str, Value)>,
    /// What the finding rests on, the weightiest first.
    pub evidence: Vec<Evidence>,
    /// A text that could stand at the place instead of what stands there.
    pub replacement: Option<String>,
    /// What the finding is about, in words that stay the same when lines move.
    pub subject: String,
    /// Which finding this is, whatever moves around it; see [`super::fingerprint`].
    pub fingerprint: String,
}

/// What a message leaves open.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text of the posting: untrusted.
    Text(String),
    /// A name of our own, in English and in Swedish.
    Name(&'static str, &'static str),
    /// Texts, one of which is to be chosen.
    Choice(Vec<String>),
    /// A category of work.
    Category(Category),
    /// A part of the whole, 0 to 1.
    Part(f64),
    /// A number of things.
    Count(usize),
}

/// A part of the posting, or of another, that a finding rests on.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// The file that it stands in.
    pub file: Arc<str>,
    /// Where.
    pub place: Place,
    /// What stands there: untrusted.
    pub text: String,
    /// What it was judged to be, where that is the point.
    pub category: Option<Category>,
}

/// A range of a file, in all the ways in which tools count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The bytes of the decoded text.
    pub span: Span,
    /// Where it starts; columns count characters from 1.
    pub start: Position,
    /// Where it ends: the place after its last character.
    pub end: Position,
    /// The columns of both in bytes of UTF-8, from 1.
    pub byte_columns: (usize, usize),
    /// The line that it starts on, as it stands in the file, or a window of it where it is long.
    pub line: String,
    /// How many characters of the start of the line were left out of [`Place::line`].
    pub left_out: usize,
}

/// Lines up to this many characters are kept whole.
const LINE: usize = 400;

impl Place {
    /// A range of bytes in a file, with its line; a range that leaves the file is cut to it.
    #[must_use]
    pub fn of(file: &SourceFile, span: Span) -> Self {
        Self::with_line(file, span, true)
    }

    /// The same without its line, for what is only pointed at.
    #[must_use]
    pub fn bare(file: &SourceFile, span: Span) -> Self {
        Self::with_line(file, span, false)
    }

    fn with_line(file: &SourceFile, span: Span, with_line: bool) -> Self {
        let text = file.text.as_str();
        let from = crate::source::boundary(text, span.start.min(text.len()));
        let to = crate::source::boundary(text, span.end.clamp(from, text.len()));
        // White space at the end belongs to nobody.
        let to = from + text[from..to].trim_end().len();
        let first = file.line_start(from);
        let start = file.position(from);
        let column = start.column - 1;
        // A file may be one line of megabytes with a finding at every word: only a window of it is looked at.
        let window = if column <= LINE / 2 {
            first
        } else {
            text[first..from].char_indices().rev().nth(LINE / 4).map_or(first, |(at, _)| first + at)
        };
        let left_out = column - text[window..from].chars().count();
        let line = if with_line { line_from(&text[window..]).to_owned() } else { String::new() };
        Self {
            span: Span::new(from, to),
            start,
            end: file.position(to),
            byte_columns: (from - first + 1, to - file.line_start(to) + 1),
            line,
            left_out,
        }
    }

    /// The beginning of a file that can't be looked into.
    #[must_use]
    pub fn at(line: usize, column: usize) -> Self {
        let position = Position { line, column };
        Self {
            span: Span::default(),
            start: position,
            end: position,
            byte_columns: (column, column),
            line: String::new(),
            left_out: 0,
        }
    }
}

/// The line that a text begins with, or the beginning of it.
fn line_from(text: &str) -> &str {
    let line = &text[..memchr::memchr2(b'\n', b'\r', text.as_bytes()).unwrap_or(text.len())];
    if line.len() <= LINE {
        return line;
    }
    line.char_indices().nth(LINE).map_or(line, |(end, _)| &line[..end])
}

/// Sorts findings as they are told: by file, then by place, then by rule.
pub fn sort(findings: &mut [Finding]) {
    findings.par_sort_by(in_order);
}

/// The findings of two lists, sorted: the first is one after another of `lists`, and both are sorted each. Of equals
/// those of the first come first.
#[must_use]
pub fn merged(lists: Vec<Vec<Finding>>, second: Vec<Finding>) -> Vec<Finding> {
    let mut merged = Vec::with_capacity(lists.iter().map(Vec::len).sum::<usize>() + second.len());
    let mut second = second.into_iter().peekable();
    for finding in lists.into_iter().flatten() {
        while let Some(before) = second.next_if(|other| in_order(other, &finding).is_lt()) {
            merged.push(before);
        }
        merged.push(finding);
    }
    merged.extend(second);
    merged
}

fn in_order(a: &Finding, b: &Finding) -> Ordering {
    let key = |f: &Finding| (f.place.start, f.rule.code, f.place.end);
    a.file.cmp(&b.file).then_with(|| key(a).cmp(&key(b))).then_with(|| a.subject.cmp(&b.subject))
}

/// The worst and surest first; equals in the order of [`sort`].
#[must_use]
pub fn ranked(findings: &[Finding]) -> Vec<&Finding> {
    let mut ranked: Vec<&Finding> = findings.iter().collect();
    ranked.sort_by_key(|finding| std::cmp::Reverse((finding.severity, finding.confidence)));
    ranked
}
