//! Finds every entry of the lexicon in a duty. Letters run through the automaton once forwards (words,
//! phrases, beginnings) and once backwards (endings, parts of compounds); the classes found that way
//! then run through the table of transitions, which joins them across gaps. An entry counts once, where
//! it stands first.

use std::ops::Range;

use super::artefact::{self, ACTION_ENTRY, ACTION_NUMBER, ACTION_SYMBOL, Artefact, FIRST_PHRASE_SYMBOL, key};
use super::spelling::{Spelling, Spellings};
use super::text::Words;

/// How many words may stand between two parts of an entry.
const ENTRY_GAP: u32 = 10;
/// How many words may stand in the gap of a term.
const TERM_GAP: u32 = 3;

/// An entry found in a duty, and where. Places are in half words: word `n` is `2n..2n+2`, so that the
/// two parts of a compound have places of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub entry: u32,
    pub first: (u32, u32),
    pub last: (u32, u32),
}

impl Hit {
    /// Whether it stands anywhere: the base rate doesn't.
    pub fn has_place(&self) -> bool {
        self.first.1 > 0
    }
}

/// A class or phrase found at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Event {
    start: u32,
    end: u32,
    symbol: u32,
}

/// A sequence that has begun and may go on.
#[derive(Debug, Clone, Copy)]
struct Active {
    state: u32,
    first: (u32, u32),
    end: u32,
    gap: u32,
}

/// Buffers that are used again for each duty.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// The lexicon that the rest belongs to.
    lexicon: usize,
    pub words: Words,
    pub hits: Vec<Hit>,
    seen: Vec<u32>,
    round: u32,
    events: Vec<Event>,
    /// Where the last class found so far ends.
    covered_to: u32,
    active: Vec<Active>,
    spellings: Spellings,
}

impl Scratch {
    /// Fills [`hits`](Self::hits) with the entries found in `duty`.
    pub fn find(&mut self, lexicon: &Artefact, duty: &str) {
        if self.lexicon != lexicon.id {
            *self = Self { lexicon: lexicon.id, seen: vec![0; lexicon.entry_count()], ..Self::default() };
        }
        self.words.fill(duty);
        self.hits.clear();
        self.events.clear();
        self.active.clear();
        self.covered_to = 0;
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.seen.fill(0);
            self.round = 1;
        }
        self.act(lexicon.base(), (0, 0), (0, 0));
        for index in 0..self.words.len() {
            self.word(lexicon, index);
        }
        self.drop_covered();
        self.sequences(lexicon);
    }

    /// The classes found, each with its place in half words, in the order of their places.
    pub fn classes(&self) -> impl Iterator<Item = (u32, (u32, u32))> + '_ {
        let classes = self.events.iter().filter(|event| event.symbol < FIRST_PHRASE_SYMBOL);
        classes.map(|event| (event.symbol, (event.start, event.end)))
    }

    fn act(&mut self, action: u32, first: (u32, u32), last: (u32, u32)) {
        let number = action & ACTION_NUMBER;
        match action & !ACTION_NUMBER {
            ACTION_ENTRY => {
                if let Some(seen) = self.seen.get_mut(number as usize)
                    && *seen != self.round
                {
                    *seen = self.round;
                    self.hits.push(Hit { entry: number, first, last });
                }
            }
            ACTION_SYMBOL => {
                if number < FIRST_PHRASE_SYMBOL {
                    self.covered_to = self.covered_to.max(last.1);
                }
                self.events.push(Event { start: first.0, end: last.1, symbol: number });
            }
            _ => {}
        }
    }

    fn act_on(&mut self, actions: Range<u32>, place: (u32, u32)) {
        for index in actions {
            let action = self.spellings.action(index);
            self.act(action, place, place);
        }
    }

    /// Takes up what the word at `index` says, and the phrases that begin with it.
    fn word(&mut self, lexicon: &Artefact, index: usize) {
        let (whole, middle, end) = (half(index), half(index) + 1, half(index + 1));
        let number = self.spellings.look_up(lexicon, self.words.word(index));
        let Spelling { whole: said, has_class, last, first, suspended, after } = self.spellings.get(number);
        if index == 0 {
            self.opening(lexicon);
        }
        self.act_on(said, (whole, end));
        if let Some((state, output)) = after {
            self.walk(lexicon, index, index + 1, state, output);
        }
        if self.words.all()[index].suspended {
            self.act_on(suspended, (middle, end));
        } else if !has_class && self.covered_to <= whole {
            // "resebokning" is read as "bokning" of "rese", the order in which phrases have it; a last
            // part whose first is not known stands for the whole word.
            let part_end = if first.is_empty() { end } else { middle };
            self.act_on(last, (whole, part_end));
            self.act_on(first, (middle, end));
        }
    }

    /// Entries bound to the beginning of the duty.
    fn opening(&mut self, lexicon: &Artefact) {
        let root = lexicon.automaton.root();
        if let Some(opening) = root.find_input(key::OPENING) {
            let transition = root.transition(opening);
            let (state, output) = (transition.addr, transition.out.value());
            self.walk(lexicon, 0, 0, state, output);
        }
    }

    /// Runs the letters of the words from `next` on, as parts of a phrase that begins at `first`.
    fn walk(&mut self, lexicon: &Artefact, first: usize, next: usize, state: usize, output: u64) {
        let automaton = &lexicon.automaton;
        let mut node = automaton.node(state);
        let mut output = output;
        for word in next..self.words.len() {
            for byte in self.words.word(word).bytes().chain(std::iter::once(b' ')) {
                let Some(found) = node.find_input(byte) else { return };
                let transition = node.transition(found);
                output += transition.out.value();
                node = automaton.node(transition.addr);
            }
            if node.is_final() {
                let value = output + node.final_output().value();
                for action in lexicon.actions(value) {
                    let place = (half(first), half(word + 1));
                    self.act(action, place, place);
                }
            }
        }
    }

    /// Drops classes found inside a longer term: "meeting" where "meeting room" was found.
    fn drop_covered(&mut self) {
        self.events.sort_unstable_by_key(|event| (event.start, std::cmp::Reverse(event.end), event.symbol));
        self.events.dedup();
        let mut covered_to = (0, 0);
        self.events.retain(|event| {
            if event.symbol >= FIRST_PHRASE_SYMBOL {
                return true;
            }
            let inside = event.start >= covered_to.0 && event.end <= covered_to.1;
            let longest = (event.start, event.end) == covered_to;
            if !inside && event.end > covered_to.1 {
                covered_to = (event.start, event.end);
            }
            !inside || longest
        });
    }

    fn sequences(&mut self, lexicon: &Artefact) {
        let mut head = None;
        let mut next = 0;
        while let Some(&event) = self.events.get(next) {
            next += 1;
            let place = (event.start, event.end);
            self.active.retain(|active| active.end + active.gap >= event.start);
            for index in 0..self.active.len() {
                let active = self.active[index];
                if event.start >= active.end
                    && event.start - active.end <= active.gap
                    && let Some(state) = lexicon.transition(active.state, event.symbol)
                {
                    self.reach(lexicon, state, active.first, place, active.gap);
                }
            }
            for (start, gap) in [(artefact::ENTRY_START, ENTRY_GAP * 2), (artefact::TERM_START, TERM_GAP * 2)]
            {
                if let Some(state) = lexicon.transition(start, event.symbol) {
                    self.reach(lexicon, state, place, place, gap);
                }
            }
            let is_verb = event.symbol < FIRST_PHRASE_SYMBOL && lexicon.is_verb(event.symbol);
            if is_verb
                && *head.get_or_insert(event.start) == event.start
                && let Some(state) = lexicon.transition(artefact::OPENING_START, event.symbol)
            {
                for action in lexicon.actions(lexicon.accept(state)) {
                    self.act(action, place, place);
                }
            }
        }
    }

    fn reach(&mut self, lexicon: &Artefact, state: u32, first: (u32, u32), last: (u32, u32), gap: u32) {
        for action in lexicon.actions(lexicon.accept(state)) {
            self.act(action, first, last);
        }
        self.active.push(Active { state, first, end: last.1, gap });
    }
}

fn half(word: usize) -> u32 {
    u32::try_from(word * 2).unwrap_or(u32::MAX)
}
