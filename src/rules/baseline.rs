//! What was there before: a baseline lists the findings that a repository lives with, so that only new ones
//! count. It names each by its fingerprint, which survives moved lines; and whatever is wrong with it is said
//! rather than passed over, since a baseline that matches by mistake would hide a finding.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Finding;

/// The form of baselines that this version writes and reads.
const VERSION: u32 = 1;

/// The findings that are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<String, Known>,
}

/// One known finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// Which it is.
    pub fingerprint: String,
    /// The rule's code.
    pub code: String,
    /// The file that it is in.
    pub file: String,
    /// What it is about, for whoever reads the baseline.
    pub about: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    version: u32,
    findings: Vec<Known>,
}

/// Why a baseline can't be used.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// It is no baseline.
    #[error("{name}:{line}:{column}: this is no baseline ({cause}); write it anew with --write-baseline")]
    Unreadable {
        /// The file's name.
        name: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong.
        cause: String,
    },
    /// Another version wrote it.
    #[error(
        "{name}:1:1: this baseline is of version {found}, and this program reads version {VERSION}; write it anew with --write-baseline"
    )]
    Version {
        /// The file's name.
        name: String,
        /// The version found.
        found: u32,
    },
    /// One finding stands in it twice.
    #[error(
        "{name}:1:1: the fingerprint {fingerprint} stands twice in this baseline; write it anew with --write-baseline"
    )]
    Twice {
        /// The file's name.
        name: String,
        /// The fingerprint.
        fingerprint: String,
    },
}

impl Baseline {
    /// A baseline that knows all of these.
    #[must_use]
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let known = findings.into_iter().map(|finding| Known {
            fingerprint: finding.fingerprint.to_string(),
            code: finding.rule.code.to_owned(),
            file: finding.file.to_string(),
            about: finding
                .subject
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .chars()
                .take(80)
                .collect(),
        });
        Self { known: known.map(|known| (known.fingerprint.clone(), known)).collect() }
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// When it isn't one, or is of another version: better no answer than one with findings left out.
    pub fn read(name: &str, text: &str) -> Result<Self, BaselineError> {
        let name = name.to_owned();
        let form: Form = serde_json::from_str(text).map_err(|error| BaselineError::Unreadable {
            name: name.clone(),
            line: error.line().max(1),
            column: error.column().max(1),
            cause: error.to_string(),
        })?;
        if form.version != VERSION {
            return Err(BaselineError::Version { name, found: form.version });
        }
        let mut known = BTreeMap::new();
        for entry in form.findings {
            if let Some(twice) = known.insert(entry.fingerprint.clone(), entry) {
                return Err(BaselineError::Twice { name, fingerprint: twice.fingerprint });
            }
        }
        Ok(Self { known })
    }

    /// The baseline as a file: JSON, sorted by file, rule and fingerprint.
    #[must_use]
    pub fn write(&self) -> String {
        let mut findings: Vec<Known> = self.known.values().cloned().collect();
        findings.sort_by(|a, b| (&a.file, &a.code, &a.fingerprint).cmp(&(&b.file, &b.code, &b.fingerprint)));
        let form = Form { version: VERSION, findings };
        serde_json::to_string_pretty(&form).unwrap_or_default() + "\n"
    }

    /// How many findings it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Leaves the findings that are new; gives back those known that were not found again.
    pub fn take_known(&self, by_file: &mut Vec<Vec<Finding>>) -> Vec<&Known> {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut is_new = |finding: &Finding| match self.known.get_key_value(&finding.fingerprint.to_string())
        {
            Some((fingerprint, _)) => {
                seen.insert(fingerprint);
                false
            }
            None => true,
        };
        by_file.iter_mut().for_each(|of_file| of_file.retain(&mut is_new));
        by_file.retain(|of_file| !of_file.is_empty());
        self.known.values().filter(|known| !seen.contains(known.fingerprint.as_str())).collect()
    }
}
