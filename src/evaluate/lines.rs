//! Whether two lines are the same to a reader, though one was copied from a file's markup and the other
//! read out of it: white space, markup, entities, case and punctuation don't count.

use unicode_normalization::UnicodeNormalization;

/// Of two lines of which one contains the other, the part that the shorter must have of the longer's
/// words to pass for it.
const CONTAINED_FROM: f64 = 0.8;

/// A line reduced to its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    words: Vec<String>,
    /// The line is cut off, perhaps within its last word.
    cut_off: bool,
}

impl Line {
    pub fn new(text: &str) -> Self {
        let text = text.trim();
        let cut_off = text.ends_with("...") || text.ends_with('…');
        let plain: String = without_entities(&without_markup(text)).nfc().collect();
        let words = plain
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        Self { words, cut_off }
    }

    /// Whether nothing is left of the line.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether one is the other, begins the other where it is cut off, or is nearly all of the other.
    pub fn same(&self, other: &Self) -> bool {
        if self.is_empty() || other.is_empty() {
            return self == other;
        }
        self.words == other.words || self.begins(other) || other.begins(self) || self.nearly(other)
    }

    /// Whether all words of the shorter stand in the longer in one piece.
    pub fn contains_or_is_contained(&self, other: &Self) -> bool {
        let (short, long) = self.by_length(other);
        !short.is_empty() && long.windows(short.len()).any(|window| window == short)
    }

    fn begins(&self, whole: &Self) -> bool {
        let Some((last, before)) = self.words.split_last().filter(|_| self.cut_off) else { return false };
        whole.words.len() > before.len()
            && whole.words.starts_with(before)
            && whole.words[before.len()].starts_with(last.as_str())
    }

    fn nearly(&self, other: &Self) -> bool {
        let (short, long) = self.by_length(other);
        short.len() as f64 >= CONTAINED_FROM * long.len() as f64 && self.contains_or_is_contained(other)
    }

    fn by_length<'a>(&'a self, other: &'a Self) -> (&'a [String], &'a [String]) {
        if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        }
    }
}

/// Leaves out tags (`<b>`) and link targets (`](…)`); other marks are no words anyway.
fn without_markup(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', ']']) {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let close = if from.starts_with("](") {
            from.find(')')
        } else if from[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            from.find('>')
        } else {
            None
        };
        kept.push(' ');
        rest = &from[close.map_or(1, |close| close + 1)..];
    }
    kept + rest
}

/// Resolves entities of letters; all others stand for marks or spaces.
fn without_entities(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let entity = from[1..].split_once(';').map(|(name, _)| name);
        let name = entity.filter(|name| {
            (1..=10).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
        });
        match name {
            Some(name) => {
                kept.push(letter(name).unwrap_or(' '));
                rest = &from[name.len() + 2..];
            }
            None => {
                kept.push(' ');
                rest = &from[1..];
            }
        }
    }
    kept + rest
}

fn letter(entity: &str) -> Option<char> {
    if let Some(number) = entity.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    Some(match entity {
        "aring" => 'å',
        "auml" => 'ä',
        "ouml" => 'ö',
        "Aring" => 'Å',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "eacute" => 'é',
        "uuml" => 'ü',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        Line::new(a).same(&Line::new(b)) && Line::new(b).same(&Line::new(a))
    }

    #[test]
    fn markup_entities_and_punctuation_do_not_count() {
        assert!(same("- **Plan** the [week](https://x.se/a_b)", "plan the week."));
        assert!(same("<li>F&ouml;lja upp R&amp;D</li>", "Följa upp R & D;"));
        assert!(same("Boka\u{a0}resor", "boka  resor"));
        assert!(!same("Plan the week", "Plan the year"));
    }

    #[test]
    fn a_line_cut_off_is_what_it_begins() {
        assert!(same("Plans the yearly conf...", "Plans the yearly conference for members in June"));
        assert!(!same("Plans the yearly conf", "Plans the yearly conference for members in June"));
    }

    #[test]
    fn nearly_all_of_a_line_passes_for_it() {
        assert!(same("keep the records of all members", "will keep the records of all members"));
        assert!(!same("keep the records", "keep the records and order all supplies"));
    }

    #[test]
    fn stray_marks_are_survived() {
        for text in ["<", "]", "](", "&", "&;", "&#x110000;", "a < b & c > d]", "<é", "&aring"] {
            assert!(Line::new(text).same(&Line::new(text)), "{text}");
        }
    }
}
