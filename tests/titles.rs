//! What titles promise, through the public interface.

use proptest::prelude::*;
use rolescope::model::{Category, Language};
use rolescope::scope::{TitlePart, promise};

use Category::{Advisory as A, Event as V, ExecutiveAssistant as E, Operational as O, Other as X};

/// Title, main category (`None`: open), level.
type Expected = (&'static str, Option<Category>, f64);

const ENGLISH: &[Expected] = &[
    ("Coordinator", None, 2.0),
    ("Senior Coordinator", None, 2.5),
    ("Associate", None, 2.0),
    ("Intern", None, 1.0),
    ("Logistics Coordinator", Some(O), 2.0),
    ("Facilities Manager", Some(O), 3.0),
    ("Accounts Payable Clerk", Some(O), 1.0),
    ("Office Administrator", Some(O), 2.0),
    ("Deputy Director of Human Resources", Some(O), 3.0),
    ("Team Assistant", Some(O), 1.0),
    ("Energy Policy Adviser", Some(A), 2.0),
    ("Junior Business Analyst", Some(A), 1.0),
    ("Sr. Strategy Consultant", Some(A), 2.5),
    ("Head of Strategy", Some(A), 3.0),
    ("Assistant to the Chief Executive", Some(E), 2.0),
    ("Personal Assistant to the CFO", Some(E), 2.0),
    ("Administrative Assistant to the Managing Director", Some(E), 2.0),
    ("Conference Coordinator", Some(V), 2.0),
    ("Lead Wedding Planner", Some(V), 3.0),
    ("Trade Show Manager", Some(V), 3.0),
    ("Registered Nurse", Some(X), 2.0),
    ("Senior Backend Engineer (Rust)", Some(X), 2.5),
    ("Apprentice Electrician", Some(X), 1.0),
    ("Truck Drivers", Some(X), 2.0),
    ("Sales Assistant", Some(X), 2.0),
    ("Primary School Teacher", Some(X), 2.0),
];

const SWEDISH: &[Expected] = &[
    ("Samordnare", None, 2.0),
    ("Koordinator", None, 2.0),
    ("Senior koordinator", None, 2.5),
    ("Samordnare till Avesta", None, 2.0),
    ("Logistiksamordnare", Some(O), 2.0),
    ("Projektkoordinator", Some(O), 2.0),
    ("Ekonomiassistent", Some(O), 1.0),
    ("Registratorer", Some(O), 2.0),
    ("Enhetschefer", Some(O), 3.0),
    ("Generalsekreterare", Some(O), 3.0),
    ("Lokalansvarig", Some(O), 2.0),
    ("Utredare", Some(A), 2.0),
    ("Hållbarhetsstrateg", Some(A), 2.0),
    ("Kommunikationsstrateg", Some(A), 2.0),
    ("Kulturstrateg", Some(A), 2.0),
    ("Upphandlingsstrateg", Some(A), 2.0),
    ("IT-strateg", Some(A), 2.0),
    ("Verksamhetsutvecklare", Some(A), 2.0),
    ("Politiskt sakkunnig", Some(A), 2.0),
    ("VD-assistent", Some(E), 2.0),
    ("Sekreterare åt VD:n", Some(E), 2.0),
    ("Chefssekreterare", Some(E), 2.0),
    ("Mässkoordinator", Some(V), 2.0),
    ("Evenemangschef", Some(V), 3.0),
    ("Personlig assistent", Some(X), 1.0),
    ("Elevassistent", Some(X), 1.0),
    ("Stödassistenter", Some(X), 1.0),
    ("Socialsekreterare", Some(X), 2.0),
    ("Undersköterskor", Some(X), 2.0),
    ("Kylmontör", Some(X), 2.0),
    ("Senior systemutvecklare", Some(X), 2.5),
    ("Project Manager", Some(O), 2.0),
    ("Backend Engineer", Some(X), 2.0),
];

fn wrong(expected: &[Expected], language: Language) -> Vec<String> {
    let problem = |&(title, main, level): &Expected| {
        let promise = promise(title, language);
        let found = (!promise.open).then(|| promise.shares.main());
        let right = found == main && (promise.level - level).abs() < 1e-9;
        (!right).then(|| format!("{title}: {found:?} {}", promise.level))
    };
    expected.iter().filter_map(problem).collect()
}

#[test]
fn english_titles_promise_what_their_parts_say() {
    assert_eq!(wrong(ENGLISH, Language::English), Vec::<String>::new());
}

#[test]
fn swedish_titles_promise_what_their_parts_say() {
    assert_eq!(wrong(SWEDISH, Language::Swedish), Vec::<String>::new());
}

#[test]
fn an_executive_assistant_is_promised_mostly_the_executive_and_some_office() {
    let promise = promise("Executive Assistant", Language::English);
    assert!((promise.shares[E] - 0.8).abs() < 1e-9 && (promise.shares[O] - 0.2).abs() < 1e-9);
}

#[test]
fn an_open_title_spreads_evenly_over_the_four() {
    let promise = promise("Samordnare", Language::Swedish);
    assert_eq!(promise.shares.as_array(), &[0.25, 0.25, 0.25, 0.25, 0.0]);
}

#[test]
fn employer_place_and_small_print_change_nothing() {
    let same = |titles: [&str; 4], language| {
        let [first, others @ ..] = titles.map(|title| {
            let promise = promise(title, language);
            (promise.shares, promise.level, promise.open)
        });
        for other in others {
            assert_eq!(first, other, "{titles:?}");
        }
    };
    same(
        [
            "Event Coordinator",
            "Event Coordinator (m/f/d)",
            "EVENT COORDINATOR II, part-time",
            "Event Coordinator at Bergs Policy Institute",
        ],
        Language::English,
    );
    same(
        ["Utredare", "Utredare sökes", "utredare till Bergs kommun", "Utredare hos Polisen (vikariat)"],
        Language::Swedish,
    );
}

#[test]
fn joined_titles_promise_both_works() {
    let promise = promise("Executive Assistant and Event Coordinator", Language::English);
    assert!(promise.shares[E] > 0.4 && promise.shares[V] > 0.3, "{:?}", promise.shares);
    let levels = rolescope::scope::promise("Programme Specialist/Manager", Language::English).level;
    assert!((levels - 2.5).abs() < 1e-9);
}

#[test]
fn unknown_words_make_the_promise_uncertain() {
    let known = promise("Operations Coordinator", Language::English);
    let guessed = promise("Quibblesmith", Language::English);
    let unknown = promise("Xyzzy Plugh", Language::English);
    assert!(known.certainty > 0.85 && guessed.certainty < 0.7 && unknown.certainty < 0.5);
    assert_eq!(guessed.shares.main(), X);
    // A head that is known by itself leaves less to guess than one that isn't known at all.
    let head_known = promise("Zorbing Coordinator", Language::English);
    assert_eq!(head_known.shares.main(), O);
    assert!(head_known.certainty > unknown.certainty && head_known.certainty < known.certainty);
}

#[test]
fn the_reasons_name_the_parts_of_the_title() {
    let parts = |title, language| -> Vec<(String, TitlePart)> {
        promise(title, language).reasons.into_iter().map(|reason| (reason.words, reason.part)).collect()
    };
    let said = |list: &[(&str, TitlePart)]| -> Vec<(String, TitlePart)> {
        list.iter().map(|(words, part)| ((*words).to_owned(), *part)).collect()
    };
    assert_eq!(
        parts("Senior Policy Analyst", Language::English),
        said(&[("Analyst", TitlePart::Head), ("Senior", TitlePart::Seniority), ("Policy", TitlePart::Field)])
    );
    assert_eq!(
        parts("Mässkoordinator", Language::Swedish),
        said(&[("koordinator", TitlePart::Head), ("Mäss", TitlePart::Field)])
    );
    assert_eq!(
        parts("Assistant to the President", Language::English),
        said(&[("Assistant", TitlePart::Head), ("President", TitlePart::Serves)])
    );
}

proptest! {
    #[test]
    fn any_text_gets_a_sane_promise(title in "\\PC{0,60}", swedish: bool) {
        check(&title, swedish)?;
    }

    #[test]
    fn any_mix_of_title_words_gets_a_sane_promise(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "senior", "event", "koordinator", "chef", "and", "/", "(", ")", "to", "the", "CEO", "of", "-",
                "vård", "assistant", "II", ",", "till", "VD", "İstanbul", "eventsamordnare", "\u{301}", "ßß",
            ]),
            0..12,
        ),
        swedish: bool,
    ) {
        check(&words.join(" "), swedish)?;
        check(&words.concat(), swedish)?;
    }
}

fn check(title: &str, swedish: bool) -> Result<(), TestCaseError> {
    let language = if swedish { Language::Swedish } else { Language::English };
    let promise = promise(title, language);
    prop_assert!((promise.shares.as_array().iter().sum::<f64>() - 1.0).abs() < 1e-9);
    prop_assert!((1.0..=3.0).contains(&promise.level));
    prop_assert!((0.0..=1.0).contains(&promise.certainty));
    for reason in &promise.reasons {
        prop_assert!(title.contains(&reason.words), "{:?}", reason);
    }
    Ok(())
}
