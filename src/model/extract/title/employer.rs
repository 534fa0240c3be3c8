//! Whose name stands in a headline. "Clerk - Brightwater" may name a town, a tool or the employer; the text
//! below tells, where it says "Brightwater is a …", "at Brightwater", or "About Brightwater".

use crate::source::SourceText;

use super::super::phrases::Words;
use super::noise::without_links;
use super::{
    EMPLOYER_AFTER, EMPLOYER_BEFORE, EMPLOYER_OPENS, JOINS, STANDS_AT, TOOLS, found_at, is_one_of, places,
    roles,
};

/// How far from a name what speaks of it may stand, in characters.
const NEAR: usize = 40;
/// The longest name that is looked for, in words.
const LONGEST: usize = 4;

/// The name in a title that one of the texts speaks of as the employer, where it stands in the text.
pub(in super::super) fn named(title: &str, texts: &[&SourceText]) -> Option<SourceText> {
    if !roles::names(title) {
        return None;
    }
    let words = Words::of(title);
    (0..words.len()).find_map(|first| {
        names_at(title, &words, first, texts)
            .find_map(|name| texts.iter().find_map(|text| spoken_of(name, text)))
    })
}

/// The name behind the role in a title where one of the texts says that work is done: "you are needed at X".
pub(in super::super) fn placed(title: &str, texts: &[&SourceText]) -> Option<String> {
    let words = Words::of(title);
    let role = (0..words.len()).find(|index| roles::at(&words, *index))?;
    (role + 1..words.len()).find_map(|first| {
        names_at(title, &words, first, texts)
            .find(|name| texts.iter().any(|text| is_led_to(name, text)))
            .map(str::to_owned)
    })
}

/// What may be a name and begins at a word, the longest first.
fn names_at<'a>(
    title: &'a str,
    words: &'a Words,
    first: usize,
    texts: &'a [&SourceText],
) -> impl Iterator<Item = &'a str> {
    let capital = |index: usize| title[words.range(index).0..].starts_with(char::is_uppercase);
    let (start, end) = words.range(first);
    let may_be_name = capital(first)
        && end - start > 2
        && !places::is_told(words, first)
        && !is_one_of(TOOLS, words, first)
        && !is_one_of(JOINS, words, first);
    let own = |index: &usize| capital(*index) && !roles::at(words, *index);
    let most = (first..words.len().min(first + LONGEST)).take_while(own).count();
    (1..=if may_be_name { most } else { 0 })
        .rev()
        .map(move |length| &title[start..words.range(first + length - 1).1])
        .filter(|name| !texts.iter().any(|text| is_word(name, text)))
}

/// Whether a text writes a name in small letters too: then it is a word.
fn is_word(name: &str, text: &SourceText) -> bool {
    let small = name.to_lowercase();
    text.text.match_indices(&small).any(|(start, _)| {
        let (before, after) = (&text.text[..start], &text.text[start + small.len()..]);
        let in_address = after.strip_prefix('.').is_some_and(|after| after.starts_with(char::is_alphabetic));
        before.ends_with(' ') && !after.starts_with(char::is_alphanumeric) && !in_address
    })
}

/// Whether a text leads to a name as to a place: "på Fyrvik", "near Northquay".
fn is_led_to(name: &str, text: &SourceText) -> bool {
    text.text.match_indices(name).any(|(start, _)| {
        let (before, after) = (&text.text[..start], &text.text[start + name.len()..]);
        let line = before.rsplit(['\n', '.', '!', '?', '>', ':']).next().unwrap_or_default();
        let near = line.char_indices().rev().nth(NEAR).map_or(0, |(index, _)| index);
        let lead = Words::of(&line[near..]);
        line.ends_with(' ')
            && !after.starts_with(char::is_alphanumeric)
            && lead.len().checked_sub(1).is_some_and(|last| is_one_of(STANDS_AT, &lead, last))
    })
}

/// Where a text speaks of a name as the employer's.
fn spoken_of(name: &str, text: &SourceText) -> Option<SourceText> {
    occurrences(name, text)
        .find_map(|start| {
            let end = start + name.len();
            let (before, after) = (&text.text[..start], &text.text[end..]);
            let whole = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
            if !whole {
                return None;
            }
            let line = before.rsplit(['\n', '.', '!', '?', '>', ':']).next().unwrap_or_default();
            let near = line.char_indices().rev().nth(NEAR).map_or(0, |(index, _)| index);
            let lead = Words::of(&line[near..]);
            let opens = near == 0 && lead.len() == 1 && found_at(EMPLOYER_OPENS, &lead, 0).is_some();
            let led = (1..=2).any(|length| {
                let first = lead.len().checked_sub(length);
                let found = first.and_then(|first| found_at(EMPLOYER_BEFORE, &lead, first));
                found.is_some_and(|found| found.end == lead.len()) && line.ends_with(' ')
            });
            let next: String = after.chars().take(NEAR).collect();
            let next_words = Words::of(&next);
            // "The Plancad technician is a …": of the role, not of what stands before it.
            let follows = next.starts_with(' ')
                && !roles::at(&next_words, 0)
                && found_at(EMPLOYER_AFTER, &next_words, 0).is_some();
            // "SQL is a language": what is written like an abbreviation is as often a tool.
            let short = name.chars().count() <= 4 && name.chars().all(char::is_uppercase);
            (opens || led || follows && !short).then(|| text.slice(start, end))
        })
        .or_else(|| owns_domain(name, text))
}

/// "fyrvik.se": the name in an address is the sender's.
fn owns_domain(name: &str, text: &SourceText) -> Option<SourceText> {
    let small = name.to_lowercase();
    let own = |start: usize| {
        let after = text.text[start + small.len()..].strip_prefix('.').unwrap_or_default();
        let domain = after.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default();
        !text.text[..start].ends_with(char::is_alphanumeric)
            && matches!(domain, "se" | "nu" | "com" | "org" | "net" | "io" | "eu" | "co")
    };
    let start = text.text.match_indices(&small).map(|(start, _)| start).find(|start| own(*start))?;
    (small.len() > 4 && small.len() == name.len()).then(|| text.slice(start, start + small.len()))
}

/// Where a name stands in a text, also where only the headline writes all of it in capitals.
fn occurrences<'a>(name: &'a str, text: &'a SourceText) -> impl Iterator<Item = usize> + 'a {
    let loud = name.is_ascii() && name.len() > 4 && !name.contains(char::is_lowercase);
    let whole = text.text.as_str();
    let any_case = move |start: &usize| {
        loud && whole.get(*start..*start + name.len()).is_some_and(|part| part.eq_ignore_ascii_case(name))
    };
    let exact = whole.match_indices(name).map(|(start, _)| start);
    let first = name.chars().next().unwrap_or_default();
    let starts = whole.match_indices(first).map(|(start, _)| start);
    exact.chain(starts.filter(any_case))
}

/// The title as far as a name behind the role, and what leads to it.
pub(super) fn before(title: &str, name: &str) -> Option<String> {
    let (words, name) = (Words::of(title), Words::of(name));
    let stands = |first: &usize| (0..name.len()).all(|index| words.get(first + index) == name.get(index));
    let first = (1..=words.len().checked_sub(name.len())?).find(stands)?;
    let (before, after) = title.split_at(words.range(first).0);
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric() && !")%#+".contains(c));
    (roles::names(before) && !roles::names(after)).then(|| without_links(before).to_owned())
}

/// Where the organisation's name begins and ends in a title that a sign doesn't set it apart from.
pub(super) fn without(title: &str, organisation: &str) -> Option<String> {
    let (words, name) = (Words::of(title), Words::of(organisation));
    if name.len() == 0 || organisation.trim().len() < 3 {
        return None;
    }
    let stands = |first: &usize| (0..name.len()).all(|index| words.get(first + index) == name.get(index));
    let first = (0..=words.len().checked_sub(name.len())?).find(stands)?;
    let joined = first > 0 && is_one_of(JOINS, &words, first - 1);
    let end = first + name.len();
    if first == 0 && end < words.len() {
        let rest = &title[words.range(end).0..];
        let apart = title[words.range(end - 1).1..words.range(end).0].trim().is_empty();
        return (apart && roles::names(rest)).then(|| rest.to_owned());
    }
    let before = title[..words.range(first).0].trim_end();
    (first > 0 && !joined && roles::names(before)).then(|| without_links(before).to_owned())
}
