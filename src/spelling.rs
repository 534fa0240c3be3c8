//! "Did you mean …?": the known name that a misspelt one was most likely meant to be. It is the same for keys of a
//! profile, a lexicon and the configuration, and for names of rules.

use std::cmp::Ordering;

use strsim::{jaro_winkler, osa_distance};

/// The nearest of the known names, if it is near enough to be meant. A letter left out, put in or exchanged, or two
/// that changed places, count one each (optimal string alignment), and a third of the longer name's letters may be
/// wrong. Of names equally far, the one that begins more alike is meant, else the first by its letters. Capitals count
/// as small letters.
#[must_use]
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let near = known.into_iter().filter_map(|name| {
        let folded = name.to_lowercase();
        let distance = osa_distance(&written, &folded);
        let longer = written.chars().count().max(folded.chars().count());
        (distance * 3 <= longer).then(|| (distance, jaro_winkler(&written, &folded), name))
    });
    let better = |a: &(usize, f64, &str), b: &(usize, f64, &str)| -> Ordering {
        a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(b.2))
    };
    near.min_by(better).map(|(_, _, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_understood_in_both_languages() {
        let known = ["erfarenhet", "färdigheter", "experience", "evenings", "limits", "fail-on", "språk"];
        for (written, meant) in [
            ("experiance", "experience"),
            ("Erfarenehter", "erfarenhet"),
            ("fardigheter", "färdigheter"),
            ("sprak", "språk"),
            ("evnings", "evenings"),
            ("limtis", "limits"),
            ("fail_on", "fail-on"),
            ("LIMIT", "limits"),
        ] {
            assert_eq!(nearest(written, known), Some(meant), "{written}");
        }
    }

    #[test]
    fn another_word_is_no_slip() {
        let known = ["phrases", "patterns", "to", "label"];
        for written in ["mood", "", "hobbies", "xx", "name"] {
            assert_eq!(nearest(written, known), None, "{written}");
        }
    }

    #[test]
    fn the_order_of_the_known_names_changes_nothing() {
        assert_eq!(nearest("tab", ["tax", "tap"]), nearest("tab", ["tap", "tax"]));
    }
}
