//! Can the person do what the employer needs? The work done before, the level it was done at, and the demands.

use super::capability::Capability;
use super::fit::{About, Evidence, Likeness, Part};
use super::kinship::kinship;
use super::role::Role;
use crate::model::Category;
use crate::source::SourceText;

/// What the parts count for: the work itself the most, what is merely preferred the least.
const WORK: f64 = 4.0;
const LEVEL: f64 = 1.0;
const REQUIRED: f64 = 3.0;
const PREFERRED: f64 = 1.0;

/// A level so little below the role's is none below it: a posting's level is a mean over few duties.
const LEVEL_LEEWAY: f64 = 0.15;
/// So far below, nothing of the level is there: from routine to carrying things through alone.
const LEVEL_REACH: f64 = 0.6;
/// Less of a kind of work is no evidence of it.
const KNOWN_FROM: f64 = 0.5;
/// So much of a duty is known to somebody who knows its kind and has the skills that it takes; the rest is of the place.
const MOST_BY_KIND: f64 = 0.9;
/// Less likeness than this between duties of one kind, or with a skill in common, is chance.
const LIKE_FROM: f64 = 0.3;
/// Less likeness than this between duties of two kinds is chance: they name the same people or things.
const LIKE_FROM_OTHERS: f64 = 0.45;
/// A duty of which less than this is of a kind is only perhaps of it.
const MOSTLY_FROM: f64 = 0.6;
/// Less likeness than this between duties of one kind makes none of them nearer than another.
const AKIN_FROM: f64 = 0.2;
/// From this likeness on, two duties are the same.
const SAME_FROM: f64 = 0.8;
/// What a skill in common adds where the likest duty is looked for.
const COMMON_SKILL: f64 = 0.25;
/// Where nothing is told of time, the work can be trusted so far.
const UNTIMED: f64 = 0.75;
/// With so many demands, they count half of what they can.
const DEMANDS_TO_COUNT: f64 = 2.0;
/// A duty takes two others to be trusted wholly.
const DUTIES_TO_TRUST: f64 = 2.0;

pub(super) fn parts(capability: &Capability<'_>, role: &Role) -> Vec<Part> {
    vec![
        work(capability, role),
        level(capability, role),
        demands(capability, role, true),
        demands(capability, role, false),
    ]
}

/// What the person can be expected to know of a duty.
pub(super) struct Known {
    /// 0 to 1.
    pub value: f64,
    /// What they did that shows it, and whether that is like the duty or merely of its kind.
    pub shown: Option<(String, Likeness)>,
}

/// How much of a duty the person can be expected to know: by the kinds of work that they have done, or by the duty
/// itself where they have done that.
pub(super) fn known(capability: &Capability<'_>, role: &Role, duty: usize) -> Known {
    let (mut by_kind, mut most) = (0.0, (0.0, Category::Other));
    for category in role.shown.categories() {
        // What lies outside the kinds of work has nothing in common but that.
        if category != Category::Other {
            let part = role.parts[duty][category]
                * capability.knows(category, role.shown[category], role.counts[category]);
            by_kind += part * of_kind(capability, category, &role.skills[duty]);
            if part > most.0 {
                most = (part, category);
            }
        }
    }
    let category = role.assessment.judgements[duty].category;
    let (mut by_duty, mut nearest, mut akin) = (0.0_f64, None, None);
    for done in &capability.done {
        let same_kind = category.is_some() && done.category == category;
        let common = done.skills.iter().any(|skill| role.skills[duty].contains(skill));
        // Following up the budget of an event is of another kind than following up the office's, and yet like it.
        let from = if same_kind || common { LIKE_FROM } else { LIKE_FROM_OTHERS };
        let likeness = done.sketch.likeness(&role.sketches[duty]);
        by_duty = by_duty.max((likeness - from) / (SAME_FROM - from));
        let nearness = if common { likeness + COMMON_SKILL } else { likeness };
        if likeness >= from && nearest.is_none_or(|(most, _)| nearness > most) {
            nearest = Some((nearness, done));
        }
        // A kind that the person hardly knows shows nothing of this duty, nor does one that the duty is only perhaps.
        if by_kind >= KNOWN_FROM
            && role.parts[duty][most.1] >= MOSTLY_FROM
            && done.category == Some(most.1)
            && akin.is_none_or(|(most, _)| nearness > most)
        {
            akin = Some((nearness, done));
        }
    }
    let like = nearest.map(|(_, done)| (done, Likeness::Duty));
    // Of those of its kind the likest, and where none is like it the surest of them.
    let akin = akin.and_then(|(nearness, done)| {
        let surest = capability.surest(most.1).filter(|_| nearness < AKIN_FROM);
        surest.or(Some(done))
    });
    let shown = like.or(akin.map(|done| (done, Likeness::Kind)));
    let shown = shown.map(|(done, likeness)| (done.duty.text.text.clone(), likeness));
    Known { value: by_kind.max(by_duty).clamp(0.0, 1.0), shown }
}

/// How much of a duty is known by its kind alone: the more of the skills that it takes are shown, the more. Of a duty that
/// names no skill it is in the middle.
fn of_kind(capability: &Capability<'_>, category: Category, skills: &[usize]) -> f64 {
    let shown = skills.iter().filter(|skill| capability.skills[**skill].is_some()).count();
    let shown = if skills.is_empty() { 0.5 } else { shown as f64 / skills.len() as f64 };
    kinship(category) + (MOST_BY_KIND - kinship(category)) * shown
}

fn work(capability: &Capability<'_>, role: &Role) -> Part {
    let assessment = &role.assessment;
    let mut part =
        Part { about: About::Work, value: None, weight: WORK, confidence: 0.0, evidence: Vec::new() };
    if assessment.scope.is_none() || capability.done.is_empty() {
        // A profile that tells of no work shows none, but jobs of which only the title is told may have been any;
        // a posting that tells of none can't be answered.
        part.value = assessment.scope.as_ref().filter(|_| shows_no_work(capability)).map(|_| 0.0);
        part.confidence = if part.value.is_some() { 0.3 } else { 0.0 };
        return part;
    }
    let (mut value, mut sure) = (0.0, 0.0);
    let mut evidence: Vec<(f64, Evidence)> = Vec::new();
    for (index, duty) in assessment.posting.duties.iter().enumerate() {
        let weight = assessment.weights[index];
        if weight <= 0.0 {
            continue;
        }
        let Known { value: known, shown } = known(capability, role, index);
        value += weight * known;
        sure += weight * assessment.judgements[index].confidence();
        let line = Some(role.line(&duty.text));
        let of_role = Some(duty.text.text.clone());
        let (of_profile, likeness) = shown.unzip();
        evidence.push((weight, Evidence { of_role, line, of_profile, likeness, value: Some(known) }));
    }
    evidence.sort_by(|a, b| b.0.total_cmp(&a.0));
    let count = evidence.len() as f64;
    let timed = if capability.untimed > 0 { UNTIMED } else { 1.0 };
    part.value = Some(value.clamp(0.0, 1.0));
    part.confidence = sure * timed * count / (count + DUTIES_TO_TRUST);
    part.evidence = evidence.into_iter().map(|(_, evidence)| evidence).collect();
    part
}

/// Whether the profile tells of what the person can or has done. The title of a job tells neither.
pub(super) fn shows_anything(capability: &Capability<'_>) -> bool {
    let profile = capability.profile;
    let is_told = |text: &SourceText| !text.text.trim().is_empty();
    profile.skills.iter().any(|skill| is_told(&skill.name))
        || profile.training.iter().any(|training| is_told(&training.name))
        || !capability.done.is_empty()
}

/// Whether the profile tells of something, and of no job.
fn shows_no_work(capability: &Capability<'_>) -> bool {
    shows_anything(capability) && capability.profile.experience.is_empty()
}

fn level(capability: &Capability<'_>, role: &Role) -> Part {
    let mut part =
        Part { about: About::Level, value: None, weight: LEVEL, confidence: 0.0, evidence: Vec::new() };
    let Some(scope) = &role.assessment.scope else { return part };
    let Some(level) = capability.level else {
        part.value = shows_no_work(capability).then_some(0.0);
        part.confidence = if part.value.is_some() { 0.2 } else { 0.0 };
        return part;
    };
    let short = (scope.level - level - LEVEL_LEEWAY).max(0.0);
    let (low, high) = scope.level_interval;
    part.value = Some((1.0 - short / LEVEL_REACH).clamp(0.0, 1.0));
    part.confidence = (1.0 - (high - low) / 2.0).clamp(0.1, 0.9);
    part
}

fn demands(capability: &Capability<'_>, role: &Role, must: bool) -> Part {
    let (about, weight) = if must { (About::Required, REQUIRED) } else { (About::Preferred, PREFERRED) };
    let mut evidence = Vec::new();
    for demand in role.demands.iter().filter(|demand| demand.must == must) {
        let meeting = capability.meets(demand);
        evidence.push(Evidence {
            of_role: Some(demand.text.text.clone()),
            line: Some(role.line(&demand.text)),
            of_profile: meeting.evidence,
            likeness: None,
            value: meeting.value,
        });
    }
    let told: Vec<f64> = evidence.iter().filter_map(|evidence| evidence.value).collect();
    let value = (!told.is_empty()).then(|| told.iter().sum::<f64>() / told.len() as f64);
    // That something isn't in a profile doesn't mean that the person hasn't got it.
    let shown = told.iter().filter(|value| **value > 0.0).count() as f64;
    let confidence = if evidence.is_empty() {
        0.0
    } else {
        (0.9 * shown + 0.5 * (told.len() as f64 - shown)) / evidence.len() as f64
    };
    // A demand that only an interview can answer takes no part, and a posting without demands none at all.
    // The more is asked for, the more of the role it tells: a single demand can't outweigh the work.
    let count = evidence.len() as f64;
    let weight = weight * count / (count + DEMANDS_TO_COUNT);
    Part { about, value, weight, confidence, evidence }
}
