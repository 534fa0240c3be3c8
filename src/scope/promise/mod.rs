//! What a title leads a reasonable applicant to expect, read from the title alone: the head says what
//! the person is, fields say of what, and together they look up a promise that is written down in
//! `data/titles/`. A title whose words are unknown gets a best guess and says how little it is worth.

mod lexicon;
mod outcome;
mod parts;
mod words;

use std::ops::Range;

use self::lexicon::{Class, Head, Lexicon, Terms, promised};
use self::outcome::{Outcome, joined, outcome, over_fields, unknown};
use self::parts::{Clause, Item, Role, clauses};
use super::{Promise, TitlePart, TitleReason};
use crate::lexicon::Lexicon as OwnLexicon;
use crate::model::{Category, Language, Shares};

/// How much more than another field a gathering says of the work: an "event content manager" is hired
/// for the event.
const EVENT_WEIGHT: f64 = 2.5;
/// How much more an executive says where the head is one that serves.
const EXECUTIVE_WEIGHT: f64 = 2.0;
/// How much more the field says that stands nearest before the head.
const NEAREST_WEIGHT: f64 = 1.4;
/// What a field behind the head counts where others stand before it.
const BEHIND_WEIGHT: f64 = 0.5;
/// What a second clause of fields counts: "of communications for housing" is about communications.
const FURTHER_WEIGHT: f64 = 0.2;
/// From this share of other work on, a whole title is a trade whatever stands beside it.
const PURE_TRADE: f64 = 0.7;
/// How likely a word that only ends like a trade's name is one.
const GUESSED_CRAFT: f64 = 0.6;

/// What a title promises. Certainty is low where its words aren't known.
#[must_use]
pub fn promise(title: &str, language: Language) -> Promise {
    promise_with(title, language, None)
}

/// What a title promises, where a user's lexicon has a say as well.
#[must_use]
pub fn promise_with(title: &str, language: Language, lexicon: Option<&OwnLexicon>) -> Promise {
    let mut promise = either(title, language, lexicon);
    if let Some(lexicon) = lexicon {
        promise.shares = promise.shares.among(lexicon.categories);
    }
    promise
}

fn either(title: &str, language: Language, lexicon: Option<&OwnLexicon>) -> Promise {
    let own = read(title, language, lexicon);
    if own.known_head {
        return own.promise;
    }
    // Swedish postings have English titles, and now and then the reverse.
    let other_language = match language {
        Language::English => Language::Swedish,
        Language::Swedish => Language::English,
    };
    let other = read(title, other_language, lexicon);
    if other.known_head { other.promise } else { own.promise }
}

/// The line of `data/titles/promises.tsv` that a title's promise is looked up in: the class of its head and
/// of the field that counts most, `none` where it names no field, `unknown` where it names one that isn't
/// listed. `None` where two titles are joined, the head is unknown, or the whole title is listed by itself.
#[must_use]
pub fn promise_line(title: &str, language: Language) -> Option<(&'static str, &'static str)> {
    let clauses = clauses(title, language, Terms::of(language, None));
    let mut reasons = Reasons { title, list: Vec::new() };
    let [main] = mains(&clauses)[..] else { return None };
    let single = single(main, &clauses, &mut reasons)?;
    let term = single.head.term.filter(|term| term.title.is_none())?;
    let nothing = if single.unknown_words { "unknown" } else { "none" };
    let heaviest = single.fields.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1));
    Some((term.head?.class, heaviest.map_or(nothing, |(field, _)| *field)))
}

/// The word for what the person is, where a field can be put before it: "coordinator", but not "nurse".
pub(super) fn reusable_head(promise: &Promise, language: Language) -> Option<String> {
    let lexicon = Lexicon::of(language);
    promise.reasons.iter().filter(|reason| reason.part == TitlePart::Head).find_map(|reason| {
        let word = words::words(&reason.words).last()?.lower;
        let head = lexicon.get(&word)?.head?;
        matches!(
            head.class,
            "coordinate" | "manage" | "assist" | "officer" | "own" | "specialist" | "advise" | "strategise"
        )
        .then_some(word)
    })
}

struct Read {
    promise: Promise,
    known_head: bool,
}

/// One of the titles that a title joins, with what was found for it.
#[derive(Debug)]
struct Single<'a> {
    head: &'a Item,
    fields: Vec<(Class, f64)>,
    /// Fields of the user's, with what they promise and how much they say.
    own_fields: Vec<(Shares, f64)>,
    unknown_words: bool,
    serves_executive: bool,
    level: Option<f64>,
    raised: bool,
}

fn read(title: &str, language: Language, lexicon: Option<&OwnLexicon>) -> Read {
    let terms = Terms::of(language, lexicon);
    let clauses = clauses(title, language, terms);
    let mut reasons = Reasons { title, list: Vec::new() };
    let mains = mains(&clauses);
    if mains.is_empty() {
        let promise = without_head(&clauses, terms, &mut reasons);
        return Read { promise: to_promise(promise, reasons), known_head: false };
    }
    let mut singles: Vec<Single> =
        mains.iter().filter_map(|main| single(*main, &clauses, &mut reasons)).collect();
    // "Community specialist/manager": what one of two titles leaves unsaid, the other says.
    if let [first, second] = &mut singles[..] {
        if second.leaves_field_unsaid() {
            second.fields.clone_from(&first.fields);
        } else if first.leaves_field_unsaid() {
            first.fields.clone_from(&second.fields);
        }
    }
    let outcomes: Vec<Outcome> = singles.iter().filter_map(outcome).collect();
    let promise = outcomes.into_iter().reduce(joined);
    match promise {
        Some(outcome) => Read { promise: to_promise(outcome, reasons), known_head: true },
        None => Read { promise: to_promise(unknown(), reasons), known_head: false },
    }
}

/// The clauses that say what the person is: the main ones, else the first other that does.
fn mains(clauses: &[Clause]) -> Vec<usize> {
    let with_head = |role: Role| {
        clauses
            .iter()
            .enumerate()
            .filter(move |(_, clause)| clause.role == role && clause.items.iter().any(Item::is_head))
            .map(|(index, _)| index)
    };
    let mains: Vec<usize> = with_head(Role::Main).collect();
    if !mains.is_empty() {
        return mains;
    }
    [Role::Aside, Role::Field, Role::Serves, Role::Within]
        .into_iter()
        .find_map(|role| with_head(role).next())
        .into_iter()
        .collect()
}

/// The head of a clause is its last: in "nurse manager" the person is a manager. A word that can be a
/// field as well ("volunteer") is the head only where there is no other.
fn head_of(items: &[Item]) -> Option<usize> {
    let plain = items.iter().rposition(|item| item.is_head() && !item.is_field());
    plain.or_else(|| items.iter().rposition(Item::is_head))
}

fn single<'a>(main: usize, clauses: &'a [Clause], reasons: &mut Reasons<'_>) -> Option<Single<'a>> {
    let items = &clauses[main].items;
    let head_at = head_of(items)?;
    let head = &items[head_at];
    let mut single = Single {
        head,
        fields: Vec::new(),
        own_fields: Vec::new(),
        unknown_words: false,
        serves_executive: false,
        level: None,
        raised: false,
    };
    reasons.add(&head.place, TitlePart::Head);
    let serving = serves(head);
    let nearest = items[..head_at].iter().rposition(|item| field_of(item, serving).is_some());
    for (index, item) in items[..head_at].iter().enumerate() {
        single.unknown_words |= item.term.is_none() && !is_number(item);
        single.rank(item, reasons);
        let weight = if Some(index) == nearest { NEAREST_WEIGHT } else { 1.0 };
        single.field(item, serving, weight, reasons);
    }
    for item in &items[head_at + 1..] {
        single.rank(item, reasons);
        let weight = if single.fields.is_empty() { 1.0 } else { BEHIND_WEIGHT };
        single.field(item, serving, weight, reasons);
    }
    let before = !single.fields.is_empty();
    for (index, clause) in clauses.iter().enumerate() {
        // What follows belongs to the last of joined titles, what precedes to the first.
        let elsewhere = clause.role == Role::Main && clause.items.iter().any(Item::is_head);
        if index == main || elsewhere {
            continue;
        }
        single.clause(clause, serving, before, reasons);
    }
    Some(single)
}

impl Single<'_> {
    /// Whether there is no word for the field, though the head alone says little: "manager", but not
    /// "analyst".
    fn leaves_field_unsaid(&self) -> bool {
        const LITTLE: f64 = 0.7;
        let alone = self.head.head().and_then(|head| promised(head.class, "none"));
        let whole = self.head.term.is_some_and(|term| term.title.is_some());
        let says_little = alone.is_some_and(|row| row.open || row.certainty < LITTLE);
        self.fields.is_empty() && self.own_fields.is_empty() && !self.unknown_words && !whole && says_little
    }

    fn clause(&mut self, clause: &Clause, serving: bool, before: bool, reasons: &mut Reasons<'_>) {
        let open_head = self.head.head().is_some_and(|head| head.class == "coordinate");
        match clause.role {
            Role::Employer => {}
            Role::Main | Role::Field => {
                let weight = match (before, self.fields.is_empty()) {
                    (true, _) => BEHIND_WEIGHT,
                    (false, true) => 1.0,
                    (false, false) => FURTHER_WEIGHT,
                };
                for item in &clause.items {
                    self.field(item, serving, weight, reasons);
                }
            }
            Role::Serves => {
                let executive = clause.items.iter().find(|item| field_of(item, true) == Some("executive"));
                if let (Some(item), true) = (executive, serving) {
                    self.serves_executive = true;
                    self.fields.push(("executive", 3.0));
                    reasons.add(&item.place, TitlePart::Serves);
                } else if !open_head && !before {
                    for item in &clause.items {
                        self.field(item, serving, BEHIND_WEIGHT, reasons);
                    }
                }
            }
            Role::Within | Role::Aside => {
                let only_rank = clause.items.iter().all(|item| {
                    item.term.is_some_and(|t| t.level.is_some() || t.raises || t.neutral || t.link.is_some())
                });
                for item in &clause.items {
                    if only_rank {
                        self.rank(item, reasons);
                    } else if self.fields.is_empty() || !before {
                        self.field(item, serving, BEHIND_WEIGHT, reasons);
                    }
                }
            }
        }
    }

    fn field(&mut self, item: &Item, serving: bool, weight: f64, reasons: &mut Reasons<'_>) {
        if let Some(own) = item.term.and_then(|term| term.own_field) {
            self.own_fields.push((own, weight));
            reasons.add(&item.place, TitlePart::Field);
            return;
        }
        let Some(field) = field_of(item, serving) else { return };
        let class_weight = match field {
            "event" => EVENT_WEIGHT,
            "executive" if serving => EXECUTIVE_WEIGHT,
            _ => 1.0,
        };
        self.fields.push((field, weight * class_weight));
        reasons.add(&item.place, TitlePart::Field);
    }

    /// Takes in what a word says of the level. A word that is a field too ("volunteer coordinator")
    /// says nothing of it.
    fn rank(&mut self, item: &Item, reasons: &mut Reasons<'_>) {
        let Some(term) = item.term else { return };
        if term.field.is_some() && !term.raises {
            return;
        }
        if let Some(level) = term.level {
            self.level = Some(self.level.map_or(level, |known| known.max(level)));
        } else if term.raises {
            self.raised = true;
        } else {
            return;
        }
        reasons.add(&item.place, TitlePart::Seniority);
    }

    fn level(&self, claimed: f64) -> f64 {
        match self.level {
            Some(3.0) => 3.0,
            Some(level) if claimed < 3.0 => level,
            _ if self.raised && claimed < 2.0 => 2.0,
            _ if self.raised && claimed < 2.5 => 2.5,
            _ => claimed,
        }
    }
}

/// Whether a head is one that serves: an executive named beside it is whom it serves, not its field.
fn serves(head: &Item) -> bool {
    let title = head.term.and_then(|term| term.title);
    let office = title.is_some_and(|title| {
        !title.own
            && title.level < 3.0
            && matches!(title.shares.main(), Category::Operational | Category::ExecutiveAssistant)
    });
    let class = head.head().map(|head| head.class);
    let assists = matches!(class, Some("assist" | "secretary" | "coordinate" | "administer" | "specialist"));
    if title.is_some() { office } else { assists }
}

/// What an item says of the field when it isn't the head itself.
fn field_of(item: &Item, serving: bool) -> Option<Class> {
    let term = item.term?;
    let as_head = || match term.head.map(|head| head.class) {
        Some("craft") => Some("craft"),
        Some("manage") if serving && !term.neutral => Some("executive"),
        _ => None,
    };
    let as_title = || {
        let craft = term.title.filter(|title| title.shares[Category::Other] > PURE_TRADE);
        let runs = term.title.filter(|title| title.level >= 3.0 && serving);
        craft.map(|_| "craft").or(runs.map(|_| "executive"))
    };
    term.field.or_else(as_head).or_else(as_title)
}

fn is_number(item: &Item) -> bool {
    item.lower.chars().all(|c| c.is_ascii_digit())
}

/// A title in which no word says what the person is: its fields, or the ending of its last word, give
/// a guess.
fn without_head(clauses: &[Clause], lexicon: Terms<'_>, reasons: &mut Reasons<'_>) -> Outcome {
    let items = || clauses.iter().filter(|clause| clause.role != Role::Employer).flat_map(|c| &c.items);
    let own = items().any(|item| item.term.is_some_and(|term| term.own_field.is_some()));
    let guessed = items()
        .filter(|_| !own)
        .find(|item| item.term.is_none() && lexicon.built_in.ends_like_a_craft(&item.lower));
    if let (Some(item), Some(row)) = (guessed, promised("craft", "none")) {
        reasons.add(&item.place, TitlePart::Head);
        return Outcome { shares: row.shares, level: 2.0, open: false, certainty: GUESSED_CRAFT };
    }
    let fields: Vec<(Class, f64)> = items()
        .filter_map(|item| {
            let field = item.field()?;
            reasons.add(&item.place, TitlePart::Field);
            Some((field, if field == "event" { EVENT_WEIGHT } else { 1.0 }))
        })
        .collect();
    let own_fields: Vec<(Shares, f64)> = items()
        .filter_map(|item| {
            let own = item.term?.own_field?;
            reasons.add(&item.place, TitlePart::Field);
            Some((own, 1.0))
        })
        .collect();
    let Some(first) = items().next() else { return unknown() };
    let bare = Single {
        head: first,
        fields,
        own_fields,
        unknown_words: true,
        serves_executive: false,
        level: None,
        raised: false,
    };
    over_fields(Head { class: "field", level: 2.0 }, &bare).unwrap_or_else(unknown)
}

fn to_promise(outcome: Outcome, reasons: Reasons<'_>) -> Promise {
    let Outcome { shares, level, open, certainty } = outcome;
    Promise { shares, level, open, certainty, reasons: reasons.list }
}

/// What each part of the title was taken to say, in the order in which it was found.
struct Reasons<'a> {
    title: &'a str,
    list: Vec<TitleReason>,
}

impl Reasons<'_> {
    fn add(&mut self, place: &Range<usize>, part: TitlePart) {
        let Some(words) = self.title.get(place.clone()) else { return };
        let reason = TitleReason { words: words.to_owned(), part };
        if !self.list.contains(&reason) {
            self.list.push(reason);
        }
    }
}
