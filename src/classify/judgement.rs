//! What the classifier says of one duty: the category, the level, how sure it is, and the evidence.
//! The evidence is the whole of the score: a reader who adds up the weights arrives at the same
//! answer.

use std::borrow::Cow;
use std::ops::Range;

use arrayvec::ArrayVec;

use crate::lexicon::Place;
use crate::model::{Amounts, Category, Level};

/// A duty's judgement.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The category, or `None` where the duty is unclear: nothing in it speaks for any category.
    pub category: Option<Category>,
    /// A second category that is clearly there too.
    pub second: Option<Category>,
    /// What the duty asks of the person.
    pub level: Level,
    /// How likely each built-in category is, in the order of [`Category::ALL`]; with those of
    /// [`further`](Self::further) they sum to 1.
    pub probabilities: [f64; Category::COUNT],
    /// How likely each category of the user's is, in their order: 0 for one of which nothing was found.
    /// Empty without a lexicon that defines any.
    pub further: Vec<(Category, f64)>,
    /// How likely each level is, in the order of [`Level::ALL`]; they sum to 1.
    pub level_probabilities: [f64; Level::COUNT],
    /// Each entry of the lexicon that spoke, with what it counted for; the sum over all is
    /// [`scores`](Self::scores).
    pub evidence: Vec<Evidence>,
}

impl Judgement {
    /// How likely the category given is right, 0 to 1; for an unclear duty, how likely its best guess
    /// would have been.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        self.probability(self.category.unwrap_or_else(|| self.likeliest()))
    }

    /// How likely a category is, 0 to 1.
    #[must_use]
    pub fn probability(&self, category: Category) -> f64 {
        match category {
            Category::Further(_) => {
                let known = self.further.iter().find(|(known, _)| *known == category);
                known.map_or(0.0, |(_, probability)| *probability)
            }
            _ => self.probabilities[category.index()],
        }
    }

    /// All categories, the built-in ones first.
    pub fn categories(&self) -> impl Iterator<Item = Category> + '_ {
        Category::ALL.into_iter().chain(self.further.iter().map(|(category, _)| *category))
    }

    /// The built-in categories, and those of the user's of which something was found.
    pub fn competing(&self) -> impl Iterator<Item = Category> + '_ {
        self.categories()
            .filter(|category| !matches!(category, Category::Further(_)) || self.probability(*category) > 0.0)
    }

    /// The likeliest category; the first of equals.
    #[must_use]
    pub fn likeliest(&self) -> Category {
        let mut best = Category::Advisory;
        for category in self.categories() {
            if self.probability(category) > self.probability(best) {
                best = category;
            }
        }
        best
    }

    /// The probabilities of all categories.
    pub(crate) fn amounts(&self) -> Amounts {
        match self.further.first() {
            Some((Category::Further(first), _)) => {
                Amounts::of(first.set(), |category| self.probability(category))
            }
            _ => Amounts::from(self.probabilities),
        }
    }

    /// The sum of the evidence for a category, in hundredths of a natural logarithm of odds.
    #[must_use]
    pub fn score(&self, category: Category) -> i32 {
        self.evidence.iter().map(|evidence| evidence.weight(category)).sum()
    }

    /// The sum of the evidence for each built-in category, in hundredths of a natural logarithm of odds.
    #[must_use]
    pub fn scores(&self) -> [i32; Category::COUNT] {
        let mut scores = [0; Category::COUNT];
        for evidence in &self.evidence {
            for (score, weight) in scores.iter_mut().zip(evidence.weights) {
                *score += weight;
            }
        }
        scores
    }
}

/// One reason: an entry of the lexicon that matched, where, and what it counted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The entry's pattern as it stands in the lexicon, such as `@manage … @calendar`.
    pub entry: Cow<'static, str>,
    /// The byte ranges of the duty's text that it matched, at most two; empty for the base rate.
    pub places: ArrayVec<Range<usize>, 2>,
    /// What it counts for each built-in category, in hundredths of a natural logarithm of odds.
    pub weights: [i32; Category::COUNT],
    /// What it counts for categories of the user's, in the same unit; nothing for one that isn't here.
    pub further: Vec<(Category, i32)>,
    /// What it counts for each level, in the same unit.
    pub level_weights: [i32; Level::COUNT],
    /// Where the user's lexicon says so; `None` where the program's own does.
    pub from: Option<Place>,
}

impl Evidence {
    /// What it counts for a category, in hundredths of a natural logarithm of odds.
    #[must_use]
    pub fn weight(&self, category: Category) -> i32 {
        match category {
            Category::Further(_) => {
                let known = self.further.iter().find(|(known, _)| *known == category);
                known.map_or(0, |(_, weight)| *weight)
            }
            _ => self.weights[category.index()],
        }
    }
}
