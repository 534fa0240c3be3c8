//! What the duties add up to: the shares of the work over the categories, each with bounds that are
//! honest about how few duties a posting states, the mean level, and how broad the role is. Few or
//! doubtful duties pull the answer towards the mix of work at large. `docs/scope.md` tells how the
//! constants were chosen.

use super::certainty::{Belief, NORMAL_QUANTILE_95, effective_number};
use super::{Breadth, Scope};
use crate::classify::Judgement;
use crate::model::{Amounts, Category, Duty, Level, Shares};

/// How common each category is among duties at large, in the order of [`Category::ALL`]: the rates in
/// 13,594 labelled duties of both languages. It is what is believed of a role before a duty is read;
/// the title has no say in it.
const AT_LARGE: [f64; Category::COUNT] = [0.19, 0.48, 0.02, 0.04, 0.27];

/// How many duties that belief is worth. One is best where one to five duties stand for a whole posting
/// (on labelled postings kept out of training), and costs full postings next to nothing.
pub(super) const PRIOR_DUTIES: f64 = 1.0;

/// So much of the stated time stands against the prior: duties may still be sorted wrongly.
const STATED_COUNTS_UP_TO: f64 = 0.8;

/// From this share on, one category makes the role.
const SPECIALISED_FROM: f64 = 0.65;
/// Above this share, one category keeps a role from being broad.
const BROAD_UP_TO: f64 = 0.5;
/// From this share on, a third category carries the role too.
const CARRIES_FROM: f64 = 0.2;
/// For the breadth, the likelihoods of a duty's categories are raised to this power, so that it counts mostly
/// for what it most likely is: doubts about single duties would make every role look mixed.
const BREADTH_POWER: i32 = 2;

/// What each duty counts for: a stated share of the time as it stands, the rest of the time shared
/// alike by the duties without one. Unclear duties don't count. They sum to 1, or are all 0 where no
/// duty counts.
pub(super) fn weights(duties: &[Duty], judgements: &[Judgement]) -> Vec<f64> {
    let total = stated_time(duties);
    // The parts of a line count as the line would.
    let unstated: f64 = duties.iter().filter(|duty| stated(duty).is_none()).map(Duty::of_line).sum();
    let rest = if unstated > 0.0 { (1.0 - total).max(0.0) / unstated } else { 0.0 };
    let counted = |all_alike: bool| -> Vec<f64> {
        let weight = |(duty, judgement): (&Duty, &Judgement)| {
            let clear = judgement.category.is_some();
            let of_line = duty.of_line();
            let weight = if all_alike { of_line } else { stated(duty).unwrap_or(rest * of_line) };
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

fn stated(duty: &Duty) -> Option<f64> {
    duty.share.filter(|share| share.is_finite() && *share > 0.0)
}

fn stated_time(duties: &[Duty]) -> f64 {
    duties.iter().filter_map(stated).sum()
}

/// The scope of a role; `None` where no duty counts.
///
/// The shares are the mean of a Dirichlet distribution: [`PRIOR_DUTIES`] spread as duties are
/// [`AT_LARGE`], and the posting's own duties. Time that the posting states is no sample, so the more of
/// it is stated, the less the prior is worth. The bounds are those of its marginals, which are beta
/// distributions (Gelman et al., *Bayesian Data Analysis*, 3rd ed., section 3.4).
pub(super) fn scope(
    duties: &[Duty],
    judgements: &[Judgement],
    weights: &[f64],
    with_ranges: bool,
) -> Option<Scope> {
    let parts = parts(judgements, weights);
    let told = Shares::in_proportion(sum(&parts, weights))?;
    let number = known_duties(judgements, weights);
    let prior = prior(duties);
    let amount = |category: Category| told[category] * number + at_large(category) * prior;
    let shares = Shares::in_proportion(Amounts::of(told.amounts().further(), amount))?;
    let all_ranges = || shares.categories().map(|category| range(shares[category], number + prior)).collect();
    let intervals = if with_ranges { all_ranges() } else { Vec::new() };
    let (level, level_interval) = level(judgements, weights, effective_number(weights));
    let unclear = judgements.iter().filter(|judgement| judgement.category.is_none()).count();
    // How broad the posting is, is told by what it states: the prior would blur every short one.
    let sharpened = parts.iter().map(|parts| normalised(&parts.map(|part| part.powi(BREADTH_POWER))));
    let sharpened = Shares::in_proportion(sum(&sharpened.collect::<Vec<_>>(), weights));
    let breadth = breadth(sharpened.as_ref().unwrap_or(&told));
    Some(Scope { shares, intervals, level, level_interval, breadth, unclear })
}

/// How many duties the belief in the mix at large is worth, beside what the posting states.
pub(super) fn prior(duties: &[Duty]) -> f64 {
    PRIOR_DUTIES * (1.0 - stated_time(duties).min(STATED_COUNTS_UP_TO))
}

/// The bounds of a share that so many duties tell of.
pub(super) fn range(share: f64, number: f64) -> (f64, f64) {
    let (low, high) = Belief::new(share, number).interval();
    (low.min(share), high.max(share))
}

/// How many equally long and surely sorted duties would tell as much as these do: a duty whose category
/// is a guess counts for as much as the guess is worth.
pub(super) fn known_duties(judgements: &[Judgement], weights: &[f64]) -> f64 {
    let sure: f64 =
        judgements.iter().zip(weights).map(|(judgement, weight)| judgement.confidence() * weight).sum();
    effective_number(weights) * sure.clamp(0.0, 1.0)
}

/// How each duty's time is spread over the categories: its own probabilities, by Bayes' rule in the
/// light of the mix that all duties together make. "Share the minutes" among an executive assistant's
/// duties is less likely an office's than it would be alone.
pub(crate) fn parts(judgements: &[Judgement], weights: &[f64]) -> Vec<Amounts> {
    let alone: Vec<Amounts> = judgements.iter().map(|judgement| normalised(&judgement.amounts())).collect();
    let mix = normalised(&sum(&alone, weights));
    let number = known_duties(judgements, weights);
    let context = Amounts::of(mix.further(), |category| {
        let usual = at_large(category);
        if usual <= 0.0 {
            // How common a category of the user's is elsewhere isn't known: the company changes nothing.
            return 1.0;
        }
        let expected = (mix[category] * number + usual * PRIOR_DUTIES) / (number + PRIOR_DUTIES);
        expected / usual
    });
    let in_context = |parts: Amounts| normalised(&parts.times(&context));
    alone.into_iter().map(in_context).collect()
}

/// How common a category is at large. Of one that a user added nothing is believed before a duty says so.
fn at_large(category: Category) -> f64 {
    AT_LARGE.get(category.index()).copied().unwrap_or(0.0)
}

fn sum(parts: &[Amounts], weights: &[f64]) -> Amounts {
    let mut amounts = Amounts::nothing(&[]);
    for (parts, weight) in parts.iter().zip(weights) {
        amounts.add(parts, *weight);
    }
    amounts
}

/// `amounts` in proportion, so that they sum to 1; all 0 where they can't be.
fn normalised(amounts: &Amounts) -> Amounts {
    let sane = amounts.map(|amount| if amount > 0.0 && amount.is_finite() { amount } else { 0.0 });
    let total = sane.total();
    if !total.is_finite() || total <= 0.0 {
        return Amounts::nothing(amounts.further());
    }
    sane.map(|amount| amount / total)
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
    let mut sorted = shares.amounts().all().to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    if sorted[0] >= SPECIALISED_FROM {
        Breadth::Specialised
    } else if sorted[0] <= BROAD_UP_TO && sorted[2] >= CARRIES_FROM {
        Breadth::Broad
    } else {
        Breadth::Mixed
    }
}
