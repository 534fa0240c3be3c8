//! SARIF 2.1.0 (OASIS Standard, 27 March 2020), as code hosts take it. All rules are listed, with their help,
//! whether they found something or not; fingerprints survive moved lines; results beyond what hosts keep are
//! left out, the mildest first, and that is said. Messages are plain text, and `[` and `]` in them are
//! escaped, since SARIF reads links there.

use std::io;

use serde_json::{Value as Json, json};

use super::{Checked, json as as_json, paths, rank, wording};
use crate::report::Messages;
use crate::rules::{Finding, Place, Rule, Severity, ranked};

/// GitHub keeps so many results of a run.
const MOST_RESULTS: usize = 25_000;

pub(super) fn write(checked: &Checked) -> io::Result<String> {
    let messages = Messages::of(checked.language);
    let mut kept = ranked(checked.findings());
    let left_out = kept.len().saturating_sub(MOST_RESULTS);
    kept.truncate(MOST_RESULTS);
    let mut notifications: Vec<Json> = Vec::new();
    for finding in checked.findings().filter(|finding| finding.rule.code == "RS001") {
        notifications.push(json!({
            "level": "error",
            "message": { "text": escaped(&wording::message(finding, checked.language)) },
            "locations": [{ "physicalLocation": physical(&finding.file, &finding.place) }],
        }));
    }
    if left_out > 0 {
        let text = messages.count("check.left-out", left_out);
        notifications.push(json!({ "level": "warning", "message": { "text": text } }));
    }
    let rules: Vec<Json> = Rule::all().iter().map(|rule| descriptor(rule, checked)).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "rolescope",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": checked.language.code(),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "%SRCROOT%": { "description": { "text": messages.text("check.root") } } },
            "invocations": [{
                "executionSuccessful": checked.unread == 0,
                "toolExecutionNotifications": notifications,
            }],
            "results": kept.into_iter().map(|finding| result(finding, checked)).collect::<Vec<_>>(),
        }],
    });
    as_json::written(&document, true)
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn descriptor(rule: &Rule, checked: &Checked) -> Json {
    let page = rule.page(checked.language);
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": page.summary() },
        "fullDescription": { "text": page.summary() },
        "help": { "text": page.body, "markdown": page.body },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "tags": [rule.group.key()], "precision": precision(rule) },
    })
}

/// GitHub sorts by it; its steps have the names that a confidence has.
const fn precision(rule: &Rule) -> &'static str {
    rule.confidence.key()
}

fn result(finding: &Finding, checked: &Checked) -> Json {
    let related: Vec<Json> = finding
        .evidence
        .iter()
        .enumerate()
        .map(|(index, evidence)| {
            json!({
                "id": index,
                "physicalLocation": physical(&evidence.file, &evidence.place),
                "message": { "text": escaped(&crate::report::plain(&evidence.text)) },
            })
        })
        .collect();
    let mut result = json!({
        "ruleId": finding.rule.code,
        "ruleIndex": finding.rule.index(),
        "level": level(finding.severity),
        "rank": rank(finding.confidence),
        "message": { "text": escaped(&wording::whole(finding, checked.language)) },
        "locations": [{ "physicalLocation": physical(&finding.file, &finding.place) }],
        "relatedLocations": related,
        "partialFingerprints": { "rolescope/v1": finding.fingerprint },
    });
    if let Some(replacement) = &finding.replacement {
        result["fixes"] = json!([{
            "description": { "text": escaped(&wording::suggestion(finding, checked.language).unwrap_or_default()) },
            "artifactChanges": [{
                "artifactLocation": location(&finding.file),
                "replacements": [{ "deletedRegion": region(&finding.place), "insertedContent": { "text": replacement } }],
            }],
        }]);
    }
    result
}

fn location(file: &str) -> Json {
    let uri = paths::uri(file);
    if uri.starts_with("file:") {
        json!({ "uri": uri })
    } else {
        json!({ "uri": uri, "uriBaseId": "%SRCROOT%" })
    }
}

fn physical(file: &str, place: &Place) -> Json {
    json!({ "artifactLocation": location(file), "region": region(place) })
}

fn region(place: &Place) -> Json {
    json!({
        "startLine": place.start().line,
        "startColumn": place.start().column,
        "endLine": place.end().line,
        "endColumn": place.end().column,
    })
}

/// In a message, brackets make a link (section 3.11.6); a backslash makes them none.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '[' | ']' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
