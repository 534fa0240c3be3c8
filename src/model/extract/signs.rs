//! The signs by which a line of prose is judged: where it stands, what its form is, which words it has, and what
//! stands right before and after it.

use super::line::{Line, Told};
use super::phrases::Words;
use super::sections::Section;
use super::sentences::Form;

/// Every line has this sign: it counts for how common each class is.
const ANY: &str = "any";

/// The lines of a page, and what is known of it as a whole.
pub(super) struct Page<'line> {
    lines: Vec<(&'line Line, Words)>,
    /// Whether a part of it is headed as duties.
    names_duties: bool,
}

impl<'line> Page<'line> {
    pub(super) fn of(lines: impl Iterator<Item = &'line Line>) -> Self {
        let lines: Vec<_> = lines.map(|line| (line, Words::of(&line.text.text))).collect();
        let names_duties = lines.iter().any(|(line, _)| line.section == Section::Duties);
        Self { lines, names_duties }
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = &'line Line> {
        self.lines.iter().map(|(line, _)| *line)
    }

    /// Tells each sign of a line, in pieces that make up its name.
    pub(super) fn signs(&self, index: usize, tell: &mut dyn FnMut(&[&str])) {
        let (line, words) = &self.lines[index];
        let section = section_name(line.section);
        let (sentence, item) = (form_name(line.shape.sentence), form_name(line.shape.item));
        let kind = if line.is_item { "item" } else { "sentence" };
        let named = if self.names_duties { "duties named" } else { "duties not named" };
        tell(&[ANY]);
        tell(&["section ", section]);
        tell(&["section ", section, ", ", kind]);
        tell(&["section ", section, ", sentence ", sentence]);
        tell(&["section ", section, ", item ", item]);
        tell(&["section ", section, ", ", named]);
        tell(&["section ", section, ", ", named, ", sentence ", sentence]);
        tell(&["sentence ", sentence]);
        tell(&["item ", item]);
        tell(&["sentence ", sentence, ", item ", item]);
        let form = told_name(line.by_form);
        tell(&["form tells ", form]);
        tell(&["form tells ", form, ", section ", section]);
        tell(&["form tells ", form, ", ", named]);
        tell(&[kind]);
        tell(&[named]);
        let shape = &line.shape;
        for (holds, name) in [
            (shape.is_boilerplate, "boilerplate"),
            (shape.is_never, "never"),
            (shape.is_about_us, "about us"),
            (shape.is_acting, "acting"),
            (shape.is_sought_to_act, "sought to act"),
            (shape.is_of_a_unit, "of a unit"),
            (shape.is_manner, "manner"),
            (shape.is_role_acting, "role acting"),
            (line.group.is_some(), "grouped"),
        ] {
            if holds {
                tell(&["is ", name]);
                tell(&["is ", name, ", section ", section]);
            }
        }
        tell(&["place ", NUMBERS[index * 5 / self.lines.len()]]);
        tell(&["line ", NUMBERS[index.min(4)]]);
        let end = line.text.text.trim_end().chars().next_back().filter(|end| !end.is_alphanumeric());
        tell(&["ends with ", end.unwrap_or('a').encode_utf8(&mut [0; 4])]);
        let heading = Words::of(&line.heading);
        for index in 0..heading.len().min(8) {
            tell(&["heading: ", heading.get(index)]);
        }
        beside("before ", index.checked_sub(1).and_then(|index| self.lines.get(index)), form, tell);
        beside("after ", self.lines.get(index + 1), form, tell);
        word_signs(words, tell);
    }
}

/// The signs of a line that are those of the one before or after it; `form` is what its own form tells.
fn beside(place: &str, line: Option<&(&Line, Words)>, form: &str, tell: &mut dyn FnMut(&[&str])) {
    let Some((line, words)) = line else {
        tell(&[place, "nothing"]);
        return;
    };
    let told = told_name(line.by_form);
    tell(&[place, "tells ", told]);
    tell(&[place, "tells ", told, ", ", form]);
    tell(&[place, "sentence ", form_name(line.shape.sentence)]);
    if words.len() > 1 {
        tell(&[place, "first: ", words.get(0)]);
        tell(&[place, "first: ", words.get(0), " ", words.get(1)]);
    }
    for index in 0..words.len() {
        tell(&[place, "word: ", words.get(index)]);
    }
}

const NUMBERS: [&str; 5] = ["1", "2", "3", "4", "5"];

/// The signs that are the words of a line, their beginnings and their endings.
fn word_signs(words: &Words, tell: &mut dyn FnMut(&[&str])) {
    for index in 0..words.len() {
        let word = words.get(index);
        tell(&["word: ", word]);
        if index + 1 < words.len() {
            tell(&["words: ", word, " ", words.get(index + 1)]);
        }
        let letters = word.chars().count();
        let at = |letter: usize| word.char_indices().nth(letter).map_or(word.len(), |(at, _)| at);
        if letters > 6 {
            tell(&["ending: ", &word[at(letters - 4)..]]);
        }
        if letters > 8 {
            tell(&["beginning: ", &word[..at(6)]]);
        }
    }
    if words.len() > 0 {
        tell(&["first: ", words.get(0)]);
    }
    if words.len() > 1 {
        tell(&["first: ", words.get(0), " ", words.get(1)]);
    }
}

const fn section_name(section: Section) -> &'static str {
    match section {
        Section::Duties => "duties",
        Section::Role => "role",
        Section::NiceToHave => "nice to have",
        Section::Requirements => "requirements",
        Section::Training => "training",
        Section::Benefits => "benefits",
        Section::About => "about",
        Section::Apply => "apply",
        Section::Terms => "terms",
        Section::Unknown => "unknown",
    }
}

const fn told_name(told: Told) -> &'static str {
    match told {
        Told::Duty => "duty",
        Told::PossibleDuty => "possible duty",
        Told::Requirement => "requirement",
        Told::NiceToHave => "nice to have",
        Told::Training => "training",
        Told::Benefit => "benefit",
        Told::Nothing => "nothing",
    }
}

const fn form_name(form: Form) -> &'static str {
    match form {
        Form::Duty => "duty",
        Form::MaybeDuty => "maybe duty",
        Form::NoDuty => "no duty",
        Form::Requirement => "requirement",
        Form::Open => "open",
    }
}
