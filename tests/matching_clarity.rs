//! What a posting says vaguely or twice is asked about, what it offers is told of, and nothing is said that isn't so.

use rolescope::classify::Classifier;
use rolescope::matching::{Capability, Role, asked, profile, questions, questions::Topic};
use rolescope::model::Language;
use rolescope::source::SourceFile;
use std::sync::Arc;

#[path = "support/matching.rs"]
mod support;

use support::{held, quoted, read, role_of, said};

fn list(key: &str, texts: &[&str]) -> String {
    let items: String = texts.iter().map(|text| format!("  - {}\n", quoted(text))).collect();
    format!("{key}:\n{items}")
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const CLERK: [&str; 3] = ["Sort the post", "Order paper and pens", "Pay the invoices"];

#[test]
fn vague_duties_are_asked_about_and_not_held_against_anybody() {
    for (language, vague) in [
        ("en", ["Other duties as required", "Various administrative duties", "Special projects"]),
        ("sv", ["Övriga förekommande arbetsuppgifter", "Diverse uppgifter", "Särskilda projekt"]),
    ] {
        let clear = match language {
            "en" => CLERK,
            _ => ["Sortera posten", "Beställa papper och pennor", "Betala fakturorna"],
        };
        let duties: Vec<&str> = clear.into_iter().chain(vague).collect();
        let head = format!("title: Clerk\nlanguage: {language}\n");
        let role = role_of("r.yaml", &format!("{head}{}", list("duties", &duties)));
        let about = |question: &questions::Question| match &question.about {
            Topic::UnclearDuty { duty } => Some(duty.clone()),
            _ => None,
        };
        let told: Vec<String> = questions::questions(&role, None).iter().filter_map(about).collect();
        assert!(vague.iter().all(|duty| told.contains(&(*duty).to_owned())), "{told:?}");
        assert!(!clear.iter().any(|duty| told.contains(&(*duty).to_owned())), "{told:?}");
        let person = format!("language: {language}\n{}", "experience:\n  - years: 3\n    ");
        let done: String = clear.iter().map(|duty| format!("      - {duty}\n")).collect();
        let profile = read("p.yaml", &format!("{person}duties:\n{done}"));
        let without = role_of("r.yaml", &format!("{head}{}", list("duties", &clear)));
        let work = |role: &Role| held(&profile, role).employer.parts[0].value.expect("a figure");
        assert!((work(&role) - work(&without)).abs() < 0.01, "{} {}", work(&role), work(&without));
    }
}

#[test]
fn contradictions_are_asked_about() {
    for (posting, one, other) in [
        (
            "title: Junior Clerk\nrequirements: [Eight years of experience of office work]",
            "Junior Clerk",
            "Eight years of experience of office work",
        ),
        ("title: Clerk\nextent: 60%\nbenefits: ['Full time, permanent']", "60%", "Full time, permanent"),
        (
            "title: Clerk\nbenefits: [Work entirely from home, You are in the office every day]",
            "Work entirely from home",
            "You are in the office every day",
        ),
        (
            "title: Juniora ekonomer\nlanguage: sv\nrequirements: [Minst åtta års erfarenhet av kontorsarbete]",
            "Juniora ekonomer",
            "Minst åtta års erfarenhet av kontorsarbete",
        ),
        (
            "title: Kontorist\nlanguage: sv\nbenefits: [Arbetet sker helt på distans, Du är på kontoret varje dag]",
            "Arbetet sker helt på distans",
            "Du är på kontoret varje dag",
        ),
    ] {
        let role = role_of("r.yaml", &format!("{posting}\n{}", list("duties", &CLERK)));
        let found = questions::questions(&role, None);
        let is = |question: &questions::Question| {
            question.about == Topic::Contradiction { one: one.to_owned(), other: other.to_owned() }
        };
        assert!(found.iter().any(is), "{posting}: {found:?}");
    }
    for posting in [
        "title: Clerk\nbenefits: [Full time or part time]",
        "title: Clerk\nextent: 80%\nbenefits: ['The post is 80% of full time']",
        "title: Trainee Programme Manager\nrequirements: [Eight years of experience of leading programmes]",
        "title: Clerk\nbenefits: [Hybrid work, On site two days a week]",
    ] {
        let role = role_of("r.yaml", &format!("{posting}\n{}", list("duties", &CLERK)));
        let found = questions::questions(&role, None);
        let is = |question: &questions::Question| matches!(question.about, Topic::Contradiction { .. });
        assert!(!found.iter().any(is), "{posting}: {found:?}");
    }
}

#[test]
fn a_skill_that_a_duty_names_is_used() {
    let duties = [
        "Advise the board on strategy",
        "Analyse policy",
        "Evaluate the programme",
        "Advise the units on procurement",
    ];
    let posting =
        format!("title: Adviser\n{}{}", list("duties", &duties), list("requirements", &["Procurement"]));
    let role = role_of("a.yaml", &posting);
    let unused = |question: &questions::Question| matches!(question.about, Topic::UnusedDemand { .. });
    assert!(!questions::questions(&role, None).iter().any(unused));
    let profile = read("p.yaml", "language: en\nexperience:\n  - years: 3\n    duties: [Advise the board]\n");
    let report = flat(&said(&profile, &role, Language::English));
    assert!(report.contains("Course in procurement"), "{report}");
    assert!(!report.contains("has nothing that teaches it"), "{report}");
    // What no duty uses is taught all the same, and it isn't said that it can't be.
    let posting =
        format!("title: Adviser\n{}{}", list("duties", &duties[..3]), list("requirements", &["Procurement"]));
    let report = flat(&said(&profile, &role_of("a.yaml", &posting), Language::English));
    assert!(!report.contains("has nothing that teaches it"), "{report}");
    assert!(report.contains("ask where it is needed first"), "{report}");
}

#[test]
fn what_is_the_same_for_all_is_no_matter_of_judgement() {
    for (demand, words) in [
        ("Permission to work in Ireland", "How do you judge"),
        ("Utdrag ur belastningsregistret", "Hur bedömer ni"),
        ("Willing to work evenings", "How do you judge"),
        ("Beredd att arbeta kvällar", "Hur bedömer ni"),
    ] {
        let role = role_of(
            "r.yaml",
            &format!("title: Clerk\n{}{}", list("duties", &CLERK), list("requirements", &[demand])),
        );
        let profile = read("p.yaml", "language: en\nskills: [Typing]\n");
        for language in Language::ALL {
            assert!(!said(&profile, &role, language).contains(words), "{demand}");
        }
    }
}

#[test]
fn who_wants_no_training_asks_for_none() {
    let role = role_of("r.yaml", &format!("title: Clerk\n{}", list("duties", &CLERK)));
    for (answer, asks) in [("no", false), ("yes", true)] {
        let profile =
            read("p.yaml", &format!("language: en\nskills: [Typing]\nwants:\n  training: {answer}\n"));
        let report = flat(&said(&profile, &role, Language::English));
        let asked = report.contains("training do you offer") || report.contains("mention training");
        assert_eq!(asked, asks, "{report}");
    }
}

#[test]
fn a_demand_that_is_a_limit_stands_once() {
    let demand = "Willingness to work some evenings in spring";
    let role = role_of(
        "r.yaml",
        &format!("title: Clerk\n{}{}", list("duties", &CLERK), list("requirements", &[demand, "Typing"])),
    );
    let profile = read("p.yaml", "language: en\nskills: [Typing]\nlimits:\n  evenings: some\n");
    let report = flat(&said(&profile, &role, Language::English));
    assert!(!report.contains("spring required"), "{report}");
    assert!(!report.contains("How do you judge “Willingness"), "{report}");
}

#[test]
fn offers_are_told_of_where_they_help_and_nowhere_else() {
    let duties =
        ["Evaluate the grant schemes", "Analyse labour statistics", "Write options papers for the cabinet"];
    let offer = "Mentoring and a course in policy evaluation in the first half-year";
    let posting = format!("title: Adviser\n{}{}", list("duties", &duties), list("training", &[offer]));
    let keeper =
        read("p.yaml", "language: en\nexperience:\n  - years: 3\n    duties: [Keep the CEO's diary]\n");
    let fit = held(&keeper, &role_of("a.yaml", &posting));
    assert!(fit.gaps.iter().any(|gap| gap.offered.as_deref() == Some(offer)), "{:?}", fit.gaps);
    let posting = format!(
        "title: Clerk\n{}benefits:\n  - We pay for a course in fundraising.\n",
        list("duties", &["Update the register of members", "Maintain the web pages", "Order paper"])
    );
    let fit = held(&keeper, &role_of("c.yaml", &posting));
    assert!(fit.gaps.iter().all(|gap| gap.offered.is_none()), "{:?}", fit.gaps);
    for text in [
        "CIPD qualification funded after six months",
        "Forklift licence (we'll put you through it)",
        "Truckkort (vi bekostar utbildningen)",
    ] {
        let posting = format!("title: Clerk\n{}{}", list("duties", &CLERK), list("benefits", &[text]));
        assert_eq!(role_of("c.yaml", &posting).offers.len(), 1, "{text}");
    }
    // What is taught need not be had before, but is asked for all the same.
    let posting = format!(
        "title: Clerk\n{}{}",
        list("duties", &CLERK),
        list("nice_to_have", &["Forklift licence (we will put you through it)"])
    );
    let role = role_of("c.yaml", &posting);
    let texts: Vec<String> = asked(&role.assessment.posting).into_iter().map(|(text, _)| text.text).collect();
    assert_eq!(texts, ["Forklift licence"]);
    assert_eq!(role.offers.len(), 1);
}

#[test]
fn a_quoted_sentence_ends_once() {
    let posting = format!(
        "title: Clerk\n{}training:\n  - We pay for a certificate in first aid.\nnice_to_have:\n  - First aid certificate\n",
        list("duties", &CLERK)
    );
    let profile = read("p.yaml", "language: en\nexperience:\n  - years: 3\n    duties: [Sort the post]\n");
    for language in Language::ALL {
        let report = flat(&said(&profile, &role_of("c.yaml", &posting), language));
        assert!(report.contains("certificate in first aid."), "{report}");
        assert!(!report.contains(".."), "{report}");
    }
}

#[test]
fn assets_are_preferred_whatever_their_heading_says() {
    for (heading, language) in [
        ("Knowledge that would be an asset includes:", "en"),
        ("It would be nice if you had", "en"),
        ("Good to have", "en"),
        ("You might also have", "en"),
        ("What would be a bonus", "en"),
        ("Extra credit", "en"),
        ("Useful but not essential", "en"),
        ("We'd love it if you had", "en"),
        ("It would be great if you had", "en"),
        ("Det är ett plus om du har", "sv"),
        ("Bra att ha", "sv"),
        ("Extra roligt om du har", "sv"),
        ("Önskvärt", "sv"),
        ("Det underlättar om du har", "sv"),
        ("Vi blir extra glada om du har", "sv"),
    ] {
        let (duties, needs, own) = match language {
            "en" => (
                "## Duties\n\n- Sort the post\n- Order paper\n- Pay invoices",
                "## Requirements\n\n- Excel",
                "- Spanish\n- Change management",
            ),
            _ => (
                "## Arbetsuppgifter\n\n- Sortera posten\n- Beställa papper\n- Betala fakturor",
                "## Krav\n\n- Excel",
                "- Spanska\n- Förändringsledning",
            ),
        };
        let posting = role_of("c.md", &format!("# Clerk\n\n{duties}\n\n{needs}\n\n## {heading}\n\n{own}\n"))
            .assessment
            .posting;
        assert_eq!((posting.requirements.len(), posting.nice_to_have.len()), (1, 2), "{heading}");
    }
}

#[test]
fn a_curriculum_vitae_says_what_its_owner_looks_for() {
    for (text, more, less) in [
        (
            "# Kim\n\n## Profile\n\nI like order. Looking for a part-time role (max 24 hours) with no overnight travel. More event work and less invoicing.\n\n## Experience\n\n### Clerk, North Ltd\n*2019 – 2022*\n\n- Sort the post\n- Pay the invoices\n",
            "event work",
            "invoicing",
        ),
        (
            "# Kim\n\n## Experience\n\n### Clerk, North Ltd\n*2019 – 2022*\n\n- Sort the post\n- Pay the invoices\n\n## What I am looking for\n\n- More event work\n- Less invoicing\n- Part time\n- No travel\n",
            "event work",
            "invoicing",
        ),
        (
            "# Kim\n\n## Profil\n\nJag söker en deltidstjänst utan resor. Mer evenemang och mindre fakturering.\n\n## Erfarenhet\n\n### Kontorist, Norr AB\n*2019 – 2022*\n\n- Sortera posten\n- Betala fakturorna\n",
            "evenemang",
            "fakturering",
        ),
        (
            "# Kim\n\n## Erfarenhet\n\n### Kontorist, Norr AB\n*2019 – 2022*\n\n- Sortera posten\n- Betala fakturorna\n\n## Det här letar jag efter\n\n- Mer evenemang\n- Mindre fakturering\n- Deltid\n- Inga resor\n",
            "evenemang",
            "fakturering",
        ),
    ] {
        let profile = read("kim.md", text);
        let wishes =
            |wishes: &[profile::Wish]| wishes.iter().map(|wish| wish.text.text.clone()).collect::<Vec<_>>();
        assert_eq!(wishes(&profile.wants.more), [more], "{text}");
        assert_eq!(wishes(&profile.wants.less), [less], "{text}");
        assert_eq!(profile.limits.part_time, Some(true), "{text}");
        assert_eq!(profile.limits.travel, Some(profile::Allowed::None), "{text}");
        assert_eq!(profile.experience.len(), 1, "{text}");
    }
    let worked = "# Kim\n\n## Profile\n\nWorked part time beside studies, with no travel.\n\n## Experience\n\n### Clerk\n*2019 – 2022*\n\n- Sort the post\n";
    assert_eq!(read("kim.md", worked).limits.count(), 0, "what was done is no wish");
}

#[test]
fn words_for_levels_are_understood_and_advice_is_in_the_profiles_language() {
    for level in ["good", "god", "very good", "mycket goda"] {
        let text =
            format!("skills:\n  - {{ name: Excel, level: {level} }}\nlanguages:\n  - French: {level}\n");
        let profile = read("p.yaml", &text);
        assert!(profile.skills[0].level.is_some() && profile.languages[0].fluency.is_some(), "{level}");
    }
    let problem = |text: &str| {
        let file = Arc::new(SourceFile::new("p.yaml", text));
        profile::read(&file).expect_err("a mistake").iter().map(ToString::to_string).collect::<String>()
    };
    let told = problem("language: en\nskills:\n  - { name: Excel, level: goood }\n");
    assert!(told.contains("basic, working, strong, expert") && !told.contains("god"), "{told}");
    let told = problem("language: en\nskills: [Excel]\nwants: { training: maybe }\n");
    assert!(told.contains("yes, no"), "{told}");
    let told = problem("färdigheter: [Excel]\nönskemål: { kompetensutveckling: kanske }\n");
    assert!(told.contains("ja, nej"), "{told}");
}

#[test]
fn how_figures_were_reckoned_is_no_part_of_the_verdict() {
    let profile = read(
        "p.yaml",
        "language: en\nexperience:\n  - from: 2020-01\n    to: now\n    duties: [Sort the post]\n",
    );
    let role = role_of("r.yaml", &format!("title: Clerk\n{}", list("duties", &CLERK)));
    let report = said(&profile, &role, Language::English);
    let (note, figures) =
        (report.find("today’s").expect("a note"), report.find("Both ways").expect("figures"));
    assert!(note > figures, "{report}");
    let capability = Capability::of(&profile, Classifier::bundled());
    assert!(capability.untimed > 0);
}
