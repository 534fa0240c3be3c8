//! What the duties add up to: the shares of the work over the categories, each with bounds that are
//! honest about how few duties a posting states, the mean level, and how broad the role is.

use super::certainty::{Belief, NORMAL_QUANTILE_95, effective_number};
use super::{Breadth, Scope};
use crate::classify::Judgement;
use crate::model::{Category, Duty, Level, Shares};

/// How common each category is among duties at large, in the order of [`Category::ALL`]: the rates in
/// 13,594 labelled duties of both languages.
const AT_LARGE: [f64; Category::COUNT] = [0.19, 0.48, 0.02, 0.04, 0.27];

/// How far the duties of one posting speak for each other, 0 (not at all) to 1 (as if each were drawn
/// from the mix of all): "share the minutes" among an executive assistant's duties is less likely an
/// office's than it would be alone. Chosen on whole postings with judged shares.
const COHESION: f64 = 0.5;

/// How many duties of the usual mix are added to a posting's before it speaks for one of its duties.
const USUAL_DUTIES: f64 = 2.0;

/// Doubt about single duties blurs the shares: the small look larger and the large smaller than they
/// are. Raising the shares to this power undoes it on the whole. Chosen on whole postings with judged
/// shares.
const UNBLUR: f64 = 1.2;

/// What is believed of a category before any duty is read, in duties: Perks' prior, one duty spread
/// evenly (Perks, *Journal of the Institute of Actuaries*, 1947).
const PRIOR_DUTIES: f64 = 1.0;

/// From this share on, one category makes the role.
const SPECIALISED_FROM: f64 = 0.65;
/// Above this share, one category keeps a role from being broad.
const BROAD_UP_TO: f64 = 0.5;
/// From this share on, a third category carries the role too.
const CARRIES_FROM: f64 = 0.2;

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
    let shares = Shares::in_proportion(sum(&parts(judgements, weights), weights))?;
    let shares = Shares::in_proportion(shares.as_array().map(|share| share.powf(UNBLUR)))?;
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

/// How each duty's time is spread over the categories: its own probabilities, in the light of the mix
/// that all duties together make.
pub(super) fn parts(judgements: &[Judgement], weights: &[f64]) -> Vec<[f64; Category::COUNT]> {
    let alone: Vec<[f64; Category::COUNT]> =
        judgements.iter().map(|judgement| normalised(judgement.probabilities)).collect();
    let mix = normalised(sum(&alone, weights));
    let number = effective_number(weights);
    let context: [f64; Category::COUNT] = std::array::from_fn(|place| {
        let usual = AT_LARGE[place];
        let expected = (mix[place] * number + usual * USUAL_DUTIES) / (number + USUAL_DUTIES);
        (expected / usual).powf(COHESION)
    });
    let in_context = |parts: [f64; Category::COUNT]| {
        normalised(std::array::from_fn(|place| parts[place] * context[place]))
    };
    alone.into_iter().map(in_context).collect()
}

fn sum(parts: &[[f64; Category::COUNT]], weights: &[f64]) -> [f64; Category::COUNT] {
    let mut amounts = [0.0; Category::COUNT];
    for (parts, weight) in parts.iter().zip(weights) {
        for (amount, part) in amounts.iter_mut().zip(parts) {
            *amount += part * weight;
        }
    }
    amounts
}

/// `amounts` in proportion, so that they sum to 1; all 0 where they can't be.
fn normalised(amounts: [f64; Category::COUNT]) -> [f64; Category::COUNT] {
    let sane = amounts.map(|amount| if amount.is_finite() { amount.max(0.0) } else { 0.0 });
    Shares::in_proportion(sane).map_or([0.0; Category::COUNT], |shares| *shares.as_array())
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
