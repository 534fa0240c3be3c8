//! A role as matching sees it: what its posting says, judged once for any number of profiles.

use super::acts::{Act, LEADING};
use super::likeness::{Sketch, Subject};
use super::offers::offered;
use super::requirements::{self, Demand};
use super::terms::Words;
use super::vocabulary::{SKILLS, skills_of_duty};
use crate::classify::Classifier;
use crate::model::{Amounts, Category, Shares};
use crate::rules::says_nothing;
use crate::scope::{Assessment, Verdict, parts};
use crate::source::SourceText;

/// A kind of work that makes less of a role than this isn't used in it.
pub(super) const USED_FROM: f64 = 0.08;
/// How likely the kind of work must be that an offer without a known skill is training in.
const OFFER_SURE_FROM: f64 = 0.6;
/// From this share on, a role is mostly of a kind.
const MOSTLY_FROM: f64 = 0.5;

/// What is offered to be learned.
#[derive(Debug, Clone)]
pub struct Offer {
    /// In the posting's words.
    pub text: SourceText,
    pub(super) skills: Vec<usize>,
    pub(super) category: Option<Category>,
    pub(super) sketch: Sketch,
}

/// A role, ready to be held against profiles.
#[derive(Debug)]
pub struct Role {
    /// The posting and what its duties add up to.
    pub assessment: Assessment,
    /// What it asks for.
    pub demands: Vec<Demand>,
    /// The training that it offers.
    pub offers: Vec<Offer>,
    /// Which duties say nothing of what is done: "other duties as assigned".
    pub(super) vague: Vec<bool>,
    pub(super) sketches: Vec<Sketch>,
    /// What each duty is about.
    pub(super) subjects: Vec<Subject>,
    pub(super) acts: Vec<Act>,
    /// The skills that each duty speaks of.
    pub(super) skills: Vec<Vec<usize>>,
    /// The share of each kind of work that the duties themselves show; the scope's shares lean towards the mix of work at large where duties are few, and a person must not be held
    /// against that.
    pub(super) shown: Amounts,
    /// How many duties are of each kind, their parts added up.
    pub(super) counts: Amounts,
    /// How each duty's time is spread over the kinds of work, in the light of the others.
    pub(super) parts: Vec<Amounts>,
}

impl Role {
    /// Prepares an assessed posting.
    #[must_use]
    pub fn of(mut assessment: Assessment, classifier: &Classifier) -> Self {
        // One or two duties tell too little of the work to hold anybody against.
        if assessment.comparison.verdict == Verdict::TooLittle {
            assessment.scope = None;
        }
        let vague: Vec<bool> =
            assessment.posting.duties.iter().map(|duty| says_nothing(&duty.text.text)).collect();
        without_the_vague(&mut assessment, &vague);
        let posting = &assessment.posting;
        let parts = parts(&assessment.judgements, &assessment.weights);
        let mut demands = requirements::demands(posting, classifier);
        // "Three years in a similar role" asks for the work that this role mostly is, and for any where it is mixed.
        let main = assessment.scope.as_ref().map(|scope| (scope.shares.main(), &scope.shares));
        let mostly =
            |(main, shares): &(Category, &Shares)| *main != Category::Other && shares[*main] >= MOSTLY_FROM;
        if let Some((main, _)) = main.filter(mostly) {
            for demand in &mut demands {
                if demand.kinds.is_empty() && demand.years().is_some() && !demand.unknown_work {
                    demand.kinds.push(main);
                }
            }
        }
        let offers = offered(posting).into_iter().map(|text| {
            let skills = SKILLS.find(&Words::of(&text.text));
            let judged = classifier.judge_briefly(&text.text, posting.language);
            let served = skills.first().and_then(|skill| SKILLS.all[*skill].work.first().copied());
            let sketch = Sketch::of(&text.text);
            // Without a skill the words alone tell what it is training in, and nobody is taught by a guess.
            let sure = judged.confidence() >= OFFER_SURE_FROM;
            Offer { text, skills, category: served.or(judged.category.filter(|_| sure)), sketch }
        });
        let offers = offers.collect();
        let texts = || posting.duties.iter().map(|duty| duty.text.text.as_str());
        let sketches = texts().map(Sketch::of).collect();
        let subjects = texts().map(Subject::of_duty).collect();
        let acts: Vec<Act> = texts().map(|text| Act::of(text, posting.language, classifier)).collect();
        let mut skills: Vec<Vec<usize>> =
            texts().map(|text| skills_of_duty(text, &Words::of(text))).collect();
        for (skills, act) in skills.iter_mut().zip(&acts) {
            skills.extend(LEADING.filter(|skill| act.leads() && !skills.contains(skill)));
        }
        let (mut shown, mut counts) = (Amounts::nothing(&[]), Amounts::nothing(&[]));
        for (parts, weight) in parts.iter().zip(&assessment.weights) {
            shown.add(parts, *weight);
            counts.add(parts, 1.0);
        }
        Self { assessment, demands, offers, vague, sketches, subjects, acts, skills, shown, counts, parts }
    }

    /// The line of a text of the posting, from 1.
    pub(super) fn line(&self, text: &SourceText) -> usize {
        self.assessment.posting.file.position(text.span().start).line
    }
}

/// Takes the weight from duties that say nothing, for the rest: nobody knows such a duty, or lacks it.
fn without_the_vague(assessment: &mut Assessment, vague: &[bool]) {
    let of_telling = assessment.weights.iter().zip(vague).filter(|(_, vague)| !**vague);
    let left: f64 = of_telling.map(|(weight, _)| *weight).sum();
    if left <= 0.0 {
        if vague.contains(&true) {
            assessment.scope = None;
        }
        return;
    }
    let all: f64 = assessment.weights.iter().sum();
    for (weight, vague) in assessment.weights.iter_mut().zip(vague) {
        *weight = if *vague { 0.0 } else { *weight * all / left };
    }
}
