//! What a heading, or a line that leads into a list, says of what follows.

use std::sync::LazyLock;

use crate::source::boundary;

use super::phrases::{Match, Phrases, Words};

/// What a part of a posting tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Section {
    /// What the person will do.
    Duties,
    /// A portrait of the role, in which duties and company stand mixed.
    Role,
    /// What counts in the person's favour.
    NiceToHave,
    /// What the person must have.
    Requirements,
    /// Training that is offered.
    Training,
    /// What else is offered.
    Benefits,
    /// Who the organisation is.
    About,
    /// How to apply, and with whom to talk.
    Apply,
    /// Terms, places, dates, and whatever else is about the posting rather than the work.
    Terms,
    /// Something that no phrase names, or nothing yet.
    Unknown,
}

const GROUPS: [&str; 13] = [
    "duties",
    "role",
    "nice to have",
    "requirements",
    "training",
    "benefits",
    "about",
    "apply",
    "terms",
    "not a posting",
    "determiners",
    "only in postings",
    "left open",
];

/// What counts in the person's favour.
const NICE_TO_HAVE: usize = 2;

/// What only a posting says of itself.
const POSTINGS: usize = 11;

/// Words after which something has to come.
const LEFT_OPEN: usize = 12;

/// Words that open a heading and say nothing of its section.
const DETERMINERS: usize = 10;

const SECTIONS: [Section; 9] = [
    Section::Duties,
    Section::Role,
    Section::NiceToHave,
    Section::Requirements,
    Section::Training,
    Section::Benefits,
    Section::About,
    Section::Apply,
    Section::Terms,
];

static HEADINGS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../../../data/reading/headings.txt"), &GROUPS));

/// What a heading opens, and how much of it the phrase that says so makes up, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Heading {
    pub section: Section,
    pub coverage: f64,
    /// Whether it leads into what follows ("… who will") rather than naming it.
    pub leads: bool,
}

/// Reads a heading.
pub(super) fn heading(text: &str) -> Option<Heading> {
    let words = Words::of(text);
    if words.len() == 0 || words.len() > 16 {
        return None;
    }
    let best = best(&words)?;
    let found = plus_before(&words, best);
    let section = SECTIONS.get(found.group).copied()?;
    // From the one phrase on to the one at the end, the line says the same.
    let covered = if found == best { covered(&words, found) } else { words.len() - found.first };
    Some(Heading {
        section,
        coverage: covered as f64 / (words.len() - determiners(&words, found)) as f64,
        leads: best.bound && best.first > 0,
    })
}

/// The phrase that says that something is a plus, before the one that ends a line: "It's a plus if you have" asks for
/// nothing, though "you have" does.
fn plus_before(words: &Words, found: Match) -> Match {
    if SECTIONS.get(found.group) != Some(&Section::Requirements) || found.end < words.len() {
        return found;
    }
    let before = |other: &Match| other.group == NICE_TO_HAVE && other.first < found.first;
    HEADINGS.find_all(words).filter(before).max_by_key(|other| other.end - other.first).unwrap_or(found)
}

/// How many words the phrase makes up, with the others that open the same section: "Education,
/// Experience, Skills" is a heading of requirements through and through.
fn covered(words: &Words, found: Match) -> usize {
    let mut all = vec![false; words.len()];
    for other in HEADINGS.find_all(words).filter(|other| other.group == found.group) {
        all[other.first..other.end].fill(true);
    }
    let joins = |index: usize| matches!(words.get(index), "and" | "och" | "or" | "eller");
    let between =
        |index: usize| joins(index) && index > 0 && all[index - 1] && all.get(index + 1) == Some(&true);
    (0..words.len()).filter(|index| all[*index] || between(*index)).count()
}

/// How many words before a phrase only say whose it is, or that it is the chief one.
fn determiners(words: &Words, found: Match) -> usize {
    let of_no_weight = HEADINGS.find_at(words, 0).find(|other| other.group == DETERMINERS);
    of_no_weight.map_or(0, |other| other.end.min(found.first))
}

/// Reads a line that leads into a list ("In this role you will:"): its last sentence counts.
pub(super) fn intro(text: &str) -> Option<Section> {
    let text = text.trim_end_matches([':', ' ', '.', '…', '-', '–', '*', ';']);
    let last = text.rfind(['.', '!', '?', ':']).map_or(0, |index| index + 1);
    let sentence = text.get(last..).filter(|rest| rest.split_whitespace().count() > 1).unwrap_or(text);
    let words = Words::of(sentence);
    // "Three years of experience with any of these tasks:" asks, whatever it ends with.
    let asks = |word: &str| word.ends_with("erfarenhet") || word == "experience";
    if (0..words.len()).any(|index| asks(words.get(index))) {
        let is_a_plus = HEADINGS.has(&words, NICE_TO_HAVE);
        return Some(if is_a_plus { Section::NiceToHave } else { Section::Requirements });
    }
    // What stands last is nearest to the list: "… is for someone who will".
    let found = HEADINGS
        .find_all(&words)
        .filter(|found| found.group < SECTIONS.len() && SECTIONS[found.group] <= Section::Benefits)
        .max_by_key(|found| (found.end == words.len(), found.end - found.first, usize::MAX - found.group))?;
    SECTIONS.get(plus_before(&words, found).group).copied()
}

/// A heading that lost its line break to the text after it ("Kvalifikationer Vi söker dig som …"): the
/// section, and where in the sentence the text begins.
pub(super) fn glued(sentence: &str) -> Option<(Section, usize)> {
    if !sentence.starts_with(char::is_uppercase) {
        return None;
    }
    let opening = &sentence[..boundary(sentence, 60)];
    if !opening
        .as_bytes()
        .windows(2)
        .any(|pair| pair[0] == b' ' && (pair[1].is_ascii_uppercase() || pair[1] == 0xc3))
    {
        return None;
    }
    let words = Words::of(opening);
    let found = HEADINGS
        .find_at(&words, 0)
        .filter(|found| found.group < SECTIONS.len() && found.end < words.len())
        .max_by_key(|found| found.end)?;
    let (end, next) = (words.range(found.end - 1).1, words.range(found.end).0);
    let only_space = sentence[end..next].chars().all(|c| c == ' ' || c == '?' || c == '!');
    let capital = sentence[next..].starts_with(char::is_uppercase);
    // A name in capitals after "about" or "om" is the heading's own.
    let named = SECTIONS[found.group] == Section::About;
    (only_space && capital && !named && words.range(0).1 - words.range(0).0 > 2)
        .then(|| (SECTIONS[found.group], next))
}

/// A heading in capitals within a sentence that lost its line breaks ("… på avdelning DIN PROFIL Minst
/// …", "ARBETSUPPGIFTERSedvanliga …"): where it begins, where it ends, and what it opens.
pub(super) fn capitals(sentence: &str) -> Option<(usize, usize, Section)> {
    let is_small = |letter: char| !letter.is_uppercase();
    if !sentence.split(is_small).any(|run| run.len() >= 4) {
        return None;
    }
    let mut run: Option<(usize, usize)> = None;
    let mut offset = 0;
    let check = |run: Option<(usize, usize)>| {
        let (start, end) = run?;
        let found = heading(&sentence[start..end]).filter(|heading| heading.coverage > 0.6)?;
        (end - start >= 8 && end < sentence.len()).then_some((start, end, found.section))
    };
    for token in sentence.split_inclusive(char::is_whitespace) {
        let length = leading_capitals(token);
        let word = token.trim_end();
        if length >= 2 {
            run = Some((run.map_or(offset, |(start, _)| start), offset + length));
        }
        if (length < word.trim_end_matches(|c: char| !c.is_alphanumeric()).len() || length < 2)
            && let found @ Some(_) = check(run.take())
        {
            return found;
        }
        offset += token.len();
    }
    check(run)
}

/// How many bytes of a word are capitals, without one that begins a word in small letters.
fn leading_capitals(word: &str) -> usize {
    let end = word.find(|c: char| !c.is_uppercase()).unwrap_or(word.len());
    let glued = word[end..].starts_with(char::is_lowercase);
    if glued { word[..end].char_indices().last().map_or(0, |(index, _)| index) } else { end }
}

/// Whether a heading is one of a manual or a read-me file.
pub(super) fn is_of_a_manual(text: &str) -> bool {
    let words = Words::of(text);
    words.len() <= 3 && HEADINGS.has(&words, SECTIONS.len())
}

/// Whether a line breaks off where what follows has to go on: "Dina arbetsuppgifter består bland annat av".
pub(super) fn is_left_open(text: &str) -> bool {
    let words = Words::of(text);
    let last = |found: Match| found.group == LEFT_OPEN && found.end == words.len();
    let ends_bare = text.trim_end().ends_with(char::is_alphabetic);
    ends_bare && words.len() > 2 && HEADINGS.find_all(&words).any(last)
}

/// Whether a text says of something that it counts in a person's favour.
pub(super) fn is_nice_to_have(text: &str) -> bool {
    HEADINGS.has(&Words::of(text), NICE_TO_HAVE)
}

/// Whether a heading is one that only a posting has.
pub(super) fn is_of_a_posting(text: &str) -> bool {
    HEADINGS.has(&Words::of(text), POSTINGS)
}

/// The phrase that decides: first those bound to a place ("… who will"), then the one with the most
/// words, then the section that stands first in the file.
fn best(words: &Words) -> Option<Match> {
    HEADINGS.find_all(words).filter(|found| found.group < SECTIONS.len()).min_by_key(|found| {
        let length = found.end - found.first;
        (!(found.bound && length > 1), usize::MAX - length, found.group)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_data_is_known_and_filled() {
        super::super::phrases::assert_groups(include_str!("../../../data/reading/headings.txt"), &GROUPS);
    }

    #[test]
    fn headings_open_their_sections() {
        for (text, section) in [
            ("Key Responsibilities", Section::Duties),
            ("What you’ll do", Section::Duties),
            ("DINA ARBETSUPPGIFTER", Section::Duties),
            ("Om rollen", Section::Role),
            ("Vem är du?", Section::Requirements),
            ("Meriterande", Section::NiceToHave),
            ("Vi erbjuder", Section::Benefits),
            ("About us", Section::About),
            ("Så söker du", Section::Apply),
        ] {
            assert_eq!(heading(text).map(|heading| heading.section), Some(section), "{text}");
        }
        assert_eq!(heading("Executive & office support"), None);
    }

    #[test]
    fn what_is_a_plus_is_none_of_the_requirements_however_the_line_ends() {
        for text in [
            "Det är meriterande om du har",
            "Det är extra meriterande om du har:",
            "Det är ett plus om du har",
            "Vi ser gärna att du har",
            "Vi ser positivt på om du har",
            "It is a plus if you have",
            "It's an advantage if you have:",
            "Ideally you have",
        ] {
            let found = heading(text).expect(text);
            assert_eq!(found.section, Section::NiceToHave, "{text}");
            assert!(found.leads, "{text}");
            assert_eq!(intro(text), Some(Section::NiceToHave), "{text}");
        }
        assert_eq!(intro("Det är meriterande om du har erfarenhet av:"), Some(Section::NiceToHave));
        assert_eq!(intro("Vi tror att du har:"), Some(Section::Requirements));
        assert_eq!(heading("Du som söker har").map(|heading| heading.section), Some(Section::Requirements));
    }

    #[test]
    fn the_end_of_a_leading_line_decides() {
        assert_eq!(intro("We’re looking for someone who will:"), Some(Section::Duties));
        assert_eq!(intro("We’re looking for someone who has:"), Some(Section::Requirements));
        assert_eq!(intro("I uppdraget ingår att:"), Some(Section::Duties));
    }
}
