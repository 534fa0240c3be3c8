//! A profile's file to a profile, in whichever of the known forms it is: our own, JSON Resume, Europass, an archive of
//! LinkedIn, or a curriculum vitae as text.

use std::sync::Arc;

use super::fields::Reader;
use super::{Profile, cv, europass, linkedin, own, resume};
use crate::ReadError;
use crate::matching::likeness;
use crate::source::SourceFile;
use crate::syntax::{self, Field, Format, Node, SyntaxError, Tree};

/// A profile, and what was passed over in its file.
#[derive(Debug)]
pub struct ProfileReading {
    /// The profile.
    pub profile: Profile,
    /// What no match may rest on, and therefore was not read.
    pub ignored: Vec<Ignored>,
    /// Whether it was read from running text, so that parts may be missing or misread.
    pub from_text: bool,
}

/// A key that was passed over because a match must not rest on what it tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// The file that it stands in.
    pub file: String,
    /// The key as it is written.
    pub key: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Reads the profile of a file.
///
/// # Errors
/// Everything that is wrong with it, in the order of the file, at least one error.
pub fn read(file: &Arc<SourceFile>) -> Result<ProfileReading, Vec<ReadError>> {
    let mut reader = Reader::new(file);
    let mut profile = Profile::empty(file);
    let from_text = match read_into(file, &mut reader, &mut profile) {
        Ok(from_text) => from_text,
        Err(error) => {
            reader.error(error.offset, error.problem, error.advice);
            false
        }
    };
    finish(profile, reader, from_text)
}

/// Reads a profile from the tables of a member's archive of LinkedIn; `name` is what the archive is called.
///
/// # Errors
/// When the tables tell nothing that a match could rest on.
pub fn read_linkedin(name: &str, tables: &[Arc<SourceFile>]) -> Result<ProfileReading, Vec<ReadError>> {
    let archive = Arc::new(SourceFile::new(name, ""));
    let mut reader = Reader::new(&archive);
    let mut profile = Profile::empty(&archive);
    if tables.is_empty() {
        let advice = "name a file, or the folder or zip that holds Positions.csv, Skills.csv and the like";
        reader.error(0, "it holds none of the tables of LinkedIn's archive".to_owned(), advice.to_owned());
    }
    for table in tables {
        linkedin::read(table, &mut reader, &mut profile);
    }
    finish(profile, reader, false)
}

/// Reads a file into a profile, and tells whether it was running text.
fn read_into(
    file: &Arc<SourceFile>,
    reader: &mut Reader,
    profile: &mut Profile,
) -> Result<bool, SyntaxError> {
    if europass::is_xml(&file.text) {
        europass::read_xml(&syntax::parse_xml(file)?, reader, profile);
        return Ok(false);
    }
    let tree = syntax::parse(file)?;
    if let Some(error) = no_profile(file, &tree) {
        return Err(error);
    }
    // YAML is YAML whatever its file is called; front matter before a text is no profile.
    match (tree.format, fields(&tree)) {
        (Format::Table, _) => linkedin::read(file, reader, profile),
        (_, Some(fields)) => match europass::in_json(fields) {
            Some(passport) => europass::passport(passport, reader, profile),
            None if resume::is(fields) => resume::read(fields, reader, profile),
            None => own::read(fields, reader, profile),
        },
        (Format::Markdown | Format::Html | Format::Text, None) => {
            cv::read(&tree, reader, profile);
            return Ok(true);
        }
        _ => {}
    }
    Ok(false)
}

fn finish(
    mut profile: Profile,
    mut reader: Reader,
    from_text: bool,
) -> Result<ProfileReading, Vec<ReadError>> {
    if profile.is_empty() && reader.errors.is_empty() {
        reader.error(
            0,
            "it tells nothing that a match could rest on".to_owned(),
            "give experience, skills, training or wants; `rolescope init --profile` writes a start"
                .to_owned(),
        );
    }
    if !reader.errors.is_empty() {
        reader.errors.sort_by_key(|error| (error.line, error.column));
        return Err(reader.errors);
    }
    let (language, beyond_doubt) = likeness::language(profile.texts());
    profile.language = reader.language.unwrap_or(language);
    profile.written = reader.language.or(Some(language).filter(|_| beyond_doubt));
    profile.from_text = from_text;
    profile.sort();
    Ok(ProfileReading { profile, ignored: reader.ignored, from_text })
}

/// Why a file can be no profile, by its shape alone.
fn no_profile(file: &SourceFile, tree: &Tree) -> Option<SyntaxError> {
    let error = |offset, problem: &str, advice: &str| {
        Some(SyntaxError { offset, problem: problem.to_owned(), advice: advice.to_owned() })
    };
    // A PDF may be letters for the most part.
    if matches!(tree.format, Format::Binary | Format::Foreign) || file.text.starts_with("%PDF-") {
        let advice = "save the CV as text, Markdown or HTML, or write a profile in YAML";
        return error(0, "this is no text file", advice);
    }
    if tree.format != Format::Yaml {
        return None;
    }
    let nodes: Vec<&Node> = tree.documents.iter().filter_map(|document| document.data.as_ref()).collect();
    let keys = "begin with keys, such as “experience:”, and put it below one of them";
    match nodes[..] {
        [list @ Node::List(_), ..] => {
            error(Reader::place(list, 0), "a list stands at the top, where a profile has keys", keys)
        }
        [one @ Node::Scalar(_), ..] => {
            error(Reader::place(one, 0), "a text stands at the top, where a profile has keys", keys)
        }
        [_, second @ Node::Mapping(_), ..] => {
            let advice = "put each profile into a file of its own, and name each with --profile";
            error(Reader::place(second, 0), "a second profile begins here", advice)
        }
        _ => None,
    }
}

fn fields(tree: &Tree) -> Option<&[Field]> {
    match tree.documents.first().filter(|document| document.body.is_empty())?.data.as_ref()? {
        Node::Mapping(fields) => Some(fields),
        _ => None,
    }
}
