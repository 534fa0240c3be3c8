//! The skills that the program knows (`data/skills/skills.yaml`): what they are called, and by which words postings and
//! people tell them. Matching and the check of postings both go by this one list.

use std::sync::LazyLock;

use super::{Category, Language};

/// A skill.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// The name that other data refers to it by.
    pub key: String,
    /// What it is called in English.
    pub en: String,
    /// What it is called in Swedish.
    pub sv: String,
    /// The kinds of work that it serves, the most served first.
    #[serde(default)]
    pub work: Vec<Category>,
    /// The kind of work that nobody does without it, where there is one.
    #[serde(default)]
    pub kind: Option<Category>,
    /// The words that tell it in postings and profiles; without any, it is known to the check of postings alone.
    #[serde(default)]
    pub terms: Vec<String>,
    /// Makes of it, each a thing of its own: whoever knows one has half of another.
    #[serde(default)]
    pub products: Vec<String>,
    /// What shows it in a profile and doesn't ask for it in a posting: who knows a suite knows its programs.
    #[serde(default)]
    pub shown_by: Vec<String>,
    /// Whether no other work of its kinds shows it.
    #[serde(default)]
    pub apart: bool,
    /// Phrases that show that a duty takes it.
    #[serde(default)]
    pub duties: Vec<String>,
    /// Phrases that show that a duty may take it.
    #[serde(default)]
    pub uses: Vec<String>,
    /// What names it among requirements, beside the phrases above.
    #[serde(default)]
    pub asked: Vec<String>,
    /// Whether a requirement of it that no duty uses is worth a word.
    #[serde(default)]
    pub concrete: bool,
}

impl Skill {
    /// All skills, in the order of the data.
    #[must_use]
    pub fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<Skill>> = LazyLock::new(|| {
            serde_yaml::from_str(include_str!("../../data/skills/skills.yaml")).unwrap_or_default()
        });
        &ALL
    }

    /// What it is called in a language.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Swedish => &self.sv,
        }
    }
}
