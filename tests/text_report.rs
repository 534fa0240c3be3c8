//! The reports for people, as a reader sees them.

mod support;

use insta::assert_snapshot;
use rolescope::model::{Category, Language};
use rolescope::report::{Layout, Row, Tally, deciding_words, explanation, overview, plain, text};
use rolescope::scope::{LevelVerdict, Verdict};
use rolescope::source::SourceText;
use support::{
    ByHand, assessment, holding, layout, misleading, open, posting, scope, shares, without_duties,
};

use Language::{English, Swedish};

/// How many columns a line takes, ANSI sequences aside.
fn width(line: &str) -> usize {
    let mut visible = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        visible.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    visible.push_str(rest);
    visible.chars().count()
}

#[test]
fn a_misleading_title_in_80_columns() {
    assert_snapshot!(text(&misleading(), layout(English, 80)));
}

#[test]
fn a_misleading_title_in_140_columns() {
    assert_snapshot!(text(&misleading(), layout(English, 140)));
}

#[test]
fn a_misleading_title_told_in_swedish() {
    assert_snapshot!(text(&misleading(), layout(Swedish, 80)));
}

#[test]
fn a_title_that_holds_in_80_columns() {
    assert_snapshot!(text(&holding(), layout(Swedish, 80)));
}

#[test]
fn a_title_that_holds_in_140_columns() {
    assert_snapshot!(text(&holding(), layout(Swedish, 140)));
}

#[test]
fn an_open_title() {
    assert_snapshot!(text(&open(), layout(English, 80)));
}

#[test]
fn no_duties_at_all() {
    assert_snapshot!(text(&without_duties(), layout(English, 80)));
    assert_snapshot!(text(&without_duties(), layout(Swedish, 80)));
}

#[test]
fn too_few_duties_give_no_verdict_and_no_certainty() {
    let duties = [ByHand {
        text: "Order supplies",
        category: Some(Category::Operational),
        second: None,
        level: rolescope::model::Level::Own,
        sure: 0.9,
        words: &["supplies"],
    }];
    let assessment = assessment(posting("a.yaml", Some("Adviser"), &duties, English), &duties);
    let report = text(&assessment, layout(English, 80));
    let verdict = report.lines().nth(1).expect("a verdict under the title");
    assert_eq!(verdict, "Too little to go by: only 1 duty says what the person will do.");
}

#[test]
fn without_a_title_the_work_is_told_all_the_same() {
    let mut assessment = misleading();
    assessment.posting.title = None;
    assessment.promise = None;
    assessment.comparison.verdict = Verdict::Open;
    assessment.comparison.overlap = None;
    assessment.comparison.level_verdict = None;
    let report = text(&assessment, layout(English, 100));
    assert!(report.starts_with("(no title) · Nordlys Energy\nNo title was found"), "{report}");
    assert!(report.contains("Most of the work is executive assistance."), "{report}");
    assert!(!report.contains("Title promises"), "{report}");
}

/// The verdict must not say "most" of what is the largest of several parts.
#[test]
fn the_largest_part_is_not_called_most_of_the_work() {
    let mut assessment = misleading();
    assessment.scope = Some(scope([22.0, 20.0, 36.0, 22.0, 0.0]));
    let report = text(&assessment, layout(English, 140));
    assert!(report.contains("but the largest part of the work is executive assistance"), "{report}");
}

#[test]
fn a_title_that_is_true_in_part_names_what_it_leaves_out() {
    let mut assessment = misleading();
    assessment.comparison.verdict = Verdict::Partly;
    assessment.scope = Some(scope([0.0, 55.0, 5.0, 40.0, 0.0]));
    let report = text(&assessment, layout(English, 140));
    assert!(
        report
            .contains("it promises operational work, and much of the work is, but there is more event work"),
        "{report}"
    );
    let report = text(&assessment, layout(Swedish, 140));
    assert!(report.contains("den lovar operativt arbete"), "{report}");
}

#[test]
fn shares_add_up_to_a_hundred() {
    let mut assessment = misleading();
    assessment.scope = Some(scope([1.0, 1.0, 1.0, 0.0, 0.0]));
    assessment.promise.as_mut().expect("a promise").shares = shares([1.0, 1.0, 1.0, 1.0, 2.0]);
    let report = text(&assessment, layout(English, 100));
    let table = report.split("──\n").nth(1).expect("a table").lines().take(5);
    let percents: Vec<Vec<u32>> = table
        .map(|line| {
            let words = line.split_whitespace().filter_map(|word| word.strip_suffix('%'));
            words.filter_map(|number| number.parse().ok()).collect()
        })
        .collect();
    let sum = |column: usize| percents.iter().map(|row| row[column]).sum::<u32>();
    assert_eq!((sum(0), sum(1)), (100, 100), "{report}");
}

#[test]
fn nothing_is_said_to_be_certain() {
    let mut assessment = misleading();
    assessment.comparison.certainty = 1.0;
    assessment.judgements[0].probabilities = [0.0, 0.0, 1.0, 0.0, 0.0];
    let report = text(&assessment, layout(English, 80));
    assert!(report.contains("(99%\u{a0}sure)") && !report.contains("100%"), "{report}");
}

#[test]
fn a_close_call_is_called_one() {
    let mut assessment = misleading();
    assessment.comparison.certainty = 0.55;
    assert!(text(&assessment, layout(English, 80)).contains("This is a close call"));
    assessment.comparison.certainty = 0.9;
    assert!(!text(&assessment, layout(English, 80)).contains("This is a close call"));
}

#[test]
fn the_duties_that_make_the_difference_are_named_under_the_verdict() {
    let mut assessment = misleading();
    for (deciding, sentence) in [
        (vec![2], "Duty 3 makes the difference"),
        (vec![3, 0], "Duties 1 and 4 make the difference"),
        (vec![2, 1, 0, 4], "Duties 1–3 and 5 make the difference"),
    ] {
        assessment.comparison.deciding = deciding;
        assert!(text(&assessment, layout(English, 140)).contains(sentence), "{sentence}");
    }
    assert!(text(&assessment, layout(Swedish, 140)).contains("Arbetsuppgifterna 1–3 och 5 gör skillnaden"));
}

#[test]
fn what_a_title_leaves_out_is_told_where_it_is_a_close_call_that_it_holds() {
    let mut assessment = holding();
    assessment.scope = Some(scope([0.0, 40.0, 0.0, 60.0, 0.0]));
    let sentence = "What the title leaves out is operational work: duty 4.";
    assert!(text(&assessment, layout(English, 140)).contains(sentence));
    assessment.comparison.certainty = 0.9;
    assert!(!text(&assessment, layout(English, 140)).contains("leaves out"));
}

/// Of a title that holds, nothing is said that its table belies.
#[test]
fn a_title_that_holds_by_the_largest_part_does_not_hold_by_most() {
    let mut assessment = holding();
    assessment.scope = Some(scope([20.0, 15.0, 15.0, 35.0, 15.0]));
    let report = text(&assessment, layout(English, 140));
    assert!(report.contains("the largest part of the work, though less than half"), "{report}");
    assert!(!report.contains("most of the work"), "{report}");
}

/// Where the title holds, duties are marked only for their level, and said to be.
#[test]
fn duties_of_another_level_are_said_to_be_of_one() {
    let mut assessment = holding();
    assessment.comparison.deciding = vec![3, 1];
    let report = text(&assessment, layout(English, 140));
    assert!(report.contains("Duties 2 and 4 lie at another level than the title claims"), "{report}");
    assert!(report.contains("▸ These duties lie at another level"), "{report}");
    assert!(!report.contains("make the difference"), "{report}");
}

/// A verdict that is likelier wrong than right isn't given.
#[test]
fn a_level_that_is_hard_to_tell_is_said_to_be() {
    let mut assessment = holding();
    assessment.comparison.level_certainty = 0.45;
    let report = text(&assessment, layout(English, 140));
    assert!(report.contains("It is hard to tell whether the title claims the level"), "{report}");
    assert!(!report.contains("The title claims more"), "{report}");
}

#[test]
fn level_verdicts_are_told() {
    let mut assessment = misleading();
    for (verdict, sentence) in [
        (LevelVerdict::Inflated, "The title claims more than the duties ask for."),
        (LevelVerdict::Understated, "The duties ask for more than the title claims."),
    ] {
        assessment.comparison.level_verdict = Some(verdict);
        assert!(text(&assessment, layout(English, 140)).contains(sentence));
    }
}

/// Every report fits the width that it is given, in either language, with and without colour.
#[test]
fn reports_fit_their_width() {
    for columns in [50, 60, 80, 100, 120, 140, 200] {
        for language in Language::ALL {
            for color in [false, true] {
                let layout = Layout { language, width: columns, color };
                let tally = Tally { passed_over: 3, unread: 1, ..Tally::default() };
                let rows =
                    [misleading(), holding(), open(), without_duties()].iter().map(Row::from).collect();
                let mut reports = vec![overview(rows, tally, layout)];
                for assessment in [misleading(), holding(), open(), without_duties()] {
                    reports.push(text(&assessment, layout));
                }
                let misleading = misleading();
                for (duty, judgement) in misleading.posting.duties.iter().zip(&misleading.judgements) {
                    reports.push(explanation(&duty.text.text, judgement, false, layout));
                }
                for line in reports.iter().flat_map(|report| report.lines()) {
                    assert!(width(line) <= usize::from(columns), "{columns} columns are too few for: {line}");
                }
            }
        }
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let plain = text(&misleading(), layout(English, 100));
    let colored = text(&misleading(), Layout { color: true, ..layout(English, 100) });
    assert!(!plain.contains('\u{1b}'));
    assert!(colored.contains("\u{1b}[1;31m"), "the verdict is red");
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut stripped = String::new();
    for part in colored.split('\u{1b}') {
        stripped.push_str(
            part.strip_prefix('[').and_then(|part| part.split_once('m')).map_or(part, |(_, rest)| rest),
        );
    }
    assert_eq!(words(&plain), words(&stripped));
}

#[test]
fn the_overview_puts_the_farthest_from_their_titles_first() {
    let rows = || [without_duties(), open(), holding(), misleading()].iter().map(Row::from).collect();
    let tally = Tally { passed_over: 12, unread: 1, ..Tally::default() };
    assert_snapshot!(overview(rows(), tally, layout(English, 140)));
    assert_snapshot!(overview(rows(), tally, layout(English, 80)));
    assert_snapshot!(overview(rows(), tally, layout(Swedish, 80)));
}

/// In a table of many postings a path stands on one line, and what all of them share is said once.
#[test]
fn paths_in_the_overview_are_short_and_whole() {
    let row = |file: &str, title: Option<&str>, verdict: Verdict| Row {
        file: file.to_owned(),
        title: title.map(str::to_owned),
        verdict,
        ..Row::from(&misleading())
    };
    let long = "postings/spring/the-coordinator-of-everything-that-nobody-else-would-ever-do.yaml";
    let title = "A title of so many words that it would take three lines or more in any column that it could ever be given in a table, if all of it were shown";
    let rows = || {
        vec![
            row("postings/autumn/none.yaml", None, Verdict::Open),
            row("postings/autumn/little.yaml", None, Verdict::TooLittle),
            row("postings/autumn/open.yaml", Some("Associate"), Verdict::Open),
            row(long, Some(title), Verdict::Differs),
        ]
    };
    for columns in [50, 80, 100, 140] {
        let report = overview(rows(), Tally::default(), layout(English, columns));
        assert_eq!(report.matches("postings/").count(), 1, "{report}");
        assert!(report.contains("Paths begin in postings/\n"), "{report}");
        let line = |end: &str| report.lines().position(|line| line.contains(end)).expect("a whole path");
        let places = [".yaml:1", "open.yaml:1", "none.yaml:1", "little.yaml:1"].map(line);
        assert!(places.is_sorted(), "what can't be compared comes last: {report}");
        assert!(report.contains("…"), "{report}");
        assert!(report.contains("A title of") && !report.contains("were shown"), "{report}");
    }
}

#[test]
fn an_explanation_marks_the_words_and_adds_up() {
    let misleading = misleading();
    let duty = &misleading.posting.duties[1].text.text;
    assert_snapshot!(explanation(duty, &misleading.judgements[1], false, layout(English, 80)));
    assert_snapshot!(explanation(duty, &misleading.judgements[1], false, layout(Swedish, 80)));
}

/// Reasons beyond the weightiest are one row, whose numbers are part of the sums.
#[test]
fn folded_reasons_are_counted_in_the_sum() {
    let words: Vec<String> = (1..=14).map(|number| format!("word{number:02}")).collect();
    let duty = words.join(" ");
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let judgement = support::judgement(&ByHand {
        text: &duty,
        category: Some(Category::Event),
        second: None,
        level: rolescope::model::Level::Own,
        sure: 0.8,
        words: &words,
    });
    let column = |report: &str, table: usize| -> Vec<i32> {
        let rows =
            report.split("──\n").nth(table).expect("a table").lines().take_while(|line| !line.is_empty());
        let hundredths = |line: &str| {
            let number = line.split_whitespace().rev().nth(1).expect("the column of events");
            let number = number.replace('−', "-").replace(['.', '+'], "");
            number.parse().expect("a number")
        };
        rows.map(hundredths).collect()
    };
    for all in [false, true] {
        let report = explanation(&duty, &judgement, all, layout(English, 120));
        let events = column(&report, 1);
        let (sum, reasons) = events.split_last().expect("rows");
        assert_eq!(reasons.iter().sum::<i32>(), *sum, "{report}");
        assert_eq!(*sum, judgement.scores()[Category::Event.index()]);
        assert_eq!(report.contains("smaller reasons"), !all);
        assert_eq!(reasons.len(), if all { 15 } else { 9 });
    }
}

/// Words that only hold a sentence together are no reasons, whatever they count for.
#[test]
fn deciding_words_are_words_that_say_something() {
    let duty = ByHand {
        text: "Be the one who guards the board's time, and its papers",
        category: Some(Category::ExecutiveAssistant),
        second: None,
        level: rolescope::model::Level::Own,
        sure: 0.9,
        words: &["Be", "the", "board's", "papers", "and"],
    };
    let words = |limit| {
        let ranges =
            deciding_words(duty.text, &support::judgement(&duty), Category::ExecutiveAssistant, limit);
        ranges.into_iter().map(|range| &duty.text[range]).collect::<Vec<_>>()
    };
    assert_eq!(words(3), ["board's", "papers"]);
    assert_eq!(words(1), ["board's"]);
    assert_eq!(words(0), [""; 0]);
}

/// What a posting could do to a terminal or to a reader's eyes.
const HOSTILE: &str = "Lead\u{1b}[31m the\u{1b}]0;owned\u{7} \u{202e}team\u{202c}\u{200b}\u{9b}2J\r\n\tnow\u{2028}z\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}";

#[test]
fn hostile_text_is_made_plain() {
    assert_eq!(plain(HOSTILE), "Lead�[31m the�]0;owned� �team��2J now z\u{301}\u{301}\u{301}");
    assert_eq!(plain("Samordna VD:s möten – och resor"), "Samordna VD:s möten – och resor");
    assert_eq!(plain("会议 👩‍💼"), "会议 👩💼");
    assert_eq!(plain("  two  spaces "), "two spaces");
}

#[test]
fn hostile_postings_reach_no_terminal() {
    let mut assessment = misleading();
    let hostile = SourceText::verbatim(HOSTILE, 0);
    assessment.posting.organisation = Some(hostile.clone());
    assessment.posting.reports_to = Some(hostile.clone());
    assessment.posting.duties[0].text = hostile.clone();
    assessment.posting.duties[1].text = SourceText::verbatim("会议安排".repeat(500), 0);
    if let Some(title) = &mut assessment.posting.title {
        title.original = SourceText::verbatim(format!("{HOSTILE}{}", "x".repeat(5000)), 0);
    }
    assessment.truer_titles = vec![HOSTILE.to_owned()];
    for judgement in &mut assessment.judgements[..2] {
        judgement.evidence.truncate(1);
    }
    let layout = layout(English, 80);
    let mut reports =
        vec![text(&assessment, layout), overview(vec![Row::from(&assessment)], Tally::default(), layout)];
    reports.push(explanation(HOSTILE, &assessment.judgements[0], true, layout));
    for report in reports {
        let bad = report.chars().find(|c| {
            (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c) || *c == '\u{2028}'
        });
        assert_eq!(bad, None, "{report}");
        let widest = report.lines().map(unicode_columns).max();
        assert!(widest <= Some(80), "{report}");
        assert!(!report.contains(&"x".repeat(200)), "a title that is no title is cut");
    }
}

/// The columns of a line in which Chinese characters take two.
fn unicode_columns(line: &str) -> usize {
    line.chars()
        .map(|c| match c {
            '\u{300}'..='\u{36f}' => 0,
            '\u{4e00}'..='\u{9fff}' => 2,
            _ => 1,
        })
        .sum()
}
