//! The program as it is run: what it takes, where its output goes, and how it ends.

use std::fs;
use std::io::Write as _;
use std::process::{Output, Stdio};

#[path = "support/program.rs"]
mod support;

use support::{folder, program, run, stderr, stdout};

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn without_arguments_it_says_how_it_is_used() {
    let output = run(&folder("no-arguments"), &[]);
    assert_eq!(code(&output), Some(2));
    assert!(stdout(&output).is_empty());
    assert!(stderr(&output).contains("Usage: rolescope"), "{}", stderr(&output));
}

#[test]
fn bad_usage_ends_with_2() {
    let folder = folder("bad-usage");
    for arguments in
        [&["--format", "pdf", "x"][..], &["--width", "3", "x"], &["report"], &["explain"], &["explain", " "]]
    {
        let output = run(&folder, arguments);
        assert_eq!(code(&output), Some(2), "{arguments:?}");
        assert!(stdout(&output).is_empty() && !stderr(&output).is_empty(), "{arguments:?}");
    }
}

#[test]
fn help_and_version_are_fine() {
    let folder = folder("help");
    for arguments in [&["--help"][..], &["report", "--help"], &["explain", "--help"], &["--version"]] {
        let output = run(&folder, arguments);
        assert_eq!(code(&output), Some(0), "{arguments:?}");
        assert!(stderr(&output).is_empty());
    }
}

#[test]
fn a_file_that_is_not_there_is_an_error_with_a_place_and_advice() {
    let output = run(&folder("missing-file"), &["nowhere.yaml"]);
    assert_eq!(code(&output), Some(2));
    let error = stderr(&output);
    assert!(error.starts_with("nowhere.yaml:1:1: ") && error.contains("; check that it exists"), "{error}");
    assert_eq!(error.lines().count(), 1);
}

#[test]
fn a_named_advertisement_without_duties_is_read_and_its_verdict_is_that_it_tells_too_little() {
    let folder = folder("no-duties");
    let text = "Platsannons: redovisningsekonom\n\nVi är ett bolag med hög trivsel. Du har erfarenhet av bokföring. \
                Välkommen med din ansökan!\n";
    fs::write(folder.join("annons.txt"), text).expect("a file");
    let output = run(&folder, &["annons.txt", "--format", "json"]);
    assert_eq!(code(&output), Some(0), "{}", stderr(&output));
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let posting = &report["postings"][0];
    assert_eq!(posting["title"]["clean"], "redovisningsekonom");
    assert_eq!(posting["comparison"]["verdict"], "too-little", "{posting}");
}

#[test]
fn a_named_file_that_is_no_job_description_is_said_to_be_none() {
    let folder = folder("no-posting");
    fs::write(folder.join("list.yaml"), "fruit: [apple, pear]\n").expect("a file");
    let output = run(&folder, &["list.yaml"]);
    assert_eq!(code(&output), Some(2));
    assert!(stderr(&output).starts_with("list.yaml:1:1: no job description was found in this file; "));
    let output = run(&folder, &["--lang", "sv", "list.yaml"]);
    assert!(stderr(&output).starts_with("list.yaml:1:1: ingen platsannons hittades i filen; "));
    for (name, bytes, english, swedish) in [
        ("empty.md", &b"\n"[..], "the file is empty", "filen är tom"),
        (
            "letter.md",
            b"PK\x03\x04\0\0\0\0\0\0\xff\xfe\0\0",
            "this is not a text file",
            "det här är ingen textfil",
        ),
        ("template.yaml", b"title: Clerk\n", "the file's name says that it is a template", "filens namn"),
        ("nowhere.md", b"", "can't be read: there is no such file", "kan inte läsas: det finns ingen sådan"),
    ] {
        if name != "nowhere.md" {
            fs::write(folder.join(name), bytes).expect("a file");
        }
        for (lang, reason) in [("en", english), ("sv", swedish)] {
            let output = run(&folder, &["--lang", lang, name]);
            assert_eq!(code(&output), Some(2));
            let error = stderr(&output);
            assert!(error.starts_with(&format!("{name}:1:1: {reason}")) && error.contains("; "), "{error}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_form_is_told_in_either_language_with_advice_for_that_form() {
    let folder = folder("broken-forms");
    for (name, text, place, swedish, advice) in [
        (
            "open.yaml",
            "title: \"Clerk\nduties: [x]\n",
            "1:8",
            "citattecknet stängs aldrig",
            "rätta YAML-koden",
        ),
        ("tab.yaml", "title: Clerk\n\tduties: x\n", "1:8", "här står en tabb", "dra in med blanksteg"),
        (
            "role.json",
            "{\"title\": \"Clerk\", \"duties\": [1,}",
            "1:30",
            "klammern '[' stängs med '}'",
            "rätta JSON-koden",
        ),
        (
            "page.md",
            "+++\ntitle = \"Clerk\n+++\nText\n",
            "2:15",
            "texten inom citattecken är felskriven",
            "rätta TOML-koden",
        ),
    ] {
        fs::write(folder.join(name), text).expect("a file");
        let error = stderr(&run(&folder, &["--lang", "sv", name]));
        let first = error.lines().next().unwrap_or_default();
        assert!(first.starts_with(&format!("{name}:{place}: {swedish}")), "{error}");
        assert!(first.contains(&format!("; {advice}")), "{error}");
        let error = stderr(&run(&folder, &["--lang", "en", name]));
        assert!(error.starts_with(&format!("{name}:{place}: ")) && !error.contains(advice), "{error}");
    }
}

#[test]
fn files_passed_over_while_walking_are_counted_and_no_error() {
    let folder = folder("passed-over");
    fs::create_dir_all(folder.join("jobs/.hidden")).expect("a folder");
    for (name, text) in [
        ("jobs/a.yaml", "fruit: apple\n"),
        ("jobs/b.yaml", "fruit: pear\n"),
        ("jobs/ignored.yaml", "fruit: plum\n"),
        ("jobs/.hidden/c.yaml", "fruit: fig\n"),
        ("jobs/picture.png", "no text"),
        ("jobs/.gitignore", "ignored.yaml\n"),
    ] {
        fs::write(folder.join(name), text).expect("a file");
    }
    let output = run(&folder, &["jobs"]);
    assert_eq!(code(&output), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output), "2 files were passed over: they are not job descriptions.\n");
}

#[test]
fn a_folder_without_any_such_file_is_an_error() {
    let folder = folder("empty-folder");
    fs::create_dir(folder.join("jobs")).expect("a folder");
    let output = run(&folder, &["jobs"]);
    assert_eq!(code(&output), Some(2));
    assert!(stderr(&output).starts_with("jobs:1:1: no file here looks like a job description"));
}

#[test]
fn problems_are_part_of_the_machine_readable_report() {
    let output = run(&folder("problems"), &["--format", "json", "nowhere.yaml"]);
    assert_eq!(code(&output), Some(2));
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON even so");
    assert_eq!(report["format"], "rolescope-report");
    assert_eq!(report["postings"], serde_json::json!([]));
    assert_eq!(report["problems"][0]["file"], "nowhere.yaml");
    assert!(stderr(&output).starts_with("nowhere.yaml:1:1: "));
}

/// What machines read is the same wherever it is made.
#[test]
fn json_does_not_depend_on_the_locale() {
    let folder = folder("locale-of-json");
    fs::write(folder.join("list.yaml"), "fruit: apple\n").expect("a file");
    let arguments = ["--format", "json", "list.yaml"];
    let swedish = program(&folder, &arguments).env("LC_ALL", "sv_SE.UTF-8").output().expect("it runs");
    assert_eq!(stdout(&swedish), stdout(&run(&folder, &arguments)));
}

#[test]
fn a_file_name_cannot_command_the_terminal() {
    let folder = folder("hostile-name");
    let output = run(&folder, &["\u{1b}[31mred\u{202e}.yaml"]);
    let error = stderr(&output);
    assert!(error.starts_with("�[31mred�.yaml:1:1: "), "{error:?}");
}

#[test]
fn the_language_is_that_of_the_option_then_the_locale_then_the_duty() {
    let folder = folder("language");
    let duty = "Manage the CEO's calendar";
    let explain = |lang: &[&str], locale: &[(&str, &str)]| {
        let arguments = [&["explain", duty, "--duty-lang", "en"], lang].concat();
        let output = program(&folder, &arguments).envs(locale.iter().copied()).output().expect("it runs");
        assert_eq!(code(&output), Some(0));
        let text = stdout(&output);
        if text.contains("Nivå") { "sv" } else { "en" }
    };
    assert_eq!(explain(&[], &[]), "en");
    assert_eq!(explain(&[], &[("LANG", "sv_SE.UTF-8")]), "sv");
    assert_eq!(explain(&[], &[("LANG", "sv_SE.UTF-8"), ("LC_ALL", "C")]), "en");
    assert_eq!(explain(&[], &[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "sv_SE")]), "sv");
    assert_eq!(explain(&[], &[("LC_ALL", "POSIX"), ("LANG", "sv_SE")]), "en");
    assert_eq!(explain(&["--lang", "en"], &[("LC_ALL", "sv_SE")]), "en");
}

#[test]
fn colour_follows_the_option_and_then_the_environment() {
    let folder = folder("colour");
    let colored = |color: &[&str], environment: &[(&str, &str)]| {
        let arguments = [&["explain", "Manage the CEO's calendar"], color].concat();
        let output =
            program(&folder, &arguments).envs(environment.iter().copied()).output().expect("it runs");
        stdout(&output).contains('\u{1b}')
    };
    assert!(!colored(&[], &[]), "a pipe is no terminal");
    assert!(colored(&["--color", "always"], &[]));
    assert!(colored(&["--color", "always"], &[("NO_COLOR", "1")]), "who asks for colour gets it");
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[], &[("CLICOLOR_FORCE", "0")]));
    assert!(!colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!colored(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn the_width_follows_the_option_and_then_the_environment() {
    let folder = folder("width");
    let duty = "Manage the calendar, ".repeat(20);
    let widest = |width: &[&str], columns: Option<&str>| {
        let arguments = [&["explain", duty.as_str()], width].concat();
        let output = program(&folder, &arguments).envs(columns.map(|columns| ("COLUMNS", columns))).output();
        let output = stdout(&output.expect("it runs"));
        let first = output.lines().map(|line| line.chars().count()).take(2).max();
        first.expect("lines")
    };
    assert!((61..=80).contains(&widest(&[], Some("80"))));
    assert!((101..=120).contains(&widest(&["--width", "120"], Some("80"))));
    assert!((81..=100).contains(&widest(&[], None)));
}

#[test]
fn an_explanation_comes_in_three_formats() {
    let folder = folder("formats");
    let duty = "Boka resor åt VD";
    let json = stdout(&run(&folder, &["explain", duty, "--duty-lang", "sv", "--format", "json"]));
    let yaml = stdout(&run(&folder, &["explain", duty, "--duty-lang", "sv", "--format", "yaml"]));
    let from_json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let from_yaml: serde_json::Value = serde_yaml::from_str(&yaml).expect("YAML");
    assert_eq!(from_json, from_yaml);
    assert_eq!(from_json["format"], "rolescope-explanation");
    assert_eq!(from_json["duty"], duty);
    assert_eq!(from_json["language"], "sv");
}

/// Nothing is certain, and what is next to nothing doesn't add up to more than all.
#[test]
fn a_likelihood_next_to_nothing_is_below_one_percent() {
    let folder = folder("next-to-nothing");
    for (lang, below) in [("en", "<1%"), ("sv", "<1\u{a0}%")] {
        let output = run(&folder, &["explain", "--lang", lang, "Keep the calendar of the chief executive"]);
        let text = stdout(&output);
        assert!(text.matches(below).count() >= 2 && !text.contains("100"), "{text}");
    }
}

#[test]
fn several_duties_are_explained_one_after_the_other() {
    let folder = folder("several");
    let text = stdout(&run(&folder, &["explain", "Book flights for the CEO", "Order stationery"]));
    let (first, second) = text.split_once("\n═").expect("a line between the two");
    assert!(first.contains("flights") && second.contains("stationery"), "{text}");

    let explain = |format: &str| {
        let mut child = program(&folder, &["explain", "-", "--format", format])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it runs");
        let lines = "Order stationery\n\n  Beställa kontorsmaterial  \r\n";
        child.stdin.take().expect("a pipe").write_all(lines.as_bytes()).expect("it reads");
        stdout(&child.wait_with_output().expect("it ends"))
    };
    let json = explain("json");
    let objects = serde_json::Deserializer::from_str(&json).into_iter::<serde_json::Value>();
    let found: Vec<_> = objects
        .map(|object| object.expect("JSON"))
        .map(|o| (o["duty"].clone(), o["language"].clone()))
        .collect();
    let expected = [("Order stationery", "en"), ("Beställa kontorsmaterial", "sv")];
    assert_eq!(found, expected.map(|(duty, language)| (duty.into(), language.into())));
    assert_eq!(explain("yaml").split("---\n").count(), 2);
}

/// Whoever reads the output may stop at any time.
#[test]
fn more_duties_than_are_read_are_an_error() {
    let folder = folder("many-duties");
    let path = folder.join("duties.txt");
    let piped = |length: usize| {
        fs::write(&path, " ".repeat(length - 10) + "book trips").expect("a file");
        let file = fs::File::open(&path).expect("a file");
        program(&folder, &["explain", "-"]).stdin(file).output().expect("the program runs")
    };
    assert_eq!(code(&piped(1024 * 1024)), Some(0));
    let output = piped(1024 * 1024 + 1);
    assert_eq!(code(&output), Some(2));
    assert!(output.stdout.is_empty());
    assert!(stderr(&output).contains("more than 1 MiB of duties; give them in"), "{}", stderr(&output));
}

#[test]
fn labels_that_are_no_utf_8_are_said_to_be_none() {
    let folder = folder("latin-labels");
    fs::write(folder.join("duties.jsonl"), b"\n{\"duty\": \"m\xf6ten\"}\n").expect("a file");
    let output = run(&folder, &["evaluate", "--duties", "duties.jsonl"]);
    assert_eq!(code(&output), Some(2));
    assert!(
        stderr(&output).contains("duties.jsonl:2: this is not UTF-8; save the labels as UTF-8"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let folder = folder("closed-pipe");
    let mut child = program(&folder, &["explain", &"Manage the calendar ".repeat(5000), "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(code(&output), Some(0));
    assert_eq!(stderr(&output), "");
}

#[test]
fn standard_input_is_read_where_it_is_named() {
    let folder = folder("stdin");
    let mut child = program(&folder, &["report", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    child.stdin.take().expect("a pipe").write_all(b"fruit: apple\n").expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(code(&output), Some(2));
    assert!(stderr(&output).starts_with("<stdin>:1:1: no job description"));
}
