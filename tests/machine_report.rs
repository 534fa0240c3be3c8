//! The reports for programs: they keep to the published schema, say the same in JSON and YAML, and are safe
//! to print.

mod support;

use rolescope::model::{Category, Language};
use rolescope::report::{Problem, explanation_json, explanation_yaml, json, yaml};
use rolescope::scope::Assessment;
use rolescope::source::SourceText;
use serde_json::Value;
use support::{holding, misleading, open, without_duties};

const SCHEMA: &str = include_str!("../schemas/report.schema.json");

fn assessments() -> Vec<Assessment> {
    vec![misleading(), holding(), open(), without_duties()]
}

fn problems() -> Vec<Problem> {
    vec![Problem {
        file: "jobs/broken.yaml".to_owned(),
        line: 3,
        column: 9,
        problem: "the quotation never ends".to_owned(),
        advice: "add a closing \"".to_owned(),
    }]
}

fn report() -> Value {
    let json = json(&assessments(), &problems()).expect("it can be written");
    serde_json::from_str(&json).expect("it is JSON")
}

#[test]
fn the_report_keeps_to_its_schema() {
    let schema = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("the schema is one");
    let validator = jsonschema::draft202012::new(&schema).expect("the schema compiles");
    let errors = |report: &Value| -> Vec<String> {
        validator.iter_errors(report).map(|error| format!("{}: {error}", error.instance_path())).collect()
    };
    assert_eq!(errors(&report()), Vec::<String>::new());

    // A schema that takes anything would prove nothing.
    let mut unknown = report();
    unknown["postings"][0]["duties"][0]["mood"] = "good".into();
    assert_eq!(errors(&unknown).len(), 1);
    let mut wrong = report();
    wrong["postings"][0]["comparison"]["verdict"] = "fine".into();
    assert_eq!(errors(&wrong).len(), 1);
}

#[test]
fn yaml_and_json_say_the_same() {
    let yaml = yaml(&assessments(), &problems()).expect("it can be written");
    let from_yaml: Value = serde_yaml::from_str(&yaml).expect("it is YAML");
    assert_eq!(from_yaml, report());
}

#[test]
fn evidence_adds_up_to_the_scores() {
    let report = report();
    let duties =
        report["postings"].as_array().into_iter().flatten().flat_map(|posting| posting["duties"].as_array());
    let mut checked = 0;
    for duty in duties.flatten() {
        for category in Category::ALL {
            let weights = duty["evidence"].as_array().into_iter().flatten();
            let sum: i64 = weights.filter_map(|evidence| evidence["weights"][category.key()].as_i64()).sum();
            assert_eq!(duty["scores"][category.key()].as_i64(), Some(sum));
            checked += 1;
        }
    }
    assert_eq!(checked, (6 + 4 + 6) * Category::COUNT);
}

#[test]
fn places_are_those_of_the_file() {
    let report = report();
    let posting = &report["postings"][0];
    assert_eq!(posting["title"]["line"], 1);
    assert_eq!(posting["title"]["column"], 8);
    assert_eq!(posting["title"]["end_column"], 8 + "Project Coordinator".len());
    assert_eq!(posting["duties"][2]["line"], 5);
    assert_eq!(posting["duties"][2]["column"], 5);
    assert_eq!(posting["comparison"]["deciding"], serde_json::json!([1, 2, 3]));
}

/// A terminal obeys control sequences wherever they are printed, so none may stand in the output as it is;
/// who reads the format gets the text just as it was.
#[test]
fn hostile_text_is_escaped_and_kept() {
    let hostile = "a\u{1b}[31m\u{9b}2J\u{202e}b\u{7f} ##vso[task.x]y C## ###[error]";
    let mut assessment = misleading();
    assessment.posting.duties[0].text = SourceText::verbatim(hostile, 0);
    assessment.judgements[0].evidence.truncate(1);
    let assessments = [assessment];
    let json = json(&assessments, &[]).expect("it can be written");
    let yaml = yaml(&assessments, &[]).expect("it can be written");
    for text in [&json, &yaml] {
        let bad = text.chars().find(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}');
        assert_eq!(bad, None, "{text}");
        assert!(!text.contains("##"), "{text}");
    }
    let from_json: Value = serde_json::from_str(&json).expect("it is JSON");
    let from_yaml: Value = serde_yaml::from_str(&yaml).expect("it is YAML");
    assert_eq!(from_json["postings"][0]["duties"][0]["text"], hostile);
    assert_eq!(from_yaml, from_json);
}

/// Texts that YAML would read as something else unless they are quoted.
#[test]
fn yaml_keeps_texts_texts() {
    for text in [
        "yes",
        "~",
        "12:30",
        "- a",
        "a: b",
        "#c",
        "1e3",
        "null",
        "",
        "'",
        "\"",
        "a\nb",
        "å\u{a0}ä",
        "%x",
        "@x",
        "=",
        "<<",
    ] {
        let mut assessment = without_duties();
        assessment.truer_titles = vec![text.to_owned()];
        let yaml = yaml(&[assessment], &[]).expect("it can be written");
        let value: Value = serde_yaml::from_str(&yaml).expect("it is YAML");
        assert_eq!(value["postings"][0]["truer_titles"][0], text);
    }
}

#[test]
fn an_explanation_holds_all_evidence_in_either_format() {
    let misleading = misleading();
    let duty = &misleading.posting.duties[1].text.text;
    let judgement = &misleading.judgements[1];
    let json = explanation_json(duty, Language::English, judgement).expect("it can be written");
    let yaml = explanation_yaml(duty, Language::English, judgement).expect("it can be written");
    let from_json: Value = serde_json::from_str(&json).expect("it is JSON");
    let from_yaml: Value = serde_yaml::from_str(&yaml).expect("it is YAML");
    assert_eq!(from_yaml, from_json);
    assert_eq!(from_json["category"], "executive-assistant");
    assert_eq!(from_json["evidence"].as_array().map(Vec::len), Some(judgement.evidence.len()));
    assert_eq!(from_json["evidence"][1]["words"], serde_json::json!(["flights"]));
}
