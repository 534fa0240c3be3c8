//! Which headlines leave something open that the text below can tell: one that names nobody, and one with a name in
//! it that may be anything.

use super::super::phrases::Words;
use super::{HIRES, JOINS, LONGEST, NOBODY, TOOLS, clean, has, is_one_of, noise, roles, tails};

/// By how many first letters two words are told to be of one stem.
const STEM: usize = 6;

/// Whether a headline holds no word that is known to name a role.
pub(in super::super) fn names_nobody(headline: &str) -> bool {
    headline.len() <= LONGEST && !roles::names(headline)
}

/// Whether a headline that names no role can't be a role's name: it speaks to its reader, or
/// wants somebody, or lists tools or hours.
pub(in super::super) fn is_slogan(headline: &str) -> bool {
    let left = clean(headline, None);
    let words = Words::of(&left);
    let tools =
        (0..words.len()).all(|index| is_one_of(TOOLS, &words, index) || is_one_of(JOINS, &words, index));
    let wants = has(HIRES, &Words::of(headline));
    wants || tails::is_said(headline) || tails::is_said(&left) || tools || noise::is_noise(&left)
}

/// Whether a role says nothing of the work: "kollega", "medarbetare".
pub(in super::super) fn names_anybody(role: &str) -> bool {
    let words = Words::of(role);
    words.len() == 1 && is_one_of(NOBODY, &words, 0)
}

/// Whether a role and a headline speak of the same work: "Lokalvård i Sjöbo", "lokalvårdare".
pub(in super::super) fn share_a_stem(headline: &str, role: &str) -> bool {
    let (headline, role) = (Words::of(headline), Words::of(role));
    let stem = |word: &str| word.char_indices().nth(STEM).map(|(index, _)| word[..index].to_owned());
    (0..role.len())
        .filter_map(|index| stem(role.get(index)))
        .any(|stem| (0..headline.len()).any(|index| headline.get(index).starts_with(&stem)))
}

/// Whether a headline that names a role holds a name too, which might be the employer's or the place's.
pub(in super::super) fn may_hold_a_name(headline: &str, organisation: Option<&str>) -> bool {
    let in_capitals =
        |text: &str| text.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase));
    if headline.len() > LONGEST {
        return false;
    }
    let left = clean(headline, organisation);
    // Every headline's first word has a capital, a name or not.
    let words = Words::of(&left);
    (in_capitals(&left) || words.len() > 1 && !roles::at(&words, 0))
        && roles::names_within(&words, 0..words.len())
}
