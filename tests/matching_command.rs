//! `rolescope match`, `compare` and `diff` as they are run: what they take, what they say, and that it keeps to what is
//! published of it.

use std::path::Path;
use std::process::Output;

use serde_json::Value;

#[path = "support/program.rs"]
mod support;

use support::{folder, stderr, stdout};

fn run(arguments: &[&str]) -> Output {
    support::run(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}

/// What a program's output in JSON says, if it keeps to its schema.
fn sound(schema: &str, arguments: &[&str]) -> Value {
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("the schema is one");
    let validator = jsonschema::draft202012::new(&schema).expect("the schema compiles");
    let output = stdout(&run(&[arguments, &["--format", "json"]].concat()));
    let value: Value = serde_json::from_str(&output).expect("JSON");
    let errors: Vec<String> =
        validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new(), "{arguments:?}");
    let mut unknown = value.clone();
    unknown["mood"] = "good".into();
    assert!(!validator.is_valid(&unknown), "a schema that takes anything proves nothing");
    value
}

#[test]
fn what_programs_read_keeps_to_the_published_schemas() {
    let schema = include_str!("../schemas/match.schema.json");
    let all = ["adviser", "assistant", "evenemang", "radgivare"].map(|name| format!("profiles/{name}.yaml"));
    for profile in &all {
        let matched = sound(schema, &["match", "--profile", profile, "examples"]);
        let pairs = matched["pairs"].as_array().expect("pairs");
        assert_eq!(pairs.len(), 13);
        assert!(pairs.iter().any(|pair| pair["gaps"].as_array().is_some_and(|gaps| !gaps.is_empty())));
    }
    let folder = folder("schemas-match");
    let few = folder.join("few.yaml");
    std::fs::write(&few, "title: Clerk\nduties:\n  - Sort the mail\n").expect("a file");
    let few = few.display().to_string();
    let matched = sound(schema, &["match", "--profile", &all[0], "--profile", "nowhere.yaml", &few]);
    assert_eq!(matched["pairs"][0]["verdict"], "silent");
    assert_eq!(matched["problems"][0]["file"], "nowhere.yaml");

    let compared = sound(
        include_str!("../schemas/compare.schema.json"),
        &["compare", "examples/policy-adviser.yaml", "examples/utredare.yaml", &few],
    );
    assert_eq!(compared["roles"].as_array().map(Vec::len), Some(3));
    assert_eq!(compared["common"].as_array().map(Vec::len), Some(1), "a role of one duty has no kinds");

    let schema = include_str!("../schemas/diff.schema.json");
    sound(schema, &["diff", "examples/senior-coordinator.yaml", "examples/project-coordinator.yaml"]);
    let role = |title: &str, duty: &str| {
        format!("title: {title}\nduties:\n  - {duty}\n  - Keep the register of contracts\n  - Order paper\n")
    };
    let two = |name: &str, duty: &str| {
        let path = folder.join(name);
        let text = format!("{}---\n{}", role("Clerk", duty), role("Registrar", "File letters"));
        std::fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    let changed =
        sound(schema, &["diff", &two("old.yaml", "Sort mail"), &two("new.yaml", "Advise the board")]);
    let roles = changed["roles"].as_array().expect("roles");
    assert_eq!(roles.len(), 2, "several roles are one document");
    let of = |role: &Value| -> Vec<String> {
        let duties = role["duties"].as_array().expect("duties").iter();
        duties.map(|duty| duty["change"].as_str().expect("a change").to_owned()).collect()
    };
    assert_eq!(of(&roles[0]), ["added", "kept", "kept", "dropped"]);
    assert_eq!(of(&roles[1]), ["kept", "kept", "kept"]);
    let more = sound(schema, &["diff", &two("old.yaml", "Sort mail"), &few]);
    assert_eq!(more["dropped"].as_array().map(Vec::len), Some(1));
    assert_eq!(more["problems"], serde_json::json!([]));
    let none = sound(schema, &["diff", &few, "nowhere.yaml"]);
    assert_eq!(none["problems"][0]["file"], "nowhere.yaml");
    assert_eq!(none["dropped"], serde_json::json!([]), "what can't be read has dropped nothing");
    let compared = sound(include_str!("../schemas/compare.schema.json"), &["compare", &few, "nowhere.yaml"]);
    assert_eq!(compared["problems"][0]["file"], "nowhere.yaml");
}

#[test]
fn programs_are_told_which_gaps_take_years() {
    let arguments = ["match", "--profile", "profiles/assistant.yaml", "examples/policy-adviser.yaml"];
    let matched = sound(include_str!("../schemas/match.schema.json"), &arguments);
    let gaps = matched["pairs"][0]["gaps"].as_array().expect("gaps");
    let of = |words: &str| gaps.iter().find(|gap| gap["demand"] == words).expect("a gap");
    let years = of("Three years of policy analysis");
    assert_eq!(
        (&years["takes_years"], &years["training"]),
        (&Value::from(true), &Value::from(Vec::<Value>::new()))
    );
    let degree = of("A degree in economics, law or political science");
    assert_eq!((&degree["takes_years"], &degree["in_part"]), (&Value::from(false), &Value::from(false)));
    assert_eq!(degree["training"][0], "part-time-degree");
}

#[test]
fn reports_hold_the_questions_that_are_asked_for() {
    let schema = include_str!("../schemas/report.schema.json");
    let asked = sound(schema, &["report", "examples", "--questions"]);
    let postings = asked["postings"].as_array().expect("postings");
    for posting in postings {
        let questions = posting["questions"].as_array().expect("questions");
        assert!(questions.is_sorted_by(|a, b| a["matters"].as_f64() >= b["matters"].as_f64()));
    }
    let of = |file: &str| postings.iter().find(|posting| posting["file"] == file).expect("a posting");
    let first = &of("examples/project-coordinator.yaml")["questions"][0];
    assert_eq!(first["about"], "title-and-work");
    assert!(
        first["ask"].as_str().is_some_and(|ask| ask.contains("how is a normal week divided?")),
        "{first}"
    );
    assert!(first["tell"].as_str().is_some_and(|tell| tell.contains("truer title")), "{first}");
    let text = stdout(&run(&["examples/project-coordinator.yaml", "--questions", "--width", "300"]));
    assert!(text.contains(first["ask"].as_str().expect("a text")), "{text}");
    let yaml = stdout(&run(&["examples", "--questions", "--format", "yaml"]));
    assert_eq!(serde_yaml::from_str::<Value>(&yaml).expect("YAML"), asked);
    let without = sound(schema, &["report", "examples"]);
    assert!(without["postings"][0].get("questions").is_none());
    let told = |file: &str| -> Vec<String> {
        let all = of(file)["questions"].as_array().expect("questions").iter();
        all.map(|one| one["tell"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let open = told("examples/senior-coordinator.yaml").join("\n");
    assert!(open.contains("no kind of work is half of the job"), "{open}");
    let mixed = told("examples/operations-partner.yaml").join("\n");
    assert!(mixed.matches("divided").count() == 1, "nobody is told twice: {mixed}");
    let swedish = sound(schema, &["report", "examples/projektledare.yaml", "--questions", "--lang", "sv"]);
    assert!(swedish["postings"][0]["questions"][0]["ask"].as_str().is_some_and(|ask| ask.contains("vecka")));
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
fn the_order_of_arguments_changes_nothing() {
    for format in ["text", "json", "csv", "markdown"] {
        let match_in = |profiles: [&str; 2], roles: [&str; 3]| {
            let mut arguments = vec!["match", "--explain", "--lang", "en", "--format", format];
            profiles.iter().for_each(|profile| arguments.extend(["--profile", profile]));
            arguments.extend(roles);
            stdout(&run(&arguments))
        };
        let (a, b) = ("profiles/adviser.yaml", "profiles/evenemang.yaml");
        let (x, y, z) =
            ("examples/utredare.yaml", "examples/senior-coordinator.yaml", "examples/vd-assistent.yaml");
        assert_eq!(match_in([a, b], [x, y, z]), match_in([b, a], [z, x, y]), "{format}");
    }
}

#[test]
fn a_bad_profile_stops_nobody_elses_match() {
    let bad = folder("bad-profile").join("bad.yaml");
    std::fs::write(&bad, "skils: []\n").expect("a file");
    let bad = bad.display().to_string();
    let output =
        run(&["match", "--profile", &bad, "--profile", "profiles/adviser.yaml", "examples/utredare.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("bad.yaml:1:1: "));
    assert!(stdout(&output).contains("Adviser"));
}

#[test]
fn hostile_titles_stay_harmless_in_every_format() {
    let posting = folder("hostile-match").join("a.yaml");
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
    let other = ["examples/utredare.yaml", "examples/vd-assistent.yaml"];
    let output = run(&["diff", other[0], other[1], "--lang", "en", "--width", "200"]);
    assert!(stdout(&output).contains("two roles rather than two versions"), "{output:?}");
    let hostile = run(&["diff", "--git=--output=x", "examples/utredare.yaml"]);
    assert_eq!(hostile.status.code(), Some(2));
    assert!(!Path::new(env!("CARGO_MANIFEST_DIR")).join("x").exists());
}

#[test]
fn roles_are_compared_by_what_is_required_and_what_is_a_plus() {
    let folder = folder("compare-plus");
    let write = |name: &str, demands: &str| {
        let path = folder.join(name);
        let text = format!(
            "title: Clerk\nlanguage: en\nduties:\n  - Sort the mail\n  - Order paper\n  - Pay invoices\nrequirements:\n{demands}"
        );
        std::fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    let a = write("a.yaml", "  - Excel is a plus\n  - You know SAP. Finnish would be an advantage.\n");
    let b = write("b.yaml", "  - Excel\n");
    let compared = sound(include_str!("../schemas/compare.schema.json"), &["compare", &a, &b]);
    assert_eq!(compared["roles"][0]["requirements"], serde_json::json!(["You know SAP"]));
    let preferred = serde_json::json!(["Excel is a plus", "Finnish would be an advantage"]);
    assert_eq!(compared["roles"][0]["nice_to_have"], preferred);
    assert_eq!(compared["roles"][1]["requirements"], serde_json::json!(["Excel"]));
}

#[test]
fn a_start_is_written_once() {
    let file = folder("init").join("me.yaml").display().to_string();
    assert!(run(&["init", "--profile", &file]).status.success());
    let output = run(&["init", "--profile", &file]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("exists already"));
    assert!(run(&["match", "--profile", &file, "examples/utredare.yaml"]).status.success());
}

#[test]
fn roles_without_a_partner_are_told() {
    let folder = folder("lone-roles");
    let write = |name: &str, roles: &[(&str, &str)]| {
        let role = |(title, duty): &(&str, &str)| {
            format!("title: {title}\nduties:\n  - {duty}\n  - {duty} at night\n  - {duty} on Sundays\n")
        };
        let path = folder.join(name);
        std::fs::write(&path, roles.iter().map(role).collect::<Vec<_>>().join("---\n")).expect("a file");
        path.display().to_string()
    };
    let old = write("old.yaml", &[("Clerk", "Sort the mail"), ("Welder", "Weld steel beams")]);
    let new = write("new.yaml", &[("Office Clerk", "Sort the mail"), ("Host", "Welcome guests")]);
    for (lang, added, dropped) in [
        ("en", "1 role of the new version alone", "1 role of the old version alone"),
        ("sv", "1 roll som bara finns i den nya versionen", "1 roll som bara finns i den gamla versionen"),
    ] {
        for format in ["text", "markdown"] {
            let told = stdout(&run(&["diff", &old, &new, "--lang", lang, "--format", format]));
            let place = |text: &str| {
                told.to_lowercase().find(&text.to_lowercase()).unwrap_or_else(|| panic!("{text}: {told}"))
            };
            assert!(place(added) < place("Host ·") && place(dropped) < place("Welder ·"), "{told}");
        }
    }
}

#[test]
fn a_bad_catalogue_is_told_in_the_readers_language_and_stops_nothing() {
    let bad = folder("bad-training").join("bad.yaml");
    std::fs::write(&bad, "- key: ours\n  length: soon\n").expect("a file");
    let bad = bad.display().to_string();
    let output = run(&[
        "match",
        "--profile",
        "profiles/adviser.yaml",
        "--training",
        &bad,
        "--lang",
        "sv",
        "examples/utredare.yaml",
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("bad.yaml:2:11: `soon` är ingen längd; skriv `3 dagar`"), "{output:?}");
    assert!(stdout(&output).contains("Utredare"), "{output:?}");
}
