//! `rolescope check` as it is run: what it takes, which files it means, how it ends, and what it leaves.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

#[path = "support/program.rs"]
mod support;

use support::{program, repository, run, stderr, stdout, told};

const CLEAN: &str = "title: Office Coordinator\nreports_to: Head of Office\nduties:\n  - Check supplier invoices and pass them for payment\n  - Order supplies and keep an eye on stock levels\n  - Keep the contract register up to date\n";

fn vague() -> String {
    CLEAN.to_owned() + "  - Other duties as assigned\n"
}

/// A repository of its own for each test.
fn folder(test: &str, files: &[(&str, &str)]) -> PathBuf {
    repository(&format!("check-command/{test}"), files)
}

#[test]
fn the_exit_code_tells_what_was_found() {
    let folder =
        folder("exit", &[("clean.yaml", CLEAN), ("vague.yaml", &vague()), ("broken.yaml", "title: [\n")]);
    for (arguments, code) in [
        (&["check", "clean.yaml"][..], 0),
        (&["check", "vague.yaml"], 0),
        (&["check", "vague.yaml", "--fail-on", "warning"], 1),
        (&["check", "vague.yaml", "--fail-on", "never"], 0),
        (&["check", "vague.yaml", "--fail-on", "info", "--ignore", "RS207"], 0),
        (&["check", "broken.yaml", "--fail-on", "never"], 2),
        (&["check", "broken.yaml", "--ignore", "RS001"], 2),
        (&["check", "nowhere.yaml"], 2),
        (&["check", "--output", "pdf", "clean.yaml"], 2),
        (&["check", "--select", "RS999", "clean.yaml"], 2),
    ] {
        let output = run(&folder, arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?} {}{}", stdout(&output), stderr(&output));
    }
    assert!(
        stderr(&run(&folder, &["check", "--output", "sarf", "clean.yaml"])).contains("did you mean “sarif”?")
    );
    assert!(
        stderr(&run(&folder, &["check", "--select", "vage-duty", "."]))
            .contains("did you mean “vague-duty”?")
    );
}

#[test]
fn text_shows_the_line_and_what_to_do() {
    let folder = folder("text", &[("vague.yaml", &vague())]);
    let text = stdout(&run(&folder, &["check"]));
    assert!(
        text.starts_with("vague.yaml:7:5: warning[RS207] “Other duties as assigned” doesn't say"),
        "{text}"
    );
    assert!(text.contains("7 | - Other duties as assigned\n  |   ^^^^^^^^^^^^^^^^^^^^^^^^\n"), "{text}");
    assert!(text.contains("→ Name the tasks") && text.ends_with("1 warning in 1 posting.\n"), "{text}");
    let swedish = stdout(&run(&folder, &["check", "--lang", "sv"]));
    assert!(swedish.contains("varning[RS207]") && swedish.ends_with("1 varning i 1 annons.\n"), "{swedish}");
}

#[test]
fn folders_are_walked_without_what_is_ignored() {
    let vague = vague();
    let folder = folder(
        "walk",
        &[
            (".gitignore", "generated/\n"),
            (".rolescopeignore", "drafts/\n!drafts/kept.yaml\n"),
            ("jobs/a.yaml", &vague),
            ("jobs/deep/b.yaml", &vague),
            ("jobs/c.md", "# Notes\n\nNothing about work here.\n"),
            ("generated/d.yaml", &vague),
            ("drafts/e.yaml", &vague),
            ("config.yaml", "key: value\n"),
        ],
    );
    let all = ["jobs/a.yaml:7 RS207", "jobs/deep/b.yaml:7 RS207"];
    let strip =
        |list: Vec<String>| list.into_iter().filter(|line| line.ends_with("RS207")).collect::<Vec<_>>();
    assert_eq!(strip(told(&folder, &[])), all);
    assert_eq!(
        strip(told(&folder, &["jobs", "./jobs/deep", "jobs/a.yaml", "."])),
        all,
        "each file counts once"
    );
    assert_eq!(strip(told(&folder, &["jobs/**/b.*"])), ["jobs/deep/b.yaml:7 RS207"]);
    assert_eq!(strip(told(&folder, &["{jobs,drafts}/*.yaml"])), ["jobs/a.yaml:7 RS207"]);
    assert_eq!(
        strip(told(&folder, &["drafts/e.yaml"])),
        ["drafts/e.yaml:7 RS207"],
        "what is named is checked"
    );
    assert!(
        strip(told(&folder, &["drafts/e.yaml", "--pass-over"])).is_empty(),
        "unless it is to be passed over"
    );
    assert_eq!(run(&folder, &["check", "config.yaml"]).status.code(), Some(2));
    assert_eq!(run(&folder, &["check", "config.yaml", "--pass-over"]).status.code(), Some(0));
    assert_eq!(run(&folder, &["check", "jobs/*.nothing"]).status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_is_survived() {
    let folder = folder("links", &[("jobs/a.yaml", &vague())]);
    std::os::unix::fs::symlink(&folder, folder.join("jobs/again")).expect("a link");
    std::os::unix::fs::symlink("self", folder.join("jobs/self")).expect("a link");
    assert_eq!(told(&folder, &[]), ["jobs/a.yaml:7 RS207"]);
}

#[test]
fn standard_input_can_have_a_name() {
    let folder = folder("stdin", &[("sub/rolescope.toml", "ignore = [\"RS207\"]\n")]);
    let piped = |arguments: &[&str]| {
        let mut child = program(&folder, arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        child.stdin.take().expect("a pipe").write_all(vague().as_bytes()).expect("it reads");
        stdout(&child.wait_with_output().expect("it ends"))
    };
    assert!(piped(&["check", "-"]).starts_with("<stdin>:7:5: warning[RS207]"));
    assert!(
        piped(&["check", "-", "--stdin-filename", "jobs/x.yaml"])
            .starts_with("jobs/x.yaml:7:5: warning[RS207]")
    );
    assert!(piped(&["check", "-", "--stdin-filename", "sub/x.yaml"]).starts_with("Nothing found"));
}

#[test]
fn a_baseline_lets_only_new_findings_through() {
    let folder = folder("baseline", &[("a.yaml", &vague())]);
    let fails = ["check", "--baseline", "known.json", "--fail-on", "warning"];
    assert_eq!(run(&folder, &["check", "--write-baseline", "known.json"]).status.code(), Some(0));
    assert_eq!(run(&folder, &fails).status.code(), Some(0));
    fs::write(folder.join("a.yaml"), vague().replace("duties:", "# moved\n\n\nduties:")).expect("a file");
    assert_eq!(run(&folder, &fails).status.code(), Some(0), "moved lines are the same finding");
    fs::write(folder.join("b.yaml"), vague()).expect("a file");
    assert_eq!(run(&folder, &fails).status.code(), Some(1));
    assert_eq!(told(&folder, &["--baseline", "known.json", "--ignore", "repository"]), ["b.yaml:7 RS207"]);
    fs::remove_file(folder.join("b.yaml")).expect("it was there");
    fs::write(folder.join("a.yaml"), CLEAN).expect("a file");
    let output = run(&folder, &["check", "--baseline", "known.json"]);
    assert_eq!(output.status.code(), Some(1), "a stale baseline fails");
    assert!(stdout(&output).contains("error[RS903]"), "{}", stdout(&output));
    assert!(told(&folder, &["--baseline", "known.json"])[0].starts_with("known.json:"));
    for broken in
        ["", "{}", "{\"version\": 99, \"findings\": []}", "{\"version\": 1, \"findings\": [], \"more\": 1}"]
    {
        fs::write(folder.join("known.json"), broken).expect("a file");
        let output = run(&folder, &["check", "--baseline", "known.json"]);
        assert_eq!(output.status.code(), Some(2), "{broken}");
        assert!(stderr(&output).contains("known.json:1:") && stderr(&output).contains("--write-baseline"));
    }
    fs::remove_file(folder.join("known.json")).expect("it was there");
    assert_eq!(run(&folder, &["check", "--baseline", "known.json"]).status.code(), Some(2));
}

#[test]
fn several_outputs_are_written_whole_or_not_at_all() {
    let folder = folder("outputs", &[("a.yaml", &vague())]);
    let output = run(&folder, &["check", "-o", "sarif=out.sarif", "-o", "csv=out.csv", "-o", "text"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("RS207"));
    assert!(fs::read_to_string(folder.join("out.csv")).expect("written").contains("RS207"));
    fs::write(folder.join("out.csv"), "before").expect("a file");
    let output = run(&folder, &["check", "-o", "csv=out.csv", "-o", "sarif=nowhere/out.sarif"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.join("out.csv")).expect("it is there"), "before");
    let names: Vec<String> = fs::read_dir(&folder)
        .expect("a folder")
        .map(|e| e.expect("one").file_name().to_string_lossy().into_owned())
        .collect();
    assert!(!names.iter().any(|name| name.starts_with(".rolescope-")), "{names:?}");
    assert_eq!(
        run(&folder, &["check", "-o", "json", "-o", "csv"]).status.code(),
        Some(2),
        "both to standard output"
    );
    assert_eq!(
        run(&folder, &["check", "-o", "json=x", "-o", "csv=x"]).status.code(),
        Some(2),
        "both to one file"
    );
}

#[test]
fn the_same_bytes_for_any_threads_and_any_order() {
    let files: Vec<(String, String)> = (0..40)
        .map(|n| {
            (
                format!("jobs/{n:02}.yaml"),
                if n % 3 == 0 { vague() } else { CLEAN.replace("Office", &format!("Office {n}")) },
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let folder = folder("determinism", &files);
    for format in ["text", "json", "sarif", "junit", "github"] {
        let once = |threads: &str, paths: &[&str]| {
            let mut command = program(&folder, &["check", "-o", format]);
            command.args(paths).env("RAYON_NUM_THREADS", threads);
            command.output().expect("it runs").stdout
        };
        let first = once("1", &["jobs"]);
        assert!(first.len() > 1000);
        assert_eq!(first, once("4", &["."]), "{format}");
        assert_eq!(first, once("3", &["jobs/39.yaml", "jobs", "jobs/00.yaml"]), "{format}");
    }
}

#[test]
fn what_is_broken_is_told_in_the_language_of_the_reader() {
    let broken = [
        ("bracket.yaml", "title: [a, b\n"),
        ("tab.yaml", "title: a\nduties:\n\t- b\n"),
        ("colon.yaml", "title: a: b\n"),
        ("quote.yaml", "title: \"a\nduties: b\n"),
        ("closed.json", "{\"title\": \"a\", \"duties\": [}\n"),
        ("alias.yaml", "title: *x\n"),
        ("character.yaml", "title: @a\n"),
        ("nul.yaml", "title: a\0b\n"),
        ("indent.yaml", "title: a\nduties:\n  - x\n - y\n"),
        ("front.md", "+++\ntitle = \n+++\nText\n"),
    ];
    let folder = folder("broken", &broken);
    let told = |language: &str| -> Vec<[String; 2]> {
        let output = run(&folder, &["check", "-o", "jsonl", "--lang", language]);
        assert_eq!(output.status.code(), Some(2));
        let texts = stdout(&output);
        let findings =
            texts.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
        let text = |finding: &serde_json::Value, key: &str| finding[key].as_str().expect("a text").to_owned();
        findings.map(|finding| [text(&finding, "message"), text(&finding, "suggestion")]).collect()
    };
    let (english, swedish) = (told("en"), told("sv"));
    assert_eq!((english.len(), swedish.len()), (broken.len(), broken.len()));
    for (english, swedish) in english.iter().zip(&swedish) {
        let problem = |message: &str| message.split_once(": ").map(|(_, problem)| problem.to_owned());
        assert!(problem(&english[0]) != problem(&swedish[0]), "{english:?} {swedish:?}");
        assert!(english[1] != swedish[1], "{english:?} {swedish:?}");
    }
}

#[test]
fn a_record_that_can_not_be_read_fails_the_check_and_stops_no_other() {
    let record = "{\"title\": \"Office Coordinator\", \"reports_to\": \"CEO\", \"duties\": [\"Check supplier invoices\", \"Order supplies\", \"Keep the contract register\", \"Other duties as assigned\"]}\n";
    let text = format!("{record}{{\"title\": \"Office Assistant\", \"duties\": [}}\n{record}");
    let folder = folder("records", &[("jobs.jsonl", &text)]);
    let found = told(&folder, &["--select", "RS207"]);
    assert_eq!(found, ["jobs.jsonl:1 RS207", "jobs.jsonl:2 RS001", "jobs.jsonl:3 RS207"]);
    assert_eq!(run(&folder, &["check", "--fail-on", "never"]).status.code(), Some(2));
}

#[test]
fn rules_are_listed_and_explained() {
    let folder = folder("rule", &[]);
    let list = stdout(&run(&folder, &["rule"]));
    assert_eq!(list.lines().count(), rolescope::rules::Rule::all().len());
    let page = stdout(&run(&folder, &["rule", "rs101"]));
    assert!(page.starts_with("# RS101 title-differs\n") && page.contains("## Why it matters"), "{page}");
    assert!(
        stdout(&run(&folder, &["rule", "title-differs", "--lang", "sv"]))
            .contains("## Varför det spelar roll")
    );
    let output = run(&folder, &["rule", "RS1O1"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean “RS101”?"), "{}", stderr(&output));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = folder("pipe", &[("a.yaml", &vague())]);
    let program = env!("CARGO_BIN_EXE_rolescope");
    let output = Command::new("sh")
        .args([
            "-c",
            &format!("for n in 1 2 3 4 5 6 7 8; do cp a.yaml $n.yaml; done; {program} check | true"),
        ])
        .current_dir(&folder)
        .output()
        .expect("a shell");
    assert!(stderr(&output).is_empty(), "{}", stderr(&output));
}
