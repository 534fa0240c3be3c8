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
    let variant = match (sum, open) {
        (sum, _) if sum > 1.0 + tolerance + 1e-9 => "",
        (sum, 0) if sum < 1.0 - tolerance - 1e-9 => "",
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
        // Of a group's share each duty has a part that nobody stated.
        let own = duty.group.as_ref().is_none_or(|group| !group.text.contains(['%', '0', '5']));
        if own && share < least - 1e-9 {
            sink.add(Found::at("RS210", &duty.text).part("share", share).part("least", least));
        }
    }
}
