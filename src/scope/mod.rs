//! From judged duties to the answer: what the role's work really is, what its title promises, and how
//! the two compare.

mod assessment;
mod certainty;
mod comparison;
mod division;
mod doubt;
mod promise;
mod shares;
mod truer;

pub use assessment::{
    Assessment, Breadth, Comparison, LevelVerdict, Promise, Scope, TitlePart, TitleReason, Verdict,
};
pub use comparison::{promised_part, usual_level};
pub use division::{divide, divide_with, is_divided};
pub use doubt::doubt;
pub use promise::{promise, promise_line, promise_with};
pub(crate) use shares::parts;

use crate::classify::{Classifier, Judgement};
use crate::lexicon::Lexicon;
use crate::model::{Category, Posting};

/// Judges every duty of a posting, a line that tells several divided (see [`divide`]), and compares what they add up to with what the title promises.
#[must_use]
pub fn assess(posting: Posting, classifier: &Classifier) -> Assessment {
    let language = posting.language;
    let (posting, judgements) = divide(posting, |text| classifier.judge(text, language));
    assess_with(posting, judgements, classifier.lexicon())
}

/// Assesses as [`assess`] does, to the same result, but leaves the evidence of every judgement out: for
/// those who assess many postings and show no evidence.
#[must_use]
pub fn assess_briefly(posting: Posting, classifier: &Classifier) -> Assessment {
    let language = posting.language;
    let (posting, judgements) = divide(posting, |text| classifier.judge_briefly(text, language));
    assess_with(posting, judgements, classifier.lexicon())
}

/// Compares what a posting's judged duties add up to with what the title promises. `judgements` are
/// those of the posting's duties, in their order; a duty without one doesn't count.
#[must_use]
pub fn assess_judged(posting: Posting, judgements: Vec<Judgement>) -> Assessment {
    assess_with(posting, judgements, None)
}

/// As [`assess_judged`], where a user's lexicon has a say in what titles promise.
#[must_use]
pub fn assess_with(posting: Posting, judgements: Vec<Judgement>, lexicon: Option<&Lexicon>) -> Assessment {
    assess_as(posting, judgements, lexicon, true)
}

/// As [`assess_with`], but without the ranges of the shares ([`Scope::intervals`] is empty): for those who assess
/// many postings and ask for few of them, through [`range`].
#[must_use]
pub fn assess_without_ranges(
    posting: Posting,
    judgements: Vec<Judgement>,
    lexicon: Option<&Lexicon>,
) -> Assessment {
    assess_as(posting, judgements, lexicon, false)
}

/// The bounds between which a category's share of the work lies with a probability of 90 %; `None` where nothing
/// is known of the work.
#[must_use]
pub fn range(assessment: &Assessment, category: Category) -> Option<(f64, f64)> {
    let scope = assessment.scope.as_ref()?;
    let Assessment { posting, judgements, weights, .. } = assessment;
    scope.intervals.get(category.index()).copied().or_else(|| {
        let number = shares::known_duties(judgements, weights) + shares::prior(&posting.duties);
        Some(shares::range(scope.shares[category], number))
    })
}

fn assess_as(
    posting: Posting,
    judgements: Vec<Judgement>,
    lexicon: Option<&Lexicon>,
    with_ranges: bool,
) -> Assessment {
    let weights = shares::weights(&posting.duties, &judgements);
    let scope = shares::scope(&posting.duties, &judgements, &weights, with_ranges);
    let promise = posting
        .title
        .as_ref()
        .filter(|title| title.clean.chars().any(char::is_alphabetic))
        .map(|title| promise_with(&title.clean, posting.language, lexicon));
    let comparison = comparison::compare(promise.as_ref(), scope.as_ref(), &judgements, &weights);
    let truer_titles =
        truer::truer_titles(promise.as_ref(), scope.as_ref(), &comparison, posting.language, lexicon);
    Assessment { posting, judgements, weights, scope, promise, comparison, truer_titles }
}
