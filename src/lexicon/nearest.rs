//! "Did you mean …?": the known name that a misspelt one is nearest to.

use strsim::levenshtein;

/// The nearest of the known names, if it is near enough to be meant: a third of its letters may be wrong.
pub(super) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (distance, name) =
        known.into_iter().map(|name| (levenshtein(&written.to_lowercase(), name), name)).min()?;
    (distance * 3 <= name.chars().count()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_understood_and_another_word_is_not() {
        assert_eq!(nearest("phrase", ["phrases", "patterns"]), Some("phrases"));
        assert_eq!(nearest("Operatoinal", ["advisory", "operational"]), Some("operational"));
        assert_eq!(nearest("mood", ["phrases", "patterns"]), None);
    }
}
