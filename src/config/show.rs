//! What holds, written as a configuration that would bring it about, with where each value came from.

use super::{Config, Resolved};
use crate::rules::{Rule, Severity, Threshold};

/// Everything that holds for a file, as TOML with the origin of each value in a comment.
#[must_use]
pub fn show(resolved: &Resolved, on_top: &Config) -> String {
    let config = resolved.config.as_deref();
    let origin = |keys: &[&str], set_on_top: bool, set_in_file: bool| -> String {
        if set_on_top {
            return "the command line".to_owned();
        }
        match config {
            Some(config) => {
                let line = keys.iter().find_map(|key| config.lines.get(*key));
                match line {
                    Some(line) => format!("{}:{line}", config.file),
                    None if set_in_file => format!("an override in {}", config.file),
                    None => "default".to_owned(),
                }
            }
            None => "default".to_owned(),
        }
    };
    let mut lines: Vec<(String, String)> = Vec::new();
    let fail_on = resolved.fail_on.map_or("never", Severity::key);
    lines.push((format!("fail-on = \"{fail_on}\""), origin(&["fail-on"], on_top.fail_on.is_some(), false)));
    let confidence = resolved.settings.min_confidence;
    let is_default = confidence == crate::rules::Settings::default().min_confidence;
    lines.push((
        format!("min-confidence = \"{}\"", confidence.key()),
        origin(&["min-confidence"], on_top.min_confidence.is_some(), !is_default),
    ));
    if let Some(language) = on_top.language.or_else(|| config.and_then(|config| config.language)) {
        lines.push((
            format!("language = \"{}\"", language.code()),
            origin(&["language"], on_top.language.is_some(), true),
        ));
    }
    if !resolved.lexicon.is_empty() {
        let files: Vec<String> =
            resolved.lexicon.iter().map(|file| format!("{:?}", file.display().to_string())).collect();
        let set_in_file = config.is_some_and(|config| !config.lexicon.is_empty());
        lines.push((
            format!("lexicon = [{}]", files.join(", ")),
            origin(&["lexicon"], !on_top.lexicon.is_empty() && !set_in_file, set_in_file),
        ));
    }
    lines.push((String::new(), String::new()));
    lines.push(("[severity]".to_owned(), String::new()));
    for (rule, severity) in Rule::all().iter().zip(&resolved.settings.severities) {
        let by_severity = |config: &Config| {
            config
                .severity
                .iter()
                .rev()
                .find(|(s, _)| rule.is_meant_by(s))
                .map(|(s, _)| format!("severity.{s}"))
        };
        let by_list = |config: &Config, list: &[String], key: &str| {
            let meant = list.iter().any(|selector| rule.is_meant_by(selector));
            (meant || key == "select" && severity.is_none() && !config.select.is_empty())
                .then(|| key.to_owned())
        };
        let keys_of = |config: &Config| -> Vec<String> {
            let lists = if severity.is_none() {
                [by_list(config, &config.ignore, "ignore"), by_list(config, &config.select, "select")]
            } else {
                [None, None]
            };
            lists.into_iter().chain([by_severity(config)]).flatten().collect()
        };
        let keys = config.map(keys_of).unwrap_or_default();
        let on_top_says = !keys_of(on_top).is_empty();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let word = severity.map_or("off", Severity::key);
        let origin = origin(&keys, on_top_says, *severity != Some(rule.severity));
        lines.push((format!("{} = \"{word}\"", rule.code), format!("{}, {origin}", rule.name)));
    }
    lines.push((String::new(), String::new()));
    lines.push(("[thresholds]".to_owned(), String::new()));
    for (info, value) in Threshold::all().iter().zip(resolved.settings.thresholds) {
        let key = format!("thresholds.{}", info.name);
        lines.push((format!("{} = {value}", info.name), origin(&[&key], false, value != info.default)));
    }
    let width = lines.iter().map(|(line, _)| line.chars().count()).max().unwrap_or_default();
    let line = |(line, origin): &(String, String)| match origin.as_str() {
        "" => format!("{line}\n"),
        origin => format!("{line:width$}  # {origin}\n"),
    };
    lines.iter().map(line).collect()
}
