//! Which words of a duty decided its category. The evidence speaks of patterns, several of which may lie
//! over the same words; a reader wants the few words that carried the judgement.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

use crate::classify::Judgement;
use crate::model::Category;

/// A word counts as deciding if it carries at least this part of what the strongest word carries.
const PART_OF_THE_STRONGEST: f64 = 0.25;

/// The byte ranges of `duty` whose words spoke the most for `category`: at most `limit` words, in the
/// order of the text, words that stand side by side joined into one range.
///
/// What a reason says for a category is its weight there less its mean weight over the others (only
/// differences between categories matter to the probabilities), spread evenly over the words it matched.
#[must_use]
pub fn deciding_words(
    duty: &str,
    judgement: &Judgement,
    category: Category,
    limit: usize,
) -> Vec<Range<usize>> {
    let mut words = words(duty);
    words.retain(|word| duty.get(word.clone()).is_some_and(|word| !is_function_word(word)));
    let competing: Vec<Category> = judgement.competing().collect();
    let mut carried = vec![0.0_f64; words.len()];
    for evidence in &judgement.evidence {
        let total: i32 = competing.iter().map(|one| evidence.weight(*one)).sum();
        let own = evidence.weight(category);
        let others = f64::from(total - own) / (competing.len() - 1) as f64;
        let lead = f64::from(own) - others;
        let covered: Vec<usize> = (0..words.len())
            .filter(|&index| evidence.places.iter().any(|place| overlap(place, &words[index])))
            .collect();
        for &index in &covered {
            carried[index] += lead / covered.len() as f64;
        }
    }
    let strongest = carried.iter().copied().fold(0.0, f64::max);
    let mut order: Vec<usize> = (0..words.len())
        .filter(|&index| carried[index] > 0.0 && carried[index] >= strongest * PART_OF_THE_STRONGEST)
        .collect();
    order.sort_by(|a, b| carried[*b].total_cmp(&carried[*a]));
    order.truncate(limit);
    order.sort_unstable();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for index in order {
        let word = words[index].clone();
        let beside =
            |end: usize| duty.get(end..word.start).is_some_and(|gap| gap.chars().all(char::is_whitespace));
        match ranges.last_mut() {
            Some(range) if beside(range.end) => range.end = word.end,
            _ => ranges.push(word),
        }
    }
    ranges
}

/// Whether a word is none that a reader would take for a reason.
fn is_function_word(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let lines = include_str!("../../data/messages/function-words.txt").lines().map(str::trim);
        lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
    });
    words.contains(word.to_lowercase().as_str())
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The words of a text: runs of letters, digits, and what stands within a word (`VD:n`, `follow-up`).
fn words(text: &str) -> Vec<Range<usize>> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | ':' | '&' | '/');
    let mut words = Vec::new();
    let mut start = None;
    for (index, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, inside(c)) {
            (None, true) => start = Some(index),
            (Some(from), false) => {
                let word = &text[from..index];
                let kept = word.trim_matches(|c: char| !c.is_alphanumeric());
                if !kept.is_empty() {
                    let from =
                        from + (word.len() - word.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
                    words.push(from..from + kept.len());
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}
