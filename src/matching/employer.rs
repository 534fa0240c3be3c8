//! Can the person do what the employer needs? The work done before, the level it was done at, and the demands.

use super::capability::Capability;
use super::fit::{About, Evidence, Figure, Grade, Part};
use super::knowing::{Known, by_kind_alone};
use super::role::Role;
use super::vocabulary::SKILLS;
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
/// Where nothing is told of time, the work can be trusted so far.
const UNTIMED: f64 = 0.75;
/// With so many demands, they count half of what they can.
const DEMANDS_TO_COUNT: f64 = 2.0;
/// What is known so far of a duty is no new subject, whatever it is known by.
const KNOWN_WELL: f64 = 0.75;
/// A duty takes two others to be trusted wholly.
const DUTIES_TO_TRUST: f64 = 2.0;

pub(super) fn parts(capability: &Capability<'_>, role: &Role, known: &[Known<'_>]) -> Vec<Part> {
    let required = demands(capability, role, true);
    let mut preferred = demands(capability, role, false);
    // The weight of a part falls on those of its demands that can be told. Where they are few, one that is merely preferred
    // must still not weigh more than one that is required.
    if let (Some(most), told @ 1..) = (weight_of_one(&required), told(&preferred)) {
        preferred.weight = preferred.weight.min(most * told as f64);
    }
    vec![work(capability, role, known), level(capability, role), required, preferred]
}

/// How many of a part's demands can be told.
fn told(part: &Part) -> usize {
    part.evidence.iter().filter(|evidence| evidence.value.is_some()).count()
}

/// What each of them weighs; `None` where there is none.
fn weight_of_one(part: &Part) -> Option<f64> {
    let told = told(part);
    (told > 0).then(|| part.weight / told as f64)
}

fn work(capability: &Capability<'_>, role: &Role, known: &[Known<'_>]) -> Part {
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
        let Known { value: known, shown, ref skills, .. } = known[index];
        value += weight * known;
        sure += weight * assessment.judgements[index].confidence();
        let line = Some(role.line(&duty.text));
        let of_role = Some(duty.text.text.clone());
        let (of_profile, likeness) = shown.unzip();
        let of_profile = of_profile.map(str::to_owned);
        let skills = skills.iter().map(|skill| SKILLS.all[*skill].key.as_str()).collect();
        evidence.push((weight, Evidence { of_role, line, of_profile, likeness, skills, value: Some(known) }));
    }
    evidence.sort_by(|a, b| b.0.total_cmp(&a.0));
    let count = evidence.len() as f64;
    let timed = if capability.untimed > 0 { UNTIMED } else { 1.0 };
    part.value = Some(value.clamp(0.0, 1.0));
    part.confidence = sure * timed * count / (count + DUTIES_TO_TRUST);
    part.evidence = evidence.into_iter().map(|(_, evidence)| evidence).collect();
    part
}

/// Whether the person is able by the kinds of work that they did, while little of it is like the role's duties: they may be
/// new to its subject. Of likeness between two languages only a part can be told.
pub(super) fn may_be_new_to_the_subject(
    capability: &Capability<'_>,
    role: &Role,
    known: &[Known<'_>],
    employer: &Figure,
) -> bool {
    let able = employer.part(About::Work).map(|part| Grade::of(part.value));
    let one_language = capability.profile.language == role.assessment.posting.language;
    let weighed = || known.iter().zip(&role.assessment.weights).filter(|(_, weight)| **weight > 0.0);
    let alike = weighed().filter(|(known, _)| known.alike || known.value >= KNOWN_WELL).count();
    one_language && matches!(able, Some(Grade::Good | Grade::Fair)) && alike * 3 < weighed().count()
}

/// Whether the profile tells of what the person can or has done. The title of a job tells neither.
pub(super) fn shows_anything(capability: &Capability<'_>) -> bool {
    let profile = capability.profile;
    let is_told = |text: &SourceText| !text.text.trim().is_empty();
    // Running text in which no job was found may tell of some all the same.
    if profile.from_text && profile.experience.is_empty() {
        return false;
    }
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
    let of_profile = capability.level_of.map(str::to_owned);
    part.evidence.push(Evidence { of_profile, value: part.value, ..Evidence::default() });
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
            likeness: meeting.by_kind.map(by_kind_alone),
            value: meeting.value,
            ..Evidence::default()
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
