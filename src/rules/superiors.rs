//! Whether two texts name the same superior. "The Head of Finance" and "the finance director" may be one, "the Chief of
//! Staff" and "the Head of Finance" are two: articles and ranks say nothing of who it is.

use super::words::{Meaning, hits_in, is_covered, lower};
use crate::source::words;

/// Whether two texts may name one superior.
pub(super) fn agree(first: &str, second: &str) -> bool {
    let (first, second) = (lower(first), lower(second));
    let (mine, theirs) = (telling(&first), telling(&second));
    if mine.is_empty() || theirs.is_empty() {
        // "The director" is whichever director the other is.
        return words(&first).any(|word| is_rank(word) && words(&second).any(|other| other == word))
            || is_short_for(&mine, &second)
            || is_short_for(&theirs, &first);
    }
    mine.iter().any(|word| theirs.contains(word))
        || is_short_for(&mine, &second)
        || is_short_for(&theirs, &first)
}

/// The words that say who it is.
fn telling(text: &str) -> Vec<&str> {
    let found = hits_in(text);
    let says_nothing = |meaning| matches!(meaning, Meaning::Filler | Meaning::Rank);
    words(text).filter(|word| !is_covered(word, text, &found, says_nothing)).collect()
}

fn is_rank(word: &str) -> bool {
    hits_in(word).iter().any(|hit| hit.meaning == Meaning::Rank)
}

/// "COO" of "Chief Operating Officer", "vd" of "verkställande direktör".
fn is_short_for(short: &[&str], long: &str) -> bool {
    let initials: String = words(long).filter_map(|word| word.chars().next()).collect();
    short.iter().any(|word| (2..=4).contains(&word.len()) && initials.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_and_ranks_make_no_two_superiors_one() {
        for (first, second) in [
            ("the Head of Finance", "the finance director"),
            ("The Director", "the Director of Programmes"),
            ("the COO", "Chief Operating Officer"),
            ("vd", "verkställande direktören"),
            ("ekonomichefen", "Ekonomichefen på huvudkontoret"),
        ] {
            assert!(agree(first, second) && agree(second, first), "{first} / {second}");
        }
        for (first, second) in [
            ("the Chief of Staff", "the Head of Finance"),
            ("the Chief of Staff", "the Chief Operating Officer"),
            ("ekonomichefen", "den administrativa chefen"),
        ] {
            assert!(!agree(first, second) && !agree(second, first), "{first} / {second}");
        }
    }
}
