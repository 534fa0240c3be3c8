//! Lines of prose between reading and deciding. Whether a sentence is a duty can depend on what comes after it in
//! the page, so a page is first read to its end, into these, and only then settled.

use std::sync::Arc;

use crate::source::SourceText;

use super::sections::Section;
use super::sentences::Shape;

/// What a line of a posting tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// What the person will do.
    Duty,
    /// A duty, where nothing better is found.
    PossibleDuty,
    /// What the person must have.
    Requirement,
    /// What counts in the person's favour.
    NiceToHave,
    /// Training that is offered.
    Training,
    /// What else is offered.
    Benefit,
    /// Nothing that a posting is read for.
    Nothing,
}

/// A sentence or an item of a list, with all that is known of where it stands.
#[derive(Debug)]
pub(super) struct Line {
    pub text: SourceText,
    pub section: Section,
    /// The heading, or the line that leads into a list, which it stands under; empty where there is none.
    pub heading: Arc<str>,
    /// Whether it is an item of a list, rather than a sentence.
    pub is_item: bool,
    /// Whether it stands in a group of duties.
    pub group: Option<SourceText>,
    pub shape: Shape,
    /// What it tells by its section and its form alone.
    pub by_form: Told,
}

/// What a page is made of, in its order.
#[derive(Debug)]
pub(super) enum Piece {
    Line(Line),
    /// What its share of the time stands beside is a duty: there is nothing to decide.
    Shared {
        text: SourceText,
        share: f64,
        group: Option<SourceText>,
    },
    /// From here on, duties belong to a group.
    GroupOpens {
        name: SourceText,
        share: Option<f64>,
    },
    /// The group that was opened last ends.
    GroupEnds,
}

/// Whether a text leads on to what stands below it, and says nothing by itself: "Collaborate with:".
pub(super) fn leads_on(text: &str) -> bool {
    text.ends_with(':') && text.split_whitespace().count() <= 4
}
