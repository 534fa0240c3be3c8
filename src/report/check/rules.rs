//! The rules themselves, for people: the list of all, and the page of one as Markdown.

use crate::model::Language;
use crate::rules::Rule;

/// All rules, one a line: code, severity, name, summary.
#[must_use]
pub fn list(language: Language) -> String {
    let rules = Rule::all();
    let longest = rules.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    rules
        .iter()
        .map(|rule| {
            let summary = rule.page(language).summary();
            format!("{}  {:7}  {:longest$}  {summary}\n", rule.code, rule.severity.key(), rule.name)
        })
        .collect()
}

/// A rule's page as Markdown.
#[must_use]
pub fn page(rule: &Rule, language: Language) -> String {
    let page = rule.page(language);
    let words = match language {
        Language::English => ["Severity", "group", "confidence"],
        Language::Swedish => ["Allvar", "grupp", "säkerhet"],
    };
    format!(
        "# {} {}\n\n{}\n\n{}: {} · {}: {} · {}: {}\n\n{}",
        rule.code,
        rule.name,
        page.summary(),
        words[0],
        rule.severity.key(),
        words[1],
        rule.group.key(),
        words[2],
        rule.confidence.key(),
        page.body
    )
}
