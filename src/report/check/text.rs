//! Findings for people: each with its place, the line it is about, what it rests on and what to do. Every
//! text of a posting is made harmless before a terminal sees it.

use rayon::prelude::*;

use super::{Checked, excerpt, wording};
use crate::report::plain::shortened;
use crate::report::style::Ink;
use crate::report::{Layout, plain};
use crate::rules::{Finding, Severity};

/// So many findings are laid out at a time.
const CHUNK: usize = 256;
/// So much of a piece of evidence is shown, in characters.
const EVIDENCE: usize = 90;

/// The findings and how many there are, laid out.
#[must_use]
pub fn write(checked: &Checked, layout: Layout) -> String {
    let told = checked
        .findings
        .par_chunks(CHUNK)
        .map(|findings| findings.iter().map(|finding| one(finding, layout) + "\n").collect::<String>());
    let mut told: Vec<String> = told.collect();
    told.push(summary(checked, layout));
    told.concat()
}

fn ink(severity: Severity) -> Ink {
    match severity {
        Severity::Error => Ink::Bad,
        Severity::Warning => Ink::Doubtful,
        Severity::Info => Ink::Bold,
    }
}

fn one(finding: &Finding, layout: Layout) -> String {
    let messages = layout.messages();
    let place = &finding.place;
    let where_it_is = format!("{}:{}:{}", plain(&finding.file), place.start.line, place.start.column);
    let severity = severity_name(finding.severity, layout);
    let kind = layout.ink(ink(finding.severity), &format!("{severity}[{}]", finding.rule.code));
    let mut text = format!(
        "{}: {kind} {}\n",
        layout.ink(Ink::Bold, &where_it_is),
        layout.ink(Ink::Bold, &wording::message(finding, layout.language))
    );
    let number = place.start.line.to_string();
    let gutter = " ".repeat(number.len());
    let width = usize::from(layout.columns()).saturating_sub(number.len() + 4).max(20);
    if let Some(excerpt) = excerpt::of(place, width) {
        let bar = layout.ink(Ink::Dim, "|");
        text.push_str(&format!("{} {bar} {}\n", layout.ink(Ink::Dim, &number), excerpt.line));
        text.push_str(&format!("{gutter} {bar} {}\n", layout.ink(ink(finding.severity), &excerpt.marks)));
    }
    for evidence in &finding.evidence {
        let line = evidence.place.start.line;
        let place = if evidence.file == finding.file {
            messages.fill("check.line", &[("line", &line.to_string())])
        } else {
            format!("{}:{line}", plain(&evidence.file))
        };
        let category = evidence.category.map(|category| format!(" ({})", messages.work_is(category)));
        let told = shortened(&evidence.text, EVIDENCE);
        text.push_str(&format!("{gutter} = {place}: {told}{}\n", category.unwrap_or_default()));
    }
    if let Some(suggestion) = wording::suggestion(finding, layout.language) {
        text.push_str(&format!("{gutter} → {suggestion}\n"));
    }
    text
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
