//! Lines that tell several duties. They are divided only where that changes what the work is: acts of one
//! kind stay together, since a list of errands in one line is no more work than the same line told shortly.

use crate::classify::Judgement;
use crate::model::{self, Category, Duty, Part, Posting};
use crate::source::SourceText;

/// From this confidence on, an act is sure enough to be told apart from the others.
const SURE: f64 = 0.6;

/// Judges every duty of a posting with `judge`, and divides the lines whose acts are surely of different
/// categories. The parts of a line share its weight, and each has its own place in the file.
#[must_use]
pub fn divide(posting: Posting, judge: impl Fn(&str) -> Judgement) -> (Posting, Vec<Judgement>) {
    divide_with(posting, judge, |_| true)
}

/// Whether [`divide`] divides a line of this text.
#[must_use]
pub fn is_divided(line: &str, judge: impl Fn(&str) -> Judgement) -> bool {
    !places(&SourceText::verbatim(line, 0), &judge).is_empty()
}

/// As [`divide`], for those who know of lines whether they are divided (see [`is_divided`]): where `may_divide` says no,
/// that isn't asked again.
#[must_use]
pub fn divide_with(
    mut posting: Posting,
    judge: impl Fn(&str) -> Judgement,
    may_divide: impl Fn(&str) -> bool,
) -> (Posting, Vec<Judgement>) {
    let mut judgements = Vec::with_capacity(posting.duties.len());
    let mut duties = Vec::with_capacity(posting.duties.len());
    for duty in std::mem::take(&mut posting.duties) {
        let asked = duty.part.is_none() && may_divide(&duty.text.text);
        let parts = if asked { parts(&duty, &judge) } else { Vec::new() };
        if parts.is_empty() {
            judgements.push(judge(&duty.text.text));
            duties.push(duty);
        }
        for (part, judgement) in parts {
            duties.push(part);
            judgements.push(judgement);
        }
    }
    posting.duties = duties;
    (posting, judgements)
}

/// Whether an act says by itself what kind of work it is. A few words that say nothing are taken for no work
/// of the four kinds, and rather belong to the act before them.
fn is_sure(judgement: &Judgement) -> bool {
    judgement.category.is_some_and(|category| category != Category::Other) && judgement.confidence() >= SURE
}

/// Where the parts of a line stand in its text, and of how many acts each is made; none where it is best told whole.
fn places(line: &SourceText, judge: &impl Fn(&str) -> Judgement) -> Vec<(usize, usize, usize)> {
    let acts = model::acts(line);
    if acts.len() < 2 {
        return Vec::new();
    }
    let judged: Vec<Judgement> = acts.iter().map(|act| judge(&act.text)).collect();
    let surely_apart =
        judged.windows(2).any(|pair| pair[0].category != pair[1].category) && judged.iter().all(is_sure);
    if !surely_apart {
        return Vec::new();
    }
    // Neighbours of one kind are one part.
    let whole = line.text.as_str();
    let mut at = 0;
    let mut places: Vec<(usize, usize, usize)> = Vec::new();
    for (index, act) in acts.iter().enumerate() {
        let Some(start) = whole[at..].find(&act.text).map(|start| start + at) else { return Vec::new() };
        at = start + act.text.len();
        match places.last_mut() {
            Some(last) if judged[index].category == judged[index - 1].category => {
                (last.1, last.2) = (at, last.2 + 1);
            }
            _ => places.push((start, at, 1)),
        }
    }
    places
}

/// The parts of a line, or none where it is best told whole.
fn parts(duty: &Duty, judge: &impl Fn(&str) -> Judgement) -> Vec<(Duty, Judgement)> {
    let places = places(&duty.text, judge);
    let acts: usize = places.iter().map(|(.., count)| count).sum();
    let part = |(index, &(start, end, count)): (usize, &(usize, usize, usize))| {
        let of_line = count as f64 / acts as f64;
        let text = duty.text.slice(start, end);
        let judgement = judge(&text.text);
        let part = Part { line: duty.text.clone(), of_line, is_first: index == 0 };
        let share = duty.share.map(|share| share * of_line);
        (Duty { text, share, group: duty.group.clone(), part: Some(part) }, judgement)
    };
    places.iter().enumerate().map(part).collect()
}
