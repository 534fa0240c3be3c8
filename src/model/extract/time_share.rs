//! Percentages of the working time. Five of six percentages in real postings are something else
//! (travel, part-time, premiums, growth), so one counts only where it stands like a share: alone in
//! brackets, before or after the text it belongs to, or with words that say so.

use std::sync::LazyLock;

use regex::Regex;

use crate::source::SourceText;

use super::verbs;

const NUMBER: &str = r"(\d{1,3}(?:[.,]\d{1,2})?)(?:\s?(?:%|procent|percent))?(?:\s?(?:-|–|to|till)\s?(\d{1,3}))?\s?(?:%|procent\b|percent\b|per cent\b)";
const OF_TIME: &str = r"(?:\s*(?:of\s+(?:the\s+|your\s+|working\s+|total\s+)*(?:time|role|job|position|work)|time|av\s+(?:arbets)?tiden|av\s+(?:din\s+)?(?:tjänsten|tjänst|rollen|arbetet)|arbetstid))?";

/// "(40 %)", "[ca 30 % of time]", anywhere.
static BRACKETED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\s*[(\[]\s*(?:approx(?:imately|\.)?|about|around|up to|circa|ca\.?|c:a|cirka|~)?\s*{NUMBER}{OF_TIME}\s*[)\]]"
    ))
    .ok()
});

/// "70 % – …", "60% of the time: …", at the start.
static LEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)^\s*(?:approx\.?|ca\.?|~)?\s*{NUMBER}{OF_TIME}\s*(?:[-–—:|•]|\)\s)\s*")).ok()
});

/// "… – 30 %", "… 30% of time", at the end.
static TRAILING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)\s*(?:[-–—:|,]\s*|\s)(?:approx\.?\s*|ca\.?\s*|~)?{NUMBER}{OF_TIME}\s*\.?\s*$"))
        .ok()
});

/// A value that is nothing but a share: "40", "40 %", "0.4".
static VALUE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"(?i)^\s*(?:ca\.?|~)?\s*{NUMBER}{OF_TIME}\s*$")).ok());

/// Words that make a percentage something else.
const OTHER_MEANINGS: [&str; 28] = [
    "deltid",
    "tjänstgöringsgrad",
    "sysselsättningsgrad",
    "part-time",
    "full-time",
    "fte",
    "heltid",
    "growth",
    "increase",
    "increased",
    "grow",
    "reduce",
    "reduction",
    "bonus",
    "premium",
    "premiums",
    "exam",
    "examination",
    "test",
    "score",
    "weight",
    "lift",
    "lifting",
    "standing",
    "sitting",
    "uptime",
    "discount",
    "remote",
];

/// Words that make a percentage the part of the time away, unless arranging it is the duty.
const AWAY: [&str; 6] = ["travel", "traveling", "travelling", "resor", "resdagar", "resande"];

/// A text's share of the working time, 0 to 1, and the text without it.
pub(super) fn find(text: &SourceText) -> Option<(SourceText, f64)> {
    let written = text.text.as_str();
    let has_percentage = written.contains('%')
        || (written.contains("cent") && (written.contains("procent") || written.contains("per")));
    if !has_percentage || means_something_else(written) {
        return None;
    }
    for shape in [&BRACKETED, &LEADING, &TRAILING] {
        let Some(found) = shape.as_ref().and_then(|shape| shape.captures(written)) else { continue };
        let (Some(whole), Some(share)) = (found.get(0), fraction(&found)) else { continue };
        let mut rest = text.slice(0, whole.start());
        rest.append(&text.slice(whole.end(), written.len()));
        let rest = rest.trimmed();
        if rest.text.chars().any(char::is_alphabetic) {
            return Some((rest, share));
        }
    }
    None
}

/// The text without its share, and the share if it has one.
pub(super) fn take(text: &SourceText) -> (SourceText, Option<f64>) {
    find(text).map_or_else(|| (text.clone(), None), |(rest, share)| (rest, Some(share)))
}

/// A duty without any share, and the first that it has: a second is no part of the duty either.
pub(super) fn take_all(mut text: SourceText) -> (SourceText, Option<f64>) {
    let mut first = None;
    while let Some((rest, share)) = find(&text) {
        text = rest;
        first = first.or(Some(share));
    }
    (text, first)
}

/// A share that stands in a field of its own: a percentage with or without its sign, or a fraction.
pub(super) fn of_field(value: &str) -> Option<f64> {
    // Nearly all are a whole number with or without its sign.
    let plain = value.trim();
    let plain = plain.strip_suffix('%').map_or(plain, |number| number.strip_suffix(' ').unwrap_or(number));
    if (1..=3).contains(&plain.len()) && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        let percent: f64 = plain.parse().ok()?;
        return (percent > 0.0 && percent <= 100.0).then_some(percent / 100.0);
    }
    if let Some(found) = VALUE.as_ref().and_then(|shape| shape.captures(value)) {
        return fraction(&found);
    }
    let number: f64 = value.trim().replace(',', ".").parse().ok()?;
    let fraction_written = value.contains(['.', ',']) && number <= 1.0;
    let share = if fraction_written { number } else { number / 100.0 };
    (share > 0.0 && share <= 1.0).then_some(share)
}

fn fraction(found: &regex::Captures<'_>) -> Option<f64> {
    let number = |index: usize| -> Option<f64> { found.get(index)?.as_str().replace(',', ".").parse().ok() };
    let low = number(1)?;
    let percent = number(2).map_or(low, |high| f64::midpoint(low, high));
    (percent > 0.0 && percent <= 100.0).then_some(percent / 100.0)
}

fn means_something_else(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    if words.clone().any(|word| OTHER_MEANINGS.contains(&word)) {
        return true;
    }
    let is_duty = words.clone().take(3).any(verbs::is_verb);
    !is_duty && words.any(|word| AWAY.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> (String, Option<f64>) {
        let (rest, share) = take(&SourceText::verbatim(text, 0));
        (rest.text, share)
    }

    #[test]
    fn shares_are_read_in_the_shapes_that_they_come_in() {
        for (text, rest, share) in [
            ("Executive & office support (50 %)", "Executive & office support", 0.5),
            ("Plan fairs (30% of time).", "Plan fairs.", 0.3),
            ("70% - Manage the diary", "Manage the diary", 0.7),
            ("60% of the time: Manage the diary", "Manage the diary", 0.6),
            ("Boka resor, ca 20 %", "Boka resor", 0.2),
            ("Planera mässor (20–30 % av tiden)", "Planera mässor", 0.25),
        ] {
            assert_eq!(taken(text), (rest.to_owned(), Some(share)), "{text}");
        }
    }

    #[test]
    fn other_percentages_are_left_alone() {
        for text in [
            "Travel up to 25%",
            "Tjänsten är på deltid, 50 %",
            "Increase revenue by 20%",
            "Lift 20 kg (10 %) of the time while standing",
            "100% of medical premiums paid",
        ] {
            assert_eq!(taken(text), (text.to_owned(), None));
        }
    }

    #[test]
    fn fields_hold_percentages_or_fractions() {
        assert_eq!(of_field("40"), Some(0.4));
        assert_eq!(of_field("40 %"), Some(0.4));
        assert_eq!(of_field("0.4"), Some(0.4));
        assert_eq!(of_field("1"), Some(0.01));
        assert_eq!(of_field("140"), None);
        assert_eq!(of_field("often"), None);
    }
}
