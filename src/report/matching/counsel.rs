//! The verdict on one person and one role as a counsellor would say it: a few sentences, the one that decides first.

use super::Pair;
use super::pair::{QUOTE, TEXT};
use crate::matching::{
    About, Fit, Grade, Likeness, MONTHS_THAT_TELL, Profile, Verdict,
    questions::{Broken, MOSTLY_UNWANTED_FROM, broken},
};
use crate::model::Category;
use crate::report::plain::quoted;
use crate::report::{Messages, questions as wording};
use crate::scope;

/// From this share on, work that the person asks for is a part of the role.
const PART_FROM: f64 = 0.1;
/// Less of the work isn't worth a sentence.
const LEAST_SAID: f64 = 0.05;

/// The verdict and what made it, in sentences.
pub(super) fn counsel(pair: Pair<'_>, messages: &Messages) -> String {
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
