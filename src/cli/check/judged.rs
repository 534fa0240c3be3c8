//! Judgements of duties that were met before. In a repository of postings many duties stand in several files,
//! word for word, and a duty is judged by its words alone: so each is judged once. What is kept is bounded.

use std::hash::BuildHasher as _;
use std::sync::{PoisonError, RwLock};

use rolescope::classify::{Classifier, Judgement};
use rolescope::model::Language;
use rustc_hash::{FxBuildHasher, FxHashMap};

/// The judgements are kept in so many parts, so that threads seldom wait for each other.
const PARTS: usize = 16;
/// So many are kept in each part.
const MOST: usize = 4096;

/// Judgements, by language and text.
#[derive(Debug, Default)]
pub struct Judged {
    parts: [RwLock<FxHashMap<(Language, String), Judgement>>; PARTS],
}

impl Judged {
    /// The judgement of a duty, without its evidence.
    pub fn judge(&self, text: &str, language: Language) -> Judgement {
        let part = &self.parts[FxBuildHasher.hash_one(text) as usize >> 7 & (PARTS - 1)];
        let key = (language, text.to_owned());
        if let Some(known) = part.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let judgement = Classifier::bundled().judge_briefly(text, language);
        let mut part = part.write().unwrap_or_else(PoisonError::into_inner);
        if part.len() < MOST {
            part.insert(key, judgement.clone());
        }
        judgement
    }
}
