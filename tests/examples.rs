//! The examples that come with the program, through the program: each is read whole and reported on.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use rolescope::classify::Classifier;
use rolescope::report::Row;
use rolescope::scope::{assess, assess_briefly};
use rolescope::source::SourceFile;
use serde_json::Value;

#[path = "support/program.rs"]
mod support;

use support::{folder, program};

fn rolescope(arguments: &[&str]) -> Command {
    program(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}

/// What the program says where all is well.
fn stdout(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", support::stderr(output));
    support::stdout(output)
}

fn run(arguments: &[&str]) -> String {
    stdout(&rolescope(arguments).output().expect("it runs"))
}

fn examples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let entries = std::fs::read_dir(folder).expect("the examples are there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "yaml" || ending == "md"));
    paths.sort();
    paths
}

fn report() -> Value {
    serde_json::from_str(&run(&["--format", "json", "examples"])).expect("JSON")
}

/// Every duty written in an example is found, in its place, and nothing else is taken for one.
#[test]
fn every_duty_of_every_example_is_found() {
    let report = report();
    let postings = report["postings"].as_array().expect("postings");
    assert_eq!(postings.len(), examples().len());
    assert!(postings.len() >= 10);
    for posting in postings {
        let file = posting["file"].as_str().expect("a file");
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("a file");
        let lines: Vec<&str> = text.lines().collect();
        let opens = |line: &&str| {
            ["duties:", "arbetsuppgifter:", "## What you will do"]
                .iter()
                .any(|heading| line.starts_with(heading))
        };
        let from = lines.iter().position(opens).expect("the duties open") + 1;
        let item =
            |line: &&&str| line.trim_start().starts_with("- ") || line.is_empty() || line.starts_with("    ");
        let duties = lines[from..].iter().take_while(item).filter(|line| line.trim_start().starts_with("- "));
        let written: Vec<&str> =
            duties.map(|line| line.trim().trim_start_matches("- ").trim_start_matches("text: ")).collect();
        let found: Vec<&str> = posting["duties"]
            .as_array()
            .expect("duties")
            .iter()
            .filter_map(|duty| duty["text"].as_str())
            .collect();
        assert_eq!(found, written, "{file}");
        assert!(found.len() >= 8, "{file}");
        for duty in posting["duties"].as_array().expect("duties") {
            let line = lines[usize::try_from(duty["line"].as_u64().expect("a line")).expect("small") - 1];
            let column = usize::try_from(duty["column"].as_u64().expect("a column")).expect("small") - 1;
            let rest: String = line.chars().skip(column).collect();
            assert!(rest.starts_with(duty["text"].as_str().expect("a text")), "{file}: {line}");
        }
        assert!(posting["title"]["text"].is_string() && posting["reports_to"]["text"].is_string(), "{file}");
        assert!(!posting["requirements"].as_array().expect("requirements").is_empty(), "{file}");
    }
}

#[test]
fn both_languages_have_their_examples() {
    let report = report();
    let number = |language: &str| {
        report["postings"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|posting| posting["language"] == language)
            .count()
    };
    assert!(number("en") >= 4 && number("sv") >= 4);
}

#[test]
fn stated_parts_of_the_time_are_read() {
    let report = report();
    for file in ["examples/conference-manager.yaml", "examples/verksamhetssamordnare.yaml"] {
        let posting =
            report["postings"].as_array().into_iter().flatten().find(|posting| posting["file"] == file);
        let duties = posting.and_then(|posting| posting["duties"].as_array()).expect("duties");
        let sum: f64 = duties.iter().filter_map(|duty| duty["stated_share"].as_f64()).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{file}: {sum}");
    }
}

#[test]
fn the_report_on_the_examples_keeps_to_the_schema() {
    let schema = serde_json::from_str(include_str!("../schemas/report.schema.json")).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let report = report();
    let errors: Vec<String> =
        validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
}

/// The same answer every time, however many threads there are and however the report is asked for.
#[test]
fn the_report_is_the_same_with_any_number_of_threads() {
    for arguments in [
        &["examples"][..],
        &["report", "examples"],
        &["--details", "examples"],
        &["--format", "json", "examples"],
    ] {
        let with = |threads: &str| {
            stdout(&rolescope(arguments).env("RAYON_NUM_THREADS", threads).output().expect("it runs"))
        };
        assert_eq!(with("1"), with("4"));
    }
    assert_eq!(run(&["examples"]), run(&["report", "examples"]));
}

#[test]
fn a_lone_posting_of_a_folder_is_reported_with_its_evidence() {
    let folder = folder("lone-posting");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/utredare.yaml");
    std::fs::copy(example, folder.join("utredare.yaml")).expect("a file");
    std::fs::write(folder.join("other.yaml"), "fruit: apple\n").expect("a file");
    let report = run(&[&folder.display().to_string()]);
    assert!(report.starts_with("Utredare · ") && report.contains("→ "), "{report}");
}

#[test]
fn a_single_posting_is_reported_in_full_and_several_in_rows() {
    let single = run(&["examples/senior-coordinator.yaml"]);
    assert!(single.starts_with("Senior Coordinator · Harbour & Field\n"), "{single}");
    assert!(single.contains("Look after the COO's calendar"));
    let several = run(&["examples"]);
    assert!(!several.contains("Look after the COO's calendar"));
    for path in examples() {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        assert!(several.contains(name), "{name} has no row");
    }
    let details = run(&["--details", "examples"]);
    assert!(details.contains("Look after the COO's calendar") && details.contains("Hålla i VD:s kalender"));
}

#[test]
fn a_posting_is_reported_in_its_own_language_unless_told_otherwise() {
    let swedish = "examples/vd-assistent.yaml";
    assert!(run(&[swedish]).contains("Arbetsuppgifter"));
    assert!(run(&["--lang", "en", swedish]).contains("Duties"));
    assert!(run(&["--lang", "sv", "examples/senior-coordinator.yaml"]).contains("Arbetsuppgifter"));
    let locale = rolescope(&[swedish]).env("LANG", "en_GB.UTF-8").output().expect("it runs");
    assert!(stdout(&locale).contains("Duties"));
}

/// One bad file is told of and stops nothing.
#[test]
fn a_file_that_is_not_there_does_not_stop_the_others() {
    let output = rolescope(&["examples/nowhere.yaml", "examples/utredare.yaml"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("examples/nowhere.yaml:1:1: "));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("Utredare · "));
}

#[test]
fn an_explanation_recognises_the_language_of_the_duty() {
    for (duty, language) in [
        ("Book flights and hotels for the directors", "en"),
        ("Boka flyg och hotell åt direktörerna", "sv"),
        ("Advise the board on strategy", "en"),
        ("Ta fram beslutsunderlag till styrelsen", "sv"),
        ("Maintain the CRM", "en"),
        ("Administrera CRM", "sv"),
        ("Project planning", "en"),
        ("Projektledning", "sv"),
        ("Stock control", "en"),
        ("Lagerkontroll", "sv"),
        ("Planera resor", "sv"),
        ("Train new staff", "en"),
        ("Skriva avtal", "sv"),
    ] {
        let explanation: Value =
            serde_json::from_str(&run(&["explain", duty, "--format", "json"])).expect("JSON");
        assert_eq!(explanation["language"], language, "{duty}");
    }
}

/// Leaving the evidence out changes no row of an overview.
#[test]
fn a_brief_assessment_comes_to_the_same_result() {
    for path in examples() {
        let file = Arc::new(SourceFile::open(&path).expect("a file"));
        let posting = || rolescope::read(&file).expect("an example").postings.remove(0);
        let (whole, brief) =
            (assess(posting(), Classifier::bundled()), assess_briefly(posting(), Classifier::bundled()));
        assert_eq!(Row::from(&whole), Row::from(&brief));
        assert_eq!((&whole.scope, &whole.truer_titles), (&brief.scope, &brief.truer_titles));
        assert!(whole.judgements.iter().any(|judgement| !judgement.evidence.is_empty()));
        assert!(brief.judgements.iter().all(|judgement| judgement.evidence.is_empty()));
    }
}
