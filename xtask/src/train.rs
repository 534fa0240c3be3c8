//! Learning the weights: which entries speak for which category and level, and how strongly. One model a
//! language; what the classes say is learned from both languages together, since they share them.

use std::path::{Path, PathBuf};

use clap::Args;
use rolescope::classify::{Entry, Pattern};
use rolescope::model::{Category, Language, Level};

use crate::calibration::Calibration;
use crate::corpus::Corpus;
use crate::features::Features;
use crate::gold::{Duty, Origin};
use crate::logistic::{self, Model, Row};
use crate::{corpus, lexicon, measure};

#[derive(Args, Clone, Debug)]
pub struct Options {
    /// The folder with duties.en.jsonl and duties.sv.jsonl.
    gold: PathBuf,
    /// Candidate words must stand in at least this many duties.
    #[arg(long, default_value_t = 4)]
    pub least: usize,
    /// Candidate phrases of several words must stand in at least this many, since there are so many of them.
    #[arg(long, default_value_t = 7)]
    pub least_phrases: usize,
    /// How closely categories are fitted: the factor of the loss against the ridge penalty.
    #[arg(long, default_value_t = 4.0)]
    strength: f64,
    /// The same for levels.
    #[arg(long, default_value_t = 1.0)]
    level_strength: f64,
    /// How much a duty of the other language counts.
    #[arg(long, default_value_t = 0.4)]
    other: f64,
    /// How much one of the project's own duties counts.
    #[arg(long, default_value_t = 0.5)]
    pub own: f64,
    /// The texts of the duties that data/labels/found.*.tsv labels, one a line; without it they aren't learned from.
    #[arg(long)]
    pub texts: Option<PathBuf>,
    /// How much one of them counts.
    #[arg(long, default_value_t = 0.5)]
    found: f64,
    /// How much a duty counts that was put into the other language.
    #[arg(long, default_value_t = 1.0)]
    translated: f64,
    /// How much a duty's second category counts as a further label.
    #[arg(long, default_value_t = 0.25)]
    second: f64,
    /// How far rare categories are raised: 0 not at all, 1 to the same sum as common ones.
    #[arg(long, default_value_t = 0.5)]
    balance: f64,
    /// Shifts the categories so that each is said as often as it is right; else rare ones stay raised.
    #[arg(long)]
    pub shifts: bool,
    /// Leaves out entries of words, to see what classes bring alone.
    #[arg(long)]
    pub only_classes: bool,
    /// Leaves out entries of classes.
    #[arg(long)]
    pub no_classes: bool,
    /// Leaves out pairs of classes.
    #[arg(long)]
    pub no_pairs: bool,
    /// Measures with whole sources held out, too.
    #[arg(long)]
    pub by_source: bool,
    /// Prints the most confident errors of the first fold.
    #[arg(long, default_value_t = 0)]
    pub errors: usize,
}

impl Options {
    pub fn gold(&self) -> &Path {
        &self.gold
    }

    /// What a duty counts for in its own language.
    pub fn counts(&self, duty: &Duty) -> f64 {
        match duty.origin {
            Origin::Gold => 1.0,
            Origin::Own => self.own,
            Origin::Found => self.found,
            Origin::Translated => self.translated,
        }
    }
}

/// Learned weights of categories and levels over the same features.
pub struct Learned {
    pub features: Features,
    pub categories: Model,
    pub levels: Model,
}

/// A duty as a row of features.
struct Sample {
    values: Vec<(u32, f32)>,
    /// The categories it is an example of, and how much it counts for each, before rare ones are raised.
    categories: Vec<(usize, f64)>,
    /// The level it is an example of, and how much it counts.
    level: (usize, f64),
}

/// Learns the model of the language `main` from the `learned` duties of each language.
pub fn learn(options: &Options, corpora: &[Corpus; 2], main: usize, learned: &[Vec<usize>; 2]) -> Learned {
    let features = Features::choose(corpora, main, learned, options);
    let mut samples = Vec::new();
    let mut sums = [0.0; Category::COUNT];
    for (side, corpus) in corpora.iter().enumerate() {
        let of_language = if side == main { 1.0 } else { options.other };
        if of_language == 0.0 {
            continue;
        }
        for &row in &learned[side] {
            let duty = &corpus.duties[row];
            let counts = of_language * options.counts(duty);
            if side == main {
                sums[duty.category()] += counts;
            }
            let second = duty.second().map(|second| (second, counts * options.second));
            let first = std::iter::once((duty.category(), counts));
            samples.push(Sample {
                values: features.row(side, &corpus.in_duties[row]),
                categories: first.chain(second).filter(|(_, counts)| *counts > 0.0).collect(),
                level: (duty.level_class(), counts),
            });
        }
    }
    let all: f64 = sums.iter().sum();
    let raised = |class: usize| (all / (Category::COUNT as f64 * sums[class].max(1.0))).powf(options.balance);
    let rows = |of: &dyn Fn(&Sample) -> Vec<(usize, f64)>| -> Vec<Row<'_>> {
        samples
            .iter()
            .flat_map(|sample| {
                of(sample).into_iter().map(|(class, weight)| Row {
                    features: sample.values.as_slice(),
                    class,
                    weight,
                })
            })
            .collect()
    };
    let count = features.patterns.len();
    let labelled = rows(&|sample| {
        sample.categories.iter().map(|&(class, counts)| (class, counts * raised(class))).collect()
    });
    let categories = logistic::fit(&labelled, count, Category::COUNT, options.strength);
    let levels = rows(&|sample| vec![sample.level]);
    let levels = logistic::fit(&levels, count, Level::COUNT, options.level_strength);
    Learned { features, categories, levels }
}

pub fn train(options: &Options) -> anyhow::Result<()> {
    let corpora = corpus::load_all(options)?;
    for (main, language) in Language::ALL.into_iter().enumerate() {
        let duties = &corpora[main].duties;
        let unseen = measure::by_posting(options, &corpora, main);
        let categories = measure::pairs(&unseen, |unseen| &unseen.categories, |row| duties[row].category());
        let levels = measure::pairs(&unseen, |unseen| &unseen.levels, |row| duties[row].level_class());
        let calibration = (Calibration::fit(&categories, options.shifts), Calibration::fit(&levels, true));
        let all = [0, 1].map(|side| (0..corpora[side].duties.len()).collect());
        let learned = learn(options, &corpora, main, &all);
        let entries = entries(&learned, &calibration);
        let name = lexicon::weights_name(language);
        std::fs::write(lexicon::root().join(&name), rolescope::classify::print_weights(&entries))?;
        println!("{name}: {} entries", entries.len());
    }
    lexicon::compile_all()
}

/// The learned weights as entries of the lexicon, with the calibration in them.
fn entries(learned: &Learned, (categories, levels): &(Calibration, Calibration)) -> Vec<Entry> {
    let hundredths = |number: f64| (number * 100.0).round().clamp(-32_000.0, 32_000.0) as i16;
    let base = Entry {
        line: 0,
        pattern: Pattern::BASE,
        rarity: 0,
        weights: std::array::from_fn(|class| {
            hundredths(learned.categories.bias[class] * categories.scale + categories.shift[class])
        }),
        level_weights: std::array::from_fn(|class| {
            hundredths(learned.levels.bias[class] * levels.scale + levels.shift[class])
        }),
    };
    let weighted = learned.features.patterns.iter().enumerate().map(|(feature, pattern)| {
        let rarity = f64::from(learned.features.rarity[feature]);
        let weight = |model: &Model, class: usize, scale: f64| {
            hundredths(model.weights[feature * model.classes + class] * rarity * scale)
        };
        Entry {
            line: 0,
            pattern: pattern.clone(),
            rarity: hundredths(rarity) as u16,
            weights: std::array::from_fn(|class| weight(&learned.categories, class, categories.scale)),
            level_weights: std::array::from_fn(|class| weight(&learned.levels, class, levels.scale)),
        }
    });
    std::iter::once(base).chain(weighted).collect()
}
