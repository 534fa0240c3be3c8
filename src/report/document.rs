//! What the machine-readable formats hold: one shape for JSON and YAML, described by
//! `schemas/report.schema.json`. Names are English and stay the same whatever the report's language;
//! fractions are rounded to four decimals; weights are whole hundredths, so that they add up exactly.

use std::collections::BTreeMap;
use std::iter;

use serde::{Serialize, Serializer};
use serde_yaml::DoubleQuoted;

use crate::model::{Duty, Language, Level, Posting, Shares, round};
use crate::scope::{Assessment, Comparison, LevelVerdict, Promise, Scope, TitlePart};
use crate::source::{SourceFile, SourceText, Span};

use super::judgement_record::JudgementRecord;
use super::plain::is_hostile;
use super::questions::{Asked, Asking};

/// The version of the shape; it changes when something in it changes its meaning or goes away.
pub(super) const VERSION: u32 = 1;

/// A text from outside the program. JSON is escaped as a whole while it is written; YAML can escape only
/// within double quotes, so a text that needs it asks for them.
#[derive(Clone, Copy)]
pub(super) struct Untrusted<'a>(pub(super) &'a str);

impl Serialize for Untrusted<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.contains(is_hostile) || self.0.contains("##") {
            DoubleQuoted(self.0).serialize(serializer)
        } else {
            self.0.serialize(serializer)
        }
    }
}

/// A file that could not be read, or something in it that could not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub advice: String,
}

#[derive(Serialize)]
pub(super) struct Document<'a> {
    format: &'static str,
    version: u32,
    postings: Postings<'a>,
    problems: Vec<ProblemRecord<'a>>,
}

/// Postings, duties and evidence become records only while they are written: of a long report, all records
/// together would take many times the memory of what they tell.
struct Postings<'a>(&'a [Assessment], Told<'a>);

impl Serialize for Postings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|assessment| PostingRecord::new(assessment, self.1)))
    }
}

/// How much is told of each duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// All of it, with every reason and what it counts for.
    Whole,
    /// The answers without their reasons: what a data set of any size is sifted by.
    Lean,
}

/// What is told of each posting.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// How much of its duties.
    pub depth: Depth,
    /// The questions that it raises, if they are asked for.
    pub asking: Option<Asking<'a>>,
}

#[derive(Serialize)]
struct ProblemRecord<'a> {
    file: Untrusted<'a>,
    line: usize,
    column: usize,
    problem: Untrusted<'a>,
    advice: Untrusted<'a>,
}

impl<'a> ProblemRecord<'a> {
    fn new(problem: &'a Problem) -> Self {
        Self {
            file: Untrusted(&problem.file),
            line: problem.line,
            column: problem.column,
            problem: Untrusted(&problem.problem),
            advice: Untrusted(&problem.advice),
        }
    }
}

impl<'a> Document<'a> {
    pub(super) fn new(assessments: &'a [Assessment], problems: &'a [Problem]) -> Self {
        Self::telling(assessments, problems, Told { depth: Depth::Whole, asking: None })
    }

    pub(super) fn telling(assessments: &'a [Assessment], problems: &'a [Problem], told: Told<'a>) -> Self {
        Self {
            format: "rolescope-report",
            version: VERSION,
            postings: Postings(assessments, told),
            problems: problems.iter().map(ProblemRecord::new).collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct PostingRecord<'a> {
    file: Untrusted<'a>,
    index: usize,
    language: Language,
    title: Option<TitleRecord<'a>>,
    organisation: Option<Text<'a>>,
    reports_to: Option<Text<'a>>,
    stated_level: Option<Level>,
    comparison: ComparisonRecord,
    promise: Option<PromiseRecord<'a>>,
    scope: Option<ScopeRecord>,
    truer_titles: Vec<Untrusted<'a>>,
    duties: Duties<'a>,
    requirements: Vec<Text<'a>>,
    nice_to_have: Vec<Text<'a>>,
    training: Vec<Text<'a>>,
    benefits: Vec<Text<'a>>,
    employment: Option<Text<'a>>,
    hours: Option<Text<'a>>,
    extent: Option<Text<'a>>,
    events_led_by: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    questions: Option<Vec<Asked>>,
}

impl<'a> PostingRecord<'a> {
    pub(super) fn new(assessment: &'a Assessment, told: Told<'a>) -> Self {
        let posting: &Posting = &assessment.posting;
        let file = &posting.file;
        let one = |text: &'a Option<SourceText>| text.as_ref().map(|text| Text::new(text, file));
        let many = |texts: &'a [SourceText]| texts.iter().map(|text| Text::new(text, file)).collect();
        Self {
            file: Untrusted(&file.name),
            index: posting.index,
            language: posting.language,
            title: posting.title.as_ref().map(|title| TitleRecord {
                text: Text::new(&title.original, file),
                clean: Untrusted(&title.clean),
            }),
            organisation: one(&posting.organisation),
            reports_to: one(&posting.reports_to),
            stated_level: posting.level,
            comparison: ComparisonRecord::new(&assessment.comparison),
            promise: assessment.promise.as_ref().map(PromiseRecord::new),
            scope: assessment.scope.as_ref().map(ScopeRecord::new),
            truer_titles: assessment.truer_titles.iter().map(|title| Untrusted(title)).collect(),
            duties: Duties(assessment, told.depth),
            requirements: many(&posting.requirements),
            nice_to_have: many(&posting.nice_to_have),
            training: many(&posting.training),
            benefits: many(&posting.benefits),
            employment: one(&posting.terms.employment),
            hours: one(&posting.terms.hours),
            extent: one(&posting.terms.extent),
            events_led_by: one(&posting.events_led_by),
            questions: told.asking.map(|asking| asking.of(assessment)),
        }
    }
}

/// A text and where it stands: lines and columns (in characters) count from 1, the end is exclusive.
#[derive(Serialize)]
struct Text<'a> {
    text: Untrusted<'a>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl<'a> Text<'a> {
    fn new(text: &'a SourceText, file: &SourceFile) -> Self {
        Self::at(&text.text, text.span(), file)
    }

    fn at(text: &'a str, span: Span, file: &SourceFile) -> Self {
        let (start, end) = (file.position(span.start), file.position(span.end));
        Self {
            text: Untrusted(text),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

#[derive(Serialize)]
struct TitleRecord<'a> {
    #[serde(flatten)]
    text: Text<'a>,
    clean: Untrusted<'a>,
}

#[derive(Serialize)]
struct ComparisonRecord {
    verdict: &'static str,
    certainty: f64,
    overlap: Option<f64>,
    level_verdict: Option<&'static str>,
    level_certainty: f64,
    /// The numbers of the duties (from 1) that make the difference.
    deciding: Vec<usize>,
}

impl ComparisonRecord {
    fn new(comparison: &Comparison) -> Self {
        Self {
            verdict: comparison.verdict.key(),
            certainty: round(comparison.certainty),
            overlap: comparison.overlap.map(round),
            level_verdict: comparison.level_verdict.map(LevelVerdict::key),
            level_certainty: round(comparison.level_certainty),
            deciding: comparison.deciding.iter().map(|index| index + 1).collect(),
        }
    }
}

#[derive(Serialize)]
struct PromiseRecord<'a> {
    shares: Shares,
    level: f64,
    open: bool,
    certainty: f64,
    reasons: Vec<ReasonRecord<'a>>,
}

#[derive(Serialize)]
struct ReasonRecord<'a> {
    words: Untrusted<'a>,
    part: &'static str,
}

impl<'a> PromiseRecord<'a> {
    fn new(promise: &'a Promise) -> Self {
        let reasons = promise.reasons.iter().map(|reason| ReasonRecord {
            words: Untrusted(&reason.words),
            part: match reason.part {
                TitlePart::Head => "head",
                TitlePart::Field => "field",
                TitlePart::Serves => "serves",
                TitlePart::Seniority => "seniority",
            },
        });
        Self {
            shares: promise.shares,
            level: round(promise.level),
            open: promise.open,
            certainty: round(promise.certainty),
            reasons: reasons.collect(),
        }
    }
}

#[derive(Serialize)]
struct ScopeRecord {
    shares: Shares,
    intervals: BTreeMap<&'static str, [f64; 2]>,
    level: f64,
    level_interval: [f64; 2],
    breadth: &'static str,
    unclear: usize,
}

impl ScopeRecord {
    fn new(scope: &Scope) -> Self {
        let bounds = |(low, high): (f64, f64)| [round(low), round(high)];
        Self {
            shares: scope.shares,
            intervals: scope
                .shares
                .categories()
                .map(|category| (category.key(), bounds(scope.intervals[category.index()])))
                .collect(),
            level: round(scope.level),
            level_interval: bounds(scope.level_interval),
            breadth: scope.breadth.key(),
            unclear: scope.unclear,
        }
    }
}

struct Duties<'a>(&'a Assessment, Depth);

impl Serialize for Duties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Assessment { posting, judgements, weights, .. } = self.0;
        let weights = weights.iter().copied().chain(iter::repeat(0.0));
        let duties = posting.duties.iter().zip(judgements).zip(weights).enumerate();
        serializer.collect_seq(duties.map(|(index, ((duty, judgement), weight))| {
            DutyRecord::new(
                index,
                duty,
                JudgementRecord::new(&duty.text.text, judgement, self.1),
                weight,
                &posting.file,
            )
        }))
    }
}

#[derive(Serialize)]
struct DutyRecord<'a> {
    number: usize,
    #[serde(flatten)]
    text: Text<'a>,
    group: Option<Untrusted<'a>>,
    stated_share: Option<f64>,
    weight: f64,
    #[serde(flatten)]
    judgement: JudgementRecord<'a>,
}

impl<'a> DutyRecord<'a> {
    fn new(
        index: usize,
        duty: &'a Duty,
        judgement: JudgementRecord<'a>,
        weight: f64,
        file: &SourceFile,
    ) -> Self {
        Self {
            number: index + 1,
            text: Text::new(&duty.text, file),
            group: duty.group.as_ref().map(|group| Untrusted(&group.text)),
            stated_share: duty.share.map(round),
            weight: round(weight),
            judgement,
        }
    }
}
