//! What rules say of texts as people write them: which line they point at, what they let be, and in which language
//! the words are that a recruiter is to paste.

use std::sync::Arc;

use rolescope::classify::Classifier;
use rolescope::model::Language;
use rolescope::report::check::{CheckFormat, Checked, findings};
use rolescope::rules::{self, Confidence, Finding, Settings};
use rolescope::scope::assess_briefly;
use rolescope::source::SourceFile;
use rolescope::{ReadOptions, read_with};

/// What is found in a file, however unsure.
fn check(name: &str, text: &str) -> Vec<Finding> {
    let settings = Settings { min_confidence: Confidence::Low, ..Settings::default() };
    let file = Arc::new(SourceFile::new(name, text));
    let options = ReadOptions { lenient: true, ..ReadOptions::default() };
    let postings = read_with(&file, options).expect("it can be read").postings;
    let found = postings
        .into_iter()
        .flat_map(|posting| rules::check(&assess_briefly(posting, Classifier::bundled()), &settings));
    found.collect()
}

fn of<'a>(found: &'a [Finding], code: &str) -> Vec<&'a Finding> {
    found.iter().filter(|finding| finding.rule.code == code).collect()
}

/// The findings as a person reads them.
fn told(found: Vec<Finding>, language: Language) -> String {
    let by_file = rules::merged(Vec::new(), found);
    let checked =
        Checked { by_file, files: Vec::new(), postings: 1, unread: 0, suppressed: 0, known: 0, language };
    findings(&checked, CheckFormat::Csv).expect("writing to memory works")
}

const DUTIES: &str = "duties:\n  - Order paper, toner and coffee for the studio\n  - Book couriers and sort the post\n  \
                      - Keep the register of keys and badges\n  - Answer the phone at the front desk\n";

#[test]
fn a_place_behind_a_hard_blank_and_an_escape_is_where_it_is() {
    let text = "{\"title\": \"Kontorist\", \"description\": \"Vill du jobba hos oss?\u{a0}\\nDu beställer papper och \
                sorterar posten. Övriga förekommande arbetsuppgifter ingår.\", \"employmentType\": \"FULL_TIME\"}";
    let found = check("a.json", text);
    let vague = of(&found, "RS207");
    let [vague] = vague[..] else { panic!("{found:?}") };
    let span = vague.place.span();
    assert!(text[span.start..span.end].starts_with("Övriga"), "{}", &text[span.start..span.end]);
}

#[test]
fn two_superiors_are_two_though_both_have_an_article_and_a_rank() {
    let posting = |second: &str| {
        format!(
            "---\ntitle: Office Coordinator\nreports_to: the Chief of Staff\n---\n\nThe role reports to {second}.\n\n## Duties\n\n\
             - Order paper\n- Sort the post\n- Answer the phone\n"
        )
    };
    assert_eq!(of(&check("a.md", &posting("the Head of Finance")), "RS214").len(), 1);
    for same in ["the Chief of Staff", "our Chief of Staff in Leeds"] {
        assert!(of(&check("a.md", &posting(same)), "RS214").is_empty(), "{same}");
    }
}

#[test]
fn whoever_reports_to_the_role_is_not_whom_it_reports_to() {
    let posting = |line: &str| {
        format!(
            "# Office Coordinator\n\n{line}\n\n## Duties\n\n- Order paper\n- Sort the post\n- Answer the phone\n"
        )
    };
    let missing = |line: &str| !of(&check("a.md", &posting(line)), "RS213").is_empty();
    assert!(missing("Reporting to the coordinator are two clerks and a driver."));
    assert!(!missing("The role reports directly into the Head of Studio."));
    assert!(!missing("Reporting to the Head of Studio, you are the first voice that callers hear."));
}

#[test]
fn a_title_may_say_whom_the_role_is_for() {
    let posting = |title: &str| format!("title: {title}\n{DUTIES}");
    assert!(
        of(&check("a.yaml", &posting("Office Coordinator to the Managing Director")), "RS213").is_empty()
    );
    assert_eq!(of(&check("a.yaml", &posting("Office Coordinator")), "RS213").len(), 1);
}

#[test]
fn what_is_to_be_pasted_is_in_the_postings_language() {
    let english = format!("title: Office Coordinator\n{DUTIES}");
    let swedish = "titel: Kontorssamordnare\narbetsuppgifter:\n  - Beställa papper och kaffe till kontoret\n  - Sortera post \
                   och boka bud\n  - Föra register över nycklar\n  - Svara i telefon i receptionen\n";
    for (text, language, words) in [
        (english.as_str(), Language::English, "You will report to"),
        (english.as_str(), Language::Swedish, "You will report to"),
        (swedish, Language::English, "Närmaste chef är"),
        (swedish, Language::Swedish, "Närmaste chef är"),
    ] {
        let found: Vec<Finding> =
            check("a.yaml", text).into_iter().filter(|finding| finding.rule.code == "RS213").collect();
        assert!(told(found, language).contains(words), "{text}");
    }
}

#[test]
fn the_part_of_a_groups_share_bounds_no_vague_duty() {
    let posting = |heading: &str, last: &str| {
        format!(
            "# Office Coordinator\n\n## Duties\n\n### {heading}\n\n- Order paper\n- Sort the post\n- Answer the phone\n- Book \
             couriers\n- {last}\n"
        )
    };
    let vague = |heading: &str, last: &str| of(&check("a.md", &posting(heading, last)), "RS207").len();
    assert_eq!(vague("The office (15 % of the time)", "Other duties as assigned"), 1);
    assert_eq!(vague("The office", "Other duties as assigned (5 %)"), 0);
}

#[test]
fn a_list_behind_one_verb_is_no_pack_of_duties() {
    let posting = |duty: &str| format!("title: Office Coordinator\n{DUTIES}  - {duty}\n");
    let list = "Order what the studio needs from shops nearby, including paper and toner; coffee, tea and milk; keys, badges and \
                signs";
    assert!(of(&check("a.yaml", &posting(list)), "RS208").is_empty());
    let pack = "Order paper and toner from the shops nearby; book couriers for the models; keep the register of keys and badges";
    assert_eq!(of(&check("a.yaml", &posting(pack)), "RS208").len(), 1);
}

#[test]
fn usual_duties_are_vague_whatever_trade_they_are_of() {
    let vague = |duties: &str| of(&check("a.yaml", duties), "RS207").len();
    assert_eq!(
        vague(
            "titel: Kock\narbetsuppgifter:\n  - Sedvanliga arbetsuppgifter för kock\n  - Laga lunch\n  - Skriva matsedel\n"
        ),
        1
    );
    assert_eq!(
        vague("title: Cook\nduties:\n  - The usual duties of a cook\n  - Cook lunch\n  - Write the menu\n"),
        1
    );
}

#[test]
fn titles_that_are_proposed_name_the_work_that_was_hidden() {
    let text = "title: Marketing Analyst\nreports_to: the owner\nduties:\n  - Keep the CEO's calendar and book her meetings\n  \
                - Arrange the CEO's travel and hotels\n  - Prepare the CEO's expense reports\n  - Screen the CEO's calls and \
                mail\n  - Analyse the results of our campaigns\n  - Recommend which markets to enter\n";
    let found = check("a.yaml", text);
    let telling: Vec<Finding> = found
        .into_iter()
        .filter(|finding| matches!(finding.rule.code, "RS101" | "RS102" | "RS104" | "RS108"))
        .collect();
    assert!(!telling.is_empty());
    let words = told(telling, Language::English).to_lowercase();
    for title in ["office assistant", "operations assistant", "administrative assistant"] {
        assert!(!words.contains(title), "{words}");
    }
}

#[test]
fn sentences_before_a_list_are_no_lines_of_it() {
    let list = "- Order paper (40 %)\n- Sort the post (30 %)\n- Answer the phone (30 %)\n";
    let told = "You will keep the studio running and look after everybody who works there or visits. You will plan the week of the front \
                desk. You will write to our suppliers.";
    let page = format!("# Office Coordinator\n\n{told}\n\n## Duties\n\n{list}");
    assert!(of(&check("a.md", &page), "RS209").is_empty());
    let many: String = (1..=17).map(|number| format!("- Water the plants of room {number}\n")).collect();
    let page = |many: &str| format!("# Office Coordinator\n\n{told}\n\n## Duties\n\n{many}");
    let fewer: String = many.split_inclusive('\n').take(15).collect();
    assert!(of(&check("a.md", &page(&fewer)), "RS204").is_empty());
    assert_eq!(of(&check("a.md", &page(&many)), "RS204").len(), 1);
}
