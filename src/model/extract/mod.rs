//! From the tree to postings. A posting is whatever has a title and tells duties, requirements or
//! terms, wherever in the file it stands; everything else is none, and is said to be.

mod acts;
mod draft;
mod duty_fields;
mod fields;
mod file_names;
mod headings;
mod judge;
mod keys;
mod labels;
mod language;
mod line;
mod lists;
mod openers;
mod other_fields;
mod paragraphs;
mod phrases;
mod prose;
mod reporting;
mod sections;
mod seen;
mod sentence_ends;
mod sentences;
mod settling;
mod several;
mod signs;
mod subject;
mod terms;
mod time_share;
mod title;
mod told;
mod unglue;
mod verbs;

use std::sync::Arc;

use crate::model::Posting;
use crate::source::{SourceFile, SourceText};
use crate::syntax::{Block, BlockKind, Document, Format, Node, Tree};

pub(crate) use acts::acts;
use draft::{Draft, Rank};
pub(crate) use file_names::{is_of_a_repository, is_template};
use sections::Section;
pub use settling::DUTY_FROM;

/// Reads all postings of a tree. Where there are none and `lenient` is set, what tells duties without a
/// title is one.
pub(crate) fn postings(file: &Arc<SourceFile>, tree: &Tree, lenient: bool) -> Vec<Posting> {
    // Whoever names a data set says that its records are postings.
    let is_data_set = lenient && matches!(tree.format, Format::JsonLines | Format::Table);
    let mut drafts = drafts(tree, is_data_set);
    if drafts.is_empty() && lenient {
        drafts = self::drafts(tree, true);
    }
    drafts.into_iter().enumerate().map(|(index, draft)| draft.finish(file, index)).collect()
}

/// The lines of the prose in a tree, page by page, each with the names of the signs that it is judged by.
pub(crate) fn signs(tree: &Tree) -> Vec<Vec<(String, Vec<String>)>> {
    drafts(tree, true)
        .iter()
        .flat_map(|draft| draft.pages.iter().map(|page| judge::named_signs(page)))
        .collect()
}

fn drafts(tree: &Tree, lenient: bool) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for described in &tree.described {
        fields::find(described, true, lenient, &mut drafts);
    }
    if drafts.iter().any(|draft| !draft.duties.is_empty()) {
        return drafts;
    }
    // What a page tells machines may be no more than a title: then its prose tells the duties.
    let known = match &mut drafts[..] {
        [lone] => std::mem::take(lone).named(),
        _ => Draft::default(),
    };
    drafts.clear();
    for document in &tree.documents {
        match &document.data {
            Some(data) if document.body.is_empty() => {
                let is_record = lenient && matches!(tree.format, Format::JsonLines | Format::Table);
                fields::find(data, is_record, lenient, &mut drafts);
            }
            _ => prose_document(document, tree.format, lenient, known.named(), &mut drafts),
        }
    }
    drafts
}

/// The role that a title names, or `None` where it names none; the organisation's name is no part of it.
pub(crate) fn clean_title(text: &str, organisation: Option<&str>) -> Option<String> {
    title::read(&SourceText::verbatim(text, 0).into_nfc(), organisation).map(|title| title.clean)
}

/// The sentences of a text, as byte ranges without white space at their ends.
pub(crate) fn sentences(text: &str) -> Vec<(usize, usize)> {
    sentence_ends::split(text)
}

/// Whether a word, in lower case, is a verb of work in one of the forms that duties begin with.
pub(crate) fn is_verb(word: &str) -> bool {
    verbs::is_verb(word)
}

/// Reads prose, of whose posting the title and the employer may be known already.
fn prose_document(document: &Document, format: Format, lenient: bool, known: Draft, drafts: &mut Vec<Draft>) {
    let mut shared = known;
    if let Some(Node::Mapping(front)) = &document.data {
        fields::read(front, &mut shared);
        let before = drafts.len();
        for field in front {
            if !matches!(field.value, Node::Scalar(_)) {
                let is_listed = keys::is(&field.key.text, keys::Role::Postings);
                fields::find(&field.value, is_listed, false, drafts);
            }
        }
        if drafts.len() > before {
            return;
        }
    }
    let parts = several::parts(&document.body);
    if parts.len() > 1 {
        for (title, blocks) in parts {
            let mut draft = Draft::default();
            draft.organisation.clone_from(&shared.organisation);
            draft.titles.push((Rank::Stated, title));
            draft.evidence.is_listed = true;
            prose::read(blocks, &mut draft);
            if draft.is_posting() {
                drafts.push(draft);
            }
        }
        return;
    }
    let mut draft = shared;
    first_title(&document.body, format, &mut draft);
    prose::read(&document.body, &mut draft);
    announced_title(&document.body, &mut draft);
    told::complete(&mut draft, || document.body.iter().take(60).map(|block| &block.text).collect());
    if draft.is_posting() || lenient && draft.may_be_posting() {
        drafts.push(draft);
    }
}

/// The titles that the prose itself offers: its page title, its first heading, its first line.
fn first_title(blocks: &[Block], format: Format, draft: &mut Draft) {
    let headings = || {
        blocks.iter().take(40).filter(|block| {
            let heading = matches!(block.kind, BlockKind::Heading(_));
            heading && title::read(&block.text, None).is_some() && section_of(&block.text.text).is_none()
        })
    };
    // Headings before the first section, and of them the one that is highest, name the role.
    let first_section = blocks.iter().position(|block| {
        matches!(block.kind, BlockKind::Heading(_))
            && section_of(&block.text.text).is_some()
            && !title::names_no_role(&block.text.text)
    });
    let before_section = |block: &&Block| {
        first_section.is_none_or(|index| blocks[index].text.span().start > block.text.span().start)
    };
    let best = headings().filter(before_section).min_by_key(|block| block.kind_level());
    if let Some(block) = best {
        draft.titles.push((Rank::Heading, block.text.clone()));
    }
    for block in blocks.iter().filter(|block| block.kind == BlockKind::PageTitle).take(1) {
        draft.titles.push((Rank::Possible, block.text.clone()));
    }
    if let Some(first) = first_line(blocks).filter(|block| block.kind == BlockKind::Paragraph) {
        let count = first.text.text.split_whitespace().count();
        let is_line = count <= 12 && headings::is_line(&first.text.text);
        if is_line && section_of(&first.text.text).is_none() {
            draft
                .titles
                .push((if first.is_bold() { Rank::Heading } else { Rank::Guess }, first.text.clone()));
        } else if format == Format::Text
            && let Some(end) =
                [",", "–", "—", " - "].iter().filter_map(|sign| first.text.text.find(sign)).min()
            && first.text.text[..end].split_whitespace().count() <= 7
        {
            draft.titles.push((Rank::Guess, first.text.slice(0, end)));
        }
    }
}

/// The first block, or the one behind the buttons of a job's page and the dates that boards set beside them.
fn first_line(blocks: &[Block]) -> Option<&Block> {
    let is_of_page = |block: &&Block| title::is_of_buttons(&block.text.text);
    if !blocks.first().is_some_and(|block| is_of_page(&block)) {
        return blocks.first();
    }
    let has_date = |block: &&Block| block.text.text.contains(|c: char| c.is_ascii_digit());
    blocks.iter().find(|block| !is_of_page(block) && !has_date(block))
}

/// The title that a sentence of the first paragraphs announces, or calls the reader by, where nothing else names
/// one. A page's title may be no more than its owner's name.
fn announced_title(blocks: &[Block], draft: &mut Draft) {
    let first = || blocks.iter().take(60);
    if draft.title().is_none() {
        let found = first().find_map(|block| title::announced(&block.text));
        let found = found.or_else(|| first().find_map(|block| title::spoken(&block.text)));
        draft.titles.extend(found.map(|text| (Rank::Guess, text)));
        return;
    }
    let of_page = |(_, text): &(Rank, SourceText)| {
        first().any(|block| block.kind == BlockKind::PageTitle && block.text.text == text.text)
    };
    if draft.titles.iter().all(of_page) {
        let found = first().find_map(|block| title::spoken(&block.text));
        let is_new = |text: &SourceText| {
            !draft
                .titles
                .iter()
                .any(|(_, title)| title.text.to_lowercase().contains(&text.text.to_lowercase()))
        };
        if let Some(text) = found.filter(is_new) {
            draft.titles = vec![(Rank::Guess, text)];
        }
    }
}

fn section_of(text: &str) -> Option<Section> {
    sections::heading(text).filter(|heading| heading.coverage >= 0.5).map(|heading| heading.section)
}
