//! What a line of prose most likely tells, by its words and by where it stands. People tell the same duty in more
//! ways than any list of phrases has ("Du blir vår länk mellan kök och kund"), so what the phrases say is one
//! sign among many here, and what each sign counts for was learned from lines that were labelled
//! (`data/weights/lines.tsv`; docs/reading.md tells how, and how often it is right).

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::line::{Line, Piece, Told};
use super::phrases::Words;
use super::sections::Section;
use super::sentences::Form;

/// How likely a line tells each of these; together they are 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Judgement {
    pub duty: f64,
    pub requirement: f64,
    pub benefit: f64,
    pub nothing: f64,
}

const CLASSES: usize = 4;
/// How many sums stand between the signs and the classes: what two signs tell together can differ from what each
/// tells alone.
const SUMS: usize = 8;

/// What was learned, in hundredths.
#[derive(Default)]
struct Weights {
    /// What each sign counts for each class, and then for each sum; by the hash of its name.
    signs: FxHashMap<u64, [i16; CLASSES + SUMS]>,
    /// What each sum counts for each class, as far as it is above zero.
    sums: [[i16; CLASSES]; SUMS],
}

static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| Weights::parse(include_str!("../../../data/weights/lines.tsv")));

impl Weights {
    fn parse(text: &str) -> Self {
        let mut weights = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, numbers)) = line.split_once('\t') else { continue };
            let sum = name.strip_prefix("sum ").and_then(|number| number.parse::<usize>().ok());
            match sum.and_then(|number| weights.sums.get_mut(number.wrapping_sub(1))) {
                Some(sum) => fill(sum, numbers),
                None => fill(weights.signs.entry(hash(&[name])).or_default(), numbers),
            }
        }
        weights
    }

    /// What speaks for each class, where the signs add up to this.
    fn scores(&self, added: &[i32; CLASSES + SUMS]) -> [i32; CLASSES] {
        let (straight, between) = added.split_at(CLASSES);
        let mut scores = [0; CLASSES];
        scores.copy_from_slice(straight);
        for (sum, weights) in between.iter().zip(&self.sums).filter(|(sum, _)| **sum > 0) {
            scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += sum * i32::from(*weight) / 100);
        }
        scores
    }
}

fn fill(weights: &mut [i16], numbers: &str) {
    for (weight, number) in weights.iter_mut().zip(numbers.split('\t')) {
        *weight = number.parse().unwrap_or_default();
    }
}

/// Every line has this sign: it counts for how common each class is.
const ANY: &str = "any";

/// Judges the lines of a page, in their order.
pub(super) fn judge(pieces: &[Piece]) -> Vec<Judgement> {
    let lines =
        pieces.iter().filter_map(|piece| if let Piece::Line(line) = piece { Some(line) } else { None });
    let lines: Vec<&Line> = lines.collect();
    let page = Page::of(&lines);
    (0..lines.len())
        .map(|index| {
            let mut added = [0; CLASSES + SUMS];
            let mut told = FxHashSet::default();
            page.signs(&lines, index, &mut |sign| {
                let sign = hash(sign);
                // A word that stands twice in a line is one sign.
                if let Some(weights) = WEIGHTS.signs.get(&sign).filter(|_| told.insert(sign)) {
                    added.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += i32::from(*weight));
                }
            });
            let [duty, requirement, benefit, nothing] = likelihoods(WEIGHTS.scores(&added));
            Judgement { duty, requirement, benefit, nothing }
        })
        .collect()
}

/// The lines of a page, each with the names of its signs.
pub(super) fn named_signs(lines: &[Line]) -> Vec<(String, Vec<String>)> {
    let lines: Vec<&Line> = lines.iter().collect();
    let page = Page::of(&lines);
    let named = |index: usize| {
        let mut signs = Vec::new();
        page.signs(&lines, index, &mut |sign| signs.push(sign.concat()));
        signs.sort_unstable();
        signs.dedup();
        (lines[index].text.text.clone(), signs)
    };
    (0..lines.len()).map(named).collect()
}

/// The hash of a text that doesn't depend on the pieces it comes in (FNV-1a, 64 bits).
fn hash(pieces: &[&str]) -> u64 {
    let bytes = pieces.iter().flat_map(|piece| piece.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn likelihoods(scores: [i32; CLASSES]) -> [f64; CLASSES] {
    let top = scores.iter().copied().max().unwrap_or_default();
    let raised = scores.map(|score| libm::exp(f64::from(score - top) / 100.0));
    let sum: f64 = raised.iter().sum();
    raised.map(|one| one / sum)
}

/// What is known of a page as a whole.
struct Page {
    /// Whether a part of it is headed as duties.
    names_duties: bool,
}

impl Page {
    fn of(lines: &[&Line]) -> Self {
        Self { names_duties: lines.iter().any(|line| line.section == Section::Duties) }
    }

    /// Tells each sign of a line, in pieces that make up its name.
    fn signs(&self, lines: &[&Line], index: usize, tell: &mut dyn FnMut(&[&str])) {
        let line = lines[index];
        let section = section_name(line.section);
        let (sentence, item) = (form_name(line.shape.sentence), form_name(line.shape.item));
        let kind = if line.is_item { "item" } else { "sentence" };
        let named = if self.names_duties { "duties named" } else { "duties not named" };
        tell(&[ANY]);
        tell(&["section ", section]);
        tell(&["section ", section, ", ", kind]);
        tell(&["section ", section, ", sentence ", sentence]);
        tell(&["section ", section, ", item ", item]);
        tell(&["section ", section, ", ", named]);
        tell(&["section ", section, ", ", named, ", sentence ", sentence]);
        tell(&["sentence ", sentence]);
        tell(&["item ", item]);
        tell(&["sentence ", sentence, ", item ", item]);
        let form = told_name(line.by_form);
        tell(&["form tells ", form]);
        tell(&["form tells ", form, ", section ", section]);
        tell(&["form tells ", form, ", ", named]);
        for (name, other) in [("before ", index.wrapping_sub(1)), ("after ", index + 1)] {
            match lines.get(other) {
                Some(other) => {
                    tell(&[name, "tells ", told_name(other.by_form)]);
                    tell(&[name, "tells ", told_name(other.by_form), ", ", form]);
                    tell(&[name, "sentence ", form_name(other.shape.sentence)]);
                    let words = Words::of(&other.text.text);
                    if words.len() > 1 {
                        tell(&[name, "first: ", words.get(0)]);
                        tell(&[name, "first: ", words.get(0), " ", words.get(1)]);
                    }
                    for at in 0..words.len() { tell(&[name, "word: ", words.get(at)]); }
                }
                None => tell(&[name, "nothing"]),
            }
        }
        tell(&[kind]);
        tell(&[named]);
        let shape = &line.shape;
        for (holds, name) in [
            (shape.is_boilerplate, "boilerplate"),
            (shape.is_never, "never"),
            (shape.is_about_us, "about us"),
            (shape.is_acting, "acting"),
            (shape.is_sought_to_act, "sought to act"),
            (shape.is_of_a_unit, "of a unit"),
            (shape.is_manner, "manner"),
            (shape.is_role_acting, "role acting"),
            (line.group.is_some(), "grouped"),
        ] {
            if holds {
                tell(&["is ", name]);
                tell(&["is ", name, ", section ", section]);
            }
        }
        tell(&["place ", NUMBERS[index * 5 / lines.len()]]);
        tell(&["line ", NUMBERS[index.min(4)]]);
        let end = line.text.text.trim_end().chars().next_back().filter(|end| !end.is_alphanumeric());
        tell(&["ends with ", end.unwrap_or('a').encode_utf8(&mut [0; 4])]);
        let heading = Words::of(&line.heading);
        for index in 0..heading.len().min(8) {
            tell(&["heading: ", heading.get(index)]);
        }
        word_signs(&Words::of(&line.text.text), tell);
    }
}

const NUMBERS: [&str; 5] = ["1", "2", "3", "4", "5"];

/// The signs that are the words of a line, their beginnings and their endings.
fn word_signs(words: &Words, tell: &mut dyn FnMut(&[&str])) {
    for index in 0..words.len() {
        let word = words.get(index);
        tell(&["word: ", word]);
        if index + 1 < words.len() {
            tell(&["words: ", word, " ", words.get(index + 1)]);
        }
        let letters = word.chars().count();
        let at = |letter: usize| word.char_indices().nth(letter).map_or(word.len(), |(at, _)| at);
        if letters > 6 {
            tell(&["ending: ", &word[at(letters - 4)..]]);
        }
        if letters > 8 {
            tell(&["beginning: ", &word[..at(6)]]);
        }
    }
    if words.len() > 0 {
        tell(&["first: ", words.get(0)]);
    }
    if words.len() > 1 {
        tell(&["first: ", words.get(0), " ", words.get(1)]);
    }
}

const fn section_name(section: Section) -> &'static str {
    match section {
        Section::Duties => "duties",
        Section::Role => "role",
        Section::NiceToHave => "nice to have",
        Section::Requirements => "requirements",
        Section::Training => "training",
        Section::Benefits => "benefits",
        Section::About => "about",
        Section::Apply => "apply",
        Section::Terms => "terms",
        Section::Unknown => "unknown",
    }
}

const fn told_name(told: Told) -> &'static str {
    match told {
        Told::Duty => "duty",
        Told::PossibleDuty => "possible duty",
        Told::Requirement => "requirement",
        Told::NiceToHave => "nice to have",
        Told::Training => "training",
        Told::Benefit => "benefit",
        Told::Nothing => "nothing",
    }
}

const fn form_name(form: Form) -> &'static str {
    match form {
        Form::Duty => "duty",
        Form::MaybeDuty => "maybe duty",
        Form::NoDuty => "no duty",
        Form::Requirement => "requirement",
        Form::Open => "open",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_hashes_alike_whole_and_in_pieces() {
        assert_eq!(hash(&["word: clerk"]), hash(&["word: ", "clerk"]));
        assert_ne!(hash(&["word: clerk"]), hash(&["word: clerks"]));
    }

    #[test]
    fn likelihoods_sum_to_one_and_follow_the_scores() {
        let all = likelihoods([300, 100, -50, 0]);
        assert!((all.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{all:?}");
        assert!(all[0] > all[1] && all[1] > all[3] && all[3] > all[2], "{all:?}");
    }
}
