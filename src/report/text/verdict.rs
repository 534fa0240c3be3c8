//! The verdict as a sentence that stands on its own, how sure it is, and what speaks for caution.

use crate::model::{Category, Shares};
use crate::report::style::Ink;
use crate::report::{Layout, Messages};
use crate::scope::{Assessment, Promise, Scope, Verdict};

/// Below this certainty a verdict is little better than the opposite one, and the report says so.
const CLOSE_CALL: f64 = 0.65;

/// Below this certainty of the promise, the title's words are too rare to lean on.
const RARE_TITLE: f64 = 0.5;

/// A category that goes less than this beyond what the title promises is nothing that it leaves out.
const LEFT_OUT: f64 = 0.1;

/// With fewer duties than this the shares move by 20 points or more with each.
const FEW_DUTIES: usize = 5;

pub(super) fn section(assessment: &Assessment, layout: Layout) -> String {
    let messages = layout.messages();
    let comparison = &assessment.comparison;
    let mut lead = layout.ink(Ink::of_verdict(comparison.verdict), &sentence(assessment, messages));
    if is_a_claim(assessment) {
        let sure = messages.probability(comparison.certainty);
        lead.push(' ');
        lead.push_str(&messages.fill("verdict.sure", &[("percent", &sure)]));
    }
    let mut section = layout.paragraph(&lead);
    let cautions = cautions(assessment, messages);
    if !cautions.is_empty() {
        section.push_str(&layout.paragraph(&cautions.join(" ")));
    }
    section
}

/// Whether the verdict claims something of the title that could be wrong.
fn is_a_claim(assessment: &Assessment) -> bool {
    assessment.promise.is_some()
        && matches!(assessment.comparison.verdict, Verdict::Matches | Verdict::Partly | Verdict::Differs)
}

fn sentence(assessment: &Assessment, messages: &Messages) -> String {
    if assessment.judgements.is_empty() {
        return messages.text("verdict.no-duties").to_owned();
    }
    let Some(scope) = &assessment.scope else { return too_little(assessment, messages) };
    match (assessment.comparison.verdict, &assessment.promise) {
        (Verdict::TooLittle, _) => too_little(assessment, messages),
        (_, None) => what_it_is("verdict.no-title", scope, messages),
        (Verdict::Open, Some(_)) => what_it_is("verdict.open", scope, messages),
        (verdict, Some(promise)) => compared(verdict, promise, scope, messages),
    }
}

fn too_little(assessment: &Assessment, messages: &Messages) -> String {
    match clear_duties(assessment) {
        0 => messages.text("verdict.too-little.none").to_owned(),
        clear => messages.count("verdict.too-little", clear),
    }
}

/// How many duties are clear and are duties of one of the four kinds or of another occupation.
fn clear_duties(assessment: &Assessment) -> usize {
    assessment.judgements.iter().filter(|judgement| judgement.category.is_some()).count()
}

fn what_it_is(key: &str, scope: &Scope, messages: &Messages) -> String {
    let part = part(&scope.shares);
    messages.fill(&format!("{key}.{part}"), &[("work", messages.work_is(scope.shares.main()))])
}

/// Whether the main category makes up most of the work or is only the largest of several.
fn part(shares: &Shares) -> &'static str {
    if shares[shares.main()] >= 0.5 { "most" } else { "largest" }
}

fn compared(verdict: Verdict, promise: &Promise, scope: &Scope, messages: &Messages) -> String {
    let (promised, main) = (promise.shares.main(), scope.shares.main());
    let unpromised = unpromised(&promise.shares, &scope.shares);
    let key = match verdict {
        Verdict::Matches if promised == main && part(&scope.shares) == "most" => "verdict.matches.main",
        Verdict::Matches if promised == main => "verdict.matches.largest",
        Verdict::Matches => "verdict.matches.other",
        Verdict::Partly if promised == main => "verdict.partly.same",
        Verdict::Partly => "verdict.partly.more",
        _ if promised == main => "verdict.differs.same",
        _ if part(&scope.shares) == "most" => "verdict.differs.most",
        _ => "verdict.differs.largest",
    };
    messages.fill(
        key,
        &[
            ("promise", messages.category_noun(promised)),
            ("work", messages.work_is(main)),
            ("extra", messages.category_noun(unpromised)),
        ],
    )
}

/// The category whose share goes the farthest beyond what the title promises.
fn unpromised(promise: &Shares, work: &Shares) -> Category {
    let beyond = |category: Category| work[category] - promise[category];
    work.categories().max_by(|a, b| beyond(*a).total_cmp(&beyond(*b))).unwrap_or(Category::Other)
}

fn cautions(assessment: &Assessment, messages: &Messages) -> Vec<String> {
    let mut cautions = Vec::new();
    if assessment.judgements.is_empty() {
        cautions.push(messages.text("verdict.no-duties.looked-for").to_owned());
        return cautions;
    }
    let is_close = is_a_claim(assessment) && assessment.comparison.certainty < CLOSE_CALL;
    if is_close {
        cautions.push(messages.text("verdict.close-call").to_owned());
    }
    cautions.extend(marked(assessment, messages));
    if is_close && assessment.comparison.verdict == Verdict::Matches {
        cautions.extend(left_out(assessment, messages));
    }
    let rare = |promise: &Promise| !promise.open && promise.certainty < RARE_TITLE;
    if is_a_claim(assessment) && assessment.promise.as_ref().is_some_and(rare) {
        cautions.push(messages.text("verdict.rare-title").to_owned());
    }
    if let Some(scope) = &assessment.scope {
        let counted = assessment.judgements.len().saturating_sub(scope.unclear);
        if counted > 0 && counted < FEW_DUTIES && assessment.comparison.verdict != Verdict::TooLittle {
            cautions.push(messages.count("verdict.few-duties", counted));
        }
        if scope.unclear > 0 {
            cautions.push(messages.count("verdict.unclear", scope.unclear));
        }
    }
    cautions
}

/// Which duties are marked, and as what: where the title holds, only the level can make a difference.
fn marked(assessment: &Assessment, messages: &Messages) -> Option<String> {
    let deciding = &assessment.comparison.deciding;
    if deciding.is_empty() || !is_a_claim(assessment) {
        return None;
    }
    let key = match (assessment.comparison.verdict, deciding.len()) {
        (Verdict::Matches, 1) => "verdict.deciding-level.one",
        (Verdict::Matches, _) => "verdict.deciding-level.other",
        (_, 1) => "verdict.deciding.one",
        _ => "verdict.deciding.other",
    };
    Some(messages.fill(key, &[("numbers", &numbers(deciding.clone(), messages))]))
}

/// Which duties would make the difference, were it held against the title that it doesn't cover them.
fn left_out(assessment: &Assessment, messages: &Messages) -> Option<String> {
    let (promise, scope) = (assessment.promise.as_ref()?, assessment.scope.as_ref()?);
    let extra = unpromised(&promise.shares, &scope.shares);
    let judgements = assessment.judgements.iter().enumerate();
    let of_extra = judgements.filter(|(_, judgement)| judgement.category == Some(extra));
    let duties: Vec<usize> = of_extra.map(|(index, _)| index).collect();
    if duties.is_empty() || scope.shares[extra] - promise.shares[extra] < LEFT_OUT {
        return None;
    }
    let key = if duties.len() == 1 { "verdict.left-out.one" } else { "verdict.left-out.other" };
    let values = [("extra", messages.category_noun(extra)), ("numbers", &numbers(duties, messages))];
    Some(messages.fill(key, &values))
}

/// The numbers of duties as people write them: "1, 3–6 and 9".
fn numbers(mut indices: Vec<usize>, messages: &Messages) -> String {
    indices.sort_unstable();
    indices.dedup();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in indices.into_iter().map(|index| index + 1) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let mut texts: Vec<String> = Vec::new();
    for (first, last) in runs {
        match last - first {
            0 => texts.push(first.to_string()),
            1 => texts.extend([first.to_string(), last.to_string()]),
            _ => texts.push(format!("{first}–{last}")),
        }
    }
    let Some(last) = texts.pop() else { return String::new() };
    if texts.is_empty() {
        return last;
    }
    messages.fill("verdict.numbers", &[("numbers", &texts.join(", ")), ("last", &last)])
}
