//! What headlines are read as.

use super::*;

fn read_as(original: &str, organisation: Option<&str>) -> Option<String> {
    read(&SourceText::verbatim(original, 0), organisation).map(|title| title.clean)
}

#[test]
fn titles_lose_their_noise() {
    for (original, clean) in [
        ("Executive Assistant at Brightwater (m/f/d)", "Executive Assistant"),
        ("Enhetschef till Vinterby kommun", "Enhetschef"),
        ("Administrativ projektledare sökes till Norrlab!", "Administrativ projektledare"),
        ("Event Coordinator | Remote", "Event Coordinator"),
        ("Ledig tjänst som verksamhetsledare", "verksamhetsledare"),
        ("NWF is hiring: Director of Resources", "Director of Resources"),
        ("Kommunikatör i Sjöbo", "Kommunikatör"),
        ("Executive Assistant (to the CEO)", "Executive Assistant (to the CEO)"),
        ("Director, Policy & Research", "Director, Policy & Research"),
        ("Position: Office Manager", "Office Manager"),
        ("Project Coordinator - Full time", "Project Coordinator"),
        ("🔗4.4.3 Course administrator", "Course administrator"),
        ("2. Registrator", "Registrator"),
        ("3D Artist", "3D Artist"),
        ("Mässvärd - Snittlön 30.000 kr / mån", "Mässvärd"),
        ("Energikonsult - Stockholm", "Energikonsult"),
        ("Executive Assistant – St Paul, MN (hybrid)", "Executive Assistant"),
        ("Mässvärd Göteborg", "Mässvärd"),
        ("Sköterska till hjärtavdelning i Gävle i sommar", "Sköterska"),
        ("Mässvärd till kund i Huskvarna", "Mässvärd"),
        ("Assistent till VD", "Assistent till VD"),
        ("Assistent till Generaldirektören", "Assistent till Generaldirektören"),
        ("Norrhamns gamla hamnbolag söker mässvärdar till Luleå!", "mässvärdar"),
    ] {
        assert_eq!(read_as(original, None).as_deref(), Some(clean), "{original}");
    }
}

#[test]
fn headlines_of_boards_lose_what_advertises() {
    for (original, clean) in [
        ("Är du en arkivarie som längtar ut på landet?", "arkivarie"),
        ("Gillar du ordning? Fyrbolaget söker registrator", "registrator"),
        ("Vill du jobba som mässvärd i höst?", "mässvärd"),
        ("Norrhamns kommuns kansli i Sjöbo söker nu två registratorer", "registratorer"),
        ("Arkivarie som brinner för papper – bli en av oss!", "Arkivarie"),
        ("Testledare - Bidra till renare luft!", "Testledare"),
        ("Lagerarbetare i Stockholm – Norra hamnen", "Lagerarbetare"),
        ("Kock till krogen vid kajen – deltid, kvällar och helger", "Kock"),
        ("Lokalvårdare på deltid till kund i centrala Sjöbo", "Lokalvårdare"),
        ("Mässvärd 75% Hamnhallen Göteborg", "Mässvärd"),
        ("Mässvärd 20-25 tim/vecka", "Mässvärd"),
        ("Butiksmedarbetare (extrajobb), Norrmat Lund Hamntorget", "Butiksmedarbetare"),
        ("Skolsköterska Hamnskolan", "Skolsköterska"),
        ("Ekonomiassistent, Norrhamns Fyr AB", "Ekonomiassistent"),
        ("Systemutvecklare med erfarenhet av Java, Malmö, Göteb...", "Systemutvecklare"),
        ("Engagerad och noggrann skolkurator", "skolkurator"),
        ("3 mässvärdar (vikariat)", "mässvärdar"),
        ("HAB 440021 Java Developer, remote", "Java Developer"),
        ("Requirements Engineer to Brightwater!", "Requirements Engineer"),
        ("Role of Chart Engineer in Gothenburg", "Chart Engineer"),
        ("Part Time Museum Guide", "Museum Guide"),
        ("Leeds Office Manager", "Office Manager"),
        ("Account Manager -- Must love boats", "Account Manager"),
        ("Policy Officer, Harbour Affairs - Norway", "Policy Officer, Harbour Affairs"),
        ("A career at Brightwater: Records Manager", "Records Manager"),
    ] {
        assert_eq!(read_as(original, None).as_deref(), Some(clean), "{original}");
    }
}

#[test]
fn praise_agencies_and_what_only_a_board_needs_to_know_go() {
    for (original, clean) in [
        ("Kaffefokuserade mässvärdar till Norrhamn", "mässvärdar"),
        ("Strukturerad arkivarie till Hamngatan", "arkivarie"),
        ("Framåt och flexibel registrator", "registrator"),
        ("Kreativ testledare till Fyrvik", "testledare"),
        ("Jobba som kock via Fyrvik", "kock"),
        ("Norrmat söker via Fyrvik en teknisk testledare", "teknisk testledare"),
        ("Konsultuppdrag som testledare", "testledare"),
        ("Account Manager på fintech startup", "Account Manager"),
        ("Registrar to forward-looking Fyrvik", "Registrar"),
        ("Registratorer välkomnas till kansliet", "Registratorer"),
        ("Mässvärd, vi välkomnar dig till hamnen", "Mässvärd"),
        ("Kock på heltid för sommarens gäster", "Kock"),
        ("Test Manager based in Oslo or Bergen", "Test Manager"),
        ("Chart Technical Lead (QN07)", "Chart Technical Lead"),
        ("(Band 6 equivalent) Harbour Nurse", "Harbour Nurse"),
        ("Bank Band 5 Harbour Nurse", "Harbour Nurse"),
        ("Staff Nurse (Bank)", "Staff Nurse"),
        ("Staff Nurse - Ward 12", "Staff Nurse"),
        ("Staff Nurse - Lighthouse Ward, Leeds", "Staff Nurse"),
        ("Locum Consultant in Cardiology", "Consultant in Cardiology"),
    ] {
        assert_eq!(read_as(original, None).as_deref(), Some(clean), "{original}");
    }
}

#[test]
fn what_makes_a_role_what_it_is_stays() {
    for title in [
        "Legitimerad apotekare",
        "Personlig assistent",
        "Ansvarig utgivare",
        "Kreativ chef",
        "Bank Manager",
        "Kundrådgivare (Bank)",
        "Consultant in Emergency Medicine",
        "Support Worker for Children with Diabetes",
        "Undersköterska, natt",
        "Enhetschef inom äldreomsorg",
        "1:e socialsekreterare",
        "Ämneslärare i Historia och Svenska som andraspråk",
        "Fullstackutvecklare med fokus på Java",
        "Professor in Economics",
        "Freelance Danish to English Translator",
        "Assistant to Head of Maps",
        "New Product Development Manager",
        "Creative Director",
        "Inköps- och logistikchef",
        "Fullstackutvecklare .NET C#",
        "C# Developer - CMS (Chart Management System)",
    ] {
        assert_eq!(read_as(title, None).as_deref(), Some(title));
    }
}

#[test]
fn an_organisation_that_is_known_is_cut_without_a_sign() {
    for (original, clean) in [
        ("Säljare Fyrbolaget Strandvik", "Säljare"),
        ("Fyrbolaget Marketing Manager", "Marketing Manager"),
        ("Friends of Fyrbolaget Coordinator", "Friends of Fyrbolaget Coordinator"),
    ] {
        assert_eq!(read_as(original, Some("Fyrbolaget")).as_deref(), Some(clean), "{original}");
    }
}

#[test]
fn every_group_of_the_data_is_known_and_filled() {
    let groups: Vec<&str> = GROUPS.iter().chain(&roles::GROUPS).copied().collect();
    super::super::phrases::assert_groups(include_str!("../../../../data/reading/titles.txt"), &groups);
}

#[test]
fn broken_titles_are_no_reason_to_panic() {
    for text in
        ["å%", "(", "söker ", "x till …", "till", "1:", "–", "a - ", "söker…", "ö som ö", "12 %", "\u{feff}-"]
    {
        read(&SourceText::verbatim(text, 0), Some("ö"));
    }
}

#[test]
fn names_of_pages_are_no_titles() {
    for text in ["Jobs", "Lediga tjänster", "Job Description", "[Title]", "—"] {
        assert_eq!(read(&SourceText::verbatim(text, 0), None), None, "{text}");
    }
}
