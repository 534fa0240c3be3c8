//! Files that commands write: never over what is there unless the user says so, and the schema beside
//! them, so that an editor finds it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use rolescope::report::{Messages, Problem};

/// The schema of our YAML.
const SCHEMA: &str = include_str!("../../schemas/posting.schema.json");

/// The name that the schema is written under, and found by.
pub const SCHEMA_NAME: &str = "posting.schema.json";

/// Writes a file.
///
/// # Errors
/// What the user is told where it is there already and `force` isn't set, or the system refuses.
pub fn write(path: &Path, text: &str, force: bool, messages: &Messages) -> Result<(), Problem> {
    let written = open(path, force).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| {
        let (problem, advice) = if error.kind() == io::ErrorKind::AlreadyExists {
            (messages.text("convert.exists").to_owned(), messages.text("convert.exists.advice"))
        } else {
            let why = super::files::why(&error, messages);
            (
                messages.fill("convert.unwritable", &[("why", &why)]),
                messages.text("convert.unwritable.advice"),
            )
        };
        problem_in(path, problem, advice)
    })
}

/// A problem with a file that was to be written.
pub fn problem_in(path: &Path, problem: String, advice: &str) -> Problem {
    Problem { file: path.display().to_string(), line: 1, column: 1, problem, advice: advice.to_owned() }
}

/// Puts the schema into a folder, where none is there yet; without it the files are as good, so what the
/// system says is left.
pub fn add_schema(folder: &Path) {
    if let Ok(mut file) = open(&folder.join(SCHEMA_NAME), false) {
        let _ = file.write_all(SCHEMA.as_bytes());
    }
}

fn open(path: &Path, force: bool) -> io::Result<File> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    if force {
        return File::create(path);
    }
    // Asking first and writing then would leave a moment in which another program could write.
    OpenOptions::new().write(true).create_new(true).open(path)
}
