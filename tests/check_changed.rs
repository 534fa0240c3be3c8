//! `rolescope check --changed-since`: what a pull request touched is told and nothing else, whatever the files are
//! called, and what git can't answer is never taken for "nothing changed".

use std::fs;
use std::path::{Path, PathBuf};

#[path = "support/program.rs"]
mod support;

use support::{git, repository, run, stderr, stdout, told};

const CLEAN: &str = "title: Office Coordinator\nreports_to: Head of Office\nduties:\n  - Check supplier invoices and pass them for payment\n  - Order supplies and keep an eye on stock levels\n  - Keep the contract register up to date\n";

fn vague() -> String {
    CLEAN.to_owned() + "  - Other duties as assigned\n"
}

fn folder(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = repository(&format!("check-changed/{test}"), files);
    fs::remove_dir_all(folder.join(".git")).expect("it was there");
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-q", "-m", "one"]);
    folder
}

fn only_vague(folder: &Path, arguments: &[&str]) -> Vec<String> {
    told(folder, arguments).into_iter().filter(|line| line.ends_with("RS207")).collect()
}

#[test]
fn only_what_changed_is_told() {
    let folder = folder("changed", &[("old.yaml", &vague()), ("edited.yaml", CLEAN)]);
    let git = |arguments: &[&str]| git(&folder, arguments);
    git(&["checkout", "-q", "-b", "topic"]);
    fs::write(folder.join("edited.yaml"), vague().replace("Office Coordinator", "Facilities Coordinator"))
        .expect("a file");
    git(&["commit", "-q", "-a", "-m", "two"]);
    fs::write(folder.join("new one.yaml"), vague().replace("Office Coordinator", "Project Coordinator"))
        .expect("a file");
    let only = |arguments: &[&str]| only_vague(&folder, arguments);
    assert_eq!(only(&["--changed-since", "main"]), ["edited.yaml:7 RS207", "new one.yaml:7 RS207"]);
    assert_eq!(only(&["--changed-since", "HEAD"]), ["new one.yaml:7 RS207"]);
    assert_eq!(only(&[]).len(), 3);
    let copied = told(&folder, &["--changed-since", "main", "--select", "repository"]);
    assert!(
        copied.iter().all(|line| !line.starts_with("old")) && !copied.is_empty(),
        "a copy of an old posting is told: {copied:?}"
    );
    for revision in ["nowhere", "--output=x", ""] {
        let output = run(&folder, &["check", &format!("--changed-since={revision}")]);
        assert_eq!(output.status.code(), Some(2), "{revision}: {}", stdout(&output));
    }
}

#[test]
fn a_file_is_told_under_its_new_name_and_one_that_is_gone_is_not() {
    let others = vague().replace("Office Coordinator", "Stores Coordinator").replace("Order", "Count");
    let folder = folder("renamed", &[("jobs/a.yaml", &vague()), ("jobs/gone.yaml", &others)]);
    git(&folder, &["mv", "jobs/a.yaml", "jobs/new name; with \u{e5}.yaml"]);
    git(&folder, &["rm", "-q", "jobs/gone.yaml"]);
    assert_eq!(
        only_vague(&folder, &["--changed-since", "HEAD"]),
        ["jobs/new name; with \u{e5}.yaml:7 RS207"],
        "staged is changed"
    );
    git(&folder, &["commit", "-q", "-a", "-m", "two"]);
    let arguments = ["--changed-since", "HEAD~1", "jobs"];
    assert_eq!(only_vague(&folder, &arguments), ["jobs/new name; with \u{e5}.yaml:7 RS207"]);
    let within = folder.join("jobs");
    assert_eq!(only_vague(&within, &["--changed-since", "HEAD~1"]), ["new name; with \u{e5}.yaml:7 RS207"]);
    assert!(only_vague(&folder, &["--changed-since", "HEAD"]).is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_unicode_is_not_passed_over() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = folder("bytes", &[("old.yaml", CLEAN)]);
    let name = std::ffi::OsStr::from_bytes(b"l\xe4rare.yaml");
    fs::write(folder.join(name), vague().replace("Office Coordinator", "Stores Coordinator"))
        .expect("a file");
    for arguments in [&["--changed-since", "HEAD"][..], &[]] {
        assert_eq!(only_vague(&folder, arguments), ["l\u{fffd}rare.yaml:7 RS207"], "{arguments:?}");
    }
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-q", "-m", "two"]);
    assert_eq!(only_vague(&folder, &["--changed-since", "HEAD~1"]), ["l\u{fffd}rare.yaml:7 RS207"]);
    assert!(only_vague(&folder, &["--changed-since", "HEAD"]).is_empty());
}

#[test]
fn a_clone_without_the_history_says_what_to_do() {
    let folder = folder("whole", &[("a.yaml", CLEAN)]);
    fs::write(folder.join("b.yaml"), vague()).expect("a file");
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-q", "-m", "two"]);
    let first = stdout(&git(&folder, &["rev-parse", "HEAD~1"]));
    let shallow = folder.with_file_name("shallow");
    let _ = fs::remove_dir_all(&shallow);
    let from = format!("file://{}", folder.display());
    git(&folder, &["clone", "-q", "--depth", "1", &from, &shallow.display().to_string()]);
    for revision in ["HEAD~1", first.trim(), "origin/main~1", "v1"] {
        let output = run(&shallow, &["check", "--changed-since", revision, "-o", "json=report.json"]);
        assert_eq!(output.status.code(), Some(2), "{revision}: {}", stdout(&output));
        let told = stderr(&output);
        assert!(told.contains(revision) && told.contains("fetch"), "{told}");
        assert!(!shallow.join("report.json").exists(), "no report says that nothing was found");
    }
    let nowhere = support::folder("check-changed/nowhere");
    fs::write(nowhere.join("a.yaml"), vague()).expect("a file");
    let mut command = support::program(&nowhere, &["check", "--changed-since", "HEAD"]);
    command.env("GIT_CEILING_DIRECTORIES", nowhere.parent().expect("a folder"));
    assert_eq!(command.output().expect("it runs").status.code(), Some(2), "this is no repository");
}
