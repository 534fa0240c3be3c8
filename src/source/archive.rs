//! Several files that belong together, from a folder or a zip: only those that are asked for by name are opened, and no
//! more bytes are read than limits allow, whatever a zip says of their size.

use std::io::{self, Read as _};
use std::path::Path;

use super::{SourceError, SourceFile, limits};

/// More entries than this have no place in an archive of one person's data.
const ENTRIES: usize = 10_000;

/// Whether a path is something that [`open_archive`] reads: a folder, or a zip.
#[must_use]
pub fn is_archive(path: &Path) -> bool {
    path.is_dir() || path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

/// The files of a folder or zip that are wanted by their names without their folders, in the order of their names.
///
/// # Errors
/// When the archive or one of the wanted files can't be read, or is too large.
pub fn open_archive(path: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<SourceFile>, SourceError> {
    if path.is_dir() { in_folder(path, wanted) } else { in_zip(path, wanted) }
}

fn in_folder(path: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<SourceFile>, SourceError> {
    let unreadable = |cause| SourceError::Unreadable { name: path.display().to_string(), cause };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        if entry.file_name().to_str().is_some_and(&wanted) {
            names.push(entry.path());
        }
    }
    names.sort();
    names.iter().map(|name| SourceFile::open(name)).collect()
}

fn in_zip(path: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<SourceFile>, SourceError> {
    let name = path.display().to_string();
    let unreadable = |cause: io::Error| SourceError::Unreadable { name: name.clone(), cause };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut zip = zip::ZipArchive::new(io::BufReader::new(file))
        .map_err(|error| unreadable(io::Error::other(error)))?;
    if zip.len() > ENTRIES {
        return Err(SourceError::TooLarge { name });
    }
    let mut names: Vec<String> = zip
        .file_names()
        .filter_map(|name| name.ok().map(std::borrow::Cow::into_owned))
        .filter(|name| wanted(name.rsplit(['/', '\\']).next().unwrap_or(name)))
        .collect();
    names.sort();
    let (mut files, mut left) = (Vec::new(), limits::FILE_BYTES);
    for inner in names {
        let entry = zip.by_name(&inner).map_err(|error| unreadable(io::Error::other(error)))?;
        let mut bytes = Vec::new();
        entry.take(left as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        left = left
            .checked_sub(bytes.len())
            .ok_or_else(|| SourceError::TooLarge { name: format!("{name}/{inner}") })?;
        files.push(SourceFile::from_bytes(format!("{name}/{inner}"), &bytes));
    }
    Ok(files)
}
