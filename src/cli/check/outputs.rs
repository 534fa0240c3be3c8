//! Where findings go: one format to standard output, any number to files. Files are written beside their
//! places and moved there once all of them stand, so that each appears whole or not at all.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context;
use rolescope::model::Language;
use rolescope::report::Layout;
use rolescope::report::check::{self, CheckFormat, Checked};
use rolescope::spelling::nearest;
use tempfile::NamedTempFile;

/// The file to which GitHub wants what is shown as a job's summary.
const SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// What is written where.
#[derive(Debug)]
pub struct Outputs {
    stdout: Option<CheckFormat>,
    files: Vec<(CheckFormat, PathBuf)>,
}

impl Outputs {
    /// Reads `FORMAT` and `FORMAT=FILE`.
    ///
    /// # Errors
    /// When a format doesn't exist, or two would share a place.
    pub fn parse(arguments: &[String]) -> anyhow::Result<Self> {
        let mut outputs = Self { stdout: None, files: Vec::new() };
        for argument in arguments {
            let (name, file) =
                argument.split_once('=').map_or((argument.as_str(), None), |(name, file)| (name, Some(file)));
            let known = || CheckFormat::ALL.into_iter().map(CheckFormat::key);
            let format = CheckFormat::from_key(name).with_context(|| {
                let advice = nearest(name, known()).map_or_else(
                    || format!("it can be {}", known().collect::<Vec<_>>().join(", ")),
                    |near| format!("did you mean “{near}”?"),
                );
                format!("--output: there is no format “{name}”; {advice}")
            })?;
            match file.filter(|file| *file != "-") {
                Some("") => anyhow::bail!("--output {argument}: no file is named; write {name}=FILE"),
                Some(file) => {
                    let path = PathBuf::from(file);
                    anyhow::ensure!(
                        !outputs.files.iter().any(|(_, known)| *known == path),
                        "--output {argument}: two formats can't go to one file; name another"
                    );
                    outputs.files.push((format, path));
                }
                None => {
                    anyhow::ensure!(
                        outputs.stdout.is_none(),
                        "--output {argument}: two formats can't both go to standard output; write {name}=FILE"
                    );
                    outputs.stdout = Some(format);
                }
            }
        }
        if arguments.is_empty() {
            outputs.stdout = Some(CheckFormat::Text);
        }
        Ok(outputs)
    }

    /// Whether nobody but people reads what is written.
    pub fn only_text(&self) -> bool {
        self.files.is_empty() && self.stdout.is_none_or(super::is_text)
    }

    /// Writes everything.
    ///
    /// # Errors
    /// When a file can't be written; then none is.
    pub fn write(&self, checked: &Checked, layout: impl Fn(Language) -> Layout) -> anyhow::Result<()> {
        let mut written = Vec::new();
        for (format, path) in &self.files {
            written.push((beside(path, &check::findings(checked, *format)?)?, path));
        }
        for (file, path) in written {
            file.persist(path)
                .with_context(|| format!("{}: can't be written; check the folder", path.display()))?;
        }
        let Some(format) = self.stdout else { return Ok(()) };
        if format == CheckFormat::Github {
            summarise(checked)?;
        }
        let mut output = io::stdout();
        match format {
            CheckFormat::Text => check::write_text(checked, layout(checked.language), &mut output)?,
            format => output.write_all(check::findings(checked, format)?.as_bytes())?,
        }
        output.flush()?;
        Ok(())
    }
}

/// A file with `text` that lies beside `path` and can be moved there.
pub fn beside(path: &Path, text: &str) -> anyhow::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let wrong = || {
        format!(
            "{}: can't be written; check that its folder exists and that you may write there",
            path.display()
        )
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rolescope-");
    // Others may read a report, as they may what a shell redirects.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).with_context(wrong)?;
    file.write_all(text.as_bytes()).with_context(wrong)?;
    Ok(file)
}

/// Adds to the job's summary, where GitHub asks for one.
fn summarise(checked: &Checked) -> anyhow::Result<()> {
    let Some(path) = std::env::var_os(SUMMARY).filter(|path| !path.is_empty()) else { return Ok(()) };
    let page = check::findings(checked, CheckFormat::Markdown)?;
    let wrong = || format!("${SUMMARY}: can't be written");
    let mut file = OpenOptions::new().create(true).append(true).open(path).with_context(wrong)?;
    file.write_all(page.as_bytes()).with_context(wrong)
}
