//! Labelled duties: reading them, and splitting them so that nothing is measured on what was learned.
//! Splits are by posting (or by source), never by line, and by hash, so they are the same everywhere.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Context;
use rolescope::model::{Category, Language};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// A labelled duty.
#[derive(Debug, Clone, Deserialize)]
pub struct Duty {
    pub posting: String,
    pub source: String,
    pub duty: String,
    label: char,
    second: Option<char>,
    /// 1 to 3.
    pub level: u8,
    /// Whether it is one of the project's own, written to be learned from and never measured on.
    #[serde(skip)]
    pub own: bool,
}

impl Duty {
    pub fn category(&self) -> usize {
        Category::from_letter(self.label).map_or(Category::Other.index(), Category::index)
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
        let text = std::fs::read_to_string(&path)?;
        for (index, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let duty = own(line).with_context(|| {
                let form = "category, second category or `-`, level and text, separated by tabs";
                format!("{}:{}: write {form}", path.display(), index + 1)
            })?;
            duties.push(duty);
        }
    }
    Ok(duties)
}

fn own(line: &str) -> Option<Duty> {
    let mut columns = line.split('\t');
    let letter = |text: &str| text.parse::<char>().ok();
    let label = letter(columns.next()?).filter(|label| Category::from_letter(*label).is_some())?;
    let second = letter(columns.next()?)?;
    let second = (second != '-').then_some(second);
    if second.is_some_and(|second| Category::from_letter(second).is_none()) {
        return None;
    }
    let level = columns.next()?.parse().ok().filter(|level| (1..=3).contains(level))?;
    let duty = columns.next().filter(|text| !text.trim().is_empty())?.to_owned();
    let (posting, source) = ("own".to_owned(), "own".to_owned());
    columns.next().is_none().then_some(Duty { posting, source, duty, label, second, level, own: true })
}

/// One in five postings is never learned from.
pub fn is_held_out(posting: &str) -> bool {
    hash(posting, 5) == 0
}

/// The fold of a posting, 0..5.
pub fn fold(posting: &str) -> usize {
    hash(&format!("fold {posting}"), 5)
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
        assert_eq!((duty.category(), duty.second(), duty.level, duty.own), (2, Some(1), 2, true));
        assert_eq!(own("V\t-\t1\tHelp out").and_then(|duty| duty.second()), None);
        for wrong in ["Q\t-\t2\tx", "E\tQ\t2\tx", "E\t-\t4\tx", "E\t-\t2\t", "E\t-\t2", "E\t-\t2\tx\ty"] {
            assert!(own(wrong).is_none(), "{wrong:?}");
        }
    }
}
