//! Whose name stands in a headline. "Clerk - Brightwater" may name a town, a tool or the employer; the text
//! below tells, where it says "Brightwater is a …", "at Brightwater", or "About Brightwater".

use crate::source::SourceText;

use super::super::phrases::Words;
use super::noise::without_links;
use super::{
    EMPLOYER_AFTER, EMPLOYER_BEFORE, EMPLOYER_OPENS, JOINS, TOOLS, found_at, is_one_of, places, roles,
};

/// How far from a name what speaks of it may stand, in characters.
const NEAR: usize = 40;
/// The longest name that is looked for, in words.
const LONGEST: usize = 4;

/// The name in a title that one of the texts speaks of as the employer, where it stands in the text.
pub(in super::super) fn named(title: &str, texts: &[&SourceText]) -> Option<SourceText> {
    let words = Words::of(title);
    if !roles::names(title) {
        return None;
    }
    let capital = |index: usize| title[words.range(index).0..].starts_with(char::is_uppercase);
    let may_be_name = |index: usize| {
        let (start, end) = words.range(index);
        capital(index)
            && end - start > 2
            && !roles::at(&words, index)
            && !places::is_told(&words, index)
            && !is_one_of(TOOLS, &words, index)
            && !is_one_of(JOINS, &words, index)
    };
    (0..words.len()).filter(|first| may_be_name(*first)).find_map(|first| {
        let most = (first..words.len().min(first + LONGEST)).take_while(|index| capital(*index)).count();
        (1..=most).rev().find_map(|length| {
            let last = first + length - 1;
            let name = &title[words.range(first).0..words.range(last).1];
            let own = (first..=last).all(|index| !roles::at(&words, index));
            if !own {
                return None;
            }
            // What the text writes in small letters too is a word, no name.
            let small = name.to_lowercase();
            let is_word = texts.iter().any(|text| {
                text.text.match_indices(&small).any(|(start, _)| {
                    let (before, after) = (&text.text[..start], &text.text[start + small.len()..]);
                    before.ends_with(' ') && !after.starts_with(char::is_alphanumeric)
                })
            });
            if is_word {
                return None;
            }
            texts.iter().find_map(|text| spoken_of(name, text))
        })
    })
}

/// Where a text speaks of a name as the employer's.
fn spoken_of(name: &str, text: &SourceText) -> Option<SourceText> {
    text.text.match_indices(name).find_map(|(start, _)| {
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
