//! One person and one role in full: the verdict as a counsellor would say it, both figures with their parts, what
//! each part rests on, the gaps, and the questions.

use super::counsel::{counsel, part_of_wish};
use super::{Pair, plan};
use crate::matching::{
    About, Condition, Evidence, Figure, Fit, Likeness, Part, Verdict, language_named, questions,
};
use crate::model::Language;
use crate::report::plain::quoted;
use crate::report::sheet::{Column, Sheet};
use crate::report::{Messages, questions as wording};
use crate::scope;

/// More questions than this nobody asks.
const QUESTIONS: usize = 8;
/// A text of the posting or profile is shown up to so many characters.
pub(super) const TEXT: usize = 160;
/// In a cell beside a figure, up to so many.
pub(super) const QUOTE: usize = 100;

pub(super) fn sheet(
    pair: Pair<'_>,
    catalogue: &crate::matching::Catalogue,
    messages: &Messages,
    language: Language,
) -> Sheet {
    let mut sheet = Sheet::default();
    let profile = quoted(&pair.capability.profile.label, TEXT);
    sheet.title(messages.fill("fit.heading", &[("role", &title(pair, messages)), ("profile", &profile)]));
    sheet.paragraph(counsel(pair, messages));
    figures(pair, messages, &mut sheet);
    evidence(pair, messages, &mut sheet);
    plan::section(pair, catalogue, messages, language, &mut sheet);
    let mut asked = questions(pair.role, Some((pair.capability, pair.fit)));
    asked.truncate(QUESTIONS);
    if !asked.is_empty() {
        sheet.heading(messages.text("ask.heading"));
        sheet.items(asked.iter().map(|one| (0, wording::to_employer(one, messages))).collect());
    }
    sheet
}

pub(super) fn title(pair: Pair<'_>, messages: &Messages) -> String {
    let title = pair.role.assessment.posting.title.as_ref();
    title.map_or_else(|| messages.text("title.missing").to_owned(), |title| quoted(&title.clean, TEXT))
}

fn figures(pair: Pair<'_>, messages: &Messages, sheet: &mut Sheet) {
    sheet.heading(messages.text("fit.both"));
    let mut rows = Vec::new();
    for (key, figure) in [("fit.side.person", &pair.fit.person), ("fit.side.employer", &pair.fit.employer)] {
        rows.push(row(messages.text(key), figure.value, figure.confidence, String::new(), messages));
        for part in figure.parts.iter().filter(|part| part.weight > 0.0) {
            rows.push(row(
                messages.text(about(part.about)),
                part.value,
                part.confidence,
                why(pair, part, messages),
                messages,
            ));
        }
    }
    let head = vec![
        Column::text(messages.text("fit.part")),
        Column::number(messages.text("fit.value")),
        Column::number(messages.text("fit.sure")),
        Column::text(messages.text("fit.why")),
    ];
    sheet.table(head, rows);
    // How the figures were reckoned is no part of the verdict.
    if pair.capability.untimed > 0 {
        let key = if pair.capability.ongoing > 0 { "fit.ongoing" } else { "fit.untimed" };
        sheet.paragraph(messages.text(key).to_owned());
    }
    if let Some(after) = pair.fit.after_training {
        sheet.paragraph(messages.fill("fit.after", &[("percent", &messages.percent(after))]));
    }
}

fn row(name: &str, value: Option<f64>, sure: f64, why: String, messages: &Messages) -> Vec<String> {
    let shown = figure(value, messages);
    let sure = if value.is_some() { messages.probability(sure) } else { String::new() };
    vec![name.to_owned(), shown, sure, why]
}

/// A figure, or that there is none.
pub(super) fn figure(value: Option<f64>, messages: &Messages) -> String {
    value.map_or_else(|| messages.text("fit.unknown").to_owned(), |value| messages.percent(value))
}

/// What made a part what it is, where it isn't shown below in full.
fn why(pair: Pair<'_>, part: &Part, messages: &Messages) -> String {
    let scope = pair.role.assessment.scope.as_ref();
    let role = scope.map(|scope| messages.one_decimal(scope.level)).unwrap_or_default();
    match part.about {
        About::Wishes => wishes(pair, part, messages),
        About::Limit(_) | About::Training => {
            let words = part.evidence.first().and_then(|evidence| evidence.of_role.as_ref());
            words.map(|words| quoted(words, QUOTE)).unwrap_or_default()
        }
        About::Level => {
            let Some(level) = pair.capability.level.filter(|_| part.value.is_some()) else {
                return String::new();
            };
            let job = pair.capability.level_of.map(|job| quoted(job, QUOTE));
            let job = job.unwrap_or_else(|| messages.text("fit.level.job").to_owned());
            let person = messages.one_decimal(level);
            messages.fill("fit.level.why", &[("job", &job), ("person", &person), ("role", &role)])
        }
        About::WantedLevel => {
            let Some(wanted) = pair.capability.profile.wants.level.filter(|_| part.value.is_some()) else {
                return String::new();
            };
            let usual = messages.one_decimal(scope::usual_level(wanted.number()));
            messages.fill("fit.level.wanted", &[("usual", &usual), ("role", &role)])
        }
        About::Work | About::Required | About::Preferred => String::new(),
    }
}

/// Of each wish that the role speaks of, the duty that does so the most.
fn wishes(pair: Pair<'_>, part: &Part, messages: &Messages) -> String {
    let wants = &pair.capability.profile.wants;
    let mut told: Vec<&str> = Vec::new();
    let mut said = Vec::new();
    for evidence in &part.evidence {
        let (Some(wish), Some(duty)) = (&evidence.of_profile, &evidence.of_role) else { continue };
        if told.contains(&wish.as_str()) {
            continue;
        }
        told.push(wish);
        let (all, key) = match (evidence.value > Some(0.5), evidence.likeness) {
            (true, Some(Likeness::Kind)) => (&wants.more, "fit.weight.more.kind"),
            (true, _) => (&wants.more, "fit.weight.more"),
            (false, _) => (&wants.less, "fit.weight.less"),
        };
        let kind = all.iter().find(|known| known.text.text == *wish).and_then(|wish| wish.category);
        let wish = match (kind, evidence.likeness) {
            (Some(kind), _) => messages.category_noun(kind).to_owned(),
            (None, Some(_)) => quoted(wish, QUOTE),
            (None, None) => messages.fill("fit.weight.wish", &[("wish", &quoted(wish, QUOTE))]),
        };
        said.push(messages.fill(key, &[("wish", &wish), ("words", &quoted(duty, QUOTE))]));
    }
    said.join("; ")
}

fn evidence(pair: Pair<'_>, messages: &Messages, sheet: &mut Sheet) {
    let nothing = messages.text("fit.nothing");
    let cell =
        |text: &Option<String>| text.as_ref().map_or_else(|| nothing.to_owned(), |text| quoted(text, TEXT));
    let table = |figure: &Figure, abouts: &[(About, &str)]| -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        for (about, kind) in abouts {
            let all = figure.part(*about).into_iter().flat_map(|part| &part.evidence);
            // What a limit was held against is told of among the limits.
            for evidence in all.filter(|evidence| !pair.fit.is_of_a_limit(evidence)) {
                let shown = shows(evidence, messages).unwrap_or_else(|| nothing.to_owned());
                let mut row = vec![cell(&evidence.of_role), shown];
                if !kind.is_empty() {
                    row.insert(1, (*kind).to_owned());
                }
                row.push(self::figure(evidence.value, messages));
                rows.push(row);
            }
        }
        rows
    };
    let (role, profile) = (messages.text("fit.role"), messages.text("fit.profile"));
    let duties = table(&pair.fit.employer, &[(About::Work, "")]);
    if !duties.is_empty() {
        sheet.heading(messages.text("fit.duties"));
        let head =
            vec![Column::text(role), Column::text(profile), Column::number(messages.text("fit.known"))];
        sheet.table(head, duties);
    }
    let (must, nice) = (messages.text("fit.must"), messages.text("fit.nice"));
    let demands = table(&pair.fit.employer, &[(About::Required, must), (About::Preferred, nice)]);
    if !demands.is_empty() {
        sheet.heading(messages.text("fit.demands"));
        let head = vec![
            Column::text(role),
            Column::text(messages.text("fit.part")),
            Column::text(profile),
            Column::number(messages.text("fit.value")),
        ];
        sheet.table(head, demands);
    }
}

/// What of the profile shows something of the role, marked by how it does.
fn shows(evidence: &Evidence, messages: &Messages) -> Option<String> {
    // Languages are told in the report's, whatever the profile calls them.
    let told = evidence.of_profile.as_ref()?.split("; ");
    let told = told.map(|told| language_named(told, messages.language()).unwrap_or(told));
    let words = quoted(&told.collect::<Vec<_>>().join("; "), TEXT);
    let skills = messages.skills(&evidence.skills);
    Some(match evidence.likeness {
        Some(Likeness::Kind) if !skills.is_empty() => {
            messages.fill("fit.same-kind.skills", &[("words", &words), ("skills", &skills)])
        }
        Some(Likeness::Kind) => messages.fill("fit.same-kind", &[("words", &words)]),
        Some(Likeness::KindAlone) if !skills.is_empty() => {
            messages.fill("fit.kind-alone.skills", &[("words", &words), ("skills", &skills)])
        }
        Some(Likeness::KindAlone) => messages.fill("fit.kind-alone", &[("words", &words)]),
        Some(Likeness::Somewhat) => messages.fill("fit.somewhat", &[("words", &words)]),
        Some(Likeness::Duty) | None => words,
    })
}

fn about(about: About) -> &'static str {
    match about {
        About::Work => "fit.about.work",
        About::Level => "fit.about.level",
        About::Required => "fit.about.required",
        About::Preferred => "fit.about.preferred",
        About::Wishes => "fit.about.wishes",
        About::WantedLevel => "fit.about.wanted",
        About::Limit(Condition::Travel) => "fit.about.travel",
        About::Limit(Condition::Evenings) => "fit.about.evenings",
        About::Limit(Condition::PartTime) => "fit.about.part-time",
        About::Limit(Condition::Remote) => "fit.about.remote",
        About::Training => "fit.about.training",
    }
}

/// A verdict in a word or two.
pub(super) fn short(fit: &Fit) -> &'static str {
    match fit.verdict {
        Verdict::Good => "fit.short.good",
        Verdict::Reach => "fit.short.reach",
        Verdict::Far => "fit.short.far",
        Verdict::Unwanted if part_of_wish(fit).is_some_and(|(_, wanted)| wanted) => "fit.short.unwanted.some",
        Verdict::Unwanted => "fit.short.unwanted",
        Verdict::BeyondLimit => "fit.short.beyond-limit",
        Verdict::Compromise => "fit.short.compromise",
        Verdict::Neither => "fit.short.neither",
        Verdict::Able => "fit.short.able",
        Verdict::PartlyAble => "fit.short.partly-able",
        Verdict::Unable => "fit.short.unable",
        Verdict::Silent => "fit.short.silent",
    }
}
