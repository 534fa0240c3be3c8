//! Which title a posting gets where its headline is an advertisement: the text below is asked for the role, and for
//! whose name stands in the headline.

#[path = "support/postings.rs"]
mod postings;

use rolescope::model::Posting;
use serde_json::json;

fn advertisement(headline: &str, text: &str) -> Posting {
    postings::only("ad.json", &json!({ "headline": headline, "description": { "text": text } }).to_string())
}

fn title(posting: &Posting) -> &str {
    postings::clean_title(posting).unwrap_or_default()
}

fn employer(posting: &Posting) -> Option<&str> {
    posting.organisation.as_ref().map(|name| name.text.as_str())
}

const ENGLISH: &str =
    "\n\nWhat you will do\n- Answer letters from members\n- Keep the register up to date\n- Order paper";
const SWEDISH: &str =
    "\n\nArbetsuppgifter\n- Besvara brev från medlemmar\n- Föra registret\n- Beställa papper till kontoret";

#[test]
fn a_slogan_leaves_the_title_to_the_text() {
    for (headline, text, role) in [
        ("Vill du ha havet utanför fönstret?", "Sök jobbet som registrator hos oss!", "registrator"),
        ("Säkra din framtid vid kajen!", "Nu söker vi en driven arkivarie till vårt team.", "arkivarie"),
        ("Roligt extrajobb i Sjöbo", "Som telefonist blir man en del av vardagen här.", "telefonist"),
    ] {
        let posting = advertisement(headline, &(text.to_owned() + SWEDISH));
        assert_eq!(title(&posting), role, "{headline}");
    }
    let posting =
        advertisement("Do you love the sea?", &("We are looking for a records clerk.".to_owned() + ENGLISH));
    assert_eq!(title(&posting), "records clerk");
    assert!(postings::duties(&posting).contains(&"Order paper"));
}

#[test]
fn a_headline_that_names_a_role_is_kept_whatever_the_text_says() {
    let text =
        "Här arbetar du tillsammans med en chef. Jobba som säljare kan du göra senare.".to_owned() + SWEDISH;
    assert_eq!(title(&advertisement("Arkivarie till Norrhamn!", &text)), "Arkivarie");
}

#[test]
fn a_headline_is_kept_beside_what_the_text_labels_as_the_title_of_whom_to_ask() {
    let text = "For questions, ask:\n\nName: Ada Fyrberg\n\nJob title: Harbour Operations Manager\n\nTelephone: 1234";
    let posting = advertisement("Chart Clerk", &(text.to_owned() + ENGLISH));
    assert_eq!(title(&posting), "Chart Clerk");
    // A headline that names nobody leaves it to the label.
    let posting =
        advertisement("Do you love the sea?", &("Job title: Records clerk\n\n".to_owned() + ENGLISH));
    assert_eq!(title(&posting), "Records clerk");
}

#[test]
fn an_expert_in_the_headline_is_a_role_of_its_own() {
    let text = "Vi söker en nautisk specialist till vårt team.".to_owned() + SWEDISH;
    assert_eq!(title(&advertisement("Nautisk expert", &text)), "Nautisk expert");
}

#[test]
fn a_role_of_two_words_is_taken_whole_from_the_text() {
    let text = "Vi söker en driven account manager till vårt team.".to_owned() + SWEDISH;
    assert_eq!(title(&advertisement("Säkra din framtid vid kajen!", &text)), "account manager");
}

#[test]
fn a_name_that_the_text_speaks_of_as_the_employer_is_no_part_of_the_title() {
    for (headline, text, role) in [
        ("Arkivarie - Fyrvik", "Fyrvik är ett litet bolag vid havet.", "Arkivarie"),
        ("Säljare Fyrvik Strandhuset", "Vi på Fyrvik tycker om våra kunder.", "Säljare"),
    ] {
        let posting = advertisement(headline, &(text.to_owned() + SWEDISH));
        assert_eq!((title(&posting), employer(&posting)), (role, Some("Fyrvik")), "{headline}");
    }
    let posting = advertisement(
        "Lanternhouse Marketing Associate",
        &("Lanternhouse is a publisher of charts.".to_owned() + ENGLISH),
    );
    assert_eq!((title(&posting), employer(&posting)), ("Marketing Associate", Some("Lanternhouse")));
}

#[test]
fn what_the_text_speaks_of_as_a_thing_stays_in_the_title() {
    let text =
        "Registret är ett verktyg. Du sköter registret och arbetar i Plancad varje dag.".to_owned() + SWEDISH;
    for headline in ["Tekniker - Plancad", "Samordnare Registret"] {
        let posting = advertisement(headline, &text);
        assert_eq!((title(&posting), employer(&posting)), (headline, None));
    }
}

/// Each headline's title, where the text says nothing of either.
fn assert_titles(pairs: &[(&str, &str)]) {
    for (headline, role) in pairs {
        let text = if headline.contains(['å', 'ä', 'ö']) { SWEDISH } else { ENGLISH };
        assert_eq!(title(&advertisement(headline, text)), *role, "{headline}");
    }
}

#[test]
fn what_a_headline_is_for_is_no_part_unless_the_role_is_nobody_without_it() {
    assert_titles(&[
        ("Chart developer for a young mapping company", "Chart developer"),
        ("Metodutvecklare för Fyrarnas vänner", "Metodutvecklare"),
        ("Lead Developer för växande sjökortsbolag", "Lead Developer"),
        ("Chef för Kajkontoret", "Chef för Kajkontoret"),
        ("Handläggare för hamnutveckling", "Handläggare för hamnutveckling"),
        ("Director, Center for Tides", "Director, Center for Tides"),
    ]);
}

#[test]
fn what_the_person_brings_or_gets_goes_and_what_the_role_is_charged_with_stays() {
    assert_titles(&[
        ("Sales Representative with Boat Training", "Sales Representative"),
        ("Hamnvakt med båtkörkort till Fyrvik", "Hamnvakt"),
        ("Säljare med personalansvar", "Säljare med personalansvar"),
        ("Chart Engineer with tide focus", "Chart Engineer with tide focus"),
        ("Data Analyst (Senior, 4-7 years)", "Data Analyst (Senior)"),
        ("Research Intern (either part-time or full-time)", "Research Intern"),
    ]);
}

#[test]
fn workplaces_and_employers_that_many_know_are_no_part() {
    assert_titles(&[
        ("IT-arkitekt, Region Norrvik", "IT-arkitekt"),
        ("Distriktsläkare - Fyrvikens vårdcentral - Norrvik", "Distriktsläkare"),
        ("Hotellstädare Fyrviken Hotel", "Hotellstädare"),
        ("Tandsköterska, Folktandvården Norrvik", "Tandsköterska"),
        ("Präst i Norrviks församling", "Präst"),
        ("Brandman deltid, Norrviks räddningstjänst", "Brandman"),
        ("Rektor Kajskolan F-6", "Rektor"),
        ("Butikssäljare Willys Fyrkajen", "Butikssäljare"),
        ("Registered Nurse - Northquay Hospital", "Registered Nurse"),
        ("Designer - Fast Growing Startup", "Designer"),
        ("Solution Architect @Brightwater", "Solution Architect"),
    ]);
}

#[test]
fn places_are_no_part_wherever_they_stand_behind_the_role() {
    assert_titles(&[
        ("Båtvakt Partille hamnen, extra vid behov", "Båtvakt"),
        ("STOCKHOLM - Summerjob Camper Rental (m/f/d)", "Camper Rental"),
        ("Webbutvecklare, distans eller Lund", "Webbutvecklare"),
        ("President of the Lantern Australia Council", "President of the Lantern Australia Council"),
        ("English Teacher Overseas", "English Teacher"),
        ("Sales Manager - DACH", "Sales Manager"),
        ("Engineering Manager - Payments (Remote UK)", "Engineering Manager - Payments"),
    ]);
}

#[test]
fn employment_hours_pay_and_numbers_are_no_part() {
    assert_titles(&[
        ("2 st hamnvärdar till Fyrvik", "hamnvärdar"),
        ("1-2 hamnvärdar sökes omgående", "hamnvärdar"),
        ("Hamnvärd, 3 st, säsong", "Hamnvärd"),
        ("Ekonom 50-100 %, måndag till fredag", "Ekonom"),
        ("HR-generalist vikariat t.o.m. 2031-12-31 på kajen", "HR-generalist"),
        ("Fyrvaktare (timvikarier), nattöppet", "Fyrvaktare, nattöppet"),
        ("Sommarvikarie undersköterska 2031", "undersköterska"),
        ("Lokalvårdare 06-10 Sjöbo", "Lokalvårdare"),
        ("Lärare 4-6", "Lärare 4-6"),
        ("Praktikant kommunikation HT31 på ön", "Praktikant kommunikation HT31 på ön"),
        ("Båtsäljare - 60k OTE", "Båtsäljare"),
        ("Sous Chef, £30k", "Sous Chef"),
        ("Truck Driver $5,000 Welcome Bonus", "Truck Driver"),
        ("Harbour Pilot - March 2031", "Harbour Pilot"),
        ("Inbound Sales Agent Position", "Inbound Sales Agent"),
        ("16-18 Year Olds Only - Apprentice Chef", "Apprentice Chef"),
    ]);
}

#[test]
fn lists_of_tools_are_no_part_and_a_single_field_is() {
    assert_titles(&[
        ("Frontend Developer - React & Redux", "Frontend Developer"),
        ("Backend Developer: Kotlin, Kubernetes, Kafka", "Backend Developer"),
        ("Projektledare – Hamnmiljö", "Projektledare – Hamnmiljö"),
        ("General Manager | Managing Partner", "General Manager | Managing Partner"),
    ]);
}

#[test]
fn what_a_headline_says_before_the_role_is_no_part() {
    assert_titles(&[
        ("Kom till Fyrvik som båtbyggare!", "båtbyggare"),
        ("Jobba extra på kvällar vid kajen som kassör", "kassör"),
        ("Perfekt extrajobb som som kassör i Sjöbo", "kassör"),
        ("Nu utökar vi med fler båtbyggare!", "båtbyggare"),
        ("Är du Sveriges bästa båtbyggare?", "båtbyggare"),
        ("Rekrytering: Hamnchef", "Hamnchef"),
        ("Urgent!! Need Harbour Pilot", "Harbour Pilot"),
        ("*** Snabbt extrajobb *** Kassör", "Kassör"),
        ("Join our team as a Harbour Pilot", "Harbour Pilot"),
        ("Städare fyrvakt och väldigt mycket mer", "Städare fyrvakt"),
    ]);
}

#[test]
fn a_headline_that_lists_tools_or_names_the_work_leaves_the_title_to_the_text() {
    for (headline, text, role) in [
        ("React, Flutter, Python", "Vi letar just nu efter en systemutvecklare.", "systemutvecklare"),
        ("Receptionen söker förstärkning", "Vi söker en glad telefonist.", "telefonist"),
        ("Lokalvård vid kajen", "Vi söker en noggrann lokalvårdare.", "lokalvårdare"),
        ("Vi söker", "Norrvik söker dig som är legitimerad psykolog.", "legitimerad psykolog"),
        (
            "Vi vill bli fler vid kajen",
            "Vi söker en ny kollega. Du får en roll som fyrvaktare hos oss.",
            "fyrvaktare",
        ),
    ] {
        let posting = advertisement(headline, &(text.to_owned() + SWEDISH));
        assert_eq!(title(&posting), role, "{headline}");
    }
    let text = "Vi söker en säljare.".to_owned() + SWEDISH;
    assert_eq!(title(&advertisement("Sjökort", &text)), "Sjökort");
}

#[test]
fn a_name_behind_the_role_that_the_text_leads_to_is_the_place_of_work() {
    for (headline, text, role) in [
        ("Receptionist Strandhuset", "Vi behöver någon i receptionen på Strandhuset.", "Receptionist"),
        ("Städare - Yttergrund + Innergrund", "Du städar på Yttergrund varje dag.", "Städare"),
        ("Tekniker Plancad", "Du ritar med Plancad varje dag.", "Tekniker Plancad"),
    ] {
        let posting = advertisement(headline, &(text.to_owned() + SWEDISH));
        assert_eq!((title(&posting), employer(&posting)), (role, None), "{headline}");
    }
}

#[test]
fn an_address_and_capitals_tell_the_employer_and_the_role_keeps_its_tool() {
    let posting = advertisement(
        "Fyrhjälpen läxhjälp",
        &("Anmäl dig på https://www.fyrhjalpen.se eller fyrhjälpen.se".to_owned() + SWEDISH),
    );
    assert_eq!(title(&posting), "läxhjälp");
    let posting = advertisement(
        "Boat Designer - LANTERN BOATS",
        &("Join the team at Lantern Boats.".to_owned() + ENGLISH),
    );
    assert_eq!((title(&posting), employer(&posting)), ("Boat Designer", Some("Lantern Boats")));
    let posting = advertisement("Cook &amp; driver", ENGLISH);
    assert_eq!(title(&posting), "Cook & driver");
    let posting =
        advertisement("Kock till Ödhuset", &("Välkommen till oss på Ödhuset vid ån.".to_owned() + SWEDISH));
    assert_eq!(title(&posting), "Kock");
    let posting =
        advertisement("Plancad Developer", &("The Plancad Developer is a key member.".to_owned() + ENGLISH));
    assert_eq!((title(&posting), employer(&posting)), ("Plancad Developer", None));
}
