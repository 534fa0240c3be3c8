//! How a report for people looks: colours, emphasis, and the one plain shape that all its tables have.
//! Colour only ever repeats what the words say, so that nothing is lost without it.

use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Row, Table, TableStyle, presets};

use crate::model::Category;
use crate::scope::Verdict;

use super::Layout;

/// The parameters for further categories, in their order: what the built-in ones and verdicts leave.
const FURTHER: [&str; 5] = ["95", "94", "96", "92", "93"];

/// Emphasis for a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Bold,
    Dim,
    Underlined,
    Good,
    Doubtful,
    Bad,
    Of(Category),
}

impl Ink {
    /// The ink of a verdict.
    pub(super) const fn of_verdict(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Matches => Self::Good,
            Verdict::Partly => Self::Doubtful,
            Verdict::Differs => Self::Bad,
            Verdict::Open | Verdict::TooLittle => Self::Bold,
        }
    }

    /// The parameters of the ANSI sequence that turns it on ("select graphic rendition").
    const fn parameters(self) -> &'static str {
        match self {
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Underlined => "1;4",
            Self::Good => "1;32",
            Self::Doubtful => "1;33",
            Self::Bad => "1;31",
            Self::Of(Category::Advisory) => "35",
            Self::Of(Category::Operational) => "34",
            Self::Of(Category::ExecutiveAssistant) => "33",
            Self::Of(Category::Event) => "36",
            Self::Of(Category::Other) => "2",
            Self::Of(Category::Further(further)) => FURTHER[further.place() % FURTHER.len()],
        }
    }
}

impl Layout {
    /// `text` in an ink, where colour is wanted.
    pub(super) fn ink(self, ink: Ink, text: &str) -> String {
        if self.color && !text.is_empty() {
            format!("\u{1b}[{}m{text}\u{1b}[0m", ink.parameters())
        } else {
            text.to_owned()
        }
    }

    /// The same, written after what stands in `onto`.
    pub(super) fn ink_onto(self, onto: &mut String, ink: Ink, text: &str) {
        if self.color && !text.trim().is_empty() {
            onto.push_str(&self.ink(ink, text));
        } else {
            onto.push_str(text);
        }
    }

    /// `text` broken into lines of the layout's width, ended by a line break.
    pub(super) fn paragraph(self, text: &str) -> String {
        let mut table = self.table();
        table.load_style(presets::NOTHING);
        table.add_row([text]);
        pad(&mut table, 0, (0, 0));
        finished(&table)
    }

    /// A heading, ended by a line break.
    pub(super) fn heading(self, text: &str) -> String {
        self.paragraph(&self.ink(Ink::Bold, text))
    }

    /// An empty table of the layout's width: a line under the head and no other lines.
    pub(super) fn table(self) -> Table {
        const STYLE: TableStyle =
            presets::NOTHING.header_separator(LineStyle::none().fill('─').junction('─'));
        let mut table = Table::new();
        table
            .load_style(STYLE)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(self.columns());
        // What stands in the cells is coloured already, where it is to be; the library looks at no terminal.
        table.force_no_tty();
        table
    }
}

/// Sets the space at both sides of a column, which must exist.
pub(super) fn pad(table: &mut Table, column: usize, padding: (u16, u16)) {
    if let Some(column) = table.column_mut(column) {
        column.set_padding(padding);
    }
}

/// Sets what a column may measure.
pub(super) fn constrain(table: &mut Table, column: usize, constraint: comfy_table::ColumnConstraint) {
    if let Some(column) = table.column_mut(column) {
        column.set_constraint(constraint);
    }
}

/// A cell whose text stands at the right, as numbers do.
pub(super) fn right(text: impl ToString) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

/// A table's head in the layout's ink.
pub(super) fn head(layout: Layout, cells: impl IntoIterator<Item = (impl AsRef<str>, CellAlignment)>) -> Row {
    let cells = cells
        .into_iter()
        .map(|(text, alignment)| Cell::new(layout.ink(Ink::Dim, text.as_ref())).set_alignment(alignment));
    Row::from(cells)
}

/// The table as text without blanks at the ends of lines, ended by a line break.
pub(super) fn finished(table: &Table) -> String {
    let mut text = table.trim_fmt();
    text.push('\n');
    text
}
