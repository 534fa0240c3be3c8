//! What the person lacks for the role, and what each gap costs: by so much the employer's figure would grow if it
//! were closed.

use super::capability::Capability;
use super::catalogue::Serves;
use super::fit::{About, Figure};
use super::knowing::Known;
use super::likeness::FUNCTION_WORDS;
use super::requirements::{Ask, Demand, named_in};
use super::role::{Offer, Role, USED_FROM};
use super::schooling::Schooling;
use super::terms::Words;
use super::vocabulary::SKILLS;
use crate::model::{Amounts, Category};
use crate::source::SourceText;

/// What would gain less than this is no gap worth closing.
const LEAST: f64 = 0.02;
/// Work that would gain less is the doubt of a few duties.
const LEAST_WORK: f64 = 0.05;
/// What lacks so large a part of what the most does is nearly as weighty.
const NEARLY: f64 = 0.7;
/// An offer has so much of what a demand names that it teaches it.
const NAMED_FROM: f64 = 0.7;
/// So many letters tell a word whatever its ending: "evaluate", "evaluation".
const STEM: usize = 6;
/// Somebody who lacks less of a kind of work knows it.
const LEAST_PART: f64 = 0.25;

/// Who has done a kind of work for so many months needs no course in it, but perhaps in a skill that its duties take.
const MONTHS_TO_NEED_NO_COURSE: f64 = 12.0;

/// One gap.
#[derive(Debug, Clone)]
pub struct Gap {
    /// What it is about: the work, the level, or a demand.
    pub about: About,
    /// The kind of work that is lacking, or that the lacking skill serves.
    pub category: Option<Category>,
    /// The posting's words, where it is a demand.
    pub demand: Option<String>,
    /// Of a kind of work, the weightiest duty that is lacking, in the posting's words.
    pub duty: Option<String>,
    /// By how much the employer's figure would grow, 0 to 1.
    pub matters: f64,
    /// What the posting offers that teaches it, in its words.
    pub offered: Option<String>,
    /// Whether the profile shows a part of it.
    pub in_part: bool,
    /// Whether it takes years of work, which no training gives.
    pub takes_years: bool,
    /// Whether it takes work of some kind, which is learned by doing it and no course gives.
    pub takes_work: bool,
    /// Whether the person has worked as long as it asks, if with something else in part.
    pub has_time: bool,
    /// Whether the person has schooling of the level that it asks for, in something else: no second education closes that.
    pub in_another_subject: bool,
    /// Whether a profile can't tell whether it is there.
    pub untold: bool,
    /// The skills that the lacking duties of a kind of work take and the profile doesn't show, those of the weightiest
    /// first.
    pub(super) of_duties: Vec<usize>,
    /// Whether the person has done such work for long enough to need no course in it.
    pub has_done: bool,
    /// The kinds of work that the role has. What serves others alone teaches nothing that would be used in it.
    pub(super) of_role: Vec<Category>,
    /// The skills that the role's duties name, whatever kind they are of.
    pub(super) named_by_duties: Vec<usize>,
    pub(super) skills: Vec<usize>,
    pub(super) serves: Option<Serves>,
    /// The demand, where what it names can be taught.
    pub(super) names: Option<SourceText>,
}

impl Gap {
    /// Whether what closes it goes by the language or subject that it asks for, and closes no other gap by the same name.
    #[must_use]
    pub fn is_of_its_own(&self) -> bool {
        self.serves.is_some_and(|serves| serves != Serves::Level)
    }
}

pub(super) fn gaps(
    capability: &Capability<'_>,
    role: &Role,
    known: &[Known<'_>],
    employer: &Figure,
) -> Vec<Gap> {
    let total: f64 = employer.parts.iter().filter(|part| part.value.is_some()).map(|part| part.weight).sum();
    let mut gaps = Vec::new();
    if total > 0.0 {
        gaps.extend(work(capability, role, known, employer, total));
        level(employer, total, &mut gaps);
        demands(capability, role, employer, total, &mut gaps);
    }
    let of_role: Vec<Category> =
        role.shown.categories().filter(|category| role.shown[*category] >= USED_FROM).collect();
    let named_by_duties: Vec<usize> = role.skills.iter().flatten().copied().collect();
    for gap in &mut gaps {
        gap.of_role.clone_from(&of_role);
        gap.named_by_duties.clone_from(&named_by_duties);
        gap.offered =
            role.offers.iter().find(|offer| teaches(offer, gap, role)).map(|offer| offer.text.text.clone());
    }
    // What a profile can't tell is worth a word where the posting teaches it.
    gaps.retain(|gap| if gap.untold { gap.offered.is_some() } else { gap.matters >= LEAST });
    gaps.sort_by(|a, b| b.matters.total_cmp(&a.matters).then_with(|| a.demand.cmp(&b.demand)));
    gaps
}

/// Whether what a posting offers teaches what is lacking: its skills, or what a demand names. No training gives experience, but of
/// tools, which are learned by being shown them.
fn teaches(offer: &Offer, gap: &Gap, role: &Role) -> bool {
    if gap.takes_work {
        return false;
    }
    let skill = gap.skills.iter().chain(&gap.of_duties).any(|skill| offer.skills.contains(skill));
    // Training in something of its kind teaches what is lacking only where nobody does the kind without it.
    let of_the_kind =
        |skill: &usize| SKILLS.all[*skill].kind.is_some() && SKILLS.all[*skill].kind == gap.category;
    let in_something_else =
        !offer.skills.is_empty() && !offer.skills.iter().all(of_the_kind) && !is_for_a_duty(offer, gap, role);
    let kind = gap.about == About::Work
        && !in_something_else
        && gap.category.is_some()
        && offer.category == gap.category;
    let named = gap.names.as_ref().is_some_and(|demand| named_in(demand, &offer.sketch) >= NAMED_FROM);
    skill || kind || named
}

/// Whether an offer in skills of a kind of work speaks of what one of its duties does: a course in policy evaluation is for who is
/// to evaluate.
fn is_for_a_duty(offer: &Offer, gap: &Gap, role: &Role) -> bool {
    let of_kind = |skill: &usize| {
        let skill = &SKILLS.all[*skill];
        skill.products.is_empty() && skill.work.first() == gap.category.as_ref()
    };
    let duties = role.assessment.judgements.iter().zip(&role.assessment.posting.duties);
    let mut duties = duties.filter(|(judgement, _)| judgement.category == gap.category);
    offer.skills.iter().all(of_kind)
        && duties.any(|(_, duty)| share_a_stem(&duty.text.text, &offer.text.text))
}

/// Whether two texts have a word that says something, but for its ending.
fn share_a_stem(one: &str, other: &str) -> bool {
    let stems = |text: &str| -> Vec<String> {
        let words = Words::of(text);
        let told = words.iter().filter(|word| !FUNCTION_WORDS.contains(word));
        told.map(|word| word.chars().take(STEM).collect::<String>())
            .filter(|stem| stem.chars().count() == STEM)
            .collect()
    };
    let known = stems(other);
    stems(one).iter().any(|stem| known.contains(stem))
}

fn gap(about: About, matters: f64) -> Gap {
    Gap {
        about,
        category: None,
        demand: None,
        duty: None,
        matters,
        offered: None,
        in_part: false,
        takes_years: false,
        takes_work: false,
        has_time: false,
        in_another_subject: false,
        untold: false,
        of_duties: Vec::new(),
        has_done: false,
        of_role: Vec::new(),
        named_by_duties: Vec::new(),
        skills: Vec::new(),
        serves: None,
        names: None,
    }
}

fn weight_of(about: About, employer: &Figure, total: f64) -> Option<(f64, f64)> {
    let part = employer.part(about)?;
    Some((part.weight / total, part.value?))
}

fn work(
    capability: &Capability<'_>,
    role: &Role,
    known: &[Known<'_>],
    employer: &Figure,
    total: f64,
) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let Some((weight, _)) = weight_of(About::Work, employer, total) else { return gaps };
    let mut lacking = Amounts::nothing(&[]);
    let mut duties: Vec<(f64, usize)> = Vec::new();
    for (duty, parts) in role.parts.iter().enumerate() {
        let lacks = role.assessment.weights[duty] * (1.0 - known[duty].value);
        lacking.add(parts, lacks);
        duties.push((lacks, duty));
    }
    duties.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    for category in lacking.categories().filter(|category| *category != Category::Other) {
        let matters = weight * lacking[category];
        let part = lacking[category] / role.shown[category].max(f64::EPSILON);
        if matters < LEAST_WORK || part < LEAST_PART {
            continue;
        }
        let of_kind = |duty: usize| role.assessment.judgements[duty].category == Some(category);
        let of_kind =
            duties.iter().filter(|(lacks, duty)| *lacks > 0.0 && of_kind(*duty)).map(|(_, duty)| *duty);
        let first = named(capability, role, of_kind.clone(), &duties);
        let first = first.map(|duty| role.assessment.posting.duties[duty].text.text.clone());
        let skills = of_kind.flat_map(|duty| role.skills[duty].iter().copied());
        let mut of_duties: Vec<usize> = Vec::new();
        for skill in skills.filter(|skill| !capability.has(*skill)) {
            if !of_duties.contains(&skill) {
                of_duties.push(skill);
            }
        }
        let has_done = capability.months[category] >= MONTHS_TO_NEED_NO_COURSE;
        let gap = gap(About::Work, matters);
        gaps.push(Gap { category: Some(category), duty: first, of_duties, has_done, ..gap });
    }
    gaps
}

/// Which of the lacking duties of a kind, the weightiest first, names a gap: the weightiest, or one nearly so that takes a skill
/// which can be taught.
fn named(
    capability: &Capability<'_>,
    role: &Role,
    mut of_kind: impl Iterator<Item = usize> + Clone,
    lacking: &[(f64, usize)],
) -> Option<usize> {
    let lacks =
        |duty: usize| lacking.iter().find(|(_, other)| *other == duty).map_or(0.0, |(lacks, _)| *lacks);
    let teachable = |duty: &usize| role.skills[*duty].iter().any(|skill| !capability.has(*skill));
    let first = of_kind.clone().next()?;
    of_kind.find(|duty| teachable(duty) && lacks(*duty) >= NEARLY * lacks(first)).or(Some(first))
}

fn level(employer: &Figure, total: f64, gaps: &mut Vec<Gap>) {
    if let Some((weight, value)) = weight_of(About::Level, employer, total) {
        gaps.push(Gap {
            serves: Some(Serves::Level),
            takes_work: true,
            ..gap(About::Level, weight * (1.0 - value))
        });
    }
}

fn demands(capability: &Capability<'_>, role: &Role, employer: &Figure, total: f64, gaps: &mut Vec<Gap>) {
    for (about, must) in [(About::Required, true), (About::Preferred, false)] {
        let Some(part) = employer.part(about) else { continue };
        let weight = if part.value.is_some() { part.weight / total } else { 0.0 };
        // What a part rests on stands in the order of its demands.
        let met: Vec<Option<f64>> = part.evidence.iter().map(|met| met.value).collect();
        let told = met.iter().flatten().count();
        let asked = role.demands.iter().filter(|demand| demand.must == must);
        for (demand, value) in asked.zip(met) {
            let matters = value.map_or(0.0, |value| weight * (1.0 - value) / told.max(1) as f64);
            gaps.push(of_demand(capability, demand, value, gap(about, matters)));
        }
    }
}

fn of_demand(capability: &Capability<'_>, demand: &Demand, value: Option<f64>, gap: Gap) -> Gap {
    let skills = demand.asks.iter();
    let skills = skills.filter_map(|ask| if let Ask::Skill(skill) = ask { Some(*skill) } else { None });
    let serves = demand.asks.iter().find_map(|ask| match ask {
        Ask::Language(..) => Some(Serves::Language),
        Ask::Education(study) => Some(match study.level {
            Schooling::Secondary => Serves::SecondarySchool,
            Schooling::PostSecondary => Serves::VocationalEducation,
            _ => Serves::Education,
        }),
        _ => None,
    });
    // What is lacking of a demand that says more than a skill is no skill that is shown.
    let lacks = |skill: &usize| !demand.says_more || !capability.has(*skill);
    let skills: Vec<usize> = skills.filter(lacks).collect();
    let of_tools = !skills.is_empty() && skills.iter().all(|skill| !SKILLS.all[*skill].products.is_empty());
    let in_another_subject = demand.asks.iter().any(|ask| {
        let Ask::Education(asked) = ask else { return false };
        capability.schooling.iter().any(|(had, _)| had.level >= asked.level)
    });
    let months = demand.years();
    let asks_for_work = demand.asks.iter().any(|ask| matches!(ask, Ask::Experience(_)));
    let has_trait = demand.asks.contains(&Ask::Trait);
    Gap {
        category: demand.kinds.first().copied(),
        demand: Some(demand.text.text.clone()),
        in_part: value.is_some_and(|value| value >= LEAST_PART),
        takes_years: months.is_some(),
        takes_work: asks_for_work && (months.is_some() || !of_tools),
        has_time: months.is_some_and(|months| capability.worked() >= f64::from(months)),
        in_another_subject,
        untold: value.is_none(),
        // A degree in law isn't had by a course in law, and a language by none in another.
        names: (serves.is_none() && !has_trait).then(|| demand.text.clone()),
        skills: if serves.is_some() { Vec::new() } else { skills },
        serves,
        ..gap
    }
}
