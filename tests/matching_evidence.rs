//! What a figure rests on stands beside it: the duties and skills of both sides, the wish that a duty is about, and what closes
//! a gap, in either language.

use rolescope::classify::Classifier;
use rolescope::matching::{
    About, Capability, Catalogue, Evidence, Fit, Form, Gap, Likeness, Profile, Role, questions,
};
use rolescope::model::Language;
use rolescope::report::{self, Layout, Pair};

#[path = "support/matching.rs"]
mod support;

use support::{held, profile_file, quoted, read, role_file, role_of};

const OFFICE: [&str; 3] = ["Sort the post", "Order paper", "Pay invoices"];

fn list(key: &str, texts: &[&str]) -> String {
    let items: String = texts.iter().map(|text| format!("  - {}\n", quoted(text))).collect();
    format!("{key}:\n{items}")
}

fn role(language: &str, duties: &[&str], more: &str) -> Role {
    role_of("role.yaml", &format!("title: Clerk\nlanguage: {language}\n{}{more}", list("duties", duties)))
}

fn somebody(language: &str, duties: &[&str], more: &str) -> Profile {
    let duties: String = duties.iter().map(|duty| format!("      - {}\n", quoted(duty))).collect();
    let jobs = format!("experience:\n  - role: Former job\n    years: 6\n    duties:\n{duties}");
    read("p.yaml", &format!("language: {language}\n{jobs}{more}"))
}

fn of(fit: &Fit, about: About) -> Vec<Evidence> {
    fit.employer.part(about).map(|part| part.evidence.clone()).unwrap_or_default()
}

/// The report, so wide that no cell is broken.
fn said(profile: &Profile, role: &Role, language: Language) -> String {
    let capability = Capability::of(profile, Classifier::bundled());
    let fit = held(profile, role);
    let pair = Pair { capability: &capability, role, fit: &fit };
    let told = report::pair_text(pair, Catalogue::bundled(), Layout { language, width: 400, color: false });
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_figure_stands_without_what_it_rests_on() {
    for name in ["adviser.yaml", "assistant.yaml", "evenemang.yaml", "radgivare.yaml"] {
        for example in support::EXAMPLES {
            let fit = held(&profile_file(name), &role_file(example));
            for evidence in of(&fit, About::Work) {
                let shown = evidence.of_profile.is_some() && evidence.likeness.is_some();
                assert_eq!(shown, evidence.value > Some(0.0), "{name}, {example}: {evidence:?}");
            }
            if fit.employer.part(About::Level).is_some_and(|part| part.value.is_some()) {
                assert!(of(&fit, About::Level)[0].of_profile.is_some(), "{name}, {example}");
            }
        }
    }
}

#[test]
fn what_has_only_its_kind_in_common_says_so_and_shows_less() {
    for (language, shown, did, asked) in [
        (
            Language::English,
            "only the kind of work in common: ",
            ["Process incoming invoices", "Pay the suppliers' invoices", "Chase overdue invoices"],
            ["Answer subject access requests", "Process incoming invoices every day", "Pay invoices on time"],
        ),
        (
            Language::Swedish,
            "bara arbetets slag gemensamt: ",
            ["Registrera fakturor", "Betala leverantörernas fakturor", "Kräva in förfallna fakturor"],
            [
                "Lämna ut registerutdrag till dem som begär det",
                "Registrera fakturor varje dag",
                "Betala fakturor i tid",
            ],
        ),
    ] {
        let profile = somebody(language.code(), &did, "");
        let role = role(language.code(), &asked, "");
        let fit = held(&profile, &role);
        let all = of(&fit, About::Work);
        let duty = |text: &str| all.iter().find(|one| one.of_role.as_deref() == Some(text)).expect("a duty");
        let (requests, invoices) = (duty(asked[0]), duty(asked[1]));
        assert_eq!(requests.likeness, Some(Likeness::KindAlone), "{requests:?}");
        assert!(requests.value.is_some_and(|value| value <= 0.41), "{requests:?}");
        assert_eq!(invoices.likeness, Some(Likeness::Duty), "{invoices:?}");
        assert!(said(&profile, &role, language).contains(shown));
    }
}

#[test]
fn skills_that_make_a_figure_are_named_beside_it() {
    let did = ["Sort the incoming post", "Fill in the rota of the drivers", "Keep the archive in order"];
    let profile = somebody("en", &did, "skills: [Payroll]\n");
    let role = role("en", &["Run the payroll every month", "Order toner", "Register new members"], "");
    let evidence = of(&held(&profile, &role), About::Work).remove(0);
    assert_eq!(evidence.skills, ["payroll"], "{evidence:?}");
    assert!(said(&profile, &role, Language::English).contains("with what it takes of payroll"));
    assert!(said(&profile, &role, Language::Swedish).contains("behövs av löneadministration"));
}

#[test]
fn leading_people_is_shown_by_leading_people_alone() {
    let never =
        ["Advise managers on recruitment", "Introduce new colleagues to our routines", "Pay invoices"];
    for (language, duty, demand, led) in [
        ("en", "Lead a team of four", "Experience of leading a team", "Lead a team of fourteen cooks"),
        (
            "sv",
            "Leda en grupp om fyra specialister",
            "Erfarenhet av att leda medarbetare",
            "Leda ett team med tre tekniker",
        ),
    ] {
        let role = role(language, &[duty, OFFICE[0], OFFICE[2]], &list("requirements", &[demand]));
        let known = |profile: &Profile| {
            let fit = held(profile, &role);
            let duty = of(&fit, About::Work).into_iter().find(|one| one.of_role.as_deref() == Some(duty));
            (duty.expect("the duty"), of(&fit, About::Required).remove(0))
        };
        let (work, asked) = known(&somebody("en", &never, ""));
        assert_eq!((work.value, asked.value), (Some(0.0), Some(0.0)), "{work:?} {asked:?}");
        let (work, asked) = known(&somebody(language, &[led, OFFICE[0], OFFICE[2]], ""));
        assert_eq!(work.of_profile.as_deref(), Some(led), "{work:?}");
        assert_eq!((work.likeness, asked.value), (Some(Likeness::Duty), Some(1.0)), "{work:?} {asked:?}");
        let fit = held(&somebody("en", &never, ""), &role);
        let closing: Vec<&str> = closers(&fit, demand).iter().map(|(key, _)| *key).collect();
        assert_eq!(closing, ["standing-in"], "{language}");
    }
}

fn gap<'a>(fit: &'a Fit, demand: &str) -> Option<&'a Gap> {
    fit.gaps.iter().find(|gap| gap.demand.as_deref() == Some(demand))
}

fn closers(fit: &Fit, demand: &str) -> Vec<(&'static str, Form)> {
    let all = Catalogue::bundled().closers(gap(fit, demand).expect("a gap"), 9);
    all.into_iter().map(|entry| (entry.key.as_str(), entry.form)).collect()
}

#[test]
fn experience_is_closed_by_work_and_by_no_course() {
    for (language, demands, told) in [
        (
            Language::English,
            [
                "Experience of procurement",
                "Three years' experience of events",
                "Extensive experience of payroll",
            ],
            ["No course gives experience", "No course gives years"],
        ),
        (
            Language::Swedish,
            [
                "Erfarenhet av upphandling",
                "Flerårig erfarenhet av evenemang",
                "Gedigen erfarenhet av lönehantering",
            ],
            ["Ingen kurs ger erfarenhet", "Ingen kurs ger år i yrket"],
        ),
    ] {
        let profile = somebody(language.code(), &["Keep the CEO's diary", "Book the CEO's travel"], "");
        let profile = Profile { experience: profile.experience[..0].to_vec(), ..profile };
        let profile = Profile { skills: read("p.yaml", "skills: [Typing]\n").skills, ..profile };
        let role = role(language.code(), &OFFICE, &list("requirements", &demands));
        let fit = held(&profile, &role);
        for demand in demands {
            let forms = closers(&fit, demand);
            assert!(forms.iter().all(|(_, form)| *form == Form::OnTheJob), "{demand}: {forms:?}");
        }
        assert!(gap(&fit, demands[1]).expect("a gap").takes_years, "{language:?}");
        let report = said(&profile, &role, language);
        assert!(told.iter().all(|told| report.contains(told)), "{report}");
    }
}

#[test]
fn who_has_the_years_in_something_else_is_told_so() {
    for (language, demand, told) in [
        (Language::English, "Five years of experience of payroll", "You have worked for as long"),
        (Language::Swedish, "Minst fem års erfarenhet av lönehantering", "Du har arbetat så länge"),
    ] {
        let profile = somebody("en", &OFFICE, "");
        let role = role(language.code(), &OFFICE, &list("requirements", &[demand]));
        let report = said(&profile, &role, language);
        assert!(report.contains(told), "{report}");
    }
}

#[test]
fn training_that_is_offered_is_linked_with_what_it_gives_wherever_it_stands() {
    for (language, wanted, offered, key) in [
        ("en", "A certificate in event safety", "Training in event safety during the first year", "benefits"),
        ("en", "Site safety certificate", "Site safety course within three months", "training"),
        ("sv", "Certifiering i arbetsmiljö (BAM)", "Vi bekostar certifiering i arbetsmiljö", "benefits"),
        ("sv", "Intyg i heta arbeten", "Kurs i heta arbeten första månaden", "training"),
    ] {
        for listed in ["requirements", "nice_to_have"] {
            let more = list(listed, &[wanted]) + &list(key, &[offered]);
            let fit = held(&somebody("en", &["Keep the CEO's diary"], ""), &role(language, &OFFICE, &more));
            let gap = gap(&fit, wanted).expect("a gap");
            assert_eq!(gap.offered.as_deref(), Some(offered), "{wanted}");
        }
    }
    let other = list("nice_to_have", &["Intyg i heta arbeten"]) + &list("training", &["Kurs i brandskydd"]);
    let fit = held(&somebody("en", &["Keep the CEO's diary"], ""), &role("sv", &OFFICE, &other));
    assert!(fit.gaps.iter().all(|gap| gap.offered.is_none()), "another course teaches something else");
    let denied = list("benefits", &["We don't offer training in event safety"]);
    assert!(role("en", &OFFICE, &denied).offers.is_empty());
    let among_demands = list("requirements", &["We pay for a course in first aid", "Excel"]);
    let role = role("en", &OFFICE, &among_demands);
    assert_eq!((role.demands.len(), role.offers.len()), (1, 1), "what is given isn't asked for");
}

#[test]
fn a_paper_is_shown_by_a_paper_and_half_by_having_done_it() {
    let value = |more: &str| {
        let profile = somebody("en", &["Keep the archive", "Run the payroll every month"], more);
        let role = role("en", &OFFICE, &list("requirements", &["A certificate in payroll"]));
        of(&held(&profile, &role), About::Required)[0].value
    };
    assert_eq!(value(""), Some(0.5));
    assert_eq!(value("training: [Course in payroll]\n"), Some(1.0));
}

#[test]
fn a_wish_is_told_with_a_duty_that_it_is_about() {
    for (language, duties, wishes, told, kind_alone) in [
        (
            Language::English,
            ["Keep the evacuation plan up to date", "Lead the kitchen team and plan its rotas", "Order food"],
            "wants:\n  more: [Lead a team]\n  less: [Book travel and hotels for managers]\n",
            "wanted – “Lead a team”: “Lead the kitchen team",
            "unwanted – “Book",
        ),
        (
            Language::Swedish,
            ["Uppdatera utrymningsplanen", "Leda köksteamet och lägga scheman", "Beställa mat"],
            "önskemål:\n  mer: [Leda ett team]\n  mindre: [Boka resor åt cheferna]\n",
            "önskat – ”Leda ett team”: ”Leda köksteamet",
            "oönskat – ”Boka",
        ),
    ] {
        let profile = somebody(language.code(), &OFFICE, wishes);
        let report = said(&profile, &role(language.code(), &duties, ""), language);
        assert!(report.contains(told) && !report.contains(kind_alone), "{report}");
    }
    // Of a wish for a kind of work any duty of the kind tells, and the kind is named.
    let role = role("en", &["Plan the yearly congress", "Book venues for conferences", "Order food"], "");
    let report = said(&somebody("en", &OFFICE, "wants:\n  more: [event]\n"), &role, Language::English);
    assert!(report.contains("wanted – event work: “"), "{report}");
}

#[test]
fn a_wish_in_a_curriculum_vitae_may_name_a_kind_of_work() {
    let wishes = |text: &str| {
        let profile = read("cv.md", text);
        profile.wants.more.iter().map(|wish| wish.category.map(|kind| kind.key())).collect::<Vec<_>>()
    };
    let jobs = "# CV\n\n## Experience\n\n### Clerk, 2019–2022\n\n- Sort the post\n- Pay invoices\n\n";
    assert_eq!(
        wishes(&format!("{jobs}## Jag söker\n\n- Operativt arbete\n- Leda ett team\n")),
        [None, Some("operational")]
    );
    assert_eq!(wishes(&format!("{jobs}## I want\n\n- Events.\n")), [Some("event")]);
}

#[test]
fn what_only_an_interview_tells_is_asked_otherwise_than_what_a_paper_tells() {
    let more = list("requirements", &["A personal licence to sell alcohol", "You stay calm when it is busy"]);
    let (profile, role) = (somebody("en", &OFFICE, ""), role("en", &OFFICE, &more));
    let capability = Capability::of(&profile, Classifier::bundled());
    let asked = questions(&role, Some((&capability, &held(&profile, &role))));
    let keys: Vec<&str> = asked.iter().map(|one| one.about.key()).collect();
    assert_eq!(keys.iter().filter(|key| **key == "interview").count(), 1, "{keys:?}");
    assert_eq!(keys.iter().filter(|key| **key == "demand").count(), 1, "{keys:?}");
}

#[test]
fn the_rules_of_a_country_are_no_language() {
    let value = |demand: &str, language: &str| {
        let profile = read("p.yaml", "language: en\nskills: [Typing]\nlanguages: [Swedish]\n");
        let role = role(language, &OFFICE, &list("requirements", &[demand]));
        of(&held(&profile, &role), About::Required)[0].value
    };
    assert_eq!(value("Knowledge of Swedish building regulations", "en"), None);
    assert_ne!(value("Kunskap om svensk lagstiftning", "sv"), Some(1.0));
    for (demand, language) in [
        ("Good Swedish", "en"),
        ("Swedish, written and spoken", "en"),
        ("Svenska i tal och skrift", "sv"),
        ("Svenska i kontakt med myndigheter", "sv"),
    ] {
        assert_eq!(value(demand, language), Some(1.0), "{demand}");
    }
}

#[test]
fn the_subject_of_a_degree_is_no_skill_beside_it() {
    let value = |demand: &str, language: &str| {
        let profile = read("p.yaml", "language: en\nskills: [Logistics, Excel]\n");
        let role = role(language, &OFFICE, &list("requirements", &[demand]));
        of(&held(&profile, &role), About::Required)[0].value
    };
    assert_eq!(value("Bachelor's degree in business or logistics", "en"), Some(0.0));
    assert_eq!(value("Högskoleexamen inom ekonomi eller logistik", "sv"), Some(0.0));
    assert_eq!(value("A degree in business and good knowledge of Excel", "en"), Some(0.5));
}

#[test]
fn a_name_that_both_sides_write_is_evidence_whether_or_not_a_list_has_it() {
    for (language, demand, more, did, value) in [
        ("sv", "Har arbetat i Tidvis eller Hogia", "", "Registrerade frånvaro i Tidvis", Some(1.0)),
        ("sv", "Har arbetat i Tidvis och Molnbas", "", "Registrerade frånvaro i Tidvis", Some(0.5)),
        ("sv", "Har arbetat i Tidvis eller Molnbas", "skills: [Molnbas]\n", "Sorterade posten", Some(1.0)),
        ("en", "Experience of Tidvis/Molnbas/Casefile", "skills: [Casefile]\n", "Sort the post", Some(1.0)),
        ("sv", "Har arbetat i Tidvis eller Public 360", "", "Diarieförde i Public 360", Some(1.0)),
        ("en", "Experience of Tidvis", "", "Sort the post", None),
        (
            "en",
            "Experience of Google Workspace, Quickchat and Casefile",
            "skills: [Microsoft 365]\n",
            "Sort the post",
            Some(1.0 / 6.0),
        ),
    ] {
        let role = role(language, &OFFICE, &list("requirements", &[demand]));
        let met = &of(&held(&somebody(language, &[did], more), &role), About::Required)[0];
        let near = match (met.value, value) {
            (Some(met), Some(value)) => (met - value).abs() < 0.01,
            (met, value) => met == value,
        };
        assert!(near, "{demand}: {met:?}");
    }
}

#[test]
fn a_subject_that_no_list_knows_leaves_what_was_studied_open() {
    for (language, demand, value) in [
        ("sv", "Eftergymnasial utbildning inom projektledning, kommunikation eller motsvarande", 1.0),
        ("en", "Post-secondary education in project management, communications or equivalent", 1.0),
        ("sv", "Eftergymnasial utbildning inom kommunikation eller motsvarande", 0.5),
    ] {
        let more = "training: [{name: Event- och projektledare, kind: vocational}]\n";
        let more = more.replace(
            "Event- och projektledare, kind: vocational",
            "\"Yrkeshögskola, Event- och projektledare\"",
        );
        let role = role(language, &OFFICE, &list("requirements", &[demand]));
        let met = &of(&held(&somebody(language, &["Sort the post"], &more), &role), About::Required)[0];
        assert_eq!(met.value, Some(value), "{demand}: {met:?}");
    }
}

#[test]
fn experience_of_a_tool_is_closed_by_what_teaches_that_tool() {
    for (language, demand, offered) in [
        ("en", "Experience of using a CRM such as Salesforce", "Training in Salesforce"),
        ("sv", "Erfarenhet av att publicera i WordPress", "Utbildning i WordPress"),
    ] {
        let more = list("requirements", &[demand]) + &list("training", &[offered]);
        let fit = held(&somebody(language, &["Keep the CEO's diary"], ""), &role(language, &OFFICE, &more));
        assert_eq!(gap(&fit, demand).expect("a gap").offered.as_deref(), Some(offered));
        let forms = closers(&fit, demand);
        assert!(forms.iter().all(|(key, _)| !key.contains("spreadsheet")) && !forms.is_empty(), "{forms:?}");
    }
}

#[test]
fn what_closes_a_gap_teaches_its_subject() {
    for (language, demand, first) in [
        ("en", "Good knowledge of data protection law", Some("data-protection-course")),
        ("sv", "God kännedom om kommunallagen och sekretesslagen", Some("public-law-course")),
        ("sv", "Goda kunskaper i arbetsrätt", Some("labour-law-course")),
        ("sv", "Högskoleutbildning inom personalvetenskap", None),
    ] {
        let more = "training: [{name: BA History, kind: university}]\n";
        let role = role(language, &OFFICE, &list("requirements", &[demand]));
        let fit = held(&somebody("en", &["Keep the CEO's diary"], more), &role);
        assert_eq!(closers(&fit, demand).first().map(|(key, _)| *key), first, "{demand}");
    }
}

#[test]
fn one_office_program_shows_the_suite_and_the_suite_shows_it() {
    for (skill, demand) in [("Excel", "Microsoft Office"), ("Microsoft Office", "Good knowledge of Excel")] {
        let more = format!("skills: [{skill}]\n");
        let role = role("en", &OFFICE, &list("requirements", &[demand]));
        let met = &of(&held(&somebody("en", &["Sort the post"], &more), &role), About::Required)[0];
        assert_eq!(met.value, Some(1.0), "{demand}: {met:?}");
    }
}

#[test]
fn the_law_of_one_subject_is_asked_for_alone() {
    let role = role("en", &OFFICE, &list("requirements", &["Good knowledge of data protection law"]));
    let profile = somebody("en", &["Sort the post"], "training: [{name: Course in GDPR, kind: course}]\n");
    assert_eq!(of(&held(&profile, &role), About::Required)[0].value, Some(1.0));
}

#[test]
fn another_makers_suite_and_a_skill_without_its_paper_are_half() {
    for (skill, demand) in [
        ("Microsoft 365", "Confident with Google Workspace"),
        ("Debt advice", "NVQ Level 4 in Advice"),
        ("Debt advice", "Level 3 qualification in advice and guidance"),
    ] {
        let more = format!("skills: [{skill}]\n");
        let role = role("en", &OFFICE, &list("requirements", &[demand]));
        let met = &of(&held(&somebody("en", &["Sort the post"], &more), &role), About::Required)[0];
        assert_eq!(met.value, Some(0.5), "{demand}: {met:?}");
    }
}
