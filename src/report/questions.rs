//! Questions in words: to the employer, or as what a recruiter should make clear in the text.

use super::plain::quoted;
use super::sheet::Sheet;
use super::{Layout, Messages};
use crate::classify::Classifier;
use crate::matching::profile::Wish;
use crate::matching::questions::{Broken, MOSTLY_UNWANTED_FROM, Topic};
use crate::matching::{About, Condition, Question, Role, questions};
use crate::model::round;
use crate::scope::Assessment;

/// A duty or demand is quoted up to so many characters.
const QUOTE: usize = 100;
/// A kind of work that is less of a role than this is no name for it.
const HALF: f64 = 0.5;

/// That questions are asked of each posting: what its work is judged by, and the language to ask in.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// What judges demands and training.
    pub classifier: &'a Classifier,
    /// The words.
    pub messages: &'a Messages,
}

/// A question in reports for programs.
#[derive(Debug, serde::Serialize)]
pub(super) struct Asked {
    about: &'static str,
    ask: String,
    tell: Option<String>,
    matters: f64,
    line: Option<usize>,
}

impl Asking<'_> {
    /// The questions that a posting raises, the weightiest first.
    fn questions(self, assessment: &Assessment) -> Vec<Question> {
        questions(&Role::of(assessment.clone(), self.classifier), None)
    }

    /// The same in words.
    pub(super) fn of(self, assessment: &Assessment) -> Vec<Asked> {
        let asked = self.questions(assessment).into_iter().map(|question| Asked {
            about: question.about.key(),
            ask: to_employer(&question, self.messages),
            tell: to_recruiter(&question, self.messages),
            matters: round(question.matters),
            line: question.line,
        });
        asked.collect()
    }
}

/// A question to the employer.
pub(super) fn to_employer(question: &Question, messages: &Messages) -> String {
    let quote = |text: &str| quoted(text, QUOTE);
    let percent = |share: f64| messages.percent(share);
    match &question.about {
        Topic::TitleAndWork { title, work, share } => of_title("ask.title", title, *work, *share, messages),
        Topic::OpenTitle { title, work, share } => of_title("ask.open", title, *work, *share, messages),
        Topic::Shares { .. } => messages.text("ask.shares").to_owned(),
        Topic::UnclearDuty { duty } => messages.fill("ask.unclear", &[("duty", &quote(duty))]),
        Topic::FewDuties { .. } => messages.text("ask.few").to_owned(),
        Topic::ReportsTo => messages.text("ask.reports").to_owned(),
        Topic::Level { title, inflated: true } => messages.fill("ask.inflated", &[("title", &quote(title))]),
        Topic::Level { title, .. } => messages.fill("ask.understated", &[("title", &quote(title))]),
        Topic::Contradiction { one, other } => {
            messages.fill("ask.contradiction", &[("one", &quote(one)), ("other", &quote(other))])
        }
        Topic::UnusedDemand { demand, .. } => messages.fill("ask.unused", &[("demand", &quote(demand))]),
        Topic::NoDemands => messages.text("ask.no-demands").to_owned(),
        Topic::NoTraining => messages.text("ask.no-training").to_owned(),
        Topic::Unwanted { share, wishes } => {
            let values = [("share", &*percent(*share)), ("wishes", &wished(wishes, messages))];
            let most = *share >= MOSTLY_UNWANTED_FROM;
            messages.fill(if most { "ask.unwanted-most" } else { "ask.unwanted" }, &values)
        }
        Topic::Wanted { share, wishes } if *share < 0.05 => {
            messages.fill("ask.wanted-none", &[("wishes", &wished(wishes, messages))])
        }
        Topic::Wanted { share, wishes } => {
            let values = [("share", &*percent(*share)), ("wishes", &wished(wishes, messages))];
            messages.fill("ask.wanted", &values)
        }
        Topic::WantedKind { wish, duty } => {
            messages.fill("ask.wanted-kind", &[("wish", &quote(&wish.text.text)), ("duty", &quote(duty))])
        }
        Topic::Silent { about } => messages
            .text(match about {
                About::Limit(Condition::Travel) => "ask.silent.travel",
                About::Limit(Condition::Evenings) => "ask.silent.evenings",
                About::Limit(Condition::PartTime) => "ask.silent.part-time",
                About::Limit(Condition::Remote) => "ask.silent.remote",
                _ => "ask.silent.training",
            })
            .to_owned(),
        Topic::Limit { about, words, broken } => {
            let key = match broken {
                Broken::Wholly if *about == About::Limit(Condition::PartTime) => "ask.limit.part-time",
                Broken::Wholly if *about == About::Limit(Condition::Remote) => "ask.limit.remote",
                Broken::Wholly => "ask.limit",
                Broken::InPart => "ask.limit-part",
                Broken::Seldom => "ask.limit-seldom",
            };
            messages.fill(key, &[("words", &quote(words))])
        }
        Topic::UnclearLimit { about, words } => {
            let needed = matches!(about, About::Limit(Condition::PartTime | Condition::Remote));
            let key = if needed { "ask.need-unclear" } else { "ask.limit-unclear" };
            messages.fill(key, &[("words", &quote(words))])
        }
        Topic::Demand { demand, learnable: true } => {
            messages.fill("ask.demand", &[("demand", &quote(demand))])
        }
        Topic::Demand { demand, .. } => messages.fill("ask.instead", &[("demand", &quote(demand))]),
        Topic::Language { language } => {
            let name = messages.text(language_name(*language));
            messages.fill("ask.language", &[("language", name)])
        }
        Topic::Interview { demand } => messages.fill("ask.interview", &[("demand", &quote(demand))]),
        Topic::Learn { kind, duty, offered } => {
            let values = [
                ("kind", messages.category_noun(*kind)),
                ("duty", &*quote(duty.as_deref().unwrap_or_default())),
                ("words", &*quote(offered.as_deref().unwrap_or_default())),
            ];
            let [kind, duty_words, offered_words] = values;
            match (offered, duty) {
                (Some(_), _) => messages.fill("ask.learn-offered", &[kind, offered_words]),
                (None, Some(_)) => messages.fill("ask.learn-duty", &[kind, duty_words]),
                (None, None) => messages.fill("ask.learn", &[kind]),
            }
        }
    }
}

/// Wishes by their kinds of work, else in the person's words.
fn wished(wishes: &[Wish], messages: &Messages) -> String {
    let one = |wish: &Wish| match wish.category {
        Some(category) => messages.category_noun(category).to_owned(),
        None => quoted(&wish.text.text, QUOTE),
    };
    wishes.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// What the recruiter should make clear; nothing for what only one person would ask.
pub(super) fn to_recruiter(question: &Question, messages: &Messages) -> Option<String> {
    let quote = |text: &str| quoted(text, QUOTE);
    Some(match &question.about {
        Topic::TitleAndWork { title, work, share } => of_title("tell.title", title, *work, *share, messages),
        Topic::OpenTitle { title, work, share } => {
            let key = if *share >= HALF { "tell.open" } else { "tell.open-mixed" };
            of_title(key, title, *work, *share, messages)
        }
        Topic::Shares { .. } => messages.text("tell.shares").to_owned(),
        Topic::UnclearDuty { duty } => messages.fill("tell.unclear", &[("duty", &quote(duty))]),
        Topic::FewDuties { .. } => messages.text("tell.few").to_owned(),
        Topic::ReportsTo => messages.text("tell.reports").to_owned(),
        Topic::Level { title, inflated: true } => messages.fill("tell.inflated", &[("title", &quote(title))]),
        Topic::Level { title, .. } => messages.fill("tell.understated", &[("title", &quote(title))]),
        Topic::Contradiction { one, other } => {
            messages.fill("tell.contradiction", &[("one", &quote(one)), ("other", &quote(other))])
        }
        Topic::UnusedDemand { demand, .. } => messages.fill("tell.unused", &[("demand", &quote(demand))]),
        Topic::NoDemands => messages.text("tell.no-demands").to_owned(),
        Topic::NoTraining => messages.text("tell.no-training").to_owned(),
        _ => return None,
    })
}

/// What a language of postings is called.
pub(super) fn language_name(language: crate::model::Language) -> &'static str {
    match language {
        crate::model::Language::English => "fit.language.english",
        crate::model::Language::Swedish => "fit.language.swedish",
    }
}

fn of_title(key: &str, title: &str, work: crate::model::Category, share: f64, messages: &Messages) -> String {
    let share = messages.percent(share);
    let values = [("title", &*quoted(title, QUOTE)), ("work", messages.work_is(work)), ("share", &share)];
    messages.fill(key, &values)
}

/// What a posting should make clear, and what an applicant would ask, as a section of a report; nothing where all
/// is clear.
#[must_use]
pub fn questions_text(assessment: &Assessment, asking: Asking<'_>, layout: Layout) -> String {
    let (questions, messages) = (asking.questions(assessment), layout.messages());
    let numbered = |texts: Vec<String>| texts.into_iter().map(|text| (0, text)).collect::<Vec<_>>();
    let mut sheet = Sheet::default();
    let told: Vec<String> = questions.iter().filter_map(|one| to_recruiter(one, messages)).collect();
    if told.is_empty() {
        return String::new();
    }
    sheet.heading(messages.text("tell.heading"));
    sheet.items(numbered(told));
    sheet.heading(messages.text("ask.heading"));
    sheet.items(numbered(questions.iter().map(|one| to_employer(one, messages)).collect()));
    sheet.text(layout)
}
