//! Findings as a page in Markdown, such as a job's summary on GitHub: the worst first, and cut where the host
//! cuts, which is said. Whatever comes from a posting is written in character references, so that no markup,
//! link, mention or HTML of it is alive.

use super::{Checked, paths, text, wording};
use crate::report::{Layout, Messages, plain};
use crate::rules::{Finding, ranked};

/// GitHub takes a summary of 1 MiB; what would go beyond this is left out.
const MOST_BYTES: usize = 900 * 1024;

pub(super) fn write(checked: &Checked) -> String {
    let messages = Messages::of(checked.language);
    let layout = Layout { language: checked.language, width: 100, color: false };
    let mut page = format!("## Rolescope\n\n{}", text::summary(checked, layout));
    if checked.by_file.is_empty() {
        return page;
    }
    page.push_str(&format!(
        "\n| {} | {} | {} |\n|---|---|---|\n",
        messages.text("check.column.place"),
        messages.text("check.column.rule"),
        messages.text("check.column.finding")
    ));
    let ranked = ranked(checked.findings());
    for (index, finding) in ranked.iter().enumerate() {
        let row = row(finding, checked, layout);
        if page.len() + row.len() > MOST_BYTES {
            let rest = ranked.len() - index;
            page.push_str(&format!("\n{}\n", messages.count("check.left-out", rest)));
            break;
        }
        page.push_str(&row);
    }
    page
}

fn row(finding: &Finding, checked: &Checked, layout: Layout) -> String {
    let place = format!("{}:{}", paths::forward(&finding.file), finding.place.start().line);
    let severity = text::severity_name(finding.severity, layout);
    let suggestion = wording::suggestion(finding, checked.language);
    let suggestion = suggestion.map(|text| format!("<br>→ {}", inert(&text))).unwrap_or_default();
    let message = inert(&wording::message(finding, checked.language));
    format!(
        "| {} | {severity} {} {} | {message}{suggestion} |\n",
        inert(&place),
        finding.rule.code,
        finding.rule.name
    )
}

/// Text in which nothing is markup: every sign that Markdown, HTML or the host could read is a reference.
fn inert(text: &str) -> String {
    let mut inert = String::with_capacity(text.len());
    for c in plain(text).chars() {
        if c.is_ascii_punctuation() && !matches!(c, '.' | ',' | '-' | '%' | ';' | '?' | '/' | '\'') {
            inert.push_str(&format!("&#{};", u32::from(c)));
        } else {
            inert.push(c);
        }
    }
    // A host would make a link of a bare address, even without its scheme.
    inert.replace("www.", "www&#46;")
}
