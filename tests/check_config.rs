//! The configuration of a check: which file holds, what it says, and how it is told where it is wrong.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

#[path = "support/program.rs"]
mod support;

use support::{repository, run, stderr, stdout};

const CLEAN: &str = "title: Office Coordinator\nreports_to: Head of Office\nduties:\n  - Check supplier invoices and pass them for payment\n  - Order supplies and keep an eye on stock levels\n  - Keep the contract register up to date\n";

fn vague() -> String {
    CLEAN.to_owned() + "  - Other duties as assigned\n"
}

/// A repository of its own for each test.
fn folder(test: &str, files: &[(&str, &str)]) -> PathBuf {
    repository(&format!("check-config/{test}"), files)
}

#[test]
fn the_nearest_configuration_holds() {
    let vague = vague();
    let folder = folder(
        "config",
        &[
            (
                "rolescope.toml",
                "fail-on = \"warning\"\nignore = [\"RS216\"]\n[severity]\nvague-duty = \"error\"\n[[overrides]]\npaths = [\"interns/**\"]\nignore = [\"RS207\"]\n",
            ),
            ("jobs/a.yaml", &vague),
            ("interns/b.yaml", &vague),
            ("other/rolescope.toml", "min-confidence = \"high\"\n[thresholds]\ntoo-few-duties = 8\n"),
            ("other/c.yaml", &vague),
        ],
    );
    let output = run(&folder, &["check", "-o", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let told: Vec<String> = report["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|finding| finding["group"] == "posting")
        .map(|finding| {
            format!(
                "{} {} {}",
                finding["file"].as_str().unwrap_or_default(),
                finding["code"].as_str().unwrap_or_default(),
                finding["severity"].as_str().unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(told, ["jobs/a.yaml RS207 error", "other/c.yaml RS203 warning", "other/c.yaml RS207 warning"]);
    let shown = stdout(&run(&folder, &["config", "interns/b.yaml"]));
    assert!(shown.contains("fail-on = \"warning\"") && shown.contains("# rolescope.toml:1"), "{shown}");
    let line = shown.lines().find(|line| line.starts_with("RS207")).expect("a line");
    assert!(line.starts_with("RS207 = \"off\"") && line.contains("rolescope.toml"), "{line}");
    let line = shown.lines().find(|line| line.starts_with("RS216")).expect("a line");
    assert!(line.starts_with("RS216 = \"off\"") && line.ends_with("rolescope.toml:2"), "{line}");
    let other = stdout(&run(&folder, &["config", "other/c.yaml", "--ignore", "RS1"]));
    assert!(other.contains("too-few-duties = 8") && other.contains("other/rolescope.toml:3"), "{other}");
    assert!(
        other.lines().any(|line| line.starts_with("RS101 = \"off\"") && line.ends_with("the command line")),
        "{other}"
    );
    assert!(toml::from_str::<toml::Table>(&shown).is_ok(), "what is shown is a configuration");
}

#[test]
fn a_wrong_configuration_is_told_with_its_place_and_what_was_meant() {
    for (text, expected) in [
        ("selct = []\n", "rolescope.toml:1:1: there is no key “selct”; did you mean “select”?"),
        ("ignore = [\"RS10l\"]\n", "rolescope.toml:1:11: there is no rule “RS10l”; did you mean “RS101”?"),
        (
            "[severity]\nRS101 = \"eror\"\n",
            "rolescope.toml:2:9: there is no severity “eror”; did you mean “error”?",
        ),
        (
            "[thresholds]\nhiden-job = 1\n",
            "rolescope.toml:2:1: there is no threshold “hiden-job”; did you mean “hidden-job”?",
        ),
        (
            "[thresholds]\nhidden-job = 25\n",
            "rolescope.toml:2:14: “hidden-job” can't be that; give a number from 0.05 to 1",
        ),
        ("[[overrides]]\nignore = []\n", "this override says no paths"),
        ("select = [\n", "rolescope.toml:"),
        ("language = \"fr\"\n", "there is no language “fr”"),
    ] {
        let folder = folder("wrong-config", &[("rolescope.toml", text), ("a.yaml", CLEAN)]);
        let output = run(&folder, &["check"]);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(stderr(&output).contains(expected), "{}", stderr(&output));
        assert!(stdout(&output).is_empty());
    }
}

#[test]
fn a_lexicon_in_the_configuration_holds_and_is_seen_from_its_folder() {
    let lexicon = "categories:\n  nursing-care:\n    name: Nursing care\nentries:\n  en:\n    - phrases: [patient, wound, injection]\n      as: noun\n      counts: {nursing-care: 5}\n";
    let posting = "title: Office Coordinator\nreports_to: Head of Office\nduties:\n  - Give each patient the evening injection\n  - Dress wounds and look after the patients\n  - Tell the patient what the injection is for\n  - Keep the patients company\n";
    let files = [
        ("rolescope.toml", "lexicon = [\"words/care.yaml\"]\n"),
        ("words/care.yaml", lexicon),
        ("ward/jobs/a.yaml", posting),
    ];
    let folder = folder("lexicon", &files);
    let within = folder.join("ward");
    let output = run(&within, &["check", "jobs"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(stdout(&output).contains("nursing care"), "{}", stdout(&output));
    let without = stdout(&run(&within, &["check", "jobs", "--no-config"]));
    assert!(!without.contains("nursing care"), "{without}");
    let named = stdout(&run(&within, &["check", "jobs", "--no-config", "--lexicon", "../words/care.yaml"]));
    assert_eq!(named, stdout(&output));
    let shown = stdout(&run(&within, &["config"]));
    assert!(shown.contains("care.yaml") && shown.contains("rolescope.toml:1"), "{shown}");

    fs::write(folder.join("words/care.yaml"), lexicon.replace("counts", "count")).expect("a file");
    let output = run(&within, &["check", "jobs"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let told = stderr(&output);
    assert!(told.contains("care.yaml:8:7") && told.contains("did you mean `counts`"), "{told}");
}
