//! The quality gates: the least that the shipped program must reach on labelled data. The figures stand in
//! `.ci/gates.toml`; a figure that is missed, or that can't be measured, fails.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use rolescope::classify::Classifier;
use rolescope::evaluate;
use rolescope::source::SourceFile;
use serde_json::{Value, json};

use crate::{gold, lexicon, measure, promises, train};

/// Group, language, figure: the least.
type Gates = BTreeMap<String, BTreeMap<String, BTreeMap<String, f64>>>;

pub fn check(folder: &Path, options: &train::Options) -> anyhow::Result<()> {
    let path = lexicon::root().join(".ci/gates.toml");
    let gates: Gates = toml::from_str(&std::fs::read_to_string(&path)?)?;
    let measured = json!({
        "held_out": held_out(folder)?,
        "unseen": measure::macro_f1_unseen(options)?,
        "titles": titles(folder)?,
        "roles": roles(folder)?,
    });
    let (mut reached, mut missed) = (0, 0);
    for (group, languages) in &gates {
        for (language, figures) in languages {
            for (figure, least) in figures {
                let found = measured[group][language][figure].as_f64();
                let holds = found.is_some_and(|found| found >= *least);
                let shown = found.map_or("not measured".to_owned(), |found| format!("{found:.3}"));
                println!(
                    "{} {group}.{language}.{figure}: {shown}, at least {least}",
                    if holds { "ok  " } else { "MISS" }
                );
                if holds { reached += 1 } else { missed += 1 }
            }
        }
    }
    println!("{reached} passed, {missed} failed");
    let reference = folder.join("../reference");
    if reference.is_dir() {
        promises::check(&reference)?;
    } else {
        println!("     no {}: promises of titles not checked", reference.display());
    }
    anyhow::ensure!(missed == 0, "the program is worse than it has to be");
    anyhow::ensure!(reached > 0, "there is nothing to check in {}", path.display());
    Ok(())
}

fn held_out(folder: &Path) -> anyhow::Result<Value> {
    let mut labels = Vec::new();
    for language in rolescope::model::Language::ALL {
        let path = gold::path(folder, language);
        labels
            .extend(evaluate::read_duties(&path.display().to_string(), &gold::held_out(folder, language)?)?);
    }
    Ok(serde_json::to_value(evaluate::duties(&labels, Classifier::bundled()))?)
}

fn titles(folder: &Path) -> anyhow::Result<Value> {
    let path = folder.join("titles.jsonl");
    let text = std::fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
    Ok(serde_json::to_value(evaluate::titles(&evaluate::read_titles("titles.jsonl", &text)?))?)
}

fn roles(folder: &Path) -> anyhow::Result<Value> {
    let path = folder.join("roles.jsonl");
    let text = std::fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
    let labels = evaluate::read_roles("roles.jsonl", &text)?;
    let scores = evaluate::roles("roles.jsonl", &labels, Classifier::bundled(), |path: &Path| {
        SourceFile::open(&folder.join(path))
    })?;
    Ok(serde_json::to_value(scores)?)
}
