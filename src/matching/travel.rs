//! Whose travel a text speaks of. A posting for an assistant tells of the director's travel in one duty in three, and none of
//! it is the assistant's own: only who travels themselves can have a limit for it.

use std::ops::Range;

use super::conditions::Stated;
use super::negation::{Stance, clause_of, stance};
use super::terms::Words;
use super::vocabulary::LISTS;

/// A sentence that begins with travel within so many words is about it.
const FIRST_WORDS: usize = 2;
/// So many words may stand between what is done for others and their travel: "book all of their travel".
const WORDS_TO_TRAVEL: usize = 4;
/// What joins a thing that is done to the next.
const AND: [&str; 3] = ["and", "och", "samt"];

/// What may stand before them.
const ARTICLES: [&str; 8] = ["the", "our", "a", "an", "vår", "våra", "de", "en"];

/// Whether what names travel at a place is somebody else's: "when the director travels", "book business travel".
pub(super) fn is_of_others(text: &str, place: &Range<usize>) -> bool {
    let Some(clause) = clause_of(text, place) else { return false };
    let before = Words::of(&text[clause.start..place.start]);
    let behind = Words::of(&text[place.end..clause.end.max(place.end)]);
    let named = Words::of(&text[place.clone()]);
    if [&before, &named].into_iter().any(|words| LISTS.has("you", words)) || LISTS.has("happens", &behind) {
        return false;
    }
    is_done_by_others(&before, &named) || is_done_for_others(&before)
}

/// Whether those who travel stand right before it, but for what goes with a verb: "colleagues who often travel".
fn is_done_by_others(before: &Words, named: &Words) -> bool {
    let both: Vec<_> = before.0.iter().chain(&named.0).cloned().collect();
    let beside: Vec<usize> =
        (0..both.len()).filter(|at| LISTS.has("beside_a_verb", &Words(vec![both[*at].clone()]))).collect();
    let last = (0..before.0.len()).rfind(|at| !beside.contains(at));
    last.is_some_and(|last| LISTS.has("others", &Words(vec![before.0[last].clone()])))
}

/// Whether a text begins with those who travel.
fn is_said_of_them(text: &str, place: &Range<usize>) -> bool {
    let before = Words::of(&text[..place.start]);
    let first = before.0.iter().find(|(word, _)| !ARTICLES.contains(&word.as_str())).cloned();
    first.is_some_and(|first| LISTS.has("others", &Words(vec![first])))
}

/// Whether what is done with the travel stands before it.
fn is_done_for_others(before: &Words) -> bool {
    LISTS.places("travel_of_others", before).iter().any(|done| {
        let between: Vec<_> = before.0.iter().filter(|(_, word)| word.start >= done.end).cloned().collect();
        let joined = between.iter().any(|(word, _)| AND.contains(&word.as_str()));
        let of_travel = LISTS.has("travel_word", &Words(between.clone()));
        // "Coordinate the suppliers and travel" isn't one thing, "boka resor och tjänsteresor" is.
        between.len() <= WORDS_TO_TRAVEL && (!joined || of_travel)
    })
}

/// What a text says that names travel in words of its own.
pub(super) fn named(text: &str, words: &Words) -> Option<Stated> {
    if LISTS.has("travel_of_others", words) {
        return None;
    }
    let all = LISTS.places("travel_word", words);
    let (others, places): (Vec<_>, Vec<_>) = all.into_iter().partition(|place| is_of_others(text, place));
    // "The manager travels often" may be told of this role, "when the manager travels" isn't.
    if places.is_empty() {
        return others.iter().any(|place| is_said_of_them(text, place)).then_some(Stated::Unclear);
    }
    let named: Vec<Stance> = places.iter().map(|place| stance(text, place)).collect();
    let all = |stances: &[Stance]| named.iter().all(|stance| stances.contains(stance));
    match () {
        () if all(&[Stance::Denied]) => Some(Stated::No),
        () if all(&[Stance::Denied, Stance::Seldom]) => Some(Stated::Seldom),
        () if places.iter().any(|place| happens(text, place)) => Some(Stated::Yes),
        () => Some(Stated::Unclear),
    }
}

/// Whether a clause begins with what stands at a place, and says that it is part of the role: "Travel between our offices
/// occurs".
fn happens(text: &str, place: &Range<usize>) -> bool {
    let Some(clause) = clause_of(text, place) else { return false };
    let before = Words::of(&text[clause.start..place.start]).0.len();
    let behind = Words::of(&text[place.end..clause.end.max(place.end)]);
    before < FIRST_WORDS && LISTS.has("happens", &behind) && stance(text, place) == Stance::Said
}
