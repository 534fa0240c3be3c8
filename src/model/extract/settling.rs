//! Settles what a page told: each line to the duties, the requirements or wherever else it belongs, and each
//! group's time to its duties.

use crate::source::SourceText;

use super::draft::Draft;
use super::judge::Judgement;
use super::line::{Line, Piece, Told, leads_on};
use super::sections;

/// From this likelihood on a line is a duty. Chosen by cross-validation, where precision and recall are alike.
pub const DUTY_FROM: f64 = 0.45;
/// And from this one on one that holds a phrase of other things ("you will receive"): of those that are judged less likely,
/// no more than half are.
const RARELY_FROM: f64 = 0.8;
/// And from this one on it may be, where nothing better is found.
const PERHAPS_FROM: f64 = 0.2;
/// A line that stands elsewhere is taken for something else only where that is this likely.
const SURE_FROM: f64 = 0.6;

/// A group of duties that is open, perhaps within another.
struct Group {
    name: SourceText,
    share: Option<f64>,
    first: usize,
}

/// Settles the pieces of a page. `judgements` holds one for each line, in their order; without them the form
/// decides.
pub(super) fn settle(pieces: Vec<Piece>, judgements: Option<&[Judgement]>, draft: &mut Draft) {
    let mut groups: Vec<Group> = Vec::new();
    let mut page = Vec::new();
    let mut judgements = judgements.map(<[Judgement]>::iter);
    for piece in pieces {
        match piece {
            Piece::Line(line) => {
                let judgement = judgements.as_mut().and_then(Iterator::next);
                let told = judgement.map_or(line.by_form, |judgement| told(&line, judgement));
                take(&line, told, draft);
                page.push(line);
            }
            Piece::Shared { text, share, group } => draft.push_duty(text, Some(share), group.as_ref()),
            Piece::GroupOpens { name, share } => {
                groups.push(Group { name, share, first: draft.duties.len() });
            }
            Piece::GroupEnds => {
                let Some(group) = groups.pop() else { continue };
                if group.first == draft.duties.len() && group.share.is_some() {
                    // A group that names no duties is one itself.
                    draft.push_duty(group.name.clone(), group.share, None);
                }
                draft.share_out(group.first, group.share);
            }
        }
    }
    if judgements.is_some() {
        draft.pages.push(page);
    }
}

/// What a line tells, going by its words as well as by its form.
fn told(line: &Line, judgement: &Judgement) -> Told {
    if line.shape.is_boilerplate || leads_on(&line.text.text) {
        return Told::Nothing;
    }
    // What one is taught is no work, though one takes part in it.
    if line.shape.is_offered_training {
        return Told::Training;
    }
    // How somebody works and what a unit does is no duty, though the words are those of one.
    let from = if line.shape.is_never { RARELY_FROM } else { DUTY_FROM };
    if judgement.duty >= from && !line.shape.is_manner && !line.shape.is_of_a_unit {
        return Told::Duty;
    }
    // What everybody gets who works there is asked of nobody, whatever list it stands behind.
    let asks = judgement.requirement >= SURE_FROM && !line.shape.is_of_terms;
    match line.by_form {
        Told::Requirement | Told::NiceToHave | Told::Training | Told::Benefit
            if judgement.nothing < SURE_FROM =>
        {
            line.by_form
        }
        _ if asks && sections::is_nice_to_have(&line.text.text) => Told::NiceToHave,
        _ if asks => Told::Requirement,
        _ if judgement.benefit >= SURE_FROM => Told::Benefit,
        Told::PossibleDuty => Told::PossibleDuty,
        _ if judgement.duty >= PERHAPS_FROM => Told::PossibleDuty,
        _ => Told::Nothing,
    }
}

fn take(line: &Line, told: Told, draft: &mut Draft) {
    let text = &line.text;
    match told {
        Told::Duty => draft.push_duty(text.clone(), None, line.group.as_ref()),
        Told::PossibleDuty => draft.push_possible(text, line.group.as_ref()),
        Told::Requirement => draft.requirements.push(text.clone()),
        Told::NiceToHave => draft.nice_to_have.push(text.clone()),
        Told::Training => draft.training.push(text.clone()),
        Told::Benefit => draft.benefits.push(text.clone()),
        // Not what a posting is read for, but it may tell on what terms it works.
        Told::Nothing if !line.shape.is_boilerplate => draft.rest.push(text.clone()),
        Told::Nothing => {}
    }
}
