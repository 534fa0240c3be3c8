//! Rules about whether a posting fits its purpose: what the duties take should be asked for, what is asked
//! for should be used, and training that is offered should say which.

use std::collections::BTreeSet;
use std::ops::Range;

use super::sink::{Found, Sink};
use super::words::{Hit, Meaning, hits, is_covered, lower, skills};
use super::{DutyFacts, Value};
use crate::model::Posting;
use crate::source::{SourceText, words};

/// Fewer requirements than this are no list that something could be missing from.
const REQUIREMENTS: usize = 2;
/// A longer text on training is sure to name some.
const LONGEST: usize = 500;
/// Fewer duties than this leave open what else is done.
const DUTIES: usize = 4;

pub(super) fn check(posting: &Posting, facts: &[&DutyFacts], sink: &mut Sink<'_>) {
    training(posting, sink);
    if posting.requirements.len() < REQUIREMENTS || posting.duties.len() < DUTIES {
        return;
    }
    let asked: Vec<Vec<Hit>> = posting.requirements.iter().map(|text| hits(&text.text)).collect();
    let also = [&posting.nice_to_have, &posting.training];
    let offered: Vec<Vec<Hit>> = also.into_iter().flatten().map(|text| hits(&text.text)).collect();
    // A driver's title says what the licence is for.
    let title = posting.title.as_ref().map(|title| hits(&title.original.text)).unwrap_or_default();
    // Few of all skills are in a posting at all.
    let of_duties = facts.iter().flat_map(|facts| &facts.hits).map(|hit| hit.meaning);
    let of_duties =
        of_duties.filter_map(|meaning| if let Meaning::Duty(n) = meaning { Some(n) } else { None });
    let of_asked = asked.iter().flatten().map(|hit| hit.meaning);
    let of_asked =
        of_asked.filter_map(|meaning| if let Meaning::Skill(n) = meaning { Some(n) } else { None });
    let numbers: BTreeSet<u8> = of_duties.chain(of_asked).collect();
    for number in numbers {
        let Some(skill) = skills().get(usize::from(number)) else { continue };
        let names = |hits: &Vec<Hit>| {
            let meant = [Meaning::Skill(number), Meaning::Duty(number), Meaning::Use(number)];
            hits.iter().any(|hit| meant.contains(&hit.meaning))
        };
        let place = |hits: &[Hit], wanted: Meaning| -> Option<Range<usize>> {
            hits.iter().find(|hit| hit.meaning == wanted).map(|hit| hit.range.clone())
        };
        let name = Value::Skill(skill);
        let used = posting
            .duties
            .iter()
            .zip(facts)
            .find_map(|(duty, facts)| Some((&duty.text, place(&facts.hits, Meaning::Duty(number))?)));
        if let Some((duty, range)) = &used
            && !asked.iter().chain(&offered).any(names)
        {
            let span = duty.span_of(range.start, range.end);
            let phrase = lower(&duty.text[range.clone()]);
            let same = phrase == lower(&skill.en) || phrase == lower(&skill.sv);
            let found = Found::new("RS301", span, &duty.text)
                .variant(if same { "same" } else { "" })
                .value("skill", name.clone())
                .told("phrase", &duty.text[range.clone()]);
            sink.add(found);
        }
        let in_work = || names(&title) || facts.iter().any(|facts| names(&facts.hits));
        if used.is_none() && skill.concrete && !in_work() {
            // A form says "driving licence: not required" too.
            let waived = |hits: &&Vec<Hit>| hits.iter().any(|hit| hit.meaning == Meaning::Waived);
            let required = posting.requirements.iter().zip(&asked).filter(|(_, hits)| !waived(hits));
            let unused = required
                .into_iter()
                .find_map(|(text, hits)| Some((text, place(hits, Meaning::Skill(number))?)));
            if let Some((text, range)) = unused {
                let span = text.span_of(range.start, range.end);
                let found = Found::new("RS302", span, &text.text)
                    .value("skill", name)
                    .told("phrase", &text.text[range]);
                sink.add(found);
            }
        }
    }
}

/// Training that is made of words that every employer uses says nothing.
fn training(posting: &Posting, sink: &mut Sink<'_>) {
    let empty = |text: &&SourceText| {
        let found = hits(&text.text);
        let says_nothing = |meaning| matches!(meaning, Meaning::TrainingWord | Meaning::Filler);
        let generic = |word: &str| is_covered(word, &text.text, &found, says_nothing);
        found.iter().any(|hit| hit.meaning == Meaning::TrainingWord) && words(&text.text).all(generic)
    };
    for text in posting.training.iter().filter(|text| text.text.len() <= LONGEST).filter(empty) {
        sink.add(Found::at("RS303", text));
    }
}
