//! Lexicon files: from YAML to a [`Lexicon`]. Categories are read from all files before anything else, so
//! that the order of the files decides only which of two says the last word on the same phrase.

use std::collections::HashMap;
use std::hash::Hash;

use super::categories::categories;
use super::fields::{Form, start};
use super::{About, Entry, Lexicon, Place, Problem, Problems, Title};
use crate::model::{Category, Further, Language, Names};
use crate::source::{SourceFile, SourceText};
use crate::syntax::{self, Field, Node};

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
pub(super) struct Reader<'f, 'a> {
    pub form: &'f mut Form<'a>,
    pub further: &'static [Further],
    pub entries: Vec<Entry>,
    pub titles: Vec<Title>,
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

    /// The place of what stands here for the first time in this file, and a problem where it doesn't.
    pub(super) fn first(&mut self, language: Language, what: String, text: &SourceText) -> Option<Place> {
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

    pub(super) fn amounts(
        &mut self,
        node: &Node,
        at: usize,
        what: &str,
        from: f64,
        to: f64,
    ) -> Vec<(Category, f64)> {
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

    pub(super) fn category(&mut self, name: &SourceText) -> Option<Category> {
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
