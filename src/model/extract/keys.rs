//! What the names of fields mean, in files of people who never heard of this program.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::phrases::{Words, entries, letters};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    Title,
    Headline,
    Name,
    Organisation,
    Language,
    ReportsTo,
    Level,
    Duties,
    Requirements,
    NiceToHave,
    Terms,
    Training,
    Benefits,
    Pay,
    Body,
    PlainBody,
    Sections,
    ThingName,
    Employment,
    Hours,
    Extent,
    EventsLedBy,
    Postings,
    Share,
    ItemText,
    GroupName,
    JobMarker,
    Code,
}

/// The group of words that a key may begin with, and that only say whose it is.
const OF_THE_JOB: &str = "of the job";

const GROUPS: [(&str, Role); 28] = [
    ("title", Role::Title),
    ("headline", Role::Headline),
    ("name", Role::Name),
    ("organisation", Role::Organisation),
    ("language", Role::Language),
    ("reports to", Role::ReportsTo),
    ("level", Role::Level),
    ("duties", Role::Duties),
    ("requirements", Role::Requirements),
    ("nice to have", Role::NiceToHave),
    ("terms", Role::Terms),
    ("training", Role::Training),
    ("benefits", Role::Benefits),
    ("pay", Role::Pay),
    ("body", Role::Body),
    ("plain body", Role::PlainBody),
    ("sections", Role::Sections),
    ("thing name", Role::ThingName),
    ("employment", Role::Employment),
    ("hours", Role::Hours),
    ("extent", Role::Extent),
    ("events led by", Role::EventsLedBy),
    ("postings", Role::Postings),
    ("share", Role::Share),
    ("item text", Role::ItemText),
    ("group name", Role::GroupName),
    ("job marker", Role::JobMarker),
    ("code", Role::Code),
];

static OF_JOBS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let all = entries(include_str!("../../../data/reading/keys.txt"));
    all.filter(|(group, _)| *group == OF_THE_JOB).map(|(_, word)| word).collect()
});

struct Keys {
    by_name: FxHashMap<&'static str, Vec<Role>>,
    /// How many letters codes have, with or without a word before them that says that they are the job's.
    lengths_of_codes: FxHashSet<usize>,
    /// The most words that a code has, likewise.
    words_of_codes: usize,
}

static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    let mut keys: FxHashMap<&'static str, Vec<Role>> = FxHashMap::default();
    for (group, key) in entries(include_str!("../../../data/reading/keys.txt")) {
        if group == OF_THE_JOB {
            continue;
        }
        let role = GROUPS.iter().find(|(name, _)| *name == group);
        keys.entry(key).or_default().extend(role.map(|(_, role)| *role));
    }
    let codes = || keys.iter().filter(|(_, roles)| roles.contains(&Role::Code)).map(|(key, _)| *key);
    let words = || OF_JOBS.iter().map(|word| letters(word)).chain([0]);
    let lengths_of_codes = codes().flat_map(|code| words().map(move |word| letters(code) + word)).collect();
    let words_of_codes = codes().map(|code| code.split(' ').count() + 1).max().unwrap_or_default();
    Keys { by_name: keys, lengths_of_codes, words_of_codes }
});

/// What a key may mean; empty for a key that means nothing here.
pub(super) fn roles(key: &str) -> &'static [Role] {
    let known = |key: &str| KEYS.by_name.get(key).map_or_else(|| of_the_job(key), Vec::as_slice);
    // Most keys are plain words, written as the data has them.
    let is_plain = |byte: u8| byte.is_ascii_lowercase();
    if key.bytes().all(is_plain) {
        return known(key);
    }
    if key.split('_').all(|word| !word.is_empty() && word.bytes().all(is_plain)) {
        return known(&key.replace('_', " "));
    }
    known(&Words::of(&separate_humps(key)).joined())
}

/// What a key means without the word that says that it is the job's: "jobbDescription", "workTitle".
fn of_the_job(key: &str) -> &'static [Role] {
    let Some((first, rest)) = key.split_once(' ') else { return &[] };
    if !OF_JOBS.contains(&first) {
        return &[];
    }
    match KEYS.by_name.get(rest).map_or(&[][..], Vec::as_slice) {
        // A page has a title and a thing a name; what has one as a job is the role.
        [Role::Headline | Role::Name, ..] => &[Role::Title],
        roles => roles,
    }
}

/// Whether a key may mean `role`.
pub(super) fn is(key: &str, role: Role) -> bool {
    roles(key).contains(&role)
}

/// Whether a text is what a field may hold instead of something said.
pub(super) fn is_code(text: &str) -> bool {
    // Whatever is done to a key, its letters stay: what has more or fewer of them is none.
    text.split_ascii_whitespace().nth(KEYS.words_of_codes).is_none()
        && KEYS.lengths_of_codes.contains(&letters(text))
        && is(text, Role::Code)
}

/// `jobTitle` as `job Title`.
fn separate_humps(key: &str) -> String {
    let mut spaced = String::with_capacity(key.len() + 4);
    let mut lower = false;
    for character in key.chars() {
        if lower && character.is_uppercase() {
            spaced.push(' ');
        }
        lower = character.is_lowercase();
        // Words joined by underscores are words too; `Words` splits at them.
        spaced.push(character);
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_data_is_known_and_filled() {
        let mut counts = FxHashMap::default();
        for (group, _) in entries(include_str!("../../../data/reading/keys.txt")) {
            *counts.entry(group).or_insert(0) += 1;
        }
        assert!(counts.remove(OF_THE_JOB).is_some(), "no word in [{OF_THE_JOB}]");
        for (group, _) in GROUPS {
            assert!(counts.remove(group).is_some(), "no key in [{group}]");
        }
        assert!(counts.is_empty(), "unknown groups: {counts:?}");
    }

    #[test]
    fn keys_are_known_however_they_are_written() {
        for key in ["jobTitle", "job_title", "Job Title", "job-title", "JOB TITLE"] {
            assert!(is(key, Role::Title), "{key}");
        }
        assert!(is("workTitle", Role::Title) && is("jobbDescription", Role::Body));
        assert!(is("key objectives", Role::Duties));
        assert!(roles("thumbnail").is_empty());
    }
}
