//! The report of many postings for people: one row each, those farthest from their titles first, and the
//! totals. Rows keep nothing of the posting but what is shown, so that a repository of any size fits.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, Width};
use unicode_width::UnicodeWidthStr as _;

use crate::model::Category;
use crate::scope::{Assessment, Breadth, Verdict};

use super::paths::{begun, common_folder, fitted};
use super::plain::{plain, shortened};
use super::style::{Ink, constrain, finished, head, pad};
use super::text::TITLE_LIMIT;
use super::{Layout, Messages};

/// Below this width, file and title share a column and the breadth is left out.
const ALL_COLUMNS_FROM: u16 = 125;

/// Below this width, a category's name and its share may take two lines.
const WHOLE_SHARES_FROM: u16 = 95;

/// A title that takes more lines than this is cut: it is there to tell the postings apart.
const TITLE_LINES: usize = 2;

/// A category's short name and its share fit into this on one line.
const TWO_LINES_FROM: usize = 15;

/// The space between two columns, of which the table itself gives one.
const GAP: usize = 2;

/// Below this width the overlap is left out: the verdict says it in words.
const OVERLAP_FROM: u16 = 70;

/// What the overview shows of one posting.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The file's name.
    pub file: String,
    /// The line of the title or, without one, of the first duty, from 1.
    pub line: usize,
    /// The title, if there is one.
    pub title: Option<String>,
    /// The verdict on the title.
    pub verdict: Verdict,
    /// How likely the verdict is right, 0 to 1.
    pub certainty: f64,
    /// The part of the work that the title promises, 0 to 1.
    pub overlap: Option<f64>,
    /// The largest category of the work and its share, 0 to 1.
    pub main: Option<(Category, f64)>,
    /// How the work is spread.
    pub breadth: Option<Breadth>,
}

impl From<&Assessment> for Row {
    fn from(assessment: &Assessment) -> Self {
        let posting = &assessment.posting;
        let first = posting.title.as_ref().map(|title| &title.original);
        let first = first.or_else(|| posting.duties.first().map(|duty| &duty.text));
        let start = first.map_or(0, |text| text.span().start);
        Self {
            file: posting.file.name.clone(),
            line: posting.file.position(start).line,
            title: posting.title.as_ref().map(|title| shortened(&title.original.text, TITLE_LIMIT)),
            verdict: assessment.comparison.verdict,
            certainty: assessment.comparison.certainty,
            overlap: assessment.comparison.overlap,
            main: assessment
                .scope
                .as_ref()
                .map(|scope| (scope.shares.main(), scope.shares[scope.shares.main()])),
            breadth: assessment.scope.as_ref().map(|scope| scope.breadth),
        }
    }
}

impl Row {
    /// The farther a posting is from its title, the sooner it comes; what can't be compared comes last.
    fn order(&self) -> (usize, f64) {
        let verdict = match self.verdict {
            Verdict::Differs => 0,
            Verdict::Partly => 1,
            Verdict::Matches => 2,
            Verdict::Open if self.title.is_some() => 3,
            Verdict::Open => 4,
            Verdict::TooLittle => 5,
        };
        (verdict, self.overlap.unwrap_or(1.0))
    }

    fn claims(&self) -> bool {
        matches!(self.verdict, Verdict::Differs | Verdict::Partly | Verdict::Matches)
    }
}

/// What became of the files that gave no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Files found by walking that are no job descriptions.
    pub passed_over: usize,
    /// Files that could not be read, or were named and are no job descriptions.
    pub unread: usize,
    /// Postings that have a row no more: for each [`Verdict`] in the order of its declaration, those
    /// without a title and those with one.
    pub hidden: [[usize; 2]; Verdict::ALL.len()],
}

impl Tally {
    /// How many postings have a row no more.
    #[must_use]
    pub fn hidden_rows(&self) -> usize {
        self.hidden.iter().flatten().sum()
    }
}

/// Keeps the `limit` rows that are farthest from their titles; the others are only counted.
pub fn keep_farthest(rows: &mut Vec<Row>, tally: &mut Tally, limit: usize) {
    sort(rows);
    for row in rows.drain(limit.min(rows.len())..) {
        tally.hidden[row.verdict as usize][usize::from(row.title.is_some())] += 1;
    }
}

fn sort(rows: &mut [Row]) {
    rows.sort_by(|a, b| {
        let ((a_verdict, a_overlap), (b_verdict, b_overlap)) = (a.order(), b.order());
        let distance = a_verdict.cmp(&b_verdict).then(a_overlap.total_cmp(&b_overlap));
        distance.then_with(|| a.file.cmp(&b.file)).then(a.line.cmp(&b.line))
    });
}

/// The overview, ended by a line break: the rows sorted, then the totals.
#[must_use]
pub fn overview(mut rows: Vec<Row>, tally: Tally, layout: Layout) -> String {
    let messages = layout.messages();
    sort(&mut rows);
    let mut text = String::new();
    if !rows.is_empty() {
        text = layout.heading(&messages.count("overview.heading", rows.len() + tally.hidden_rows()));
        text.push_str(&table(&rows, layout));
        text.push('\n');
        text.push_str(&layout.paragraph(&total(&rows, tally, messages)));
        if tally.hidden_rows() > 0 {
            text.push_str(&layout.paragraph(&messages.count("overview.hidden", tally.hidden_rows())));
        }
    }
    if tally.passed_over > 0 {
        text.push_str(&layout.paragraph(&messages.count("overview.passed-over", tally.passed_over)));
    }
    if tally.unread > 0 {
        text.push_str(&layout.paragraph(&messages.count("overview.unread", tally.unread)));
    }
    text
}

/// A column, but for the two whose width depends on what the others leave.
struct Column<'a> {
    head: &'a str,
    alignment: CellAlignment,
    cells: Vec<String>,
    /// What a cell takes, whatever is in it; its contents' width where that isn't set.
    width: Option<usize>,
}

impl<'a> Column<'a> {
    fn new(head: &'a str, alignment: CellAlignment, cells: impl Iterator<Item = String>) -> Self {
        Self { head, alignment, cells: cells.collect(), width: None }
    }

    fn width(&self) -> usize {
        let contents = || self.cells.iter().map(|cell| cell.width()).max().unwrap_or_default();
        self.width.unwrap_or_else(contents).max(self.head.width())
    }
}

fn table(rows: &[Row], layout: Layout) -> String {
    let messages = layout.messages();
    let wide = layout.columns() >= ALL_COLUMNS_FROM;
    let folder = common_folder(rows.iter().map(|row| row.file.as_str()));
    let columns = columns(rows, layout);
    let taken: usize = columns.iter().map(|column| column.width() + GAP).sum();
    let room = usize::from(layout.columns()).saturating_sub(taken);
    let paths: Vec<String> = rows
        .iter()
        .map(|row| format!("{}:{}", plain(row.file.strip_prefix(folder).unwrap_or(&row.file)), row.line))
        .collect();
    let longest_path = paths.iter().map(|path| path.width()).max().unwrap_or_default();
    let file_width = if wide { longest_path.min((room - GAP) * 11 / 20) } else { room };
    let titles =
        rows.iter().map(|row| row.title.as_deref().unwrap_or(messages.text("title.missing")).width());
    let longest_title = titles.max().unwrap_or_default();
    let title_width = if wide { longest_title.min(room - GAP - file_width) } else { room };

    let mut table = layout.table();
    let mut heads = vec![(messages.text("overview.title"), CellAlignment::Left)];
    if wide {
        heads.insert(0, (messages.text("overview.file"), CellAlignment::Left));
    }
    heads.extend(columns.iter().map(|column| (column.head, column.alignment)));
    table.set_header(head(layout, heads));
    for (index, (row, path)) in rows.iter().zip(&paths).enumerate() {
        let path = layout.ink(Ink::Dim, &fitted(path, file_width));
        let title = row.title.as_deref().unwrap_or(messages.text("title.missing"));
        let title = lines(title, title_width, TITLE_LINES);
        let mut cells = if wide {
            vec![Cell::new(path), Cell::new(title)]
        } else {
            vec![Cell::new(format!("{title}\n{path}"))]
        };
        cells.extend(columns.iter().map(|column| {
            Cell::new(inked(&column.cells[index], column.head, row, layout)).set_alignment(column.alignment)
        }));
        table.add_row(cells);
    }
    let widths = [file_width, title_width].into_iter().skip(usize::from(!wide));
    let widths = widths.chain(columns.iter().map(Column::width));
    let last = columns.len() + usize::from(wide);
    for (column, width) in widths.enumerate() {
        let gap = if column == last { 0 } else { GAP - 1 };
        pad(&mut table, column, (0, u16::try_from(gap).unwrap_or_default()));
        let width = Width::Fixed(u16::try_from(width + gap).unwrap_or(u16::MAX));
        constrain(&mut table, column, ColumnConstraint::Absolute(width));
    }
    let mut text = String::new();
    if !folder.is_empty() {
        let said = messages.fill("overview.folder", &[("folder", "")]).width();
        let folder = fitted(&plain(folder), usize::from(layout.columns()).saturating_sub(said));
        text.push_str(&layout.paragraph(&messages.fill("overview.folder", &[("folder", &folder)])));
        text.push('\n');
    }
    text + &finished(&table)
}

/// The columns after file and title.
fn columns(rows: &[Row], layout: Layout) -> Vec<Column<'_>> {
    use CellAlignment::{Left, Right};
    let messages = layout.messages();
    let claimed = |row: &Row, text: String| if row.claims() { text } else { String::new() };
    let verdicts = rows.iter().map(|row| messages.verdict(row.verdict, row.title.is_some()).to_owned());
    let sure = rows.iter().map(|row| claimed(row, messages.probability(row.certainty)));
    let mut columns = vec![
        Column::new(messages.text("overview.verdict"), Left, verdicts),
        Column::new(messages.text("overview.sure"), Right, sure),
    ];
    if layout.columns() >= OVERLAP_FROM {
        let percent = |row: &Row| row.overlap.map(|overlap| messages.percent(overlap)).unwrap_or_default();
        let overlaps = rows.iter().map(|row| claimed(row, percent(row)));
        columns.push(Column::new(messages.text("overview.overlap"), Right, overlaps));
    }
    let main = rows.iter().map(|row| {
        row.main.map_or_else(String::new, |(category, share)| {
            let values = [("category", messages.category(category)), ("percent", &messages.percent(share))];
            messages.fill("overview.main.share", &values)
        })
    });
    let mut main = Column::new(messages.text("overview.main"), Left, main);
    if layout.columns() < WHOLE_SHARES_FROM {
        // On two lines, each word is whole.
        let words = main.cells.iter().flat_map(|cell| cell.split(' '));
        main.width = words.map(|word| word.width()).max().map(|longest| (longest + 1).max(TWO_LINES_FROM));
    }
    columns.push(main);
    if layout.columns() >= ALL_COLUMNS_FROM {
        let breadths = rows.iter().map(|row| row.breadth.map_or("", |breadth| messages.breadth(breadth)));
        columns.push(Column::new(messages.text("overview.breadth"), Left, breadths.map(str::to_owned)));
    }
    columns
}

/// A cell's text in the ink of what it says.
fn inked(cell: &str, head: &str, row: &Row, layout: Layout) -> String {
    let messages = layout.messages();
    if head == messages.text("overview.verdict") {
        return layout.ink(Ink::of_verdict(row.verdict), cell);
    }
    match row.main.filter(|_| head == messages.text("overview.main")) {
        Some((category, _)) => {
            let name = messages.category(category);
            cell.replacen(name, &layout.ink(Ink::Of(category), name), 1)
        }
        None => cell.to_owned(),
    }
}

/// `text` on at most `limit` lines of `width` columns, with `…` where it goes on.
fn lines(text: &str, width: usize, limit: usize) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let count = lines.len();
        let line = &mut lines[count - 1];
        if line.is_empty() || line.width() + 1 + word.width() <= width {
            let gap = if line.is_empty() { "" } else { " " };
            line.push_str(gap);
            line.push_str(word);
        } else if count < limit {
            lines.push(word.to_owned());
        } else {
            line.push_str(" …");
            break;
        }
    }
    let lines: Vec<String> = lines.iter().map(|line| begun(line, width)).collect();
    lines.join("\n")
}

/// One sentence that says how many postings there are of each verdict.
fn total(rows: &[Row], tally: Tally, messages: &Messages) -> String {
    let number = |verdict: Verdict, titled: bool| {
        rows.iter().filter(|row| row.verdict == verdict && (row.title.is_some() == titled)).count()
            + tally.hidden[verdict as usize][usize::from(titled)]
    };
    let both = |verdict: Verdict| number(verdict, true) + number(verdict, false);
    let counts = [
        ("overview.total.differs", both(Verdict::Differs)),
        ("overview.total.partly", both(Verdict::Partly)),
        ("overview.total.matches", both(Verdict::Matches)),
        ("overview.total.open", number(Verdict::Open, true)),
        ("overview.total.no-title", number(Verdict::Open, false)),
        ("overview.total.too-little", both(Verdict::TooLittle)),
    ];
    let verdicts: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| messages.count(key, count))
        .collect();
    let postings = messages.count("overview.postings", rows.len() + tally.hidden_rows());
    messages.fill("overview.total", &[("postings", &postings), ("verdicts", &verdicts.join(", "))])
}
