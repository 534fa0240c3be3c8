//! What must hold of any pair of a person and a role: the fit grows when a gap closes, a profile made from the role fits
//! it, and neither order nor what tells who somebody is moves any figure.

use std::sync::Arc;

use proptest::prelude::*;
use rolescope::classify::Classifier;
use rolescope::matching::{About, Capability, Fit, Gap, Profile, Role, Verdict, fit, profile};
use rolescope::model::Language;
use rolescope::report::{self, Pair};
use rolescope::source::SourceFile;

#[path = "support/matching.rs"]
mod support;

use support::{CLOSING, EXAMPLES, START, held, profile_file, quoted, read, role_file, role_of, said};

/// A profile of somebody who has done what the role is, has what it asks for, and wants more of it.
fn made_from(role: &Role) -> String {
    let posting = &role.assessment.posting;
    let mut yaml = format!("language: {}\nexperience:\n  - years: 5\n    duties:\n", posting.language.code());
    for duty in &posting.duties {
        yaml.push_str(&format!("      - {}\n", quoted(&duty.text.text)));
    }
    let asked: Vec<_> = posting.requirements.iter().chain(&posting.nice_to_have).collect();
    if !asked.is_empty() {
        yaml.push_str("skills:\n");
        for demand in asked {
            yaml.push_str(&format!("  - name: {}\n    level: strong\n", quoted(&demand.text)));
        }
    }
    yaml.push_str("wants:\n  more:\n");
    for duty in &posting.duties {
        yaml.push_str(&format!("    - {}\n", quoted(&duty.text.text)));
    }
    yaml
}

#[test]
fn a_profile_made_from_the_role_fits_nearly_perfectly() {
    for name in EXAMPLES {
        let role = role_file(name);
        let fit = held(&read("self.yaml", &made_from(&role)), &role);
        let (person, employer) = (fit.person.value.expect(name), fit.employer.value.expect(name));
        assert!(person > 0.95 && employer > 0.95, "{name}: {person} {employer}");
        assert_eq!(fit.verdict, Verdict::Good, "{name}");
        assert!(fit.gaps.is_empty(), "{name}: {:?}", fit.gaps);
    }
}

#[test]
fn the_employers_figure_grows_when_a_gap_closes() {
    let role = role_of(
        "event.yaml",
        "title: Event Manager\nduties:\n  - Plan and run the yearly congress\n  - Book venues and speakers\n  - Evaluate every event\nrequirements:\n  - Fluent English\n  - A university degree\n  - Experience of event budgets\n",
    );
    let figure = |yaml: &str| held(&read("p.yaml", yaml), &role).employer.value.expect("a figure");
    let mut yaml = START.to_owned();
    let mut before = figure(&yaml);
    for more in &CLOSING[..3] {
        yaml.push_str(more);
        let after = figure(&yaml);
        assert!(after > before, "{more}: {before} → {after}");
        before = after;
    }
    let done = yaml.replace(
        "experience:\n",
        "experience:\n  - years: 2\n    duties: [Plan and run congresses, Book venues for conferences]\n",
    );
    assert!(figure(&done) > before);
}

/// What closes a gap: the demand among the skills, or years of those of the role's duties that are of its kind.
fn closing(gap: &Gap, role: &Role) -> Option<String> {
    let skill = |demand: &String| format!("skills:\n  - {{ name: {}, level: strong }}\n", quoted(demand));
    let work = || {
        let all = role.assessment.posting.duties.iter().zip(&role.assessment.judgements);
        let of_kind = all.filter(|(_, judgement)| judgement.category == gap.category);
        let duties: Vec<String> = of_kind.map(|(duty, _)| quoted(&duty.text.text)).collect();
        (!duties.is_empty()).then(|| format!("  - years: 5\n    duties: [{}]\n", duties.join(", ")))
    };
    match gap.about {
        About::Required | About::Preferred => gap.demand.as_ref().map(skill),
        About::Work => work(),
        _ => None,
    }
}

/// Whatever the role: a gap that closes adds what it is said to be worth.
#[test]
fn the_fit_grows_by_what_a_gap_is_worth_when_it_closes() {
    let mut closed = 0;
    for name in EXAMPLES {
        let role = role_file(name);
        let before = held(&read("p.yaml", START), &role);
        let figure = before.employer.value.expect(name);
        for gap in &before.gaps {
            let Some(more) = closing(gap, &role) else { continue };
            let after = held(&read("p.yaml", &format!("{START}{more}")), &role);
            let grown = after.employer.value.expect(name) - figure;
            let least = if gap.about == About::Work { 0.5 } else { 0.99 } * gap.matters;
            assert!(grown > least, "{name}: {gap:?} adds {grown}");
            closed += 1;
        }
    }
    assert!(closed > 30, "{closed}");
}

#[test]
fn what_no_match_may_rest_on_changes_nothing_and_is_said() {
    let personal = "name: Kim\nage: 58\ngender: woman\naddress: Storgatan 1\nphoto: kim.jpg\n";
    let text = std::fs::read_to_string(format!("{}/profiles/adviser.yaml", env!("CARGO_MANIFEST_DIR")));
    let text = text.expect("the profile is there");
    let with = Arc::new(SourceFile::new("adviser.yaml", format!("{personal}{text}")));
    let reading = profile::read(&with).expect("a sound profile");
    let ignored: Vec<&str> = reading.ignored.iter().map(|ignored| ignored.key.as_str()).collect();
    assert_eq!(ignored, ["name", "age", "gender", "address", "photo"]);
    assert_eq!((reading.ignored[1].line, reading.ignored[1].column), (2, 1));
    let role = role_file("policy-adviser.yaml");
    let without = said(&read("adviser.yaml", &text), &role, Language::English);
    assert_eq!(said(&reading.profile, &role, Language::English), without);
}

/// Ranks by CSV, which holds every figure.
fn ranking(profile: &Profile, roles: &[Role]) -> String {
    let capability = Capability::of(profile, Classifier::bundled());
    let fits: Vec<Fit> = roles.iter().map(|role| fit(&capability, role)).collect();
    let pairs = roles.iter().zip(&fits).map(|(role, fit)| Pair { capability: &capability, role, fit });
    report::ranking_csv(pairs.collect())
}

/// The keys that tell who somebody is, but for those that mean something else within a job.
fn personal() -> Vec<String> {
    let keys: serde_json::Value =
        serde_yaml::from_str(include_str!("../data/matching/profile-keys.yaml")).expect("YAML");
    let all = keys["personal"].as_array().expect("a list");
    all.iter().map(|key| key.as_str().expect("a text").to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_the_input_changes_nothing(order in Just(EXAMPLES.to_vec()).prop_shuffle()) {
        let profile = profile_file("evenemang.yaml");
        let sorted: Vec<Role> = EXAMPLES.iter().map(|name| role_file(name)).collect();
        let shuffled: Vec<Role> = order.iter().map(|name| role_file(name)).collect();
        prop_assert_eq!(ranking(&profile, &sorted), ranking(&profile, &shuffled));
    }

    #[test]
    fn the_order_of_a_profile_changes_nothing(
        duties in Just(vec![
            "Advise the board", "Book travel for managers", "Plan conferences", "Keep the budget", "Analyse policy",
        ]).prop_shuffle(),
        skills in Just(vec!["Budgeting", "Minutes", "Event planning", "Law"]).prop_shuffle(),
    ) {
        let yaml = |duties: &[&str], skills: &[&str]| {
            format!(
                "language: en\nexperience:\n  - years: 4\n    duties: [{}]\nskills: [{}]\n",
                duties.join(", "), skills.join(", "),
            )
        };
        let role = role_file("senior-coordinator.yaml");
        let told = |yaml: &str| said(&read("p.yaml", yaml), &role, Language::English);
        let fixed = yaml(
            &["Advise the board", "Analyse policy", "Book travel for managers", "Keep the budget", "Plan conferences"],
            &["Budgeting", "Event planning", "Law", "Minutes"],
        );
        prop_assert_eq!(told(&yaml(&duties, &skills)), told(&fixed));
    }

    /// No key that tells who somebody is moves any figure, whatever stands under it and wherever it stands.
    #[test]
    fn irrelevant_fields_change_nothing(
        keys in prop::sample::subsequence(personal(), 1..8).prop_shuffle(),
        value in "[a-zåäö0-9 ]{1,12}",
        name in prop::sample::select(EXAMPLES.to_vec()),
    ) {
        let text = std::fs::read_to_string(format!("{}/profiles/adviser.yaml", env!("CARGO_MANIFEST_DIR")));
        let text = text.expect("the profile is there");
        let fields: String = keys.iter().map(|key| format!("{}: {}\n", quoted(key), quoted(&value))).collect();
        let within = text.replacen("  - role:", &format!("  - {}    role:", fields.lines().next().map(|line| format!("{line}\n")).unwrap_or_default()), 1);
        let role = role_file(name);
        let plain = said(&read("p.yaml", &text), &role, Language::English);
        for with in [format!("{fields}{text}"), format!("{text}{fields}"), within] {
            prop_assert_eq!(said(&read("p.yaml", &with), &role, Language::English), plain.clone());
        }
    }

    #[test]
    fn the_order_of_a_profiles_keys_changes_nothing(order in Just(vec![
        "language: en\n",
        "experience:\n  - {role: B, years: 2, duties: [Plan events]}\n  - {role: A, years: 3, duties: [Keep the budget]}\n",
        "skills: [Budgeting]\n",
        "training: [{name: A course in law, kind: course}]\n",
        "languages: [{English: native}, {Swedish: good}]\n",
        "wants: {more: [event], less: [advisory], level: own}\n",
        "limits: {travel: some}\n",
    ]).prop_shuffle(), name in prop::sample::select(EXAMPLES.to_vec())) {
        let mut sorted = order.clone();
        sorted.sort_unstable();
        let role = role_file(name);
        let told = |parts: &[&str]| said(&read("p.yaml", &parts.concat()), &role, Language::Swedish);
        prop_assert_eq!(told(&order), told(&sorted));
    }

    #[test]
    fn more_of_a_profile_never_makes_the_employers_figure_less(
        name in prop::sample::select(EXAMPLES.to_vec()),
        more in prop::sample::subsequence(CLOSING.to_vec(), 1..=4),
    ) {
        let role = role_file(name);
        let before = held(&read("p.yaml", START), &role).employer.value.unwrap_or_default();
        let after = held(&read("p.yaml", &format!("{START}{}", more.concat())), &role).employer.value;
        prop_assert!(after.unwrap_or_default() >= before - 1e-9);
    }

    #[test]
    fn no_text_makes_reading_a_profile_panic(text in "(?s)\\PC{0,300}", name in "p\\.(yaml|md|txt|json)") {
        let _ = profile::read(&Arc::new(SourceFile::new(name, text)));
    }
}
