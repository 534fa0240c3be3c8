//! Does the role give what the person wants? The kinds of work that they want more and less of, the level, their
//! limits, and training. Where the posting is silent, that is said rather than guessed.

use super::capability::{Capability, Judged};
use super::conditions::{Condition, Stated, stated};
use super::fit::{About, Evidence, Likeness, POOR_BELOW, Part};
use super::profile::{Allowed, Profile};
use super::role::Role;
use crate::model::{Category, Level};
use crate::scope::usual_level;

const WISHES: f64 = 4.0;
const LEVEL: f64 = 1.0;
const LIMIT: f64 = 1.5;
const TRAINING: f64 = 0.5;

/// A role of which so large a part is what a person wants more of gives it wholly.
const ENOUGH_OF_WANTED: f64 = 0.6;
/// From this likeness on, a duty is what a wish speaks of.
const SAME_FROM: f64 = 0.55;
/// From this likeness on, a duty is near to a wish in a sentence.
const NEAR_FROM: f64 = 0.3;
/// A duty that has so much of what a wish names is about that.
const SUBJECT_FROM: f64 = 0.5;
/// A duty of which a wish speaks less isn't told, though it be the most that there is of it.
const LEAST_TOLD: f64 = 0.25;
/// A duty of a kind is so near to a wish for that kind.
const NEARNESS_OF_A_KIND: f64 = 0.5;
/// Limits that a role keeps, and training that it offers, add no more than this to what its work gives.
const MOST_BESIDE_THE_WORK: f64 = 0.1;
/// A level so far from the wanted one gives nothing of it.
const LEVEL_REACH: f64 = 0.8;
/// The most that a role can give which breaks a limit.
const MOST_BEYOND_A_LIMIT: f64 = 0.4;

/// The parts, and the most that they can add up to.
pub(super) fn parts(capability: &Capability<'_>, role: &Role) -> (Vec<Part>, f64) {
    let profile = capability.profile;
    let mut parts = Vec::new();
    let mut most = 1.0;
    if !profile.wants.more.is_empty() || !profile.wants.less.is_empty() {
        parts.push(wishes(capability, role));
    }
    if let Some(level) = profile.wants.level {
        parts.push(wanted_level(level, role));
    }
    for condition in Condition::ALL {
        if let Some(part) = limit(profile, role, condition) {
            if part.value == Some(0.0) {
                most = MOST_BEYOND_A_LIMIT;
            }
            parts.push(part);
        }
    }
    // Of the work alone: a role of nothing that somebody wants is none for them because nobody has to travel.
    let given = |parts: &[Part]| {
        let told = parts.iter().filter_map(|part| Some((part.value?, part.weight)));
        let (value, weight) =
            told.fold((0.0, 0.0), |(v, w), (value, weight)| (v + value * weight, w + weight));
        value / weight
    };
    let of_work: Vec<Part> =
        parts.iter().filter(|part| !matches!(part.about, About::Limit(_))).cloned().collect();
    if of_work.iter().any(|part| part.about == About::Wishes && part.value.is_some()) {
        most = f64::min(most, given(&of_work) + MOST_BESIDE_THE_WORK);
    }
    if profile.wants.training == Some(true) {
        let offered = role.offers.first();
        let evidence = role.offers.iter().map(|offer| Evidence {
            of_role: Some(offer.text.text.clone()),
            line: Some(role.line(&offer.text)),
            value: Some(1.0),
            ..Evidence::default()
        });
        parts.push(Part {
            about: About::Training,
            value: offered.map(|_| 1.0),
            weight: TRAINING,
            confidence: if offered.is_some() { 0.9 } else { 0.0 },
            evidence: evidence.collect(),
        });
    }
    (parts, most)
}

/// How far a duty is what a wish speaks of.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Spoken {
    /// 0 to 1.
    part: f64,
    /// How near the duty is to the wish itself, and not to its kind of work; 0 where it isn't.
    nearness: f64,
    /// Whether the duty has the subject of a wish in a sentence.
    has_subject: bool,
    /// Whether the duty does what the wish says, or is like it, and isn't merely of the same kind of work.
    is_meant: bool,
}

/// The same of each duty. A wish for a kind of work is near to all that is of the kind.
fn speaks_of(judged: &Judged, role: &Role) -> Vec<Spoken> {
    let duties = role.parts.iter().zip(&role.sketches).zip(&role.acts);
    let of_duty = duties.map(|((parts, duty), act)| {
        let kind: f64 = parts.categories().map(|kind| parts[kind] * judged.kinds[kind]).sum();
        let likeness = judged.sketch.likeness(duty);
        let same = if judged.act.does_the_same(*act) { judged.act.tells_of(*act) } else { 0.0 };
        // Who says of what they want more asks first whether the role has that, and then whether it has its kind of work.
        let whole = Some(judged.subject.part_in(duty)).filter(|part| *part >= SUBJECT_FROM);
        // One of the things that it lists is enough, where the duty has more than some word of it.
        let listed = judged.listed.iter().map(|one| one.part_in(duty)).filter(|part| *part > SUBJECT_FROM);
        let subject = listed.chain(whole).max_by(f64::total_cmp);
        let subject = subject.filter(|_| judged.wish.category.is_none()).unwrap_or_default();
        let same = same.max(subject);
        let part = if likeness >= SAME_FROM { kind.max(likeness) } else { kind }.max(same);
        let nearness = match judged.wish.category {
            // Who says what they want to do means that, whatever else is of the kind.
            Some(_) if part < LEAST_TOLD => 0.0,
            Some(_) => part * NEARNESS_OF_A_KIND,
            None if likeness >= NEAR_FROM => likeness.max(same),
            None => same,
        };
        let has_subject = subject > 0.0;
        let is_meant = judged.wish.category.is_some() || nearness > 0.0 || judged.act.is_about_the_same(*act);
        Spoken { part, nearness, has_subject, is_meant }
    });
    of_duty.collect()
}

/// The part of the work, 0 to 1, that the person wants less of. Who doesn't want to book travel has said nothing of
/// other work of its kind: of a sentence only what does the same counts, or is like it.
pub(super) fn unwanted(capability: &Capability<'_>, role: &Role) -> (f64, Vec<Wished>) {
    share_of(&capability.less, role, |spoken| spoken.is_meant)
}

/// The part of the work, 0 to 1, that the person wants more of.
fn wanted(capability: &Capability<'_>, role: &Role) -> (f64, Vec<Wished>) {
    share_of(&capability.more, role, |_| true)
}

/// Of the sentences that say what the person wants more of, those of which the role has the kind of work alone, each with the
/// duty that is the most of it.
pub(super) fn wanted_by_kind(capability: &Capability<'_>, role: &Role) -> Vec<(usize, usize)> {
    let duties = wanted(capability, role).1;
    let mut found: Vec<(usize, usize)> = Vec::new();
    for wished in &duties {
        let is_near = duties.iter().any(|other| other.wish == wished.wish && other.nearness > 0.0);
        if !is_near && !found.iter().any(|(wish, _)| *wish == wished.wish) {
            found.push((wished.wish, wished.duty));
        }
    }
    found
}

/// The part of the work, 0 to 1, that any of these wishes speaks of, as far as that counts.
fn share_of(wishes: &[Judged], role: &Role, counts: fn(Spoken) -> bool) -> (f64, Vec<Wished>) {
    let weights = &role.assessment.weights;
    let mut most: Vec<Option<Wished>> = vec![None; weights.len()];
    for (wish, judged) in wishes.iter().enumerate() {
        for (duty, spoken) in speaks_of(judged, role).into_iter().enumerate() {
            let (part, nearness) = if counts(spoken) { (spoken.part, spoken.nearness) } else { (0.0, 0.0) };
            let has_subject = counts(spoken) && spoken.has_subject;
            let this = Wished { wish, duty, part, nearness, has_subject };
            let better = |other: Wished| {
                (has_subject, nearness, part) > (other.has_subject, other.nearness, other.part)
            };
            // A duty is what the wish says that is the nearest to it, and as much of it as any wish says.
            let part = most[duty].map_or(part, |other| part.max(other.part));
            let kept = most[duty].filter(|other| !better(*other)).unwrap_or(this);
            most[duty] = Some(Wished { part, ..kept });
        }
    }
    let told = || most.iter().flatten().copied();
    let share: f64 = told().map(|wished| wished.part * weights[wished.duty]).sum();
    let most_of_wish = |wished: &Wished| {
        let others = told().filter(|other| other.wish == wished.wish);
        let most = others
            .map(|other| (other.nearness, other.part))
            .fold((0.0, 0.0), |a, b| if b > a { b } else { a });
        wished.part >= LEAST_TOLD && (wished.nearness, wished.part) >= most
    };
    // What is a little of a kind of work is none that somebody finds there.
    let is_there = |wished: &Wished| wishes[wished.wish].wish.category.is_none() || wished.nearness > 0.0;
    let named = told().filter(is_there);
    let mut duties: Vec<Wished> = named.filter(|wished| wished.part >= 0.5 || most_of_wish(wished)).collect();
    // What has the subject of a wish says more of it than what is near to it, and that more than what is only of its kind.
    duties.sort_by(|a, b| {
        let most = |wished: &Wished| wished.part * weights[wished.duty];
        let near = (b.nearness > 0.0).cmp(&(a.nearness > 0.0));
        let near = b.has_subject.cmp(&a.has_subject).then(near);
        near.then(most(b).total_cmp(&most(a))).then(a.duty.cmp(&b.duty))
    });
    (share.clamp(0.0, 1.0), duties)
}

/// A duty that is what a wish speaks of, each by its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wished {
    pub wish: usize,
    pub duty: usize,
    part: f64,
    nearness: f64,
    has_subject: bool,
}

/// The parts of the work that the person wants more and less of, as they are told: where wishes name kinds of work alone,
/// it is what the report says of those kinds. `None` where there is no wish or none that speaks of anything known, or no
/// work is told.
pub(super) fn told_shares(capability: &Capability<'_>, role: &Role) -> [Option<f64>; 2] {
    let told = |wishes: &[Judged], share: f64| {
        let scope = role.assessment.scope.as_ref().filter(|_| speaks(wishes, share))?;
        let kinds: Option<Vec<Category>> = wishes.iter().map(|judged| judged.wish.category).collect();
        Some(match kinds {
            Some(kinds) => {
                let named = scope.shares.categories().filter(|kind| kinds.contains(kind));
                named.map(|kind| scope.shares[kind]).sum()
            }
            None => share,
        })
    };
    [told(&capability.more, wanted(capability, role).0), told(&capability.less, unwanted(capability, role).0)]
}

/// Whether any wish speaks of something known, or of a duty of the role.
fn speaks(wishes: &[Judged], share: f64) -> bool {
    !wishes.is_empty() && (share > 0.0 || wishes.iter().any(|judged| judged.is_known))
}

fn wishes(capability: &Capability<'_>, role: &Role) -> Part {
    let assessment = &role.assessment;
    let mut part =
        Part { about: About::Wishes, value: None, weight: WISHES, confidence: 0.0, evidence: Vec::new() };
    let Some(scope) = &assessment.scope else { return part };
    let (more, wanted) = wanted(capability, role);
    let (less, unwanted) = unwanted(capability, role);
    let rest = (1.0 - less).clamp(0.0, 1.0);
    part.value = match speaks(&capability.more, more) {
        true => Some((more / ENOUGH_OF_WANTED).min(1.0) * rest),
        // What somebody wants less of can speak against a role, and never for it.
        false => Some(rest).filter(|rest| *rest < POOR_BELOW),
    };
    let sure: f64 =
        assessment.judgements.iter().zip(&assessment.weights).map(|(j, w)| j.confidence() * w).sum();
    let count = assessment.weights.iter().filter(|weight| **weight > 0.0).count() as f64;
    let unclear = scope.unclear as f64 / (count + scope.unclear as f64).max(1.0);
    part.confidence = sure * (1.0 - unclear) * count / (count + 2.0);
    let evidence = |wished: &Wished, judged: &[Judged], value: f64| {
        let text = &assessment.posting.duties[wished.duty].text;
        let wish = &judged[wished.wish].wish;
        let by_kind = value > 0.5 && wish.category.is_none() && wished.nearness <= 0.0;
        Evidence {
            of_role: Some(text.text.clone()),
            line: Some(role.line(text)),
            of_profile: Some(wish.text.text.clone()),
            likeness: by_kind.then_some(Likeness::Kind),
            value: Some(value),
            ..Evidence::default()
        }
    };
    part.evidence.extend(wanted.iter().map(|wished| evidence(wished, &capability.more, 1.0)));
    part.evidence.extend(unwanted.iter().map(|wished| evidence(wished, &capability.less, 0.0)));
    part
}

fn wanted_level(level: Level, role: &Role) -> Part {
    let mut part =
        Part { about: About::WantedLevel, value: None, weight: LEVEL, confidence: 0.0, evidence: Vec::new() };
    if let Some(scope) = &role.assessment.scope {
        let distance = (scope.level - usual_level(level.number())).abs();
        part.value = Some((1.0 - distance / LEVEL_REACH).clamp(0.0, 1.0));
        let (low, high) = scope.level_interval;
        part.confidence = (1.0 - (high - low) / 2.0).clamp(0.1, 0.9);
    }
    part
}

/// A limit that the person has; `None` where they have none of this kind.
fn limit(profile: &Profile, role: &Role, condition: Condition) -> Option<Part> {
    let posting = &role.assessment.posting;
    let limits = &profile.limits;
    let told = stated(posting, condition);
    let stated = told.as_ref().map(|(stated, _)| *stated);
    let value = match condition {
        Condition::Travel | Condition::Evenings => {
            let allowed = if condition == Condition::Travel { limits.travel } else { limits.evenings }?;
            match (stated, allowed) {
                (_, Allowed::Any) => return None,
                (None | Some(Stated::Unclear), _) => None,
                (Some(Stated::No), _) | (Some(Stated::Seldom), Allowed::Some) => Some(1.0),
                (Some(Stated::Yes), Allowed::Some) | (Some(Stated::Seldom), Allowed::None) => Some(0.5),
                (Some(Stated::Yes), Allowed::None) => Some(0.0),
            }
        }
        Condition::PartTime | Condition::Remote => {
            let needed = if condition == Condition::PartTime { limits.part_time } else { limits.remote }?;
            if !needed {
                return None;
            }
            // What may be had now and then, or isn't ruled out, doesn't say whether this person can have it.
            match stated {
                Some(Stated::Yes) => Some(1.0),
                Some(Stated::No) => Some(0.0),
                None | Some(Stated::Seldom | Stated::Unclear) => None,
            }
        }
    };
    let evidence = told.map(|(_, text)| Evidence {
        line: Some(role.line(&text)),
        of_role: Some(text.text),
        value,
        ..Evidence::default()
    });
    Some(Part {
        about: About::Limit(condition),
        value,
        weight: LIMIT,
        confidence: if value.is_some() { 0.8 } else { 0.0 },
        evidence: evidence.into_iter().collect(),
    })
}
