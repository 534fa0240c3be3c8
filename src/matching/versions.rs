//! What changed in the work of a role between two versions of its posting. Duties are paired by likeness, wherever
//! in the text they stand, so that moving a line is no change.

use super::likeness::Sketch;
use crate::scope::Assessment;

/// From this likeness on, one duty is the other in new words.
const REWORDED_FROM: f64 = 0.45;

/// What became of a duty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Change {
    /// It stands in both, word for word but for signs and capitals: its places in the old and the new posting.
    Kept(usize, usize),
    /// It stands in both, in other words; with the likeness, 0 to 1.
    Reworded(usize, usize, f64),
    /// It stands in the new posting alone.
    Added(usize),
    /// It stood in the old posting alone.
    Dropped(usize),
}

/// Two versions of one role.
#[derive(Debug)]
pub struct Versions<'a> {
    /// The old version.
    pub old: &'a Assessment,
    /// The new version.
    pub new: &'a Assessment,
    /// What became of each duty: those of the new version in its order, then those dropped in the old one's.
    pub changes: Vec<Change>,
}

/// Compares two versions.
#[must_use]
pub fn versions<'a>(old: &'a Assessment, new: &'a Assessment) -> Versions<'a> {
    let sketches = |assessment: &Assessment| -> Vec<Sketch> {
        assessment.posting.duties.iter().map(|duty| Sketch::of(&duty.text.text)).collect()
    };
    let (before, after) = (sketches(old), sketches(new));
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (one, a) in before.iter().enumerate() {
        for (two, b) in after.iter().enumerate() {
            let same =
                folded(&old.posting.duties[one].text.text) == folded(&new.posting.duties[two].text.text);
            // What is the same to the letter goes before what merely has the same words.
            let likeness = if same { 2.0 } else { a.likeness(b) };
            if likeness >= REWORDED_FROM {
                pairs.push((likeness, one, two));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut partner_of_old = vec![None; before.len()];
    let mut change_of_new = vec![None; after.len()];
    for (likeness, one, two) in pairs {
        if partner_of_old[one].is_none() && change_of_new[two].is_none() {
            partner_of_old[one] = Some(two);
            change_of_new[two] = Some(if likeness > 1.0 {
                Change::Kept(one, two)
            } else {
                Change::Reworded(one, two, likeness)
            });
        }
    }
    let mut changes: Vec<Change> = change_of_new
        .into_iter()
        .enumerate()
        .map(|(two, change)| change.unwrap_or(Change::Added(two)))
        .collect();
    changes.extend((0..before.len()).filter(|one| partner_of_old[*one].is_none()).map(Change::Dropped));
    Versions { old, new, changes }
}

fn folded(text: &str) -> String {
    let letters: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
