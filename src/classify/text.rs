//! A duty as a row of words. Words are lower-cased and cut at everything that is neither letter nor
//! digit; å, ä and ö stay letters. Each word remembers where it stood, so that evidence can point at
//! it. The buffers are reused from duty to duty: no word costs an allocation.

/// The words of one duty.
#[derive(Debug, Default, Clone)]
pub struct Words {
    /// The lower-case words, each followed by one space.
    text: String,
    words: Vec<Word>,
}

/// One word: where it is in the lower-case text and where it was in the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// First byte in the lower-case text.
    start: u32,
    /// One past the last byte in the lower-case text; a space stands there.
    end: u32,
    /// First byte in the original text.
    pub source_start: u32,
    /// One past the last byte in the original text.
    pub source_end: u32,
    /// Whether the word is the first part of a suspended compound: *rese-* in "rese- och mötesbokning".
    pub suspended: bool,
}

impl Words {
    /// Cuts `original` into words, replacing what was held before.
    pub fn fill(&mut self, original: &str) {
        self.text.clear();
        self.words.clear();
        let mut open: Option<(u32, u32)> = None;
        let mut characters = original.char_indices().peekable();
        while let Some((offset, character)) = characters.next() {
            if character.is_alphanumeric() || is_combining(character) {
                if open.is_none() {
                    open = Some((length(self.text.len()), length(offset)));
                }
                if character.is_ascii() {
                    self.text.push(character.to_ascii_lowercase());
                } else {
                    self.text.extend(character.to_lowercase());
                }
                continue;
            }
            let ends_with_suffix = open.is_some() && is_suffix_mark(character);
            let suspended = character == '-'
                && characters.peek().is_none_or(|(_, next)| next.is_whitespace() || *next == ',');
            self.close(&mut open, offset, suspended);
            if ends_with_suffix {
                skip_suffix(&mut characters);
            }
        }
        self.close(&mut open, original.len(), false);
    }

    fn close(&mut self, open: &mut Option<(u32, u32)>, offset: usize, suspended: bool) {
        if let Some((start, source_start)) = open.take() {
            let end = length(self.text.len());
            self.text.push(' ');
            let source_end = length(offset);
            self.words.push(Word { start, end, source_start, source_end, suspended });
        }
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words, in order.
    #[must_use]
    pub fn all(&self) -> &[Word] {
        &self.words
    }

    /// The lower-case form of the word at `index`.
    #[must_use]
    pub fn word(&self, index: usize) -> &str {
        let word = self.words[index];
        &self.text[word.start as usize..word.end as usize]
    }
}

/// Marks after which a word may carry an ending that is no part of it: *CEO's*, *VD:n*.
fn is_suffix_mark(character: char) -> bool {
    matches!(character, '\'' | '’' | ':')
}

/// Passes over an ending of one or two lower-case letters, as in *CEO's*, *VD:ns*.
fn skip_suffix(characters: &mut std::iter::Peekable<std::str::CharIndices<'_>>) {
    let mut ahead = characters.clone();
    for count in 0..=3 {
        match ahead.next() {
            Some((_, character)) if character.is_lowercase() => {}
            Some((_, character)) if character.is_alphanumeric() => return,
            _ => {
                for _ in 0..count {
                    characters.next();
                }
                return;
            }
        }
    }
}

/// Accents that stand as characters of their own, in text that was not composed.
fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// Offsets within a duty are far below 4 GiB: longer texts are cut before they come here.
fn length(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
