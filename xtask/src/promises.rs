//! Where the promises of titles come from. Every line of `data/titles/promises.tsv` is held against the official
//! occupations whose titles have that head over that field: what their tasks are, as the shipped classifier
//! judges them. The result stands in `data/titles/occupations.tsv` for a reader to check, and a line that promises
//! something else than those occupations do has to say why in `data/titles/departures.tsv`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Context;
use rolescope::classify::Classifier;
use rolescope::model::{Category, Language};
use rolescope::scope::promise_line;

use crate::lexicon;

const PROMISES: &str = "data/titles/promises.tsv";
const OCCUPATIONS: &str = "data/titles/occupations.tsv";
const DEPARTURES: &str = "data/titles/departures.tsv";
/// A line is held against occupations from this many official titles on; fewer say more of the list than of the work.
const LEAST_TITLES: usize = 10;
/// How many occupations are named for a line.
const NAMED: usize = 5;
/// A promise departs where the category it puts first has less than this part of what the largest has.
const DEPARTS_BELOW: f64 = 0.5;

type Shares = [f64; Category::COUNT];

/// A line of `promises.tsv`.
struct Promised {
    head: String,
    fields: String,
    shares: Shares,
    open: bool,
}

/// What the occupations whose titles fall on one line do.
#[derive(Default)]
struct Done {
    titles: usize,
    shares: Shares,
    occupations: BTreeMap<String, f64>,
}

impl Done {
    fn normalised(&self) -> Shares {
        let sum: f64 = self.shares.iter().sum();
        self.shares.map(|share| if sum > 0.0 { share / sum } else { 0.0 })
    }
}

/// Computes and writes `data/titles/occupations.tsv`.
pub fn write(reference: &Path) -> anyhow::Result<()> {
    let (text, departing) = compute(reference)?;
    std::fs::write(lexicon::root().join(OCCUPATIONS), text)?;
    let explained = explained()?;
    println!("{OCCUPATIONS}: written; {} lines promise something else", departing.len());
    for line in departing.difference(&explained) {
        println!("{DEPARTURES}: say why `{line}` promises something else");
    }
    Ok(())
}

/// Whether the shipped file is what the reference gives, and every departure is explained.
pub fn check(reference: &Path) -> anyhow::Result<()> {
    let (text, departing) = compute(reference)?;
    let shipped = std::fs::read_to_string(lexicon::root().join(OCCUPATIONS))?;
    anyhow::ensure!(
        text == shipped,
        "{OCCUPATIONS} is not what the reference gives: run `cargo xtask promises`"
    );
    let explained = explained()?;
    let unexplained: Vec<_> = departing.difference(&explained).collect();
    anyhow::ensure!(
        unexplained.is_empty(),
        "{DEPARTURES}: say why these promise something else: {unexplained:?}"
    );
    let idle: Vec<_> = explained.difference(&departing).collect();
    anyhow::ensure!(idle.is_empty(), "{DEPARTURES}: these promise what their occupations do: {idle:?}");
    println!("ok   promises follow from their occupations, or say why not ({} do)", departing.len());
    Ok(())
}

/// The text of `occupations.tsv`, and the lines that depart (`head fields`).
fn compute(reference: &Path) -> anyhow::Result<(String, BTreeSet<String>)> {
    let promised = promised()?;
    let done = done(reference, &promised)?;
    let names: HashMap<String, String> = rows(&reference.join("onet_occupations.tsv"))?
        .into_iter()
        .filter_map(|row| Some((row.first()?.clone(), row.get(1)?.clone())))
        .collect();
    let mut text = String::from(
        "# head\tfields\ttitles\tA\tO\tE\tV\tX\toccupations, the most titles first (O*NET; written by `cargo xtask promises`)\n",
    );
    let mut departing = BTreeSet::new();
    for (line, done) in promised.iter().zip(&done) {
        if done.titles < LEAST_TITLES {
            writeln!(
                text,
                "{}\t{}\t{}\t\t\t\t\t\tfewer than {LEAST_TITLES} official titles",
                line.head, line.fields, done.titles
            )?;
            continue;
        }
        let shares = done.normalised();
        let mut occupations: Vec<(&String, f64)> =
            done.occupations.iter().map(|(code, weight)| (code, *weight)).collect();
        occupations.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        let all: f64 = occupations.iter().map(|(_, weight)| weight).sum();
        let named: Vec<String> = occupations
            .iter()
            .take(NAMED)
            .map(|(code, weight)| {
                let name = names.get(*code).map_or("", String::as_str);
                format!("{code} {name} ({:.0} %)", 100.0 * weight / all)
            })
            .collect();
        let columns: Vec<String> = shares.iter().map(|share| format!("{:.0}", 100.0 * share)).collect();
        writeln!(
            text,
            "{}\t{}\t{}\t{}\t{}",
            line.head,
            line.fields,
            done.titles,
            columns.join("\t"),
            named.join("; ")
        )?;
        let first = largest(&line.shares);
        if !line.open && shares[first] < DEPARTS_BELOW * shares[largest(&shares)] {
            departing.insert(format!("{} {}", line.head, line.fields));
        }
    }
    Ok((text, departing))
}

fn largest(shares: &Shares) -> usize {
    (0..shares.len()).rev().max_by(|a, b| shares[*a].total_cmp(&shares[*b])).unwrap_or(0)
}

/// For each line of promises, what the occupations do whose official titles fall on it. A title that several
/// occupations share counts in parts.
fn done(reference: &Path, promised: &[Promised]) -> anyhow::Result<Vec<Done>> {
    let work = work(reference)?;
    let mut places: HashMap<(&str, &str), usize> = HashMap::new();
    for (place, line) in promised.iter().enumerate() {
        places.extend(line.fields.split(',').map(|field| ((line.head.as_str(), field), place)));
    }
    let mut occupations_of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows(&reference.join("onet_titles.tsv"))? {
        if let [code, _, title] = &row[..]
            && work.contains_key(code)
        {
            occupations_of.entry(title.clone()).or_default().insert(code.clone());
        }
    }
    let mut done: Vec<Done> = promised.iter().map(|_| Done::default()).collect();
    for (title, codes) in &occupations_of {
        let Some((head, field)) = promise_line(title, Language::English) else { continue };
        let Some(&place) = places.get(&(head, field)).or_else(|| places.get(&(head, "*"))) else { continue };
        let part = 1.0 / codes.len() as f64;
        done[place].titles += 1;
        for code in codes {
            *done[place].occupations.entry(code.clone()).or_default() += part;
            for (sum, share) in done[place].shares.iter_mut().zip(work[code]) {
                *sum += part * share;
            }
        }
    }
    Ok(done)
}

/// What each occupation's tasks are, on average.
fn work(reference: &Path) -> anyhow::Result<HashMap<String, Shares>> {
    let classifier = Classifier::bundled();
    let mut sums: HashMap<String, (Shares, f64)> = HashMap::new();
    for row in rows(&reference.join("onet_tasks.tsv"))? {
        let [code, _, task] = &row[..] else { continue };
        let judged = classifier.judge_briefly(task, Language::English);
        let (shares, count) = sums.entry(code.clone()).or_default();
        for (share, probability) in shares.iter_mut().zip(judged.probabilities) {
            *share += probability;
        }
        *count += 1.0;
    }
    Ok(sums.into_iter().map(|(code, (shares, count))| (code, shares.map(|share| share / count))).collect())
}

fn promised() -> anyhow::Result<Vec<Promised>> {
    let path = lexicon::root().join(PROMISES);
    rows_of(&path)?
        .into_iter()
        .map(|(number, row)| {
            read_promised(&row).with_context(|| format!("{PROMISES}:{number}: this is no line of promises"))
        })
        .collect()
}

fn read_promised(row: &[String]) -> Option<Promised> {
    let mut shares = Shares::default();
    for (share, column) in shares.iter_mut().zip(row.get(2..7)?) {
        *share = column.parse().ok()?;
    }
    let open = row.get(8).is_some_and(|open| open == "open");
    Some(Promised { head: row.first()?.clone(), fields: row.get(1)?.clone(), shares, open })
}

/// The lines whose departure is explained.
fn explained() -> anyhow::Result<BTreeSet<String>> {
    let path = lexicon::root().join(DEPARTURES);
    rows_of(&path)?
        .into_iter()
        .map(|(number, row)| match &row[..] {
            [head, fields, why] if !why.trim().is_empty() => Ok(format!("{head} {fields}")),
            _ => anyhow::bail!("{DEPARTURES}:{number}: write head, fields and why, separated by tabs"),
        })
        .collect()
}

/// The rows of a reference file, without its header.
fn rows(path: &Path) -> anyhow::Result<Vec<Vec<String>>> {
    Ok(rows_of(path)?.into_iter().skip(1).map(|(_, row)| row).collect())
}

/// The rows of a tab-separated file with their line numbers, comments left out.
fn rows_of(path: &Path) -> anyhow::Result<Vec<(usize, Vec<String>)>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(|(index, line)| (index + 1, line.split('\t').map(str::to_owned).collect())).collect())
}
