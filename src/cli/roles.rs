//! `rolescope compare` and `rolescope diff`: roles beside one another, and two versions of one.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use rolescope::ReadOptions;
use rolescope::classify::Classifier;
use rolescope::matching::{RoleVersions, role_versions};
use rolescope::model::{Language, Posting};
use rolescope::report::{self, Layout, Messages, Problem, RolesFormat};
use rolescope::scope::{Assessment, assess_briefly};
use rolescope::source::{SourceFile, limits};

use super::FAILED;
use super::gather::gather;
use super::lexicon::LexiconArguments;
use super::output::{Lang, Look, spoken};

/// Which roles to compare.
#[derive(Debug, Args)]
pub struct CompareArguments {
    /// Two or more job descriptions
    #[arg(value_name = "FILE|FOLDER", required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    shape: Shape,
}

/// Which versions to compare.
#[derive(Debug, Args)]
pub struct DiffArguments {
    /// The old version; with --git, the file whose versions are compared
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The new version
    #[arg(value_name = "NEW", required_unless_present = "git", conflicts_with = "git")]
    new: Option<PathBuf>,
    /// Compares the file with what it was in a revision of its Git repository
    #[arg(long, value_name = "REV")]
    git: Option<String>,
    #[command(flatten)]
    shape: Shape,
}

/// How the output looks.
#[derive(Debug, Args)]
struct Shape {
    /// What the output is for
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of the report [default: the locale's, else the posting's]
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    #[command(flatten)]
    lexicon: LexiconArguments,
    #[command(flatten)]
    look: Look,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For wikis and pull requests
    Markdown,
    /// For programs
    Json,
}

impl Shape {
    /// The layout, in the language of a posting where nothing else names one.
    fn layout(&self, posting: Option<&Posting>) -> Layout {
        let language = || posting.map_or(Language::English, |posting| posting.language);
        self.look.layout(spoken(self.lang).unwrap_or_else(language))
    }

    fn format(&self) -> RolesFormat {
        match self.format {
            Format::Text => RolesFormat::Text,
            Format::Markdown => RolesFormat::Markdown,
            Format::Json => RolesFormat::Json,
        }
    }

    fn messages(&self) -> &'static Messages {
        Messages::of(spoken(self.lang).unwrap_or(Language::English))
    }
}

/// Sets roles side by side.
pub fn compare(arguments: &CompareArguments) -> anyhow::Result<ExitCode> {
    let classifier = arguments.shape.lexicon.classifier()?;
    let (roles, problems) = gather(&arguments.paths, arguments.shape.messages(), &classifier);
    if problems.is_empty() {
        anyhow::ensure!(
            roles.len() > 1,
            "a comparison takes two roles or more; name another job description"
        );
    }
    let format = arguments.shape.format();
    // Programs get their document whatever went wrong.
    if roles.len() > 1 || format == RolesFormat::Json {
        let roles: Vec<&Assessment> = roles.iter().collect();
        let layout = arguments.shape.layout(roles.first().map(|role| &role.posting));
        let output = report::comparison(&roles, &problems, layout, format)?;
        io::stdout().lock().write_all(output.as_bytes())?;
    }
    Ok(done(&problems))
}

/// Compares two versions of a role.
pub fn diff(arguments: &DiffArguments) -> anyhow::Result<ExitCode> {
    let messages = arguments.shape.messages();
    let classifier = arguments.shape.lexicon.classifier()?;
    let (old, new, problems) = match (&arguments.git, &arguments.new) {
        (Some(revision), _) => {
            let old = at_revision(&arguments.old, revision, &classifier)?;
            let (new, problems) = gather(std::slice::from_ref(&arguments.old), messages, &classifier);
            (old, new, problems)
        }
        (None, new) => {
            let (old, mut problems) = gather(std::slice::from_ref(&arguments.old), messages, &classifier);
            let new: Vec<PathBuf> = new.iter().cloned().collect();
            let (new, more) = gather(&new, messages, &classifier);
            problems.extend(more);
            (old, new, problems)
        }
    };
    // A version that can't be read would make every role one that was dropped or added.
    let told = !old.is_empty() && !new.is_empty();
    let roles = if told { role_versions(&old, &new) } else { RoleVersions::default() };
    let format = arguments.shape.format();
    if told || format == RolesFormat::Json {
        let layout = arguments.shape.layout(new.first().map(|role| &role.posting));
        let output = report::versions_report(&roles, &problems, layout, format)?;
        io::stdout().lock().write_all(output.as_bytes())?;
    }
    Ok(done(&problems))
}

/// The roles of a file as they were in a revision. The revision goes to Git behind `--end-of-options` and in one
/// argument with the path, so that neither can be an option.
fn at_revision(path: &Path, revision: &str, classifier: &Classifier) -> anyhow::Result<Vec<Assessment>> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| anyhow::anyhow!("{}: name a file", path.display()))?;
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["show", "--end-of-options", &format!("{revision}:./{name}")])
        .output()
        .map_err(|error| anyhow::anyhow!("git can't be run: {error}; install it, or name both versions"))?;
    let why = String::from_utf8_lossy(&output.stderr);
    let why = report::plain(why.lines().next().unwrap_or_default()).into_owned();
    anyhow::ensure!(
        output.status.success(),
        "git has no {} in {}: {why}; check the revision with `git log`",
        path.display(),
        report::plain(revision)
    );
    anyhow::ensure!(output.stdout.len() <= limits::FILE_BYTES, "{} is too large there", path.display());
    let name = format!("{revision}:{}", path.display());
    let file = Arc::new(SourceFile::from_bytes(name, &output.stdout));
    let reading = rolescope::read_with(&file, ReadOptions { lenient: true, ..ReadOptions::default() })?;
    Ok(reading.postings.into_iter().map(|posting| assess_briefly(posting, classifier)).collect())
}

fn done(problems: &[Problem]) -> ExitCode {
    if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FAILED) }
}
