//! A user's lexicon at work: its phrases, compiled as the program's own terms are, and what is said of the
//! program's entries. Where one of the user's phrases stands, the user has the word: entries of the program
//! that rest on those words count nothing there.

use std::collections::HashMap;
use std::sync::Arc;

use super::artefact::Artefact;
use super::class_file::{Class, Term};
use super::compile::{Source, compile};
use super::inflect::Kind;
use super::matcher::{Hit, Scratch};
use crate::lexicon::{About, Entry, Inflection, Lexicon, Problem, Problems};
use crate::model::{Further, Language};

/// A user's lexicon, ready to be looked up.
#[derive(Debug)]
pub(super) struct Own {
    pub lexicon: Arc<Lexicon>,
    languages: [OfLanguage; 2],
}

#[derive(Debug, Default)]
struct OfLanguage {
    /// Finds the phrases: its class `n` is phrase `n`.
    phrases: Option<Artefact>,
    /// For each phrase, its place in the lexicon's entries.
    entries: Vec<usize>,
    /// What the user says of the program's entries, by their number.
    replaced: HashMap<u32, usize>,
}

/// A phrase of the user's, and the words of the duty that it stands for, in half words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase {
    pub entry: usize,
    pub place: (u32, u32),
}

impl Own {
    /// Compiles a lexicon to work beside the program's.
    pub fn new(lexicon: &Arc<Lexicon>, built_in: &[Artefact; 2]) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        let mut languages: [OfLanguage; 2] = Default::default();
        for language in Language::ALL {
            match OfLanguage::new(lexicon, language) {
                Ok(own) => languages[language as usize] = own,
                Err(problem) => problems.push(problem),
            }
        }
        let has_patterns = lexicon.entries.iter().any(|entry| matches!(entry.about, About::Pattern(_)));
        if has_patterns {
            patterns(lexicon, built_in, &mut languages, &mut problems);
        }
        problems.sort();
        if problems.is_empty() {
            Ok(Self { lexicon: Arc::clone(lexicon), languages })
        } else {
            Err(Problems(problems))
        }
    }

    pub fn categories(&self) -> &'static [Further] {
        self.lexicon.categories
    }

    pub fn entry(&self, place: usize) -> &Entry {
        &self.lexicon.entries[place]
    }

    /// What the user says of an entry of the program.
    pub fn replaced(&self, language: Language, entry: u32) -> Option<usize> {
        self.languages[language as usize].replaced.get(&entry).copied()
    }

    /// The user's phrases in a duty, in the order of their places. Where a longer one is found, those inside
    /// it are not.
    pub fn find(&self, duty: &str, language: Language, scratch: &mut Scratch, phrases: &mut Vec<Phrase>) {
        phrases.clear();
        let own = &self.languages[language as usize];
        let Some(artefact) = &own.phrases else { return };
        scratch.find(artefact, duty);
        phrases.extend(scratch.classes().filter_map(|(class, place)| {
            let entry = *own.entries.get(class as usize)?;
            // Of a compound that holds the phrase, the user has the whole word.
            Some(Phrase { entry, place: (place.0 & !1, place.1.next_multiple_of(2)) })
        }));
    }
}

/// Whether an entry rests on words of which the user has the word.
pub(super) fn is_overruled(hit: &Hit, phrases: &[Phrase]) -> bool {
    let inside = |place: (u32, u32)| {
        phrases.iter().any(|phrase| phrase.place.0 <= place.0 && place.1 <= phrase.place.1)
    };
    hit.has_place() && (inside(hit.first) || inside(hit.last))
}

impl OfLanguage {
    fn new(lexicon: &Lexicon, language: Language) -> Result<Self, Problem> {
        let mut own = Self::default();
        let mut classes = Vec::new();
        for (place, entry) in lexicon.entries.iter().enumerate() {
            let About::Phrase(words, inflection) = &entry.about else { continue };
            if entry.language != language {
                continue;
            }
            let kind = match inflection {
                Inflection::AsWritten => Kind::Fixed,
                Inflection::Noun => Kind::Noun,
                Inflection::Verb => Kind::Verb,
                Inflection::Adjective => Kind::Adjective,
            };
            let term = Term { line: entry.place.line, kind, base: words.clone(), further: Vec::new() };
            let name = own.entries.len().to_string();
            classes.push((Class { name, meaning: String::new(), terms: vec![term] }, false));
            own.entries.push(place);
        }
        let Some(first) = own.entries.first() else { return Ok(own) };
        let refused = |problem: String| Problem {
            place: lexicon.entries[*first].place.clone(),
            problem: format!("the phrases from here on can't be used together: {problem}"),
            advice: "leave out what changes nothing".to_owned(),
        };
        let source = Source { language, classes, entries: Vec::new() };
        let bytes = compile("the user's lexicon", &source).map_err(|error| refused(error.problem))?;
        let artefact = Artefact::load(bytes.into());
        own.phrases = Some(artefact.ok_or_else(|| refused("they can't be compiled".to_owned()))?);
        Ok(own)
    }
}

/// Finds the program's entries that the user names, in the languages that have them.
fn patterns(
    lexicon: &Lexicon,
    built_in: &[Artefact; 2],
    languages: &mut [OfLanguage; 2],
    problems: &mut Vec<Problem>,
) {
    let mut known: [HashMap<String, u32>; 2] = Default::default();
    for (known, artefact) in known.iter_mut().zip(built_in) {
        let count = u32::try_from(artefact.entry_count()).unwrap_or(u32::MAX);
        known.extend((0..count).map(|entry| (artefact.pattern(entry).into_owned(), entry)));
    }
    for (place, entry) in lexicon.entries.iter().enumerate() {
        let About::Pattern(pattern) = &entry.about else { continue };
        let language = entry.language as usize;
        let (problem, advice) = if pattern == "^" {
            ("the base rate can't be changed", "say what phrases count instead".to_owned())
        } else if let Some(number) = known[language].get(pattern) {
            languages[language].replaced.insert(*number, place);
            continue;
        } else {
            let advice = format!(
                "copy it from `rolescope explain --all` of a duty in `{}`, or write words under `phrases:`",
                entry.language.code()
            );
            ("the program has no such entry", advice)
        };
        problems.push(Problem {
            place: entry.place.clone(),
            problem: format!("`{pattern}`: {problem}"),
            advice,
        });
    }
}
