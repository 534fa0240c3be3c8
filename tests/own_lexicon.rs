//! A user's own lexicon, from its file to every output: what it adds, changes and silences, what it refuses
//! and how it says so.

use std::path::Path;
use std::process::Output;
use std::sync::Arc;

use rolescope::classify::Classifier;
use rolescope::lexicon::{self, Lexicon};
use rolescope::model::{Category, Language, Level};
use rolescope::report::{Layout, explanation, json, text};
use rolescope::scope::{Verdict, assess, promise, promise_with};
use rolescope::source::SourceFile;
use serde_json::Value;

#[path = "support/program.rs"]
mod support;

use support::{folder, stdout};

const NURSING: &str = include_str!("../examples/lexicons/nursing-care.yaml");

fn lexicon(text: &str) -> Arc<Lexicon> {
    match lexicon::read(&[SourceFile::new("own.yaml", text)]) {
        Ok(lexicon) => Arc::new(lexicon),
        Err(problems) => panic!("{problems}"),
    }
}

fn classifier(text: &str) -> Classifier {
    Classifier::bundled().with_lexicon(&lexicon(text)).expect("it fits the program")
}

fn problems(text: &str) -> Vec<String> {
    let problems = lexicon::read(&[SourceFile::new("own.yaml", text)]).expect_err("it is refused");
    problems.0.iter().map(ToString::to_string).collect()
}

fn phrase(words: &str, says: &str) -> String {
    format!("entries:\n  en:\n    - phrases: {words}\n      {says}\n")
}

#[test]
fn a_category_of_ones_own_takes_the_duties_that_are_its() {
    let classifier = classifier(NURSING);
    for (duty, language) in [
        ("Give medication to patients and dress their wounds", Language::English),
        ("Ge patienterna läkemedel och lägga om sår", Language::Swedish),
    ] {
        let judgement = classifier.judge(duty, language);
        let category = judgement.category.expect("it is clear");
        assert_eq!(category.key(), "nursing-care", "{judgement:#?}");
        let sum: f64 = judgement.categories().map(|category| judgement.probability(category)).sum();
        assert!((sum - 1.0).abs() < 1e-9);
        assert_eq!(judgement, classifier.judge(duty, language));
        let brief = classifier.judge_briefly(duty, language);
        assert_eq!((brief.category, brief.further), (judgement.category, judgement.further.clone()));
    }
}

#[test]
fn evidence_adds_up_to_scores_whose_softmax_is_the_answer() {
    let judgement =
        classifier(NURSING).judge("Manage the ward manager's calendar and see patients", Language::English);
    let competing: Vec<Category> = judgement.competing().collect();
    assert_eq!(competing.len(), Category::COUNT + 1);
    let powers: Vec<f64> =
        competing.iter().map(|one| (f64::from(judgement.score(*one)) / 100.0).exp()).collect();
    for (category, power) in competing.iter().zip(&powers) {
        let expected = power / powers.iter().sum::<f64>();
        assert!((judgement.probability(*category) - expected).abs() < 1e-9, "{category:?}");
    }
    let own: Vec<_> = judgement.evidence.iter().filter(|evidence| evidence.from.is_some()).collect();
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].entry, "patient");
    assert_eq!(own[0].from.as_ref().map(ToString::to_string).as_deref(), Some("own.yaml:9"));
}

#[test]
fn duties_without_the_users_words_are_judged_as_before() {
    let own = classifier(NURSING);
    for duty in
        ["Manage the CEO's calendar", "Order stationery for the office", "Advise the board on strategy"]
    {
        let (before, after) =
            (Classifier::bundled().judge(duty, Language::English), own.judge(duty, Language::English));
        assert_eq!(before.probabilities, after.probabilities);
        assert_eq!(before.evidence, after.evidence);
        assert!(after.further.iter().all(|(_, probability)| *probability == 0.0));
    }
}

/// Whoever states the weight of a word states all of it: what the program knew of the word is gone.
#[test]
fn a_phrase_replaces_what_the_program_says_of_its_words() {
    let duty = "Keep the calendar";
    let place = duty.find("calendar").expect("it is there")..duty.len();
    let before = Classifier::bundled().judge(duty, Language::English);
    assert!(before.evidence.iter().any(|evidence| evidence.places.contains(&place)));
    let after = classifier(&phrase("calendar", "counts: {event: 3.5}")).judge(duty, Language::English);
    let about: Vec<_> = after.evidence.iter().filter(|evidence| evidence.places.contains(&place)).collect();
    assert_eq!(about.len(), 1);
    assert_eq!(about[0].weights, [0, 0, 0, 350, 0]);
    assert_eq!(after.category, Some(Category::Event));
    // All other words count what they counted.
    for evidence in after.evidence.iter().filter(|evidence| evidence.from.is_none()) {
        assert!(before.evidence.contains(evidence), "{evidence:?}");
    }
}

#[test]
fn a_silenced_phrase_contributes_nothing() {
    let own = classifier(&phrase("calendar", "silent: true"));
    let judgement = own.judge("Calendar", Language::English);
    assert!(judgement.evidence.iter().all(|evidence| evidence.places.is_empty()), "{judgement:#?}");
    assert_eq!(judgement.category, None);
    // Other words keep theirs, and the other language is left alone.
    assert!(own.judge("Book travel for the CEO", Language::English).category.is_some());
    let swedish = own.judge("Calendar", Language::Swedish);
    assert_eq!(swedish, Classifier::bundled().judge("Calendar", Language::Swedish));
}

#[test]
fn an_entry_of_the_program_is_changed_by_its_pattern() {
    let duty = "Manage the CEO's calendar";
    let bundled = Classifier::bundled().judge(duty, Language::English);
    let entry = bundled.evidence.iter().find(|evidence| evidence.entry.contains('@')).expect("a class");
    let pattern = |says: &str| {
        classifier(&format!("entries:\n  en:\n    - patterns: '{}'\n      {says}\n", entry.entry))
            .judge(duty, Language::English)
    };
    let changed = pattern("counts: {advisory: 1}");
    let found = changed.evidence.iter().find(|one| one.entry == entry.entry).expect("it is still there");
    assert_eq!((found.weights, found.from.is_some()), ([100, 0, 0, 0, 0], true));
    assert!(pattern("silent: true").evidence.iter().all(|one| one.entry != entry.entry));
    let unknown = lexicon("entries:\n  sv:\n    - patterns: '@nowhere'\n      silent: true\n");
    let refused = Classifier::bundled().with_lexicon(&unknown).expect_err("there is none").to_string();
    assert!(refused.starts_with("own.yaml:3:18: `@nowhere`: the program has no such entry; "), "{refused}");
}

#[test]
fn phrases_are_found_in_their_forms_and_the_longest_counts() {
    let own = classifier(
        "entries:\n  both:\n    - phrases: [vårdplan, care]\n      as: noun\n      counts: {event: 5}\n    - phrases: day care\n      counts: {advisory: 6}\n",
    );
    let entries = |duty: &str, language| -> Vec<String> {
        let judgement = own.judge(duty, language);
        let own = judgement.evidence.into_iter().filter(|evidence| evidence.from.is_some());
        own.map(|evidence| evidence.entry.into_owned()).collect()
    };
    assert_eq!(entries("Skriva vårdplanerna", Language::Swedish), ["vårdplan"]);
    assert_eq!(entries("Skriva barnvårdplanen", Language::Swedish), ["vårdplan"]);
    assert_eq!(entries("Run the day care", Language::English), ["day care"]);
    assert_eq!(entries("Give care and more care", Language::English), ["care"]);
}

#[test]
fn the_later_file_has_the_last_word_and_the_order_of_definitions_is_free() {
    let first = SourceFile::new("a.yaml", phrase("zorbing", "counts: {spheres: 4}"));
    let second = SourceFile::new(
        "b.yaml",
        format!("{}categories: {{spheres: {{name: Spheres}}}}\n", phrase("Zorbing", "counts: {event: 4}")),
    );
    let judge = |files: &[SourceFile]| {
        let lexicon = Arc::new(lexicon::read(files).expect("both can be used"));
        let own = Classifier::bundled().with_lexicon(&lexicon).expect("it fits");
        own.judge("Zorbing", Language::English).category.map(|category| category.key().to_owned())
    };
    let files = [first, second];
    assert_eq!(judge(&files).as_deref(), Some("event"));
    let [first, second] = files;
    assert_eq!(judge(&[second, first]).as_deref(), Some("spheres"));
}

#[test]
fn levels_are_the_users_too() {
    let own = classifier(&phrase("zorbing", "levels: {lead: 6}"));
    assert_eq!(own.judge("Zorbing", Language::English).level, Level::Lead);
}

#[test]
fn titles_promise_what_the_user_says() {
    let own = lexicon(NURSING);
    let main = |title: &str, language| {
        let promise = promise_with(title, language, Some(&own));
        assert!((promise.shares.amounts().total() - 1.0).abs() < 1e-9);
        (promise.shares.main().key().to_owned(), promise.level, promise.open)
    };
    let care = |level| ("nursing-care".to_owned(), level, false);
    assert_eq!(main("Registered Nurse, night shift", Language::English), care(2.0));
    assert_eq!(main("Ward Manager", Language::English), care(3.0));
    assert_eq!(main("Palliative Coordinator", Language::English), care(2.0));
    assert_eq!(main("Sjuksköterska", Language::Swedish), care(2.0));
    for title in ["Office Manager", "Event Coordinator", "Samordnare"] {
        let (with, without) =
            (promise_with(title, Language::English, Some(&own)), promise(title, Language::English));
        assert_eq!((with.shares.as_array(), with.certainty), (without.shares.as_array(), without.certainty));
    }
}

const POSTING: &str = "title: Office Manager\nlanguage: en\nduties:\n\
    \x20 - Give medication to patients\n  - Dress wounds\n  - Write care plans with patients\n\
    \x20 - Take part in the ward round\n  - Give injections\n  - Order stationery\n";

#[test]
fn the_category_shows_in_every_output() {
    let file = Arc::new(SourceFile::new("nurse.yaml", POSTING));
    let posting = rolescope::read(&file).expect("it can be read").postings.remove(0);
    let assessment = assess(posting, &classifier(NURSING));
    let scope = assessment.scope.as_ref().expect("a scope");
    assert!((scope.shares.amounts().total() - 1.0).abs() < 1e-9);
    assert_eq!(scope.shares.main().key(), "nursing-care");
    assert_eq!(scope.intervals.len(), Category::COUNT + 1);
    assert_eq!(assessment.comparison.verdict, Verdict::Differs);
    assert!(assessment.truer_titles.iter().any(|title| title == "Registered Nurse"), "{assessment:#?}");

    for (language, name) in [(Language::English, "Nursing care"), (Language::Swedish, "Omvårdnad")] {
        let layout = Layout { language, width: 100, color: false };
        let shown = text(&assessment, layout);
        assert!(shown.contains(name) && shown.contains(&name.to_lowercase()), "{shown}");
        let duty = &assessment.posting.duties[0].text.text;
        let shown = explanation(duty, &assessment.judgements[0], false, layout);
        assert!(shown.contains(name), "{shown}");
        let own = if language == Language::English { "medication (yours)" } else { "medication (din)" };
        assert!(shown.contains(own), "{shown}");
    }

    let report: Value = serde_json::from_str(&json(&[assessment], &[]).expect("JSON")).expect("JSON");
    let schema: Value =
        serde_json::from_str(include_str!("../schemas/report.schema.json")).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    let posting = &report["postings"][0];
    assert!(posting["scope"]["shares"]["nursing-care"].as_f64() > Some(0.5));
    assert!(posting["scope"]["intervals"]["nursing-care"].is_array());
    let duty = &posting["duties"][0];
    assert_eq!(duty["category"], "nursing-care");
    let evidence = duty["evidence"].as_array().expect("evidence");
    let sum: i64 = evidence.iter().filter_map(|one| one["weights"]["nursing-care"].as_i64()).sum();
    assert_eq!(duty["scores"]["nursing-care"].as_i64(), Some(sum));
    assert!(evidence.iter().any(|one| one["from"]["file"] == "own.yaml" && one["from"]["line"] == 9));
}

#[test]
fn everything_that_is_wrong_is_said_at_once_with_its_place() {
    let text = "\
categorys: {}
categories:
  event: {name: Mine}
  Care!: {name: Care}
  nameless: {}
entries:
  en:
    - phrases: [calendar, Calendar, '', \"CEO's\", one two three four five six seven eight nine]
      counts: {operatoinal: 1, event: 11, other: .nan, advisory: much}
    - phrase: travel
      counts: {event: 1}
    - phrases: hotel
    - phrases: venue
      silent: true
      counts: {event: 1}
  no:
    - phrases: x
titles:
  sv:
    - titles: chef
      promises: nursing
      level: 4
";
    insta::assert_snapshot!(problems(text).join("\n"));
}

#[test]
fn broken_yaml_and_foreign_shapes_are_refused_and_never_panic() {
    for text in
        ["entries: [", "- a list", "entries: 3", "titles: {en: 4}", "entries: {en: [x]}", "a: 1\n---\nb: 2"]
    {
        for problem in problems(text) {
            assert!(problem.starts_with("own.yaml:") && problem.contains("; "), "{problem}");
        }
    }
    for text in ["", "# nothing\n", "entries:\n", "categories:\n"] {
        assert!(lexicon(text).is_empty());
    }
}

#[test]
fn more_categories_than_there_may_be_are_refused() {
    let names: String = ('a'..='i').map(|letter| format!("  {letter}: {{name: {letter}}}\n")).collect();
    let problems = problems(&format!("categories:\n{names}"));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("own.yaml:10:3: `i` is one category more than the 8"), "{problems:?}");
}

#[test]
fn the_example_keeps_to_the_schema() {
    let schema: Value =
        serde_json::from_str(include_str!("../schemas/lexicon.schema.json")).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let example: Value = serde_yaml::from_str(NURSING).expect("YAML");
    assert!(validator.is_valid(&example));
    let mut misspelt = example;
    misspelt["entries"]["en"][0]["mood"] = "good".into();
    assert!(!validator.is_valid(&misspelt));
}

fn run(arguments: &[&str]) -> Output {
    support::run(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}

#[test]
fn every_command_that_judges_takes_a_lexicon() {
    let own = "examples/lexicons/nursing-care.yaml";
    let explained = run(&["explain", "Dress the patients' wounds", "--lexicon", own]);
    assert!(String::from_utf8_lossy(&explained.stdout).contains("Nursing care"), "{explained:?}");
    let reported = run(&["examples/policy-adviser.yaml", "--lexicon", own, "--format", "json"]);
    assert!(String::from_utf8_lossy(&reported.stdout).contains("\"nursing-care\": 0.0"), "{reported:?}");
    let roles = ["examples/policy-adviser.yaml", "examples/utredare.yaml"];
    let json = ["--lexicon", own, "--format", "json"];
    for command in ["compare", "diff"] {
        let output = run(&[&[command], &roles[..], &json[..]].concat());
        assert!(stdout(&output).contains("\"nursing-care\": 0.0"), "{command}: {output:?}");
    }
    let titles = "tests/fixtures/evaluation/titles.jsonl";
    let evaluated = run(&["evaluate", "--titles", titles, "--lexicon", own]);
    assert_eq!(evaluated.status.code(), Some(0), "{evaluated:?}");
}

/// Work of a further category is known, wanted and lacked as any other.
#[test]
fn a_match_goes_by_ones_own_categories() {
    let folder = folder("own-match");
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    let ward = write(
        "ward.yaml",
        "title: Ward nurse\nduties:\n  - Give medication to patients\n  - Wash patients and dress wounds\n  - Give injections to patients\n  - Book travel for the head\nrequirements:\n  - Three years of similar work\n",
    );
    let nurse = write(
        "nurse.yaml",
        "language: en\nexperience:\n  - years: 4\n    duties: [Give patients their medication, Give injections, Dress the wounds of patients]\nwants:\n  more: [Give medication to patients]\n",
    );
    let own = "examples/lexicons/nursing-care.yaml";
    let match_with = |profile: &str, more: &[&str]| -> Value {
        let output = run(&[&["match", "--profile", profile, &ward, "--format", "json"], more].concat());
        serde_json::from_str(&stdout(&output)).expect("JSON")
    };
    let figure = |matched: &Value, side: &str| matched["pairs"][0][side]["value"].as_f64().expect("a figure");
    let matched = match_with(&nurse, &["--lexicon", own]);
    assert!(figure(&matched, "employer") > 0.7 && figure(&matched, "person") > 0.9, "{matched}");
    assert!(figure(&match_with(&nurse, &[]), "employer") < figure(&matched, "employer"));
    let lacking = match_with("profiles/adviser.yaml", &["--lexicon", own]);
    let gaps = lacking["pairs"][0]["gaps"].as_array().expect("gaps");
    assert!(gaps.iter().any(|gap| gap["category"] == "nursing-care"), "{gaps:?}");
}

#[test]
fn a_bad_lexicon_stops_the_run_before_it_judges() {
    let path = folder("own-lexicon").join("bad.yaml");
    std::fs::write(&path, phrase("x", "counts: {evnt: 1}\n      mood: good")).expect("a file");
    let path = path.display().to_string();
    let output = run(&["explain", "Order stationery", "--lexicon", &path]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(
        errors.contains(&format!("{path}:4:16: unknown category `evnt`; did you mean `event`?")),
        "{errors}"
    );
    assert!(errors.contains(&format!("{path}:5:7: unknown key `mood`")), "{errors}");
    let missing = run(&["examples", "--lexicon", "nowhere.yaml"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("nowhere.yaml"));
}
