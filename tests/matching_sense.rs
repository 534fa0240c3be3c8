//! That what is read into demands, duties and wishes makes sense: examples of what is asked for, titles, words in passing,
//! whose team something is, and how things are dealt with.

use rolescope::matching::{About, Evidence, Fit};

#[path = "support/matching.rs"]
mod support;

use support::{held, quoted, read, role_of};

fn posting(language: &str, duties: &[&str], demands: &[&str]) -> String {
    let list =
        |texts: &[&str]| texts.iter().map(|text| format!("  - {}\n", quoted(text))).collect::<String>();
    let demands =
        if demands.is_empty() { String::new() } else { format!("requirements:\n{}", list(demands)) };
    format!("title: Clerk\nlanguage: {language}\nduties:\n{}{demands}", list(duties))
}

fn clerk(language: &str) -> [&'static str; 3] {
    if language == "sv" {
        ["Sortera posten", "Beställa papper", "Betala fakturor"]
    } else {
        ["Sort the post", "Order paper", "Pay invoices"]
    }
}

fn met(profile: &str, language: &str, demand: &str) -> Evidence {
    let profile = read("p.yaml", &format!("language: {language}\n{profile}"));
    let fit = held(&profile, &role_of("r.yaml", &posting(language, &clerk(language), &[demand])));
    fit.employer.part(About::Required).expect("a part").evidence[0].clone()
}

fn known(profile: &str, language: &str, duty: &str) -> Evidence {
    let [a, b, _] = clerk(language);
    let fit = held(&read("p.yaml", profile), &role_of("r.yaml", &posting(language, &[a, b, duty], &[])));
    let work = &fit.employer.part(About::Work).expect("a part").evidence;
    work.iter().find(|evidence| evidence.of_role.as_deref() == Some(duty)).expect("the duty").clone()
}

#[test]
fn any_of_the_examples_of_what_is_asked_for_is_enough() {
    for (language, paper, other, demand) in [
        (
            "en",
            "VERDA site pass",
            "Moulding for beginners",
            "A recognised scaffolding pass such as VERDA or KILN",
        ),
        ("en", "VERDA site pass", "Moulding for beginners", "Some scaffolding pass, e.g. KILN or VERDA"),
        (
            "sv",
            "VERDA platskort",
            "Gjutning för nybörjare",
            "Ett giltigt ställningskort, t.ex. VERDA eller KILN",
        ),
        (
            "sv",
            "VERDA platskort",
            "Gjutning för nybörjare",
            "Ett erkänt ställningskort såsom KILN eller VERDA",
        ),
    ] {
        let had = met(&format!("training:\n  - name: {paper}\n    kind: certificate\n"), language, demand);
        assert_eq!((had.value, had.of_profile.as_deref()), (Some(1.0), Some(paper)), "{demand}");
        let lacks = met(&format!("training:\n  - name: {other}\n    kind: course\n"), language, demand);
        assert_eq!(lacks.value, None, "{demand}");
    }
}

#[test]
fn years_under_a_title_are_years_of_what_it_promises() {
    let assistant = "experience:\n  - role: X\n    years: 6\n    duties: [Keep the director's calendar, Book travel for the director, Take minutes for the director]\n";
    let adviser = "experience:\n  - role: X\n    years: 6\n    duties: [Advise ministers on housing policy, Analyse reforms of the tax system, Evaluate policy programmes]\n";
    for demand in
        ["Four years as an EA or PA in a listed company", "At least four years as a board secretary"]
    {
        let able = met(assistant, "en", demand).value;
        assert!(able.is_some_and(|value| value > 0.9), "{demand} {able:?}");
        let unable = met(adviser, "en", demand).value;
        assert!(unable.is_some_and(|value| value < 0.2), "{demand} {unable:?}");
    }
    let assistant = "experience:\n  - role: X\n    years: 6\n    duties: [Sköta direktörens kalender, Boka resor åt direktören, Föra protokoll åt direktören]\n";
    let adviser = "experience:\n  - role: X\n    years: 6\n    duties: [Ge ministrar råd om bostadspolitik, Analysera skattereformer, Utvärdera politiska program]\n";
    for demand in ["Minst fyra år som chefsassistent i ett bolag", "Fyra års erfarenhet som VD-sekreterare"]
    {
        let able = met(assistant, "sv", demand).value;
        assert!(able.is_some_and(|value| value > 0.9), "{demand} {able:?}");
        let unable = met(adviser, "sv", demand).value;
        assert!(unable.is_some_and(|value| value < 0.2), "{demand} {unable:?}");
    }
    // Of a trade that lies outside the four kinds nobody can tell.
    for (language, demand) in [("en", "Four years as a welder"), ("sv", "Fyra år som svetsare")] {
        assert_eq!(met(assistant, language, demand).value, None, "{demand}");
    }
}

#[test]
fn a_skill_in_passing_is_not_what_is_asked_for() {
    let planner = |language: &str| {
        if language == "sv" {
            "skills:\n  - name: Eventplanering\n    level: expert\n"
        } else {
            "skills:\n  - name: Event planning\n    level: expert\n"
        }
    };
    for (language, demand) in [
        ("en", "Good contacts among the hotels where we hold our conferences"),
        ("en", "Because we live by our events, calm is expected"),
        ("en", "Willing to travel to conferences abroad"),
        ("sv", "Goda kontakter bland de hotell där vi håller våra konferenser"),
        ("sv", "Eftersom vi lever på våra evenemang krävs lugn, och det året om"),
        ("sv", "Beredd att resa till konferenser utomlands"),
    ] {
        assert_eq!(met(planner(language), language, demand).value, None, "{demand}");
    }
    for (language, demand) in [
        ("en", "Has filled conferences beyond eight hundred paying chemists"),
        ("sv", "Har fyllt konferenser med över åttahundra betalande kemister"),
    ] {
        assert_eq!(met(planner(language), language, demand).value, Some(0.5), "{demand}");
    }
    for (language, demand) in
        [("en", "Event planning"), ("en", "Good knowledge of events for the trade"), ("sv", "Eventplanering")]
    {
        assert_eq!(met(planner(language), language, demand).value, Some(1.0), "{demand}");
    }
}

#[test]
fn whose_team_something_is_names_no_skill() {
    let payer = "language: en\nexperience:\n  - role: X\n    years: 5\n    duties: [Enter supplier invoices in the ledger, Take minutes of the parish council]\n";
    let minutes = known(payer, "en", "Minute the weekly finance leadership meeting");
    assert_eq!(minutes.of_profile.as_deref(), Some("Take minutes of the parish council"));
    assert!(!minutes.skills.contains(&"finance"), "{minutes:?}");
    let sv = "language: sv\nexperience:\n  - role: X\n    years: 5\n    duties: [Bokföra leverantörsfakturor, Föra protokoll vid kyrkorådet]\n";
    let minutes = known(sv, "sv", "Skriva mötesanteckningar när ekonomi teamet träffas");
    assert!(!minutes.skills.contains(&"finance"), "{minutes:?}");
}

#[test]
fn consultants_who_are_led_show_no_advice() {
    for (language, duty, demand) in [
        ("en", "Supervise four junior consultants", "Advice on tariffs"),
        ("sv", "Leda fyra yngre konsulter", "Rådgivning om taxor"),
    ] {
        let profile = format!("experience:\n  - role: X\n    years: 5\n    duties: [{duty}]\n");
        assert_eq!(met(&profile, language, demand).value, Some(0.0), "{demand}");
    }
}

fn wishes(language: &str, wants: &str, duties: &[&str]) -> Fit {
    held(
        &read("p.yaml", &format!("language: {language}\nskills: [Typing]\n{wants}")),
        &role_of("r.yaml", &posting(language, duties, &[])),
    )
}

#[test]
fn how_something_is_dealt_with_is_not_what_a_wish_is_about() {
    for (language, less, duties) in [
        ("en", "calendar management", ["Lead drills in crisis management", "Sort the post", "Order paper"]),
        ("en", "answer the doorbell", ["Answer petitions from the public", "Sort the post", "Order paper"]),
        ("sv", "hantera kalendrar", ["Hantera inkomna synpunkter", "Sortera posten", "Beställa papper"]),
        ("sv", "svara i telefon", ["Svara på remisser", "Sortera posten", "Beställa papper"]),
    ] {
        let fit = wishes(language, &format!("wants:\n  less: [{less}]\n"), &duties);
        assert!(fit.unwanted.is_none_or(|part| part < 0.05), "{less} {:?}", fit.unwanted);
    }
    // Nor is somebody for whom one of the things is done that it lists.
    for (language, less, duties) in [
        (
            "en",
            "book ferries and hostels for managers",
            ["Manage a mailing list", "Sort the post", "Order paper"],
        ),
        (
            "sv",
            "boka färjor och vandrarhem åt chefer",
            ["Sätta upp chefernas namnskyltar", "Sortera posten", "Beställa papper"],
        ),
    ] {
        let fit = wishes(language, &format!("wants:\n  less: [{less}]\n"), &duties);
        assert!(fit.unwanted.is_none_or(|part| part < 0.05), "{less} {:?}", fit.unwanted);
    }
    // Of what a wish lists, each is meant by itself.
    for (language, less, duties) in [
        ("en", "parcels and tax returns", ["Pack parcels", "Sort the post", "Order paper"]),
        ("sv", "paket och deklarationer", ["Packa paket", "Sortera posten", "Beställa papper"]),
    ] {
        let fit = wishes(language, &format!("wants:\n  less: [{less}]\n"), &duties);
        assert!(fit.unwanted.is_some_and(|part| part > 0.2), "{less} {:?}", fit.unwanted);
    }
}

#[test]
fn limits_that_are_kept_make_no_work_wanted() {
    for (language, duties, benefit) in [
        ("en", clerk("en"), "No travel is required, there is no evening work, and part time is possible"),
        ("sv", clerk("sv"), "Inga resor krävs, inget kvällsarbete förekommer, och deltid är möjligt"),
    ] {
        let posting = format!("{}benefits:\n  - {}\n", posting(language, &duties, &[]), quoted(benefit));
        let role = role_of("r.yaml", &posting);
        let profile = |limits: &str| {
            read(
                "p.yaml",
                &format!("language: {language}\nskills: [Typing]\nwants:\n  more: [advisory]\n{limits}"),
            )
        };
        let bare = held(&profile(""), &role).person.value.expect("a figure");
        let kept = held(&profile("limits:\n  travel: none\n  evenings: none\n  part_time: yes\n"), &role);
        let kept = kept.person.value.expect("a figure");
        assert!(bare < 0.3 && kept >= bare && kept <= bare + 0.101, "{bare} {kept}");
    }
}

#[test]
fn what_stands_beside_a_tool_is_a_tool_and_brackets_name_none() {
    for (language, demand) in [
        ("en", "Excel (pivot tables and so on), Quillmate"),
        ("sv", "Excel (pivottabeller med mera), Quillmate"),
    ] {
        assert_eq!(met("skills: [Excel]\n", language, demand).value, Some(0.5), "{demand}");
        assert_eq!(met("skills: [Excel, Quillmate]\n", language, demand).value, Some(1.0), "{demand}");
    }
}

#[test]
fn vocational_levels_are_schooling() {
    let diploma = "training:\n  - name: HND in catering\n    kind: college\n";
    for demand in ["A degree or NVQ level 4", "BTEC Higher National or similar"] {
        assert_eq!(met(diploma, "en", demand).value, Some(1.0), "{demand}");
    }
    assert_eq!(
        met(
            "training:\n  - name: BTEC National in catering\n    kind: college\n",
            "en",
            "A degree or NVQ level 4"
        )
        .value,
        Some(0.5)
    );
}

#[test]
fn who_has_served_customers_knows_service() {
    for (language, duty, demand) in [
        ("en", "Serve customers in a bakery", "Excellent customer service skills"),
        ("sv", "Betjäna kunder i ett bageri", "Utmärkt kundservice"),
    ] {
        let profile = format!("experience:\n  - role: X\n    years: 2\n    duties: [{duty}]\n");
        assert_eq!(met(&profile, language, demand).value, Some(1.0), "{demand}");
    }
}
