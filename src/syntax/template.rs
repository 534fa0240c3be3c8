//! Templates: pages whose prose stands between instructions for a generator (PHP, ERB, Liquid, Jinja,
//! Handlebars, server-side includes). The instructions are no prose and are left out; the rest keeps
//! its place.

use crate::source::SourceText;

/// What opens and closes an instruction.
const INSTRUCTIONS: [(&str, &str); 5] =
    [("<%", "%>"), ("<?", "?>"), ("{%", "%}"), ("{{", "}}"), ("<!--", "-->")];

/// What ends a comment of Liquid.
const COMMENT_END: &str = "endcomment";

/// The text from byte `start` on, without instructions.
pub(super) fn strip(text: &str, start: usize) -> SourceText {
    let mut prose = SourceText::new();
    let mut from = start;
    // What closes none of the rest of the file is looked for only once.
    let mut unclosed: Vec<&str> = Vec::new();
    let mut at = start;
    while let Some(found) = memchr::memchr2(b'<', b'{', &text.as_bytes()[at..]) {
        let open = at + found;
        let Some((opening, closing)) =
            INSTRUCTIONS.into_iter().find(|(opening, _)| text[open..].starts_with(opening))
        else {
            at = open + 1;
            continue;
        };
        let after = open + opening.len();
        // Liquid's comments span from one instruction to another.
        let is_comment =
            opening == "{%" && text[after..].trim_start_matches(['-', ' ']).starts_with("comment");
        let closing = if is_comment && !unclosed.contains(&COMMENT_END) {
            if text[after..].contains(COMMENT_END) {
                COMMENT_END
            } else {
                unclosed.push(COMMENT_END);
                closing
            }
        } else {
            closing
        };
        if unclosed.contains(&closing) {
            at = after;
            continue;
        }
        let end = match text[after..].find(closing) {
            Some(found) if is_comment => {
                let end = after + found + closing.len();
                if unclosed.contains(&"%}") {
                    end
                } else if let Some(found) = text[end..].find("%}") {
                    end + found + 2
                } else {
                    unclosed.push("%}");
                    end
                }
            }
            Some(found) => after + found + closing.len(),
            // PHP may stay open to the end of the file; anything else unclosed is no instruction.
            None if opening == "<?" => text.len(),
            None => {
                unclosed.push(closing);
                at = after;
                continue;
            }
        };
        prose.push(&text[from..open], crate::source::Span::new(from, open));
        (from, at) = (end, end);
    }
    prose.push(&text[from..], crate::source::Span::new(from, text.len()));
    prose
}
