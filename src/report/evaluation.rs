//! The figures of an evaluation for people: one table for duties, titles and roles each, a row a
//! language, and where the categories are confused.

use comfy_table::{Cell, CellAlignment, Table, presets};

use crate::evaluate::{ByLanguage, DutyScores, Evaluation, RoleScores, TitleScores};
use crate::model::Category;

/// An evaluation as plain text.
#[must_use]
pub fn evaluation(evaluation: &Evaluation) -> String {
    let mut parts = Vec::new();
    if let Some(duties) = &evaluation.duties {
        parts.push(duty_table(duties));
        parts.extend(duties.iter().map(|(language, scores)| confusion_table(language, scores)));
    }
    if let Some(titles) = &evaluation.titles {
        parts.push(title_table(titles));
    }
    if let Some(roles) = &evaluation.roles {
        parts.push(role_table(roles));
    }
    parts.join("\n")
}

fn duty_table(duties: &ByLanguage<DutyScores>) -> String {
    let mut head = vec!["duties", "n", "accuracy", "macro-F1"];
    head.extend(Category::ALL.map(Category::key));
    head.extend(["level", "calibration error", "surest 80 %"]);
    let rows = duties.iter().map(|(language, scores)| {
        let mut row = vec![
            (*language).to_owned(),
            scores.n.to_string(),
            figure(scores.accuracy),
            figure(scores.macro_f1),
        ];
        row.extend(scores.f1.map(figure));
        row.extend([scores.level_accuracy, scores.ece, scores.accuracy_at_80].map(figure));
        row
    });
    table(&head, rows)
}

fn confusion_table(language: &str, scores: &DutyScores) -> String {
    let corner = format!("{language}: labelled \\ judged");
    let mut head = vec![corner.as_str()];
    head.extend(Category::ALL.map(Category::key));
    let rows = Category::ALL.map(|category| {
        let mut row = vec![category.key().to_owned()];
        row.extend(scores.confusion[category.index()].map(|count| count.to_string()));
        row
    });
    table(&head, rows.into_iter())
}

fn title_table(titles: &ByLanguage<TitleScores>) -> String {
    let rows = titles.iter().map(|(language, scores)| {
        vec![
            (*language).to_owned(),
            scores.n.to_string(),
            figure(scores.accuracy),
            figure(scores.level_accuracy),
        ]
    });
    table(&["titles", "n", "accuracy", "level"], rows)
}

fn role_table(roles: &ByLanguage<RoleScores>) -> String {
    let head = [
        "roles",
        "n",
        "duty precision",
        "recall",
        "F1",
        "scope distance",
        "verdict",
        "breadth",
        "title swap",
        "title",
        "reports to",
    ];
    let rows = roles.iter().map(|(language, scores)| {
        let swap = scores.title_swap_auc.map_or_else(|| "–".to_owned(), figure);
        let mut row = vec![(*language).to_owned(), scores.n.to_string()];
        row.extend([scores.duty_precision, scores.duty_recall, scores.duty_f1, scores.scope_tvd].map(figure));
        row.extend([scores.verdict_agreement, scores.breadth_agreement].map(figure));
        row.push(swap);
        row.extend([scores.title_found, scores.reports_to_found].map(figure));
        row
    });
    table(&head, rows)
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(head.iter().enumerate().map(|(place, text)| aligned(place, text)));
    for row in rows {
        table.add_row(row.iter().enumerate().map(|(place, text)| aligned(place, text)));
    }
    table.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// Figures stand under each other at the right, names at the left.
fn aligned(place: usize, text: &str) -> Cell {
    let alignment = if place == 0 { CellAlignment::Left } else { CellAlignment::Right };
    Cell::new(text).set_alignment(alignment)
}

fn figure(value: f64) -> String {
    format!("{value:.3}")
}
