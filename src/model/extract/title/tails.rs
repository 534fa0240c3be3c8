//! Parts of a title between signs, of which one names the role and the others the employer, the place, the
//! hours, or what the advertisement promises.

use super::super::phrases::Words;
use super::noise::{is_noise, without_links};
use super::{
    APART, DASHES, HEADS, IN_NAMES, JOB_FORMS, JOINS, KINDS, LEGAL, LINK, ORGANISATION, SLOGAN, SPEAKS,
    TOOLS, employer, found_at, has, has_ending, is_one_of, may_have_parts, places, roles,
};

/// "University of Northquay - Digital Coordinator", "Leeds: clerk": the role without what stands before it, or
/// the organisation behind it; `None` where neither does.
pub(super) fn without_first(text: &str) -> Option<&str> {
    if !may_have_parts(text) {
        return None;
    }
    for sign in DASHES.iter().chain(&[": "]) {
        if let Some((first, role)) = text.split_once(sign) {
            match (names_organisation(first), names_organisation(role)) {
                (true, false) => return Some(role),
                (false, true) if *sign != ": " => return Some(first),
                _ => {}
            }
            let other = places::is_place(first) || is_noise(first) || has(JOB_FORMS, &Words::of(first));
            let apart = other || is_said(first) || tells_where(first) || places::names_workplace(first);
            let left = roles::names(role) || other && !is_noise(role) && !places::is_place(role);
            if apart && !roles::names(first) && left {
                return Some(role);
            }
        }
    }
    None
}

/// Parts after a bar or a dash that name hours, place or organisation, or say something to the reader.
pub(super) fn cut(text: &str, organisation: Option<&str>) -> String {
    let mut text = without_company(text.split(" @").next().unwrap_or(text)).to_owned();
    if let Some(role) = organisation.and_then(|name| employer::without(&text, name)) {
        text = role;
    }
    loop {
        let trimmed = text.trim_end_matches(|c: char| c.is_whitespace() || "-–—|,!".contains(c)).to_owned();
        if !may_have_parts(&trimmed) {
            return trimmed;
        }
        let cut = DASHES
            .iter()
            .chain(&[" / ", ", "])
            .filter_map(|sign| trimmed.rfind(sign).map(|index| (index, *sign)))
            .max();
        let Some((index, sign)) = cut else { return trimmed };
        let tail = trimmed[index + sign.len()..].trim();
        let apart = sign != ", " && sign != " / ";
        let is_organisation = is_named(tail, organisation, sign)
            || apart && (names_organisation(tail) || is_kind(tail) && !roles::names(tail))
            || sign != " / "
                && (places::is_branch(tail) || places::names_workplace(tail))
                && !roles::names(tail)
                && !(sign == ", " && is_bare_head(&trimmed[..index]))
            || places::is_place(tail)
            || sign != " / " && places::is_employer(&Words::of(tail), 0) && !roles::names(tail);
        let role_left = roles::names(&trimmed[..index]);
        // "Nurse, we welcome you": behind a comma only where we speak at once.
        let speaks = sign == ", " && is_one_of(SPEAKS, &Words::of(tail), 0);
        let said =
            speaks || apart && (is_said(tail) || text.trim_end().ends_with('!') && !roles::names(tail));
        if index > 0
            && (sign == " | " && !(role_left && names_another(tail))
                || is_noise(tail)
                || role_left && (lists_tools(tail) || tells_pay(tail) && !roles::names(tail))
                || is_organisation
                || is_noisy_place(tail)
                || role_left && said)
        {
            text = trimmed[..index].to_owned();
        } else if let Some(index) = noise_from(&trimmed) {
            // "Clerk - 30 000 kr / month": the sign is the noise's own.
            text = trimmed[..index].to_owned();
        } else {
            return trimmed;
        }
    }
}

/// Whether a part speaks to its reader, or says what the person will do: "bli en av oss", "bidra till mer".
pub(super) fn is_said(part: &str) -> bool {
    let words = Words::of(part);
    part.trim_end().ends_with('?') || found_at(SLOGAN, &words, 0).is_some() || has(SPEAKS, &words)
}

/// "A career at Brightwater": a preposition before a name.
fn tells_where(part: &str) -> bool {
    let words = Words::of(part);
    (1..words.len().saturating_sub(1)).any(|index| {
        is_one_of(APART, &words, index) && part[words.range(index + 1).0..].starts_with(char::is_uppercase)
    })
}

/// "Developer - React, Redux": the tools of the trade.
fn lists_tools(part: &str) -> bool {
    let words = Words::of(part);
    let tools = (0..words.len()).filter(|index| is_one_of(TOOLS, &words, *index)).count();
    let joins = (0..words.len()).filter(|index| is_one_of(JOINS, &words, *index)).count();
    tools > 1 && tools + joins == words.len()
}

/// "Designer - Fast Growing Startup": what kind of employer it is.
fn is_kind(part: &str) -> bool {
    let words = Words::of(part);
    (2..=4).contains(&words.len()) && has_ending(KINDS, words.get(words.len() - 1))
}

/// "Director, Center for Policy": what a head is of, which is nobody without it.
fn is_bare_head(text: &str) -> bool {
    let words = Words::of(text);
    words.len() == 1 && is_one_of(HEADS, &words, 0)
}

/// "£30k", "$2,000 welcome bonus".
fn tells_pay(part: &str) -> bool {
    part.contains(['£', '$', '€']) && part.contains(|c: char| c.is_ascii_digit())
}

/// "General Manager | Partner": a short part that ends in a role's name.
fn names_another(part: &str) -> bool {
    let words = Words::of(part);
    (1..=4).contains(&words.len()) && roles::at(&words, words.len() - 1) && !is_said(part)
}

/// Whether a part is the name of the posting's own organisation.
fn is_named(tail: &str, organisation: Option<&str>, sign: &str) -> bool {
    organisation.is_some_and(|name| {
        let (name, tail) = (name.trim().to_lowercase(), tail.to_lowercase());
        !name.is_empty()
            && (tail == name
                || tail.starts_with(&name)
                || sign != ", " && name.starts_with(&tail) && tail.len() > 3)
    })
}

/// Whether a part of a title names an organisation: several words in capitals, of which one says what kind.
fn names_organisation(part: &str) -> bool {
    let words = Words::of(part.split(['(', ',']).next().unwrap_or_default());
    let count = words.len();
    let joins = |index: usize| is_one_of(IN_NAMES, &words, index);
    let capital = |index: usize| part[words.range(index).0..].starts_with(|c: char| !c.is_lowercase());
    let kind = |index: usize| is_one_of(ORGANISATION, &words, index);
    // "X Library", "the University of X": of "Office Manager, Library Services" the library is no employer, and
    // the "Head of School" is a post.
    let post = (0..count).any(|index| matches!(words.get(index), "of" | "for"));
    let named = !post && kind(count.saturating_sub(1))
        || (0..count).any(|index| kind(index) && matches!(words.get(index + 1), "of" | "for"));
    count >= 2 && named && (0..count).all(|index| joins(index) || capital(index))
}

/// "Stockholm heltid", "distans eller Lund": places and noise.
pub(super) fn is_noisy_place(part: &str) -> bool {
    let words = Words::of(part);
    let ends = (1..words.len()).filter(|index| !is_one_of(LINK, &words, *index));
    ends.into_iter().any(|index| {
        let (start, end) = (words.range(index).0, words.range(index - 1).1);
        let linked = is_one_of(LINK, &words, index - 1) && index > 1;
        let first = &part[..if linked { words.range(index - 2).1 } else { end }];
        let last = &part[start..];
        places::is_place(first) && is_noise(last) || is_noise(first) && places::is_place(last)
    })
}

/// "Clerk, Brightwater Northquay AB", "Clerk Brightwater AB": the role without a company's name.
fn without_company(text: &str) -> &str {
    let words = Words::of(text);
    let Some(last) = words.len().checked_sub(1).filter(|last| is_one_of(LEGAL, &words, *last)) else {
        return text;
    };
    let capital = |index: usize| text[words.range(index).0..].starts_with(|c: char| !c.is_lowercase());
    let own = |index: &usize| {
        let after = text.get(words.range(*index).1..words.range(index + 1).0).unwrap_or_default();
        capital(*index) && !roles::at(&words, *index) && !after.contains([',', '(', ')', ':'])
    };
    let first = (0..last).rev().take_while(own).last();
    match first.filter(|first| *first > 0 && roles::names_within(&words, 0..*first)) {
        Some(first) => without_links(text[..words.range(first).0].trim_end()),
        None => text,
    }
}

/// Where a sign stands behind which all is noise, a place or tools, whatever signs are in it, or where a workplace
/// is named.
fn noise_from(text: &str) -> Option<usize> {
    let signs = [" - ", " – ", " — ", ": "].iter().flat_map(|sign| text.match_indices(sign));
    signs
        .filter(|(index, sign)| {
            let tail = text[index + sign.len()..].trim();
            let first = DASHES.iter().fold(tail, |tail, sign| tail.split(sign).next().unwrap_or(tail));
            let workplace = first.len() < tail.len() && places::names_workplace(first) && !roles::names(tail);
            *index > 0
                && (is_noise(tail)
                    || places::is_place(tail)
                    || roles::names(&text[..*index]) && (workplace || lists_tools(tail)))
        })
        .map(|(index, _)| index)
        .min()
}
