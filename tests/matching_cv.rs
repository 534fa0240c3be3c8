//! What somebody's past shows of a role, where little of it is like the role's work or a curriculum vitae tells it in prose.

use rolescope::matching::{About, Fit, Profile, Schooling};
use rolescope::model::Language;

#[path = "support/matching.rs"]
mod support;

use support::{held, read, role_file, role_of, said};

fn known(fit: &Fit) -> Vec<f64> {
    let work = fit.employer.part(About::Work).expect("a part");
    work.evidence.iter().map(|evidence| evidence.value.unwrap_or_default()).collect()
}

fn names(profile: &Profile) -> Vec<&str> {
    profile.skills.iter().map(|skill| skill.name.text.as_str()).collect()
}

#[test]
fn one_duty_beside_others_makes_nobody_an_assistant() {
    for (profile, role) in [
        (
            "language: sv\nexperience:\n  - {role: Lärare, years: 9, duties: [Undervisa i historia, Rätta prov, Bedöma elevers uppsatser, Boka bussar till studiebesök]}\n",
            "vd-assistent.yaml",
        ),
        (
            "language: en\nexperience:\n  - {role: Teacher, years: 9, duties: [Teach history, Mark tests, Assess essays, Book coaches for school visits]}\n",
            "operations-partner.yaml",
        ),
    ] {
        let profile = read("p.yaml", profile);
        let fit = held(&profile, &role_file(role));
        let known = known(&fit);
        let much = known.iter().filter(|value| **value > 0.35).count();
        assert!(much <= 1, "{role}: {known:?}");
        assert!(known.iter().sum::<f64>() < 0.15 * known.len() as f64, "{role}: {known:?}");
        for language in Language::ALL {
            let said = said(&profile, &role_file(role), language);
            assert!(
                !said.contains("motsvarar 2 år av det") && !said.contains("add up to 2 years of it"),
                "{said}"
            );
        }
    }
}

#[test]
fn who_did_nothing_else_or_did_much_of_it_is_one() {
    let alone =
        "language: sv\nexperience:\n  - {role: Assistent, years: 4, duties: [Sköta chefens kalender]}\n";
    let often = "language: sv\nexperience:\n  - {role: A, years: 4, duties: [Undervisa i historia, Rätta prov, Boka chefens resor, Sköta chefens kalender, Ta emot chefens gäster, Bedöma uppsatser, Leda lektioner]}\n";
    for profile in [alone, often] {
        let fit = held(&read("p.yaml", profile), &role_file("vd-assistent.yaml"));
        let known = known(&fit);
        assert!(known.iter().sum::<f64>() > 0.3 * known.len() as f64, "{known:?}");
    }
}

const SWEDISH_CV: &str = "# Kim\n\nJag är van att ordna saker. Från 2014 till 2019 arbetade jag på ett museum, där jag planerade utställningsinvigningar, bokade lokaler för konferenser och höll i budgeten för dem. Från 2010 till 2013 läste jag historia i Lund.\n\n## Utbildning\n\nKurs i museikunskap, 2013\n\n## Språk\n\nSvenska och engelska flytande, spanska grundläggande\n\n## Förtroendeposter\n\nKassör i en båtklubb\n\n## Övrigt\n\nB-körkort. Gift, två barn. Van användare av Excel.\n";
const ENGLISH_CV: &str = "# Kim\n\nI like to arrange things. From 2014 to 2019 I worked at a museum, where I planned opening receptions, booked halls for conferences and kept their budget. From 2010 to 2013 I studied history.\n\n## Education\n\nCourse in museum studies, 2013\n\n## Languages\n\nEnglish and Swedish fluent, Spanish basic\n\n## Elected posts\n\nTreasurer of a sailing club\n\n## Other\n\nDriving licence. Married, two children. Good at Excel.\n";

#[test]
fn a_job_told_in_a_sentence_is_read_and_studies_are_none() {
    for cv in [SWEDISH_CV, ENGLISH_CV] {
        let profile = read("cv.md", cv);
        assert_eq!(profile.experience.len(), 1, "{:?}", profile.experience);
        assert_eq!(profile.experience[0].months, Some(72));
        assert_eq!(profile.experience[0].duties.len(), 2, "{:?}", profile.experience[0].duties);
    }
    let since = read("cv.txt", "Sedan 2021 driver jag eget och arrangerar mässor.\n");
    assert!(since.experience[0].goes_on && since.experience[0].months.is_none());
}

#[test]
fn a_heading_that_nobody_knows_ends_the_languages_and_leaves_the_licence() {
    for cv in [SWEDISH_CV, ENGLISH_CV] {
        let profile = read("cv.md", cv);
        assert_eq!(profile.languages.len(), 3, "{:?}", profile.languages);
        let fluent = profile
            .languages
            .iter()
            .filter(|spoken| spoken.fluency == Some(rolescope::matching::profile::Fluency::Fluent));
        assert_eq!(fluent.count(), 2, "{:?}", profile.languages);
        assert_eq!(names(&profile).len(), 2, "{:?}", names(&profile));
        assert!(names(&profile).iter().all(|name| !name.contains("Gift") && !name.contains("Married")));
    }
    let licence = read("cv.txt", "ERFARENHET\n\nVaktmästare, 2019–2021\n- Laga bänkar\n\nKÖRKORT\n\nB\n");
    assert_eq!(names(&licence), ["KÖRKORT"]);
}

#[test]
fn prose_in_which_no_job_is_found_shows_neither_that_there_is_one_nor_that_there_is_none() {
    for (cv, language, new) in [
        ("# Kim\n\n## Utbildning\n\nKurs i arkivkunskap\n", Language::Swedish, "vore nytt för dig"),
        ("# Kim\n\n## Education\n\nCourse in archives\n", Language::English, "would be new to you"),
    ] {
        let profile = read("cv.md", cv);
        for role in ["vd-assistent.yaml", "operations-partner.yaml"] {
            let role = role_file(role);
            let fit = held(&profile, &role);
            assert_eq!(fit.employer.part(About::Work).and_then(|part| part.value), None);
            assert!(!said(&profile, &role, language).contains(new));
        }
    }
}

#[test]
fn languages_are_told_in_the_report_s() {
    let profile = read("p.yaml", "language: en\nlanguages: [{Spanish: fluent}]\nskills: [Typing]\n");
    let role = role_of(
        "role.yaml",
        "titel: Tolk\nspråk: sv\narbetsuppgifter: [Sortera post, Beställa papper]\nkrav: [Flytande spanska]\n",
    );
    assert!(said(&profile, &role, Language::Swedish).contains(" spanska "));
    assert!(!said(&profile, &role, Language::Swedish).contains("Spanish"));
}

#[test]
fn a_schooling_that_is_called_a_course_is_one_by_its_name() {
    for (training, level) in [
        ("{name: YH-utbildning till arkivassistent, kind: kurs}", Some(Schooling::PostSecondary)),
        ("{name: Higher vocational programme for archivists, kind: course}", Some(Schooling::PostSecondary)),
        ("{name: Arkivassistent, kind: yrkeshögskola}", Some(Schooling::PostSecondary)),
        ("{name: Archivist, kind: vocational}", Some(Schooling::PostSecondary)),
        ("{name: Kurs i gymnasiematematik, kind: kurs}", None),
        ("{name: Course in archives, kind: course}", None),
    ] {
        let profile = read("p.yaml", &format!("training:\n  - {training}\n"));
        assert_eq!(profile.training[0].schooling, level, "{training}");
    }
}
