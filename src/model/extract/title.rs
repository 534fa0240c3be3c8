//! Titles without what is no part of them. A title on a board is an advertisement: it names the
//! employer, the place, the hours, and that somebody is wanted.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::model::Title;
use crate::source::SourceText;

use super::phrases::{Phrases, Words};
use super::{places, sentences};

const BEFORE: usize = 0;
const AFTER: usize = 1;
const TAIL: usize = 2;
const NO_TITLE: usize = 3;
const ANNOUNCES: usize = 4;
const ORGANISATION: usize = 5;
const PRAISE: usize = 6;
const NOBODY: usize = 7;
const SERVED: usize = 8;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::parse(
        include_str!("../../../data/reading/titles.txt"),
        &["before", "after", "tail", "no title", "announces", "organisation", "praise", "nobody", "served"],
    )
});

/// The title in a text, or `None` where it names no role.
pub(super) fn read(original: &SourceText, organisation: Option<&str>) -> Option<Title> {
    let original = original.trimmed();
    let count = original.text.split_whitespace().count();
    if count == 0 || count > 25 || names_no_role(&original.text) {
        return None;
    }
    let clean = clean(&original.text, organisation);
    if clean != original.text && names_no_role(&clean) {
        return None;
    }
    Some(Title { original, clean })
}

/// The title that a sentence announces: "is recruiting for a Registration Coordinator". A sentence may look for
/// a candidate first, and say as what later.
pub(super) fn announced(text: &SourceText) -> Option<SourceText> {
    let words = Words::of(&text.text);
    let announces =
        PHRASES.find_all(&words).filter(|found| found.group == ANNOUNCES && found.end < words.len());
    announces.map(|found| found.end).find_map(|first| named_from(text, &words, first))
}

/// The title that a text calls its reader by: "Som löneadministratör är du …", "As a payroll clerk, you will …".
pub(super) fn spoken(text: &SourceText) -> Option<SourceText> {
    sentences::split(&text.text).into_iter().find_map(|(start, end)| {
        let sentence = text.slice(start, end);
        let words = Words::of(&sentence.text);
        let first = match (words.get(0), words.get(1)) {
            ("som", _) => 1,
            ("as", "a" | "an" | "our" | "the") => 2,
            _ => return None,
        };
        // "är du", "kommer du": the verb stands before whom it is said to; in English a comma does.
        let you =
            (first + 1..=first + 7).find(|index| matches!(words.get(*index), "du" | "you" | "you'll"))?;
        let last = if words.get(you) == "du" { you - 1 } else { you };
        // "Som samordnare ser vi att du …": somebody else may come first.
        let other = (first + 1..last).find(|index| words.get(index + 1) == "vi");
        let last = other.unwrap_or(last);
        let place = |index: &usize| {
            matches!(
                words.get(*index),
                "hos" | "på" | "i" | "inom" | "till" | "vid" | "för" | "at" | "in" | "for" | "with"
            )
        };
        let last = (first..last).find(place).unwrap_or(last);
        let nobody = PHRASES.find_at(&words, first).any(|found| found.group == NOBODY);
        let is_name = last > first && last - first <= 4 && !nobody;
        is_name.then(|| sentence.slice(words.range(first).0, words.range(last - 1).1))
    })
}

/// The title that begins at word `first`: words in capitals, and those that join them.
fn named_from(text: &SourceText, words: &Words, first: usize) -> Option<SourceText> {
    let capital = |index: usize| text.text[words.range(index).0..].starts_with(char::is_uppercase);
    let joins = |index: usize| matches!(words.get(index), "of" | "and" | "to" | "the" | "for" | "in");
    let mut end = first;
    let mut last = first;
    while end < words.len() && end < first + 9 && (capital(end) || (end > first && joins(end))) {
        let stops = matches!(words.get(end), "position" | "to" | "who" | "open") && end > first;
        if stops && !joins(end) {
            break;
        }
        let gap = text.text.get(words.range(end).1..words.range(end + 1).0).unwrap_or_default();
        if capital(end) {
            last = end + 1;
        }
        end += 1;
        if gap.contains(['.', ',', ';', ':', '(', ')', '\n', '–', '*', '!']) {
            break;
        }
    }
    let long_enough = last > first && last - first <= 8;
    long_enough.then(|| text.slice(words.range(first).0, words.range(last - 1).1))
}

/// Whether a text is the name of a page or a blank, not of a role.
pub(super) fn names_no_role(text: &str) -> bool {
    let words = Words::of(text);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters < 2
        || text.starts_with('[') && text.ends_with(']')
        || PHRASES.find_at(&words, 0).any(|found| found.group == NO_TITLE && found.end == words.len())
}

/// The role that a title names.
fn clean(title: &str, organisation: Option<&str>) -> String {
    // Of a title that is nothing but words, less can be cut.
    let has_signs = !title.chars().all(|c| c.is_alphabetic() || c == ' ');
    let whole = if has_signs { without_brackets(without_number(title)) } else { Cow::Borrowed(title) };
    let mut text = cut_before(&whole);
    if has_signs {
        text = cut_tails(cut_employer(text), organisation);
    }
    text = cut_after(text);
    if has_signs {
        text = cut_extent(text);
    }
    text = places::at_end(text.trim_end()).map_or(text, |start| &text[..start]);
    let neat = text.trim_matches(|c: char| c.is_whitespace() || ",;:|–—-!*_#\"•/".contains(c));
    let neat = neat.split_whitespace().collect::<Vec<_>>().join(" ");
    if neat.chars().filter(|c| c.is_alphabetic()).count() < 2 { title.trim().to_owned() } else { neat }
}

/// "🔗 4.4.3 Course administrator": the role without the sign of its link and the number of its chapter.
fn without_number(title: &str) -> &str {
    let text = title.trim_start_matches(|c: char| !c.is_alphanumeric() && !c.is_ascii() || c.is_whitespace());
    let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let rest = text[number..].trim_start();
    let is_number = text[..number].contains('.') && text[..number].starts_with(|c: char| c.is_ascii_digit());
    let apart = rest.len() < text.len() - number;
    if is_number && apart && rest.starts_with(char::is_alphabetic) { rest } else { text }
}

/// Brackets that hold noise ("(m/f/d)", "[Remote]", "(f/m)") go; others are part of the title.
fn without_brackets(title: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(title);
    for (open, close) in [('(', ')'), ('[', ']')] {
        let mut from = 0;
        while let Some(start) = text[from..].find(open).map(|index| index + from) {
            let Some(end) = text[start..].find(close).map(|index| index + start) else { break };
            if is_noise(&text[start + 1..end]) {
                text.to_mut().replace_range(start..=end, "");
                from = start;
            } else {
                from = end + 1;
            }
        }
    }
    text
}

/// Whether a part of a title says only hours, place of work or sexes.
fn is_noise(part: &str) -> bool {
    let words = Words::of(part);
    if words.len() == 0 {
        return true;
    }
    let mut covered = vec![false; words.len()];
    for found in PHRASES.find_all(&words).filter(|found| found.group == TAIL) {
        covered[found.first..found.end].fill(true);
    }
    let number = |index: usize| words.get(index).chars().all(|c| c.is_numeric());
    (0..words.len()).all(|index| covered[index] || number(index))
}

/// "Stockholm heltid": a place, and then noise.
fn is_noisy_place(part: &str) -> bool {
    let spaces = part.match_indices(' ').map(|(index, _)| index);
    spaces.into_iter().any(|index| places::is_place(&part[..index]) && is_noise(&part[index..]))
}

/// What announces the role: "We are hiring:", "Ledig tjänst som".
fn cut_before(text: &str) -> &str {
    let words = Words::of(text);
    let found = PHRASES
        .find_all(&words)
        .filter(|found| found.group == BEFORE && found.end < words.len())
        .filter(|found| {
            // "Clerk - we seek": who seeks doesn't stand on both sides of a dash.
            let within = &text[words.range(found.first).0..words.range(found.end - 1).1];
            if [" - ", " – ", " — ", " | ", ": "].iter().any(|sign| within.contains(sign)) {
                return false;
            }
            let after = &text[words.range(found.end - 1).1..words.range(found.end).0];
            let announces = after.contains([':', '-', '–', '|']);
            // Before "hiring" stands who does it; the other phrases open the title themselves.
            let last = words.get(found.end - 1);
            if last == "sökes" && found.first > 0 {
                return false;
            }
            let opens = found.first == 0
                || last == "hiring"
                || (matches!(last, "som" | "nu") && found.first <= 3)
                || (announces && found.first <= 3);
            let whole = found.end - found.first > 1
                || announces
                || matches!(words.get(found.first), "söker" | "hiring" | "sökes");
            opens && whole
        })
        .max_by_key(|found| found.end);
    match found {
        Some(found) => {
            let mut start = found.end;
            let article = |word: &str| matches!(word, "a" | "an" | "en" | "ett" | "nu" | "and" | "och");
            let praise = |at: usize| PHRASES.find_at(&words, at).any(|found| found.group == PRAISE);
            while start + 1 < words.len() && (article(words.get(start)) || praise(start)) {
                start += 1;
            }
            &text[words.range(start).0..]
        }
        None => text,
    }
}

/// "University of Northquay - Digital Coordinator", "Digital Coordinator - Centre for Maps, University of
/// Northquay": the role without its employer.
fn cut_employer(text: &str) -> &str {
    for sign in [" - ", " – ", " — ", " | ", ": "] {
        if let Some((employer, role)) = text.split_once(sign) {
            match (names_organisation(employer), names_organisation(role)) {
                (true, false) => return role,
                (false, true) if sign != ": " => return employer,
                _ => {}
            }
        }
    }
    text
}

/// Whether a part of a title names an organisation: several words in capitals, of which one says what kind.
fn names_organisation(part: &str) -> bool {
    let words = Words::of(part.split(['(', ',']).next().unwrap_or_default());
    let count = words.len();
    let joins =
        |index: usize| matches!(words.get(index), "of" | "for" | "the" | "and" | "at" | "i" | "och" | "för");
    let capital = |index: usize| part[words.range(index).0..].starts_with(|c: char| !c.is_lowercase());
    let kind = |index: usize| PHRASES.find_at(&words, index).any(|found| found.group == ORGANISATION);
    // "X Library", "the University of X": of "Office Manager, Library Services" the library is no employer, and
    // the "Head of School" is a post.
    let post = (0..count).any(|index| matches!(words.get(index), "of" | "for"));
    let named = !post && kind(count.saturating_sub(1))
        || (0..count).any(|index| kind(index) && matches!(words.get(index + 1), "of" | "for"));
    count >= 2 && named && (0..count).all(|index| joins(index) || capital(index))
}

/// Parts after a bar or a dash that name hours, place or organisation.
fn cut_tails<'a>(mut text: &'a str, organisation: Option<&str>) -> &'a str {
    loop {
        let trimmed = text.trim_end_matches(|c: char| c.is_whitespace() || "-–—|,!".contains(c));
        let cut = [" | ", " - ", " – ", " — ", " @ ", " / ", ", ", " • "]
            .iter()
            .filter_map(|sign| trimmed.rfind(sign).map(|index| (index, *sign)))
            .max();
        let Some((index, sign)) = cut else { return trimmed };
        let tail = trimmed[index + sign.len()..].trim();
        let is_organisation = organisation.is_some_and(|name| {
            let (name, tail) = (name.trim().to_lowercase(), tail.to_lowercase());
            !name.is_empty()
                && (tail == name
                    || tail.starts_with(&name)
                    || sign != ", " && name.starts_with(&tail) && tail.len() > 3)
        });
        let apart = sign != ", " && sign != " / ";
        let is_organisation = is_organisation || apart && names_organisation(tail) || places::is_place(tail);
        if index > 0
            && (sign == " | " || sign == " @ " || is_noise(tail) || is_organisation || is_noisy_place(tail))
        {
            text = &trimmed[..index];
        } else if let Some(index) = noise_from(trimmed) {
            // "Clerk - 30 000 kr / month": the sign is the noise's own.
            text = &trimmed[..index];
        } else {
            return trimmed;
        }
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

/// "Kock 100 %": how much of full time.
fn cut_extent(text: &str) -> &str {
    let rest = text.trim_end().strip_suffix('%').map(str::trim_end);
    let role = rest.map(|rest| rest.trim_end_matches(|c: char| c.is_ascii_digit() || "-–,. ".contains(c)));
    role.filter(|role| rest.is_some_and(|rest| rest.len() > role.len())).unwrap_or(text)
}

/// What follows the role: "at X", "till X kommun", "sökes".
fn cut_after(text: &str) -> &str {
    let words = Words::of(text);
    let serves = |index: usize| PHRASES.find_at(&words, index).any(|found| found.group == SERVED);
    let found = PHRASES
        .find_all(&words)
        .filter(|found| found.group == AFTER && found.first > 0)
        .filter(|found| {
            let next = words.range(found.end).0;
            let capital = text[next..].starts_with(|c: char| c.is_uppercase() || c.is_numeric());
            let our = matches!(words.get(found.end), "vår" | "vårt" | "våra" | "our" | "the" | "en" | "ett");
            let wanted =
                found.bound || matches!(words.get(found.first), "sökes" | "söks" | "wanted" | "needed");
            let till = words.get(found.first) == "till";
            // "till VD" says whom the work is for, "till infektionsavdelningen" where it is done.
            if till && (found.end..found.end + 3).any(serves) {
                return false;
            }
            let workplace =
                till && (found.end..found.end + 3).any(|index| places::is_workplace(words.get(index)));
            wanted
                || (found.end < words.len() && (capital || our || workplace))
                || found.end - found.first > 1
        })
        .map(|found| found.first)
        .chain(place(&words, text))
        .min();
    match found {
        Some(first) => {
            let end = words.range(first - 1).1;
            // A bracket that closes right after the cut belongs to what stays.
            &text[..end + usize::from(text[end..].starts_with(')'))]
        }
        None => text,
    }
}

/// A place after "i" or "in": one or two capitalised words at the end.
fn place(words: &Words, text: &str) -> Option<usize> {
    let count = words.len();
    (1..count).find(|&index| {
        matches!(words.get(index), "i" | "in" | "på")
            && (1..=2).contains(&(count - index - 1))
            && (index + 1..count).all(|at| text[words.range(at).0..].starts_with(char::is_uppercase))
            && text[words.range(index).0..].starts_with(char::is_lowercase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_lose_their_noise() {
        for (original, clean) in [
            ("Executive Assistant at Brightwater (m/f/d)", "Executive Assistant"),
            ("Enhetschef till Vinterby kommun", "Enhetschef"),
            ("Administrativ projektledare sökes till Norrlab!", "Administrativ projektledare"),
            ("Event Coordinator | Remote", "Event Coordinator"),
            ("Ledig tjänst som verksamhetsledare", "verksamhetsledare"),
            ("NWF is hiring: Director of Resources", "Director of Resources"),
            ("Kommunikatör i Sjöbo", "Kommunikatör"),
            ("Executive Assistant (to the CEO)", "Executive Assistant (to the CEO)"),
            ("Director, Policy & Research", "Director, Policy & Research"),
            ("Position: Office Manager", "Office Manager"),
            ("Project Coordinator - Full time", "Project Coordinator"),
            ("🔗4.4.3 Course administrator", "Course administrator"),
            ("2. Registrator", "Registrator"),
            ("3D Artist", "3D Artist"),
            ("Mässvärd - Snittlön 30.000 kr / mån", "Mässvärd"),
            ("Energikonsult - Stockholm", "Energikonsult"),
            ("Executive Assistant – St Paul, MN (hybrid)", "Executive Assistant"),
            ("Mässvärd Göteborg", "Mässvärd"),
            ("Sköterska till hjärtavdelning i Gävle i sommar", "Sköterska"),
            ("Mässvärd till kund i Huskvarna", "Mässvärd"),
            ("Assistent till VD", "Assistent till VD"),
            ("Assistent till Generaldirektören", "Assistent till Generaldirektören"),
            ("Norrhamns gamla hamnbolag söker mässvärdar till Luleå!", "mässvärdar"),
        ] {
            let title = read(&SourceText::verbatim(original, 0), None).map(|title| title.clean);
            assert_eq!(title.as_deref(), Some(clean), "{original}");
        }
    }

    #[test]
    fn names_of_pages_are_no_titles() {
        for text in ["Jobs", "Lediga tjänster", "Job Description", "[Title]", "—"] {
            assert_eq!(read(&SourceText::verbatim(text, 0), None), None, "{text}");
        }
    }
}
