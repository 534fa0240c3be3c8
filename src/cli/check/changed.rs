//! What changed since a revision, through the git that the user has: files of the working tree that differ
//! from where this branch left that revision, and new ones that git doesn't know yet. Whatever git can't
//! answer ends the run, since a check that misses a file looks like one that found nothing.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

/// The files that changed.
#[derive(Debug)]
pub struct Changed {
    paths: HashSet<PathBuf>,
    /// As they are shown, those whose names are no Unicode: a finding names them so.
    shown: HashSet<String>,
}

impl Changed {
    /// Whether a file, named from the current folder, changed.
    pub fn contains(&self, file: &str, here: &Path) -> bool {
        match std::fs::canonicalize(here.join(file)) {
            Ok(path) => self.paths.contains(&path),
            Err(_) if self.shown.is_empty() => false,
            Err(_) => {
                let here = std::fs::canonicalize(here).unwrap_or_else(|_| here.to_owned());
                self.shown.contains(&here.join(file).display().to_string())
            }
        }
    }
}

/// What changed since `revision` in the repository that `here` lies in.
pub fn since(revision: &str, here: &Path) -> anyhow::Result<Changed> {
    let wrong = || format!("--changed-since {revision}");
    let root = git(here, &["rev-parse", "--show-toplevel"]).with_context(wrong)?;
    let root = file_name(root.strip_suffix(b"\n").unwrap_or(&root));
    let commit = format!("{revision}^{{commit}}");
    let commit = git(&root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])
        .with_context(|| format!("{}: git knows no such revision here; in CI, fetch it first", wrong()))?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let base = git(&root, &["merge-base", &commit, "HEAD"]).with_context(|| {
        format!("{}: it has no history in common with HEAD; in CI, fetch the whole history", wrong())
    })?;
    let base = String::from_utf8_lossy(&base).trim().to_owned();
    let diff = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-filter=d", &base, "--"];
    let differing = git(&root, &diff).with_context(wrong)?;
    let new = git(&root, &["ls-files", "--others", "--exclude-standard", "-z"]).with_context(wrong)?;
    let names = differing.split(|byte| *byte == 0).chain(new.split(|byte| *byte == 0));
    let paths = names.filter(|name| !name.is_empty());
    let paths: HashSet<PathBuf> =
        paths.filter_map(|name| std::fs::canonicalize(root.join(file_name(name))).ok()).collect();
    let shown = paths.iter().filter(|path| path.to_str().is_none());
    let shown = shown.map(|path| path.display().to_string()).collect();
    Ok(Changed { paths, shown })
}

/// A name as git gives it: on Unix any bytes, elsewhere UTF-8.
#[cfg(unix)]
fn file_name(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(name))
}

/// See above.
#[cfg(not(unix))]
fn file_name(name: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(name).into_owned())
}

fn git(folder: &Path, arguments: &[&str]) -> anyhow::Result<Vec<u8>> {
    // A repository may name a program to watch its files; reading names must run none.
    let output = Command::new("git")
        .args(["-c", "core.fsmonitor=false"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .context("git can't be run; install it, or check without --changed-since")?;
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr);
        let error = error.lines().next().unwrap_or("git says no");
        anyhow::bail!("git {}: {}", arguments[0], rolescope::report::plain(error));
    }
    Ok(output.stdout)
}
