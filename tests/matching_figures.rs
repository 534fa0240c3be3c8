//! What the two figures of a match are made of: the work done before, the demands, the limits, training.

use std::sync::Arc;

use rolescope::classify::Classifier;
use rolescope::matching::{About, Capability, Catalogue, Evidence, Role, Verdict, fit, questions};
use rolescope::model::Language;
use rolescope::report::{self, Layout, Pair};
use rolescope::scope::assess;
use rolescope::source::SourceFile;

#[path = "support/matching.rs"]
mod support;

use support::{EXAMPLES, held, profile_file, read, role_file, role_of, said};

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

/// A clerk's role with one demand.
fn demanding(demand: &str) -> Role {
    role_of(
        "role.yaml",
        &format!(
            "title: Clerk\nduties:\n  - Sort the post\n  - Order paper\n  - Pay invoices\nrequirements:\n  - {demand}\n"
        ),
    )
}

fn required(profile: &str, demand: &str) -> Evidence {
    let fit = held(&read("p.yaml", profile), &demanding(demand));
    fit.employer.part(About::Required).expect("a part").evidence[0].clone()
}

#[test]
fn schooling_is_held_against_the_level_that_is_asked_for() {
    let value = |training: &str, demand: &str| {
        required(&format!("language: en\nskills: [Excel]\ntraining: [{training}]\n"), demand).value
    };
    assert_eq!(value("Gymnasieexamen", "A university degree"), Some(0.0));
    assert_eq!(value("Gymnasieexamen", "Gymnasieutbildning"), Some(1.0));
    assert_eq!(value("BSc Economics", "Gymnasieutbildning"), Some(1.0));
    assert_eq!(value("BSc Economics", "A Master's degree"), Some(0.5));
    assert_eq!(value("MSc Economics", "A university degree"), Some(1.0));
    let best = required("language: en\ntraining: [High school diploma, BSc Economics]\n", "A degree");
    assert_eq!(best.of_profile.as_deref(), Some("BSc Economics"));
}

#[test]
fn a_gap_in_schooling_is_closed_by_schooling_of_its_level() {
    let closers = |demand: &str| {
        let fit = held(&read("p.yaml", "language: en\nskills: [Excel]\n"), &demanding(demand));
        let gap = fit.gaps.iter().find(|gap| gap.about == About::Required).expect("a gap").clone();
        Catalogue::bundled().closers(&gap, 2).iter().map(|entry| entry.key.clone()).collect::<Vec<_>>()
    };
    assert_eq!(closers("Gymnasieutbildning"), ["adult-secondary-education"]);
    assert_eq!(closers("En yrkeshögskoleutbildning"), ["vocational-education"]);
    assert_eq!(closers("A university degree"), ["part-time-degree"]);
}

/// Whoever writes in a language has it; how well, only they can say. What is listed of other languages takes nothing away.
#[test]
fn the_language_of_a_profile_is_known_to_its_owner() {
    let work = "experience:\n  - years: 3\n    duties: [Keep the books of the office and pay the invoices]\n";
    let english = |more: &str, demand: &str| required(&format!("{work}{more}"), demand);
    let some = english("", "English");
    assert_eq!((some.value, some.of_profile.as_deref()), (Some(1.0), Some("English")));
    assert_eq!(english("languages: [{Swedish: native}]\n", "English").value, Some(1.0));
    assert_eq!(english("", "Fluent English").value, Some(0.5), "a gap is left, which a line closes");
    assert_eq!(english("languages: [{English: fluent}]\n", "Fluent English").value, Some(1.0));
    assert_eq!(english("languages: [{English: basic}]\n", "English").value, Some(0.5), "what is said holds");
    let few = required("skills: [Excel, Word]\n", "English");
    assert_eq!(few.value, Some(0.0), "two words may be of any language");
}

#[test]
fn wishes_may_name_kinds_of_work_of_ones_own() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/lexicons/nursing-care.yaml");
    let file = SourceFile::open(&path).expect("the lexicon is there");
    let lexicon = rolescope::lexicon::read(&[file]).expect("it is sound");
    let classifier = Classifier::bundled().with_lexicon(&Arc::new(lexicon)).expect("it compiles");
    let file = Arc::new(SourceFile::new(
        "ward.yaml",
        "title: Nurse\nlanguage: en\nduties:\n  - Give medication to patients\n  - Dress the wounds of patients\n  - Write the care plan\n  - Order paper\n",
    ));
    let posting = rolescope::read(&file).expect("sound").postings.remove(0);
    let role = Role::of(assess(posting, &classifier), &classifier);
    for name in ["nursing-care", "Nursing care", "omvårdnad"] {
        let wanting = |list: &str| {
            let profile =
                read("p.yaml", &format!("language: en\nskills: [Excel]\nwants:\n  {list}: [{name}]\n"));
            let capability = Capability::of(&profile, &classifier);
            let fit = fit(&capability, &role);
            let pair = Pair { capability: &capability, role: &role, fit: &fit };
            let layout = Layout { language: Language::English, width: 110, color: false };
            let asked = report::pair_text(pair, Catalogue::bundled(), layout);
            (fit.person.value.expect("a figure"), fit.wanted.or(fit.unwanted).expect("a share"), asked)
        };
        let (more, share, _) = wanting("more");
        let (less, unwanted, asked) = wanting("less");
        assert!(more > 0.9 && less < 0.4 && share > 0.5 && unwanted > 0.5, "{name}: {more} {less} {share}");
        assert!(asked.contains("I want less of (nursing care)"), "{asked}");
    }
}

#[test]
fn years_are_not_shown_by_a_skill_nor_given_by_a_course() {
    let demand = "Three years of policy analysis";
    let named = "language: en\nskills: [Policy analysis]\n";
    assert_eq!(required(named, demand).value, Some(0.3));
    assert_eq!(required("language: en\nskills: [Three years of policy analysis]\n", demand).value, Some(1.0));
    let told = said(&read("p.yaml", named), &demanding(demand), Language::English);
    assert!(told.contains("No course gives years of work."), "{told}");
    let told = said(&read("p.yaml", "skills: [Excel]\n"), &demanding("Driving licence"), Language::English);
    assert!(!told.contains("No course gives years of work."), "{told}");
}

#[test]
fn whatever_is_met_is_shown() {
    for profile in ["adviser.yaml", "assistant.yaml", "evenemang.yaml", "radgivare.yaml"].map(profile_file) {
        for name in EXAMPLES {
            let fit = held(&profile, &role_file(name));
            let parts = [About::Required, About::Preferred].map(|about| fit.employer.part(about));
            for evidence in parts.into_iter().flatten().flat_map(|part| &part.evidence) {
                let met = evidence.value.is_some_and(|value| value > 0.0);
                assert_eq!(met, evidence.of_profile.is_some(), "{name}: {evidence:?}");
            }
        }
    }
}

#[test]
fn of_a_role_that_is_mostly_unwanted_nobody_asks_that_it_grow() {
    let told = said(&profile_file("adviser.yaml"), &role_file("executive-assistant.md"), Language::English);
    assert!(
        told.contains("have you another role that is nearer") && !told.contains("can the role grow"),
        "{told}"
    );
    let told =
        said(&profile_file("evenemang.yaml"), &role_file("verksamhetssamordnare.yaml"), Language::Swedish);
    assert!(told.contains("kan rollen växa"), "{told}");
}

#[test]
fn training_on_offer_closes_a_quarter_of_a_kind_of_work_and_half_of_a_demand() {
    let role = |training: &str| {
        let more = if training.is_empty() { String::new() } else { format!("training:\n  - {training}\n") };
        role_of(
            "e.yaml",
            &format!(
                "title: Event Manager\nduties:\n  - Plan and run the yearly congress\n  - Book venues and speakers\n  - Evaluate every event\nrequirements:\n  - Driving licence\n{more}"
            ),
        )
    };
    for (training, about, part) in
        [("A course in event planning", About::Work, 0.25), ("Driving licence", About::Required, 0.5)]
    {
        let fit = held(&profile_file("adviser.yaml"), &role(training));
        let gap = fit.gaps.iter().find(|gap| gap.about == about).expect("a gap");
        assert!(gap.offered.is_some(), "{training}");
        let gained = fit.after_training.expect("training counts") - fit.employer.value.expect("a figure");
        assert!((gained - part * gap.matters).abs() < 1e-9, "{training}: {gained} of {}", gap.matters);
    }
}
