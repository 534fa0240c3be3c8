//! A user's own lexicon: what an organisation says of words and titles where the program's own knowledge
//! ends or errs. It is a plain struct, read from YAML by [`read`] or made by whoever has it from elsewhere;
//! what is done with it is decided by those who judge duties and read titles. `docs/own-lexicon.md` has the
//! form and what it means.

mod categories;
mod entries;
mod fields;
mod file;
mod titles;

use std::fmt;
use std::sync::Arc;

pub(crate) use fields::{Form, start};
pub use file::read;

use crate::model::{Category, Further, Language, Level, Shares};

/// Everything that a user says of words and titles.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// The categories beyond the built-in ones, in the order in which they were first defined.
    pub categories: &'static [Further],
    /// What is said of words, each phrase and pattern once in a language.
    pub entries: Vec<Entry>,
    /// What is said of titles, each once in a language.
    pub titles: Vec<Title>,
}

/// What is said of one phrase or pattern, in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The language of the duties that it is for.
    pub language: Language,
    /// What it is about.
    pub about: About,
    /// What it counts; all nothing where it is silenced.
    pub counts: Counts,
    /// Where the user wrote it.
    pub place: Place,
}

/// What an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum About {
    /// Words next to each other, in lower case, separated by single spaces.
    Phrase(String, Inflection),
    /// An entry of the program's own lexicon, as `rolescope explain` shows it.
    Pattern(String),
}

/// In which forms a phrase is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Inflection {
    /// As written only.
    AsWritten,
    /// In all forms of its last word; in Swedish at the end of compounds too.
    Noun,
    /// In all forms of its first word.
    Verb,
    /// In all forms of an adjective.
    Adjective,
}

/// What an entry counts, in hundredths of a natural logarithm of odds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// For categories; for one that isn't named it counts nothing.
    pub categories: Vec<(Category, i32)>,
    /// For each level, in the order of [`Level::ALL`].
    pub levels: [i32; Level::COUNT],
}

/// What a title, or a word for the field in one, promises.
#[derive(Debug, Clone, PartialEq)]
pub struct Title {
    /// The language of the postings that it is for.
    pub language: Language,
    /// Whether it says what the person is, or only what the work is about.
    pub part: TitleIs,
    /// The title as the user wrote it.
    pub written: String,
    /// Its words in lower case, separated by single spaces.
    pub words: String,
    /// The shares of the work that it promises.
    pub promise: Shares,
    /// The level that it claims, 1 to 3; 2 where that isn't said.
    pub level: Option<f64>,
    /// Where the user wrote it.
    pub place: Place,
}

/// What a title of the user's is in a posting's title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TitleIs {
    /// What the person is: "nurse".
    Whole,
    /// What the work is about: "palliative" in "palliative coordinator".
    Field,
}

/// A place in a lexicon file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file's name, as the user gave it.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.file, self.line)
    }
}

/// Something in a lexicon that can't be used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{}:{}:{}: {problem}; {advice}", .place.file, .place.line, .place.column)]
pub struct Problem {
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub advice: String,
}

/// Why a lexicon can't be used: every problem that was found, in the order of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    /// One problem a line.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(Problem::to_string).collect();
        formatter.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for Problems {}

impl Lexicon {
    /// Whether nothing is said at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.categories.is_empty() && self.entries.is_empty() && self.titles.is_empty()
    }

    /// The titles of a language.
    pub fn titles_in(&self, language: Language) -> impl Iterator<Item = &Title> {
        self.titles.iter().filter(move |title| title.language == language)
    }
}

/// The words of a text as they are looked up: in lower case, separated by single spaces.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
