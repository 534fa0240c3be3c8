//! GitHub's workflow commands: one line each, which the runner turns into an annotation. It reads commands in
//! any line that a step prints, so a posting must not be able to begin a line; `%`, line breaks and, in
//! properties, `:` and `,` are escaped as the runner's own toolkit does. The runner shows ten annotations of
//! each kind a step: the worst come first, and what isn't shown is said.

use super::{Checked, paths, wording};
use crate::report::{Layout, Messages, plain};
use crate::rules::{Severity, ranked};

/// So many annotations of a kind the runner shows for a step.
const SHOWN: usize = 10;

pub(super) fn write(checked: &Checked) -> String {
    let mut text = String::new();
    for finding in ranked(checked.findings()) {
        let place = &finding.place;
        let file = property(&paths::forward(&finding.file));
        let title = property(&format!("{} {}", finding.rule.code, finding.rule.name));
        let (line, column, end) = (place.start().line, place.start().column, place.end().line);
        // The runner refuses columns where the lines differ.
        let columns = if line == end {
            format!(",col={column},endColumn={}", place.end().column.max(column))
        } else {
            String::new()
        };
        text.push_str(&format!(
            "::{} file={file},line={line},endLine={end}{columns},title={title}::{}\n",
            command(finding.severity),
            data(&wording::whole(finding, checked.language)),
        ));
    }
    let hidden: usize =
        Severity::ALL.iter().map(|severity| checked.count(*severity).saturating_sub(SHOWN)).sum();
    let messages = Messages::of(checked.language);
    if hidden > 0 {
        text.push_str(&messages.count("check.github-hides", hidden));
        text.push('\n');
    }
    let layout = Layout { language: checked.language, width: 100, color: false };
    text.push_str(&super::text::summary(checked, layout));
    text
}

const fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

fn data(text: &str) -> String {
    plain(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
