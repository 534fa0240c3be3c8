//! Persons and roles of the examples, both ways: what is said of pairs that a counsellor would know what to say of.

use rolescope::matching::Verdict;
use rolescope::model::Language;

#[path = "support/matching.rs"]
mod support;

use support::{held, profile_file, read, role_file, role_of, said};

#[test]
fn an_adviser_and_an_assistants_role_are_for_neither() {
    let (profile, role) = (profile_file("adviser.yaml"), role_file("executive-assistant.md"));
    assert_eq!(held(&profile, &role).verdict, Verdict::Neither);
    insta::assert_snapshot!(said(&profile, &role, Language::English));
}

#[test]
fn an_assistant_and_an_advisers_role_are_for_neither() {
    let (profile, role) = (profile_file("assistant.yaml"), role_file("policy-adviser.yaml"));
    assert_eq!(held(&profile, &role).verdict, Verdict::Neither);
    insta::assert_snapshot!(said(&profile, &role, Language::English));
}

#[test]
fn an_adviser_and_an_advisers_role_go_together() {
    let (profile, role) = (profile_file("adviser.yaml"), role_file("policy-adviser.yaml"));
    assert_eq!(held(&profile, &role).verdict, Verdict::Good);
    insta::assert_snapshot!(said(&profile, &role, Language::English));
}

#[test]
fn a_swedish_adviser_is_warned_of_an_assistants_role() {
    let (profile, role) = (profile_file("radgivare.yaml"), role_file("vd-assistent.yaml"));
    assert_eq!(held(&profile, &role).verdict, Verdict::Neither);
    insta::assert_snapshot!(said(&profile, &role, Language::Swedish));
}

#[test]
fn an_event_person_gets_questions_about_an_open_title() {
    let (profile, role) = (profile_file("evenemang.yaml"), role_file("verksamhetssamordnare.yaml"));
    assert_ne!(held(&profile, &role).verdict, Verdict::Good);
    insta::assert_snapshot!(said(&profile, &role, Language::Swedish));
}

#[test]
fn an_event_person_and_an_event_role_go_together() {
    let (profile, role) = (profile_file("evenemang.yaml"), role_file("eventkoordinator.yaml"));
    assert_eq!(held(&profile, &role).verdict, Verdict::Good);
    insta::assert_snapshot!(said(&profile, &role, Language::Swedish));
}

#[test]
fn who_knows_the_kind_but_not_the_subject_is_told_to_ask() {
    let profile = read(
        "p.yaml",
        "language: en\nexperience:\n  - years: 6\n    duties: [Analyse housing policy and recommend what to do, Advise councillors on rents, Coach officers in writing papers]\n",
    );
    let role = role_of(
        "a.yaml",
        "title: Policy Adviser\nduties:\n  - Give advice to ministers on cryptography\n  - Evaluate proposals for digital signatures\n  - Guide agencies through quantum computing\n  - Assess threats to networks and propose measures\n  - Develop positions on encryption\n",
    );
    let told = said(&profile, &role, Language::English);
    assert!(told.contains("ask how much of the subject can be learned"), "{told}");
    let own = said(&profile_file("radgivare.yaml"), &role_file("utredare.yaml"), Language::Swedish);
    assert!(!own.contains("hur mycket av ämnet"), "{own}");
}

#[test]
fn training_for_work_that_nobody_wants_says_so() {
    let neither =
        said(&profile_file("adviser.yaml"), &role_file("executive-assistant.md"), Language::English);
    assert!(neither.contains("It is worth the time only if you come to want this work."), "{neither}");
    assert!(!neither.contains("who would show me?"), "nobody asks to be taught what they want less of");
    let good = said(&profile_file("evenemang.yaml"), &role_file("eventkoordinator.yaml"), Language::English);
    assert!(!good.contains("worth the time only if"), "{good}");
}

#[test]
fn a_posting_in_a_language_that_the_profile_lacks_is_asked_about() {
    let (profile, role) = (profile_file("adviser.yaml"), role_file("utredare.yaml"));
    assert!(!held(&profile, &role).speaks_its_language);
    assert!(
        said(&profile, &role, Language::English).contains("The posting is in Swedish: is that the language")
    );
    assert!(held(&profile_file("radgivare.yaml"), &role_file("policy-adviser.yaml")).speaks_its_language);
}

#[test]
fn a_posting_of_two_duties_can_t_be_answered() {
    let role = role_of("a.yaml", "title: Nurse\nduties:\n  - Process invoices\n  - Order stationery\n");
    let fit = held(&profile_file("adviser.yaml"), &role);
    assert_eq!((fit.employer.value, fit.verdict), (None, Verdict::Silent));
    assert_eq!((fit.wanted, fit.unwanted), (None, None));
    let told = said(&profile_file("adviser.yaml"), &role, Language::English);
    assert!(told.contains("The posting tells too little of the work"), "{told}");
    let wishes = read("p.yaml", "language: en\nwants:\n  more: [advisory]\n");
    let told = said(&wishes, &role_file("policy-adviser.yaml"), Language::English);
    assert!(told.contains("Your profile doesn't say what you have done"), "{told}");
}
