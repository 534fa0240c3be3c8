//! "Did you mean …?": the known name that a misspelt one is nearest to.

/// The nearest of the known names, if it is near enough to be meant: a third of its letters may be wrong.
pub(super) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (distance, name) =
        known.into_iter().map(|name| (distance(&written.to_lowercase(), name), name)).min()?;
    (distance * 3 <= name.chars().count()).then_some(name)
}

/// How many letters must be put in, left out or changed to make one word of the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (index, letter) in a.chars().enumerate() {
        let mut before = row[0];
        row[0] = index + 1;
        for (column, other) in b.iter().enumerate() {
            let changed = before + usize::from(letter != *other);
            before = row[column + 1];
            row[column + 1] = changed.min(before + 1).min(row[column] + 1);
        }
    }
    row[b.len()]
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
