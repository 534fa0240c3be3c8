//! Files that mean harm, or were damaged: each is answered, with an error that has a place and advice
//! or with "no posting", and none by a panic, a hang or an exhausted memory.

use std::fmt::Write as _;
use std::sync::Arc;

use rolescope::model::Language;
use rolescope::scope::promise;
use rolescope::source::SourceFile;
use rolescope::{ReadError, Reading, read};

fn attempt(name: &str, text: impl Into<String>) -> Result<Reading, ReadError> {
    read(&Arc::new(SourceFile::new(name, text)))
}

fn refused(name: &str, text: impl Into<String>) -> ReadError {
    match attempt(name, text) {
        Err(error) => {
            assert!(error.line >= 1 && error.column >= 1);
            assert!(!error.problem.is_empty() && !error.advice.is_empty());
            error
        }
        Ok(_) => panic!("{name} was read"),
    }
}

#[test]
fn alias_bombs_are_refused() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..30 {
        let before = level - 1;
        let aliases = vec![format!("*a{before}"); 10].join(", ");
        let _ = writeln!(bomb, "a{level}: &a{level} [{aliases}]");
    }
    assert!(refused("bomb.yml", bomb).problem.contains("aliases"));

    let mut wide = format!("long: &long \"{}\"\nduties:\n", "x".repeat(10_000));
    wide.push_str(&"  - *long\n".repeat(20_000));
    assert!(refused("wide.yml", wide).problem.contains("aliases"));
}

#[test]
fn a_few_aliases_are_what_they_stand_for() {
    let text = "common: &c Keep the files\ntitle: Clerk\nduties:\n  - *c\n  - Post letters\n";
    let postings = attempt("a.yml", text).expect("a valid file").postings;
    assert_eq!(postings[0].duties[0].text.text, "Keep the files");
}

#[test]
fn deep_nesting_is_refused_in_every_style() {
    let depth = 100_000;
    for text in [
        "[".repeat(depth),
        "{a: ".repeat(depth),
        "- ".repeat(depth),
        "? ".repeat(depth),
        (0..2_000).fold(String::new(), |mut text, level| {
            let _ = writeln!(text, "{}a:", " ".repeat(level));
            text
        }),
    ] {
        refused("deep.yml", text);
    }
}

#[test]
fn deep_nesting_in_prose_is_read_or_left() {
    let depth = 20_000;
    for (name, text) in [
        ("quotes.md", "> ".repeat(depth)),
        ("lists.md", "- ".repeat(depth)),
        ("brackets.md", "[".repeat(depth)),
        ("stars.md", "**a ".repeat(depth)),
        ("tags.html", "<div><ul><li>".repeat(depth)),
        ("open.html", "<".repeat(depth)),
        ("braces.md", "{{ ".repeat(depth)),
        ("instructions.html", "<% ".repeat(depth)),
        ("comments.html", "<!-- ".repeat(depth)),
    ] {
        assert!(attempt(name, text).is_ok(), "{name}");
    }
}

#[test]
fn damaged_yaml_is_refused_at_the_place_of_the_damage() {
    let tab = refused("tab.yml", "title: Clerk\nduties:\n\t- File forms\n");
    assert_eq!(tab.line, 3);
    assert!(tab.advice.contains("spaces"), "{tab}");
    let colon = refused("colon.md", "---\nlayout: job\ntitle: We are hiring: Clerk\n---\nText\n");
    assert_eq!(colon.line, 3);
    assert!(colon.advice.contains("quotes"), "{colon}");
    refused("quote.yml", "title: \"Clerk\nduties: []\n");
    refused("bracket.json", "{\"title\": \"Clerk\", \"duties\": [\"File forms\"");
    refused("toml.md", "+++\ntitle = Clerk\n+++\nText\n");
    refused("anchor.yml", "title: *nothing\n");
    let shown = colon.to_string();
    assert!(shown.starts_with("colon.md:3:"), "{shown}");
}

#[test]
fn keys_that_stand_twice_are_no_reason_to_refuse_a_file() {
    let text = "---\nimage: ''\ntitle: Clerk\nimage: a.png\n---\n## Duties\n- File forms\n";
    let postings = attempt("a.md", text).expect("a valid file").postings;
    assert_eq!(postings[0].duties.len(), 1);
}

#[test]
fn huge_values_and_odd_characters_are_survived() {
    let huge = "word ".repeat(2_000_000);
    refused("huge.yml", format!("title: Clerk\nduties:\n  - {huge}\n"));
    refused("key.yml", format!("\"{}\": a", "\\n".repeat(100_000)));
    let huge = &huge[..1_000_000];
    for (name, text, has_posting) in [
        ("huge.json", format!("{{\"title\": \"Clerk\", \"description\": \"{huge}\"}}"), false),
        ("huge.txt", "word ".repeat(100_000), false),
        ("letters.txt", "a".repeat(500_000), false),
        ("stops.txt", ".".repeat(300_000), false),
        ("percent.md", format!("# Clerk\n## Duties\n- File forms\n- {}\n", "40% (40%) ".repeat(5_000)), true),
        ("bullets.txt", "• ".repeat(100_000), false),
        ("capitals.txt", "DIN PROFIL ".repeat(50_000), false),
    ] {
        match attempt(name, text) {
            Ok(reading) => assert_eq!(reading.postings.len(), usize::from(has_posting), "{name}"),
            Err(error) => panic!("{error}"),
        }
    }
    let nul = refused("nul.yml", "title: Cl\0erk\nduties: [a]\n");
    assert!(nul.advice.contains("NUL"), "{nul}");
}

#[test]
fn a_file_of_comments_alone_is_empty() {
    let text = "# a line of comment\n".repeat(10_000);
    let reading = attempt("comments.yml", text).expect("a valid file");
    assert!(reading.postings.is_empty());
}

#[test]
fn a_text_too_long_to_read_is_refused_at_its_place_rather_than_cut() {
    let long = "word ".repeat(300_000);
    let error = refused("long.yml", format!("title: Clerk\ndescription: {long}\n"));
    assert_eq!((error.line, error.column), (2, 14));
    let picture = "A".repeat(1_500_000);
    let text = format!("title: Clerk\nlogo: {picture}\nduties:\n  - File the letters\n");
    assert_eq!(attempt("logo.yml", text).expect("a valid file").postings.len(), 1);
}

#[test]
fn a_paragraph_too_long_to_read_is_refused_at_its_place() {
    let long = "plan the fair ".repeat(100_000);
    for name in ["long.md", "long.txt"] {
        let error = refused(name, format!("# Event Coordinator\n\n## Duties\n\n{long}\n"));
        assert_eq!((error.line, error.column), (5, 1), "{error}");
        assert!(error.problem.contains("longer than 1 MiB"), "{error}");
    }
}

/// Texts of megabytes on which whatever looks back, or ahead, from each of its places to the start or
/// the end of a line, a word or the text would take hours: these tests end or they don't.
#[test]
fn what_repeats_without_end_is_read_once() {
    let prose = |text: String| format!("# Event Coordinator\n\n## Duties\n\n- Plan the fair\n\n{text}\n");
    for (name, text) in [
        ("case.txt", prose(format!("plan {}", "aB".repeat(500_000)))),
        ("glued.txt", prose(format!("plan {}", "aaaaB".repeat(200_000)))),
        ("stops.txt", prose(format!("You will {}", "a.b".repeat(300_000)))),
        ("capitals.txt", prose(format!("You will {}", "A.B".repeat(300_000)))),
        ("comment.md", prose("{% comment %}".repeat(300_000))),
        ("end.md", prose("{% comment endcomment".repeat(200_000))),
        ("bold.md", prose("**a** b  \n".repeat(200_000))),
    ] {
        let reading = attempt(name, text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(reading.postings.len(), 1, "{name}");
        assert_eq!(reading.postings[0].duties[0].text.text, "Plan the fair", "{name}");
    }
}

#[test]
fn a_title_of_one_endless_word_promises_nothing() {
    let shares = |title: &str| *promise(title, Language::Swedish).shares.as_array();
    let endless = format!("{}mässkoordinator", "b".repeat(900_000));
    assert_ne!(shares(&endless), shares("Mässkoordinator"));
}

#[test]
fn columns_of_a_line_without_end_are_counted_in_characters() {
    let text = "åäö b\u{1f600}".repeat(300_000);
    let file = SourceFile::new("line.json", format!("[\n{text}\n]"));
    // Six characters of twelve bytes, each place asked for as a report with a finding at each word asks.
    for word in 0..300_000 {
        let position = file.position(2 + word * 12 + 7);
        assert_eq!((position.line, position.column), (2, word * 6 + 5));
    }
    let end = file.position(usize::MAX);
    assert_eq!((end.line, end.column), (3, 2));
}
