//! Turns the readable lexicon (class files and weight files) into the artefact that the program
//! loads: an automaton over letters that finds words, beginnings, endings and parts of compounds, and
//! a table of transitions that joins what it finds across gaps. The same input always gives the same
//! bytes.

use std::collections::{BTreeMap, HashMap};

use super::LexiconError;
use super::artefact::{self, ACTION_ENTRY, ACTION_SYMBOL, key};
use super::class_file::Class;
use super::inflect::{self, Kind};
use super::pattern::{Part, Pattern};
use super::weights_file::Entry;
use crate::model::Language;

/// The readable lexicon of one language.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its language.
    pub language: Language,
    /// The classes, and whether each is one of verbs (from the file `verbs`).
    pub classes: Vec<(Class, bool)>,
    /// The weighted entries.
    pub entries: Vec<Entry>,
}

/// Compiles one language's lexicon; `name` is used in errors about entries.
///
/// # Errors
/// When an entry names a class that doesn't exist, or the lexicon is too large for the artefact's form.
pub fn compile(name: &str, source: &Source) -> Result<Vec<u8>, LexiconError> {
    let mut compiler = Compiler::default();
    for (class, is_verb) in &source.classes {
        compiler.class(class, *is_verb);
    }
    for (class, is_verb) in &source.classes {
        compiler.terms(class, *is_verb, source.language);
    }
    for (index, entry) in source.entries.iter().enumerate() {
        compiler.entry(index, entry).map_err(|problem| {
            let advice = "name a class of data/lexicon, or mend the pattern";
            LexiconError::new(name, entry.line, format!("`{}`: {problem}", entry.pattern), advice)
        })?;
    }
    compiler.finish(source).map_err(|problem| LexiconError::new(name, 1, problem, "make the lexicon smaller"))
}

/// The states that sequences start from: those of entries, of openings, and of terms with gaps.
const STARTS: u32 = artefact::TERM_START + 1;

#[derive(Default)]
struct Compiler {
    symbols: HashMap<String, u32>,
    /// For each class, whether it is one of verbs.
    verbs: Vec<u32>,
    /// What each key of the automaton stands for.
    keys: BTreeMap<Vec<u8>, Vec<u32>>,
    /// `(state, symbol)` to the state after it.
    transitions: BTreeMap<(u32, u32), u32>,
    /// What is found when a state is reached.
    accepts: BTreeMap<u32, Vec<u32>>,
    states: u32,
    phrase_symbols: u32,
    base: Option<u32>,
}

impl Compiler {
    fn class(&mut self, class: &Class, is_verb: bool) {
        let symbol = u32::try_from(self.verbs.len()).unwrap_or(u32::MAX);
        self.symbols.insert(class.name.clone(), symbol);
        self.verbs.push(u32::from(is_verb));
        self.states = STARTS;
    }

    fn terms(&mut self, class: &Class, is_verb: bool, language: Language) {
        let action = ACTION_SYMBOL | self.symbols[&class.name];
        for term in &class.terms {
            let mut forms = inflect::forms(&term.base, term.kind, language);
            for further in &term.further {
                let genitive =
                    language == Language::Swedish && term.kind == Kind::Noun && !further.ends_with('s');
                forms.push(further.clone());
                if genitive {
                    forms.push(format!("{further}s"));
                }
            }
            for form in &forms {
                self.term_form(form, action);
            }
            let in_compounds = language == Language::Swedish
                && matches!(term.kind, Kind::Noun | Kind::Verb)
                && !term.base.contains(' ')
                && term.base.chars().count() >= 4;
            if in_compounds {
                self.compound_parts(term.kind, &term.base, &forms, is_verb, action);
            }
        }
    }

    fn term_form(&mut self, form: &str, action: u32) {
        if !form.contains('…') {
            self.add(key::words(form), action);
            return;
        }
        let mut state = artefact::TERM_START;
        for part in form.split('…').map(str::trim).filter(|part| !part.is_empty()) {
            let symbol = self.phrase(part);
            state = self.step(state, symbol);
        }
        self.accept(state, action);
    }

    /// The forms of a word as the last and the first part of Swedish compounds. Of a verb only the
    /// forms that name the act make compounds: *bokning*, not *boka*.
    fn compound_parts(&mut self, kind: Kind, base: &str, forms: &[String], is_verb: bool, action: u32) {
        let names_act = |form: &str| form.contains("ning") || form.contains("ande");
        for form in forms {
            if form.chars().count() >= 4 && (kind == Kind::Noun || names_act(form)) {
                self.add(key::last_part(form), action);
            }
        }
        if kind == Kind::Noun && !is_verb {
            for part in inflect::first_parts(base, Language::Swedish) {
                if part.chars().count() >= 3 {
                    self.add(key::first_part(&part), action);
                }
            }
        } else {
            for form in forms.iter().filter(|form| form.ends_with("ning")) {
                self.add(key::first_part(&format!("{form}s")), action);
            }
        }
    }

    fn entry(&mut self, index: usize, entry: &Entry) -> Result<(), String> {
        let action = ACTION_ENTRY | u32::try_from(index).map_err(|_| "too many entries")?;
        let Pattern { opening, parts } = &entry.pattern;
        match (opening, parts.as_slice()) {
            (true, []) => self.base = Some(action),
            (true, [Part::Words(words)]) => self.add(key::opening(words), action),
            (false, [Part::Words(words)]) => self.add(key::words(words), action),
            (_, [Part::Prefix(prefix)]) => self.add(key::prefix(prefix), action),
            (_, [Part::Suffix(suffix)]) => self.add(key::suffix(suffix), action),
            (opening, parts) => {
                let mut state = if *opening { artefact::OPENING_START } else { artefact::ENTRY_START };
                for part in parts {
                    let symbol = match part {
                        Part::Class(class) => {
                            *self.symbols.get(class).ok_or_else(|| format!("there is no class `{class}`"))?
                        }
                        Part::Words(words) => self.phrase(words),
                        Part::Prefix(_) | Part::Suffix(_) => return Err("it can't stand beside a gap".into()),
                    };
                    state = self.step(state, symbol);
                }
                self.accept(state, action);
            }
        }
        Ok(())
    }

    /// The symbol that stands for words found next to each other, as part of a longer pattern.
    fn phrase(&mut self, words: &str) -> u32 {
        let next = artefact::FIRST_PHRASE_SYMBOL + self.phrase_symbols;
        // A space can't stand in a class's name, so phrases and classes never meet.
        let symbol = *self.symbols.entry(format!("{words} ")).or_insert(next);
        if symbol == next {
            self.phrase_symbols += 1;
            self.add(key::words(words), ACTION_SYMBOL | symbol);
        }
        symbol
    }

    /// A state may be reached by terms of several classes.
    fn accept(&mut self, state: u32, action: u32) {
        let actions = self.accepts.entry(state).or_default();
        if !actions.contains(&action) {
            actions.push(action);
        }
    }

    fn step(&mut self, state: u32, symbol: u32) -> u32 {
        *self.transitions.entry((state, symbol)).or_insert_with(|| {
            self.states += 1;
            self.states - 1
        })
    }

    fn add(&mut self, key: Vec<u8>, action: u32) {
        let actions = self.keys.entry(key).or_default();
        if !actions.contains(&action) {
            actions.push(action);
        }
    }

    fn finish(self, source: &Source) -> Result<Vec<u8>, String> {
        if self.verbs.len() >= artefact::FIRST_PHRASE_SYMBOL as usize {
            return Err(format!("{} classes are too many", self.verbs.len()));
        }
        let mut lists = Lists::default();
        let mut automaton = fst::MapBuilder::memory();
        for (key, list) in self.keys {
            automaton.insert(key, u64::from(lists.add(list)?)).map_err(|error| error.to_string())?;
        }
        let mut accepts = vec![0; self.states as usize];
        for (state, list) in self.accepts {
            accepts[state as usize] = lists.add(list)?;
        }
        let mut writer = artefact::Writer::default();
        writer.bytes(&automaton.into_inner().map_err(|error| error.to_string())?);
        writer.numbers(&lists.actions);
        writer.numbers(&artefact::hash_table(&self.transitions));
        writer.numbers(&accepts);
        writer.numbers(&[self.base.unwrap_or(0)]);
        writer.numbers(&self.verbs);
        writer.entries(&source.entries);
        Ok(writer.finish())
    }
}

/// Lists of actions, each kept once.
#[derive(Default)]
struct Lists {
    actions: Vec<u32>,
    known: HashMap<Vec<u32>, u32>,
}

impl Lists {
    /// The number that stands for a list: where it starts, and in the lowest bits how long it is.
    fn add(&mut self, list: Vec<u32>) -> Result<u32, String> {
        if let Some(known) = self.known.get(&list) {
            return Ok(*known);
        }
        let length = u32::try_from(list.len()).ok().filter(|length| *length <= artefact::LIST_LENGTH);
        let start = u32::try_from(self.actions.len())
            .ok()
            .filter(|start| start.leading_zeros() >= artefact::LIST_BITS);
        let (Some(length), Some(start)) = (length, start) else {
            return Err(format!("one form has {} meanings, or there are too many in all", list.len()));
        };
        self.actions.extend(&list);
        let number = start << artefact::LIST_BITS | length;
        self.known.insert(list, number);
        Ok(number)
    }
}
