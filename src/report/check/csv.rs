//! Findings as a table (RFC 4180). A spreadsheet takes a cell that begins with one of `=+-@` for a formula, so
//! such a cell gets an apostrophe before it, as OWASP advises.

use std::io;

use super::{Checked, paths, wording};
use crate::report::plain;

pub(super) fn write(checked: &Checked) -> io::Result<String> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    writer.write_record([
        "file",
        "line",
        "column",
        "end_line",
        "end_column",
        "code",
        "name",
        "severity",
        "confidence",
        "message",
        "suggestion",
        "fingerprint",
    ])?;
    for finding in checked.findings() {
        let place = &finding.place;
        let cells = [
            paths::shown(&paths::forward(&finding.file)).into_owned(),
            place.start().line.to_string(),
            place.start().column.to_string(),
            place.end().line.to_string(),
            place.end().column.to_string(),
            finding.rule.code.to_owned(),
            finding.rule.name.to_owned(),
            finding.severity.key().to_owned(),
            finding.confidence.key().to_owned(),
            wording::message(finding, checked.language),
            wording::suggestion(finding, checked.language).unwrap_or_default(),
            finding.fingerprint.to_string(),
        ];
        writer.write_record(cells.map(|cell| harmless(&cell)))?;
    }
    let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

fn harmless(cell: &str) -> String {
    let cell = plain(cell);
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.into_owned() }
}
