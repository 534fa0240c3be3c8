//! The program as a user runs it, in an environment that says nothing of language, colour or width.

#![allow(dead_code, reason = "each test binary uses its part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder of its own for a test, empty at the start.
pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

/// A repository of its own for a test, with these files.
pub fn repository(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = folder(test);
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    // A folder of tests lies in a repository; its configuration ends here.
    fs::create_dir_all(folder.join(".git")).expect("a folder");
    folder
}

pub fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = command(env!("CARGO_BIN_EXE_rolescope"), folder);
    command.args(arguments);
    command
}

/// A program in a folder, in an environment that says nothing.
pub fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    for name in [
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "COLUMNS",
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "GITHUB_STEP_SUMMARY",
    ] {
        command.env_remove(name);
    }
    command
}

pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments).stdin(Stdio::null()).output().expect("the program runs")
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// The places and codes that a check tells.
pub fn told(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let mut all = vec!["check", "-o", "jsonl"];
    all.extend(arguments);
    let output = run(folder, &all);
    stdout(&output)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .map(|finding| {
            format!(
                "{}:{} {}",
                finding["file"].as_str().expect("a file"),
                finding["range"]["start"]["line"],
                finding["code"].as_str().expect("a code")
            )
        })
        .collect()
}

/// Runs git in a folder, as somebody.
pub fn git(folder: &Path, arguments: &[&str]) -> Output {
    let settings = ["user.name=t", "user.email=t@example.org", "commit.gpgsign=false"];
    let mut command = command("git", folder);
    settings.iter().for_each(|setting| {
        command.args(["-c", setting]);
    });
    let done = command.args(arguments).output().expect("git runs");
    assert!(done.status.success(), "{arguments:?}: {}", stderr(&done));
    done
}
