//! Findings in words: the templates of the rule's page with the finding's facts in them, in either language.

use crate::model::Language;
use crate::report::plain::shortened;
use crate::report::{Messages, plain};
use crate::rules::{Finding, Value};

/// So much of a posting's text is quoted in a message, in characters.
const QUOTED: usize = 120;

/// What was found, in one sentence without a full stop.
pub(super) fn message(finding: &Finding, language: Language) -> String {
    filled(finding, "message", Some(finding.variant), language)
        .unwrap_or_else(|| finding.rule.name.to_owned())
}

/// What to do about it.
pub(super) fn suggestion(finding: &Finding, language: Language) -> Option<String> {
    filled(finding, "suggestion", finding.advice, language)
}

/// The message, with the suggestion after it where there is one.
pub(super) fn whole(finding: &Finding, language: Language) -> String {
    let message = message(finding, language);
    match suggestion(finding, language) {
        Some(suggestion) => format!("{message}. {suggestion}."),
        None => format!("{message}."),
    }
}

fn filled(finding: &Finding, kind: &str, variant: Option<&str>, language: Language) -> Option<String> {
    let template = finding.rule.page(language).variant(kind, variant?)?;
    let mut text = String::with_capacity(template.len() + QUOTED);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, value)) = finding.values.iter().find(|(known, _)| *known == name) {
            tell(value, language, &mut text);
        }
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

fn tell(value: &Value, language: Language, onto: &mut String) {
    let messages = Messages::of(language);
    match value {
        Value::Text(text) => onto.push_str(&shortened(text, QUOTED)),
        Value::Skill(skill) => onto.push_str(match language {
            Language::English => &skill.en,
            Language::Swedish => &skill.sv,
        }),
        Value::Choice(texts) => {
            let quoted = |text: &String| messages.fill("check.quoted", &[("text", &plain(text))]);
            onto.push_str(&texts.iter().map(quoted).collect::<Vec<_>>().join(" / "));
        }
        Value::Category(category) => onto.push_str(messages.category_noun(*category)),
        Value::Part(part) => onto.push_str(&messages.percent(*part)),
        Value::Count(count) => onto.push_str(&count.to_string()),
    }
}
