//! Scores to probabilities that hold: a model's scores say which class is likelier, and calibration says by how
//! much, learned on duties that the model did not learn from.

/// What a duty's raw scores become: `scale × score + shift`, fitted so that the softmax is how often
/// each class is right.
#[derive(Debug, Clone)]
pub struct Calibration {
    pub scale: f64,
    pub shift: Vec<f64>,
}

impl Calibration {
    /// Fits on scores of duties that were not learned from, by gradient descent on the log loss.
    pub fn fit(scores: &[(Vec<f64>, usize)], shifts: bool) -> Self {
        let classes = scores.first().map_or(0, |(scores, _)| scores.len());
        let (mut scale, mut shift) = (1.0, vec![0.0; classes]);
        for _ in 0..400 {
            let (mut scale_slope, mut shift_slope) = (0.0, vec![0.0; classes]);
            for (scores, truth) in scores {
                let probabilities =
                    softmax(scores.iter().zip(&shift).map(|(score, shift)| scale * score + shift));
                for class in 0..classes {
                    let error = probabilities[class] - f64::from(u8::from(class == *truth));
                    scale_slope += error * scores[class];
                    shift_slope[class] += error;
                }
            }
            let rate = 2.0 / scores.len() as f64;
            scale -= 0.3 * rate * scale_slope;
            if shifts {
                shift.iter_mut().zip(&shift_slope).for_each(|(shift, slope)| *shift -= rate * slope);
            }
        }
        Self { scale, shift }
    }

    pub fn apply(&self, scores: &[f64]) -> Vec<f64> {
        softmax(scores.iter().zip(&self.shift).map(|(score, shift)| self.scale * score + shift))
    }
}

fn softmax(scores: impl Iterator<Item = f64>) -> Vec<f64> {
    let scores: Vec<f64> = scores.collect();
    let top = scores.iter().copied().fold(f64::MIN, f64::max);
    let powers: Vec<f64> = scores.iter().map(|score| (score - top).exp()).collect();
    let sum: f64 = powers.iter().sum();
    powers.into_iter().map(|power| power / sum).collect()
}
