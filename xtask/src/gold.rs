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
}

impl Duty {
    pub fn category(&self) -> usize {
        Category::from_letter(self.label).map_or(Category::Other.index(), Category::index)
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

pub fn write_held_out(gold: &Path, into: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(into)?;
    for language in Language::ALL {
        let text = std::fs::read_to_string(path(gold, language))?;
        let mut kept = String::new();
        for line in text.lines() {
            let duty: Duty = serde_json::from_str(line)?;
            if is_held_out(&duty.posting) {
                writeln!(kept, "{line}")?;
            }
        }
        std::fs::write(path(into, language), kept)?;
    }
    Ok(())
}
