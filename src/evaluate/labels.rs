//! Labelled data: one JSON object a line. Everything that makes a line useless is said with its file
//! and line, since labels are written by hand.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::model::{Category, Language, Shares};
use crate::scope::{Breadth, Verdict};

/// A duty with the judgement of people.
#[derive(Debug, Clone, PartialEq)]
pub struct DutyLabel {
    /// The language.
    pub language: Language,
    /// The duty's text.
    pub duty: String,
    /// What it is for.
    pub category: Category,
    /// What it asks: 1 (support), 2 (own) or 3 (lead).
    pub level: f64,
}

/// A title with what people take it to promise.
#[derive(Debug, Clone, PartialEq)]
pub struct TitleLabel {
    /// The language.
    pub language: Language,
    /// The title.
    pub title: String,
    /// The largest part of what it promises; `None` where it is open.
    pub promises: Option<Category>,
    /// The level that it claims, 1 to 3.
    pub level: f64,
}

/// A whole posting as people judged it.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleLabel {
    /// The label's line in its file, from 1.
    pub line: usize,
    /// The language.
    pub language: Language,
    /// The file that holds the posting, from the labels file's folder.
    pub file: String,
    /// The title.
    pub title: String,
    /// Whether the title is open.
    pub open: bool,
    /// The lines that are duties; a line that ends in an ellipsis is cut off there.
    pub duties: Vec<String>,
    /// The shares of the work.
    pub scope: Shares,
    /// How title and work compare.
    pub verdict: Verdict,
    /// How the work is spread.
    pub breadth: Breadth,
    /// Whom the role reports to, if it says so.
    pub reports_to: Option<String>,
}

/// Why a line of labels can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct LabelError {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to write.
    pub problem: String,
}

/// Reads labelled duties: `{"lang": "en", "duty": "…", "label": "A", "level": 2}` a line.
///
/// # Errors
/// At the first line that can't be used.
pub fn read_duties(file: &str, text: &str) -> Result<Vec<DutyLabel>, LabelError> {
    #[derive(Deserialize)]
    struct Line {
        lang: String,
        duty: String,
        label: String,
        level: f64,
    }
    each_line(file, text, |_, line: Line| {
        let category = category(&line.label).ok_or_else(|| label_problem(&line.label, "A, O, E, V or X"))?;
        Ok(DutyLabel {
            language: language(&line.lang)?,
            duty: line.duty,
            category,
            level: level(line.level)?,
        })
    })
}

/// Reads labelled titles: `{"lang": "en", "title": "…", "label": "N", "level": 2.5}` a line.
///
/// # Errors
/// At the first line that can't be used.
pub fn read_titles(file: &str, text: &str) -> Result<Vec<TitleLabel>, LabelError> {
    #[derive(Deserialize)]
    struct Line {
        lang: String,
        title: String,
        label: String,
        level: f64,
    }
    each_line(file, text, |_, line: Line| {
        let promises = category(&line.label);
        if promises.is_none() && line.label != "N" {
            return Err(label_problem(&line.label, "A, O, E, V, X or N (open)"));
        }
        Ok(TitleLabel {
            language: language(&line.lang)?,
            title: line.title,
            promises,
            level: level(line.level)?,
        })
    })
}

/// Reads judged roles: `{"lang", "file", "title", "open", "duties": […], "scope": {"advisory": 60, …},
/// "verdict", "breadth", "reports_to"}` a line.
///
/// # Errors
/// At the first line that can't be used.
pub fn read_roles(file: &str, text: &str) -> Result<Vec<RoleLabel>, LabelError> {
    #[derive(Deserialize)]
    #[serde(rename_all = "kebab-case")]
    struct Amounts {
        advisory: f64,
        operational: f64,
        executive_assistant: f64,
        event: f64,
        other: f64,
    }
    #[derive(Deserialize)]
    struct Line {
        lang: String,
        file: String,
        title: String,
        open: bool,
        duties: Vec<String>,
        scope: Amounts,
        verdict: String,
        breadth: String,
        reports_to: Option<String>,
    }
    each_line(file, text, |number, line: Line| {
        let Amounts { advisory, operational, executive_assistant, event, other } = line.scope;
        let scope = Shares::in_proportion([advisory, operational, executive_assistant, event, other])
            .ok_or("the shares in `scope` must be numbers from 0 up, not all 0")?;
        Ok(RoleLabel {
            line: number,
            language: language(&line.lang)?,
            file: line.file,
            title: line.title,
            open: line.open,
            duties: line.duties,
            scope,
            verdict: one_of("verdict", &line.verdict, Verdict::ALL, Verdict::key)?,
            breadth: one_of("breadth", &line.breadth, Breadth::ALL, Breadth::key)?,
            reports_to: line.reports_to,
        })
    })
}

fn each_line<L: DeserializeOwned, T>(
    file: &str,
    text: &str,
    read: impl Fn(usize, L) -> Result<T, String>,
) -> Result<Vec<T>, LabelError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            // Of serde_json's "… at line 1 column 20" only the column is true of the file.
            let parsed = serde_json::from_str(line).map_err(|error| {
                error.to_string().replace(" at line 1 column ", ", at column ")
                    + "; each line must be one JSON object"
            });
            parsed.and_then(|parsed| read(index + 1, parsed)).map_err(|problem| LabelError {
                file: file.to_owned(),
                line: index + 1,
                problem,
            })
        })
        .collect()
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| format!("unknown language {tag:?}: write \"en\" or \"sv\""))
}

fn category(label: &str) -> Option<Category> {
    let mut letters = label.chars();
    let letter = letters.next()?;
    if letters.next().is_some() { None } else { Category::from_letter(letter) }
}

fn label_problem(label: &str, allowed: &str) -> String {
    format!("unknown label {label:?}: write {allowed}")
}

fn level(level: f64) -> Result<f64, String> {
    if (1.0..=3.0).contains(&level) {
        Ok(level)
    } else {
        Err(format!("level {level} lies outside 1 (support) to 3 (lead)"))
    }
}

fn one_of<T: Copy, const N: usize>(
    what: &str,
    value: &str,
    allowed: [T; N],
    key: impl Fn(T) -> &'static str,
) -> Result<T, String> {
    allowed
        .into_iter()
        .find(|one| key(*one) == value)
        .ok_or_else(|| format!("unknown {what} {value:?}: write one of {}", allowed.map(key).join(", ")))
}
