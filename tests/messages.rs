//! The messages: both languages have the same ones with the same places to fill, and the program uses
//! exactly those that there are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use regex::Regex;

type Texts = BTreeMap<String, String>;

fn messages(file: &str) -> Texts {
    serde_yaml::from_str(file).expect("the messages are flat YAML")
}

fn english() -> Texts {
    messages(concat!(
        include_str!("../data/messages/en.yaml"),
        "\n",
        include_str!("../data/messages/matching/en.yaml")
    ))
}

fn swedish() -> Texts {
    messages(concat!(
        include_str!("../data/messages/sv.yaml"),
        "\n",
        include_str!("../data/messages/matching/sv.yaml")
    ))
}

#[test]
fn both_languages_have_the_same_messages() {
    let (english, swedish) = (english(), swedish());
    let keys = |texts: &Texts| texts.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&english), keys(&swedish));
    assert!(english.len() > 100);
}

#[test]
fn both_languages_fill_the_same_places() {
    let place = Regex::new(r"\{[a-z]+\}").expect("a pattern");
    let places =
        |text: &str| place.find_iter(text).map(|found| found.as_str().to_owned()).collect::<BTreeSet<_>>();
    let swedish = swedish();
    for (key, text) in english() {
        assert_eq!(places(&text), places(&swedish[&key]), "{key}");
        for text in [&text, &swedish[&key]] {
            assert_eq!(
                text.matches('{').count(),
                place.find_iter(text).count(),
                "a brace opens no place in {key}"
            );
            assert!(!text.trim().is_empty(), "{key} is empty");
        }
    }
}

/// Plurals come in pairs.
#[test]
fn every_singular_has_its_plural() {
    let english = english();
    let mut pairs = 0;
    for key in english.keys() {
        let Some(stem) = key.strip_suffix(".one") else { continue };
        assert!(english.contains_key(&format!("{stem}.other")), "{key} has no plural");
        pairs += 1;
    }
    assert!(pairs > 5);
}

/// Keys stand as literals in the sources; those with a part of their own for a number or for how large a
/// part of the work is have their stem there.
#[test]
fn every_message_is_used_and_none_is_missing() {
    let mut source = String::new();
    for folder in ["src/report", "src/cli"] {
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut source);
    }
    let literal = Regex::new(r#""([a-z]+(?:[.-][a-z]+)+)""#).expect("a pattern");
    let used: BTreeSet<&str> =
        literal.captures_iter(&source).filter_map(|found| found.get(1)).map(|key| key.as_str()).collect();
    let english = english();
    let variants = ["one", "other", "most", "largest"];
    for key in english.keys() {
        let stem =
            key.rsplit_once('.').filter(|(_, variant)| variants.contains(variant)).map(|(stem, _)| stem);
        let is_used = used.contains(key.as_str()) || stem.is_some_and(|stem| used.contains(stem));
        assert!(is_used, "{key} is never used");
    }
    let families: BTreeSet<&str> = english.keys().filter_map(|key| key.split('.').next()).collect();
    for key in used.iter().filter(|key| key.split('.').next().is_some_and(|family| families.contains(family)))
    {
        let has_variant = variants.iter().any(|variant| english.contains_key(&format!("{key}.{variant}")));
        assert!(
            !key.contains('.') || english.contains_key(*key) || has_variant,
            "{key} is used and has no text"
        );
    }
}

fn collect(folder: &Path, source: &mut String) {
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, source);
        } else {
            source.push_str(&std::fs::read_to_string(&path).expect("the sources are text"));
        }
    }
}
