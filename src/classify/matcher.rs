//! Finds every entry of the lexicon in a duty. Letters run through the automaton once forwards (words,
//! phrases, beginnings) and once backwards (endings, parts of compounds); the classes found that way
//! then run through the table of transitions, which joins them across gaps. An entry counts once, where
//! it stands first.

use super::artefact::{self, ACTION_ENTRY, ACTION_NUMBER, ACTION_SYMBOL, Artefact, FIRST_PHRASE_SYMBOL, key};
use super::text::Words;

/// How many words may stand between two parts of an entry.
const ENTRY_GAP: u32 = 10;
/// How many words may stand in the gap of a term.
const TERM_GAP: u32 = 3;
/// Letters of a compound's last part that are enough where its first part is not known.
const LAST_PART_ALONE: usize = 5;
/// Letters that must stand before the last part of a compound.
const BEFORE_LAST_PART: usize = 2;

/// An entry found in a duty, and where. Places are in half words: word `n` is `2n..2n+2`, so that the
/// two parts of a compound have places of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub entry: u32,
    pub first: (u32, u32),
    pub last: (u32, u32),
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
    pub words: Words,
    pub hits: Vec<Hit>,
    seen: Vec<u32>,
    round: u32,
    events: Vec<Event>,
    /// Where the last class found so far ends.
    covered_to: u32,
    active: Vec<Active>,
    firsts: Vec<(usize, u64)>,
    lasts: Vec<(usize, u64)>,
}

impl Scratch {
    /// Fills [`hits`](Self::hits) with the entries found in `duty`.
    pub fn find(&mut self, lexicon: &Artefact, duty: &str) {
        self.words.fill(duty);
        self.hits.clear();
        self.events.clear();
        self.active.clear();
        self.covered_to = 0;
        if self.seen.len() != lexicon.entry_count() {
            self.seen = vec![0; lexicon.entry_count()];
            self.round = 0;
        }
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.seen.fill(0);
            self.round = 1;
        }
        self.act(lexicon.base(), (0, 0), (0, 0));
        for index in 0..self.words.len() {
            self.letters(lexicon, index);
        }
        self.drop_covered();
        self.sequences(lexicon);
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

    fn act_all(&mut self, lexicon: &Artefact, value: u64, place: (u32, u32)) {
        for action in lexicon.actions(value) {
            self.act(action, place, place);
        }
    }

    /// Runs the letters of the word at `index`, and of those after it while phrases go on.
    fn letters(&mut self, lexicon: &Artefact, index: usize) {
        let at = half(index);
        self.firsts.clear();
        self.lasts.clear();
        let events_before = self.events.len();
        let root = lexicon.automaton.root();
        if index == 0
            && let Some(opening) = root.find_input(key::OPENING)
        {
            let transition = root.transition(opening);
            self.forwards(lexicon, index, transition.addr, transition.out.value(), false);
        }
        self.forwards(lexicon, index, root.addr(), 0, true);
        if let Some(backwards) = root.find_input(key::BACKWARDS) {
            let transition = root.transition(backwards);
            self.backwards(lexicon, index, transition.addr, transition.out.value());
        }
        let whole = self.events[events_before..].iter().any(|event| event.symbol < FIRST_PHRASE_SYMBOL);
        if !whole && self.covered_to <= at {
            self.compound(lexicon, index);
        }
    }

    fn forwards(&mut self, lexicon: &Artefact, index: usize, state: usize, output: u64, parts: bool) {
        let automaton = &lexicon.automaton;
        let mut node = automaton.node(state);
        let mut output = output;
        let mut word = index;
        let word_length = self.words.word(index).len();
        let last_word = self.words.len();
        let mut offset = 0;
        // The text is borrowed anew at each step, since what is found goes into the same buffers.
        while let Some(&byte) = self.words.from_word(index).as_bytes().get(offset) {
            if parts && word == index && offset > 1 {
                if offset < word_length
                    && is_letter_start(byte)
                    && let Some(value) = final_after(automaton, &node, key::PREFIX, output)
                {
                    self.act_all(lexicon, value, (half(index), half(index + 1)));
                }
                if let Some(value) = final_after(automaton, &node, key::FIRST_PART, output) {
                    self.firsts.push((offset, value));
                }
            }
            let Some(found) = node.find_input(byte) else { return };
            let transition = node.transition(found);
            output += transition.out.value();
            node = automaton.node(transition.addr);
            offset += 1;
            if byte == b' ' {
                word += 1;
                if node.is_final() {
                    let value = output + node.final_output().value();
                    self.act_all(lexicon, value, (half(index), half(word)));
                }
                if word == last_word {
                    return;
                }
            }
        }
    }

    fn backwards(&mut self, lexicon: &Artefact, index: usize, state: usize, output: u64) {
        let automaton = &lexicon.automaton;
        let mut node = automaton.node(state);
        let mut output = output;
        let length = self.words.word(index).len();
        let mut remaining = length;
        let mut encoded = [0; 4];
        while let Some(letter) = self.words.word(index)[..remaining].chars().next_back() {
            for byte in letter.encode_utf8(&mut encoded).bytes() {
                let Some(found) = node.find_input(byte) else { return };
                let transition = node.transition(found);
                output += transition.out.value();
                node = automaton.node(transition.addr);
            }
            remaining -= letter.len_utf8();
            if remaining == 0 {
                return;
            }
            if length - remaining > 1 {
                if let Some(value) = final_after(automaton, &node, key::PREFIX, output) {
                    self.act_all(lexicon, value, (half(index), half(index + 1)));
                }
                if remaining >= BEFORE_LAST_PART
                    && let Some(value) = final_after(automaton, &node, key::FIRST_PART, output)
                {
                    self.lasts.push((remaining, value));
                }
            }
        }
    }

    /// Reads a word that is not in the lexicon as a compound of parts that are.
    fn compound(&mut self, lexicon: &Artefact, index: usize) {
        let word_length = self.words.word(index).len();
        let (whole, middle) = (half(index), half(index) + 1);
        if self.words.all()[index].suspended {
            if let Some(&(_, value)) = self.firsts.iter().find(|(end, _)| *end == word_length) {
                self.act_all(lexicon, value, (middle, whole + 2));
            }
            return;
        }
        let joined = self.lasts.iter().rev().find_map(|&(start, last)| {
            let first = self.firsts.iter().find(|(end, _)| *end == start)?;
            Some((first.1, last))
        });
        if let Some((first, last)) = joined {
            // "resebokning" is read as "bokning" of "rese", the order in which phrases have it.
            self.act_all(lexicon, last, (whole, middle));
            self.act_all(lexicon, first, (middle, whole + 2));
        } else if let Some(&(start, last)) = self.lasts.last()
            && self.words.word(index)[start..].chars().count() >= LAST_PART_ALONE
        {
            self.act_all(lexicon, last, (whole, whole + 2));
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
                let action = lexicon.accept(state);
                self.act(action, place, place);
            }
        }
    }

    fn reach(&mut self, lexicon: &Artefact, state: u32, first: (u32, u32), last: (u32, u32), gap: u32) {
        let action = lexicon.accept(state);
        self.act(action, first, last);
        self.active.push(Active { state, first, end: last.1, gap });
    }
}

/// The value of a final node one byte further, if there is one.
fn final_after<D: AsRef<[u8]>>(
    automaton: &fst::raw::Fst<D>,
    node: &fst::raw::Node<'_>,
    byte: u8,
    output: u64,
) -> Option<u64> {
    let transition = node.transition(node.find_input(byte)?);
    let end = automaton.node(transition.addr);
    end.is_final().then(|| output + transition.out.value() + end.final_output().value())
}

/// Whether a byte begins a letter, rather than standing within one of several bytes.
const fn is_letter_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn half(word: usize) -> u32 {
    u32::try_from(word * 2).unwrap_or(u32::MAX)
}
