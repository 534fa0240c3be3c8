//! What a posting denies is neither offered nor asked for, in either language, and what it says of travel as a demand counts.

use rolescope::classify::Classifier;
use rolescope::matching::{About, Capability, Condition, Fit, Role, asked, questions::questions};
use rolescope::model::Language;

#[path = "support/matching.rs"]
mod support;

use support::{held, quoted, read, role_of, said};

const LIMITS: &str = "language: en\nskills: [Typing]\nlimits:\n  travel: none\n  evenings: none\n  part-time: true\n  remote: true\n";

fn list(key: &str, texts: &[&str]) -> String {
    let items: String = texts.iter().map(|text| format!("  - {}\n", quoted(text))).collect();
    format!("{key}:\n{items}")
}

fn role(language: &str, rest: &str) -> Role {
    let posting = format!(
        "title: Clerk\nlanguage: {language}\nduties:\n  - Sort the post\n  - Order paper\n  - Pay invoices\n{rest}"
    );
    role_of("role.yaml", &posting)
}

fn value(fit: &Fit, condition: Condition) -> Option<f64> {
    fit.person.part(About::Limit(condition)).expect("the limit").value
}

fn told(condition: Condition, text: &str, key: &str) -> Option<f64> {
    let fit = held(&read("p.yaml", LIMITS), &role("en", &list(key, &[text])));
    value(&fit, condition)
}

#[test]
fn a_denied_term_of_work_is_read_as_denied() {
    for (condition, denied) in [
        (
            Condition::PartTime,
            &[
                "Part time is not possible",
                "We cannot offer part-time",
                "Deltid är inte möjligt",
                "Vi erbjuder ingen deltid",
            ][..],
        ),
        (
            Condition::Remote,
            &[
                "We do not offer remote work",
                "This role cannot be done remotely",
                "Working from home isn't an option",
                "Distansarbete är inte möjligt",
                "Arbete på distans erbjuds inte",
            ],
        ),
        (
            Condition::Evenings,
            &[
                "No evening work",
                "You will not work evenings",
                "No evenings or weekends",
                "Inget kvällsarbete",
                "Kvällsarbete förekommer inte",
                "Beredskap ingår inte",
                "Inga kvällar eller helger",
            ],
        ),
        (
            Condition::Travel,
            &[
                "The role involves no travel",
                "You will never travel",
                "Travelling isn't part of the job",
                "Inga resor",
                "Resor förekommer inte",
                "Du reser inte i tjänsten",
                "Arbetet sker utan resor",
                "Travel: none",
                "Resor: inga",
            ],
        ),
    ] {
        let met = if matches!(condition, Condition::PartTime | Condition::Remote) { 0.0 } else { 1.0 };
        for text in denied {
            assert_eq!(told(condition, text, "benefits"), Some(met), "{text}");
        }
    }
}

#[test]
fn a_negation_speaks_of_its_own_clause_only() {
    for (condition, text, expected) in [
        (Condition::Remote, "No evenings, and you may work from home", 1.0),
        (Condition::Remote, "There is no travel and you can work from home", 1.0),
        (Condition::Remote, "Du reser inte utan arbetar hemifrån", 1.0),
        (Condition::Travel, "Du reser inte utan arbetar hemifrån", 1.0),
        (Condition::Remote, "Inga kvällar, men distansarbete två dagar i veckan", 1.0),
        (Condition::Travel, "Travel days without nights away", 0.0),
        (Condition::Travel, "Some travel, though not more than ten days", 0.0),
        (Condition::Travel, "Tjänsteresor förekommer, inte mer än tio dagar per år", 0.0),
        (Condition::Evenings, "Evenings are not uncommon", 0.0),
        (Condition::Evenings, "Kvällar är inte ovanliga", 0.0),
        (Condition::Evenings, "Not only evenings but early mornings too", 0.0),
        (Condition::Evenings, "Inte bara kvällar utan även tidiga morgnar", 0.0),
    ] {
        assert_eq!(told(condition, text, "benefits"), Some(expected), "{text}");
    }
}

#[test]
fn what_is_seldom_or_not_ruled_out_is_neither_said_nor_denied() {
    for (condition, texts) in [
        (
            Condition::Travel,
            &[
                "There is rarely any travel",
                "Travel is the exception",
                "As a rule no travel",
                "Hardly any travel",
                "Resor förekommer sällan",
                "Resor förekommer i regel inte",
                "Nästan inga resor",
                "Resor är undantag",
            ][..],
        ),
        (
            Condition::Evenings,
            &[
                "We cannot promise that there is no evening work",
                "We can't guarantee that you never work evenings",
                "Evening work cannot be ruled out",
                "Evenings occur only occasionally",
                "Evening work as a rule not",
                "Vi kan inte lova att det aldrig blir kvällsarbete",
                "Kvällsarbete kan inte uteslutas",
                "Kvällsarbete är sällsynt",
                "Helgarbete förekommer i princip inte",
                "Det blir knappt några kvällar",
            ],
        ),
    ] {
        for text in texts {
            assert_eq!(told(condition, text, "benefits"), Some(0.5), "{text}");
            // Who can do some of it can do that.
            let key = condition.key();
            let profile =
                read("p.yaml", &format!("language: en\nskills: [Typing]\nlimits: {{ {key}: some }}\n"));
            let fit = held(&profile, &role("en", &list("benefits", &[text])));
            assert_eq!(value(&fit, condition), Some(1.0), "{text}");
        }
    }
    for text in ["Part time is not ruled out", "Deltid är inte uteslutet"] {
        assert_eq!(told(Condition::PartTime, text, "benefits"), None, "{text}");
    }
    for (condition, text) in [
        (Condition::PartTime, "We cannot promise part time"),
        (Condition::PartTime, "Vi kan inte lova deltid"),
        (Condition::PartTime, "Part time is ruled out"),
        (Condition::Remote, "Distansarbete är uteslutet"),
    ] {
        assert_eq!(told(condition, text, "benefits"), Some(0.0), "{text}");
    }
    // What may be seldom is asked about, and told in the verdict.
    let profile = read("p.yaml", "language: en\nskills: [Typing]\nlimits: { evenings: none }\n");
    for (language, key, text, asked, mind) in [
        (
            Language::English,
            "en",
            "Evening work cannot be ruled out",
            "could somebody else do it",
            "It may go against",
        ),
        (
            Language::Swedish,
            "sv",
            "Kvällsarbete kan inte uteslutas",
            "kan någon annan göra det då",
            "Det kan gå emot",
        ),
    ] {
        let report = said(&profile, &role(key, &list("benefits", &[text])), language);
        let report = report.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(report.contains(asked) && report.contains(mind), "{report}");
    }
}

#[test]
fn the_terms_of_the_employment_say_what_a_limit_asks() {
    for (language, terms, condition, expected) in [
        ("en", "extent: 80%", Condition::PartTime, 1.0),
        ("en", "extent: Full time", Condition::PartTime, 0.0),
        ("en", "extent: Full time or part time", Condition::PartTime, 1.0),
        ("en", "hours: Office hours, and weekends in June", Condition::Evenings, 0.0),
        ("sv", "omfattning: Heltid eller deltid", Condition::PartTime, 1.0),
        ("sv", "arbetstid: Kontorstid", Condition::Evenings, 1.0),
    ] {
        let fit = held(&read("p.yaml", LIMITS), &role(language, &format!("{terms}\n")));
        assert_eq!(value(&fit, condition), Some(expected), "{terms}");
    }
}

#[test]
fn a_limit_that_is_kept_raises_no_question() {
    for text in ["No evening work and no travel", "Kvällsarbete och resor förekommer inte"] {
        let profile =
            read("p.yaml", "language: en\nskills: [Typing]\nlimits: { travel: none, evenings: none }\n");
        let capability = Capability::of(&profile, Classifier::bundled());
        let role = role("en", &list("benefits", &[text]));
        let fit = held(&profile, &role);
        let asked = questions(&role, Some((&capability, &fit)));
        let keys: Vec<&str> = asked.iter().map(|question| question.about.key()).collect();
        assert!(!keys.contains(&"limit") && !keys.contains(&"silent"), "{text}: {keys:?}");
    }
}

#[test]
fn what_is_not_needed_is_no_demand() {
    for (language, texts) in [
        (
            "en",
            &[
                "No driving licence is needed",
                "A degree is not required",
                "French is not required",
                "You don't need to know Excel",
                "We do not require a degree",
                "No previous experience is necessary, we teach you",
            ][..],
        ),
        (
            "sv",
            &[
                "Högskoleexamen är inget krav",
                "Körkort krävs inte",
                "Du behöver inte kunna franska",
                "Vi kräver ingen examen",
                "Inga kunskaper i Excel behövs",
                "Tidigare erfarenhet är inte nödvändig, vi lär dig",
            ],
        ),
    ] {
        for key in ["requirements", "nice_to_have"] {
            let role = role(language, &list(key, texts));
            let left: Vec<&str> = role.demands.iter().map(|demand| demand.text.text.as_str()).collect();
            assert!(left.is_empty(), "{key}: {left:?}");
        }
    }
}

#[test]
fn what_is_needed_beside_it_stays_a_demand() {
    for (language, text, left, must) in [
        ("en", "English is required, French is not required", "English is required", true),
        ("en", "French is not required, English is required", "English is required", true),
        ("sv", "Engelska är ett krav, franska behövs inte", "Engelska är ett krav", true),
        (
            "en",
            "You must not be late when a licence is needed",
            "You must not be late when a licence is needed",
            true,
        ),
        ("en", "No licence is required but you know Excel", "you know Excel", true),
        ("sv", "Ingen examen krävs. Du kan Excel.", "Du kan Excel", true),
        ("en", "French is not required but is a plus", "French is not required but is a plus", false),
        ("sv", "Körkort är en merit men inget krav", "Körkort är en merit men inget krav", false),
        ("en", "Excel (not required)", "Excel (not required)", false),
        ("sv", "Excel (inget krav)", "Excel (inget krav)", false),
    ] {
        let role = role(language, &list("requirements", &[text]));
        let demands: Vec<(String, bool)> =
            asked(&role.assessment.posting).into_iter().map(|(text, must)| (text.text, must)).collect();
        assert_eq!(demands, [(left.to_owned(), must)], "{text}");
    }
}

#[test]
fn travel_told_as_a_demand_counts() {
    for text in [
        "Willingness to travel up to 20 days a year",
        "Able to travel regularly",
        "Du behöver kunna resa cirka 20 dagar per år",
        "Vana att resa i tjänsten",
        "The role requires travel",
        "Rollen innebär resor",
    ] {
        assert_eq!(told(Condition::Travel, text, "requirements"), Some(0.0), "{text}");
    }
}

#[test]
fn travel_that_cant_be_judged_is_quoted_and_asked_about() {
    let profile = read("p.yaml", "language: en\nskills: [Typing]\nlimits: { travel: none }\n");
    for (language, text, silent) in [
        (Language::English, "The travel budget is shared", "doesn't mention travel"),
        (Language::Swedish, "Resor betalas av oss", "nämner inte resor"),
    ] {
        let key = if language == Language::English { "en" } else { "sv" };
        let role = role(key, &list("benefits", &[text]));
        assert_eq!(value(&held(&profile, &role), Condition::Travel), None);
        let report = said(&profile, &role, language).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(report.contains(&format!("{text}”, ")) && !report.contains(silent), "{report}");
    }
    // Who books others' travel may stay at home.
    for text in ["Book travel for the board", "Boka resor åt styrelsen"] {
        let role = role("en", &list("requirements", &[text]));
        let report =
            said(&profile, &role, Language::English).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(report.contains("doesn't mention travel"), "{report}");
    }
}

#[test]
fn a_sentence_that_breaks_two_limits_is_said_and_asked_about_once() {
    let profile =
        read("p.yaml", "language: en\nskills: [Typing]\nlimits: { travel: none, evenings: none }\n");
    for (language, key, text) in [
        (Language::English, "en", "You travel and work evenings"),
        (Language::Swedish, "sv", "Du reser och arbetar kvällar"),
    ] {
        let report = said(&profile, &role(key, &list("benefits", &[text])), language);
        let report = report.split_whitespace().collect::<Vec<_>>().join(" ");
        // In the verdict, beside both limits, and in the question.
        assert_eq!(report.matches(text).count(), 4, "{report}");
    }
}

#[test]
fn a_gap_names_what_closes_it_and_no_course_of_another_language() {
    for (language, key, demands, above) in [
        (Language::English, "en", ["Fluent Finnish", "Fluent German"], "named above"),
        (Language::Swedish, "sv", ["Flytande finska", "Flytande tyska"], "nämns ovan"),
    ] {
        let profile = read("p.yaml", "language: en\nskills: [Typing]\n");
        let report = said(&profile, &role(key, &list("requirements", &demands)), language);
        assert!(!report.contains(above), "{report}");
    }
    // Two gaps that one course closes name it twice.
    for (language, key, demands, above, name) in [
        (Language::English, "en", ["Bookkeeping", "Budgets"], "named above: ", "bookkeeping"),
        (Language::Swedish, "sv", ["Bokföring", "Budget"], "nämns ovan: ", "redovisning"),
    ] {
        let profile = read("p.yaml", "language: en\nskills: [Typing]\n");
        let report = said(&profile, &role(key, &list("requirements", &demands)), language);
        let report = report.split_whitespace().collect::<Vec<_>>().join(" ");
        let (_, named) = report.split_once(above).expect("it is named");
        assert!(named.split('.').next().expect("a sentence").contains(name), "{report}");
    }
}

#[test]
fn one_preferred_item_never_weighs_more_than_a_required_one() {
    let required = [
        "Excel",
        "Word",
        "SAP",
        "English",
        "German",
        "Payroll",
        "Bookkeeping",
        "Archiving",
        "Photoshop",
        "A degree",
    ];
    for preferred in [&["French"][..], &["French", "A calm manner", "Good humour", "Tact"]] {
        let rest = list("requirements", &required) + &list("nice_to_have", preferred);
        let fit = held(&read("p.yaml", LIMITS), &role("en", &rest));
        let of_one = |about| {
            let part = fit.employer.part(about).expect("the part");
            part.weight / part.evidence.iter().filter(|evidence| evidence.value.is_some()).count() as f64
        };
        assert!(of_one(About::Preferred) <= of_one(About::Required) + 1e-9, "{preferred:?}");
    }
}

#[test]
fn what_running_text_says_of_the_terms_is_heard_wherever_it_stands() {
    let english = "# Office Coordinator\n\n## Duties\n\n- Order supplies\n- Answer the phone\n- Book meeting rooms\n\n## About the role\n\n";
    let swedish = "# Kontorssamordnare\n\n## Arbetsuppgifter\n\n- Beställa varor\n- Svara i telefon\n- Boka mötesrum\n\n## Villkor\n\n";
    let profile = read("p.yaml", LIMITS);
    for (language, condition, sentence, expected) in [
        ("en", Condition::Travel, "The role requires travel between our offices.", Some(0.0)),
        ("en", Condition::Travel, "Travel between our offices occurs.", Some(0.0)),
        ("en", Condition::Evenings, "Evening meetings take place twice a month.", Some(0.0)),
        ("en", Condition::Evenings, "Some sessions are in the evening.", Some(0.0)),
        ("en", Condition::PartTime, "The post is 60 percent.", Some(1.0)),
        ("en", Condition::PartTime, "The contract is 0.6 FTE.", Some(1.0)),
        ("en", Condition::Remote, "You spend two days a week working from home.", Some(1.0)),
        ("en", Condition::Remote, "We offer two days a week from home.", Some(1.0)),
        ("en", Condition::Remote, "We work hybrid.", Some(1.0)),
        ("en", Condition::Remote, "We hold hybrid events.", None),
        ("sv", Condition::Travel, "Resor mellan våra kontor i länet förekommer.", Some(0.0)),
        ("sv", Condition::Evenings, "Kvällsmöten förekommer ungefär en gång i månaden.", Some(0.0)),
        ("sv", Condition::Evenings, "Kvälls- och helgtjänstgöring ingår.", Some(0.0)),
        ("sv", Condition::PartTime, "Tjänsten är på 60 procent.", Some(1.0)),
        ("sv", Condition::Remote, "Du kan jobba hemma två dagar i veckan.", Some(1.0)),
        ("sv", Condition::Remote, "Vi ger distanskurser till medlemmarna.", None),
    ] {
        let start = if language == "en" { english } else { swedish };
        let fit = held(&profile, &role_of("role.md", &format!("{start}{sentence}\n")));
        assert_eq!(value(&fit, condition), expected, "{sentence}");
    }
}

#[test]
fn any_number_below_full_time_is_part_time() {
    let profile = read("p.yaml", LIMITS);
    for (extent, expected) in [
        ("60%", Some(1.0)),
        ("60 percent", Some(1.0)),
        ("0.6", Some(1.0)),
        ("24 hours a week", Some(1.0)),
        ("80–100 %", Some(1.0)),
        ("100%", Some(0.0)),
        ("1.0", Some(0.0)),
    ] {
        let fit = held(&profile, &role("en", &format!("extent: {}\n", quoted(extent))));
        assert_eq!(value(&fit, Condition::PartTime), expected, "{extent}");
    }
    // A number of something else is none.
    let fit = held(&profile, &role("en", &list("requirements", &["You can travel up to 50% of the time"])));
    assert_eq!(value(&fit, Condition::PartTime), None);
}

#[test]
fn what_an_employer_says_of_itself_breaks_no_limit_and_becomes_a_question() {
    let profile = read("p.yaml", LIMITS);
    for (language, condition, sentence, expected) in [
        ("en", Condition::Evenings, "We are open on weekends and in the evenings.", None),
        ("en", Condition::Evenings, "Our shop is open on weekends.", None),
        ("en", Condition::Evenings, "Our customers meet us in the evenings.", None),
        ("en", Condition::Travel, "Our trains travel abroad.", None),
        ("sv", Condition::Evenings, "Vår butik har öppet kvällar och helger.", None),
        ("sv", Condition::Evenings, "Öppettiderna är till nio på kvällen och hela helgerna.", None),
        ("sv", Condition::Evenings, "Vi möter våra kunder på kvällar och helger.", None),
        // What is said of the role is said, whoever says it.
        ("en", Condition::Evenings, "We work on weekends.", Some(0.0)),
        ("en", Condition::Evenings, "You work when we are open, which is on weekends too.", Some(0.0)),
        ("en", Condition::Evenings, "Weekends are part of our rota.", Some(0.0)),
        ("sv", Condition::Evenings, "Vi arbetar kvällar och helger.", Some(0.0)),
        ("sv", Condition::Evenings, "Du har pass på kvällar och helger när vi har öppet.", Some(0.0)),
        ("sv", Condition::Remote, "Vi erbjuder hemarbete två dagar i veckan.", Some(1.0)),
    ] {
        let (about, duties) = match language {
            "en" => ("About us", "- Order supplies\n- Answer the phone\n- Stock the shelves\n"),
            _ => ("Om oss", "- Beställa varor\n- Svara i telefon\n- Fylla på hyllorna\n"),
        };
        let heading = if language == "en" { "Duties" } else { "Arbetsuppgifter" };
        let posting = format!("# Shop Assistant\n\n## {heading}\n\n{duties}\n## {about}\n\n{sentence}\n");
        let role = role_of("r.md", &posting);
        let fit = held(&profile, &role);
        assert_eq!(value(&fit, condition), expected, "{sentence}");
        if expected.is_none() {
            let capability = Capability::of(&profile, Classifier::bundled());
            let asked = questions(&role, Some((&capability, &fit)));
            assert!(asked.iter().any(|one| one.about.key() == "unclear-limit"), "{sentence}: {asked:?}");
        }
    }
}
