//! Parts of a title between signs, of which one names the role and the others the employer, the place, the
//! hours, or what the advertisement promises.

use super::super::phrases::Words;
use super::noise::{is_noise, without_links};
use super::{
    APART, DASHES, IN_NAMES, LEGAL, ORGANISATION, PHRASES, SLOGAN, SPEAKS, employer, found_at, has,
    is_one_of, places, roles,
};

/// "University of Northquay - Digital Coordinator", "Leeds: clerk": the role without what stands before it, or
/// the organisation behind it.
pub(super) fn cut_first(text: &str) -> String {
    for sign in DASHES.iter().chain(&[": "]) {
        if let Some((first, role)) = text.split_once(sign) {
            match (names_organisation(first), names_organisation(role)) {
                (true, false) => return role.to_owned(),
                (false, true) if *sign != ": " => return first.to_owned(),
                _ => {}
            }
            let apart = places::is_place(first) || is_noise(first) || is_said(first) || tells_where(first);
            if apart && !roles::names(first) && roles::names(role) {
                return role.to_owned();
            }
        }
    }
    text.to_owned()
}

/// Parts after a bar or a dash that name hours, place or organisation, or say something to the reader.
pub(super) fn cut(text: &str, organisation: Option<&str>) -> String {
    let mut text = without_company(text.split(" @ ").next().unwrap_or(text)).to_owned();
    if let Some(role) = organisation.and_then(|name| employer::without(&text, name)) {
        text = role;
    }
    loop {
        let trimmed = text.trim_end_matches(|c: char| c.is_whitespace() || "-–—|,!".contains(c)).to_owned();
        let cut = DASHES
            .iter()
            .chain(&[" / ", ", "])
            .filter_map(|sign| trimmed.rfind(sign).map(|index| (index, *sign)))
            .max();
        let Some((index, sign)) = cut else { return trimmed };
        let tail = trimmed[index + sign.len()..].trim();
        let apart = sign != ", " && sign != " / ";
        let is_organisation = is_named(tail, organisation, sign)
            || apart && names_organisation(tail)
            || sign != " / " && places::is_branch(tail) && !roles::names(tail)
            || places::is_place(tail);
        let role_left = roles::names(&trimmed[..index]);
        let said = apart && (is_said(tail) || text.trim_end().ends_with('!') && !roles::names(tail));
        if index > 0
            && (sign == " | "
                || is_noise(tail)
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
    let kind = |index: usize| PHRASES.find_of_at(ORGANISATION, &words, index).next().is_some();
    // "X Library", "the University of X": of "Office Manager, Library Services" the library is no employer, and
    // the "Head of School" is a post.
    let post = (0..count).any(|index| matches!(words.get(index), "of" | "for"));
    let named = !post && kind(count.saturating_sub(1))
        || (0..count).any(|index| kind(index) && matches!(words.get(index + 1), "of" | "for"));
    count >= 2 && named && (0..count).all(|index| joins(index) || capital(index))
}

/// "Stockholm heltid": a place, and then noise.
fn is_noisy_place(part: &str) -> bool {
    let spaces = part.match_indices(' ').map(|(index, _)| index);
    spaces.into_iter().any(|index| {
        let (first, last) = (&part[..index], part[index..].trim_start());
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
    match first.filter(|first| *first > 0 && roles::names(&text[..words.range(*first).0])) {
        Some(first) => without_links(text[..words.range(first).0].trim_end()),
        None => text,
    }
}

/// Where a dash stands behind which all is noise or a place, whatever signs are in it.
fn noise_from(text: &str) -> Option<usize> {
    let dashes = [" - ", " – ", " — "].iter().flat_map(|sign| text.match_indices(sign));
    dashes
        .filter(|(index, sign)| {
            let tail = text[index + sign.len()..].trim();
            *index > 0 && (is_noise(tail) || places::is_place(tail))
        })
        .map(|(index, _)| index)
        .min()
}
