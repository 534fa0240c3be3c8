//! Rules about the role as a whole: does the work keep what the title promises, in kind, level and breadth?
//! They tell the assessment's own verdicts, once each: a second job isn't told again where the verdict on
//! the title has already named it.

use super::sink::{Found, Sink};
use super::{Confidence, Threshold, Value};
use crate::model::{Category, Title};
use crate::scope::{Assessment, Breadth, LevelVerdict, Promise, Scope, Verdict};
use crate::source::SourceText;

/// What a title may bring of a kind of work and still not promise it.
const NOT_PROMISED: f64 = 0.1;
/// So many duties are shown as evidence.
const EVIDENCE: usize = 3;
/// From this level on, somebody answers for the work themselves.
const LEADS_FROM: f64 = 2.75;

pub(super) fn check(assessment: &Assessment, sink: &mut Sink<'_>) {
    let (Some(title), Some(promise), Some(scope)) =
        (&assessment.posting.title, &assessment.promise, &assessment.scope)
    else {
        return;
    };
    if assessment.comparison.verdict == Verdict::TooLittle {
        return;
    }
    let role = Role { assessment, title, promise, scope };
    let told = role.title(sink);
    let assistant_told = role.hidden_assistant(told, sink);
    role.hidden_job(told.or(assistant_told), sink);
    role.several_jobs(sink);
    role.level(sink);
    role.event_under_nobody(sink);
}

struct Role<'a> {
    assessment: &'a Assessment,
    title: &'a Title,
    promise: &'a Promise,
    scope: &'a Scope,
}

impl<'a> Role<'a> {
    fn found(&self, code: &'static str) -> Found<'a> {
        Found::new(code, self.title.original.span(), &self.title.clean)
            .told("title", &self.title.clean)
            .category("promise", self.promise.shares.main())
            .category("work", self.scope.shares.main())
    }

    /// The kind of work that goes farthest beyond what was promised.
    fn surplus(&self) -> Category {
        let beyond = |category: Category| self.scope.shares[category] - self.promise.shares[category];
        let mut most = Category::Advisory;
        for category in Category::ALL {
            if beyond(category) > beyond(most) {
                most = category;
            }
        }
        most
    }

    /// The duties of a category, the weightiest first.
    fn duties_of(&self, category: Category) -> impl Iterator<Item = &'a SourceText> {
        let assessment = self.assessment;
        let mut places: Vec<usize> = (0..assessment.judgements.len())
            .filter(|place| assessment.judgements[*place].category == Some(category))
            .collect();
        places.sort_by(|a, b| assessment.weights[*b].total_cmp(&assessment.weights[*a]));
        places.into_iter().take(EVIDENCE).map(|place| &assessment.posting.duties[place].text)
    }

    /// The finding with the truer titles, or with the advice that goes without.
    fn with_titles(&self, found: Found<'a>) -> Found<'a> {
        let titles = &self.assessment.truer_titles;
        let Some(first) = titles.first() else { return found.advice("none") };
        let alone = self.title.original.text == self.title.clean;
        found
            .value("titles", Value::Choice(titles.clone()))
            .replacement(alone.then(|| first.clone()))
    }

    /// Tells what the verdict is, and which kind of work was named in it.
    fn title(&self, sink: &mut Sink<'_>) -> Option<Category> {
        let comparison = &self.assessment.comparison;
        let (code, surplus) = match comparison.verdict {
            Verdict::Differs => ("RS101", self.surplus()),
            Verdict::Partly => ("RS102", self.surplus()),
            Verdict::Open => {
                let found = self.found("RS103").part("part", self.scope.shares[self.scope.shares.main()]);
                sink.add(self.with_titles(found));
                return None;
            }
            Verdict::Matches | Verdict::TooLittle => return None,
        };
        let mut found = self
            .found(code)
            .confidence(Confidence::of(comparison.certainty))
            .part("part", 1.0 - comparison.overlap.unwrap_or_default())
            .part("share", self.scope.shares[surplus])
            .category("surplus", surplus);
        for place in comparison.deciding.iter().take(EVIDENCE) {
            let duty = &self.assessment.posting.duties[*place];
            found = found.evidence(&duty.text, self.assessment.judgements[*place].category);
        }
        sink.add(self.with_titles(found)).then_some(surplus)
    }

    /// How sure it is that a kind of work really takes more than was promised.
    fn surely_beyond(&self, category: Category, threshold: f64) -> Confidence {
        let (low, _) = self.scope.intervals[category.index()];
        match low {
            low if low >= threshold => Confidence::High,
            low if low >= self.promise.shares[category] + 0.05 && self.promise.certainty >= 0.6 => Confidence::Medium,
            _ => Confidence::Low,
        }
    }

    fn hidden_assistant(&self, told: Option<Category>, sink: &mut Sink<'_>) -> Option<Category> {
        let category = Category::ExecutiveAssistant;
        let share = self.scope.shares[category];
        let threshold = sink.settings.get(Threshold::HiddenAssistant);
        if told == Some(category) || self.promise.open || share < threshold || self.promise.shares[category] >= NOT_PROMISED {
            return None;
        }
        let mut found = self.found("RS108").part("share", share).confidence(self.surely_beyond(category, threshold));
        for duty in self.duties_of(category) {
            found = found.evidence(duty, Some(category));
        }
        sink.add(self.with_titles(found)).then_some(category)
    }

    fn hidden_job(&self, told: Option<Category>, sink: &mut Sink<'_>) {
        let threshold = sink.settings.get(Threshold::HiddenJob);
        for category in Category::ALL {
            let share = self.scope.shares[category];
            let promised = self.promise.shares[category];
            let is_hidden = share >= threshold && promised < NOT_PROMISED && category != Category::Other;
            if self.promise.open || !is_hidden || told == Some(category) {
                continue;
            }
            let mut found = self
                .found("RS104")
                .category("hidden", category)
                .part("share", share)
                .confidence(self.surely_beyond(category, threshold));
            for duty in self.duties_of(category) {
                found = found.evidence(duty, Some(category));
            }
            sink.add(self.with_titles(found));
        }
    }

    fn several_jobs(&self, sink: &mut Sink<'_>) {
        let count = self.assessment.posting.duties.len();
        if self.scope.breadth != Breadth::Broad || (count as f64) < sink.settings.get(Threshold::SeveralJobs) {
            return;
        }
        let mut found = self.found("RS105").count("count", count);
        let mut kinds: Vec<Category> =
            Category::ALL.into_iter().filter(|category| self.scope.shares[*category] >= 0.15).collect();
        kinds.sort_by(|a, b| self.scope.shares[*b].total_cmp(&self.scope.shares[*a]));
        for category in &kinds {
            for duty in self.duties_of(*category).take(1) {
                found = found.evidence(duty, Some(*category));
            }
        }
        sink.add(found.count("kinds", kinds.len()));
    }

    fn level(&self, sink: &mut Sink<'_>) {
        let comparison = &self.assessment.comparison;
        let (code, beyond): (_, fn(f64, f64) -> bool) = match comparison.level_verdict {
            Some(LevelVerdict::Inflated) => ("RS106", |duty, mean| duty <= mean),
            Some(LevelVerdict::Understated) => ("RS107", |duty, mean| duty >= mean),
            _ => return,
        };
        let mut found = self.found(code).confidence(Confidence::of(comparison.level_certainty));
        let judged = self.assessment.posting.duties.iter().zip(&self.assessment.judgements);
        let telling = judged.filter(|(_, judgement)| {
            judgement.category.is_some() && beyond(judgement.level.number(), self.scope.level)
        });
        for (duty, judgement) in telling.take(EVIDENCE) {
            found = found.evidence(&duty.text, judgement.category);
        }
        sink.add(self.with_titles(found));
    }

    fn event_under_nobody(&self, sink: &mut Sink<'_>) {
        let is_event = [&self.promise.shares, &self.scope.shares].iter().all(|shares| shares.main() == Category::Event);
        if is_event && self.assessment.posting.reports_to.is_none() && self.promise.level < LEADS_FROM {
            sink.add(self.found("RS109").part("share", self.scope.shares[Category::Event]));
        }
    }
}
