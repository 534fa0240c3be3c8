//! Rules about titles as they are written: none at all, two in one, two that disagree; and about whom the
//! role answers to, which readers look for beside the title.

use super::sink::{Found, Sink};
use super::words::{Meaning, hits, lower};
use super::{Value, superiors};
use crate::model::{Category, Language, Posting};
use crate::scope::{Assessment, Promise, TitlePart, Verdict, promise, promised_part};
use crate::source::{SourceText, Span, words};

/// What divides two titles between which a posting can't choose.
const DIVIDERS: [&str; 4] = ["/", " or ", " eller ", " | "];

/// Two words of which this part is the same at their beginning are forms of one.
const SAME_STEM: f64 = 0.7;
/// More words than this are a title with something beside it.
const LONGEST_TITLE: usize = 4;
/// More words than this are no two titles but a sentence.
const LONGEST_DOUBLE: usize = 8;

pub(super) fn check(assessment: &Assessment, sink: &mut Sink<'_>) {
    let posting = &assessment.posting;
    match &posting.title {
        None => no_title(posting, sink),
        Some(title) => {
            two_titles_in_one(assessment, title.clean.as_str(), &title.original, sink);
            titles_differ(assessment, sink);
        }
    }
    reporting(assessment, sink);
}

/// Where a posting begins that has nothing better to point at.
pub(super) fn head(posting: &Posting) -> Span {
    let title = posting.title.as_ref().map(|title| title.original.span());
    let first = || posting.duties.first().map(|duty| duty.text.span());
    let other = || posting.requirements.first().map(SourceText::span);
    title.or_else(first).or_else(other).unwrap_or_else(|| {
        let text = posting.file.text.as_str();
        let start = text.len() - text.trim_start().len();
        let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
        Span::new(start, end)
    })
}

fn no_title(posting: &Posting, sink: &mut Sink<'_>) {
    sink.add(Found::new("RS201", head(posting), ""));
}

fn two_titles_in_one(assessment: &Assessment, clean: &str, original: &SourceText, sink: &mut Sink<'_>) {
    let language = assessment.posting.language;
    let Some((first, second)) = DIVIDERS.iter().find_map(|divider| clean.split_once(divider)) else { return };
    let (first, second) = (first.trim(), second.trim());
    let whole = |part: &str| promise(part, language);
    // "Community specialist/manager" leaves the second field unsaid, "Event/Office Manager" the first head.
    let second_in_full = match (first.rsplit_once(' '), second.contains(' ')) {
        (Some((field, _)), false) => format!("{field} {second}"),
        _ => second.to_owned(),
    };
    let is_title = |part: &str| words(part).count() <= LONGEST_TITLE && names_head(&whole(part));
    if !(is_title(first) && is_title(second)) || names_one_role(first, second) {
        return;
    }
    let mut titles = vec![first.to_owned(), second_in_full];
    if let Some(scope) = &assessment.scope {
        titles.sort_by(|a, b| {
            let part = |title: &str| promised_part(&whole(title).shares, &scope.shares);
            part(b).total_cmp(&part(a))
        });
    }
    let found = Found::new("RS216", original.span(), clean)
        .tells_subject("title")
        .replacement((original.text == clean).then_some(titles[0].as_str()));
    sink.add(found.value("titles", Value::Choice(titles)));
}

/// Whether the title says whom the role is for ("Executive Assistant (to CEO)", "… – Chief Operating Officer"), or
/// stands at the head of everything.
fn says_itself(assessment: &Assessment) -> bool {
    let Some(title) = &assessment.posting.title else { return false };
    let executive = |promise: &Promise| promise.shares.main() == Category::ExecutiveAssistant;
    let original = lower(&title.original.text);
    let names_one = |sign: &&str| -> bool {
        original
            .split_once(&format!(" {sign}"))
            .or_else(|| original.split_once(&format!("({sign}")))
            .is_some_and(|(before, after)| {
                !before.is_empty() && names_head(&promise(after, assessment.posting.language))
            })
    };
    let heads_all = hits(&title.clean)
        .iter()
        .any(|hit| hit.meaning == Meaning::HeadOfAll && hit.range.start == 0 && hit.range.end > 0);
    // "Chief of Staff to the CEO" says it of anybody, "Assistant – Chief Operating Officer" of an assistant alone.
    heads_all
        || ["to ", "till ", "åt "].iter().any(names_one)
        || assessment.promise.as_ref().is_some_and(executive) && ["- ", "– ", ", "].iter().any(names_one)
}

/// Whether what was taken for somebody to report to surely is: "reports to" is said of papers too.
fn names_somebody(text: &str, language: Language) -> bool {
    let name = ["the ", "our ", "The "].iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text);
    let is_name = name.starts_with(char::is_uppercase) || names_head(&promise(name, language));
    // "Create reports to monitor attendance" names nobody.
    let is_act = words(name).next().is_some_and(crate::model::is_verb);
    is_name && !is_act && words(name).count() <= 6
}

/// Whether two titles are one: in another form of the word ("Servitör/Servitris"), with more said of it in one
/// place, or too long for a title.
fn names_one_role(first: &str, second: &str) -> bool {
    let (first, second) = (lower(first), lower(second));
    let stem = first.chars().zip(second.chars()).take_while(|(a, b)| a == b).count();
    let shorter = first.chars().count().min(second.chars().count());
    let forms = !first.contains(' ') && stem as f64 >= SAME_STEM * shorter as f64;
    let within = |a: &str, b: &str| words(a).all(|word| words(b).any(|other| other == word));
    let long = words(&first).count() + words(&second).count() > LONGEST_DOUBLE;
    long || within(&first, &second) || within(&second, &first) || forms
}

fn names_head(promise: &Promise) -> bool {
    promise.reasons.iter().any(|reason| reason.part == TitlePart::Head)
}

fn titles_differ(assessment: &Assessment, sink: &mut Sink<'_>) {
    let posting = &assessment.posting;
    let (Some(title), Some(own)) = (&posting.title, &assessment.promise) else { return };
    if posting.beside.titles.is_empty() || !names_head(own) {
        return;
    }
    let mine = lower(&title.original.text);
    let shares_a_word =
        |other: &str| words(other).any(|word| word.len() > 2 && words(&mine).any(|own| own == word));
    for other in &posting.beside.titles {
        let read = promise(&other.text, posting.language);
        if !names_head(&read) || read.certainty < 0.6 || shares_a_word(&lower(&other.text)) {
            continue;
        }
        let found = Found::at("RS215", other).told("title", &title.clean).told("other", &other.text);
        if sink.add(found.evidence(&title.original, None)) {
            break;
        }
    }
}

fn reporting(assessment: &Assessment, sink: &mut Sink<'_>) {
    let posting = &assessment.posting;
    let Some(stated) = &posting.reports_to else {
        let told = sink.findings.iter().any(|finding| finding.rule.code == "RS109");
        // In a trade the work itself says whom it is for; a coordinator's depends on who directs it.
        let is_trade = assessment.scope.as_ref().is_none_or(|scope| scope.shares.main() == Category::Other)
            || assessment.promise.as_ref().is_some_and(|promise| promise.shares.main() == Category::Other);
        let serves = assessment
            .promise
            .as_ref()
            .is_some_and(|promise| promise.reasons.iter().any(|reason| reason.part == TitlePart::Serves));
        if !told
            && !is_trade
            && !serves
            && !says_itself(assessment)
            && assessment.comparison.verdict != Verdict::TooLittle
        {
            // What is to be pasted is in the posting's language, whatever the advice is in.
            let advice = match posting.language {
                Language::English => "english",
                Language::Swedish => "swedish",
            };
            sink.add(Found::new("RS213", head(posting), "").advice(advice));
        }
        return;
    };
    for other in &posting.beside.reports_to {
        if !superiors::agree(&stated.text, &other.text)
            && names_somebody(&other.text, posting.language)
            && other.span() != stated.span()
        {
            let found = Found::at("RS214", other).told("first", &stated.text).told("second", &other.text);
            sink.add(found.evidence(stated, None));
            break;
        }
    }
}
