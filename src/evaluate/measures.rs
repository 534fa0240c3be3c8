//! The figures themselves, each by its standard definition.

/// How often what is predicted is what is true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Confusion<const N: usize> {
    /// `counts[truth][predicted]`.
    pub counts: [[usize; N]; N],
}

impl<const N: usize> Confusion<N> {
    pub fn new(pairs: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut counts = [[0; N]; N];
        for (truth, predicted) in pairs {
            counts[truth][predicted] += 1;
        }
        Self { counts }
    }

    pub fn total(&self) -> usize {
        self.counts.iter().flatten().sum()
    }

    pub fn accuracy(&self) -> f64 {
        ratio((0..N).map(|class| self.counts[class][class]).sum(), self.total())
    }

    /// F1 of each class, `2·TP / (2·TP + FP + FN)`; `None` for one that neither is nor is predicted.
    pub fn f1(&self) -> [Option<f64>; N] {
        std::array::from_fn(|class| {
            let both = self.counts[class][class];
            let is: usize = self.counts[class].iter().sum();
            let predicted: usize = self.counts.iter().map(|row| row[class]).sum();
            (is + predicted > 0).then(|| ratio(2 * both, is + predicted))
        })
    }

    /// The unweighted mean of F1 over the classes that occur.
    pub fn macro_f1(&self) -> f64 {
        let occurring: Vec<f64> = self.f1().into_iter().flatten().collect();
        mean(&occurring).unwrap_or(0.0)
    }
}

/// The expected calibration error over fifteen bins of equal width (Naeini et al., AAAI 2015): the mean
/// gap between how sure the predictions are and how often they are right. `answers` are pairs of
/// confidence, 0 to 1, and whether it was right.
pub(super) fn calibration_error(answers: &[(f64, bool)]) -> f64 {
    const BINS: usize = 15;
    let mut bins = [(0.0, 0usize); BINS];
    for (confidence, right) in answers {
        let bin = ((confidence * BINS as f64) as usize).min(BINS - 1);
        bins[bin].0 += confidence - f64::from(u8::from(*right));
        bins[bin].1 += 1;
    }
    let gaps: f64 = bins.iter().map(|(gap, _)| gap.abs()).sum();
    if answers.is_empty() { 0.0 } else { gaps / answers.len() as f64 }
}

/// The accuracy on the surest part of the answers; `coverage` is that part, 0 to 1.
pub(super) fn accuracy_at(coverage: f64, answers: &[(f64, bool)]) -> f64 {
    let mut sorted = answers.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let kept = ((answers.len() as f64 * coverage).round() as usize).min(sorted.len());
    ratio(sorted[..kept].iter().filter(|(_, right)| *right).count(), kept)
}

/// The area under the ROC curve: how likely a random one of `higher` lies above a random one of
/// `lower`, ties counting half (the Mann–Whitney statistic). `None` where either is empty.
pub(super) fn area_under_curve(higher: &[f64], lower: &[f64]) -> Option<f64> {
    let above = |high: &f64| -> f64 {
        lower.iter().map(|low| if high > low { 1.0 } else { f64::from(u8::from(high == low)) / 2.0 }).sum()
    };
    let pairs = higher.len() * lower.len();
    (pairs > 0).then(|| higher.iter().map(above).sum::<f64>() / pairs as f64)
}

/// `part / whole`, 0 where the whole is nothing.
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The mean; `None` of nothing.
pub(super) fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_leaves_out_what_does_not_occur() {
        // Class 0: 2 right, 1 called class 1. Class 1: 1 right. Class 2 never.
        let confusion = Confusion::<3>::new([(0, 0), (0, 0), (0, 1), (1, 1)].into_iter());
        assert_eq!(confusion.f1(), [Some(0.8), Some(2.0 / 3.0), None]);
        assert!((confusion.macro_f1() - (0.8 + 2.0 / 3.0) / 2.0).abs() < 1e-12);
        assert_eq!(confusion.accuracy(), 0.75);
    }

    #[test]
    fn calibration_is_the_gap_between_sure_and_right() {
        // Four answers at 0.9, two of them right: the gap is 0.4.
        let answers = [(0.9, true), (0.9, true), (0.9, false), (0.9, false)];
        assert!((calibration_error(&answers) - 0.4).abs() < 1e-12);
        assert_eq!(calibration_error(&[(1.0, true)]), 0.0);
    }

    #[test]
    fn the_surest_answers_are_kept() {
        let answers = [(0.2, false), (0.9, true), (0.8, true), (0.7, true), (0.6, false)];
        assert_eq!(accuracy_at(0.8, &answers), 0.75);
    }

    #[test]
    fn the_area_counts_ties_half() {
        assert_eq!(area_under_curve(&[0.5, 0.9], &[0.5, 0.1]), Some(0.875));
        assert_eq!(area_under_curve(&[], &[0.1]), None);
    }
}
