//! How whole postings are read and judged, against people: the lines found, the shares of the work, the
//! verdict, and whether a role's own title fits it better than other roles' titles do.

use std::fmt::Display;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::labels::{LabelError, RoleLabel};
use super::lines::Line;
use super::measures::{area_under_curve, mean, ratio};
use super::{ByLanguage, rounded, rounded_option};
use crate::classify::Classifier;
use crate::lexicon::Lexicon;
use crate::model::{Language, Posting};
use crate::scope::{Assessment, assess, promise_with, promised_part};
use crate::source::SourceFile;

/// Scores over the roles of one language; all but `n` lie in 0 to 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleScores {
    /// How many roles.
    pub n: usize,
    /// The part of the duty lines found that are duties.
    #[serde(serialize_with = "rounded")]
    pub duty_precision: f64,
    /// The part of the duty lines that were found.
    #[serde(serialize_with = "rounded")]
    pub duty_recall: f64,
    /// The harmonic mean of the two.
    #[serde(serialize_with = "rounded")]
    pub duty_f1: f64,
    /// The mean total-variation distance between the shares found and judged; 1 where none were found.
    #[serde(serialize_with = "rounded")]
    pub scope_tvd: f64,
    /// The part whose verdict is the judged one.
    #[serde(serialize_with = "rounded")]
    pub verdict_agreement: f64,
    /// The part whose breadth is the judged one.
    #[serde(serialize_with = "rounded")]
    pub breadth_agreement: f64,
    /// How likely a role's own title lies nearer to its work than the title of a role of other work; none
    /// where there is nothing to swap.
    #[serde(serialize_with = "rounded_option")]
    pub title_swap_auc: Option<f64>,
    /// The part whose title was found.
    #[serde(serialize_with = "rounded")]
    pub title_found: f64,
    /// The part whose reporting line, or lack of one, was found.
    #[serde(serialize_with = "rounded")]
    pub reports_to_found: f64,
}

/// A role's label and what the program made of its file; `None` where it found no posting.
struct Judged<'a> {
    label: &'a RoleLabel,
    assessment: Option<Assessment>,
}

/// Reads the file of every judged role with `open`, assesses it, and scores the assessments by
/// language. `file` is the labels file's name, for errors; `open` is given each role's `file` as it stands
/// in the labels.
///
/// # Errors
/// When the file of a role can't be opened.
pub fn roles<E: Display>(
    file: &str,
    labels: &[RoleLabel],
    classifier: &Classifier,
    open: impl Fn(&Path) -> Result<SourceFile, E> + Sync,
) -> Result<ByLanguage<RoleScores>, LabelError> {
    let judged: Vec<Judged> = labels
        .par_iter()
        .map(|label| {
            let source = open(Path::new(&label.file)).map_err(|error| LabelError {
                file: file.to_owned(),
                line: label.line,
                problem: format!("the role's file {} can't be opened: {error}", label.file),
            })?;
            let posting = posting(&Arc::new(source), label);
            Ok(Judged { label, assessment: posting.map(|posting| assess(posting, classifier)) })
        })
        .collect::<Result<_, LabelError>>()?;
    let of_language = |language: Language| {
        let judged: Vec<&Judged> = judged.iter().filter(|one| one.label.language == language).collect();
        (!judged.is_empty()).then(|| (language.code(), scores(&judged, classifier.lexicon())))
    };
    Ok(Language::ALL.into_iter().filter_map(of_language).collect())
}

/// The posting of a file that the label is about: the one with its title, else the one with most duties.
fn posting(file: &Arc<SourceFile>, label: &RoleLabel) -> Option<Posting> {
    let mut postings = crate::read(file).ok()?.postings;
    let titled = postings.iter().position(|posting| has_title(posting, label));
    let fullest = || (0..postings.len()).max_by_key(|place| postings[*place].duties.len());
    let place = titled.or_else(fullest)?;
    Some(postings.swap_remove(place))
}

fn has_title(posting: &Posting, label: &RoleLabel) -> bool {
    let judged = Line::new(&label.title);
    posting
        .title
        .as_ref()
        .is_some_and(|title| Line::new(&title.clean) == judged || Line::new(&title.original.text) == judged)
}

fn scores(judged: &[&Judged], lexicon: Option<&Lexicon>) -> RoleScores {
    let n = judged.len();
    let part = |right: &dyn Fn(&Judged) -> bool| ratio(judged.iter().filter(|one| right(one)).count(), n);
    let (precision, recall) = duty_lines(judged);
    let distances: Vec<f64> = judged.iter().map(|one| distance(one)).collect();
    RoleScores {
        n,
        duty_precision: precision,
        duty_recall: recall,
        duty_f1: if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 },
        scope_tvd: mean(&distances).unwrap_or(0.0),
        verdict_agreement: part(&|one| {
            one.assessment.as_ref().is_some_and(|a| a.comparison.verdict == one.label.verdict)
        }),
        breadth_agreement: part(&|one| {
            let scope = one.assessment.as_ref().and_then(|assessment| assessment.scope.as_ref());
            scope.is_some_and(|scope| scope.breadth == one.label.breadth)
        }),
        title_swap_auc: title_swap(judged, lexicon),
        title_found: part(&|one| one.assessment.as_ref().is_some_and(|a| has_title(&a.posting, one.label))),
        reports_to_found: part(&reports_to_agrees),
    }
}

/// Precision and recall of the duty lines, over all roles together.
fn duty_lines(judged: &[&Judged]) -> (f64, f64) {
    let (mut found, mut found_right, mut stated, mut stated_found) = (0, 0, 0, 0);
    for one in judged {
        let truth: Vec<Line> = one.label.duties.iter().map(|duty| Line::new(duty)).collect();
        // People mark lines: one that was divided into several duties is one.
        let duties = one.assessment.iter().flat_map(|assessment| &assessment.posting.duties);
        let lines = duties.filter(|duty| duty.opens_line()).map(|duty| Line::new(&duty.line().text));
        let lines: Vec<Line> = lines.collect();
        let among = |line: &Line, others: &[Line]| others.iter().any(|other| line.same(other));
        found += lines.len();
        found_right += lines.iter().filter(|line| among(line, &truth)).count();
        stated += truth.len();
        stated_found += truth.iter().filter(|line| among(line, &lines)).count();
    }
    (ratio(found_right, found), ratio(stated_found, stated))
}

fn distance(one: &Judged) -> f64 {
    let scope = one.assessment.as_ref().and_then(|assessment| assessment.scope.as_ref());
    scope.map_or(1.0, |scope| 1.0 - scope.shares.built_in().overlap(&one.label.scope))
}

/// Own titles against the titles of roles whose work is judged to be mainly something else. Titles that
/// people or the program call open can't mislead and are left out.
fn title_swap(judged: &[&Judged], lexicon: Option<&Lexicon>) -> Option<f64> {
    let promises: Vec<_> =
        judged.iter().map(|one| promise_with(&one.label.title, one.label.language, lexicon)).collect();
    let telling = |place: usize| !judged[place].label.open && !promises[place].open;
    let (mut own, mut swapped) = (Vec::new(), Vec::new());
    for (place, one) in judged.iter().enumerate() {
        let Some(scope) = one.assessment.as_ref().and_then(|assessment| assessment.scope.as_ref()) else {
            continue;
        };
        for (other, promise) in promises.iter().enumerate().filter(|(other, _)| telling(*other)) {
            let mismatch = 1.0 - promised_part(&promise.shares, &scope.shares);
            if other == place {
                own.push(mismatch);
            } else if judged[other].label.scope.main() != one.label.scope.main() {
                swapped.push(mismatch);
            }
        }
    }
    area_under_curve(&swapped, &own)
}

fn reports_to_agrees(one: &Judged) -> bool {
    let posting = one.assessment.as_ref().map(|assessment| &assessment.posting);
    let found = posting.and_then(|posting| posting.reports_to.as_ref());
    match (found, &one.label.reports_to) {
        (None, None) => true,
        (Some(found), Some(judged)) => Line::new(&found.text).contains_or_is_contained(&Line::new(judged)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Judgement;
    use crate::model::{Category, Duty, Level, Shares, Title};
    use crate::scope::{Breadth, Verdict, assess_judged};
    use crate::source::SourceText;

    fn label(title: &str, duties: &[&str], main: Category) -> RoleLabel {
        RoleLabel {
            line: 1,
            language: Language::English,
            file: "role.md".to_owned(),
            title: title.to_owned(),
            open: false,
            duties: duties.iter().map(|duty| (*duty).to_owned()).collect(),
            scope: Shares::only(main),
            verdict: Verdict::Matches,
            breadth: Breadth::Specialised,
            reports_to: Some("the Head of Office".to_owned()),
        }
    }

    fn found(title: &str, duties: &[&str], main: Category) -> Assessment {
        let mut probabilities = [0.001; Category::COUNT];
        probabilities[main.index()] = 0.996;
        let judgement = Judgement {
            category: Some(main),
            second: None,
            level: Level::Own,
            probabilities,
            further: Vec::new(),
            level_probabilities: [0.1, 0.8, 0.1],
            evidence: Vec::new(),
        };
        let text = |text: &str| SourceText::verbatim(text, 0);
        let duty = |duty: &&str| Duty { text: text(duty), share: None, group: None, part: None };
        let posting = Posting {
            file: Arc::new(SourceFile::new("role.md", "")),
            index: 0,
            title: Some(Title { original: text(title), clean: title.to_owned() }),
            organisation: None,
            language: Language::English,
            reports_to: Some(text("Head of Office")),
            level: None,
            duties: duties.iter().map(duty).collect(),
            requirements: Vec::new(),
            nice_to_have: Vec::new(),
            training: Vec::new(),
            benefits: Vec::new(),
            rest: Vec::new(),
            beside: crate::model::Beside::default(),
            terms: Default::default(),
            events_led_by: None,
            doubts: Vec::new(),
        };
        assess_judged(posting, vec![judgement; duties.len()])
    }

    #[test]
    fn each_score_is_what_it_says() {
        let clerk = label(
            "Office Clerk",
            &["Sort the mail.", "Keep the files", "Order paper"],
            Category::Operational,
        );
        let planner =
            label("Event Planner", &["Run the fair", "Book halls", "Greet speakers"], Category::Event);
        let clerk_found = found(
            "Office Clerk",
            &["sort the mail", "keep the files", "you are kind"],
            Category::Operational,
        );
        let planner_found =
            found("Fair Planner", &["Run the fair", "Book halls", "Greet speakers"], Category::Event);
        // From work that is all of one kind, the distance is what our shares put elsewhere.
        let elsewhere = |assessment: &Assessment, main: Category| {
            1.0 - assessment.scope.as_ref().expect("three duties make a scope").shares[main]
        };
        let distances =
            [elsewhere(&clerk_found, Category::Operational), elsewhere(&planner_found, Category::Event)];
        let judged = [
            Judged { label: &clerk, assessment: Some(clerk_found) },
            Judged { label: &planner, assessment: Some(planner_found) },
        ];
        let scores = scores(&judged.iter().collect::<Vec<_>>(), None);
        assert!((scores.duty_precision - 5.0 / 6.0).abs() < 1e-12);
        assert!((scores.duty_recall - 5.0 / 6.0).abs() < 1e-12);
        assert!((scores.duty_f1 - 5.0 / 6.0).abs() < 1e-12);
        let mean = distances.iter().sum::<f64>() / 2.0;
        assert!(mean > 0.0 && (scores.scope_tvd - mean).abs() < 1e-12, "{} {mean}", scores.scope_tvd);
        assert_eq!(scores.verdict_agreement, 1.0);
        assert_eq!(scores.breadth_agreement, 1.0);
        assert_eq!(scores.title_swap_auc, Some(1.0));
        assert_eq!(scores.title_found, 0.5);
        assert_eq!(scores.reports_to_found, 1.0);
    }
}
