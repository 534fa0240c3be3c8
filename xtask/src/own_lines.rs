//! The project's own role texts with every line labelled (`data/lines/`): kinds of text that job boards don't have,
//! such as the by-laws of a club. They are put together as a page, and read as one.

use std::collections::HashMap;

use anyhow::Context;
use rolescope::model::Language;
use rolescope::source::SourceFile;

use crate::lexicon;
use crate::lines::{CLASSES, Line};

pub fn load() -> anyhow::Result<Vec<Line>> {
    let mut lines = Vec::new();
    let mut unread = 0;
    for language in Language::ALL {
        let path = lexicon::root().join(format!("data/lines/{}.txt", language.code()));
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
        for (number, part) in text.split("\n=== ").enumerate().skip(1) {
            let page = Page::parse(part).with_context(|| format!("{}, text {number}", path.display()))?;
            let read = page.lines(language, number)?;
            unread += page.labels.len().saturating_sub(read.len());
            lines.extend(read);
        }
    }
    println!("{} lines of the project's own texts; {unread} aren't read as they stand", lines.len());
    Ok(lines)
}

/// A text as a file, and what its lines tell.
struct Page {
    name: &'static str,
    text: String,
    labels: HashMap<String, usize>,
}

impl Page {
    fn parse(part: &str) -> anyhow::Result<Self> {
        let mut lines = part.lines();
        let (title, form) = lines
            .next()
            .and_then(|line| line.split_once(" | "))
            .context("a title and a form are asked for")?;
        let is_markdown = form.trim() == "markdown";
        let mut page = Self {
            name: if is_markdown { "page.md" } else { "page.txt" },
            text: if is_markdown { format!("# {title}\n\n") } else { format!("{title}\n\n") },
            labels: HashMap::new(),
        };
        for line in lines {
            if let Some(heading) = line.strip_prefix("# ") {
                let marks = if is_markdown { "## " } else { "" };
                page.text.push_str(&format!("\n{marks}{heading}\n\n"));
                continue;
            }
            if line.trim().is_empty() {
                page.text.push('\n');
                continue;
            }
            let (bullet, labelled) = line.strip_prefix("- ").map_or(("", line), |line| ("- ", line));
            let (label, text) = labelled.split_once(' ').context("a label is asked for")?;
            let class = CLASSES.iter().position(|class| *class == label);
            let class = class.with_context(|| format!("{label} is no label"))?;
            page.text.push_str(&format!("{bullet}{text}\n"));
            page.labels.insert(text.trim().to_owned(), class);
        }
        Ok(page)
    }

    fn lines(&self, language: Language, number: usize) -> anyhow::Result<Vec<Line>> {
        let file = SourceFile::read(self.name.to_owned(), self.text.as_bytes())?;
        let lines = rolescope::prose_lines(&file)?.into_iter().filter_map(|line| {
            let class = *self.labels.get(line.text.trim())?;
            Some(Line {
                posting: format!("own {number}"),
                source: String::new(),
                language: language.code().to_owned(),
                text: line.text,
                class,
                signs: line.signs,
            })
        });
        Ok(lines.collect())
    }
}
