//! What is a heading though nothing marks it as one: a line in bold, in capitals, with a colon at its
//! end, or one that names a section and stands by itself.

use crate::source::SourceText;
use crate::syntax::{Block, BlockKind};

use super::sections;
use super::sentences::{self, Form};

/// Levels of what looks like a heading but isn't marked as one; below all of Markdown's and HTML's.
pub(super) const BOLD_LEVEL: u8 = 7;
/// A line that stands like a heading.
pub(super) const LINE_LEVEL: u8 = 8;
/// A line that leads into a list: what it opens ends with the list.
pub(super) const INTRO_LEVEL: u8 = 9;

/// How high a heading a block is, if it is one.
pub(super) fn heading_level(block: &Block, next: Option<&Block>) -> Option<u8> {
    let text = block.text.text.as_str();
    match block.kind {
        BlockKind::Heading(level) => return Some(level),
        BlockKind::Paragraph | BlockKind::Cell(0) => {}
        BlockKind::Item(_) | BlockKind::Cell(_) | BlockKind::PageTitle => return None,
    }
    let count = text.split_whitespace().count();
    if count > 14 || next.is_none() {
        return None;
    }
    let known = || sections::heading(text);
    let sentence = text.ends_with(['.', ',', ';']);
    if block.is_bold() && !sentence && (count <= 8 || known().is_some()) {
        return Some(BOLD_LEVEL);
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters >= 4 && count <= 10 && !text.chars().any(char::is_lowercase) && !sentence {
        return Some(BOLD_LEVEL);
    }
    if sentence || count > 9 {
        return None;
    }
    let coverage = known().map_or(0.0, |heading| heading.coverage);
    let needed = if text.ends_with(':') {
        0.3
    } else if count <= 4 {
        0.45
    } else {
        0.6
    };
    if coverage >= needed {
        return Some(LINE_LEVEL);
    }
    // A short line by itself before a long one.
    let before_text = next.is_some_and(|next| {
        next.kind == BlockKind::Paragraph && next.text.text.split_whitespace().count() >= 12
    });
    let capital = text.starts_with(char::is_uppercase);
    (before_text
        && capital
        && count <= 6
        && !text.ends_with([':', '!'])
        && sentences::item(text) != Form::Duty)
        .then_some(LINE_LEVEL)
}

/// Whether a text is as short as a title mostly is, and no sentence.
pub(super) fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= 10 && is_line(text)
}

/// Whether a text ends like a line rather than a sentence; boards cut long titles off with dots.
pub(super) fn is_line(text: &str) -> bool {
    let text = text.trim_end();
    !text.ends_with(['.', '!', '?', ':']) || text.ends_with("...")
}

/// The text without the signs between a heading and what follows it.
pub(super) fn trim_start(text: &SourceText) -> SourceText {
    let kept =
        text.text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '-' | '–' | '?'));
    text.slice(text.text.len() - kept.len(), text.text.len())
}

/// The text without bullets and colons around it.
pub(super) fn trim_signs(text: &SourceText) -> SourceText {
    let kept =
        text.text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '"' | '!' | '?'));
    let start = text.text.find(kept).unwrap_or(0);
    if kept.is_empty() { text.clone() } else { text.slice(start, start + kept.len()) }
}
