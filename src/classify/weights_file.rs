//! The weight files (`data/weights/`): one entry a line, its pattern and what it counts for each
//! category and level. Learned entries and entries written by hand have the same form, so anybody can
//! look a phrase up, see what it counts for, and say otherwise in a file of their own.

use std::fmt::Write;

use super::LexiconError;
use super::pattern::Pattern;
use crate::model::{Category, Level};

/// One weighted entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The line of the file that it stands in, from 1; 0 for an entry from no file.
    pub line: usize,
    /// What it looks for.
    pub pattern: Pattern,
    /// How much of a duty's attention it takes, in hundredths: the rarer, the more.
    pub rarity: u16,
    /// What it counts for each category, in hundredths, before it is scaled to the duty.
    pub weights: [i16; Category::COUNT],
    /// What it counts for each level, likewise.
    pub level_weights: [i16; Level::COUNT],
}

/// Reads a weight file; `name` is used in errors.
///
/// # Errors
/// At the first line that doesn't keep to the form.
pub fn parse(name: &str, text: &str) -> Result<Vec<Entry>, LexiconError> {
    let mut entries = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (index, line) in text.lines().enumerate() {
        let error = |problem: String, advice: &str| LexiconError::new(name, index + 1, problem, advice);
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let expected = 2 + Category::COUNT + Level::COUNT;
        if columns.len() != expected {
            let problem = format!("{} columns instead of {expected}", columns.len());
            return Err(error(problem, "write pattern, rarity, A, O, E, V, X, 1, 2, 3, separated by tabs"));
        }
        let pattern = Pattern::parse(columns[0])
            .map_err(|problem| error(problem, "see the table of patterns in docs/lexicon.md"))?;
        let number = |column: usize| {
            columns[column].trim().parse::<i16>().map_err(|_| {
                error(
                    format!("`{}` is no whole number of hundredths", columns[column]),
                    "write for example 125 or -40",
                )
            })
        };
        let mut weights = [0; Category::COUNT];
        for (offset, weight) in weights.iter_mut().enumerate() {
            *weight = number(2 + offset)?;
        }
        let mut level_weights = [0; Level::COUNT];
        for (offset, weight) in level_weights.iter_mut().enumerate() {
            *weight = number(2 + Category::COUNT + offset)?;
        }
        let rarity = u16::try_from(number(1)?)
            .map_err(|_| error("a negative rarity".into(), "write 0 for an entry that takes no attention"))?;
        if !seen.insert(pattern.clone()) {
            return Err(error(format!("`{pattern}` stands twice"), "keep one of the two"));
        }
        entries.push(Entry { line: index + 1, pattern, rarity, weights, level_weights });
    }
    Ok(entries)
}

/// Writes entries in the form that [`parse`] reads.
#[must_use]
pub fn print(entries: &[Entry]) -> String {
    let mut text = String::from("# pattern\trarity\tA\tO\tE\tV\tX\t1\t2\t3\n");
    for entry in entries {
        let _ = write!(text, "{}\t{}", entry.pattern, entry.rarity);
        for weight in entry.weights.iter().chain(&entry.level_weights) {
            let _ = write!(text, "\t{weight}");
        }
        text.push('\n');
    }
    text
}
