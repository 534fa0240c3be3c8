//! The report of one posting for people: the verdict in a sentence, then what it rests on.

mod duties;
mod facts;
mod shares;
mod verdict;

pub(super) use facts::source;

use super::plain::shortened;
use super::style::Ink;
use super::{Layout, plain};
use crate::scope::Assessment;

/// A title longer than this many characters is cut: it is no title, and would hide the verdict.
pub(super) const TITLE_LIMIT: usize = 160;

/// The report of one posting, ended by a line break.
#[must_use]
pub fn text(assessment: &Assessment, layout: Layout) -> String {
    let sections = [
        verdict::section(assessment, layout),
        shares::section(assessment, layout),
        duties::section(assessment, layout),
        facts::section(assessment, layout),
    ];
    let sections: Vec<String> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    format!("{}{}", masthead(assessment, layout), sections.join("\n"))
}

/// The posting's title, and the organisation where it is known.
fn masthead(assessment: &Assessment, layout: Layout) -> String {
    let posting = &assessment.posting;
    let title = match &posting.title {
        Some(title) => shortened(&title.original.text, TITLE_LIMIT),
        None => layout.messages().text("title.missing").to_owned(),
    };
    let title = layout.ink(Ink::Bold, &title);
    let organisation = posting.organisation.as_ref().map(|name| plain(&name.text));
    layout.paragraph(&match organisation {
        Some(name) if !name.is_empty() => format!("{title} · {}", shortened(&name, TITLE_LIMIT)),
        _ => title,
    })
}
