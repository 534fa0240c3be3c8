//! Sentences whose subject is the role itself: "The Event Manager runs three fairs a year." Only who
//! knows the title can tell them from sentences about somebody else.

use std::collections::HashSet;

use crate::syntax::{Block, BlockKind};

use super::draft::{Draft, Rank};
use super::phrases::Words;
use super::sentences::{self, Form, Shape};

/// The words that the role goes by.
#[derive(Debug, Default)]
pub(super) struct Subject {
    names: HashSet<String>,
    /// The words that say what it is ("Manager" of "Event Manager, Oslo"): a subject ends with one.
    heads: HashSet<String>,
}

/// What follows "will" where the sentence promises or asks rather than tells a duty.
const NO_ACTS: [&str; 18] = [
    "play",
    "have",
    "report",
    "receive",
    "join",
    "need",
    "possess",
    "bring",
    "enjoy",
    "learn",
    "gain",
    "get",
    "thrive",
    "become",
    "find",
    "love",
    "demonstrate",
    "require",
];

impl Subject {
    /// The subject that a draft's titles name, or the first heading where there is no title yet.
    pub fn of(draft: &Draft, blocks: &[Block]) -> Self {
        let mut names = HashSet::new();
        let mut heads = HashSet::new();
        let mut add = |text: &str| {
            let words = Words::of(text);
            for index in 0..words.len() {
                let word = words.get(index);
                if word.chars().count() > 2
                    && !matches!(word, "the" | "and" | "for" | "och" | "till" | "you" | "our")
                {
                    names.insert(word.to_owned());
                }
            }
            let last = (0..words.len())
                .take_while(|index| {
                    let (start, end) = words.range(*index);
                    let before = text[..start].trim_end();
                    let opens = before.ends_with([',', '(', '-', '–', '|', '/', ':']) && *index > 0;
                    let joins =
                        matches!(words.get(*index), "to" | "of" | "for" | "in" | "at" | "till" | "i" | "med");
                    end > start && !opens && !joins
                })
                .last();
            heads.extend(last.map(|index| words.get(index).to_owned()));
        };
        for (rank, title) in &draft.titles {
            if *rank <= Rank::Possible {
                add(&title.text);
            }
        }
        let first = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(1..=3)));
        for block in first.take(usize::from(draft.titles.is_empty())) {
            add(&block.text.text);
        }
        if !names.is_empty() {
            heads.extend(["position", "role", "incumbent", "postholder"].map(str::to_owned));
        }
        Self { names, heads }
    }

    /// A sentence's form, where the role may be its subject.
    pub fn shape(&self, sentence: &str) -> Shape {
        let words = Words::of(sentence);
        let mut shape = Shape::of_words(sentence, &words);
        if shape.sentence != Form::Duty && !shape.is_never && self.is_acting(&words) {
            shape.sentence = Form::Duty;
        }
        shape
    }

    /// Whether the sentence says what the role does or is responsible for.
    fn is_acting(&self, words: &Words) -> bool {
        let mut index = usize::from(matches!(words.get(0), "the" | "this" | "our" | "a" | "an"));
        let first = index;
        let mut has_head = false;
        while index < 9 {
            let word = words.get(index);
            let is_head = self.heads.contains(word) || stems(word).any(|stem| self.heads.contains(stem));
            // An abbreviation of the title in brackets, or "and", belongs to the name too.
            let small = index > first && word.len() <= 3 && !matches!(word, "is" | "är" | "har" | "ska");
            if !is_head && !small && !self.names.contains(word) {
                break;
            }
            has_head |= is_head;
            index += 1;
        }
        if !has_head {
            return false;
        }
        let adverb =
            |index: usize| words.get(index).ends_with("ly") || matches!(words.get(index), "also" | "then");
        while adverb(index) {
            index += 1;
        }
        match words.get(index) {
            "will" | "must" | "shall" => {
                let mut next = index + 1;
                while adverb(next) {
                    next += 1;
                }
                let act = words.get(next);
                let be = act == "be"
                    && !matches!(words.get(next + 1), "responsible" | "expected" | "tasked" | "accountable");
                !be && !NO_ACTS.contains(&act)
            }
            "är" => {
                matches!(words.get(index + 1), "ansvarig" | "ytterst")
                    || words.get(index + 2) == "person" && words.get(index + 3) == "som"
            }
            "har" => (index + 1..index + 5).any(|next| matches!(words.get(next), "ansvar" | "ansvaret")),
            "ska" | "skall" => !matches!(words.get(index + 1), "ha" | "vara"),
            // "is responsible for", "is a regional contact responsible for".
            "is" => (index + 1..index + 8)
                .any(|next| matches!(words.get(next), "responsible" | "accountable" | "tasked")),
            verb => sentences::is_verb(verb) && !verb.ends_with("ing"),
        }
    }
}

/// What a word may be a plural or, in Swedish, the definite form of.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    ["s", "n", "en", "et"].into_iter().filter_map(|ending| word.strip_suffix(ending))
}
