//! Labels in prose: facts that stand beside what names them ("Reports to: the CEO"), in a line or in two cells of
//! a table, and headings that stand in one line with their text.

use std::sync::Arc;

use crate::source::SourceText;
use crate::syntax::{Block, BlockKind};

use super::draft::Rank;
use super::fields;
use super::headings::{BOLD_LEVEL, LINE_LEVEL};
use super::keys::{self, Role};
use super::prose::Reader;
use super::sections::{self, Section};

impl Reader<'_> {
    /// "Position title: Event Coordinator", "Reports to: the CEO".
    pub(super) fn label(&mut self, block: &Block) -> bool {
        let text = &block.text;
        let Some(colon) = text.text.find(':').filter(|colon| *colon <= 40) else { return false };
        let value = text.slice(colon + 1, text.text.len()).trimmed();
        self.labelled_value(&text.text[..colon], &value) && block.kind != BlockKind::Heading(1)
    }

    /// A row of a table whose first cell is the label of its second. In a head, what stands beside a label
    /// is another label.
    pub(super) fn labelled_row(&mut self, block: &Block, next: Option<&Block>) -> bool {
        let value = next.filter(|next| block.kind == BlockKind::Cell(0) && next.kind == BlockKind::Cell(1));
        let label = block.text.text.trim().trim_end_matches(':');
        value.is_some_and(|value| {
            keys::roles(value.text.text.trim()).is_empty()
                && self.labelled_value(label, &value.text.trimmed())
        })
    }

    /// Takes what stands beside a label. False where it is one that nobody knows, or no short value.
    fn labelled_value(&mut self, label: &str, value: &SourceText) -> bool {
        if value.is_empty() || value.text.split_whitespace().count() > 20 {
            return false;
        }
        let mut known = false;
        for role in keys::roles(label) {
            match role {
                // "Job title: Ward manager" may be of whom to ask: it says less than a field of the role's own.
                Role::Title => {
                    let rank = if self.draft.has_a_role() { Rank::Usual } else { Rank::Stated };
                    self.draft.titles.push((rank, value.clone()));
                }
                Role::Headline => self.draft.titles.push((Rank::Usual, value.clone())),
                Role::Organisation if self.draft.organisation.is_none() => {
                    self.draft.organisation = Some(value.clone());
                }
                Role::ReportsTo => self.draft.set_reports_to(Rank::Stated, value.clone()),
                Role::JobMarker => self.draft.evidence.job_keys += 1,
                Role::Employment | Role::Hours | Role::Extent => {
                    fields::terms_field(*role, value, self.draft);
                }
                Role::EventsLedBy => self.draft.events_led_by = Some(value.clone()),
                _ => continue,
            }
            known = true;
        }
        known
    }

    /// "Responsibilities: plans the fair …", and headings glued to their text.
    pub(super) fn run_in_heading(&mut self, block: &Block) -> bool {
        if matches!(block.kind, BlockKind::Heading(_)) {
            return false;
        }
        let text = &block.text;
        let colon = text.text.find(':').filter(|colon| *colon <= 60 && colon + 1 < text.text.len());
        let bold = Some(block.bold).filter(|bold| (3..=60).contains(bold) && bold + 4 < text.text.len());
        for end in [colon, bold].into_iter().flatten() {
            let Some(label) = text.text.get(..end) else { continue };
            let is_item = matches!(block.kind, BlockKind::Item(_));
            let Some(heading) = sections::heading(label).filter(|heading| heading.coverage > 0.6) else {
                continue;
            };
            let in_duties = self.state.section == Section::Duties;
            if is_item && (in_duties || heading.section == Section::Unknown) {
                continue;
            }
            let rest = text.slice(end, text.text.len());
            let skip =
                rest.text.len() - rest.text.trim_start_matches([':', ' ', '.', '-', '–', '\u{a0}']).len();
            let rest = rest.slice(skip, rest.text.len());
            if rest.text.split_whitespace().count() < 2 {
                continue;
            }
            let saved = (self.state.section, self.state.level, Arc::clone(&self.heading));
            let level = if block.bold > 0 { BOLD_LEVEL } else { LINE_LEVEL };
            self.enter_under(label, heading.section, level);
            if is_item {
                self.take_text(&rest);
                (self.state.section, self.state.level, self.heading) = saved;
            } else {
                self.paragraph(&rest);
            }
            return true;
        }
        false
    }
}
