//! The archive that LinkedIn gives its members of their own data: a folder or zip of tables, of which those are read that
//! tell of work, training, skills and languages. Messages, contacts and advertising data are never opened.

use std::sync::Arc;

use super::fields::Reader;
use super::nodes::text;
use super::own::fluency;
use super::{Experience, Profile, Skill, Spoken, Training, dates, keys, prose};
use crate::source::SourceFile;
use crate::syntax::{self, Field, Node};

/// A table that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Table {
    Positions,
    Education,
    Courses,
    Certifications,
    Skills,
    Languages,
    Profile,
}

/// The tables by the names of their files, without the ending.
const BY_NAME: [(&str, Table); 8] = [
    ("positions", Table::Positions),
    ("volunteering", Table::Positions),
    ("education", Table::Education),
    ("courses", Table::Courses),
    ("certifications", Table::Certifications),
    ("skills", Table::Skills),
    ("languages", Table::Languages),
    ("profile", Table::Profile),
];

/// Columns that only one of the tables has, for those that go by another name. The first that stands in a head decides.
const BY_COLUMN: [(&str, Table); 6] = [
    ("first name", Table::Profile),
    ("school name", Table::Education),
    ("company name", Table::Positions),
    ("authority", Table::Certifications),
    ("proficiency", Table::Languages),
    ("number", Table::Courses),
];

impl Table {
    /// By the name of a file; browsers write `Positions (1).csv` where there is one already.
    fn named(name: &str) -> Option<Self> {
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
        let stem = name.strip_suffix(".csv")?;
        let copy = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '(' | ')');
        let stem = if stem.ends_with(')') { stem.trim_end_matches(copy) } else { stem };
        BY_NAME.into_iter().find(|(known, _)| *known == stem).map(|(_, table)| table)
    }

    /// By the line that names the columns.
    fn with_head(line: &str) -> Option<Self> {
        let columns: Vec<String> =
            line.split(',').map(|name| name.trim_matches(['"', ' ', '\r']).to_lowercase()).collect();
        let of_column = BY_COLUMN.into_iter().find(|(column, _)| columns.iter().any(|name| name == column));
        of_column.map(|(_, table)| table).or_else(|| (columns == ["name"]).then_some(Self::Skills))
    }
}

/// Whether a file of an archive is one of those that are read, by its name without its folder.
#[must_use]
pub fn is_table(name: &str) -> bool {
    Table::named(name).is_some()
}

/// Reads one of the tables, whatever its file is called.
pub(super) fn read(file: &Arc<SourceFile>, reader: &mut Reader, profile: &mut Profile) {
    let told = without_notes(file);
    let table = Table::named(&file.name).or_else(|| Table::with_head(told.text.lines().next()?));
    let Some(table) = table else { return };
    for row in &syntax::parse_table(&told) {
        let Node::Mapping(row) = row else { continue };
        let name = || text(row, "Name");
        match table {
            Table::Positions => profile.experience.push(job(row)),
            Table::Education => {
                let school = text(row, "School Name").map(|text| text.text);
                let name = text(row, "Degree Name");
                profile.training.extend(name.map(|name| Training::at(name, school.as_deref())));
            }
            Table::Courses => profile.training.extend(name().map(|name| Training::new(name, Some("course")))),
            Table::Certifications => {
                profile.training.extend(name().map(|name| Training::new(name, Some("certificate"))));
            }
            Table::Skills => {
                profile.skills.extend(name().map(|name| Skill { name, level: None, evidence: None }));
            }
            Table::Languages => {
                let level = text(row, "Proficiency").and_then(|level| keys::find("fluency", &level.text));
                let fluency = level.and_then(fluency);
                profile.languages.extend(name().map(|language| Spoken { language, fluency }));
            }
            Table::Profile => {
                row.iter().filter(|field| keys::is_personal(&field.key.text)).for_each(|field| {
                    reader.ignore_in(file, &field.key);
                })
            }
        }
    }
}

fn job(row: &[Field]) -> Experience {
    let role = text(row, "Title").or_else(|| text(row, "Role"));
    let date = |key| text(row, key).map(|text| text.text);
    let months = dates::between(date("Started On").as_deref(), date("Finished On").as_deref(), None);
    let duties = text(row, "Description").iter().flat_map(prose::duties).collect();
    let goes_on = date("Started On").is_some() && date("Finished On").is_none();
    let ended = dates::end(date("Finished On").as_deref());
    Experience { role, months, goes_on, ended, duties }
}

/// Some tables begin with notes, which an empty line ends.
fn without_notes(file: &Arc<SourceFile>) -> Arc<SourceFile> {
    if !file.text.starts_with("Notes:") {
        return Arc::clone(file);
    }
    let line =
        |text: &str| text.find("\n\n").map(|at| at + 2).or_else(|| text.find("\r\n\r\n").map(|at| at + 4));
    let start = line(&file.text).unwrap_or(file.text.len());
    Arc::new(SourceFile::new(file.name.clone(), &file.text[start..]))
}
