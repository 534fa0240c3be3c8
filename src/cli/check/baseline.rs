//! The baseline as a file: read, written, and held against what was found.

use std::path::Path;

use anyhow::Context;
use rolescope::report::check::Checked;
use rolescope::rules::{self, Baseline, Finding, Place, Settings, Value};

/// Writes what was found; gives back how much. What can't be read is not accepted as known.
pub fn write(path: &Path, checked: &Checked) -> anyhow::Result<usize> {
    let baseline = Baseline::of(checked.findings().filter(|finding| finding.rule.code != "RS001"));
    let file = super::outputs::beside(path, &baseline.write())?;
    file.persist(path).with_context(|| format!("{}: can't be written; check the folder", path.display()))?;
    Ok(baseline.len())
}

/// Leaves what is new, and tells what the baseline names though it is gone. With `whole`, files that aren't
/// there any more count as gone.
pub fn apply(path: &Path, checked: &mut Checked, settings: &Settings, whole: bool) -> anyhow::Result<()> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).with_context(|| {
        format!("{name}: can't be read; check the path, or write it with --write-baseline")
    })?;
    let baseline = Baseline::read(&name, &text)?;
    let before = checked.findings().count();
    let gone = baseline.take_known(&mut checked.by_file);
    checked.known = before - checked.findings().count();
    let mut stale: Vec<Finding> = Vec::new();
    for known in gone {
        let was_checked = checked.files.binary_search(&known.file).is_ok();
        let is_gone = || whole && !Path::new(&known.file).exists();
        if was_checked || is_gone() {
            let line =
                text.lines().position(|line| line.contains(&known.fingerprint)).unwrap_or_default() + 1;
            let about = format!("{} {} ({})", known.code, known.file, known.about);
            let values = vec![("text", Value::Text(about.into()))];
            stale.extend(rules::about_the_check("RS903", &name, Place::at(line, 1), values, settings));
        }
    }
    rules::fingerprint(&mut stale);
    rules::sort(&mut stale);
    checked.by_file = rules::merged(std::mem::take(&mut checked.by_file), stale);
    Ok(())
}
