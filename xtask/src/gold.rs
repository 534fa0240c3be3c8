//! Labelled duties: reading them, and splitting them so that nothing is measured on what was learned.
//! Splits are by posting (or by source), never by line, and by hash, so they are the same everywhere.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Context;
use rolescope::model::{Category, Language};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::names;

/// A labelled duty.
#[derive(Debug, Clone, Deserialize)]
pub struct Duty {
    #[serde(default)]
    id: String,
    pub posting: String,
    pub source: String,
    pub duty: String,
    label: char,
    second: Option<char>,
    /// 1 to 3.
    pub level: u8,
    /// Where it comes from, and so what it may be used for.
    #[serde(skip)]
    pub origin: Origin,
}

/// Where a labelled duty comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Origin {
    /// The labelled data: learned from and measured on, never both at once.
    #[default]
    Gold,
    /// Written by the project to be learned from.
    Own,
    /// Found in public postings and labelled by the project to be learned from.
    Found,
    /// Labelled data put into the other language by the project to be learned from.
    Translated,
}

impl Duty {
    pub fn category(&self) -> usize {
        Category::from_letter(self.label).map_or(Category::Other.index(), Category::index)
    }

    /// Whether figures may rest on it; what the project has labelled itself would flatter it.
    pub fn is_measured(&self) -> bool {
        self.origin == Origin::Gold
    }

    /// Whether it has to do with no labelled posting, so that it may be learned from whichever is left out.
    pub fn is_apart(&self) -> bool {
        matches!(self.origin, Origin::Own | Origin::Found)
    }

    /// The level's place among the levels, lowest first.
    pub fn level_class(&self) -> usize {
        usize::from(self.level.clamp(1, 3)) - 1
    }

    pub fn second(&self) -> Option<usize> {
        self.second.and_then(Category::from_letter).map(Category::index)
    }
}

pub fn path(folder: &Path, language: Language) -> std::path::PathBuf {
    folder.join(format!("duties.{}.jsonl", language.code()))
}

pub fn load(folder: &Path, language: Language) -> anyhow::Result<Vec<Duty>> {
    let path = path(folder, language);
    let text = std::fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
    text.lines()
        .enumerate()
        .map(|(index, line)| {
            serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), index + 1))
        })
        .collect()
}

/// The project's own labelled duties: lines of category, second category or `-`, level, and text.
pub fn load_own(language: Language) -> anyhow::Result<Vec<Duty>> {
    let folder = crate::lexicon::root().join("data/duties");
    let mut paths: Vec<_> =
        std::fs::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        name.starts_with(&format!("{}-", language.code())) && name.ends_with(".tsv")
    });
    paths.sort();
    let mut duties = Vec::new();
    for path in paths {
        let name = path.strip_prefix(crate::lexicon::root())?.display().to_string();
        let form = "category, second category or `-`, level and text";
        duties.extend(lines(&name, form, own)?);
    }
    Ok(duties)
}

fn own(line: &str) -> Option<Duty> {
    let mut columns = line.split('\t');
    let judged = Judged::read(&mut columns)?;
    let duty = columns.next().filter(|text| !text.trim().is_empty())?;
    columns.next().is_none().then(|| judged.of(duty, "own", Origin::Own))
}

/// Texts that aren't the project's, by name: one a line of a file that isn't in the repository.
pub struct Texts(HashMap<String, String>);

impl Texts {
    pub fn load(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))?;
        Ok(Self(text.lines().map(|line| (names::of(line), line.to_owned())).collect()))
    }
}

/// Duties of public postings with the project's labels, as far as `texts` holds them.
pub fn load_found(texts: &Texts, language: Language) -> anyhow::Result<Vec<Duty>> {
    let name = format!("data/labels/found.{}.tsv", language.code());
    let form = "name, category, second category or `-`, level, source and posting";
    let duties = lines(&name, form, |line| {
        let (name, judged, source) = found(line)?;
        Some(texts.0.get(name).map(|duty| judged.of(duty, source, Origin::Found)))
    });
    Ok(duties?.into_iter().flatten().collect())
}

/// English duties put into Swedish, as far as `texts` holds them, with the labels, postings and sources of the English.
pub fn load_translated(texts: &Texts, gold: &Path) -> anyhow::Result<Vec<Duty>> {
    let english = load(gold, Language::English)?;
    let english: HashMap<&str, &Duty> = english.iter().map(|duty| (duty.id.as_str(), duty)).collect();
    let duties = lines("data/labels/translated.sv.tsv", "name and number of a labelled duty", |line| {
        let (name, id) = line.split_once('\t')?;
        let original = *english.get(id)?;
        Some(texts.0.get(name).map(|duty| Duty {
            duty: duty.clone(),
            origin: Origin::Translated,
            ..original.clone()
        }))
    });
    Ok(duties?.into_iter().flatten().collect())
}

/// The lines of a table in the repository, without its comments.
fn lines<T>(name: &str, form: &str, read: impl Fn(&str) -> Option<T>) -> anyhow::Result<Vec<T>> {
    let text = std::fs::read_to_string(crate::lexicon::root().join(name))
        .with_context(|| format!("can't read {name}"))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|(index, line)| {
            read(line).with_context(|| format!("{name}:{}: write {form}, separated by tabs", index + 1))
        })
        .collect()
}

fn found(line: &str) -> Option<(&str, Judged, &str)> {
    let mut columns = line.split('\t');
    let name = columns.next()?;
    let judged = Judged::read(&mut columns)?;
    let source = columns.next()?;
    columns.next()?;
    columns.next().is_none().then_some((name, judged, source))
}

/// Three columns of a labelled line: category, second category or `-`, level.
struct Judged {
    label: char,
    second: Option<char>,
    level: u8,
}

impl Judged {
    fn read<'a>(columns: &mut impl Iterator<Item = &'a str>) -> Option<Self> {
        let letter = |text: &str| text.parse::<char>().ok();
        let label = letter(columns.next()?).filter(|label| Category::from_letter(*label).is_some())?;
        let second = letter(columns.next()?)?;
        let second = (second != '-').then_some(second);
        if second.is_some_and(|second| Category::from_letter(second).is_none()) {
            return None;
        }
        let level = columns.next()?.parse().ok().filter(|level| (1..=3).contains(level))?;
        Some(Self { label, second, level })
    }

    fn of(&self, duty: &str, source: &str, origin: Origin) -> Duty {
        let Self { label, second, level } = *self;
        let (posting, source, duty) = (source.to_owned(), source.to_owned(), duty.to_owned());
        Duty { id: String::new(), posting, source, duty, label, second, level, origin }
    }
}

/// One in five postings is never learned from.
pub fn is_held_out(posting: &str) -> bool {
    hash(posting, 5) == 0
}

/// How many folds cross-validation over postings has.
pub const FOLDS: usize = 5;

/// The fold of a posting, below `FOLDS`.
pub fn fold(posting: &str) -> usize {
    hash(&format!("fold {posting}"), FOLDS as u32)
}

/// The remainder of a text's SHA-256, read as one large number.
fn hash(text: &str, divisor: u32) -> usize {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().fold(0u32, |rest, byte| (rest * 256 + u32::from(*byte)) % divisor) as usize
}

/// The lines of the labelled duties that nothing is learned from.
pub fn held_out(gold: &Path, language: Language) -> anyhow::Result<String> {
    let path = path(gold, language);
    let text = std::fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
    let mut kept = String::new();
    for line in text.lines() {
        let duty: Duty = serde_json::from_str(line)?;
        if is_held_out(&duty.posting) {
            writeln!(kept, "{line}")?;
        }
    }
    Ok(kept)
}

pub fn write_held_out(gold: &Path, into: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(into)?;
    for language in Language::ALL {
        std::fs::write(path(into, language), held_out(gold, language)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fifth_of_the_postings_is_held_out_and_folds_are_even() {
        let names: Vec<String> = (0..5000).map(|number| format!("posting-{number}")).collect();
        let held = names.iter().filter(|name| is_held_out(name)).count();
        assert!((900..1100).contains(&held), "{held}");
        for wanted in 0..5 {
            let size = names.iter().filter(|name| fold(name) == wanted).count();
            assert!((900..1100).contains(&size), "{wanted}: {size}");
        }
    }

    #[test]
    fn splits_never_change() {
        // SHA-256 read as one number, modulo; other values would let held-out duties be learned from.
        assert_eq!((hash("a", 5), hash("abc", 5), hash("abc", 1000)), (4, 0, 965));
        assert_eq!((fold("a"), is_held_out("a"), is_held_out("abc")), (3, false, true));
    }

    #[test]
    fn own_duties_are_read_and_mistakes_refused() {
        let duty = own("E\tO\t2\tSort the chair's post").expect("well formed");
        assert_eq!((duty.category(), duty.second(), duty.level, duty.is_measured()), (2, Some(1), 2, false));
        assert_eq!(own("V\t-\t1\tHelp out").and_then(|duty| duty.second()), None);
        for wrong in ["Q\t-\t2\tx", "E\tQ\t2\tx", "E\t-\t4\tx", "E\t-\t2\t", "E\t-\t2", "E\t-\t2\tx\ty"] {
            assert!(own(wrong).is_none(), "{wrong:?}");
        }
    }

    #[test]
    fn found_duties_are_read_and_mistakes_refused() {
        let (name, judged, source) =
            found("ba7816bf8f01\tV\tO\t1\tsomewhere\tjobs/1.md").expect("well formed");
        let duty = judged.of("Lay out the badges", source, Origin::Found);
        assert_eq!((name, duty.category(), duty.second(), duty.level), ("ba7816bf8f01", 3, Some(1), 1));
        assert!(!duty.is_measured());
        for wrong in ["0\tV\tO\t1\tsomewhere", "0\tV\tO\t9\ta\tb", "0\tV\t-\t1\ta\tb\tc"] {
            assert!(found(wrong).is_none(), "{wrong:?}");
        }
    }
}
