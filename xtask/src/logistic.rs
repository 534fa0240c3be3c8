//! Multinomial logistic regression on sparse rows, with a ridge penalty, minimised by L-BFGS. Sums are
//! taken in a fixed order, so the same rows give the same weights.

use std::collections::VecDeque;

/// A row: `(feature, value)` pairs, its class, and how much it counts.
pub struct Row<'a> {
    pub features: &'a [(u32, f32)],
    pub class: usize,
    pub weight: f64,
}

/// Weights by feature and class, then one bias a class.
pub struct Model {
    pub classes: usize,
    pub weights: Vec<f64>,
    pub bias: Vec<f64>,
}

impl Model {
    pub fn scores(&self, features: &[(u32, f32)]) -> Vec<f64> {
        let mut scores = self.bias.clone();
        for &(feature, value) in features {
            let at = feature as usize * self.classes;
            for (score, weight) in scores.iter_mut().zip(&self.weights[at..at + self.classes]) {
                *score += weight * f64::from(value);
            }
        }
        scores
    }
}

/// How far back the curvature is remembered.
const MEMORY: usize = 10;
const ITERATIONS: usize = 120;

/// Fits `strength × Σ loss + ½ |weights|²`.
pub fn fit(rows: &[Row<'_>], features: usize, classes: usize, strength: f64) -> Model {
    let size = (features + 1) * classes;
    let mut point = vec![0.0; size];
    let mut gradient = vec![0.0; size];
    let mut value = objective(rows, features, classes, strength, &point, &mut gradient);
    let mut history: VecDeque<(Vec<f64>, Vec<f64>, f64)> = VecDeque::new();
    for _ in 0..ITERATIONS {
        let direction = direction(&gradient, &history);
        let slope = dot(&direction, &gradient);
        if slope >= -1e-9 * value.abs().max(1.0) {
            break;
        }
        let mut step = if history.is_empty() { 1.0 / dot(&gradient, &gradient).sqrt() } else { 1.0 };
        let mut next = vec![0.0; size];
        let mut next_gradient = vec![0.0; size];
        let next_value = loop {
            for ((next, point), direction) in next.iter_mut().zip(&point).zip(&direction) {
                *next = point + step * direction;
            }
            let tried = objective(rows, features, classes, strength, &next, &mut next_gradient);
            if tried <= value + 1e-4 * step * slope || step < 1e-10 {
                break tried;
            }
            step *= 0.5;
        };
        let moved: Vec<f64> = next.iter().zip(&point).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        let curvature = dot(&moved, &turned);
        if curvature > 1e-12 {
            history.push_back((moved, turned, 1.0 / curvature));
            if history.len() > MEMORY {
                history.pop_front();
            }
        }
        let gain = value - next_value;
        (point, gradient, value) = (next, next_gradient, next_value);
        if gain.abs() < 1e-6 * value.abs().max(1.0) {
            break;
        }
    }
    let bias = point.split_off(features * classes);
    Model { classes, weights: point, bias }
}

fn objective(
    rows: &[Row<'_>],
    features: usize,
    classes: usize,
    strength: f64,
    point: &[f64],
    gradient: &mut [f64],
) -> f64 {
    let bias_at = features * classes;
    let mut value = 0.0;
    for (index, (slope, weight)) in gradient.iter_mut().zip(point).enumerate() {
        // The bias is not held back: it only says how common each class is.
        let held_back = f64::from(u8::from(index < bias_at));
        *slope = weight * held_back;
        value += 0.5 * weight * weight * held_back;
    }
    let mut scores = vec![0.0; classes];
    for row in rows {
        scores.copy_from_slice(&point[bias_at..]);
        for &(feature, amount) in row.features {
            let at = feature as usize * classes;
            for (score, weight) in scores.iter_mut().zip(&point[at..at + classes]) {
                *score += weight * f64::from(amount);
            }
        }
        let top = scores.iter().copied().fold(f64::MIN, f64::max);
        let sum: f64 = scores.iter().map(|score| (score - top).exp()).sum();
        value += strength * row.weight * (top + sum.ln() - scores[row.class]);
        for (class, score) in scores.iter_mut().enumerate() {
            let target = f64::from(u8::from(class == row.class));
            *score = strength * row.weight * ((*score - top).exp() / sum - target);
        }
        for &(feature, amount) in row.features {
            let at = feature as usize * classes;
            for (slope, error) in gradient[at..at + classes].iter_mut().zip(&scores) {
                *slope += error * f64::from(amount);
            }
        }
        for (slope, error) in gradient[bias_at..].iter_mut().zip(&scores) {
            *slope += error;
        }
    }
    value
}

fn direction(gradient: &[f64], history: &VecDeque<(Vec<f64>, Vec<f64>, f64)>) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|slope| -slope).collect();
    let mut factors = Vec::with_capacity(history.len());
    for (moved, turned, inverse) in history.iter().rev() {
        let factor = inverse * dot(moved, &direction);
        add(&mut direction, turned, -factor);
        factors.push(factor);
    }
    if let Some((moved, turned, _)) = history.back() {
        let scale = dot(moved, turned) / dot(turned, turned);
        direction.iter_mut().for_each(|part| *part *= scale);
    }
    for ((moved, turned, inverse), factor) in history.iter().zip(factors.iter().rev()) {
        let correction = inverse * dot(turned, &direction);
        add(&mut direction, moved, factor - correction);
    }
    direction
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], from: &[f64], factor: f64) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += factor * from;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learns_which_feature_goes_with_which_class() {
        let features = [vec![(0, 1.0)], vec![(1, 1.0)], vec![(0, 0.7), (2, 0.7)], vec![(1, 0.7), (2, 0.7)]];
        let rows: Vec<Row<'_>> = features
            .iter()
            .enumerate()
            .map(|(index, features)| Row { features, class: index % 2, weight: 1.0 })
            .collect();
        let model = fit(&rows, 3, 2, 10.0);
        for row in &rows {
            let scores = model.scores(row.features);
            assert!(scores[row.class] > scores[1 - row.class] + 1.0, "{scores:?}");
        }
        let neutral = model.scores(&[(2, 1.0)]);
        assert!((neutral[0] - neutral[1]).abs() < 0.05, "{neutral:?}");
    }

    #[test]
    fn a_row_that_counts_more_pulls_more() {
        let feature = [(0, 1.0)];
        let rows = |weight| {
            [Row { features: &feature, class: 0, weight: 1.0 }, Row { features: &feature, class: 1, weight }]
        };
        let even = fit(&rows(1.0), 1, 2, 1.0).scores(&feature);
        let heavy = fit(&rows(5.0), 1, 2, 1.0).scores(&feature);
        assert!((even[0] - even[1]).abs() < 1e-3, "{even:?}");
        assert!(heavy[1] > heavy[0] + 0.5, "{heavy:?}");
    }
}
