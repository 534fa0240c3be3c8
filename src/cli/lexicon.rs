//! `--lexicon FILE`: the user's own lexicon, read before anything is judged by it.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use rolescope::classify::Classifier;
use rolescope::lexicon;
use rolescope::source::SourceFile;

/// What the user says of words and titles.
#[derive(Debug, Default, Args)]
pub struct LexiconArguments {
    /// A lexicon of your own, as docs/own-lexicon.md describes it; may be given several times, and what a
    /// later one says of the same words holds
    #[arg(long = "lexicon", value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl LexiconArguments {
    /// The classifier to judge with.
    pub fn classifier(&self) -> anyhow::Result<Arc<Classifier>> {
        classifier(&self.files)
    }

    /// The files that were named.
    pub fn files(&self) -> &[PathBuf] {
        &self.files
    }
}

/// A classifier that goes by these lexicons, the last word last.
///
/// # Errors
/// When one can't be read or is wrong.
pub fn classifier(files: &[PathBuf]) -> anyhow::Result<Arc<Classifier>> {
    let files = files.iter().map(|path| SourceFile::open(path));
    let files = files.collect::<Result<Vec<_>, _>>()?;
    let lexicon = Arc::new(lexicon::read(&files)?);
    Ok(Arc::new(Classifier::bundled().with_lexicon(&lexicon)?))
}
