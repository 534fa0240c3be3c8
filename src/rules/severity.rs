//! How bad a finding is and how sure it is: two questions that are never mixed. A reviewer wants to sort by
//! the first and to be spared what fails the second.

use serde::{Deserialize, Serialize};

/// How bad it is. The greater is the worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth a thought.
    Info,
    /// Should be mended.
    Warning,
    /// Misleads whoever reads the posting, or keeps it from being read.
    Error,
}

impl Severity {
    /// All of them, the mildest first.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    /// The name used in files and machine-readable output.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of a name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.key() == key)
    }
}

/// How sure it is that a finding is one. The greater is the surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// A close call.
    Low,
    /// More likely than not.
    Medium,
    /// As good as certain.
    High,
}

impl Confidence {
    /// All of them, the least sure first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// What a probability from 0 to 1 comes to. Below 0.65 a verdict is called a close call in reports.
    #[must_use]
    pub fn of(probability: f64) -> Self {
        match probability {
            p if p >= 0.8 => Self::High,
            p if p >= 0.65 => Self::Medium,
            _ => Self::Low,
        }
    }

    /// The name used in files and machine-readable output.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// The confidence of a name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|confidence| confidence.key() == key)
    }
}
