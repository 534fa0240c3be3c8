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
