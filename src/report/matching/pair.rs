//! One person and one role in full: the verdict as a counsellor would say it, both figures with their parts, what
//! each part rests on, the gaps, and the questions.

use super::{Pair, plan};
use crate::matching::{
    About, Condition, Evidence, Figure, Fit, Grade, Likeness, MONTHS_THAT_TELL, Part, Profile, Verdict,
    language_named, questions,
    questions::{Broken, MOSTLY_UNWANTED_FROM, broken},
};
use crate::model::{Category, Language};
use crate::report::plain::quoted;
use crate::report::sheet::{Column, Sheet};
use crate::report::{Messages, questions as wording};
use crate::scope;

/// From this share on, work that the person asks for is a part of the role.
const PART_FROM: f64 = 0.1;
/// Less of the work isn't worth a sentence.
const LEAST_SAID: f64 = 0.05;
/// More questions than this nobody asks.
const QUESTIONS: usize = 8;
/// A text of the posting or profile is shown up to so many characters.
const TEXT: usize = 160;
/// In a cell beside a figure, up to so many.
const QUOTE: usize = 100;

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

/// The verdict and what made it, in sentences.
fn counsel(pair: Pair<'_>, messages: &Messages) -> String {
    let fit = pair.fit;
    let scope = pair.role.assessment.scope.as_ref();
    let able = Grade::of(fit.employer.value);
    let in_part =
        part_of_wish(fit).and_then(|(share, wanted)| Some((share, in_part(fit.verdict, able, wanted)?)));
    let mut said = vec![match (fit.verdict, in_part) {
        (Verdict::Silent, _) if scope.is_some() => messages.text(silent(pair.capability.profile)).to_owned(),
        (_, Some((share, key))) => messages.fill(key, &[("share", &messages.percent(share))]),
        (verdict, None) => messages.text(self::verdict(verdict, able)).to_owned(),
    }];
    if let Some(scope) = scope {
        said.extend(work(pair, scope, messages));
    }
    if fit.new_subject {
        said.push(messages.text("fit.subject").to_owned());
    }
    for (share, key) in [(fit.wanted, "fit.wishes.more"), (fit.unwanted, "fit.wishes.less")] {
        // What the first sentence says isn't said again.
        let first = in_part.is_some_and(|(told, _)| share == Some(told));
        let key =
            if key == "fit.wishes.more" && is_wanted_by_kind(fit) { "fit.wishes.more.kind" } else { key };
        if let Some(share) = share.filter(|share| *share >= LEAST_SAID && !first) {
            said.push(messages.fill(key, &[("share", &messages.percent(share))]));
        }
    }
    if fit.verdict != Verdict::Silent {
        said.extend(unsaid_wishes(pair, messages));
    }
    said.extend(limits(pair, messages));
    if !fit.speaks_its_language {
        let name = messages.text(wording::language_name(pair.role.assessment.posting.language));
        said.push(messages.fill("fit.language", &[("language", name)]));
    }
    if pair.role.assessment.comparison.verdict == scope::Verdict::Differs {
        said.push(messages.text("fit.title.differs").to_owned());
    }
    said.join(" ")
}

/// The limits that the role goes against, and those that it may.
fn limits(pair: Pair<'_>, messages: &Messages) -> Vec<String> {
    let mut said = Vec::new();
    for (how, one, several) in [
        (Broken::Wholly, "fit.limit.broken", "fit.limits.broken"),
        (Broken::Seldom, "fit.limit.perhaps", "fit.limits.perhaps"),
    ] {
        // One sentence may break two limits.
        let mut words: Vec<String> = Vec::new();
        for part in &pair.fit.person.parts {
            let (About::Limit(_), Some(value), Some(evidence)) =
                (part.about, part.value, part.evidence.first())
            else {
                continue;
            };
            let told = quoted(evidence.of_role.as_deref().unwrap_or_default(), TEXT);
            let told = told.trim_end_matches('.').to_owned();
            if broken(pair.capability, part.about, value) == Some(how) && !words.contains(&told) {
                words.push(told);
            }
        }
        match words.as_slice() {
            [] => {}
            [words] => said.push(messages.fill(one, &[("words", words)])),
            all => {
                let all = all.iter().map(|words| messages.fill("fit.limits.quoted", &[("words", words)]));
                let all = all.collect::<Vec<_>>().join("; ");
                said.push(messages.fill(several, &[("all", &all)]));
            }
        }
    }
    said
}

/// Whether all that the person finds of what they want more of is its kind of work.
fn is_wanted_by_kind(fit: &Fit) -> bool {
    let part = fit.person.part(About::Wishes);
    let wanted = || part.into_iter().flat_map(|part| &part.evidence).filter(|one| one.value > Some(0.5));
    wanted().next().is_some() && wanted().all(|one| one.likeness == Some(Likeness::Kind))
}

/// Why nobody can tell what somebody could do.
fn silent(profile: &Profile) -> &'static str {
    let tells = !(profile.training.is_empty() && profile.skills.is_empty() && profile.languages.is_empty());
    if tells && profile.from_text && profile.experience.is_empty() {
        "fit.verdict.silent.jobs"
    } else {
        "fit.verdict.silent.profile"
    }
}

/// What the profile leaves unsaid of what its owner wants.
fn unsaid_wishes(pair: Pair<'_>, messages: &Messages) -> Option<String> {
    let (fit, wants) = (pair.fit, &pair.capability.profile.wants);
    Some(match (fit.wanted, wants.more.first(), fit.unwanted) {
        (None, Some(wish), _) if pair.role.assessment.scope.is_some() => {
            messages.fill("fit.wishes.unknown", &[("wish", &quoted(&wish.text.text, QUOTE))])
        }
        (None, None, Some(share)) if share < LEAST_SAID => messages.text("fit.wishes.less.none").to_owned(),
        (None, None, Some(_)) => messages.text("fit.wishes.less.alone").to_owned(),
        (None, None, None) => messages.text("fit.wants.missing").to_owned(),
        _ => return None,
    })
}

/// What the role mostly is, and whether the person has done that.
fn work(pair: Pair<'_>, scope: &scope::Scope, messages: &Messages) -> Vec<String> {
    let main = scope.shares.main();
    let capability = pair.capability;
    if capability.done.is_empty() || main == Category::Other {
        return Vec::new();
    }
    let share = messages.percent(scope.shares[main]);
    let months = capability.months[main];
    let values = [("work", messages.work_is(main)), ("share", &*share)];
    if months >= MONTHS_THAT_TELL && capability.is_their_work(main) {
        let time = time(months, messages);
        return vec![messages.fill("fit.work.done", &[values[0], values[1], ("time", &time)])];
    }
    let mut said = vec![messages.fill("fit.work.none", &values)];
    let most = capability.months.categories().filter(|category| *category != Category::Other);
    let most = most.max_by(|a, b| capability.months[*a].total_cmp(&capability.months[*b]));
    let tells =
        |most: &Category| capability.months[*most] >= MONTHS_THAT_TELL && capability.is_their_work(*most);
    if let Some(most) = most.filter(tells) {
        let share = messages.percent(scope.shares[most]);
        let values = [("work", messages.category_noun(most)), ("share", &*share)];
        said.push(messages.fill("fit.work.instead", &values));
    }
    said
}

fn time(months: f64, messages: &Messages) -> String {
    if months < 18.0 {
        messages.count("fit.time.months", months.round() as usize)
    } else {
        messages.count("fit.time.years", (months / 12.0).round() as usize)
    }
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

fn verdict(verdict: Verdict, able: Grade) -> &'static str {
    match verdict {
        Verdict::Good => "fit.verdict.good",
        Verdict::Reach => "fit.verdict.reach",
        Verdict::Far => "fit.verdict.far",
        Verdict::Unwanted if able == Grade::Good => "fit.verdict.unwanted",
        Verdict::Unwanted => "fit.verdict.unwanted.part",
        Verdict::BeyondLimit if able == Grade::Good => "fit.verdict.beyond-limit",
        Verdict::BeyondLimit => "fit.verdict.beyond-limit.part",
        Verdict::Compromise if able == Grade::Good => "fit.verdict.compromise",
        Verdict::Compromise => "fit.verdict.compromise.part",
        Verdict::Neither => "fit.verdict.neither",
        Verdict::Able => "fit.verdict.able",
        Verdict::PartlyAble => "fit.verdict.partly-able",
        Verdict::Unable => "fit.verdict.unable",
        Verdict::Silent => "fit.verdict.silent",
    }
}

/// The part of the work that the person asks for, and `true`; or that they want less of, and `false`, where they ask for
/// nothing. `None` where it is too little to be called a part of what they ask for, or so much that it is most of the role.
pub(super) fn part_of_wish(fit: &Fit) -> Option<(f64, bool)> {
    match (fit.wanted, fit.unwanted) {
        (Some(share), _) => (share >= PART_FROM).then_some((share, true)),
        (None, Some(share)) => (share < MOSTLY_UNWANTED_FROM).then_some((share, false)),
        (None, None) => None,
    }
}

/// What is said where only a part of the role is what the person asks for.
fn in_part(verdict: Verdict, able: Grade, wanted: bool) -> Option<&'static str> {
    Some(match (verdict, wanted) {
        (Verdict::Unwanted, true) if able == Grade::Good => "fit.verdict.unwanted.some",
        (Verdict::Unwanted, true) => "fit.verdict.unwanted.part.some",
        (Verdict::Neither, true) => "fit.verdict.neither.some",
        (Verdict::Neither, false) => "fit.verdict.neither.less",
        _ => return None,
    })
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
