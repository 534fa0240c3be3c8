//! What a duty does, to what and for whom, by the classes of the lexicon (`data/matching/acts.yaml`). Two duties may be
//! alike in that and share hardly a word: "granska avtal och fakturor" and
//! "check contracts and invoices".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::vocabulary::SKILLS;
use crate::classify::Classifier;
use crate::model::Language;

/// What a duty that does the same to the same as another tells of it.
const SAME_ACT: f64 = 0.6;
/// What one tells that does something else to the same, or the same to the same people.
const SAME_THING: f64 = 0.3;
/// What is about less of what another is about has only met it.
const LEAST_PART: f64 = 0.5;

/// What a duty does, each class a bit by its place in the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Act {
    acts: u64,
    things: u64,
    people: u64,
    leads: bool,
}

impl Act {
    /// What a duty does.
    pub fn of(duty: &str, language: Language, classifier: &Classifier) -> Self {
        let mut act = Self::default();
        let (mut leads, mut people): (Option<u32>, Option<u32>) = (None, None);
        let (mut alone, mut unless) = (false, false);
        classifier.classes(duty, language, |class, place| {
            match PLACES.get(class) {
                Some((0, place)) => act.acts |= 1 << place,
                Some((1, place)) => act.things |= 1 << place,
                Some((_, place)) => act.people |= 1 << place,
                None => {}
            }
            let is = |classes: &[String]| classes.iter().any(|known| known == class);
            if is(&DATA.leading.acts) {
                leads = Some(leads.map_or(place, |first| first.min(place)));
            }
            alone |= is(&DATA.leading.alone);
            if is(&DATA.leading.of) {
                people = people.max(Some(place));
            }
            unless |= is(&DATA.leading.unless);
        });
        // "Supervise two planners", whoever that is.
        // Whom somebody leads stands behind it: who works with colleagues to drive a change leads none of them.
        let leads_people = leads.zip(people).is_some_and(|(act, whom)| act <= whom);
        act.leads = (leads_people || alone && act.things == 0) && !unless;
        act
    }

    /// Whether this does the same as another duty to some thing that both name, or leads people as that does.
    pub fn does_the_same(self, other: Self) -> bool {
        self.acts & other.acts != 0 && self.things & other.things != 0 || self.leads && other.leads
    }

    /// Whether this names some thing that another duty names, and doesn't do something else to it.
    pub const fn is_about_the_same(self, other: Self) -> bool {
        self.things & other.things != 0 && !self.does_something_else(other)
    }

    /// Whether it leads people.
    pub const fn leads(self) -> bool {
        self.leads
    }

    /// Whether both say what is done, and it is nothing that both do.
    pub const fn does_something_else(self, other: Self) -> bool {
        self.acts != 0 && other.acts != 0 && self.acts & other.acts == 0
    }

    /// How many of what is done, and whom or what it is done to, this has in common with another duty.
    pub fn in_common(self, other: Self) -> u8 {
        let acts = self.acts & other.acts != 0;
        let things = self.things & other.things != 0 || self.people & other.people != 0;
        u8::from(acts) + u8::from(things)
    }

    /// How far this tells of another duty, 0 to [`SAME_ACT`]: by the part of what that is about which this is about, and
    /// whether it does the same to it. A duty that names no thing is about people.
    pub fn tells_of(self, other: Self) -> f64 {
        // Leading people is learned by nothing else, whoever else they are met for.
        match (self.leads, other.leads) {
            (true, true) => return SAME_ACT,
            (false, true) => return 0.0,
            (_, false) => {}
        }
        let same = self.acts & other.acts != 0;
        // To do the same for the same people may be about anything, and to meet them for something else is nothing like it.
        let for_them = if same && self.people & other.people != 0 { SAME_THING } else { 0.0 };
        if other.things == 0 {
            return if part(self.people, other.people) >= LEAST_PART { for_them } else { 0.0 };
        }
        let part = part(self.things, other.things);
        let to_it = if part >= LEAST_PART { part * if same { SAME_ACT } else { SAME_THING } } else { 0.0 };
        to_it.max(for_them)
    }
}

/// The part of some classes that others have too.
fn part(mine: u64, theirs: u64) -> f64 {
    f64::from((mine & theirs).count_ones()) / f64::from(theirs.count_ones().max(1))
}

#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    acts: Vec<String>,
    things: Vec<String>,
    people: Vec<String>,
    leading: Leading,
}

/// What leads people.
#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Leading {
    acts: Vec<String>,
    alone: Vec<String>,
    of: Vec<String>,
    unless: Vec<String>,
    skill: String,
}

static DATA: LazyLock<File> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("../../data/matching/acts.yaml")).unwrap_or_default());

/// The place in [`SKILLS`] of the skill that leading people is.
pub(super) static LEADING: LazyLock<Option<usize>> =
    LazyLock::new(|| SKILLS.all.iter().position(|skill| skill.key == DATA.leading.skill));

fn lists() -> [&'static [String]; 3] {
    [&DATA.acts, &DATA.things, &DATA.people]
}

/// The list and the place in it of each class.
static PLACES: LazyLock<FxHashMap<&str, (usize, u32)>> = LazyLock::new(|| {
    let all = lists().into_iter().enumerate().flat_map(|(list, classes)| {
        let places = classes.iter().zip(0_u32..64);
        places.map(move |(class, place)| (class.as_str(), (list, place)))
    });
    all.collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_one_of_the_lexicons_and_has_a_bit_of_its_own() {
        let files = ["verbs", "objects", "people"].map(|name| {
            let path = format!("{}/data/lexicon/en/{name}.txt", env!("CARGO_MANIFEST_DIR"));
            std::fs::read_to_string(path).expect("the lexicon is there")
        });
        for (list, file) in lists().into_iter().zip(&files) {
            assert!((5..=64).contains(&list.len()));
            for class in list {
                assert!(file.lines().any(|line| line.starts_with(&format!("[{class}]"))), "{class}");
            }
        }
        let leading = &DATA.leading;
        for class in leading.acts.iter().chain(&leading.of).chain(&leading.unless) {
            assert!(PLACES.contains_key(class.as_str()), "{class}");
        }
        assert!(LEADING.is_some(), "leading people is a skill");
        assert_eq!(
            PLACES.len(),
            lists().iter().map(|list| list.len()).sum::<usize>(),
            "no class stands twice"
        );
    }

    #[test]
    fn likeness_of_act_and_thing_crosses_languages() {
        let of = |duty: &str, language| Act::of(duty, language, Classifier::bundled());
        let swedish = of("Granska avtal och fakturor", Language::Swedish);
        let english = of("Check contracts and invoices", Language::English);
        assert!(english.tells_of(swedish) > 0.5, "{english:?} {swedish:?}");
        let travel = of("Book travel for managers", Language::English);
        let venue = of("Book venues for conferences", Language::English);
        assert_eq!(travel.tells_of(venue), 0.0, "the act alone tells nothing");
    }
}
