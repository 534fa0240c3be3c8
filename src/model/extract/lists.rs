//! Lists in prose: which items are duties, which name a group of them, and what a list is that nothing
//! names.

use crate::source::SourceText;
use crate::syntax::{Block, BlockKind};

use super::headings::{INTRO_LEVEL, LINE_LEVEL, trim_signs};
use super::line::Told;
use super::prose::Reader;
use super::sections::Section;
use super::sentences::{self, Form};
use super::time_share;

/// Whether an item is a name and tells nothing to do: a few words, and no verb first.
fn is_name_only(text: &str) -> bool {
    text.split_whitespace().count() <= 6 && !sentences::begins_like_a_duty(text)
}

impl Reader<'_> {
    /// Takes an item of a list.
    pub(super) fn item(&mut self, block: &Block, depth: u8, next: Option<&Block>) {
        let text = &block.text;
        self.state.has_items = true;
        if block.is_bold() && self.state.section == Section::Duties {
            let (name, share) = time_share::take(text);
            let opens = next.is_some_and(|next| matches!(next.kind, BlockKind::Item(_)) && !next.is_bold());
            if opens && (share.is_some() || name.text.split_whitespace().count() <= 8) {
                self.open_group(trim_signs(&name), LINE_LEVEL, share);
                return;
            }
        }
        let has_children =
            next.is_some_and(|next| matches!(next.kind, BlockKind::Item(deeper) if deeper > depth));
        if has_children && self.state.section == Section::Duties {
            let (name, share) = time_share::take(text);
            let is_name =
                sentences::item(&name.text) != Form::Duty && name.text.split_whitespace().count() <= 8;
            if share.is_some() || is_name || block.is_bold() {
                self.open_group(trim_signs(&name), INTRO_LEVEL + 1 + depth, share);
                return;
            }
        }
        // "Hire the first of the team, such as:" and then the names of posts: they belong to the duty above.
        if self.state.examples.is_some_and(|above| depth <= above) {
            self.state.examples = None;
        }
        if self.state.examples.is_some() && is_name_only(&text.text) {
            return;
        }
        if has_children && self.state.section == Section::Duties && text.text.trim_end().ends_with(':') {
            self.state.examples = Some(depth);
        }
        if self.state.groups.last().is_some_and(|group| group.level > INTRO_LEVEL) {
            self.close_groups(INTRO_LEVEL + 1 + depth);
        }
        self.take_text(text);
    }

    /// Takes an item, or a line that is as good as one.
    pub(super) fn take_text(&mut self, text: &SourceText) {
        if self.state.section == Section::Unknown {
            self.pending.push(text.clone());
            return;
        }
        if self.state.section == Section::Duties
            && let Some((text, share)) = time_share::find(text)
        {
            self.push_shared(text, share);
            return;
        }
        let shape = self.subject.shape(&text.text);
        let told = match self.state.section {
            Section::Duties | Section::Role => match shape.item {
                _ if shape.is_boilerplate => Told::Nothing,
                Form::Requirement => Told::Requirement,
                Form::Open | Form::NoDuty if self.state.section == Section::Role => Told::PossibleDuty,
                _ => Told::Duty,
            },
            Section::Requirements | Section::NiceToHave if shape.is_of_terms => Told::Benefit,
            Section::Requirements => Told::Requirement,
            Section::NiceToHave => Told::NiceToHave,
            Section::Training => Told::Training,
            Section::Benefits => Told::Benefit,
            Section::About | Section::Apply | Section::Terms | Section::Unknown => Told::Nothing,
        };
        self.push_line(text, true, shape, told);
    }

    /// Whether a paragraph is a line of a list without bullets, in a part that nothing names.
    pub(super) fn is_listed_line(&self, block: &Block) -> bool {
        let unnamed = matches!(self.state.section, Section::Unknown | Section::Role | Section::Terms);
        let text = block.text.text.as_str();
        unnamed
            && !self.draft.is_titled(&block.text)
            && block.bold == 0
            && !text.ends_with(':')
            && text.split_whitespace().count() <= 60
            && (sentences::begins_like_a_duty(text)
                || (!self.pending.is_empty() && sentences::split(text).len() == 1))
    }

    /// Decides on a list that nothing names.
    pub(super) fn flush_pending(&mut self) {
        let items = std::mem::take(&mut self.pending);
        let shapes: Vec<_> = items.iter().map(|item| self.subject.shape(&item.text)).collect();
        let count = |form: Form| shapes.iter().filter(|shape| shape.item == form).count();
        let (duties, requirements) = (count(Form::Duty), count(Form::Requirement));
        let asks = requirements * 2 > items.len();
        if !asks && (items.len() < 3 || duties * 3 < items.len() * 2) {
            // Lines that turned out to be prose.
            for item in items {
                self.sentences(&item);
            }
            return;
        }
        let sure = duties >= 4 && !self.is_about_us && self.state.section != Section::About;
        self.draft.evidence.duty_lists += usize::from(!asks && duties >= 4);
        for (item, shape) in items.iter().zip(shapes) {
            let told = match shape.item {
                _ if asks => Told::Requirement,
                Form::Requirement => Told::Requirement,
                _ if sure => Told::Duty,
                _ => Told::PossibleDuty,
            };
            self.push_line(item, true, shape, told);
        }
    }
}
