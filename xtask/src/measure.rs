//! Measuring by cross-validation: every duty is judged by a model that learned from other postings, or from other
//! sources, only.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;
use rolescope::model::{Category, Language};

use crate::calibration::Calibration;
use crate::corpus::{self, Corpus};
use crate::gold::{self, Duty, Origin};
use crate::scores::{self, Prediction};
use crate::train::{Options, learn};

/// Raw scores of one duty that its model did not learn from.
pub struct Unseen {
    pub row: usize,
    pub categories: Vec<f64>,
    pub levels: Vec<f64>,
}

/// Scores every duty of `main` by a model that learned from other postings only.
pub fn by_posting(options: &Options, corpora: &[Corpus; 2], main: usize) -> Vec<Unseen> {
    cross_validate(options, corpora, main, &|duty, held| gold::fold(&duty.posting) == held, gold::FOLDS)
}

/// The same by a model that learned from other sources only.
fn by_source(options: &Options, corpora: &[Corpus; 2], main: usize) -> Vec<Unseen> {
    let folds = source_folds(corpora);
    let count = folds.values().max().map_or(0, |most| most + 1);
    // What the project has translated belongs to its English source and, being of one kind with what the labelled
    // data has translated, to that one too.
    let is_left_out = |duty: &Duty, held: usize| {
        folds[&duty.source] == held
            || duty.origin == Origin::Translated && folds.get("translated") == Some(&held)
    };
    cross_validate(options, corpora, main, &is_left_out, count)
}

fn cross_validate(
    options: &Options,
    corpora: &[Corpus; 2],
    main: usize,
    is_left_out: &(dyn Fn(&Duty, usize) -> bool + Sync),
    folds: usize,
) -> Vec<Unseen> {
    let mut unseen: Vec<Unseen> = (0..folds)
        .into_par_iter()
        .flat_map_iter(|held| {
            let learned = [0, 1].map(|side| {
                let duties = &corpora[side].duties;
                (0..duties.len())
                    .filter(|&row| duties[row].is_apart() || !is_left_out(&duties[row], held))
                    .collect::<Vec<_>>()
            });
            let model = learn(options, corpora, main, &learned);
            let corpus = &corpora[main];
            (0..corpus.duties.len())
                .filter(|&row| corpus.duties[row].is_measured() && is_left_out(&corpus.duties[row], held))
                .map(|row| {
                    let values = model.features.row(main, &corpus.in_duties[row]);
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

pub fn measure(options: &Options) -> anyhow::Result<()> {
    let corpora = corpus::load_all(options)?;
    for (main, language) in Language::ALL.into_iter().enumerate() {
        let (code, corpus) = (language.code(), &corpora[main]);
        report(&format!("{code} by posting"), corpus, &by_posting(options, &corpora, main), options.errors);
        if options.by_source {
            report(&format!("{code} by source "), corpus, &by_source(options, &corpora, main), 0);
        }
    }
    Ok(())
}

/// Macro-F1 by five-fold cross-validation over postings, by language.
pub fn macro_f1_unseen(options: &Options) -> anyhow::Result<serde_json::Value> {
    let corpora = corpus::load_all(options)?;
    let mut figures = serde_json::Map::new();
    for (main, language) in Language::ALL.into_iter().enumerate() {
        let unseen = by_posting(options, &corpora, main);
        let duties = &corpora[main].duties;
        let categories = pairs(&unseen, |unseen| &unseen.categories, |row| duties[row].category());
        let predictions = predictions(&categories, &Calibration::fit(&categories, options.shifts));
        let macro_f1 = scores::macro_f1(&predictions);
        figures.insert(language.code().to_owned(), serde_json::json!({ "macro_f1": macro_f1 }));
    }
    Ok(figures.into())
}

/// A fold for each source with a hundred duties or more, and one for all the small ones.
fn source_folds(corpora: &[Corpus; 2]) -> HashMap<String, usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for duty in corpora.iter().flat_map(|corpus| &corpus.duties).filter(|duty| duty.is_measured()) {
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

pub fn pairs(
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
