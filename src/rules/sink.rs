//! Where rules put what they find. It refuses what the user switched off or isn't sure enough, gives every
//! finding its place, and so keeps each rule down to the question that it asks.

use std::sync::Arc;

use smallvec::SmallVec;

use super::{Confidence, Evidence, Finding, Fingerprint, Line, Place, Rule, Settings, Severity, Value};
use crate::model::Category;
use crate::source::{SourceFile, SourceText, Span};

/// Takes the findings in one file.
pub(super) struct Sink<'a> {
    pub settings: &'a Settings,
    pub file: &'a Arc<SourceFile>,
    pub name: Arc<str>,
    pub findings: Vec<Finding>,
}

impl Sink<'_> {
    /// Whether a rule is on.
    pub fn wants(&self, code: &'static str) -> bool {
        self.settings.severity(Rule::of(code)).is_some()
    }

    /// Keeps what was found; tells whether it counts.
    pub fn add(&mut self, found: Found<'_>) -> bool {
        let rule = Rule::of(found.code);
        let confidence = found.confidence.unwrap_or(rule.confidence);
        let Some(severity) = self.settings.severity(rule) else { return false };
        if confidence < self.settings.min_confidence {
            return false;
        }
        let place = Place::of(self.file, found.span);
        let evidence = found.evidence.iter().map(|(text, category)| Evidence {
            file: Arc::clone(&self.name),
            place: Place::of(self.file, text.span()),
            text: text.text.as_str().into(),
            category: *category,
        });
        self.findings.push(Finding {
            rule,
            severity: severity.min(found.at_most),
            confidence,
            file: Arc::clone(&self.name),
            place,
            line: Line::of(self.file, &place),
            variant: found.variant,
            advice: found.advice,
            values: found.values.into_iter().collect(),
            evidence: evidence.collect(),
            replacement: found.replacement,
            subject: found.subject,
            fingerprint: Fingerprint::default(),
        });
        true
    }
}

/// A finding in the making.
pub(super) struct Found<'a> {
    code: &'static str,
    span: Span,
    confidence: Option<Confidence>,
    variant: &'static str,
    advice: Option<&'static str>,
    values: SmallVec<[(&'static str, Value); 8]>,
    evidence: SmallVec<[(&'a SourceText, Option<Category>); 4]>,
    replacement: Option<Box<str>>,
    subject: Arc<str>,
    at_most: Severity,
}

impl<'a> Found<'a> {
    /// What the rule `code` found at `span`, in `subject`.
    pub fn new(code: &'static str, span: Span, subject: &str) -> Self {
        Self {
            code,
            span,
            confidence: None,
            variant: "",
            advice: Some(""),
            values: SmallVec::new(),
            evidence: SmallVec::new(),
            replacement: None,
            subject: subject.into(),
            at_most: Severity::Error,
        }
    }

    /// What the rule `code` found in a text.
    pub fn at(code: &'static str, text: &SourceText) -> Self {
        Self::new(code, text.span(), &text.text).tells_subject("text")
    }

    /// What the message says of the subject, which it names so.
    pub fn tells_subject(self, name: &'static str) -> Self {
        let subject = Arc::clone(&self.subject);
        self.value(name, Value::Text(subject))
    }

    pub fn value(mut self, name: &'static str, value: Value) -> Self {
        self.values.push((name, value));
        self
    }

    pub fn category(self, name: &'static str, category: Category) -> Self {
        self.value(name, Value::Category(category))
    }

    pub fn part(self, name: &'static str, part: f64) -> Self {
        self.value(name, Value::Part(part))
    }

    pub fn count(self, name: &'static str, count: usize) -> Self {
        self.value(name, Value::Count(count))
    }

    pub fn told(self, name: &'static str, text: &str) -> Self {
        self.value(name, Value::Text(text.into()))
    }

    pub fn variant(mut self, variant: &'static str) -> Self {
        self.variant = variant;
        self
    }

    pub fn advice(mut self, advice: &'static str) -> Self {
        self.advice = Some(advice);
        self
    }

    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = Some(confidence);
        self
    }

    pub fn evidence(mut self, text: &'a SourceText, category: Option<Category>) -> Self {
        self.evidence.push((text, category));
        self
    }

    /// However severe the rule, this finding is no more than that.
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.at_most = severity;
        self
    }

    pub fn replacement(mut self, text: Option<&str>) -> Self {
        self.replacement = text.map(Into::into);
        self
    }
}
