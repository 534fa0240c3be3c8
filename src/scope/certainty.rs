//! How far a share seen in a few duties may lie from the share in the whole job. Duties are taken as a
//! sample of the work: the fewer they are, and the less alike the time they take, the wider the bounds.

use libm::{exp, log, pow};
use statrs::distribution::{Beta, ContinuousCDF};
use statrs::function::beta::ln_beta;

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
}

impl Belief {
    /// With this mean, 0 to 1, and worth this many observations.
    pub fn new(mean: f64, number: f64) -> Self {
        let mean = mean.clamp(0.0, 1.0);
        // Parameters of 0 are no distribution; this little stands for "nearly never".
        let parameter = |part: f64| (part * number).max(1e-3);
        Self { beta: Beta::new(parameter(mean), parameter(1.0 - mean)).ok() }
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

/// How near a quantile is found: a share is shown in whole hundredths.
const NEAR: f64 = 1e-3;
/// So many steps at most; two or three are usual.
const STEPS: usize = 16;

/// By Newton's method from a start that takes each tail for a power, bracketed so that a step that leaves
/// what is known becomes a bisection (Press et al., *Numerical Recipes*, 3rd ed., sections 6.14.11 and
/// 9.4).
fn quantile(beta: &Beta, probability: f64) -> f64 {
    let (a, b) = (beta.shape_a(), beta.shape_b());
    let lower_tail = exp(a * log(a / (a + b))) / a;
    let upper_tail = exp(b * log(b / (a + b))) / b;
    let whole = lower_tail + upper_tail;
    let mut x = if probability < lower_tail / whole {
        pow(a * whole * probability, 1.0 / a)
    } else {
        1.0 - pow(b * whole * (1.0 - probability), 1.0 / b)
    };
    let scale = ln_beta(a, b);
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..STEPS {
        if !(x > low && x < high) {
            x = f64::midpoint(low, high);
        }
        let excess = beta.cdf(x) - probability;
        if excess < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let density = exp((a - 1.0) * log(x) + (b - 1.0) * log(1.0 - x) - scale);
        let next = x - excess / density;
        if (next - x).abs() < NEAR && next > low && next < high {
            return next;
        }
        if high - low < NEAR {
            break;
        }
        x = next;
    }
    f64::midpoint(low, high)
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
        let (low, high) = Belief::new(0.25, 12.0).interval();
        assert!((low - 0.0788).abs() < 0.001 && (high - 0.4701).abs() < 0.001, "{low} {high}");
    }

    #[test]
    fn every_quantile_leaves_its_tail() {
        for mean in [0.001, 0.02, 0.2, 0.5, 0.9, 0.999] {
            for number in [1.0, 2.5, 12.0, 300.0] {
                let belief = Belief::new(mean, number);
                let (low, high) = belief.interval();
                let slack = 2e-3;
                assert!(belief.between(0.0, low - slack) <= TAIL, "{mean} {number}: {low}");
                assert!(belief.between(0.0, low + slack) >= TAIL, "{mean} {number}: {low}");
                assert!(belief.between(high - slack, 1.0) >= TAIL || high < slack, "{mean} {number}: {high}");
                assert!(belief.between(high + slack, 1.0) <= TAIL, "{mean} {number}: {high}");
            }
        }
    }

    #[test]
    fn the_whole_range_is_certain() {
        assert_eq!(Belief::new(0.3, 6.0).between(0.0, 1.0), 1.0);
    }
}
