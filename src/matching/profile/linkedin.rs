//! The archive that LinkedIn gives its members of their own data: a folder or zip of tables, of which those are read that
//! tell of work, training, skills and languages. Messages, contacts and advertising data are never opened.

use std::sync::Arc;

use super::fields::Reader;
use super::nodes::text;
use super::own::fluency;
use super::{Experience, Profile, Skill, Spoken, Training, dates, keys, prose};
use crate::source::SourceFile;
use crate::syntax::{self, Field, Node};

/// The tables that are read, by the names of their files.
const TABLES: [&str; 8] = [
    "positions.csv",
    "volunteering.csv",
    "education.csv",
    "courses.csv",
    "certifications.csv",
    "skills.csv",
    "languages.csv",
    "profile.csv",
];

/// Whether a file of an archive is one of those that are read, by its name without its folder.
#[must_use]
pub fn is_table(name: &str) -> bool {
    TABLES.contains(&name.to_lowercase().as_str())
}

/// Reads one of the tables.
pub(super) fn read(file: &Arc<SourceFile>, reader: &mut Reader, profile: &mut Profile) {
    let name = file.name.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
    let rows = syntax::parse_table(&without_notes(file));
    for row in &rows {
        let Node::Mapping(row) = row else { continue };
        match name.as_str() {
            "positions.csv" | "volunteering.csv" => profile.experience.push(job(row)),
            "education.csv" => {
                let school = text(row, "School Name").map(|text| text.text);
                let name = text(row, "Degree Name");
                profile.training.extend(name.map(|name| Training::at(name, school.as_deref())));
            }
            "courses.csv" => {
                profile.training.extend(text(row, "Name").map(|name| Training::new(name, Some("course"))))
            }
            "certifications.csv" => profile
                .training
                .extend(text(row, "Name").map(|name| Training::new(name, Some("certificate")))),
            "skills.csv" => profile.skills.extend(text(row, "Name").map(|name| Skill {
                name,
                level: None,
                evidence: None,
            })),
            "languages.csv" => {
                let level = text(row, "Proficiency").and_then(|level| keys::find("fluency", &level.text));
                let fluency = level.and_then(fluency);
                profile.languages.extend(text(row, "Name").map(|language| Spoken { language, fluency }));
            }
            _ => row.iter().filter(|field| keys::is_personal(&field.key.text)).for_each(|field| {
                reader.ignore_in(file, &field.key);
            }),
        }
    }
}

fn job(row: &[Field]) -> Experience {
    let role = text(row, "Title").or_else(|| text(row, "Role"));
    let date = |key| text(row, key).map(|text| text.text);
    let months = dates::between(date("Started On").as_deref(), date("Finished On").as_deref(), None);
    let duties = text(row, "Description").iter().flat_map(prose::duties).collect();
    Experience { role, months, duties }
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
