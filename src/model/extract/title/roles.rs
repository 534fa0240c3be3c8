//! Which words name what somebody is. A headline may hold a role, a slogan and an employer; only who can tell
//! the role's name from the rest knows what to cut. The names are those that titles are judged by.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::phrases::{Words, entries};

/// The groups of `titles.txt` that are read here.
#[cfg(test)]
pub(super) const GROUPS: [&str; 5] = ["roles", "role endings", "role forms", "no roles", "roles at the end"];

/// The longest name, in words, that is looked up.
const LONGEST: usize = 3;
/// The longest word that is taken apart, in bytes.
const LONGEST_WORD: usize = 60;
/// The shortest name that may be the last part of a compound, in bytes.
const SHORTEST_PART: usize = 4;

static ROLES: LazyLock<Roles> = LazyLock::new(|| {
    let mut roles = Roles::default();
    for (data, compounds) in [
        (include_str!("../../../../data/titles/en.txt"), false),
        (include_str!("../../../../data/titles/sv.txt"), true),
    ] {
        for (section, line) in entries(data) {
            let names = || line.split(',').map(str::trim).filter(|name| !name.is_empty());
            match section.split(' ').next() {
                Some("head" | "title") => {
                    roles.names.extend(names());
                    let part = |name: &&str| {
                        compounds && name.len() >= SHORTEST_PART && !name.contains(char::is_whitespace)
                    };
                    roles.parts.extend(names().filter(part));
                }
                Some("whole") => roles.whole.extend(names()),
                _ => {}
            }
        }
    }
    for (section, line) in entries(include_str!("../../../../data/reading/titles.txt")) {
        match section {
            "roles" => {
                roles.names.insert(line);
                roles.parts.insert(line);
                roles.whole.remove(line);
            }
            "role endings" => roles.endings.entry(last_byte(line)).or_default().push(line),
            "role forms" => {
                let (form, own) = line.split_once(' ').unwrap_or((line, ""));
                roles.forms.entry(last_byte(form)).or_default().push((form, own));
            }
            "no roles" => {
                roles.never.insert(line);
            }
            "roles at the end" => {
                roles.last.insert(line);
            }
            _ => {}
        }
    }
    roles.openers =
        roles.names.iter().filter_map(|name| Some(name.split_once(char::is_whitespace)?.0)).collect();
    roles.ends = roles.parts.iter().filter_map(|part| last_bytes(part)).collect();
    roles
});

#[derive(Debug, Default)]
struct Roles {
    names: FxHashSet<&'static str>,
    /// The first words of names of several words.
    openers: FxHashSet<&'static str>,
    /// Names that are the last part of Swedish compounds.
    parts: FxHashSet<&'static str>,
    whole: FxHashSet<&'static str>,
    /// The last bytes of all parts: most words end in none of them, and needn't be taken apart.
    ends: FxHashSet<[u8; 3]>,
    /// Endings that only roles have, by their last byte.
    endings: FxHashMap<u8, Vec<&'static str>>,
    /// Endings of other forms than the name's own, and what the name ends in instead, by their last byte.
    forms: FxHashMap<u8, Vec<(&'static str, &'static str)>>,
    never: FxHashSet<&'static str>,
    /// Words that name a role only as the last of several.
    last: FxHashSet<&'static str>,
}

/// Whether a text names a role.
pub(super) fn names(text: &str) -> bool {
    let words = Words::of(text);
    names_within(&words, 0..words.len())
}

/// Whether some of the words name a role, as if there were no others.
pub(super) fn names_within(words: &Words, range: Range<usize>) -> bool {
    range.clone().any(|index| at_within(words, index, &range))
}

/// Whether a role's name begins at a word.
pub(super) fn at(words: &Words, first: usize) -> bool {
    at_within(words, first, &(0..words.len()))
}

fn at_within(words: &Words, first: usize, range: &Range<usize>) -> bool {
    let word = words.get(first);
    is_role(word)
        || ROLES.openers.contains(word) && name_end(words, first, range.end).is_some()
        || first > range.start && first + 1 == range.end && ROLES.last.contains(word)
}

/// Where the role's name ends that begins at a word: "account manager" has two words.
pub(super) fn end_at(words: &Words, first: usize) -> usize {
    name_end(words, first, words.len()).unwrap_or(first + 1)
}

/// Where a name of several words ends that begins at a word, before word `end`.
fn name_end(words: &Words, first: usize, end: usize) -> Option<usize> {
    let mut name = words.get(first).to_owned();
    let last = (first + 1..end.min(first + LONGEST)).find(|index| {
        name.push(' ');
        name.push_str(words.get(*index));
        ROLES.names.contains(name.as_str()) && !ROLES.never.contains(name.as_str())
    });
    last.map(|last| last + 1)
}

/// Whether one word, in lower case, names a role in any form.
fn is_role(word: &str) -> bool {
    let ends = |ending: &&str| word.len() > ending.len() + 2 && word.ends_with(*ending);
    let (endings, forms) = (ROLES.endings.get(&last_byte(word)), ROLES.forms.get(&last_byte(word)));
    is_name(word)
        || endings.is_some_and(|endings| endings.iter().any(ends)) && !ROLES.never.contains(word)
        || forms.into_iter().flatten().any(|(form, own)| {
            word.strip_suffix(form)
                .filter(|stem| stem.len() > 2)
                .is_some_and(|stem| is_name(&(stem.to_owned() + own)))
        })
}

fn last_byte(word: &str) -> u8 {
    word.as_bytes().last().copied().unwrap_or_default()
}

fn last_bytes(word: &str) -> Option<[u8; 3]> {
    word.as_bytes().last_chunk().copied()
}

fn is_name(word: &str) -> bool {
    if ROLES.never.contains(word) {
        return false;
    }
    let is_part = |index: usize| {
        let part = word.get(index..).unwrap_or_default();
        ROLES.parts.contains(part) && !ROLES.whole.contains(part)
    };
    ROLES.names.contains(word)
        || (SHORTEST_PART + 3..LONGEST_WORD).contains(&word.len())
            && last_bytes(word).is_some_and(|end| ROLES.ends.contains(&end))
            && (2..=word.len() - SHORTEST_PART).any(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_known_in_all_their_forms() {
        for role in [
            "Kock",
            "kockar",
            "Skolsköterskor",
            "Eventsamordnare",
            "Javautvecklare",
            "mässvärdar",
            "Developers",
            "Account Manager",
            "timvikarier",
            "Extrapersonal",
            "en fiffig medarbetare",
            "Chief Happiness Officer",
        ] {
            assert!(names(role), "{role}");
        }
        for other in
            ["Bidra till något större", "Kom som du är", "Brightwater", "Solceller", "Led vägen", "vidare"]
        {
            assert!(!names(other), "{other}");
        }
    }
}
