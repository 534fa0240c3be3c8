//! What to ask the employer before saying yes, and what the recruiter should make clear in the text: what is
//! missing, vague or contradictory in a posting, or decisive for this person. The more an answer would change the
//! verdict, the sooner it is asked.

use super::capability::{Capability, Judged, MONTHS_THAT_TELL};
use super::catalogue::Serves;
use super::conditions::Condition;
use super::contradictions::contradictions;
use super::fit::{About, Fit};
use super::person::{unwanted, wanted_by_kind};
use super::profile::{Allowed, Wish};
use super::requirements::{Ask, is_formality};
use super::role::{Role, USED_FROM};
use super::vocabulary::SKILLS;
use crate::model::{Category, Language};
use crate::scope::{Assessment, Breadth, LevelVerdict, Verdict};

/// A question, ready to be worded in either language, to the employer or to the recruiter.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What it asks.
    pub about: Topic,
    /// How much the answer would change, 0 to 1.
    pub matters: f64,
    /// The line of the posting that it is about, from 1.
    pub line: Option<usize>,
}

impl Topic {
    /// The name used in machine-readable output.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::TitleAndWork { .. } => "title-and-work",
            Self::OpenTitle { .. } => "open-title",
            Self::Shares { .. } => "shares",
            Self::UnclearDuty { .. } => "unclear-duty",
            Self::FewDuties { .. } => "few-duties",
            Self::ReportsTo => "reports-to",
            Self::Level { .. } => "level",
            Self::Contradiction { .. } => "contradiction",
            Self::UnusedDemand { .. } => "unused-demand",
            Self::NoDemands => "no-demands",
            Self::NoTraining => "no-training",
            Self::Unwanted { .. } => "unwanted",
            Self::Wanted { .. } => "wanted",
            Self::WantedKind { .. } => "wanted-kind",
            Self::Silent { .. } => "silent",
            Self::Limit { .. } => "limit",
            Self::UnclearLimit { .. } => "unclear-limit",
            Self::Demand { .. } => "demand",
            Self::Language { .. } => "language",
            Self::Interview { .. } => "interview",
            Self::Learn { .. } => "learn",
        }
    }
}

/// What a question is about.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each field is the part of the sentence above it that it is named after")]
pub enum Topic {
    /// So much of the work is of one kind, while the title promises another.
    TitleAndWork { title: String, work: Category, share: f64 },
    /// The title could stand for different jobs.
    OpenTitle { title: String, work: Category, share: f64 },
    /// The work is spread, and nothing tells how the time is.
    Shares { kinds: usize },
    /// A duty that could be anything.
    UnclearDuty { duty: String },
    /// Too few duties are told.
    FewDuties { count: usize },
    /// Nobody is named whom the role reports to.
    ReportsTo,
    /// The title claims more, or less, than the duties ask.
    Level { title: String, inflated: bool },
    /// Two things that can't both be true.
    Contradiction { one: String, other: String },
    /// A demand for something that no duty uses.
    UnusedDemand { demand: String, kind: Category },
    /// No demands are told.
    NoDemands,
    /// No training is told of.
    NoTraining,
    /// The person wants less of a kind of work that the role has.
    Unwanted { share: f64, wishes: Vec<Wish> },
    /// The person wants more of a kind of work that the role has little of.
    Wanted { share: f64, wishes: Vec<Wish> },
    /// The person wants more of something, and the role has other work of its kind.
    WantedKind { wish: Wish, duty: String },
    /// The posting says nothing of something that the person has a limit for.
    Silent { about: About },
    /// The posting breaks a limit, or does so in part: it has more of something than the person can do, or a little of what they
    /// can't do at all.
    Limit { about: About, words: String, broken: Broken },
    /// The posting names something that the person has a limit for, and doesn't say whether it is part of the role.
    UnclearLimit { about: About, words: String },
    /// A demand that the profile doesn't show.
    Demand { demand: String, learnable: bool },
    /// The posting is in a language that the profile doesn't show.
    Language { language: Language },
    /// A demand that no profile can show.
    Interview { demand: String },
    /// A kind of work that the person would have to learn.
    Learn { kind: Category, duty: Option<String>, offered: Option<String> },
}

/// How far a posting goes against a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// Wholly.
    Wholly,
    /// It has what the person can do some of.
    InPart,
    /// It has a little of what the person can't do.
    Seldom,
}

/// A role whose duties nobody says the time of is worth asking about from this breadth on.
const SPREAD: [Breadth; 2] = [Breadth::Mixed, Breadth::Broad];
/// From this gain on, a kind of work takes somebody to show it.
const LEARN_FROM: f64 = 0.1;
/// A part of the work below this is little of what somebody wants more of.
const LITTLE_BELOW: f64 = 0.4;
/// From this share on, work is too unwanted to be shared with others.
pub const MOSTLY_UNWANTED_FROM: f64 = 0.6;
/// From this share on, unwanted work is worth asking about.
const NOTICED_FROM: f64 = 0.15;

/// The questions that a posting raises by itself, and those that a profile and its fit raise, the weightiest first.
#[must_use]
pub fn questions(role: &Role, person: Option<(&Capability<'_>, &Fit)>) -> Vec<Question> {
    let mut questions = Vec::new();
    of_title(&role.assessment, &mut questions);
    of_duties(role, &mut questions);
    of_demands(role, &mut questions);
    for (one, other) in contradictions(&role.assessment.posting) {
        let line = Some(role.line(&one));
        let about = Topic::Contradiction { one: one.text, other: other.text };
        questions.push(Question { about, matters: 0.6, line });
    }
    if let Some((capability, fit)) = person {
        // Who wants no training asks for none.
        let wants_none = capability.profile.wants.training == Some(false);
        questions.retain(|question| !wants_none || question.about != Topic::NoTraining);
        of_wishes(capability, role, fit, &mut questions);
        of_kinds(capability, role, &mut questions);
        of_fit(capability, role, fit, &mut questions);
        if !fit.speaks_its_language {
            let language = role.assessment.posting.language;
            questions.push(Question { about: Topic::Language { language }, matters: 0.7, line: None });
        }
    }
    for question in &mut questions {
        question.matters = question.matters.clamp(0.0, 1.0);
    }
    questions.sort_by(|a, b| b.matters.total_cmp(&a.matters).then(a.line.cmp(&b.line)));
    questions
}

fn of_title(assessment: &Assessment, questions: &mut Vec<Question>) {
    let (Some(title), Some(scope)) = (&assessment.posting.title, &assessment.scope) else { return };
    let line = Some(assessment.posting.file.position(title.original.span().start).line);
    let (work, title) = (scope.shares.main(), title.clean.clone());
    let share = scope.shares[work];
    let comparison = &assessment.comparison;
    let missing = 1.0 - comparison.overlap.unwrap_or(1.0);
    match comparison.verdict {
        Verdict::Differs | Verdict::Partly if promised(assessment) != Some(work) => {
            let about = Topic::TitleAndWork { title: title.clone(), work, share };
            questions.push(Question { about, matters: 0.3 + 0.7 * missing, line });
        }
        Verdict::Open => {
            let about = Topic::OpenTitle { title: title.clone(), work, share };
            questions.push(Question { about, matters: 0.5, line });
        }
        _ => {}
    }
    let sure = comparison.level_certainty >= 0.5;
    if let Some(verdict @ (LevelVerdict::Inflated | LevelVerdict::Understated)) = comparison.level_verdict
        && sure
    {
        let about = Topic::Level { title, inflated: verdict == LevelVerdict::Inflated };
        questions.push(Question { about, matters: 0.5 * comparison.level_certainty, line });
    }
}

fn promised(assessment: &Assessment) -> Option<Category> {
    assessment.promise.as_ref().filter(|promise| !promise.open).map(|promise| promise.shares.main())
}

fn of_duties(role: &Role, questions: &mut Vec<Question>) {
    let assessment = &role.assessment;
    let posting = &assessment.posting;
    let count = assessment.judgements.iter().filter(|judgement| judgement.category.is_some()).count();
    if assessment.comparison.verdict == Verdict::TooLittle {
        questions.push(Question { about: Topic::FewDuties { count }, matters: 0.9, line: None });
    }
    // Who asks how a week of this title is divided has asked it of the kinds of work, too.
    let asked = questions.iter().any(|question| matches!(question.about, Topic::TitleAndWork { .. }));
    let untimed = !asked && posting.duties.iter().all(|duty| duty.share.is_none());
    if let Some(scope) = assessment.scope.as_ref().filter(|scope| untimed && SPREAD.contains(&scope.breadth))
    {
        let kinds = scope.shares.as_array().iter().filter(|share| **share >= NOTICED_FROM).count();
        let widest = scope.intervals.iter().map(|(low, high)| high - low).fold(0.0, f64::max);
        questions.push(Question { about: Topic::Shares { kinds }, matters: 0.2 + widest, line: None });
    }
    let all = posting.duties.iter().zip(&assessment.judgements).zip(&role.vague);
    for ((duty, _), _) in all.filter(|((_, j), vague)| **vague || j.category.is_none()) {
        let line = Some(posting.file.position(duty.text.span().start).line);
        let matters = 0.2 + 0.8 / posting.duties.len().max(1) as f64;
        questions.push(Question {
            about: Topic::UnclearDuty { duty: duty.text.text.clone() },
            matters,
            line,
        });
    }
    if posting.reports_to.is_none() {
        let serves = assessment.scope.as_ref().map_or(0.0, |s| s.shares[Category::ExecutiveAssistant]);
        questions.push(Question { about: Topic::ReportsTo, matters: 0.25 + 0.3 * serves, line: None });
    }
}

fn of_demands(role: &Role, questions: &mut Vec<Question>) {
    if role.demands.is_empty() {
        questions.push(Question { about: Topic::NoDemands, matters: 0.3, line: None });
    }
    if role.offers.is_empty() {
        questions.push(Question { about: Topic::NoTraining, matters: 0.1, line: None });
    }
    for demand in role.demands.iter().filter(|demand| demand.must) {
        let kinds = demand.asks.iter().find_map(|ask| match ask {
            Ask::Skill(skill) => Some(SKILLS.all[*skill].work.as_slice()).filter(|work| !work.is_empty()),
            _ => None,
        });
        let Some(kinds) = kinds.filter(|_| role.assessment.scope.is_some()) else { continue };
        // A duty that names the skill uses it, of whatever kind the duty is.
        let of_demand = |skill: &usize| demand.asks.contains(&Ask::Skill(*skill));
        let is_named = role.skills.iter().flatten().any(of_demand);
        if !is_named && kinds.iter().all(|kind| role.shown[*kind] < USED_FROM) {
            let about = Topic::UnusedDemand { demand: demand.text.text.clone(), kind: kinds[0] };
            questions.push(Question { about, matters: 0.35, line: Some(role.line(&demand.text)) });
        }
    }
}

fn of_wishes(capability: &Capability<'_>, role: &Role, fit: &Fit, questions: &mut Vec<Question>) {
    if let Some(share) = fit.unwanted.filter(|share| *share >= NOTICED_FROM) {
        let duty = unwanted(capability, role).1.first().map(|wished| wished.duty);
        let line = duty.map(|duty| role.line(&role.assessment.posting.duties[duty].text));
        let about = Topic::Unwanted { share, wishes: wishes(&capability.less) };
        questions.push(Question { about, matters: 0.4 + 0.6 * share, line });
    }
    // Of a role that is nearly all unwanted nobody asks that it grow.
    let mostly = fit.unwanted.is_some_and(|share| share >= MOSTLY_UNWANTED_FROM);
    if let Some(share) = fit.wanted.filter(|share| *share < LITTLE_BELOW && !mostly) {
        let matters = 0.4 + 0.6 * (LITTLE_BELOW - share);
        let about = Topic::Wanted { share, wishes: wishes(&capability.more) };
        questions.push(Question { about, matters, line: None });
    }
}

/// What somebody wants more of and the posting doesn't name, though it has such work.
fn of_kinds(capability: &Capability<'_>, role: &Role, questions: &mut Vec<Question>) {
    if questions.iter().any(|question| matches!(question.about, Topic::Wanted { .. })) {
        return;
    }
    for (wish, duty) in wanted_by_kind(capability, role) {
        let text = &role.assessment.posting.duties[duty].text;
        let about = Topic::WantedKind { wish: capability.more[wish].wish.clone(), duty: text.text.clone() };
        questions.push(Question { about, matters: 0.4, line: Some(role.line(text)) });
    }
}

fn wishes(judged: &[Judged]) -> Vec<Wish> {
    judged.iter().map(|judged| judged.wish.clone()).collect()
}

fn of_fit(capability: &Capability<'_>, role: &Role, fit: &Fit, questions: &mut Vec<Question>) {
    for part in &fit.person.parts {
        match (part.about, part.value) {
            (about @ (About::Limit(_) | About::Training), None) => {
                questions.retain(|question| about != About::Training || question.about != Topic::NoTraining);
                let matters = if about == About::Training { 0.2 } else { 0.45 };
                let named = part.evidence.first();
                let words = named.and_then(|evidence| evidence.of_role.clone());
                let topic =
                    words.map_or(Topic::Silent { about }, |words| Topic::UnclearLimit { about, words });
                questions.push(Question { about: topic, matters, line: named.and_then(|named| named.line) });
            }
            (about @ About::Limit(_), Some(value)) if value < 1.0 => {
                if let Some(evidence) = part.evidence.first() {
                    let words = evidence.of_role.clone().unwrap_or_default();
                    // One sentence may break two limits, and is asked about once.
                    let is_same = |question: &Question| matches!(&question.about, Topic::Limit { words: other, .. } if *other == words);
                    if questions.iter().any(is_same) {
                        continue;
                    }
                    let Some(broken) = broken(capability, about, value) else { continue };
                    let about = Topic::Limit { about, words, broken };
                    questions.push(Question { about, matters: 0.8 - value / 2.0, line: evidence.line });
                }
            }
            _ => {}
        }
    }
    for gap in &fit.gaps {
        let about = match (gap.about, &gap.demand, gap.category) {
            (About::Required, Some(demand), _) if !gap.untold => {
                // Nobody has a degree, a language or three years of something after a few months.
                let takes_long = [
                    Serves::Education,
                    Serves::VocationalEducation,
                    Serves::SecondarySchool,
                    Serves::Language,
                ];
                let learnable = !gap.takes_work && !gap.serves.is_some_and(|kind| takes_long.contains(&kind));
                Topic::Demand { demand: demand.clone(), learnable }
            }
            // Who wants less of a kind of work asks for less of it, not to be taught it.
            // Nor does who has done it for some time.
            (About::Work, _, Some(kind))
                if gap.matters >= LEARN_FROM
                    && !avoids(capability, kind)
                    && capability.months[kind] < MONTHS_THAT_TELL =>
            {
                Topic::Learn { kind, duty: gap.duty.clone(), offered: gap.offered.clone() }
            }
            _ => continue,
        };
        questions.push(Question { about, matters: 0.2 + gap.matters, line: None });
    }
    let required = fit.employer.part(About::Required).into_iter().flat_map(|part| &part.evidence);
    let asked = role.demands.iter().filter(|demand| demand.must);
    for (evidence, demand) in required.zip(asked).filter(|(evidence, _)| evidence.value.is_none()) {
        let text = demand.text.text.clone();
        // What the posting teaches need not be had before.
        if fit.gaps.iter().any(|gap| gap.untold && gap.demand.as_ref() == Some(&text)) {
            continue;
        }
        // What is the same for all, or a limit of the person's, is asked as such or not at all.
        if is_formality(&demand.text.text) || fit.is_of_a_limit(evidence) {
            continue;
        }
        // What no paper shows an interview tells.
        let about = match demand.paper {
            true => Topic::Demand { demand: text, learnable: false },
            false => Topic::Interview { demand: text },
        };
        questions.push(Question { about, matters: 0.12, line: evidence.line });
    }
}

/// How far a posting goes against a limit of which it gives so much; `None` where it keeps it.
#[must_use]
pub fn broken(capability: &Capability<'_>, about: About, value: f64) -> Option<Broken> {
    let limits = &capability.profile.limits;
    let allowed = match about {
        About::Limit(Condition::Travel) => limits.travel,
        About::Limit(Condition::Evenings) => limits.evenings,
        _ => None,
    };
    match value {
        1.0.. => None,
        0.0 => Some(Broken::Wholly),
        _ if allowed == Some(Allowed::None) => Some(Broken::Seldom),
        _ => Some(Broken::InPart),
    }
}

/// Whether a person wants less of a kind of work.
fn avoids(capability: &Capability<'_>, kind: Category) -> bool {
    capability.less.iter().any(|judged| judged.wish.category == Some(kind))
}
