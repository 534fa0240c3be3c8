//! What the keys and values of a profile are called, in both languages (`data/matching/profile-keys.yaml`),
//! and what somebody may have meant who wrote something else.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::spelling;

/// The program's own names with what else is understood, in the order of the file.
struct Names(Vec<(String, Vec<String>)>);

impl<'de> serde::Deserialize<'de> for Names {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> serde::de::Visitor<'de> for InOrder {
            type Value = Names;

            fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                to.write_str("names, each with a list of others")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    names.push(entry);
                }
                Ok(Names(names))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

#[derive(serde::Deserialize)]
struct File {
    personal: Vec<String>,
    #[serde(flatten)]
    groups: BTreeMap<String, Names>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    // The file is part of the program and a test reads it; without it no key would be known, and every
    // profile would be told so.
    serde_yaml::from_str(include_str!("../../../data/matching/profile-keys.yaml"))
        .unwrap_or_else(|_| File { personal: Vec::new(), groups: BTreeMap::new() })
});

/// `written` as keys are compared.
pub(in crate::matching) fn folded(written: &str) -> String {
    let spaced: String = written.chars().map(|c| if matches!(c, '_' | '-') { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The program's own name for what is written, in a group of the file.
pub(super) fn find(group: &str, written: &str) -> Option<&'static str> {
    let written = folded(written);
    let names = &FILE.groups.get(group)?.0;
    let is = |(name, others): &&(String, Vec<String>)| {
        folded(name) == written || others.iter().any(|other| folded(other) == written)
    };
    names.iter().find(is).map(|(name, _)| name.as_str())
}

/// The program's own name for what stands somewhere in a text, in a group of the file: the longest of those that do.
pub(super) fn told(group: &str, text: &str) -> Option<&'static str> {
    let text = words(text);
    let names = &FILE.groups.get(group)?.0;
    let all = names.iter().flat_map(|(name, others)| {
        std::iter::once(name).chain(others).map(move |other| (name.as_str(), words(other)))
    });
    let standing = all.filter(|(_, other)| text.contains(other.as_str()));
    // Of equals the first in the file.
    standing.min_by_key(|(_, other)| std::cmp::Reverse(other.len())).map(|(name, _)| name)
}

/// The words of a text, each between blanks.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(String::from(" "), |all, word| all + &word.to_lowercase() + " ")
}

/// What a language is called in English, by its code of three letters (ISO 639-2, either variant) or two.
pub(super) fn language(code: &str) -> Option<&'static str> {
    static CODES: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
        serde_yaml::from_str(include_str!("../../../data/matching/language-codes.yaml")).unwrap_or_default()
    });
    let code = code.to_lowercase();
    CODES.iter().find(|(_, codes)| codes.contains(&code)).map(|(name, _)| name.as_str())
}

/// Whether a key tells something that a match must not rest on.
pub(super) fn is_personal(written: &str) -> bool {
    let written = folded(written);
    FILE.personal.iter().any(|key| folded(key) == written)
}

/// What was probably meant: the name of a group that is nearest to what is written, if any is near.
pub(super) fn nearest(group: &str, written: &str) -> Option<&'static str> {
    let names = &FILE.groups.get(group)?.0;
    let all = names.iter().flat_map(|(name, others)| std::iter::once(name).chain(others));
    spelling::nearest(&folded(written), all.map(String::as_str))
}

/// Whether a name in a group is the program's own.
pub(super) fn is_own(group: &str, name: &str) -> bool {
    FILE.groups.get(group).is_some_and(|names| names.0.iter().any(|(own, _)| own == name))
}

/// Under which key of a profile another key belongs, if it is known there.
pub(super) fn home(written: &str) -> Option<&'static str> {
    let places =
        [("experience", "experience"), ("wants", "wants"), ("limits", "limits"), ("skill", "skills")];
    places.into_iter().find(|(group, _)| find(group, written).is_some()).map(|(_, place)| place)
}

/// The names in a group, in the order of the file, for messages: the program's own, or the first of the Swedish ones where
/// the profile has those.
pub(super) fn all(group: &str, in_swedish: bool) -> String {
    let Some(names) = FILE.groups.get(group) else { return String::new() };
    let name = |(name, others): &'static (String, Vec<String>)| match others.first() {
        Some(other) if in_swedish => other.as_str(),
        _ => name.as_str(),
    };
    names.0.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Whether a key is known by one of its Swedish names, and not by the program's own.
pub(super) fn is_translated(written: &str) -> bool {
    let written = folded(written);
    let own = |name: &str| folded(name) == written;
    let mut all = FILE.groups.values().flat_map(|names| &names.0);
    all.clone().all(|(name, _)| !own(name)) && all.any(|(_, others)| others.iter().any(|other| own(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_and_no_name_means_two_things() {
        assert!(FILE.groups.len() > 10 && FILE.personal.len() > 20);
        for (group, names) in &FILE.groups {
            let mut seen = std::collections::BTreeSet::new();
            for (name, others) in &names.0 {
                assert!(seen.insert(folded(name)), "{group}: {name}");
                for other in others.iter().filter(|other| folded(other) != folded(name)) {
                    assert!(seen.insert(folded(other)), "{group}: {other}");
                }
            }
        }
        assert_eq!(find("wants", "Mer av"), Some("more"));
        assert_eq!(nearest("profile", "experiance"), Some("experience"));
        assert_eq!(nearest("profile", "hobbies"), None);
        assert!(is_personal("Date-of-birth"));
    }
}
