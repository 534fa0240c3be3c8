//! The gaps in words, and what closes each: what the posting offers first, then the catalogue.

use super::Pair;
use super::counsel::part_of_wish;
use crate::matching::{About, Catalogue, Entry, Form, Gap, Unit, Verdict};
use crate::model::Language;
use crate::report::Messages;
use crate::report::plain::quoted;
use crate::report::sheet::Sheet;

/// More gaps than this are no plan.
const GAPS: usize = 6;
/// So many ways to close a gap are shown.
const WAYS: usize = 2;

pub(super) fn section(
    pair: Pair<'_>,
    catalogue: &Catalogue,
    messages: &Messages,
    language: Language,
    sheet: &mut Sheet,
) {
    if pair.fit.employer.value.is_none() {
        return;
    }
    sheet.heading(messages.text("gap.heading"));
    if pair.fit.gaps.is_empty() {
        sheet.paragraph(messages.text("gap.none"));
        return;
    }
    if matches!(pair.fit.verdict, Verdict::Unwanted | Verdict::Neither) {
        let in_part = part_of_wish(pair.fit).is_some_and(|(_, wanted)| wanted);
        sheet.paragraph(messages.text(if in_part { "gap.unwanted.some" } else { "gap.unwanted" }));
    }
    let mut items = Vec::new();
    let mut shown: Vec<&str> = Vec::new();
    for gap in pair.fit.gaps.iter().take(GAPS) {
        items.push((0, words(gap, messages)));
        if let Some(offered) = &gap.offered {
            items.push((1, messages.fill("gap.offered", &[("words", &quoted(offered, 160))])));
        }
        let closers = closers(gap, catalogue);
        let unclosed = by_working(gap, !closers.is_empty()).map(|key| {
            // What is taught and has no use here is no lack of the catalogue's.
            if key == "gap.untaught" && catalogue.teaches(gap) { "gap.unused" } else { key }
        });
        items.extend(unclosed.map(|key| (1, messages.text(key).to_owned())));
        // What closes two gaps is told once, but a course of one language or subject closes no gap in another.
        let told = |entry: &Entry| !gap.is_of_its_own() && shown.contains(&entry.key.as_str());
        if !closers.is_empty() && closers.iter().all(|entry| told(entry)) {
            let names = closers.iter().filter_map(|entry| Some(&*entry.wording(language)?.name));
            let names = names.collect::<Vec<_>>().join("; ");
            items.push((1, messages.fill("gap.above", &[("names", &names)])));
        }
        let untold: Vec<&Entry> = closers.into_iter().filter(|entry| !told(entry)).collect();
        for entry in untold {
            items.extend(closer(entry, messages, language).map(|text| (1, text)));
            if !gap.is_of_its_own() {
                shown.push(&entry.key);
            }
        }
    }
    sheet.items(items);
}

/// What of the catalogue closes a gap.
pub(super) fn closers<'a>(gap: &Gap, catalogue: &'a Catalogue) -> Vec<&'a Entry> {
    if gap.takes_years { Vec::new() } else { catalogue.closers(gap, WAYS) }
}

/// What is said of a gap that no course closes.
fn by_working(gap: &Gap, is_closed: bool) -> Option<&'static str> {
    Some(match gap {
        Gap { takes_years: true, has_time: true, in_part: true, .. } => "gap.time.other",
        Gap { takes_years: true, .. } => "gap.time",
        Gap { takes_work: true, about: About::Required | About::Preferred, .. } => "gap.experience",
        Gap { in_another_subject: true, offered: None, .. } => "gap.subject",
        Gap { about: About::Required | About::Preferred, offered: None, .. } if !is_closed => "gap.untaught",
        Gap { about: About::Work, offered: None, has_done, .. } if !is_closed => {
            if *has_done {
                "gap.place"
            } else {
                "gap.beside"
            }
        }
        _ => return None,
    })
}

fn words(gap: &Gap, messages: &Messages) -> String {
    let points = messages.count("gap.points", (gap.matters * 100.0).round().max(1.0) as usize);
    match (gap.about, &gap.demand, gap.category) {
        (About::Level, ..) => messages.fill("gap.level", &[("points", &points)]),
        (_, Some(demand), _) if gap.untold => {
            messages.fill("gap.demand.untold", &[("demand", &quoted(demand, 160))])
        }
        (_, Some(demand), _) => {
            let key = if gap.in_part { "gap.demand.part" } else { "gap.demand" };
            messages.fill(key, &[("demand", &quoted(demand, 160)), ("points", &points)])
        }
        (_, None, kind) => {
            let kind = kind.map_or("", |kind| messages.category(kind));
            match &gap.duty {
                Some(duty) => {
                    let duty = quoted(duty, 100);
                    messages.fill("gap.work.duty", &[("kind", kind), ("duty", &duty), ("points", &points)])
                }
                None => messages.fill("gap.work", &[("kind", kind), ("points", &points)]),
            }
        }
    }
}

fn closer(entry: &Entry, messages: &Messages, language: Language) -> Option<String> {
    let wording = entry.wording(language)?;
    let form = messages.text(match entry.form {
        Form::Workshop => "form.workshop",
        Form::Seminar => "form.seminar",
        Form::Course => "form.course",
        Form::University => "form.university",
        Form::Certificate => "form.certificate",
        Form::OnTheJob => "form.on-the-job",
    });
    let (unit, count) = entry.length;
    let length = messages.count(
        match unit {
            Unit::Hours => "length.hours",
            Unit::Days => "length.days",
            Unit::Weeks => "length.weeks",
            Unit::Months => "length.months",
        },
        count as usize,
    );
    let values =
        [("name", &*wording.name), ("form", form), ("length", &length), ("changes", &*wording.changes)];
    // A name that tells the form needn't be told it.
    let told = wording.name.to_lowercase().split_whitespace().any(|word| word.ends_with(form));
    Some(messages.fill(if told { "gap.closer.named" } else { "gap.closer" }, &values))
}
