//! The whole answer for one posting: what the work is, what the title promises, how the two compare,
//! and how sure each part is. Reports print it; rules and matching build on it.

use crate::classify::Judgement;
use crate::model::{Posting, Shares};

/// Everything that is said of one posting.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The posting that was assessed.
    pub posting: Posting,
    /// One judgement for each of the posting's duties, in their order.
    pub judgements: Vec<Judgement>,
    /// What each duty counts for in the scope, in the order of the duties; they sum to 1, or are all 0
    /// where no duty counts.
    pub weights: Vec<f64>,
    /// What the work really is; `None` where no duty is stated, or all are unclear.
    pub scope: Option<Scope>,
    /// What the title promises; `None` where there is no title.
    pub promise: Option<Promise>,
    /// How the two compare.
    pub comparison: Comparison,
    /// Titles that would promise what the work is, the truest first; empty where the title holds.
    pub truer_titles: Vec<String>,
}

/// What a role's duties add up to.
#[derive(Debug, Clone, PartialEq)]
pub struct Scope {
    /// The shares of the work.
    pub shares: Shares,
    /// For each category, in the order of [`Shares::categories`], the bounds between which its share lies
    /// with a probability of 90 %; empty where they were left out.
    pub intervals: Vec<(f64, f64)>,
    /// The mean level of the work, 1 (support) to 3 (lead).
    pub level: f64,
    /// The bounds between which the mean level lies with a probability of 90 %.
    pub level_interval: (f64, f64),
    /// How the work is spread.
    pub breadth: Breadth,
    /// How many duties were unclear and don't count in the shares.
    pub unclear: usize,
}

/// How a role's work is spread over the categories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Breadth {
    /// One category makes 65 of 100 parts or more.
    Specialised,
    /// Two categories carry the role.
    Mixed,
    /// Three categories or more, none above half.
    Broad,
}

impl Breadth {
    /// All of them, the narrowest first.
    pub const ALL: [Self; 3] = [Self::Specialised, Self::Mixed, Self::Broad];

    /// The name used in files and machine-readable output, such as `broad`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Specialised => "specialised",
            Self::Mixed => "mixed",
            Self::Broad => "broad",
        }
    }
}

/// What a title leads a reasonable applicant to expect.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// The shares of the work that are expected; near even over the four where the title is open.
    pub shares: Shares,
    /// The level claimed, 1 (support) to 3 (lead).
    pub level: f64,
    /// Whether the title names no field of work, so that nothing can be held against it.
    pub open: bool,
    /// How likely the main category of the promise is right, 0 to 1: low for a title whose words are
    /// not in the lexicon.
    pub certainty: f64,
    /// What each part of the title was taken to say.
    pub reasons: Vec<TitleReason>,
}

/// What one part of a title was taken to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleReason {
    /// The words of the title.
    pub words: String,
    /// What they are.
    pub part: TitlePart,
}

/// The parts that titles are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TitlePart {
    /// What the person is: coordinator, adviser, assistant.
    Head,
    /// What the work is about: policy, office, event.
    Field,
    /// Whom the person serves: to the CEO.
    Serves,
    /// The level claimed: senior, junior, head of.
    Seniority,
}

/// How the work compares with what the title promises.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The part of the work that the title promises, 0 to 1; `None` where there is nothing to compare.
    pub overlap: Option<f64>,
    /// Whether an applicant who went by the title would find the job that they expected.
    pub verdict: Verdict,
    /// How likely the verdict is right, 0 to 1.
    pub certainty: f64,
    /// Whether the title claims the level that the duties ask.
    pub level_verdict: Option<LevelVerdict>,
    /// How likely the verdict on the level is right, 0 to 1.
    pub level_certainty: f64,
    /// The duties that make the difference between title and work: their places in
    /// [`Assessment::judgements`], the weightiest first. Empty where nothing differs.
    pub deciding: Vec<usize>,
}

/// Whether an applicant who went by the title would find the job that they expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// At least about 70 of 100 parts are what the title says.
    Matches,
    /// Recognisable, but some 30 to 60 parts are something else.
    Partly,
    /// Most of the work is not what the title says.
    Differs,
    /// The title promises nothing to compare with.
    Open,
    /// Fewer than three real duties are stated.
    TooLittle,
}

impl Verdict {
    /// All of them, the best first, then those that don't compare.
    pub const ALL: [Self; 5] = [Self::Matches, Self::Partly, Self::Differs, Self::Open, Self::TooLittle];

    /// The name used in files and machine-readable output, such as `too-little`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Matches => "matches",
            Self::Partly => "partly",
            Self::Differs => "differs",
            Self::Open => "open",
            Self::TooLittle => "too-little",
        }
    }
}

/// Whether a title claims the level that the duties ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LevelVerdict {
    /// It does.
    Fits,
    /// The title claims more than the duties ask.
    Inflated,
    /// The duties ask more than the title claims.
    Understated,
}

impl LevelVerdict {
    /// The name used in files and machine-readable output, such as `understated`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::Inflated => "inflated",
            Self::Understated => "understated",
        }
    }
}
