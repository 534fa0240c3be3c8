//! Whether an applicant who went by the title would find the job that they expected. The verdict errs
//! towards the title: it takes evidence to say that a title misleads, and the certainty says how much
//! evidence there is.

use statrs::distribution::{ContinuousCDF, Normal};

use super::certainty::{Belief, NORMAL_QUANTILE_95};
use super::shares::{PRIOR_DUTIES, known_duties, parts};
use super::{Comparison, LevelVerdict, Promise, Scope, Verdict};
use crate::classify::Judgement;
use crate::model::{Amounts, Category, Shares};

/// What every job brings of work that its title doesn't name, as a share of each category; so much of
/// it is held against no title. With more, a title passes that names a fourth of a broad role.
const EVERYDAY: f64 = 0.05;
/// What of a promise that leaves: a promise of everything is still everything.
const PROMISED: f64 = 1.0 - EVERYDAY;

/// From this overlap on the title matches, below [`DIFFERS_BELOW`] it differs. People say "matches" from
/// about 0.7; the prior takes a tenth off the shares of an ordinary posting. At 0.6, true titles kept
/// and swapped titles caught are in balance (figures in `docs/scope.md`).
pub(super) const MATCHES_FROM: f64 = 0.6;
/// See [`MATCHES_FROM`].
const DIFFERS_BELOW: f64 = 0.4;
/// Fewer duties than this tell too little of a role.
const FEWEST_DUTIES: usize = 3;

/// The mean level of the duties that goes with a title's level: `LEVEL_BASE + LEVEL_SLOPE × level`. Even
/// a director's duties are mostly of level 2: measured on labelled duties of occupations, the mean is
/// 1.5 under titles of level 1, 1.9 under level 2 and 2.2 to 2.3 under level 3.
const LEVEL_BASE: f64 = 1.1;
/// See [`LEVEL_BASE`].
const LEVEL_SLOPE: f64 = 0.4;
/// The mean level of the duties that is usual under a title of this level, both from 1 to 3.
#[must_use]
pub fn usual_level(title: f64) -> f64 {
    LEVEL_BASE + LEVEL_SLOPE * title
}

/// How far the mean may lie from there: twice the spread between postings whose titles fit.
const LEVEL_TOLERANCE: f64 = 0.5;
/// How likely a title's level must be wrong before it is said.
const LEVEL_SURE_FROM: f64 = 0.7;

/// The part of the work that a title promises, 0 to 1: of each category as much as was promised, and
/// the little of everything that any job brings.
#[must_use]
pub fn promised_part(promise: &Shares, work: &Shares) -> f64 {
    let within = |category: Category| work[category].min(allowed(promise, category));
    work.categories().map(within).sum::<f64>().clamp(0.0, 1.0)
}

fn allowed(promise: &Shares, category: Category) -> f64 {
    PROMISED * promise[category] + EVERYDAY
}

pub(super) fn compare(
    promise: Option<&Promise>,
    scope: Option<&Scope>,
    judgements: &[Judgement],
    weights: &[f64],
) -> Comparison {
    let clear = judgements.iter().filter(|judgement| judgement.category.is_some()).count();
    let (Some(promise), Some(scope)) = (promise, scope) else {
        let verdict = if clear < FEWEST_DUTIES { Verdict::TooLittle } else { Verdict::Open };
        return without_verdict(verdict, 1.0);
    };
    // An unclear duty could be anything: it makes any verdict less sure.
    let known = clear as f64 / (clear + scope.unclear).max(1) as f64;
    let (level_verdict, level_certainty) = level_verdict(promise, scope, known);
    if promise.open {
        let verdict = if clear < FEWEST_DUTIES { Verdict::TooLittle } else { Verdict::Open };
        let comparison = without_verdict(verdict, promise.certainty);
        return Comparison { level_verdict: Some(level_verdict), level_certainty, ..comparison };
    }
    let overlap = promised_part(&promise.shares, &scope.shares);
    if clear < FEWEST_DUTIES {
        let comparison = without_verdict(Verdict::TooLittle, 1.0 - scope.unclear.min(3) as f64 * 0.1);
        let level_verdict = Some(level_verdict);
        return Comparison { overlap: Some(overlap), level_verdict, level_certainty, ..comparison };
    }
    let belief = Belief::new(overlap, known_duties(judgements, weights) + PRIOR_DUTIES);
    let (verdict, band) = match overlap {
        overlap if overlap >= MATCHES_FROM => (Verdict::Matches, (MATCHES_FROM, 1.0)),
        overlap if overlap >= DIFFERS_BELOW => (Verdict::Partly, (DIFFERS_BELOW, MATCHES_FROM)),
        _ => (Verdict::Differs, (0.0, DIFFERS_BELOW)),
    };
    let from_duties = belief.between(band.0, band.1) * known + (1.0 - known) / 3.0;
    // Where the title was read wrongly, the verdict is right by chance: most often if it is "matches".
    let by_chance = if verdict == Verdict::Matches { 0.5 } else { 0.2 };
    let certainty = promise.certainty * from_duties + (1.0 - promise.certainty) * by_chance;
    let deciding = match (verdict, level_verdict) {
        (Verdict::Matches, LevelVerdict::Fits) => Vec::new(),
        (Verdict::Matches, level) => deciding_level(level, promise, judgements, weights),
        _ => deciding(&promise.shares, &scope.shares, judgements, weights),
    };
    Comparison {
        overlap: Some(overlap),
        verdict,
        certainty,
        level_verdict: Some(level_verdict),
        level_certainty,
        deciding,
    }
}

fn without_verdict(verdict: Verdict, certainty: f64) -> Comparison {
    Comparison {
        overlap: None,
        verdict,
        certainty,
        level_verdict: None,
        level_certainty: 0.0,
        deciding: Vec::new(),
    }
}

/// The duties that lie outside the promise, those that count most first.
fn deciding(promise: &Shares, work: &Shares, judgements: &[Judgement], weights: &[f64]) -> Vec<usize> {
    let outside = Amounts::of(work.amounts().further(), |category| {
        let share = work[category];
        if share > 0.0 { 1.0 - (allowed(promise, category) / share).min(1.0) } else { 0.0 }
    });
    let parts = parts(judgements, weights);
    let amount = |((judgement, weight), parts): ((&Judgement, &f64), &Amounts)| {
        let main = judgement.category.map_or(0.0, |category| outside[category]);
        let all: f64 = parts.categories().map(|category| parts[category] * outside[category]).sum();
        if main > 0.0 { all * weight } else { 0.0 }
    };
    weightiest(judgements.iter().zip(weights).zip(&parts).map(amount).collect())
}

/// The duties whose level lies on the far side of what the title claims.
fn deciding_level(
    verdict: LevelVerdict,
    promise: &Promise,
    judgements: &[Judgement],
    weights: &[f64],
) -> Vec<usize> {
    let expected = usual_level(promise.level);
    let amount = |(judgement, weight): (&Judgement, &f64)| {
        let beyond = judgement.level.number() - expected;
        let beyond = if verdict == LevelVerdict::Understated { beyond } else { -beyond };
        if judgement.category.is_some() { beyond.max(0.0) * weight } else { 0.0 }
    };
    weightiest(judgements.iter().zip(weights).map(amount).collect())
}

fn weightiest(amounts: Vec<f64>) -> Vec<usize> {
    let mut places: Vec<usize> = (0..amounts.len()).filter(|place| amounts[*place] > 1e-9).collect();
    places.sort_by(|a, b| amounts[*b].total_cmp(&amounts[*a]));
    places
}

/// The level of a title that goes with the mean level of the duties, to the half.
pub(super) fn level_that_goes_with(mean: f64) -> f64 {
    let level = (mean - LEVEL_BASE) / LEVEL_SLOPE;
    ((level * 2.0).round() / 2.0).clamp(1.0, 3.0)
}

/// Says that a level doesn't fit only where the duties make it likely, since nearly all titles' levels do, and where
/// there is a title that would fit better: above a head's there is none.
fn level_verdict(promise: &Promise, scope: &Scope, known: f64) -> (LevelVerdict, f64) {
    let expected = usual_level(promise.level);
    let (low, high) = scope.level_interval;
    // The interval is cut off at the ends of the scale; its longer side tells the spread.
    let reach = (high - scope.level).max(scope.level - low).max(0.05);
    let spread = reach / NORMAL_QUANTILE_95;
    let Ok(level) = Normal::new(scope.level, spread) else { return (LevelVerdict::Fits, 0.5) };
    let inflated = level.cdf(expected - LEVEL_TOLERANCE);
    let understated = level.sf(expected + LEVEL_TOLERANCE);
    let better = level_that_goes_with(scope.level);
    let (verdict, likely) = if inflated >= LEVEL_SURE_FROM && better < promise.level {
        (LevelVerdict::Inflated, inflated)
    } else if understated >= LEVEL_SURE_FROM && better > promise.level {
        (LevelVerdict::Understated, understated)
    } else {
        let above = if better > promise.level { understated } else { 0.0 };
        let below = if better < promise.level { inflated } else { 0.0 };
        (LevelVerdict::Fits, 1.0 - above - below)
    };
    let trust = promise.certainty * known;
    (verdict, (likely * trust + (1.0 - trust) / 2.0).clamp(0.0, 1.0))
}
