//! The compiled lexicon as bytes that are used where they lie: nothing is parsed or copied when the
//! program starts. Numbers are little-endian; a section is found by its place in the table at the
//! beginning.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use fst::raw::{Fst, Node};

use super::weights_file::Entry;
use crate::model::{Category, Level};

/// The state in which sequences of entries start.
pub(super) const ENTRY_START: u32 = 0;
/// The state in which sequences that open a duty start.
pub(super) const OPENING_START: u32 = 1;
/// The state in which lexicon terms with a gap start.
pub(super) const TERM_START: u32 = 2;
/// Symbols from here on are phrases; those before are classes.
pub(super) const FIRST_PHRASE_SYMBOL: u32 = 1 << 12;
/// An action that adds an entry to the evidence; its number stands in the lower bits.
pub(super) const ACTION_ENTRY: u32 = 1 << 30;
/// An action that reports a symbol; its number stands in the lower bits.
pub(super) const ACTION_SYMBOL: u32 = 2 << 30;
/// The bits of an action that hold the number.
pub(super) const ACTION_NUMBER: u32 = (1 << 30) - 1;

/// How many bits of a list's number tell how long it is, and the longest that they can tell.
pub(super) const LIST_BITS: u32 = 8;
pub(super) const LIST_LENGTH: u32 = (1 << LIST_BITS) - 1;

const MAGIC: &[u8; 8] = b"rolescL2";
const SECTIONS: usize = 9;
/// Bytes of one transition: state, symbol, next state.
const TRANSITION_BYTES: usize = 3 * 4;
/// Bytes of one entry: rarity, weights of categories, weights of levels, each two bytes.
const ENTRY_BYTES: usize = 2 * (1 + Category::COUNT + Level::COUNT);

/// The keys of the automaton. Words are written with a space after each; other forms are told apart by
/// a mark that no word holds.
pub(super) mod key {
    /// After a beginning of a longer word.
    pub const PREFIX: u8 = b'*';
    /// After a form that is the first part of a compound.
    pub const FIRST_PART: u8 = b'+';
    /// Before words that open a duty.
    pub const OPENING: u8 = b'^';
    /// Before a word written backwards.
    pub const BACKWARDS: u8 = b'~';

    pub fn words(words: &str) -> Vec<u8> {
        format!("{words} ").into_bytes()
    }

    pub fn opening(words: &str) -> Vec<u8> {
        format!("^{words} ").into_bytes()
    }

    pub fn prefix(prefix: &str) -> Vec<u8> {
        format!("{prefix}*").into_bytes()
    }

    pub fn suffix(suffix: &str) -> Vec<u8> {
        format!("~{}*", suffix.chars().rev().collect::<String>()).into_bytes()
    }

    pub fn first_part(part: &str) -> Vec<u8> {
        format!("{part}+").into_bytes()
    }

    pub fn last_part(part: &str) -> Vec<u8> {
        format!("~{}+", part.chars().rev().collect::<String>()).into_bytes()
    }
}

/// A compiled lexicon of one language.
pub(super) struct Artefact {
    /// Tells artefacts apart, for what is remembered between duties.
    pub id: usize,
    bytes: Cow<'static, [u8]>,
    pub automaton: Fst<Cow<'static, [u8]>>,
    sections: [Range<usize>; SECTIONS],
}

/// Names of the sections, in their order.
#[derive(Clone, Copy)]
enum Section {
    Automaton,
    Actions,
    Transitions,
    Accepts,
    Base,
    Verbs,
    Entries,
    PatternText,
    PatternEnds,
}

impl std::fmt::Debug for Artefact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Artefact").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

impl Artefact {
    /// Makes compiled bytes usable; `None` where they are not what [`Writer`] wrote.
    pub fn load(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC.as_slice())?;
        let mut start = MAGIC.len() + 4 * SECTIONS;
        let mut sections: [Range<usize>; SECTIONS] = Default::default();
        for (index, section) in sections.iter_mut().enumerate() {
            let length = u32::from_le_bytes(rest.get(index * 4..index * 4 + 4)?.try_into().ok()?) as usize;
            let end = start.checked_add(length)?;
            *section = start..end;
            start = end;
        }
        if start != bytes.len() {
            return None;
        }
        let range = sections[Section::Automaton as usize].clone();
        let automaton = match &bytes {
            Cow::Borrowed(bytes) => Cow::Borrowed(&bytes[range]),
            Cow::Owned(bytes) => Cow::Owned(bytes[range].to_vec()),
        };
        let verify = matches!(automaton, Cow::Owned(_));
        let automaton = Fst::new(automaton).ok()?;
        // What is part of the program was verified when it was made; what comes from elsewhere wasn't.
        if verify && automaton.verify().is_err() {
            return None;
        }
        static LOADED: AtomicUsize = AtomicUsize::new(0);
        let id = LOADED.fetch_add(1, Ordering::Relaxed) + 1;
        let artefact = Self { id, bytes, automaton, sections };
        artefact.is_sound().then_some(artefact)
    }

    /// Whether looking a transition up always ends: the table has a power of two of places, one of them free.
    fn is_sound(&self) -> bool {
        let bytes = self.section(Section::Transitions).len();
        let slots = bytes / TRANSITION_BYTES;
        let next = |slot: usize| self.number(Section::Transitions, slot * 3 + 2);
        bytes == 0
            || bytes == slots * TRANSITION_BYTES
                && slots.is_power_of_two()
                && (0..slots).any(|slot| next(slot) == 0)
    }

    fn section(&self, section: Section) -> &[u8] {
        &self.bytes[self.sections[section as usize].clone()]
    }

    fn number(&self, section: Section, index: usize) -> u32 {
        let bytes = self.section(section);
        let start = index * 4;
        match bytes.get(start..start + 4) {
            Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }

    /// The value of a final node one byte after `node`, if there is one.
    pub fn final_after(&self, node: &Node<'_>, byte: u8, output: u64) -> Option<u64> {
        let transition = node.transition(node.find_input(byte)?);
        let end = self.automaton.node(transition.addr);
        end.is_final().then(|| output + transition.out.value() + end.final_output().value())
    }

    /// The actions of a list, by the number that the automaton or [`accept`](Self::accept) gives.
    pub fn actions(&self, list: u64) -> impl Iterator<Item = u32> + '_ {
        let start = usize::try_from(list >> LIST_BITS).unwrap_or(0);
        let length = (list & u64::from(LIST_LENGTH)) as usize;
        (start..start.saturating_add(length)).map(|index| self.number(Section::Actions, index))
    }

    /// The state after `symbol` in `state`.
    pub fn transition(&self, state: u32, symbol: u32) -> Option<u32> {
        let slots = self.section(Section::Transitions).len() / TRANSITION_BYTES;
        if slots == 0 {
            return None;
        }
        let mask = slots - 1;
        let mut slot = slot_of(state, symbol) as usize & mask;
        loop {
            let found = self.number(Section::Transitions, slot * 3 + 2);
            if found == 0 {
                return None;
            }
            if self.number(Section::Transitions, slot * 3) == state
                && self.number(Section::Transitions, slot * 3 + 1) == symbol
            {
                return Some(found);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The list of actions of reaching `state`, for [`actions`](Self::actions).
    pub fn accept(&self, state: u32) -> u64 {
        u64::from(self.number(Section::Accepts, state as usize))
    }

    /// The action that every duty begins with; 0 for none.
    pub fn base(&self) -> u32 {
        self.number(Section::Base, 0)
    }

    /// Whether the class is one of verbs.
    pub fn is_verb(&self, class: u32) -> bool {
        self.number(Section::Verbs, class as usize) == 1
    }

    /// How many entries there are.
    pub fn entry_count(&self) -> usize {
        self.section(Section::Entries).len() / ENTRY_BYTES
    }

    /// An entry's rarity alone.
    pub fn rarity(&self, entry: u32) -> i32 {
        let start = entry as usize * ENTRY_BYTES;
        match self.section(Section::Entries).get(start..start + 2) {
            Some(&[low, high]) => i32::from(i16::from_le_bytes([low, high])),
            _ => 0,
        }
    }

    /// An entry's rarity and its weights: categories, then levels, in hundredths.
    pub fn entry(&self, entry: u32) -> (i32, [i32; Category::COUNT], [i32; Level::COUNT]) {
        let start = entry as usize * ENTRY_BYTES;
        let Some(bytes) = self.section(Section::Entries).get(start..start + ENTRY_BYTES) else {
            return (0, [0; Category::COUNT], [0; Level::COUNT]);
        };
        let at = |index: usize| i32::from(i16::from_le_bytes([bytes[index * 2], bytes[index * 2 + 1]]));
        let weights = std::array::from_fn(|index| at(1 + index));
        let levels = std::array::from_fn(|index| at(1 + Category::COUNT + index));
        (at(0), weights, levels)
    }

    /// The class that an entry is, where it is a class and nothing more: `@calendar`.
    pub fn class(&self, entry: u32) -> Option<&str> {
        let end = |entry: u32| self.number(Section::PatternEnds, entry as usize) as usize;
        let from = entry.checked_sub(1).map_or(0, end);
        let text = self.bytes.get(self.sections[Section::PatternText as usize].clone())?;
        let name = text.get(from..end(entry))?.strip_prefix(b"@").filter(|name| !name.contains(&b' '))?;
        std::str::from_utf8(name).ok()
    }

    /// An entry's pattern as it stands in the weight file; borrowed where the artefact is part of the program.
    pub fn pattern(&self, entry: u32) -> Cow<'static, str> {
        let end = |entry: u32| self.number(Section::PatternEnds, entry as usize) as usize;
        let from = entry.checked_sub(1).map_or(0, end)..end(entry);
        let range = self.sections[Section::PatternText as usize].clone();
        match &self.bytes {
            Cow::Borrowed(bytes) => {
                let text = bytes[range].get(from).and_then(|bytes| std::str::from_utf8(bytes).ok());
                Cow::Borrowed(text.unwrap_or_default())
            }
            Cow::Owned(bytes) => {
                let text = bytes[range].get(from).map(String::from_utf8_lossy);
                Cow::Owned(text.unwrap_or_default().into_owned())
            }
        }
    }
}

/// Collects the sections of an artefact in their order.
#[derive(Default)]
pub(super) struct Writer {
    lengths: Vec<u32>,
    body: Vec<u8>,
}

impl Writer {
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.lengths.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        self.body.extend_from_slice(bytes);
    }

    pub fn numbers(&mut self, numbers: &[u32]) {
        let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
        self.bytes(&bytes);
    }

    pub fn entries(&mut self, entries: &[Entry]) {
        let mut bytes = Vec::with_capacity(entries.len() * ENTRY_BYTES);
        for entry in entries {
            bytes.extend(entry.rarity.to_le_bytes());
            for weight in entry.weights.iter().chain(&entry.level_weights) {
                bytes.extend(weight.to_le_bytes());
            }
        }
        self.bytes(&bytes);
        let mut patterns = String::new();
        let mut ends = Vec::with_capacity(entries.len());
        for entry in entries {
            patterns.push_str(&entry.pattern.to_string());
            ends.push(u32::try_from(patterns.len()).unwrap_or(u32::MAX));
        }
        self.bytes(patterns.as_bytes());
        self.numbers(&ends);
    }

    pub fn finish(self) -> Vec<u8> {
        debug_assert_eq!(self.lengths.len(), SECTIONS);
        let table = self.lengths.iter().flat_map(|length| length.to_le_bytes());
        MAGIC.iter().copied().chain(table).chain(self.body).collect()
    }
}

/// An open-addressing table of `(state, symbol, next state)`; a next state of 0 marks a free slot, for
/// no transition leads back to the start.
pub(super) fn hash_table(transitions: &BTreeMap<(u32, u32), u32>) -> Vec<u32> {
    if transitions.is_empty() {
        return Vec::new();
    }
    let slots = (transitions.len() * 2).next_power_of_two();
    let mut table = vec![0; slots * 3];
    for (&(state, symbol), &next) in transitions {
        let mut slot = slot_of(state, symbol) as usize & (slots - 1);
        while table[slot * 3 + 2] != 0 {
            slot = (slot + 1) & (slots - 1);
        }
        table[slot * 3..slot * 3 + 3].copy_from_slice(&[state, symbol, next]);
    }
    table
}

fn slot_of(state: u32, symbol: u32) -> u32 {
    (state.wrapping_mul(0x9E37_79B1) ^ symbol.wrapping_mul(0x85EB_CA77)).wrapping_mul(0xC2B2_AE3D) >> 8
}
