//! The four categories of work that the tool tells apart, `other` for what lies outside them, and those
//! that a user adds. The built-in ones are defined in `docs/categories.md`; everything that counts, compares
//! or colours work does it over [`Category::ALL`], in that order, and then over the further ones.

use serde::{Serialize, Serializer};

use super::Further;

/// What a duty is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// One that a user's lexicon defines.
    Further(&'static Further),
}

impl Category {
    /// How many built-in categories there are, `other` included.
    pub const COUNT: usize = 5;

    /// The built-in categories, in the order in which shares and weights are always listed.
    pub const ALL: [Self; Self::COUNT] =
        [Self::Advisory, Self::Operational, Self::ExecutiveAssistant, Self::Event, Self::Other];

    /// The category's place in [`Category::ALL`]; further ones come after those.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Advisory => 0,
            Self::Operational => 1,
            Self::ExecutiveAssistant => 2,
            Self::Event => 3,
            Self::Other => 4,
            Self::Further(further) => Self::COUNT + further.place(),
        }
    }

    /// The category itself where it is built in, and `other` where a user added it.
    #[must_use]
    pub const fn built_in(self) -> Self {
        if let Self::Further(_) = self { Self::Other } else { self }
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
            Self::Further(further) => further.key(),
        }
    }

    /// The letter used in labelled data and weight files: A, O, E, V or X. Further
    /// categories have none of their own and count as `other`.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Advisory => 'A',
            Self::Operational => 'O',
            Self::ExecutiveAssistant => 'E',
            Self::Event => 'V',
            Self::Other | Self::Further(_) => 'X',
        }
    }

    /// The category that a letter of labelled data stands for.
    #[must_use]
    pub fn from_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.letter() == letter)
    }
}

impl Serialize for Category {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

impl<'de> serde::Deserialize<'de> for Category {
    /// One of the five, by its name: further ones are a user's own and are looked up in the lexicon.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::ALL.into_iter().find(|category| category.key() == name).ok_or_else(|| {
            let names = Self::ALL.map(Self::key).join(", ");
            serde::de::Error::custom(format!("unknown category `{name}`; write one of {names}"))
        })
    }
}
