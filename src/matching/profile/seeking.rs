//! What somebody says of themselves that they look for, in the running text of a curriculum vitae: "looking for a part-time role
//! with no travel". Only sentences that say so count: what somebody did part time is no wish to do so again.

use super::{Allowed, Limits, Profile, Wish};
use crate::matching::clauses::cuts;
use crate::matching::conditions::{Condition, Stated, says};
use crate::matching::requirements::sentences_of;
use crate::matching::terms::Words;
use crate::matching::vocabulary::LISTS;
use crate::source::SourceText;

/// What divides one wish from the next.
const BETWEEN: [&str; 9] = [", ", ";", ". ", " and ", " but ", " och ", " men ", " samt ", " with "];

/// Reads what a paragraph about somebody says that they look for: from the sentence on that says so.
pub(super) fn read(text: &SourceText, profile: &mut Profile) {
    let mut seeks = false;
    for sentence in sentences_of(text) {
        let words = Words::of(&sentence.text);
        seeks |= LISTS.has("seeking", &words);
        if seeks {
            limits(&sentence.text, &mut profile.limits);
            let first = |list| LISTS.places(list, &words).into_iter().map(|place| place.start);
            if let Some(at) = first("wished_more").chain(first("wished_less")).min() {
                wishes(&sentence.slice(at, sentence.text.len()), profile);
            }
        }
    }
}

/// Reads an item under a heading that says that this is what somebody looks for.
pub(super) fn read_item(text: &SourceText, profile: &mut Profile) {
    if limits(&text.text, &mut profile.limits) {
        return;
    }
    if !wishes(text, profile) {
        profile.wants.more.push(Wish::of(text.clone()));
    }
}

/// What a sentence says of terms, as limits, and whether it says anything of them.
fn limits(text: &str, limits: &mut Limits) -> bool {
    let mut any = false;
    for condition in Condition::ALL {
        let Some(told) = says(text, condition) else { continue };
        any = true;
        let allowed = match told {
            Stated::No => Some(Allowed::None),
            Stated::Seldom => Some(Allowed::Some),
            Stated::Yes | Stated::Unclear => None,
        };
        match condition {
            Condition::Travel => limits.travel = limits.travel.or(allowed),
            Condition::Evenings => limits.evenings = limits.evenings.or(allowed),
            Condition::PartTime if told == Stated::Yes => limits.part_time = Some(true),
            Condition::Remote if told == Stated::Yes => limits.remote = Some(true),
            Condition::PartTime | Condition::Remote => {}
        }
    }
    any
}

/// The parts of a text that say what somebody wants more or less of, and whether there are any.
fn wishes(text: &SourceText, profile: &mut Profile) -> bool {
    let mut cuts = cuts(&text.text, &BETWEEN);
    cuts.push((text.text.len(), text.text.len()));
    let (mut start, mut any) = (0, false);
    for (end, next) in cuts {
        let part = text.slice(start, end.max(start)).trimmed();
        start = next;
        let words = Words::of(&part.text);
        for (list, less) in [("wished_more", false), ("wished_less", true)] {
            let opens = LISTS.places(list, &words).into_iter().find(|place| place.start == 0);
            let Some(opens) = opens else { continue };
            let what = part.slice(opens.end, part.text.len()).trimmed();
            let what = what.slice(0, what.text.trim_end_matches(['.', '!', ' ']).len());
            if !what.text.is_empty() {
                let wants = &mut profile.wants;
                let list = if less { &mut wants.less } else { &mut wants.more };
                list.push(Wish::of(what));
                any = true;
            }
        }
    }
    any
}
