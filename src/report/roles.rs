//! Roles beside one another, and two versions of one role, as text, Markdown and JSON.

use std::io;

use serde_json::{Value, json};

use super::json::written;
use super::plain::quoted;
use super::sheet::{Column, Sheet};
use super::text::source;
use super::wording::whole_percents;
use super::{Layout, Messages, Problem};
use crate::matching::{self, Change, Extent, RoleVersions, Versions, extent, offered, years_asked};
use crate::model::{Category, Shares, round};
use crate::scope::{Assessment, Verdict};
use crate::source::SourceText;

/// The shape of such a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RolesFormat {
    /// For a terminal.
    Text,
    /// Markdown.
    Markdown,
    /// For programs.
    Json,
}

/// A title or duty is shown up to so many characters.
const TEXT: usize = 160;

/// Roles side by side, in the order given.
///
/// # Errors
/// None with the types as they are.
pub fn comparison(
    roles: &[&Assessment],
    problems: &[Problem],
    layout: Layout,
    format: RolesFormat,
) -> io::Result<String> {
    if format == RolesFormat::Json {
        let all: Vec<Value> = roles.iter().map(|role| record(role)).collect();
        let common = pairs(roles).into_iter().filter_map(|(one, two)| {
            let overlap = overlap(roles[one], roles[two])?;
            Some(json!({ "roles": [one, two], "overlap": round(overlap) }))
        });
        let common: Vec<Value> = common.collect();
        return written(&json!({
            "format": "rolescope-compare",
            "version": 1,
            "roles": all,
            "common": common,
            "problems": problems,
        }));
    }
    let messages = layout.messages();
    let mut sheet = Sheet::default();
    sheet.title(messages.text("compare.heading"));
    let mut head = vec![Column::text(messages.text("compare.what"))];
    head.extend(
        roles.iter().map(|role| Column::text(&format!("{} · {}", title(role, messages), source(role)))),
    );
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = |name: &str, cell: &dyn Fn(&Assessment) -> String| {
        rows.push(std::iter::once(name.to_owned()).chain(roles.iter().map(|role| cell(role))).collect());
    };
    let nothing = || messages.text("fit.nothing").to_owned();
    for category in categories(roles) {
        row(messages.category(category), &|role| share(role, category, messages).unwrap_or_else(nothing));
    }
    row(messages.text("compare.verdict"), &|role| verdict(role, messages));
    row(messages.text("compare.breadth"), &|role| {
        role.scope.as_ref().map_or_else(nothing, |scope| messages.breadth(scope.breadth).to_owned())
    });
    row(messages.text("compare.level"), &|role| {
        role.scope.as_ref().map_or_else(nothing, |scope| messages.one_decimal(scope.level))
    });
    row(messages.text("compare.reports"), &|role| {
        role.posting.reports_to.as_ref().map_or_else(nothing, |text| quoted(&text.text, TEXT))
    });
    row(messages.text("compare.extent"), &|role| told_extent(role).unwrap_or_else(nothing));
    row(messages.text("compare.years"), &|role| told_years(role).unwrap_or_else(nothing));
    row(messages.text("compare.duties"), &|role| role.posting.duties.len().to_string());
    let list = |texts: &[SourceText]| {
        let texts: Vec<String> = texts.iter().map(|text| quoted(&text.text, TEXT)).collect();
        if texts.is_empty() { nothing() } else { texts.join("; ") }
    };
    row(messages.text("compare.required"), &|role| list(&asked(role, true)));
    row(messages.text("compare.preferred"), &|role| list(&asked(role, false)));
    row(messages.text("compare.training"), &|role| list(&offered(&role.posting)));
    sheet.table(head, rows);
    for (one, two) in pairs(roles) {
        if let Some(overlap) = overlap(roles[one], roles[two]) {
            let (one, two) = (title(roles[one], messages), title(roles[two], messages));
            let percent = messages.percent(overlap);
            let values = [("one", &*one), ("two", &*two), ("percent", &*percent)];
            sheet.paragraph(messages.fill("compare.common", &values));
        }
    }
    Ok(shaped(&sheet, layout, format))
}

/// The kinds of work that any of the roles knows, the built-in ones first.
fn categories(roles: &[&Assessment]) -> Vec<Category> {
    let of_role =
        roles.iter().filter_map(|role| role.scope.as_ref()).map(|scope| scope.shares.categories().collect());
    of_role.max_by_key(Vec::len).unwrap_or_else(|| Category::ALL.to_vec())
}

/// A share in whole percents, such that all of them add up to a hundred.
fn whole_share(shares: &Shares, category: Category) -> u32 {
    let place = shares.categories().position(|known| known == category);
    place.map_or(0, |place| whole_percents(shares)[place])
}

/// Every two of the roles, by their places.
fn pairs(roles: &[&Assessment]) -> Vec<(usize, usize)> {
    let all = 0..roles.len();
    all.clone().flat_map(|one| (one + 1..all.end).map(move |two| (one, two))).collect()
}

/// How much of the work of two roles is of the same kinds, 0 to 1, where both tell enough of it.
fn overlap(one: &Assessment, two: &Assessment) -> Option<f64> {
    let told = |role: &Assessment| {
        role.scope
            .as_ref()
            .filter(|_| role.comparison.verdict != Verdict::TooLittle)
            .map(|scope| scope.shares)
    };
    Some(told(one)?.overlap(&told(two)?))
}

fn shaped(sheet: &Sheet, layout: Layout, format: RolesFormat) -> String {
    if format == RolesFormat::Markdown { sheet.markdown() } else { sheet.text(layout) }
}

fn title(role: &Assessment, messages: &Messages) -> String {
    let title = role.posting.title.as_ref();
    title.map_or_else(|| messages.text("title.missing").to_owned(), |title| quoted(&title.clean, TEXT))
}

fn share(role: &Assessment, category: Category, messages: &Messages) -> Option<String> {
    let scope = role.scope.as_ref()?;
    Some(messages.whole_percent(whole_share(&scope.shares, category)))
}

fn verdict(role: &Assessment, messages: &Messages) -> String {
    messages.verdict(role.comparison.verdict, role.posting.title.is_some()).to_owned()
}

/// What a role asks that somebody must have, or what counts in their favour.
fn asked(role: &Assessment, must: bool) -> Vec<SourceText> {
    let all = matching::asked(&role.posting).into_iter();
    all.filter(|(_, required)| *required == must).map(|(text, _)| text).collect()
}

/// How much of full time a role is, in the posting's words.
fn told_extent(role: &Assessment) -> Option<String> {
    extent(&role.posting).map(|Extent { text, .. }| quoted(&text, TEXT))
}

/// What a role asks for by years, in the posting's words.
fn told_years(role: &Assessment) -> Option<String> {
    let asked = years_asked(&role.posting);
    let texts: Vec<String> = asked.iter().map(|(_, text)| quoted(&text.text, TEXT)).collect();
    (!texts.is_empty()).then(|| texts.join("; "))
}

/// The most years that a role asks for.
fn most_years(role: &Assessment) -> Option<u32> {
    years_asked(&role.posting).into_iter().map(|(years, _)| years).max()
}

fn record(role: &Assessment) -> Value {
    let texts =
        |texts: &[SourceText]| -> Vec<String> { texts.iter().map(|text| text.text.clone()).collect() };
    json!({
        "title": role.posting.title.as_ref().map(|title| &title.clean),
        "source": source(role),
        "shares": role.scope.as_ref().map(|scope| scope.shares),
        "level": role.scope.as_ref().map(|scope| round(scope.level)),
        "breadth": role.scope.as_ref().map(|scope| scope.breadth.key()),
        "verdict": role.comparison.verdict.key(),
        "overlap": role.comparison.overlap.map(round),
        "reports_to": role.posting.reports_to.as_ref().map(|text| &text.text),
        "extent": extent(&role.posting).map(|Extent { text, part }| json!({ "text": text, "part": part.map(round) })),
        "years": most_years(role),
        "duties": role.posting.duties.len(),
        "requirements": texts(&asked(role, true)),
        "nice_to_have": texts(&asked(role, false)),
        "training": texts(&offered(&role.posting)),
    })
}

/// What changed between two versions of one role or several, and which roles stand in one of two files alone.
///
/// # Errors
/// None with the types as they are.
pub fn versions_report(
    all: &RoleVersions<'_>,
    problems: &[Problem],
    layout: Layout,
    format: RolesFormat,
) -> io::Result<String> {
    if format == RolesFormat::Json {
        let roles: Vec<Value> = all.both.iter().map(versions_record).collect();
        let lone = |roles: &[&Assessment]| roles.iter().map(|role| record(role)).collect::<Vec<Value>>();
        return written(&json!({
            "format": "rolescope-diff",
            "version": 1,
            "roles": roles,
            "added": lone(&all.added),
            "dropped": lone(&all.dropped),
            "problems": problems,
        }));
    }
    let sheets = all.both.iter().map(|versions| versions_sheet(versions, layout));
    let lone = lone_sheet(all, layout.messages());
    let reports: Vec<String> = sheets.chain(lone).map(|sheet| shaped(&sheet, layout, format)).collect();
    Ok(reports.join("\n"))
}

/// The roles that have no partner, so that none goes unsaid.
fn lone_sheet(all: &RoleVersions<'_>, messages: &Messages) -> Option<Sheet> {
    let mut sheet = Sheet::default();
    for (key, roles) in [("change.only-new", &all.added), ("change.only-old", &all.dropped)] {
        if !roles.is_empty() {
            sheet.heading(messages.count(key, roles.len()));
            let item = |role: &&Assessment| (0, format!("{} · {}", title(role, messages), source(role)));
            sheet.items(roles.iter().map(item).collect());
        }
    }
    (!all.added.is_empty() || !all.dropped.is_empty()).then_some(sheet)
}

fn versions_sheet(versions: &Versions<'_>, layout: Layout) -> Sheet {
    let messages = layout.messages();
    let (old, new) = (versions.old, versions.new);
    let mut sheet = Sheet::default();
    let (before, after) = (source(old), source(new));
    sheet.title(messages.fill("change.heading", &[("old", &before), ("new", &after)]));
    let kept = |change: &Change| matches!(change, Change::Kept(..));
    let same_title = title(old, messages) == title(new, messages);
    let same_work =
        old.scope.as_ref().map(|scope| &scope.shares) == new.scope.as_ref().map(|scope| &scope.shares);
    if same_title && same_work && versions.changes.iter().all(kept) {
        let same_terms = told_extent(old) == told_extent(new) && told_years(old) == told_years(new);
        sheet.paragraph(messages.text(if same_terms { "change.none" } else { "change.none.terms" }));
    }
    let verdicts = (old.comparison.verdict, new.comparison.verdict);
    sheet.paragraph(messages.text(if same_title { still(verdicts) } else { holds(verdicts.1) }));
    let stays = |change: &Change| matches!(change, Change::Kept(..) | Change::Reworded(..));
    if !same_title && !versions.changes.is_empty() && !versions.changes.iter().any(stays) {
        sheet.paragraph(messages.text("change.two-roles"));
    }
    let mut rows = vec![vec![
        messages.text("change.title").to_owned(),
        title(old, messages),
        title(new, messages),
        String::new(),
    ]];
    for category in categories(&[old, new]) {
        let of = |role: &Assessment| role.scope.as_ref().map(|scope| whole_share(&scope.shares, category));
        let shown = |share: Option<u32>| share.map(|share| messages.whole_percent(share)).unwrap_or_default();
        let by = of(old).zip(of(new)).map(|(old, new)| i64::from(new) - i64::from(old));
        let by = by.filter(|by| *by != 0).map(signed).unwrap_or_default();
        rows.push(vec![messages.category(category).to_owned(), shown(of(old)), shown(of(new)), by]);
    }
    let level = |role: &Assessment| role.scope.as_ref().map(|scope| messages.one_decimal(scope.level));
    let breadth =
        |role: &Assessment| role.scope.as_ref().map(|scope| messages.breadth(scope.breadth).to_owned());
    let mut row = |key: &str, [old, new]: [Option<String>; 2], by: Option<i64>| {
        let by = by.filter(|by| *by != 0).map(signed).unwrap_or_default();
        rows.push(vec![messages.text(key).to_owned(), old.unwrap_or_default(), new.unwrap_or_default(), by]);
    };
    let both = [old, new];
    row("compare.level", both.map(level), None);
    row("compare.breadth", both.map(breadth), None);
    row("change.holds", both.map(|role| Some(verdict(role, messages))), None);
    // What neither version tells takes no row.
    for (key, told, by) in [
        ("compare.extent", both.map(told_extent), by(both.map(percents_of_full_time))),
        ("compare.years", both.map(told_years), by(both.map(|role| most_years(role).map(i64::from)))),
    ] {
        if told.iter().any(Option::is_some) {
            row(key, told, by);
        }
    }
    let head = ["change.what", "change.before", "change.after"].map(|key| Column::text(messages.text(key)));
    let head = head.into_iter().chain([Column::number(messages.text("change.by"))]).collect();
    sheet.table(head, rows);
    duties(versions, messages, &mut sheet);
    sheet
}

fn percents_of_full_time(role: &Assessment) -> Option<i64> {
    extent(&role.posting)?.part.map(|part| (part * 100.0).round() as i64)
}

/// By how much something has grown, where both versions tell it.
fn by([old, new]: [Option<i64>; 2]) -> Option<i64> {
    Some(new? - old?)
}

fn signed(by: i64) -> String {
    format!("{by:+}").replace('-', "−")
}

fn duties(versions: &Versions<'_>, messages: &Messages, sheet: &mut Sheet) {
    let old = |index: usize| quoted(&versions.old.posting.duties[index].text.text, TEXT);
    let new = |index: usize| quoted(&versions.new.posting.duties[index].text.text, TEXT);
    let (mut added, mut dropped, mut reworded, mut kept) = (Vec::new(), Vec::new(), Vec::new(), 0_usize);
    for change in &versions.changes {
        match *change {
            Change::Kept(..) => kept += 1,
            Change::Reworded(one, two, _) => {
                let values = [("old", &*old(one)), ("new", &*new(two))];
                reworded.push((0, messages.fill("change.reworded-to", &values)));
            }
            Change::Added(two) => added.push((0, new(two))),
            Change::Dropped(one) => dropped.push((0, old(one))),
        }
    }
    sheet.heading(messages.text("change.duties"));
    let tally = [
        ("change.count.kept", kept),
        ("change.count.reworded", reworded.len()),
        ("change.count.added", added.len()),
        ("change.count.dropped", dropped.len()),
    ];
    let tally = tally.map(|(key, count)| messages.count(key, count));
    sheet.paragraph(format!("{}.", tally.join(", ")));
    for (key, items) in [("change.added", added), ("change.dropped", dropped), ("change.reworded", reworded)]
    {
        if !items.is_empty() {
            sheet.heading(messages.text(key));
            sheet.items(items);
        }
    }
}

/// What is to be said of a title that has taken another's place.
fn holds(new: Verdict) -> &'static str {
    match new {
        Verdict::Matches => "change.other.holds",
        Verdict::Partly => "change.other.in-part",
        Verdict::Differs => "change.other.misleads",
        Verdict::Open => "change.open",
        Verdict::TooLittle => "change.too-little",
    }
}

/// What has become of the title.
fn still(verdicts: (Verdict, Verdict)) -> &'static str {
    match verdicts {
        (_, Verdict::Open) => "change.open",
        (_, Verdict::TooLittle) => "change.too-little",
        (Verdict::Matches, Verdict::Matches) => "change.still",
        (_, Verdict::Matches) => "change.now",
        (Verdict::Partly, Verdict::Partly) | (Verdict::Differs, Verdict::Differs) => "change.neither",
        (Verdict::Differs, Verdict::Partly) => "change.better",
        (Verdict::Matches, Verdict::Partly) => "change.in-part",
        (_, Verdict::Partly) => "change.only-in-part",
        (_, Verdict::Differs) => "change.misleads",
    }
}

fn versions_record(versions: &Versions<'_>) -> Value {
    let old = |index: usize| &versions.old.posting.duties[index].text.text;
    let new = |index: usize| &versions.new.posting.duties[index].text.text;
    let changes = versions.changes.iter().map(|change| match *change {
        Change::Kept(one, two) => json!({ "change": "kept", "old": old(one), "new": new(two) }),
        Change::Reworded(one, two, likeness) => {
            json!({ "change": "reworded", "old": old(one), "new": new(two), "likeness": round(likeness) })
        }
        Change::Added(two) => json!({ "change": "added", "new": new(two) }),
        Change::Dropped(one) => json!({ "change": "dropped", "old": old(one) }),
    });
    json!({
        "old": record(versions.old),
        "new": record(versions.new),
        "duties": changes.collect::<Vec<_>>(),
    })
}
