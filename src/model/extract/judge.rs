//! What a line of prose most likely tells, by its words and by where it stands. People tell the same duty in more
//! ways than any list of phrases has ("Du blir vår länk mellan kök och kund"), so what the phrases say is one
//! sign among many here, and what each sign counts for was learned from lines that were labelled
//! (`data/weights/lines.tsv`; docs/reading.md tells how, and how often it is right).

use std::sync::{Arc, LazyLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::line::{Line, Piece};
use super::signs::Page;

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

/// How far an item's judgement goes by the whole of its list, in hundredths. By cross-validation it hardly matters between
/// 20 and 60, and it keeps lists whole.
const LIST_PART: i32 = 40;

/// About how many bytes of the data tell of one sign.
const BYTES_A_SIGN: usize = 50;

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
        weights.signs.reserve(text.len() / BYTES_A_SIGN);
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
            scores
                .iter_mut()
                .zip(weights)
                .for_each(|(score, weight)| *score += sum * i32::from(*weight) / 100);
        }
        scores
    }
}

/// Reads as many numbers as there are weights. It is done three quarters of a million times before the first line can be
/// judged, so nothing but digits and signs is looked for.
fn fill(weights: &mut [i16], numbers: &str) {
    for (weight, number) in weights.iter_mut().zip(numbers.split('\t')) {
        let (is_negative, digits) = number.strip_prefix('-').map_or((false, number), |digits| (true, digits));
        let value = digits.bytes().fold(0i16, |value, digit| value * 10 + i16::from(digit - b'0'));
        *weight = if is_negative { -value } else { value };
    }
}

/// Judges the lines of a page, in their order.
pub(super) fn judge(pieces: &[Piece]) -> Vec<Judgement> {
    let lines =
        pieces.iter().filter_map(|piece| if let Piece::Line(line) = piece { Some(line) } else { None });
    let page = Page::of(lines);
    let lines: Vec<&Line> = page.lines().collect();
    let mut told = FxHashSet::default();
    let mut scores: Vec<[i32; CLASSES]> = (0..lines.len())
        .map(|index| {
            let mut added = [0; CLASSES + SUMS];
            told.clear();
            page.signs(index, &mut |sign| {
                let sign = hash(sign);
                // A word that stands twice in a line is one sign.
                if let Some(weights) = WEIGHTS.signs.get(&sign).filter(|_| told.insert(sign)) {
                    added.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += i32::from(*weight));
                }
            });
            WEIGHTS.scores(&added)
        })
        .collect();
    let of_one_list = |a: &&Line, b: &&Line| a.is_item && b.is_item && Arc::ptr_eq(&a.heading, &b.heading);
    let mut first = 0;
    for list in lines.chunk_by(of_one_list) {
        lean_on_list(&mut scores[first..first + list.len()]);
        first += list.len();
    }
    let judgement = |scores: [i32; CLASSES]| {
        let [duty, requirement, benefit, nothing] = likelihoods(scores);
        Judgement { duty, requirement, benefit, nothing }
    };
    scores.into_iter().map(judgement).collect()
}

/// Moves what speaks for each item of a list towards what speaks for the whole list, since a list mostly tells one
/// kind of thing.
fn lean_on_list(scores: &mut [[i32; CLASSES]]) {
    let count = i32::try_from(scores.len()).unwrap_or(i32::MAX).max(1);
    for class in 0..CLASSES {
        let sum: i32 = scores.iter().map(|scores| scores[class]).sum();
        for scores in scores.iter_mut() {
            scores[class] += (sum / count - scores[class]) * LIST_PART / 100;
        }
    }
}

/// The lines of a page, each with the names of its signs.
pub(super) fn named_signs(lines: &[Line]) -> Vec<(String, Vec<String>)> {
    let page = Page::of(lines.iter());
    let named = |(index, line): (usize, &Line)| {
        let mut signs = Vec::new();
        page.signs(index, &mut |sign| signs.push(sign.concat()));
        signs.sort_unstable();
        signs.dedup();
        (line.text.text.clone(), signs)
    };
    page.lines().enumerate().map(named).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_hashes_alike_whole_and_in_pieces() {
        assert_eq!(hash(&["word: clerk"]), hash(&["word: ", "clerk"]));
        assert_ne!(hash(&["word: clerk"]), hash(&["word: clerks"]));
    }

    #[test]
    fn the_data_is_whole_and_what_two_signs_tell_together_can_differ() {
        for line in
            include_str!("../../../data/weights/lines.tsv").lines().filter(|line| !line.starts_with('#'))
        {
            let (name, numbers) = line.split_once('\t').expect(line);
            let count = if name.starts_with("sum ") { CLASSES } else { CLASSES + SUMS };
            let mut read = vec![0; count];
            fill(&mut read, numbers);
            let whole: Vec<i16> = numbers.split('\t').map(|number| number.parse().expect(line)).collect();
            assert_eq!(read, whole, "{name}");
        }
        let sums = "sum 1\t100\t0\t0\t0\n";
        let sign = |name: &str, sum: i16| format!("{name}\t0\t0\t0\t0\t{sum}{}\n", "\t0".repeat(SUMS - 1));
        let weights = Weights::parse(&format!("{sums}{}{}", sign("a", 50), sign("b", -70)));
        let scored = |names: &[&str]| {
            let mut added = [0; CLASSES + SUMS];
            for name in names {
                let own = weights.signs[&hash(&[name])];
                added.iter_mut().zip(own).for_each(|(sum, weight)| *sum += i32::from(weight));
            }
            weights.scores(&added)[0]
        };
        assert_eq!([scored(&["a"]), scored(&["b"]), scored(&["a", "b"])], [50, 0, 0]);
    }

    #[test]
    fn likelihoods_sum_to_one_and_follow_the_scores() {
        let all = likelihoods([300, 100, -50, 0]);
        assert!((all.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{all:?}");
        assert!(all[0] > all[1] && all[1] > all[3] && all[3] > all[2], "{all:?}");
    }
}
