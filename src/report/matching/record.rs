//! Pairs for programs: everything that is known of each, with English names whatever the report's language.

use std::io;

use serde::Serialize;
use serde_json::{Value, json};

use super::{Pair, plan, rank};
use crate::matching::{Catalogue, Figure, Likeness, Role, questions};
use crate::model::{Category, round};
use crate::report::json::written;
use crate::report::{Messages, Problem, questions as wording};

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    pairs: Vec<Value>,
    problems: &'a [Problem],
}

/// All pairs as one JSON object, the best match first, indented, ended by a line break. Sentences are in the language
/// of `messages`.
///
/// # Errors
/// None with the types as they are.
pub fn pairs_json(
    mut pairs: Vec<Pair<'_>>,
    catalogue: &Catalogue,
    problems: &[Problem],
    messages: &Messages,
) -> io::Result<String> {
    rank(&mut pairs);
    let pairs = pairs.iter().map(|pair| record(*pair, catalogue, messages)).collect();
    written(&Document { format: "rolescope-match", version: 1, pairs, problems })
}

fn record(pair: Pair<'_>, catalogue: &Catalogue, messages: &Messages) -> Value {
    let fit = pair.fit;
    let posting = &pair.role.assessment.posting;
    let profile = pair.capability.profile;
    let gaps = fit.gaps.iter().map(|gap| {
        let closers: Vec<&str> =
            plan::closers(gap, catalogue).into_iter().map(|entry| entry.key.as_str()).collect();
        json!({
            "about": gap.about.key(),
            "category": gap.category.map(Category::key),
            "demand": gap.demand,
            "duty": gap.duty,
            "matters": round(gap.matters),
            "in_part": gap.in_part,
            "takes_years": gap.takes_years,
            "takes_work": gap.takes_work,
            "offered": gap.offered,
            "training": closers,
        })
    });
    let asked = questions(pair.role, Some((pair.capability, fit)));
    let asked = asked.iter().map(|question| {
        json!({
            "about": question.about.key(),
            "question": wording::to_employer(question, messages),
            "matters": round(question.matters),
            "line": question.line,
        })
    });
    json!({
        "role": {
            "title": posting.title.as_ref().map(|title| &title.clean),
            "file": posting.file.name,
            "line": line(pair.role),
            "index": posting.index,
        },
        "profile": { "label": profile.label, "file": profile.file.name },
        "verdict": fit.verdict.key(),
        "person": figure(&fit.person),
        "employer": figure(&fit.employer),
        "employer_after_training": fit.after_training.map(round),
        "gaps": gaps.collect::<Vec<_>>(),
        "questions": asked.collect::<Vec<_>>(),
    })
}

fn line(role: &Role) -> Option<usize> {
    let posting = &role.assessment.posting;
    let first = posting.title.as_ref().map(|title| &title.original);
    let first = first.or_else(|| posting.duties.first().map(|duty| &duty.text));
    first.map(|text| posting.file.position(text.span().start).line)
}

fn figure(figure: &Figure) -> Value {
    let parts = figure.parts.iter().map(|part| {
        let evidence = part.evidence.iter().map(|evidence| {
            json!({
                "role": evidence.of_role,
                "line": evidence.line,
                "profile": evidence.of_profile,
                "likeness": evidence.likeness.map(Likeness::key),
                "skills": evidence.skills,
                "value": evidence.value.map(round),
            })
        });
        json!({
            "about": part.about.key(),
            "value": part.value.map(round),
            "weight": round(part.weight),
            "confidence": round(part.confidence),
            "evidence": evidence.collect::<Vec<_>>(),
        })
    });
    json!({
        "value": figure.value.map(round),
        "confidence": round(figure.confidence),
        "parts": parts.collect::<Vec<_>>(),
    })
}
