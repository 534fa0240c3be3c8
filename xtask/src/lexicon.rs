//! The readable lexicon on disk: where its files are, and compiling them.

use std::path::{Path, PathBuf};

use anyhow::Context;
use rolescope::classify::{self, Class, Entry, Source};
use rolescope::model::Language;

/// The class files, in the order in which their classes are numbered; the first holds the verbs.
const FILES: [&str; 5] = ["verbs", "objects", "crafts", "people", "cues"];

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

pub fn classes(language: Language) -> anyhow::Result<Vec<(Class, bool)>> {
    let mut classes = Vec::new();
    for file in FILES {
        let name = format!("data/lexicon/{}/{file}.txt", language.code());
        let Ok(text) = std::fs::read_to_string(root().join(&name)) else { continue };
        classes
            .extend(classify::parse_classes(&name, &text)?.into_iter().map(|class| (class, file == "verbs")));
    }
    Ok(classes)
}

pub fn weights_name(language: Language) -> String {
    format!("data/weights/{}.tsv", language.code())
}

pub fn compiled_name(language: Language) -> String {
    format!("data/compiled/{}.lexicon", language.code())
}

pub fn compile(
    language: Language,
    classes: Vec<(Class, bool)>,
    entries: Vec<Entry>,
) -> anyhow::Result<Vec<u8>> {
    let source = Source { language, classes, entries };
    Ok(classify::compile(&weights_name(language), &source)?)
}

pub fn compile_all() -> anyhow::Result<()> {
    for language in Language::ALL {
        let name = weights_name(language);
        let text =
            std::fs::read_to_string(root().join(&name)).with_context(|| format!("can't read {name}"))?;
        let entries = classify::parse_weights(&name, &text)?;
        let count = entries.len();
        let bytes = compile(language, classes(language)?, entries)?;
        std::fs::write(root().join(compiled_name(language)), &bytes)?;
        println!("{}: {count} entries, {} bytes", compiled_name(language), bytes.len());
    }
    Ok(())
}
