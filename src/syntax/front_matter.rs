//! Prose files, with the data that static site generators put before the prose: YAML between lines of
//! `---`, TOML between lines of `+++`.

use super::tree::{Document, Node};
use super::{Format, SyntaxError, html, lines, markdown, template, toml, yaml};

/// Reads a prose file.
pub(super) fn parse(text: &str, format: Format) -> Result<Document, SyntaxError> {
    let (data, start) = match split(text) {
        Some(front) if front.is_toml => {
            (Some(toml::parse(&text[front.start..front.end], front.start)?), front.body)
        }
        Some(front) => {
            let data = yaml::parse(&text[front.start..front.end], front.start)?.into_iter().next();
            (data.filter(|data| matches!(data, Node::Mapping(_))), front.body)
        }
        None => unopened(text).map_or((None, 0), |(data, body)| (Some(data), body)),
    };
    let prose = template::strip(text, start);
    let body = match format {
        Format::Html => html::blocks(&prose),
        Format::Markdown => markdown::blocks(&prose),
        _ => match super::detect::prose_format(&prose.text) {
            Format::Html => html::blocks(&prose),
            Format::Markdown => markdown::blocks(&prose),
            _ => lines::blocks(&prose),
        },
    };
    Ok(Document { data, body })
}

/// Where the page behind its front matter begins, in bytes; `None` where it has none.
pub(crate) fn front_matter_end(text: &str) -> Option<usize> {
    split(text).map(|front| front.body)
}

struct FrontMatter {
    is_toml: bool,
    start: usize,
    end: usize,
    body: usize,
}

/// Finds the front matter, where the first line opens one that is closed again. A `---` that opens
/// none is a rule across the page.
fn split(text: &str) -> Option<FrontMatter> {
    let lead = text.len() - text.trim_start_matches(['\n', '\r', ' ', '\u{feff}']).len();
    let first = text[lead..].lines().next()?.trim_end();
    let is_toml = match first {
        "---" => false,
        "+++" => true,
        _ => return None,
    };
    let start = lead + text[lead..].find('\n')? + 1;
    let mut offset = start;
    for line in text[start..].split_inclusive('\n') {
        let end = offset + line.len();
        if line.trim_end() == first {
            let opens = is_toml || text[start..offset].lines().any(|line| line.contains(':'));
            return opens.then_some(FrontMatter { is_toml, start, end: offset, body: end });
        }
        offset = end;
    }
    None
}

/// Front matter whose opening line was lost: fields from the first line on, and the line that closes
/// them.
fn unopened(text: &str) -> Option<(Node, usize)> {
    let (key, _) = text.lines().next()?.split_once(':')?;
    let is_key = key.len() <= 30 && key.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'));
    if !is_key {
        return None;
    }
    let mut offset = 0;
    for line in text.split_inclusive('\n').take(60) {
        let end = offset + line.len();
        if line.trim_end() == "---" {
            let data = yaml::parse(&text[..offset], 0).ok()?.into_iter().next()?;
            return matches!(data, Node::Mapping(_)).then_some((data, end));
        }
        offset = end;
    }
    None
}
