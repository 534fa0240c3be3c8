//! What a text is called whose words belong to others: the project holds its labels, not the text.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The first twelve hexadecimal digits of the text's SHA-256.
pub fn of(text: &str) -> String {
    let mut name = String::new();
    for byte in &Sha256::digest(text.as_bytes())[..6] {
        let _ = write!(name, "{byte:02x}");
    }
    name
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_never_change() {
        // Labels are found by these names.
        assert_eq!(super::of("abc"), "ba7816bf8f01");
    }
}
