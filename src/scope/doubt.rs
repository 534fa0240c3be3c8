//! How likely a title doesn't hold, whether it then holds in part or misleads. A verdict's certainty says how
//! likely that verdict is; one who only asks whether to look at the title again needs both together.

use super::certainty::Belief;
use super::comparison::MATCHES_FROM;
use super::shares::{PRIOR_DUTIES, known_duties};
use super::{Assessment, Promise};

/// How likely less of the work is promised than a title needs to hold, 0 to 1; 0 where nothing is compared.
#[must_use]
pub fn doubt(assessment: &Assessment) -> f64 {
    let Some(overlap) = assessment.comparison.overlap else { return 0.0 };
    let number = known_duties(&assessment.judgements, &assessment.weights) + PRIOR_DUTIES;
    let certainty = assessment.promise.as_ref().map_or(0.0, |Promise { certainty, .. }| *certainty);
    // Where the title was read wrongly, it holds as often as not.
    certainty * Belief::new(overlap, number).between(0.0, MATCHES_FROM) + (1.0 - certainty) * 0.5
}
