//! Prose into a posting: follows the headings, and the lines that lead into lists, from section to
//! section, and takes from each what belongs to it.

use std::sync::Arc;

use crate::source::{SourceText, boundary};
use crate::syntax::{Block, BlockKind};

use super::draft::{Draft, Rank};
use super::headings::{BOLD_LEVEL, INTRO_LEVEL, LINE_LEVEL, heading_level, trim_signs};
use super::line::{Line, Piece, Told};
use super::sections::{self, Section};
use super::sentences::{self, Form, Shape};
use super::subject::Subject;
use super::terms::{self, Place};
use super::unglue::unglue;
use super::{judge, reporting, settling, time_share};

/// More of a heading than this, in bytes, says nothing more of what stands under it.
const LONGEST_HEADING: usize = 200;

/// Reads prose, and judges of each line what it tells.
pub(super) fn read(blocks: &[Block], draft: &mut Draft) {
    let pieces = pieces(blocks, Section::Unknown, None, draft);
    let judgements = judge::judge(&pieces);
    settling::settle(pieces, Some(&judgements), draft);
}

/// Reads prose that stands in a section, and perhaps in a group of duties, already: whoever names the section has
/// said what its lines tell.
pub(super) fn read_within(blocks: &[Block], section: Section, group: Option<&SourceText>, draft: &mut Draft) {
    let pieces = pieces(blocks, section, group, draft);
    settling::settle(pieces, None, draft);
}

fn pieces(blocks: &[Block], section: Section, group: Option<&SourceText>, draft: &mut Draft) -> Vec<Piece> {
    let whole = unglue(blocks);
    let blocks = whole.as_deref().unwrap_or(blocks);
    let subject = Subject::of(draft, blocks);
    let state = State::of(section, 0);
    let mut reader = Reader {
        draft,
        subject,
        state,
        heading: Arc::from(""),
        pieces: Vec::new(),
        pending: Vec::new(),
        is_about_us: false,
        is_value_taken: false,
    };
    if let Some(name) = group {
        reader.open_group(name.clone(), 0, None);
    }
    for (index, block) in blocks.iter().enumerate() {
        reader.draft.language.add(&block.text.text);
        reader.block(block, blocks.get(index + 1));
    }
    reader.flush_pending();
    reader.close_groups(0);
    reader.pieces
}

#[derive(Debug)]
pub(super) struct State {
    pub(super) section: Section,
    pub(super) level: u8,
    /// Whether items have come since the section began.
    pub(super) has_items: bool,
    /// Whether what came are lines without bullets.
    pub(super) has_lines: bool,
    /// The groups of duties that are open, each within the one before.
    pub(super) groups: Vec<Group>,
    /// How deep the item stands whose examples follow.
    pub(super) examples: Option<u8>,
}

impl State {
    const fn of(section: Section, level: u8) -> Self {
        Self { section, level, has_items: false, has_lines: false, groups: Vec::new(), examples: None }
    }
}

#[derive(Debug)]
pub(super) struct Group {
    pub(super) name: SourceText,
    pub(super) level: u8,
}

/// Where the reading stands.
pub(super) struct Reader<'draft> {
    pub(super) draft: &'draft mut Draft,
    pub(super) subject: Subject,
    pub(super) state: State,
    /// The last heading, or line that leads into a list.
    pub(super) heading: Arc<str>,
    /// What was read so far.
    pub(super) pieces: Vec<Piece>,
    /// Items of a list that nothing names: duties, if their form says so.
    pub(super) pending: Vec<SourceText>,
    /// Whether the last paragraph spoke of the organisation: a list after it does too.
    pub(super) is_about_us: bool,
    /// Whether the next cell of a table was taken with its label.
    is_value_taken: bool,
}

impl Reader<'_> {
    fn block(&mut self, block: &Block, next: Option<&Block>) {
        let text = &block.text;
        if block.kind == BlockKind::PageTitle {
            return;
        }
        self.draft.evidence.has_body |= !matches!(block.kind, BlockKind::Heading(_));
        let goes_on = match block.kind {
            BlockKind::Item(_) => true,
            BlockKind::Paragraph => self.is_listed_line(block),
            _ => false,
        };
        if !goes_on {
            self.flush_pending();
        }
        if self.is_value_taken && matches!(block.kind, BlockKind::Cell(1)) {
            self.is_value_taken = false;
            return;
        }
        self.is_value_taken = self.labelled_row(block, next);
        if self.is_value_taken || self.label(block) {
            return;
        }
        self.find_reports_to(text);
        self.find_terms(block);
        if self.run_in_heading(block) {
            return;
        }
        let group_line = || if self.draft.is_titled(text) { None } else { self.group_line(block, next) };
        if let Some(level) = heading_level(block, next).or_else(group_line) {
            self.heading(text, level, next);
            return;
        }
        if self.shared_duty(block) {
            return;
        }
        let leads = next.is_some_and(|next| matches!(next.kind, BlockKind::Item(_)));
        let is_open = text.text.ends_with(':') || next.is_some() && sections::is_left_open(&text.text);
        match block.kind {
            BlockKind::Item(depth) => self.item(block, depth, next),
            _ if (is_open || leads) && self.intro(text, next.filter(|_| leads)) => {}
            _ if goes_on => self.pending.push(text.clone()),
            _ => self.paragraph(text),
        }
    }

    /// A short line with a share, or one that opens a list where duties are told, names a group.
    fn group_line(&self, block: &Block, next: Option<&Block>) -> Option<u8> {
        if block.kind != BlockKind::Paragraph || block.text.text.ends_with(['.', ':']) {
            return None;
        }
        let (name, share) = match time_share::find(&block.text) {
            Some((name, share)) => (Some(name), Some(share)),
            None => (None, None),
        };
        let name = name.as_ref().unwrap_or(&block.text);
        let count = name.text.split_whitespace().count();
        // A name of a few words is no sentence; "The parish seeks a clerk, 75–100%" is one, and names no group.
        let is_sentence = count >= 4 && is_of_something_else(&block.text.text);
        let short = count <= 8;
        let opens_list = next.is_some_and(|next| matches!(next.kind, BlockKind::Item(_)));
        let names = short
            && ((share.is_some() && !is_sentence && sentences::item(&name.text) != Form::Duty)
                || (opens_list && self.state.section == Section::Duties && self.state.level < INTRO_LEVEL));
        names.then_some(LINE_LEVEL)
    }

    /// A paragraph with a share of the time is a duty as a whole, wherever it stands.
    fn shared_duty(&mut self, block: &Block) -> bool {
        let tells =
            !matches!(self.state.section, Section::Requirements | Section::NiceToHave | Section::Benefits);
        if block.kind != BlockKind::Paragraph || !tells {
            return false;
        }
        let Some((text, share)) = time_share::find(&block.text) else { return false };
        // "The parish seeks a clerk, 75–100%" tells how much of full time.
        let is_said_of_work = !is_of_something_else(&block.text.text);
        if text.text.split_whitespace().count() < 4 || !is_said_of_work {
            return false;
        }
        self.flush_pending();
        self.push_shared(text, share);
        self.draft.evidence.duty_lists += 1;
        true
    }

    fn heading(&mut self, text: &SourceText, level: u8, next: Option<&Block>) {
        self.set_heading(&text.text);
        if sections::is_of_a_manual(&text.text) {
            self.draft.evidence.manual_headings += 1;
        }
        if sections::is_of_a_posting(&text.text) {
            self.draft.evidence.job_keys += 1;
        }
        let (name, share) = time_share::take(text);
        let name = trim_signs(&name);
        let in_duties = self.state.section == Section::Duties;
        let deeper = level > self.state.level;
        let beside = self.state.groups.iter().any(|group| group.level == level);
        match sections::heading(&name.text) {
            Some(heading)
                if level >= LINE_LEVEL
                    && text.text.ends_with(':')
                    && self.goes_on_with_duties(heading.section, next) => {}
            Some(heading)
                if !(in_duties && deeper && (share.is_some() || heading.coverage < 0.45))
                    && !(in_duties && (deeper || beside) && names_a_field(heading.section, next)) =>
            {
                let level = if heading.leads && level >= BOLD_LEVEL { INTRO_LEVEL } else { level };
                self.enter(heading.section, level);
            }
            _ => {
                let opens_list = next.is_some_and(|next| !matches!(next.kind, BlockKind::Heading(_)));
                if share.is_some() || (in_duties && opens_list && (deeper || beside)) {
                    self.open_group(name, level, share);
                } else if !(in_duties && self.intro_of_heading(&name)) {
                    self.enter(Section::Unknown, level);
                }
            }
        }
    }

    /// Whether a line that speaks of requirements leads on into the duties whose heading it stands under:
    /// "You will be able to:", where verbs follow.
    fn goes_on_with_duties(&self, section: Section, next: Option<&Block>) -> bool {
        section == Section::Requirements
            && self.state.section == Section::Duties
            && self.state.level < INTRO_LEVEL
            && !self.state.has_items
            && begins_duties(next)
    }

    /// A heading such as "As our coordinator you will".
    fn intro_of_heading(&mut self, name: &SourceText) -> bool {
        sections::intro(&name.text) == Some(Section::Duties)
    }

    pub(super) fn enter(&mut self, section: Section, level: u8) {
        // What stands before belongs to where it stands.
        self.flush_pending();
        self.close_groups(0);
        match section {
            Section::Duties => self.draft.evidence.duty_sections += 1,
            Section::Requirements
            | Section::NiceToHave
            | Section::Benefits
            | Section::Apply
            | Section::Terms => {
                self.draft.evidence.other_sections += 1;
            }
            _ => {}
        }
        self.state = State::of(section, level);
    }

    pub(super) fn open_group(&mut self, name: SourceText, level: u8, share: Option<f64>) {
        self.flush_pending();
        let in_duties = self.state.section == Section::Duties;
        self.close_groups(if in_duties { level } else { 0 });
        if !in_duties {
            self.state = State::of(Section::Duties, level.saturating_sub(1));
            self.draft.evidence.duty_sections += 1;
        }
        let name = name.slice(0, boundary(&name.text, LONGEST_HEADING)).into_nfc();
        self.pieces.push(Piece::GroupOpens { name: name.clone(), share });
        self.state.groups.push(Group { name, level });
    }

    /// Enters the section that a heading opens.
    pub(super) fn enter_under(&mut self, heading: &str, section: Section, level: u8) {
        self.enter(section, level);
        self.set_heading(heading);
    }

    fn set_heading(&mut self, heading: &str) {
        self.heading = Arc::from(&heading[..boundary(heading, LONGEST_HEADING)]);
    }

    /// Closes the groups that one of this level doesn't stand within; all of them for level 0. What only looks like
    /// a heading may be one in bold here and a plain one there, so it stands within no other of its kind.
    pub(super) fn close_groups(&mut self, level: u8) {
        let holds = |group: &Group| group.level < level && (group.level < BOLD_LEVEL || level > INTRO_LEVEL);
        while self.state.groups.pop_if(|group| !holds(group)).is_some() {
            self.pieces.push(Piece::GroupEnds);
        }
    }

    pub(super) fn group_name(&self) -> Option<SourceText> {
        self.state.groups.last().map(|group| group.name.clone())
    }

    /// Adds a duty beside which its share of the time stands.
    pub(super) fn push_shared(&mut self, text: SourceText, share: f64) {
        let group = self.group_name();
        self.pieces.push(Piece::Shared { text, share, group });
    }

    /// Adds a line that was read where the reading stands.
    pub(super) fn push_line(&mut self, text: &SourceText, is_item: bool, shape: Shape, by_form: Told) {
        self.pieces.push(Piece::Line(Line {
            text: text.clone(),
            section: self.state.section,
            heading: Arc::clone(&self.heading),
            is_item,
            group: self.group_name(),
            shape,
            by_form,
        }));
    }

    /// A paragraph that leads into a list, or ends in a colon; `list` is the first item. False where it is one like any other.
    fn intro(&mut self, text: &SourceText, list: Option<&Block>) -> bool {
        if text.text.ends_with('.') && text.text.split_whitespace().count() > 12 && !text.text.contains(':') {
            return false;
        }
        let Some(section) = sections::intro(&text.text) else {
            // An unknown line after a list ends what a line before the list began.
            if self.state.level >= INTRO_LEVEL && self.state.has_items {
                self.enter(Section::Unknown, INTRO_LEVEL);
            }
            return text.text.ends_with(':') && list.is_some();
        };
        let is_open = text.text.ends_with([':', '…'])
            || text.text.ends_with("...")
            || sections::is_left_open(&text.text);
        if !is_open && section != Section::Duties {
            return false;
        }
        let sentences = sentences::split(&text.text);
        if let Some(&(start, _)) = sentences.last().filter(|_| sentences.len() > 1) {
            self.paragraph(&text.slice(0, start));
        }
        self.set_heading(&text.text);
        if self.state.section == section || self.goes_on_with_duties(section, list) {
            return true;
        }
        let level = if self.state.section == Section::Unknown { self.state.level } else { INTRO_LEVEL };
        self.enter(section, level.max(INTRO_LEVEL));
        true
    }

    /// Looks for what is said of the employment wherever no skills are asked for and no work is told.
    fn find_terms(&mut self, block: &Block) {
        let place = match (self.state.section, block.kind) {
            (Section::Terms, _) => Place::Terms,
            (
                Section::Duties | Section::Requirements | Section::NiceToHave | Section::Training,
                BlockKind::Item(_),
            ) => return,
            _ => Place::Prose,
        };
        terms::read(&block.text, place, &mut self.draft.terms);
    }

    fn find_reports_to(&mut self, text: &SourceText) {
        if !reporting::may_hold_one(&text.text) {
            return;
        }
        for (start, end) in sentences::split(&text.text) {
            if let Some(answer) = reporting::find(&text.slice(start, end)) {
                self.draft.set_reports_to(Rank::Possible, answer);
                return;
            }
        }
    }
}

/// Whether a list of what somebody does begins here.
fn begins_duties(next: Option<&Block>) -> bool {
    next.is_some_and(|next| {
        matches!(next.kind, BlockKind::Item(_)) && sentences::begins_like_a_duty(&next.text.text)
    })
}

/// Whether a heading below the one of the duties names a field of the work, though it would open another section
/// elsewhere: "Travel" or "Training", where verbs follow.
fn names_a_field(section: Section, next: Option<&Block>) -> bool {
    matches!(section, Section::Terms | Section::Training) && begins_duties(next)
}

/// Whether a text is neither a sentence nor an item about the work.
fn is_of_something_else(text: &str) -> bool {
    let shape = Shape::of(text);
    shape.sentence == Form::NoDuty && shape.item != Form::Duty
}
