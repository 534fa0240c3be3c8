//! Titles that would promise what the work is, for a posting whose own title doesn't. They come from
//! `data/titles/truer.tsv` and must themselves pass as titles: each is read like any title, and
//! proposed only if it promises more of the work than the posting's own.

use std::cmp::Ordering;
use std::sync::OnceLock;

use super::comparison::{level_that_goes_with, promised_part};
use super::promise::{promise, reusable_head};
use super::{Comparison, LevelVerdict, Promise, Scope, TitlePart, Verdict};
use crate::lexicon::{Lexicon, TitleIs};
use crate::model::{Category, Language};

const TRUER: &str = include_str!("../../data/titles/truer.tsv");

/// From this share on, a second category belongs in the title.
const SECOND_FROM: f64 = 0.22;
/// How much more of the work a title must promise than another to be truer.
const BETTER_BY: f64 = 0.05;
/// A title is proposed only if it promises this much of the work; none promises all of a broad role.
const GOOD_FROM: f64 = 0.55;
/// So many are proposed at most.
const MOST_TITLES: usize = 3;
/// A title of this level or more answers for a unit.
const LEADS_FROM: f64 = 2.75;
/// The level of a title with a word for seniority.
const SENIOR: f64 = 2.5;

/// A title to propose, perhaps with places for words of the posting's own.
#[derive(Debug)]
struct Pattern {
    text: &'static str,
    /// What it promises as it stands, once that was asked for.
    promise: OnceLock<Promise>,
}

/// The titles of one mix of work.
#[derive(Debug)]
struct Row {
    language: Language,
    level: f64,
    main: Category,
    second: Option<Category>,
    titles: Vec<Pattern>,
}

/// The truest titles first; none where the title holds, where too little is known, or where the work
/// is a trade, which its duties don't name.
pub(super) fn truer_titles(
    own: Option<&Promise>,
    scope: Option<&Scope>,
    comparison: &Comparison,
    language: Language,
    lexicon: Option<&Lexicon>,
) -> Vec<String> {
    let (Some(own), Some(scope)) = (own, scope) else { return Vec::new() };
    let misleads = matches!(comparison.verdict, Verdict::Partly | Verdict::Differs | Verdict::Open);
    let wrong_level = comparison.level_verdict.is_some_and(|level| level != LevelVerdict::Fits);
    if comparison.verdict == Verdict::TooLittle || !(misleads || wrong_level) {
        return Vec::new();
    }
    // Records, plans and customers belong to a trade's days too: they don't make it an office's.
    let trade = own.shares.main() == Category::Other;
    if trade && scope.shares.main() == Category::Operational {
        return Vec::new();
    }
    let level = fitting_level(own.level, scope.level, wrong_level);
    let kept = kept_words(language);
    let head = reusable_head(own, language);
    let of = |heads: &[&str]| head.as_deref().filter(|head| heads.contains(head));
    let words = Words { head: of(&kept.heads), adviser: of(&kept.advisers), field: only_field(own) };
    let senior = level == SENIOR && own.level == SENIOR;
    let own_part = promised_part(&own.shares, &scope.shares);
    let mut found: Vec<(String, f64, u8)> = Vec::new();
    for row in rows(scope, level, language) {
        for pattern in &row.titles {
            let Some(title) = with_own_words(pattern.text, words, language) else {
                continue;
            };
            let title = if senior { with_seniority(kept.senior, &title, language) } else { title };
            let candidate = if title == pattern.text {
                pattern.promise.get_or_init(|| promise(&title, language))
            } else {
                &promise(&title, language)
            };
            let part = promised_part(&candidate.shares, &scope.shares);
            let truer = !misleads || own.open || part >= own_part + BETTER_BY;
            let known = found.iter().any(|(other, ..)| *other == title);
            let right_level = fits_level(candidate, level);
            if part >= GOOD_FROM && truer && right_level && !candidate.open && !known {
                let rank = 2 * u8::from(row.second.is_some()) + u8::from(pattern.text.contains("{field}"));
                found.push((title, part, rank));
            }
        }
    }
    if let Some(lexicon) = lexicon.filter(|_| matches!(scope.shares.main(), Category::Further(_))) {
        found.extend(of_the_users(own, scope, level, language, lexicon));
    }
    let best = found.iter().map(|(_, part, _)| *part).fold(0.0, f64::max);
    found.retain(|(_, part, _)| *part >= best - BETTER_BY);
    // A mixed role's title says both parts, and the field that the posting names is best kept. Equal to a twentieth is equal: then the data's order, best
    // first, decides.
    found.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| compare_twentieths(b.1, a.1)));
    found.into_iter().take(MOST_TITLES).map(|(title, ..)| title).collect()
}

/// Titles of the user's that promise the work, for a role whose largest part is of a category of theirs.
fn of_the_users(
    own: &Promise,
    scope: &Scope,
    level: f64,
    language: Language,
    lexicon: &Lexicon,
) -> Vec<(String, f64, u8)> {
    let least = promised_part(&own.shares, &scope.shares) + BETTER_BY;
    let titles = lexicon.titles_in(language).filter(|title| title.part == TitleIs::Whole);
    let fitting = titles.filter(|title| (title.level.unwrap_or(level) - level).abs() <= 0.5);
    let parts = fitting.map(|title| (title, promised_part(&title.promise, &scope.shares)));
    let truer = parts.filter(|(_, part)| *part >= GOOD_FROM && (own.open || *part >= least));
    truer.map(|(title, part)| (title.written.clone(), part, 0)).collect()
}

/// The level that a truer title claims: the posting's own, but a senior's or a manager's only where the
/// duties bear it.
fn fitting_level(own: f64, work: f64, wrong_level: bool) -> f64 {
    let fitting = level_that_goes_with(work);
    match (wrong_level, own >= SENIOR && fitting < own) {
        (true, _) => fitting.floor(),
        (false, true) => 2.0,
        (false, false) => own,
    }
}

/// Whether a title claims what it should: no manager's level for a coordinator's duties. An assistant to
/// an executive is of level 2 whoever they assist.
fn fits_level(candidate: &Promise, level: f64) -> bool {
    let assists = level < 1.5 && candidate.shares[Category::ExecutiveAssistant] >= 0.25;
    let step = if assists { 1.0 } else { 0.25 };
    (candidate.level - level).abs() <= step || (level == SENIOR && candidate.level == 2.0)
}

fn compare_twentieths(a: f64, b: f64) -> Ordering {
    (a * 20.0).round().total_cmp(&(b * 20.0).round())
}

/// The rows for a scope's mix: its main category, and its second where that weighs enough.
fn rows(scope: &Scope, level: f64, language: Language) -> impl Iterator<Item = &'static Row> {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| TRUER.lines().filter_map(parse).collect());
    let main = scope.shares.main();
    let share = |category: &Category| scope.shares[*category];
    let second = Category::ALL
        .into_iter()
        .filter(|category| *category != main && *category != Category::Other)
        .max_by(|a, b| share(a).total_cmp(&share(b)))
        .filter(|category| share(category) >= SECOND_FROM);
    let level = if level >= LEADS_FROM { 3.0 } else { level.floor().clamp(1.0, 2.0) };
    rows.iter().filter(move |row| {
        row.language == language
            && row.main == main
            && row.level == level
            && (row.second.is_none() || row.second == second)
    })
}

/// The words of a posting's own title that a truer one may keep.
#[derive(Debug)]
struct Kept {
    heads: Vec<&'static str>,
    advisers: Vec<&'static str>,
    senior: &'static str,
}

fn kept_words(language: Language) -> &'static Kept {
    static KEPT: [OnceLock<Kept>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
    KEPT[language as usize].get_or_init(|| read_kept_words(language))
}

fn read_kept_words(language: Language) -> Kept {
    let line = |name: &str| {
        let mut lines =
            TRUER.lines().filter_map(|line| line.strip_prefix(language.code())?.strip_prefix('\t'));
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix('\t')).unwrap_or_default()
    };
    let (heads, senior) = line("heads").split_once('\t').unwrap_or_default();
    let words = |list: &'static str| list.split(',').map(str::trim).collect();
    Kept { heads: words(heads), advisers: words(line("advisers")), senior }
}

/// "Senior Event Coordinator", "Senior eventkoordinator".
fn with_seniority(senior: &str, title: &str, language: Language) -> String {
    let mut chars = title.chars();
    let abbreviation = title.chars().nth(1).is_some_and(char::is_uppercase);
    match (language, chars.next()) {
        (Language::Swedish, Some(first)) if !abbreviation => {
            format!("{senior} {}{}", first.to_lowercase(), chars.as_str())
        }
        _ => format!("{senior} {title}"),
    }
}

fn parse(line: &'static str) -> Option<Row> {
    let mut columns = line.split('\t');
    let language = columns.next().filter(|tag| !tag.starts_with('#')).and_then(Language::from_tag)?;
    let level = columns.next()?.parse().ok()?;
    let category = |key: &str| Category::ALL.into_iter().find(|category| category.key() == key);
    let main = category(columns.next()?)?;
    let second = category(columns.next()?);
    let pattern = |text: &'static str| Pattern { text: text.trim(), promise: OnceLock::new() };
    let titles = columns.next()?.split('|').map(pattern).collect();
    Some(Row { language, level, main, second, titles })
}

/// The words that say what a title's work is about, where they stand in one piece.
fn only_field(own: &Promise) -> Option<&str> {
    let mut fields = own.reasons.iter().filter(|reason| reason.part == TitlePart::Field);
    fields.next().filter(|_| fields.next().is_none()).map(|reason| reason.words.as_str())
}

/// Words of the posting's own title that a pattern may ask for.
#[derive(Debug, Clone, Copy)]
struct Words<'a> {
    /// What the person is, where a field can be put before it.
    head: Option<&'a str>,
    /// The same, where it says that they give advice.
    adviser: Option<&'a str>,
    /// What the work is about.
    field: Option<&'a str>,
}

/// The pattern with the posting's own words in it, where it asks for them.
fn with_own_words(pattern: &str, words: Words<'_>, language: Language) -> Option<String> {
    // English titles are written in capitals, Swedish ones are not.
    let written = |word: &str| match language {
        Language::English => capitalised(word),
        Language::Swedish => word.to_owned(),
    };
    let mut title = pattern.to_owned();
    if !pattern.contains('{') {
        return Some(capitalised(&title));
    }
    for (place, word) in [("{head}", words.head), ("{adviser}", words.adviser), ("{field}", words.field)] {
        if title.contains(place) {
            title = title.replace(place, &written(word?));
        }
    }
    Some(capitalised(&title))
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Shares;

    fn own_head(row: &Row) -> &'static str {
        match (row.language, row.level) {
            (Language::English, 1.0) => "assistant",
            (Language::English, 2.0) => "coordinator",
            (Language::English, _) => "manager",
            (Language::Swedish, 1.0) => "assistent",
            (Language::Swedish, 2.0) => "samordnare",
            (Language::Swedish, _) => "chef",
        }
    }

    fn own_words(row: &Row) -> Words<'static> {
        let adviser = if row.language == Language::English { "strategist" } else { "strateg" };
        Words { head: Some(own_head(row)), adviser: Some(adviser), field: Some("HR") }
    }

    /// What is wrong with a title that is proposed for a row's work.
    fn problem(title: &str, row: &Row) -> Option<String> {
        let mut amounts = [0.0; Category::COUNT];
        amounts[row.main.index()] = 0.55;
        amounts[row.second.unwrap_or(row.main).index()] += 0.45;
        let work = Shares::in_proportion(amounts)?;
        let promise = promise(title, row.language);
        let part = promised_part(&promise.shares, &work);
        // An assistant to an executive is of level 2 whoever they assist.
        let level_free = promise.shares[Category::ExecutiveAssistant] >= 0.25;
        if part < 0.6 {
            Some(format!("{title}: promises {part:.2} of its work"))
        } else if promise.shares.main() != row.main && row.second.is_none() {
            Some(format!("{title}: promises {:?}", promise.shares.main()))
        } else if (promise.level - row.level).abs() > 0.5 && !level_free {
            Some(format!("{title}: claims level {}", promise.level))
        } else if promise.certainty < 0.5 {
            Some(format!("{title}: is hardly known ({:.2})", promise.certainty))
        } else {
            None
        }
    }

    #[test]
    fn every_title_promises_the_work_that_it_is_proposed_for() {
        let mut problems = Vec::new();
        for (index, line) in TRUER.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let number = index + 1;
            if line.contains("\theads\t") || line.contains("\tadvisers\t") {
                continue;
            }
            let Some(row) = parse(line) else {
                problems.push(format!("truer.tsv:{number}: can't be read"));
                continue;
            };
            let titles =
                row.titles.iter().filter_map(|t| with_own_words(t.text, own_words(&row), row.language));
            problems.extend(titles.filter_map(|title| problem(&title, &row)));
        }
        assert!(problems.is_empty(), "{problems:#?}");
    }
}
