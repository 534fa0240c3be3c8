//! What is read from files of every shape that postings come in.

#[path = "support/postings.rs"]
mod postings;

use postings::{clean_title, duties, only, reading};
use std::sync::Arc;

use rolescope::model::{Language, Level};
use rolescope::source::SourceFile;
use rolescope::{NoPosting, ReadOptions, read, read_with};

const OWN_SCHEMA: &str = "\
title: Event Coordinator
organisation: Brightwater Foundation
language: en
reports_to: Head of Programmes
level: own
duties:
  - Source venues and negotiate with hotels
  - text: Run the registration desk
    share: 25 %
  - group: Executive support
    share: 40
    duties:
      - Manage the director's diary
      - Book the director's travel
requirements:
  - Two years of event work
nice_to_have: [Swedish]
training:
  - A course in crowd safety
benefits:
  - Thirty days of holiday
";

#[test]
fn a_head_of_a_school_is_no_school() {
    for (title, clean) in [
        ("Head of School – London", "Head of School"),
        ("Manager of the Trust – Leeds", "Manager of the Trust"),
        ("University of Northquay - Digital Coordinator", "Digital Coordinator"),
    ] {
        let text =
            format!("title: {title}\nduties:\n  - Keep the diary\n  - Sort the post\n  - Order paper\n");
        let posting = only("role.yaml", &text);
        assert!(clean_title(&posting).is_some_and(|found| found.starts_with(clean)), "{:?}", posting.title);
    }
}

#[test]
fn the_own_schema_fills_every_field() {
    let posting = only("event.yaml", OWN_SCHEMA);
    assert_eq!(clean_title(&posting), Some("Event Coordinator"));
    assert_eq!(posting.organisation.as_ref().map(|text| text.text.as_str()), Some("Brightwater Foundation"));
    assert_eq!(posting.reports_to.as_ref().map(|text| text.text.as_str()), Some("Head of Programmes"));
    assert_eq!(posting.level, Some(Level::Own));
    assert_eq!(posting.language, Language::English);
    let shares: Vec<_> = posting.duties.iter().map(|duty| duty.share).collect();
    assert_eq!(shares, [None, Some(0.25), Some(0.2), Some(0.2)]);
    assert_eq!(posting.duties[3].group.as_ref().map(|text| text.text.as_str()), Some("Executive support"));
    let texts = |texts: &[rolescope::source::SourceText]| -> Vec<String> {
        texts.iter().map(|text| text.text.clone()).collect()
    };
    assert_eq!(texts(&posting.requirements), ["Two years of event work"]);
    assert_eq!(texts(&posting.nice_to_have), ["Swedish"]);
    assert_eq!(texts(&posting.training), ["A course in crowd safety"]);
    assert_eq!(texts(&posting.benefits), ["Thirty days of holiday"]);
}

#[test]
fn every_value_knows_where_it_stands() {
    let posting = only("event.yaml", OWN_SCHEMA);
    for duty in &posting.duties {
        let span = duty.text.span();
        assert_eq!(&OWN_SCHEMA[span.start..span.end], duty.text.text);
    }
    let position = posting.file.position(posting.duties[1].text.span().start);
    assert_eq!((position.line, position.column), (8, 11));
}

#[test]
fn places_survive_escapes_folding_entities_and_markup() {
    let json = r#"{"headline": "Samordnare", "description": {"text": "Arbetsuppgifter:\n- Boka m\u00f6ten och \"resor\"\n- Planera m\u00e4ssor"}}"#;
    let posting = only("ad.json", json);
    assert_eq!(duties(&posting), ["Boka möten och \"resor\"", "Planera mässor"]);
    let duty = &posting.duties[0].text;
    let word = duty.text.find("resor").expect("the word");
    let span = duty.span_of(word, word + "resor".len());
    assert_eq!(&json[span.start..span.end], "resor");

    let html = "<h1>Clerk</h1><h2>Duties</h2><ul><li>File &amp; copy <b>all</b> forms</li><li>Post letters</li></ul>";
    let posting = only("clerk.html", html);
    assert_eq!(duties(&posting), ["File & copy all forms", "Post letters"]);
    let duty = &posting.duties[0].text;
    let word = duty.text.find("forms").expect("the word");
    let span = duty.span_of(word, word + "forms".len());
    assert_eq!(&html[span.start..span.end], "forms");
    assert_eq!(duty.span_of(5, 6), {
        let entity = html.find("&amp;").expect("the entity");
        rolescope::source::Span::new(entity, entity + 5)
    });

    let folded =
        "title: Clerk\nduties:\n  - >\n    File the forms\n    of the day\n  - |\n    Post letters\n";
    let posting = only("clerk.yml", folded);
    assert_eq!(duties(&posting), ["File the forms of the day", "Post letters"]);
    let duty = &posting.duties[0].text;
    let word = duty.text.find("day").expect("the word");
    let span = duty.span_of(word, word + 3);
    assert_eq!(&folded[span.start..span.end], "day");
}

#[test]
fn one_file_may_hold_several_postings() {
    let list =
        "- title: Clerk\n  tasks: [File forms, Post letters]\n- title: Driver\n  tasks: [Drive the van]\n";
    let stream = "title: Clerk\ntasks: [File forms]\n---\ntitle: Driver\ntasks: [Drive the van]\n";
    let nested =
        "Jobs:\n  - name: Clerk\n    description: Files forms.\n  - name: Driver\n    description: Drives.\n";
    for text in [list, stream, nested] {
        let postings = reading("jobs.yml", text).postings;
        let titles: Vec<_> = postings.iter().filter_map(clean_title).collect();
        assert_eq!(titles, ["Clerk", "Driver"], "{text}");
        assert_eq!(postings.iter().map(|posting| posting.index).collect::<Vec<_>>(), [0, 1]);
    }
    let page = "# Volunteer with us\n\n### Desk Manager\n\nResponsibilities:\n* Greet guests\n\n### Bar Manager\n\nResponsibilities:\n* Order drinks\n";
    let postings = reading("volunteer.md", page).postings;
    let titles: Vec<_> = postings.iter().filter_map(clean_title).collect();
    assert_eq!(titles, ["Desk Manager", "Bar Manager"]);
    assert_eq!(duties(&postings[1]), ["Order drinks"]);
}

#[test]
fn other_names_and_shapes_of_fields_are_understood() {
    for (text, title, expected) in [
        (
            "jobTitle: Clerk\nresponsibilities: |\n  • File forms\n  • Post letters\n",
            "Clerk",
            vec!["File forms", "Post letters"],
        ),
        (
            "position: Clerk\nkey objectives:\n  Filing:\n    - File forms\n  Post:\n    - Post letters\n",
            "Clerk",
            vec!["File forms", "Post letters"],
        ),
        (
            "befattning: Registrator\narbetsuppgifter:\n- Diarieföra ärenden\n",
            "Registrator",
            vec!["Diarieföra ärenden"],
        ),
        (
            "headline: Clerk\nresponsibilities_html: <ul><li>File forms</li><li>Post letters</li></ul>\n",
            "Clerk",
            vec!["File forms", "Post letters"],
        ),
        (
            "title: Clerk\ndescription: |\n  ## What you'll do\n  - File forms\n\n  ## Who you are\n  - Tidy\n",
            "Clerk",
            vec!["File forms"],
        ),
        (
            "title: Clerk\nduties: Files forms. Posts letters.\n",
            "Clerk",
            vec!["Files forms.", "Posts letters."],
        ),
        (
            "title: Clerk\nduties:\n  File forms: 60 %\n  Post all letters: 40\n",
            "Clerk",
            vec!["File forms", "Post all letters"],
        ),
        (
            "title: Clerk\nduties:\n  - Lead the filing\n    - File forms\n    - Post letters\n",
            "Clerk",
            vec!["File forms", "Post letters"],
        ),
    ] {
        let posting = only("job.yml", text);
        assert_eq!(clean_title(&posting), Some(title), "{text}");
        assert_eq!(duties(&posting), expected, "{text}");
    }
}

#[test]
fn front_matter_and_body_make_one_posting() {
    let yaml = "---\ntitle: Office Manager at Brightwater\nposition: Office Manager\n---\n\nWe are a small team.\n\n**Responsibilities:**\n\n\\- Order supplies\n\n\\- Run the front desk\n\n**Requirements:**\n\n\\- Good humour\n";
    let toml = "+++\ntitle = \"Office Manager\"\norganization = \"Brightwater\"\n+++\n\n## Your role\n\n- Order supplies\n- Run the front desk\n\n## Requirements\n- Good humour\n";
    for text in [yaml, toml] {
        let posting = only("office.md", text);
        assert_eq!(clean_title(&posting), Some("Office Manager"), "{text}");
        assert_eq!(duties(&posting), ["Order supplies", "Run the front desk"], "{text}");
        assert_eq!(posting.requirements.len(), 1, "{text}");
    }
}

#[test]
fn a_page_title_in_front_matter_gives_way_to_the_role() {
    let posting =
        only("a.md", "---\ntitle: Executive Assistant at Brightwater\n---\n## Duties\n- Keep the diary\n");
    assert_eq!(clean_title(&posting), Some("Executive Assistant"));
    assert_eq!(
        posting.title.map(|title| title.original.text),
        Some("Executive Assistant at Brightwater".to_owned())
    );
    let posting = only("b.md", "---\ntitle: Jobs\n---\n# Driver\n## Duties\n- Drive the van\n");
    assert_eq!(clean_title(&posting), Some("Driver"));
}

#[test]
fn a_file_that_is_no_posting_is_said_to_be_none() {
    for (name, text, reason) in [
        (
            "ci.yml",
            "name: CI\non: push\njobs:\n  build:\n    runs-on: linux\n    steps:\n      - run: make\n",
            NoPosting::NotAPosting,
        ),
        (
            "README.md",
            "# Tool\n\n## Installation\n\nRun the installer.\n\n## Usage\n\n- Open a file\n- Close it\n",
            NoPosting::NotAPosting,
        ),
        (
            "index.md",
            "---\ntitle: Lediga tjänster\n---\nJust nu har vi inga lediga tjänster.\n",
            NoPosting::NotAPosting,
        ),
        ("jobs.yml", "# title: Clerk\n# duties: []\n", NoPosting::Empty),
        ("empty.md", "  \n", NoPosting::Empty),
        ("list.tsv", "file\tsource\na\tb\n", NoPosting::NotProse),
        ("data.bin", "\u{0}\u{1}\u{2}PK\u{0}\u{0}", NoPosting::Binary),
        ("_TEMPLATE.md", "# Clerk\n## Duties\n- File forms\n", NoPosting::Template),
    ] {
        let reading = reading(name, text);
        assert!(reading.postings.is_empty(), "{name}");
        assert_eq!(reading.no_posting, Some(reason), "{name}");
    }
}

#[test]
fn templates_instructions_are_no_prose() {
    let text = "<?php $pageTitle = \"Clerk | Brightwater\"; ?>\n<h3>Clerk</h3>\n<h5>Main Responsibilities:</h5>\n<ul><li>File forms</li></ul>\n<?php include 'footer.php';";
    let posting = only("clerk.php", text);
    assert_eq!(clean_title(&posting), Some("Clerk"));
    assert_eq!(duties(&posting), ["File forms"]);
}

#[test]
fn text_comes_out_composed_and_still_knows_its_place() {
    let text = "title: Registrator\nduties:\n  - Ta emot o\u{308}verklaganden\n";
    let posting = only("r.yml", text);
    let duty = &posting.duties[0].text;
    assert_eq!(duty.text, "Ta emot överklaganden");
    let start = duty.text.find("ö").expect("the letter");
    let span = duty.span_of(start, start + "ö".len());
    assert_eq!(&text[span.start..span.end], "o\u{308}");
}

#[test]
fn any_encoding_reads_the_same() {
    let text = "title: Mötesbokare\r\nduties:\r\n  - Boka möten åt chefen\r\n";
    let mut with_mark = b"\xef\xbb\xbf".to_vec();
    with_mark.extend(text.as_bytes());
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut utf_16_with_mark = b"\xff\xfe".to_vec();
    utf_16_with_mark.extend(&utf_16);
    let big_endian: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let latin_1: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    for bytes in [text.as_bytes().to_vec(), with_mark, utf_16, utf_16_with_mark, big_endian, latin_1] {
        let file = Arc::new(SourceFile::from_bytes("m.yml", &bytes));
        let postings = read(&file).expect("a valid file").postings;
        assert_eq!(duties(&postings[0]), ["Boka möten åt chefen"]);
    }
}

#[test]
fn duties_without_a_title_are_a_posting_only_where_the_file_was_asked_for() {
    let file = Arc::new(SourceFile::new("notes.txt", "You will plan the fair. You will book the halls.\n"));
    assert_eq!(read(&file).expect("a text").no_posting, Some(NoPosting::NotAPosting));
    let reading = read_with(&file, ReadOptions { lenient: true, ..ReadOptions::default() }).expect("a text");
    assert_eq!(duties(&reading.postings[0]).len(), 2);
    assert_eq!(reading.postings[0].title, None);

    let file = Arc::new(SourceFile::new("shopping.txt", "Bread and butter.\nMilk.\n"));
    assert!(
        read_with(&file, ReadOptions { lenient: true, ..ReadOptions::default() })
            .expect("a text")
            .postings
            .is_empty()
    );
}

#[test]
fn control_characters_of_a_wrong_encoding_stop_no_file() {
    let text = "{\"title\": \"Office Clerk\", \"responsibilities\": [\"Open the \u{93}green\u{94} post\", \"Pay invoices\"]}";
    let posting = only("clerk.json", text);
    assert_eq!(duties(&posting), ["Open the \u{a0}green\u{a0} post", "Pay invoices"]);
}

#[test]
fn what_tells_of_a_repository_is_a_posting_only_where_it_is_named() {
    let text = "# Coordinator\n\n## Responsibilities\n\n- Plan the fair\n- Book rooms\n- Brief speakers\n";
    let found = |name: &str, lenient: bool| {
        let file = Arc::new(SourceFile::new(name, text));
        let options = ReadOptions { lenient, ..ReadOptions::default() };
        read_with(&file, options).expect("a reading").postings.len()
    };
    assert_eq!([found("jobs/coordinator.md", false), found("jobs/CHANGELOG.md", false)], [1, 0]);
    assert_eq!(found("jobs/CHANGELOG.md", true), 1);
    let manual = "# Ledgerbird\n\n## Features\n\n- Plans the budget\n- Books the rooms\n- Sends the letters\n\n## Installation\n\nRun the installer.\n\n## Requirements\n\n- A clock\n";
    assert!(reading("README.md", manual).postings.is_empty());
}
