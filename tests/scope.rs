//! From judged duties to scope, verdict and truer titles, with judgements made by hand.

use std::sync::Arc;

use proptest::prelude::*;
use rolescope::classify::Judgement;
use rolescope::model::{Beside, Category, Duty, Language, Level, Posting, Shares, Title};
use rolescope::scope::{Assessment, Breadth, LevelVerdict, Verdict, assess_judged, promise, promised_part};
use rolescope::source::{SourceFile, SourceText};

use Category::{Advisory as A, Event as V, ExecutiveAssistant as E, Operational as O, Other as X};

fn judged(category: Category, level: Level, sure: f64) -> Judgement {
    let mut probabilities = [(1.0 - sure) / 4.0; Category::COUNT];
    probabilities[category.index()] = sure;
    let mut level_probabilities = [0.05; Level::COUNT];
    level_probabilities[level.index()] = 0.9;
    Judgement {
        category: Some(category),
        second: None,
        level,
        probabilities,
        further: Vec::new(),
        level_probabilities,
        evidence: Vec::new(),
    }
}

fn unclear() -> Judgement {
    Judgement { category: None, ..judged(O, Level::Own, 0.2) }
}

fn posting(title: Option<&str>, times: &[Option<f64>], language: Language) -> Posting {
    let duty = |share: &Option<f64>| Duty {
        text: SourceText::verbatim("a duty", 0),
        share: *share,
        group: None,
        part: None,
    };
    Posting {
        file: Arc::new(SourceFile::new("role.md", "")),
        index: 0,
        title: title.map(|title| Title { original: SourceText::verbatim(title, 0), clean: title.to_owned() }),
        organisation: None,
        language,
        reports_to: None,
        level: None,
        duties: times.iter().map(duty).collect(),
        requirements: Vec::new(),
        nice_to_have: Vec::new(),
        training: Vec::new(),
        benefits: Vec::new(),
        rest: Vec::new(),
        beside: Beside::default(),
        terms: Default::default(),
        events_led_by: None,
        doubts: Vec::new(),
    }
}

/// A role of so many sure duties of each category, all of one level.
fn role(title: &str, duties: &[(Category, usize)], level: Level, language: Language) -> Assessment {
    let judgements: Vec<Judgement> = duties
        .iter()
        .flat_map(|(category, count)| (0..*count).map(|_| judged(*category, level, 0.96)))
        .collect();
    assess_judged(posting(Some(title), &vec![None; judgements.len()], language), judgements)
}

fn english(title: &str, duties: &[(Category, usize)]) -> Assessment {
    role(title, duties, Level::Own, Language::English)
}

fn weights(times: &[Option<f64>], judgements: Vec<Judgement>) -> Vec<f64> {
    assess_judged(posting(None, times, Language::English), judgements).weights
}

fn near(found: &[f64], expected: &[f64]) {
    let close =
        found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9);
    assert!(close, "{found:?} instead of {expected:?}");
}

#[test]
fn duties_share_alike_what_no_stated_time_takes() {
    let two = || vec![judged(O, Level::Own, 0.9); 3];
    near(&weights(&[None, None, None], two()), &[1.0 / 3.0; 3]);
    near(&weights(&[Some(0.6), None, None], two()), &[0.6, 0.2, 0.2]);
    near(&weights(&[Some(0.3), Some(0.3), Some(0.0)], two()), &[0.3, 0.3, 0.4]);
}

#[test]
fn stated_times_that_make_more_or_less_than_all_are_scaled() {
    let two = || vec![judged(O, Level::Own, 0.9); 2];
    near(&weights(&[Some(0.8), Some(0.4)], two()), &[2.0 / 3.0, 1.0 / 3.0]);
    near(&weights(&[Some(0.3), Some(0.3)], two()), &[0.5, 0.5]);
    near(&weights(&[Some(1.5), None], two()), &[1.0, 0.0]);
    near(&weights(&[Some(f64::NAN), Some(-1.0)], two()), &[0.5, 0.5]);
}

#[test]
fn a_single_doubtful_duty_leaves_the_shares_near_the_middle() {
    let shares = |sure: f64, count: usize| {
        let judgements = vec![judged(X, Level::Own, sure); count];
        assess_judged(posting(None, &vec![None; count], Language::English), judgements).scope.unwrap().shares
    };
    assert!(shares(0.78, 1)[X] < 0.6, "{:?}", shares(0.78, 1));
    assert!(shares(0.5, 1)[X] < shares(0.9, 1)[X]);
    assert!(shares(0.9, 8)[X] > 0.85);
}

#[test]
fn the_title_has_no_say_in_the_shares() {
    let shares = |title| english(title, &[(E, 1), (O, 1)]).scope.unwrap().shares;
    assert_eq!(shares("Executive Assistant"), shares("Policy Adviser"));
}

#[test]
fn a_title_that_names_a_fourth_of_a_broad_role_does_not_hold() {
    let comparison = english("Operations Partner", &[(A, 3), (O, 3), (E, 3), (V, 3)]).comparison;
    assert_eq!(comparison.verdict, Verdict::Partly);
}

#[test]
fn a_managers_title_is_not_proposed_for_a_coordinators_duties() {
    for (title, language) in
        [("Senior Coordinator", Language::English), ("Senior samordnare", Language::Swedish)]
    {
        let assessment = role(title, &[(O, 4), (E, 3), (A, 2)], Level::Own, language);
        assert!(!assessment.truer_titles.is_empty());
        for title in &assessment.truer_titles {
            assert!(promise(title, language).level <= 2.5, "{title}");
        }
    }
    let senior = |level| role("Senior Coordinator", &[(V, 9)], level, Language::English).truer_titles;
    assert_eq!(senior(Level::Own).first().map(String::as_str), Some("Event Coordinator"));
}

#[test]
fn an_adviser_who_administers_keeps_the_field() {
    let truer = english("HR Adviser", &[(O, 10)]).truer_titles;
    assert_eq!(truer.first().map(String::as_str), Some("HR Coordinator"));
}

#[test]
fn a_mixed_role_gets_a_title_that_says_both_parts() {
    let first = |language| role("Samordnare", &[(E, 6), (O, 5)], Level::Own, language).truer_titles.remove(0);
    assert_eq!(first(Language::Swedish), "VD-assistent och kontorssamordnare");
}

#[test]
fn unclear_duties_count_nothing() {
    let judgements = || vec![judged(O, Level::Own, 0.9), unclear(), judged(A, Level::Own, 0.9)];
    near(&weights(&[None, None, None], judgements()), &[0.5, 0.0, 0.5]);
    near(&weights(&[None, Some(1.0), None], judgements()), &[0.5, 0.0, 0.5]);
    let all_unclear =
        assess_judged(posting(Some("Policy Adviser"), &[None], Language::English), vec![unclear()]);
    assert_eq!(all_unclear.scope, None);
    assert_eq!(all_unclear.comparison.verdict, Verdict::TooLittle);
}

#[test]
fn the_shares_follow_the_stated_time() {
    let times = [Some(0.7), Some(0.1), Some(0.1), Some(0.1)];
    let judgements: Vec<_> = [V, O, O, O].map(|category| judged(category, Level::Own, 0.98)).into();
    let scope = assess_judged(posting(None, &times, Language::English), judgements).scope.unwrap();
    assert!((0.6..0.75).contains(&scope.shares[V]), "{:?}", scope.shares);
    assert_eq!(scope.breadth, Breadth::Specialised);
}

#[test]
fn more_duties_make_narrower_bounds_around_the_share() {
    let width = |count: usize| {
        let scope = english("Office Manager", &[(O, count), (A, count)]).scope.unwrap();
        let (low, high) = scope.intervals[O.index()];
        assert!(low <= scope.shares[O] && scope.shares[O] <= high);
        high - low
    };
    assert!(width(2) > width(5) && width(5) > width(20));
    assert!(width(2) > 0.5, "four duties can't tell a share to a half: {}", width(2));
}

#[test]
fn one_dominant_time_leaves_the_bounds_wide() {
    let bounds = |times: &[Option<f64>]| {
        let judgements = vec![judged(O, Level::Own, 0.9); times.len()];
        let scope = assess_judged(posting(None, times, Language::English), judgements).scope.unwrap();
        scope.intervals[O.index()].0
    };
    assert!(bounds(&[Some(0.97), None, None, None]) < bounds(&[None; 4]));
}

#[test]
fn breadth_is_told_from_the_shares() {
    let breadth = |duties: &[(Category, usize)]| english("Manager", duties).scope.unwrap().breadth;
    assert_eq!(breadth(&[(O, 9), (A, 1)]), Breadth::Specialised);
    assert_eq!(breadth(&[(O, 5), (A, 5)]), Breadth::Mixed);
    assert_eq!(breadth(&[(O, 4), (A, 4), (V, 4)]), Breadth::Broad);
}

#[test]
fn a_title_that_says_the_work_matches() {
    let assessment = english("Executive Assistant", &[(E, 8), (O, 3)]);
    assert_eq!(assessment.comparison.verdict, Verdict::Matches);
    assert!(assessment.comparison.certainty > 0.85, "{:?}", assessment.comparison);
    assert_eq!(assessment.comparison.deciding, Vec::<usize>::new());
    assert_eq!(assessment.truer_titles, Vec::<String>::new());
}

#[test]
fn a_title_that_hides_the_work_differs_and_the_hidden_duties_decide() {
    let assessment = english("Project Manager", &[(O, 1), (E, 12)]);
    assert_eq!(assessment.comparison.verdict, Verdict::Differs);
    assert!(assessment.comparison.certainty > 0.7, "{:?}", assessment.comparison);
    assert_eq!(assessment.comparison.deciding, (1..13).collect::<Vec<_>>());
    assert_eq!(assessment.truer_titles.first().map(String::as_str), Some("Executive Assistant"));
}

#[test]
fn half_the_work_elsewhere_is_partly() {
    let assessment = english("Event Coordinator", &[(V, 4), (O, 8)]);
    assert_eq!(assessment.comparison.verdict, Verdict::Partly);
    let deciding = &assessment.comparison.deciding;
    assert!(deciding.iter().all(|place| *place >= 4) && !deciding.is_empty());
}

#[test]
fn the_heaviest_duty_outside_the_promise_comes_first() {
    let times = [None, None, Some(0.5), None];
    let judgements: Vec<_> = [V, O, O, O].map(|category| judged(category, Level::Own, 0.96)).into();
    let assessment = assess_judged(posting(Some("Event Coordinator"), &times, Language::English), judgements);
    assert_eq!(assessment.comparison.deciding.first(), Some(&2));
}

#[test]
fn few_duties_unknown_words_and_unclear_duties_make_the_verdict_unsure() {
    let many = english("Policy Adviser", &[(O, 14)]).comparison;
    let few = english("Policy Adviser", &[(O, 3)]).comparison;
    assert_eq!(many.verdict, Verdict::Differs);
    assert!(few.certainty < 0.65 && few.certainty < many.certainty, "{few:?} {many:?}");
    let unknown = english("Florbist Grumbler", &[(E, 14)]).comparison;
    assert!(unknown.certainty < 0.7, "{unknown:?}");
    let mut judgements = vec![judged(O, Level::Own, 0.96); 14];
    judgements.extend(std::iter::repeat_with(unclear).take(14));
    let half_unclear =
        assess_judged(posting(Some("Policy Adviser"), &[None; 28], Language::English), judgements).comparison;
    assert!(half_unclear.certainty < many.certainty - 0.15, "{half_unclear:?}");
}

#[test]
fn an_open_title_is_held_against_nothing() {
    let assessment = english("Coordinator", &[(E, 9), (O, 3)]);
    assert_eq!(assessment.comparison.verdict, Verdict::Open);
    assert_eq!(assessment.comparison.overlap, None);
    assert_eq!(assessment.truer_titles.first().map(String::as_str), Some("Executive Assistant"));
}

#[test]
fn without_a_title_or_with_two_duties_there_is_no_verdict() {
    let untitled =
        assess_judged(posting(None, &[None; 4], Language::English), vec![judged(O, Level::Own, 0.9); 4]);
    assert_eq!((untitled.comparison.verdict, untitled.promise), (Verdict::Open, None));
    let two = english("Policy Adviser", &[(O, 2)]);
    assert_eq!(two.comparison.verdict, Verdict::TooLittle);
    assert_eq!(two.truer_titles, Vec::<String>::new());
}

#[test]
fn levels_are_doubted_only_on_evidence() {
    let level =
        |title: &str, level| role(title, &[(O, 12)], level, Language::English).comparison.level_verdict;
    assert_eq!(level("Operations Manager", Level::Own), Some(LevelVerdict::Fits));
    assert_eq!(level("Operations Manager", Level::Support), Some(LevelVerdict::Inflated));
    assert_eq!(level("Operations Coordinator", Level::Own), Some(LevelVerdict::Fits));
    assert_eq!(level("Office Assistant", Level::Lead), Some(LevelVerdict::Understated));
    let two = role("Office Assistant", &[(O, 2)], Level::Own, Language::English);
    assert_eq!(two.comparison.level_verdict, Some(LevelVerdict::Fits));
}

#[test]
fn truer_titles_promise_the_work_and_keep_the_postings_own_word() {
    let swedish = role("Utredare", &[(V, 7), (O, 2)], Level::Own, Language::Swedish);
    assert_eq!(swedish.truer_titles.first().map(String::as_str), Some("Eventkoordinator"));
    let own_word = english("Logistics Coordinator", &[(V, 10), (O, 1)]);
    assert_eq!(own_word.truer_titles.first().map(String::as_str), Some("Event Coordinator"));
    let mixes: [&[(Category, usize)]; 5] =
        [&[(E, 6), (O, 4)], &[(A, 6), (O, 4)], &[(V, 9)], &[(O, 6), (V, 5)], &[(E, 5), (V, 4)]];
    for language in Language::ALL {
        for mix in mixes {
            let title = if mix[0].0 == A { "Event Planner" } else { "Policy Adviser" };
            let assessment = role(title, mix, Level::Own, language);
            let work = assessment.scope.as_ref().unwrap().shares;
            assert!(!assessment.truer_titles.is_empty(), "{mix:?}");
            for title in &assessment.truer_titles {
                let promised = promise(title, language);
                assert!(promised_part(&promised.shares, &work) >= 0.6, "{title} for {work:?}");
                assert!((promised.level - 2.0).abs() <= 0.5, "{title}");
            }
        }
    }
}

#[test]
fn an_adviser_is_offered_no_inquirers_title() {
    for (title, language, word) in [
        ("Senior strateg", Language::Swedish, "strateg"),
        ("Hållbarhetsstrateg", Language::Swedish, "strateg"),
        ("Rådgivare", Language::Swedish, "rådgivare"),
        ("Sustainability Strategist", Language::English, "strategist"),
        ("Adviser", Language::English, "adviser"),
    ] {
        for mix in [&[(A, 3), (O, 5)][..], &[(A, 5), (O, 5)], &[(A, 4), (V, 5)], &[(A, 4), (E, 5)]] {
            let titles = role(title, mix, Level::Own, language).truer_titles;
            let first = titles.first().map(|title| title.to_lowercase());
            assert!(first.is_none_or(|first| first.contains(word)), "{title}: {titles:?}");
        }
    }
    let mixed = role("Senior strateg", &[(A, 4), (O, 6)], Level::Own, Language::Swedish);
    assert_eq!(mixed.truer_titles.first().map(String::as_str), Some("Administrativ samordnare och strateg"));
}

#[test]
fn a_trade_with_office_days_is_given_no_office_title() {
    assert_eq!(english("Plumber", &[(O, 10)]).truer_titles, Vec::<String>::new());
}

#[test]
fn a_trade_is_never_named() {
    assert_eq!(english("Policy Adviser", &[(X, 10)]).truer_titles, Vec::<String>::new());
}

#[test]
fn what_any_job_brings_is_held_against_no_title() {
    let pure = Shares::only(E);
    let work = Shares::in_proportion([5.0, 5.0, 80.0, 5.0, 5.0]).unwrap();
    assert!((promised_part(&pure, &work) - 1.0).abs() < 1e-9);
    assert!((promised_part(&pure, &Shares::only(O)) - 0.05).abs() < 1e-9);
}

fn any_judgement() -> impl Strategy<Value = Judgement> {
    let probabilities = prop::array::uniform5(0.001..1.0f64);
    let levels = prop::array::uniform3(0.001..1.0f64);
    (probabilities, levels, any::<bool>()).prop_map(|(amounts, levels, clear)| {
        let sum: f64 = amounts.iter().sum();
        let probabilities = amounts.map(|amount| amount / sum);
        let best = Shares::in_proportion(probabilities).unwrap().main();
        let total: f64 = levels.iter().sum();
        Judgement {
            category: clear.then_some(best),
            probabilities,
            further: Vec::new(),
            level_probabilities: levels.map(|level| level / total),
            ..judged(best, Level::Own, 0.9)
        }
    })
}

proptest! {
    #[test]
    fn any_judged_posting_gets_a_sane_assessment(
        duties in prop::collection::vec((any_judgement(), prop::option::of(0.0..1.2f64)), 0..25),
        title in prop::sample::select(vec!["Samordnare", "Policy Adviser", "Plumber", "VD-assistent", "Qwx"]),
        swedish: bool,
    ) {
        let language = if swedish { Language::Swedish } else { Language::English };
        let (judgements, times): (Vec<_>, Vec<_>) = duties.into_iter().unzip();
        let assessment = assess_judged(posting(Some(title), &times, language), judgements.clone());
        let sum: f64 = assessment.weights.iter().sum();
        prop_assert!(assessment.weights.iter().all(|weight| *weight >= 0.0));
        let clear = judgements.iter().filter(|judgement| judgement.category.is_some()).count();
        prop_assert_eq!(assessment.scope.is_some(), clear > 0);
        prop_assert!((sum - f64::from(u8::from(clear > 0))).abs() < 1e-9);
        if let Some(scope) = &assessment.scope {
            prop_assert!((scope.shares.as_array().iter().sum::<f64>() - 1.0).abs() < 1e-9);
            for (share, (low, high)) in scope.shares.as_array().iter().zip(scope.intervals.clone()) {
                prop_assert!(0.0 <= low && low <= *share && *share <= high && high <= 1.0);
            }
            let (low, high) = scope.level_interval;
            prop_assert!(1.0 <= low && low <= scope.level && scope.level <= high && high <= 3.0);
        }
        let comparison = &assessment.comparison;
        prop_assert_eq!(comparison.verdict == Verdict::TooLittle, clear < 3);
        prop_assert!((0.0..=1.0).contains(&comparison.certainty));
        prop_assert!((0.0..=1.0).contains(&comparison.level_certainty));
        prop_assert!(comparison.overlap.is_none_or(|overlap| (0.0..=1.0).contains(&overlap)));
        for place in &comparison.deciding {
            prop_assert!(judgements[*place].category.is_some());
        }
    }
}
