//! Reads the class files of the lexicon (`data/lexicon/`): plain text that says which words stand for
//! which kind of act, object or person. Their form is described in `data/lexicon/README.md`; a line
//! that doesn't keep to it is an error with its place, never passed over.

use super::LexiconError;
use super::inflect::Kind;

/// One class as a file gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Its name, such as `calendar`.
    pub name: String,
    /// What it stands for, in a few words.
    pub meaning: String,
    /// Its terms.
    pub terms: Vec<Term>,
}

/// One entry of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The line of the file, from 1.
    pub line: usize,
    /// What kind of word it is.
    pub kind: Kind,
    /// The term in its base form; `…` stands for a gap.
    pub base: String,
    /// Forms that no rule gives.
    pub further: Vec<String>,
}

/// Reads one class file; `name` is used in errors.
///
/// # Errors
/// At the first line that is no class, entry, comment or blank, or stands twice in its class.
pub fn parse(name: &str, text: &str) -> Result<Vec<Class>, LexiconError> {
    let mut classes: Vec<Class> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (index, raw) in text.lines().enumerate() {
        let error = |problem: String, advice: &str| LexiconError::new(name, index + 1, problem, advice);
        let line = raw.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(rest) = line.strip_prefix('[') {
            let (class, meaning) = rest
                .split_once(']')
                .ok_or_else(|| error("a class without `]`".into(), "write `[name] meaning`"))?;
            if classes.iter().any(|known| known.name == class) {
                return Err(error(format!("class `{class}` stands twice"), "put its entries together"));
            }
            classes.push(Class { name: class.into(), meaning: meaning.trim().into(), terms: Vec::new() });
            seen.clear();
            continue;
        }
        let class = classes
            .last_mut()
            .ok_or_else(|| error("an entry before any class".into(), "put `[class] meaning` above it"))?;
        let (marker, rest) = line.split_once(' ').unwrap_or((line, ""));
        let kind = match marker {
            "v" => Kind::Verb,
            "n" => Kind::Noun,
            "n!" => Kind::WholeNoun,
            "a" => Kind::Adjective,
            "-" => Kind::Fixed,
            _ => {
                let problem = format!("`{marker}` is no marker");
                return Err(error(problem, "begin the line with `v`, `n`, `n!`, `a` or `-`"));
            }
        };
        let mut forms = rest.split('|').map(normalise).filter(|form| !form.is_empty());
        let base = forms
            .next()
            .ok_or_else(|| error("an entry without a term".into(), "write it after the marker"))?;
        if !seen.insert((kind, base.clone())) {
            return Err(error(format!("`{base}` stands twice in `{}`", class.name), "keep one of the two"));
        }
        class.terms.push(Term { line: index + 1, kind, base, further: forms.collect() });
    }
    Ok(classes)
}

/// A term in the form that duties are cut into: words in lower case with single spaces, gaps as `…`.
fn normalise(term: &str) -> String {
    let mut words = super::text::Words::default();
    let mut parts = Vec::new();
    for (index, part) in term.split('…').enumerate() {
        if index > 0 {
            parts.push("…".to_owned());
        }
        words.fill(part.trim());
        parts.extend((0..words.len()).map(|word| words.word(word).to_owned()));
    }
    parts.join(" ")
}
