//! Learning what the lines of postings tell: a duty, a requirement, an offer or none of these. The reader names the
//! signs of each line; here each sign gets what it counts for.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use rayon::prelude::*;
use rolescope::model::DUTY_FROM;
use rolescope::source::SourceFile;

use crate::layered::{self, Model, Row, Settings};
use crate::{gold, lexicon, names, own_lines};

#[derive(Args, Clone, Debug)]
pub struct Options {
    /// The folder with the postings that data/labels/lines.tsv names.
    postings: PathBuf,
    /// Only measures, and writes nothing.
    #[arg(long)]
    measure: bool,
    /// A sign must stand in at least this many lines.
    #[arg(long, default_value_t = 6)]
    least: usize,
    /// A sign of the lines around it must stand in at least this many.
    #[arg(long, default_value_t = 25)]
    least_beside: usize,
    /// How many sums stand between the signs and the classes.
    #[arg(long, default_value_t = 8)]
    hidden: usize,
    /// How often all lines are gone through.
    #[arg(long, default_value_t = 12)]
    rounds: usize,
    /// How far a first step goes.
    #[arg(long, default_value_t = 0.03)]
    rate: f32,
    /// Which part of a line's signs is left out each time.
    #[arg(long, default_value_t = 0.5)]
    left_out: f32,
    /// Prints the most confident errors.
    #[arg(long, default_value_t = 0)]
    errors: usize,
}

const LABELS: &str = "data/labels/lines.tsv";
const WEIGHTS: &str = "data/weights/lines.tsv";

/// What a line can tell: a duty, a requirement, an offer, or nothing of these.
pub const CLASSES: [&str; 4] = ["D", "Q", "B", "X"];

/// A sign is written where one of its weights is at least this large.
const LEAST_WEIGHT: f32 = 0.03;

/// A labelled line with its signs.
pub struct Line {
    pub posting: String,
    /// Empty for one of the project's own, which nothing is measured on.
    pub source: String,
    pub language: String,
    pub text: String,
    /// Which of the classes it is.
    pub class: usize,
    pub signs: Vec<String>,
}

impl Line {
    fn is_own(&self) -> bool {
        self.source.is_empty()
    }
}

/// The labels of one posting, by the names of its lines.
struct Posting {
    file: String,
    source: String,
    language: String,
    labels: HashMap<String, usize>,
}

pub fn train(options: &Options) -> anyhow::Result<()> {
    let mut lines = load(&options.postings)?;
    lines.extend(own_lines::load()?);
    println!("{} labelled lines", lines.len());
    let sources = folds_of_sources(&lines);
    let by_posting = |line: &Line| gold::fold(&line.posting);
    report("by posting", &lines, &cross_validate(options, &lines, gold::FOLDS, &by_posting), options);
    let by_source = |line: &Line| sources[line.source.as_str()];
    report("by source", &lines, &cross_validate(options, &lines, gold::FOLDS, &by_source), options);
    if !options.measure {
        write(options, &lines)?;
    }
    Ok(())
}

/// The folds of whole sources: the largest first, each into the fold with the fewest lines.
fn folds_of_sources(lines: &[Line]) -> HashMap<&str, usize> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines.iter().filter(|line| !line.is_own()) {
        *sizes.entry(&line.source).or_default() += 1;
    }
    let mut sources: Vec<(&str, usize)> = sizes.into_iter().collect();
    sources.sort_by_key(|(name, size)| (std::cmp::Reverse(*size), *name));
    let mut filled = [0; gold::FOLDS];
    let mut folds = HashMap::new();
    for (name, size) in sources {
        let fold = (0..filled.len()).min_by_key(|fold| filled[*fold]).unwrap_or_default();
        filled[fold] += size;
        folds.insert(name, fold);
    }
    folds
}

fn load(folder: &Path) -> anyhow::Result<Vec<Line>> {
    let path = lexicon::root().join(LABELS);
    let text = std::fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
    let mut postings: Vec<Posting> = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, source, language, labels] = columns[..] else {
            anyhow::bail!(
                "{}:{}: file, source, language and labels are asked for",
                path.display(),
                index + 1
            );
        };
        let labels =
            labels.split(' ').filter_map(|label| label.split_once(':')).filter_map(|(name, class)| {
                Some((name.to_owned(), CLASSES.iter().position(|known| *known == class)?))
            });
        postings.push(Posting {
            file: file.to_owned(),
            source: source.to_owned(),
            language: language.to_owned(),
            labels: labels.collect(),
        });
    }
    let read = |posting: &Posting| -> anyhow::Result<Vec<Line>> {
        let path = folder.join(&posting.file);
        if !path.exists() {
            return Ok(Vec::new());
        }
        let file = SourceFile::open(&path)?;
        let lines = rolescope::prose_lines(&file)?.into_iter().filter_map(|line| {
            let class = *posting.labels.get(&names::of(&line.text))?;
            Some(Line {
                posting: posting.file.clone(),
                source: posting.source.clone(),
                language: posting.language.clone(),
                text: line.text,
                class,
                signs: line.signs,
            })
        });
        Ok(lines.collect())
    };
    let lines: Vec<Vec<Line>> = postings.par_iter().map(read).collect::<Result<_, _>>()?;
    let labelled: usize = postings.iter().map(|posting| posting.labels.len()).sum();
    let lines: Vec<Line> = lines.into_iter().flatten().collect();
    println!("{labelled} labels of {} postings; {} lines found", postings.len(), lines.len());
    anyhow::ensure!(
        lines.len() * 2 > labelled,
        "{} holds too few of the postings that {LABELS} names to learn from",
        folder.display()
    );
    Ok(lines)
}

/// A model and the numbers of its signs.
struct Learned<'a> {
    numbers: HashMap<&'a str, u32>,
    model: Model,
}

impl Learned<'_> {
    fn row(&self, line: &Line) -> Vec<u32> {
        numbered(&self.numbers, line)
    }
}

fn numbered(numbers: &HashMap<&str, u32>, line: &Line) -> Vec<u32> {
    line.signs.iter().filter_map(|sign| numbers.get(sign.as_str()).copied()).collect()
}

fn learn<'a>(options: &Options, lines: &[&'a Line]) -> Learned<'a> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        for sign in &line.signs {
            *counts.entry(sign).or_default() += 1;
        }
    }
    let is_beside = |sign: &str| sign.starts_with("before ") || sign.starts_with("after ");
    let enough = counts
        .into_iter()
        .filter(|(sign, count)| *count >= if is_beside(sign) { options.least_beside } else { options.least });
    let numbers: HashMap<&str, u32> =
        enough.enumerate().map(|(index, (sign, _))| (sign, index as u32)).collect();
    let signs: Vec<Vec<u32>> = lines.iter().map(|line| numbered(&numbers, line)).collect();
    let rows: Vec<Row<'_>> =
        signs.iter().zip(lines).map(|(signs, line)| Row { signs, class: line.class }).collect();
    let settings = Settings {
        hidden: options.hidden,
        rounds: options.rounds,
        rate: options.rate,
        left_out: options.left_out,
    };
    let model = layered::fit(&rows, numbers.len(), CLASSES.len(), settings);
    Learned { numbers, model }
}

/// The likelihoods of each line, by a model that learned from the lines of other folds.
fn cross_validate(
    options: &Options,
    lines: &[Line],
    folds: usize,
    fold: &(dyn Fn(&Line) -> usize + Sync),
) -> Vec<Vec<f64>> {
    let mut unseen = vec![Vec::new(); lines.len()];
    let of_folds: Vec<Vec<(usize, Vec<f64>)>> = (0..folds)
        .into_par_iter()
        .map(|held| {
            let (measured, learned): (Vec<usize>, Vec<usize>) =
                (0..lines.len()).partition(|index| !lines[*index].is_own() && fold(&lines[*index]) == held);
            let learned: Vec<&Line> = learned.into_iter().map(|index| &lines[index]).collect();
            let learned = learn(options, &learned);
            let judge = |index: usize| (index, learned.model.likelihoods(&learned.row(&lines[index])));
            measured.into_iter().map(judge).collect()
        })
        .collect();
    for (index, likelihoods) in of_folds.into_iter().flatten() {
        unseen[index] = likelihoods;
    }
    unseen
}

/// Prints how well duties are told, at several thresholds, and the other classes where they are the likeliest.
fn report(name: &str, lines: &[Line], unseen: &[Vec<f64>], options: &Options) {
    let is_measured = |language: &'static str| {
        move |index: &usize| lines[*index].language == language && !lines[*index].is_own()
    };
    for language in ["en", "sv"] {
        let of: Vec<usize> = (0..lines.len()).filter(is_measured(language)).collect();
        for from in [0.35, 0.40, DUTY_FROM, 0.50] {
            let (precision, recall, f1) =
                scores(of.iter().map(|index| (unseen[*index][0] >= from, lines[*index].class == 0)));
            println!("{name}, {language}, duty from {from}: P {precision:.3} R {recall:.3} F1 {f1:.3}");
        }
        for class in 1..3 {
            for from in [0.5, 0.6] {
                let (precision, recall, _) = scores(
                    of.iter().map(|index| (unseen[*index][class] >= from, lines[*index].class == class)),
                );
                println!(
                    "{name}, {language}, {} from {from}: P {precision:.3} R {recall:.3}",
                    CLASSES[class]
                );
            }
        }
    }
    let mut wrong: Vec<usize> = (0..lines.len())
        .filter(|index| {
            !unseen[*index].is_empty() && (unseen[*index][0] >= DUTY_FROM) != (lines[*index].class == 0)
        })
        .collect();
    wrong.sort_by(|a, b| (unseen[*b][0] - DUTY_FROM).abs().total_cmp(&(unseen[*a][0] - DUTY_FROM).abs()));
    for index in wrong.into_iter().take(options.errors) {
        let line = &lines[index];
        println!("{:.2} {} {} {}", unseen[index][0], CLASSES[line.class], line.posting, line.text);
    }
}

/// Precision, recall and F1 of pairs of said and true.
fn scores(pairs: impl Iterator<Item = (bool, bool)>) -> (f64, f64, f64) {
    let (mut both, mut said, mut is) = (0.0, 0.0, 0.0);
    for (says, truth) in pairs {
        both += f64::from(u8::from(says && truth));
        said += f64::from(u8::from(says));
        is += f64::from(u8::from(truth));
    }
    (both / f64::max(said, 1.0), both / f64::max(is, 1.0), 2.0 * both / f64::max(said + is, 1.0))
}

fn write(options: &Options, lines: &[Line]) -> anyhow::Result<()> {
    let all: Vec<&Line> = lines.iter().collect();
    let learned = learn(options, &all);
    let mut signs: Vec<(&str, u32)> = learned.numbers.iter().map(|(sign, number)| (*sign, *number)).collect();
    signs.sort_unstable();
    let mut text = String::from(
        "# What each sign of a line counts for a duty, a requirement, an offer and none of these, then for each sum in\n\
         # between; before them, what each sum counts for these four as far as it is above zero. In hundredths.\n",
    );
    for (index, weights) in learned.model.of_sums().enumerate() {
        write_row(&mut text, &format!("sum {}", index + 1), weights);
    }
    let mut count = 0;
    for (sign, number) in signs {
        let mut weights = learned.model.of_sign(number).to_vec();
        if sign == "any" {
            weights.iter_mut().zip(learned.model.bias()).for_each(|(weight, bias)| *weight += bias);
        }
        if weights.iter().any(|weight| weight.abs() >= LEAST_WEIGHT) {
            write_row(&mut text, sign, &weights);
            count += 1;
        }
    }
    std::fs::write(lexicon::root().join(WEIGHTS), text)?;
    println!("{WEIGHTS}: {count} signs");
    Ok(())
}

fn write_row(text: &mut String, name: &str, weights: &[f32]) {
    text.push_str(name);
    for weight in weights {
        let _ = write!(text, "\t{}", (weight * 100.0).round() as i16);
    }
    text.push('\n');
}
