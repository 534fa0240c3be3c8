//! Figures that tell how good predictions are.

use rolescope::model::Category;

/// What was predicted for one duty.
pub struct Prediction {
    pub truth: usize,
    pub probabilities: Vec<f64>,
}

impl Prediction {
    pub fn best(&self) -> usize {
        let mut best = 0;
        for (class, probability) in self.probabilities.iter().enumerate() {
            if *probability > self.probabilities[best] {
                best = class;
            }
        }
        best
    }
}

pub fn accuracy(predictions: &[Prediction]) -> f64 {
    let right = predictions.iter().filter(|prediction| prediction.best() == prediction.truth).count();
    right as f64 / predictions.len().max(1) as f64
}

/// F1 of each class.
pub fn f1(predictions: &[Prediction], classes: usize) -> Vec<f64> {
    (0..classes)
        .map(|class| {
            let (mut both, mut said, mut is) = (0.0, 0.0, 0.0);
            for prediction in predictions {
                let (truth, best) = (prediction.truth == class, prediction.best() == class);
                both += f64::from(u8::from(truth && best));
                said += f64::from(u8::from(best));
                is += f64::from(u8::from(truth));
            }
            if said + is > 0.0 { 2.0 * both / (said + is) } else { 0.0 }
        })
        .collect()
}

/// The mean F1 of the categories.
pub fn macro_f1(predictions: &[Prediction]) -> f64 {
    f1(predictions, Category::COUNT).iter().sum::<f64>() / Category::COUNT as f64
}

/// Expected calibration error over ten bins of equal width.
pub fn calibration_error(predictions: &[Prediction]) -> f64 {
    let mut bins = [(0.0, 0.0, 0.0); 10];
    for prediction in predictions {
        let confidence = prediction.probabilities[prediction.best()];
        let bin = &mut bins[((confidence * 10.0) as usize).min(9)];
        bin.0 += 1.0;
        bin.1 += confidence;
        bin.2 += f64::from(u8::from(prediction.best() == prediction.truth));
    }
    let all = predictions.len().max(1) as f64;
    bins.iter().map(|(_, confidence, right)| (confidence - right).abs() / all).sum()
}

/// Accuracy on the part of the duties that is surest.
pub fn accuracy_of_surest(predictions: &[Prediction], part: f64) -> f64 {
    let mut order: Vec<&Prediction> = predictions.iter().collect();
    order.sort_by(|a, b| b.probabilities[b.best()].total_cmp(&a.probabilities[a.best()]));
    let kept = (order.len() as f64 * part).round() as usize;
    let right = order[..kept].iter().filter(|prediction| prediction.best() == prediction.truth).count();
    right as f64 / kept.max(1) as f64
}

/// One line with all figures for categories.
pub fn line(predictions: &[Prediction]) -> String {
    let f1 = f1(predictions, Category::COUNT);
    let each: Vec<String> = Category::ALL
        .iter()
        .zip(&f1)
        .map(|(category, f1)| format!("{} {f1:.2}", category.letter()))
        .collect();
    format!(
        "n {:5}  macro-F1 {:.3}  accuracy {:.3}  {}  ECE {:.3}  at 80 % {:.3}",
        predictions.len(),
        macro_f1(predictions),
        accuracy(predictions),
        each.join(" "),
        calibration_error(predictions),
        accuracy_of_surest(predictions, 0.8),
    )
}
