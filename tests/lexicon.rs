//! The lexicon's files, patterns and matching, through the library's public face.

use std::path::Path;

use rolescope::classify::{
    Class, Classifier, Entry, Kind, Pattern, Source, compile, parse_classes, parse_weights, print_weights,
};
use rolescope::model::{Category, Language};

/// A classifier from a small lexicon; the same for both languages.
fn classifier(language: Language, verbs: &str, others: &str, weights: &str) -> Classifier {
    let verbs = parse_classes("verbs.txt", verbs).unwrap().into_iter().map(|class| (class, true));
    let others = parse_classes("objects.txt", others).unwrap().into_iter().map(|class| (class, false));
    let classes: Vec<(Class, bool)> = verbs.chain(others).collect();
    let entries = parse_weights("weights.tsv", weights).unwrap();
    let bytes = compile("weights.tsv", &Source { language, classes, entries }).unwrap();
    Classifier::from_compiled(bytes.clone().into(), bytes.into()).unwrap()
}

/// The patterns found in a duty by a lexicon whose weights are these patterns, each counting something.
fn found(language: Language, verbs: &str, others: &str, patterns: &[&str], duty: &str) -> Vec<String> {
    let weights: String =
        patterns.iter().map(|pattern| format!("{pattern}\t100\t10\t0\t0\t0\t0\t0\t0\t0\n")).collect();
    let judgement = classifier(language, verbs, others, &weights).judge(duty, language);
    let reasons = judgement.evidence.into_iter();
    let mut found: Vec<String> = reasons.map(|evidence| evidence.entry.into_owned()).collect();
    found.sort();
    found
}

const VERBS: &str = "[manage] runs\nv manage\n[book] books\nv book\nv boka\nv take … minutes\n";
const OBJECTS: &str = "[calendar] the diary\nn calendar\nn kalender | kalendrar\n[travel] trips\nn travel\nn resa\n\
    [facility] rooms\nn meeting room\n[meeting] meetings\nn meeting\nn möte\n[executive] the top\nn ceo\nn! vd\n";

fn english(patterns: &[&str], duty: &str) -> Vec<String> {
    found(Language::English, VERBS, OBJECTS, patterns, duty)
}

fn swedish(patterns: &[&str], duty: &str) -> Vec<String> {
    found(Language::Swedish, VERBS, OBJECTS, patterns, duty)
}

#[test]
fn words_are_found_whole_and_in_any_case() {
    assert_eq!(english(&["calendar", "cal", "end"], "CALENDAR upkeep"), ["calendar"]);
}

#[test]
fn phrases_are_words_next_to_each_other() {
    let patterns = ["manage the", "manage calendar"];
    assert_eq!(english(&patterns, "Manage the calendar"), ["manage the"]);
}

#[test]
fn beginnings_and_endings_need_a_longer_word() {
    let patterns = ["cale*", "calendar*", "*ndar", "*calendar"];
    assert_eq!(english(&patterns, "the calendar"), ["*ndar", "cale*"]);
}

#[test]
fn an_opening_binds_to_the_first_word() {
    assert_eq!(english(&["^ manage", "^ calendar"], "Manage the calendar"), ["^ manage"]);
}

#[test]
fn classes_are_found_in_every_inflection() {
    for duty in ["manages it", "managed it", "managing it", "manage it"] {
        assert_eq!(english(&["@manage"], duty), ["@manage"], "{duty}");
    }
    for duty in ["bokar mötet", "bokas av dig", "bokning av möten", "bokade mötena"] {
        assert_eq!(swedish(&["@book"], duty), ["@book"], "{duty}");
    }
}

#[test]
fn pairs_keep_their_order_and_span_a_gap() {
    let patterns = ["@manage … @calendar", "@calendar … @manage"];
    assert_eq!(english(&patterns, "Manage the busy shared calendar"), ["@manage … @calendar"]);
    let far = format!("Manage {} calendar", "one ".repeat(30));
    assert!(english(&patterns, &far).is_empty());
}

#[test]
fn three_parts_join_verb_object_and_recipient() {
    let pattern = "@manage … @calendar … @executive";
    assert_eq!(english(&[pattern], "Manage the calendar of our CEO"), [pattern]);
    assert!(english(&[pattern], "Manage the CEO of our calendar").is_empty());
}

#[test]
fn a_class_opens_a_duty_in_its_first_verb() {
    let patterns = ["^ @manage", "^ @book"];
    assert_eq!(english(&patterns, "Independently manage and book travel"), ["^ @manage"]);
}

#[test]
fn a_term_may_hold_a_gap() {
    assert_eq!(english(&["@book"], "Takes careful minutes"), ["@book"]);
    assert!(english(&["@book"], "Take the bus, then write what may be called minutes").is_empty());
}

#[test]
fn a_term_with_a_gap_may_stand_in_two_classes() {
    let verbs = "[book] books\nv take … minutes\n[record] records\nv take … minutes\n";
    let patterns = ["@book", "@record"];
    assert_eq!(found(Language::English, verbs, "", &patterns, "Take the minutes"), ["@book", "@record"]);
}

#[test]
fn a_longer_term_hides_what_it_contains() {
    assert_eq!(english(&["@facility", "@meeting"], "the meeting room"), ["@facility"]);
    assert_eq!(english(&["@facility", "@meeting"], "the meeting"), ["@meeting"]);
}

#[test]
fn swedish_compounds_are_read_by_their_parts() {
    assert_eq!(swedish(&["@travel", "@book"], "resebokning"), ["@book", "@travel"]);
    assert_eq!(swedish(&["@meeting"], "kundmötena"), ["@meeting"]);
    assert_eq!(swedish(&["@book … @travel"], "resebokningar"), ["@book … @travel"]);
}

#[test]
fn suspended_compounds_share_their_last_part() {
    assert_eq!(swedish(&["@travel", "@meeting"], "rese- och mötesbokning"), ["@meeting", "@travel"]);
}

#[test]
fn words_inside_unrelated_words_are_not_found() {
    assert!(swedish(&["@executive", "@meeting"], "avdelningens ledamöter").is_empty());
}

#[test]
fn endings_after_colon_and_apostrophe_are_no_part_of_the_word() {
    assert_eq!(swedish(&["@executive"], "VD:ns kalender"), ["@executive"]);
    assert_eq!(english(&["@executive"], "the CEO’s inbox"), ["@executive"]);
}

#[test]
fn evidence_points_at_its_words_and_sums_to_the_score() {
    let duty = "Manage the CEO's calendar";
    let judgement = Classifier::bundled().judge(duty, Language::English);
    assert_eq!(judgement.category, Some(Category::ExecutiveAssistant));
    let mut sums = [0; Category::COUNT];
    for evidence in &judgement.evidence {
        for place in &evidence.places {
            assert!(duty.get(place.clone()).is_some_and(|words| !words.trim().is_empty()), "{evidence:?}");
        }
        for (sum, weight) in sums.iter_mut().zip(evidence.weights) {
            *sum += weight;
        }
    }
    assert_eq!(sums, judgement.scores());
    let best = judgement.probabilities.iter().copied().fold(0.0, f64::max);
    assert!((judgement.probabilities[Category::ExecutiveAssistant.index()] - best).abs() < 1e-12);
    assert!((judgement.probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-9);
}

#[test]
fn a_duty_without_a_known_word_is_unclear() {
    for duty in ["", "   ", "…", "xqzzt", "123 456"] {
        for language in Language::ALL {
            assert_eq!(Classifier::bundled().judge(duty, language).category, None, "{duty:?}");
        }
    }
}

#[test]
fn weight_files_survive_being_read_and_written() {
    let text = "^\t0\t-65\t130\t-146\t-75\t157\t-47\t196\t-149\n@calendar … @executive\t553\t1\t2\t3\t4\t5\t6\t7\t8\n";
    let entries: Vec<Entry> = parse_weights("w", text).unwrap();
    let printed = print_weights(&entries);
    assert_eq!(print_weights(&parse_weights("w", &printed).unwrap()), printed);
    assert!(printed.ends_with(text));
}

#[test]
fn mistakes_in_weight_files_are_told_with_place_and_advice() {
    let cases = [
        ("a\t1\t0\t0\t0\t0\t0\t0\t0\t0\n# b\na\t1\t0\t0\t0\t0\t0\t0\t0\t0\n", "w:3:1: `a` stands twice"),
        ("calendar\t1\t2\n", "w:1:1: 3 columns instead of 10"),
        ("\ncal!endar\t1\t0\t0\t0\t0\t0\t0\t0\t0\n", "w:2:1: `cal!endar` is neither words"),
        ("calendar\t1\tx\t0\t0\t0\t0\t0\t0\t0\n", "w:1:1: `x` is no whole number"),
        ("calendar\t-1\t0\t0\t0\t0\t0\t0\t0\t0\n", "w:1:1: a negative rarity"),
    ];
    for (text, expected) in cases {
        let error = parse_weights("w", text).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
        assert!(error.contains("; "), "no advice: {error}");
    }
}

#[test]
fn mistakes_in_class_files_are_told_with_place_and_advice() {
    let cases = [
        ("n calendar\n", "c:1:1: an entry before any class"),
        ("[calendar the diary\n", "c:1:1: a class without `]`"),
        ("[calendar]\nx calendar\n", "c:2:1: `x` is no marker"),
        ("[calendar]\nn calendar\nn Calendar\n", "c:3:1: `calendar` stands twice"),
        ("[calendar]\nn\n", "c:2:1: an entry without a term"),
        ("[calendar]\n[calendar]\n", "c:2:1: class `calendar` stands twice"),
    ];
    for (text, expected) in cases {
        let error = parse_classes("c", text).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn an_entry_of_an_unknown_class_is_told() {
    let entries = parse_weights("w", "@nowhere\t1\t0\t0\t0\t0\t0\t0\t0\t0\n").unwrap();
    let source = Source { language: Language::English, classes: Vec::new(), entries };
    let error = compile("w", &source).unwrap_err().to_string();
    assert!(error.contains("there is no class `nowhere`"), "{error}");
}

#[test]
fn patterns_are_printed_as_they_are_read() {
    for text in
        ["^", "calendar", "take minutes", "^ manage", "calend*", "*ning", "@calendar", "^ @manage", "@a … @b"]
    {
        assert_eq!(Pattern::parse(text).unwrap().to_string(), text);
    }
    for text in ["", "^ cal*", "cal* … @a", "^ @a … @b", "@", "@A", "a … ", "cal**"] {
        assert!(Pattern::parse(text).is_err(), "{text:?}");
    }
}

/// What the program carries is made from the files that people read: whoever changes one and forgets the
/// other learns it here.
#[test]
fn the_compiled_lexicon_is_made_from_the_readable_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for language in Language::ALL {
        let code = language.code();
        let read = |name: &str| std::fs::read_to_string(root.join(name)).unwrap();
        let mut classes = Vec::new();
        for file in ["verbs", "objects", "crafts", "people", "cues"] {
            let name = format!("data/lexicon/{code}/{file}.txt");
            let parsed = parse_classes(&name, &read(&name)).unwrap();
            assert!(parsed.iter().all(|class| !class.terms.is_empty()), "{name} has an empty class");
            classes.extend(parsed.into_iter().map(|class| (class, file == "verbs")));
        }
        let name = format!("data/weights/{code}.tsv");
        let entries = parse_weights(&name, &read(&name)).unwrap();
        let compiled = compile(&name, &Source { language, classes, entries }).unwrap();
        let carried = std::fs::read(root.join(format!("data/compiled/{code}.lexicon"))).unwrap();
        assert!(
            compiled == carried,
            "data/compiled/{code}.lexicon is out of date: run `cargo xtask compile`"
        );
    }
}

/// Both languages know the same classes, and the list that explains them is whole.
#[test]
fn both_languages_have_every_class_of_the_list() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = std::fs::read_to_string(root.join("data/lexicon/README.md")).unwrap();
    for file in ["verbs", "objects", "crafts", "people", "cues"] {
        let start = format!("| {file} | ");
        let mut listed: Vec<&str> =
            list.lines().filter_map(|line| line.strip_prefix(&start)?.split(" | ").next()).collect();
        listed.sort_unstable();
        for language in Language::ALL {
            let name = format!("data/lexicon/{}/{file}.txt", language.code());
            let text = std::fs::read_to_string(root.join(&name)).unwrap();
            let mut there: Vec<String> =
                parse_classes(&name, &text).unwrap().into_iter().map(|class| class.name).collect();
            there.sort_unstable();
            assert_eq!(there, listed, "{name}");
        }
    }
}

#[test]
fn kinds_of_terms_are_told_apart() {
    let classes = parse_classes("c", "[x] y\nv a\nn b\nn! c\na d\n- e\n").unwrap();
    let kinds: Vec<Kind> = classes[0].terms.iter().map(|term| term.kind).collect();
    assert_eq!(kinds, [Kind::Verb, Kind::Noun, Kind::WholeNoun, Kind::Adjective, Kind::Fixed]);
}

proptest::proptest! {
    /// Whatever a posting says, judging it neither panics nor loses count.
    #[test]
    fn judging_any_text_is_safe(duty in ".{0,200}") {
        for language in Language::ALL {
            let judgement = Classifier::bundled().judge(&duty, language);
            let sum: f64 = judgement.probabilities.iter().sum();
            proptest::prop_assert!((sum - 1.0).abs() < 1e-9);
            for place in judgement.evidence.iter().flat_map(|evidence| &evidence.places) {
                proptest::prop_assert!(duty.get(place.clone()).is_some());
            }
        }
    }

    /// Without its evidence, a judgement is the same.
    #[test]
    fn judging_briefly_changes_nothing_else(duty in "[A-Za-zåäö, ]{0,120}") {
        let whole = Classifier::bundled().judge(&duty, Language::English);
        let brief = Classifier::bundled().judge_briefly(&duty, Language::English);
        proptest::prop_assert!(brief.evidence.is_empty());
        proptest::prop_assert_eq!(rolescope::classify::Judgement { evidence: Vec::new(), ..whole }, brief);
    }

    /// The same duty is judged the same however often it is asked, and whatever was asked before.
    #[test]
    fn judging_leaves_no_trace(first in "[a-zåäö ]{0,60}", second in "[a-zåäö ]{0,60}") {
        let classifier = Classifier::bundled();
        let before = classifier.judge(&first, Language::Swedish);
        let _ = classifier.judge(&second, Language::Swedish);
        proptest::prop_assert_eq!(before, classifier.judge(&first, Language::Swedish));
    }

    /// Bytes that are damaged are refused, or do no harm.
    #[test]
    fn damaged_artefacts_do_no_harm(place in 0usize..4000, byte: u8, cut in 0usize..4000) {
        let entries = parse_weights("w", "calendar\t1\t9\t0\t0\t0\t0\t0\t0\t0\n").unwrap();
        let classes: Vec<(Class, bool)> =
            parse_classes("c", OBJECTS).unwrap().into_iter().map(|class| (class, false)).collect();
        let whole = compile("w", &Source { language: Language::English, classes, entries }).unwrap();
        let mut damaged = whole.clone();
        let place = place % damaged.len();
        damaged[place] = byte;
        damaged.truncate(if cut % 2 == 0 { damaged.len() } else { cut % damaged.len() });
        if let Some(classifier) = Classifier::from_compiled(damaged.clone().into(), damaged.into()) {
            let judgement = classifier.judge("Manage the calendar of the CEO", Language::English);
            proptest::prop_assert!((judgement.probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
    }

    /// Reading a lexicon never panics.
    #[test]
    fn reading_any_lexicon_is_safe(text in "(?s).{0,200}") {
        let _ = parse_classes("c", &text);
        let _ = parse_weights("w", &text);
        let _ = Pattern::parse(&text);
    }
}
