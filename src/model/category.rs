//! The four categories of work that the tool tells apart, and `other` for what lies outside them.
//! They are defined in `docs/categories.md`; everything that counts, compares or colours work does
//! it over [`Category::ALL`], in that order.

use serde::{Deserialize, Serialize};

/// What a duty is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Someone else decides better because of it.
    Advisory,
    /// The organisation, unit or project runs because of it.
    Operational,
    /// One or a few named executives get time back because of it.
    ExecutiveAssistant,
    /// A gathering happens because of it.
    Event,
    /// None of the four: another occupation's craft, or no duty at all.
    Other,
}

impl Category {
    /// How many categories there are, `other` included.
    pub const COUNT: usize = 5;

    /// All categories, in the order in which shares and weights are always listed.
    pub const ALL: [Self; Self::COUNT] =
        [Self::Advisory, Self::Operational, Self::ExecutiveAssistant, Self::Event, Self::Other];

    /// The category's place in [`Category::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The name used in files and machine-readable output, such as `executive-assistant`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Advisory => "advisory",
            Self::Operational => "operational",
            Self::ExecutiveAssistant => "executive-assistant",
            Self::Event => "event",
            Self::Other => "other",
        }
    }

    /// The letter used in labelled data and weight files: A, O, E, V or X.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Advisory => 'A',
            Self::Operational => 'O',
            Self::ExecutiveAssistant => 'E',
            Self::Event => 'V',
            Self::Other => 'X',
        }
    }

    /// The category that a letter of labelled data stands for.
    #[must_use]
    pub fn from_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.letter() == letter)
    }
}
