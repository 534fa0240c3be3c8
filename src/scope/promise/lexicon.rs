//! The words of titles, read from `data/titles/`: what each word or phrase can be in a title, and what
//! a kind of head promises over a kind of field. Parsed once, on the first title of a language, since
//! most of a run's time is a process that handles one file.

use std::sync::OnceLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::lexicon::{Lexicon as OwnLexicon, TitleIs};
use crate::model::{Category, Language, Shares};

const ENGLISH: &str = include_str!("../../../data/titles/en.txt");
const SWEDISH: &str = include_str!("../../../data/titles/sv.txt");
const PROMISES: &str = include_str!("../../../data/titles/promises.tsv");

/// The class of a head or a field, as it is named in the data.
pub(super) type Class = &'static str;

/// The level of a title whose level the user leaves open.
const USUAL_LEVEL: f64 = 2.0;

/// The longest phrase that is looked up, in words.
pub(super) const LONGEST_PHRASE: usize = 5;

/// Everything that one term can be in a title.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Term {
    /// What the person is.
    pub head: Option<Head>,
    /// A whole title with a promise of its own.
    pub title: Option<WholeTitle>,
    /// What the work is about in the user's own words, and what that promises.
    pub own_field: Option<Shares>,
    /// What the work is about.
    pub field: Option<Class>,
    /// A level that the word sets.
    pub level: Option<f64>,
    /// A link to what follows.
    pub link: Option<Link>,
    /// Raises level 2 to 2.5.
    pub raises: bool,
    /// Says nothing of the work.
    pub neutral: bool,
    /// Never the last element of a compound.
    pub whole: bool,
}

/// What a person is: the class that decides how fields count, and the level it claims.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub class: Class,
    pub level: f64,
}

/// A title whose promise doesn't follow from its parts.
#[derive(Debug, Clone, Copy)]
pub(super) struct WholeTitle {
    pub shares: Shares,
    pub level: f64,
    /// Whether the user says so: then nothing beside it says otherwise.
    pub own: bool,
}

/// What a connecting word leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// To the person or body served.
    Serves,
    /// To the field.
    Of,
    /// To the field or the place, which only known words can tell apart.
    Within,
    /// To the employer.
    Employer,
    /// To another title or field.
    And,
}

/// What a head of one class promises over a field of one class.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub shares: Shares,
    pub certainty: f64,
    pub open: bool,
    /// The level, where it isn't the head's own.
    pub level: Option<f64>,
}

/// The words of one language. A term is kept as the few sections that it stands in: filling a table of
/// whole [`Term`]s would take longer than handling a file does.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    terms: FxHashMap<&'static str, Standing>,
    sections: Vec<Section>,
    craft_endings: Vec<&'static str>,
}

/// The sections that a term stands in, as places in [`Lexicon::sections`]; place 0 is no section.
type Standing = [u8; MOST_SECTIONS];

/// In how many sections a term may stand.
const MOST_SECTIONS: usize = 4;

impl Lexicon {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        static LEXICONS: [OnceLock<Lexicon>; 2] = [const { OnceLock::new() }; 2];
        let (place, data) = match language {
            Language::English => (&LEXICONS[0], ENGLISH),
            Language::Swedish => (&LEXICONS[1], SWEDISH),
        };
        place.get_or_init(|| parse(data))
    }

    /// What a term in lower case, its words separated by single spaces, can be.
    pub fn get(&self, term: &str) -> Option<Term> {
        let standing = self.terms.get(term)?;
        let mut found = Term::default();
        for place in standing {
            if let Some(section) = self.sections.get(usize::from(*place)) {
                section.add_to(&mut found);
            }
        }
        Some(found)
    }

    /// Whether an unknown word ends like the name of a trade.
    pub fn ends_like_a_craft(&self, word: &str) -> bool {
        self.craft_endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }
}

/// The words of a language, and what a user says of titles, which comes first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms<'a> {
    pub built_in: &'static Lexicon,
    language: Language,
    own: Option<&'a OwnLexicon>,
}

impl<'a> Terms<'a> {
    pub fn of(language: Language, own: Option<&'a OwnLexicon>) -> Self {
        Self { built_in: Lexicon::of(language), language, own: own.filter(|own| !own.titles.is_empty()) }
    }

    /// What a term in lower case, its words separated by single spaces, can be.
    pub fn get(&self, term: &str) -> Option<Term> {
        let own = self.own.and_then(|own| own.titles_in(self.language).find(|title| title.words == term));
        let Some(own) = own else { return self.built_in.get(term) };
        Some(match own.part {
            TitleIs::Whole => {
                let level = own.level.unwrap_or(USUAL_LEVEL);
                Term { title: Some(WholeTitle { shares: own.promise, level, own: true }), ..Term::default() }
            }
            TitleIs::Field => Term { own_field: Some(own.promise), level: own.level, ..Term::default() },
        })
    }
}

/// What a head of class `head` promises over a field of class `field`.
pub(super) fn promised(head: Class, field: Class) -> Option<Row> {
    static ROWS: OnceLock<FxHashMap<(Class, Class), Row>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| parse_promises(PROMISES));
    rows.get(&(head, field)).or_else(|| rows.get(&(head, "*"))).copied()
}

/// Data that can't be read is left out here; a test proves that there is none.
fn parse(data: &'static str) -> Lexicon {
    let mut lexicon =
        Lexicon { terms: FxHashMap::with_capacity_and_hasher(3500, FxBuildHasher), ..Lexicon::default() };
    lexicon.sections.push(Section::Nothing);
    let mut place = 0;
    for line in data.lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(header) = line.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
            lexicon.sections.push(Section::parse(header).unwrap_or(Section::Nothing));
            place = u8::try_from(lexicon.sections.len() - 1).unwrap_or(0);
            continue;
        }
        let endings = matches!(lexicon.sections[usize::from(place)], Section::CraftEnding);
        for term in line.split(',').map(str::trim).filter(|term| !term.is_empty()) {
            if endings {
                lexicon.craft_endings.push(term);
                continue;
            }
            let standing = lexicon.terms.entry(term).or_default();
            if let Some(free) = standing.iter_mut().find(|place| **place == 0) {
                *free = place;
            }
        }
    }
    lexicon
}

/// The section of the data that a line stands in.
#[derive(Debug, Clone, Copy)]
enum Section {
    Nothing,
    Head(Class, f64),
    Title(&'static WholeTitle),
    Field(Class),
    Level(f64),
    Raise,
    Whole,
    Neutral,
    Link(Link),
    CraftEnding,
}

impl Section {
    fn parse(header: &'static str) -> Option<Self> {
        let mut words = header.split(' ');
        Some(match words.next()? {
            "head" => Self::Head(words.next()?, words.next()?.parse().ok()?),
            "title" => {
                let shares = parse_shares(&mut words)?;
                let level = words.next()?.parse().ok()?;
                // Some twenty of these live as long as the lexicon itself, which is never dropped.
                Self::Title(Box::leak(Box::new(WholeTitle { shares, level, own: false })))
            }
            "field" => Self::Field(words.next()?),
            "level" => Self::Level(words.next()?.parse().ok()?),
            "raise" => Self::Raise,
            "whole" => Self::Whole,
            "neutral" => Self::Neutral,
            "serves" => Self::Link(Link::Serves),
            "of" => Self::Link(Link::Of),
            "within" => Self::Link(Link::Within),
            "employer" => Self::Link(Link::Employer),
            "and" => Self::Link(Link::And),
            "craft-ending" => Self::CraftEnding,
            _ => return None,
        })
    }

    fn add_to(self, term: &mut Term) {
        match self {
            Self::Nothing | Self::CraftEnding => {}
            Self::Head(class, level) => term.head = Some(Head { class, level }),
            Self::Whole => term.whole = true,
            Self::Title(title) => term.title = Some(*title),
            Self::Field(class) => term.field = Some(class),
            Self::Level(level) => term.level = Some(level),
            Self::Raise => term.raises = true,
            Self::Neutral => term.neutral = true,
            Self::Link(link) => term.link = Some(link),
        }
    }
}

fn parse_shares<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Shares> {
    let mut amounts = [0.0; Category::COUNT];
    for amount in &mut amounts {
        *amount = words.next()?.parse().ok()?;
    }
    Shares::in_proportion(amounts)
}

fn parse_promises(data: &'static str) -> FxHashMap<(Class, Class), Row> {
    let mut rows = FxHashMap::with_capacity_and_hasher(512, FxBuildHasher);
    for line in data.lines().filter(|line| !line.starts_with('#')) {
        if let Some((head, fields, row)) = parse_promise(line) {
            rows.extend(fields.split(',').map(|field| ((head, field), row)));
        }
    }
    rows
}

fn parse_promise(line: &'static str) -> Option<(Class, &'static str, Row)> {
    let mut columns = line.split('\t');
    let head = columns.next()?;
    let fields = columns.next()?;
    let shares = parse_shares(&mut columns)?;
    let certainty = columns.next()?.parse::<f64>().ok()? / 100.0;
    let open = columns.next() == Some("open");
    let level = columns.next().and_then(|level| level.parse().ok());
    Some((head, fields, Row { shares, certainty, open, level }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(data: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
        data.lines().enumerate().filter(|(_, line)| line.starts_with('['))
    }

    #[test]
    fn every_section_of_the_data_is_understood() {
        for (name, data) in [("en.txt", ENGLISH), ("sv.txt", SWEDISH)] {
            for (index, line) in sections(data) {
                let header = line[1..].split(']').next().unwrap_or_default();
                let section = Section::parse(header);
                assert!(section.is_some(), "{name}:{}: unknown section [{header}]", index + 1);
                if let Some(Section::Head(class, level)) = section {
                    assert!(
                        promised(class, "unknown").is_some(),
                        "{name}:{}: no promise for {class}",
                        index + 1
                    );
                    assert!((1.0..=3.0).contains(&level), "{name}:{}: level {level}", index + 1);
                }
            }
        }
    }

    #[test]
    fn every_term_is_written_as_titles_are_looked_up_and_stands_once_in_a_kind() {
        for (name, data) in [("en.txt", ENGLISH), ("sv.txt", SWEDISH)] {
            let mut seen: FxHashMap<(&str, &str), usize> = FxHashMap::default();
            let mut kind = "";
            for (index, line) in data.lines().enumerate() {
                let number = index + 1;
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                if let Some(header) = line.strip_prefix('[') {
                    kind = header.split([' ', ']']).next().unwrap_or_default();
                    assert!(line.ends_with(|c: char| c.is_alphanumeric()), "{name}:{number}: no meaning");
                    continue;
                }
                for term in line.split(',').map(str::trim) {
                    let looked_up =
                        super::super::words::words(term).map(|word| word.lower).collect::<Vec<_>>().join(" ");
                    assert_eq!(term, looked_up, "{name}:{number}: not found as written");
                    assert!(term.split(' ').count() <= LONGEST_PHRASE, "{name}:{number}: {term} is too long");
                    let first = seen.insert((kind, term), number);
                    assert_eq!(first, None, "{name}:{number}: {term} stands twice among [{kind}]");
                }
            }
        }
    }

    #[test]
    fn every_promise_sums_to_a_hundred_and_every_field_is_known() {
        let mut fields: Vec<&str> = vec!["none", "unknown", "*"];
        for data in [ENGLISH, SWEDISH] {
            fields.extend(
                sections(data).filter_map(|(_, line)| line.strip_prefix("[field ")?.split(']').next()),
            );
        }
        for (index, line) in PROMISES.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let number = index + 1;
            let row = parse_promise(line);
            assert!(row.is_some(), "promises.tsv:{number}: can't be read");
            let sum: f64 = line.split('\t').skip(2).take(5).filter_map(|s| s.parse::<f64>().ok()).sum();
            assert!((sum - 100.0).abs() < 1e-9, "promises.tsv:{number}: sums to {sum}");
            for field in line.split('\t').nth(1).unwrap_or_default().split(',') {
                assert!(fields.contains(&field), "promises.tsv:{number}: no field {field}");
            }
        }
    }
}
