//! What changed since a revision, through the git that the user has: files of the working tree that differ
//! from where this branch left that revision, and new ones that git doesn't know yet. Whatever git can't
//! answer ends the run, since a check that misses a file looks like one that found nothing.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

/// The files that changed.
#[derive(Debug)]
pub struct Changed(HashSet<PathBuf>);

impl Changed {
    /// Whether a file, named from the current folder, changed.
    pub fn contains(&self, file: &str, here: &Path) -> bool {
        std::fs::canonicalize(here.join(file)).is_ok_and(|path| self.0.contains(&path))
    }
}

/// What changed since `revision` in the repository that `here` lies in.
pub fn since(revision: &str, here: &Path) -> anyhow::Result<Changed> {
    let wrong = || format!("--changed-since {revision}");
    let root = git(here, &["rev-parse", "--show-toplevel"]).with_context(wrong)?;
    let root = PathBuf::from(String::from_utf8_lossy(&root).trim_end());
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
    let paths = names.filter(|name| !name.is_empty()).filter_map(|name| {
        let name = String::from_utf8_lossy(name);
        std::fs::canonicalize(root.join(OsStr::new(&*name))).ok()
    });
    Ok(Changed(paths.collect()))
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
