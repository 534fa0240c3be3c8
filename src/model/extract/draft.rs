//! A posting under construction: what was found, how good it is, and what speaks for its being a
//! posting at all.

use std::sync::Arc;

use crate::model::{Beside, Doubt, Duty, Language, Level, Posting, Terms, Title};
use crate::source::{SourceFile, SourceText};

use super::language::LanguageCount;
use super::line::Line;
use super::seen::Seen;
use super::{keys, terms, time_share, title};

/// How sure it is that something found is what it was taken for; the surer come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// A key or label of exactly this meaning.
    Stated,
    /// A key or label that usually means this.
    Usual,
    /// The document's first heading.
    Heading,
    /// A key that may mean this.
    Possible,
    /// The first words of the text.
    Guess,
}

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub titles: Vec<(Rank, SourceText)>,
    pub organisation: Option<SourceText>,
    /// A name in the title that the text tells for the place of work.
    pub workplace: Option<String>,
    pub reports_to: Option<(Rank, SourceText)>,
    pub level: Option<Level>,
    pub stated_language: Option<Language>,
    pub language: LanguageCount,
    pub duties: Vec<Duty>,
    /// Duties by form alone, for postings in which nothing better is found.
    pub possible_duties: Vec<Duty>,
    /// The same as they stand, with their numbers.
    possible_lines: Vec<SourceText>,
    pub requirements: Vec<SourceText>,
    pub nice_to_have: Vec<SourceText>,
    pub training: Vec<SourceText>,
    pub benefits: Vec<SourceText>,
    /// Lines of prose that tell none of these.
    pub rest: Vec<SourceText>,
    pub terms: Terms,
    pub events_led_by: Option<SourceText>,
    pub evidence: Evidence,
    pub beside: Beside,
    /// The lines of each page of prose that was judged.
    pub pages: Vec<Vec<Line>>,
    /// Every duty, by its words.
    seen: Seen,
}

/// What speaks for a posting, and against.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Evidence {
    /// Keys and headings that open duties.
    pub duty_sections: usize,
    /// Headings of requirements, benefits and how to apply.
    pub other_sections: usize,
    /// Lists that are known for duties by their form alone.
    pub duty_lists: usize,
    /// Sentences that tell a duty.
    pub duty_sentences: usize,
    /// Sentences of running prose that begin with a verb of work ("Coordinate the fair.").
    pub acts: usize,
    /// Keys that only job postings have.
    pub job_keys: usize,
    /// Headings of manuals and read-me files.
    pub manual_headings: usize,
    /// Whether there is any text but keys and titles.
    pub has_body: bool,
    /// Whether it stands in a list of postings.
    pub is_listed: bool,
}

impl Rank {
    /// Whether a key or label told it.
    const fn is_labelled(self) -> bool {
        matches!(self, Self::Stated | Self::Usual)
    }
}

impl Draft {
    /// A draft that knows of the same role only how it is called, and by whom.
    pub fn named(&self) -> Self {
        Self {
            titles: self.titles.clone(),
            organisation: self.organisation.clone(),
            workplace: self.workplace.clone(),
            stated_language: self.stated_language,
            terms: self.terms.clone(),
            ..Self::default()
        }
    }

    /// Whether a text is what the role was found to be called.
    pub fn is_titled(&self, text: &SourceText) -> bool {
        self.titles.iter().any(|(_, title)| title.text.trim() == text.text.trim())
    }

    /// Adds a duty, unless it is there already; its share is read off its text.
    pub fn push_duty(&mut self, text: SourceText, share: Option<f64>, group: Option<&SourceText>) {
        if let Some(duty) = self.new_duty(text, share, group) {
            self.duties.push(duty);
        }
    }

    /// Adds what may be a duty.
    pub fn push_possible(&mut self, text: &SourceText, group: Option<&SourceText>) {
        let (line, (text, share)) = (text, time_share::take_all(text.clone()));
        let text = text.into_trimmed().into_nfc();
        if text.text.chars().any(char::is_alphabetic) {
            self.possible_lines.push(line.clone());
            self.possible_duties.push(Duty { text, share, group: group.cloned(), part: None });
        }
    }

    fn new_duty(&mut self, text: SourceText, share: Option<f64>, group: Option<&SourceText>) -> Option<Duty> {
        let (text, own_share) = time_share::take_all(text);
        let text = text.into_trimmed().into_nfc();
        if !text.text.chars().any(char::is_alphabetic) {
            return None;
        }
        let share = share.or(own_share);
        let known = self.seen.meet(&text.text, self.duties.len(), |place| &self.duties[place].text.text);
        let Some(known) = known else { return Some(Duty { text, share, group: group.cloned(), part: None }) };
        // Told twice, it may be the second time that says how much of the time it takes.
        let known = &mut self.duties[known].share;
        *known = known.or(share);
        self.beside.duties.push(text);
        None
    }

    /// Gives every duty from index `first` on that has none its part of a group's share.
    pub fn share_out(&mut self, first: usize, share: Option<f64>) {
        let (Some(share), Some(duties)) = (share, self.duties.get_mut(first..)) else { return };
        let stated: f64 = duties.iter().filter_map(|duty| duty.share).sum();
        let open = duties.iter().filter(|duty| duty.share.is_none()).count();
        if open > 0 && share > stated {
            let part = (share - stated) / open as f64;
            duties.iter_mut().filter(|duty| duty.share.is_none()).for_each(|duty| duty.share = Some(part));
        }
    }

    /// Keeps whom the role reports to, the surest first.
    pub fn set_reports_to(&mut self, rank: Rank, text: SourceText) {
        if !text.text.chars().any(char::is_alphabetic) {
            return;
        }
        let text = text.into_trimmed().into_nfc();
        let better = self.reports_to.as_ref().is_none_or(|(known, _)| rank < *known);
        if better {
            self.beside.reports_to.extend(self.reports_to.take().map(|(_, known)| known));
            self.reports_to = Some((rank, text));
        } else {
            self.beside.reports_to.push(text);
        }
    }

    /// The best of the titles found.
    pub fn title(&self) -> Option<Title> {
        let organisation = self.organisation.as_ref().map(|name| name.text.as_str());
        let mut candidates: Vec<_> = self.titles.iter().collect();
        candidates.sort_by_key(|(rank, _)| *rank);
        let workplace = self.workplace.as_deref();
        candidates
            .into_iter()
            .find_map(|(_, text)| title::read_beside(&text.clone().into_nfc(), organisation, workplace))
    }

    /// What else is as good as said to be the title.
    fn other_titles(&self, taken: Option<&Title>) -> Vec<SourceText> {
        let good = |rank: &Rank| rank.is_labelled() || *rank == Rank::Heading;
        let others =
            self.titles.iter().filter(|(rank, _)| good(rank)).map(|(_, text)| text.clone().into_nfc());
        others.filter(|text| taken.is_some_and(|taken| taken.original.text != text.text.trim())).collect()
    }

    /// Whether a key or label told a title already that names a role.
    pub fn has_a_role(&self) -> bool {
        self.titles.iter().any(|(rank, text)| rank.is_labelled() && title::names_a_role(&text.text))
    }

    fn has_stated_title(&self) -> bool {
        self.titles.iter().any(|(rank, _)| *rank == Rank::Stated)
    }

    /// Where the reading is less than sure.
    fn doubts(&self, title: Option<&Title>) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        if let Some(title) = title {
            let of_title = |(_, text): &&(Rank, SourceText)| text.span().start == title.original.span().start;
            if self.titles.iter().find(of_title).is_some_and(|(rank, _)| *rank == Rank::Guess) {
                doubts.push(Doubt::TitleGuessed);
            }
        }
        if self.evidence.duty_sections == 0 && !(self.duties.is_empty() && self.possible_duties.is_empty()) {
            doubts.push(Doubt::DutiesByForm);
        }
        if self.stated_language.is_none() {
            doubts.push(Doubt::LanguageRecognised);
        }
        doubts
    }

    /// Whether what was found is a job posting.
    pub fn is_posting(&self) -> bool {
        let evidence = self.evidence;
        let told = evidence.duty_sections > 0 && !self.duties.is_empty();
        if self.is_of_a_manual() {
            return false;
        }
        if told && self.duties.len() >= 3 {
            return true;
        }
        let Some(title) = self.title() else { return false };
        // A program's manual has sections of requirements and lists of acts, too, but speaks of no vacancy.
        let job_words = self.language.job_words();
        let speaks_of_jobs =
            job_words >= 1 || evidence.duty_sections > 0 || title::names_a_role(&title.clean);
        told || (evidence.is_listed && evidence.has_body)
            || (evidence.job_keys > 0 && evidence.has_body)
            || (evidence.other_sections >= 2 && evidence.has_body && speaks_of_jobs)
            || evidence.duty_sentences >= 2
            || ((evidence.duty_lists > 0 || self.duties.len() >= 3) && job_words >= 2)
            || (evidence.duty_sentences >= 1 && job_words >= 1)
            || (self.duties.len() >= 2 && !self.requirements.is_empty() && job_words >= 1)
            || (self.has_stated_title() && evidence.has_body && job_words >= 2)
            || (evidence.acts >= 3 && speaks_of_jobs && (evidence.other_sections >= 1 || job_words >= 2))
    }

    /// Whether it is a posting where whoever named it says so: it tells duties, whatever else it lacks, or is called like
    /// a role and speaks of a vacancy or has a field for the title, though it leaves out what the person will do.
    pub fn may_be_posting(&self) -> bool {
        let speaks_of_vacancy = || {
            self.evidence.has_body
                && (self.language.job_words() >= 1 || self.titles.iter().any(|(rank, _)| rank.is_labelled()))
                && self.is_called_like_a_role()
        };
        !self.is_of_a_manual() && (self.tells_duties() || speaks_of_vacancy())
    }

    /// Whether its headings are those of a manual or a read-me file, and nothing else is a posting's. Manuals have
    /// requirements and how to apply, too, but are called like no role.
    fn is_of_a_manual(&self) -> bool {
        let evidence = self.evidence;
        evidence.manual_headings > 0
            && evidence.job_keys == 0
            && (evidence.other_sections == 0 || !self.is_called_like_a_role())
    }

    fn is_called_like_a_role(&self) -> bool {
        self.title().is_some_and(|title| title::names_a_role(&title.clean))
    }

    fn tells_duties(&self) -> bool {
        let evidence = self.evidence;
        let told = evidence.duty_sections + evidence.duty_sentences + evidence.duty_lists > 0
            || self.duties.len() >= 3;
        let count = self.duties.len() + self.possible_duties.len();
        let enough = count >= 2 || (evidence.duty_sections > 0 && !self.duties.is_empty());
        (told || evidence.acts >= 2) && enough
    }

    /// The posting.
    pub fn finish(mut self, file: &Arc<SourceFile>, index: usize) -> Posting {
        let title = self.title();
        let beside = Beside { titles: self.other_titles(title.as_ref()), ..std::mem::take(&mut self.beside) };
        let doubts = self.doubts(title.as_ref());
        if self.duties.is_empty() {
            for duty in std::mem::take(&mut self.possible_duties) {
                let text = &duty.text.text;
                let known = self.seen.meet(text, self.duties.len(), |place| &self.duties[place].text.text);
                if known.is_none() {
                    self.duties.push(duty);
                }
            }
        }
        if !self.possible_duties.is_empty() {
            self.rest.append(&mut self.possible_lines);
        }
        for title in &self.titles {
            terms::read(&title.1, terms::Place::Terms, &mut self.terms);
        }
        let neat_one = |text: SourceText| text.into_trimmed().into_nfc();
        let terms = Terms {
            employment: self.terms.employment.map(neat_one),
            hours: self.terms.hours.map(neat_one),
            extent: self.terms.extent.map(neat_one),
        };
        let led_by = || self.duties.iter().find_map(|duty| terms::led_by(&duty.text));
        let events_led_by = self.events_led_by.map(neat_one).or_else(led_by);
        // An export may hold a part twice: in the whole text, and alone. And it may hold numbers, yes and no, and
        // labels that a board sorts by.
        let neat = |texts: Vec<SourceText>| {
            let mut seen = Seen::default();
            let mut kept: Vec<SourceText> = Vec::with_capacity(texts.len());
            for text in texts.into_iter().map(|text| text.into_trimmed().into_nfc()) {
                let says_something = text.text.chars().any(char::is_alphabetic) && !keys::is_code(&text.text);
                if says_something && seen.meet(&text.text, kept.len(), |at| &kept[at].text).is_none() {
                    kept.push(text);
                }
            }
            kept
        };
        Posting {
            file: Arc::clone(file),
            index,
            title,
            organisation: self.organisation.map(|text| text.into_trimmed().into_nfc()),
            language: self.stated_language.unwrap_or_else(|| self.language.language()),
            reports_to: self.reports_to.map(|(_, text)| text),
            level: self.level,
            duties: self.duties,
            requirements: neat(self.requirements),
            nice_to_have: neat(self.nice_to_have),
            training: neat(self.training),
            benefits: neat(self.benefits),
            rest: neat(self.rest),
            beside,
            terms,
            events_led_by,
            doubts,
        }
    }
}
