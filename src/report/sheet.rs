//! A report in blocks, laid out for a terminal or written as Markdown: one content, two shapes. Every text in it
//! is made plain, whoever wrote it.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement};

use super::columns::{gap, widths, wrapped};
use super::style::{Ink, constrain, finished, pad, right};
use super::{Layout, plain};

/// A report in blocks.
#[derive(Debug, Default)]
pub(super) struct Sheet(Vec<Block>);

#[derive(Debug)]
enum Block {
    Title(String),
    Heading(String),
    Paragraph(String),
    Items(Vec<(usize, String)>),
    Table { head: Vec<Column>, rows: Vec<Vec<String>> },
}

/// A column's head, and whether its cells are numbers.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub name: String,
    pub number: bool,
}

impl Column {
    pub fn text(name: &str) -> Self {
        Self { name: name.to_owned(), number: false }
    }

    pub fn number(name: &str) -> Self {
        Self { name: name.to_owned(), number: true }
    }
}

impl Sheet {
    pub fn title(&mut self, text: impl Into<String>) {
        self.0.push(Block::Title(text.into()));
    }

    pub fn heading(&mut self, text: impl Into<String>) {
        self.0.push(Block::Heading(text.into()));
    }

    pub fn paragraph(&mut self, text: impl Into<String>) {
        self.0.push(Block::Paragraph(text.into()));
    }

    /// A list; each item with its depth, from 0.
    pub fn items(&mut self, items: Vec<(usize, String)>) {
        self.0.push(Block::Items(items));
    }

    pub fn table(&mut self, head: Vec<Column>, rows: Vec<Vec<String>>) {
        self.0.push(Block::Table { head, rows });
    }

    /// For a terminal, ended by a line break.
    pub fn text(&self, layout: Layout) -> String {
        let mut text = String::new();
        for block in &self.0 {
            match block {
                Block::Title(title) => text.push_str(&layout.heading(&shown(title))),
                Block::Heading(heading) => {
                    text.push('\n');
                    text.push_str(&layout.heading(&shown(heading)));
                }
                Block::Paragraph(paragraph) => text.push_str(&layout.paragraph(&shown(paragraph))),
                Block::Items(items) => text.push_str(&listed(items, layout)),
                Block::Table { head, rows } => text.push_str(&table(head, rows, layout)),
            }
        }
        text
    }

    /// As Markdown, ended by a line break.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        for block in &self.0 {
            match block {
                Block::Title(title) => text.push_str(&format!("# {}\n\n", escaped(title))),
                Block::Heading(heading) => text.push_str(&format!("## {}\n\n", escaped(heading))),
                Block::Paragraph(paragraph) => text.push_str(&format!("{}\n\n", escaped(paragraph))),
                Block::Items(items) => {
                    for (depth, item) in items {
                        text.push_str(&format!("{}- {}\n", "  ".repeat(*depth), escaped(item)));
                    }
                    text.push('\n');
                }
                Block::Table { head, rows } => {
                    let row = |cells: &[String]| {
                        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
                        format!("| {} |\n", cells.join(" | "))
                    };
                    let names: Vec<String> = head.iter().map(|column| column.name.clone()).collect();
                    text.push_str(&row(&names));
                    let rule = head.iter().map(|column| if column.number { "--:" } else { "---" });
                    text.push_str(&format!("|{}|\n", rule.collect::<Vec<_>>().join("|")));
                    rows.iter().for_each(|cells| text.push_str(&row(cells)));
                    text.push('\n');
                }
            }
        }
        format!("{}\n", text.trim_end())
    }
}

/// A no-break space before a percent sign is no writer's trick.
fn shown(text: &str) -> String {
    plain(text).into_owned()
}

/// Text in which Markdown and HTML find nothing to obey.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in plain(text).chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(c);
            }
            // No mention, no link.
            '@' => escaped.push_str("@\u{200b}"),
            _ => escaped.push(c),
        }
    }
    escaped.replace("://", ":\u{200b}//")
}

fn listed(items: &[(usize, String)], layout: Layout) -> String {
    let mut table = layout.table();
    table.load_style(comfy_table::presets::NOTHING);
    for (depth, item) in items {
        let sign = if *depth == 0 { "•" } else { "  –" };
        table.add_row([sign.to_owned(), shown(item)]);
    }
    pad(&mut table, 0, (0, 1));
    pad(&mut table, 1, (0, 0));
    constrain(&mut table, 0, ColumnConstraint::ContentWidth);
    finished(&table)
}

fn table(columns: &[Column], rows: &[Vec<String>], layout: Layout) -> String {
    let mut table = layout.table();
    // Its cells come in lines already.
    table.set_content_arrangement(ContentArrangement::Disabled);
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| shown(cell)).collect()).collect();
    let room = usize::from(layout.columns());
    let gap = gap(columns, &rows, room);
    let gaps = usize::from(gap) * columns.len().saturating_sub(1);
    let widths = widths(columns, &rows, room.saturating_sub(gaps));
    let names = columns.iter().zip(&widths).map(|(column, width)| {
        let alignment = if column.number { CellAlignment::Right } else { CellAlignment::Left };
        let lines = wrapped(&column.name, *width);
        let inked: Vec<String> = lines.iter().map(|line| layout.ink(Ink::Dim, line)).collect();
        Cell::new(inked.join("\n")).set_alignment(alignment)
    });
    table.set_header(names.collect::<Vec<_>>());
    for row in &rows {
        let cells = row.iter().zip(columns).zip(&widths).map(|((cell, column), width)| {
            let lines = wrapped(cell, *width).join("\n");
            if column.number { right(lines) } else { Cell::new(lines) }
        });
        table.add_row(cells.collect::<Vec<_>>());
    }
    for place in 0..columns.len() {
        // The last blank of a gap belongs to no column.
        pad(&mut table, place, (0, if place + 1 == columns.len() { 0 } else { gap - 1 }));
    }
    finished(&table)
}
