//! Regular English inflection.

/// The third person, past and participle of a regular verb.
pub(super) fn verb(base: &str) -> Vec<String> {
    let mut forms = vec![plural_like(base)];
    if let Some(stem) = base.strip_suffix("ie") {
        forms.extend([format!("{base}d"), format!("{stem}ying")]);
    } else if base.ends_with("ee") || base.ends_with("oe") || base.ends_with("ye") {
        forms.extend([format!("{base}d"), format!("{base}ing")]);
    } else if let Some(stem) = base.strip_suffix('e') {
        forms.extend([format!("{base}d"), format!("{stem}ing")]);
    } else if let Some(stem) = consonant_y(base) {
        forms.extend([format!("{stem}ied"), format!("{base}ing")]);
    } else {
        forms.extend([format!("{base}ed"), format!("{base}ing")]);
        if let Some(last) = doubled(base) {
            forms.extend([format!("{base}{last}ed"), format!("{base}{last}ing")]);
        }
    }
    forms
}

/// The plural of a regular noun.
pub(super) fn noun(base: &str) -> Vec<String> {
    vec![plural_like(base)]
}

fn plural_like(base: &str) -> String {
    if let Some(stem) = consonant_y(base) {
        format!("{stem}ies")
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|ending| base.ends_with(ending)) || base.ends_with('o') {
        format!("{base}es")
    } else {
        format!("{base}s")
    }
}

/// The stem of a word in consonant + y.
fn consonant_y(base: &str) -> Option<&str> {
    let stem = base.strip_suffix('y')?;
    stem.chars().next_back().is_some_and(|last| !is_vowel(last)).then_some(stem)
}

/// The last letter of a word in vowel + consonant, which may double: *plan*, *submit*, *travel*.
fn doubled(base: &str) -> Option<char> {
    let mut letters = base.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    let single_vowel = letters.next().is_none_or(|letter| !is_vowel(letter) || letter == 'u');
    (!is_vowel(last) && !matches!(last, 'w' | 'x' | 'y') && is_vowel(before) && single_vowel).then_some(last)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}
