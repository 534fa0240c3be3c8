//! What the README says is true: its commands run, its pictures are what the program prints, its YAML is
//! read, its links lead somewhere. After a change of the output, `UPDATE_README=1 cargo test --test readme`
//! puts the new pictures in. The commands are written for a Unix shell.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The documents, as they stand in the repository's folder.
const DOCUMENTS: [&str; 5] =
    ["README.md", "CONTRIBUTING.md", "docs/evaluation.md", "docs/own-lexicon.md", "docs/matching.md"];

fn document(name: &str) -> String {
    fs::read_to_string(root().join(name)).expect("the document is there").replace("\r\n", "\n")
}

/// The fenced blocks of a language, without their fences.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    let after = text.split(fence.as_str()).skip(1);
    after.map(|rest| rest.split("```").next().unwrap_or_default()).collect()
}

/// A command, and the output that is shown under it.
struct Shown<'a> {
    command: &'a str,
    output: String,
}

fn shown(block: &str) -> Vec<Shown<'_>> {
    let mut all: Vec<Shown<'_>> = Vec::new();
    for line in block.lines() {
        // Under an item of a list, a block is indented.
        match (line.trim_start().strip_prefix("$ "), all.last_mut()) {
            (Some(command), _) => all.push(Shown { command, output: String::new() }),
            (None, Some(last)) if line.trim().is_empty() && last.output.is_empty() => {}
            (None, Some(last)) => last.output.push_str(&format!("{line}\n")),
            (None, None) => panic!("output without a command: {line}"),
        }
    }
    all
}

/// What a command prints. `rolescope` is the program under test; what builds is passed over, and what builds
/// and runs only runs.
fn run(command: &str) -> Option<String> {
    let command = command
        .strip_prefix("cargo run --release -- ")
        .map_or_else(|| command.to_owned(), |arguments| format!("rolescope {arguments}"));
    if command.starts_with("cargo ") {
        let known = ["install --path .", "test", "test --", "fmt", "clippy", "xtask", "build"];
        let is_known = known.iter().any(|known| command["cargo ".len()..].starts_with(known));
        assert!(is_known, "no test knows whether this works: {command}");
        return None;
    }
    let program = Path::new(env!("CARGO_BIN_EXE_rolescope"));
    let folder = program.parent().expect("a folder").display().to_string();
    let path = std::env::var("PATH").unwrap_or_default();
    let mut shell = Command::new("sh");
    shell.args(["-c", &command]).current_dir(root()).env("PATH", format!("{folder}:{path}"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        shell.env_remove(name);
    }
    let output = shell.stdin(Stdio::null()).output().expect("a shell");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{command}: {errors}");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(!text.trim().is_empty(), "{command} prints nothing");
    Some(text)
}

#[test]
fn every_command_runs_and_prints_what_is_shown() {
    let mut commands = 0;
    let mut pictures = 0;
    for name in DOCUMENTS {
        let text = document(name);
        let mut current = text.clone();
        for block in blocks(&text, "console") {
            for Shown { command, output } in shown(block) {
                commands += 1;
                let Some(printed) = run(command) else { continue };
                if !output.is_empty() {
                    pictures += 1;
                    let real = printed.replace('\u{a0}', " ");
                    let (old, new) = (format!("$ {command}\n{output}"), format!("$ {command}\n{real}"));
                    current = current.replace(&old, &new);
                }
            }
        }
        if std::env::var_os("UPDATE_README").is_some() {
            fs::write(root().join(name), &current).expect("the document can be written");
        } else {
            assert!(current == text, "{name} shows old output; run UPDATE_README=1 cargo test --test readme");
        }
    }
    assert!(commands > 15 && pictures > 0, "{commands} commands, {pictures} pictures");
}

#[test]
fn the_first_commands_are_there() {
    let readme = document("README.md");
    let commands: Vec<_> =
        blocks(&readme, "console").into_iter().flat_map(shown).map(|shown| shown.command).collect();
    for command in ["cargo run --release -- examples/senior-coordinator.yaml", "cargo test"] {
        assert!(commands.contains(&command), "{command}");
    }
}

/// Every key of the forms in the README ends up where it belongs.
#[test]
fn the_yaml_shown_is_read_to_the_last_key() {
    let readme = document("README.md");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    fs::create_dir_all(&folder).expect("a folder");
    let forms = blocks(&readme, "yaml");
    assert_eq!(forms.len(), 2);
    for (form, language) in forms.into_iter().zip(["en", "sv"]) {
        let path: PathBuf = folder.join(format!("{language}.yaml"));
        fs::write(&path, form).expect("a file");
        let output = Command::new(env!("CARGO_BIN_EXE_rolescope"))
            .args(["--format", "json"])
            .arg(&path)
            .output()
            .expect("it runs");
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let posting = &report["postings"][0];
        assert_eq!(posting["language"], language);
        assert!(posting["title"]["text"].is_string() && posting["organisation"]["text"].is_string());
        assert!(posting["reports_to"]["text"].is_string());
        assert_eq!(posting["duties"].as_array().map(Vec::len), Some(3));
        for key in ["requirements", "nice_to_have", "training", "benefits"] {
            assert_eq!(posting[key].as_array().map(Vec::len), Some(1), "{key} of {language}: {posting:#}");
        }
        if language == "en" {
            assert_eq!(posting["stated_level"], "own");
            assert_eq!(posting["duties"][1]["stated_share"], 0.3);
        }
    }
}

/// Every page in Markdown at the root and, however deep, under `docs/` and `data/`.
fn pages() -> Vec<PathBuf> {
    let mut folders = vec![root().join("docs"), root().join("data")];
    let mut pages: Vec<PathBuf> =
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(|name| root().join(name)).into();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                pages.push(path);
            }
        }
    }
    pages
}

#[test]
fn every_link_to_a_file_leads_to_one() {
    let link = regex::Regex::new(r"\]\(([^)#]+)\)").expect("a pattern");
    let mut links = 0;
    for path in pages() {
        let name = path.display();
        let text = fs::read_to_string(&path).expect("the page is there");
        let folder = path.parent().expect("a folder").to_owned();
        for target in link.captures_iter(&text).map(|found| found[1].to_owned()) {
            if !target.contains("://") {
                links += 1;
                assert!(folder.join(&target).exists(), "{name} links to {target}, which isn't there");
            }
        }
    }
    assert!(links > 20, "{links} links");
}
