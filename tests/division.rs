//! Lines that tell several duties, divided where that changes what the work is.

use std::sync::Arc;

use rolescope::classify::Classifier;
use rolescope::model::Category;
use rolescope::read;
use rolescope::scope::{Assessment, assess};
use rolescope::source::SourceFile;

fn assessed(text: &str) -> Assessment {
    let file = Arc::new(SourceFile::new("role.yaml", text));
    let posting = read(&file).expect("it can be read").postings.remove(0);
    assess(posting, Classifier::bundled())
}

const LINE: &str =
    "Manage the calendar of the CEO, process all incoming invoices and organise the annual conference";

#[test]
fn a_line_of_different_acts_is_divided_and_each_has_its_place() {
    let text = format!("title: Assistant\nduties:\n  - {LINE}\n  - Order paper for the office\n");
    let Assessment { posting, weights, judgements, .. } = assessed(&text);
    let texts: Vec<_> = posting.duties.iter().map(|duty| duty.text.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Manage the calendar of the CEO",
            "process all incoming invoices",
            "organise the annual conference",
            "Order paper for the office"
        ]
    );
    for duty in &posting.duties {
        let span = duty.text.span();
        assert_eq!(&text[span.start..span.end], duty.text.text);
    }
    let kinds: Vec<_> = judgements[..3].iter().map(|judgement| judgement.category).collect();
    let told = [Category::ExecutiveAssistant, Category::Operational, Category::Event];
    assert_eq!(kinds, told.map(Some));
    // The line counts as much as the other line.
    assert!((weights[..3].iter().sum::<f64>() - weights[3]).abs() < 1e-9, "{weights:?}");
    assert_eq!(posting.duties[1].line().text, LINE);
    assert_eq!(posting.duties.iter().filter(|duty| duty.opens_line()).count(), 2);
}

#[test]
fn the_parts_of_a_line_divide_its_share() {
    let text = format!("title: Assistant\nduties:\n  - text: {LINE}\n    share: 60%\n  - Order paper\n");
    let shares: Vec<_> = assessed(&text).posting.duties.iter().map(|duty| duty.share).collect();
    let total: f64 = shares.iter().flatten().sum();
    assert_eq!(shares.len(), 4);
    assert!((total - 0.6).abs() < 1e-9, "{shares:?}");
}

#[test]
fn a_line_of_one_kind_stays_whole() {
    for line in [
        "Process incoming invoices, update the supplier register and order paper for the office",
        "Prepare, edit and send all invoices and reminders of the office in good time",
    ] {
        let text = format!("title: Clerk\nduties:\n  - {line}\n");
        let duties = assessed(&text).posting.duties;
        assert_eq!(duties.len(), 1, "{line}");
        assert_eq!(duties[0].text.text, line);
    }
}

#[test]
fn a_text_that_lost_its_breaks_is_not_divided_into_hundreds() {
    let text = format!("title: Assistant\nduties:\n  - {}\n  - Order paper\n", [LINE; 40].join(", "));
    assert_eq!(assessed(&text).posting.duties.len(), 2);
}

#[test]
fn an_act_that_says_nothing_by_itself_stays_with_the_one_before() {
    let line =
        "Keep the calendar of the CEO and choose among all those who would like to have a moment there";
    let text = format!("title: Assistant\nduties:\n  - {line}\n  - Order paper\n");
    assert_eq!(assessed(&text).posting.duties[0].text.text, line);
}
