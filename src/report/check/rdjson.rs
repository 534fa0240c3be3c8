//! Diagnostics as reviewdog takes them (rdjson). Its columns count bytes of UTF-8, and a suggestion with a
//! range becomes one that a reviewer can accept with a click.

use std::io;

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::{Checked, json as as_json, paths, wording};
use crate::rules::{Finding, Place, Severity};

pub(super) fn write(checked: &Checked) -> io::Result<String> {
    #[derive(Serialize)]
    struct Document<T: Serialize> {
        source: Json,
        severity: &'static str,
        diagnostics: T,
    }
    let document = Document {
        source: json!({ "name": "rolescope" }),
        severity: worst(checked),
        diagnostics: as_json::Each {
            items: &checked.findings().collect::<Vec<_>>(),
            form: |finding: &&Finding| diagnostic(finding, checked),
        },
    };
    as_json::written(&document, true)
}

fn worst(checked: &Checked) -> &'static str {
    checked.findings().map(|finding| finding.severity).max().map_or("INFO", name)
}

const fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    }
}

fn diagnostic(finding: &Finding, checked: &Checked) -> Json {
    let mut diagnostic = json!({
        "message": wording::whole(finding, checked.language),
        "location": { "path": paths::forward(&finding.file), "range": range(&finding.place) },
        "severity": name(finding.severity),
        "code": { "value": finding.rule.code },
    });
    if let Some(text) = &finding.replacement {
        diagnostic["suggestions"] = json!([{ "range": range(&finding.place), "text": text }]);
    }
    let related: Vec<Json> = finding
        .evidence
        .iter()
        .map(|evidence| {
            json!({
                "message": crate::report::plain(&evidence.text),
                "location": { "path": paths::forward(&evidence.file), "range": range(&evidence.place) },
            })
        })
        .collect();
    if !related.is_empty() {
        diagnostic["relatedLocations"] = json!(related);
    }
    diagnostic
}

fn range(place: &Place) -> Json {
    let (start, end) = place.byte_columns();
    json!({
        "start": { "line": place.start().line, "column": start },
        "end": { "line": place.end().line, "column": end },
    })
}
