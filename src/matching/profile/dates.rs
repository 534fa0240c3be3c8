//! How long something lasted. A profile is read the same on any day, so "until now" is counted to the day
//! that the profile says it was brought up to date, and not at all where it doesn't say.

/// A date as months since year 0, from `2019`, `2019-03`, `2019-03-01`, `03/2019` or `Mar 2019`; a bare year
/// counts from its first month.
pub(super) fn months(text: &str) -> Option<u32> {
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<u32>().ok();
    let is_year =
        |part: &&str| part.len() == 4 && number(part).is_some_and(|year| (1900..2200).contains(&year));
    let year = parts.iter().find(|part| is_year(part)).and_then(|part| number(part))?;
    let others = || parts.iter().filter(|part| !is_year(part));
    let numbered = others().find_map(|part| number(part).filter(|month| (1..=12).contains(month)));
    let month = match numbered.or_else(|| others().find_map(|part| named(part))) {
        Some(month) => month,
        // "2019-15" is no month of 2019.
        None if others().any(|part| number(part).is_some()) => return None,
        None => 1,
    };
    Some(year * 12 + month - 1)
}

/// The month that a word names in English or Swedish, in full or by its first three letters or more.
fn named(word: &str) -> Option<u32> {
    const NAMES: [[&str; 2]; 12] = [
        ["january", "januari"],
        ["february", "februari"],
        ["march", "mars"],
        ["april", "april"],
        ["may", "maj"],
        ["june", "juni"],
        ["july", "juli"],
        ["august", "augusti"],
        ["september", "september"],
        ["october", "oktober"],
        ["november", "november"],
        ["december", "december"],
    ];
    let word = word.to_lowercase();
    let is = |names: &[&str; 2]| word.len() >= 3 && names.iter().any(|name| name.starts_with(&word));
    NAMES.iter().position(is).and_then(|place| u32::try_from(place + 1).ok())
}

/// The period that a line tells, such as `2019–2021`, `March 2019 - Feb 2021` or `2019-03 – 2021-02`: `None` where it
/// holds no year, and no months where it holds only one.
pub(super) fn period(line: &str) -> Option<Option<u32>> {
    let words: Vec<&str> =
        line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let digits = |word: &&&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let years: Vec<usize> =
        (0..words.len()).filter(|at| is_year(words[*at]) && digits(&&words[*at])).take(2).collect();
    let before = |at: usize| at.checked_sub(1).and_then(|at| words.get(at));
    let is_month = |word: &&&str| word.len() <= 2 && digits(word);
    // "03/2019" and "2019-03": the first year tells on which side months stand.
    let first = *years.first()?;
    let behind = before(first).filter(is_month).is_none();
    let date = |at: usize| {
        let name = before(at).filter(|word| named(word).is_some());
        let number = || if behind { words.get(at + 1) } else { before(at) };
        match name.or_else(|| number().filter(is_month)) {
            Some(month) => format!("{} {month}", words[at]),
            None => words[at].to_owned(),
        }
    };
    Some(years.get(1).and_then(|last| between(Some(&date(first)), Some(&date(*last)), None)))
}

/// Whether a line tells a period that goes on: "April 2021 – Present".
pub(super) fn goes_on(line: &str) -> bool {
    let words = || line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    period(line) == Some(None) && words().any(is_now)
}

/// Whether a text says since when something goes on: "Since 2021", "sedan 2021".
pub(super) fn tells_a_beginning(line: &str) -> bool {
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).any(|word| ["since", "sedan"].contains(&word.as_str()))
}

/// Whether a text says that something still goes on.
pub(super) fn is_now(text: &str) -> bool {
    ["now", "present", "current", "ongoing", "nu", "pågående", "idag", "today"]
        .contains(&text.trim().to_lowercase().as_str())
}

/// How many months lie in a period, if both ends are told.
pub(super) fn between(from: Option<&str>, to: Option<&str>, updated: Option<&str>) -> Option<u32> {
    let from_month = months(from?)?;
    let to = to.filter(|to| !is_now(to)).or(updated)?;
    // A bare year as an end means its last month.
    let end = months(to)? + if to.trim().len() == 4 { 12 } else { 1 };
    end.checked_sub(from_month).filter(|months| *months > 0)
}

/// The month in which something ended, from year 0, if that is told; of a bare year the last.
pub(super) fn end(to: Option<&str>) -> Option<u32> {
    let to = to?.trim();
    months(to).map(|month| if to.len() == 4 { month + 11 } else { month })
}

/// The same of a line that tells a period: its last year.
pub(super) fn end_of(line: &str) -> Option<u32> {
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() == 4);
    words.filter_map(|word| end(Some(word))).next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_counted_with_both_ends() {
        assert_eq!(between(Some("2019-03"), Some("2020-02"), None), Some(12));
        assert_eq!(between(Some("2019"), Some("2019"), None), Some(12));
        assert_eq!(between(Some("Oct 2019"), Some("2020-09-30"), None), Some(12));
        assert_eq!(between(Some("maj 2020"), Some("nu"), Some("2021-04")), Some(12));
        assert_eq!(between(Some("2020"), Some("now"), None), None);
        assert_eq!(between(Some("2021"), Some("2019"), None), None);
        assert_eq!(between(Some("Marketing 2020"), Some("2020"), None), Some(12));
        for (line, months) in [
            ("Policy officer, Hill, March 2019 - February 2021", Some(Some(24))),
            ("Samordnare, 2019-03 – 2021-02", Some(Some(24))),
            ("03/2019 – 02/2021", Some(Some(24))),
            ("Marketing 2019–2021", Some(Some(36))),
            ("Assistant, 2019 – now", Some(None)),
            ("Assistant", None),
        ] {
            assert_eq!(period(line), months, "{line}");
        }
        assert_eq!((months("2019-15"), months("31/12/2019")), (None, Some(2019 * 12 + 11)));
    }
}
