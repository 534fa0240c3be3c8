//! Where a title ends and the place of work begins: "Energy adviser - Leeds", "Däckmontör Göteborg", "Lärare,
//! Norrskolan". Which words are places is data.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::super::phrases::{Words, entries};
use super::{IN_NAMES, WHERE, WORKPLACES, is_one_of, roles};

const GROUPS: [&str; 7] =
    ["places", "ambiguous", "codes", "unit endings", "workplace endings", "modifiers", "employers"];
const PLACES: usize = 0;
const AMBIGUOUS: usize = 1;
const CODES: usize = 2;
const UNIT_ENDINGS: usize = 3;
const WORKPLACE_ENDINGS: usize = 4;
const MODIFIERS: usize = 5;
const EMPLOYERS: usize = 6;

/// The longest bare kind of workplace, in bytes, as opposed to a compound: "team", "djurklinik".
const LONGEST_BARE: usize = 8;
/// The longest name of a place, in words.
const LONGEST: usize = 3;

static DATA: LazyLock<[FxHashSet<&'static str>; 7]> = LazyLock::new(|| {
    let all = || entries(include_str!("../../../../data/reading/places.txt"));
    GROUPS.map(|group| all().filter(|(of, _)| *of == group).map(|(_, name)| name).collect())
});

/// Whether a part of a title, behind a sign, names nothing but a place or a part of an organisation.
pub(super) fn is_place(part: &str) -> bool {
    // "St Paul, MN", "Växjö/Kalmar", "Stockholm och Göteborg".
    let mut names = part
        .split([',', '/', '&', '+'])
        .flat_map(|part| part.split(" och "))
        .flat_map(|part| part.split(" or "))
        .map(bare);
    let Some(first) = names.next() else { return false };
    // "Tyler, TX": what a state stands behind is a place, known or not.
    let coded = part.split_once(", ").is_some_and(|(name, code)| {
        name.split(' ').count() <= 2
            && code.chars().all(char::is_uppercase)
            && DATA[CODES].contains(bare(code).as_str())
    });
    let is_name = |name: &str| DATA[PLACES].contains(name) || DATA[AMBIGUOUS].contains(name);
    part.starts_with(char::is_uppercase)
        && (is_name(&first) && names.all(|name| is_name(&name) || DATA[CODES].contains(name.as_str()))
            || coded
            || is_unit(part))
}

/// Whether a part behind a sign is a name that ends in a known place, or begins with one: "Kvantum Solna".
pub(super) fn is_branch(part: &str) -> bool {
    let words = Words::of(part);
    let count = words.len();
    let capital = |index: usize| part[words.range(index).0..].starts_with(char::is_uppercase);
    (2..=5).contains(&count)
        && (0..count).all(|index| capital(index) || is_one_of(IN_NAMES, &words, index))
        && (is_known(&words, 0) || (1..count).any(|index| is_told(&words, index)))
        && !part.contains([',', '(', '/'])
}

/// Where a place ends that a title begins with, before two words or more: "Leeds Account Manager".
pub(super) fn at_start(words: &Words) -> Option<usize> {
    name_end(words, 0, |name| DATA[PLACES].contains(name)).filter(|end| *end + 2 <= words.len())
}

/// Where the shortest name ends that begins at a word.
fn name_end(words: &Words, first: usize, is_name: impl Fn(&str) -> bool) -> Option<usize> {
    let mut name = String::new();
    (first..words.len().min(first + LONGEST)).find_map(|index| {
        if index > first {
            name.push(' ');
        }
        name.push_str(words.get(index));
        is_name(&name).then_some(index + 1)
    })
}

/// Whether a place's name begins at a word that is told to be a place: other words too.
pub(super) fn is_told(words: &Words, first: usize) -> bool {
    name_end(words, first, |name| is_of_place(name) || DATA[AMBIGUOUS].contains(name)).is_some()
}

/// Whether a place's name begins at a word.
pub(super) fn is_known(words: &Words, first: usize) -> bool {
    name_end(words, first, is_of_place).is_some()
}

/// A place's name, or its genitive.
fn is_of_place(name: &str) -> bool {
    let genitive = || name.strip_suffix('s').is_some_and(|name| DATA[PLACES].contains(name));
    DATA[PLACES].contains(name) || genitive()
}

/// Whether the name of an employer that many know begins at a word.
pub(super) fn is_employer(words: &Words, first: usize) -> bool {
    name_end(words, first, |name| DATA[EMPLOYERS].contains(name)).is_some()
}

/// The first word from `first` on that doesn't only say which part of a place: "centrala", "norra".
pub(super) fn skip_modifiers(words: &Words, first: usize) -> usize {
    (first..words.len()).find(|index| !DATA[MODIFIERS].contains(words.get(*index))).unwrap_or(first)
}

/// Where a bare place or unit begins that ends a title: "Däckmontör Göteborg", "Lärare Norrskolan".
pub(super) fn at_end(title: &str) -> Option<usize> {
    let words = Words::of(title);
    let count = words.len();
    let capital = |index: usize| title[words.range(index).0..].starts_with(char::is_uppercase);
    // The name, and at most two words that say which part of it: "Stockholm City", "Malmö Värnhem".
    let first = (1..count).find(|&first| {
        // "President of the Fyrvik Society": what the role is of may begin with a place.
        let whole = || {
            let rest: Vec<&str> = (first..count).map(|index| words.get(index)).collect();
            DATA[PLACES].contains(rest.join(" ").as_str())
                || !(0..first).any(|index| matches!(words.get(index), "of" | "for"))
        };
        let known =
            count - first <= LONGEST && (first..count).all(capital) && is_known(&words, first) && whole();
        let unit = first + 1 == count && capital(first) && is_unit(&title[words.range(first).0..]);
        known || unit && roles::at(&words, first - 1)
    })?;
    // "Head of Paris", "Director, London": what stands before the place belongs to it or is a sign.
    let mut start = first;
    while start > 1 && DATA[MODIFIERS].contains(words.get(start - 1)) {
        start -= 1;
    }
    let leads = start > 1 && is_one_of(WHERE, &words, start - 1);
    let start = if leads { start - 1 } else { start };
    let (before, end) = words.range(start - 1);
    let gap = title[end..words.range(start).0].trim();
    let stands_free = title[before..end].chars().count() > 3
        || title[before..end].starts_with(|c: char| c.is_ascii_digit());
    (gap.trim_matches([')', '%', ',', '-']).is_empty() && stands_free).then(|| words.range(start).0)
}

/// "Resursteamet Socialkontoret", "Bruksbacken Vård- och omsorgsboende": begins with a capital, ends like a unit.
fn is_unit(part: &str) -> bool {
    let last = part.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let count = part.split_whitespace().count();
    count <= 5 && part.starts_with(char::is_uppercase) && is_unit_word(&last)
}

/// Whether a word in lower case ends like a unit's name, and is more than the ending.
pub(super) fn is_unit_word(word: &str) -> bool {
    DATA[UNIT_ENDINGS].iter().any(|ending| word.ends_with(ending) && word.len() > ending.len() + 2)
}

/// "Region Norrhamn", "Hamnvikens vårdcentral", "Restaurang Fyren": a kind of place beside a name.
pub(super) fn names_workplace(part: &str) -> bool {
    let words = Words::of(part);
    let capital = |index: usize| part[words.range(index).0..].starts_with(char::is_uppercase);
    let kind = |index: usize| {
        let word = words.get(index);
        is_one_of(WORKPLACES, &words, index) || word.len() > LONGEST_BARE && is_workplace(word)
    };
    let joins = |index: usize| is_one_of(IN_NAMES, &words, index) || is_one_of(WHERE, &words, index);
    // "Ward 24": a number may be the name.
    let numbered = words.len() == 2
        && is_one_of(WORKPLACES, &words, 0)
        && capital(0)
        && words.get(1).chars().all(|c| c.is_ascii_digit());
    if numbered {
        return true;
    }
    (2..=6).contains(&words.len())
        && (capital(0) || kind(0))
        && !part.contains(['/', '('])
        && (0..words.len()).any(kind)
        && (0..words.len()).any(|index| capital(index) && !kind(index))
        && (0..words.len()).all(|index| capital(index) || kind(index) || joins(index))
        && !roles::names(part)
}

/// Where a kind of place with its name begins that ends a title: "Städare Fyrens Hotell".
pub(super) fn workplace_at_end(title: &str) -> Option<usize> {
    let words = Words::of(title);
    let role = (0..words.len()).rev().find(|index| roles::at(&words, *index))?;
    let start = words.range(role + 1).0;
    let apart = title.get(words.range(role).1..start).is_some_and(|gap| gap.trim().is_empty());
    let free = role + 1 < words.len() && apart && title[start..].starts_with(char::is_uppercase);
    (free && names_workplace(&title[start..])).then_some(start)
}

/// Whether a word names a place of work, as it stands in a sentence: "infektionsavdelning", "kontor".
pub(super) fn is_workplace(word: &str) -> bool {
    DATA[WORKPLACE_ENDINGS].iter().any(|ending| word.ends_with(ending))
}

/// A name without the words that say which part of a place is meant.
fn bare(name: &str) -> String {
    let words = Words::of(name);
    let kept = (0..words.len()).map(|index| words.get(index)).filter(|word| !DATA[MODIFIERS].contains(word));
    let kept: Vec<&str> = kept.collect();
    if kept.is_empty() { words.joined() } else { kept.join(" ") }
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_data_is_known_and_filled() {
        super::super::super::phrases::assert_groups(
            include_str!("../../../../data/reading/places.txt"),
            &GROUPS,
        );
    }

    #[test]
    fn places_are_known_behind_signs_and_at_the_end() {
        for place in ["Stockholm", "St Paul, MN", "Växjö/Kalmar", "Lund", "Resursteamet Socialkontoret"] {
            assert!(is_place(place), "{place}");
        }
        for part in ["Solceller", "Library Services", "MN", "stockholm", "Skolan"] {
            assert!(!is_place(part), "{part}");
        }
        assert_eq!(at_end("Däckmontör Göteborg"), Some("Däckmontör ".len()));
        assert_eq!(at_end("Mässvärd i centrala Stockholm"), Some("Mässvärd ".len()));
        assert_eq!(at_end("Sales Manager New York"), Some("Sales Manager ".len()));
        for title in ["Göteborg", "Handledare Mark", "Head of London", "Handledare Elkollo"] {
            assert_eq!(at_end(title), None, "{title}");
        }
    }
}
