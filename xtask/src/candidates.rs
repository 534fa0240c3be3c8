//! What entries there could be: every word, short phrase, beginning and ending that enough duties hold,
//! every class, every class as the first verb, and every pair of classes. Learning decides which of them
//! say anything.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rolescope::classify::{Class, Entry, Part, Pattern, Words};

/// The longest phrase that is tried.
const PHRASE_WORDS: usize = 3;
/// Letters of the beginnings and endings that are tried.
const AFFIX_LETTERS: [usize; 2] = [4, 6];

pub fn patterns<'a>(
    duties: impl Iterator<Item = &'a str>,
    classes: &[(Class, bool)],
    least: usize,
) -> Vec<Pattern> {
    let mut counts: BTreeMap<Pattern, usize> = BTreeMap::new();
    let mut words = Words::default();
    for duty in duties {
        words.fill(duty);
        let mut found: HashSet<Pattern> = HashSet::new();
        for index in 0..words.len() {
            let word = words.word(index);
            if index == 0 {
                found.insert(Pattern { opening: true, parts: vec![Part::Words(word.into())] });
            }
            found.insert(Pattern::of(Part::Words(word.into())));
            let mut phrase = word.to_owned();
            for next in index + 1..(index + PHRASE_WORDS).min(words.len()) {
                phrase.push(' ');
                phrase.push_str(words.word(next));
                found.insert(Pattern::of(Part::Words(phrase.clone())));
            }
            let letters: Vec<char> = word.chars().collect();
            for count in AFFIX_LETTERS {
                if letters.len() > count {
                    found.insert(Pattern::of(Part::Prefix(letters[..count].iter().collect())));
                    found
                        .insert(Pattern::of(Part::Suffix(letters[letters.len() - count..].iter().collect())));
                }
            }
        }
        for pattern in found {
            *counts.entry(pattern).or_default() += 1;
        }
    }
    let mut patterns: BTreeSet<Pattern> =
        counts.into_iter().filter(|(_, count)| *count >= least).map(|(pattern, _)| pattern).collect();
    patterns.extend(of_classes(classes));
    patterns.into_iter().collect()
}

fn of_classes(classes: &[(Class, bool)]) -> Vec<Pattern> {
    let part = |class: &Class| Part::Class(class.name.clone());
    let mut patterns = Vec::new();
    for (class, is_verb) in classes {
        patterns.push(Pattern::of(part(class)));
        if *is_verb {
            patterns.push(Pattern { opening: true, parts: vec![part(class)] });
        }
        for (other, _) in classes {
            patterns.push(Pattern { opening: false, parts: vec![part(class), part(other)] });
        }
    }
    patterns
}

/// An entry that counts nothing yet.
pub fn unweighted(pattern: Pattern) -> Entry {
    Entry { line: 0, pattern, rarity: 0, weights: [0; 5], level_weights: [0; 3] }
}
