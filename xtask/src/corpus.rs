//! What there is to learn from in one language: labelled duties, with the entries of the lexicon that each holds.

use anyhow::Context;
use rolescope::classify::{Class, Classifier, Part, Pattern};
use rolescope::model::Language;

use crate::gold::{self, Duty};
use crate::train::Options;
use crate::{candidates, lexicon};

/// The corpora of all languages, in their order.
pub fn load_all(options: &Options) -> anyhow::Result<[Corpus; 2]> {
    let [english, swedish] = Language::ALL;
    Ok([Corpus::load(options, english)?, Corpus::load(options, swedish)?])
}

pub struct Corpus {
    pub duties: Vec<Duty>,
    pub patterns: Vec<Pattern>,
    /// What each duty holds: places in `patterns`.
    pub in_duties: Vec<Vec<u32>>,
}

impl Corpus {
    pub fn load(options: &Options, language: Language) -> anyhow::Result<Self> {
        let duties = learnable(options, language)?;
        let classes = lexicon::classes(language)?;
        let texts = duties.iter().map(|duty| duty.duty.as_str());
        let mut patterns = candidates::patterns(texts, &classes, options.least);
        patterns.retain(|pattern| {
            let of_classes = is_of_classes(pattern);
            !(options.only_classes && !of_classes
                || options.no_classes && of_classes
                || options.no_pairs && pattern.parts.len() > 1)
        });
        let finder = Finder::new(&patterns, classes, language)?;
        let in_duties = duties.iter().map(|duty| finder.find(&duty.duty)).collect();
        Ok(Self { duties, patterns, in_duties })
    }
}

/// Every duty that may be learned from.
fn learnable(options: &Options, language: Language) -> anyhow::Result<Vec<Duty>> {
    let mut duties = gold::load(options.gold(), language)?;
    if options.own > 0.0 {
        duties.extend(gold::load_own(language)?);
    }
    if let Some(texts) = &options.texts {
        let texts = gold::Texts::load(texts)?;
        duties.extend(gold::load_found(&texts, language)?);
        if language == Language::Swedish {
            duties.extend(gold::load_translated(&texts, options.gold())?);
        }
    }
    duties.retain(|duty| duty.is_apart() || !gold::is_held_out(&duty.posting));
    Ok(duties)
}

pub fn is_of_classes(pattern: &Pattern) -> bool {
    pattern.parts.iter().all(|part| matches!(part, Part::Class(_)))
}

/// Which patterns a text holds, found by the program's own matcher.
struct Finder {
    classifier: Classifier,
    language: Language,
}

impl Finder {
    fn new(patterns: &[Pattern], classes: Vec<(Class, bool)>, language: Language) -> anyhow::Result<Self> {
        let entries = patterns.iter().cloned().map(candidates::unweighted).collect();
        let bytes = lexicon::compile(language, classes, entries)?;
        // The other language's place is filled with the same: only `language` is asked.
        let classifier = Classifier::from_compiled(bytes.clone().into(), bytes.into())
            .context("the compiled lexicon doesn't load")?;
        Ok(Self { classifier, language })
    }

    fn find(&self, text: &str) -> Vec<u32> {
        let found = self.classifier.find(text, self.language).into_iter();
        let mut found: Vec<u32> = found.map(|found| found.entry as u32).collect();
        found.sort_unstable();
        found
    }
}
