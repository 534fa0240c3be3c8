//! GitLab's code quality report: the part of the Code Climate form that GitLab reads. Paths must be relative
//! and without `./`, or the findings are not shown at the lines of a merge request.

use std::io;

use serde_json::{Value as Json, json};

use super::{Checked, json as as_json, paths, wording};
use crate::rules::{Finding, Severity, ranked};

pub(super) fn write(checked: &Checked) -> io::Result<String> {
    let form = |finding: &&Finding| -> Json {
        json!({
            "type": "issue",
            "check_name": format!("{} {}", finding.rule.code, finding.rule.name),
            "description": wording::whole(finding, checked.language),
            "categories": ["Clarity"],
            "severity": severity(finding.severity),
            "fingerprint": finding.fingerprint,
            "location": {
                "path": paths::forward(&finding.file),
                "lines": { "begin": finding.place.start().line, "end": finding.place.end().line },
            },
        })
    };
    as_json::written(&as_json::Each { items: &ranked(checked.findings()), form }, true)
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
