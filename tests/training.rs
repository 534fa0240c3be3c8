//! A catalogue of training of one's own: what is understood, and what is said of mistakes.

use rolescope::lexicon::Problem;
use rolescope::matching::{Catalogue, Unit};
use rolescope::model::Language;
use rolescope::report::problem_in;
use rolescope::source::SourceFile;

fn extended(yaml: &str) -> Result<Catalogue, Vec<Problem>> {
    let mut catalogue = Catalogue::bundled().clone();
    let read = catalogue.extend(&SourceFile::new("ours.yaml", yaml), &[]);
    read.map(|()| catalogue).map_err(|problems| problems.0)
}

const OWN: &str = "- key: ours\n  form: seminar\n  work: [event]\n  length: LENGTH\n  en: { name: Our seminar, changes: a list }\n";

#[test]
fn entries_of_ones_own_are_added_and_replace_those_of_their_key() {
    let known = Catalogue::bundled().entries.len();
    let catalogue = extended(&OWN.replace("LENGTH", "{ hours: 3 }")).expect("sound");
    assert_eq!(catalogue.entries.len(), known + 1);
    let key = Catalogue::bundled().entries[0].key.clone();
    let replaced = extended(&OWN.replace("ours", &key).replace("LENGTH", "3 h")).expect("sound");
    assert_eq!(replaced.entries.len(), known);
    assert_eq!(replaced.entries[0].wording(Language::Swedish).expect("words").name, "Our seminar");
}

#[test]
fn a_length_may_be_written_in_words() {
    for (written, length) in [
        ("{ days: 3 }", (Unit::Days, 3)),
        ("3 days", (Unit::Days, 3)),
        ("1 dag", (Unit::Days, 1)),
        ("40 timmar", (Unit::Hours, 40)),
        ("10weeks", (Unit::Weeks, 10)),
        ("{ månader: 6 }", (Unit::Months, 6)),
    ] {
        let catalogue = extended(&OWN.replace("LENGTH", written)).expect(written);
        assert_eq!(catalogue.entries.last().map(|entry| entry.length), Some(length), "{written}");
    }
}

/// What people get wrong, where it is told, and a part of what is said of it and of what to do.
const BROKEN: [(&str, &str, &str, &str); 13] = [
    ("key: x\n", "1:1", "a catalogue is no list", "begin each item with `- `"),
    ("- x\n", "1:3", "an entry is no mapping", "write `key`"),
    ("- key: x\n", "1:3", "this entry has no `form`", "`form: course`"),
    ("- key: x\n  forms: course\n", "2:3", "unknown key `forms`", "did you mean `form`?"),
    (
        "- key: x\n  form: lecture\n",
        "2:9",
        "`lecture` is nothing that `form` can be",
        "`workshop`, `seminar`",
    ),
    ("- key: x\n  form: curse\n", "2:9", "`curse`", "did you mean `course`?"),
    ("- key: x\n  work: [evnt]\n", "2:10", "`evnt` is nothing that `work` can be", "did you mean `event`?"),
    ("- key: x\n  skills: [budgett]\n", "2:12", "`budgett`", "did you mean `budget`?"),
    ("- key: x\n  length: soon\n", "2:11", "`soon` is no length", "write `3 days`"),
    ("- key: x\n  length: { days: 3, hours: 2 }\n", "2:3", "`length` takes one unit", "write `3 days`"),
    ("- key: x\n  length: { years: 3 }\n", "2:13", "`years` is no unit", "hours, weeks and months"),
    ("- key: x\n  en: { name: A }\n", "2:3", "`en` takes a name and what changes", "what it lets one change"),
    ("- key: x\n  form: [course\n", "2:9", "unclosed bracket", "close quotes"),
];

#[test]
fn every_mistake_is_told_with_its_place_and_what_to_do_in_both_languages() {
    for (yaml, place, problem, advice) in BROKEN {
        let problems = extended(yaml).expect_err(yaml);
        let all: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let told =
            all.iter().find(|one| one.starts_with(&format!("ours.yaml:{place}: ")) && one.contains(problem));
        let told = told.unwrap_or_else(|| panic!("{yaml}{all:#?}"));
        assert!(told.contains(advice), "{told}");
        for one in &problems {
            for text in [&one.problem, &one.advice] {
                assert_ne!(problem_in(text, Language::Swedish), text.as_str(), "{yaml}");
            }
        }
    }
}

/// Ours may serve a kind of work that the program knows from a lexicon alone.
#[test]
fn training_may_serve_a_category_of_ones_own() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/lexicons/nursing-care.yaml");
    let lexicon = rolescope::lexicon::read(&[SourceFile::open(&path).expect("a lexicon")]).expect("sound");
    let yaml = OWN.replace("event", "nursing-care").replace("LENGTH", "2 days");
    assert!(extended(&yaml).is_err());
    let mut catalogue = Catalogue::bundled().clone();
    catalogue.extend(&SourceFile::new("ours.yaml", yaml), lexicon.categories).expect("sound");
    let entry = catalogue.entries.last().expect("an entry");
    assert_eq!(entry.work.iter().map(|work| work.key()).collect::<Vec<_>>(), ["nursing-care"]);
}
