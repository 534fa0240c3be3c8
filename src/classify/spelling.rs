//! What a single word says by its letters: the entries and classes that it is a form of, by its
//! beginning, its ending, or its parts where it is a compound. Job descriptions use the same words over
//! and over, so each thread keeps what it has once found out.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::artefact::{ACTION_NUMBER, ACTION_SYMBOL, Artefact, FIRST_PHRASE_SYMBOL, key};

/// Letters of a compound's last part that are enough where its first part is not known.
const LAST_PART_ALONE: usize = 5;
/// Bytes that must stand before the last part of a compound.
const BEFORE_LAST_PART: usize = 2;
/// Words that are kept; a text with more is hardly a job description, and must not fill the memory.
const MOST_WORDS: usize = 50_000;
/// Words longer than this, in bytes, are no words, and say nothing.
const LONGEST_WORD: usize = 100;

/// The number of the spelling that says nothing.
const SAYS_NOTHING: usize = 0;

/// What one word says.
#[derive(Debug, Clone, Default)]
pub(super) struct Spelling {
    /// Actions of the whole word, its beginnings and its endings.
    pub whole: Range<u32>,
    /// Whether a class is among them.
    pub has_class: bool,
    /// Actions of the last part, where the word is a compound.
    pub last: Range<u32>,
    /// Actions of the first part, where that is known too.
    pub first: Range<u32>,
    /// Actions of the word as the first part of a suspended compound: *rese-*.
    pub suspended: Range<u32>,
    /// Where the automaton stands after the word, if any phrase goes on from there.
    pub after: Option<(usize, u64)>,
}

/// The words that were looked at before.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    known: FxHashMap<Box<str>, u32>,
    spellings: Vec<Spelling>,
    actions: Vec<u32>,
    firsts: Vec<(usize, u64)>,
    lasts: Vec<(usize, u64)>,
}

impl Spellings {
    /// What `word`, in lower case, says. The number is for [`get`](Self::get) and good until the next call.
    pub fn look_up(&mut self, lexicon: &Artefact, word: &str) -> usize {
        if word.len() > LONGEST_WORD {
            return SAYS_NOTHING;
        }
        if let Some(&known) = self.known.get(word) {
            return known as usize;
        }
        if self.spellings.is_empty() || self.spellings.len() >= MOST_WORDS {
            self.known.clear();
            self.actions.clear();
            self.spellings.clear();
            self.spellings.push(Spelling::default());
        }
        let spelling = self.read(lexicon, word);
        let number = self.spellings.len();
        self.spellings.push(spelling);
        self.known.insert(word.into(), u32::try_from(number).unwrap_or(u32::MAX));
        number
    }

    /// What the word of this number says.
    pub fn get(&self, number: usize) -> Spelling {
        self.spellings.get(number).cloned().unwrap_or_default()
    }

    /// An action of a range.
    pub fn action(&self, index: u32) -> u32 {
        self.actions[index as usize]
    }

    fn read(&mut self, lexicon: &Artefact, word: &str) -> Spelling {
        self.firsts.clear();
        self.lasts.clear();
        let start = self.mark();
        let after = self.forwards(lexicon, word);
        self.backwards(lexicon, word);
        let whole = start..self.mark();
        let is_class = |action: &u32| {
            action & !ACTION_NUMBER == ACTION_SYMBOL && action & ACTION_NUMBER < FIRST_PHRASE_SYMBOL
        };
        let has_class = self.actions[start as usize..].iter().any(is_class);
        let mut spelling = Spelling { whole, has_class, after, ..Spelling::default() };
        let suspended = self.firsts.iter().find(|(end, _)| *end == word.len()).copied();
        spelling.suspended = self.keep(lexicon, suspended.map(|(_, value)| value));
        if has_class {
            return spelling;
        }
        let joined = self.lasts.iter().rev().find_map(|&(start, last)| {
            let first = self.firsts.iter().find(|(end, _)| *end == start)?;
            Some((first.1, last))
        });
        if let Some((first, last)) = joined {
            spelling.last = self.keep(lexicon, Some(last));
            spelling.first = self.keep(lexicon, Some(first));
        } else if let Some(&(start, last)) = self.lasts.last()
            && word[start..].chars().count() >= LAST_PART_ALONE
        {
            spelling.last = self.keep(lexicon, Some(last));
        }
        spelling
    }

    fn mark(&self) -> u32 {
        u32::try_from(self.actions.len()).unwrap_or(u32::MAX)
    }

    fn keep(&mut self, lexicon: &Artefact, value: Option<u64>) -> Range<u32> {
        let start = self.mark();
        if let Some(value) = value {
            self.actions.extend(lexicon.actions(value));
        }
        start..self.mark()
    }

    /// Runs the letters from the first on: the whole word, its beginnings, first parts of compounds.
    fn forwards(&mut self, lexicon: &Artefact, word: &str) -> Option<(usize, u64)> {
        let automaton = &lexicon.automaton;
        let (mut node, mut output) = (automaton.root(), 0);
        for (offset, byte) in word.bytes().enumerate() {
            if offset > 1 && word.is_char_boundary(offset) {
                if let Some(value) = lexicon.final_after(&node, key::PREFIX, output) {
                    self.actions.extend(lexicon.actions(value));
                }
                if let Some(value) = lexicon.final_after(&node, key::FIRST_PART, output) {
                    self.firsts.push((offset, value));
                }
            }
            let transition = node.transition(node.find_input(byte)?);
            output += transition.out.value();
            node = automaton.node(transition.addr);
        }
        if let Some(value) = lexicon.final_after(&node, key::FIRST_PART, output) {
            self.firsts.push((word.len(), value));
        }
        let transition = node.transition(node.find_input(b' ')?);
        output += transition.out.value();
        node = automaton.node(transition.addr);
        if node.is_final() {
            self.actions.extend(lexicon.actions(output + node.final_output().value()));
        }
        (!node.is_empty()).then_some((transition.addr, output))
    }

    /// Runs the letters from the last on: endings, last parts of compounds.
    fn backwards(&mut self, lexicon: &Artefact, word: &str) {
        let automaton = &lexicon.automaton;
        let root = automaton.root();
        let Some(backwards) = root.find_input(key::BACKWARDS) else { return };
        let transition = root.transition(backwards);
        let (mut node, mut output) = (automaton.node(transition.addr), transition.out.value());
        let mut encoded = [0; 4];
        for (remaining, letter) in word.char_indices().rev() {
            for byte in letter.encode_utf8(&mut encoded).bytes() {
                let Some(found) = node.find_input(byte) else { return };
                let transition = node.transition(found);
                output += transition.out.value();
                node = automaton.node(transition.addr);
            }
            if remaining == 0 {
                return;
            }
            if let Some(value) = lexicon.final_after(&node, key::PREFIX, output) {
                self.actions.extend(lexicon.actions(value));
            }
            if remaining >= BEFORE_LAST_PART
                && let Some(value) = lexicon.final_after(&node, key::FIRST_PART, output)
            {
                self.lasts.push((remaining, value));
            }
        }
    }
}
