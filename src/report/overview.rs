//! The report of many postings for people: one row each, those farthest from their titles first, and the
//! totals. Rows keep nothing of the posting but what is shown, so that a repository of any size fits.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, Width};

use crate::model::Category;
use crate::scope::{Assessment, Breadth, Verdict};

use super::plain::{plain, shortened};
use super::style::{Ink, constrain, finished, head, pad, right};
use super::text::TITLE_LIMIT;
use super::{Layout, Messages};

/// Below this width, file and title share a column and the breadth is left out.
const ALL_COLUMNS_FROM: u16 = 110;

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
            Verdict::Open => 3,
            Verdict::TooLittle => 4,
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
}

/// The overview, ended by a line break: the rows sorted, then the totals.
#[must_use]
pub fn overview(mut rows: Vec<Row>, tally: Tally, layout: Layout) -> String {
    let messages = layout.messages();
    rows.sort_by(|a, b| {
        let ((a_verdict, a_overlap), (b_verdict, b_overlap)) = (a.order(), b.order());
        let distance = a_verdict.cmp(&b_verdict).then(a_overlap.total_cmp(&b_overlap));
        distance.then_with(|| a.file.cmp(&b.file)).then(a.line.cmp(&b.line))
    });
    let mut text = String::new();
    if !rows.is_empty() {
        text = layout.heading(&messages.count("overview.heading", rows.len()));
        text.push_str(&table(&rows, layout));
        text.push('\n');
        text.push_str(&layout.paragraph(&total(&rows, messages)));
    }
    if tally.passed_over > 0 {
        text.push_str(&layout.paragraph(&messages.count("overview.passed-over", tally.passed_over)));
    }
    if tally.unread > 0 {
        text.push_str(&layout.paragraph(&messages.count("overview.unread", tally.unread)));
    }
    text
}

fn table(rows: &[Row], layout: Layout) -> String {
    let messages = layout.messages();
    let wide = layout.columns() >= ALL_COLUMNS_FROM;
    let mut heads = vec![(messages.text("overview.title"), CellAlignment::Left)];
    if wide {
        heads.insert(0, (messages.text("overview.file"), CellAlignment::Left));
    }
    heads.push((messages.text("overview.verdict"), CellAlignment::Left));
    heads.push((messages.text("overview.sure"), CellAlignment::Right));
    if layout.columns() >= OVERLAP_FROM {
        heads.push((messages.text("overview.overlap"), CellAlignment::Right));
    }
    heads.push((messages.text("overview.main"), CellAlignment::Left));
    if wide {
        heads.push((messages.text("overview.breadth"), CellAlignment::Left));
    }
    let columns = heads.len();
    let mut table = layout.table();
    table.set_header(head(layout, heads));
    for row in rows {
        table.add_row(cells(row, wide, layout));
    }
    for column in 0..columns {
        pad(&mut table, column, (0, if column + 1 == columns { 0 } else { 2 }));
    }
    let verdict = 1 + usize::from(wide);
    let main = verdict + 2 + usize::from(layout.columns() >= OVERLAP_FROM);
    for column in (verdict + 1)..main {
        constrain(&mut table, column, ColumnConstraint::ContentWidth);
    }
    // No word of these is broken, however narrow the table.
    let verdicts = rows.iter().map(|row| messages.verdict(row.verdict, row.title.is_some()));
    constrain(&mut table, verdict, at_least_a_word(verdicts));
    let names = rows.iter().filter_map(|row| row.main).map(|(category, _)| messages.category(category));
    constrain(&mut table, main, at_least_a_word(names));
    if wide {
        for column in [verdict, main, main + 1] {
            constrain(&mut table, column, ColumnConstraint::ContentWidth);
        }
        constrain(&mut table, 0, ColumnConstraint::UpperBoundary(Width::Percentage(33)));
    }
    finished(&table)
}

/// Wide enough for the longest word of `texts` and the space after a column.
fn at_least_a_word<'a>(texts: impl Iterator<Item = &'a str>) -> ColumnConstraint {
    let longest = texts.flat_map(|text| text.split(' ')).map(|word| word.chars().count()).max();
    let width = u16::try_from(longest.unwrap_or_default() + 2).unwrap_or(u16::MAX);
    ColumnConstraint::LowerBoundary(Width::Fixed(width))
}

fn cells(row: &Row, wide: bool, layout: Layout) -> Vec<Cell> {
    let messages = layout.messages();
    let file = format!("{}:{}", plain(&row.file), row.line);
    let title = row.title.as_deref().unwrap_or(messages.text("title.missing"));
    let mut cells = if wide {
        vec![Cell::new(file), Cell::new(title)]
    } else {
        vec![Cell::new(format!("{title}\n{}", layout.ink(Ink::Dim, &file)))]
    };
    let verdict = messages.verdict(row.verdict, row.title.is_some());
    cells.push(Cell::new(layout.ink(Ink::of_verdict(row.verdict), verdict)));
    let claimed = |text: String| if row.claims() { text } else { String::new() };
    cells.push(right(claimed(messages.probability(row.certainty))));
    if layout.columns() >= OVERLAP_FROM {
        cells.push(right(claimed(row.overlap.map(|overlap| messages.percent(overlap)).unwrap_or_default())));
    }
    cells.push(Cell::new(row.main.map_or_else(String::new, |(category, share)| {
        let percent = messages.percent(share);
        let name = layout.ink(Ink::Of(category), messages.category(category));
        messages.fill("overview.main.share", &[("category", &name), ("percent", &percent)])
    })));
    if wide {
        cells.push(Cell::new(row.breadth.map_or("", |breadth| messages.breadth(breadth))));
    }
    cells
}

/// One sentence that says how many postings there are of each verdict.
fn total(rows: &[Row], messages: &Messages) -> String {
    let number = |verdict: Verdict, titled: bool| {
        rows.iter().filter(|row| row.verdict == verdict && (row.title.is_some() == titled)).count()
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
    let postings = messages.count("overview.postings", rows.len());
    messages.fill("overview.total", &[("postings", &postings), ("verdicts", &verdicts.join(", "))])
}
