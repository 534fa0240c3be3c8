//! Rules about the list of duties: how many there are, what is said twice or says nothing, and what is no
//! duty at all.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::sink::{Found, Sink};
use super::words::{Hit, Meaning, hits, is_covered, lower};
use super::{Confidence, DutyFacts, Severity, Threshold, Value, listed};
use crate::model::Posting;
use crate::scope::Assessment;
use crate::source::{SourceText, words};
use crate::syntax;

/// A vague phrase is all that a line says where no more words than this stand beside it.
const BESIDE: usize = 3;
/// From so many bytes on, a text without duties is likely to tell them in a way that isn't understood.
const PROSE: usize = 600;
/// From so many bytes on, a text with hardly a duty is likely to tell more.
const LONG_PROSE: usize = 1500;
/// Duties of so many words together tell something, however few they are.
const TELLING: usize = 40;
/// A vague duty with no more of the time than this does no harm.
const BOUNDED: f64 = 0.05;
/// Fewer words than this are too few to tell whether two duties say the same.
const WORDS_TO_COMPARE: usize = 4;
/// A text of more bytes is no duty but a page; it is told to be long, and looked at no closer.
const LONGEST: usize = 5000;
/// Longer lists are not compared duty by duty: they are told to be too long.
const DUTIES_TO_COMPARE: usize = 300;

pub(super) fn check(assessment: &Assessment, facts: &[&DutyFacts], sink: &mut Sink<'_>) {
    let posting = &assessment.posting;
    let lines = listed::lines(posting);
    number(assessment, &lines, sink);
    repeated(posting, facts, sink);
    nearly_repeated(posting, facts, sink);
    for ((duty, facts), is_line) in posting.duties.iter().zip(facts).zip(lines) {
        let hits = &facts.hits;
        let is_other = misplaced(&duty.text, hits, sink);
        // "Other duties, 5 %" is bounded, and that is all that can be asked of it.
        let bounded =
            duty.share.is_some_and(|share| share <= BOUNDED) && super::shares::is_stated(duty, posting);
        if !is_other && !bounded && !vague(&duty.text, hits, sink) && is_line {
            let count =
                if duty.part.is_none() { facts.words.len() } else { words(&duty.line().text).count() };
            packed(duty.line(), count, sink);
        }
    }
}

fn number(assessment: &Assessment, lines: &[bool], sink: &mut Sink<'_>) {
    let posting = &assessment.posting;
    let lines = || posting.duties.iter().zip(lines).filter(|(_, is_line)| **is_line).map(|(duty, _)| duty);
    let count = lines().count();
    let head = super::titles::head(posting);
    if count == 0 {
        // A long text without a list may tell duties that can't be made out; then this is no error.
        let found = Found::new("RS202", head, "");
        sink.add(if length(posting) > PROSE {
            found.variant("prose").at_most(Severity::Warning)
        } else {
            found
        });
        return;
    }
    let clear = assessment.judgements.iter().filter(|judgement| judgement.category.is_some()).count();
    if (clear as f64) < sink.settings.get(Threshold::TooFewDuties) {
        let first = &posting.duties[0].text;
        let told: usize = posting.duties.iter().map(|duty| words(&duty.text.text).count()).sum();
        // One long sentence, or a long text whose sentences weren't all understood, may tell as much as three short lines.
        let long = length(posting) > LONG_PROSE;
        let confidence = if told < TELLING && !long { Confidence::High } else { Confidence::Low };
        sink.add(Found::new("RS203", first.span(), "").count("count", clear).confidence(confidence));
    }
    let several = sink.findings.iter().any(|finding| finding.rule.code == "RS105");
    // Duties that stand under others, or under headings, are gathered already: those count.
    let mut groups: Vec<&str> = lines().filter_map(|duty| Some(duty.group.as_ref()?.text.as_str())).collect();
    let alone = count - groups.len();
    groups.sort_unstable();
    groups.dedup();
    let weighed = if groups.len() > 1 { alone + groups.len() } else { count };
    if weighed as f64 > sink.settings.get(Threshold::TooManyDuties) && !several {
        sink.add(Found::new("RS204", head, "").count("count", count));
    }
}

/// How long a posting's own texts are together, in bytes: its file may hold others, and much that is no text.
fn length(posting: &Posting) -> usize {
    let duties = posting.duties.iter().map(|duty| &duty.text);
    let lists =
        [&posting.requirements, &posting.nice_to_have, &posting.training, &posting.benefits, &posting.rest];
    duties.chain(lists.into_iter().flatten()).map(|text| text.text.len()).sum()
}

fn repeated(posting: &Posting, facts: &[&DutyFacts], sink: &mut Sink<'_>) {
    if posting.beside.duties.is_empty() {
        return;
    }
    let mut known: FxHashMap<&[u64], &SourceText> = FxHashMap::default();
    for (duty, facts) in posting.duties.iter().zip(facts) {
        known.entry(&facts.words).or_insert(&duty.text);
    }
    for again in &posting.beside.duties {
        let words: Vec<u64> = words(&lower(&again.text)).map(super::shingles::hash).collect();
        let Some(first) = known.get(&words[..]) else { continue };
        // The same place read in two ways is no repetition, nor is the same text in two fields.
        if first.span().start < again.span().start
            && first.text.len() < 400
            && !repeats_front_matter(posting, first, again)
        {
            sink.add(Found::at("RS205", again).evidence(first, None));
        }
    }
}

fn nearly_repeated(posting: &Posting, facts: &[&DutyFacts], sink: &mut Sink<'_>) {
    if !sink.wants("RS206") || posting.duties.len() > DUTIES_TO_COMPARE {
        return;
    }
    let least = sink.settings.get(Threshold::NearDuplicate);
    for (later, DutyFacts { set, bits, .. }) in facts.iter().enumerate() {
        let near =
            facts[..later].iter().position(|DutyFacts { set: earlier, bits: earlier_bits, .. }| {
                // A bit that only one has is a word that only one has: most pairs need no closer look.
                let (only, missing) =
                    ((bits & !earlier_bits).count_ones(), (earlier_bits & !bits).count_ones());
                let shared = (set.len() - only as usize).min(earlier.len() - missing as usize);
                let all = (set.len() + missing as usize).max(earlier.len() + only as usize);
                earlier.len().min(set.len()) >= WORDS_TO_COMPARE
                    && shared as f64 + 1e-9 >= least * all as f64
                    && super::shingles::jaccard(earlier, set) >= least
            });
        if let Some(near) = near
            && is_learnt(facts[near]) == is_learnt(facts[later])
            && !repeats_front_matter(posting, &posting.duties[near].text, &posting.duties[later].text)
        {
            let first = &posting.duties[near].text;
            sink.add(Found::at("RS206", &posting.duties[later].text).evidence(first, None));
        }
    }
}

/// Whether one of two duties is learnt first and done after: "Learn the test", "Run the test independently".
fn is_learnt(facts: &DutyFacts) -> bool {
    facts.hits.iter().any(|hit| hit.meaning == Meaning::Learning && hit.range.start == 0)
}

/// Whether the first of two texts stands in the front matter, which sums up for lists what the page below says.
fn repeats_front_matter(posting: &Posting, first: &SourceText, second: &SourceText) -> bool {
    syntax::front_matter_end(&posting.file.text)
        .is_some_and(|end| first.span().start < end && end <= second.span().start)
}

/// Requirements and benefits that stand among the duties.
fn misplaced(text: &SourceText, hits: &[Hit], sink: &mut Sink<'_>) -> bool {
    let opens = |wanted: Meaning| {
        hits.iter()
            .any(|hit| hit.meaning == wanted && !text.text[..hit.range.start].contains(char::is_alphanumeric))
    };
    let code = if opens(Meaning::Requirement) {
        "RS211"
    } else if opens(Meaning::Benefit) {
        "RS212"
    } else {
        return false;
    };
    sink.add(Found::at(code, text))
}

fn vague(text: &SourceText, hits: &[Hit], sink: &mut Sink<'_>) -> bool {
    let Some((range, variant)) = vague_part(&text.text, hits) else { return false };
    let span = if variant.is_empty() { text.span() } else { text.span_of(range.start, range.end) };
    let phrase = &text.text[range];
    let confidence = if variant.is_empty() { Confidence::High } else { Confidence::Medium };
    sink.add(
        Found::new("RS207", span, &text.text)
            .tells_subject("text")
            .told("phrase", phrase)
            .variant(variant)
            .advice(variant)
            .confidence(confidence),
    )
}

/// Whether all that a duty's text says is a phrase that could stand for anything.
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    vague_part(text, &hits(text)).is_some_and(|(_, variant)| variant.is_empty())
}

/// The part of a duty's text that could stand for anything, and the variant of the finding: empty where that is all it says.
fn vague_part(text: &str, hits: &[Hit]) -> Option<(Range<usize>, &'static str)> {
    if text.len() > LONGEST {
        return None;
    }
    let longest = |wanted: Meaning| {
        hits.iter().filter(|hit| hit.meaning == wanted).max_by_key(|hit| hit.range.end - hit.range.start)
    };
    let says_nothing = |meaning| matches!(meaning, Meaning::Filler | Meaning::Vague | Meaning::VagueAlone);
    let telling = |part: &str| words(part).filter(|word| !is_covered(word, text, hits, says_nothing)).count();
    let beside = |hit: &Hit| telling(&text[..hit.range.start]) + telling(&text[hit.range.end..]);
    let (found, variant) = match (longest(Meaning::Vague), longest(Meaning::VagueAlone)) {
        (Some(hit), _) if beside(hit) > BESIDE => (hit, "tail"),
        (Some(hit), _) => (hit, ""),
        (None, Some(hit)) if beside(hit) <= BESIDE => (hit, ""),
        _ => return None,
    };
    // "Other tasks, such as stocktaking": what follows names them.
    if hits.iter().any(|hit| hit.meaning == Meaning::Example && hit.range.start >= found.range.end) {
        return None;
    }
    // The sentence that the phrase stands in says as little as the phrase, where nothing else is said in it.
    let sentence = text[..found.range.start].rfind(['.', ';', '!']).map_or(0, |at| at + 1);
    let own = &text[sentence..found.range.start];
    let start = match telling(own) {
        count if count <= BESIDE => sentence + own.len() - own.trim_start().len(),
        _ => found.range.start,
    };
    let variant = if telling(&text[..start]) > BESIDE { variant } else { "" };
    Some((start..found.range.end, variant))
}

/// A line of `count` words that tells more than one can take in.
fn packed(text: &SourceText, count: usize, sink: &mut Sink<'_>) {
    if count < 12 {
        return;
    }
    let parts = if text.text.len() > LONGEST { Vec::new() } else { parts(&text.text) };
    let many_words = count as f64 > sink.settings.get(Threshold::PackedWords);
    let many_parts = parts.len() as f64 >= sink.settings.get(Threshold::PackedParts);
    if !many_words && !many_parts {
        return;
    }
    // After "including …;" what doesn't open with a verb is no duty of its own but goes on with the list.
    let opens_list = |part: &String| hits(part).iter().any(|hit| hit.meaning == Meaning::Example);
    let opens_with_act = |part: &String| words(&lower(part)).take(2).any(crate::model::is_verb);
    let list = parts.iter().position(opens_list).unwrap_or(parts.len());
    let goes_on = parts.iter().skip(list + 1).any(|part| !opens_with_act(part));
    let many_parts = many_parts && !goes_on;
    if !many_words && !many_parts {
        return;
    }
    let found = Found::at("RS208", text).count("words", count).count("parts", parts.len());
    let found = if many_parts { found } else { found.variant("long") };
    let split = parts.len() > 1 && parts.len() <= 8 && !goes_on;
    let found = if split { found.value("split", Value::Choice(parts)) } else { found.advice("long") };
    sink.add(found);
}

/// The sentences and the parts between semicolons, each as a line of its own.
fn parts(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, ';' | '.' | '!')) {
        let next = text[at + c.len_utf8()..].chars().next();
        let after = text[at + c.len_utf8()..].trim_start().chars().next();
        let word_before = text[start..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let ends = match c {
            ';' => true,
            // "e.g. The", "etc. And": short words with a full stop end no sentence.
            '.' | '!' => {
                next.is_some_and(char::is_whitespace)
                    && after.is_some_and(char::is_uppercase)
                    && word_before.chars().filter(|c| c.is_alphabetic()).count() > 3
                    && !word_before.contains('.')
            }
            _ => false,
        };
        if ends {
            push_part(&mut parts, &text[start..at]);
            start = at + 1;
        }
    }
    push_part(&mut parts, &text[start..]);
    parts
}

fn push_part(parts: &mut Vec<String>, part: &str) {
    let part = part.trim().trim_end_matches(['.', ';', ',']);
    let part =
        ["and ", "och ", "samt "].iter().find_map(|join| part.strip_prefix(join)).unwrap_or(part).trim();
    if words(part).nth(1).is_none() {
        return;
    }
    let mut chars = part.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    parts.push(first + chars.as_str());
}
