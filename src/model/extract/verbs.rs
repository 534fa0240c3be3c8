//! Verbs of work, in the forms that duties begin with.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::phrases::entries;

static VERBS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    entries(include_str!("../../../data/reading/verbs.txt"))
        .flat_map(|(group, verb)| verb_forms(group, verb))
        .collect()
});

/// Whether a word is a verb of work: bare, third person, gerund, or a Swedish verb or verbal noun.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.contains(word)
}

/// The forms of a verb that duties begin with.
fn verb_forms(group: &str, verb: &str) -> Vec<String> {
    let mut forms = vec![verb.to_owned()];
    if group == "english" {
        let stem = verb.strip_suffix('e').filter(|stem| !stem.ends_with('e')).unwrap_or(verb);
        let last = verb.chars().last().unwrap_or_default();
        forms.extend([format!("{stem}ing"), format!("{verb}ing"), format!("{verb}{last}ing")]);
        forms.push(match verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
            Some(stem) => format!("{stem}ies"),
            None if verb.ends_with(['s', 'x', 'z', 'h', 'o']) => format!("{verb}es"),
            None => format!("{verb}s"),
        });
    } else {
        // planera: planerar, planering; leda: leder, ledning is a noun of its own.
        let stem = verb.strip_suffix('a').unwrap_or(verb);
        forms.extend([format!("{stem}ar"), format!("{stem}er"), format!("{stem}ing"), format!("{verb}r")]);
    }
    forms
}
