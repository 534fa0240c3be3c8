//! YAML as nearly all postings are written: keys and dashes, plain or simply quoted texts, comments on lines of
//! their own. Of this shape the tree can be read off the lines, five times as fast as by the parser for all of
//! YAML. Whatever is not surely of this shape (block scalars, anchors, flow style, tabs, anything that is an
//! error) is left to that parser, so that there is one meaning of YAML here and one wording of its errors.

use crate::source::SourceText;

use super::align::{Notation, align};
use super::tree::{Field, Node, Scalar};

/// Longer texts are left to the parser, which counts what they hold.
const MOST_BYTES: usize = 256 * 1024;
/// Deeper nesting is left to the parser.
const DEEPEST: usize = 16;
/// Longer keys are left to the parser, which has a limit for them.
const LONGEST_KEY: usize = 128;

/// The only document of a text, where all of it is of the everyday shape.
pub(super) fn parse(text: &str, start: usize) -> Option<Node> {
    if text.len() > MOST_BYTES || !is_plain_text(text) {
        return None;
    }
    let mut lines = Lines { text, start, at: 0, line: None };
    lines.advance();
    if lines.line.is_some_and(|line| line.indent == 0 && line.content(text) == "---") {
        lines.advance();
    }
    let root = match lines.line? {
        line if line.indent > 0 => None,
        line if line.is_item(text) => lines.list(0, 0),
        _ => lines.mapping(0, 0),
    }?;
    lines.line.is_none().then_some(root)
}

/// No character that YAML treats in a way of its own, but for spaces and line feeds.
fn is_plain_text(text: &str) -> bool {
    // Every byte is looked at, whatever the one before was: so the machine can look at many at a time.
    let is_odd = |byte: u8| (byte < b' ') & (byte != b'\n') | (byte == 0x7f);
    if text.bytes().fold(false, |odd, byte| odd | is_odd(byte)) {
        return false;
    }
    // Of what is not ASCII: control characters, line separators, marks of byte order and no characters.
    text.is_ascii()
        || !text.chars().any(|c| {
            matches!(c, '\u{80}'..='\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
                || c.is_whitespace() && !c.is_ascii()
        })
}

/// A line that holds more than white space and comments.
#[derive(Debug, Clone, Copy)]
struct Line {
    /// How far what it holds is indented. A dash and the spaces after it count as indentation for what follows.
    indent: usize,
    /// The byte at which it begins to hold something, and the byte at which it ends to.
    from: usize,
    to: usize,
}

impl Line {
    fn content<'text>(&self, text: &'text str) -> &'text str {
        &text[self.from..self.to]
    }

    fn is_item(&self, text: &str) -> bool {
        self.content(text).starts_with("- ")
    }
}

struct Lines<'text> {
    text: &'text str,
    start: usize,
    /// Where the next line begins.
    at: usize,
    line: Option<Line>,
}

impl Lines<'_> {
    /// Goes to the next line that holds something.
    fn advance(&mut self) {
        self.line = None;
        while self.at < self.text.len() {
            let from = self.at;
            let bytes = &self.text.as_bytes()[from..];
            let length = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len());
            self.at = from + length + 1;
            let indent = bytes[..length].iter().take_while(|byte| **byte == b' ').count();
            if indent < length && bytes[indent] != b'#' {
                let to = from + self.text[from..from + length].trim_end_matches(' ').len();
                self.line = Some(Line { indent, from: from + indent, to });
                return;
            }
        }
    }

    /// What a key or a dash that stands `indent` deep opens on the lines below it.
    fn below(&mut self, indent: usize, depth: usize, after_key: bool) -> Option<Node> {
        match self.line {
            Some(line) if line.indent > indent && line.is_item(self.text) => {
                self.list(line.indent, depth + 1)
            }
            Some(line) if line.indent > indent => self.mapping(line.indent, depth + 1),
            Some(line) if after_key && line.indent == indent && line.is_item(self.text) => {
                self.list(indent, depth + 1)
            }
            _ => Some(Node::Null),
        }
    }

    fn list(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let mut nodes = Vec::with_capacity(8);
        while let Some(line) = self.line {
            if line.indent < indent || line.indent == indent && !line.is_item(self.text) {
                break;
            }
            if line.indent > indent || depth > DEEPEST {
                return None;
            }
            let content = line.content(self.text);
            let skipped = 2 + content[2..].bytes().take_while(|byte| *byte == b' ').count();
            let item = Line { indent: indent + skipped, from: line.from + skipped, to: line.to };
            let node = if key_of(item.content(self.text))?.is_some() {
                self.line = Some(item);
                self.mapping(item.indent, depth + 1)?
            } else {
                self.scalar(item.from, item.to, indent)?
            };
            nodes.push(node);
        }
        Some(Node::List(nodes))
    }

    fn mapping(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let mut fields = Vec::with_capacity(8);
        while let Some(line) = self.line {
            if line.indent < indent {
                break;
            }
            if line.indent > indent || depth > DEEPEST {
                return None;
            }
            let content = line.content(self.text);
            let length = key_of(content)??;
            let key = SourceText::verbatim(&content[..length], self.start + line.from);
            let rest = &content[length + 1..];
            let value = if rest.is_empty() {
                self.advance();
                self.below(indent, depth, true)?
            } else {
                let skipped = rest.len() - rest.trim_start_matches(' ').len();
                self.scalar(line.from + length + 1 + skipped, line.to, indent)?
            };
            fields.push(Field { key, value });
        }
        Some(Node::Mapping(fields))
    }

    /// The text from byte `from` to byte `to`, and on the lines below it that are indented deeper than `indent`.
    fn scalar(&mut self, from: usize, to: usize, indent: usize) -> Option<Node> {
        let written = &self.text[from..to];
        let (value, notation) = match written.as_bytes().first()? {
            b'"' => (simply_quoted(written, '"')?, Notation::DoubleQuoted),
            b'\'' => (simply_quoted(written, '\'')?, Notation::SingleQuoted),
            _ => (plain(written)?, Notation::Plain),
        };
        let ends_at = self.at;
        self.advance();
        let goes_on = |line: &Line| line.indent > indent;
        if !self.line.as_ref().is_some_and(goes_on) {
            if notation == Notation::Plain && matches!(value, "~" | "null" | "Null" | "NULL") {
                return Some(Node::Null);
            }
            return Some(Node::Scalar(Scalar { text: align(value, written, self.start + from, notation) }));
        }
        if notation != Notation::Plain {
            return None;
        }
        let mut folded = value.to_owned();
        let (mut to, mut ends_at) = (to, ends_at);
        while let Some(line) = self.line.filter(goes_on) {
            // A blank line or a comment in between means something else.
            let is_next = ends_at + line.indent == line.from;
            let more = line.content(self.text);
            if !is_next || key_of(more)?.is_some() {
                return None;
            }
            folded.push(' ');
            folded.push_str(plain(more)?);
            to = line.to;
            ends_at = self.at;
            self.advance();
        }
        let raw = &self.text[from..to];
        Some(Node::Scalar(Scalar { text: align(&folded, raw, self.start + from, Notation::Plain) }))
    }
}

/// How long the key is that a line opens with: `Some(None)` where it opens with none, `None` where that isn't sure.
fn key_of(content: &str) -> Option<Option<usize>> {
    let bytes = content.as_bytes();
    if matches!(bytes.first()?, b'"' | b'\'') {
        // A quoted key is rare, and so is a text that goes on after its quotes.
        let quote = char::from(bytes[0]);
        return simply_quoted(content, quote).map(|_| None);
    }
    let colon = memchr::memchr_iter(b':', bytes).find(|at| matches!(bytes.get(at + 1), None | Some(b' ')));
    let Some(length) = colon else { return Some(None) };
    let key = &content[..length];
    let is_simple = length <= LONGEST_KEY
        && key.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, 'å' | 'ä' | 'ö'))
        && !key.ends_with(' ')
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-' | 'å' | 'ä' | 'ö'))
        && !matches!(key, "null" | "Null" | "NULL");
    is_simple.then_some(Some(length))
}

/// A text between quotes that need no more than to be taken off.
fn simply_quoted(written: &str, quote: char) -> Option<&str> {
    let inner = written.strip_prefix(quote)?.strip_suffix(quote)?;
    (!inner.contains([quote, '\\'])).then_some(inner)
}

/// A text without quotes that begins with nothing that YAML reads, holds no comment and no key.
fn plain(written: &str) -> Option<&str> {
    let first = written.chars().next()?;
    let begins = first.is_alphanumeric() || matches!(first, '(' | '/' | '.' | '+' | '$' | '_' | '~');
    let is_mark = written.starts_with("...");
    let bytes = written.as_bytes();
    let is_read = |at: usize| match bytes[at] {
        b'#' => at > 0 && bytes[at - 1] == b' ',
        _ => matches!(bytes.get(at + 1), None | Some(b' ')),
    };
    (begins && !is_mark && !memchr::memchr2_iter(b'#', b':', bytes).any(is_read)).then_some(written)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::yaml;
    use super::*;

    /// What the parser for all of YAML makes of a text, where that is one document.
    fn by_parser(text: &str) -> Option<Node> {
        let mut documents = yaml::parse_all(text, 7).ok()?;
        (documents.len() == 1).then(|| documents.remove(0))
    }

    fn agree(text: &str) -> bool {
        let own = parse(text, 7);
        if let Some(own) = &own {
            assert_eq!(Some(own), by_parser(text).as_ref(), "{text}");
        }
        own.is_some()
    }

    #[test]
    fn postings_are_of_this_shape_and_mean_what_they_mean_to_the_parser() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let mut read = 0;
        for entry in std::fs::read_dir(folder).expect("examples") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|ending| ending == "yaml") {
                read += usize::from(agree(&std::fs::read_to_string(path).expect("text")));
            }
        }
        assert!(read > 5, "{read}");
    }

    #[test]
    fn what_is_written_otherwise_is_left_to_the_parser() {
        for text in [
            "a: |\n  b\n",
            "a: [b, c]\n",
            "a: &x b\nc: *x\n",
            "a:\tb\n",
            "a: b\r\nc: d\r\n",
            "a: \"b\\n\"\n",
            "a: 'b''c'\n",
            "a: b # c\n",
            "? a\n: b\n",
            "a: b\n---\nc: d\n",
            "a: b\n  # c\n  d\n",
            "a: b\n\n  d\n",
            "- - a\n",
            "a: b: c\n",
            "a: b\n c: d\n",
            "  a: b\n",
            "a: !!str b\n",
            "a: b\n- c\n",
            "\u{feff}a: b\n",
            "a: \"b\" c\n",
            "plain\n",
            "a: - b\n",
            "a:\n  - b\n  c: d\n",
            "",
        ] {
            assert!(parse(text, 0).is_none(), "{text:?}");
            agree(text);
        }
        for text in [
            "a: b\n",
            "---\na: b",
            "- a\n- b: c\n  d:\n  - e\n",
            "a:\nb: ~\nc: null\n",
            "a: \"b: # c\"\nd: 'e'\nf: ''\n",
            "a:\n- b\n- c\nd: e\n",
            "a:   b  \n\n# x\n  # y\nc:\n    - d\n      e\n\n    - f: g\n      h: i\n",
            "roll: Räkna på avgångar – och följ upp\nköp: (50 %) http://e.example/a#b\n",
        ] {
            assert!(agree(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_read_here_means_the_same_to_the_parser(
            lines in proptest::collection::vec(
                (0_usize..5, prop_oneof![
                    Just("- "), Just("a: "), Just("- b: "), Just(""), Just("c:"), Just("- "), Just("d e: "), Just("-"),
                ], prop_oneof![
                    Just(""), Just("x"), Just("x y"), Just("\"q\""), Just("'q'"), Just("x: y"), Just("x:y"), Just("#n"),
                    Just("x #n"), Just("null"), Just("~"), Just("å – é"), Just("(x)"), Just("\"q\" r"), Just("x:"), Just("-5"),
                    Just("..."), Just("---"), Just("'"), Just("\"a\\\"b\""), Just("[x]"), Just("x\u{a0}y"), Just(">"), Just("@x"),
                ], prop_oneof![Just("\n"), Just("\n"), Just(" \n"), Just("\n\n"), Just("\n# c\n"), Just("\n  # c\n")]),
                1..9,
            )
        ) {
            let text: String =
                lines.iter().map(|(indent, open, value, end)| " ".repeat(*indent) + open + value + end).collect();
            agree(&text);
        }
    }
}
