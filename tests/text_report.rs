//! The report for people, as a reader sees it.

mod support;

use insta::assert_snapshot;
use rolescope::model::Language;
use rolescope::report::text;
use support::{holding, layout, misleading, open, without_duties};

#[test]
fn scratch() {
    use rolescope::report::*;
    let l = layout(Language::English, 140);
    println!("{}", text(&misleading(), Layout { color: true, ..layout(Language::English, 80) }));
    println!("{}", text(&misleading(), Layout { color: true, ..layout(Language::English, 110) }));
    for width in [60, 80, 100, 140] {
        for language in Language::ALL {
            let rows = vec![
                Row::from(&misleading()),
                Row::from(&holding()),
                Row::from(&open()),
                Row::from(&without_duties()),
            ];
            println!("{}", overview(rows, Tally { passed_over: 3, unread: 1 }, layout(language, width)));
        }
        let m = misleading();
        println!(
            "{}",
            explanation(
                &m.posting.duties[1].text.text,
                &m.judgements[1],
                false,
                layout(Language::English, width)
            )
        );
    }
    let m = misleading();
    println!(
        "{}",
        explanation(&m.posting.duties[1].text.text, &m.judgements[1], false, layout(Language::Swedish, 80))
    );
    println!(
        "{}",
        explanation(&m.posting.duties[5].text.text, &m.judgements[5], false, layout(Language::Swedish, 80))
    );
    println!("{}", text(&open(), layout(Language::English, 80)));
    println!("{}", text(&without_duties(), layout(Language::Swedish, 80)));
}
