//! The rules, each by its own page: the bad example is found, the good one isn't, in both languages; and what
//! surrounds them (pages, catalogue, settings) holds together.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use rolescope::classify::Classifier;
use rolescope::model::Language;
use rolescope::report::check::{CheckFormat, Checked, findings};
use rolescope::rules::{
    self, Brief, Confidence, DutyFacts, Finding, Group, Rule, Settings, Severity, Suppressions, Threshold,
    Value,
};
use rolescope::scope::assess_briefly;
use rolescope::source::SourceFile;
use rolescope::{ReadOptions, read_with};

/// Everything found in a file, as `rolescope check` would, but for what is wrong with files.
fn check(name: &str, text: &str) -> Vec<Finding> {
    let settings = Arc::new(Settings::default());
    let file = Arc::new(SourceFile::new(name, text));
    let reading = match read_with(&file, ReadOptions { lenient: true, ..ReadOptions::default() }) {
        Ok(reading) => reading,
        Err(error) => {
            let place = rules::Place::at(error.line, error.column);
            let values = vec![
                ("problem", Value::Text(error.problem.into())),
                ("advice", Value::Text(error.advice.into())),
            ];
            return rules::about_the_check("RS001", name, place, values, &settings).into_iter().collect();
        }
    };
    let mut suppressions = Suppressions::read(&file, &reading.postings.iter().collect::<Vec<_>>());
    let mut found = Vec::new();
    let mut briefs = Vec::new();
    for posting in reading.postings {
        let assessment = assess_briefly(posting, Classifier::bundled());
        found.extend(rules::check(&assessment, &settings));
        let facts: Vec<DutyFacts> =
            assessment.posting.duties.iter().map(|duty| DutyFacts::of(&duty.text.text)).collect();
        briefs.extend(Brief::of(&assessment, &facts, &settings));
    }
    found.extend(rules::check_repository(&briefs));
    if let Some(suppressions) = &mut suppressions {
        found.retain(|finding| !suppressions.suppresses(finding));
        found.extend(suppressions.findings(&settings));
    }
    rules::sort(&mut found);
    rules::fingerprint(&mut found);
    found
}

fn checked(findings: Vec<Finding>, language: Language) -> Checked {
    let by_file = rules::merged(Vec::new(), findings);
    Checked { by_file, files: Vec::new(), postings: 1, unread: 0, suppressed: 0, known: 0, language }
}

fn examples(page: &str) -> Vec<&str> {
    page.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().expect("a fence closes")).collect()
}

#[test]
fn every_bad_example_is_found_and_every_good_one_is_clean() {
    for rule in Rule::all() {
        for language in Language::ALL {
            let name = format!("{}-{}.yaml", rule.code, language.code());
            let blocks = examples(rule.page(language).body);
            let [bad, good] = blocks[..] else {
                panic!("{name}: a page has one bad example and one good one")
            };
            let in_good = check(&name, good);
            assert!(in_good.is_empty(), "{name}: the good example has {:?}", codes(&in_good));
            // A stale baseline shows only against a baseline; the command line's tests have one.
            if rule.code == "RS903" {
                continue;
            }
            let in_bad = check(&name, bad);
            let own: Vec<&Finding> = in_bad.iter().filter(|finding| finding.rule.code == rule.code).collect();
            assert!(!own.is_empty(), "{name}: the bad example has only {:?}", codes(&in_bad));
            for finding in own {
                assert!(finding.confidence >= Confidence::Medium, "{name}");
                assert!(
                    finding.place.start().line >= 1 && finding.place.start() <= finding.place.end(),
                    "{name}"
                );
            }
        }
    }
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.rule.code).collect()
}

/// A template that names what a finding doesn't say would leave a hole in a sentence.
#[test]
fn every_message_is_whole_in_both_languages() {
    for rule in Rule::all().iter().filter(|rule| rule.code != "RS903") {
        for language in Language::ALL {
            let bad = examples(rule.page(language).body)[0];
            let found = check("x.yaml", bad);
            for finding in found.iter().filter(|finding| finding.rule.code == rule.code) {
                for (kind, variant) in [("message", Some(finding.variant)), ("suggestion", finding.advice)] {
                    let Some(variant) = variant else { continue };
                    let page = rule.page(language);
                    let key = if variant.is_empty() { kind.to_owned() } else { format!("{kind}.{variant}") };
                    let template = page.text(&key).or_else(|| page.text(kind));
                    let template = template.unwrap_or_else(|| panic!("{} has no {key}", rule.code));
                    for place in places(template) {
                        let known = finding.values.iter().any(|(name, _)| *name == place);
                        assert!(known, "{} {}: {key} asks for {place}", rule.code, language.code());
                    }
                }
            }
            let text = findings(&checked(found, language), CheckFormat::Text).expect("text");
            assert!(!text.contains(['{', '}']) || bad.contains('{'), "{text}");
        }
    }
}

fn places(template: &str) -> BTreeSet<&str> {
    template.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn pages_have_the_same_texts_with_the_same_places_in_both_languages() {
    for rule in Rule::all() {
        let (english, swedish) = (rule.page(Language::English), rule.page(Language::Swedish));
        assert_eq!(english.keys().collect::<Vec<_>>(), swedish.keys().collect::<Vec<_>>(), "{}", rule.code);
        for key in english.keys() {
            let (ours, theirs) = (english.text(key).expect("a text"), swedish.text(key).expect("a text"));
            let is_told_elsewhere = ours.starts_with("{advice");
            assert!(!ours.is_empty() && (ours != theirs || is_told_elsewhere), "{} {key}", rule.code);
            assert_eq!(places(ours), places(theirs), "{} {key}", rule.code);
        }
        for page in [english, swedish] {
            assert_eq!(
                page.body.matches("\n## ").count() + usize::from(page.body.starts_with("## ")),
                4,
                "{}",
                rule.code
            );
            assert!(page.summary().ends_with('.'), "{}", rule.code);
        }
    }
}

#[test]
fn the_catalogue_and_the_pages_are_the_same_rules() {
    let codes: BTreeSet<String> = Rule::all().iter().map(|rule| rule.code.to_owned()).collect();
    assert_eq!(codes.len(), Rule::all().len(), "a code stands twice");
    let names: BTreeSet<&str> = Rule::all().iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), Rule::all().len(), "a name stands twice");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lines = include_str!("../data/rules/rules.tsv").lines().filter(|line| !line.starts_with('#')).count();
    assert_eq!(lines, codes.len(), "a line of rules.tsv isn't read");
    for folder in ["data/rules/en", "data/rules/sv"] {
        let files = fs::read_dir(root.join(folder)).expect("the folder is there");
        let pages: BTreeSet<String> = files
            .map(|file| {
                file.expect("a file").file_name().to_string_lossy().trim_end_matches(".md").to_owned()
            })
            .collect();
        assert_eq!(pages, codes, "{folder}");
    }
    for group in Group::ALL {
        assert!(Rule::all().iter().any(|rule| rule.group == group), "{}", group.key());
    }
    for (index, rule) in Rule::all().iter().enumerate() {
        assert_eq!(rule.index(), index);
        assert!(std::ptr::eq(Rule::find(&rule.name.to_uppercase()).expect("it is found"), rule));
        assert!(
            rule.is_meant_by(rule.group.key())
                && rule.is_meant_by(&rule.code[..3])
                && rule.is_meant_by("all")
        );
        assert!(!rule.is_meant_by("R") && !rule.is_meant_by(""));
    }
}

#[test]
fn every_threshold_is_read_and_lies_in_its_range() {
    assert_eq!(Threshold::all().len(), Threshold::COUNT);
    let settings = Settings::default();
    for (info, value) in Threshold::all().iter().zip(settings.thresholds) {
        assert_eq!(info.default, value);
        assert!((info.range.0..=info.range.1).contains(&value), "{}", info.name);
        assert!(!info.meaning.is_empty());
    }
    assert_eq!(settings.get(Threshold::HiddenJob), 0.25);
    assert_eq!(settings.get(Threshold::Copied), 0.8);
}

/// The pages in docs/rules are the bundled ones. After a change, UPDATE_README=1 writes them anew.
#[test]
fn the_documents_hold_the_pages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let update = std::env::var_os("UPDATE_README").is_some();
    let mut index = "# Rules\n\nWhat `rolescope check` looks for. `rolescope rule CODE` prints the same pages, in Swedish with `--lang sv`.\n\n| code | name | severity | what it finds |\n|---|---|---|---|\n".to_owned();
    for rule in Rule::all() {
        let summary = rule.page(Language::English).summary();
        index.push_str(&format!(
            "| [{0}]({0}.md) | {1} | {2} | {summary} |\n",
            rule.code,
            rule.name,
            rule.severity.key()
        ));
        let page = rolescope::report::check::page(rule, Language::English);
        compare(&folder.join(format!("{}.md", rule.code)), &page, update);
    }
    compare(&folder.join("README.md"), &index, update);
    let files = fs::read_dir(&folder).expect("the folder is there").count();
    assert_eq!(files, Rule::all().len() + 1, "docs/rules holds a page of no rule");
}

fn compare(path: &Path, text: &str, update: bool) {
    if update {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("it can be written");
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(found == text, "{} is old; run UPDATE_README=1 cargo test --test rules", path.display());
}

const BAD: &str = "title: Office Coordinator\nreports_to: Head of Office\nduties:\n  - Check supplier invoices and pass them for payment\n  - Order supplies and keep an eye on stock levels\n  - Keep the contract register up to date\n  - Other duties as assigned\n";

#[test]
fn a_finding_points_at_the_words_it_is_about() {
    let found = check("x.yaml", BAD);
    let [finding] = &found[..] else { panic!("{:?}", codes(&found)) };
    assert_eq!((finding.rule.code, finding.severity), ("RS207", Severity::Warning));
    assert_eq!((finding.place.start().line, finding.place.start().column), (7, 5));
    assert_eq!((finding.place.end().line, finding.place.end().column), (7, 29));
    assert_eq!(&BAD[finding.place.span().start..finding.place.span().end], "Other duties as assigned");
}

#[test]
fn fingerprints_survive_moved_lines_and_tell_findings_apart() {
    let twice = BAD.to_owned() + "  - Various tasks\n";
    let before = check("x.yaml", &twice);
    let moved = twice.replace("reports_to", "# a comment\n\nreports_to").replace("  - ", "    - ");
    let after = check("x.yaml", &moved);
    let prints = |found: &[Finding]| found.iter().map(|finding| finding.fingerprint).collect::<BTreeSet<_>>();
    assert_eq!(prints(&before).len(), 2);
    assert_eq!(prints(&before), prints(&after));
    assert!(prints(&check("y.yaml", &twice)).is_disjoint(&prints(&before)), "another file, other findings");
}

#[test]
fn a_suppression_covers_its_line_the_next_or_the_whole_posting() {
    let line = BAD.replace("as assigned", "as assigned # rolescope: ignore[RS207] agreed with the union");
    assert!(codes(&check("x.yaml", &line)).is_empty());
    let above =
        BAD.replace("  - Other", "  # rolescope: ignore[vague-duty] agreed with the union\n  - Other");
    assert!(codes(&check("x.yaml", &above)).is_empty());
    let posting = format!("# rolescope: ignore[RS207] agreed with the union\n{BAD}");
    assert!(codes(&check("x.yaml", &posting)).is_empty());
    let elsewhere = BAD.replace("  - Order", "  # rolescope: ignore[RS207] agreed with the union\n  - Order");
    assert_eq!(codes(&check("x.yaml", &elsewhere)), ["RS901", "RS207"]);
    let markdown = "---\ntitle: Office Coordinator\n---\n<!-- rolescope: ignore[RS207] agreed with the union -->\n\nReports to the Head of Office.\n\n## Duties\n\n- Check supplier invoices\n- Order supplies\n- Keep the contract register\n- Other duties as assigned\n";
    assert!(
        codes(&check(
            "x.md",
            &markdown.replace("<!-- rolescope: ignore[RS207] agreed with the union -->\n", "")
        ))
        .contains(&"RS207")
    );
    let above = markdown
        .replace("- Other", "<!-- rolescope: ignore[RS207] agreed with the union -->\n- Other")
        .replacen("<!-- rolescope: ignore[RS207] agreed with the union -->\n", "", 1);
    assert!(!codes(&check("x.md", &above)).contains(&"RS207"));
}

#[test]
fn a_suppression_needs_a_reason_and_a_rule_that_exists() {
    for (comment, variant) in [
        ("# rolescope: ignore[RS207]", "reason"),
        ("# rolescope: ignore[RS207] -", "reason"),
        ("# rolescope: ignore everything here", "rules"),
        ("# rolescope: ignore[] everything here", "rules"),
        ("# rolescope: ignore[RS2O7] agreed with the union", "unknown"),
    ] {
        let found = check("x.yaml", &format!("{comment}\n{BAD}"));
        assert_eq!(codes(&found), ["RS902", "RS207"], "{comment}");
        assert_eq!(found[0].variant, variant, "{comment}");
    }
}

#[test]
fn what_is_switched_off_or_unsure_is_not_told() {
    let file = Arc::new(SourceFile::new("x.yaml", BAD));
    let posting = read_with(&file, ReadOptions::default()).expect("it is read").postings.remove(0);
    let assessment = assess_briefly(posting, Classifier::bundled());
    let mut settings = Settings::default();
    assert_eq!(codes(&rules::check(&assessment, &settings)), ["RS207"]);
    let place = Rule::find("RS207").expect("a rule").index();
    settings.severities[place] = Some(Severity::Info);
    assert_eq!(rules::check(&assessment, &settings)[0].severity, Severity::Info);
    settings.severities[place] = None;
    assert!(rules::check(&assessment, &settings).is_empty());
}

/// Each of these took hours where a rule looked at every part of a posting for every other part.
#[test]
fn a_posting_of_any_shape_is_checked() {
    let number = 8_000;
    let duties: String =
        (0..number).map(|n| format!("  - Pay the invoices of supplier {n} (3%)\n")).collect();
    let many = format!("title: Office Coordinator\nduties:\n{duties}{duties}");
    assert!(
        check("many.yaml", &many).iter().filter(|finding| finding.rule.code == "RS205").count() > number / 2
    );
    for long in [
        "other duties the ".repeat(20_000),
        ".".repeat(300_000),
        "a.B; ".repeat(60_000),
        "Excel ".repeat(50_000),
    ] {
        let text = format!(
            "title: Office Coordinator\nduties:\n  - Pay the bills {long}\n  - Sort the post\n  - Order supplies\n"
        );
        let found = check("long.yaml", &text);
        assert!(found.iter().all(|finding| finding.line.text.chars().count() <= 400));
    }
    let comments = "# rolescope: ignore[RS207] no reason at all\n".repeat(20_000);
    assert!(codes(&check("comments.yaml", &format!("{comments}{BAD}"))).is_empty(), "each has a reason");
    let line: String = (0..2000).map(|n| format!("\"Other duties as assigned {n}\",")).collect();
    let json = format!("{{\"title\":\"Office Coordinator\",\"duties\":[{line}\"Sort the post\"]}}");
    assert!(check("one-line.json", &json).len() > 1500);
}

#[test]
fn lines_that_tell_several_duties_count_once() {
    let line =
        "Manage the calendar of the CEO, process all incoming invoices and organise the annual conference";
    let grouped = format!(
        "title: Coordinator\nreports_to: CEO\nduties:\n  - group: Office\n    duties:\n      - {line}\n      - {line} in May\n  - group: Hall\n    duties:\n      - {line} in June\n      - {line} in July\n"
    );
    let found = check("grouped.yaml", &grouped);
    assert!(!codes(&found).contains(&"RS204"), "{:?}", codes(&found));
    let full = format!(
        "title: Coordinator\nreports_to: CEO\nduties:\n  - text: {line}\n    share: 80%\n  - text: Sort the post\n    share: 20%\n  - Order paper\n"
    );
    let found = check("full.yaml", &full);
    assert!(codes(&found).contains(&"RS209"), "no time is left: {:?}", codes(&found));
}

#[test]
fn what_front_matter_sums_up_is_not_said_twice_however_lines_end() {
    let page = "---\ntitle: Clerk\nresponsibilities:\n  - Sort the incoming mail of the house\n  - Order paper and stamps for the house\n---\n\n# Clerk\n\n## Responsibilities\n\n- Sort all of the incoming mail of the house\n- Order paper and stamps for the whole house\n- File the letters\n";
    for text in [page.to_owned(), page.replace('\n', "\r\n")] {
        let repeated =
            check("clerk.md", &text).into_iter().filter(|finding| finding.rule.code == "RS206").count();
        assert_eq!(repeated, 0, "{text:?}");
    }
    // Without the front matter's fence, the same is said twice.
    let twice = page
        .replace("---\n", "")
        .replace("# Clerk\n\n## Responsibilities\n\n", "")
        .replace("\n\n", "\n")
        .replace("\n- ", "\n  - ");
    assert!(check("clerk.yaml", &twice).iter().any(|finding| finding.rule.code == "RS206"), "{twice}");
}
