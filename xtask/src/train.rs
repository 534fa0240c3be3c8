//! Learning the weights: which entries speak for which category and level, and how strongly. One model a
//! language; what the classes say is learned from both languages together, since they share them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use rayon::prelude::*;
use rolescope::classify::{Classifier, Entry, Pattern};
use rolescope::model::{Category, Language, Level};

use crate::calibration::Calibration;
use crate::gold::{self, Duty};
use crate::logistic::{self, Model, Row};
use crate::scores::{self, Prediction};
use crate::{candidates, lexicon};

#[derive(Args, Clone, Debug)]
pub struct Options {
    /// The folder with duties.en.jsonl and duties.sv.jsonl.
    gold: PathBuf,
    /// Candidate words must stand in at least this many duties.
    #[arg(long, default_value_t = 3)]
    least: usize,
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
    own: f64,
    /// How much a duty's second category counts as a further label.
    #[arg(long, default_value_t = 0.25)]
    second: f64,
    /// How far rare categories are raised: 0 not at all, 1 to the same sum as common ones.
    #[arg(long, default_value_t = 0.5)]
    balance: f64,
    /// Shifts the categories so that each is said as often as it is right; else rare ones stay raised.
    #[arg(long)]
    shifts: bool,
    /// Leaves out entries of words, to see what classes bring alone.
    #[arg(long)]
    only_classes: bool,
    /// Leaves out entries of classes.
    #[arg(long)]
    no_classes: bool,
    /// Leaves out pairs of classes.
    #[arg(long)]
    no_pairs: bool,
    /// Measures with whole sources held out, too.
    #[arg(long)]
    by_source: bool,
    /// Prints the most confident errors of the first fold.
    #[arg(long, default_value_t = 0)]
    errors: usize,
}

impl Options {
    pub fn gold(&self) -> &Path {
        &self.gold
    }
}

/// The labelled duties of one language, with the entries that each holds.
struct Corpus {
    duties: Vec<Duty>,
    patterns: Vec<Pattern>,
    /// The features of each duty: places in `patterns`.
    found: Vec<Vec<u32>>,
}

impl Corpus {
    fn load(options: &Options, language: Language) -> anyhow::Result<Self> {
        let mut duties = gold::load(&options.gold, language)?;
        duties.retain(|duty| !gold::is_held_out(&duty.posting));
        if options.own > 0.0 {
            duties.extend(gold::load_own(language)?);
        }
        let classes = lexicon::classes(language)?;
        let mut patterns =
            candidates::patterns(duties.iter().map(|duty| duty.duty.as_str()), &classes, options.least);
        patterns.retain(|pattern| {
            let of_classes = is_of_classes(pattern);
            !(options.only_classes && !of_classes
                || options.no_classes && of_classes
                || options.no_pairs && pattern.parts.len() > 1)
        });
        let found = find(&patterns, classes, &duties, language)?;
        Ok(Self { duties, patterns, found })
    }
}

fn is_of_classes(pattern: &Pattern) -> bool {
    pattern.parts.iter().all(|part| matches!(part, rolescope::classify::Part::Class(_)))
}

/// Which patterns each duty holds, found by the program's own matcher.
fn find(
    patterns: &[Pattern],
    classes: Vec<(rolescope::classify::Class, bool)>,
    duties: &[Duty],
    language: Language,
) -> anyhow::Result<Vec<Vec<u32>>> {
    let entries = patterns.iter().cloned().map(candidates::unweighted).collect();
    let bytes = lexicon::compile(language, classes, entries)?;
    // The other language's place is filled with the same: only `language` is asked.
    let classifier = Classifier::from_compiled(bytes.clone().into(), bytes.into())
        .context("the compiled lexicon doesn't load")?;
    Ok(duties
        .iter()
        .map(|duty| {
            let mut found: Vec<u32> =
                classifier.find(&duty.duty, language).into_iter().map(|found| found.entry as u32).collect();
            found.sort_unstable();
            found
        })
        .collect())
}

/// The features of one model: entries of its own language, and entries of classes of either.
struct Features {
    patterns: Vec<Pattern>,
    rarity: Vec<f32>,
    /// For each language, the feature of each pattern of its corpus.
    of: [Vec<Option<u32>>; 2],
}

impl Features {
    /// Numbers the patterns that stand in at least `least` of the duties learned from.
    fn choose(corpora: &[Corpus; 2], main: usize, learned: &[Vec<usize>; 2], least: usize) -> Self {
        let mut counts: HashMap<&Pattern, usize> = HashMap::new();
        for (side, corpus) in corpora.iter().enumerate() {
            for &row in &learned[side] {
                for &found in &corpus.found[row] {
                    let pattern = &corpus.patterns[found as usize];
                    if side == main {
                        *counts.entry(pattern).or_default() += 1;
                    }
                }
            }
        }
        let mut patterns: Vec<&Pattern> =
            counts.iter().filter(|(_, count)| **count >= least).map(|(pattern, _)| *pattern).collect();
        patterns.sort_unstable();
        patterns.retain(|pattern| **pattern != Pattern::BASE);
        let rows = learned[main].len() as f64;
        let rarity = patterns
            .iter()
            .map(|pattern| (1.0 + ((1.0 + rows) / (1.0 + counts[*pattern] as f64)).ln()) as f32);
        let rarity = rarity.map(|rarity| (rarity * 100.0).round() / 100.0).collect();
        let numbers: HashMap<&Pattern, u32> =
            patterns.iter().enumerate().map(|(index, pattern)| (*pattern, index as u32)).collect();
        let of = [0, 1].map(|side| {
            corpora[side]
                .patterns
                .iter()
                .map(|pattern| {
                    numbers.get(pattern).copied().filter(|_| side == main || is_of_classes(pattern))
                })
                .collect()
        });
        Self { patterns: patterns.into_iter().cloned().collect(), rarity, of }
    }

    /// A duty's features with their values: rarities, scaled so that their squares sum to one.
    fn row(&self, corpora: &[Corpus; 2], side: usize, row: usize) -> Vec<(u32, f32)> {
        let mut values: Vec<(u32, f32)> = corpora[side].found[row]
            .iter()
            .filter_map(|&found| self.of[side][found as usize])
            .map(|feature| (feature, self.rarity[feature as usize]))
            .collect();
        let norm = values.iter().map(|(_, value)| value * value).sum::<f32>().sqrt();
        values.iter_mut().for_each(|(_, value)| *value /= norm);
        values
    }
}

/// Learned weights of categories and levels over the same features.
struct Learned {
    features: Features,
    categories: Model,
    levels: Model,
}

fn learn(options: &Options, corpora: &[Corpus; 2], main: usize, learned: &[Vec<usize>; 2]) -> Learned {
    let features = Features::choose(corpora, main, learned, options.least);
    let rows: Vec<_> = [0, 1]
        .into_iter()
        .flat_map(|side| learned[side].iter().map(move |&row| (side, row)))
        .filter(|(side, _)| *side == main || options.other > 0.0)
        .map(|(side, row)| (side, &corpora[side].duties[row], features.row(corpora, side, row)))
        .collect();
    let mut sums = [0.0; Category::COUNT];
    for (side, duty, _) in &rows {
        if *side == main {
            sums[duty.category()] += counts(options, duty, true);
        }
    }
    let all: f64 = sums.iter().sum();
    let raised = |class: usize| (all / (Category::COUNT as f64 * sums[class].max(1.0))).powf(options.balance);
    let mut labelled = Vec::new();
    for (side, duty, values) in &rows {
        let counts = counts(options, duty, *side == main);
        let class = duty.category();
        labelled.push(Row { features: values, class, weight: counts * raised(class) });
        if let Some(second) = duty.second().filter(|_| options.second > 0.0) {
            labelled.push(Row {
                features: values,
                class: second,
                weight: counts * options.second * raised(second),
            });
        }
    }
    let count = features.patterns.len();
    let categories = logistic::fit(&labelled, count, Category::COUNT, options.strength);
    let labelled: Vec<Row<'_>> = rows
        .iter()
        .map(|(side, duty, values)| Row {
            features: values,
            class: duty.level_class(),
            weight: counts(options, duty, *side == main),
        })
        .collect();
    let levels = logistic::fit(&labelled, count, Level::COUNT, options.level_strength);
    Learned { features, categories, levels }
}

/// What a duty counts for in learning.
fn counts(options: &Options, duty: &Duty, same_language: bool) -> f64 {
    let own = if duty.own { options.own } else { 1.0 };
    if same_language { own } else { own * options.other }
}

/// Raw scores of one duty that its model did not learn from.
struct Unseen {
    row: usize,
    categories: Vec<f64>,
    levels: Vec<f64>,
}

/// Scores every duty of `main` by a model that learned from the other folds only.
fn cross_validate(
    options: &Options,
    corpora: &[Corpus; 2],
    main: usize,
    fold: &(dyn Fn(&Duty) -> usize + Sync),
    folds: usize,
) -> Vec<Unseen> {
    let mut unseen: Vec<Unseen> = (0..folds)
        .into_par_iter()
        .flat_map_iter(|held| {
            let learned = [0, 1].map(|side| {
                let duties = &corpora[side].duties;
                (0..duties.len())
                    .filter(|&row| duties[row].own || fold(&duties[row]) != held)
                    .collect::<Vec<_>>()
            });
            let model = learn(options, corpora, main, &learned);
            let duties = &corpora[main].duties;
            (0..duties.len())
                .filter(|&row| !duties[row].own && fold(&duties[row]) == held)
                .map(|row| {
                    let values = model.features.row(corpora, main, row);
                    Unseen {
                        row,
                        categories: model.categories.scores(&values),
                        levels: model.levels.scores(&values),
                    }
                })
                .collect::<Vec<_>>()
        })
        .collect();
    unseen.sort_by_key(|unseen| unseen.row);
    unseen
}

fn corpora(options: &Options) -> anyhow::Result<[Corpus; 2]> {
    Ok([Corpus::load(options, Language::English)?, Corpus::load(options, Language::Swedish)?])
}

pub fn measure(options: &Options) -> anyhow::Result<()> {
    let corpora = corpora(options)?;
    for (main, language) in Language::ALL.into_iter().enumerate() {
        let by_posting = cross_validate(options, &corpora, main, &|duty| gold::fold(&duty.posting), 5);
        report(&format!("{} by posting", language.code()), &corpora[main], &by_posting, options.errors);
        if options.by_source {
            let folds = source_folds(&corpora);
            let count = folds.values().max().map_or(0, |most| most + 1);
            let by_source = cross_validate(options, &corpora, main, &|duty| folds[&duty.source], count);
            report(&format!("{} by source ", language.code()), &corpora[main], &by_source, 0);
        }
    }
    Ok(())
}

/// Macro-F1 by five-fold cross-validation over postings, by language.
pub fn macro_f1_unseen(options: &Options) -> anyhow::Result<serde_json::Value> {
    let corpora = corpora(options)?;
    let mut figures = serde_json::Map::new();
    for (main, language) in Language::ALL.into_iter().enumerate() {
        let unseen = cross_validate(options, &corpora, main, &|duty| gold::fold(&duty.posting), 5);
        let categories =
            pairs(&unseen, |unseen| &unseen.categories, |row| corpora[main].duties[row].category());
        let predictions = predictions(&categories, &Calibration::fit(&categories, options.shifts));
        let macro_f1 = scores::macro_f1(&predictions);
        figures.insert(language.code().to_owned(), serde_json::json!({ "macro_f1": macro_f1 }));
    }
    Ok(figures.into())
}

/// A fold for each source with a hundred duties or more, and one for all the small ones.
fn source_folds(corpora: &[Corpus; 2]) -> HashMap<String, usize> {
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for duty in corpora.iter().flat_map(|corpus| &corpus.duties).filter(|duty| !duty.own) {
        *counts.entry(&duty.source).or_default() += 1;
    }
    let mut large = 0;
    counts
        .into_iter()
        .map(|(source, count)| {
            let fold = if count >= 100 {
                large += 1;
                large
            } else {
                0
            };
            (source.to_owned(), fold)
        })
        .collect()
}

fn report(name: &str, corpus: &Corpus, unseen: &[Unseen], errors: usize) {
    let categories = pairs(unseen, |unseen| &unseen.categories, |row| corpus.duties[row].category());
    let calibration = Calibration::fit(&categories, true);
    let scaled = Calibration::fit(&categories, false);
    println!("{name}  raw        {}", scores::line(&predictions(&categories, &scaled)));
    println!("{name}  calibrated {}", scores::line(&predictions(&categories, &calibration)));
    let levels = pairs(unseen, |unseen| &unseen.levels, |row| corpus.duties[row].level_class());
    let calibration = Calibration::fit(&levels, true);
    println!("{name}  level accuracy {:.3}", scores::accuracy(&predictions(&levels, &calibration)));
    if errors > 0 {
        let all = predictions(&categories, &scaled);
        let mut wrong: Vec<(f64, usize)> = all
            .iter()
            .enumerate()
            .filter(|(_, prediction)| prediction.best() != prediction.truth)
            .map(|(index, prediction)| (prediction.probabilities[prediction.best()], index))
            .collect();
        wrong.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (confidence, index) in wrong.into_iter().take(errors) {
            let letter = |class: usize| Category::ALL[class].letter();
            let duty = &corpus.duties[unseen[index].row];
            let prediction = &all[index];
            println!(
                "  {} said {} {confidence:.2}: {}",
                letter(prediction.truth),
                letter(prediction.best()),
                duty.duty
            );
        }
    }
}

fn pairs(
    unseen: &[Unseen],
    scores: impl Fn(&Unseen) -> &Vec<f64>,
    truth: impl Fn(usize) -> usize,
) -> Vec<(Vec<f64>, usize)> {
    unseen.iter().map(|unseen| (scores(unseen).clone(), truth(unseen.row))).collect()
}

fn predictions(scores: &[(Vec<f64>, usize)], calibration: &Calibration) -> Vec<Prediction> {
    scores
        .iter()
        .map(|(scores, truth)| Prediction { truth: *truth, probabilities: calibration.apply(scores) })
        .collect()
}

pub fn train(options: &Options) -> anyhow::Result<()> {
    let corpora = corpora(options)?;
    for (main, language) in Language::ALL.into_iter().enumerate() {
        let unseen = cross_validate(options, &corpora, main, &|duty| gold::fold(&duty.posting), 5);
        let categories =
            pairs(&unseen, |unseen| &unseen.categories, |row| corpora[main].duties[row].category());
        let levels = pairs(&unseen, |unseen| &unseen.levels, |row| corpora[main].duties[row].level_class());
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
