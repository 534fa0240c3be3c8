//! The line that a finding is about, with the place marked under it. Columns stay what they are on the
//! screen: tabs are one blank, wide characters count two, and what a terminal could take for a command is
//! shown as a sign of its own.

use unicode_width::UnicodeWidthChar as _;

use crate::report::plain::{command_signs, is_hostile};
use crate::rules::{Line, Place};

/// A line and its marks, both cut to a width.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub line: String,
    pub marks: String,
}

/// The excerpt of a place on its line in at most `width` columns; `None` where there is no line to show.
pub(super) fn of(place: &Place, line: &Line, width: usize) -> Option<Excerpt> {
    if line.text.trim().is_empty() {
        return None;
    }
    let left_out = line.left_out as usize;
    let from = place.start().column.saturating_sub(1 + left_out);
    let one_line = place.start().line == place.end().line;
    let to =
        if one_line { place.end().column.saturating_sub(1 + left_out).max(from + 1) } else { usize::MAX };
    if let Some(simple) = of_plain_line(line, from, to, width) {
        return Some(simple);
    }
    let commands: Vec<usize> = command_signs(&line.text).collect();
    let mut shown: Vec<(char, usize, bool)> = Vec::new();
    for (index, (at, c)) in line.text.char_indices().enumerate() {
        let c = match c {
            _ if commands.contains(&at) => '\u{FFFD}',
            '\t' | '\u{a0}' => ' ',
            c if is_hostile(c) => '\u{FFFD}',
            c => c,
        };
        let columns = c.width().unwrap_or(0);
        if columns > 0 {
            shown.push((c, columns, index >= from && index < to));
        }
    }
    while shown.last().is_some_and(|(c, ..)| *c == ' ') {
        shown.pop();
    }
    let blanks = shown.iter().take_while(|(c, _, marked)| *c == ' ' && !marked).count();
    let mut first = blanks;
    let before: usize =
        shown[blanks..].iter().take_while(|(.., marked)| !marked).map(|(_, columns, _)| columns).sum();
    // Where the place lies far to the right, what stands before it gives way.
    if before > width / 2 {
        let mut skipped = 0;
        while skipped < before - width / 4 && first < shown.len() {
            skipped += shown[first].1;
            first += 1;
        }
    }
    let mut cut = String::new();
    let mut marks = String::new();
    let mut used = 0;
    if first > blanks || left_out > 0 {
        cut.push('…');
        marks.push(' ');
        used = 1;
    }
    for (index, (c, columns, marked)) in shown.iter().enumerate().skip(first) {
        if used + columns > width.saturating_sub(usize::from(index + 1 < shown.len())) {
            cut.push('…');
            break;
        }
        cut.push(*c);
        marks.push_str(&if *marked { "^" } else { " " }.repeat(*columns));
        used += columns;
    }
    let marks = marks.trim_end().to_owned();
    (!marks.is_empty()).then_some(Excerpt { line: cut, marks })
}

/// Nearly all lines are of ASCII and fit: their columns need no counting.
fn of_plain_line(line: &Line, from: usize, to: usize, width: usize) -> Option<Excerpt> {
    let is_plain =
        line.left_out == 0 && line.text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
    if command_signs(&line.text).next().is_some() {
        return None;
    }
    let line = line.text.trim_end();
    let blanks = line.len() - line.trim_start().len();
    let to = to.min(line.len());
    if !is_plain || from < blanks || to <= from || line.len() - blanks > width || from - blanks > width / 2 {
        return None;
    }
    let marks = " ".repeat(from - blanks) + &"^".repeat(to - from);
    Some(Excerpt { line: line[blanks..].to_owned(), marks })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Span};

    fn excerpt(text: &str, part: &str, width: usize) -> Excerpt {
        let start = text.find(part).expect("it is there");
        let file = SourceFile::new("x", text);
        let place = Place::of(&file, Span::new(start, start + part.len()));
        of(&place, &Line::of(&file, &place), width).expect("an excerpt")
    }

    #[test]
    fn marks_stand_under_the_words() {
        let found = excerpt("first\n  - 会议 plan\tthe\u{1b}[31m fair\n", "the", 60);
        assert_eq!(found.line, "- 会议 plan the\u{FFFD}[31m fair");
        assert_eq!(found.marks, "            ^^^");
    }

    #[test]
    fn a_plain_line_is_shown_as_any_other() {
        let plain = excerpt("  - Other duties as assigned  \n", "duties as", 60);
        let other = excerpt("  - Other duties as assigned \u{200b} \n", "duties as", 60);
        assert_eq!(plain, other);
        assert_eq!(plain.marks, "        ^^^^^^^^^");
    }

    #[test]
    fn long_lines_are_cut_on_both_sides() {
        let text = format!("{} here {}", "a".repeat(500), "b".repeat(500));
        for width in [20, 40, 80] {
            let found = excerpt(&text, "here", width);
            assert!(found.line.chars().count() <= width + 1, "{found:?}");
            let at = found.marks.find('^').expect("a mark");
            assert_eq!(found.line.chars().skip(at).take(4).collect::<String>(), "here");
        }
    }
}
