//! Files of any format into one tree with places. What comes out is the same whether a posting was
//! written in YAML, JSON, Markdown, HTML or plain text, so that the stages after this one know
//! nothing of formats.

mod align;
mod detect;
mod embedded;
mod everyday;
mod front_matter;
mod html;
mod lines;
mod markdown;
mod records;
mod template;
mod toml;
mod tree;
mod xml;
mod yaml;

pub use detect::Format;
pub(crate) use front_matter::front_matter_end;
pub use tree::{Block, BlockKind, Document, Field, Node, Scalar, Tree};
pub(crate) use xml::TEXT;

use crate::source::SourceFile;

/// Reads a file into a tree.
///
/// # Errors
/// When the file is of a structured format and breaks its rules.
pub fn parse(file: &SourceFile) -> Result<Tree, SyntaxError> {
    let format = detect::format(&file.name, &file.text);
    let mut problems = Vec::new();
    let documents = match format {
        Format::Yaml => yaml::parse(&file.text, 0)?
            .into_iter()
            .map(|data| Document { data: Some(data), body: Vec::new() })
            .collect(),
        Format::Markdown | Format::Html | Format::Text => {
            match detect::yaml_in_disguise(format, &file.text) {
                Some(documents) => documents
                    .into_iter()
                    .map(|data| Document { data: Some(data), body: Vec::new() })
                    .collect(),
                None => vec![front_matter::parse(&file.text, format)?],
            }
        }
        Format::JsonLines => {
            let (documents, broken) = records::json_lines(&file.text);
            problems = broken;
            documents
        }
        Format::Table => records::table(&file.text),
        Format::Empty | Format::Binary | Format::Foreign => Vec::new(),
    };
    let described = if format == Format::Html { embedded::find(&file.text) } else { Vec::new() };
    Ok(Tree { format, documents, described, problems })
}

/// Reads a file that is YAML whatever its name and looks, such as one of settings: its documents.
///
/// # Errors
/// When it breaks the rules of YAML.
pub(crate) fn parse_yaml(file: &SourceFile) -> Result<Vec<Node>, SyntaxError> {
    yaml::parse(&file.text, 0)
}

/// Reads a file that is XML: its root element, as a field.
///
/// # Errors
/// When it breaks the rules of XML, or the limits of this program.
pub(crate) fn parse_xml(file: &SourceFile) -> Result<Field, SyntaxError> {
    xml::parse(&file.text)
}

/// Reads a table with a head, whatever the file is called: a mapping for each row.
pub(crate) fn parse_table(file: &SourceFile) -> Vec<Node> {
    records::table(&file.text).into_iter().filter_map(|document| document.data).collect()
}

/// Why a file is no valid file of its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The byte of the text at which the trouble shows.
    pub offset: usize,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub advice: String,
}
