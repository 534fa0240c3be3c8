//! Where a title ends and the place of work begins: "Energy adviser - Leeds", "Däckmontör Göteborg", "Lärare,
//! Norrskolan". Which words are places is data.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::phrases::{entries, joined};

const GROUPS: [&str; 5] = ["places", "ambiguous", "codes", "unit endings", "workplace endings"];

static PLACES: LazyLock<[FxHashSet<&'static str>; 5]> = LazyLock::new(|| {
    let all = || entries(include_str!("../../../data/reading/places.txt"));
    GROUPS.map(|group| all().filter(|(of, _)| *of == group).map(|(_, name)| name).collect())
});

/// Whether a part of a title, behind a sign, names nothing but a place or a part of an organisation.
pub(super) fn is_place(part: &str) -> bool {
    let [places, ambiguous, codes, ..] = &*PLACES;
    // "St Paul, MN", "Växjö/Kalmar", "Stockholm och Göteborg".
    let mut names = part
        .split([',', '/', '&'])
        .flat_map(|part| part.split(" och "))
        .flat_map(|part| part.split(" or "))
        .map(joined);
    let Some(first) = names.next() else { return false };
    let is_name = |name: &str| places.contains(name) || ambiguous.contains(name);
    part.starts_with(char::is_uppercase)
        && (is_name(&first) && names.all(|name| is_name(&name) || codes.contains(name.as_str()))
            || is_unit(part))
}

/// Where a bare place or unit begins that ends a title: "Däckmontör Göteborg".
pub(super) fn at_end(title: &str) -> Option<usize> {
    let words: Vec<(usize, &str)> = title
        .split(' ')
        .scan(0, |offset, word| {
            let start = *offset;
            *offset += word.len() + 1;
            Some((start, word))
        })
        .collect();
    let count = words.len();
    let last = |length: usize| {
        let (start, _) = *words.get(count.checked_sub(length).filter(|first| *first > 0)?)?;
        let name = &title[start..];
        let is_name = PLACES[0].contains(joined(name).as_str())
            && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
        // "Head of Paris", "Director, London": what stands before the place belongs to it or is a sign.
        let before = words[count - length - 1].1;
        let stands_free =
            before.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '/')) && before.chars().count() > 3;
        // "i centrala Stockholm" goes as a whole.
        let whole = count > length + 2
            && matches!(before, "centrala" | "norra" | "södra" | "östra" | "västra")
            && matches!(words[count - length - 2].1, "i" | "in" | "på");
        let start = if whole { words[count - length - 2].0 } else { start };
        (is_name && stands_free).then_some(start)
    };
    last(2).or_else(|| last(1))
}

/// "Resursteamet Socialkontoret", "Bruksbacken Vård- och omsorgsboende": begins with a capital, ends like a unit.
fn is_unit(part: &str) -> bool {
    let last = part.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let count = part.split_whitespace().count();
    count <= 5 && PLACES[3].iter().any(|ending| last.ends_with(ending) && last.len() > ending.len() + 2)
}

/// Whether a word names a place of work, as it stands in a sentence: "infektionsavdelning", "kontor".
pub(super) fn is_workplace(word: &str) -> bool {
    PLACES[4].iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_data_is_known_and_filled() {
        super::super::phrases::assert_groups(include_str!("../../../data/reading/places.txt"), &GROUPS);
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
