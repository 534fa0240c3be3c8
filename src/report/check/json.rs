//! Findings as JSON: one document, or one object a line for whoever reads as they come. What a terminal
//! could take for a command is escaped.

use std::io::{self, Write as _};

use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

use super::{Checked, paths, wording};
use crate::model::round;
use crate::report::escaping::Escaping;
use crate::rules::{Finding, Place, Severity, Value};

/// The form of the document; it grows, but what is there keeps its meaning.
const VERSION: u32 = 1;

pub(super) fn document(checked: &Checked) -> io::Result<String> {
    #[derive(Serialize)]
    struct Document<T: Serialize> {
        version: u32,
        tool: Json,
        summary: Json,
        findings: T,
    }
    let document = Document {
        version: VERSION,
        tool: json!({ "name": "rolescope", "version": env!("CARGO_PKG_VERSION") }),
        summary: summary(checked),
        findings: Each {
            items: &checked.findings().collect::<Vec<_>>(),
            form: |finding: &&Finding| object(finding, checked),
        },
    };
    written(&document, true)
}

/// A list of which one item at a time is put into its form: the document of a large repository never stands
/// in memory as a tree.
pub(super) struct Each<'a, T, F> {
    pub items: &'a [T],
    pub form: F,
}

impl<T, F: Fn(&T) -> Json> Serialize for Each<'_, T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.items.iter().map(&self.form))
    }
}

pub(super) fn lines(checked: &Checked) -> io::Result<String> {
    let mut text = String::new();
    for finding in checked.findings() {
        text.push_str(&written(&object(finding, checked), false)?);
    }
    Ok(text)
}

/// A value as JSON with what a terminal could take for a command escaped, ended by a line break.
pub(super) fn written(value: &impl Serialize, pretty: bool) -> io::Result<String> {
    let mut bytes = Vec::new();
    let mut output = Escaping::json(&mut bytes);
    if pretty {
        serde_json::to_writer_pretty(&mut output, value)?;
    } else {
        serde_json::to_writer(&mut output, value)?;
    }
    output.write_all(b"\n")?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

fn summary(checked: &Checked) -> Json {
    json!({
        "files": checked.files.len(),
        "postings": checked.postings,
        "unread": checked.unread,
        "errors": checked.count(Severity::Error),
        "warnings": checked.count(Severity::Warning),
        "infos": checked.count(Severity::Info),
        "suppressed": checked.suppressed,
        "known": checked.known,
    })
}

fn object(finding: &Finding, checked: &Checked) -> Json {
    let facts: serde_json::Map<String, Json> =
        finding.values.iter().map(|(name, value)| ((*name).to_owned(), fact(value))).collect();
    let evidence = finding.evidence.iter().map(|evidence| {
        json!({
            "file": paths::forward(&evidence.file),
            "range": range(&evidence.place),
            "text": *evidence.text,
            "category": evidence.category,
        })
    });
    json!({
        "code": finding.rule.code,
        "name": finding.rule.name,
        "group": finding.rule.group.key(),
        "severity": finding.severity,
        "confidence": finding.confidence,
        "file": paths::forward(&finding.file),
        "range": range(&finding.place),
        "message": wording::message(finding, checked.language),
        "suggestion": wording::suggestion(finding, checked.language),
        "replacement": finding.replacement,
        "facts": facts,
        "evidence": evidence.collect::<Vec<_>>(),
        "fingerprint": finding.fingerprint,
    })
}

fn range(place: &Place) -> Json {
    json!({ "start": place.start(), "end": place.end() })
}

fn fact(value: &Value) -> Json {
    match value {
        Value::Text(text) => json!(**text),
        Value::Skill(skill) => json!(skill.en),
        Value::Choice(texts) => json!(texts),
        Value::Category(category) => json!(category.key()),
        Value::Part(part) => json!(round(*part)),
        Value::Count(count) => json!(count),
    }
}
