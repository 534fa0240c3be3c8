//! How much of a duty a person can be expected to know: by the kinds of work that they have done, by having done it, or by
//! having done something somewhat like it.

use std::cmp::Ordering;

use super::capability::{Capability, Done, steps};
use super::fit::Likeness;
use super::kinship::kinship;
use super::role::Role;
use super::vocabulary::SKILLS;
use crate::model::{Amounts, Category};

/// So much of a duty is known to somebody who knows its kind and has the skills that it takes; the rest is of the place.
const MOST_BY_KIND: f64 = 0.9;
/// Less likeness than this between duties of one kind, or with a skill in common, is chance.
const LIKE_FROM: f64 = 0.3;
/// Less likeness than this between duties of two kinds is chance: they name the same people or things.
const LIKE_FROM_OTHERS: f64 = 0.45;
/// A past duty that has so much of a duty's subject is no chance, whatever kind it is of.
const SUBJECT_FROM: f64 = 0.5;
/// Less likeness than this between duties of one kind makes none of them nearer than another.
const AKIN_FROM: f64 = 0.2;
/// From this likeness on, two duties are the same.
const SAME_FROM: f64 = 0.8;
/// What a skill in common adds where the likest duty is looked for.
const COMMON_SKILL: f64 = 0.25;
/// What it adds that the same is done, and again that it is done to the same.
const COMMON_ACT: f64 = 0.1;
/// A kind that tells so much of other work of it is one trade.
const ONE_TRADE_FROM: f64 = 0.7;
/// A duty is of a kind if so much of it is.
const LEAST_PART: f64 = 0.2;
/// What shows this part of what the most does may be shown in its place, for the sake of its subject.
const NEARLY: f64 = 0.5;
/// From this part of a duty on, a past one that shows it is much the same; below, somewhat like it.
const MUCH_THE_SAME_FROM: f64 = 0.6;
/// A past duty that shows less of a duty than this isn't worth naming, nor is work of its kind.
const NAMED_FROM: f64 = 0.15;
/// A past duty that is the same elsewhere is named before work of the kind if it shows this part of what that does;
const PART_OF_THE_SAME: f64 = 0.5;
/// one that is somewhat like it, if it shows this part.
const PART_OF_SOMEWHAT: f64 = 0.8;

/// What the person can be expected to know of a duty.
pub(super) struct Known<'a> {
    /// 0 to 1; 0 where nothing is worth naming.
    pub value: f64,
    /// What they did that shows it, and how that is like the duty.
    pub shown: Option<(&'a str, Likeness)>,
    /// The skills that the duty takes and the profile shows, where it is known by its kind.
    pub skills: Vec<usize>,
    /// Whether anything that they did is like it.
    pub alike: bool,
}

/// How much of each duty of a role the person can be expected to know.
pub(super) fn known<'a>(capability: &'a Capability<'_>, role: &Role) -> Vec<Known<'a>> {
    (0..role.parts.len()).map(|duty| of_duty(capability, role, duty)).collect()
}

/// A figure stands beside what it rests on: what is too little to name counts for nothing, and a duty that shows a smaller
/// part than work of the kind does isn't named for it.
fn of_duty<'a>(capability: &'a Capability<'_>, role: &Role, duty: usize) -> Known<'a> {
    let near = near(capability, role, duty);
    let nearest = nearest(&near);
    // What is somewhat like a duty and of its kind is the nearest of that.
    let of_kind = nearest.and_then(|near| near.akin(&role.parts[duty]));
    let likest = akin(capability, role, duty);
    // But what takes a skill that the duty takes is nearer than what takes none.
    let takes = |akin: &Akin<'_>| in_common(akin.done, role, duty);
    let by_skill = likest.filter(takes).filter(|_| !of_kind.is_some_and(|akin| takes(&akin)));
    let akin = by_skill.or(of_kind).or(likest);
    let by_kind = akin.map_or(0.0, |akin| by_kind(capability, role, duty, akin.is_near));
    let by_duty = near.iter().map(|near| near.value).fold(0.0, f64::max);
    let value = by_kind.max(by_duty).clamp(0.0, 1.0);
    if value < NAMED_FROM {
        return Known { value: 0.0, shown: None, skills: Vec::new(), alike: false };
    }
    // What is somewhat like a duty tells more of it than work that has nothing but its kind in common.
    let by_kind_alone = akin.is_some_and(|akin| !akin.is_near);
    let shows = |near: &Near<'_>| {
        let part = if near.likeness == Likeness::Duty { PART_OF_THE_SAME } else { PART_OF_SOMEWHAT };
        by_kind_alone || near.value >= part * by_kind
    };
    let alike = nearest.is_some();
    let (shown, skills) = match (nearest.filter(|near| shows(near)), akin) {
        (Some(near), _) => (Some((near.done, near.likeness)), Vec::new()),
        (None, Some(akin)) => {
            let skills = role.skills[duty].iter().copied();
            let likeness = if akin.is_near { Likeness::Kind } else { self::by_kind_alone(akin.kind) };
            (Some((akin.done, likeness)), skills.filter(|skill| capability.has(*skill)).collect())
        }
        (None, None) => (None, Vec::new()),
    };
    let shown = shown.map(|(done, likeness)| (done.duty.text.text.as_str(), likeness));
    Known { value, shown, skills, alike }
}

/// How much of a duty is known by its kinds of work; less where nothing that was done is near it.
fn by_kind(capability: &Capability<'_>, role: &Role, duty: usize, is_near: bool) -> f64 {
    // What lies outside the kinds of work has nothing in common but that.
    let kinds = role.shown.categories().filter(|category| *category != Category::Other);
    let of_each = kinds.map(|category| {
        let knows = capability.knows(category, role.shown[category], role.counts[category]);
        role.parts[duty][category] * knows * of_kind(capability, category, &role.skills[duty], is_near)
    });
    of_each.sum()
}

/// How much of a duty is known by its kind alone: the more of the skills that it takes are shown, the more. Of a duty that
/// names no skill it is in the middle where something done is near it: who has paid invoices has answered nobody's request
/// for their data.
fn of_kind(capability: &Capability<'_>, category: Category, skills: &[usize], is_near: bool) -> f64 {
    let shown = skills.iter().filter(|skill| capability.has(**skill)).count();
    let shown = match skills.len() {
        0 if !is_near => 0.0,
        0 => 0.5,
        count => shown as f64 / count as f64,
    };
    // What no other work shows, its kind doesn't either.
    let lacks_the_whole = skills.iter().any(|skill| SKILLS.all[*skill].apart && !capability.has(*skill));
    let kinship = if lacks_the_whole { 0.0 } else { kinship(category) };
    kinship + (MOST_BY_KIND - kinship) * shown
}

/// A past duty that shows something of a duty.
struct Near<'a> {
    done: &'a Done<'a>,
    /// How much of the duty it shows, 0 to 1.
    value: f64,
    likeness: Likeness,
    /// How much of the duty's subject it has.
    subject: f64,
}

impl<'a> Near<'a> {
    /// The same as work of a kind that a duty is of.
    fn akin(&self, parts: &Amounts) -> Option<Akin<'a>> {
        let kind =
            self.done.category.filter(|kind| *kind != Category::Other && parts[*kind] >= LEAST_PART)?;
        Some(Akin { done: self.done, kind, is_near: true })
    }
}

/// All that was done that shows as much of a duty as is worth naming.
fn near<'a>(capability: &'a Capability<'_>, role: &Role, duty: usize) -> Vec<Near<'a>> {
    let category = role.assessment.judgements[duty].category;
    let one_language = capability.profile.language == role.assessment.posting.language;
    let all = capability.done.iter().map(|done| {
        let common = in_common(done, role, duty);
        let same_kind = category.is_some() && done.category == category;
        // Following up the budget of an event is of another kind than following up the office's, and yet like it.
        let subject = role.subjects[duty].part_in(&done.sketch);
        let alike = same_kind || common || subject >= SUBJECT_FROM;
        let from = if alike { LIKE_FROM } else { LIKE_FROM_OTHERS };
        let likeness = done.sketch.likeness(&role.sketches[duty]);
        let in_words = ((likeness - from) / (SAME_FROM - from)).min(1.0);
        // Something else done to the same tells something within one kind alone: who advises on travel books none. Nor does the
        // same for the same people, but where some word says that it is the same.
        let common_act = done.act.does_the_same(role.acts[duty])
            || done.act.in_common(role.acts[duty]) > 1 && subject > 0.0;
        let act = Some(done.act).filter(|_| same_kind || common_act);
        let in_act = act.map_or(0.0, |act| act.tells_of(role.acts[duty]));
        // Who leads people shows by it that they lead, and nothing else.
        let leads_alone = done.act.leads() && !role.acts[duty].leads();
        let in_act = if leads_alone { 0.0 } else { in_act };
        let in_words = if leads_alone && in_words < MUCH_THE_SAME_FROM { 0.0 } else { in_words };
        let value = in_words.max(in_act);
        // Of one kind, and the same done to the same, or said in like words: it is the same duty elsewhere. In one language some
        // word for what it is about tells so: to arrange a party is to arrange no conference.
        let meant = done.act.does_the_same(role.acts[duty]) || in_words > 0.0;
        let meant = meant && (subject > 0.0 || !one_language);
        let elsewhere = same_kind && in_act > 0.0 && meant || done.act.leads() && role.acts[duty].leads();
        let same = in_words >= MUCH_THE_SAME_FROM || elsewhere;
        let subject = subject + if common { COMMON_SKILL } else { 0.0 };
        Near { done, value, likeness: if same { Likeness::Duty } else { Likeness::Somewhat }, subject }
    });
    all.filter(|near| near.value >= NAMED_FROM).collect()
}

/// Of what shows nearly the most, what has the most of the duty's subject, and of what has as much, what tells more.
fn nearest<'n, 'a>(all: &'n [Near<'a>]) -> Option<&'n Near<'a>> {
    let most = all.iter().map(|near| near.value).fold(0.0, f64::max);
    let most = all.iter().filter(|near| near.value >= NEARLY * most);
    most.max_by(|a, b| steps(a.subject).cmp(&steps(b.subject)).then_with(|| a.done.tells_more(b.done)))
}

/// How work is like other work that has nothing but its kind in common: of a kind of many trades, it says no more
/// than that.
pub(super) fn by_kind_alone(kind: Category) -> Likeness {
    if kinship(kind) < ONE_TRADE_FROM { Likeness::KindAlone } else { Likeness::Kind }
}

/// A past duty that is of a duty's kind.
#[derive(Clone, Copy)]
struct Akin<'a> {
    done: &'a Done<'a>,
    kind: Category,
    /// Whether it does the same to the same, takes a skill that the duty takes, or is like it in its words.
    is_near: bool,
}

/// Of what was done of the duty's kind the likest, and where none is like the duty the surest. Its kind is the one that it
/// is the most of among those that the person has done, in part if not in the main.
fn akin<'a>(capability: &'a Capability<'_>, role: &Role, duty: usize) -> Option<Akin<'a>> {
    let parts = &role.parts[duty];
    let has_done = |kind: &Category| parts[*kind] > 0.0 && capability.months[*kind] > 0.0;
    let kinds = parts.categories().filter(|kind| *kind != Category::Other).filter(has_done);
    let kind = kinds.max_by(|a, b| parts[*a].total_cmp(&parts[*b]))?;
    let of_kind = |known: Category| known == kind || parts[known] >= LEAST_PART;
    let mut likest: Option<(f64, i64, &Done<'_>)> = None;
    for done in &capability.done {
        let common = in_common(done, role, duty);
        // Who leads people shows by it that they lead, and nothing else of its kind.
        let leads_alone = done.act.leads() && !role.acts[duty].leads();
        if leads_alone || !common && !done.category.is_some_and(of_kind) {
            continue;
        }
        let mut nearness = done.sketch.likeness(&role.sketches[duty]);
        nearness += if common { COMMON_SKILL } else { 0.0 };
        nearness += COMMON_ACT * f64::from(done.act.in_common(role.acts[duty]));
        let subject = steps(nearness.max(role.subjects[duty].part_in(&done.sketch)));
        let nearer = |(_, most, other): &(f64, i64, &Done<'_>)| {
            subject.cmp(most).then_with(|| done.tells_more(other)) == Ordering::Greater
        };
        if likest.as_ref().is_none_or(nearer) {
            likest = Some((nearness, subject, done));
        }
    }
    let surest = || capability.surest(kind).or_else(|| capability.partly(kind));
    match likest {
        Some((nearness, _, done)) if nearness >= AKIN_FROM => {
            let same = done.act.in_common(role.acts[duty]) > 1 || in_common(done, role, duty);
            let is_near = same || done.sketch.likeness(&role.sketches[duty]) >= LIKE_FROM;
            Some(Akin { done, kind, is_near })
        }
        likest => {
            let leads_too = |done: &&Done<'_>| !done.act.leads() || role.acts[duty].leads();
            let done = surest().filter(leads_too).or(likest.map(|(_, _, done)| done));
            done.map(|done| Akin { done, kind, is_near: false })
        }
    }
}

fn in_common(done: &Done<'_>, role: &Role, duty: usize) -> bool {
    done.skills.iter().any(|skill| role.skills[duty].contains(skill))
}
