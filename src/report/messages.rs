//! The words of reports, in either language: `data/messages/*.yaml`, flat files of key and text that a
//! translator can read from top to bottom. They are read once, and only in the language asked for.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::model::Language;

/// All messages in one language.
#[derive(Debug)]
pub struct Messages {
    language: Language,
    texts: FxHashMap<String, String>,
}

impl Messages {
    /// The messages in a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static ENGLISH: OnceLock<Messages> = OnceLock::new();
        static SWEDISH: OnceLock<Messages> = OnceLock::new();
        match language {
            Language::English => ENGLISH.get_or_init(|| {
                let texts = concat!(
                    include_str!("../../data/messages/en.yaml"),
                    "
",
                    include_str!("../../data/messages/matching/en.yaml")
                );
                Self::parse(language, texts)
            }),
            Language::Swedish => SWEDISH.get_or_init(|| {
                let texts = concat!(
                    include_str!("../../data/messages/sv.yaml"),
                    "
",
                    include_str!("../../data/messages/matching/sv.yaml")
                );
                Self::parse(language, texts)
            }),
        }
    }

    /// The files are part of the program and a test reads them; were one broken all the same, reports
    /// would show keys instead of texts, which beats no report.
    fn parse(language: Language, file: &str) -> Self {
        Self { language, texts: serde_yaml::from_str(file).unwrap_or_default() }
    }

    /// Their language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The message of a key that leaves nothing open. A key that doesn't exist is its own text.
    #[must_use]
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.texts.get(key).map_or(key, String::as_str)
    }

    /// The message of a key with its `{places}` filled. Values are inserted as they are: a brace in one
    /// opens no further place.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.text(key);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            match values.iter().find(|(place, _)| *place == name) {
                Some((_, value)) => {
                    filled.push_str(value);
                    // What ends a sentence already needs no full stop behind it.
                    rest = after;
                    if value.ends_with(['.', '!', '?']) {
                        let quote = after.chars().next().filter(|c| matches!(c, '”' | '"'));
                        let behind = quote.map_or(after, |quote| &after[quote.len_utf8()..]);
                        if let Some(behind) = behind.strip_prefix('.') {
                            filled.extend(quote);
                            rest = behind;
                        }
                    }
                    continue;
                }
                None => {
                    filled.push('{');
                    filled.push_str(name);
                    filled.push('}');
                }
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    /// The message of a key that has a singular (`.one`) and a plural (`.other`), with `{count}` filled.
    /// English and Swedish both say one thing of 1 and another of every other number.
    #[must_use]
    pub fn count(&self, key: &str, count: usize) -> String {
        let form = if count == 1 { "one" } else { "other" };
        self.fill(&format!("{key}.{form}"), &[("count", &count.to_string())])
    }
}
