//! Rules about stated shares of the working time: they must come to the whole, and each must be worth a
//! line.

use super::Threshold;
use super::sink::{Found, Sink};
use crate::model::{Duty, Posting};
use crate::source::boundary;

/// A list of more duties is told to be too long; its shares are nobody's plan.
const MOST: usize = 1000;
/// So many bytes around a duty its share is looked for.
const BESIDE: usize = 60;

pub(super) fn check(posting: &Posting, sink: &mut Sink<'_>) {
    // Shares are stated for lines, however many duties a line tells.
    let lines: Vec<&Duty> = posting.duties.iter().filter(|duty| duty.opens_line()).collect();
    let stated: Vec<(&Duty, f64)> =
        lines.iter().filter_map(|duty| Some((*duty, duty.share_of_line()?))).collect();
    let Some((first, _)) = stated.first() else { return };
    if stated.len() < 2 || lines.len() > MOST {
        return;
    }
    let sum: f64 = stated.iter().map(|(_, share)| share).sum();
    let listed = posting.duties.iter().zip(super::listed::lines(posting)).filter(|(_, is_line)| *is_line);
    let open = listed.filter(|(duty, _)| duty.share_of_line().is_none()).count();
    let tolerance = sink.settings.get(Threshold::SharesTolerance);
    // A group's share is stated for its duties; lines beside the group belong to nobody knows what.
    let is_whole = sum > 1.0 - 1e-9;
    let complete = open == 0;
    let open = if open > 0 && is_whole && stated.iter().all(|(duty, _)| is_own(duty, &lines, posting)) {
        open
    } else {
        0
    };
    let variant = match (sum, open) {
        (sum, _) if sum > 1.0 + tolerance + 1e-9 => "",
        (sum, 0) if complete && sum < 1.0 - tolerance - 1e-9 => "",
        (_, 1..) if is_whole => "nothing",
        _ => "fine",
    };
    if variant != "fine" {
        let found = Found::new("RS209", first.line().span(), "")
            .part("sum", sum)
            .count("count", stated.len())
            .count("open", open)
            .variant(variant);
        sink.add(found.advice(variant));
    }
    let least = sink.settings.get(Threshold::TinyShare);
    for (duty, share) in stated {
        if share < least - 1e-9 && is_own(duty, &lines, posting) {
            sink.add(Found::at("RS210", duty.line()).part("share", share).part("least", least));
        }
    }
}

/// Whether a duty's share was stated for it alone, among all the posting's.
pub(super) fn is_stated(duty: &Duty, posting: &Posting) -> bool {
    let lines: Vec<&Duty> = posting.duties.iter().filter(|duty| duty.opens_line()).take(MOST).collect();
    is_own(duty, &lines, posting)
}

/// Whether a duty's share was stated for it alone: of a group's share each has a part that nobody stated. Its
/// own stands beside it.
fn is_own(duty: &Duty, lines: &[&Duty], posting: &Posting) -> bool {
    let alike = |other: &&&Duty| other.group == duty.group && other.share_of_line() == duty.share_of_line();
    if duty.group.is_some() && lines.iter().filter(alike).count() > 1 {
        return false;
    }
    let (text, span) = (posting.file.text.as_str(), duty.line().span());
    let from = boundary(text, span.start.saturating_sub(BESIDE));
    let to = boundary(text, span.end + BESIDE);
    let percent = duty.share_of_line().unwrap_or_default() * 100.0;
    let number = |word: &str| match word.contains(',') {
        true => word.replace(',', ".").trim_matches('.').parse::<f64>().ok(),
        false => word.trim_matches('.').parse::<f64>().ok(),
    };
    let mut numbers = text.as_bytes()[from..to]
        .split(|byte| !byte.is_ascii_digit() && !matches!(byte, b'.' | b','))
        .filter(|word| word.iter().any(u8::is_ascii_digit))
        .filter_map(|word| number(std::str::from_utf8(word).ok()?));
    numbers.any(|number| (number - percent).abs() < 0.01 || (number * 100.0 - percent).abs() < 0.01)
}
