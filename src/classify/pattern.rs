//! What an entry of the lexicon looks for, in the form that people read and write it: words in a row,
//! beginnings and endings of words, classes of words, and gaps between them.
//!
//! | pattern | matches |
//! |---|---|
//! | `^` | every duty: the base rate |
//! | `calendar` | the word |
//! | `take minutes` | the words, next to each other |
//! | `^ manage` | the word, where the duty begins with it |
//! | `calend*` | a longer word that begins so |
//! | `*ning` | a longer word that ends so |
//! | `@calendar` | any word of the class |
//! | `^ @manage` | the class, in the duty's first verb |
//! | `@manage … @calendar` | both, in this order, with other words between or not |

use std::fmt;

/// The words or the class that one part of a pattern looks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Words next to each other, joined by single spaces.
    Words(String),
    /// The beginning of a longer word.
    Prefix(String),
    /// The ending of a longer word.
    Suffix(String),
    /// Any word of a class.
    Class(String),
}

/// An entry's pattern.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pattern {
    /// Whether it is bound to the beginning of the duty.
    pub opening: bool,
    /// Its parts, in their order, with gaps between them.
    pub parts: Vec<Part>,
}

impl Pattern {
    /// The pattern that every duty matches.
    pub const BASE: Self = Self { opening: true, parts: Vec::new() };

    /// A pattern of one part.
    #[must_use]
    pub fn of(part: Part) -> Self {
        Self { opening: false, parts: vec![part] }
    }

    /// Reads a pattern; `Err` says what is wrong with it.
    ///
    /// # Errors
    /// When a part is empty or mixes forms, or an opening is followed by what can't open a duty.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (opening, rest) = match text.trim().strip_prefix('^') {
            Some(rest) => (true, rest.trim()),
            None => (false, text.trim()),
        };
        if rest.is_empty() {
            return if opening { Ok(Self::BASE) } else { Err("the pattern is empty".into()) };
        }
        let parts = rest.split('…').map(|part| Part::parse(part.trim())).collect::<Result<Vec<_>, _>>()?;
        if opening && parts.len() > 1 {
            return Err("a pattern that begins with `^` has one part only".into());
        }
        if opening && !matches!(parts[0], Part::Words(_) | Part::Class(_)) {
            return Err("after `^` stands a word or a class".into());
        }
        if parts.len() > 1 && parts.iter().any(|part| matches!(part, Part::Prefix(_) | Part::Suffix(_))) {
            return Err("beginnings and endings of words stand alone".into());
        }
        Ok(Self { opening, parts })
    }
}

impl Part {
    fn parse(text: &str) -> Result<Self, String> {
        let plain = |text: &str| {
            let known = |c: char| c.is_alphanumeric() || c == ' ';
            (!text.is_empty() && text.chars().all(known)).then(|| text.to_lowercase())
        };
        let wrong = || format!("`{text}` is neither words, `begin*`, `*end` nor `@class`");
        if let Some(class) = text.strip_prefix('@') {
            let known = |c: char| c.is_ascii_lowercase() || c == '-';
            return if !class.is_empty() && class.chars().all(known) {
                Ok(Self::Class(class.into()))
            } else {
                Err(wrong())
            };
        }
        if let Some(prefix) = text.strip_suffix('*') {
            return plain(prefix).map(Self::Prefix).ok_or_else(wrong);
        }
        if let Some(suffix) = text.strip_prefix('*') {
            return plain(suffix).map(Self::Suffix).ok_or_else(wrong);
        }
        plain(text).map(Self::Words).ok_or_else(wrong)
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.opening {
            f.write_str(if self.parts.is_empty() { "^" } else { "^ " })?;
        }
        for (index, part) in self.parts.iter().enumerate() {
            if index > 0 {
                f.write_str(" … ")?;
            }
            match part {
                Part::Words(words) => f.write_str(words)?,
                Part::Prefix(prefix) => write!(f, "{prefix}*")?,
                Part::Suffix(suffix) => write!(f, "*{suffix}")?,
                Part::Class(class) => write!(f, "@{class}")?,
            }
        }
        Ok(())
    }
}
