//! Rules about the role as a whole: does the work keep what the title promises, in kind, level and breadth?
//! They tell the assessment's own verdicts, once each: a second job isn't told again where the verdict on
//! the title has already named it.

use super::sink::{Found, Sink};
use super::{Confidence, Severity, Threshold, Value};
use crate::model::{Category, Title};
use crate::scope::{Assessment, Breadth, LevelVerdict, Promise, Scope, Verdict, doubt, promise, range};
use crate::source::SourceText;

/// What a title may bring of a kind of work and still not promise it.
const NOT_PROMISED: f64 = 0.1;
/// From this share on, what wasn't promised is one kind of work rather than several.
const MOSTLY: f64 = 0.5;
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
            .tells_subject("title")
            .category("promise", self.promise.shares.main())
            .category("work", self.scope.shares.main())
    }

    /// The kind of work that goes farthest beyond what was promised.
    fn surplus(&self) -> Category {
        let beyond = |category: Category| self.scope.shares[category] - self.promise.shares[category];
        let mut most = Category::Advisory;
        for category in self.scope.shares.categories() {
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
        self.with_these(found, self.assessment.truer_titles.clone())
    }

    /// The same with the titles that name a kind of work.
    fn with_titles_of(&self, found: Found<'a>, category: Category) -> Found<'a> {
        let language = self.assessment.posting.language;
        let names = |title: &&String| promise(title, language).shares[category] >= NOT_PROMISED;
        self.with_these(found, self.assessment.truer_titles.iter().filter(names).cloned().collect())
    }

    fn with_these(&self, found: Found<'a>, titles: Vec<String>) -> Found<'a> {
        let Some(first) = titles.first().cloned() else { return found.advice("none") };
        let alone = self.title.original.text == self.title.clean;
        found.value("titles", Value::Choice(titles)).replacement(alone.then_some(first.as_str()))
    }

    /// Tells what the verdict is, and which kind of work was named in it.
    fn title(&self, sink: &mut Sink<'_>) -> Option<Category> {
        let comparison = &self.assessment.comparison;
        let sure = Confidence::of(comparison.certainty);
        let doubt = || Confidence::of(doubt(self.assessment));
        let (code, confidence) = match comparison.verdict {
            // Where it is open whether the title misleads or holds in part, the milder is told.
            Verdict::Differs if sure >= Confidence::Medium || doubt() == Confidence::Low => ("RS101", sure),
            Verdict::Differs | Verdict::Partly => ("RS102", doubt()),
            Verdict::Open => {
                let found = self.found("RS103").part("part", self.scope.shares[self.scope.shares.main()]);
                sink.add(self.with_titles(found));
                return None;
            }
            Verdict::Matches | Verdict::TooLittle => return None,
        };
        let surplus = self.surplus();
        let variant = if self.scope.shares[surplus] >= MOSTLY { "mostly" } else { "" };
        let names_both =
            self.assessment.truer_titles.first().is_some_and(|t| t.contains(" and ") || t.contains(" och "));
        let advice = if names_both { variant } else { "mostly" };
        // A trade's days hold plans, records and advice too, and its craft isn't always in its duties' words.
        let of_a_trade = self.promise.shares.main() == Category::Other;
        let (confidence, at_most) = match (of_a_trade, confidence) {
            (false, confidence) => (confidence, Severity::Error),
            (true, Confidence::High) if code == "RS101" => (Confidence::Medium, Severity::Warning),
            (true, _) => (Confidence::Low, Severity::Warning),
        };
        let mut found = self
            .found(code)
            .confidence(confidence)
            .at_most(at_most)
            .part("part", 1.0 - comparison.overlap.unwrap_or_default())
            .part("share", self.scope.shares[surplus])
            .category("surplus", surplus)
            .variant(variant)
            .advice(advice);
        // What is said to go beyond the promise is shown first.
        let is_of_surplus = |place: &&usize| self.assessment.judgements[**place].category == Some(surplus);
        let (of_surplus, others): (Vec<&usize>, Vec<&usize>) =
            comparison.deciding.iter().partition(is_of_surplus);
        for place in of_surplus.into_iter().chain(others).take(EVIDENCE) {
            let duty = &self.assessment.posting.duties[*place];
            found = found.evidence(&duty.text, self.assessment.judgements[*place].category);
        }
        // No title proposed here says what the work outside the four kinds is.
        let found = if surplus == Category::Other { found.advice("none") } else { self.with_titles(found) };
        sink.add(found).then_some(surplus)
    }

    /// How sure it is that a kind of work really takes more than was promised.
    fn surely_beyond(&self, category: Category, threshold: f64) -> Confidence {
        match range(self.assessment, category).map_or(0.0, |(low, _)| low) {
            low if low >= threshold => Confidence::High,
            low if low >= self.promise.shares[category] + 0.05 && self.promise.certainty >= 0.6 => {
                Confidence::Medium
            }
            _ => Confidence::Low,
        }
    }

    fn hidden_assistant(&self, told: Option<Category>, sink: &mut Sink<'_>) -> Option<Category> {
        let category = Category::ExecutiveAssistant;
        let share = self.scope.shares[category];
        let threshold = sink.settings.get(Threshold::HiddenAssistant);
        if told == Some(category)
            || self.promise.open
            || share < threshold
            || self.promise.shares[category] >= NOT_PROMISED
        {
            return None;
        }
        let mut found =
            self.found("RS108").part("share", share).confidence(self.surely_beyond(category, threshold));
        for duty in self.duties_of(category) {
            found = found.evidence(duty, Some(category));
        }
        sink.add(self.with_titles_of(found, category)).then_some(category)
    }

    fn hidden_job(&self, told: Option<Category>, sink: &mut Sink<'_>) {
        let threshold = sink.settings.get(Threshold::HiddenJob);
        for category in self.scope.shares.categories() {
            let share = self.scope.shares[category];
            let promised = self.promise.shares[category];
            // Every trade advises those it works for, and keeps its own things in order.
            let of_a_trade = self.promise.shares.main() == Category::Other
                && matches!(category, Category::Advisory | Category::Operational);
            let several = self.duties_of(category).nth(1).is_some();
            let is_hidden = share >= threshold
                && promised < NOT_PROMISED
                && category != Category::Other
                && several
                && !of_a_trade;
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
            sink.add(self.with_titles_of(found, category));
        }
    }

    fn several_jobs(&self, sink: &mut Sink<'_>) {
        let count = self.assessment.posting.duties.len();
        if self.scope.breadth != Breadth::Broad || (count as f64) < sink.settings.get(Threshold::SeveralJobs)
        {
            return;
        }
        let mut found = self.found("RS105").count("count", count);
        let mut kinds: Vec<Category> =
            self.scope.shares.categories().filter(|category| self.scope.shares[*category] >= 0.15).collect();
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
        let is_event =
            [&self.promise.shares, &self.scope.shares].iter().all(|shares| shares.main() == Category::Event);
        if is_event && self.assessment.posting.reports_to.is_none() && self.promise.level < LEADS_FROM {
            sink.add(self.found("RS109").part("share", self.scope.shares[Category::Event]));
        }
    }
}
