//! Of all that a profile tells, what is shown for a duty or a demand is what shows it best: most of its subject, then what was
//! more of its job, then what was done in the newer job.

use rolescope::matching::{About, Likeness, Profile, Role};

#[path = "support/matching.rs"]
mod support;

use support::{held, quoted, read, role_of};

/// A role of one duty that matters and two others.
fn role(language: &str, duty: &str, demand: &str) -> Role {
    let others = if language == "en" {
        ["Sort the post", "File letters"]
    } else {
        ["Sortera posten", "Arkivera brev"]
    };
    let duties: String =
        [duty, others[0], others[1]].iter().map(|duty| format!("  - {}\n", quoted(duty))).collect();
    let demand =
        if demand.is_empty() { String::new() } else { format!("requirements:\n  - {}\n", quoted(demand)) };
    role_of("r.yaml", &format!("title: Clerk\nlanguage: {language}\nduties:\n{duties}{demand}"))
}

/// When a job began and ended, and its duties with their shares in percents.
type Job<'a> = (&'a str, &'a str, &'a [(&'a str, u32)]);

/// Somebody who has had jobs.
fn somebody(language: &str, jobs: &[Job<'_>]) -> Profile {
    let job = |(from, to, duties): &Job<'_>| {
        let duty = |(text, share): &(&str, u32)| {
            format!("      - text: {}\n        share: {share}%\n", quoted(text))
        };
        format!(
            "  - from: {from}\n    to: {to}\n    duties:\n{}",
            duties.iter().map(duty).collect::<String>()
        )
    };
    let jobs: String = jobs.iter().map(job).collect();
    read("p.yaml", &format!("language: {language}\nupdated: 2026-06\nexperience:\n{jobs}"))
}

/// What of the profile stands beside the first duty, or the first demand.
fn shown(profile: &Profile, role: &Role, about: About) -> (Option<String>, Option<Likeness>) {
    let fit = held(profile, role);
    let part = fit.employer.part(about).expect("told");
    let text = &role.assessment.posting.duties[0].text.text;
    let first = part.evidence.iter().find(|one| about != About::Work || one.of_role.as_ref() == Some(text));
    let first = first.expect("evidence");
    (first.of_profile.clone(), first.likeness)
}

#[test]
fn a_duty_is_shown_by_what_has_the_most_of_its_subject() {
    for (language, duty, same_act, same_subject) in [
        (
            "en",
            "Arrange the yearly conference for foreign partners",
            "Arrange parties when a book is released",
            "Find rooms and speakers for the conference of our foreign authors",
        ),
        (
            "sv",
            "Arrangera den årliga konferensen för utländska partner",
            "Arrangera fester när en bok ges ut",
            "Planera konferensen för våra utländska författare",
        ),
    ] {
        let profile = somebody(language, &[("2018-01", "2024-12", &[(same_act, 60), (same_subject, 40)])]);
        let (text, _) = shown(&profile, &role(language, duty, ""), About::Work);
        assert_eq!(text.as_deref(), Some(same_subject), "{language}");
    }
}

#[test]
fn a_party_is_no_conference() {
    for (language, duty, did) in [
        ("en", "Arrange the yearly conference of the region", "Arrange release parties for new books"),
        ("sv", "Arrangera regionens årliga konferens", "Arrangera fester för nya böcker"),
    ] {
        let profile = somebody(language, &[("2018-01", "2024-12", &[(did, 100)])]);
        let (text, likeness) = shown(&profile, &role(language, duty, ""), About::Work);
        assert_eq!(text.as_deref(), Some(did));
        assert!(likeness.is_some_and(|likeness| likeness != Likeness::Duty), "{language}: {likeness:?}");
    }
}

#[test]
fn of_what_shows_as_much_the_larger_part_of_a_job_is_shown_and_then_the_newer_job() {
    for (language, duty, [one, other, third]) in [
        (
            "en",
            "Order paper for the ward",
            ["Order paper for the choir", "Order paper for the court", "Order paper for the chess"],
        ),
        (
            "sv",
            "Beställa papper till avdelningen",
            ["Beställa papper till kören", "Beställa papper till rätten", "Beställa papper till ligan"],
        ),
    ] {
        let role = role(language, duty, "");
        let by_share = somebody(language, &[("2018-01", "2020-12", &[(one, 20), (other, 50), (third, 30)])]);
        assert_eq!(shown(&by_share, &role, About::Work).0.as_deref(), Some(other), "{language}");
        let by_age = somebody(
            language,
            &[
                ("2010-01", "2012-12", &[(one, 100)]),
                ("2022-01", "2024-12", &[(other, 100)]),
                ("2015-01", "2017-12", &[(third, 100)]),
            ],
        );
        assert_eq!(shown(&by_age, &role, About::Work).0.as_deref(), Some(other), "{language}");
        let goes_on = somebody(
            language,
            &[
                ("2020-01", "2025-12", &[(one, 100)]),
                ("2021-01", if language == "en" { "now" } else { "nu" }, &[(third, 100)]),
            ],
        );
        assert_eq!(shown(&goes_on, &role, About::Work).0.as_deref(), Some(third), "{language}");
    }
}

#[test]
fn a_demand_is_shown_by_the_duty_that_it_names_whatever_kind_that_is_of() {
    for (language, demand, others, named) in [
        (
            "en",
            "Experience of writing press releases",
            [
                "Advise the director on how to answer criticism in the media",
                "Write to members about their fees",
            ],
            "Write press releases about new exhibitions and answer journalists",
        ),
        (
            "sv",
            "Erfarenhet av att skriva pressmeddelanden",
            [
                "Ge direktören råd om hur kritik i medierna ska bemötas",
                "Skriva till medlemmarna om deras avgifter",
            ],
            "Skriva pressmeddelanden om nya utställningar och svara journalister",
        ),
    ] {
        let duties = [(others[0], 60), (others[1], 30), (named, 10)];
        let profile = somebody(language, &[("2018-01", "2024-12", &duties)]);
        let duty = if language == "en" { "Answer the telephone" } else { "Svara i telefon" };
        let (text, likeness) = shown(&profile, &role(language, duty, demand), About::Required);
        assert_eq!((text.as_deref(), likeness), (Some(named), None), "{language}");
    }
}

#[test]
fn a_skill_is_shown_by_the_duty_that_is_nearest_to_the_demand() {
    for (language, demand, near, far) in [
        (
            "en",
            "You can budget for festivals",
            "Keep the budget of the summer festival",
            "Wrap up the budget of the canteen each month",
        ),
        (
            "sv",
            "Du kan lägga budget för festivaler",
            "Följa budgeten för sommarens festival",
            "Övervaka matsalens budget varje månad",
        ),
    ] {
        let profile = somebody(language, &[("2018-01", "2024-12", &[(near, 20), (far, 80)])]);
        let duty = if language == "en" { "Answer the telephone" } else { "Svara i telefon" };
        let (text, _) = shown(&profile, &role(language, duty, demand), About::Required);
        assert_eq!(text.as_deref(), Some(near), "{language}");
    }
}
