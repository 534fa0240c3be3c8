//! Running text: paragraphs into sentences, and which of them tell a duty or belong to the section that
//! they stand in. Exports lose line breaks, so a sentence may hold a heading too.

use crate::source::SourceText;

use super::headings::{INTRO_LEVEL, LINE_LEVEL, trim_start};
use super::line::{Told, leads_on};
use super::prose::Reader;
use super::sections::{self, Section};
use super::sentences::{self, Form, Shape};

impl Reader<'_> {
    /// Takes a paragraph.
    pub(super) fn paragraph(&mut self, text: &SourceText) {
        if self.state.level >= INTRO_LEVEL {
            let listed = sentences::begins_like_a_duty(&text.text) || sentences::split(&text.text).len() == 1;
            if self.state.has_items && !(listed && self.state.has_lines) {
                self.enter(Section::Unknown, INTRO_LEVEL);
            } else if listed {
                (self.state.has_items, self.state.has_lines) = (true, true);
            }
        }
        self.sentences(text);
    }

    /// Takes each sentence of a text, and each heading that is glued to one.
    pub(super) fn sentences(&mut self, text: &SourceText) {
        let sentences = sentences::split(&text.text);
        let last = sentences.len() - usize::from(!sentences.is_empty());
        for (index, (start, end)) in sentences.into_iter().enumerate() {
            let asks = text.text[start..end].trim_end().ends_with('?');
            if index > 0 && (index == last || asks) && self.closing_heading(&text.slice(start, end)) {
                continue;
            }
            let sentence = self.glued_heading(text.slice(start, end));
            let sentence = self.labelled(sentence);
            let mut from = 0;
            while let Some((start, end, section)) = sections::capitals(&sentence.text[from..]) {
                if start > 0 {
                    self.sentence(&sentence.slice(from, from + start).trimmed());
                }
                self.enter_under(&sentence.text[from + start..from + end], section, LINE_LEVEL);
                from += end;
            }
            if from == 0 && sentence.text.len() == end - start {
                self.sentence(&sentence);
                continue;
            }
            let rest = trim_start(&sentence.slice(from, sentence.text.len()));
            for part in self.demands_of(&rest) {
                self.sentence(&part);
            }
        }
    }

    /// What a heading in capitals is glued to: "VI SÖKER DIG som har en examen, minst tre års erfarenhet av lager, samt god
    /// datorvana" asks for three things.
    fn demands_of(&self, text: &SourceText) -> Vec<SourceText> {
        let mut cuts = vec![0];
        if matches!(self.state.section, Section::Requirements | Section::NiceToHave) {
            let asks = |at: &usize| {
                let rest = &text.text[*at..];
                let joint = ["samt ", "och ", "and "].into_iter().find(|joint| rest.starts_with(joint));
                sentences::item(&rest[joint.map_or(0, str::len)..]) == Form::Requirement
            };
            cuts.extend(text.text.match_indices(", ").map(|(at, _)| at + 2).filter(asks));
        }
        let ends = cuts.iter().skip(1).copied().chain([text.text.len()]);
        let parts = cuts.iter().copied().zip(ends).map(|(start, end)| {
            let part = text.slice(start, end).trimmed();
            let end = part.text.trim_end_matches([',', ' ']).len();
            part.slice(0, end)
        });
        parts.filter(|part| !part.is_empty()).collect()
    }

    /// "Arbetsuppgifter Du kommer att …": exports that lost their line breaks.
    fn glued_heading(&mut self, sentence: SourceText) -> SourceText {
        let Some((section, end)) = sections::glued(&sentence.text) else { return sentence };
        self.enter_under(&sentence.text[..end], section, LINE_LEVEL);
        sentence.slice(end, sentence.text.len()).trimmed()
    }

    /// "… läs mer nedan. Om rollen": a heading that lost the line break before it, and ends the paragraph.
    fn closing_heading(&mut self, sentence: &SourceText) -> bool {
        let text = sentence.text.trim_end();
        let may_be = text.starts_with(char::is_uppercase)
            && !text.ends_with(['.', '!', ',', ';'])
            && text.split_whitespace().count() <= 6;
        let heading = sections::heading(text).filter(|heading| may_be && heading.coverage >= 0.6);
        if let Some(heading) = heading {
            self.enter_under(text, heading.section, LINE_LEVEL);
        }
        heading.is_some()
    }

    /// "Minimum qualifications: five years of …" within a paragraph.
    fn labelled(&mut self, sentence: SourceText) -> SourceText {
        let colon = sentence.text.find(':').filter(|colon| *colon <= 60 && colon + 2 < sentence.text.len());
        let Some(colon) = colon.filter(|_| sentence.text.starts_with(char::is_uppercase)) else {
            return sentence;
        };
        match sections::heading(&sentence.text[..colon]) {
            Some(heading) if heading.coverage > 0.6 && !heading.leads => {
                self.enter_under(&sentence.text[..colon], heading.section, LINE_LEVEL);
                sentence.slice(colon + 1, sentence.text.len()).trimmed()
            }
            _ => sentence,
        }
    }

    fn sentence(&mut self, sentence: &SourceText) {
        let shape = self.subject.shape(&sentence.text);
        let told = self.told_by_sentence(sentence, &shape);
        self.push_line(sentence, false, shape, told);
    }

    /// What a sentence tells by its section and its form.
    fn told_by_sentence(&mut self, sentence: &SourceText, shape: &Shape) -> Told {
        match self.state.section {
            // "About the role / whom we look for": what the person will do stands among what they have.
            Section::Requirements if shape.sentence == Form::Duty => {}
            Section::Requirements | Section::NiceToHave if shape.is_of_terms => return Told::Benefit,
            Section::Requirements => return Told::Requirement,
            Section::NiceToHave => return Told::NiceToHave,
            Section::Training => return Told::Training,
            Section::Benefits => return Told::Benefit,
            Section::Apply => return Told::Nothing,
            _ => {}
        }
        self.is_about_us = shape.is_about_us && shape.sentence != Form::Duty;
        if shape.is_boilerplate || leads_on(&sentence.text) {
            return Told::Nothing;
        }
        let (form, listed) = (shape.sentence, shape.item);
        let taken = match self.state.section {
            Section::Duties => {
                if listed == Form::Requirement {
                    return Told::Requirement;
                }
                let open = form == Form::Open && listed != Form::Duty;
                let told = form != Form::NoDuty || listed == Form::Duty;
                told && !(open && self.is_about_us)
            }
            Section::Role => {
                form == Form::Duty || (form != Form::NoDuty && (listed == Form::Duty || shape.is_acting))
            }
            _ => form == Form::Duty,
        };
        if form == Form::Duty {
            self.draft.evidence.duty_sentences += 1;
        } else if form == Form::MaybeDuty && listed == Form::Duty {
            self.draft.evidence.acts += 1;
        }
        if taken {
            Told::Duty
        } else if (form == Form::MaybeDuty && self.state.section != Section::Terms)
            || (listed == Form::Duty && form != Form::NoDuty)
            || shape.is_sought_to_act
        {
            Told::PossibleDuty
        } else {
            Told::Nothing
        }
    }
}
