//! Findings for people: each with its place, the line it is about, what it rests on and what to do. Every
//! text of a posting is made harmless before a terminal sees it.

use std::io;

use rayon::prelude::*;

use super::{Checked, excerpt, paths, wording};
use crate::report::Layout;
use crate::report::plain::shortened;
use crate::report::style::Ink;
use crate::rules::{Finding, Severity};

/// So many findings are laid out at a time.
const CHUNK: usize = 256;
/// So many times as many are written at a time.
const ROUND: usize = 8;
/// So many bytes a finding usually takes.
const USUAL: usize = 700;
/// What stands below a line's number.
const BLANKS: &str = "          ";
/// So much of a piece of evidence is shown, in characters.
const EVIDENCE: usize = 90;

/// The findings and how many there are, laid out.
#[must_use]
pub fn text(checked: &Checked, layout: Layout) -> String {
    let mut text = Vec::new();
    // Writing to memory doesn't fail, and what is written is text.
    let _ = write(checked, layout, &mut text);
    String::from_utf8(text).unwrap_or_default()
}

/// The same, written as it is laid out: what is told of a large repository never stands in memory as a whole.
///
/// # Errors
/// Those of `output`.
pub fn write(checked: &Checked, layout: Layout, output: &mut (impl io::Write + Send)) -> io::Result<()> {
    let mut laid_out = Vec::new();
    let findings: Vec<&Finding> = checked.findings().collect();
    for round in findings.chunks(CHUNK * ROUND) {
        // One round is laid out while the one before is written.
        let (written, next) = rayon::join(|| write_all(&laid_out, output), || laid_out_of(round, layout));
        written?;
        laid_out = next;
    }
    write_all(&laid_out, output)?;
    output.write_all(summary(checked, layout).as_bytes())
}

fn write_all(texts: &[String], output: &mut impl io::Write) -> io::Result<()> {
    texts.iter().try_for_each(|text| output.write_all(text.as_bytes()))
}

/// The findings of a round, laid out in pieces.
fn laid_out_of(round: &[&Finding], layout: Layout) -> Vec<String> {
    let pieces = round.par_chunks(CHUNK).map(|findings| {
        let mut text = String::with_capacity(findings.len() * USUAL);
        for finding in findings {
            one(finding, layout, &mut text);
            text.push('\n');
        }
        text
    });
    pieces.collect()
}

fn ink(severity: Severity) -> Ink {
    match severity {
        Severity::Error => Ink::Bad,
        Severity::Warning => Ink::Doubtful,
        Severity::Info => Ink::Bold,
    }
}

fn one(finding: &Finding, layout: Layout, text: &mut String) {
    let messages = layout.messages();
    let place = &finding.place;
    let (number, column) = (place.start().line.to_string(), place.start().column.to_string());
    let where_it_is = [&*paths::shown(&finding.file), ":", &number, ":", &column].concat();
    layout.ink_onto(text, Ink::Bold, &where_it_is);
    text.push_str(": ");
    let severity = [severity_name(finding.severity, layout), "[", finding.rule.code, "]"].concat();
    layout.ink_onto(text, ink(finding.severity), &severity);
    text.push(' ');
    layout.ink_onto(text, Ink::Bold, &wording::message(finding, layout.language));
    text.push('\n');
    let gutter = &BLANKS[..number.len().min(BLANKS.len())];
    let width = usize::from(layout.columns()).saturating_sub(number.len() + 4).max(20);
    if let Some(excerpt) = excerpt::of(place, &finding.line, width) {
        for (before, after, of_marks) in
            [(number.as_str(), &excerpt.line, false), (gutter, &excerpt.marks, true)]
        {
            layout.ink_onto(text, Ink::Dim, before);
            text.push(' ');
            layout.ink_onto(text, Ink::Dim, "|");
            text.push(' ');
            if of_marks {
                layout.ink_onto(text, ink(finding.severity), after);
            } else {
                text.push_str(after);
            }
            text.push('\n');
        }
    }
    for evidence in &finding.evidence {
        let line = evidence.place.start().line.to_string();
        text.push_str(gutter);
        text.push_str(" = ");
        if evidence.file == finding.file {
            text.push_str(&messages.fill("check.line", &[("line", &line)]));
        } else {
            text.push_str(&paths::shown(&evidence.file));
            text.push(':');
            text.push_str(&line);
        }
        text.push_str(": ");
        text.push_str(&shortened(&evidence.text, EVIDENCE));
        if let Some(category) = evidence.category {
            text.push_str(" (");
            text.push_str(messages.work_is(category));
            text.push(')');
        }
        text.push('\n');
    }
    if let Some(suggestion) = wording::suggestion(finding, layout.language) {
        text.push_str(gutter);
        text.push_str(" → ");
        text.push_str(&suggestion);
        text.push('\n');
    }
}

/// A severity's name in the report's language.
pub(super) fn severity_name(severity: Severity, layout: Layout) -> &'static str {
    layout.messages().text(match severity {
        Severity::Error => "check.severity.error",
        Severity::Warning => "check.severity.warning",
        Severity::Info => "check.severity.info",
    })
}

/// How much was found in how much, in one or two lines.
pub(super) fn summary(checked: &Checked, layout: Layout) -> String {
    let messages = layout.messages();
    let mut parts = Vec::new();
    for (severity, key) in [
        (Severity::Error, "check.errors"),
        (Severity::Warning, "check.warnings"),
        (Severity::Info, "check.infos"),
    ] {
        let count = checked.count(severity);
        if count > 0 {
            parts.push(layout.ink(ink(severity), &messages.count(key, count)));
        }
    }
    let found = if parts.is_empty() { messages.text("check.nothing").to_owned() } else { parts.join(", ") };
    let place = messages.count("check.postings", checked.postings);
    let mut text = messages.fill("check.summary", &[("found", &found), ("postings", &place)]);
    for (count, key) in [
        (checked.suppressed, "check.suppressed"),
        (checked.known, "check.known"),
        (checked.unread, "check.unread"),
    ] {
        if count > 0 {
            text.push_str("; ");
            text.push_str(&messages.count(key, count));
        }
    }
    text.push_str(".\n");
    text
}
