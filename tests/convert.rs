//! `convert` and `init`: what they write is ours, is valid, and is the same posting again.

use std::fs;
use std::path::Path;
use std::process::Output;
use std::sync::Arc;

use proptest::prelude::*;
use rolescope::classify::Classifier;
use rolescope::model::Posting;
use rolescope::report::posting_yaml;
use rolescope::scope::{Verdict, assess_briefly};
use rolescope::source::SourceFile;
use rolescope::{ReadOptions, read_with};
use serde_json::Value;

#[path = "support/program.rs"]
mod support;

use support::{folder, run};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn postings(name: &str, text: &str) -> Vec<Posting> {
    let file = Arc::new(SourceFile::new(name, text));
    let options = ReadOptions { lenient: true, ..ReadOptions::default() };
    read_with(&file, options).map(|reading| reading.postings).unwrap_or_default()
}

fn schema() -> jsonschema::Validator {
    let text = fs::read_to_string(root().join("schemas/posting.schema.json")).expect("the schema is there");
    jsonschema::validator_for(&serde_json::from_str(&text).expect("JSON")).expect("a schema")
}

/// What the schema has against a YAML file.
fn against(schema: &jsonschema::Validator, yaml: &str) -> Vec<String> {
    let value: Value = serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"));
    schema.iter_errors(&value).map(|error| format!("{error} at {}", error.instance_path())).collect()
}

fn verdict(posting: &Posting) -> (Verdict, Option<String>) {
    let assessment = assess_briefly(posting.clone(), Classifier::bundled());
    let scope = assessment.scope.as_ref().map(|scope| format!("{:?} {:.6?}", scope.breadth, scope.shares));
    (assessment.comparison.verdict, scope)
}

/// Whether a posting is the same after it was written and read again.
fn survives(posting: &Posting, schema: &jsonschema::Validator) -> Result<(), TestCaseError> {
    let yaml = posting_yaml(posting, "posting.schema.json");
    let invalid = against(schema, &yaml);
    prop_assert!(invalid.is_empty(), "{:?}\n{}", invalid, yaml);
    let again = postings("again.yaml", &yaml);
    if posting.title.is_none() && posting.duties.len() < 3 {
        return Ok(());
    }
    prop_assert_eq!(again.len(), 1, "{}", yaml);
    let again = &again[0];
    let title = |posting: &Posting| posting.title.as_ref().map(|title| title.clean.clone());
    let duties = |posting: &Posting| -> Vec<(String, Option<f64>)> {
        posting.duties.iter().map(|duty| (duty.text.text.clone(), duty.share)).collect()
    };
    prop_assert_eq!(title(again), title(posting), "{}", yaml);
    prop_assert_eq!(duties(again), duties(posting), "{}", yaml);
    prop_assert_eq!(again.language, posting.language);
    prop_assert_eq!(again.level, posting.level);
    prop_assert_eq!(verdict(again), verdict(posting), "{}", yaml);
    Ok(())
}

/// Pieces of postings, with what is hard to write down among them.
fn pieces() -> impl Strategy<Value = String> {
    let known = prop_oneof![
        Just("# Event Coordinator at Northquay (m/f/d)\n\n"),
        Just("# Samordnare till Norrhamns kommun\n\n"),
        Just("title: \"Clerk: \\u202e 'A'\"\n"),
        Just("## Responsibilities\n\n"),
        Just("### Office (40 %)\n\n"),
        Just("Arbetsuppgifter\n\n"),
        Just("## Requirements\n\n"),
        Just("- Plan fairs: halls, \"guests\" & caterers\n"),
        Just("- Book rooms (20%) (10%)\n"),
        Just("- #1 in tidying\n"),
        Just("- yes\n"),
        Just("- - Order paper\n"),
        Just("- Sort <b>mail</b> \\ post\n"),
        Just("- Boka resor åt ledningen\n"),
        Just("- Ta fram underlag: 'snabbt'\n"),
        Just("- Draft *reports* and `briefs` for the board\n"),
        Just("- 33% - Keep the budget\n"),
        Just("You will run the members' fair. You will answer the telephone.\n\n"),
        Just("You report to the Head of Fairs.\n\n"),
        Just("duties:\n  - text: File | letters\n    share: 0.333\n  - Keep: the books\n"),
    ];
    let odd = "[a-zåäö #:'\"%&*!|>{}\\[\\],?-]{1,40}\n";
    let piece = prop_oneof![6 => known.prop_map(str::to_owned), 1 => odd];
    prop::collection::vec(piece, 1..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_posting_survives_being_converted(
        text in pieces(), name in prop::sample::select(&["a.md", "a.txt", "a.yaml", "a.html"][..]),
    ) {
        let schema = schema();
        for posting in postings(name, &text) {
            survives(&posting, &schema)?;
        }
    }
}

#[test]
fn every_example_survives_and_follows_the_schema() {
    let schema = schema();
    let mut count = 0;
    for entry in fs::read_dir(root().join("examples")).expect("the examples are there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a text");
        let name = path.display().to_string();
        for posting in postings(&name, &text) {
            survives(&posting, &schema).unwrap_or_else(|error| panic!("{name}: {error}"));
            count += 1;
        }
        if name.ends_with(".yaml") {
            assert!(
                text.starts_with("# yaml-language-server: $schema=../schemas/posting.schema.json\n"),
                "{name}"
            );
            assert_eq!(against(&schema, &text), Vec::<String>::new(), "{name}");
        }
    }
    assert!(count >= 10);
}

#[test]
fn the_schema_knows_what_is_wrong() {
    let schema = schema();
    for wrong in [
        "title: Clerk\n",
        "duties: [Sort the mail]\n",
        "title: Clerk\nduties: Sort the mail\n",
        "title: Clerk\nduties:\n  - Sort the mail\nlevel: boss\n",
        "title: Clerk\nduties:\n  - text: Sort the mail\n    share: lots\n",
        "title: Clerk\ndutys:\n  - Sort the mail\n",
        "title: Clerk\nduties:\n  - Sort the mail\nlanguage: fr\n",
    ] {
        assert!(!against(&schema, wrong).is_empty(), "{wrong}");
    }
}

#[test]
fn both_templates_are_whole_postings() {
    let schema = schema();
    for (language, name) in [("en", "posting.yaml"), ("sv", "annons.yaml")] {
        let place = folder(&format!("init-{language}"));
        let output = run(&place, &["init", name, "--lang", language]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let text = fs::read_to_string(place.join(name)).expect("it was written");
        assert!(text.starts_with("# yaml-language-server: $schema=posting.schema.json\n"));
        assert_eq!(against(&schema, &text), Vec::<String>::new(), "{language}");
        assert!(place.join("posting.schema.json").exists());
        let posting = postings(name, &text).remove(0);
        assert_eq!(posting.language.code(), language);
        assert_eq!(posting.duties.len(), 3);
        assert!(posting.level.is_some() && posting.reports_to.is_some() && posting.organisation.is_some());
        assert!(posting.terms.employment.is_some() && posting.terms.hours.is_some());
        assert!(posting.terms.extent.is_some() && posting.events_led_by.is_some());
        for list in [&posting.requirements, &posting.nice_to_have, &posting.training, &posting.benefits] {
            assert_eq!(list.len(), 1);
        }
        // The schema beside it is no job description.
        let report = run(&place, &[".", "--format", "json"]);
        let report: Value = serde_json::from_slice(&report.stdout).expect("JSON");
        assert_eq!(report["postings"].as_array().map(Vec::len), Some(1));
        assert_eq!(report["problems"].as_array().map(Vec::len), Some(0));
    }
}

#[test]
fn nothing_is_overwritten_unless_asked() {
    let place = folder("force");
    fs::write(place.join("posting.yaml"), "mine").expect("it can be written");
    let output = run(&place, &["init"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("--force"), "{}", said(&output));
    assert_eq!(fs::read_to_string(place.join("posting.yaml")).expect("it is there"), "mine");
    fs::write(place.join("clerk.md"), "# Clerk\n\n## Duties\n\n- Sort mail\n- Order paper\n- File letters\n")
        .expect("it can be written");
    fs::write(place.join("clerk.yaml"), "mine").expect("it can be written");
    let output = run(&place, &["convert", "clerk.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(place.join("clerk.yaml")).expect("it is there"), "mine");
    let output = run(&place, &["convert", "clerk.md", "--force"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = fs::read_to_string(place.join("clerk.yaml")).expect("it is there");
    assert!(text.contains("\ntitle: Clerk\n") && text.contains("\n  - Sort mail\n"), "{text}");
}

#[test]
fn several_postings_go_to_several_files_and_doubts_are_said() {
    let place = folder("several");
    let html = "<h1>Join us</h1><p>Our Fair Coordinator, part-time, will do this:</p>";
    fs::write(place.join("odd.html"), html).expect("it can be written");
    let lines = "{\"title\": \"Clerk till Norrhamn\", \"language\": \"sv\", \"duties\": [\"Sortera post\", \"Boka resor\", \"Beställa papper\"]}\n\
        {\"title\": \"Cook\", \"duties\": [\"Cook the soup\"]}\n";
    fs::write(place.join("jobs.jsonl"), lines).expect("it can be written");
    let output = run(&place, &["convert", "odd.html", "jobs.jsonl", "--output", "yaml"]);
    assert_eq!(output.status.code(), Some(2), "the page tells no duties: {}", said(&output));
    let first = fs::read_to_string(place.join("yaml/jobs-1.yaml")).expect("it was written");
    assert!(
        first.contains("titel: Clerk\n") && first.contains("# I källan står: Clerk till Norrhamn\n"),
        "{first}"
    );
    assert!(first.contains("ur jobs.jsonl:1."), "{first}");
    let second = fs::read_to_string(place.join("yaml/jobs-2.yaml")).expect("it was written");
    assert!(second.contains("# Fewer than three duties"), "{second}");
    assert!(second.contains("# Recognised from the text.\nlanguage: en\n"), "{second}");
    assert!(place.join("yaml/posting.schema.json").exists());
    let output = run(&place, &["convert", "jobs.jsonl", "--stdout"]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(postings("all.yaml", &text).len(), 2);
}

#[test]
fn what_is_written_holds_no_command_of_a_build_server() {
    let text = "title: Clerk\norganisation: \"##[group]Elm\"\nduties:\n  - \"Sort ##vso[task.setvariable variable=a]b mail\"\n  - \"Order ###teamcity[publishArtifacts 'x'] paper\"\n  - File [all] letters\n";
    let posting = postings("role.yaml", text).remove(0);
    let yaml = posting_yaml(&posting, "posting.schema.json");
    for command in ["##[", "##vso[", "##teamcity["] {
        assert!(!yaml.contains(command), "{yaml}");
    }
    // Read again, every text is what it was.
    let again = postings("again.yaml", &yaml).remove(0);
    let texts = |posting: &Posting| -> Vec<String> {
        posting.duties.iter().map(|duty| duty.text.text.clone()).collect()
    };
    assert_eq!(texts(&again), texts(&posting));
}
