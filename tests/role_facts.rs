//! What the report says of a role in sentences: how broad it is, and at what level, told so that a reader understands what is
//! held against what; and what becomes of a title that another takes the place of.

use rolescope::matching::role_versions;
use rolescope::model::Language;
use rolescope::report::{self, Layout, RolesFormat};
use rolescope::scope::{Assessment, Breadth};

#[path = "support/matching.rs"]
mod support;

use support::role_of;

fn layout(language: Language) -> Layout {
    Layout { language, width: 400, color: false }
}

fn told(role: &Assessment, language: Language) -> String {
    let text = report::text(role, layout(language));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const FIVE_KINDS: &str = "title: Venue Manager\nlanguage: en\nduties:\n  - { text: Plan weddings and conferences for guests, share: 55% }\n  - { text: Pay the invoices and keep the accounts, share: 15% }\n  - { text: Advise the board on its strategy, share: 12% }\n  - { text: Keep the director's calendar and book the director's travel, share: 10% }\n  - { text: Repair the roof and weld the gates, share: 8% }\n";

#[test]
fn the_kinds_of_work_of_a_mixed_role_are_counted() {
    let role = role_of("venue.yaml", FIVE_KINDS).assessment;
    let mut kinds: Vec<usize> =
        role.judgements.iter().filter_map(|judgement| judgement.category).map(|kind| kind.index()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!((kinds.len(), role.scope.as_ref().map(|scope| scope.breadth)), (5, Some(Breadth::Mixed)));
    let (english, swedish) = (told(&role, Language::English), told(&role, Language::Swedish));
    assert!(english.contains("Mixed: 5 kinds of work stand among the duties"), "{english}");
    assert!(swedish.contains("Blandad: 5 slags arbete finns bland uppgifterna"), "{swedish}");
}

#[test]
fn the_level_is_held_against_what_is_usual_and_the_titles_own_number_stays_out() {
    let role = role_of("venue.yaml", FIVE_KINDS).assessment;
    assert_eq!(role.promise.as_ref().map(|promise| promise.level), Some(3.0));
    for (language, held, title) in [
        (Language::English, "is usual, and that is what they are held against", "the title stands at"),
        (Language::Swedish, "det vanliga, och det är vad de jämförs med", "ligger titeln på"),
    ] {
        let text = told(&role, language);
        assert!(text.contains(held) && !text.contains(title), "{text}");
    }
}

#[test]
fn a_title_that_takes_anothers_place_is_not_said_to_hold_still() {
    let clerk = "language: en\nduties:\n  - Sort the post\n  - Order paper\n  - Pay invoices\n";
    let planner = "language: en\nduties:\n  - Plan the yearly congress\n  - Book venues\n  - Invite guests to the gala\n";
    let of =
        |title: &str, duties: &str| vec![role_of("r.yaml", &format!("title: {title}\n{duties}")).assessment];
    let text = |old: &[Assessment], new: &[Assessment]| {
        let versions = role_versions(old, new);
        report::versions_report(&versions, &[], layout(Language::English), RolesFormat::Text)
            .expect("a report")
    };
    let (old, new) = (of("Office Clerk", clerk), of("Event Planner", planner));
    let told = text(&old, &new);
    assert!(told.contains("The new title holds.") && !told.contains("still"), "{told}");
    let told = text(&old, &of("Office Clerk", &clerk.replace("Order paper", "Order toner")));
    assert!(told.contains("The title still holds."), "{told}");
}
