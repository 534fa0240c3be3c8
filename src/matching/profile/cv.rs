//! A curriculum vitae in Markdown, HTML or plain text, as the last resort: headings tell what stands under
//! them, a line with years opens a job, items and sentences below it are what the person did.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::fields::Reader;
use super::own::fluency;
use super::{Experience, Profile, Skill, Spoken, Training, dates, keys, prose, seeking, told};
use crate::matching::negation::{Stance, stance};
use crate::matching::terms::Words;
use crate::matching::vocabulary::{LANGUAGES, SKILLS};
use crate::source::{SourceText, Span};
use crate::syntax::{Block, BlockKind, Tree};

/// A longer line is no heading.
const HEADING_WORDS: usize = 5;
/// What joins further words to a heading's name; "Training coordinator" is a job, "Training and courses" none.
const JOINED_BY: [&str; 8] = [" and ", " och ", " & ", "/", " /", ",", " (", " –"];
/// What joins two languages that are told together.
const JOINTS: [&str; 5] = [" och ", " samt ", " and ", "&", "/"];
/// The section of what no heading that is known stands above.
const OTHER: &str = "other";
/// A longer line names no job.
const JOB_WORDS: usize = 16;

static HEADINGS: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("../../../data/matching/cv-headings.yaml")).unwrap_or_default()
});

pub(super) fn read(tree: &Tree, reader: &mut Reader, profile: &mut Profile) {
    let (mut section, mut level) = (OTHER, 0);
    pictures(reader);
    for block in tree.documents.iter().flat_map(|document| &document.body) {
        if let Some(found) = section_of(block) {
            (section, level) = (found, block.kind_level());
            if section == "merits" {
                profile.skills.extend(merits(&block.text));
            }
            continue;
        }
        // A heading that isn't known ends what stands before it, unless it names a job or a part of it.
        if section != "experience" && is_marked_off(block) && block.kind_level() <= level {
            (section, level) = (OTHER, block.kind_level());
            continue;
        }
        let is_item = matches!(block.kind, BlockKind::Item(_));
        // "Children: plan their outings" is what somebody did.
        let is_of_the_person = section == OTHER || section == "merits" || !is_item;
        if is_of_the_person && personal(block, reader) && section != "merits" {
            continue;
        }
        match section {
            "experience" => experience(block, &mut profile.experience),
            "training" => profile.training.push(Training::new(block.text.clone(), None)),
            "skills" => profile.skills.extend(prose::parts(&block.text).into_iter().map(skill)),
            "languages" => {
                spoken_in(&block.text, &mut profile.languages);
            }
            "merits" => profile.skills.extend(merits(&block.text)),
            "more" => seeking::read_item(&block.text, profile),
            _ => {
                seeking::read(&block.text, profile);
                profile.experience.extend(told::jobs(&block.text));
            }
        }
    }
}

const fn skill(name: SourceText) -> Skill {
    Skill { name, level: None, evidence: None }
}

/// The skills in what stands under a heading of whatever is left over, the heading among it ("Körkort: B"). Such a part
/// tells of families and hobbies too, so what isn't known for a skill isn't read.
fn merits(text: &SourceText) -> Vec<Skill> {
    // "Körkort B. Gift": a full stop ends a part, though a letter stands before it.
    let stops = text.text.match_indices(". ").map(|(at, _)| at + 1);
    let cuts: Vec<usize> = std::iter::once(0).chain(stops).chain([text.text.len()]).collect();
    let sentences = cuts.windows(2).map(|cut| text.slice(cut[0], cut[1]));
    let parts = sentences.flat_map(|sentence| prose::parts(&sentence));
    let is_said = |name: &SourceText, words: &Words| {
        let skills = SKILLS.places(words);
        skills.iter().any(|(_, place)| stance(&name.text, place) == Stance::Said)
    };
    let known = parts.filter(|part| is_said(part, &Words::of(&part.text)));
    known.map(|part| part.slice(0, part.text.trim_end_matches('.').len())).map(skill).collect()
}

/// Whether a block is a heading by its marks, and none that years make a job's.
fn is_marked_off(block: &Block) -> bool {
    let few = block.text.text.split_whitespace().count() <= HEADING_WORDS;
    matches!(block.kind, BlockKind::Heading(_)) || block.is_bold() && few
}

/// A longer line tells more than who somebody is.
const PERSONAL_WORDS: usize = 16;
/// Signs that show a picture, in Markdown and HTML.
const PICTURES: [&str; 2] = ["![", "<img"];

/// Passes over pictures, which no text of the tree tells of.
fn pictures(reader: &mut Reader) {
    let file = Arc::clone(&reader.file);
    for sign in PICTURES {
        if let Some(at) = file.text.find(sign) {
            let mut mark = SourceText::new();
            mark.push(sign, Span::new(at, at + sign.len()));
            reader.ignore(&mark);
        }
    }
}

/// Passes over a line such as "Age: 34", "Address: Storgatan 1 | Photo: kim.jpg" or "Född 1985", and tells whether it is one.
fn personal(block: &Block, reader: &mut Reader) -> bool {
    let mut is = false;
    if block.text.text.split_whitespace().count() > PERSONAL_WORDS {
        return is;
    }
    for part in prose::parts(&block.text) {
        let is_key = |end: usize| keys::is_personal(part.text[..end].trim());
        let stops = [part.text.find(':'), part.text.find(' ').filter(|_| tells_a_date(&part.text))];
        if let Some(end) = stops.into_iter().flatten().find(|end| is_key(*end)) {
            reader.ignore(&part.slice(0, end).trimmed());
            is = true;
        }
    }
    is
}

/// Whether a short text is a word or two with a number: "Född 12 maj 1985".
fn tells_a_date(text: &str) -> bool {
    text.split_whitespace().count() <= 4 && text.contains(|c: char| c.is_ascii_digit())
}

fn section_of(block: &Block) -> Option<&'static str> {
    let text = block.text.text.trim().trim_end_matches(':').to_lowercase();
    if text.split_whitespace().count() > HEADING_WORDS || matches!(block.kind, BlockKind::Item(_)) {
        return None;
    }
    let marked = matches!(block.kind, BlockKind::Heading(_)) || block.is_bold();
    let goes_on = |rest: &str| JOINED_BY.iter().any(|joint| rest.starts_with(joint));
    let is = |name: &String| text == *name || marked && text.strip_prefix(name.as_str()).is_some_and(goes_on);
    HEADINGS.iter().find(|(_, names)| names.iter().any(is)).map(|(section, _)| section.as_str())
}

fn experience(block: &Block, jobs: &mut Vec<Experience>) {
    let text = &block.text.text;
    let is_item = matches!(block.kind, BlockKind::Item(_));
    let short = text.split_whitespace().count() <= JOB_WORDS;
    let period = dates::period(text);
    let opens = !is_item && short && (period.is_some() || matches!(block.kind, BlockKind::Heading(_)));
    if opens || jobs.is_empty() {
        match jobs.last_mut() {
            // The years may stand on a line of their own under the role's name.
            Some(job) if job.duties.is_empty() && job.months.is_none() && period.is_some() => {
                job.months = period.flatten();
                job.goes_on = dates::goes_on(text);
                job.ended = dates::end_of(text);
            }
            _ => jobs.push(Experience {
                role: opens.then(|| block.text.clone()),
                months: period.flatten(),
                goes_on: dates::goes_on(text),
                ended: dates::end_of(text),
                duties: Vec::new(),
            }),
        }
        if opens {
            return;
        }
    }
    let Some(job) = jobs.last_mut() else { return };
    job.duties.extend(prose::block_duties(block));
}

/// The languages that a line tells, "Svenska, modersmål; engelska (god)", each with how well somebody has it.
pub(super) fn spoken_in(text: &SourceText, languages: &mut Vec<Spoken>) {
    for part in prose::parts(text) {
        let each = each_language(&part);
        let before = languages.len();
        let count = each.len();
        each.into_iter().for_each(|one| spoken(one, languages));
        // "Svenska och engelska flytande": what is told of the last is told of those before it, too.
        if count > 1 {
            let told = languages.last().and_then(|last| last.fluency);
            let all = languages.iter_mut().skip(before);
            all.for_each(|one| one.fluency = one.fluency.or(told));
        }
    }
}

/// A part as it stands, or, where it names several languages, cut before each "and" that leads to another.
fn each_language(part: &SourceText) -> Vec<SourceText> {
    let places = LANGUAGES.places(&Words::of(&part.text));
    let mut cuts = Vec::new();
    for pair in places.windows(2) {
        let between = part.text.get(pair[0].1.end..pair[1].1.start).unwrap_or_default();
        let joint = JOINTS.iter().find_map(|joint| between.find(joint).map(|at| (at, at + joint.len())));
        cuts.extend(joint.map(|(at, end)| (pair[0].1.end + at, pair[0].1.end + end)));
    }
    let ends = cuts.iter().map(|cut| cut.0).chain([part.text.len()]);
    let starts = std::iter::once(0).chain(cuts.iter().map(|cut| cut.1));
    starts.zip(ends).map(|(start, end)| part.slice(start, end).trimmed()).collect()
}

/// "English (C1)", "Svenska – modersmål", "Svenska, modersmål", "Native: German": a part that names no language but tells
/// how well somebody has one belongs to the language before it.
fn spoken(text: SourceText, languages: &mut Vec<Spoken>) {
    let words = Words::of(&text.text);
    let level = keys::told("fluency", &text.text).and_then(fluency);
    let place = LANGUAGES.place(&words);
    if let (Some(level), Some(last), None) = (level, languages.last_mut(), &place) {
        // "Modersmål, flytande i skrift" tells two levels: the first is the language's.
        last.fluency.get_or_insert(level);
        return;
    }
    let place =
        place.unwrap_or_else(|| 0..text.text.find(['(', ':', '–', '—', '-']).unwrap_or(text.text.len()));
    let language = text.slice(place.start, place.end).trimmed();
    languages.push(Spoken { language, fluency: level });
}
