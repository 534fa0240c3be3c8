//! What a person wants more and less of: what speaks against a role never speaks for it, a sentence is no kind of work, and
//! what nobody understands is no verdict. And what is said of jobs that go on.

use rolescope::classify::Classifier;
use rolescope::matching::{About, Capability, Likeness, Profile, Role, questions::questions};
use rolescope::model::Language;

#[path = "support/matching.rs"]
mod support;

use support::{held, quoted, read, role_of, said};

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

#[test]
fn a_wish_asks_for_its_subject_first_and_falls_back_on_its_kind_and_says_which() {
    for (language, wish, subject, of_kind, others) in [
        (
            Language::English,
            "more conferences with international guests",
            "Receive international guests at our spring conference",
            "Arrange the Christmas party for the staff",
            ["Sort the post", "Order paper"],
        ),
        (
            Language::Swedish,
            "fler konferenser med internationella gäster",
            "Ta emot internationella gäster vid vår vårkonferens",
            "Arrangera julfesten för personalen",
            ["Sortera posten", "Beställa papper"],
        ),
    ] {
        let code = language.code();
        let profile = read(
            "p.yaml",
            &format!("language: {code}\nskills: [Excel]\nwants:\n  more:\n    - {}\n", quoted(wish)),
        );
        let role = |duty: &str| {
            let duties = [duty, others[0], others[1]].map(|duty| format!("  - {}\n", quoted(duty))).concat();
            role_of("r.yaml", &format!("title: Clerk\nlanguage: {code}\nduties:\n{duties}"))
        };
        let shown = |role: &Role| {
            let fit = held(&profile, role);
            let evidence = &fit.person.part(About::Wishes).expect("a wish").evidence;
            let first = evidence.first().unwrap_or_else(|| panic!("{wish}"));
            (first.of_role.clone(), first.likeness, fit.wanted)
        };
        let (has, has_kind) = (role(subject), role(of_kind));
        let (duty, likeness, wanted) = shown(&has);
        assert_eq!((duty.as_deref(), likeness), (Some(subject), None), "{wish}");
        let (duty, likeness, by_kind) = shown(&has_kind);
        assert_eq!((duty.as_deref(), likeness), (Some(of_kind), Some(Likeness::Kind)), "{wish}");
        assert!(wanted > by_kind, "{wish}: {wanted:?} {by_kind:?}");
        let asks = |role: &Role| {
            let capability = Capability::of(&profile, Classifier::bundled());
            let fit = held(&profile, role);
            let all = questions(role, Some((&capability, &fit)));
            all.into_iter().map(|question| question.about.key()).collect::<Vec<_>>()
        };
        let told = said(&profile, &has_kind, language);
        assert!(asks(&has_kind).iter().any(|key| key.starts_with("wanted")), "{told}");
        assert!(!asks(&has).contains(&"wanted-kind"));
    }
}

#[test]
fn a_sentence_under_less_counts_where_a_duty_has_its_subject() {
    for (language, wish, duty, other) in [
        ("en", "registers of contacts", "Tidy the contacts in our register every month", "Sort the post"),
        (
            "sv",
            "register över kontakter",
            "Städa bland kontakterna i vårt register varje månad",
            "Sortera posten",
        ),
    ] {
        let profile = read(
            "p.yaml",
            &format!("language: {language}\nskills: [Excel]\nwants:\n  less:\n    - {}\n", quoted(wish)),
        );
        let role = role_of(
            "r.yaml",
            &format!(
                "title: Clerk\nlanguage: {language}\nduties:\n  - {duty}\n  - {other}\n  - {other} twice\n"
            ),
        );
        let unwanted = held(&profile, &role).unwanted.expect("a wish");
        assert!(unwanted > 0.2 && unwanted < 0.5, "{wish}: {unwanted}");
    }
}
