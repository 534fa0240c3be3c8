//! What follows a role's name without a sign: "at X", "till X kommun", "i Y", "who loves order".

use super::super::phrases::{Match, Words};
use super::{
    AFTER, CLAUSE, HEADS, IN_NAMES, JOB_FORMS, KEEPS, KINDS, LINK, OURS, PHRASES, SERVED, SERVING, SUBJECTS,
    TAUGHT, TOOLS, UNIT, WANTED, WHERE, WITH, has_ending, is_one_of, own_end, places, roles,
};

/// The title without what follows the role.
pub(super) fn cut(text: &str) -> String {
    let words = Words::of(text);
    let wanted = PHRASES.find_of(WANTED, &words).find(|found| found.first > 0);
    let found = PHRASES
        .find_of(AFTER, &words)
        .filter(|found| found.first > 0 && follows(found, &words, text))
        .map(|found| found.first)
        .chain(place(&words, text))
        // "Freelance Danish to English Translator": what leads to the role doesn't follow it.
        .filter(|first| {
            roles::names_within(&words, 0..*first) || !roles::names_within(&words, *first..words.len())
        })
        .chain(bare_place(&words, text))
        .chain(clause(&words))
        .chain(with(&words))
        .chain(extent(&words, text))
        .chain(wanted.map(|found| found.first))
        .min();
    match found {
        Some(first) => text[..own_end(text, words.range(first - 1).1)].to_owned(),
        None => text.to_owned(),
    }
}

fn follows(found: &Match, words: &Words, text: &str) -> bool {
    let next = words.range(found.end).0;
    let capital = text[next..].starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    // "till VD" says whom the work is for, "till infektionsavdelningen" where it is done.
    let serves = |index: usize| is_one_of(SERVED, words, index);
    let kind = (found.end..found.end + 3).any(|index| has_ending(KINDS, words.get(index)));
    let leads = found.end - found.first == 1 && !found.bound;
    match words.get(found.first) {
        "till" if leads => found.end < words.len() && !(found.end..found.end + 3).any(serves),
        "på" if leads && (is_tool(words, found.end, text) || is_one_of(KEEPS, words, found.first - 1)) => {
            false
        }
        "to" if leads => {
            let serving = (0..found.first).any(|index| is_one_of(SERVING, words, index));
            // "to future-minded Fyrvik": the name needn't come first.
            let named = (found.end..words.len().min(found.end + 3))
                .any(|index| text[words.range(index).0..].starts_with(char::is_uppercase));
            let to_whom = capital || named || is_one_of(OURS, words, found.end);
            found.end < words.len() && to_whom && !serving && !(found.end..found.end + 3).any(serves)
        }
        // "Coordinator for a growing company", "Metodutvecklare för Fyrvik"; of "Chef för Kansliet" it is the role.
        "for" | "för" if leads => {
            let swedish = words.get(found.first) == "för";
            let head = is_one_of(HEADS, words, found.first - 1) && (swedish || found.first == 1);
            let named = swedish && capital && !is_tool(words, found.end, text);
            !head
                && (named
                    || kind
                    || is_one_of(OURS, words, found.end)
                    || names_workplace(words, found.end, text))
        }
        _ if leads => {
            found.end < words.len()
                && (capital
                    || kind
                    || is_one_of(OURS, words, found.end)
                    || names_workplace(words, found.end, text))
        }
        _ => !found.bound || roles::names_within(words, 0..found.first),
    }
}

/// "Cook with some experience", "kock med körkort": what the person brings or gets, where nothing in it tells what
/// the role is charged with.
fn with(words: &Words) -> Option<usize> {
    (1..words.len().saturating_sub(1)).find(|&index| {
        matches!(words.get(index), "with" | "med")
            && roles::names_within(words, 0..index)
            // "Worker for children with special needs": whom the work is for.
            && !(0..index).any(|index| matches!(words.get(index), "for" | "för"))
            && !(index + 1..words.len()).any(|index| has_ending(WITH, words.get(index)))
    })
}

/// "förskolan Fyren": a place of work and its name.
fn names_workplace(words: &Words, index: usize, text: &str) -> bool {
    let named = index + 1 < words.len() && text[words.range(index + 1).0..].starts_with(char::is_uppercase);
    named && places::is_workplace(words.get(index))
}

/// "Kock på ca 75 % Hamnkrogen", "Kock 20 h/v Hamnkrogen": how much of full time, and whatever stands behind it.
fn extent(words: &Words, text: &str) -> Option<usize> {
    let is_number = |index: usize| words.get(index).chars().all(|c| c.is_ascii_digit());
    let first = (1..words.len()).find(|&index| {
        let counts = is_one_of(UNIT, words, index + 1) && !text[words.range(index).1..].starts_with('/');
        is_number(index) && (counts || text[words.range(index).1..].trim_start().starts_with('%'))
    })?;
    let leads = |index: &usize| *index > 0 && (is_one_of(LINK, words, *index) || is_number(*index));
    let first = (0..first).rev().take_while(leads).last().unwrap_or(first);
    roles::names_within(words, 0..first).then_some(first)
}

/// A place after "i" or "in": known ones anywhere, others where they end the title.
fn place(words: &Words, text: &str) -> Option<usize> {
    let count = words.len();
    let capital = |index: usize| text[words.range(index).0..].starts_with(char::is_uppercase);
    let taught = (0..count).any(|index| is_one_of(TAUGHT, words, index));
    (1..count.saturating_sub(1)).find(|&index| {
        if !is_one_of(WHERE, words, index) || capital(index) {
            return false;
        }
        let first = places::skip_modifiers(words, index + 1);
        if places::is_told(words, first) && capital(first) {
            return true;
        }
        let left = count - index - 1;
        let named = (1..=3).contains(&left)
            && !is_one_of(KEEPS, words, index - 1)
            && (index + 1..count).all(|at| capital(at) || is_one_of(IN_NAMES, words, at));
        // "Lärare i SO", "utvecklare i Java", "Consultant in Stroke": a subject or a tool is no place.
        let subject = taught
            || is_tool(words, index + 1, text)
            || (index + 1..count).any(|at| has_ending(SUBJECTS, words.get(at)));
        named && !subject || places::names_workplace(&text[words.range(index + 1).0..])
    })
}

/// "Mässvärd Göteborg hamnen, extra": a known place or employer right behind the role, and what stands behind it.
fn bare_place(words: &Words, text: &str) -> Option<usize> {
    (1..words.len()).find(|&index| {
        let (before, after) = text.split_at(words.range(index).0);
        // "$5,000 bonus": the sign stands before the number.
        let unsigned = before.trim_end_matches(['$', '£', '€']);
        let pay = unsigned.len() < before.len() && after.starts_with(|c: char| c.is_ascii_digit());
        let role = (0..index).rev().find(|at| roles::at(words, *at)).unwrap_or(index);
        // "President of the Fyrvik Society": what the role is of.
        let joined = !unsigned.ends_with(' ')
            || is_one_of(LINK, words, index - 1)
            || (role..index).any(|at| matches!(words.get(at), "of" | "for"));
        let last = index + 1 == words.len();
        let named = after.starts_with(char::is_uppercase)
            && (places::is_employer(words, index)
                || !last && (places::is_known(words, index) || places::is_unit_word(words.get(index))));
        let form = !last && is_one_of(JOB_FORMS, words, index);
        (named || form || pay)
            && !joined
            && roles::names_within(words, 0..index)
            && !roles::names_within(words, index..words.len())
    })
}

/// Whether a word in capitals is more likely a tool or a subject: ".NET", "SQL", or one that is known.
fn is_tool(words: &Words, index: usize, text: &str) -> bool {
    let (start, end) = words.range(index);
    let word = &text[start..end];
    let short = word.chars().count() <= 4 && word.chars().all(|c| c.is_uppercase() || c.is_numeric());
    let sign = text[..start].ends_with('.') || text[end..].starts_with(['#', '+']);
    short || sign || is_one_of(TOOLS, words, index)
}

/// "som brinner för ordning", "who loves order": a clause about the person, not the role.
fn clause(words: &Words) -> Option<usize> {
    (1..words.len().saturating_sub(1)).find(|&index| {
        is_one_of(CLAUSE, words, index)
            && !is_one_of(KEEPS, words, index)
            && !roles::at(words, index + 1)
            && roles::names_within(words, 0..index)
    })
}
