//! A person and a role, both ways: what must hold of any pair, and what is said of pairs that a counsellor would
//! know what to say of.

use std::sync::Arc;

use proptest::prelude::*;
use rolescope::classify::Classifier;
use rolescope::matching::{
    About, Capability, Catalogue, Change, Fit, Gap, Profile, Role, Verdict, fit, profile, questions, versions,
};
use rolescope::model::Language;
use rolescope::report::{self, Layout, Pair};
use rolescope::scope::assess;
use rolescope::source::SourceFile;

fn read(name: &str, text: &str) -> Profile {
    profile::read(&Arc::new(SourceFile::new(name, text))).expect("a sound profile").profile
}

fn profile_file(name: &str) -> Profile {
    let path = format!("{}/profiles/{name}", env!("CARGO_MANIFEST_DIR"));
    read(name, &std::fs::read_to_string(path).expect("the profile is there"))
}

fn role_of(name: &str, text: &str) -> Role {
    let file = Arc::new(SourceFile::new(name, text));
    let posting = rolescope::read(&file).expect("a sound posting").postings.remove(0);
    Role::of(assess(posting, Classifier::bundled()), Classifier::bundled())
}

fn role_file(name: &str) -> Role {
    let path = format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"));
    role_of(&format!("examples/{name}"), &std::fs::read_to_string(path).expect("the example is there"))
}

fn held(profile: &Profile, role: &Role) -> Fit {
    fit(&Capability::of(profile, Classifier::bundled()), role)
}

fn said(profile: &Profile, role: &Role, language: Language) -> String {
    let capability = Capability::of(profile, Classifier::bundled());
    let fit = fit(&capability, role);
    let pair = Pair { capability: &capability, role, fit: &fit };
    report::pair_text(pair, Catalogue::bundled(), Layout { language, width: 110, color: false })
}

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

const EXAMPLES: [&str; 13] = [
    "administrator.yaml",
    "conference-manager.yaml",
    "eventkoordinator.yaml",
    "executive-assistant.md",
    "office-coordinator.yaml",
    "operations-partner.yaml",
    "policy-adviser.yaml",
    "project-coordinator.yaml",
    "projektledare.yaml",
    "senior-coordinator.yaml",
    "utredare.yaml",
    "vd-assistent.yaml",
    "verksamhetssamordnare.yaml",
];

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text")
}

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

const START: &str = "language: en\nexperience:\n  - years: 3\n    duties:\n      - Analyse policy and advise the board\n      - Keep the calendar of the team\n";

/// What closes a gap of the event role's, a line of a profile each.
const CLOSING: [&str; 4] = [
    "skills:\n  - { name: Event budgets, level: strong }\n",
    "training:\n  - { name: Master's degree in tourism, kind: university }\n",
    "languages:\n  - English: fluent\n  - Swedish: native\n",
    "limits:\n  travel: any\n",
];

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
fn one_duty_of_a_kind_shows_only_a_part_of_it() {
    let role = role_file("policy-adviser.yaml");
    let known = |duties: &str| {
        let yaml = format!("language: en\nexperience:\n  - years: 6\n    duties: [{duties}]\n");
        let fit = held(&read("p.yaml", &yaml), &role);
        fit.employer.part(About::Work).and_then(|part| part.value).expect("a figure")
    };
    let one = known("Advise clients on tax");
    let three =
        known("Advise clients on tax, Analyse markets and recommend what to do, Coach managers in planning");
    assert!(one < 0.6 && three > one + 0.1, "{one} {three}");
}

#[test]
fn chance_likeness_shows_nothing() {
    let profile = read(
        "p.yaml",
        "language: sv\nexperience:\n  - years: 5\n    duties: [Ta fram beslutsunderlag till styrelse och ledningsgrupp, Utreda frågor åt ledningen]\n",
    );
    let fit = held(&profile, &role_file("vd-assistent.yaml"));
    let work = fit.employer.part(About::Work).expect("a part");
    assert!(work.value.expect("a figure") < 0.05, "{work:?}");
    assert!(work.evidence.iter().all(|evidence| evidence.of_profile.is_none()), "{work:?}");
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
fn a_coordinating_role_may_have_been_of_any_kind() {
    let role = |demand: &str| {
        role_of(
            "a.yaml",
            &format!(
                "title: Coordinator\nduties:\n  - Keep the CEO's calendar\n  - Process invoices\n  - Advise team leads on planning\n  - Arrange the yearly conference\nrequirements:\n  - {demand}\n"
            ),
        )
    };
    let met = |demand: &str| {
        let fit = held(&profile_file("evenemang.yaml"), &role(demand));
        fit.employer.part(About::Required).expect("a part").evidence[0].clone()
    };
    let coordinating = met("Three years in a coordinating role");
    assert_eq!(coordinating.value, Some(1.0));
    assert_eq!(coordinating.of_profile.as_deref(), Some("Eventsamordnare"));
    assert_eq!(met("Three years as an executive assistant").value, Some(0.0));
}

#[test]
fn every_language_that_is_shown_is_named() {
    let fit = held(&profile_file("radgivare.yaml"), &role_file("vd-assistent.yaml"));
    let demands = &fit.employer.part(About::Required).expect("a part").evidence;
    assert!(
        demands.iter().any(|demand| demand.of_profile.as_deref() == Some("svenska; engelska")),
        "{demands:?}"
    );
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

#[test]
fn duties_outside_the_four_kinds_are_known_by_likeness_alone() {
    let role = role_of(
        "a.yaml",
        "title: Welder\nduties:\n  - Weld steel beams\n  - Grind and polish welded joints\n  - Drive the forklift\n",
    );
    let known = |duties: &str| {
        let yaml = format!("language: en\nexperience:\n  - years: 6\n    duties: [{duties}]\n");
        let fit = held(&read("p.yaml", &yaml), &role);
        fit.employer.part(About::Work).and_then(|part| part.value).unwrap_or_default()
    };
    assert!(known("Weld steel beams, Grind and polish welded joints, Drive the forklift") > 0.9);
    assert!(known("Bake bread, Cut hair, Milk the cows") < 0.3);
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
fn a_gap_is_worth_what_closing_it_adds() {
    let role = role_file("executive-assistant.md");
    let profile = profile_file("adviser.yaml");
    let fit = held(&profile, &role);
    let missing: f64 = fit.gaps.iter().map(|gap| gap.matters).sum();
    let figure = fit.employer.value.expect("a figure");
    assert!(missing <= 1.0 - figure + 1e-9 && missing > 0.7 * (1.0 - figure), "{missing} {figure}");
    let order: Vec<f64> = fit.gaps.iter().map(|gap| gap.matters).collect();
    assert!(order.is_sorted_by(|a, b| a >= b));
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

#[test]
fn a_silent_posting_is_no_reason_to_guess() {
    let role = role_of(
        "a.yaml",
        "title: Adviser\nduties:\n  - Advise the board\n  - Analyse policy\n  - Write briefing notes\n",
    );
    let fit = held(&profile_file("adviser.yaml"), &role);
    let travel = fit.person.parts.iter().find(|part| part.about.key() == "travel").expect("a limit");
    assert_eq!(travel.value, None);
    assert_eq!(fit.employer.part(About::Required).and_then(|part| part.value), None);
    let profile = profile_file("adviser.yaml");
    let asked = questions(&role, Some((&Capability::of(&profile, Classifier::bundled()), &fit)));
    assert!(asked.is_sorted_by(|a, b| a.matters >= b.matters) && asked.len() > 2);
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
fn a_posting_that_tells_no_work_can_t_be_answered() {
    let mut posting = role_file("policy-adviser.yaml").assessment.posting;
    posting.duties.clear();
    let role = Role::of(assess(posting, Classifier::bundled()), Classifier::bundled());
    let fit = held(&profile_file("adviser.yaml"), &role);
    assert_eq!((fit.employer.value, fit.verdict), (None, Verdict::Silent));
}

#[test]
fn years_of_similar_work_are_years_of_what_the_role_is() {
    let role = role_of(
        "a.yaml",
        "title: Executive Assistant\nduties:\n  - Keep the CEO's calendar\n  - Book the CEO's travel\n  - Screen the CEO's calls\nrequirements:\n  - Four years in a similar position\n",
    );
    let value = |name: &str| {
        let fit = held(&profile_file(name), &role);
        fit.employer.part(About::Required).and_then(|part| part.value).expect("a figure")
    };
    assert!(value("assistant.yaml") > 0.9 && value("adviser.yaml") < 0.1);
}

#[test]
fn a_broken_limit_keeps_the_persons_figure_down() {
    let posting = "title: Adviser\nduties:\n  - Advise the board\n  - Analyse policy\n  - Write briefing notes\nrequirements:\n  - You travel sixty days a year, travel is part of the role\n";
    let profile = read("p.yaml", "language: en\nwants:\n  more: [advisory]\nlimits:\n  travel: none\n");
    let fit = held(&profile, &role_of("a.yaml", posting));
    assert!(fit.person.value.expect("a figure") <= 0.4);
}

#[test]
fn training_that_the_posting_offers_is_counted() {
    let posting = "title: Event Manager\nduties:\n  - Plan and run the yearly congress\n  - Book venues and speakers\n  - Evaluate every event\ntraining:\n  - A course in event planning\n";
    let fit = held(&profile_file("adviser.yaml"), &role_of("e.yaml", posting));
    let offered = fit.gaps.iter().find(|gap| gap.offered.is_some()).expect("an offered gap");
    assert_eq!(offered.offered.as_deref(), Some("A course in event planning"));
    assert!(fit.after_training > fit.employer.value);
}

#[test]
fn a_users_catalogue_adds_to_ours_and_is_checked() {
    let mut catalogue = Catalogue::bundled().clone();
    let before = catalogue.entries.len();
    let own = "- key: ours\n  form: seminar\n  work: [event]\n  length: { hours: 3 }\n  en: { name: Our seminar, changes: a list }\n";
    catalogue.extend(own).expect("sound");
    assert_eq!(catalogue.entries.len(), before + 1);
    for broken in [
        "- key: x\n",
        "- {key: x, form: course, skills: [juggling], length: {days: 1}, en: {name: a, changes: b}}\n",
    ] {
        assert!(catalogue.extend(broken).is_err(), "{broken}");
    }
}

#[test]
fn versions_pair_duties_by_likeness_wherever_they_stand() {
    let old = role_of(
        "o.yaml",
        "title: Coordinator\nduties:\n  - Book travel for the leadership team\n  - Keep the register of contracts\n  - Arrange the summer party\n",
    );
    let new = role_of(
        "n.yaml",
        "title: Coordinator\nduties:\n  - Advise managers on planning\n  - Keep the register of contracts.\n  - Book travels and hotels for the leadership team\n",
    );
    let found = versions(&old.assessment, &new.assessment);
    assert_eq!(found.changes[0], Change::Added(0));
    assert_eq!(found.changes[1], Change::Kept(1, 1));
    assert!(matches!(found.changes[2], Change::Reworded(0, 2, likeness) if likeness < 1.0));
    assert_eq!(found.changes[3..], [Change::Dropped(2)]);
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

#[test]
fn one_of_several_languages_or_skills_is_enough_where_the_posting_says_or() {
    let posting = |demand: &str| {
        role_of(
            "role.yaml",
            &format!(
                "title: Clerk\nduties:\n  - Sort the post\n  - Order paper\n  - Pay invoices\nrequirements:\n  - {demand}\n"
            ),
        )
    };
    let profile = read("p.yaml", "language: en\nlanguages:\n  - English: native\nskills: [Excel]\n");
    let required = |demand: &str| {
        let fit = held(&profile, &posting(demand));
        fit.employer.part(About::Required).and_then(|part| part.value).expect("a value")
    };
    assert!((required("Fluent English or Swedish") - 1.0).abs() < 1e-9);
    assert!(required("Fluent English and Swedish") < 0.9);
    assert!(required("Excel or PowerPoint") > required("Excel and PowerPoint"));
}

#[test]
fn a_broken_limit_is_not_told_as_unwanted_work() {
    let role = role_of(
        "role.yaml",
        "title: Event Manager\nduties:\n  - Plan and run the yearly congress\n  - Book venues for conferences\n  - Arrange seminars; frequent travel\nrequirements:\n  - Frequent travel\n",
    );
    let profile = read(
        "p.yaml",
        "language: en\nexperience:\n  - years: 5\n    duties: [Plan and run congresses, Book venues for conferences, Arrange seminars]\nwants:\n  more: [event]\nlimits:\n  travel: none\n",
    );
    assert_eq!(held(&profile, &role).verdict, Verdict::BeyondLimit);
}
