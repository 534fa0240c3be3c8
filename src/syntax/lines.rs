//! Prose that is marked up by its lines alone, as in plain text and in the paragraphs of any other
//! format: bullets typed by hand, headings underlined or alone on a line, sentences broken at the
//! width of a window.

use crate::source::SourceText;

use super::tree::{Block, BlockKind, Inline};

/// Reads plain text.
pub(super) fn blocks(text: &SourceText) -> Vec<Block> {
    if is_plain_line(&text.text) {
        return vec![Block { kind: BlockKind::Paragraph, bold: 0, text: tidy(text.clone()) }];
    }
    let mut blocks = Vec::new();
    push(&Inline::plain(text.clone()), &mut blocks);
    blocks
}

/// Whether a text is one line that begins with a word: it holds nothing that would divide it, and no bullet opens it.
fn is_plain_line(text: &str) -> bool {
    let is_sign = |byte: &u8| byte.is_ascii_control() || !byte.is_ascii();
    let line = text.trim().as_bytes();
    line.iter().take_while(|byte| byte.is_ascii_alphabetic()).count() > 1 && !line.iter().any(is_sign)
}

/// Reads text that is known to be of one kind; a paragraph may still turn out to be several lines.
pub(super) fn push_as(inline: &Inline, kind: BlockKind, blocks: &mut Vec<Block>) {
    if kind == BlockKind::Paragraph {
        push(inline, blocks);
        return;
    }
    let text = inline.text.text.as_str();
    let mut draft = Draft { kind, lines: Vec::new() };
    let mut offset = 0;
    for full in text.split_inclusive('\n') {
        let start = offset + (full.len() - full.trim_start().len());
        let end = offset + full.trim_end().len();
        offset += full.len();
        if start >= end {
            continue;
        }
        let sign = bullet(&text[start..end]).filter(|_| !text[start..end].starts_with(['o', '>']));
        let nested = match (kind, sign) {
            (BlockKind::Item(depth), Some(length)) => {
                Some((BlockKind::Item(depth.saturating_add(1)), length))
            }
            (BlockKind::Cell(_), Some(length)) => Some((BlockKind::Item(0), length)),
            _ => None,
        };
        match nested {
            // "* - a task": the list's own sign and one typed by hand.
            Some((_, length)) if draft.lines.is_empty() => {
                draft.lines.push(Line { start: start + length, end, indent: 0 });
            }
            Some((kind, length)) => {
                finish(inline, &draft, blocks);
                draft = Draft { kind, lines: vec![Line { start: start + length, end, indent: 0 }] };
            }
            None => draft.lines.push(Line { start, end, indent: 0 }),
        }
    }
    finish(inline, &draft, blocks);
}

/// A line of the text, without white space at its ends.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    indent: usize,
}

/// Reads text whose line breaks are kept, and appends its blocks.
pub(super) fn push(inline: &Inline, blocks: &mut Vec<Block>) {
    let mut paragraph: Vec<Line> = Vec::new();
    let text = inline.text.text.as_str();
    let mut label = None;
    // Each look for a label's other lines goes through the whole text: a page of labels gets no more.
    let mut looks = 32;
    let mut offset = 0;
    for full in text.split_inclusive(['\n', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}']) {
        let mut trimmed = full.trim();
        let mut start = offset + (full.len() - full.trim_start().len());
        offset += full.len();
        if let Some(length) = bracketed(trimmed)
            && (label == Some(&trimmed[..length]) || stands_twice(text, &trimmed[..length], &mut looks))
        {
            if label != Some(&trimmed[..length]) {
                flush(inline, &mut paragraph, blocks);
                let line = Line { start: start + 1, end: start + length - 1, indent: 0 };
                finish(inline, &Draft { kind: BlockKind::Heading(2), lines: vec![line] }, blocks);
            }
            label = Some(&trimmed[..length]);
            let rest = trimmed[length..].trim_start();
            start += trimmed.len() - rest.len();
            trimmed = rest;
        }
        if trimmed.is_empty() {
            flush(inline, &mut paragraph, blocks);
        } else {
            let indent = full.chars().take_while(|c| *c != '\n' && c.is_whitespace()).count();
            paragraph.push(Line { start, end: start + trimmed.len(), indent });
        }
    }
    flush(inline, &mut paragraph, blocks);
}

/// How long the label in brackets is that a line begins with: exports put a section's name before each
/// of its lines ("[Duties] - plan the fair"). A label that stands only once may be anything.
fn bracketed(line: &str) -> Option<usize> {
    let end = line.strip_prefix('[')?.find(']')? + 2;
    let label = &line[1..end - 1];
    let is_label = label.len() <= 40 && label.starts_with(char::is_uppercase);
    (is_label && line[end..].starts_with(char::is_whitespace)).then_some(end)
}

fn stands_twice(text: &str, label: &str, looks: &mut usize) -> bool {
    *looks = looks.saturating_sub(1);
    *looks > 0 && text.matches(label).nth(1).is_some()
}

/// A block under construction: its lines and what opened it.
struct Draft {
    kind: BlockKind,
    lines: Vec<Line>,
}

fn flush(inline: &Inline, paragraph: &mut Vec<Line>, blocks: &mut Vec<Block>) {
    let text = inline.text.text.as_str();
    let width = paragraph.iter().map(|line| text[line.start..line.end].chars().count()).max().unwrap_or(0);
    // Lines that all begin with a capital are lines of their own, whatever their length; unless they are a
    // sentence that was broken where the window ended.
    let capital = |line: &Line| !text[line.start..line.end].starts_with(|c: char| c.is_lowercase());
    let listed = paragraph.len() >= 3 && paragraph.iter().all(capital) && !is_wrapped(text, paragraph, width);
    let width = if listed { 0 } else { width };
    let mut draft: Option<Draft> = None;
    for line in paragraph.drain(..) {
        let content = &text[line.start..line.end];
        if let Some(level) = underline(content) {
            if let Some(mut draft) = draft.take() {
                if draft.lines.len() == 1 && draft.kind == BlockKind::Paragraph {
                    draft.kind = BlockKind::Heading(level);
                }
                finish(inline, &draft, blocks);
            }
            continue;
        }
        if let Some((from, to)) = framed(content) {
            if let Some(draft) = draft.take() {
                finish(inline, &draft, blocks);
            }
            let line = Line { start: line.start + from, end: line.start + to, indent: 0 };
            finish(inline, &Draft { kind: BlockKind::Heading(1), lines: vec![line] }, blocks);
            continue;
        }
        if let Some(parts) = inline_bullets(content) {
            if let Some(draft) = draft.take() {
                finish(inline, &draft, blocks);
            }
            for (number, (from, to)) in parts.into_iter().enumerate() {
                let kind = if number == 0 { BlockKind::Paragraph } else { BlockKind::Item(0) };
                let line = Line { start: line.start + from, end: line.start + to, indent: 0 };
                finish(inline, &Draft { kind, lines: vec![line] }, blocks);
            }
            continue;
        }
        if let Some(length) = bullet(content) {
            if let Some(draft) = draft.take() {
                finish(inline, &draft, blocks);
            }
            let depth = u8::try_from(line.indent / 4).unwrap_or(u8::MAX);
            let line = Line { start: line.start + length, ..line };
            draft = Some(Draft { kind: BlockKind::Item(depth), lines: vec![line] });
            continue;
        }
        match &mut draft {
            Some(draft) if continues(text, draft, line, width) => draft.lines.push(line),
            _ => {
                if let Some(draft) = draft.take() {
                    finish(inline, &draft, blocks);
                }
                draft = Some(Draft { kind: BlockKind::Paragraph, lines: vec![line] });
            }
        }
    }
    if let Some(draft) = draft {
        finish(inline, &draft, blocks);
    }
}

/// Whether lines are one text that was broken at the width of a window: each is full but the last, and the text
/// ends in a full stop that not all of its lines have.
fn is_wrapped(text: &str, lines: &[Line], width: usize) -> bool {
    let of = |line: &Line| &text[line.start..line.end];
    let ends = |line: &Line| of(line).ends_with(['.', '!', '?']);
    let is_full = |pair: &[Line]| {
        let word = of(&pair[1]).split_whitespace().next().unwrap_or_default().chars().count();
        of(&pair[0]).chars().count() + 1 + word > width
    };
    (60..=130).contains(&width)
        && lines.windows(2).all(is_full)
        && lines.last().is_some_and(ends)
        && !lines.iter().all(ends)
}

/// Whether a line goes on with the sentence of the line before, rather than being one of its own.
fn continues(text: &str, draft: &Draft, line: Line, width: usize) -> bool {
    let Some(last) = draft.lines.last() else { return false };
    let (before, after) = (&text[last.start..last.end], &text[line.start..line.end]);
    let is_item = matches!(draft.kind, BlockKind::Item(_));
    let first = after.chars().next().unwrap_or(' ');
    if before.ends_with([':', ';']) || after.starts_with('*') || is_labelled(after) {
        return false;
    }
    if first.is_lowercase() || matches!(first, ',' | '(' | '&') {
        return !before.ends_with('.') || before.chars().count() > 40;
    }
    if is_item && line.indent > last.indent && !before.ends_with('.') {
        return true;
    }
    // A line that was broken because the next word would not have fitted.
    let word = after.split_whitespace().next().unwrap_or_default().chars().count();
    let length = before.chars().count();
    (60..=130).contains(&width)
        && draft.lines.len() < 200
        && length + 1 + word > width
        && (!before.ends_with(['.', '!', '?']) || length * 10 > width * 8)
        && !before.ends_with(['!', '?'])
}

/// "Closing date: 1 May": a line of its own.
fn is_labelled(line: &str) -> bool {
    line.find(": ").is_some_and(|colon| {
        let label = &line[..colon];
        label.starts_with(char::is_uppercase) && label.len() <= 30 && label.split(' ').count() <= 3
    })
}

fn finish(inline: &Inline, draft: &Draft, blocks: &mut Vec<Block>) {
    let mut text = SourceText::new();
    for line in &draft.lines {
        if !text.is_empty() {
            let end = text.span().end;
            text.push(" ", crate::source::Span::new(end, inline.text.span_of(line.start, line.end).start));
        }
        text.append_range(&inline.text, line.start, line.end);
    }
    let Some(first) = draft.lines.first() else { return };
    let length = first.end - first.start;
    let mut bold = inline.leading_bold(first.start, first.end);
    if bold == length
        && draft
            .lines
            .iter()
            .skip(1)
            .all(|line| inline.leading_bold(line.start, line.end) == line.end - line.start)
    {
        bold = text.text.len();
    }
    let text = tidy(text);
    if text.text.chars().any(char::is_alphanumeric) {
        blocks.push(Block { kind: draft.kind, bold: bold.min(text.text.len()), text });
    }
}

/// White space as a reader sees it: one space.
fn tidy(text: SourceText) -> SourceText {
    let odd = |c: char| {
        c != ' ' && c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{fffc}')
    };
    let bytes = text.text.as_bytes();
    let plain = bytes.is_ascii() && !bytes.iter().any(|byte| *byte < b' ') || !text.text.contains(odd);
    if plain && memchr::memmem::find(bytes, b"  ").is_none() {
        return text.into_trimmed();
    }
    let mut neat = SourceText::new();
    let mut run = None;
    for (index, character) in text.text.char_indices() {
        let end = index + character.len_utf8();
        if matches!(character, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{fffc}') {
            continue;
        }
        if character.is_whitespace() {
            run.get_or_insert(index);
            continue;
        }
        if let Some(start) = run.take()
            && !neat.is_empty()
        {
            neat.push(" ", text.span_of(start, index));
        }
        neat.append_range(&text, index, end);
    }
    neat
}

/// How many bytes the bullet or number at the start of a line takes, white space after it included.
pub(super) fn bullet(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let after = &line[first.len_utf8()..];
    let spaces = |rest: &str| rest.len() - rest.trim_start().len();
    match first {
        '•' | '·' | '▪' | '◦' | '‣' | '●' | '○' | '■' | '□' | '➢' | '➤' | '►' | '✓' | '✔' | '❖'
        | '\u{f0b7}' | '\u{f0a7}' | '\u{2043}' | '∙' | '⦁' => {
            Some(line.len() - after.len() + spaces(after))
        }
        '-' | '*' | '–' | '—' | '+' | 'o' | '>' | '\\' => {
            let after = after.strip_prefix(['-', '*']).filter(|_| first == '\\').unwrap_or(after);
            let glued = first == '-' && after.starts_with(|c: char| c.is_uppercase());
            if glued {
                return Some(1);
            }
            after.starts_with(char::is_whitespace).then(|| line.len() - after.len() + spaces(after))
        }
        _ => numbered(line),
    }
}

/// "1." "2)" "(3)" "a)" before a text.
fn numbered(line: &str) -> Option<usize> {
    let open = line.starts_with('(');
    let body = if open { &line[1..] } else { line };
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let label = match digits {
        1 | 2 => digits,
        0 if body.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) => 1,
        _ => return None,
    };
    let rest = &body[label..];
    let close = rest.chars().next()?;
    let ends = close == ')' || (close == '.' && digits > 0 && !open);
    let after = rest.get(1..).filter(|_| ends)?;
    let spaces = after.len() - after.trim_start().len();
    (spaces > 0 && after.len() > spaces).then(|| line.len() - after.len() + spaces)
}

/// A list that lost its line breaks: "You will: • plan • book". The first part leads into it.
fn inline_bullets(line: &str) -> Option<Vec<(usize, usize)>> {
    if !line.contains('•') || line.matches(" • ").count() < 2 {
        return None;
    }
    let mut parts = Vec::new();
    let mut offset = 0;
    for part in line.split(" • ") {
        let end = offset + part.len();
        let bullet = if part.starts_with("• ") { "• ".len() } else { 0 };
        if parts.is_empty() && bullet > 0 {
            parts.push((offset, offset));
        }
        parts.push((offset + bullet, end));
        offset = end + " • ".len();
    }
    Some(parts)
}

/// A line of dashes or equals signs under a heading.
fn underline(line: &str) -> Option<u8> {
    let first = line.chars().next()?;
    let level = match first {
        '=' => 1,
        '-' | '_' | '*' | '~' | '–' | '—' => 2,
        _ => return None,
    };
    (line.chars().count() >= 3 && line.chars().all(|c| c == first)).then_some(level)
}

/// A heading between rows of signs: `=== JOB DETAILS ===`.
fn framed(line: &str) -> Option<(usize, usize)> {
    let first = line.chars().next().filter(|c| matches!(c, '=' | '*' | '-' | '#' | '~' | '_'))?;
    let inner = line.trim_matches(|c: char| c == first || c.is_whitespace());
    let start = line.find(inner)?;
    let end = start + inner.len();
    let framed = start >= 3 && line.len() - end >= 3 && !inner.is_empty();
    framed.then_some((start, end))
}
