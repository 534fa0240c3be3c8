//! What running text in a profile tells: what somebody did, sentence by sentence, and the parts of an enumeration.

use super::PastDuty;
use crate::source::SourceText;
use crate::syntax::{Block, BlockKind, Scalar};

/// A shorter sentence tells no duty.
const DUTY_WORDS: usize = 3;
/// Signs that open items within a line.
const BULLETS: [char; 6] = ['•', '·', '▪', '‣', '●', '–'];

/// What a text tells that somebody did: its items and sentences.
pub(super) fn duties(text: &SourceText) -> Vec<PastDuty> {
    let scalar = Scalar { text: text.clone() };
    scalar.blocks().iter().flat_map(block_duties).collect()
}

/// What one block tells that somebody did.
pub(super) fn block_duties(block: &Block) -> Vec<PastDuty> {
    let text = &block.text;
    let is_item = matches!(block.kind, BlockKind::Item(_));
    let stops = text.text.match_indices(". ").map(|(at, _)| (at + 1, at + 1));
    let bullets = text.text.match_indices(BULLETS).map(|(at, sign)| (at, at + sign.len()));
    // A dash within a sentence opens no item.
    let bullets = bullets.filter(|(at, _)| !text.text[*at..].starts_with('–') || *at == 0);
    let whole = (text.text.len(), text.text.len());
    let mut cuts: Vec<(usize, usize)> = stops.chain(bullets).chain([whole]).collect();
    cuts.sort_unstable();
    let mut duties = Vec::new();
    let mut start = 0;
    for (end, next) in cuts {
        let sentence = text.slice(start, end.max(start)).trimmed();
        let words = sentence.text.split_whitespace().count();
        if words >= DUTY_WORDS || is_item && words > 0 {
            duties.push(PastDuty { text: sentence, share: None });
        }
        start = next;
    }
    duties
}

/// The parts of an enumeration.
pub(super) fn parts(text: &SourceText) -> Vec<SourceText> {
    let mut parts = Vec::new();
    let mut start = 0;
    let ends =
        text.text.match_indices([',', ';', '|', '·', '•', '\n']).map(|(at, sign)| (at, at + sign.len()));
    for (end, next) in ends.chain([(text.text.len(), text.text.len())]) {
        let part = text.slice(start, end).trimmed();
        if !part.text.is_empty() {
            parts.push(part);
        }
        start = next;
    }
    parts
}
