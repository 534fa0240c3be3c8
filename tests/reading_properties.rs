//! What holds for any file whatever.

use std::sync::Arc;

use proptest::prelude::*;
use rolescope::model::Posting;
use rolescope::read;
use rolescope::source::{SourceFile, SourceText, Span};

/// All texts that a posting holds.
fn texts(posting: &Posting) -> Vec<&SourceText> {
    let mut texts: Vec<&SourceText> = posting.duties.iter().map(|duty| &duty.text).collect();
    texts.extend(posting.duties.iter().filter_map(|duty| duty.group.as_ref()));
    texts.extend(posting.title.as_ref().map(|title| &title.original));
    texts.extend(&posting.organisation);
    texts.extend(&posting.reports_to);
    texts.extend(&posting.events_led_by);
    let terms = &posting.terms;
    texts.extend([&terms.employment, &terms.hours, &terms.extent].into_iter().flatten());
    for list in [&posting.requirements, &posting.nice_to_have, &posting.training, &posting.benefits] {
        texts.extend(list);
    }
    texts
}

/// Pieces that files are made of, put together at random.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("title: Clerk\n"),
        Just("# Clerk\n"),
        Just("---\n"),
        Just("+++\n"),
        Just("duties:\n"),
        Just("  - File forms\n"),
        Just("- text: Plan fairs\n  share: 40 %\n"),
        Just("## Responsibilities\n"),
        Just("You will:\n"),
        Just("* Plan fairs (40%)\n"),
        Just("• Boka möten\n"),
        Just("Arbetsuppgifter\n"),
        Just("Du kommer att boka möten.\n"),
        Just("<ul><li>File &amp; copy</li>"),
        Just("</ul>"),
        Just("<p>"),
        Just("&aring;&#x1F600;&bogus;"),
        Just("\r\n"),
        Just("\n\n"),
        Just("\t"),
        Just("  "),
        Just("\""),
        Just("'"),
        Just("\\u00e5"),
        Just("\\"),
        Just("|-\n"),
        Just("> "),
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(": "),
        Just("&a "),
        Just("*a "),
        Just("{{ x }}"),
        Just("<?php"),
        Just("?>"),
        Just("<!--"),
        Just("o\u{308}"),
        Just("\u{feff}"),
        Just("å"),
        Just("DIN PROFILDu "),
        Just("reports to the CEO, "),
        Just("70% - "),
        Just("=== JOB ===\n"),
        Just("| a | b |\n|---|---|\n"),
        Just("**bold** "),
        Just(
            "<script type=\"application/ld+json\">{\"@type\": \"JobPosting\", \"title\": \"Clerk\", \"description\": \""
        ),
        Just("&lt;li&gt;Sort &amp;aring;"),
        Just("\"}</script>"),
        Just("<div itemscope itemtype=\"JobPosting\">"),
        Just("<b itemprop=title>Clerk</b>"),
        Just("<meta itemprop=skills content='å&auml;'>"),
        Just("<ul itemprop=\"responsibilities\"><li>Sort mail"),
        Just("</div>"),
        Just("{\"title\": \"Clerk\", \"duties\": [\"File\"]}\n"),
        Just("title,duties\n"),
        Just("Clerk,\"Sort \"\"mail\"\"\n"),
        Just("Omfattning: heltid, 80 %\n"),
        Just("Plan fairs under the direction of the Head of Fairs"),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

const NAMES: [&str; 9] =
    ["a.jsonl", "a.csv", "a.yml", "a.json", "a.md", "a.html", "a.txt", "a", "a.html.md.erb"];

fn holds_together(name: &str, text: &str) -> Result<(), TestCaseError> {
    let file = Arc::new(SourceFile::new(name, text));
    let reading = match read(&file) {
        Ok(reading) => reading,
        Err(error) => {
            prop_assert!(error.line >= 1 && error.column >= 1);
            return Ok(());
        }
    };
    let is_answered = !reading.postings.is_empty() || !reading.problems.is_empty();
    prop_assert_eq!(is_answered, reading.no_posting.is_none());
    for (index, posting) in reading.postings.iter().enumerate() {
        prop_assert_eq!(posting.index, index);
        for text in texts(posting) {
            let span = text.span();
            prop_assert!(span.start <= span.end && span.end <= file.text.len());
            prop_assert!(file.text.is_char_boundary(span.start) && file.text.is_char_boundary(span.end));
            prop_assert_eq!(text.text.trim(), text.text.as_str());
            for (start, character) in text.text.char_indices() {
                let part = text.span_of(start, start + character.len_utf8());
                prop_assert!(span.start <= part.start && part.end <= span.end);
                prop_assert!(file.text.get(part.start..part.end).is_some());
            }
        }
        for duty in &posting.duties {
            prop_assert!(duty.share.is_none_or(|share| share > 0.0 && share <= 1.0));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_lies_within_its_file(text in pieces(), name in prop::sample::select(&NAMES[..])) {
        holds_together(name, &text)?;
    }

    #[test]
    fn random_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..300), name in prop::sample::select(&NAMES[..])) {
        let file = SourceFile::from_bytes(name, &bytes);
        holds_together(name, &file.text)?;
    }

    #[test]
    fn slices_keep_their_places(words in prop::collection::vec("[a-zåäö]{1,5}", 1..8), start in 0usize..40, length in 0usize..40) {
        // Each word stands two bytes further on than it would without gaps.
        let mut text = SourceText::new();
        let mut source = String::new();
        for word in &words {
            source.push_str("..");
            let from = source.len();
            source.push_str(word);
            text.push(word, Span::new(from, source.len()));
        }
        let boundaries: Vec<usize> = text.text.char_indices().map(|(index, _)| index).chain([text.text.len()]).collect();
        let from = boundaries[start % boundaries.len()];
        let to = boundaries[(start % boundaries.len() + length).min(boundaries.len() - 1)];
        let slice = text.slice(from, to);
        prop_assert_eq!(&slice.text, &text.text[from..to]);
        for (index, character) in slice.text.char_indices() {
            let end = index + character.len_utf8();
            let span = slice.span_of(index, end);
            prop_assert_eq!(span, text.span_of(from + index, from + end));
            prop_assert_eq!(&source[span.start..span.end], &slice.text[index..end]);
        }
    }
}
