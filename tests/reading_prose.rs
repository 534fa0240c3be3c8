//! What is read from running text: headings, lists and sentences, however they were pasted.

#[path = "support/postings.rs"]
mod postings;

use postings::{clean_title, duties, only, reading};
use rolescope::model::Language;

#[test]
fn the_leading_line_tells_what_a_list_is() {
    let text = "# Assistant\n\nWe're looking for someone who will:\n\n- Keep the diary\n- Book flights\n\nWe're looking for someone who has:\n\n- A calm mind\n\nWe look forward to hearing from you.\n";
    let posting = only("a.md", text);
    assert_eq!(duties(&posting), ["Keep the diary", "Book flights"]);
    assert_eq!(posting.requirements[0].text, "A calm mind");
}

#[test]
fn sub_headings_are_groups_and_their_share_is_split_over_their_duties() {
    let text = "# Coordinator\n\n## Responsibilities\n\n### People support (50 %)\n- Post vacancies\n- Plan interviews\n\n### Office (30% of time)\n- Order supplies\n\n### Odds and ends\n- Water the plants\n\n## Travel\nTravel up to 25% of the time.\n";
    let posting = only("c.md", text);
    let shares: Vec<_> = posting.duties.iter().map(|duty| duty.share).collect();
    assert_eq!(shares, [Some(0.25), Some(0.25), Some(0.3), None]);
    let groups: Vec<_> =
        posting.duties.iter().map(|duty| duty.group.as_ref().map(|text| text.text.as_str())).collect();
    assert_eq!(
        groups,
        [Some("People support"), Some("People support"), Some("Office"), Some("Odds and ends")]
    );
}

#[test]
fn the_share_of_a_group_around_groups_goes_to_their_duties() {
    let text = "# Coordinator\n\n## Responsibilities\n\n### Office (60 %)\n\n#### Money\n- Pay invoices\n- Check expenses\n\n#### Post\n- Open the letters\n\n### Fairs (40 %)\n- Build the stand\n";
    let told = |posting: &rolescope::model::Posting| -> Vec<(String, Option<String>, Option<u8>)> {
        let group = |duty: &rolescope::model::Duty| duty.group.as_ref().map(|group| group.text.clone());
        let percent = |duty: &rolescope::model::Duty| duty.share.map(|share| (share * 100.0).round() as u8);
        posting.duties.iter().map(|duty| (duty.text.text.clone(), group(duty), percent(duty))).collect()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        told(&only("c.md", text)),
        [
            ("Pay invoices".to_owned(), some("Money"), Some(20)),
            ("Check expenses".to_owned(), some("Money"), Some(20)),
            ("Open the letters".to_owned(), some("Post"), Some(20)),
            ("Build the stand".to_owned(), some("Fairs"), Some(40)),
        ]
    );
    let items = "# Samordnare\n\n## Arbetsuppgifter\n\n### Kansli (60 %)\n\n- Ekonomi\n  - Betala fakturor\n  - Granska utlägg\n- Öppna posten\n";
    assert_eq!(
        told(&only("s.md", items)),
        [
            ("Betala fakturor".to_owned(), some("Ekonomi"), Some(20)),
            ("Granska utlägg".to_owned(), some("Ekonomi"), Some(20)),
            ("Öppna posten".to_owned(), some("Kansli"), Some(20)),
        ]
    );
}

#[test]
fn a_field_of_the_work_is_a_group_though_it_is_called_like_another_section() {
    let text = "# Assistant\n\n## Responsibilities\n\n### Diary\n- Keep the diary of the rector\n\n### Travel\n- Book flights and hotels\n- Check expense claims\n\n## Travel\n- 10 days a year\n";
    let posting = only("a.md", text);
    assert_eq!(
        duties(&posting),
        ["Keep the diary of the rector", "Book flights and hotels", "Check expense claims"]
    );
    assert_eq!(posting.duties[1].group.as_ref().map(|group| group.text.as_str()), Some("Travel"));
}

#[test]
fn swedish_text_with_bare_headings_is_read_like_any_other() {
    let text = "Administratör till Vinterby kommun\n\nOm oss\nVi är en liten kommun vid havet som växer.\n\nDina arbetsuppgifter\nSom administratör ansvarar du för diariet. Du kommer att boka möten och skriva protokoll. Närmaste chef är kanslichefen.\n\nVem är du?\nDu är noggrann och har arbetat i en kommun förut.\n\nMeriterande\nErfarenhet av diariesystem.\n\nVi erbjuder\nFlextid och friskvård.\n";
    let posting = only("annons.txt", text);
    assert_eq!(clean_title(&posting), Some("Administratör"));
    assert_eq!(posting.language, Language::Swedish);
    assert_eq!(
        duties(&posting),
        ["Som administratör ansvarar du för diariet.", "Du kommer att boka möten och skriva protokoll."]
    );
    assert_eq!(posting.reports_to.as_ref().map(|text| text.text.as_str()), Some("kanslichefen"));
    assert_eq!(posting.requirements.len(), 1);
    assert_eq!(posting.nice_to_have.len(), 1);
    assert_eq!(posting.benefits.len(), 1);
}

#[test]
fn without_a_heading_sentences_tell_the_duties_by_their_form() {
    let text = "---\ntitle: Events Manager\nsalary: 50000\n---\nBrightwater was founded in 1990. The Events Manager runs three fairs a year. You will also brief all speakers. You will receive full training. This position reports to the Director of Development.\n";
    let posting = only("events.md", text);
    assert_eq!(
        duties(&posting),
        ["The Events Manager runs three fairs a year.", "You will also brief all speakers."]
    );
    assert_eq!(
        posting.reports_to.as_ref().map(|text| text.text.as_str()),
        Some("the Director of Development")
    );
}

#[test]
fn a_label_in_brackets_before_each_line_names_their_section() {
    let text = "Klubbmästaren är den person som har det övergripande ansvaret för lokalen.\n\
        [Åligganden] Det åligger Klubbmästaren att\n\
        [Åligganden] - hålla lokalen i gott skick\n\
        [Åligganden] - sköta inköpen till klubben\n\
        [Krav] - ha gått kursen i brandskydd\n\
        [Krav] - vara medlem\n";
    let json = serde_json::json!({"headline": "Klubbmästare", "description": {"text": text}});
    let posting = only("by-law.json", &json.to_string());
    assert_eq!(
        duties(&posting),
        [
            "Klubbmästaren är den person som har det övergripande ansvaret för lokalen.",
            "hålla lokalen i gott skick",
            "sköta inköpen till klubben"
        ]
    );
    assert_eq!(posting.requirements.len(), 2);
}

#[test]
fn a_paragraph_of_duties_is_a_posting_though_its_title_only_opens_the_first_sentence() {
    let text = "Archive Coordinator, Elm County – under the supervision of the Town Clerk, keeps the records. \
        Coordinate the loans of old maps. Prepare the yearly inventory. Assist readers in the reading room. \
        Minimum Qualifications: Two years of work with records.\n";
    let posting = only("archive.txt", text);
    assert_eq!(clean_title(&posting), Some("Archive Coordinator"));
    assert_eq!(posting.duties.len(), 3, "{:?}", duties(&posting));
    assert_eq!(posting.requirements.len(), 1);
}

#[test]
fn headings_and_items_are_found_though_their_line_breaks_were_lost() {
    let text = "Vi är ett litet lag med stora planer för staden.Dina arbetsuppgifterDu planerar stadens mässor.\
        Vem är du?Vi söker dig som är noggrann.Vi erbjuder:- Fri frukost- Egen parkering- Lång semester";
    let json = serde_json::json!({"@type": "JobPosting", "title": "Mässvärd", "description": text});
    let posting = only("ad.json", &json.to_string());
    assert_eq!(duties(&posting), ["Du planerar stadens mässor."]);
    assert_eq!(posting.benefits.len(), 3);

    let text = "# Fair Host\n\nYou will get to know the town and all who live in it, whatever the weather. This \
        includes:Plan the stalls and their orderBook the halls for the dayWrite in JavaScript and for iPhone\n";
    let posting = only("ad.md", text);
    assert_eq!(
        duties(&posting),
        [
            "Plan the stalls and their order",
            "Book the halls for the day",
            "Write in JavaScript and for iPhone"
        ]
    );
}

#[test]
fn a_heading_of_duties_is_stronger_than_the_line_under_it() {
    let text = "# Clerk\n\n**Responsibilities**\n\nThe right candidate will be able to:\n\n- Sort the mail\n- Order paper\n- Keep the register\n\n**Skills**\n\nYou will be able to:\n\n- Write Dutch\n";
    let posting = only("clerk.md", text);
    assert_eq!(duties(&posting), ["Sort the mail", "Order paper", "Keep the register"]);
    assert_eq!(posting.requirements.len(), 1);
}

#[test]
fn a_label_names_the_supervisor() {
    let text = "# Director, Ledgers\n\n**Supervisor's Position Title:** Head of Ledgers\n\n## Duties\n\n- Keep the books\n- Advise the board\n- Audit the ledgers\n";
    let posting = only("director.md", text);
    assert_eq!(posting.reports_to.as_ref().map(|text| text.text.as_str()), Some("Head of Ledgers"));
}

#[test]
fn a_sentence_broken_at_the_width_of_a_window_is_one_though_its_lines_begin_with_capitals() {
    let wrapped = "# Fair Host\n\n## Responsibilities\n\nPlan the stalls of the spring fair together with the people of\nNorthquay Harbour, and keep the list of the stalls and of their\nOwners up to date.\n";
    let posting = only("host.md", wrapped);
    assert_eq!(posting.duties.len(), 1, "{:?}", duties(&posting));
    let listed = "# Fair Host\n\n## Responsibilities\n\nPlan the stalls of the spring fair\nKeep the list of stalls and owners\nBook the halls for the whole day\n";
    assert_eq!(only("host.md", listed).duties.len(), 3);
}

#[test]
fn the_facts_and_buttons_of_a_pasted_ad_are_no_duties() {
    let text = "Mässvärd till Norrhamn\nNorrhamns hamn AB\nEventvärd\nKommun: Norrhamn\nKort arbetsbeskrivning\nOmfattning: Heltid\nVaraktighet: Tills vidare\nSök jobbet\nSista ansökningsdag: 3 maj\nOm jobbet\nNorrhamn är en gammal hamn.\n\nArbetsuppgifter\n\nPlanera vårens mässa\nBoka lokaler och mat\n\nKvalifikationer\n\nGod svenska\n\nLäs mindre\nÖvrig information\nLön\nSök jobbet\n";
    let posting = only("ad.txt", text);
    assert_eq!(clean_title(&posting), Some("Mässvärd"));
    assert_eq!(duties(&posting), ["Planera vårens mässa", "Boka lokaler och mat"]);
}

#[test]
fn a_list_in_one_line_is_a_list_and_ends_with_its_last_item() {
    let text = "Mässvärd - Hamnbolag. Arbetsbeskrivning Som mässvärd kommer du att ta emot stadens gäster. Dina arbetsuppgifter: - Planera vårens mässa - Boka lokaler - Skicka inbjudningar. För att lyckas krävs att du: - Har god svenska - Trivs vid havet - Kan räkna\n";
    let posting = only("ad.txt", text);
    assert_eq!(clean_title(&posting), Some("Mässvärd"));
    assert_eq!(
        duties(&posting),
        [
            "Som mässvärd kommer du att ta emot stadens gäster.",
            "Planera vårens mässa",
            "Boka lokaler",
            "Skicka inbjudningar."
        ]
    );
    assert_eq!(posting.requirements.len(), 3);
}

#[test]
fn what_a_unit_does_how_somebody_works_and_who_is_sought_are_no_duties() {
    let text = "# Mässvärd\n\n## Arbetsuppgifter\n\nDu planerar vårens mässa. I sekretariatets uppgifter ingår bland annat budget. I rollen arbetar du självständigt och gott. Norrhamns kommun söker flera mässvärdar. I arbetet kan det förekomma att du bokar lokaler. Du arbetar självständigt med mässans katalog. Skicka in din ansökan i dag.\n";
    assert_eq!(
        duties(&only("ad.md", text)),
        [
            "Du planerar vårens mässa.",
            "I arbetet kan det förekomma att du bokar lokaler.",
            "Du arbetar självständigt med mässans katalog."
        ]
    );
    let text = "# Mässvärd\n\n## Arbetsuppgifter\n\n- Boka mat\n\n## Om rollen\n\nDu ingår i ett lag och planerar stadens mässor. Du ingår i ett lag och rapporterar till chefen.\n";
    assert_eq!(duties(&only("ad.md", text)), ["Boka mat", "Du ingår i ett lag och planerar stadens mässor."]);
    // How much of full time somebody is sought for is no share of a duty.
    let text = "Barnledare\n\nNorrby församling söker barnledare 75-100%\n\nKvalifikationer\n\nKörkort\n\nAnsökan\n\nRing oss.\n";
    let posting = only("ad.txt", text);
    assert!(posting.duties.is_empty(), "{:?}", duties(&posting));
}

#[test]
fn what_somebody_is_sought_to_do_is_a_duty() {
    let sought = "Vi söker en värd som ska planera stadens mässor och boka alla lokaler.";
    let alone = format!("---\ntitle: Mässvärd\nlön: 30000\n---\n\n{sought} Vi är tolv kollegor.\n");
    assert_eq!(duties(&only("ad.md", &alone)), [sought]);
    let told = format!(
        "---\ntitle: Mässvärd\n---\n\n{sought}\n\n## Arbetsuppgifter\n\n- Skicka inbjudningar\n- Boka mat\n"
    );
    assert_eq!(duties(&only("ad.md", &told)), [sought, "Skicka inbjudningar", "Boka mat"]);
}

#[test]
fn a_page_may_tell_of_its_roles_one_after_another_in_prose() {
    let text = "# Club officers\n\nThe club elects them in autumn.\n\n## Treasurer\n\nThe treasurer (treas) keeps the accounts of the club. The treasurer collects the fees. You will tell the members the figures.\n\n## Secretary\n\nThe secretary writes the minutes of all meetings. The secretary keeps the register. You will send out the invitations.\n\n## How to stand\n\nWrite to us.\n";
    let postings = reading("officers.md", text).postings;
    let told: Vec<_> = postings.iter().map(|posting| (clean_title(posting), posting.duties.len())).collect();
    assert_eq!(told, [(Some("Treasurer"), 3), (Some("Secretary"), 3)]);
}

#[test]
fn a_title_may_be_no_more_than_what_the_text_calls_its_reader() {
    let html = "<html><head><title>Norrhamn</title></head><body><h1>Är du vår nästa stjärna?</h1><p>Som mässvärd hos oss är du spindeln i nätet.</p><h2>I rollen ingår</h2><ul><li>Planera vårens mässa</li><li>Boka lokaler</li><li>Skicka inbjudningar</li></ul></body></html>";
    assert_eq!(clean_title(&only("page.html", html)), Some("mässvärd"));
    let nobody = html.replace("Som mässvärd hos oss", "Som medarbetare hos oss");
    assert_eq!(clean_title(&only("page.html", &nobody)), Some("Norrhamn"));
}

#[test]
fn a_heading_glued_to_the_end_of_a_text_opens_what_follows() {
    let text = "Mässvärd\n2031-02-20\nNorrhamn är en gammal hamn vid havet, där många små båtar ligger och väntar på att våren ska komma till kusten igen.Publicerad2031-02-20Arbetsuppgifter\nMässvärdens uppgift är att planera vårens mässa. Du ska samordna alla gäster. Du har en viktig roll i att välja maten.Kvalifikationer\nGod svenska.\n";
    let posting = only("ad.txt", text);
    assert_eq!(
        duties(&posting),
        [
            "Mässvärdens uppgift är att planera vårens mässa.",
            "Du ska samordna alla gäster.",
            "Du har en viktig roll i att välja maten."
        ]
    );
    assert_eq!(posting.requirements.len(), 1);
}

#[test]
fn a_list_whose_bullets_became_full_stops_is_a_list() {
    let text = "Norrhamn är en gammal hamn vid havet. Vi söker en mässvärd med placering i staden. Dina arbetsuppgifter är: . Planera vårens mässa. . Boka lokaler och mat. . Skicka inbjudningar. . Övrigt";
    let json = serde_json::json!({"header": "Mässvärd", "content": text});
    let posting = only("ad.json", &json.to_string());
    assert_eq!(clean_title(&posting), Some("Mässvärd"));
    assert_eq!(
        &duties(&posting)[..3],
        ["Planera vårens mässa.", "Boka lokaler och mat.", "Skicka inbjudningar."]
    );
}

#[test]
fn a_label_that_leads_on_and_a_call_for_applications_are_no_duties() {
    let text = "# Clerk\n\n## Responsibilities\n\nSort the mail of the house.\n\nCollaborate with:\n\nSend your application to the office by May.\n\nOrder paper for the house.\n";
    assert_eq!(
        duties(&only("clerk.md", text)),
        ["Sort the mail of the house.", "Order paper for the house."]
    );
}

#[test]
fn the_first_line_of_plain_text_is_the_subject_of_what_it_does() {
    let text = "Arkivvårdare\n\nBergdala hembygdsförening\n\nVi är en liten förening som växer.\n\nArkivvårdarens uppgift är att ordna samlingen och svara på frågor. Arkivvårdaren sköter också arkivets register.\n";
    let posting = only("annons.txt", text);
    assert_eq!(duties(&posting).len(), 2, "{:?}", duties(&posting));
}

#[test]
fn headings_and_items_that_ended_up_behind_the_last_item_are_put_back() {
    let text = "# Kanslist\n\nVi är ett kansli med tre medarbetare och många besökare. Dina arbetsuppgifter\n\n- Ordna möten åt styrelsen\n- Skriva protokoll. - Arkivera handlingar. Vi söker dig som har\n\n- Goda kunskaper i svenska\n";
    let posting = only("annons.md", text);
    assert_eq!(duties(&posting), ["Ordna möten åt styrelsen", "Skriva protokoll.", "Arkivera handlingar."]);
    assert_eq!(posting.requirements[0].text, "Goda kunskaper i svenska");
}

#[test]
fn cooperation_is_a_duty_and_tempo_and_what_changes_are_none() {
    let text = "# Kanslist\n\n## Arbetsuppgifter\n\nDu ordnar möten och skriver protokoll. Rollen innebär ett nära samarbete med ordföranden. Arbetsuppgifterna kan variera över tid. Arbetet ställer höga krav på noggrannhet. Du arbetar självständigt ute hos föreningarna med bokföring och arkiv.\n";
    assert_eq!(
        duties(&only("annons.md", text)),
        [
            "Du ordnar möten och skriver protokoll.",
            "Rollen innebär ett nära samarbete med ordföranden.",
            "Du arbetar självständigt ute hos föreningarna med bokföring och arkiv."
        ]
    );
    let text = "# Clerk\n\n## Responsibilities\n\nYou will keep the archive. The pace is high at times.\n";
    assert_eq!(duties(&only("ad.md", text)), ["You will keep the archive."]);
}

#[test]
fn a_title_with_its_extent_opens_no_group_of_duties() {
    let text = "Vaktmästare (75 %) till Serviceenheten\n\nVinterby bibliotek\n\nArbetsuppgifter\n\nDu möblerar salar och tar emot leveranser.\n\nTruckkörning\n";
    let posting = only("annons.txt", text);
    assert_eq!(duties(&posting), ["Du möblerar salar och tar emot leveranser.", "Truckkörning"]);
}

#[test]
fn titles_lose_what_boards_and_advertisers_add() {
    for (line, title) in [
        ("Jobba som telefonist", "telefonist"),
        ("Vi växer – och söker nu Snickare", "Snickare"),
        ("Arkivassistent, vid behov", "Arkivassistent"),
        ("Arkivarie – Stockholm heltid", "Arkivarie"),
    ] {
        let text = format!("# {line}\n\n## Arbetsuppgifter\n\n- Ordna arkivet\n- Svara på frågor\n");
        assert_eq!(clean_title(&only("annons.md", &text)), Some(title), "{line}");
    }
}

#[test]
fn what_one_is_taught_is_no_duty_though_one_takes_part_in_it() {
    for (heading, duty, taught) in [
        (
            "Your work",
            "Plan the rota of the ward",
            [
                "You take part in our leadership programme",
                "A management programme is offered to new managers",
            ],
        ),
        (
            "Arbetsuppgifter",
            "Planera avdelningens bemanning",
            ["Delta i vårt chefsutvecklingsprogram", "Du får gå ett ledarprogram"],
        ),
    ] {
        let text = format!("# Manager\n\n## {heading}\n\n- {duty}\n- {}\n- {}\n", taught[0], taught[1]);
        let posting = only("r.md", &text);
        let duties: Vec<&str> = posting.duties.iter().map(|duty| duty.text.text.as_str()).collect();
        assert_eq!(duties, [duty]);
        assert_eq!(posting.training.iter().map(|text| text.text.as_str()).collect::<Vec<_>>(), taught);
    }
}
