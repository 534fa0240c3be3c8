//! What changed in the work of a role between two versions of its posting. Duties are paired by likeness, wherever
//! in the text they stand, so that moving a line is no change.

use std::collections::VecDeque;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::likeness::Sketch;
use super::pairing::{Index, greedily, pair_up};
use crate::model::Duty;
use crate::scope::Assessment;

/// From this likeness on, one duty is the other in new words.
const REWORDED_FROM: f64 = 0.45;
/// From this part of their duties in common on, two roles are versions of one another whatever they are called.
const SAME_ROLE_FROM: f64 = 0.25;
/// What the same title counts beside the part of the duties in common.
const SAME_TITLE: f64 = 0.3;
/// So many roles are held closely against each one.
const ROLES_TO_LOOK_AT: usize = 8;

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

impl Versions<'_> {
    /// The part of the duties of both, 0 to 1, that stands in both; of what is reworded, as far as it is alike.
    fn in_common(&self) -> f64 {
        let common = self.changes.iter().map(|change| match change {
            Change::Kept(..) => 1.0,
            Change::Reworded(_, _, likeness) => *likeness,
            Change::Added(_) | Change::Dropped(_) => 0.0,
        });
        let all = self.old.posting.duties.len() + self.new.posting.duties.len();
        if all == 0 { 0.0 } else { 2.0 * common.sum::<f64>() / all as f64 }
    }
}

/// Compares two versions.
#[must_use]
pub fn versions<'a>(old: &'a Assessment, new: &'a Assessment) -> Versions<'a> {
    let (before, after) = (&old.posting.duties, &new.posting.duties);
    let mut partner_of_old = vec![None; before.len()];
    let mut change_of_new = vec![None; after.len()];
    // What is the same to the letter goes before what merely has the same words.
    let mut same: FxHashMap<String, VecDeque<usize>> = FxHashMap::default();
    for (one, duty) in before.iter().enumerate() {
        same.entry(folded(&duty.text.text)).or_default().push_back(one);
    }
    for (two, duty) in after.iter().enumerate() {
        if let Some(one) = same.get_mut(&folded(&duty.text.text)).and_then(VecDeque::pop_front) {
            partner_of_old[one] = Some(two);
            change_of_new[two] = Some(Change::Kept(one, two));
        }
    }
    let sketches =
        |duties: &[Duty]| -> Vec<Sketch> { duties.iter().map(|duty| Sketch::of(&duty.text.text)).collect() };
    let free = [alone(&partner_of_old), alone(&change_of_new)];
    for (one, two, likeness) in pair_up(&sketches(before), &sketches(after), free, REWORDED_FROM) {
        partner_of_old[one] = Some(two);
        change_of_new[two] = Some(Change::Reworded(one, two, likeness));
    }
    let mut changes: Vec<Change> = change_of_new
        .into_iter()
        .enumerate()
        .map(|(two, change)| change.unwrap_or(Change::Added(two)))
        .collect();
    changes.extend(alone(&partner_of_old).into_iter().map(Change::Dropped));
    Versions { old, new, changes }
}

/// The places that have no partner.
fn alone<T>(partners: &[Option<T>]) -> Vec<usize> {
    (0..partners.len()).filter(|place| partners[*place].is_none()).collect()
}

/// The roles of two files.
#[derive(Debug, Default)]
pub struct RoleVersions<'a> {
    /// Those that stand in both, in the order of the new file.
    pub both: Vec<Versions<'a>>,
    /// Those of the new file alone.
    pub added: Vec<&'a Assessment>,
    /// Those of the old file alone.
    pub dropped: Vec<&'a Assessment>,
}

/// Which roles of two files are versions of one another. Lone ones are; of several, those whose duties and titles are
/// alike, the likest first.
#[must_use]
pub fn role_versions<'a>(old: &'a [Assessment], new: &'a [Assessment]) -> RoleVersions<'a> {
    if let ([one], [two]) = (old, new) {
        return RoleVersions { both: vec![versions(one, two)], added: Vec::new(), dropped: Vec::new() };
    }
    let (titles_before, titles_after) = (titles(old), titles(new));
    let (before, after) = (whole(old), whole(new));
    let index = Index::of(&before, 0..before.len());
    let alike = (0..new.len()).into_par_iter().flat_map_iter(|two| {
        let title = titles_after.of(two);
        let by_words = index.likest(&after[two], two, 0.0, ROLES_TO_LOOK_AT).into_iter().map(|(_, one)| one);
        let mut candidates: Vec<usize> = by_words.chain(titles_before.nearest(title, two)).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let score = |one: usize| {
            let common = versions(&old[one], &new[two]).in_common();
            let named = title.is_some() && titles_before.of(one) == title;
            let only = named && titles_before.is_alone(title) && titles_after.is_alone(title);
            let score = common + if named { SAME_TITLE } else { 0.0 };
            (only || common >= SAME_ROLE_FROM).then_some((score, one, two))
        };
        candidates.into_iter().filter_map(score).collect::<Vec<_>>()
    });
    let (mut partner_of_old, mut partner_of_new) = (vec![None; old.len()], vec![None; new.len()]);
    for (one, two, _) in greedily(alike.collect()) {
        partner_of_old[one] = Some(two);
        partner_of_new[two] = Some(one);
    }
    let pairs = partner_of_new.iter().zip(new).filter_map(|(one, two)| Some((&old[(*one)?], two)));
    RoleVersions {
        both: pairs.map(|(one, two)| versions(one, two)).collect(),
        added: alone(&partner_of_new).into_iter().map(|two| &new[two]).collect(),
        dropped: alone(&partner_of_old).into_iter().map(|one| &old[one]).collect(),
    }
}

/// All that each role says of itself.
fn whole(roles: &[Assessment]) -> Vec<Sketch> {
    let text = |role: &Assessment| {
        let title = role.posting.title.as_ref().map_or("", |title| title.clean.as_str());
        let duties = role.posting.duties.iter().map(|duty| duty.text.text.as_str());
        std::iter::once(title).chain(duties).collect::<Vec<_>>().join(" ")
    };
    roles.iter().map(|role| Sketch::of(&text(role))).collect()
}

/// The titles of roles.
struct Titles {
    of: Vec<Option<String>>,
    places: FxHashMap<String, Vec<usize>>,
}

fn titles(roles: &[Assessment]) -> Titles {
    let title = |role: &Assessment| role.posting.title.as_ref().map(|title| folded(&title.clean));
    let of: Vec<Option<String>> = roles.iter().map(title).collect();
    let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (place, title) in of.iter().enumerate() {
        if let Some(title) = title {
            places.entry(title.clone()).or_default().push(place);
        }
    }
    Titles { of, places }
}

impl Titles {
    fn of(&self, place: usize) -> Option<&str> {
        self.of[place].as_deref()
    }

    fn places(&self, title: Option<&str>) -> &[usize] {
        title.and_then(|title| self.places.get(title)).map_or(&[], Vec::as_slice)
    }

    fn is_alone(&self, title: Option<&str>) -> bool {
        self.places(title).len() == 1
    }

    /// The roles with a title that stand the nearest to a place.
    fn nearest(&self, title: Option<&str>, at: usize) -> impl Iterator<Item = usize> {
        let places = self.places(title);
        let middle = places.partition_point(|place| *place < at);
        let near = middle.saturating_sub(ROLES_TO_LOOK_AT)..places.len().min(middle + ROLES_TO_LOOK_AT);
        places[near].iter().copied()
    }
}

fn folded(text: &str) -> String {
    let letters: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
