//! Titles without what is no part of them. A title on a board is an advertisement: it names the
//! employer, the place, the hours, and that somebody is wanted.

mod after;
mod asks;
mod before;
mod employer;
mod noise;
mod places;
mod roles;
mod said;
mod tails;

use std::cell::RefCell;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::Title;
use crate::source::SourceText;

use super::phrases::{Match, Phrases, Words};

pub(super) use asks::{is_slogan, may_hold_a_name, names_anybody, names_nobody, share_a_stem};
pub(super) use employer::{named as employer, placed as workplace};
pub(super) use said::{announced, spoken, told};

const GROUPS: [&str; 46] = [
    "before",
    "after",
    "tail",
    "no title",
    "announces",
    "organisation",
    "praise",
    "nobody",
    "served",
    "hires",
    "boast",
    "extent",
    "unit",
    "link",
    "slogan",
    "speaks",
    "clause",
    "where",
    "taught",
    "serving",
    "ours",
    "joins",
    "stops",
    "apart",
    "in names",
    "tools",
    "wanted",
    "keeps",
    "legal",
    "told as",
    "employer before",
    "employer opens",
    "employer after",
    "with",
    "heads",
    "kinds",
    "job forms",
    "works",
    "workplaces",
    "posts",
    "stands at",
    "qualities",
    "role adjectives",
    "subjects",
    "bank staff",
    "buttons",
];

const BEFORE: usize = 0;
const AFTER: usize = 1;
const TAIL: usize = 2;
const NO_TITLE: usize = 3;
const ANNOUNCES: usize = 4;
const ORGANISATION: usize = 5;
const PRAISE: usize = 6;
const NOBODY: usize = 7;
const SERVED: usize = 8;
const HIRES: usize = 9;
const BOAST: usize = 10;
const EXTENT: usize = 11;
const UNIT: usize = 12;
const LINK: usize = 13;
const SLOGAN: usize = 14;
const SPEAKS: usize = 15;
const CLAUSE: usize = 16;
const WHERE: usize = 17;
const TAUGHT: usize = 18;
const SERVING: usize = 19;
const OURS: usize = 20;
const JOINS: usize = 21;
const STOPS: usize = 22;
const APART: usize = 23;
const IN_NAMES: usize = 24;
const TOOLS: usize = 25;
const WANTED: usize = 26;
const KEEPS: usize = 27;
const LEGAL: usize = 28;
const TOLD_AS: usize = 29;
const EMPLOYER_BEFORE: usize = 30;
const EMPLOYER_OPENS: usize = 31;
const EMPLOYER_AFTER: usize = 32;
const WITH: usize = 33;
const HEADS: usize = 34;
const KINDS: usize = 35;
const JOB_FORMS: usize = 36;
const WORKS: usize = 37;
const WORKPLACES: usize = 38;
const POSTS: usize = 39;
const STANDS_AT: usize = 40;
const QUALITIES: usize = 41;
const ROLE_ADJECTIVES: usize = 42;
const SUBJECTS: usize = 43;
const BANK_STAFF: usize = 44;
const BUTTONS: usize = 45;

/// The longest text that is taken for a title, in words.
const MOST_WORDS: usize = 25;
/// The longest text, in bytes, in which a role is looked for: what is longer isn't taken apart.
const LONGEST: usize = 500;

/// The signs that stand between the parts of a title.
const DASHES: [&str; 5] = [" - ", " – ", " — ", " | ", " • "];

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../../../../data/reading/titles.txt"), &GROUPS));

/// The title in a text, or `None` where it names no role.
pub(super) fn read(original: &SourceText, organisation: Option<&str>) -> Option<Title> {
    read_beside(original, organisation, None)
}

/// The same where the text tells a name in the title for the place of work.
pub(super) fn read_beside(
    original: &SourceText,
    organisation: Option<&str>,
    workplace: Option<&str>,
) -> Option<Title> {
    let original = original.trimmed();
    let count = original.text.split_whitespace().take(MOST_WORDS + 1).count();
    if count == 0 || count > MOST_WORDS || names_no_role(&original.text) {
        return None;
    }
    let beside = workplace.and_then(|name| employer::before(&original.text, name));
    let clean = clean(beside.as_deref().unwrap_or(&original.text), organisation);
    if clean != original.text && names_no_role(&clean) {
        return None;
    }
    Some(Title { original, clean })
}

/// Whether a title holds a word that is known to name a role.
pub(super) fn names_a_role(title: &str) -> bool {
    roles::names(title)
}

/// Whether a text is the name of a page or a blank, not of a role.
pub(super) fn names_no_role(text: &str) -> bool {
    let words = Words::of(text);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters < 2
        || text.starts_with('[') && text.ends_with(']')
        || PHRASES.find_of_at(NO_TITLE, &words, 0).any(|found| found.end == words.len())
        || is_of_buttons(text)
}

/// "Save job Share Print": what stands on the buttons of a job's page, and nothing else.
pub(super) fn is_of_buttons(text: &str) -> bool {
    let words = Words::of(text);
    let mut end = 0;
    while let Some(found) = PHRASES.find_of_at(BUTTONS, &words, end).map(|found| found.end).max() {
        end = found;
    }
    end > 0 && end == words.len()
}

/// So many titles are kept that were cleaned.
const MOST_KEPT: usize = 1024;

thread_local! {
    /// What is left of titles, by themselves and the organisation. It is asked for several times of a posting, and many
    /// postings of an employer have the same.
    static CLEANED: RefCell<FxHashMap<String, String>> = RefCell::default();
}

/// The role that a title names.
fn clean(title: &str, organisation: Option<&str>) -> String {
    if title.len() > LONGEST {
        return title.to_owned();
    }
    let key = [title, organisation.unwrap_or_default()].join("\0");
    if let Some(known) = CLEANED.with_borrow(|cleaned| cleaned.get(&key).cloned()) {
        return known;
    }
    let clean = cleaned(title, organisation);
    CLEANED.with_borrow_mut(|cleaned| {
        if cleaned.len() < MOST_KEPT {
            cleaned.insert(key, clean.clone());
        }
    });
    clean
}

fn cleaned(title: &str, organisation: Option<&str>) -> String {
    let title = noise::without_entities(title);
    let whole = unbroken(unglued(&title));
    let mut text = spaced(&noise::without_brackets(noise::without_number(&whole)));
    text = before::cut(&text);
    if let Some(role) = tails::without_first(&text) {
        text = before::cut(role);
    }
    let headed = tails::cut(&text, organisation);
    let named = after::cut(&headed);
    // Where neither cut anything, the first would cut nothing again.
    text = if named == text { headed } else { tails::cut(&named, organisation) };
    text = noise::cut_ends(&text);
    let neat = text.trim_matches(|c: char| c.is_whitespace() || ",;:|–—-!?*_\"•/…".contains(c));
    let neat = noise::without_open_bracket(neat.trim_start_matches('#'));
    let neat = neat.split_whitespace().collect::<Vec<_>>().join(" ");
    // What is left of a slogan without a role says less than the whole.
    let empty = neat.chars().filter(|c| c.is_alphabetic()).count() < 2;
    let said = !roles::names(&neat) && tails::is_said(&neat);
    if empty || said { title.split_whitespace().collect::<Vec<_>>().join(" ") } else { neat }
}

/// "Records ManagerLOCATION: Leeds": an export that lost its breaks is told as far as the next label.
fn unglued(title: &str) -> &str {
    let is_small = |index: usize| title[..index].ends_with(char::is_lowercase);
    let label = |index: usize| {
        let word = title[index..].split(char::is_whitespace).next().unwrap_or_default();
        word.strip_suffix(':').is_some_and(|word| word.len() > 3 && word.chars().all(char::is_uppercase))
    };
    let mut ends = title.char_indices().map(|(index, _)| index);
    ends.find(|index| is_small(*index) && label(*index)).map_or(title, |index| &title[..index])
}

/// What an export cut off ("Clerk to the growing team of Brightw…") is told as far as its last sign or link.
fn unbroken(title: &str) -> String {
    let cut = title.trim_end().strip_suffix("...").or_else(|| title.trim_end().strip_suffix('…'));
    let Some(text) = cut.filter(|text| text.ends_with(char::is_alphanumeric)) else {
        return title.to_owned();
    };
    let words = Words::of(text);
    let last_sign = text.rfind([',', '–', '|', '?', '!']).max(text.rfind(" - "));
    let last_link = (1..words.len()).rev().find(|index| is_one_of(LINK, &words, *index));
    let end = last_sign.max(last_link.map(|index| words.range(index).0));
    end.filter(|end| *end > 0).map_or(text, |end| &text[..end]).to_owned()
}

/// The same text with spaces around every dash between parts, and no picture.
fn spaced(title: &str) -> String {
    let is_picture = |c: char| matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{feff}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}');
    let text: String = title.chars().filter(|c| !is_picture(*c)).collect();
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let mut spaced = String::with_capacity(text.len() + 4);
    for (index, token) in tokens.iter().enumerate() {
        if index > 0 {
            spaced.push(' ');
        }
        let next = tokens.get(index + 1);
        let joins = next.is_some_and(|next| is_one_of(JOINS, &Words::of(next), 0) || *next == "/");
        let is_word = |part: &str| part.chars().all(|c| c.is_alphabetic()) && part.chars().count() > 1;
        if matches!(*token, "--" | "//" | "---" | "***" | "**" | "*" | "::" | "~") {
            spaced.push('-');
        } else if let Some(word) =
            token.strip_suffix('-').filter(|word| is_word(word) && next.is_some() && !joins)
        {
            spaced.push_str(word);
            spaced.push_str(" -");
        } else if let Some(word) = token.strip_prefix('-').filter(|word| is_word(word) && index > 0) {
            spaced.push_str("- ");
            spaced.push_str(word);
        } else {
            spaced.push_str(token);
        }
    }
    spaced.replace(" ,", ",")
}

/// The end of a word with the sign that belongs to it: "C#", "C++", "80%", and a bracket that closes.
fn own_end(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    end + rest.len() - rest.trim_start_matches(['#', '+', ')', '%']).len()
}

/// Whether one word stands in a group.
fn is_one_of(group: usize, words: &Words, index: usize) -> bool {
    PHRASES.find_of_at(group, words, index).next().is_some()
}

/// Whether a word ends like one of a group.
fn has_ending(group: usize, word: &str) -> bool {
    PHRASES.has_ending(group, word)
}

/// Whether a text holds what may stand between a title's parts: most hold nothing of it.
fn may_have_parts(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'-' | b'|' | b':' | b',' | b'/') || !byte.is_ascii())
}

/// The longest phrase of a group that stands at a word.
fn found_at(group: usize, words: &Words, index: usize) -> Option<Match> {
    PHRASES.find_of_at(group, words, index).max_by_key(|found| found.end)
}

/// Whether a phrase of a group stands anywhere in the words.
fn has(group: usize, words: &Words) -> bool {
    PHRASES.has(words, group)
}

#[cfg(test)]
mod tests;
