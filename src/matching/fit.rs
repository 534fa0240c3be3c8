//! How well a person and a role go together, in both directions: what the role gives the person, and what the
//! person can do of what the employer needs. Each figure is the weighted mean of parts that are all kept, so that
//! whoever reads it can see what made it and what could not be told.

use super::capability::Capability;
use super::conditions::Condition;
use super::gaps::Gap;
use super::knowing::known;
use super::role::Role;
use super::{employer, gaps, person};

/// From here on a figure is good.
pub const GOOD_FROM: f64 = 0.7;
/// Below this it is poor.
pub const POOR_BELOW: f64 = 0.45;

/// What a part of a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The kinds of work that the person has done, against those of the role.
    Work,
    /// The level that the person has worked at, against the role's.
    Level,
    /// What the person must have.
    Required,
    /// What counts in the person's favour.
    Preferred,
    /// What the person wants more and less of.
    Wishes,
    /// The level that the person wants.
    WantedLevel,
    /// A limit of the person's.
    Limit(Condition),
    /// Whether training is offered to a person who wants it.
    Training,
}

impl About {
    /// The name used in machine-readable output.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Level => "level",
            Self::Required => "required",
            Self::Preferred => "preferred",
            Self::Wishes => "wishes",
            Self::WantedLevel => "wanted-level",
            Self::Limit(condition) => condition.key(),
            Self::Training => "training",
        }
    }
}

/// One part of a figure.
#[derive(Debug, Clone)]
pub struct Part {
    /// What it is about.
    pub about: About,
    /// 0 to 1; `None` where it can't be told.
    pub value: Option<f64>,
    /// What it counts for beside the other parts.
    pub weight: f64,
    /// How far the figure can be trusted, 0 to 1.
    pub confidence: f64,
    /// What it rests on, the weightiest first.
    pub evidence: Vec<Evidence>,
}

/// What a part rests on: something of the role, and what in the profile answers to it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// The posting's words: a duty, a demand, a condition.
    pub of_role: Option<String>,
    /// The line in the posting, from 1.
    pub line: Option<usize>,
    /// The profile's words.
    pub of_profile: Option<String>,
    /// Of a past duty or a wish, how it is like the role's duty or demand; `None` of all else.
    pub likeness: Option<Likeness>,
    /// The skills that the duty takes and the profile shows, by their keys, where work of its kind shows the rest.
    pub skills: Vec<&'static str>,
    /// How well they go together, 0 to 1; `None` where that can't be told.
    pub value: Option<f64>,
}

/// How something that a person did is like a duty of the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// It is much the same duty.
    Duty,
    /// It does the same to the same, or is like it in its words, but not much the same.
    Somewhat,
    /// It is of the same kind of work, and near, or of a kind that is much alike.
    Kind,
    /// It has nothing but the kind of work in common, which is of many trades.
    KindAlone,
}

impl Likeness {
    /// The name used in machine-readable output.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Duty => "duty",
            Self::Somewhat => "somewhat",
            Self::Kind => "kind",
            Self::KindAlone => "kind-alone",
        }
    }
}

/// One direction of a fit.
#[derive(Debug, Clone)]
pub struct Figure {
    /// 0 to 1; `None` where nothing can be told.
    pub value: Option<f64>,
    /// How far it can be trusted, 0 to 1: what could not be told takes from it.
    pub confidence: f64,
    /// Its parts, in the order in which they are always listed.
    pub parts: Vec<Part>,
}

impl Figure {
    fn of(parts: Vec<Part>, most: f64) -> Self {
        let known = || parts.iter().filter_map(|part| part.value.map(|value| (value, part)));
        let weight: f64 = known().map(|(_, part)| part.weight).sum();
        let total: f64 = parts.iter().map(|part| part.weight).sum();
        if weight <= 0.0 {
            return Self { value: None, confidence: 0.0, parts };
        }
        let value = known().map(|(value, part)| value * part.weight).sum::<f64>() / weight;
        let confidence = known().map(|(_, part)| part.confidence * part.weight).sum::<f64>() / total;
        Self { value: Some(value.clamp(0.0, most)), confidence, parts }
    }

    /// A part by what it is about.
    #[must_use]
    pub fn part(&self, about: About) -> Option<&Part> {
        self.parts.iter().find(|part| part.about == about)
    }
}

/// What a figure is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// [`GOOD_FROM`] or more.
    Good,
    /// Between the two.
    Fair,
    /// Below [`POOR_BELOW`].
    Poor,
    /// It can't be told.
    Unknown,
}

impl Grade {
    /// The grade of a figure.
    #[must_use]
    pub fn of(value: Option<f64>) -> Self {
        // By the whole percents that are shown: nobody should read 45% and be told that it is less.
        match value.map(|value| (value * 100.0).round() / 100.0) {
            None => Self::Unknown,
            Some(value) if value >= GOOD_FROM => Self::Good,
            Some(value) if value >= POOR_BELOW => Self::Fair,
            Some(_) => Self::Poor,
        }
    }
}

/// What both figures say together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Good for both.
    Good,
    /// The role is what the person wants, and they can grow into it.
    Reach,
    /// The role is what the person wants, and far from what they can today.
    Far,
    /// The person can do the role, and doesn't want it.
    Unwanted,
    /// The person can do the role, which goes against a limit of theirs.
    BeyondLimit,
    /// The person can do the role, which gives only part of what they want.
    Compromise,
    /// Neither has much to gain.
    Neither,
    /// The person can do the role; what they want isn't known.
    Able,
    /// The person can do part of the role; what they want isn't known.
    PartlyAble,
    /// The person can do little of the role; what they want isn't known.
    Unable,
    /// The posting says too little.
    Silent,
}

impl Verdict {
    /// The name used in machine-readable output.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Reach => "reach",
            Self::Far => "far",
            Self::Unwanted => "unwanted",
            Self::BeyondLimit => "beyond-limit",
            Self::Compromise => "compromise",
            Self::Neither => "neither",
            Self::Able => "able",
            Self::PartlyAble => "partly-able",
            Self::Unable => "unable",
            Self::Silent => "silent",
        }
    }
}

/// How one person and one role go together.
#[derive(Debug, Clone)]
pub struct Fit {
    /// Does the role give what the person wants?
    pub person: Figure,
    /// Can the person do what the employer needs?
    pub employer: Figure,
    /// What the employer's figure would be after the training that the posting offers; `None` where it offers none
    /// that would help.
    pub after_training: Option<f64>,
    /// The part of the work, 0 to 1, that the person wants more of; `None` where they name nothing.
    pub wanted: Option<f64>,
    /// The part of the work, 0 to 1, that the person wants less of; `None` where they name nothing.
    pub unwanted: Option<f64>,
    /// Whether the profile shows the language that the posting is written in.
    pub speaks_its_language: bool,
    /// Whether the person has done such work, but little that is like the role's duties: the subject may be new to them.
    pub new_subject: bool,
    /// What both say together.
    pub verdict: Verdict,
    /// What the person lacks, what would gain the most first.
    pub gaps: Vec<Gap>,
}

impl Fit {
    /// Whether a demand is what a limit of the person's was held against: then it is told of there.
    #[must_use]
    pub fn is_of_a_limit(&self, demand: &Evidence) -> bool {
        let limits = self.person.parts.iter().filter(|part| matches!(part.about, About::Limit(_)));
        let mut told = limits.flat_map(|part| &part.evidence);
        let Some(text) = demand.of_role.as_deref().filter(|_| demand.value.is_none()) else { return false };
        told.any(|told| {
            told.line == demand.line && told.of_role.as_ref().is_some_and(|told| told.contains(text))
        })
    }

    /// The figure of the side that gains less: what a ranking goes by, for a match is as good as its weaker side.
    #[must_use]
    pub fn weaker(&self) -> Option<f64> {
        match (self.person.value, self.employer.value) {
            (Some(person), Some(employer)) => Some(person.min(employer)),
            (person, employer) => person.or(employer),
        }
    }
}

/// Holds a person against a role.
#[must_use]
pub fn fit(capability: &Capability<'_>, role: &Role) -> Fit {
    let known = known(capability, role);
    let mut employer = Figure::of(employer::parts(capability, role, &known), 1.0);
    // Who meets every demand of a posting that doesn't say what the work is may still be unable to do it, and nobody
    // is unable because they said nothing.
    let told = role.assessment.scope.is_some() && employer::shows_anything(capability);
    if !told {
        (employer.value, employer.confidence) = (None, 0.0);
    }
    let (parts, most) = person::parts(capability, role);
    let person = Figure::of(parts, most);
    let verdict = verdict(&person, &employer);
    let gaps = if told { gaps::gaps(capability, role, &known, &employer) } else { Vec::new() };
    let gained: f64 = gaps.iter().filter(|gap| gap.offered.is_some()).map(gained).sum();
    let after_training = employer.value.filter(|_| gained > 0.0).map(|value| (value + gained).min(1.0));
    let [wanted, unwanted] = person::told_shares(capability, role);
    let speaks_its_language = capability.has_language(role.assessment.posting.language);
    let new_subject = told && employer::may_be_new_to_the_subject(capability, role, &known, &employer);
    Fit {
        person,
        employer,
        speaks_its_language,
        new_subject,
        after_training,
        wanted,
        unwanted,
        verdict,
        gaps,
    }
}

/// What training that the posting offers adds: half of a demand that it serves, and a quarter of a kind of work, which no
/// course teaches.
fn gained(gap: &Gap) -> f64 {
    gap.matters * if gap.about == About::Work { 0.25 } else { 0.5 }
}

fn verdict(person: &Figure, employer: &Figure) -> Verdict {
    use Grade::{Fair, Good, Poor, Unknown};
    match (Grade::of(person.value), Grade::of(employer.value)) {
        (_, Unknown) => Verdict::Silent,
        (Unknown, Good) => Verdict::Able,
        (Unknown, Fair) => Verdict::PartlyAble,
        (Unknown, Poor) => Verdict::Unable,
        (Good, Good) => Verdict::Good,
        (Good, Fair) => Verdict::Reach,
        (Good, Poor) => Verdict::Far,
        (Fair, Good | Fair) => Verdict::Compromise,
        (Poor, Good | Fair) if goes_against_a_limit_only(person) => Verdict::BeyondLimit,
        (Poor, Good | Fair) => Verdict::Unwanted,
        (Fair | Poor, Poor) => Verdict::Neither,
    }
}

/// Whether a broken limit makes the figure what it is, not the work.
fn goes_against_a_limit_only(person: &Figure) -> bool {
    let broken = |part: &Part| matches!(part.about, About::Limit(_)) && part.value == Some(0.0);
    let unwanted = |part: &Part| part.about == About::Wishes && Grade::of(part.value) == Grade::Poor;
    person.parts.iter().any(broken) && !person.parts.iter().any(unwanted)
}
