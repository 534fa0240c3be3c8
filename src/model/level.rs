//! How much a duty asks of the person who does it: to help, to carry it through, or to answer for it.

use serde::{Deserialize, Serialize};

/// What a duty asks of the person, whatever its category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Helps, or carries out routine work that others direct.
    Support,
    /// Carries a task, process or deliverable through alone.
    Own,
    /// Sets direction, decides, is accountable for results, people or budget.
    Lead,
}

impl Level {
    /// How many levels there are.
    pub const COUNT: usize = 3;

    /// All levels, lowest first.
    pub const ALL: [Self; Self::COUNT] = [Self::Support, Self::Own, Self::Lead];

    /// The level's place in [`Level::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The level on the scale 1 (support), 2 (own), 3 (lead) that averages are taken on.
    #[must_use]
    pub const fn number(self) -> f64 {
        self as usize as f64 + 1.0
    }

    /// The name used in files and machine-readable output.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Own => "own",
            Self::Lead => "lead",
        }
    }
}
