//! What the title promises and what the work is, side by side as bars.

use comfy_table::{CellAlignment, ColumnConstraint, Width};

use crate::report::Layout;
use crate::report::style::{Ink, constrain, finished, head, pad, right};
use crate::report::wording::whole_percents;
use crate::scope::{Assessment, Verdict};

/// Longer bars say nothing more.
const LONGEST_BAR: usize = 30;

/// What a row takes beside its bars: percent, the space between the columns, and the interval.
const BESIDE_BARS: usize = 8 + 4 + 12;

pub(super) fn section(assessment: &Assessment, layout: Layout) -> String {
    let Some(scope) = &assessment.scope else { return String::new() };
    let messages = layout.messages();
    let promise = assessment.promise.as_ref().filter(|promise| !promise.open);
    let names = scope.shares.categories().map(|category| messages.category(category).chars().count());
    let longest_name = names.max().unwrap_or_default().max(messages.text("shares.kind").chars().count());
    let bars = if promise.is_some() { 2 } else { 1 };
    let room = usize::from(layout.columns()).saturating_sub(longest_name + BESIDE_BARS + 6 * bars);
    let bar_width = (room / bars).clamp(4, LONGEST_BAR);

    let mut table = layout.table();
    let mut heads = vec![(messages.text("shares.kind"), CellAlignment::Left)];
    if promise.is_some() {
        heads.push((messages.text("shares.promise"), CellAlignment::Left));
    }
    heads.push((messages.text("shares.work"), CellAlignment::Left));
    heads.push((messages.text("shares.interval"), CellAlignment::Right));
    table.set_header(head(layout, heads));
    let promised = promise.map(|promise| whole_percents(&promise.shares));
    let work = whole_percents(&scope.shares);
    let shown = promised.iter().flatten().chain(&work);
    let number_width =
        shown.map(|percent| messages.whole_percent(*percent).chars().count()).max().unwrap_or_default();
    for category in scope.shares.categories() {
        let index = category.index();
        let mut cells = vec![layout.ink(Ink::Of(category), messages.category(category)).into()];
        let mut bar_cell = |percent: u32, share: f64| {
            let number = format!("{:>number_width$}", messages.whole_percent(percent));
            let bar = layout.ink(Ink::Of(category), &bar(share, bar_width));
            cells.push(format!("{number} {bar}").into());
        };
        if let (Some(promise), Some(promised)) = (promise, &promised) {
            bar_cell(promised.get(index).copied().unwrap_or_default(), promise.shares[category]);
        }
        bar_cell(work[index], scope.shares[category]);
        cells.push(right(messages.interval(scope.intervals[index])));
        table.add_row(cells);
    }
    for column in 0..=bars {
        pad(&mut table, column, (0, 2));
        if column > 0 {
            let width = u16::try_from(bar_width + 5 + 2).unwrap_or(u16::MAX);
            constrain(&mut table, column, ColumnConstraint::LowerBoundary(Width::Fixed(width)));
        }
    }
    pad(&mut table, bars + 1, (0, 0));
    let heading = if promise.is_some() { "shares.heading" } else { "shares.heading.work" };
    let mut section = layout.heading(messages.text(heading)) + &finished(&table);
    let overlap = assessment.comparison.overlap.filter(|_| assessment.comparison.verdict != Verdict::Open);
    if let (Some(overlap), Some(_)) = (overlap, promise) {
        let percent = messages.percent(overlap);
        section.push_str(&layout.paragraph(&messages.fill("shares.overlap", &[("percent", &percent)])));
    }
    section
}

/// A bar of at most `width` columns, drawn to an eighth of a column. A share that is not nothing shows.
fn bar(share: f64, width: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (share.clamp(0.0, 1.0) * width as f64 * 8.0).round() as usize;
    let eighths = if share > 0.005 { eighths.max(1) } else { eighths };
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}
