//! Line breaks that an export lost: "Your tasksYou plan the fair", "You will:- plan- book". Job boards
//! hand such texts on by the thousand; a reader still sees the headings and the list, and so must we.

use crate::source::SourceText;
use crate::syntax::{Block, BlockKind};

use super::{sections, sentences};

/// Shorter paragraphs have lost nothing worth looking for.
const LONG: usize = 120;
/// The longest heading, in bytes.
const HEADING: usize = 60;
/// Signs that open items within a line.
const BULLETS: [char; 5] = ['•', '·', '▪', '‣', '●'];
/// How many dashes without a space before them make a list rather than a slip.
const LIST: usize = 3;

/// What stands between two breaks.
#[derive(Clone, Copy)]
struct Part {
    start: usize,
    end: usize,
    kind: BlockKind,
}

/// The blocks with the lost breaks put back; `None` where none were lost.
pub(super) fn unglue(blocks: &[Block]) -> Option<Vec<Block>> {
    let split: Vec<_> = blocks.iter().map(|block| parts(block, blocks)).collect();
    if split.iter().all(Vec::is_empty) {
        return None;
    }
    let mut whole = Vec::with_capacity(blocks.len() * 2);
    for (block, parts) in blocks.iter().zip(split) {
        if parts.is_empty() {
            whole.push(block.clone());
        }
        for part in parts {
            let text = trimmed(&block.text, part);
            if !text.is_empty() {
                whole.push(Block { kind: part.kind, bold: 0, text });
            }
        }
    }
    Some(whole)
}

/// Where a list begins that lost its line breaks but kept its spaces: "Your tasks: - Plan the fair - Book
/// the hall - Invite". A colon opens it; a lone dash between words is none.
fn spaced_list(text: &str) -> Option<usize> {
    // An export made full stops of some bullets.
    let (first, sign) = [" - ", " . "].into_iter().find_map(|sign| {
        let colon = text.match_indices(':').map(|(index, _)| index + 1);
        colon.filter(|end| text[*end..].starts_with(sign)).map(|end| (end + 1, sign)).next()
    })?;
    let is_item = |(index, _): &(usize, &str)| text[first + index + 3..].starts_with(char::is_uppercase);
    let opens = text[first + 2..].starts_with(char::is_uppercase);
    // The first item's sign and those after it.
    (opens && text[first..].match_indices(sign).filter(is_item).count() + 1 >= LIST).then_some(first)
}

fn trimmed(text: &SourceText, part: Part) -> SourceText {
    text.slice(part.start, part.end).trimmed()
}

/// The parts of a paragraph, or none where it is one.
fn parts(block: &Block, blocks: &[Block]) -> Vec<Part> {
    let text = block.text.text.as_str();
    if matches!(block.kind, BlockKind::Item(_)) {
        return parts_of_item(text, block.kind);
    }
    if block.kind == BlockKind::Paragraph && has_bullets(text) {
        return parts_by_bullets(text);
    }
    if block.kind != BlockKind::Paragraph || text.len() < LONG {
        return Vec::new();
    }
    let dashes = text
        .match_indices("- ")
        .filter(|(index, _)| {
            let before = text[..*index].chars().next_back();
            before.is_some_and(|c| c.is_lowercase() || matches!(c, '.' | ':' | ')' | '!' | ';' | ','))
                && text[index + 2..].starts_with(char::is_uppercase)
        })
        .count();
    let spaced = spaced_list(text);
    let is_list = dashes >= LIST || spaced.is_some();
    let opens_item = |index: usize, before: char| {
        let sign = text[index..].starts_with("- ") || before == ' ' && text[index..].starts_with(". ");
        sign && text[index + 2..].starts_with(char::is_uppercase)
            && (!before.is_whitespace() || spaced.is_some_and(|first| index >= first))
    };
    let mut parts: Vec<Part> = Vec::new();
    let mut open = Part { start: 0, end: 0, kind: BlockKind::Paragraph };
    // Where the sentence, and so perhaps a heading, began that is being read.
    let mut since = 0;
    let mut before = ' ';
    let mut word = Run::default();
    for (index, character) in text.char_indices() {
        if is_list && opens_item(index, before) {
            if is_heading(text[since..index].trim(), true) {
                close(&mut parts, open, since);
                parts.push(Part { start: since, end: index, kind: BlockKind::Heading(6) });
            } else {
                close(&mut parts, open, index);
            }
            open = Part { start: index + 1, end: 0, kind: BlockKind::Item(0) };
            since = index + 1;
        } else if character.is_uppercase()
            && (before.is_ascii_digit() || matches!(before, '.' | '?' | '!'))
            && text.len() - index <= HEADING
            && is_heading(&text[index..], true)
        {
            // The last of the text is the heading of what comes after it: "Posted 2031-02-20Your tasks".
            close(&mut parts, open, index);
            parts.push(Part { start: index, end: text.len(), kind: BlockKind::Heading(6) });
            return parts;
        } else if character.is_uppercase()
            && (before.is_lowercase() || matches!(before, '.' | '?' | '!' | ':'))
        {
            if before != '.' && is_heading(text[since..index].trim(), false) {
                close(&mut parts, open, since);
                parts.push(Part { start: since, end: index, kind: BlockKind::Heading(6) });
                open = Part { start: index, end: 0, kind: BlockKind::Paragraph };
                since = index;
            } else if before.is_lowercase() {
                if word.is_whole() && !is_name(text, index, blocks) {
                    close(&mut parts, open, index);
                    open = Part { start: index, end: 0, kind: BlockKind::Paragraph };
                }
                since = index;
            } else if before == ':' {
                close(&mut parts, open, index);
                open = Part { start: index, end: 0, kind: BlockKind::Paragraph };
            }
        }
        // What follows the last item's full stop is prose again.
        let ends_item = spaced.is_some()
            && matches!(open.kind, BlockKind::Item(_))
            && matches!(before, '.' | '?' | '!')
            && character == ' '
            && text[index + 1..].starts_with(char::is_alphabetic);
        if ends_item {
            close(&mut parts, open, index);
            open = Part { start: index, end: 0, kind: BlockKind::Paragraph };
        }
        if matches!(before, '.' | '?' | '!' | ':') && (character.is_whitespace() || character.is_uppercase())
        {
            since = index;
        }
        before = character;
        word.read(character);
    }
    if parts.is_empty() {
        return parts;
    }
    close(&mut parts, open, text.len());
    parts
}

/// Whether a text holds a list that lost its line breaks and kept its bullets: "You have: • a degree • some Finnish".
pub(super) fn has_bullets(text: &str) -> bool {
    text.contains(BULLETS) && bullets(text).nth(1).is_some()
}

/// Where bullets open an item, and how long they are. A dot between two names is none: "Lund · Malmö".
fn bullets(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let opens = |at: usize, length: usize| {
        let before = text[..at].trim_end();
        let leads = at == 0 || before.len() < at || before.ends_with(['.', ':', ';']);
        let rest = text[at + length..].trim_start();
        let goes_on = rest.split(BULLETS).next().unwrap_or_default();
        leads && goes_on.split_whitespace().nth(1).is_some()
    };
    let signs = text.match_indices(BULLETS).map(|(at, sign)| (at, sign.len()));
    signs.filter(move |(at, length)| opens(*at, *length))
}

fn parts_by_bullets(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut open = Part { start: 0, end: 0, kind: BlockKind::Paragraph };
    for (at, length) in bullets(text) {
        // What leads into the next list may be glued to the item before it: "a degree We also like that you have:".
        let lead = lead_in(text, open.start, at).filter(|_| open.kind != BlockKind::Paragraph);
        if let Some(lead) = lead {
            close(&mut parts, open, lead);
            open = Part { start: lead, end: 0, kind: BlockKind::Paragraph };
        }
        close(&mut parts, open, at);
        open = Part { start: at + length, end: 0, kind: BlockKind::Item(0) };
    }
    close(&mut parts, open, text.len());
    parts
}

/// Where in a part that ends in a colon the line begins that leads into what follows.
fn lead_in(text: &str, start: usize, end: usize) -> Option<usize> {
    let part = &text[start..end];
    if !part.trim_end().ends_with(':') {
        return None;
    }
    let mut capitals = part.match_indices(' ').map(|(at, _)| at + 1);
    let leads = |at: &usize| {
        part[*at..].starts_with(char::is_uppercase) && sections::intro(part[*at..].trim()).is_some()
    };
    capitals.rfind(leads).map(|at| start + at)
}

/// An item that has lost the breaks behind it: "Plan the fair. • Book the hall. About you".
fn parts_of_item(text: &str, kind: BlockKind) -> Vec<Part> {
    let mut parts = Vec::new();
    if let Some(lead) = lead_in(text, 0, text.len()) {
        close(&mut parts, Part { start: 0, end: 0, kind }, lead);
        parts.push(Part { start: lead, end: text.len(), kind: BlockKind::Paragraph });
        return parts;
    }
    let mut start = 0;
    for (index, _) in text.match_indices(['•', '·', '-', '–']) {
        let sign = text[index..].chars().next().map_or(1, char::len_utf8);
        let opens =
            text[index + sign..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
        let closed = text[..index].ends_with(' ') && text[..index].trim_end().ends_with(['.', ';', '!', '?']);
        if opens && closed {
            close(&mut parts, Part { start, end: 0, kind }, index);
            start = index + sign;
        }
    }
    let last = sentences::split(&text[start..]).last().map_or(start, |(first, _)| start + first);
    let is_last_heading =
        last > start && !text.trim_end().ends_with(['.', ',', ';']) && is_heading(text[last..].trim(), true);
    if is_last_heading {
        close(&mut parts, Part { start, end: 0, kind }, last);
        parts.push(Part { start: last, end: text.len(), kind: BlockKind::Heading(6) });
    } else if start > 0 {
        close(&mut parts, Part { start, end: 0, kind }, text.len());
    }
    parts
}

/// Names are told again within so many bytes of a file's beginning: all of a posting, and no more of a large file
/// than can be looked through for each of its words.
const NAMES_WITHIN: usize = 16 * 1024;

/// Whether the word around a capital is a name that is written so ("pyHarbour"): names are told again, and no
/// two lost breaks stand between the same words.
fn is_name(text: &str, capital: usize, blocks: &[Block]) -> bool {
    let before = text[..capital].char_indices().rev().find(|(_, c)| !c.is_alphanumeric());
    let start = before.map_or(0, |(index, c)| index + c.len_utf8());
    let end =
        text[capital..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |index| capital + index);
    let Some(word) = text.get(start..end) else { return false };
    let near = blocks.iter().scan(0, |read, block| {
        let is_near = *read < NAMES_WITHIN;
        *read += block.text.text.len();
        is_near.then_some(block.text.text.as_str())
    });
    near.flat_map(|block| block.match_indices(word)).nth(1).is_some()
}

fn close(parts: &mut Vec<Part>, open: Part, end: usize) {
    if open.start < end {
        parts.push(Part { end, ..open });
    }
}

/// The letters read since the last other character. Carried along rather than looked back for: a text
/// without a space may change its case millions of times.
#[derive(Default)]
struct Run {
    letters: usize,
    has_other_than_lower: bool,
}

impl Run {
    fn read(&mut self, character: char) {
        if character.is_alphabetic() {
            self.letters += 1;
            self.has_other_than_lower |= !character.is_lowercase();
        } else {
            *self = Self::default();
        }
    }

    /// Whether they are a word that is whole: in "companyWe" a break was lost, "JavaScript" and
    /// "iPhone" are names.
    const fn is_whole(&self) -> bool {
        self.letters >= 2 && !self.has_other_than_lower
    }
}

/// Whether a text that stands glued to the next is a section's heading, or leads into the list after it.
fn is_heading(text: &str, before_list: bool) -> bool {
    text.len() >= 4
        && text.len() <= HEADING
        && text.starts_with(char::is_uppercase)
        && text.split_whitespace().count() <= 8
        && sections::heading(text)
            .is_some_and(|heading| heading.coverage >= 0.6 && (before_list || !heading.leads))
        && sentences::split(text).len() == 1
}
