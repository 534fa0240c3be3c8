//! Profiles as people write them, in whatever form, and what is said of those with mistakes.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use rolescope::matching::profile::{self, Fluency, Profile, SkillLevel};
use rolescope::model::{Category, Language, Level};
use rolescope::source::SourceFile;
use serde_json::Value;

fn read(name: &str, text: &str) -> Profile {
    profile::read(&Arc::new(SourceFile::new(name, text))).expect("a sound profile").profile
}

fn errors(text: &str) -> Vec<String> {
    let errors = profile::read(&Arc::new(SourceFile::new("p.yaml", text))).expect_err("a broken profile");
    errors.iter().map(ToString::to_string).collect()
}

#[test]
fn mistakes_are_told_with_their_place_and_what_was_meant() {
    let found = errors(
        "experiance: []\nskills:\n  - {nam: x}\n  - name: Budget\n    level: exprt\nlanguages:\n  - English: fluentt\nwants:\n  level: boss\nskills: []\n",
    );
    let all = found.join("\n");
    assert!(
        found[0].starts_with("p.yaml:1:1: ") && found[0].ends_with("did you mean “experience”?"),
        "{all}"
    );
    assert!(found.iter().any(|one| one.starts_with("p.yaml:3:6: ") && one.contains("“name”")), "{all}");
    assert!(found.iter().any(|one| one.starts_with("p.yaml:5:12: ") && one.contains("“expert”")), "{all}");
    assert!(found.iter().any(|one| one.starts_with("p.yaml:7:14: ") && one.contains("“fluent”")), "{all}");
    assert!(
        found.iter().any(|one| one.starts_with("p.yaml:9:10: ") && one.contains("lead, own, support")),
        "{all}"
    );
    assert!(found.iter().any(|one| one.starts_with("p.yaml:10:1: ") && one.contains("again")), "{all}");
}

#[test]
fn periods_and_shares_must_make_sense() {
    let text = "experience:\n  - from: 2022-01\n    to: 2020-01\n    duties: [Plan events]\n  - from: spring\n    duties: [{text: Plan, share: 400%}]\n";
    let found = errors(text);
    assert!(found[0].starts_with("p.yaml:3:9: ") && found[0].contains("before it begins"), "{found:?}");
    assert!(found[1].starts_with("p.yaml:5:11: ") && found[1].contains("2019-03"), "{found:?}");
    assert!(found[2].contains("400%"), "{found:?}");
}

#[test]
fn an_empty_profile_is_told_what_to_do() {
    for text in ["", "# nothing\n", "language: en\n"] {
        assert!(errors(text)[0].contains("rolescope init --profile"), "{text:?}");
    }
}

#[test]
fn both_starts_are_read_alike() {
    let english = read("en.yaml", profile::start(Language::English));
    let swedish = read("sv.yaml", profile::start(Language::Swedish));
    for (profile, language) in [(&english, Language::English), (&swedish, Language::Swedish)] {
        assert_eq!(profile.language, language);
        assert_eq!(profile.experience.len(), 1);
        assert_eq!(profile.experience[0].months, Some(71));
        assert_eq!(profile.experience[0].duties.len(), 3);
        let with_share = profile.experience[0].duties.iter().filter(|duty| duty.share == Some(0.5));
        assert_eq!(with_share.count(), 1);
        assert!(profile.skills.iter().any(|skill| skill.level == Some(SkillLevel::Working)));
        assert_eq!(profile.training[0].kind, Some("course"));
        assert!(profile.languages.iter().any(|spoken| spoken.fluency == Some(Fluency::Native)));
        assert!(profile.wants.more.iter().any(|wish| wish.category == Some(Category::Event)));
        assert_eq!((profile.wants.less.len(), profile.wants.level), (1, Some(Level::Own)));
        assert_eq!(profile.limits.part_time, Some(false));
    }
    assert_eq!(english.limits, swedish.limits);
}

#[test]
fn json_resume_is_read_and_the_person_left_out() {
    let text = r#"{"basics": {"name": "Kim", "email": "k@example.org", "label": "Coordinator", "image": "k.jpg"},
        "work": [{"name": "Lantern", "position": "Event coordinator", "startDate": "2019-01-01", "endDate": "2020-12-31",
                  "highlights": ["Planned the yearly congress", "Booked venues"]}],
        "education": [{"institution": "U", "area": "Economics", "studyType": "Bachelor"}],
        "skills": [{"name": "Events", "level": "Master", "keywords": ["Budgeting"]}],
        "languages": [{"language": "English", "fluency": "Native speaker"}]}"#;
    let reading = profile::read(&Arc::new(SourceFile::new("resume.json", text))).expect("a sound profile");
    let ignored: Vec<&str> = reading.ignored.iter().map(|ignored| ignored.key.as_str()).collect();
    assert_eq!(ignored, ["name", "email", "image"]);
    let profile = reading.profile;
    assert_eq!(profile.experience[0].months, Some(24));
    assert_eq!(profile.experience[0].duties.len(), 2);
    assert_eq!(profile.skills.len(), 2);
    assert_eq!(profile.skills[1].level, Some(SkillLevel::Expert));
    assert_eq!(profile.training[0].name.text, "Bachelor Economics");
    assert_eq!(profile.languages[0].fluency, Some(Fluency::Native));
}

#[test]
fn a_cv_in_markdown_is_read_as_far_as_it_goes() {
    let text = "# Kim Berg\n\nStorgatan 1\n\n## Erfarenhet\n\n### Samordnare, Lyktan, 2019–2021\n\n- Planera och genomföra konferenser\n- Boka lokaler\n\n## Utbildning\n\n- Kandidatexamen i ekonomi\n\n## Kompetenser\n\nBudget, protokoll\n\n## Språk\n\n- Svenska (modersmål)\n";
    let reading = profile::read(&Arc::new(SourceFile::new("cv.md", text))).expect("a profile");
    assert!(reading.from_text);
    let profile = reading.profile;
    assert_eq!(profile.language, Language::Swedish);
    assert_eq!((profile.experience.len(), profile.experience[0].months), (1, Some(36)));
    assert_eq!(profile.experience[0].duties.len(), 2);
    assert_eq!((profile.training.len(), profile.skills.len()), (1, 2));
    assert_eq!(profile.languages[0].fluency, Some(Fluency::Native));
}

fn schema() -> jsonschema::Validator {
    let schema: Value =
        serde_json::from_str(include_str!("../schemas/profile.schema.json")).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is a schema")
}

#[test]
fn the_schema_takes_what_the_program_takes() {
    let schema = schema();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
    let mut texts: Vec<String> = Language::ALL.map(|language| profile::start(language).to_owned()).into();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        texts.push(std::fs::read_to_string(entry.expect("an entry").path()).expect("a profile"));
    }
    assert!(texts.len() > 5);
    for text in texts {
        let value: Value = serde_yaml::from_str(&text).expect("YAML");
        let found: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(found.is_empty(), "{found:?}\n{text}");
    }
    for broken in ["experiance: []", "wants: {level: boss}", "limits: {travel: far}", "skills: [{nam: x}]"] {
        let value: Value = serde_yaml::from_str(broken).expect("YAML");
        assert!(!schema.is_valid(&value), "{broken}");
    }
}

/// Every key that is understood stands in the schema.
#[test]
fn the_schema_has_every_key() {
    let schema = include_str!("../schemas/profile.schema.json");
    let keys: serde_json::Map<String, Value> =
        serde_yaml::from_str(include_str!("../data/matching/profile-keys.yaml")).expect("YAML");
    for (group, names) in keys.iter().filter(|(group, _)| *group != "category") {
        let mut all: Vec<&Value> = Vec::new();
        match names {
            Value::Object(names) => {
                names.values().for_each(|others| all.extend(others.as_array().expect("a list")))
            }
            other => all.extend(other.as_array().expect("a list")),
        }
        for name in all {
            let name = name.as_str().expect("a text");
            assert!(schema.contains(&format!("\"{name}\"")), "{group}: {name}");
        }
    }
}

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolescope"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments);
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.output().expect("the program runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

#[test]
fn every_format_tells_of_the_same_pairs() {
    let match_in = |format: &str| {
        let output = run(&["match", "--profile", "profiles/adviser.yaml", "examples", "--format", format]);
        assert!(output.status.success(), "{output:?}");
        stdout(&output)
    };
    let json: Value = serde_json::from_str(&match_in("json")).expect("JSON");
    let pairs = json["pairs"].as_array().expect("pairs");
    assert_eq!(pairs.len(), 13);
    let weaker = |pair: &Value| {
        let figure = |side: &str| pair[side]["value"].as_f64().expect("a figure");
        figure("person").min(figure("employer"))
    };
    assert!(pairs.is_sorted_by(|a, b| weaker(a) >= weaker(b)));
    assert!(pairs[0]["person"]["value"].is_number() && pairs[0]["employer"]["value"].is_number());
    let csv = match_in("csv");
    assert_eq!(csv.lines().count(), 14);
    let first = pairs[0]["role"]["title"].as_str().expect("a title").to_owned();
    assert!(csv.lines().nth(1).is_some_and(|row| row.starts_with("1,") && row.contains(&first)), "{csv}");
    assert_eq!(match_in("markdown").lines().filter(|line| line.starts_with("| ")).count(), 14);
    assert!(match_in("text").contains(&first));
}

#[test]
fn a_bad_profile_stops_nobody_elses_match() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad-profile");
    std::fs::create_dir_all(&folder).expect("a folder");
    let bad = folder.join("bad.yaml");
    std::fs::write(&bad, "skils: []\n").expect("a file");
    let bad = bad.display().to_string();
    let output =
        run(&["match", "--profile", &bad, "--profile", "profiles/adviser.yaml", "examples/utredare.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("bad.yaml:1:1: "));
    assert!(stdout(&output).contains("Adviser"));
}

#[test]
fn hostile_titles_stay_harmless_in_every_format() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile-match");
    std::fs::create_dir_all(&folder).expect("a folder");
    let posting = folder.join("a.yaml");
    let text = "title: \"=cmd|' /C calc'!A0 \\e[31m <img src=x> | [a](http://b)\"\nduties:\n  - \"Advise <script>alert(1)</script> the board\"\n  - Analyse policy\n  - Write notes for the board\n";
    std::fs::write(&posting, text).expect("a file");
    let posting = posting.display().to_string();
    for format in ["text", "csv", "markdown", "json"] {
        let shown =
            stdout(&run(&["match", "--profile", "profiles/adviser.yaml", &posting, "--format", format]));
        assert!(!shown.contains('\u{1b}'), "{format}");
        match format {
            "csv" => assert!(shown.contains("\"'=cmd"), "{shown}"),
            "markdown" => assert!(!shown.contains("<script>") && !shown.contains("[a]("), "{shown}"),
            _ => {}
        }
    }
}

#[test]
fn roles_are_compared_and_their_versions_told_apart() {
    let output =
        run(&["compare", "examples/policy-adviser.yaml", "examples/utredare.yaml", "--format", "json"]);
    let json: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(json["roles"].as_array().map(Vec::len), Some(2));
    assert_eq!(run(&["compare", "examples/utredare.yaml"]).status.code(), Some(2));
    let output = run(&["diff", "examples/utredare.yaml", "examples/utredare.yaml", "--lang", "en"]);
    assert!(output.status.success() && stdout(&output).contains("Nothing has changed"), "{output:?}");
    let hostile = run(&["diff", "--git=--output=x", "examples/utredare.yaml"]);
    assert_eq!(hostile.status.code(), Some(2));
    assert!(!Path::new(env!("CARGO_MANIFEST_DIR")).join("x").exists());
}

#[test]
fn a_start_is_written_once() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("init");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("me.yaml").display().to_string();
    assert!(run(&["init", "--profile", &file]).status.success());
    let output = run(&["init", "--profile", &file]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("exists already"));
    assert!(run(&["match", "--profile", &file, "examples/utredare.yaml"]).status.success());
}
