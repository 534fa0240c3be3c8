//! What of a posting is asked for and what is offered or merely told, where the two stand close together: behind a list, in
//! fields of unknown names, and in lists that lost their line breaks.

use std::sync::Arc;

use rolescope::model::Posting;
use rolescope::source::{SourceFile, SourceText};

fn posting(name: &str, text: &str) -> Posting {
    let file = Arc::new(SourceFile::new(name, text));
    rolescope::read(&file).expect("a sound posting").postings.remove(0)
}

fn told(texts: &[SourceText]) -> Vec<&str> {
    texts.iter().map(|text| text.text.as_str()).collect()
}

const DUTIES: [(&str, &str); 2] = [
    (
        "# Registrator",
        "## Arbetsuppgifter\n\n- Registrera inkommen post\n- Arkivera avtal\n- Svara i växeln\n",
    ),
    (
        "# Registrar",
        "## Your tasks\n\n- Register incoming post\n- File contracts\n- Answer the switchboard\n",
    ),
];

/// A page in Swedish or English with a list of duties and what follows it.
fn page(language: usize, rest: &str) -> Posting {
    let (title, duties) = DUTIES[language];
    posting("role.md", &format!("{title}\n\n{duties}\n{rest}"))
}

#[test]
fn what_stands_under_a_line_that_calls_it_a_plus_is_none_of_the_requirements() {
    for (language, items, lines) in [
        (
            0,
            ["Erfarenhet av diarieföring", "Kunskaper i finska"],
            &[
                "### Det är meriterande om du har",
                "**Det är extra meriterande om du har:**",
                "## Det är ett plus om du har",
                "## Vi ser gärna att du har",
                "## Vi ser positivt på om du har",
                "Meriterande om du har",
                "Det är en fördel om du har erfarenhet av något av det här:",
            ][..],
        ),
        (
            1,
            ["Experience of public records", "Some Finnish"],
            &[
                "### It is a plus if you have",
                "**It's an advantage if you also have:**",
                "## Ideally you have",
                "It is a bonus if you have",
                "It is an advantage to have experience of any of these:",
            ],
        ),
    ] {
        for line in lines {
            let posting = page(language, &format!("{line}\n\n- {}\n- {}\n", items[0], items[1]));
            assert_eq!(told(&posting.nice_to_have), items, "{line}");
            assert!(posting.requirements.is_empty(), "{line}: {:?}", told(&posting.requirements));
        }
    }
}

#[test]
fn what_everybody_gets_or_is_employed_on_is_asked_of_nobody() {
    for (language, heading, items, closing) in [
        (
            0,
            "## Kvalifikationer",
            ["Erfarenhet av arkiv", "Kunskap om lagen om anställningsvillkor"],
            &[
                "Anställningsvillkor enligt kollektivavtal med arbetsgivarorganisationen.",
                "Vi tillämpar individuell lön, som ses över varje vår.",
                "Som anställd har du efter två år möjlighet att köpa in dig i bolaget.",
                "Som anställd får du friskvårdsbidrag.",
                "Det betyder att vi kan erbjuda utvecklingsmöjligheter i hela landet.",
            ][..],
        ),
        (
            1,
            "## Qualifications",
            ["Experience of archives", "Knowledge of terms of employment"],
            &[
                "We apply the collective agreement of the sector.",
                "As an employee you get a yearly sum for sports.",
                "Terms of employment are those of the collective agreement.",
                "This means that we can offer a career all over the country.",
            ],
        ),
    ] {
        for closing in closing {
            for section in [heading, if language == 0 { "## Meriterande" } else { "## Nice to have" }] {
                let rest = format!("{section}\n\n- {}\n- {}\n\n{closing}\n", items[0], items[1]);
                let posting = page(language, &rest);
                let asked = [told(&posting.requirements), told(&posting.nice_to_have)].concat();
                assert_eq!(asked, items, "{section}: {closing}");
            }
        }
    }
}

#[test]
fn no_field_of_a_posting_is_dropped_without_a_word() {
    let swedish = posting(
        "role.yaml",
        "titel: Registrator\narbetsuppgifter: [Registrera post, Arkivera avtal]\nerbjuder:\n  - Kurs i arkivkunskap\nvillkor:\n  - Tjänsten är en tillsvidareanställning\n  - Resor förekommer varje vecka\nlokaler: Vi sitter i ett öppet kontorslandskap\nfikat:\n  när: Kaffe serveras två gånger om dagen\nref: A12\n",
    );
    assert_eq!(told(&swedish.benefits), ["Kurs i arkivkunskap"]);
    assert_eq!(
        swedish.terms.employment.as_ref().map(|text| text.text.as_str()),
        Some("tillsvidareanställning")
    );
    assert_eq!(
        told(&swedish.rest),
        [
            "Tjänsten är en tillsvidareanställning",
            "Resor förekommer varje vecka",
            "Vi sitter i ett öppet kontorslandskap",
            "Kaffe serveras två gånger om dagen",
        ]
    );
    let english = posting(
        "role.yaml",
        "title: Registrar\nduties: [Register the post, File contracts]\nour offer: [A course in archives]\nconditions: [There is travel every week]\nrooms: We sit in an open office\n",
    );
    assert_eq!(told(&english.benefits), ["A course in archives"]);
    assert_eq!(told(&english.rest), ["There is travel every week", "We sit in an open office"]);
    for posting in [swedish, english] {
        assert_eq!(posting.duties.len(), 2);
    }
}

#[test]
fn a_list_that_lost_its_line_breaks_is_one_demand_an_item() {
    for (fields, required, preferred) in [
        (
            "title: Registrator\nlanguage: sv\nduties: [Registrera post, Arkivera avtal]\nrequirements: \"Det här är för dig som har: • Minst två års erfarenhet av arkiv • Utbildning i arkivkunskap Vi ser det som meriterande om du även har: • Kunskaper i finska • Vana av e-arkiv\"\n",
            ["Minst två års erfarenhet av arkiv", "Utbildning i arkivkunskap"],
            ["Kunskaper i finska", "Vana av e-arkiv"],
        ),
        (
            "title: Registrar\nlanguage: en\nduties: [Register the post, File contracts]\nrequirements: \"This is for you who have: • At least two years of experience of archives • A course in archiving It is a plus if you also have: • Some Finnish • Experience of digital archives\"\n",
            ["At least two years of experience of archives", "A course in archiving"],
            ["Some Finnish", "Experience of digital archives"],
        ),
    ] {
        let posting = posting("role.yaml", fields);
        assert_eq!(told(&posting.requirements), required);
        assert_eq!(told(&posting.nice_to_have), preferred);
    }
    let glued = page(
        0,
        "VI SÖKER DIG som har gymnasieutbildning, minst tre års erfarenhet av arkiv och post, samt god datorvana.",
    );
    assert_eq!(
        told(&glued.requirements),
        ["som har gymnasieutbildning", "minst tre års erfarenhet av arkiv och post", "samt god datorvana."]
    );
    let glued = page(
        1,
        "YOUR PROFILE A degree in history, proven experience of archives and post, and strong knowledge of Excel.",
    );
    assert_eq!(
        told(&glued.requirements),
        ["A degree in history", "proven experience of archives and post", "and strong knowledge of Excel."]
    );
}

#[test]
fn the_buttons_of_a_page_are_no_title() {
    for (text, title) in [
        (
            "Spara jobbet   Dela   Skriv ut\n\nRegistrator sökes till Norrby\n\nArbetsuppgifter\n- Registrera inkommen post\n- Arkivera avtal\n- Svara i växeln\n",
            "Registrator",
        ),
        (
            "Save job   Share   Print\n\nRegistrar\n\nYour tasks\n- Register incoming post\n- File contracts\n- Answer the switchboard\n",
            "Registrar",
        ),
    ] {
        let posting = posting("role.txt", text);
        assert_eq!(posting.title.map(|title| title.clean).as_deref(), Some(title));
    }
}
