//! Makes untrusted text safe to show. A posting may hold escape sequences that recolour or rewrite a
//! terminal, direction overrides that make a line read otherwise than it is, or towers of accents that
//! spill over their neighbours; none of them may reach the reader, and none may shift a table's columns.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

/// More combining marks than this on one letter are no writing of any language reported on.
const MARKS_ON_A_LETTER: usize = 3;

/// `text` on one line, with every control character, direction override and sign that opens a build server's command
/// shown as `�`, invisible characters left out, and any run of white space as one space.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    if command_signs(text).next().is_none() && is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut marks = 0;
    let mut after_space = true;
    for c in text.chars() {
        if is_combining_mark(c) {
            marks += 1;
            if marks > MARKS_ON_A_LETTER || after_space {
                continue;
            }
        } else {
            marks = 0;
        }
        match kind(c) {
            Kind::Space if after_space => {}
            Kind::Space => shown.push(' '),
            Kind::Invisible => continue,
            Kind::Hostile => shown.push('\u{FFFD}'),
            Kind::Visible => shown.push(c),
        }
        after_space = kind(c) == Kind::Space;
    }
    shown.truncate(shown.trim_end().len());
    // What was left out may have stood between the signs of a command.
    for at in command_signs(&shown).collect::<Vec<_>>().into_iter().rev() {
        shown.replace_range(at..at + 1, "\u{FFFD}");
    }
    Cow::Owned(shown)
}

/// Whether a text is made of nothing but letters and signs of everyday writing, with single spaces within.
fn is_plain(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let harmless =
            c.is_ascii_graphic() || c == ' ' && before != ' ' || ('\u{C0}'..='\u{24F}').contains(&c);
        if !harmless {
            return false;
        }
        before = c;
    }
    before != ' ' || text.is_empty()
}

/// Where a bracket opens a command of a build server's log: `##[error]`, `##vso[…]`, `##teamcity[…]`. Servers take
/// them anywhere in a line.
pub(super) fn command_signs(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let second = |at: &usize| bytes[*at] == b'#' && bytes[*at - 1] == b'#';
    // Hardly a text has any.
    let first = memchr::memchr(b'#', bytes).map_or(bytes.len(), |at| at + 1);
    (first..bytes.len()).filter(second).filter_map(|at| {
        let rest = &bytes[at + 1..];
        let name = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        (rest.get(name) == Some(&b'[')).then_some(at + 1 + name)
    })
}

/// At most `limit` characters of `text`, made [`plain`], with `…` where something was cut off.
pub(super) fn shortened(text: &str, limit: usize) -> String {
    let text = plain(text);
    // No text has more characters than bytes.
    if text.len() <= limit {
        return text.into_owned();
    }
    match text.char_indices().nth(limit) {
        None => text.into_owned(),
        Some(_) => {
            let kept: String = text.chars().take(limit.saturating_sub(1)).collect();
            format!("{}…", kept.trim_end())
        }
    }
}

/// A quotation of at most `limit` characters, made [`plain`], with `…` where something was left out: after a whole word,
/// where that leaves out little more than a word.
pub(super) fn quoted(text: &str, limit: usize) -> String {
    let (all, cut) = (plain(text), shortened(text, limit));
    let Some(kept) = cut.strip_suffix('…').filter(|_| cut != all) else { return cut };
    let inside = all[kept.len()..].starts_with(|c: char| !c.is_whitespace());
    let whole = if inside { kept.rfind(char::is_whitespace) } else { Some(kept.len()) };
    // A word that takes up most of the text is cut as it must be.
    let whole = whole.filter(|end| *end * 2 > kept.len()).unwrap_or(kept.len());
    format!(
        "{}…",
        kept[..whole]
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | '–'))
    )
}

/// Whether a terminal could take `c` for a command.
pub(super) fn is_hostile(c: char) -> bool {
    kind(c) == Kind::Hostile
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Invisible,
    Hostile,
    Visible,
}

fn kind(c: char) -> Kind {
    match c {
        ' ' | '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Kind::Space,
        // Direction marks, embeddings, overrides and isolates.
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Kind::Hostile
        }
        // Zero-width characters, soft hyphens, fillers, variation selectors and tags.
        '\u{00AD}'
        | '\u{034F}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}' => Kind::Invisible,
        // No characters, for which XML has no place.
        '\u{FFFE}' | '\u{FFFF}' => Kind::Hostile,
        _ if c.is_control() => Kind::Hostile,
        _ => Kind::Visible,
    }
}
