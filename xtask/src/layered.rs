//! A small network on rows of signs that are there or not: each sign counts straight for the classes, and for a few
//! sums in between, of which what is above zero counts for the classes again. So what two signs tell together can
//! differ from what each tells alone, which no sum of single signs can say. Learned row by row (Adagrad), with a
//! part of each row's signs left out by chance, so that none is leant on alone; the same rows give the same weights.

/// A row: the signs that are there, and its class.
pub struct Row<'a> {
    pub signs: &'a [u32],
    pub class: usize,
}

/// How a model is learned.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How many sums there are in between.
    pub hidden: usize,
    /// How often all rows are gone through.
    pub rounds: usize,
    /// How far a first step goes.
    pub rate: f32,
    /// Which part of a row's signs is left out each time.
    pub left_out: f32,
}

/// What each sign counts for the classes and for the sums in between.
pub struct Model {
    classes: usize,
    hidden: usize,
    /// By sign: for each class, then for each sum.
    first: Vec<f32>,
    /// What every row starts from.
    bias: Vec<f32>,
    /// By sum: for each class.
    second: Vec<f32>,
}

impl Model {
    /// A model that knows nothing yet. The sums differ by chance, or all would learn the same.
    fn new(signs: usize, classes: usize, hidden: usize, chance: &mut Chance) -> Self {
        let width = classes + hidden;
        let mut first = vec![0.0; signs * width];
        for row in first.chunks_mut(width) {
            row[classes..].iter_mut().for_each(|weight| *weight = (chance.next() - 0.5) * 0.1);
        }
        let second = (0..hidden * classes).map(|_| chance.next() - 0.5).collect();
        Self { classes, hidden, first, bias: vec![0.0; width], second }
    }

    const fn width(&self) -> usize {
        self.classes + self.hidden
    }

    /// What a sign counts: for each class, then for each sum.
    pub fn of_sign(&self, sign: u32) -> &[f32] {
        let at = sign as usize * self.width();
        &self.first[at..at + self.width()]
    }

    /// What every row starts from: for each class, then for each sum.
    pub fn bias(&self) -> &[f32] {
        &self.bias
    }

    /// What each sum counts for each class.
    pub fn of_sums(&self) -> impl Iterator<Item = &[f32]> {
        self.second.chunks(self.classes)
    }

    /// How likely each class is.
    pub fn likelihoods(&self, signs: &[u32]) -> Vec<f64> {
        likelihoods(&self.scores(signs)).into_iter().map(f64::from).collect()
    }

    /// What speaks for each class.
    fn scores(&self, signs: &[u32]) -> Vec<f32> {
        let mut sums = self.bias.clone();
        self.add_up(signs, 1.0, &mut sums);
        self.classed(&sums)
    }

    fn add_up(&self, signs: &[u32], factor: f32, sums: &mut [f32]) {
        for sign in signs {
            sums.iter_mut().zip(self.of_sign(*sign)).for_each(|(sum, weight)| *sum += weight * factor);
        }
    }

    fn classed(&self, sums: &[f32]) -> Vec<f32> {
        let (straight, between) = sums.split_at(self.classes);
        let mut scores = straight.to_vec();
        for (sum, weights) in between.iter().zip(self.of_sums()).filter(|(sum, _)| **sum > 0.0) {
            scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += sum * weight);
        }
        scores
    }
}

/// Learns a model of rows.
pub fn fit(rows: &[Row<'_>], signs: usize, classes: usize, settings: Settings) -> Model {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut model = Model::new(signs, classes, settings.hidden, &mut chance);
    let mut steps = Steps {
        rate: settings.rate,
        first: vec![0.0; model.first.len()],
        bias: vec![0.0; model.bias.len()],
        second: vec![0.0; model.second.len()],
    };
    let factor = 1.0 / (1.0 - settings.left_out);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut kept = Vec::new();
    // Row by row the weights swing about where they would settle; the middle of the second half lies nearer to it.
    let mut swings = Swings::default();
    for round in 0..settings.rounds {
        chance.shuffle(&mut order);
        for index in &order {
            let row = &rows[*index];
            kept.clear();
            kept.extend(row.signs.iter().copied().filter(|_| chance.next() >= settings.left_out));
            steps.take(&mut model, &kept, row.class, factor);
        }
        if round >= settings.rounds / 2 {
            swings.add(&model);
        }
    }
    swings.middle(model)
}

/// The weights of several rounds, added up.
#[derive(Default)]
struct Swings {
    rounds: f32,
    sums: [Vec<f32>; 3],
}

impl Swings {
    fn add(&mut self, model: &Model) {
        self.rounds += 1.0;
        for (sums, weights) in self.sums.iter_mut().zip([&model.first, &model.bias, &model.second]) {
            sums.resize(weights.len(), 0.0);
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
        }
    }

    fn middle(self, mut model: Model) -> Model {
        for (sums, weights) in self.sums.iter().zip([&mut model.first, &mut model.bias, &mut model.second]) {
            weights.iter_mut().zip(sums).for_each(|(weight, sum)| *weight = sum / self.rounds);
        }
        model
    }
}

/// How far each weight has moved: the farther, the smaller its next step.
struct Steps {
    rate: f32,
    first: Vec<f32>,
    bias: Vec<f32>,
    second: Vec<f32>,
}

impl Steps {
    /// Moves the weights towards a row's class.
    fn take(&mut self, model: &mut Model, signs: &[u32], class: usize, factor: f32) {
        let (classes, width, rate) = (model.classes, model.width(), self.rate);
        let mut sums = model.bias.clone();
        model.add_up(signs, factor, &mut sums);
        let mut errors = likelihoods(&model.classed(&sums));
        errors[class] -= 1.0;
        let mut slopes = errors.clone();
        slopes.resize(width, 0.0);
        for sum in 0..model.hidden {
            let value = sums[classes + sum];
            if value <= 0.0 {
                continue;
            }
            for (class, error) in errors.iter().enumerate() {
                let at = sum * classes + class;
                slopes[classes + sum] += error * model.second[at];
                step(rate, &mut model.second[at], &mut self.second[at], error * value);
            }
        }
        for (index, slope) in slopes.iter().enumerate() {
            step(rate, &mut model.bias[index], &mut self.bias[index], *slope);
        }
        for sign in signs {
            let at = *sign as usize * width;
            for (index, slope) in slopes.iter().enumerate().filter(|(_, slope)| **slope != 0.0) {
                step(rate, &mut model.first[at + index], &mut self.first[at + index], slope * factor);
            }
        }
    }
}

fn step(rate: f32, weight: &mut f32, moved: &mut f32, slope: f32) {
    *moved += slope * slope;
    *weight -= rate * slope / (moved.sqrt() + 1e-3);
}

fn likelihoods(scores: &[f32]) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let raised: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
    let sum: f32 = raised.iter().sum();
    raised.into_iter().map(|one| one / sum).collect()
}

/// Chance that is the same each time (SplitMix64).
struct Chance(u64);

impl Chance {
    /// A number from 0 up to 1.
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 40) as f32 / (1u64 << 24) as f32
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            let other = (self.next() * (last + 1) as f32) as usize;
            order.swap(last, other.min(last));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learns_what_two_signs_tell_together_alone() {
        // Either sign makes the one class; both or none the other.
        let rows = [(vec![], 0), (vec![0], 1), (vec![1], 1), (vec![0, 1], 0)];
        let rows: Vec<Row<'_>> = rows.iter().map(|(signs, class)| Row { signs, class: *class }).collect();
        let settings = Settings { hidden: 8, rounds: 500, rate: 0.1, left_out: 0.0 };
        let model = fit(&rows, 2, 2, settings);
        for row in &rows {
            let scores = model.scores(row.signs);
            assert!(scores[row.class] > scores[1 - row.class], "{:?}: {scores:?}", row.signs);
        }
        assert_eq!(model.first, fit(&rows, 2, 2, settings).first);
    }
}
