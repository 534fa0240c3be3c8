//! How far a share seen in a few duties may lie from the share in the whole job. Duties are taken as a
//! sample of the work: the fewer they are, and the less alike the time they take, the wider the bounds.

use statrs::distribution::{Beta, ContinuousCDF};

/// The tail left out on either side of an interval: the two make it a 90 % interval.
const TAIL: f64 = 0.05;
/// The bound in standard deviations that leaves [`TAIL`] of a normal distribution above it.
pub(super) const NORMAL_QUANTILE_95: f64 = 1.645;

/// Kish's effective number of duties: `(Σw)² / Σw²`, the number of equally weighted duties that would
/// tell as much (Kish, *Survey Sampling*, 1965). 0 where nothing has weight.
pub(super) fn effective_number(weights: &[f64]) -> f64 {
    let sum: f64 = weights.iter().sum();
    let squares: f64 = weights.iter().map(|weight| weight * weight).sum();
    if squares > 0.0 { sum * sum / squares } else { 0.0 }
}

/// What is believed of a fraction: a beta distribution.
#[derive(Debug, Clone)]
pub(super) struct Belief {
    beta: Option<Beta>,
    mean: f64,
}

impl Belief {
    /// After seeing `fraction` in a sample of effective size `number`, having believed before it a beta
    /// distribution of parameters `before`, both above 0.
    pub fn after(fraction: f64, number: f64, before: (f64, f64)) -> Self {
        let yes = fraction.clamp(0.0, 1.0) * number + before.0;
        let no = (1.0 - fraction.clamp(0.0, 1.0)) * number + before.1;
        Self { beta: Beta::new(yes, no).ok(), mean: yes / (yes + no) }
    }

    /// The expected fraction.
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// The bounds of the 90 % credible interval, with equal tails.
    pub fn interval(&self) -> (f64, f64) {
        self.beta.as_ref().map_or((0.0, 1.0), |beta| (quantile(beta, TAIL), quantile(beta, 1.0 - TAIL)))
    }

    /// How likely the fraction lies in `from..=to`.
    pub fn between(&self, from: f64, to: f64) -> f64 {
        let below = |bound: f64| match (&self.beta, bound) {
            (_, bound) if bound <= 0.0 => 0.0,
            (Some(beta), bound) if bound < 1.0 => beta.cdf(bound),
            _ => 1.0,
        };
        (below(to) - below(from)).clamp(0.0, 1.0)
    }
}

/// By bisection to a five-hundredth and a straight line from there: a credible interval needs no more
/// than its second decimal, and the number of steps is bounded on any input.
fn quantile(beta: &Beta, probability: f64) -> f64 {
    let (mut low, mut high) = ((0.0, 0.0), (1.0, 1.0));
    for _ in 0..9 {
        let middle = (low.0 + high.0) / 2.0;
        let below = beta.cdf(middle);
        if below < probability {
            low = (middle, below);
        } else {
            high = (middle, below);
        }
    }
    let rise = high.1 - low.1;
    let part = if rise > 0.0 { (probability - low.1) / rise } else { 0.5 };
    low.0 + part * (high.0 - low.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unequal_weights_tell_less_than_equal_ones() {
        assert!((effective_number(&[0.25; 4]) - 4.0).abs() < 1e-12);
        assert!((effective_number(&[0.9, 0.1]) - 1.0 / 0.82).abs() < 1e-12);
        assert_eq!(effective_number(&[]), 0.0);
    }

    #[test]
    fn the_interval_agrees_with_the_tables() {
        // Beta(3, 9): quantiles 0.0788 and 0.4701 (Pearson's tables of the incomplete beta function).
        let (low, high) = Belief::after(0.2, 10.0, (1.0, 1.0)).interval();
        assert!((low - 0.0788).abs() < 0.001 && (high - 0.4701).abs() < 0.001, "{low} {high}");
    }

    #[test]
    fn the_whole_range_is_certain() {
        assert_eq!(Belief::after(0.3, 5.0, (0.5, 0.5)).between(0.0, 1.0), 1.0);
    }
}
