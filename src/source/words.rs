//! The words of a text in the plainest sense: runs of letters and digits. Much is asked of every word of every text,
//! and nearly all of them are ASCII, so those are told by their bytes.

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = &rest[run(rest, false)..];
        let (word, after) = rest.split_at(run(rest, true));
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

/// What a byte is, without a look at its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    OfWord,
    Between,
    /// Part of a character that is not ASCII.
    Unknown,
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Unknown; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte] = if (byte as u8).is_ascii_alphanumeric() { Kind::OfWord } else { Kind::Between };
        byte += 1;
    }
    kinds
};

/// How many bytes of a text, from its start, are letters and digits, or are none.
fn run(text: &str, of_word: bool) -> usize {
    let bytes = text.as_bytes();
    let wanted = if of_word { Kind::OfWord } else { Kind::Between };
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match KINDS[usize::from(*byte)] {
            kind if kind == wanted => at += 1,
            Kind::Unknown => match text[at..].chars().next() {
                Some(character) if character.is_alphanumeric() == of_word => at += character.len_utf8(),
                _ => break,
            },
            _ => break,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_what_stands_between_other_signs(text in "[a-z0-9 åÉ’\u{301}会-]{0,30}|\\PC{0,30}") {
            let expected = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            prop_assert_eq!(super::words(&text).collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        }
    }
}
