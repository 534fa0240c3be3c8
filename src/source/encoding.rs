//! Bytes to text. Job files come from word processors, mail and old systems as often as from editors,
//! so a file that isn't UTF-8 is no error: byte order marks and UTF-16 are recognised, and what is
//! left is taken for Windows-1252, in which no byte sequence is invalid.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Decodes a file's bytes, without the byte order mark.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => text.into_owned(),
        None => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// The same of bytes that nobody else needs: UTF-8 without a mark, which nearly all files are, is taken as it is.
pub(super) fn decode_owned(bytes: Vec<u8>) -> String {
    if Encoding::for_bom(&bytes).is_some() || utf_16_without_mark(&bytes).is_some() {
        return decode(&bytes);
    }
    String::from_utf8(bytes).unwrap_or_else(|error| decode(error.as_bytes()))
}

/// The kind of UTF-16 that a file is in, by its byte order mark or its beginning.
pub(super) fn utf_16(beginning: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_bom(beginning) {
        Some((encoding, _)) => (encoding != UTF_8).then_some(encoding),
        None => utf_16_without_mark(&beginning[..beginning.len() & !1]),
    }
}

/// UTF-16 gives itself away in Western text: nearly every second byte is zero.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(1024) & !1];
    if sample.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    // Most texts hold no zero at all.
    memchr::memchr(0, sample)?;
    let pairs = sample.len() / 2;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    if low * 10 > pairs * 7 && high * 10 < pairs {
        Some(UTF_16LE)
    } else if high * 10 > pairs * 7 && low * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}
