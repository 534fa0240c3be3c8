//! How what a posting asks for is read, and what of a profile meets it: what must be had and what needn't, what a person
//! is like, whose degree it takes, and time over several fields.

use rolescope::matching::{About, Evidence, Fit, Role};
use rolescope::model::Language;

#[path = "support/matching.rs"]
mod support;

use support::{held, quoted, read, role_of, said};

fn asking(language: &str, demands: &[&str]) -> Role {
    let demands: String = demands.iter().map(|demand| format!("  - {}\n", support::quoted(demand))).collect();
    let posting = format!(
        "title: Clerk\nlanguage: {language}\nduties:\n  - Sort the post\n  - Order paper\n  - Pay invoices\nrequirements:\n{demands}"
    );
    role_of("role.yaml", &posting)
}

fn listed(fit: &Fit, about: About) -> Vec<&str> {
    let evidence = fit.employer.part(about).into_iter().flat_map(|part| &part.evidence);
    evidence.filter_map(|evidence| evidence.of_role.as_deref()).collect()
}

fn met(profile: &str, language: &str, demand: &str) -> Evidence {
    let fit = held(&read("p.yaml", profile), &asking(language, &[demand]));
    fit.employer.part(About::Required).expect("a part").evidence[0].clone()
}

const SOMEBODY: &str = "language: en\nskills: [Typing]\n";

#[test]
fn what_is_called_a_plus_is_no_requirement_wherever_it_stands() {
    for (language, demands) in [
        (
            "en",
            [
                "A driving licence is a plus",
                "Experience of payroll would be an advantage",
                "Ideally you know Excel",
                "Word, Excel and PowerPoint are desirable",
                "Spanish is not required but is a plus",
                "Spanish. This is a plus.",
            ],
        ),
        (
            "sv",
            [
                "Kunskaper i Excel är meriterande",
                "Körkort är en merit men inget krav",
                "Du har gärna erfarenhet av löner",
                "Word, Excel och PowerPoint är ett plus",
                "Finska (meriterande)",
                "Finska. Det är en fördel.",
            ],
        ),
    ] {
        let fit = held(&read("p.yaml", SOMEBODY), &asking(language, &demands));
        assert_eq!(listed(&fit, About::Required), Vec::<&str>::new());
        assert_eq!(listed(&fit, About::Preferred), demands);
    }
}

#[test]
fn a_demand_that_says_both_is_divided() {
    for (language, demand, required, preferred) in [
        ("en", "A degree in law, ideally a master's", "A degree in law", "ideally a master's"),
        ("en", "You know SAP well. Fortnox is a plus.", "You know SAP well", "Fortnox is a plus"),
        (
            "en",
            "Two years of event work; experience of sponsors is desirable",
            "Two years of event work",
            "experience of sponsors is desirable",
        ),
        ("en", "English is required and German is a plus", "English is required", "German is a plus"),
        ("sv", "B-körkort krävs, truckkort är meriterande", "B-körkort krävs", "truckkort är meriterande"),
        (
            "sv",
            "Erfarenhet av administration (gärna från kommun)",
            "Erfarenhet av administration",
            "gärna från kommun",
        ),
        ("sv", "Gymnasieutbildning, gärna eftergymnasial", "Gymnasieutbildning", "gärna eftergymnasial"),
        ("sv", "Engelska är ett krav men tyska en merit", "Engelska är ett krav", "tyska en merit"),
    ] {
        let fit = held(&read("p.yaml", SOMEBODY), &asking(language, &[demand]));
        assert_eq!(listed(&fit, About::Required), [required], "{demand}");
        assert_eq!(listed(&fit, About::Preferred), [preferred], "{demand}");
    }
}

#[test]
fn what_must_be_had_stays_required() {
    let english = [
        "A driving licence",
        "You must know Excel and Word, and speak English",
        "A degree in law or economics",
    ];
    let swedish =
        ["B-körkort är ett krav", "Du kan Excel, Word och Outlook", "Gymnasieutbildning och god svenska"];
    for (language, demands) in [("en", english), ("sv", swedish)] {
        let fit = held(&read("p.yaml", SOMEBODY), &asking(language, &demands));
        assert_eq!(listed(&fit, About::Required), demands);
        assert_eq!(listed(&fit, About::Preferred), Vec::<&str>::new());
    }
}

#[test]
fn what_a_person_is_like_is_no_gap_that_a_course_closes() {
    for (language, demands) in [
        (
            "en",
            [
                "Excellent communication skills",
                "Good at prioritising",
                "An analytical mindset",
                "You keep many balls in the air",
                "Strong interpersonal skills",
                "An eye for detail",
                "Used to working under pressure",
            ],
        ),
        (
            "sv",
            [
                "God kommunikativ förmåga",
                "Van att prioritera",
                "Analytisk förmåga",
                "Förmåga att hålla många bollar i luften",
                "Hög social kompetens",
                "Öga för detaljer",
                "God samarbetsförmåga",
            ],
        ),
    ] {
        let role = asking(language, &demands);
        let fit = held(&read("p.yaml", SOMEBODY), &role);
        let part = fit.employer.part(About::Required).expect("a part");
        assert_eq!(part.value, None, "{:?}", part.evidence);
        assert!(fit.gaps.iter().all(|gap| gap.demand.is_none()), "{:?}", fit.gaps);
    }
    let told =
        said(&read("p.yaml", SOMEBODY), &asking("sv", &["God kommunikativ förmåga"]), Language::Swedish);
    assert!(told.contains("Hur bedömer ni ”God kommunikativ förmåga”?"), "{told}");
    let trade = met(
        "language: en\nskills: [Communications]\n",
        "en",
        "Experience of communications and a good eye for detail",
    );
    assert_eq!(trade.value, Some(1.0), "a trade beside a trait counts: {trade:?}");
}

#[test]
fn the_degree_of_one_profession_is_none_of_another() {
    let value = |training: &str, demand: &str| {
        met(&format!("language: sv\ntraining: [{training}]\n"), "sv", demand).value
    };
    assert_eq!(value("Civilekonom", "Socionomexamen"), Some(0.0));
    assert_eq!(value("Civilekonom", "Socionomexamen eller motsvarande"), Some(0.0));
    assert_eq!(value("Socionom", "Socionomexamen"), Some(1.0));
    assert_eq!(value("Socionomprogrammet", "Socionomexamen"), Some(1.0));
    assert_eq!(value("Kandidatexamen i socialt arbete", "Socionomexamen"), Some(0.5));
    assert_eq!(value("Kandidatexamen i socialt arbete", "Socionomexamen eller motsvarande"), Some(1.0));
    assert_eq!(value("Legitimerad sjuksköterska", "Sjuksköterskelegitimation"), Some(1.0));
    assert_eq!(value("Juristexamen", "Legitimerad sjuksköterska"), Some(0.0));
}

#[test]
fn a_degree_of_another_subject_is_a_part_of_what_is_asked() {
    let evidence =
        |training: &str, demand: &str| met(&format!("language: en\ntraining: [{training}]\n"), "en", demand);
    let demand = "A degree in economics, law or political science";
    assert_eq!(evidence("MSc Political Science", demand).value, Some(1.0));
    assert_eq!(evidence("BA History", demand).value, Some(0.5));
    assert_eq!(evidence("Civilekonom", demand).value, Some(1.0));
    assert_eq!(evidence("A university degree", demand).value, Some(0.5), "of what, nobody knows");
    assert_eq!(evidence("BA History", "A university degree").value, Some(1.0));
    let best = evidence("BA History, LLM, MA Film", demand);
    assert_eq!((best.value, best.of_profile.as_deref()), (Some(1.0), Some("LLM")));
    let beside = evidence("BA History", "A degree and some experience of finance");
    assert_eq!(beside.value, Some(0.5), "the subject of the experience is none of the degree: {beside:?}");
}

const OFFICE_MANAGER: &str = "language: en\nexperience:\n  - role: Office manager\n    years: 9\n    duties:\n      - Run the office and its suppliers\n      - Pay the invoices and keep the budget\n      - Onboard new employees and keep their files\n      - Plan the summer party and the kick-off\n";

#[test]
fn years_over_several_fields_are_years_in_any_of_them() {
    for (language, demand) in [
        ("en", "Seven years of experience in office management, HR, finance and events"),
        ("sv", "Minst sju års erfarenhet av kontorsadministration, HR, ekonomi och event"),
    ] {
        let whole = met(OFFICE_MANAGER, language, demand);
        assert_eq!(whole.value, Some(1.0), "{whole:?}");
        assert_eq!(met(&OFFICE_MANAGER.replace("years: 9", "years: 7"), language, demand).value, Some(1.0));
        let value = |years: &str| {
            met(&OFFICE_MANAGER.replace("years: 9", years), language, demand).value.expect("a value")
        };
        let (half, short) = (value("years: 3.5"), value("years: 1"));
        assert!(half > 0.5 && half < 0.8 && short < half, "{half} {short}");
    }
    let one_missing =
        met(OFFICE_MANAGER, "en", "Seven years of experience in HR, finance, events and procurement").value;
    assert!(one_missing.is_some_and(|value| value > 0.75 && value < 1.0), "{one_missing:?}");
}

/// Three years and a half, all of them of one kind of work, are not seven.
#[test]
fn no_job_counts_for_longer_than_it_lasted() {
    let value = |years: &str| {
        let profile = format!(
            "language: en\nexperience:\n  - years: {years}\n    duties: [Plan and run conferences, Book venues for conferences, Arrange seminars]\n"
        );
        met(&profile, "en", "Seven years of event planning").value.expect("a value")
    };
    assert!((value("7") - 1.0).abs() < 1e-9 && value("3.5") < 0.7, "{} {}", value("7"), value("3.5"));
}

#[test]
fn the_years_of_a_schooling_are_no_years_of_work() {
    let degree = "language: en\ntraining: [BSc Economics]\n";
    assert_eq!(met(degree, "en", "At least three years of university education").value, Some(1.0));
    assert_eq!(met(degree, "sv", "Minst tre års högskoleutbildning").value, Some(1.0));
}

#[test]
fn one_product_is_half_of_another() {
    for (language, demand) in [("en", "You know Fortnox"), ("sv", "Goda kunskaper i Fortnox")] {
        let value = |skill: &str| met(&format!("language: en\nskills: [{skill}]\n"), language, demand).value;
        assert_eq!(
            (value("Fortnox"), value("SAP"), value("Typing")),
            (Some(1.0), Some(0.5), Some(0.0)),
            "{demand}"
        );
    }
    let value =
        |skill: &str, demand: &str| met(&format!("language: en\nskills: [{skill}]\n"), "en", demand).value;
    assert_eq!(value("SAP", "Experience with ERP"), Some(1.0));
    assert_eq!(value("HubSpot", "Salesforce or HubSpot"), Some(1.0));
    assert_eq!(value("HubSpot", "Salesforce and HubSpot"), Some(0.75));
    assert_eq!(value("Statistics", "GIS"), Some(0.0), "figures are no maps");
}

#[test]
fn no_work_shows_a_tool_and_none_that_is_not_told() {
    let adviser = "language: en\nexperience:\n  - years: 6\n    duties: [Analyse policy and advise the board, Write briefing notes, Recommend what to do]\n";
    assert_eq!(met(adviser, "en", "Experience of Power BI").value, Some(0.0));
    assert_eq!(met(adviser, "en", "Experience of strategy").value, Some(0.6), "work of its kind is like it");
    assert_eq!(met(adviser, "en", "Two years in shipping").value, None, "nobody knows what shipping takes");
    assert_eq!(met(adviser, "sv", "Minst två år inom sjöfart").value, None);
    assert_eq!(
        met(adviser, "en", "Two years of relevant work experience").value,
        met(adviser, "en", "Two years in a similar role").value
    );
    let trained =
        met(&format!("{adviser}skills: [Power BI]\n"), "en", "Three years of change management, HR and law");
    assert!(
        trained.value.is_some_and(|value| value < 0.5),
        "subjects that nothing shows are no years: {trained:?}"
    );
    assert_eq!(trained.of_profile.is_some(), trained.value > Some(0.0));
}

const UNIT_HEAD: &str = "language: sv\nexperience:\n  - roll: Handläggare\n    år: 5\n    uppgifter: [Handlägga ansökningar om bygglov, Svara på frågor från sökande]\n  - roll: Enhetschef\n    år: 4\n    uppgifter: [Leda en enhet med tolv medarbetare, Ansvara för enhetens budget, Hålla medarbetarsamtal]\n";

#[test]
fn the_job_that_shows_a_subject_shows_its_years() {
    let led = met(UNIT_HEAD, "sv", "Minst tre års erfarenhet av ledarskap med personalansvar");
    assert_eq!(led.value, Some(1.0), "{led:?}");
    let shown = led.of_profile.expect("evidence");
    assert!(shown.starts_with("Enhetschef; ") && !shown.contains("Handläggare"), "{shown}");
    for demand in ["A couple of years in customer service", "Ett par år inom kundservice"] {
        let skilled = format!("{UNIT_HEAD}färdigheter: [Kundservice]\n");
        assert_eq!(met(&skilled, "sv", demand).value, Some(1.0), "{demand}");
        assert_eq!(met("language: sv\nskills: [Kundservice]\n", "sv", demand).value, Some(0.3), "{demand}");
    }
}

#[test]
fn nobody_asks_to_learn_a_language_in_a_few_months() {
    let role = asking("en", &["Fluent Finnish", "Driving licence"]);
    let told = said(&read("p.yaml", SOMEBODY), &role, Language::English);
    assert!(told.contains("“Fluent Finnish”, and what would you accept instead?"), "{told}");
    assert!(told.contains("“Driving licence”, and would you take somebody who gets it"), "{told}");
}

#[test]
fn a_degree_in_what_no_list_knows_is_met_by_the_same_and_in_part_by_another() {
    for (language, demand, same, another) in [
        (
            "en",
            "A degree in theatre studies, musicology or equivalent",
            "Bachelor's degree in musicology",
            "Bachelor's degree in ethnology",
        ),
        ("en", "A degree in puppetry", "Bachelor's degree in puppetry", "Bachelor's degree in law"),
        (
            "sv",
            "Högskoleexamen i dramaturgi, musikvetenskap eller motsvarande",
            "Kandidatexamen i musikvetenskap",
            "Kandidatexamen i etnologi",
        ),
        ("sv", "Akademisk examen inom dockteater", "Kandidatexamen i dockteater", "Kandidatexamen i juridik"),
    ] {
        let studied = |name: &str| {
            let profile = format!(
                "language: {language}\ntraining:\n  - name: {}\n    kind: university\n",
                quoted(name)
            );
            met(&profile, language, demand).value
        };
        assert_eq!((studied(same), studied(another)), (Some(1.0), Some(0.5)), "{demand}");
    }
    // What names no subject asks for none.
    for (language, demand) in [
        ("en", "A university degree in any field"),
        ("en", "A university degree with good grades"),
        ("sv", "Akademisk examen i botten"),
        ("sv", "Akademisk examen inom relevant område"),
    ] {
        let profile =
            format!("language: {language}\ntraining:\n  - name: BSc in law\n    kind: university\n");
        assert_eq!(met(&profile, language, demand).value, Some(1.0), "{demand}");
    }
}

#[test]
fn a_word_that_opens_a_sentence_is_a_name_only_where_something_says_so() {
    for (language, demand, did, shown) in [
        ("en", "Puppets", "Make puppets for the stage and paint their faces", false),
        ("en", "Tessitura or similar systems", "Sell tickets in Tessitura", true),
        ("en", "QGIS", "Draw maps in qgis", true),
        ("sv", "Fokus", "Ställa in fokus på kameror vid inspelningar i studion", false),
        ("sv", "Raindance eller liknande system", "Bokföra i Raindance", true),
    ] {
        let profile =
            format!("language: {language}\nexperience:\n  - years: 3\n    duties: [{}]\n", quoted(did));
        assert_eq!(met(&profile, language, demand).value.is_some_and(|value| value > 0.0), shown, "{demand}");
    }
}
