//! Decoded values onto their source. Parsers give a value's decoded text and the range that it was
//! read from; walking both together tells where each part of the text stands, whatever the notation
//! did to it: indentation removed, lines folded, quotes doubled, characters escaped.

use crate::source::{SourceText, Span, boundary};

/// How the source may differ from the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    /// Only in white space.
    Plain,
    /// In white space and in doubled single quotes.
    SingleQuoted,
    /// In white space and in backslash escapes.
    DoubleQuoted,
}

/// The value with the place of each of its parts; `raw` stands at byte `start` of the source, quotes
/// included.
pub(super) fn align(value: &str, raw: &str, start: usize, notation: Notation) -> SourceText {
    if let Some(offset) = verbatim_offset(value, raw) {
        return SourceText::verbatim(value, start + offset);
    }
    let quote = match notation {
        Notation::Plain => "",
        Notation::SingleQuoted => "'",
        Notation::DoubleQuoted => "\"",
    };
    let mut text = SourceText::new();
    let mut at = raw.len() - raw.trim_start_matches(quote).len();
    for run in runs(value) {
        at = match (run.starts_with(char::is_whitespace), notation) {
            (true, Notation::DoubleQuoted) => escaped_space(&mut text, run, raw, at, start),
            (true, _) => white_space(&mut text, run, raw, at, start),
            (false, _) => word(&mut text, run, raw, at, start, notation),
        };
    }
    text
}

/// A text cut where white space begins or ends.
pub(super) fn runs(mut rest: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let space = rest.chars().next()?.is_whitespace();
        let length = rest.find(|c: char| c.is_whitespace() != space).unwrap_or(rest.len());
        let (run, after) = rest.split_at(length);
        rest = after;
        Some(run)
    })
}

/// Where the value stands in the source just as it is, past an opening quote at most.
fn verbatim_offset(value: &str, raw: &str) -> Option<usize> {
    [0, 1, 3].into_iter().find(|offset| raw.get(*offset..).is_some_and(|raw| raw.starts_with(value)))
}

fn white_space(text: &mut SourceText, run: &str, raw: &str, at: usize, start: usize) -> usize {
    let rest = raw.get(at..).unwrap_or_default();
    let length = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
    text.push(run, Span::new(start + at, start + at + length));
    at + length
}

/// White space in double quotes may be written as it is, folded, or as an escape.
fn escaped_space(text: &mut SourceText, run: &str, raw: &str, mut at: usize, start: usize) -> usize {
    let from = at;
    let (mut seen, expected) = (0, run.chars().count());
    while let Some(next) = raw.get(at..).and_then(|rest| rest.chars().next()) {
        if next.is_whitespace() {
            at += next.len_utf8();
        } else if next == '\\' && seen < expected && !escapes_a_word(&raw[at..]) {
            at += escape_length(&raw[at..]);
            seen += 1;
        } else {
            break;
        }
    }
    text.push(run, Span::new(start + from, start + at));
    at
}

/// Whether the escape at the start of `raw` stands for something other than white space.
fn escapes_a_word(raw: &str) -> bool {
    match raw.as_bytes().get(1) {
        Some(b'n' | b't' | b'r' | b' ' | b'\t' | b'\n' | b'\r' | b'N' | b'_' | b'L' | b'P' | b'v' | b'f') => {
            false
        }
        Some(b'u' | b'U' | b'x') => !raw
            .get(2..escape_length(raw))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .and_then(char::from_u32)
            .is_some_and(char::is_whitespace),
        _ => true,
    }
}

fn word(
    text: &mut SourceText,
    run: &str,
    raw: &str,
    mut at: usize,
    start: usize,
    notation: Notation,
) -> usize {
    if raw.get(at..).is_some_and(|raw| raw.starts_with(run)) {
        text.push(run, Span::new(start + at, start + at + run.len()));
        return at + run.len();
    }
    let mut buffer = [0; 4];
    for character in run.chars() {
        let rest = raw.get(at..).unwrap_or_default();
        let written = match notation {
            Notation::DoubleQuoted if rest.starts_with("\\") => escape_length(rest),
            Notation::SingleQuoted if rest.starts_with("''") => 2,
            _ => rest.chars().next().map_or(0, char::len_utf8),
        };
        let piece = character.encode_utf8(&mut buffer);
        text.push(piece, Span::new(start + at, start + at + written));
        at += written;
    }
    at
}

/// How many bytes the escape at the start of `raw` takes, both halves of a surrogate pair included.
fn escape_length(raw: &str) -> usize {
    let length = match raw.as_bytes().get(1) {
        Some(b'x') => 4,
        Some(b'U') => 10,
        Some(b'u') => {
            let surrogate =
                matches!(raw.get(2..4), Some("d8" | "d9" | "da" | "db" | "D8" | "D9" | "DA" | "DB"));
            if surrogate && raw.get(6..8) == Some("\\u") { 12 } else { 6 }
        }
        _ => 1 + raw.get(1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8),
    };
    boundary(raw, length)
}
