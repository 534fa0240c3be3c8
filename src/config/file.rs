//! The file itself: which keys there are, what each may hold, and where it was set.

use std::collections::BTreeMap;
use std::ops::Range;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::ConfigError;
use crate::model::Language;
use crate::rules::{Confidence, Rule, Severity, Threshold};
use crate::source::SourceFile;
use crate::spelling::nearest;

/// The keys of the file.
const KEYS: [&str; 9] = [
    "select",
    "ignore",
    "severity",
    "thresholds",
    "min-confidence",
    "fail-on",
    "language",
    "lexicon",
    "overrides",
];
/// The keys of an override.
const OVERRIDE_KEYS: [&str; 6] = ["paths", "select", "ignore", "severity", "thresholds", "min-confidence"];

/// What a configuration says; what it doesn't say is empty.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Where it was read, as it is shown.
    pub file: String,
    /// Rules to go by: codes, beginnings of codes, names or groups.
    pub select: Vec<String>,
    /// Rules to leave out.
    pub ignore: Vec<String>,
    /// Severities by rule, in the order in which they are applied.
    pub severity: Vec<(String, Option<Severity>)>,
    /// Thresholds by their place in [`Threshold::all`].
    pub thresholds: BTreeMap<usize, f64>,
    /// Findings that are less sure are not told.
    pub min_confidence: Option<Confidence>,
    /// From this severity on, findings fail a run; `Some(None)` never.
    pub fail_on: Option<Option<Severity>>,
    /// The language of messages.
    pub language: Option<Language>,
    /// Lexicons of the user's own, as seen from the folder of the configuration.
    pub lexicon: Vec<String>,
    /// What holds for some paths only.
    pub overrides: Vec<Override>,
    /// The line on which each key was set, by its dotted name.
    pub lines: BTreeMap<String, usize>,
}

/// What holds for some paths only, on top of the rest.
#[derive(Debug, Clone)]
pub struct Override {
    /// The patterns as they are written.
    pub patterns: Vec<String>,
    /// What they match, seen from the folder of the configuration.
    pub paths: GlobSet,
    /// What it says.
    pub config: Config,
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// When it is no TOML, or a key or value isn't known.
    pub fn parse(name: &str, text: &str) -> Result<Self, ConfigError> {
        let reader = Reader { file: SourceFile::new(name, text) };
        let table = DeTable::parse(text).map_err(|error| {
            let at = error.span().unwrap_or(0..0);
            reader.error(at, error.message().replace('\n', " "), "mend the TOML".to_owned())
        })?;
        let mut config = reader.table(table.get_ref(), "", &KEYS)?;
        name.clone_into(&mut config.file);
        Ok(config)
    }
}

struct Reader {
    file: SourceFile,
}

impl Reader {
    fn error(&self, at: Range<usize>, problem: String, advice: String) -> ConfigError {
        let position = self.file.position(at.start);
        ConfigError {
            file: self.file.name.clone(),
            line: position.line,
            column: position.column,
            problem,
            advice,
        }
    }

    fn unknown<'a>(
        &self,
        at: Range<usize>,
        what: &str,
        word: &str,
        known: impl Iterator<Item = &'a str> + Clone,
    ) -> ConfigError {
        let advice = nearest(word, known.clone()).map_or_else(
            || format!("it can be {}", known.take(12).collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean “{near}”?"),
        );
        self.error(at, format!("there is no {what} “{word}”"), advice)
    }

    fn table(&self, table: &DeTable<'_>, prefix: &str, keys: &[&'static str]) -> Result<Config, ConfigError> {
        let mut config = Config::default();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if !keys.contains(&name) {
                return Err(self.unknown(key.span(), "key", name, keys.iter().copied()));
            }
            config.lines.insert(format!("{prefix}{name}"), self.file.position(key.span().start).line);
            match name {
                "select" => config.select = self.selectors(value)?,
                "ignore" => config.ignore = self.selectors(value)?,
                "severity" => self.severities(value, &mut config)?,
                "thresholds" => self.thresholds(value, &mut config)?,
                "min-confidence" => {
                    let known = Confidence::ALL.map(Confidence::key);
                    config.min_confidence =
                        Confidence::from_key(&self.one_of(value, "confidence", &known)?);
                }
                "fail-on" => {
                    let word = self.one_of(value, "severity", &["error", "warning", "info", "never"])?;
                    config.fail_on = Some(Severity::from_key(&word));
                }
                "language" => {
                    config.language = Language::from_tag(&self.one_of(value, "language", &["en", "sv"])?)
                }
                "lexicon" => {
                    let files = self.list(value)?.iter();
                    config.lexicon =
                        files.map(|file| Ok(self.text(file)?.to_owned())).collect::<Result<_, _>>()?;
                }
                "overrides" => self.overrides(value, &mut config)?,
                _ => {}
            }
        }
        Ok(config)
    }

    fn text<'a>(&self, value: &'a Spanned<DeValue<'_>>) -> Result<&'a str, ConfigError> {
        match value.get_ref() {
            DeValue::String(text) => Ok(text),
            _ => Err(self.error(
                value.span(),
                "a text is wanted here".to_owned(),
                "put it in quotes".to_owned(),
            )),
        }
    }

    fn one_of(
        &self,
        value: &Spanned<DeValue<'_>>,
        what: &str,
        known: &[&str],
    ) -> Result<String, ConfigError> {
        let word = self.text(value)?;
        if known.contains(&word) {
            return Ok(word.to_owned());
        }
        Err(self.unknown(value.span(), what, word, known.iter().copied()))
    }

    fn list<'a, 'b>(
        &self,
        value: &'a Spanned<DeValue<'b>>,
    ) -> Result<&'a [Spanned<DeValue<'b>>], ConfigError> {
        match value.get_ref() {
            DeValue::Array(items) => Ok(items),
            _ => Err(self.error(
                value.span(),
                "a list is wanted here".to_owned(),
                "write it as [\"…\", \"…\"]".to_owned(),
            )),
        }
    }

    fn fields<'a, 'b>(&self, value: &'a Spanned<DeValue<'b>>) -> Result<&'a DeTable<'b>, ConfigError> {
        match value.get_ref() {
            DeValue::Table(table) => Ok(table),
            _ => Err(self.error(
                value.span(),
                "a table is wanted here".to_owned(),
                "write it as { name = value }".to_owned(),
            )),
        }
    }

    fn selector(&self, at: Range<usize>, word: &str) -> Result<String, ConfigError> {
        if Rule::all().iter().any(|rule| rule.is_meant_by(word)) {
            return Ok(word.to_owned());
        }
        Err(self.unknown(at, "rule", word, Rule::selectors()))
    }

    fn selectors(&self, value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, ConfigError> {
        self.list(value)?.iter().map(|item| self.selector(item.span(), self.text(item)?)).collect()
    }

    fn severities(&self, value: &Spanned<DeValue<'_>>, config: &mut Config) -> Result<(), ConfigError> {
        for (key, value) in self.fields(value)? {
            let selector = self.selector(key.span(), key.get_ref())?;
            let word = self.one_of(value, "severity", &["error", "warning", "info", "off"])?;
            let line = self.file.position(key.span().start).line;
            config.lines.insert(format!("severity.{selector}"), line);
            config.severity.push((selector, Severity::from_key(&word)));
        }
        // The more exact a selector, the later it is applied.
        config.severity.sort_by_key(|(selector, _)| specificity(selector));
        Ok(())
    }

    fn thresholds(&self, value: &Spanned<DeValue<'_>>, config: &mut Config) -> Result<(), ConfigError> {
        for (key, value) in self.fields(value)? {
            let name = key.get_ref().as_ref();
            let Some(place) = Threshold::find(name) else {
                let known = Threshold::all().iter().map(|threshold| threshold.name);
                return Err(self.unknown(key.span(), "threshold", name, known));
            };
            let number: Option<f64> = match value.get_ref() {
                DeValue::Integer(number) if number.radix() == 10 => {
                    number.as_str().replace('_', "").parse().ok()
                }
                DeValue::Float(number) => number.as_str().replace('_', "").parse().ok(),
                _ => None,
            };
            let (least, most) = Threshold::all()[place].range;
            match number.filter(|number| (least..=most).contains(number)) {
                Some(number) => config.thresholds.insert(place, number),
                None => {
                    let problem = format!("“{name}” can't be that");
                    return Err(self.error(
                        value.span(),
                        problem,
                        format!("give a number from {least} to {most}"),
                    ));
                }
            };
            config.lines.insert(format!("thresholds.{name}"), self.file.position(key.span().start).line);
        }
        Ok(())
    }

    fn overrides(&self, value: &Spanned<DeValue<'_>>, config: &mut Config) -> Result<(), ConfigError> {
        for item in self.list(value)? {
            let table = self.fields(item)?;
            let paths = table.iter().find(|(key, _)| key.get_ref().as_ref() == "paths");
            let Some((_, paths)) = paths else {
                let advice = "add paths = [\"…\"], as seen from this file".to_owned();
                return Err(self.error(item.span(), "this override says no paths".to_owned(), advice));
            };
            let mut patterns = Vec::new();
            let mut globs = GlobSetBuilder::new();
            for pattern in self.list(paths)? {
                let text = self.text(pattern)?;
                let glob = GlobBuilder::new(text).literal_separator(true).build().map_err(|error| {
                    self.error(
                        pattern.span(),
                        error.to_string(),
                        "write it as \"folder/**\" or \"*.yaml\"".to_owned(),
                    )
                })?;
                globs.add(glob);
                patterns.push(text.to_owned());
            }
            let set = globs.build().map_err(|error| {
                self.error(paths.span(), error.to_string(), "use fewer or simpler patterns".to_owned())
            })?;
            let own = self.table(table, "", &OVERRIDE_KEYS)?;
            config.overrides.push(Override { patterns, paths: set, config: own });
        }
        Ok(())
    }
}

/// How exactly a selector means a rule: a code or name most, then longer beginnings, a group, all.
pub(super) fn specificity(selector: &str) -> usize {
    if selector.eq_ignore_ascii_case("all") {
        0
    } else if crate::rules::Group::ALL.iter().any(|group| group.key().eq_ignore_ascii_case(selector)) {
        1
    } else if Rule::find(selector).is_some() {
        100
    } else {
        selector.len()
    }
}
