//! Judgements of duties that were met before. In a repository of postings many duties stand in several files,
//! word for word, and a duty is judged by its words alone: so each is judged once. What is kept is bounded.

use std::hash::BuildHasher as _;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use rolescope::classify::{Classifier, Judgement};
use rolescope::model::Language;
use rolescope::rules::DutyFacts;
use rolescope::scope::is_divided;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::cli::lexicon;

/// The judgements are kept in so many parts, so that threads seldom wait for each other.
const PARTS: usize = 16;
/// So many are kept in each part.
const MOST: usize = 4096;

/// By language and text.
type Known = [FxHashMap<String, Arc<Duty>>; Language::ALL.len()];

/// What is known of a duty.
#[derive(Debug)]
pub struct Duty {
    /// How it is judged, without the evidence.
    pub judgement: Judgement,
    /// Whether it is told as several duties.
    pub is_divided: bool,
    /// Its words, as rules see them.
    pub facts: DutyFacts,
}

/// Judgements by one classifier, by language and text.
#[derive(Debug)]
pub struct Judged {
    /// What judges.
    pub classifier: Arc<Classifier>,
    parts: [RwLock<Known>; PARTS],
}

impl Judged {
    /// Nothing is judged yet.
    pub fn by(classifier: Arc<Classifier>) -> Self {
        Self { classifier, parts: Default::default() }
    }

    /// What is known of a duty.
    pub fn duty(&self, text: &str, language: Language) -> Arc<Duty> {
        let part = &self.parts[FxBuildHasher.hash_one(text) as usize >> 7 & (PARTS - 1)];
        let own = language as usize;
        if let Some(known) = part.read().unwrap_or_else(PoisonError::into_inner)[own].get(text) {
            return Arc::clone(known);
        }
        let judgement = self.classifier.judge_briefly(text, language);
        let is_divided = is_divided(text, |act| self.classifier.judge_briefly(act, language));
        let duty = Arc::new(Duty { judgement, is_divided, facts: DutyFacts::of(text) });
        let part = &mut part.write().unwrap_or_else(PoisonError::into_inner)[own];
        if part.len() < MOST {
            part.insert(text.to_owned(), Arc::clone(&duty));
        }
        duty
    }
}

/// Judgements by the lexicons that hold for a file: configurations of one repository can name different ones.
#[derive(Debug, Default)]
pub struct JudgedBy {
    lexicons: RwLock<FxHashMap<Vec<PathBuf>, Arc<Judged>>>,
}

impl JudgedBy {
    /// What is judged by these lexicons. They are read once.
    ///
    /// # Errors
    /// When a lexicon can't be read or is wrong.
    pub fn lexicons(&self, files: &[PathBuf]) -> anyhow::Result<Arc<Judged>> {
        if let Some(known) = self.lexicons.read().unwrap_or_else(PoisonError::into_inner).get(files) {
            return Ok(Arc::clone(known));
        }
        let judged = Arc::new(Judged::by(lexicon::classifier(files)?));
        let mut lexicons = self.lexicons.write().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(lexicons.entry(files.to_owned()).or_insert(judged)))
    }
}
