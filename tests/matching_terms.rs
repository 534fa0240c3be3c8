//! On what terms a role works, in the words that postings use: whose travel it is, and what says evenings, part time and work
//! from home without naming them so.

use rolescope::matching::{About, Condition, Role, extent};
use rolescope::model::Language;

#[path = "support/matching.rs"]
mod support;

use support::{held, quoted, read, role_of, said};

const LIMITS: &str = "language: en\nskills: [Typing]\nlimits:\n  travel: none\n  evenings: none\n  part-time: true\n  remote: true\n";

fn role(language: &str, more: &str) -> Role {
    let posting = format!(
        "title: Clerk\nlanguage: {language}\nduties:\n  - Sort the post\n  - Order paper\n  - Pay invoices\n{more}"
    );
    role_of("role.yaml", &posting)
}

fn value(role: &Role, condition: Condition) -> Option<f64> {
    let fit = held(&read("p.yaml", LIMITS), role);
    fit.person.part(About::Limit(condition)).expect("the limit").value
}

fn told(condition: Condition, key: &str, text: &str) -> Option<f64> {
    let language = if text.contains(['å', 'ä', 'ö']) { "sv" } else { "en" };
    let more = match key {
        "duties" => format!("  - {}\n", quoted(text)),
        key => format!("{key}:\n  - {}\n", quoted(text)),
    };
    value(&role(language, &more), condition)
}

#[test]
fn what_others_travel_is_no_travel_of_the_person() {
    for text in [
        "Answer the chief executive's e-mail when she travels",
        "Mind the office while the directors are travelling",
        "Keep in touch with colleagues who often travel",
        "Make sure that the chair can travel well prepared",
        "Book business travel and keep the receipts",
        "Svara på vd:ns e-post när hon reser",
        "Sköt kontoret medan cheferna är på resande fot",
        "Boka resor och tjänsteresor åt ledningen",
        "Håll kontakt med kollegor som ofta är på resande fot",
    ] {
        assert_eq!(told(Condition::Travel, "duties", text), None, "{text}");
    }
    for text in [
        "You travel with the director to the yearly congress",
        "Plan the tour and travel with the band, travel is part of the role",
        "Du reser med chefen till kontoren i norr",
    ] {
        assert_eq!(told(Condition::Travel, "duties", text), Some(0.0), "{text}");
    }
}

#[test]
fn the_words_of_postings_tell_the_terms() {
    for (condition, expected, texts) in [
        (
            Condition::Travel,
            0.0,
            &[
                "Overnight stays about once a quarter",
                "Three nights away in an ordinary month",
                "You will visit schools in the county every week",
                "Field-based, with overnight absences in spring",
                "On the road one day a week",
                "Övernattningar förekommer på våren",
                "Du är ute på fältet varannan vecka",
                "Du besöker skolor i länet varje vecka",
                "Två nätter borta i månaden",
            ][..],
        ),
        (
            Condition::Evenings,
            0.0,
            &[
                "Some Sunday working",
                "Open house on Saturdays, and you work them in turn",
                "Work every third weekend",
                "Unsocial hours are part of the rota",
                "Du arbetar varannan lördag",
                "Jour var femte helg",
                "Tjänstgöring på söndagar",
            ],
        ),
        (
            Condition::PartTime,
            1.0,
            &[
                "Job share considered",
                "A four-day week is fine with us",
                "Full time 40 hours, though we would consider four days for the right person",
                "28 hours per week",
                "75 procent kan diskuteras",
                "Delad tjänst är tänkbar",
                "28 timmar i veckan",
            ],
        ),
        (
            Condition::Remote,
            1.0,
            &["WFH on Mondays", "Home-based", "Hemarbete på fredagar", "Du arbetar hemma två dagar i veckan"],
        ),
    ] {
        for text in texts {
            assert_eq!(told(condition, "benefits", text), Some(expected), "{text}");
        }
    }
}

#[test]
fn some_days_on_site_leave_the_others_open() {
    for text in ["You are on site two days a week", "Du är på plats 1–2 dagar i veckan"] {
        assert_eq!(told(Condition::Remote, "benefits", text), None, "{text}");
    }
    for text in ["Minute the site meetings, on site", "Var på plats under mässan"] {
        assert_eq!(told(Condition::Remote, "duties", text), None, "{text}");
    }
    for text in ["You must be in the office every day", "Du är på kontoret varje dag"] {
        assert_eq!(told(Condition::Remote, "benefits", text), Some(0.0), "{text}");
    }
}

#[test]
fn a_part_of_full_time_is_told_once() {
    for (text, shown, part) in [
        ("The post is 75% of full time, and starts in May.", "75%", 0.75),
        ("Tjänsten omfattar 60 % av heltid, med start i maj.", "60 %", 0.6),
    ] {
        let posting = format!(
            "# Clerk\n\n## Duties\n\n- Sort the post\n- Order paper\n- Pay bills\n\n## Terms\n\n{text}\n"
        );
        let told = extent(&role_of("c.md", &posting).assessment.posting).expect("an extent");
        assert_eq!((told.text.as_str(), told.part), (shown, Some(part)), "{text}");
    }
}

#[test]
fn broken_limits_are_told_in_one_sentence_and_asked_about_each_in_its_own_words() {
    let profile =
        read("p.yaml", &format!("{LIMITS}experience:\n  - years: 2\n    duties: [Sort the post]\n"));
    let more =
        "benefits:\n  - Full time\n  - You must be in the office every day\n  - You travel every month\n";
    let report = said(&profile, &role("en", more), Language::English);
    let flat = report.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(flat.matches("goes against limits of yours: “").count(), 1, "{report}");
    for asked in [
        "could I work fewer hours?",
        "on how many days a week could I work from home?",
        "can it be arranged otherwise?",
    ] {
        assert!(flat.contains(asked), "{asked}: {report}");
    }
    let report = said(&profile, &role("en", more), Language::Swedish);
    let flat = report.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("Det går emot gränser du har: ”"), "{report}");
    assert!(flat.contains("kan jag arbeta färre timmar?"), "{report}");
}
