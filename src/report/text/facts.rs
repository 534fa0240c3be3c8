//! What else there is to know of the role: whom it reports to, how broad and how high it is, which titles
//! would be truer, and where all this stands.

use comfy_table::ColumnConstraint;

use crate::model::Category;
use crate::report::plain::shortened;
use crate::report::style::{Ink, constrain, finished, pad};
use crate::report::{Layout, Messages};
use crate::scope::{Assessment, Breadth, LevelVerdict, Scope, Verdict, usual_level};

/// A reporting line is a name or a role; anything longer was misread.
const LINE_LIMIT: usize = 120;

/// A verdict that is likelier wrong than right is none.
const EVEN: f64 = 0.5;

pub(super) fn section(assessment: &Assessment, layout: Layout) -> String {
    let messages = layout.messages();
    let posting = &assessment.posting;
    let mut facts = Vec::new();
    if !posting.duties.is_empty() {
        let reports_to = match &posting.reports_to {
            Some(reports_to) => shortened(&reports_to.text, LINE_LIMIT),
            None => messages.text("facts.reports-to.none").to_owned(),
        };
        facts.push(("facts.reports-to", reports_to));
    }
    let terms = &posting.terms;
    let terms: Vec<String> = [&terms.employment, &terms.hours, &terms.extent]
        .into_iter()
        .flatten()
        .map(|text| shortened(&text.text, LINE_LIMIT))
        .collect();
    if !terms.is_empty() {
        facts.push(("facts.employment", terms.join("; ")));
    }
    if let Some(led_by) = &posting.events_led_by {
        facts.push(("facts.events-led-by", shortened(&led_by.text, LINE_LIMIT)));
    }
    // How two duties are spread says nothing of a role.
    let told = assessment.scope.as_ref().filter(|_| assessment.comparison.verdict != Verdict::TooLittle);
    if let Some(scope) = told {
        facts.push(("facts.breadth", breadth(assessment, scope, messages)));
    }
    if let Some(level) = level(assessment, messages) {
        facts.push(("facts.level", level));
    }
    if !assessment.truer_titles.is_empty() {
        let titles: Vec<String> =
            assessment.truer_titles.iter().map(|title| shortened(title, LINE_LIMIT)).collect();
        facts.push(("facts.titles", titles.join(", ")));
    }
    facts.push(("facts.source", source(assessment)));

    let mut table = layout.table();
    for (key, value) in facts {
        table.add_row([layout.ink(Ink::Dim, messages.text(key)), value]);
    }
    pad(&mut table, 0, (0, 2));
    pad(&mut table, 1, (0, 0));
    constrain(&mut table, 0, ColumnConstraint::ContentWidth);
    layout.heading(messages.text("facts.heading")) + &finished(&table)
}

/// How broad the role is, with the kinds of work that its duties are told as.
fn breadth(assessment: &Assessment, scope: &Scope, messages: &Messages) -> String {
    let mut kinds: Vec<Category> =
        assessment.judgements.iter().filter_map(|judgement| judgement.category).collect();
    kinds.sort_unstable_by_key(|kind| kind.index());
    kinds.dedup();
    match (scope.breadth, kinds.len()) {
        (Breadth::Mixed, 0 | 1) => messages.text("breadth.sentence.mixed-one").to_owned(),
        (Breadth::Mixed, 3..) => {
            let share = messages.percent(scope.shares[scope.shares.main()]);
            let count = kinds.len().to_string();
            messages.fill("breadth.sentence.mixed-many", &[("count", &count), ("share", &share)])
        }
        (breadth, _) => messages.breadth_sentence(breadth).to_owned(),
    }
}

fn level(assessment: &Assessment, messages: &Messages) -> Option<String> {
    let scope = assessment.scope.as_ref()?;
    let work = messages.one_decimal(scope.level);
    let (low, high) =
        (messages.one_decimal(scope.level_interval.0), messages.one_decimal(scope.level_interval.1));
    let mut numbers = vec![("work", work.as_str()), ("low", &low), ("high", &high)];
    let (Some(verdict), Some(promise)) = (assessment.comparison.level_verdict, &assessment.promise) else {
        return Some(messages.fill("facts.level.work", &numbers));
    };
    let usual = messages.one_decimal(usual_level(promise.level));
    numbers.push(("usual", &usual));
    let figures = messages.fill("facts.level.numbers", &numbers);
    if assessment.comparison.level_certainty < EVEN {
        return Some(format!("{} {figures}", messages.text("facts.level.unsure")));
    }
    let sentence = messages.text(match verdict {
        LevelVerdict::Fits => "facts.level.fits",
        LevelVerdict::Inflated => "facts.level.inflated",
        LevelVerdict::Understated => "facts.level.understated",
    });
    let sure = messages.probability(assessment.comparison.level_certainty);
    let sure = messages.fill("verdict.sure", &[("percent", &sure)]);
    Some(format!("{sentence} {sure} {figures}"))
}

/// The file and line of the title, or of the first duty, in the form that editors open.
pub(crate) fn source(assessment: &Assessment) -> String {
    let posting = &assessment.posting;
    let first = posting.title.as_ref().map(|title| &title.original);
    let first = first.or_else(|| posting.duties.first().map(|duty| &duty.text));
    let name = shortened(&posting.file.name, 4096);
    match first {
        Some(text) => format!("{name}:{}", posting.file.position(text.span().start).line),
        None => name,
    }
}
