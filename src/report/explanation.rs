//! How one duty is judged and why, for people: the sentence with its deciding words marked, and a table in
//! which every reason's weight can be added up to the score.

use std::ops::Range;

use comfy_table::{Cell, CellAlignment, ColumnConstraint};

use crate::classify::{Evidence, Judgement};
use crate::model::{Category, Level};

use super::plain::shortened;
use super::style::{Ink, constrain, finished, head, pad, right};
use super::{Layout, Messages, deciding_words, plain};

/// The rows that a reader can take in; what is smaller is added up in one row more.
const ROWS: usize = 8;

/// Deciding words that are marked in the sentence.
const MARKED_WORDS: usize = 5;

/// Entries and words longer than this are cut in the table.
const CELL_LIMIT: usize = 60;

/// The explanation of one duty's judgement, ended by a line break. Reasons that matched the same words share a
/// row; with `all`, every reason has its own.
#[must_use]
pub fn explanation(duty: &str, judgement: &Judgement, all: bool, layout: Layout) -> String {
    let messages = layout.messages();
    let best = judgement.category.unwrap_or_else(|| judgement.likeliest());
    let mut text = layout.paragraph(&marked(duty, judgement, best, layout));
    text.push('\n');
    let percent = messages.probability(judgement.confidence());
    let key = if judgement.category.is_some() { "explain.clear" } else { "explain.unclear" };
    let category =
        if judgement.category.is_some() { messages.category(best) } else { messages.category_noun(best) };
    let verdict = messages.fill(key, &[("category", category), ("percent", &percent)]);
    text.push_str(&layout.paragraph(&layout.ink(Ink::Bold, &verdict)));
    if let Some(second) = judgement.second {
        let second = messages.fill("explain.second", &[("category", messages.category_noun(second))]);
        text.push_str(&layout.paragraph(&second));
    }
    let sure = messages.probability(judgement.level_probabilities[judgement.level.index()]);
    let level = [("level", messages.level(judgement.level)), ("percent", &sure)];
    text.push_str(&layout.paragraph(&messages.fill("explain.level", &level)));
    text.push('\n');
    text.push_str(&probabilities(judgement, layout));
    text.push('\n');
    if judgement.evidence.is_empty() {
        text.push_str(&layout.paragraph(messages.text("explain.empty")));
        return text;
    }
    text.push_str(&layout.heading(messages.text("explain.evidence")));
    let competing: Vec<Category> = judgement.competing().collect();
    let heads: Vec<&str> = competing.iter().map(|category| messages.short_category(*category)).collect();
    let weights = |evidence: &Evidence| competing.iter().map(|one| evidence.weight(*one)).collect();
    text.push_str(&table(duty, judgement, &heads, weights, all, layout));
    text.push('\n');
    text.push_str(&layout.heading(messages.text("explain.evidence.level")));
    let heads = Level::ALL.map(|level| messages.level(level));
    let weights = |evidence: &Evidence| evidence.level_weights.to_vec();
    text.push_str(&table(duty, judgement, &heads, weights, all, layout));
    text.push('\n');
    text.push_str(&layout.paragraph(messages.text("explain.unit")));
    text
}

/// The duty with its deciding words underlined, or in brackets where there is no colour.
fn marked(duty: &str, judgement: &Judgement, category: Category, layout: Layout) -> String {
    let mut text = String::new();
    let mut end = 0;
    for Range { start, end: stop } in deciding_words(duty, judgement, category, MARKED_WORDS) {
        let words = plain(&duty[start..stop]).into_owned();
        text.push_str(&spaced(&duty[end..start]));
        if layout.color {
            text.push_str(&layout.ink(Ink::Underlined, &words));
        } else {
            text.push_str(&format!("[{words}]"));
        }
        end = stop;
    }
    text.push_str(&spaced(&duty[end..]));
    text
}

/// Part of a sentence made plain, with the space at its ends kept.
fn spaced(part: &str) -> String {
    let before = if part.starts_with(char::is_whitespace) { " " } else { "" };
    let kept = plain(part);
    let after = if part.ends_with(char::is_whitespace) && !kept.is_empty() { " " } else { "" };
    format!("{before}{kept}{after}")
}

fn probabilities(judgement: &Judgement, layout: Layout) -> String {
    let messages = layout.messages();
    let mut table = layout.table();
    for category in judgement.competing() {
        let name = layout.ink(Ink::Of(category), messages.category(category));
        table.add_row([Cell::new(name), right(messages.probability(judgement.probability(category)))]);
    }
    pad(&mut table, 0, (0, 2));
    pad(&mut table, 1, (0, 0));
    layout.heading(messages.text("explain.probabilities")) + &finished(&table)
}

/// A row of the table: reasons that matched the very same words, or a single one.
struct Row<'a> {
    reasons: Vec<&'a Evidence>,
    weights: Vec<i32>,
}

impl Row<'_> {
    fn is_base_rate(&self) -> bool {
        self.reasons.iter().all(|evidence| evidence.places.is_empty())
    }

    /// How far it moves one class away from another.
    fn spread(&self) -> i64 {
        let most = self.weights.iter().copied().max().unwrap_or(0);
        i64::from(most) - i64::from(self.weights.iter().copied().min().unwrap_or(0))
    }
}

/// The rows over some classes (categories or levels): the base rate first, then those that move the answer
/// the most; equals stay in their order.
fn rows(judgement: &Judgement, weights: impl Fn(&Evidence) -> Vec<i32>, all: bool) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for evidence in &judgement.evidence {
        let own = weights(evidence);
        if own.iter().all(|weight| *weight == 0) {
            continue;
        }
        match rows.iter_mut().find(|row| !all && row.reasons[0].places == evidence.places) {
            Some(row) => {
                row.reasons.push(evidence);
                add(&mut row.weights, &own);
            }
            None => rows.push(Row { reasons: vec![evidence], weights: own }),
        }
    }
    rows.sort_by_key(|row| (!row.is_base_rate(), -row.spread()));
    rows
}

fn add(sum: &mut [i32], weights: &[i32]) {
    sum.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
}

/// The table of reasons over some classes: the weightiest, the others in one row, and the sums.
fn table(
    duty: &str,
    judgement: &Judgement,
    heads: &[&str],
    weights: impl Fn(&Evidence) -> Vec<i32>,
    all: bool,
    layout: Layout,
) -> String {
    let messages = layout.messages();
    let rows = rows(judgement, weights, all);
    let shown = if all || rows.len() <= ROWS + 1 { rows.len() } else { ROWS };
    let sum = |rows: &[Row<'_>]| {
        let mut sum = vec![0; heads.len()];
        rows.iter().for_each(|row| add(&mut sum, &row.weights));
        sum
    };

    let mut table = layout.table();
    let columns = [messages.text("explain.words"), messages.text("explain.entry")];
    let columns = columns.into_iter().map(|text| (text, CellAlignment::Left));
    table.set_header(head(layout, columns.chain(heads.iter().map(|text| (*text, CellAlignment::Right)))));
    let mut add_row = |words: &str, entries: &str, weights: &[i32]| {
        let mut cells = vec![Cell::new(words), Cell::new(entries)];
        cells.extend(weights.iter().map(|weight| right(messages.hundredths(*weight))));
        table.add_row(cells);
    };
    for row in &rows[..shown] {
        if row.is_base_rate() {
            add_row(
                messages.text("explain.base-rate"),
                messages.text("explain.base-rate.words"),
                &row.weights,
            );
        } else {
            let entries: Vec<String> = row.reasons.iter().map(|evidence| entry(evidence, messages)).collect();
            add_row(&words(duty, row.reasons[0]), &shortened(&entries.join(", "), CELL_LIMIT), &row.weights);
        }
    }
    if shown < rows.len() {
        let folded = rows[shown..].iter().map(|row| row.reasons.len()).sum();
        add_row(&messages.count("explain.more", folded), "", &sum(&rows[shown..]));
    }
    let total =
        sum(&rows).into_iter().map(|weight| right(layout.ink(Ink::Bold, &messages.hundredths(weight))));
    let mut foot = vec![Cell::new(layout.ink(Ink::Bold, messages.text("explain.sum"))), Cell::new("")];
    foot.extend(total);
    table.add_row(foot);
    let columns = heads.len() + 2;
    for column in 0..columns {
        pad(&mut table, column, (0, if column + 1 == columns { 0 } else { 2 }));
        if column > 1 {
            constrain(&mut table, column, ColumnConstraint::ContentWidth);
        }
    }
    finished(&table)
}

/// An entry as it stands in its lexicon, and whether that is the user's.
fn entry(evidence: &Evidence, messages: &Messages) -> String {
    match evidence.from {
        Some(_) => messages.fill("explain.own", &[("entry", &*evidence.entry)]),
        None => evidence.entry.to_string(),
    }
}

/// The words that a reason matched, those that stand apart joined by `…`.
fn words(duty: &str, evidence: &Evidence) -> String {
    let words: Vec<_> = evidence
        .places
        .iter()
        .filter_map(|place| duty.get(place.clone()))
        .map(|words| plain(words))
        .collect();
    shortened(&words.join(" … "), CELL_LIMIT)
}
