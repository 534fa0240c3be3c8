//! What in a title is only hours, pay, sexes, numbers or dates, with or without a sign before it.

use std::borrow::Cow;

use html5gum::{Token, Tokenizer};

use super::super::phrases::Words;
use super::tails::{is_noisy_place, is_said};
use super::{
    BANK_STAFF, EXTENT, LINK, PHRASES, POSTS, TAIL, UNIT, found_at, is_one_of, own_end, places, roles,
};

/// The title with what a board wrote as HTML in it resolved: "Cook &amp; driver".
pub(super) fn without_entities(title: &str) -> Cow<'_, str> {
    if !(title.contains('&') && title.contains(';')) {
        return Cow::Borrowed(title);
    }
    let mut text = String::with_capacity(title.len());
    for Ok(token) in Tokenizer::new(title) {
        if let Token::String(string) = token {
            text.push_str(&String::from_utf8_lossy(&string));
        }
    }
    Cow::Owned(text)
}

/// Whether a part of a title says only hours, place of work or sexes.
pub(super) fn is_noise(part: &str) -> bool {
    let words = Words::of(part);
    if words.len() == 0 {
        return true;
    }
    let mut covered = vec![false; words.len()];
    for found in [TAIL, EXTENT].into_iter().flat_map(|group| PHRASES.find_of(group, &words)) {
        covered[found.first..found.end].fill(true);
    }
    (0..words.len()).all(|index| {
        let link = index + 1 < words.len() && is_one_of(LINK, &words, index);
        covered[index] || is_number(words.get(index)) || link || is_counted(&words, index)
    }) && (covered.contains(&true)
        || part.chars().all(|c| !c.is_alphabetic())
        || is_counted(&words, words.len() - 1))
}

/// "🔗 4.4.3 Course administrator", "2 nurses", "HAB 440021 Clerk": the role without the sign of its link and the
/// number of its chapter, of the vacancies or of the file.
pub(super) fn without_number(title: &str) -> &str {
    let text = title.trim_start_matches(|c: char| !c.is_alphanumeric() && !c.is_ascii() || c.is_whitespace());
    // "2 ", "4.4.3 ", "2-3 ", "10+ ".
    let count = |c: char| c.is_ascii_digit() || ".-–+ ".contains(c);
    let number = &text[..text.len() - text.trim_start_matches(count).len()];
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let is_number =
        number.starts_with(|c: char| c.is_ascii_digit()) && (number.contains(['.', '-', '–']) || digits != 3);
    let apart = !number.ends_with(|c: char| c.is_ascii_digit());
    let rest = &text[number.len()..];
    if is_number && apart && rest.starts_with(char::is_alphabetic) {
        let (unit, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        let is_of = |group: usize| is_one_of(group, &Words::of(unit), 0);
        // "2 st tolkar" counts posts, "2 dagar" something else.
        return if is_of(POSTS) {
            behind
        } else if is_of(UNIT) {
            title
        } else {
            rest
        };
    }
    // A file's number: capitals and digits, of which one has four digits or more.
    let is_code = |token: &str| token.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let is_long = |token: &str| token.chars().filter(char::is_ascii_digit).count() >= 4;
    let has_digit = |token: &&str| token.contains(|c: char| c.is_ascii_digit());
    let codes: Vec<&str> = text.split(' ').take_while(|token| !token.is_empty() && is_code(token)).collect();
    let count = codes.iter().rposition(has_digit).map_or(0, |last| last + 1);
    let sure = codes[..count].iter().any(|token| is_long(token))
        || codes.iter().take(2).filter(|token| has_digit(token)).count() == 2;
    let end: usize = codes[..count].iter().map(|token| token.len() + 1).sum();
    let rest = text.get(end..).unwrap_or_default().trim_start();
    if sure && rest.starts_with(|c: char| c.is_alphabetic() || c == '.') { rest } else { text }
}

/// Brackets that hold noise ("(m/f/d)", "[Remote]", "(f/m)") go; others are part of the title.
pub(super) fn without_brackets(title: &str) -> String {
    let mut text = title.to_owned();
    for (open, close) in [('(', ')'), ('[', ']')] {
        let mut from = 0;
        while let Some(start) = text[from..].find(open).map(|index| index + from) {
            let Some(end) = text[start..].find(close).map(|index| index + start) else { break };
            let within = &text[start + 1..end];
            let lent = is_bank(within) && lends(&text);
            if lent || is_noise(within) || start > 0 && (places::is_place(within) || is_noisy_place(within)) {
                text.replace_range(start..=end, "");
                from = start;
            } else {
                // "(senior, 4-7 years)": how many of something, behind what belongs to the role.
                let role = without_extent(within);
                let counted = within[role.len()..]
                    .trim_start_matches([',', ' '])
                    .starts_with(|c: char| c.is_ascii_digit());
                let kept = if counted { role.trim_end_matches([',', ' ']).len() } else { within.len() };
                text.replace_range(start + 1 + kept..end, "");
                from = start + 1 + kept + close.len_utf8();
            }
        }
    }
    text
}

/// "(Relocate": what a cut left open.
pub(super) fn without_open_bracket(text: &str) -> &str {
    match text.rfind('(') {
        Some(start) if !text[start..].contains(')') && start > 0 => text[..start].trim_end(),
        _ => text,
    }
}

/// "Part-time cook", "Kock 100 %", "Cook evenings and weekends", "Cook Leeds": what stands before or behind the
/// role without a sign, and what led to it.
pub(super) fn cut_ends(title: &str) -> String {
    let mut text = title.trim_end_matches(|c: char| c.is_whitespace() || ".,!?-–".contains(c));
    loop {
        let shorter = Some(without_extent(text))
            .filter(|shorter| shorter.len() == text.len() || roles::names(shorter) || !is_said(shorter))
            .unwrap_or(text);
        let shorter = places::at_end(shorter).map_or(shorter, |start| shorter[..start].trim_end());
        let shorter = places::workplace_at_end(shorter).map_or(shorter, |start| shorter[..start].trim_end());
        let shorter = if shorter.len() < text.len() { without_links(shorter) } else { shorter };
        if shorter.len() == text.len() || shorter.is_empty() {
            break;
        }
        text = shorter;
    }
    // "Bank Band 5 Nurse": one stands before the other.
    while let Some(start) = extent_end(text) {
        text = &text[start..];
    }
    text.to_owned()
}

/// Where the role begins behind how much and how somebody works, or the place.
fn extent_end(text: &str) -> Option<usize> {
    let words = Words::of(text);
    let bank = (is_bank(words.get(0)) && lends(text)).then_some(1);
    found_at(EXTENT, &words, 0)
        .map(|found| found.end)
        .or(bank)
        .or_else(|| places::at_start(&words))
        .filter(|end| *end < words.len())
        .map(|end| words.range(end).0)
        .filter(|start| roles::names(&text[*start..]))
}

/// Whether a part says that who works is lent from the bank of a hospital's staff.
fn is_bank(part: &str) -> bool {
    part.eq_ignore_ascii_case("bank")
}

/// Whether a title names a role that such a bank lends: other banks have roles of their own.
fn lends(title: &str) -> bool {
    let words = Words::of(title);
    (0..words.len()).any(|index| is_one_of(BANK_STAFF, &words, index))
}

fn without_extent(text: &str) -> &str {
    let text = without_percent(text);
    let words = Words::of(text);
    let count = words.len();
    // The longest phrase at the end: "evenings and weekends".
    let extent =
        (1..count).find(|first| PHRASES.find_of_at(EXTENT, &words, *first).any(|found| found.end == count));
    if let Some(first) = extent {
        return text[..own_end(text, words.range(first - 1).1)].trim_end();
    }
    // "Städare 06-10": hours of the day have a nought or a colon, grades haven't.
    let last = text.rsplit(' ').next().unwrap_or_default();
    let hours = last.contains(['-', '–']) && last.chars().all(|c| c.is_ascii_digit() || "-–:.".contains(c));
    if hours && last.len() < text.len() && (last.starts_with('0') || last.contains([':', '.'])) {
        return text[..text.len() - last.len()].trim_end();
    }
    // "Clerk 40123": the number of a file.
    let filed = |last: &usize| {
        words.get(*last).len() > 3 && is_number(words.get(*last)) && roles::at(&words, last - 1)
    };
    if let Some(last) = count.checked_sub(1).filter(|last| *last > 0 && filed(last)) {
        return text[..own_end(text, words.range(last - 1).1)].trim_end();
    }
    // "Sommarvärd 2025", "Praktikant HT25".
    if let Some(last) = count.checked_sub(1).filter(|last| *last > 0 && is_date(words.get(*last))) {
        return text[..own_end(text, words.range(last - 1).1)].trim_end();
    }
    // "20-30 h/week", "2 dagar i veckan": a number and its units.
    let counts =
        |index: &usize| is_counted(&words, *index) || *index + 1 < count && is_one_of(LINK, &words, *index);
    let units = (1..count).rev().take_while(counts).filter(|index| is_number_like(words.get(*index))).last();
    match units.filter(|first| (*first..count).any(|index| !is_number(words.get(index)))) {
        Some(first) => text[..own_end(text, words.range(first - 1).1)].trim_end(),
        None => text,
    }
}

/// Words that led to what was cut.
pub(super) fn without_links(text: &str) -> &str {
    let mut text = text;
    loop {
        let words = Words::of(text);
        let Some(last) = words.len().checked_sub(1).filter(|last| *last > 0) else { return text };
        let small = text[words.range(last).0..].starts_with(|c: char| !c.is_uppercase());
        if !(small && is_one_of(LINK, &words, last)) {
            return text;
        }
        text = text[..words.range(last - 1).1].trim_end();
    }
}

fn without_percent(text: &str) -> &str {
    let rest = text.trim_end().strip_suffix('%').map(str::trim_end);
    let role = rest.map(|rest| rest.trim_end_matches(|c: char| c.is_ascii_digit() || "-–,. ".contains(c)));
    match role.filter(|role| rest.is_some_and(|rest| rest.len() > role.len()) && !role.is_empty()) {
        Some(role) => without_links(role),
        None => text,
    }
}

fn is_number(word: &str) -> bool {
    let digits = word.chars().filter(|c| c.is_numeric()).count();
    // "006EFF", "jr10234" is the number of a file.
    digits == word.chars().count()
        || is_date(word)
        || is_file(word)
        || digits >= 4
        || digits >= 3 && is_number_like(word)
}

/// "xn05": a few letters and a number that begins with a nought.
fn is_file(word: &str) -> bool {
    let number = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    (1..=3).contains(&(word.len() - number.len()))
        && number.len() > 1
        && number.starts_with('0')
        && number.chars().all(|c| c.is_ascii_digit())
}

/// "2025", "ht25", "q1": a year or a part of one.
fn is_date(word: &str) -> bool {
    let term = ["ht", "vt", "q"].iter().find_map(|term| word.strip_prefix(term));
    let digits = term.unwrap_or(word);
    digits.chars().all(|c| c.is_ascii_digit())
        && (digits.len() == 4 && digits.starts_with("20")
            || (1..=2).contains(&digits.len()) && term.is_some())
}

fn is_number_like(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word counts, or names what is counted: "20", "30h", "week".
fn is_counted(words: &Words, index: usize) -> bool {
    is_number(words.get(index)) || has_unit(words, index) || is_one_of(UNIT, words, index)
}

/// "20h": a number with its unit.
fn has_unit(words: &Words, index: usize) -> bool {
    let word = words.get(index);
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < word.len() && is_one_of(UNIT, &Words::of(unit), 0)
}
