//! Sentences, and whether one tells what the person will do.

use std::sync::LazyLock;

use crate::source::boundary;

use super::phrases::{Phrases, Words, entries};

pub(super) use super::sentence_ends::split;
use super::verbs::is_verb;

/// What a sentence or a list item tells by its form alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// That the person does something.
    Duty,
    /// Possibly that: where duties are told, it is one.
    MaybeDuty,
    /// Something else.
    NoDuty,
    /// That the person must have something.
    Requirement,
    /// The form says nothing.
    Open,
}

const GROUPS: [&str; 10] = [
    "duty",
    "maybe duty",
    "not duty",
    "requirement",
    "boilerplate",
    "never duty",
    "unit genitives",
    "application",
    "offered training",
    "terms of work",
];
const DUTY: usize = 0;
const MAYBE: usize = 1;
const NOT: usize = 2;
const REQUIREMENT: usize = 3;
const BOILERPLATE: usize = 4;
const NEVER: usize = 5;
const UNITS: usize = 6;
const APPLICATION: usize = 7;
const TRAINING: usize = 8;
const TERMS: usize = 9;

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../../../data/reading/sentences.txt"), &GROUPS));

static UNIT_GENITIVES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let all = entries(include_str!("../../../data/reading/sentences.txt"));
    all.filter(|(group, _)| *group == GROUPS[UNITS]).map(|(_, ending)| ending).collect()
});

/// Within so many words a sentence says who acts; further on stands what for.
const ACTS_WITHIN: usize = 24;

/// What a piece of text tells by its form: read as a sentence, read as an item of a list, and whether
/// it is furniture. All of it comes from one pass over the words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// Read as a sentence.
    pub sentence: Form,
    /// Read as an item.
    pub item: Form,
    /// No duty wherever it stands: a date, an address, a salary.
    pub is_boilerplate: bool,
    /// Holds a phrase that no sentence about a duty holds.
    pub is_never: bool,
    /// Says that whoever is employed is taught something.
    pub is_offered_training: bool,
    /// Says on what terms somebody works or what they get, and asks for nothing, though it stands among demands.
    pub is_of_terms: bool,
    /// Speaks of those who offer the role.
    pub is_about_us: bool,
    /// Says that the person addressed acts: a duty where the role is portrayed.
    pub is_acting: bool,
    /// Says what whoever is sought will do: "We seek a clerk who will keep the archive."
    pub is_sought_to_act: bool,
    /// Says what a unit is for.
    pub is_of_a_unit: bool,
    /// Says how somebody works.
    pub is_manner: bool,
    /// Has the role itself for its subject, which does something.
    pub is_role_acting: bool,
}

impl Shape {
    /// Reads a text's form.
    pub fn of(text: &str) -> Self {
        Self::of_words(text, &Words::of(text))
    }

    /// Reads the form of a text whose words are known.
    pub fn of_words(text: &str, words: &Words) -> Self {
        // What opens the sentence tells more than what stands within it; of equals the longest is the
        // most exact: "you will" a duty, "you will receive" none.
        let mut best: [Option<(bool, usize)>; GROUPS.len()] = [None; GROUPS.len()];
        for found in PHRASES.find_all(words) {
            best[found.group] = best[found.group].max(Some((found.bound, found.end - found.first)));
        }
        let acts = acting(words);
        let is_acting = acts.is_some();
        if let Some(Act { is_promise: true, reach }) = acts {
            best[DUTY] = best[DUTY].max(Some((false, reach)));
        }
        if belongs_and_acts(words) {
            best[DUTY] = best[DUTY].max(Some((true, ACTS_WITHIN)));
        }
        let (is_of_a_unit, is_manner) = (tells_of_a_unit(words), tells_manner(words));
        if is_of_a_unit || is_manner {
            best[NOT] = best[NOT].max(Some((true, 0)));
        } else if somebody_seeks(words) {
            best[NOT] = best[NOT].max(Some((false, 1)));
        }
        let opens_with_verb = opens_with_verb(words);
        let is_question = text.trim_end().ends_with('?');
        // One word names a thing, unless it is what is done: "Truckkörning".
        let is_act_alone = words.len() == 1 && words.get(0).ends_with("ning");
        let sentence = if words.len() < 2 && !is_act_alone || is_question || best[NEVER].is_some() {
            Form::NoDuty
        } else {
            match (best[DUTY], best[NOT]) {
                (Some(duty), Some(not)) if duty > not => Form::Duty,
                (_, Some(_)) => Form::NoDuty,
                (Some(_), None) => Form::Duty,
                (None, None) if best[MAYBE].is_some() || opens_with_verb || is_acting => Form::MaybeDuty,
                (None, None) => Form::Open,
            }
        };
        let item = if words.len() == 0 {
            Form::NoDuty
        } else if best[REQUIREMENT].is_some() {
            Form::Requirement
        } else if opens_with_verb {
            Form::Duty
        } else if best[DUTY].is_some() {
            Form::MaybeDuty
        } else {
            Form::Open
        };
        let labelled =
            || text.split_once(':').is_some_and(|(label, _)| label.split_whitespace().count() <= 3);
        let is_number = || words.len() <= 2 && words.joined().chars().all(|c| c.is_numeric() || c == ' ');
        let is_boilerplate = is_number()
            || best[APPLICATION].is_some()
            || (best[BOILERPLATE].is_some() && labelled())
            || text.starts_with("http");
        Self {
            sentence,
            item,
            is_boilerplate,
            is_never: best[NEVER].is_some(),
            is_offered_training: best[TRAINING].is_some(),
            is_of_terms: best[TERMS].is_some() && best[REQUIREMENT].is_none() && !asks_for_knowledge(words),
            // "Incheckning av våra gäster" is an act, whoever's they are.
            is_about_us: is_about_us(words) && !words.get(0).ends_with("ning"),
            is_acting,
            is_sought_to_act: best[NEVER].is_none() && is_sought_to_act(words),
            is_of_a_unit,
            is_manner,
            is_role_acting: false,
        }
    }
}

/// Whether a text begins like a duty in a list, by its first words alone.
pub(super) fn begins_like_a_duty(text: &str) -> bool {
    opens_with_verb(&Words::of(&text[..boundary(text, 50)]))
}

/// What an item of a list tells.
pub(super) fn item(text: &str) -> Form {
    Shape::of(text).item
}

/// "Du har god kunskap om anställningsvillkor": terms are what the work is about.
fn asks_for_knowledge(words: &Words) -> bool {
    let asks = |word: &str| {
        matches!(word, "experience" | "experienced" | "knowledge" | "kännedom" | "vana")
            || word.contains("erfarenhet")
            || word.contains("kunskap")
    };
    (0..words.len()).any(|index| asks(words.get(index)))
}

fn is_about_us(words: &Words) -> bool {
    (0..words.len()).any(|index| {
        matches!(
            words.get(index),
            "we" | "we're" | "we've" | "our" | "us" | "vi" | "vår" | "vårt" | "våra" | "oss"
        )
    })
}

/// "I sekretariatets uppgifter ingår …", "Enhetens uppdrag är …": what somebody else than the role does.
fn tells_of_a_unit(words: &Words) -> bool {
    (0..words.len().min(6)).any(|index| {
        let owner = words.get(index);
        matches!(words.get(index + 1), "uppgift" | "uppgifter" | "uppdrag" | "ansvar")
            && UNIT_GENITIVES.iter().any(|ending| owner.ends_with(ending))
    })
}

/// Whether somebody is sought for something to do, rather than for what they are.
fn is_sought_to_act(words: &Words) -> bool {
    let seeks = |index: usize| match words.get(index) {
        "söker" | "seeks" | "seeking" => true,
        "looking" => words.get(index + 1) == "for",
        _ => false,
    };
    let Some(seeks) = (0..words.len()).find(|index| seeks(*index)) else { return false };
    // Who is to work somewhere is told nothing of the work.
    let is_act = |index: usize| match words.get(index) {
        "arbeta" | "jobba" | "work" => matches!(words.get(index + 1), "med" | "with" | "on"),
        verb => is_verb(verb),
    };
    let to_act = |index: usize| match (words.get(index), words.get(index + 1)) {
        // "dig som vill": what somebody likes.
        ("som", "vill") if words.get(index - 1) == "dig" => false,
        ("som", "vill" | "ska" | "skall" | "kommer") | ("who", "will") => {
            (index + 2..words.len()).any(is_act)
        }
        ("to", _) => is_act(index + 1),
        _ => false,
    };
    (seeks + 1..words.len()).any(to_act)
}

/// Whether the first word, or the second after an adverb, is a verb of work in any of the forms that
/// duties begin with.
fn opens_with_verb(words: &Words) -> bool {
    let first = words.get(0);
    // "Att utveckla ledarskapet är vårt mål" names an act, and says something of it.
    if first == "att" && (2..words.len()).any(|index| words.get(index) == "är") {
        return false;
    }
    is_verb(first)
        || ((first.ends_with("ly") || matches!(first, "to" | "att" | "co" | "may")) && is_verb(words.get(1)))
        || (is_swedish_adverb(first) && is_verb(words.get(1)))
}

/// "Aktivt arbeta med …", "Löpande följa upp …"; "Arbetet ställer …" begins with a noun.
fn is_swedish_adverb(word: &str) -> bool {
    word.len() > 4 && word.ends_with('t') && !word.ends_with("et")
        || word.ends_with("igen")
        || matches!(word, "löpande" | "bland")
}

/// "självständigt", "strukturerat", "konsultativt": an adverb of manner, and nothing that is worked with after it.
fn is_manner(words: &Words, index: usize) -> bool {
    // "både strategiskt och taktiskt", but not "både självständigt och i team, med ansvar för …".
    let both = words.get(index) == "både" && !(index..words.len()).any(|at| words.get(at) == "med");
    let index = index + usize::from(both);
    let word = words.get(index);
    let goes_on = matches!(words.get(index + 1), "med" | "mot" | "för" | "tillsammans" | "nära" | "i" | "på");
    // "självständigt ute hos kunderna med städning": what is worked with may stand further on.
    let ends = |at: &usize| matches!(words.get(*at), "och" | "men" | "samt" | "som" | "där");
    let until = (index + 1..index + 7).find(ends).unwrap_or(index + 7);
    let goes_on = goes_on || (index + 1..until).any(|at| words.get(at) == "med");
    word.len() > 6 && word.ends_with('t') && !goes_on
}

/// "I rollen arbetar du självständigt och strukturerat": how somebody works.
fn tells_manner(words: &Words) -> bool {
    (0..words.len().min(6)).any(|index| {
        let works = matches!(
            (words.get(index), words.get(index + 1)),
            ("arbetar" | "jobbar", "du") | ("du", "arbetar" | "jobbar")
        );
        works && is_manner(words, index + 2)
    })
}

/// "Du ingår i nätverket och bidrar till …": where somebody belongs, and then what they do there.
fn belongs_and_acts(words: &Words) -> bool {
    let belongs = (0..words.len().min(8)).any(|index| match (words.get(index), words.get(index + 1)) {
        ("du", "ingår" | "tillhör") => index == 0,
        ("ingår", "du") => true,
        _ => false,
    });
    let acts = |index: usize| {
        let verb = words.get(index + 1);
        matches!(words.get(index), "och" | "samt")
            && verb.ends_with('r')
            && is_verb(verb)
            && !matches!(verb, "rapporterar" | "sitter" | "trivs")
    };
    // "Du ingår i ett team som tillsammans planerar …": what all of them do.
    let all_act = |index: usize| {
        let verb = usize::from(matches!(words.get(index + 1), "tillsammans" | "gemensamt")) + index + 1;
        words.get(index) == "som"
            && words.get(verb).ends_with('r')
            && is_verb(words.get(verb))
            && !matches!(
                words.get(verb),
                "arbetar" | "jobbar" | "är" | "leder" | "leds" | "samarbetar" | "stöttar" | "hjälper"
            )
    };
    belongs && (3..words.len()).any(|index| acts(index) || all_act(index))
}

/// "Norrby församling söker en barnledare": who seeks is somebody else than whom the sentence is for.
fn somebody_seeks(words: &Words) -> bool {
    (1..words.len().min(8)).any(|index| {
        words.get(index) == "söker"
            && !matches!(words.get(index - 1), "du" | "som" | "och" | "att" | "kund" | "kunden")
    })
}

/// That the person addressed acts.
#[derive(Debug, Clone, Copy)]
struct Act {
    /// "You will plan": said of what is to come, not of how somebody is.
    is_promise: bool,
    /// How many words say it.
    reach: usize,
}

/// Whether the person addressed acts in a sentence, wherever in its first words that is said: "Together
/// with sales, you will plan …", "Som ledare utvecklar du …".
fn acting(words: &Words) -> Option<Act> {
    let small = |index: usize| {
        let word = words.get(index);
        word.ends_with("ly")
            || matches!(word, "also" | "även" | "också" | "främst" | "bland" | "annat" | "att")
    };
    let act = |mut index: usize| {
        while small(index) {
            index += 1;
        }
        is_verb(words.get(index))
    };
    let promise = |reach| Some(Act { is_promise: true, reach });
    // Nearly all Swedish verbs in -era are work.
    let present = |verb: &str| verb.ends_with("erar") || verb.ends_with('r') && is_verb(verb);
    (0..words.len().min(ACTS_WITHIN)).find_map(|index| match (words.get(index), words.get(index + 1)) {
        ("you", "will") | ("kommer", "du") if act(index + 2) => promise(3),
        ("you'll", _) if act(index + 1) => promise(2),
        ("du", "ska" | "skall") if index == 0 && act(2) => promise(3),
        ("you", verb) if index > 2 && words.get(0) == "as" && is_verb(verb) => {
            Some(Act { is_promise: false, reach: 2 })
        }
        // "Clerks wanted at once, du kommer att riva och bära": told in the middle of something else.
        ("du", "kommer") if index > 0 && words.get(index + 2) == "att" && act(index + 3) => promise(2),
        ("där", "du") if present(words.get(index + 2)) => promise(5),
        // How somebody works is no act: "I rollen arbetar du självständigt".
        ("arbetar" | "jobbar", "du") | ("du", "arbetar" | "jobbar") if is_manner(words, index + 2) => None,
        ("du", verb) if index == 0 && present(verb) => Some(Act { is_promise: false, reach: 2 }),
        (verb, "du") if index > 0 && present(verb) => Some(Act { is_promise: false, reach: 2 }),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Form {
        Shape::of(text).sentence
    }

    #[test]
    fn every_group_of_the_data_is_known_and_filled() {
        super::super::phrases::assert_groups(include_str!("../../../data/reading/sentences.txt"), &GROUPS);
    }

    #[test]
    fn the_most_exact_phrase_tells_a_duty_from_a_promise() {
        assert_eq!(shape("You will coordinate the annual conference."), Form::Duty);
        assert_eq!(shape("You will receive a warm welcome."), Form::NoDuty);
        assert_eq!(shape("Du kommer att samordna årets mässa."), Form::Duty);
        assert_eq!(shape("Du kommer att få en introduktion."), Form::NoDuty);
        assert_eq!(shape("We are a small team."), Form::NoDuty);
    }

    #[test]
    fn items_are_known_by_their_first_word() {
        for text in
            ["Plan the fair", "Plans the fair", "Planning the fair", "Planera mässan", "Planering av mässan"]
        {
            assert_eq!(item(text), Form::Duty, "{text}");
        }
        assert_eq!(item("Ability to plan"), Form::Requirement);
        assert_eq!(item("Erfarenhet av planering"), Form::Requirement);
    }
}
