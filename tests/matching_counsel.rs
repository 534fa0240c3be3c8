//! What a counsellor would weigh beyond the plain cases: how far one piece of work tells of another, training that would be
//! used, limits that a posting breaks or is silent of, and roles that are a part of what somebody looks for.

use rolescope::classify::Classifier;
use rolescope::matching::{About, Capability, Catalogue, Evidence, Fit, Likeness, Role, Verdict, questions};
use rolescope::model::Language;

#[path = "support/matching.rs"]
mod support;

use support::{held, profile_file, read, role_file, role_of, said};

fn role(language: &str, duties: &[&str], more: &str) -> Role {
    let duties: String = duties.iter().map(|duty| format!("  - {}\n", support::quoted(duty))).collect();
    role_of("role.yaml", &format!("title: Coordinator\nlanguage: {language}\nduties:\n{duties}{more}"))
}

fn somebody(language: &str, duties: &[&str]) -> String {
    let duties: String = duties.iter().map(|duty| format!("      - {}\n", support::quoted(duty))).collect();
    format!("language: {language}\nexperience:\n  - years: 6\n    duties:\n{duties}")
}

fn work(fit: &Fit) -> &[Evidence] {
    fit.employer.part(About::Work).map_or(&[], |part| &part.evidence)
}

/// Two pieces of work of a kind, in other words, about other things: what is known of the one by the other.
#[test]
fn work_of_a_kind_tells_of_other_such_work_as_far_as_the_kind_is_alike() {
    let kinds = [
        (
            (0.4, 0.65),
            ["Sort the incoming post", "Fill in the rota of the drivers", "Keep the archive in order"],
            ["Order toner for the printers", "Keep the list of keys up to date", "Register new members"],
        ),
        (
            (0.6, 0.75),
            ["Give advice on water rights", "Investigate why sales fall", "Recommend sites for schools"],
            ["Advise farmers on crops", "Evaluate clinical guidelines", "Propose new tax rules"],
        ),
        (
            (0.8, 0.85),
            ["Screen the director's calls", "Buy the director's gifts", "Pack the director's briefcase"],
            [
                "Decline invitations for the minister",
                "Sit in for the minister's phone",
                "Run the minister's errands",
            ],
        ),
    ];
    for ((least, figure), did, asked) in kinds {
        let fit = held(&read("p.yaml", &somebody("en", &did)), &role("en", &asked, ""));
        let of_kind = [Some(Likeness::Kind), Some(Likeness::KindAlone)];
        let of_kind: Vec<&Evidence> =
            work(&fit).iter().filter(|evidence| of_kind.contains(&evidence.likeness)).collect();
        assert!(!of_kind.is_empty(), "{:?}", work(&fit));
        for evidence in of_kind.into_iter().filter(|evidence| evidence.skills.is_empty()) {
            let known = evidence.value.expect("a value");
            // A duty that is perhaps something else is known by so much less.
            assert!(known <= figure + 0.01 && known > 0.75 * least, "{figure}: {evidence:?}");
        }
    }
}

#[test]
fn skills_that_a_duty_names_tell_how_much_of_it_work_of_its_kind_shows() {
    let did = ["Sort the incoming post", "Fill in the rota of the drivers", "Keep the archive in order"];
    let role = role(
        "en",
        &["Run the payroll every month", "Register sick leave in the payroll", "Archive payroll lists"],
        "",
    );
    let known = |skills: &str| {
        let fit = held(&read("p.yaml", &format!("{}{skills}", somebody("en", &did))), &role);
        work(&fit)[0].value.expect("a value")
    };
    let (without, with) = (known(""), known("skills: [Payroll]\n"));
    assert!(without > 0.3 && without <= 0.41, "four tenths of an operational duty: {without}");
    assert!(with > 0.75 && with <= 0.91, "nine with its skill: {with}");
}

/// Nothing in common but what is done, and to what; in another kind of work, and in another language.
#[test]
fn a_duty_somewhat_like_a_past_one_is_known_in_part_and_says_so() {
    let duties = [
        "Keep the minister's diary",
        "Assemble briefing packs before the minister's meetings",
        "Book the minister's flights",
    ];
    let role = role("en", &duties, "");
    for (language, did, words, marked) in [
        (
            "en",
            "Write briefing notes with options for the board",
            "somewhat like it: Write briefing notes",
            Language::English,
        ),
        (
            "sv",
            "Skriva PM med alternativ och förslag åt styrelsen",
            "liknar i viss mån: Skriva PM",
            Language::Swedish,
        ),
    ] {
        let others = if language == "en" {
            "Advise the board on its priorities"
        } else {
            "Ge styrelsen råd om prioriteringar"
        };
        let profile = read("p.yaml", &somebody(language, &[did, others]));
        let fit = held(&profile, &role);
        let of = |duty: &str| {
            work(&fit).iter().find(|evidence| evidence.of_role.as_deref() == Some(duty)).expect("a duty")
        };
        let like = of(duties[1]);
        assert_eq!((like.likeness, like.of_profile.as_deref()), (Some(Likeness::Somewhat), Some(did)));
        assert!(like.value.is_some_and(|value| (0.25..=0.65).contains(&value)), "{like:?}");
        let other = of(duties[2]);
        assert!(other.of_profile.is_none() && other.value.is_some_and(|value| value < 0.1), "{other:?}");
        assert!(said(&profile, &role, marked).contains(words), "{}", said(&profile, &role, marked));
    }
}

#[test]
fn whatever_is_known_by_half_is_shown() {
    for name in ["adviser.yaml", "assistant.yaml", "evenemang.yaml", "radgivare.yaml"] {
        for role in support::EXAMPLES {
            let fit = held(&profile_file(name), &role_file(role));
            for evidence in work(&fit).iter().filter(|evidence| evidence.value >= Some(0.5)) {
                assert!(
                    evidence.of_profile.is_some() && evidence.likeness.is_some(),
                    "{name}, {role}: {evidence:?}"
                );
            }
        }
    }
}

#[test]
fn training_serves_the_work_of_the_role_and_comes_in_different_forms() {
    let demand = "requirements:\n  - Hosting\n";
    let closers = |duties: &[&str]| -> Vec<(String, &'static str)> {
        let fit = held(&read("p.yaml", "language: en\nskills: [Typing]\n"), &role("en", duties, demand));
        let gap = fit.gaps.iter().find(|gap| gap.about == About::Required).expect("a gap").clone();
        let all = Catalogue::bundled().closers(&gap, 9).into_iter();
        all.map(|entry| (entry.key.clone(), entry.form.key())).collect()
    };
    let assisting = closers(&["Keep the CEO's diary", "Book the CEO's travel", "Screen the CEO's calls"]);
    assert!(assisting.is_empty(), "what serves events alone would not be used: {assisting:?}");
    let events =
        closers(&["Plan the yearly congress", "Book venues for conferences", "Arrange seminars for members"]);
    let mut forms: Vec<&str> = events.iter().map(|(_, form)| *form).collect();
    forms.sort_unstable();
    forms.dedup();
    assert!(events.len() > 1 && forms.len() == events.len(), "one of each form: {events:?}");
}

#[test]
fn a_gap_in_a_kind_of_work_names_the_duty_and_what_teaches_it() {
    let duties = [
        "Advise the board on its strategy",
        "Analyse policy and recommend what to do",
        "Coach managers in planning",
        "Keep the register of consultations up to date",
    ];
    let (profile, role) = (read("p.yaml", &somebody("en", &duties[..3])), role("en", &duties, ""));
    let fit = held(&profile, &role);
    let gap = fit.gaps.iter().find(|gap| gap.about == About::Work).expect("a gap");
    assert_eq!(gap.duty.as_deref(), Some(duties[3]));
    let keys: Vec<&str> =
        Catalogue::bundled().closers(gap, 9).iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["records-course", "office-rotation"], "nobody learns to keep a register by buying");
    for (language, words) in [
        (Language::English, "most of all “Keep the register of consultations"),
        (Language::Swedish, "mest av allt ”Keep the register of consultations"),
    ] {
        let told = said(&profile, &role, language);
        assert!(told.contains(words), "{told}");
    }
}

#[test]
fn limits_become_questions_by_how_much_they_matter() {
    let duties = ["Advise the board", "Analyse policy for the members", "Write briefing notes with options"];
    let about = |limit: &str, terms: &str| {
        let more = if terms.is_empty() { String::new() } else { format!("benefits:\n  - {terms}\n") };
        let role = role("en", &duties, &more);
        let profile = read(
            "p.yaml",
            &format!("{}wants:\n  more: [advisory]\nlimits:\n  {limit}\n", somebody("en", &duties)),
        );
        let capability = Capability::of(&profile, Classifier::bundled());
        let fit = held(&profile, &role);
        let all = questions(&role, Some((&capability, &fit)));
        let limits = all.iter().filter(|one| matches!(one.about.key(), "limit" | "silent"));
        let told = [Language::English, Language::Swedish].map(|language| said(&profile, &role, language));
        (limits.map(|one| (one.about.key(), one.matters)).collect::<Vec<_>>(), told)
    };
    for (limit, breaks, keeps, silent, in_swedish) in [
        ("travel: none", "Frequent travel", "No travel", "doesn't mention travel", "nämner inte resor"),
        ("evenings: none", "Evening work", "Office hours", "mention evenings", "nämner inte kvällar"),
        ("part_time: yes", "Full time", "Part time", "can be had part time", "går att ha på deltid"),
        ("remote: yes", "On site", "Hybrid work", "can work from home", "kan arbeta hemifrån"),
    ] {
        let (broken, told) = about(limit, breaks);
        assert_eq!(broken.iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["limit"], "{limit}");
        assert!(told[0].contains("which goes against a limit of mine"), "{}", told[0]);
        assert!(told[1].contains("vilket går emot en gräns jag har"), "{}", told[1]);
        let (unsaid, told) = about(limit, "");
        assert_eq!(unsaid.iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["silent"], "{limit}");
        assert!(told[0].contains(silent) && told[1].contains(in_swedish), "{} {}", told[0], told[1]);
        assert!(broken[0].1 > unsaid[0].1, "a limit that is broken matters more than one that may be");
        assert_eq!(about(limit, keeps).0, [], "{limit}: {keeps}");
    }
    let evenings = "Office hours, apart from the season\n  - Five evenings a year";
    assert_eq!(
        about("evenings: none", evenings).0[0].0,
        "limit",
        "office hours in one line outweigh no evenings in another"
    );
    let (some, told) = about("travel: some", "Frequent travel");
    assert_eq!(some.len(), 1);
    assert!(told[0].contains("I can do some of that, not much"), "{}", told[0]);
    assert!(told[1].contains("jag kan göra något av det men inte mycket"), "{}", told[1]);
    assert!(some[0].1 < about("travel: none", "Frequent travel").0[0].1);
    assert_eq!(about("travel: any", "Frequent travel").0, []);
}

#[test]
fn a_role_of_which_a_part_is_wanted_is_told_by_that_part() {
    let (profile, role) = (profile_file("evenemang.yaml"), role_file("verksamhetssamordnare.yaml"));
    let fit = held(&profile, &role);
    assert_eq!(fit.verdict, Verdict::Neither);
    let told = said(&profile, &role, Language::Swedish);
    assert!(told.contains("av arbetet är det du söker, men det mesta"), "{told}");
    assert!(
        !told.contains("det är inte det arbete du söker") && !told.contains("är sådant du vill ha mer av"),
        "{told}"
    );
    assert!(told.contains("vilja ha resten av arbetet också"), "{told}");
    let assistant = profile_file("assistant.yaml");
    let told = said(&assistant, &role_file("policy-adviser.yaml"), Language::English);
    assert!(told.contains("it isn't the work you ask for"), "of none of it nothing else can be said: {told}");
    let able = read(
        "p.yaml",
        &format!(
            "{}wants:\n  more: [event]\n",
            somebody("en", &["Keep the CEO's diary", "Book the CEO's travel", "Screen the CEO's calls"])
        ),
    );
    let mixed = support::role_of(
        "r.yaml",
        "title: Assistant\nlanguage: en\nduties:\n  - { text: Keep the CEO's diary, share: 40% }\n  - { text: Book the CEO's travel, share: 40% }\n  - { text: Plan the yearly conference, share: 20% }\n",
    );
    assert_eq!(held(&able, &mixed).verdict, Verdict::Unwanted);
    let told = said(&able, &mixed, Language::English);
    assert!(told.contains("of the work is what you ask for: ask whether the rest"), "{told}");
    assert!(!told.contains("may cost you a year"), "{told}");
}
