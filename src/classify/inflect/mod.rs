//! From a term of the lexicon to all the forms it has in running text. Forms are made by rule and
//! the rules make too many rather than too few: a form that no one writes never matches, a missing
//! one is a gap. What no rule gives stands in the lexicon itself, after `|`.

mod english;
mod swedish;

use crate::model::Language;

/// The kind of word a term is, which decides how it is inflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// `v`: a verb phrase, inflected in its first word.
    Verb,
    /// `n`: a noun phrase, inflected in its last word; in Swedish also a part of compounds.
    Noun,
    /// `n!`: a noun phrase that is never part of a compound.
    WholeNoun,
    /// `a`: an adjective.
    Adjective,
    /// `-`: stands only as written.
    Fixed,
}

/// All forms of `term`, itself first, without duplicates. `term` is lower case, its words separated by
/// single spaces.
#[must_use]
pub fn forms(term: &str, kind: Kind, language: Language) -> Vec<String> {
    let mut forms = vec![term.to_owned()];
    match kind {
        Kind::Verb => {
            let (first, rest) = term.split_once(' ').map_or((term, None), |(a, b)| (a, Some(b)));
            let made = match language {
                Language::English => english::verb(first),
                Language::Swedish => swedish::verb(first),
            };
            forms.extend(made.into_iter().map(|form| match rest {
                Some(rest) => format!("{form} {rest}"),
                None => form,
            }));
        }
        Kind::Noun | Kind::WholeNoun => {
            let (rest, last) = term.rsplit_once(' ').map_or((None, term), |(a, b)| (Some(a), b));
            let made = match language {
                Language::English => english::noun(last),
                Language::Swedish => swedish::noun(last),
            };
            forms.extend(made.into_iter().map(|form| match rest {
                Some(rest) => format!("{rest} {form}"),
                None => form,
            }));
        }
        Kind::Adjective => {
            if language == Language::Swedish {
                forms.extend(swedish::adjective(term));
            }
        }
        Kind::Fixed => {}
    }
    let mut seen = std::collections::HashSet::new();
    forms.retain(|form| seen.insert(form.clone()));
    forms
}

/// The forms that a noun takes as the first part of a compound: *resa* gives *rese*, *möte* gives
/// *mötes*. English writes compounds apart and has none.
#[must_use]
pub fn first_parts(noun: &str, language: Language) -> Vec<String> {
    match language {
        Language::English => Vec::new(),
        Language::Swedish => swedish::first_parts(noun),
    }
}
