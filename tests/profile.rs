//! Profiles as people write them, in whatever form, and what is said of those with mistakes.

use std::path::Path;
use std::sync::Arc;

use rolescope::matching::Schooling;
use rolescope::matching::profile::{self, Fluency, Profile, SkillLevel};
use rolescope::model::{Category, Language, Level};
use rolescope::report::problem_in;
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
        found.iter().any(|one| one.starts_with("p.yaml:9:10: ") && one.contains("support, own, lead")),
        "{all}"
    );
    assert!(found.iter().any(|one| one.starts_with("p.yaml:10:1: ") && one.contains("again")), "{all}");
}

#[test]
fn advice_names_the_values_in_the_language_of_the_profile() {
    let found = errors("önskemål:\n  nivå: överst\nfärdigheter:\n  - namn: Excel\n    nivå: 5\n").join("\n");
    assert!(found.contains("stöder, sköter, leder") && found.contains("grunder, van, stark"), "{found}");
}

#[test]
fn a_language_in_a_list_may_have_its_level_behind_a_comma() {
    let profile = read(
        "p.yaml",
        "färdigheter: [Excel]\nspråk:\n  - Svenska, modersmål\n  - Engelska (flytande), tyska\n  - franska\n",
    );
    let all = profile.languages.iter().map(|spoken| (spoken.language.text.as_str(), spoken.fluency));
    assert_eq!(
        all.collect::<Vec<_>>(),
        [
            ("Engelska", Some(Fluency::Fluent)),
            ("Svenska", Some(Fluency::Native)),
            ("franska", None),
            ("tyska", None)
        ]
    );
}

#[test]
fn periods_and_shares_must_make_sense() {
    let text = "experience:\n  - from: 2022-01\n    to: 2020-01\n    duties: [Plan events]\n  - from: spring\n    duties: [{text: Plan, share: 400%}]\n";
    let found = errors(text);
    assert!(found[0].starts_with("p.yaml:3:9: ") && found[0].contains("before it begins"), "{found:?}");
    assert!(found[1].starts_with("p.yaml:5:11: ") && found[1].contains("2019-03"), "{found:?}");
    assert!(found[2].contains("400%"), "{found:?}");
}

/// What people get wrong, where it is told, and a part of what is said of it and of what to do.
const BROKEN: [(&str, &str, &str, &str); 30] = [
    ("skills: [a]\nwants:\n  more: [evnet]\n", "3:10", "“evnet” is no kind of work", "did you mean “event”?"),
    (
        "updated: 2020-01\nexperience:\n  - from: 2022-01\n    to: now\n    duties: [Plan]\n",
        "3:11",
        "after the profile was brought up to date",
        "up to date",
    ),
    ("work:\n  position: Clerk\n", "1:1", "“work” takes a list", "[ and ]"),
    (
        "work:\n  - {position: A, startDate: 2020-05, endDate: 2019-01, highlights: [Plan]}\n",
        "2:48",
        "before it begins",
        "startDate",
    ),
    ("experience: yes\n", "1:13", "takes keys and values", "- role: …"),
    ("experience:\n  - rol: x\n", "2:5", "“rol” is no key", "did you mean “role”?"),
    ("experience:\n  - Assistant at Lantern\n", "2:5", "takes keys and values", "duties:"),
    (
        "skills:\n  - name: Excel\n    level: 5\n",
        "3:12",
        "“5” is nothing that “level” can be",
        "basic, working, strong, expert",
    ),
    ("färdigheter:\n  - namn: Excel\n    nivå: starkt\n", "3:11", "“starkt”", "did you mean “stark”?"),
    ("skills: [a]\nskills: [b]\n", "2:1", "says again", "put both into one"),
    ("skills: [a]\nfärdigheter: [b]\n", "2:1", "says again", "put both into one"),
    ("experience:\n\t- role: x\n", "2:2", "tabs", "indent with spaces"),
    ("- role: Assistant\n  duties: [Book travel]\n", "1:3", "a list stands at the top", "experience:"),
    ("just a text\n", "1:1", "a text stands at the top", "experience:"),
    ("skills: [a]\n---\nskills: [b]\n", "3:1", "a second profile begins here", "a file of its own"),
    ("title: Assistant\nskills: [a]\n", "1:1", "“title” is no key", "it belongs under “experience:”"),
    ("travel: none\nskills: [a]\n", "1:1", "“travel” is no key", "it belongs under “limits:”"),
    (
        "experience:\n  - duties: [{text: Plan, share: -20%}]\n",
        "2:34",
        "“-20%” is no number from 0 to 100",
        "share: 30%",
    ),
    ("experience:\n  - duties: [{text: Plan, share: 130%}]\n", "2:34", "“130%” is no number", "share: 30%"),
    (
        "experience:\n  - duties:\n      - {text: Plan, share: 80%}\n      - {text: Book, share: 70%}\n",
        "2:5",
        "add up to 150%",
        "100% or less",
    ),
    (
        "experience:\n  - years: three\n    duties: [Plan]\n",
        "2:12",
        "“three” is no number from 0 to 80",
        "years: 3",
    ),
    ("experience:\n  - from: 2019-15\n    duties: [Plan]\n", "2:11", "“2019-15” is no date", "2019-03"),
    ("experience:\n  - from: last year\n    duties: [Plan]\n", "2:11", "“last year” is no date", "2019-03"),
    ("experience:\n  - duties:\n      - Plan: events: yearly\n", "3:21", "mapping values", "in quotes"),
    ("skills: [\"Excel, Word]\n", "1:10", "unclosed quote", "close quotes"),
    ("limits:\n  travel: 30 days\n", "2:11", "“30 days” is nothing that “travel” can be", "none, some, any"),
    ("skills: [a]\nwants: [event]\n", "2:9", "takes keys and values", "more:"),
    (
        "skills: [a]\nwants:\n  more: [event]\n  less: [evenemang]\n",
        "4:10",
        "more and less of",
        "one of the two lists",
    ),
    ("language: german\nskills: [a]\n", "1:11", "“german” is no language", "en or sv"),
    ("skills: *a\n", "1:9", "unknown anchor", "quote a text that starts with *"),
];

#[test]
fn every_mistake_is_told_with_its_place_and_what_to_do() {
    for (text, place, problem, advice) in BROKEN {
        let found = errors(text);
        let told = found.iter().find(|one| one.starts_with(&format!("p.yaml:{place}: ")));
        let told = told.unwrap_or_else(|| panic!("{text}{found:#?}"));
        assert!(told.contains(problem) && told.contains(advice), "{text}{told}");
    }
}

#[test]
fn what_is_no_text_is_told_to_be_saved_as_one() {
    for (name, text) in
        [("cv.pdf", "%PDF-1.4\n1 0 obj\n"), ("cv.docx", "PK\u{3}\u{4}\u{14}\0\0\0word/document.xml")]
    {
        let errors = profile::read(&Arc::new(SourceFile::new(name, text))).expect_err("no profile");
        let told = errors[0].to_string();
        assert!(told.contains("this is no text file") && told.contains("save the CV as text"), "{told}");
    }
}

#[test]
fn any_common_encoding_is_read() {
    let text = "färdigheter: [Möten]\nspråk:\n  - Svenska: modersmål\n";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let bom = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    for bytes in [utf16, latin, bom, text.replace('\n', "\r\n").into_bytes()] {
        let file = Arc::new(SourceFile::from_bytes("p.yaml", &bytes));
        let profile = profile::read(&file).expect("a sound profile").profile;
        assert_eq!(profile.skills[0].name.text, "Möten");
        assert_eq!(profile.languages[0].fluency, Some(Fluency::Native));
    }
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

#[test]
fn how_well_a_language_is_known_may_stand_behind_a_comma() {
    let cv = |languages: &str| {
        let text = format!("ERFARENHET\n\nSamordnare, 2019–2021\n- Boka lokaler\n\nSPRÅK\n\n{languages}\n");
        let profile = read("cv.txt", &text);
        let all = profile.languages.iter().map(|spoken| (spoken.language.text.clone(), spoken.fluency));
        all.collect::<Vec<_>>()
    };
    let of = |language: &str, fluency| (language.to_owned(), fluency);
    assert_eq!(cv("Svenska, modersmål"), [of("Svenska", Some(Fluency::Native))]);
    assert_eq!(
        cv("Svenska, modersmål; engelska, flytande i tal och skrift; franska"),
        [of("Svenska", Some(Fluency::Native)), of("engelska", Some(Fluency::Fluent)), of("franska", None)]
    );
    assert_eq!(
        cv("- Modersmål: svenska\n- Engelska: mycket goda kunskaper\n- Tyska (skolkunskaper)"),
        [
            of("Engelska", Some(Fluency::Fluent)),
            of("Tyska", Some(Fluency::Basic)),
            of("svenska", Some(Fluency::Native))
        ]
    );
}

#[test]
fn schooling_is_no_degree_for_standing_in_an_export() {
    let text = r#"{"basics": {"label": "Clerk"}, "work": [{"position": "Clerk", "highlights": ["Sorted the post"]}],
        "education": [{"institution": "Hill School", "studyType": "High School Diploma"},
                      {"institution": "University of Hill", "area": "Economics"}]}"#;
    let profile = read("resume.json", text);
    let levels: Vec<_> = profile.training.iter().map(|one| (one.kind, one.schooling)).collect();
    assert_eq!(levels, [(None, Some(Schooling::PostSecondary)), (None, Some(Schooling::Secondary))]);
}

#[test]
fn what_a_cv_tells_of_who_somebody_is_is_passed_over_and_said() {
    let text = "# Kim Berg\n\n![Kim](kim.jpg)\n\nAge: 34 | Gender: woman | Address: Storgatan 1\n\nFödd 12 maj 1985\n\n## Experience\n\n### Coordinator, Lantern, 2019–2021\n\nLocation: Malmö\n\n- Book venues for the yearly congress\n- Children: plan their outings\n\n## Personal details\n\n- Civilstånd: gift\n";
    let reading = profile::read(&Arc::new(SourceFile::new("cv.md", text))).expect("a profile");
    let ignored: Vec<(&str, usize)> =
        reading.ignored.iter().map(|ignored| (ignored.key.as_str(), ignored.line)).collect();
    let expected = [
        ("![", 3),
        ("Age", 5),
        ("Gender", 5),
        ("Address", 5),
        ("Född", 7),
        ("Location", 13),
        ("Civilstånd", 20),
    ];
    assert_eq!(ignored, expected);
    let duties = &reading.profile.experience[0].duties;
    assert_eq!(duties.len(), 2, "{duties:?}");
}

#[test]
fn every_mistake_is_told_in_swedish_too() {
    let in_swedish = |text: &str| problem_in(text, Language::Swedish).into_owned();
    let empty = [
        "",
        "skills: []\n",
        "skills:\n  - level: basic\n",
        "languages:\n  - [a]\n",
        "wants:\n  more: [[a]]\n",
    ];
    for text in BROKEN.map(|(text, ..)| text).into_iter().chain(empty) {
        let errors = profile::read(&Arc::new(SourceFile::new("p.yaml", text))).expect_err("a broken profile");
        for error in errors {
            assert_ne!(in_swedish(&error.problem), error.problem, "{text}");
            assert_ne!(in_swedish(&error.advice), error.advice, "{text}");
        }
    }
    assert_eq!(in_swedish("“starkt” is nothing that “nivå” can be"), "”starkt” är inget som ”nivå” kan vara");
}

#[test]
fn a_year_of_birth_is_passed_over_however_it_is_called() {
    for key in ["födelseår", "birth_year", "birthdate", "birthDate", "year of birth"] {
        let text = format!("{key}: 1985\nskills: [Excel]\n");
        let reading = profile::read(&Arc::new(SourceFile::new("p.yaml", text.as_str()))).expect("sound");
        assert_eq!(reading.ignored.iter().map(|passed| passed.key.as_str()).collect::<Vec<_>>(), [key]);
    }
}

#[test]
fn a_word_of_work_is_a_wish_though_it_is_like_the_name_of_a_kind() {
    for word in ["advise", "planera", "Excel", "budget"] {
        assert_eq!(read("p.yaml", &format!("wants:\n  more: [{word}]\n")).wants.more.len(), 1, "{word}");
    }
}
