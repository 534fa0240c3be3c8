//! Pages that tell of several roles: a club's officers, a company's open posts. Each role has a heading of its own,
//! and either a heading of duties below it or prose that says what the role does.

use crate::source::SourceText;
use crate::syntax::{Block, BlockKind};

use super::sections::Section;
use super::subject::Subject;
use super::{section_of, title};

/// The parts of a page that tells of several roles: each a heading that names one, with what it does below. Empty
/// where a page tells of one role or none.
pub(super) fn parts(blocks: &[Block]) -> Vec<(SourceText, &[Block])> {
    let opens_duties = |block: &Block, name: &str| {
        let text = block.text.text.as_str();
        let marked = matches!(block.kind, BlockKind::Heading(_)) || block.is_bold() || text.ends_with(':');
        // "Event Manager Responsibilities" below "Event Manager".
        let own = text.strip_prefix(name.trim()).unwrap_or(text);
        marked && own.split_whitespace().count() <= 6 && section_of(own) == Some(Section::Duties)
    };
    for level in 1..=4 {
        let starts: Vec<usize> =
            (0..blocks.len()).filter(|index| blocks[*index].kind == BlockKind::Heading(level)).collect();
        if starts.len() < 2 {
            continue;
        }
        let parts: Vec<_> = starts
            .iter()
            .filter_map(|&start| {
                let end = (start + 1..blocks.len())
                    .find(|index| matches!(blocks[*index].kind, BlockKind::Heading(other) if other <= level))
                    .unwrap_or(blocks.len());
                let name = &blocks[start].text;
                let names_role = section_of(&name.text).is_none() && title::read(name, None).is_some();
                let below = &blocks[start + 1..end];
                let opened = below.iter().filter(|block| opens_duties(block, &name.text)).count();
                let tells_duties = opened == 1 || opened == 0 && names_role && acts_below(name, below);
                (names_role && tells_duties).then(|| (name.clone(), below))
            })
            .collect();
        if parts.len() > 1 {
            return parts;
        }
    }
    Vec::new()
}

/// Whether the prose below a heading says of whom it names what they do: "Treasurer", and then "The treasurer keeps
/// the accounts".
fn acts_below(name: &SourceText, below: &[Block]) -> bool {
    let subject = Subject::named(&name.text);
    let told = |block: &&Block| matches!(block.kind, BlockKind::Paragraph);
    below.iter().filter(told).take(2).any(|block| subject.acts_in(&block.text.text))
}
