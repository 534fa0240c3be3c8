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

#[path = "support/readers.rs"]
mod readers;

use readers::{gitlab, rdjson};

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
        "  - \"##[error]other duties ###vso[task.setvariable variable=a]b ##teamcity[publishArtifacts 'x'] \\ufffe\"",
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
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let page = written("markdown", "markdown");
    let (mut rows, mut cells, mut told) = (0, 0, String::new());
    for event in Parser::new_ext(&page, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::TableRow) => rows += 1,
            Event::Start(Tag::TableCell) => cells += 1,
            Event::InlineHtml(html) => assert_eq!(&*html, "<br>", "{page}"),
            Event::Text(text) => told.push_str(&text),
            Event::Start(Tag::Table(_) | Tag::TableHead | Tag::Paragraph | Tag::Heading { .. })
            | Event::End(_)
            | Event::SoftBreak => {}
            alive => panic!("{alive:?} in {page}"),
        }
    }
    assert!(rows > 6 && cells == 3 * (rows + 1), "{rows} {cells}");
    assert!(told.contains("=cmd|' /C calc'!A0 other duties"), "it is told as it is written");
    // A host makes links, mentions and references of bare text.
    for alive in ["@everyone", "http://", "www.", "](", "##", "a@e"] {
        assert!(!page.replace("## Rolescope", "").contains(alive), "{alive} in {page}");
    }
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

/// What XML 1.0 has a place for (section 2.2).
#[test]
fn xml_holds_no_character_that_is_none() {
    for format in ["junit", "checkstyle"] {
        let text = written(&format!("xml-{format}"), format);
        let is_char = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
        assert!(text.chars().all(is_char), "{format}");
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event().expect("well-formed XML") {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::DocType(_) | quick_xml::events::Event::PI(_) => panic!("{format}"),
                quick_xml::events::Event::GeneralRef(reference) => {
                    let name = String::from_utf8_lossy(&reference).into_owned();
                    assert!(["lt", "gt", "amp", "quot", "apos"].contains(&&*name), "{format}: &{name};");
                }
                quick_xml::events::Event::Start(element) | quick_xml::events::Event::Empty(element) => {
                    for attribute in element.attributes() {
                        attribute
                            .expect("an attribute")
                            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                            .expect("no entity");
                    }
                }
                _ => {}
            }
        }
    }
}

/// A build server reads commands in whatever a step prints: GitHub's where a line begins with `::`, and its older
/// ones, Azure's and TeamCity's (`##[…]`, `##vso[…]`, `##teamcity[…]`) anywhere in a line.
#[test]
fn no_output_has_a_command_for_a_build_server() {
    for format in FORMATS {
        let test = format!("server-{format}");
        let folder = folder(&test);
        for name in ["::error::a.yaml", "##[error]b.yaml", "=c.yaml", "<i>&d;.yaml"] {
            let posting =
                "title: Office Coordinator\nreports_to: CEO\nduties:\n  - Order supplies\n  - Other duties\n";
            // Elsewhere such names can't be given to files.
            if cfg!(unix) {
                fs::write(folder.join(name), posting).expect("a file");
            }
        }
        let output = run(&folder, &["--no-config", "--min-confidence", "low", "-o", format]);
        let text = stdout(&output) + &stderr(&output);
        for line in text.lines() {
            let command = line.trim_start().strip_prefix("::");
            let is_ours = command.is_some_and(|command| {
                let name = command.split(' ').next();
                format == "github"
                    && name.is_some_and(|name| ["error", "warning", "notice"].contains(&name))
                    && command.contains(" file=")
            });
            assert!(command.is_none() || is_ours, "{format}: {line}");
            let older = line.match_indices("##").any(|(at, _)| {
                let rest = line[at + 2..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
                rest.starts_with('[')
            });
            assert!(!older, "{format}: {line}");
        }
    }
}

/// A line of a megabyte is no reason for an output of many.
#[test]
fn long_texts_are_cut_where_people_read() {
    for format in ["text", "github", "markdown", "junit", "checkstyle", "csv", "gitlab"] {
        let text = written(&format!("long-{format}"), format);
        let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        assert!(longest < 2_000, "{format}: {longest}");
    }
}

#[test]
fn gitlab_has_what_gitlab_reads() {
    let findings: Vec<gitlab::Finding> = serde_json::from_value(json("gitlab", "gitlab")).expect("its form");
    let mut prints = BTreeSet::new();
    for finding in &findings {
        assert!(!finding.description.is_empty() && !finding.check_name.is_empty());
        let path = &finding.location.path;
        assert!(!path.starts_with("./") && !path.starts_with('/'), "{path}");
        assert!((1..=finding.location.lines.end).contains(&finding.location.lines.begin), "{finding:?}");
        prints.insert(&finding.fingerprint);
    }
    assert_eq!(prints.len(), findings.len(), "fingerprints are unique");
    assert!(findings.is_sorted_by_key(|finding| finding.severity), "the worst come first");
}

#[test]
fn rdjson_is_read_by_the_form_of_reviewdog() {
    let report: rdjson::Report = serde_json::from_value(json("rdjson", "rdjson")).expect("its form");
    assert_eq!((report.source.name.as_str(), report.severity), ("rolescope", rdjson::Severity::Error));
    let folder = folder("rdjson-places");
    for diagnostic in &report.diagnostics {
        assert!(!diagnostic.message.is_empty() && diagnostic.code.value.starts_with("RS"));
        let places = diagnostic.related_locations.iter().map(|related| {
            assert!(!related.message.is_empty());
            &related.location
        });
        for location in places.chain([&diagnostic.location]) {
            let text = fs::read_to_string(folder.join(&location.path)).expect("the file is there");
            let lines: Vec<&str> = text.lines().collect();
            for place in [location.range.start, location.range.end] {
                let line = lines.get(place.line - 1).copied().unwrap_or_default();
                assert!((1..=line.len() + 1).contains(&place.column), "{diagnostic:?}");
                assert!(line.is_char_boundary(place.column - 1), "columns count bytes");
            }
        }
    }
    let suggested = |text: &str| {
        let all = report.diagnostics.iter().flat_map(|diagnostic| &diagnostic.suggestions);
        all.filter(|suggestion| suggestion.text == text && suggestion.range.start.line == 1).count()
    };
    assert_eq!(suggested("Executive Assistant"), 1);
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
