//! The two languages that postings are written in and reports are given in. They are equals
//! everywhere: whatever exists for one exists for the other.

use serde::{Deserialize, Serialize};

/// A language that Rolescope reads and writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    /// English, `en`.
    #[serde(rename = "en")]
    English,
    /// Swedish, `sv`.
    #[serde(rename = "sv")]
    Swedish,
}

impl Language {
    /// Both languages, in the order in which they are always listed.
    pub const ALL: [Self; 2] = [Self::English, Self::Swedish];

    /// The ISO 639-1 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Swedish => "sv",
        }
    }

    /// The language that a code or locale such as `sv`, `sv-SE`, `sv_SE.UTF-8` or `English` names.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_lowercase();
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        match primary {
            "en" | "eng" | "english" | "engelska" => Some(Self::English),
            "sv" | "swe" | "swedish" | "svenska" => Some(Self::Swedish),
            _ => None,
        }
    }
}
