//! Lexicon files: from YAML to a [`Lexicon`]. Categories are read from all files before anything else, so
//! that the order of the files decides only which of two says the last word on the same phrase.

use std::collections::HashMap;
use std::hash::Hash;

use super::categories::categories;
use super::fields::{Form, start};
use super::{About, Counts, Entry, Inflection, Lexicon, Place, Problem, Problems, Title, TitleIs, words};
use crate::model::{Amounts, Category, Further, Language, Level, Names, Shares};
use crate::source::{SourceFile, SourceText};
use crate::syntax::{self, Field, Node};

/// The largest weight, either way: odds of 20,000 to one.
const HEAVIEST: f64 = 10.0;
/// The longest phrase, in words.
const LONGEST_PHRASE: usize = 8;
/// The longest title, in words: longer ones are not looked up.
const LONGEST_TITLE: usize = 5;
/// The longest word, in bytes: longer ones are no words to the matcher.
const LONGEST_WORD: usize = 100;
/// How many phrases there may be in a language.
const MOST_PHRASES: usize = 4000;

const LANGUAGES: [&str; 3] = ["en", "sv", "both"];

/// Reads lexicon files as one lexicon. Where two files say something of the same phrase, pattern, title or
/// category, what the later one says holds.
///
/// # Errors
/// With everything that is wrong with any of the files.
pub fn read(files: &[SourceFile]) -> Result<Lexicon, Problems> {
    let mut problems = Vec::new();
    let mut parsed: Vec<(Form<'_>, Node)> = Vec::new();
    for file in files {
        let mut form = Form::new(file);
        match syntax::parse_yaml(file) {
            Ok(mut documents) if documents.len() <= 1 => {
                parsed.push((form, documents.pop().unwrap_or(Node::Null)));
            }
            Ok(_) => {
                form.problem(
                    0,
                    "this holds several documents",
                    "leave out the lines `---`, or split the file",
                );
                problems.append(&mut form.problems);
            }
            Err(error) => {
                form.problem(error.offset, error.problem, error.advice);
                problems.append(&mut form.problems);
            }
        }
    }
    let mut definitions: Vec<(String, [Names; 2])> = Vec::new();
    for (form, root) in &mut parsed {
        for field in form.mapping(root, 0, "a lexicon", &["categories", "entries", "titles"]) {
            if field.key.text == "categories" {
                categories(form, field, &mut definitions);
            }
        }
    }
    let mut lexicon = Lexicon { categories: Further::define(definitions), ..Lexicon::default() };
    for (mut form, root) in parsed {
        if let Node::Mapping(fields) = &root {
            let mut reader = Reader {
                form: &mut form,
                further: lexicon.categories,
                entries: Vec::new(),
                titles: Vec::new(),
                seen: HashMap::new(),
            };
            for field in fields {
                match field.key.text.as_str() {
                    "entries" => reader.by_language(field, "entries", Reader::entry),
                    "titles" => reader.by_language(field, "titles", Reader::title),
                    _ => {}
                }
            }
            let Reader { entries, titles, .. } = reader;
            merge(&mut lexicon.entries, entries, |entry| (entry.language, key_of(&entry.about)));
            merge(&mut lexicon.titles, titles, |title| (title.language, title.words.clone()));
        }
        problems.append(&mut form.problems);
    }
    for language in Language::ALL {
        let phrases = |entry: &&Entry| entry.language == language && matches!(entry.about, About::Phrase(..));
        if let Some(entry) = lexicon.entries.iter().filter(phrases).nth(MOST_PHRASES) {
            problems.push(Problem {
                place: entry.place.clone(),
                problem: format!("there are more than {MOST_PHRASES} phrases for `{}`", language.code()),
                advice: "leave out what changes nothing".to_owned(),
            });
        }
    }
    if problems.is_empty() { Ok(lexicon) } else { Err(Problems(sorted(problems, files))) }
}

/// Problems by file, in the files' order, then by place, each once.
fn sorted(mut problems: Vec<Problem>, files: &[SourceFile]) -> Vec<Problem> {
    let file = |problem: &Problem| files.iter().position(|file| *file.name == *problem.place.file);
    problems.sort_by(|a, b| file(a).cmp(&file(b)).then_with(|| a.place.cmp(&b.place)));
    problems.dedup();
    problems
}

/// A phrase is the same phrase however it is inflected.
fn key_of(about: &About) -> (bool, String) {
    match about {
        About::Phrase(words, _) => (true, words.clone()),
        About::Pattern(pattern) => (false, pattern.clone()),
    }
}

/// Adds what a later file says, in place of what an earlier one said of the same.
fn merge<T, K: Eq + Hash>(known: &mut Vec<T>, later: Vec<T>, key: impl Fn(&T) -> K) {
    let replaced: HashMap<K, ()> = later.iter().map(|item| (key(item), ())).collect();
    known.retain(|item| !replaced.contains_key(&key(item)));
    known.extend(later);
}

/// What one file says of words and titles.
struct Reader<'f, 'a> {
    form: &'f mut Form<'a>,
    further: &'static [Further],
    entries: Vec<Entry>,
    titles: Vec<Title>,
    /// Where each phrase, pattern and title of a language stands.
    seen: HashMap<(Language, String), Place>,
}

impl Reader<'_, '_> {
    /// Reads the items under `en`, `sv` and `both`.
    fn by_language(&mut self, field: &Field, what: &str, item: fn(&mut Self, &Node, usize, &[Language])) {
        let at = field.key.span().start;
        for field in self.form.mapping(&field.value, at, &format!("`{what}`"), &LANGUAGES) {
            let at = field.key.span().start;
            let languages: Vec<Language> = match Language::from_tag(&field.key.text) {
                Some(language) => vec![language],
                None => Language::ALL.to_vec(),
            };
            for node in self.form.list(&field.value, at, &format!("`{}`", field.key.text)) {
                item(self, node, start(node, at), &languages);
            }
        }
    }

    fn entry(&mut self, node: &Node, at: usize, languages: &[Language]) {
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

    fn title(&mut self, node: &Node, at: usize, languages: &[Language]) {
        let (mut titles, mut fields) = (Vec::new(), Vec::new());
        let (mut promise, mut level) = (None, None);
        let mut promises = false;
        for field in self.form.mapping(node, at, "a title", &["titles", "fields", "promises", "level"]) {
            let at = field.key.span().start;
            match field.key.text.as_str() {
                "titles" => titles = self.form.texts(&field.value, at, "the title"),
                "fields" => fields = self.form.texts(&field.value, at, "the field"),
                "promises" => {
                    promises = true;
                    promise = self.promise(&field.value, at);
                }
                _ => level = self.form.number(&field.value, at, "the level", 1.0, 3.0),
            }
        }
        if !matches!(node, Node::Mapping(_)) {
            return;
        }
        if titles.is_empty() && fields.is_empty() {
            let advice = "write `titles:` (what the person is) or `fields:` (what the work is about)";
            self.form.problem(at, "this names no title", advice);
        }
        if !promises {
            let advice = "write `promises:` with a category, or with several and their shares";
            self.form.problem(at, "this title promises nothing", advice);
        }
        let titles = titles.into_iter().map(|text| (text, TitleIs::Whole));
        let fields = fields.into_iter().map(|text| (text, TitleIs::Field));
        for (text, part) in titles.chain(fields) {
            let words = words(&text.text);
            let count = words.split(' ').count();
            if words.is_empty() || count > LONGEST_TITLE {
                let problem = format!(
                    "the title `{}` has {} words",
                    text.text,
                    if words.is_empty() { 0 } else { count }
                );
                self.form.problem(text.span().start, problem, format!("write one to {LONGEST_TITLE} words"));
                continue;
            }
            for &language in languages {
                let Some(place) = self.first(language, format!("title `{words}`"), text) else { continue };
                let Some(promise) = promise else { continue };
                let written = text.text.trim().to_owned();
                self.titles.push(Title {
                    language,
                    part,
                    written,
                    words: words.clone(),
                    promise,
                    level,
                    place,
                });
            }
        }
    }

    /// The place of what stands here for the first time in this file, and a problem where it doesn't.
    fn first(&mut self, language: Language, what: String, text: &SourceText) -> Option<Place> {
        let offset = text.span().start;
        let place = self.form.place(offset);
        let problem = format!("the {what} stands twice for `{}`", language.code());
        match self.seen.entry((language, what)) {
            std::collections::hash_map::Entry::Vacant(vacant) => {
                vacant.insert(place.clone());
                Some(place)
            }
            std::collections::hash_map::Entry::Occupied(occupied) => {
                let line = occupied.get().line;
                self.form.problem(offset, problem, format!("keep this one or the one in line {line}"));
                None
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

    /// A category alone, or shares of several.
    fn promise(&mut self, node: &Node, at: usize) -> Option<Shares> {
        if let Node::Scalar(scalar) = node {
            let promised = self.category(&scalar.text)?;
            return Shares::in_proportion(Amounts::of(self.further, |category| {
                f64::from(u8::from(category == promised))
            }));
        }
        let shares = self.amounts(node, at, "`promises`", 0.0, 100.0);
        let mut amounts = Amounts::nothing(self.further);
        for (category, share) in shares {
            amounts[category] += share;
        }
        let promise = Shares::in_proportion(amounts);
        if promise.is_none() {
            let advice = "write for example `promises: {operational: 70, event: 30}`";
            self.form.problem(at, "`promises` has no share above 0", advice);
        }
        promise
    }

    fn amounts(&mut self, node: &Node, at: usize, what: &str, from: f64, to: f64) -> Vec<(Category, f64)> {
        let mut found = Vec::new();
        let advice = "write for example `{operational: 2}`";
        for field in self.form.any_keys(node, at, what, advice) {
            let number = self.form.number(&field.value, field.key.span().start, "the number", from, to);
            if let (Some(category), Some(number)) = (self.category(&field.key), number) {
                found.push((category, number));
            }
        }
        found
    }

    fn category(&mut self, name: &SourceText) -> Option<Category> {
        let all: Vec<Category> =
            Category::ALL.into_iter().chain(self.further.iter().map(Category::Further)).collect();
        let found = all.iter().find(|category| category.key() == name.text).copied();
        if found.is_none() {
            let keys: Vec<&str> = all.iter().map(|category| category.key()).collect();
            self.form.unknown(name, &format!("unknown category `{}`", name.text), &keys);
        }
        found
    }
}

fn has_fields(node: &Node) -> bool {
    matches!(node, Node::Mapping(fields) if !fields.is_empty())
}

#[expect(clippy::cast_possible_truncation, reason = "weights lie within ±10")]
fn hundredths(weight: f64) -> i32 {
    (weight * 100.0).round() as i32
}
