//! A finding: which rule, where, why, and what to do. It holds facts, not sentences: reports put them into
//! words in the language asked for, so that nothing here depends on who reads it.

use std::cmp::Ordering;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Confidence, Fingerprint, Rule, Severity};
use crate::model::{Category, Skill};
use crate::source::{Position, SourceFile, Span};

/// Something that a rule found. A check holds all of them until the last file is read, so each is kept small: texts that are
/// alike are held once, and none has room to grow.
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
    /// The line that the place starts on.
    pub line: Line,
    /// Which of the rule's messages says it; empty for the only one.
    pub variant: &'static str,
    /// Which of the rule's suggestions fits; `None` where there is nothing to suggest.
    pub advice: Option<&'static str>,
    /// What the message and the suggestion leave open.
    pub values: Box<[(&'static str, Value)]>,
    /// What the finding rests on, the weightiest first.
    pub evidence: Box<[Evidence]>,
    /// A text that could stand at the place instead of what stands there.
    pub replacement: Option<Box<str>>,
    /// What the finding is about, in words that stay the same when lines move.
    pub subject: Arc<str>,
    /// Which finding this is, whatever moves around it.
    pub fingerprint: Fingerprint,
}

/// What a message leaves open.
#[derive(Debug, Clone)]
pub enum Value {
    /// A text of the posting: untrusted.
    Text(Arc<str>),
    /// A skill, by its name.
    Skill(&'static Skill),
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
    pub text: Arc<str>,
    /// What it was judged to be, where that is the point.
    pub category: Option<Category>,
}

/// A range of a file, in all the ways in which tools count. It is kept in few bytes: no file that is read is so large that
/// they would not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    span: (u32, u32),
    start: (u32, u32),
    end: (u32, u32),
    byte_columns: (u32, u32),
}

/// The line that a finding is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The line as it stands in the file, or a window of it where it is long; empty where there is none to show.
    pub text: Arc<str>,
    /// How many characters of its start were left out.
    pub left_out: u32,
}

/// Lines up to this many characters are kept whole.
const LINE: usize = 400;

impl Place {
    /// A range of bytes in a file; a range that leaves the file is cut to it.
    #[must_use]
    pub fn of(file: &SourceFile, span: Span) -> Self {
        let text = file.text.as_str();
        let from = crate::source::boundary(text, span.start.min(text.len()));
        let to = crate::source::boundary(text, span.end.clamp(from, text.len()));
        // White space at the end belongs to nobody.
        let to = from + text[from..to].trim_end().len();
        let columns = (from - file.line_start(from) + 1, to - file.line_start(to) + 1);
        Self {
            span: (short(from), short(to)),
            start: short_position(file.position(from)),
            end: short_position(file.position(to)),
            byte_columns: (short(columns.0), short(columns.1)),
        }
    }

    /// The beginning of a file that can't be looked into.
    #[must_use]
    pub fn at(line: usize, column: usize) -> Self {
        let position = short_position(Position { line, column });
        Self { span: (0, 0), start: position, end: position, byte_columns: (position.1, position.1) }
    }

    /// The bytes of the decoded text.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.span.0 as usize, self.span.1 as usize)
    }

    /// Where it starts; columns count characters from 1.
    #[must_use]
    pub const fn start(&self) -> Position {
        Position { line: self.start.0 as usize, column: self.start.1 as usize }
    }

    /// Where it ends: the place after its last character.
    #[must_use]
    pub const fn end(&self) -> Position {
        Position { line: self.end.0 as usize, column: self.end.1 as usize }
    }

    /// The columns of both in bytes of UTF-8, from 1.
    #[must_use]
    pub const fn byte_columns(&self) -> (usize, usize) {
        (self.byte_columns.0 as usize, self.byte_columns.1 as usize)
    }
}

impl Line {
    /// The line that a place of the file starts on.
    #[must_use]
    pub fn of(file: &SourceFile, place: &Place) -> Self {
        let text = file.text.as_str();
        let from = place.span().start;
        let first = file.line_start(from);
        let column = place.start().column - 1;
        // A file may be one line of megabytes with a finding at every word: only a window of it is looked at.
        let window = if column <= LINE / 2 {
            first
        } else {
            text[first..from].char_indices().rev().nth(LINE / 4).map_or(first, |(at, _)| first + at)
        };
        let left_out = column - text[window..from].chars().count();
        Self { text: line_from(&text[window..]).into(), left_out: short(left_out) }
    }
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn short_position(position: Position) -> (u32, u32) {
    (short(position.line), short(position.column))
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

/// The findings of each file that has any, sorted, in the order of the files. `lists` hold those of one file each, sorted and
/// in that order; `others` are sorted too. Of equals those of `lists` come first.
#[must_use]
pub fn merged(lists: Vec<Vec<Finding>>, others: Vec<Finding>) -> Vec<Vec<Finding>> {
    let mut merged = Vec::with_capacity(lists.len());
    let mut others = others.into_iter();
    for mut of_file in lists {
        let Some(file) = of_file.first().map(|finding| Arc::clone(&finding.file)) else { continue };
        while others.as_slice().first().is_some_and(|other| other.file < file) {
            let mut of_another = Vec::new();
            take_first_file(&mut others, &mut of_another);
            merged.push(of_another);
        }
        if others.as_slice().first().is_some_and(|other| other.file == file) {
            take_first_file(&mut others, &mut of_file);
            of_file.sort_by(in_order);
        }
        merged.push(of_file);
    }
    while !others.as_slice().is_empty() {
        let mut of_another = Vec::new();
        take_first_file(&mut others, &mut of_another);
        merged.push(of_another);
    }
    merged
}

/// Moves the findings of the first file of a sorted list behind those of another list.
fn take_first_file(from: &mut std::vec::IntoIter<Finding>, to: &mut Vec<Finding>) {
    let count = from.as_slice().chunk_by(|a, b| a.file == b.file).next().map_or(0, <[Finding]>::len);
    to.reserve_exact(count);
    to.extend(from.take(count));
}

fn in_order(a: &Finding, b: &Finding) -> Ordering {
    let key = |f: &Finding| (f.place.start(), f.rule.code, f.place.end());
    a.file.cmp(&b.file).then_with(|| key(a).cmp(&key(b))).then_with(|| a.subject.cmp(&b.subject))
}

/// The worst and surest first; equals in the order of [`sort`].
#[must_use]
pub fn ranked<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<&'a Finding> {
    let mut ranked: Vec<&Finding> = findings.collect();
    ranked.sort_by_key(|finding| std::cmp::Reverse((finding.severity, finding.confidence)));
    ranked
}
