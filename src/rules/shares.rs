//! Rules about stated shares of the working time: they must come to the whole, and each must be worth a
//! line.

use super::Threshold;
use super::sink::{Found, Sink};
use crate::model::{Duty, Posting};

pub(super) fn check(posting: &Posting, sink: &mut Sink<'_>) {
    let stated: Vec<(&Duty, f64)> =
        posting.duties.iter().filter_map(|duty| Some((duty, duty.share?))).collect();
    let Some((first, _)) = stated.first() else { return };
    if stated.len() < 2 {
        return;
    }
    let sum: f64 = stated.iter().map(|(_, share)| share).sum();
    let open = posting.duties.len() - stated.len();
    let tolerance = sink.settings.get(Threshold::SharesTolerance);
    // A group's share is stated for its duties; lines beside the group belong to nobody knows what.
    let open = if stated.iter().all(|(duty, _)| is_own(duty)) { open } else { 0 };
    let complete = stated.len() == posting.duties.len();
    let variant = match (sum, open) {
        (sum, _) if sum > 1.0 + tolerance + 1e-9 => "",
        (sum, 0) if complete && sum < 1.0 - tolerance - 1e-9 => "",
        (sum, 1..) if sum > 1.0 - 1e-9 => "nothing",
        _ => "fine",
    };
    if variant != "fine" {
        let found = Found::new("RS209", first.text.span(), "")
            .part("sum", sum)
            .count("count", stated.len())
            .count("open", open)
            .variant(variant);
        sink.add(found.advice(variant));
    }
    let least = sink.settings.get(Threshold::TinyShare);
    for (duty, share) in stated {
        if is_own(duty) && share < least - 1e-9 {
            sink.add(Found::at("RS210", &duty.text).part("share", share).part("least", least));
        }
    }
}

/// Whether a duty's share was stated for it alone: of a group's share each has a part that nobody stated.
fn is_own(duty: &Duty) -> bool {
    duty.group.as_ref().is_none_or(|group| !group.text.contains(['%', '0', '5']))
}
