//! Many pairs, a row each, the best match first: as a table, CSV and Markdown.

use super::pair::{figure, short, title};
use super::{Pair, rank};
use crate::model::round;
use crate::report::paths::common_folder;
use crate::report::plain::quoted;
use crate::report::sheet::{Column, Sheet};
use crate::report::text::source;
use crate::report::{Layout, Messages, plain};

/// The ranking for a terminal.
#[must_use]
pub fn ranking_text(mut pairs: Vec<Pair<'_>>, layout: Layout) -> String {
    rank(&mut pairs);
    sheet(&pairs, layout.messages()).text(layout)
}

/// The ranking as Markdown.
#[must_use]
pub fn ranking_markdown(mut pairs: Vec<Pair<'_>>, layout: Layout) -> String {
    rank(&mut pairs);
    sheet(&pairs, layout.messages()).markdown()
}

fn sheet(pairs: &[Pair<'_>], messages: &Messages) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.title(messages.count("rank.heading", pairs.len()));
    let profiles = distinct(pairs.iter().map(|pair| pair.capability.profile.file.name.as_str()));
    let roles = distinct(pairs.iter().map(|pair| source(&pair.role.assessment)));
    let mut head = vec![Column::number(messages.text("rank.place"))];
    if roles {
        head.push(Column::text(messages.text("rank.role")));
    }
    if profiles || !roles {
        head.push(Column::text(messages.text("rank.profile")));
    }
    head.extend(["rank.person", "rank.employer"].map(|key| Column::number(messages.text(key))));
    head.push(Column::text(messages.text("rank.verdict")));
    let folder = common_folder(pairs.iter().map(|pair| pair.role.assessment.posting.file.name.as_str()));
    let rows = pairs.iter().enumerate().map(|(index, pair)| {
        let mut row = vec![(index + 1).to_string()];
        if roles {
            row.push({
                let place = source(&pair.role.assessment);
                let place = place.strip_prefix(folder).unwrap_or(&place);
                format!("{} ({place})", title(*pair, messages))
            });
        }
        if profiles || !roles {
            row.push(quoted(&pair.capability.profile.label, 80));
        }
        row.push(figure(pair.fit.person.value, messages));
        row.push(figure(pair.fit.employer.value, messages));
        row.push(messages.text(short(pair.fit)).to_owned());
        row
    });
    sheet.table(head, rows.collect());
    sheet.paragraph(messages.text("rank.note"));
    sheet
}

/// Whether there is more than one of something.
fn distinct<T: PartialEq>(mut all: impl Iterator<Item = T>) -> bool {
    let Some(first) = all.next() else { return false };
    all.any(|other| other != first)
}

/// The ranking as CSV (RFC 4180): English names of columns and keys, figures as fractions, nothing where a figure
/// can't be told. No cell can be taken for a formula.
#[must_use]
pub fn ranking_csv(mut pairs: Vec<Pair<'_>>) -> String {
    rank(&mut pairs);
    let mut csv =
        String::from("place,title,source,profile,person,employer,person_sure,employer_sure,verdict\r\n");
    for (index, pair) in pairs.iter().enumerate() {
        let posting = &pair.role.assessment.posting;
        let number = |value: Option<f64>| value.map(|value| round(value).to_string()).unwrap_or_default();
        let cells = [
            (index + 1).to_string(),
            cell(posting.title.as_ref().map_or("", |title| &title.clean)),
            cell(&source(&pair.role.assessment)),
            cell(&pair.capability.profile.label),
            number(pair.fit.person.value),
            number(pair.fit.employer.value),
            number(pair.fit.person.value.map(|_| pair.fit.person.confidence)),
            number(pair.fit.employer.value.map(|_| pair.fit.employer.confidence)),
            pair.fit.verdict.key().to_owned(),
        ];
        csv.push_str(&cells.join(","));
        csv.push_str("\r\n");
    }
    csv
}

fn cell(text: &str) -> String {
    let text = plain(text);
    // A spreadsheet takes these for the start of a formula.
    let guard = if text.starts_with(['=', '+', '-', '@', '\t']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}
