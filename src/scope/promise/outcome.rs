//! What the parts of one title come to: the promise of its head over its fields, or of a whole title,
//! and what two joined titles make.

use super::Single;
use super::lexicon::{Head, Row, promised};
use crate::model::{Amounts, Category, Shares};

/// What the first of two joined titles counts.
const FIRST_TITLE_WEIGHT: f64 = 0.6;

/// How likely what a user says of a field is right of a title with another word for the person.
const OWN_CERTAINTY: f64 = 0.85;

/// What one title comes to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outcome {
    pub shares: Shares,
    pub level: f64,
    pub open: bool,
    pub certainty: f64,
}

/// What one title comes to; `None` where its head is none.
pub(super) fn outcome(single: &Single) -> Option<Outcome> {
    let term = single.head.term?;
    if let Some(title) = term.title {
        let fixed = Outcome { shares: title.shares, level: title.level, open: false, certainty: 0.92 };
        let outcome = if title.own { fixed } else { adapted(fixed, single) };
        return Some(Outcome { level: single.level(outcome.level), ..outcome });
    }
    let head = term.head?;
    let outcome = over_fields(head, single)?;
    Some(Outcome { level: single.level(outcome.level), ..outcome })
}

/// A whole title keeps its promise, but for an executive served and a gathering run.
fn adapted(fixed: Outcome, single: &Single) -> Outcome {
    let operational = fixed.shares.main() == Category::Operational;
    let trade = fixed.shares[Category::Other] > super::PURE_TRADE;
    let has_event = !trade && single.fields.iter().any(|(field, _)| *field == "event");
    let row = if single.serves_executive && operational && fixed.level < 3.0 {
        promised("assist", "executive")
    } else if has_event {
        promised("manage", "event").map(|row| Row { level: Some(fixed.level), ..row })
    } else {
        None
    };
    let Some(row) = row else { return fixed };
    Outcome { shares: row.shares, level: row.level.unwrap_or(fixed.level), certainty: 0.75, ..fixed }
}

/// The promise of a head over the fields found, each by its weight.
pub(super) fn over_fields(head: Head, single: &Single) -> Option<Outcome> {
    let mut fields = single.fields.clone();
    if fields.is_empty() && single.own_fields.is_empty() {
        fields.push((if single.unknown_words { "unknown" } else { "none" }, 1.0));
    }
    let mut rows: Vec<(Row, f64)> =
        fields.iter().filter_map(|(field, weight)| Some((promised(head.class, field)?, *weight))).collect();
    // A field of the user's promises the same whatever the head: the user says so of the field alone.
    rows.extend(single.own_fields.iter().map(|(shares, weight)| {
        (Row { shares: *shares, certainty: OWN_CERTAINTY, open: false, level: None }, *weight)
    }));
    let mut amounts = Amounts::nothing(&[]);
    for (row, weight) in &rows {
        amounts.add(row.shares.amounts(), *weight);
    }
    let shares = Shares::in_proportion(amounts)?;
    let main = shares.main();
    let total: f64 = rows.iter().map(|(_, weight)| weight).sum();
    let agreeing = |row: &Row| {
        if row.shares.main() == main { row.certainty } else { (1.0 - row.certainty) / 2.0 }
    };
    let certainty = rows.iter().map(|(row, weight)| agreeing(row) * weight).sum::<f64>() / total;
    let level = rows.iter().find_map(|(row, _)| row.level).unwrap_or(head.level);
    Some(Outcome { shares, level, open: rows.iter().all(|(row, _)| row.open), certainty })
}

/// Two titles joined: what a person who holds both would expect. One that says nothing of the work
/// leaves it to the other.
pub(super) fn joined(first: Outcome, second: Outcome) -> Outcome {
    let level = (first.level + second.level) / 2.0;
    if first.open != second.open {
        let telling = if first.open { second } else { first };
        return Outcome { level, ..telling };
    }
    let mut amounts = Amounts::nothing(&[]);
    amounts.add(first.shares.amounts(), FIRST_TITLE_WEIGHT);
    amounts.add(second.shares.amounts(), 1.0 - FIRST_TITLE_WEIGHT);
    let shares = Shares::in_proportion(amounts).unwrap_or(first.shares);
    let agree = first.shares.main() == second.shares.main();
    let certainty = if agree {
        first.certainty.max(second.certainty)
    } else {
        first.certainty.min(second.certainty) * 0.9
    };
    Outcome { shares, level, certainty, ..first }
}

/// Nothing is known of the title: most titles in the world are trades, but nothing may be built on it.
pub(super) fn unknown() -> Outcome {
    let even = Shares::in_proportion([0.12, 0.30, 0.03, 0.03, 0.52]);
    Outcome {
        shares: even.unwrap_or_else(|| Shares::only(Category::Other)),
        level: 2.0,
        open: false,
        certainty: 0.3,
    }
}
