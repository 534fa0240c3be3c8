//! Data sets in pieces: JSON Lines and tables of any size are read as a row of short files, each some
//! whole records and, of a table, the head above them. What comes after needs to know nothing of it,
//! and memory holds one piece at a time.

use std::io::{self, Read};
use std::sync::Arc;

use encoding_rs::{Decoder, Encoding};

use super::encoding::utf_16;
use super::{SourceFile, decode, limits};

/// How many bytes a piece has at least, but for the last one.
const PIECE_BYTES: usize = 256 * 1024;

/// How much is read at once, and how much is enough to know a data set by, in bytes.
const READ_BYTES: usize = 64 * 1024;

/// What divides the records of a data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Records {
    /// One JSON value on each line.
    JsonLines,
    /// A table with a head; within quotes a line may break.
    Table,
}

impl Records {
    /// What a file is by its name or, for JSON Lines, by its beginning; `None` for what is no data set.
    #[must_use]
    pub fn of(name: &str, beginning: &[u8]) -> Option<Self> {
        let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        match ending.as_str() {
            "jsonl" | "ndjson" | "ldjson" => Some(Self::JsonLines),
            "csv" | "tsv" => Some(Self::Table),
            _ => {
                let beginning = decode(&beginning[..beginning.len().min(READ_BYTES)]);
                if is_json_lines(&beginning) {
                    Some(Self::JsonLines)
                } else {
                    (!has_ending(name) && is_table(&beginning)).then_some(Self::Table)
                }
            }
        }
    }
}

/// Whether a text is one JSON object after the other, a line each.
pub(crate) fn is_json_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    // Templates open lines with braces too, but not with a key in quotes.
    let opens = |line: &str| {
        line.trim_start().strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'))
    };
    // Of two lines the second may be cut off.
    lines.next().is_some_and(|line| opens(line) && line.trim_end().ends_with('}'))
        && lines.next().is_some_and(opens)
}

/// Whether a name tells what a file is; that of standard input doesn't.
fn has_ending(name: &str) -> bool {
    name.rsplit(['/', '\\']).next().unwrap_or_default().contains('.')
}

/// Whether a text is a table with a head: short names side by side, and under each of them a value in
/// every row. In prose a space follows the comma.
pub(crate) fn is_table(text: &str) -> bool {
    let mut start = 0;
    let rows = table_breaks(text.as_bytes()).take(4).map(|end| {
        let row = &text[start..end];
        start = end;
        row.trim_end()
    });
    let rows: Vec<&str> = rows.collect();
    let (Some(head), true) = (rows.first(), rows.len() > 1) else { return false };
    let is_name = |cell: &str| {
        let name = cell.trim_matches('"');
        (1..=40).contains(&name.len())
            && name.starts_with(char::is_alphabetic)
            && !name.ends_with(' ')
            && !name.contains(['.', ':', '!', '?', '#', '*', '<', '{'])
    };
    [b',', b';', b'\t'].into_iter().any(|sign| {
        let count = cells(head, sign);
        count > 1
            && head.split(char::from(sign)).all(is_name)
            && rows.iter().all(|row| cells(row, sign) == count)
    })
}

/// How many cells a row has.
fn cells(row: &str, sign: u8) -> usize {
    let mut quoted = false;
    let divides = |at: &usize| {
        let byte = row.as_bytes()[*at];
        quoted ^= byte == b'"';
        byte == sign && !quoted
    };
    memchr::memchr2_iter(b'"', sign, row.as_bytes()).filter(divides).count() + 1
}

/// The pieces of a data set.
pub struct Pieces<R> {
    name: Arc<str>,
    records: Records,
    input: R,
    decoder: Option<Decoder>,
    buffer: Vec<u8>,
    /// The head of a table, with its line break.
    head: Option<Vec<u8>>,
    /// How many lines came before what is in the buffer.
    lines: usize,
    is_started: bool,
    is_over: bool,
}

impl<R: Read> Pieces<R> {
    /// The pieces of what `input` gives.
    pub fn new(name: &str, records: Records, input: R) -> Self {
        Self {
            name: name.into(),
            records,
            input,
            decoder: None,
            buffer: Vec::new(),
            head: None,
            lines: 0,
            is_started: false,
            is_over: false,
        }
    }

    /// Reads on until there is a piece or nothing more.
    fn fill(&mut self) -> io::Result<()> {
        let mut wanted = PIECE_BYTES;
        let mut read = vec![0; READ_BYTES];
        while !self.is_over {
            if self.buffer.len() >= wanted {
                if self.boundary().is_some() {
                    return Ok(());
                }
                // Looking again only when there is twice as much keeps one endless record cheap.
                wanted = self.buffer.len() * 2;
                if self.buffer.len() > limits::FILE_BYTES {
                    return Err(io::Error::new(io::ErrorKind::FileTooLarge, "a record is too large"));
                }
            }
            let count = match self.input.read(&mut read) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                result => result?,
            };
            let bytes = &read[..count];
            self.is_over = count == 0;
            if !std::mem::replace(&mut self.is_started, true) {
                self.decoder = utf_16(bytes).map(Encoding::new_decoder_with_bom_removal);
            }
            match &mut self.decoder {
                Some(decoder) => {
                    let mut text = String::with_capacity(count * 3 + 16);
                    let _ = decoder.decode_to_string(bytes, &mut text, self.is_over);
                    self.buffer.extend_from_slice(text.as_bytes());
                }
                None => self.buffer.extend_from_slice(bytes),
            }
        }
        Ok(())
    }

    /// One past the last line break of the buffer that ends a record.
    fn boundary(&self) -> Option<usize> {
        match self.records {
            Records::JsonLines => memchr::memrchr(b'\n', &self.buffer).map(|at| at + 1),
            Records::Table => table_breaks(&self.buffer).last(),
        }
    }
}

/// One past each line break outside quotes.
fn table_breaks(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut quoted = false;
    memchr::memchr2_iter(b'"', b'\n', bytes).filter_map(move |at| {
        if bytes[at] == b'"' {
            quoted = !quoted;
            return None;
        }
        (!quoted).then_some(at + 1)
    })
}

impl<R: Read> Iterator for Pieces<R> {
    type Item = io::Result<SourceFile>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Err(error) = self.fill() {
            self.is_over = true;
            self.buffer.clear();
            return Some(Err(error));
        }
        if self.buffer.is_empty() {
            return None;
        }
        let whole = self.buffer.len();
        let end = if self.is_over { whole } else { self.boundary().unwrap_or(whole) };
        let rest = self.buffer.split_off(end);
        let bytes = std::mem::replace(&mut self.buffer, rest);
        let count = memchr::memchr_iter(b'\n', &bytes).count();
        let (head_lines, text) = match (self.records, &self.head) {
            (Records::Table, Some(head)) => {
                (memchr::memchr_iter(b'\n', head).count(), decode(&[&head[..], &bytes].concat()))
            }
            (Records::Table, None) => {
                let head = table_breaks(&bytes).next().unwrap_or(bytes.len());
                self.head = Some(bytes[..head].to_vec());
                (0, decode(&bytes))
            }
            (Records::JsonLines, _) => (0, decode(&bytes)),
        };
        let skipped = self.lines - head_lines.min(self.lines);
        self.lines += count;
        Some(Ok(SourceFile::new(&*self.name, text).within(head_lines, skipped)))
    }
}
