//! Every output of a check: valid for whoever reads it, complete where a file can't be parsed, and safe where
//! a posting is hostile. Each is read back by a real reader of its format where there is one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use quick_junit::{Report, TestCaseStatus};
use serde_json::Value;

#[path = "support/program.rs"]
mod support;

use support::{program, repository, stderr, stdout};

const FORMATS: [&str; 11] = [
    "text",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "checkstyle",
    "markdown",
    "csv",
];

/// A folder with a posting that drifts, one that tries everything, one that is broken, and a clean one.
fn folder(test: &str) -> PathBuf {
    let duties = "duties:\n  - Keep the managing director's calendar and guard the time in it\n  - Book travel and hotels for the management team\n  - Settle the executives' expense claims\n  - Answer the managing director's mail and telephone\n";
    let drifting =
        format!("title: Project Coordinator\nreports_to: CEO\n{duties}  - Other duties as assigned\n");
    let hostile = [
        "title: \"=HYPERLINK(1)<script>alert(1)</script> Coordinator/Manager\"",
        "reports_to: CEO",
        "duties:",
        "  - \"::error file=x::%0A::set-output name=a::b \\e[31mred\\e[0m various tasks; <img src=x onerror=y>; @everyone [x](http://e.example)|`y`\"",
        "  - \"=cmd|' /C calc'!A0 other duties as assigned\"",
        "  - \"+1 ]]> &xxe; <!ENTITY a SYSTEM 'file:///etc/passwd'> other duties\"",
        "  - \"\\u202eevil other duties\\u0007\"",
        "  - \"-2 @sum other duties\\r\\n::warning::injected\"",
        "  - \"##[error]other duties ##vso[task.setvariable variable=a]b ##teamcity[publishArtifacts 'x'] \\ufffe\"",
        "  - \"\\e]8;;http://e.example\\e\\\\other duties\\e]8;;\\e\\\\ \\u009b31m ![p](javascript:x) ~~a~~ $x^2$ www.e.example a@e.example\"",
        &format!("  - \"{} other duties\"", "wide ".repeat(40_000)),
        "",
    ]
    .join("\n");
    let clean = "title: Executive Assistant\nreports_to: CEO\n".to_owned() + duties;
    repository(
        &format!("check-outputs/{test}"),
        &[
            ("drifting.yaml", &drifting),
            ("hostile.yaml", &hostile),
            ("broken.yaml", "title: Office Coordinator\nduties: [Order supplies, Sort\n"),
            ("clean, with 100% odd name.yaml", &clean),
        ],
    )
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, &["check"]).args(arguments).stdin(Stdio::null()).output().expect("the program runs")
}

fn written(test: &str, format: &str) -> String {
    let output = run(&folder(test), &["--no-config", "--min-confidence", "low", "-o", format]);
    assert_eq!(output.status.code(), Some(2), "a file can't be read: {}", stderr(&output));
    stdout(&output)
}

fn json(test: &str, format: &str) -> Value {
    serde_json::from_str(&written(test, format)).expect("JSON")
}

/// No control character but line breaks, and nothing that turns the direction of text, in any of them.
#[test]
fn no_output_has_a_command_for_a_terminal() {
    for format in FORMATS {
        let text = written(&format!("terminal-{format}"), format);
        let hostile =
            |c: char| c.is_control() && c != '\n' && c != '\r' || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!text.contains(hostile), "{format}: {text:?}");
        assert!(text.contains("RS101") && text.contains("RS001") && text.contains("RS207"), "{format}");
    }
}

#[test]
fn every_format_tells_the_same_findings_in_both_languages() {
    let folder = folder("same");
    let mut counts = BTreeSet::new();
    for language in ["en", "sv"] {
        let output = run(
            &folder,
            &[
                "--lang",
                language,
                "-o",
                "jsonl",
                "-o",
                "csv=c.csv",
                "-o",
                "checkstyle=c.xml",
                "-o",
                "rdjson=r.json",
                "-o",
                "gitlab=g.json",
                "-o",
                "sarif=s.json",
            ],
        );
        counts.insert(stdout(&output).lines().count());
        let read = |name: &str| fs::read_to_string(folder.join(name)).expect("it was written");
        counts.insert(read("c.csv").lines().count() - 1);
        counts.insert(read("c.xml").matches("<error ").count());
        let json = |name: &str| serde_json::from_str::<Value>(&read(name)).expect("JSON");
        counts.insert(json("r.json")["diagnostics"].as_array().map_or(0, Vec::len));
        counts.insert(json("g.json").as_array().map_or(0, Vec::len));
        counts.insert(json("s.json")["runs"][0]["results"].as_array().map_or(0, Vec::len));
    }
    assert_eq!(counts.len(), 1, "{counts:?}");
    assert!(counts.first().is_some_and(|count| *count > 8), "{counts:?}");
}

#[test]
fn sarif_is_read_by_a_reader_of_sarif() {
    let text = written("sarif", "sarif");
    let sarif: serde_sarif::sarif::Sarif = serde_json::from_str(&text).expect("SARIF");
    let run = &sarif.runs[0];
    let rules = run.tool.driver.rules.as_ref().expect("rules");
    assert_eq!(rules.len(), rolescope::rules::Rule::all().len(), "all rules are listed");
    assert!(rules.iter().all(|rule| rule.help.as_ref().is_some_and(|help| help.markdown.is_some())));
    for result in run.results.as_ref().expect("results") {
        let index = usize::try_from(result.rule_index.expect("an index")).expect("a place");
        assert_eq!(result.rule_id.as_deref(), Some(rules[index].id.as_str()));
        assert!(result.partial_fingerprints.as_ref().is_some_and(|prints| prints.len() == 1));
        let location = result.locations.as_ref().and_then(|locations| locations.first()).expect("a place");
        let region =
            location.physical_location.as_ref().and_then(|place| place.region.as_ref()).expect("a region");
        assert!(
            region.start_line >= Some(1)
                && region.start_column >= Some(1)
                && region.end_line >= region.start_line
        );
    }
    let raw: Value = serde_json::from_str(&text).expect("JSON");
    let run = &raw["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false, "a file couldn't be read");
    let told = run["invocations"][0]["toolExecutionNotifications"].as_array().expect("notifications");
    assert_eq!(told.len(), 1);
    // A link in a message would be one of the posting's making.
    for result in run["results"].as_array().expect("results") {
        let message = result["message"]["text"].as_str().expect("a message");
        let bare = message.replace("\\\\", "").replace("\\[", "").replace("\\]", "");
        assert!(!bare.contains(['[', ']']), "{message}");
        let uri =
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().expect("a URI");
        assert!(!uri.contains([' ', '\\', '<']), "{uri}");
    }
    let fixes: Vec<&Value> =
        run["results"].as_array().expect("results").iter().filter(|r| r["fixes"].is_array()).collect();
    assert!(!fixes.is_empty(), "a truer title is a fix");
}

/// What GitHub's runner reads: lines that begin with `::`, properties up to the next `::`, and its escapes.
#[test]
fn workflow_commands_are_only_ours() {
    let text = written("github", "github");
    let mut commands = 0;
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("::") {
            commands += 1;
            let (head, _) = rest.split_once("::").expect("a command ends");
            let (name, properties) = head.split_once(' ').expect("properties");
            assert!(["error", "warning", "notice"].contains(&name), "{line}");
            let keys: Vec<&str> =
                properties.split(',').map(|p| p.split_once('=').expect("a property").0).collect();
            assert!(keys.starts_with(&["file", "line", "endLine"]), "{line}");
            assert_eq!(keys.last(), Some(&"title"), "{line}");
        } else {
            assert!(!line.contains("::set-output") || !line.trim_start().starts_with("::"), "{line}");
        }
    }
    assert!(commands > 5);
    let severities: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("::")?.split(' ').next()).collect();
    let rank = |name: &&str| ["error", "warning", "notice"].iter().position(|known| known == name);
    assert!(severities.is_sorted_by_key(rank), "the worst come first: {severities:?}");
    assert!(text.contains("%25"), "a percent sign is escaped");
}

#[test]
fn the_job_summary_is_written_where_github_wants_it() {
    let folder = folder("summary");
    let summary = folder.join("summary.md");
    let mut command = program(&folder, &["check", "--output", "github"]);
    command.env("GITHUB_STEP_SUMMARY", &summary).stdin(Stdio::null()).output().expect("it runs");
    let page = fs::read_to_string(&summary).expect("a summary");
    assert!(page.starts_with("## Rolescope") && page.contains("| RS101") || page.contains("RS101"), "{page}");
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("@everyone"), "{page}");
}

#[test]
fn markdown_has_no_markup_of_the_postings() {
    let page = written("markdown", "markdown");
    for alive in ["<script", "<img", "@everyone", "](http", "`y`", "http://e"] {
        assert!(!page.contains(alive), "{alive} in {page}");
    }
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 6);
    assert!(rows.iter().all(|row| row.matches('|').count() == 4), "{rows:#?}");
}

#[test]
fn junit_is_read_by_a_reader_of_junit() {
    let text = written("junit", "junit");
    let report = Report::deserialize_from_str(&text).expect("JUnit");
    let suites: Vec<&str> = report.test_suites.iter().map(|suite| suite.name.as_str()).collect();
    assert_eq!(suites, ["broken.yaml", "clean, with 100% odd name.yaml", "drifting.yaml", "hostile.yaml"]);
    let clean = &report.test_suites[1].test_cases;
    assert!(matches!(&clean[..], [case] if matches!(case.status, TestCaseStatus::Success { .. })));
    assert!(report.errors == 1 && report.failures >= 2, "{text}");
    assert!(!text.contains("<!ENTITY"));
}

#[test]
fn checkstyle_is_xml_with_what_was_found() {
    let text = written("checkstyle", "checkstyle");
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut errors = 0;
    let mut depth = 0_i32;
    loop {
        match reader.read_event().expect("well-formed XML") {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(_) => depth += 1,
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Empty(element) => {
                errors += 1;
                let keys: Vec<String> = element
                    .attributes()
                    .map(|a| String::from_utf8_lossy(a.expect("an attribute").key.as_ref()).into_owned())
                    .collect();
                assert_eq!(keys, ["line", "column", "severity", "message", "source"]);
            }
            quick_xml::events::Event::DocType(_) => panic!("no document type"),
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    assert!(errors > 5);
}

#[test]
fn gitlab_has_what_gitlab_reads() {
    let report = json("gitlab", "gitlab");
    let findings = report.as_array().expect("a list");
    let mut prints = BTreeSet::new();
    for finding in findings {
        assert!(finding["description"].is_string() && finding["check_name"].is_string());
        assert!(
            ["info", "minor", "major", "critical", "blocker"]
                .contains(&finding["severity"].as_str().expect("one"))
        );
        let path = finding["location"]["path"].as_str().expect("a path");
        assert!(!path.starts_with("./") && !path.starts_with('/'), "{path}");
        assert!(finding["location"]["lines"]["begin"].as_u64() >= Some(1));
        prints.insert(finding["fingerprint"].as_str().expect("a fingerprint"));
    }
    assert_eq!(prints.len(), findings.len(), "fingerprints are unique");
}

#[test]
fn rdjson_has_ranges_in_bytes_and_suggestions() {
    let report = json("rdjson", "rdjson");
    assert_eq!(report["source"]["name"], "rolescope");
    let diagnostics = report["diagnostics"].as_array().expect("a list");
    for diagnostic in diagnostics {
        assert!(["ERROR", "WARNING", "INFO"].contains(&diagnostic["severity"].as_str().expect("one")));
        assert!(diagnostic["location"]["range"]["start"]["line"].as_u64() >= Some(1));
        assert!(diagnostic["location"]["range"]["end"]["column"].as_u64() >= Some(1));
    }
    assert!(
        diagnostics.iter().any(|diagnostic| diagnostic["suggestions"][0]["text"] == "Executive Assistant")
    );
}

#[test]
fn a_spreadsheet_finds_no_formula() {
    let text = written("csv", "csv");
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let width = reader.headers().expect("a head").len();
    let mut rows = 0;
    for row in reader.records() {
        let row = row.expect("a row");
        rows += 1;
        assert_eq!(row.len(), width);
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
    }
    assert!(rows > 5);
}

#[test]
fn json_tells_places_facts_and_evidence() {
    let report = json("json", "json");
    let schema: Value = serde_json::from_str(include_str!("../schemas/check.schema.json")).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let errors: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(report["summary"]["unread"], 1);
    let findings = report["findings"].as_array().expect("a list");
    let drift = findings.iter().find(|finding| finding["code"] == "RS101").expect("RS101");
    assert_eq!(drift["file"], "drifting.yaml");
    assert_eq!(drift["range"]["start"]["line"], 1);
    assert_eq!(drift["range"]["start"]["column"], 8);
    assert_eq!(drift["facts"]["work"], "executive-assistant");
    assert_eq!(drift["replacement"], "Executive Assistant");
    assert_eq!(drift["evidence"].as_array().map(Vec::len), Some(3));
    let lines = written("jsonl", "jsonl");
    let parsed: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(&parsed, findings);
}
