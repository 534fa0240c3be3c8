//! What the duties add up to: the shares of the work over the categories, each with bounds that are
//! honest about how few duties a posting states, the mean level, and how broad the role is.

use super::certainty::{Belief, NORMAL_QUANTILE_95, effective_number};
use super::{Breadth, Scope};
use crate::classify::Judgement;
use crate::model::{Category, Duty, Level, Shares};

/// The power to which a duty's probabilities are raised before they are added up: 1 takes them as they
/// are, more leans to the likeliest category. Chosen on whole postings with judged shares.
const SHARPNESS: f64 = 1.5;

/// What is believed of a category before any duty is read, in duties: Perks' prior, one duty spread
/// evenly (Perks, *Journal of the Institute of Actuaries*, 1947).
const PRIOR_DUTIES: f64 = 1.0;

/// From this share on, one category makes the role.
const SPECIALISED_FROM: f64 = 0.65;
/// Above this share, one category keeps a role from being broad.
const BROAD_UP_TO: f64 = 0.5;
/// From this share on, a third category carries the role too.
const CARRIES_FROM: f64 = 0.15;

/// What each duty counts for: a stated share of the time as it stands, the rest of the time shared
/// alike by the duties without one. Unclear duties don't count. They sum to 1, or are all 0 where no
/// duty counts.
pub(super) fn weights(duties: &[Duty], judgements: &[Judgement]) -> Vec<f64> {
    let stated = |duty: &Duty| duty.share.filter(|share| share.is_finite() && *share > 0.0);
    let total: f64 = duties.iter().filter_map(stated).sum();
    let unstated = duties.iter().filter(|duty| stated(duty).is_none()).count();
    let rest = if unstated > 0 { (1.0 - total).max(0.0) / unstated as f64 } else { 0.0 };
    let counted = |all_alike: bool| -> Vec<f64> {
        let weight = |(duty, judgement): (&Duty, &Judgement)| {
            let clear = judgement.category.is_some();
            let weight = if all_alike { 1.0 } else { stated(duty).unwrap_or(rest) };
            if clear { weight } else { 0.0 }
        };
        duties.iter().zip(judgements).map(weight).collect()
    };
    let mut weights = counted(false);
    if weights.iter().sum::<f64>() <= 0.0 {
        // All the stated time is in unclear duties: what else is said counts alike.
        weights = counted(true);
    }
    let sum: f64 = weights.iter().sum();
    if sum > 0.0 {
        weights.iter_mut().for_each(|weight| *weight /= sum);
    }
    weights
}

/// The scope of a role; `None` where no duty counts.
pub(super) fn scope(judgements: &[Judgement], weights: &[f64]) -> Option<Scope> {
    let mut amounts = [0.0; Category::COUNT];
    for (judgement, weight) in judgements.iter().zip(weights) {
        for (amount, part) in amounts.iter_mut().zip(parts(judgement)) {
            *amount += part * weight;
        }
    }
    let shares = Shares::in_proportion(amounts)?;
    let number = effective_number(weights);
    let prior = PRIOR_DUTIES / Category::COUNT as f64;
    let intervals = Category::ALL.map(|category| {
        let share = shares[category];
        let (low, high) = Belief::after(share, number, (prior, PRIOR_DUTIES - prior)).interval();
        (low.min(share), high.max(share))
    });
    let (level, level_interval) = level(judgements, weights, number);
    let unclear = judgements.iter().filter(|judgement| judgement.category.is_none()).count();
    Some(Scope { shares, intervals, level, level_interval, breadth: breadth(&shares), unclear })
}

/// How one duty's time is spread over the categories.
pub(super) fn parts(judgement: &Judgement) -> [f64; Category::COUNT] {
    let sharpened = judgement.probabilities.map(|probability| probability.max(0.0).powf(SHARPNESS));
    match Shares::in_proportion(sharpened) {
        Some(parts) => *parts.as_array(),
        None => [0.0; Category::COUNT],
    }
}

/// The mean level and its bounds. The spread between duties is taken together with one duty of the
/// spread that levels have at large, so that two like duties don't pass for certainty.
fn level(judgements: &[Judgement], weights: &[f64], number: f64) -> (f64, (f64, f64)) {
    const SPREAD_AT_LARGE: f64 = 0.25;
    let (mut mean, mut square) = (0.0, 0.0);
    for (judgement, weight) in judgements.iter().zip(weights) {
        for (level, probability) in Level::ALL.iter().zip(judgement.level_probabilities) {
            mean += weight * probability * level.number();
            square += weight * probability * level.number() * level.number();
        }
    }
    let mean = mean.clamp(1.0, 3.0);
    let variance = (square - mean * mean).max(0.0);
    let pooled = (variance * number + SPREAD_AT_LARGE) / (number + 1.0);
    let reach = NORMAL_QUANTILE_95 * (pooled / number.max(1.0)).sqrt();
    (mean, ((mean - reach).max(1.0), (mean + reach).min(3.0)))
}

/// How broad a role of these shares is.
pub(super) fn breadth(shares: &Shares) -> Breadth {
    let mut sorted = *shares.as_array();
    sorted.sort_by(|a, b| b.total_cmp(a));
    if sorted[0] >= SPECIALISED_FROM {
        Breadth::Specialised
    } else if sorted[0] <= BROAD_UP_TO && sorted[2] >= CARRIES_FROM {
        Breadth::Broad
    } else {
        Breadth::Mixed
    }
}
