//! What a file says is to be let be: `# rolescope: ignore[RS101] reason`. A reason is required, so that the
//! next reader knows why; and what suppresses nothing is told, so that none outlives its cause.

use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::{Finding, Fingerprint, Line, Place, Rule, Settings, Value};
use crate::model::Posting;
use crate::source::{SourceFile, Span};

/// A comment: what opens it, the rules, the reason.
static COMMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:#|<!--|//)[ \t]*rolescope:[ \t]*ignore(?:\[([^\]\n]*)\])?[ \t:–-]*([^\n]*)").ok()
});

/// So many comments of a file are read; what more there are suppress nothing.
const MOST: usize = 1000;
/// So many lines below a comment are looked at for the line that it is about.
const LINES_BELOW: usize = 100;
/// Fewer letters than this are no reason.
const REASON: usize = 3;

/// All that a file says is to be let be.
#[derive(Debug)]
pub struct Suppressions {
    file: Arc<str>,
    list: Vec<Suppression>,
}

#[derive(Debug)]
struct Suppression {
    place: Place,
    line: Line,
    rules: Vec<&'static Rule>,
    /// The lines that it covers, from the first to the last.
    lines: (usize, usize),
    problem: Option<(&'static str, Arc<str>)>,
    used: Vec<bool>,
}

impl Suppressions {
    /// Reads a file's comments; `None` where it has none.
    #[must_use]
    pub fn read(file: &SourceFile, postings: &[&Posting]) -> Option<Self> {
        memchr::memmem::find(file.text.as_bytes(), b"rolescope:")?;
        let text = file.text.as_str();
        let lines = Lines::of(file, postings);
        let mut list = Vec::new();
        for found in COMMENT.as_ref()?.captures_iter(text).take(MOST) {
            let (whole, reason) = (found.get(0)?, found.get(2)?);
            let reason = reason.as_str().trim_end().trim_end_matches("-->").trim();
            let place = Place::of(file, Span::new(whole.start(), whole.end()));
            let (rules, mut problem) = rules(found.get(1).map_or("", |codes| codes.as_str()));
            if problem.is_none() && reason.chars().filter(|c| c.is_alphanumeric()).count() < REASON {
                problem = Some(("reason", Arc::default()));
            }
            let lines = covered(file, whole.start(), &lines);
            let used = vec![false; rules.len()];
            let line = Line::of(file, &place);
            list.push(Suppression { place, line, rules, lines, problem, used });
        }
        (!list.is_empty()).then(|| Self { file: Arc::from(file.name.as_str()), list })
    }

    /// Whether a finding in this file is to be let be; then what says so counts as used.
    pub fn suppresses(&mut self, finding: &Finding) -> bool {
        let mut suppressed = false;
        for suppression in self.list.iter_mut().filter(|suppression| suppression.problem.is_none()) {
            let (first, last) = suppression.lines;
            if finding.place.start().line > last || finding.place.end().line < first {
                continue;
            }
            for (rule, used) in suppression.rules.iter().zip(&mut suppression.used) {
                if rule.code == finding.rule.code {
                    *used = true;
                    suppressed = true;
                }
            }
        }
        suppressed
    }

    /// What is wrong with the comments themselves, once every finding has been asked about.
    #[must_use]
    pub fn findings(&self, settings: &Settings) -> Vec<Finding> {
        let mut findings = Vec::new();
        for suppression in &self.list {
            if let Some((variant, text)) = &suppression.problem {
                findings.extend(self.finding("RS902", suppression, variant, text, settings));
                continue;
            }
            for (rule, used) in suppression.rules.iter().zip(&suppression.used) {
                if !used && settings.severity(rule).is_some() {
                    findings.extend(self.finding("RS901", suppression, "", &rule.code.into(), settings));
                }
            }
        }
        findings
    }

    fn finding(
        &self,
        code: &'static str,
        suppression: &Suppression,
        variant: &'static str,
        text: &Arc<str>,
        settings: &Settings,
    ) -> Option<Finding> {
        let rule = Rule::of(code);
        Some(Finding {
            rule,
            severity: settings.severity(rule)?,
            confidence: rule.confidence,
            file: Arc::clone(&self.file),
            place: suppression.place,
            line: suppression.line.clone(),
            variant,
            advice: Some(variant),
            values: [("text", Value::Text(Arc::clone(text)))].into(),
            evidence: Box::default(),
            replacement: None,
            subject: Arc::clone(text),
            fingerprint: Fingerprint::default(),
        })
    }
}

/// The rules that a list of codes or names means, or what is wrong with it.
fn rules(list: &str) -> (Vec<&'static Rule>, Option<(&'static str, Arc<str>)>) {
    let mut rules = Vec::new();
    for name in list.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        match Rule::find(name) {
            Some(rule) => rules.push(rule),
            None => return (rules, Some(("unknown", name.into()))),
        }
    }
    let problem = rules.is_empty().then(|| ("rules", Arc::default()));
    (rules, problem)
}

/// What comments are placed by.
struct Lines {
    /// The byte up to which a file has nothing but comments and blank lines.
    head_end: usize,
    /// The line on which each posting starts.
    starts: Vec<usize>,
}

impl Lines {
    fn of(file: &SourceFile, postings: &[&Posting]) -> Self {
        let mut head_end = 0;
        for line in file.text.split_inclusive('\n').take_while(|line| says_nothing(line.trim())) {
            head_end += line.len();
        }
        let start = |posting: &&Posting| file.position(super::titles::head(posting).start).line;
        Self { head_end, starts: postings.iter().map(start).collect() }
    }
}

/// The lines that a comment covers: its own; the next, where it stands alone; a whole posting, where that is
/// the posting's title or the posting's beginning.
fn covered(file: &SourceFile, comment: usize, lines: &Lines) -> (usize, usize) {
    let text = file.text.as_str();
    let line_start = file.line_start(comment);
    let alone = text[line_start..comment].trim().is_empty();
    let own = file.position(comment).line;
    let mut target = own;
    if alone {
        let below = text[comment..].lines().skip(1).take(LINES_BELOW).map(str::trim);
        let next = below.enumerate().find(|(_, line)| !line.is_empty() && !line.contains("rolescope:"));
        target = next.map_or(own, |(distance, _)| own + 1 + distance);
    }
    let is_head = alone && line_start < lines.head_end;
    for (index, start) in lines.starts.iter().copied().enumerate() {
        if start == target || index == 0 && is_head && target <= start {
            let first = if index == 0 { 1 } else { target.min(start) };
            let next = lines.starts.get(index + 1);
            return (first, next.map_or(usize::MAX, |next| next.saturating_sub(1).max(start)));
        }
    }
    (target, target)
}

/// Whether a line is a comment, a mark that opens front matter, or blank.
fn says_nothing(line: &str) -> bool {
    let is_comment = line.starts_with('#') && !line.starts_with("##") || line.starts_with("<!--");
    line.is_empty() || is_comment || line == "---" || line == "+++"
}
