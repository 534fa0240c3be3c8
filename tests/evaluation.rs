//! Labelled data in, figures out.

use rolescope::classify::Classifier;
use rolescope::evaluate::{self, Evaluation, read_duties, read_roles, read_titles};
use rolescope::report::evaluation;
use rolescope::source::SourceFile;

const TITLES: &str = include_str!("fixtures/evaluation/titles.jsonl");

#[test]
fn titles_are_scored_by_language() {
    let labels = read_titles("titles.jsonl", TITLES).unwrap();
    let scores = Evaluation { titles: Some(evaluate::titles(&labels)), ..Evaluation::default() };
    // English: "Plumber" is labelled wrongly on purpose, and so is the level of "Event Manager".
    let expected = serde_json::json!({"titles": {
        "en": {"n": 4, "accuracy": 0.75, "level_accuracy": 0.75},
        "sv": {"n": 1, "accuracy": 1.0, "level_accuracy": 1.0},
    }});
    assert_eq!(serde_json::to_value(&scores).unwrap(), expected);
    let text = evaluation(&scores);
    let row = text.lines().find(|line| line.starts_with(" en")).unwrap();
    assert_eq!(row.split_whitespace().collect::<Vec<_>>(), ["en", "4", "0.750", "0.750"]);
}

#[test]
fn duties_without_any_meaning_count_as_other() {
    let line = r#"{"lang": "sv", "duty": "xyzzy", "label": "X", "level": 2}"#;
    let labels = read_duties("duties.jsonl", line).unwrap();
    let scores = &evaluate::duties(&labels, Classifier::bundled())["sv"];
    assert_eq!((scores.n, scores.accuracy), (1, 1.0));
    assert_eq!(scores.confusion[4], [0, 0, 0, 0, 1]);
    let json = serde_json::to_value(scores).unwrap();
    assert_eq!(json["f1"], serde_json::json!({"A": 0.0, "O": 0.0, "E": 0.0, "V": 0.0, "X": 1.0}));
}

#[test]
fn a_wrong_line_of_labels_is_named_with_what_is_wrong() {
    let good = r#"{"lang": "en", "duty": "Plan", "label": "O", "level": 2}"#;
    let problem = |line: &str| {
        let text = format!("{good}\n\n{line}\n");
        read_duties("mine.jsonl", &text).unwrap_err().to_string()
    };
    let unknown_label = problem(r#"{"lang": "en", "duty": "Plan", "label": "Q", "level": 2}"#);
    assert_eq!(unknown_label, r#"mine.jsonl:3: unknown label "Q": write A, O, E, V or X"#);
    let unknown_language = problem(r#"{"lang": "de", "duty": "Plan", "label": "O", "level": 2}"#);
    assert_eq!(unknown_language, r#"mine.jsonl:3: unknown language "de": write "en" or "sv""#);
    let level = problem(r#"{"lang": "en", "duty": "Plan", "label": "O", "level": 7}"#);
    assert_eq!(level, "mine.jsonl:3: level 7 lies outside 1 (support) to 3 (lead)");
    let missing = problem(r#"{"lang": "en", "label": "O", "level": 2}"#);
    assert!(missing.starts_with("mine.jsonl:3: missing field `duty`"), "{missing}");
    assert!(problem("not json").starts_with("mine.jsonl:3: expected"), "{}", problem("not json"));
}

const ROLE: &str = r#"{"lang": "en", "file": "gone.md", "title": "Clerk", "open": false, "duties": ["File"],
"scope": {"advisory": 0, "operational": 100, "executive-assistant": 0, "event": 0, "other": 0},
"verdict": "VERDICT", "breadth": "specialised", "reports_to": null}"#;

#[test]
fn a_role_needs_a_known_verdict_and_a_file_that_opens() {
    let line = ROLE.replace('\n', " ");
    let wrong = read_roles("roles.jsonl", &line).unwrap_err().to_string();
    assert!(
        wrong.starts_with(r#"roles.jsonl:1: unknown verdict "VERDICT": write one of matches"#),
        "{wrong}"
    );
    let after_blank_lines = format!("\n\n{}", line.replace("VERDICT", "matches"));
    let labels = read_roles("roles.jsonl", &after_blank_lines).unwrap();
    let gone = |_: &std::path::Path| Err::<SourceFile, _>("no such file");
    let error = evaluate::roles("roles.jsonl", &labels, Classifier::bundled(), gone).unwrap_err();
    assert_eq!(error.to_string(), "roles.jsonl:3: the role's file gone.md can't be opened: no such file");
}

#[test]
fn a_role_whose_file_is_no_posting_is_found_wanting_in_everything() {
    let labels = read_roles("roles.jsonl", &ROLE.replace('\n', " ").replace("VERDICT", "matches")).unwrap();
    let empty = |path: &std::path::Path| Ok::<_, String>(SourceFile::new(path.display().to_string(), ""));
    let scores = evaluate::roles("roles.jsonl", &labels, Classifier::bundled(), empty).unwrap();
    let scores = serde_json::to_value(&scores["en"]).unwrap();
    let expected = serde_json::json!({
        "n": 1, "duty_precision": 0.0, "duty_recall": 0.0, "duty_f1": 0.0, "scope_tvd": 1.0,
        "verdict_agreement": 0.0, "breadth_agreement": 0.0, "title_swap_auc": null, "title_found": 0.0,
        "reports_to_found": 1.0,
    });
    assert_eq!(scores, expected);
}
