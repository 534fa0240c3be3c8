//! What is to be said of a posting that is kept in a repository: findings, each by a rule that has a code, a
//! page that explains it, and a way to be told to be silent. Rules read assessments and find; they neither
//! judge duties nor put anything into words.

mod baseline;
mod catalogue;
mod duties;
mod facts;
mod finding;
mod fingerprint;
mod fit;
mod listed;
mod repository;
mod scope;
mod settings;
mod severity;
mod shares;
mod shingles;
mod sink;
mod superiors;
mod suppression;
mod titles;
mod words;

pub use baseline::{Baseline, BaselineError, Known};
pub use catalogue::{Group, Page, Rule};
pub use duties::says_nothing;
pub use facts::DutyFacts;
pub use finding::{Evidence, Finding, Line, Place, Value, merged, ranked, sort};
pub use fingerprint::{Fingerprint, fingerprint};
pub use repository::{Brief, check_repository};
pub use settings::{Settings, Threshold, ThresholdInfo};
pub use severity::{Confidence, Severity};
pub use suppression::Suppressions;

use std::borrow::Borrow;
use std::sync::Arc;

use crate::scope::Assessment;

/// Everything that is found in one posting by itself, in no certain order and without fingerprints.
#[must_use]
pub fn check(assessment: &Assessment, settings: &Settings) -> Vec<Finding> {
    let facts: Vec<DutyFacts> =
        assessment.posting.duties.iter().map(|duty| DutyFacts::of(&duty.text.text)).collect();
    check_with(assessment, &facts, settings)
}

/// Everything that is found in one posting, of whose duties the `facts` are known, one for each in their order.
#[must_use]
pub fn check_with<F: Borrow<DutyFacts>>(
    assessment: &Assessment,
    facts: &[F],
    settings: &Settings,
) -> Vec<Finding> {
    let posting = &assessment.posting;
    let facts: Vec<&DutyFacts> = facts.iter().map(Borrow::borrow).collect();
    let name = Arc::from(posting.file.name.as_str());
    let mut sink = sink::Sink { settings, file: &posting.file, name, findings: Vec::new() };
    scope::check(assessment, &mut sink);
    titles::check(assessment, &mut sink);
    duties::check(assessment, &facts, &mut sink);
    shares::check(posting, &mut sink);
    fit::check(posting, &facts, &mut sink);
    sink.findings
}

/// A finding of the check itself: a file that can't be read, a baseline that is stale.
#[must_use]
pub fn about_the_check(
    code: &'static str,
    file: &str,
    place: Place,
    values: Vec<(&'static str, Value)>,
    settings: &Settings,
) -> Option<Finding> {
    let rule = Rule::of(code);
    let subject = match values.first() {
        Some((_, Value::Text(text))) => Arc::clone(text),
        _ => Arc::default(),
    };
    Some(Finding {
        rule,
        severity: settings.severity(rule)?,
        confidence: rule.confidence,
        file: Arc::from(file),
        place,
        line: Line::default(),
        variant: "",
        advice: Some(""),
        values: values.into(),
        evidence: Box::default(),
        replacement: None,
        subject,
        fingerprint: Fingerprint::default(),
    })
}
