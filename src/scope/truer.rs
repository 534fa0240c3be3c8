//! Titles that would promise what the work is, for a posting whose own title doesn't. They come from
//! `data/titles/truer.tsv` and must themselves pass as titles: each is read like any title, and
//! proposed only if it promises more of the work than the posting's own.

use std::cmp::Ordering;
use std::sync::OnceLock;

use super::comparison::{level_that_goes_with, promised_part};
use super::promise::{promise, reusable_head};
use super::{Comparison, LevelVerdict, Promise, Scope, Verdict};
use crate::model::{Category, Language};

const TRUER: &str = include_str!("../../data/titles/truer.tsv");

/// From this share on, a second category belongs in the title.
const SECOND_FROM: f64 = 0.25;
/// How much more of the work a proposed title must promise.
const BETTER_BY: f64 = 0.05;
/// A title is proposed only if it promises this much of the work.
const GOOD_FROM: f64 = 0.6;
/// So many are proposed at most.
const MOST_TITLES: usize = 3;

/// The titles of one mix of work.
#[derive(Debug)]
struct Row {
    language: Language,
    level: f64,
    main: Category,
    second: Option<Category>,
    titles: Vec<&'static str>,
}

/// The truest titles first; none where the title holds, where too little is known, or where the work
/// is a trade, which its duties don't name.
pub(super) fn truer_titles(
    own: Option<&Promise>,
    scope: Option<&Scope>,
    comparison: &Comparison,
    language: Language,
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
    let level = if wrong_level { level_that_goes_with(scope.level) } else { own.level };
    let head = reusable_head(own, language);
    let mut found: Vec<(String, f64)> = Vec::new();
    for row in rows(scope, level, language) {
        for pattern in &row.titles {
            let Some(title) = with_head(pattern, head.as_deref(), language) else { continue };
            let candidate = promise(&title, language);
            let part = promised_part(&candidate.shares, &scope.shares);
            let truer =
                !misleads || own.open || part >= promised_part(&own.shares, &scope.shares) + BETTER_BY;
            let right_level = (candidate.level - level).abs() <= 0.5;
            let known = found.iter().any(|(other, _)| *other == title);
            if part >= GOOD_FROM && truer && right_level && !candidate.open && !known {
                found.push((title, part));
            }
        }
    }
    // Equal to a hundredth is equal: then the data's order, best first, decides.
    found.sort_by(|a, b| compare_hundredths(b.1, a.1));
    found.into_iter().take(MOST_TITLES).map(|(title, _)| title).collect()
}

fn compare_hundredths(a: f64, b: f64) -> Ordering {
    (a * 100.0).round().total_cmp(&(b * 100.0).round())
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
    let level = level.round().clamp(1.0, 3.0);
    rows.iter().filter(move |row| {
        // Joined titles stand at level 2 and 3 only: nobody is hired to assist in two fields at once.
        let row_level = if row.second.is_some() { level.max(2.0) } else { level };
        row.language == language
            && row.main == main
            && row.level == row_level
            && (row.second.is_none() || row.second == second)
    })
}

fn parse(line: &'static str) -> Option<Row> {
    let mut columns = line.split('\t');
    let language = columns.next().filter(|tag| !tag.starts_with('#')).and_then(Language::from_tag)?;
    let level = columns.next()?.parse().ok()?;
    let category = |key: &str| Category::ALL.into_iter().find(|category| category.key() == key);
    let main = category(columns.next()?)?;
    let second = category(columns.next()?);
    let titles = columns.next()?.split('|').map(str::trim).collect();
    Some(Row { language, level, main, second, titles })
}

/// The pattern with the posting's own head in it, if it asks for one.
fn with_head(pattern: &str, head: Option<&str>, language: Language) -> Option<String> {
    if !pattern.contains("{head}") {
        return Some(pattern.to_owned());
    }
    let head = head?;
    // English titles are written in capitals, Swedish ones are not.
    let written = match language {
        Language::English => capitalised(head),
        Language::Swedish => head.to_owned(),
    };
    Some(pattern.replace("{head}", &written))
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

    /// What is wrong with a title that is proposed for a row's work.
    fn problem(title: &str, row: &Row) -> Option<String> {
        let mut amounts = [0.0; Category::COUNT];
        amounts[row.main.index()] = 0.55;
        amounts[row.second.unwrap_or(row.main).index()] += 0.45;
        let work = Shares::in_proportion(amounts)?;
        let promise = promise(title, row.language);
        let part = promised_part(&promise.shares, &work);
        // An assistant to an executive is of level 2 whoever they assist.
        let level_free = row.main == Category::ExecutiveAssistant;
        if part < 0.65 {
            Some(format!("{title}: promises {part:.2} of its work"))
        } else if promise.shares.main() != row.main && row.second.is_none() {
            Some(format!("{title}: promises {:?}", promise.shares.main()))
        } else if (promise.level - row.level).abs() > 0.5 && !level_free {
            Some(format!("{title}: claims level {}", promise.level))
        } else if promise.certainty < 0.6 {
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
            let Some(row) = parse(line) else {
                problems.push(format!("truer.tsv:{number}: can't be read"));
                continue;
            };
            let titles = row.titles.iter().filter_map(|t| with_head(t, Some(own_head(&row)), row.language));
            problems.extend(titles.filter_map(|title| problem(&title, &row)));
        }
        assert!(problems.is_empty(), "{problems:#?}");
    }
}
