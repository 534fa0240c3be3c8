//! The table of duties: what each was taken for, how sure that is, and on the strength of which words.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, Width};

use crate::classify::Judgement;
use crate::model::{Category, Duty};
use crate::report::plain::shortened;
use crate::report::style::{Ink, constrain, finished, head, pad, right};
use crate::report::{Layout, deciding_words, plain};
use crate::scope::{Assessment, Verdict};

/// From this width on, deciding words have a column of their own; below, they stand under the duty.
const WORDS_COLUMN_FROM: u16 = 120;

/// From this width on, the longest category's name stands on one line.
const WHOLE_NAMES_FROM: u16 = 90;

/// From this width on, each duty's line in the file is shown.
const LINE_COLUMN_FROM: u16 = 120;

/// No duty is this many characters long; what is gets cut, and stands whole in the machine formats.
const DUTY_LIMIT: usize = 600;

/// A reader looks at a few words, not at all of them.
const WORDS: usize = 3;

pub(super) fn section(assessment: &Assessment, layout: Layout) -> String {
    if assessment.judgements.is_empty() {
        return String::new();
    }
    let messages = layout.messages();
    let wide_words = layout.columns() >= WORDS_COLUMN_FROM;
    let lines = layout.columns() >= LINE_COLUMN_FROM;
    let mut heads = vec![("duties.number", CellAlignment::Right), ("duties.duty", CellAlignment::Left)];
    if lines {
        heads.insert(1, ("duties.line", CellAlignment::Right));
    }
    heads.push(("duties.category", CellAlignment::Left));
    heads.push(("duties.level", CellAlignment::Left));
    heads.push(("duties.sure", CellAlignment::Right));
    if wide_words {
        heads.push(("duties.words", CellAlignment::Left));
    }
    let category_column = 2 + usize::from(lines);
    let columns = heads.len();
    let mut table = layout.table();
    table.set_header(head(layout, heads.into_iter().map(|(key, alignment)| (messages.text(key), alignment))));
    for (index, (duty, judgement)) in assessment.posting.duties.iter().zip(&assessment.judgements).enumerate()
    {
        let decides = assessment.comparison.deciding.contains(&index);
        let words = words_of(duty, judgement);
        let number = if decides { format!("▸ {}", index + 1) } else { (index + 1).to_string() };
        let mut cells = vec![right(if decides { layout.ink(Ink::Bold, &number) } else { number })];
        if lines {
            let place = assessment.posting.file.position(duty.text.span().start);
            cells.push(right(place.line));
        }
        cells.push(Cell::new(duty_text(duty, &words, wide_words, layout)));
        cells.push(Cell::new(category_text(judgement, layout)));
        // Of an unclear duty there is nothing to be sure of.
        let clear = judgement.category.is_some();
        cells.push(Cell::new(if clear { messages.level(judgement.level) } else { "" }));
        cells.push(right(if clear { messages.probability(judgement.confidence()) } else { String::new() }));
        if wide_words {
            cells.push(Cell::new(words.join(", ")));
        }
        table.add_row(cells);
    }
    for column in 0..columns {
        pad(&mut table, column, (0, if column + 1 == columns { 0 } else { 2 }));
    }
    let further = assessment.scope.iter().flat_map(|scope| scope.shares.amounts().further());
    let categories: Vec<Category> = Category::ALL.into_iter().chain(further.map(Category::Further)).collect();
    fit(&mut table, &categories, category_column, wide_words, layout);
    let mut section = layout.heading(messages.text("duties.heading")) + &finished(&table);
    if !assessment.comparison.deciding.is_empty() {
        // Where the title holds, only the level can make a difference.
        let holds = assessment.comparison.verdict == Verdict::Matches;
        let key = if holds { "duties.deciding-level" } else { "duties.deciding" };
        section.push_str(&layout.paragraph(messages.text(key)));
    }
    section
}

/// Gives every column but the duty's what it needs and no more, so that the duty gets the rest.
fn fit(
    table: &mut comfy_table::Table,
    categories: &[Category],
    category_column: usize,
    wide_words: bool,
    layout: Layout,
) {
    let messages = layout.messages();
    let longest_word =
        |text: &str| text.split([' ', '-']).map(|word| word.chars().count() + 1).max().unwrap_or(0);
    let names: Vec<&str> = categories.iter().map(|category| messages.category(*category)).collect();
    let category = if layout.columns() >= WHOLE_NAMES_FROM {
        names.iter().map(|name| name.chars().count() + 2).max()
    } else {
        names.iter().map(|name| longest_word(name) + 1).max()
    };
    let fixed = |width: usize| Width::Fixed(u16::try_from(width).unwrap_or(u16::MAX));
    let category = category.unwrap_or_default() + 2;
    constrain(table, category_column, ColumnConstraint::Absolute(fixed(category)));
    for column in [0, category_column + 1, category_column + 2] {
        constrain(table, column, ColumnConstraint::ContentWidth);
    }
    if category_column == 3 {
        constrain(table, 1, ColumnConstraint::ContentWidth);
    }
    if wide_words {
        let words = usize::from(layout.columns()) / 5;
        constrain(table, category_column + 3, ColumnConstraint::UpperBoundary(fixed(words)));
    }
}

/// The deciding words of a duty, ready to be shown; none for an unclear one.
fn words_of(duty: &Duty, judgement: &Judgement) -> Vec<String> {
    let Some(category) = judgement.category else { return Vec::new() };
    let text = &duty.text.text;
    let ranges = deciding_words(text, judgement, category, WORDS);
    ranges.into_iter().filter_map(|range| text.get(range)).map(|words| plain(words).into_owned()).collect()
}

fn duty_text(duty: &Duty, words: &[String], wide_words: bool, layout: Layout) -> String {
    let messages = layout.messages();
    let mut text = shortened(&duty.text.text, DUTY_LIMIT);
    if let Some(share) = duty.share {
        let percent = messages.percent(share);
        text = format!("{text} {}", messages.fill("duties.share", &[("percent", &percent)]));
    }
    if !wide_words && !words.is_empty() {
        text = format!("{text}\n{}", layout.ink(Ink::Dim, &format!("→ {}", words.join(", "))));
    }
    text
}

fn category_text(judgement: &Judgement, layout: Layout) -> String {
    let messages = layout.messages();
    let Some(category) = judgement.category else {
        return layout.ink(Ink::Dim, messages.text("category.unclear"));
    };
    let name = layout.ink(Ink::Of(category), messages.category(category));
    match judgement.second {
        Some(second) => {
            format!("{name}\n{}", layout.ink(Ink::Of(second), &format!("+ {}", messages.category(second))))
        }
        None => name,
    }
}
