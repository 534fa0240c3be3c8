//! What a file is: told by its name where that says it, else by its content. A name that lies (a
//! `.txt` that holds YAML, a `.yml` that is no text at all) is common enough to look.

use crate::source::{boundary, is_json_lines, is_table};

use super::tree::Node;
use super::yaml;

/// What a file was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// YAML or JSON.
    Yaml,
    /// Markdown, with or without front matter.
    Markdown,
    /// HTML, with or without template instructions.
    Html,
    /// Plain text.
    Text,
    /// JSON Lines.
    JsonLines,
    /// A table with a head.
    Table,
    /// Nothing but white space.
    #[default]
    Empty,
    /// No text.
    Binary,
    /// A table, program or other file that holds no prose.
    Foreign,
}

/// Endings that a page's template adds after the ending that tells the format.
const TEMPLATE_ENDINGS: [&str; 6] = ["erb", "tmpl", "j2", "liquid", "njk", "eex"];

/// Endings of text files that are no prose.
const FOREIGN_ENDINGS: [&str; 32] = [
    "js", "mjs", "cjs", "ts", "tsx", "jsx", "css", "scss", "less", "rs", "py", "rb", "go", "java", "c", "h",
    "cpp", "cs", "sh", "ps1", "sql", "lock", "toml", "ini", "cfg", "svg", "xml", "map", "ipynb", "po",
    "diff", "patch",
];

/// Recognises a file's format.
pub(super) fn format(name: &str, text: &str) -> Format {
    if text.trim().is_empty() {
        return Format::Empty;
    }
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_ascii_lowercase();
    let mut endings = file.rsplit('.').take(file.matches('.').count());
    let mut ending = endings.next().unwrap_or_default();
    while TEMPLATE_ENDINGS.contains(&ending) {
        ending = endings.next().unwrap_or("html");
    }
    let by_name = match ending {
        "yml" | "yaml" | "json" | "jsonld" => Some(Format::Yaml),
        "jsonl" | "ndjson" | "ldjson" => Some(Format::JsonLines),
        "csv" | "tsv" => Some(Format::Table),
        "md" | "markdown" | "mdown" | "mdx" | "mkd" | "qmd" | "rmd" => Some(Format::Markdown),
        "html" | "htm" | "xhtml" | "shtml" | "php" | "asp" | "aspx" | "jsp" | "hbs" | "mustache" => {
            Some(Format::Html)
        }
        _ if FOREIGN_ENDINGS.contains(&ending) => return Format::Foreign,
        _ => None,
    };
    // A NUL in YAML is an error with a place; anywhere else it says that the file is no text.
    if by_name != Some(Format::Yaml) && looks_binary(text) {
        return Format::Binary;
    }
    match by_name {
        Some(Format::Yaml) | None if is_json_lines(text) => Format::JsonLines,
        None if !file.contains('.') && is_table(text) => Format::Table,
        _ => by_name.unwrap_or_else(|| by_content(text)),
    }
}

fn looks_binary(text: &str) -> bool {
    let sample = &text[..boundary(text, 4096)];
    let odd = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0b | 0x0c);
    let count = sample.bytes().filter(odd).count() + sample.matches('\u{fffd}').count();
    count * 20 > sample.len() || memchr::memchr(0, sample.as_bytes()).is_some()
}

fn by_content(text: &str) -> Format {
    let start = text.trim_start();
    if start.starts_with(['{', '[']) && start.trim_end().ends_with(['}', ']']) {
        return Format::Yaml;
    }
    if start.starts_with("<?php") || start.starts_with("<!") || start.starts_with("<html") {
        return Format::Html;
    }
    Format::Text
}

/// Whether a text is HTML whose own signs are written as entities: `&lt;p&gt;`.
pub(super) fn is_escaped_html(text: &str) -> bool {
    opens_block(text, "&lt;")
}

/// Whether a tag that makes blocks of a text opens or closes in it; `sign` is what its tags begin with.
fn opens_block(text: &str, sign: &str) -> bool {
    let mut at = 0;
    while let Some(found) = text[at..].find(sign) {
        at += found + sign.len();
        let tag = text[at..].trim_start_matches('/');
        let length = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag[..length].to_ascii_lowercase();
        let block =
            ["p", "br", "li", "ul", "ol", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "strong", "b"];
        if block.contains(&name.as_str()) && tag[length..].starts_with(['>', ' ', '/', '\n', '\r', '\t', '&'])
        {
            return true;
        }
    }
    false
}

/// Whether a text holds any sign without which it is neither HTML, escaped or not, nor Markdown.
pub(super) fn has_markup_signs(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'<' | b'&' | b'*' | b']' | b'_' | b'#'))
}

/// The format of prose whose format nothing states.
pub(super) fn prose_format(text: &str) -> Format {
    if opens_block(text, "<") {
        return Format::Html;
    }
    let heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    if text.contains("**") || text.contains("](") || text.contains("__") || text.lines().any(heading) {
        return Format::Markdown;
    }
    Format::Text
}

/// A text file that opens with a key and is YAML throughout.
pub(super) fn yaml_in_disguise(format: Format, text: &str) -> Option<Vec<Node>> {
    if format != Format::Text {
        return None;
    }
    let first = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#'))?;
    let key = first.trim_start_matches("- ").split_once(':')?.0;
    let is_key = !key.is_empty()
        && key.len() <= 30
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '"'));
    if !is_key {
        return None;
    }
    let documents = yaml::parse(text, 0).ok()?;
    let holds_fields = |node: &Node| match node {
        Node::Mapping(fields) => fields.len() > 1,
        Node::List(nodes) => nodes.iter().all(|node| matches!(node, Node::Mapping(_))),
        Node::Null | Node::Scalar(_) => false,
    };
    documents.iter().all(holds_fields).then_some(documents)
}
