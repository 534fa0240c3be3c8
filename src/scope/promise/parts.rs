//! A title taken apart: its words looked up, compounds split at known elements, and the clauses that
//! prepositions, commas, dashes and brackets make. What the parts add up to is decided one floor up.

use std::ops::Range;

use super::lexicon::{Class, Head, LONGEST_PHRASE, Link, Term, Terms};
use super::words::{Mark, Word, words};
use crate::model::Language;

/// How many characters a word may have to be taken for a compound; Swedish titles in use have half.
const LONGEST_COMPOUND: usize = 60;

/// A word, a phrase or the element of a compound.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Where it stands in the title.
    pub place: Range<usize>,
    /// In lower case; the last word of a phrase.
    pub lower: String,
    /// What it can be; `None` for a word that is in no list.
    pub term: Option<Term>,
    /// What separates it from the item before.
    pub before: Mark,
}

impl Item {
    /// Whether it can say what the person is.
    pub fn is_head(&self) -> bool {
        self.term.is_some_and(|term| term.head.is_some() || term.title.is_some())
    }

    pub fn head(&self) -> Option<Head> {
        self.term?.head
    }

    pub fn field(&self) -> Option<Class> {
        self.term?.field
    }

    /// Whether it says what the work is about, in the program's words or the user's.
    pub fn is_field(&self) -> bool {
        self.term.is_some_and(|term| term.field.is_some() || term.own_field.is_some())
    }
}

/// A part of a title, by what it is to the whole.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    pub role: Role,
    pub items: Vec<Item>,
}

/// What a clause is to the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Says what the person is; there are several where titles are joined.
    Main,
    /// After "of", or a comma: the field.
    Field,
    /// After "to": whom the person serves.
    Serves,
    /// After "in": field or place.
    Within,
    /// After "at": the employer.
    Employer,
    /// After a dash or in brackets.
    Aside,
}

/// Takes a title apart.
pub(super) fn clauses(title: &str, language: Language, lexicon: Terms<'_>) -> Vec<Clause> {
    let mut items = items(title, language, lexicon).into_iter();
    let mut current = Clause { role: Role::Main, items: Vec::new() };
    let mut clauses = Vec::new();
    while let Some(item) = items.next() {
        let link = item.term.and_then(|term| term.link);
        if let Some(role) = opens(&current, &item, link, items.as_slice()) {
            clauses.push(std::mem::replace(&mut current, Clause { role, items: Vec::new() }));
        }
        if link.is_none() {
            current.items.push(item);
        }
    }
    clauses.push(current);
    clauses.retain(|clause| !clause.items.is_empty());
    clauses
}

/// The role of the clause that begins with `item`, if one does.
fn opens(current: &Clause, item: &Item, link: Option<Link>, rest: &[Item]) -> Option<Role> {
    let has_head = current.role == Role::Main && current.items.iter().any(Item::is_head);
    match item.before {
        Mark::Opens | Mark::Dash => return Some(Role::Aside),
        Mark::Closes => return Some(if has_head { Role::Field } else { Role::Main }),
        Mark::Comma if has_head => return Some(Role::Field),
        _ => {}
    }
    match link {
        Some(Link::Serves) => return Some(Role::Serves),
        Some(Link::Of) => return Some(Role::Field),
        Some(Link::Within) => return Some(Role::Within),
        Some(Link::Employer) => return Some(Role::Employer),
        Some(Link::And) | None => {}
    }
    let joins = link == Some(Link::And) || matches!(item.before, Mark::And | Mark::Slash);
    // "Coordinator and Planner" are two titles, "Volunteer and Events Manager" is one: what can be a
    // field belongs to the head that follows.
    let ends_in_head = has_head && current.items.last().is_some_and(|i| i.is_head() && !i.is_field());
    if !joins || !ends_in_head {
        return None;
    }
    let goes_on = |i: &&Item| i.before < Mark::Comma && i.term.and_then(|term| term.link).is_none();
    let another = item.is_head() || rest.iter().take_while(goes_on).any(Item::is_head);
    Some(if another { Role::Main } else { Role::Field })
}

/// The title's words looked up, the longest known phrase first.
fn items(title: &str, language: Language, lexicon: Terms<'_>) -> Vec<Item> {
    let words: Vec<Word> = words(title).collect();
    let mut items = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let (term, length) = longest_phrase(lexicon, language, &words[at..]);
        let (word, last) = (&words[at], &words[at + length - 1]);
        let unknown = term.is_none() && language == Language::Swedish;
        if let Some(elements) = unknown.then(|| split(lexicon, word)).flatten() {
            items.extend(elements);
            at += 1;
            continue;
        }
        items.push(Item {
            place: word.place.start..last.place.end,
            lower: last.lower.clone(),
            term,
            before: word.before,
        });
        at += length;
    }
    items
}

fn longest_phrase(lexicon: Terms<'_>, language: Language, words: &[Word]) -> (Option<Term>, usize) {
    // A slash or a hyphen inside a term is no boundary ("VD-assistent"), every other mark is.
    let unbroken = words.iter().skip(1).take_while(|word| word.before == Mark::None).count() + 1;
    for length in (1..=unbroken.min(LONGEST_PHRASE)).rev() {
        let (last, first) = (&words[length - 1], &words[..length - 1]);
        let mut phrase = String::with_capacity(40);
        for word in first {
            phrase.push_str(&word.lower);
            phrase.push(' ');
        }
        let start = phrase.len();
        phrase.push_str(&last.lower);
        if let Some(term) = find(lexicon, language, &mut phrase, start) {
            return (Some(term), length);
        }
    }
    (None, 1)
}

/// Looks a phrase up, its last word (from byte `last` on) also without the endings of number and case.
fn find(lexicon: Terms<'_>, language: Language, phrase: &mut String, last: usize) -> Option<Term> {
    if let Some(term) = lexicon.get(phrase) {
        return Some(term);
    }
    let endings: &[(&str, &str)] = match language {
        Language::English => &[("ies", "y"), ("es", ""), ("s", ""), ("men", "man"), ("women", "woman")],
        Language::Swedish => &[
            ("orna", "a"),
            ("arna", ""),
            ("erna", ""),
            ("erna", "e"),
            ("or", "a"),
            ("er", ""),
            ("ar", ""),
            ("en", ""),
            ("et", ""),
            ("na", ""),
            ("n", ""),
            ("s", ""),
            ("t", ""),
            ("män", "man"),
        ],
    };
    if !endings.iter().any(|(ending, _)| phrase.ends_with(ending)) {
        return None;
    }
    let whole = phrase.clone();
    for (ending, instead) in endings {
        if let Some(stem) = whole[last..].strip_suffix(ending).filter(|stem| stem.len() >= 3) {
            phrase.truncate(last);
            phrase.push_str(stem);
            phrase.push_str(instead);
            let term = lexicon.get(phrase).filter(|term| term.link.is_none() && !term.neutral);
            if term.is_some() {
                return term;
            }
        }
    }
    None
}

/// A Swedish compound split at known elements: the longest known head at its end, and what stands
/// before it as the field. `None` where the end is no known head.
fn split(lexicon: Terms<'_>, word: &Word) -> Option<Vec<Item>> {
    // Every ending is tried, and for each every beginning of the rest: not on what is no word.
    if word.lower.chars().nth(LONGEST_COMPOUND).is_some() {
        return None;
    }
    let starts = word.lower.char_indices().map(|(index, _)| index).skip(2);
    for start in starts {
        let (first, last) = word.lower.split_at(start);
        let mut phrase = last.to_owned();
        let Some(term) = find(lexicon, Language::Swedish, &mut phrase, 0) else { continue };
        let head = (term.head.is_some() && !term.whole) || term.title.is_some_and(|_| last.len() >= 8);
        let field = compound_field(lexicon, first);
        // A short ending may be chance ("-bud" in "anbud") unless what precedes it is a word too; but no
        // other word ends in "-chef".
        let manages = term.head.is_some_and(|head| head.class == "manage");
        let long_enough = last.len() >= 5 || (last.len() >= 4 && (field.is_some() || manages));
        if !head || !long_enough {
            continue;
        }
        // Lower-casing keeps the number of characters but for a few letters of other scripts.
        let boundary = word.place.start + start.min(word.place.len());
        let term = Term { field: None, own_field: None, neutral: false, level: None, ..term };
        return Some(vec![
            Item {
                place: word.place.start..boundary,
                lower: first.to_owned(),
                term: field,
                before: word.before,
            },
            Item {
                place: boundary..word.place.end,
                lower: last.to_owned(),
                term: Some(term),
                before: Mark::None,
            },
        ]);
    }
    None
}

/// What the first part of a compound says: as a whole, without its linking letter, or by its own last
/// or first element.
fn compound_field(lexicon: Terms<'_>, first: &str) -> Option<Term> {
    let as_field = |text: &str| {
        let known = lexicon.get(text).or_else(|| lexicon.get(text.strip_suffix(['s', 'e', 'o', 'u'])?));
        let term = known?;
        let craft = term.head.filter(|head| head.class == "craft").map(|_| "craft");
        let field = term.field.or(craft);
        let says = field.is_some()
            || term.own_field.is_some()
            || term.neutral
            || term.level.is_some()
            || term.raises;
        says.then_some(Term { field, head: None, title: None, link: None, ..term })
    };
    if let Some(term) = as_field(first) {
        return Some(term);
    }
    let inner: Vec<usize> = first.char_indices().map(|(index, _)| index).skip(3).collect();
    let from_last = inner.iter().filter(|at| first.len() - **at >= 4).find_map(|at| as_field(&first[*at..]));
    from_last.or_else(|| inner.iter().rev().filter(|at| **at >= 4).find_map(|at| as_field(&first[..*at])))
}
