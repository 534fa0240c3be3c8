//! What a person wants more and less of: what speaks against a role never speaks for it, a sentence is no kind of work, and
//! what nobody understands is no verdict. And what is said of jobs that go on.

use rolescope::matching::{About, Profile, Role};
use rolescope::model::Language;

#[path = "support/matching.rs"]
mod support;

use support::{held, read, role_of, said};

const CLERK: &str = "experience:\n  - role: Clerk\n    years: 5\n    duties: [Take minutes of committee meetings, Keep the director's diary]\n";
const PA: &str = "title: PA\nlanguage: en\nduties:\n  - Keep the director's diary\n  - Book travel for the director\n  - Take minutes of board meetings\n  - Greet the director's visitors\n";

fn wishing(wants: &str) -> (Option<f64>, Option<f64>, Option<f64>, String) {
    let profile = read("p.yaml", &format!("language: en\n{CLERK}wants:\n{wants}"));
    let role = role_of("pa.yaml", PA);
    let fit = held(&profile, &role);
    let wishes = fit.person.part(About::Wishes).expect("there are wishes").value;
    (wishes, fit.wanted, fit.unwanted, unwrapped(&profile, &role))
}

/// The report without its line breaks.
fn unwrapped(profile: &Profile, role: &Role) -> String {
    said(profile, role, Language::English).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_somebody_wants_less_of_never_speaks_for_a_role() {
    let (value, _, unwanted, told) = wishing("  less: [Clean the fridge]\n");
    assert_eq!((value, unwanted), (None, Some(0.0)));
    assert!(told.contains("Nothing in it is what you want less of"), "{told}");
    assert!(!told.contains("what you ask for"), "{told}");
    let (value, _, unwanted, told) = wishing("  less: [executive-assistant]\n");
    assert!(value.expect("it speaks against it") < 0.45 && unwanted > Some(0.5), "{told}");
    assert!(!told.contains("Nothing in it"), "{told}");
}

#[test]
fn a_sentence_that_is_wanted_less_of_is_no_kind_of_work() {
    let other = "title: Secretary\nlanguage: en\nduties:\n  - Keep the director's diary\n  - Take minutes of board meetings\n  - Greet the director's visitors\n";
    let profile = read("p.yaml", &format!("language: en\n{CLERK}wants:\n  less: [Book travel]\n"));
    assert_eq!(held(&profile, &role_of("s.yaml", other)).unwanted, Some(0.0));
    let told = unwrapped(&profile, &role_of("s.yaml", other));
    assert!(!told.contains("Book travel"), "{told}");
    let (_, _, unwanted, told) = wishing("  less: [Book travel]\n");
    let share = unwanted.expect("a wish");
    assert!(share > 0.05 && share < 0.4, "{share}: {told}");
    assert!(told.contains("unwanted – “Book travel”: “Book travel for the director”"), "{told}");
}

#[test]
fn a_wish_that_speaks_of_nothing_known_is_no_verdict() {
    let (value, wanted, _, told) = wishing("  more: [zxq wuv]\n");
    assert_eq!((value, wanted), (None, None), "{told}");
    assert!(told.contains("“zxq wuv” speaks of no work"), "{told}");
    let (value, wanted, ..) = wishing("  more: [zxq wuv, event]\n");
    assert!(value.is_some() && wanted.is_some());
}

#[test]
fn of_a_job_that_goes_on_it_is_said_what_to_do() {
    let job = |head: &str, to: &str| {
        let text = format!(
            "language: en\n{head}experience:\n  - role: Clerk\n    from: 2021-04\n{to}    duties: [Take minutes]\n"
        );
        unwrapped(&read("p.yaml", &text), &role_of("pa.yaml", PA))
    };
    for going_on in ["    to: now\n", "    to: present\n", ""] {
        let told = job("", going_on);
        assert!(told.contains("a job still goes on") && told.contains("updated: 2026-03"), "{told}");
        assert!(!told.contains("doesn't say how long"), "{told}");
        assert!(!job("updated: 2026-03\n", going_on).contains("two years are assumed"));
    }
    let cv = "Experience\n\nClerk, April 2021 - Present\n- Take minutes of meetings\n- Keep the diary\n";
    let told = unwrapped(&read("cv.txt", cv), &role_of("pa.yaml", PA));
    assert!(told.contains("still goes on"), "{told}");
    let untold = format!("language: en\n{}", CLERK.replace("    years: 5\n", ""));
    let told = unwrapped(&read("p.yaml", &untold), &role_of("pa.yaml", PA));
    assert!(told.contains("doesn't say how long"), "{told}");
}
