//! A profile's file to a profile, in whichever of the known forms it is: our own, JSON Resume, or a
//! curriculum vitae as text.

use std::sync::Arc;

use super::fields::Reader;
use super::{Profile, cv, own, resume};
use crate::ReadError;
use crate::matching::likeness;
use crate::source::SourceFile;
use crate::syntax::{self, Field, Format, Node, Tree};

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
    let tree = match syntax::parse(file) {
        Ok(tree) => tree,
        Err(error) => {
            reader.error(error.offset, error.problem, error.advice);
            return Err(reader.errors);
        }
    };
    // YAML is YAML whatever its file is called; front matter before a text is no profile.
    let fields = fields(&tree);
    let from_text = fields.is_none();
    let draft = match (tree.format, fields) {
        (_, Some(fields)) if resume::is(fields) => resume::read(fields, &mut reader),
        (_, Some(fields)) => own::read(fields, &mut reader),
        (Format::Markdown | Format::Html | Format::Text, _) => cv::read(&tree),
        _ => own::Draft::default(),
    };
    let is_empty = draft.experience.is_empty()
        && draft.skills.is_empty()
        && draft.training.is_empty()
        && draft.wants == super::Wants::default();
    if is_empty && reader.errors.is_empty() {
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
    let stem = file.name.rsplit(['/', '\\']).next().unwrap_or(&file.name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let language = draft.language.unwrap_or_else(|| likeness::language(texts(&draft)));
    let mut profile = Profile {
        file: Arc::clone(file),
        label: draft.label.unwrap_or_else(|| stem.to_owned()),
        language,
        experience: draft.experience,
        skills: draft.skills,
        training: draft.training,
        languages: draft.languages,
        wants: draft.wants,
        limits: draft.limits,
    };
    profile.sort();
    Ok(ProfileReading { profile, ignored: reader.ignored, from_text })
}

fn fields(tree: &Tree) -> Option<&[Field]> {
    match tree.documents.first().filter(|document| document.body.is_empty())?.data.as_ref()? {
        Node::Mapping(fields) => Some(fields),
        _ => None,
    }
}

fn texts(draft: &own::Draft) -> impl Iterator<Item = &str> {
    let duties = draft.experience.iter().flat_map(|experience| &experience.duties);
    let skills = draft.skills.iter().map(|skill| skill.name.text.as_str());
    let wishes = draft.wants.more.iter().chain(&draft.wants.less).map(|wish| wish.text.text.as_str());
    duties.map(|duty| duty.text.text.as_str()).chain(skills).chain(wishes)
}
