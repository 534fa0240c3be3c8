//! Data sets: JSON Lines and tables, whole and in pieces.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use rolescope::source::{Pieces, Records, SourceFile};
use rolescope::{ReadOptions, Reading, read_with};
use serde_json::Value;

fn reading(name: &str, text: &str, columns: &[(String, String)]) -> Reading {
    let options = ReadOptions { lenient: true, columns };
    read_with(&Arc::new(SourceFile::new(name, text)), options).unwrap_or_else(|error| panic!("{error}"))
}

fn rolescope(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolescope"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("standard input");
    let bytes = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&bytes));
    let output = child.wait_with_output().expect("it runs");
    // A program that stops reading is found out by what it says.
    let _ = writer.join().expect("the writer ends");
    output
}

fn report(arguments: &[&str], input: &[u8]) -> (Value, Option<i32>) {
    let arguments = [arguments, &["-", "--format", "json"]].concat();
    let output = rolescope(&arguments, input);
    (serde_json::from_slice(&output.stdout).expect("JSON"), output.status.code())
}

const LINE: &str = r#"{"title": "Clerk", "duties": ["Sort the mail", "Order paper", "File the letters"]}"#;

#[test]
fn every_line_is_a_posting_and_a_broken_one_is_a_problem() {
    let text = format!("{LINE}\n\n{{\"title\": \"Cook\", \"duties\": [\n{LINE}\n");
    let reading = reading("jobs.jsonl", &text, &[]);
    assert_eq!(reading.postings.len(), 2);
    assert_eq!(reading.problems.len(), 1);
    assert_eq!(reading.problems[0].line, 3);
    let last = &reading.postings[1];
    let title = last.title.as_ref().expect("a title");
    assert_eq!(last.file.position(title.original.span().start).line, 4);
}

#[test]
fn lines_are_known_by_their_content() {
    let text = format!("{LINE}\n{LINE}\n");
    for name in ["jobs.json", "jobs", "<stdin>"] {
        assert_eq!(reading(name, &text, &[]).postings.len(), 2, "{name}");
    }
}

#[test]
fn what_follows_a_quote_that_closes_too_early_keeps_its_place() {
    let text = "title,duties\nClerk,\"File the letters. \"Måla lådor. Order \"paper\" and \"ö\"\n";
    let reading = reading("jobs.csv", text, &[]);
    let duties = &reading.postings[0].duties;
    assert!(!duties.is_empty());
    for duty in duties {
        for (start, letter) in duty.text.text.char_indices() {
            let place = duty.text.span_of(start, start + letter.len_utf8());
            assert_eq!(text.get(place.start..place.end), Some(letter.to_string().as_str()), "{duty:?}");
        }
    }
}

#[test]
fn a_table_is_read_by_its_head() {
    let text = "id;Job title;Responsibilities;Employer\n\
        1;Clerk;\"- Sort the \"\"blue\"\" mail\n- Order paper\n- File the letters\";Northquay\n\
        2;\"Fair Coordinator; part-time\";\"Plan the fair. Book the halls. Keep the guest list.\";Northquay\n";
    let reading = reading("jobs.csv", text, &[]);
    assert_eq!(reading.postings.len(), 2);
    let duties: Vec<_> = reading.postings[0].duties.iter().map(|duty| duty.text.text.as_str()).collect();
    assert_eq!(duties, ["Sort the \"blue\" mail", "Order paper", "File the letters"]);
    let place = |index: usize, duty: usize| {
        let posting = &reading.postings[index];
        let position = posting.file.position(posting.duties[duty].text.span().start);
        (position.line, position.column)
    };
    assert_eq!(place(0, 1), (3, 3));
    assert_eq!(place(1, 1).0, 5);
    assert_eq!(reading.postings[1].duties.len(), 3);
}

#[test]
fn a_table_is_known_by_its_content_and_prose_is_none() {
    let table =
        "title,duties,place\nClerk,\"Sort the mail.\nOrder, paper.\",Delft\nCook,Cook the soup.,Delft\n";
    assert_eq!(reading("<stdin>", table, &[]).postings.len(), 2);
    let prose =
        "Clerk, Northquay\nDelft, full-time\n\nDuties\n- Sort the mail\n- Order paper\n- File letters\n";
    let posting = reading("<stdin>", prose, &[]).postings.remove(0);
    assert!(posting.title.is_some_and(|title| title.clean.starts_with("Clerk")));
    assert_eq!(posting.duties.len(), 3);
}

#[test]
fn columns_of_any_name_can_be_mapped() {
    let text = "title,label,blurb\nX-17,Clerk,\"Sort the mail. Order paper. File the letters.\"\n";
    let columns =
        [("title", "label"), ("duties", "Blurb")].map(|(ours, theirs)| (ours.to_owned(), theirs.to_owned()));
    let reading = reading("jobs.csv", text, &columns);
    assert_eq!(reading.postings.len(), 1);
    assert_eq!(reading.postings[0].title.as_ref().map(|title| title.clean.as_str()), Some("Clerk"));
    assert_eq!(reading.postings[0].duties.len(), 3);
    let (report, code) = report(&["--column", "title=label", "--column", "duties=blurb"], {
        br#"{"title": "X-17", "label": "Clerk", "blurb": "Sort the mail. Order paper. File the letters."}
{"title": "X-18", "label": "Cook", "blurb": "Cook the soup. Wash the pots. Order the fish."}"#
    });
    assert_eq!(code, Some(0));
    assert_eq!(report["postings"][1]["title"]["text"], "Cook");
}

#[test]
fn pieces_know_where_in_the_file_they_stand() {
    let mut text = "title,duties\n".to_owned();
    let count = 9000;
    for index in 0..count {
        text.push_str(&format!("Clerk {index},\"- Sort the mail\n- Order paper\n- File letter {index}\"\n"));
    }
    let pieces: Vec<SourceFile> = Pieces::new("jobs.csv", Records::Table, text.as_bytes())
        .collect::<Result<_, _>>()
        .expect("it can be read");
    assert!(pieces.len() > 1);
    let mut titles = 0;
    for piece in pieces {
        let file = Arc::new(piece);
        let options = ReadOptions { lenient: true, ..ReadOptions::default() };
        for posting in read_with(&file, options).expect("it can be read").postings {
            let title = posting.title.expect("a title").original;
            assert_eq!(title.text, format!("Clerk {titles}"));
            assert_eq!(posting.file.position(title.span().start).line, 2 + 3 * titles);
            titles += 1;
        }
    }
    assert_eq!(titles, count);
}

#[test]
fn a_data_set_is_counted_through_and_may_be_utf_16() {
    // Enough for several pieces without enough to wait for.
    let line = LINE.replacen('{', &format!("{{\"id\": \"{}\", ", "7".repeat(1000)), 1);
    let text = format!("{line}\n").repeat(700);
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for input in [text.as_bytes(), &bytes] {
        let (report, code) = report(&[], input);
        assert_eq!(code, Some(0));
        let postings = report["postings"].as_array().expect("postings");
        assert_eq!(postings.len(), 700);
        assert_eq!(postings[699]["index"], 699);
        assert_eq!(postings[699]["title"]["line"], 700);
    }
}

#[test]
fn of_a_large_data_set_the_farthest_are_shown_and_all_are_counted() {
    let text = "{\"title\": \"Clerk\", \"duties\": [\"Sort the mail\"]}\n".repeat(2010);
    let output = rolescope(&["-", "--lang", "en", "--width", "140"], text.as_bytes());
    let shown = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        shown.contains("2,010 job descriptions") || shown.contains("2010 job descriptions"),
        "{shown:.300}"
    );
    assert!(shown.contains("not shown"));
    assert_eq!(shown.matches("Clerk").count(), 1000);
}

#[test]
fn a_column_without_a_name_is_refused() {
    let output = rolescope(&["-", "--column", "title"], b"");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn an_over_long_record_stops_no_other() {
    let long = "much work ".repeat(120_000);
    let text = format!("{LINE}\n{{\"title\": \"Cook\", \"description\": \"{long}\"}}\n{LINE}\n");
    let reading = reading("jobs.jsonl", &text, &[]);
    assert_eq!(reading.postings.len(), 2);
    assert_eq!(reading.problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [2]);
}

#[test]
fn of_many_broken_records_a_hundred_are_told() {
    let text = format!("{LINE}\n{LINE}\n") + &"{\"title\": [\n".repeat(250);
    let (report, code) = report(&[], text.as_bytes());
    assert_eq!(code, Some(2));
    assert_eq!(report["postings"].as_array().map(Vec::len), Some(2));
    let problems = report["problems"].as_array().expect("problems");
    assert_eq!(problems.len(), 101);
    assert_eq!(problems[100]["line"], 103);
    assert!(problems[100]["problem"].as_str().is_some_and(|problem| problem.starts_with("150 ")));
}

#[test]
fn records_of_a_data_set_are_lean_unless_reasons_are_asked_for() {
    let text = format!("{LINE}\n{LINE}\n");
    let (lean, _) = report(&[], text.as_bytes());
    let (whole, _) = report(&["--details"], text.as_bytes());
    for (report, has_reasons) in [(&lean, false), (&whole, true)] {
        let postings = report["postings"].as_array().expect("postings");
        assert_eq!(postings.len(), 2);
        let duty = &postings[1]["duties"][0];
        assert_eq!(duty.get("evidence").is_some(), has_reasons);
        assert_eq!(duty.get("scores").is_some(), has_reasons);
        assert_eq!(duty["line"], 2);
    }
    assert_eq!(lean["postings"][0]["comparison"], whole["postings"][0]["comparison"]);
    assert_eq!(lean["postings"][1]["scope"], whole["postings"][1]["scope"]);
}

#[test]
fn yaml_written_posting_by_posting_says_what_json_says() {
    let text = format!("{LINE}\n{{\"title\": \"Cook\", \"duties\": [\"problems: many\"\n{LINE}\n");
    for arguments in [&[][..], &["--details"]] {
        let (json, code) = report(arguments, text.as_bytes());
        assert_eq!(code, Some(2));
        let yaml = rolescope(&[arguments, &["-", "--format", "yaml"]].concat(), text.as_bytes());
        let yaml: Value = serde_yaml::from_slice(&yaml.stdout).expect("YAML");
        assert_eq!(yaml, json);
        assert_eq!(json["postings"].as_array().map(Vec::len), Some(2));
        assert_eq!(json["problems"].as_array().map(Vec::len), Some(1));
    }
}
