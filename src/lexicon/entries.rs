//! The part of a lexicon file that says what words count: phrases and patterns, their inflection, their weights.

use super::file::Reader;
use super::{About, Counts, Entry, Inflection, words};
use crate::model::{Category, Language, Level};
use crate::source::SourceText;
use crate::syntax::Node;

/// The largest weight, either way: odds of 20,000 to one.
const HEAVIEST: f64 = 10.0;
/// The longest phrase, in words.
const LONGEST_PHRASE: usize = 8;
/// The longest word, in bytes: longer ones are no words to the matcher.
const LONGEST_WORD: usize = 100;

impl Reader<'_, '_> {
    pub(super) fn entry(&mut self, node: &Node, at: usize, languages: &[Language]) {
        let mut phrases = Vec::new();
        let mut patterns = Vec::new();
        let mut inflection = Inflection::AsWritten;
        let (mut counts, mut silent, mut says) = (Counts::default(), false, false);
        let keys = ["phrases", "patterns", "as", "counts", "levels", "silent"];
        for field in self.form.mapping(node, at, "an entry", &keys) {
            let at = field.key.span().start;
            match field.key.text.as_str() {
                "phrases" => phrases = self.form.texts(&field.value, at, "the phrase"),
                "patterns" => patterns = self.form.texts(&field.value, at, "the pattern"),
                "as" => inflection = self.inflection(&field.value, at).unwrap_or(inflection),
                "counts" => {
                    says = true;
                    counts.categories = self.counts(&field.value, at);
                }
                "levels" => {
                    says = true;
                    counts.levels = self.levels(&field.value, at);
                }
                _ => silent = self.truth(&field.value, at),
            }
        }
        let has_key = |key: &str| matches!(node, Node::Mapping(fields) if fields.iter().any(|field| field.key.text == key));
        if matches!(node, Node::Mapping(_)) && !has_key("phrases") && !has_key("patterns") {
            let advice =
                "write `phrases:` with one or more of them; `patterns:` for entries that explain shows";
            self.form.problem(at, "this entry is about no phrase", advice);
        }
        if matches!(node, Node::Mapping(_)) && silent == says {
            let (problem, advice) = if silent {
                ("this entry counts something and is silent", "keep `silent: true`, or `counts` and `levels`")
            } else {
                ("this entry says nothing", "write `counts: {operational: 2}`, or `silent: true`")
            };
            self.form.problem(at, problem, advice);
        }
        let phrases = phrases.into_iter().map(|text| (text, self.phrase(text)));
        let phrases: Vec<_> = phrases.filter_map(|(text, words)| Some((text, words?))).collect();
        let phrases = phrases.into_iter().map(|(text, words)| (text, About::Phrase(words, inflection)));
        let patterns = patterns.into_iter().map(|text| (text, About::Pattern(text.text.trim().to_owned())));
        for (text, about) in phrases.chain(patterns) {
            for &language in languages {
                let what = match &about {
                    About::Phrase(words, _) => format!("phrase `{words}`"),
                    About::Pattern(pattern) => format!("pattern `{pattern}`"),
                };
                if let Some(place) = self.first(language, what, text) {
                    self.entries.push(Entry {
                        language,
                        about: about.clone(),
                        counts: counts.clone(),
                        place,
                    });
                }
            }
        }
    }

    /// A phrase's words, if it can be found in a duty.
    fn phrase(&mut self, text: &SourceText) -> Option<String> {
        let offset = text.span().start;
        let allowed =
            |c: char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '&' | '/' | '.' | ',');
        if let Some(sign) = text.text.chars().find(|c| !allowed(*c)) {
            let problem = format!("the phrase `{}` holds `{sign}`", text.text);
            let advice = "write words only, without endings such as 's; a pattern goes under `patterns:`";
            self.form.problem(offset, problem, advice);
            return None;
        }
        let words = words(&text.text);
        let count = words.split(' ').count();
        if words.is_empty() {
            self.form.problem(offset, "the phrase is empty", "write one or more words");
            return None;
        }
        if count > LONGEST_PHRASE {
            let problem =
                format!("the phrase has {count} words, and none over {LONGEST_PHRASE} is looked for");
            self.form.problem(offset, problem, "keep the words that say what the duty is for");
            return None;
        }
        if words.split(' ').any(|word| word.len() > LONGEST_WORD) {
            let problem =
                format!("the phrase holds a word of over {LONGEST_WORD} bytes, and none is looked for");
            self.form.problem(offset, problem, "write words as they stand in duties");
            return None;
        }
        Some(words)
    }

    fn inflection(&mut self, node: &Node, at: usize) -> Option<Inflection> {
        const KINDS: [(&str, Inflection); 4] = [
            ("written", Inflection::AsWritten),
            ("noun", Inflection::Noun),
            ("verb", Inflection::Verb),
            ("adjective", Inflection::Adjective),
        ];
        let text = self.form.text(node, at, "`as`")?;
        let found = KINDS.iter().find(|(name, _)| *name == text.text).map(|(_, kind)| *kind);
        if found.is_none() {
            let problem = format!("`{}` is no kind of word", text.text);
            self.form.unknown(text, &problem, &KINDS.map(|(name, _)| name));
        }
        found
    }

    fn truth(&mut self, node: &Node, at: usize) -> bool {
        let Some(text) = self.form.text(node, at, "`silent`") else { return false };
        match text.text.as_str() {
            "true" => true,
            "false" => false,
            other => {
                let problem = format!("`silent` is `{other}`");
                self.form.problem(text.span().start, problem, "write `true`, or leave the line out");
                false
            }
        }
    }

    fn counts(&mut self, node: &Node, at: usize) -> Vec<(Category, i32)> {
        let counts = self.amounts(node, at, "`counts`", -HEAVIEST, HEAVIEST);
        if counts.is_empty() && matches!(node, Node::Null | Node::Mapping(_)) && !has_fields(node) {
            self.form.problem(at, "`counts` is empty", "write for example `counts: {operational: 2}`");
        }
        counts.into_iter().map(|(category, weight)| (category, hundredths(weight))).collect()
    }

    fn levels(&mut self, node: &Node, at: usize) -> [i32; Level::COUNT] {
        let mut levels = [0; Level::COUNT];
        for field in self.form.mapping(node, at, "`levels`", &Level::ALL.map(Level::key)) {
            let number =
                self.form.number(&field.value, field.key.span().start, "the weight", -HEAVIEST, HEAVIEST);
            let level = Level::ALL.into_iter().find(|level| level.key() == field.key.text);
            if let (Some(level), Some(number)) = (level, number) {
                levels[level.index()] = hundredths(number);
            }
        }
        levels
    }
}

fn has_fields(node: &Node) -> bool {
    matches!(node, Node::Mapping(fields) if !fields.is_empty())
}

#[expect(clippy::cast_possible_truncation, reason = "weights lie within ±10")]
fn hundredths(weight: f64) -> i32 {
    (weight * 100.0).round() as i32
}
