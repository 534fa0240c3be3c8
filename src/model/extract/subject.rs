//! Sentences whose subject is the role itself: "The Event Manager runs three fairs a year." Only who
//! knows the title can tell them from sentences about somebody else.

use std::collections::HashSet;

use crate::syntax::{Block, BlockKind};

use super::draft::{Draft, Rank};
use super::phrases::Words;
use super::sentences::{self, Form, Shape};
use super::{headings, title, verbs};

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
        let mut subject = Self::default();
        for (rank, title) in &draft.titles {
            if *rank <= Rank::Possible {
                subject.add(&title.text);
            } else if headings::is_short(&title.text)
                && let Some(title) = title::read(title, None)
            {
                // A line of plain text that is only guessed to be the title may be a sentence, and name others.
                subject.add(&title.clean);
            }
        }
        let first = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(1..=3)));
        for block in first.take(usize::from(draft.titles.is_empty())) {
            subject.add(&block.text.text);
        }
        if !subject.names.is_empty() {
            subject.heads.extend(["position", "role", "incumbent", "postholder"].map(str::to_owned));
        }
        subject
    }

    /// Adds the words that a title names the role by.
    fn add(&mut self, title: &str) {
        let words = Words::of(title);
        for index in 0..words.len() {
            let word = words.get(index);
            if word.chars().count() > 2
                && !matches!(word, "the" | "and" | "for" | "och" | "till" | "you" | "our")
            {
                self.names.insert(word.to_owned());
            }
        }
        let last = (0..words.len())
            .take_while(|index| {
                let (start, end) = words.range(*index);
                let before = title[..start].trim_end();
                let opens = before.ends_with([',', '(', '-', '–', '|', '/', ':']) && *index > 0;
                let joins = matches!(
                    words.get(*index),
                    "to" | "of" | "for" | "in" | "at" | "till" | "i" | "med" | "för" | "på" | "inom" | "hos"
                );
                end > start && !opens && !joins
            })
            .last();
        self.heads.extend(last.map(|index| words.get(index).to_owned()));
    }

    /// The subject that a title names; nothing else stands for it.
    pub fn named(title: &str) -> Self {
        let mut subject = Self::default();
        subject.add(title);
        subject
    }

    /// A sentence's form, where the role may be its subject.
    pub fn shape(&self, sentence: &str) -> Shape {
        let words = Words::of(sentence);
        let mut shape = Shape::of_words(sentence, &words);
        if !shape.is_never && self.is_acting(&words, sentence) {
            shape.sentence = Form::Duty;
            shape.is_role_acting = true;
        }
        shape
    }

    /// Whether a text says of the role what it does.
    pub fn acts_in(&self, text: &str) -> bool {
        sentences::split(text).into_iter().any(|(start, end)| {
            let sentence = &text[start..end];
            self.is_acting(&Words::of(sentence), sentence)
        })
    }

    /// Whether the sentence says what the role does or is responsible for.
    fn is_acting(&self, words: &Words, sentence: &str) -> bool {
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
        // "The treasurer (treas) keeps the books": how it is called for short.
        let gap =
            |index: usize| sentence.get(words.range(index - 1).1..words.range(index).0).unwrap_or_default();
        if gap(index).contains('(') {
            index += 1;
            while index < words.len().min(12) && !gap(index).contains(')') {
                index += 1;
            }
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
            // "The secretary's task is to …".
            "uppgift" | "uppgifter" | "uppdrag" | "task" | "tasks" | "duty" | "duties" => {
                matches!(words.get(index + 1), "är" | "innebär" | "is" | "are" | "include")
            }
            "kan" | "may" => (index + 1..index + 4).any(|next| verbs::is_verb(words.get(next))),
            "ska" | "skall" => {
                let small = matches!(words.get(index + 1), "även" | "också" | "dessutom" | "vidare");
                !matches!(words.get(index + 1 + usize::from(small)), "ha" | "vara" | "kunna")
            }
            "söker" | "söks" => false,
            // "is responsible for", "is a regional contact responsible for".
            "is" => (index + 1..index + 8)
                .any(|next| matches!(words.get(next), "responsible" | "accountable" | "tasked")),
            verb => verbs::is_verb(verb) && !verb.ends_with("ing"),
        }
    }
}

/// What a word may be a plural, a genitive or, in Swedish, the definite form of.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    // "projektledarens": of the definite form, too.
    ["s", "n", "en", "et", "ns", "ens", "ets", "'s"]
        .into_iter()
        .filter_map(|ending| word.strip_suffix(ending))
}
