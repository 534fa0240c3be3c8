//! Escapes what a terminal could take for a command while a report for programs is written, so that a long
//! report never stands in memory, let alone twice.

use std::io::{self, Write};
use std::str;

use super::plain::is_hostile;

/// Passes text on to `W`, with what a terminal could take for a command as `\uXXXX`. That is right within a
/// JSON text, where such characters can only stand inside strings, and within the double quotes of a YAML
/// text.
pub(super) struct Escaping<W: Write> {
    to: W,
    /// The first bytes of a character whose others have yet to come.
    begun: Vec<u8>,
    /// The last character passed on.
    last: char,
    /// Whether number signs can be escaped.
    is_json: bool,
}

impl<W: Write> Escaping<W> {
    pub(super) fn new(to: W) -> Self {
        Self { to, begun: Vec::new(), last: ' ', is_json: false }
    }

    /// For JSON, in which two number signs can only stand inside strings: a build server could take them for the
    /// opening of a command, wherever in its log they stand.
    pub(super) fn json(to: W) -> Self {
        Self { is_json: true, ..Self::new(to) }
    }

    fn escaped(&mut self, text: &str) -> io::Result<()> {
        let mut done = 0;
        let (mut before, is_json) = (self.last, self.is_json);
        let is_second = |c: char| {
            let second = is_json && c == '#' && before == '#';
            before = c;
            second || is_hostile(c)
        };
        for (at, found) in text.match_indices(is_second) {
            self.to.write_all(&text.as_bytes()[done..at])?;
            for unit in found.encode_utf16() {
                write!(self.to, "\\u{unit:04x}")?;
            }
            done = at + found.len();
        }
        self.last = text.chars().next_back().unwrap_or(self.last);
        self.to.write_all(&text.as_bytes()[done..])
    }
}

impl<W: Write> Write for Escaping<W> {
    /// # Errors
    /// Those of `W`, and where the bytes are no UTF-8.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut text = std::mem::take(&mut self.begun);
        let whole = if text.is_empty() {
            bytes
        } else {
            text.extend_from_slice(bytes);
            &text
        };
        match str::from_utf8(whole) {
            Ok(text) => self.escaped(text)?,
            Err(error) if error.error_len().is_none() => {
                let (text, begun) = whole.split_at(error.valid_up_to());
                self.escaped(str::from_utf8(text).map_err(io::Error::other)?)?;
                self.begun = begun.to_vec();
            }
            Err(error) => return Err(io::Error::new(io::ErrorKind::InvalidData, error)),
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_escaped_however_the_bytes_come() {
        let text = "\"å\u{1b}[31m\u{9b}x\u{7f} 日\u{202e}本\u{1F600}\u{2066}##[error]\"\n";
        let expected = "\"å\\u001b[31m\\u009bx\\u007f 日\\u202e本\u{1F600}\\u2066#\\u0023[error]\"\n";
        for size in 1..=text.len() {
            let mut out = Vec::new();
            let mut escaping = Escaping::json(&mut out);
            for part in text.as_bytes().chunks(size) {
                escaping.write_all(part).expect("it is UTF-8");
            }
            assert_eq!(String::from_utf8(out).expect("UTF-8"), expected, "{size} bytes at a time");
        }
        assert!(Escaping::new(Vec::new()).write_all(b"\xff").is_err());
    }
}
