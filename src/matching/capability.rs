//! What a person has shown: how long they have done which kind of work, at what level, with which skills. Only
//! what was done counts; what it was called does not.

use std::cmp::Ordering;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::acts::{Act, LEADING};
use super::fields::Study;
use super::kinship::kinship;
use super::likeness::{Sketch, Subject};
use super::profile::{Experience, Fluency, PastDuty, Profile, SkillLevel, Wish, folded};
use super::proofs::Proof;
use super::terms::Words;
use super::vocabulary::{LANGUAGES, LISTS, Product, SKILLS, products, shown_beside, skills_of_duty};
use crate::classify::Classifier;
use crate::model::{Amounts, Category, Further, Language, Level};

/// How long a job counts whose length isn't told, in months.
pub const ASSUMED_MONTHS: f64 = 24.0;
/// How long somebody must have done a kind of work, at the share that a role has of it, to know it fully.
pub const MONTHS_TO_KNOW: f64 = 24.0;
/// What adds up to less time than this in a kind of work is the doubt of a few duties, in months.
pub const MONTHS_THAT_TELL: f64 = 3.0;
/// So many different duties of a kind show it fully.
pub const DUTIES_TO_KNOW: f64 = 3.0;
/// A kind that makes a smaller part of every job that somebody had was beside their work: one of the duties of a teacher
/// makes nobody an assistant.
const PART_THAT_STANDS_OUT: f64 = 0.2;
/// And from this part of a job on it was somebody's work.
const PART_THAT_IS_THE_WORK: f64 = 0.5;
/// Smaller parts of a duty are doubt, not work done.
const LEAST_PART: f64 = 0.2;
/// From this likelihood on, a duty shows the skill that nobody does its kind of work without.
const KIND_SURE_FROM: f64 = 0.8;
/// The fewest duties that tell the level of a job.
const DUTIES_TO_TELL_LEVEL: usize = 2;

/// One thing that the person did.
#[derive(Debug)]
pub struct Done<'a> {
    /// In the person's words.
    pub duty: &'a PastDuty,
    /// The kind of work, where it is clear.
    pub category: Option<Category>,
    /// How likely that is right, 0 to 1.
    pub sure: f64,
    /// How much of it is of each kind.
    pub(super) parts: Amounts,
    pub(super) sketch: Sketch,
    pub(super) act: Act,
    pub(super) skills: Vec<usize>,
    /// The part of its job that it was, 0 to 1.
    share: f64,
    /// The month in which its job ended, from year 0: the highest where it goes on, 0 where that isn't told.
    until: u32,
}

impl Done<'_> {
    /// Which of two things that show as much tells more: the one that was more of its job, then that of the newer job,
    /// then the one that is more surely of its kind. Of equals, the first by its words.
    pub(super) fn tells_more(&self, other: &Self) -> Ordering {
        let more = self.share.total_cmp(&other.share).then(self.until.cmp(&other.until));
        let more = more.then(self.sure.total_cmp(&other.sure));
        more.then_with(|| other.duty.text.text.cmp(&self.duty.text.text))
    }
}

/// A wish, judged once for any number of roles.
#[derive(Debug)]
pub(super) struct Judged {
    /// With its kind of work, also where only the user's lexicon knows that.
    pub wish: Wish,
    /// How surely it speaks of each kind of work.
    pub kinds: Amounts,
    pub sketch: Sketch,
    /// What a sentence is about.
    pub subject: Subject,
    /// The same of each thing that it lists: "invoices and purchase orders".
    pub listed: Vec<Subject>,
    pub act: Act,
    /// Whether the words speak of any work that is known.
    pub is_known: bool,
}

impl Judged {
    fn of(wish: &Wish, language: Language, classifier: &Classifier) -> Self {
        let further = classifier.lexicon().map_or(&[][..], |lexicon| lexicon.categories);
        let mut wish = wish.clone();
        wish.category = wish.category.or_else(|| named(&wish.text.text, further));
        let mut kinds = Amounts::nothing(further);
        let mut is_known = wish.category.is_some();
        match wish.category {
            Some(category) => kinds[category] = 1.0,
            None => {
                let judgement = classifier.judge_briefly(&wish.text.text, language);
                is_known = judgement.category.is_some();
                if let Some(category) = judgement.category.filter(|category| *category != Category::Other) {
                    kinds = judgement.amounts().map(|_| 0.0);
                    // A sentence speaks of its own work first, and of the kind as far as that is alike.
                    kinds[category] = judgement.confidence() * kinship(category);
                }
            }
        }
        let words = Words::of(&wish.text.text);
        let sketch = Sketch::of(
            &without_dealing(&words.0).iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" "),
        );
        let wishing = LISTS.places("wishing", &words);
        let subject = subject_of_wish(&words.0, &wishing);
        let joins = |word: &str| LISTS.has("joins", &Words::of(word));
        let listed = words.0.split(|(word, _)| joins(word)).map(|one| subject_of_wish(one, &wishing));
        let listed = listed.filter(|one| *one != Subject::default()).collect();
        let act = Act::of(&wish.text.text, language, classifier);
        is_known |= act != Act::default();
        Self { wish, kinds, sketch, subject, listed, act, is_known }
    }
}

/// What a wish, or one of the things that it lists, is about. How it is dealt with may be said before it or behind it, and is
/// of anything: "answer the phones" is about phones.
fn subject_of_wish(words: &[(String, Range<usize>)], wishing: &[Range<usize>]) -> Subject {
    let told = Words(words.to_vec()).without(wishing);
    Subject::of(Words(without_dealing(&told.0).to_vec()), &[])
}

/// The words of a wish but for a first and a last one that say how something is dealt with.
fn without_dealing(words: &[(String, Range<usize>)]) -> &[(String, Range<usize>)] {
    let deals = |(word, _): &(String, Range<usize>)| LISTS.has("dealing", &Words::of(word));
    let behind = match words {
        [first, rest @ ..] if !rest.is_empty() && deals(first) => rest,
        all => all,
    };
    match behind {
        [rest @ .., last] if !rest.is_empty() && deals(last) => rest,
        all => all,
    }
}

/// A part in tenths: what differs by less is as much.
pub(super) fn steps(part: f64) -> i64 {
    (part * 10.0).round() as i64
}

/// The category of the user's own that a text is the key or a name of.
fn named(text: &str, further: &'static [Further]) -> Option<Category> {
    let text = folded(text);
    let is = |further: &&Further| {
        let names = Language::ALL.map(|language| further.names(language));
        let names = names.into_iter().flat_map(|names| [&names.name, &names.noun, &names.short]);
        folded(further.key()) == text || names.into_iter().any(|name| folded(name) == text)
    };
    further.iter().find(is).map(Category::Further)
}

/// How long a job lasted, and how it was divided.
#[derive(Debug)]
pub(super) struct Job<'a> {
    /// What it was called.
    pub role: Option<&'a str>,
    /// The skills that its duties show.
    pub skills: Vec<usize>,
    months: f64,
    /// The part of each kind of work, 0 to 1.
    shares: Amounts,
}

impl Job<'_> {
    /// The months that it counts for kinds of work. Postings count calendars: half of somebody's time over four years is
    /// taken for those four years, and no job for more than it lasted.
    pub fn counted(&self, kinds: &[Category]) -> f64 {
        let named = self.shares.categories().filter(|kind| kinds.contains(kind));
        self.months * (2.0 * named.map(|kind| self.shares[kind]).sum::<f64>()).min(1.0)
    }
}

/// What a profile shows, and what its owner wants.
#[derive(Debug)]
pub struct Capability<'a> {
    /// The profile.
    pub profile: &'a Profile,
    /// All that the person did.
    pub done: Vec<Done<'a>>,
    /// How many months of full time went to each kind of work.
    pub months: Amounts,
    /// How many duties of each kind the person has had, their parts added up.
    counts: Amounts,
    pub(super) jobs: Vec<Job<'a>>,
    /// How many jobs don't say how long they lasted.
    pub untimed: usize,
    /// How many of those still go on, in a profile that doesn't say until when that was true.
    pub ongoing: usize,
    /// The highest mean level that the person has worked at, 1 (support) to 3 (lead).
    pub level: Option<f64>,
    /// What the job was called that shows it.
    pub level_of: Option<&'a str>,
    pub(super) more: Vec<Judged>,
    pub(super) less: Vec<Judged>,
    /// What shows each skill.
    pub(super) skills: Vec<Vec<Proof<'a>>>,
    pub(super) languages: Vec<Option<Fluency>>,
    pub(super) products: FxHashSet<Product>,
    /// The skills that courses and certificates of theirs are in.
    pub(super) on_paper: FxHashSet<usize>,
    pub(super) names: Vec<(Sketch, &'a str)>,
    pub(super) schooling: Vec<(Study, &'a str)>,
}

impl<'a> Capability<'a> {
    /// What a profile shows, judged once for any number of postings.
    #[must_use]
    pub fn of(profile: &'a Profile, classifier: &Classifier) -> Self {
        let judged = |wishes: &'a [Wish]| {
            wishes.iter().map(|wish| Judged::of(wish, profile.language, classifier)).collect()
        };
        let mut capability = Self {
            profile,
            more: judged(&profile.wants.more),
            less: judged(&profile.wants.less),
            done: Vec::new(),
            months: Amounts::nothing(&[]),
            counts: Amounts::nothing(&[]),
            jobs: Vec::new(),
            untimed: 0,
            ongoing: 0,
            level: None,
            level_of: None,
            skills: SKILLS.all.iter().map(|_| Vec::new()).collect(),
            languages: vec![None; LANGUAGES.all.len()],
            products: FxHashSet::default(),
            on_paper: FxHashSet::default(),
            names: Vec::new(),
            schooling: Vec::new(),
        };
        for experience in &profile.experience {
            capability.work(experience, classifier);
        }
        capability.learned();
        capability
    }

    fn work(&mut self, experience: &'a Experience, classifier: &Classifier) {
        if experience.duties.is_empty() {
            return;
        }
        self.untimed += usize::from(experience.months.is_none());
        self.ongoing += usize::from(experience.months.is_none() && experience.goes_on);
        let months = experience.months.map_or(ASSUMED_MONTHS, f64::from);
        let stated: f64 = experience.duties.iter().filter_map(|duty| duty.share).sum();
        let unstated = experience.duties.iter().filter(|duty| duty.share.is_none()).count();
        let rest = (1.0 - stated).max(0.0) / unstated.max(1) as f64;
        let scale = if stated > 1.0 { 1.0 / stated } else { 1.0 };
        let until = if experience.goes_on { u32::MAX } else { experience.ended.unwrap_or_default() };
        let mut shown = Vec::new();
        let (mut level, mut weights, mut shares) = (0.0, 0.0, Amounts::nothing(&[]));
        for duty in &experience.duties {
            let judgement = classifier.judge_briefly(&duty.text.text, self.profile.language);
            let share = duty.share.map_or(rest, |share| share * scale);
            let parts = judgement.amounts().map(|part| if part >= LEAST_PART { part } else { 0.0 });
            if judgement.category.is_some() {
                self.months.add(&parts, share * months);
                shares.add(&parts, share);
                self.counts.add(&parts, 1.0);
                let mean: f64 =
                    Level::ALL.iter().zip(judgement.level_probabilities).map(|(l, p)| l.number() * p).sum();
                level += mean;
                weights += 1.0;
            }
            let words = Words::of(&duty.text.text);
            let mut skills = skills_of_duty(&duty.text.text, &words);
            self.products.extend(products(&words));
            shown.extend(&skills);
            for skill in skills.iter().copied().chain(shown_beside(&words)) {
                self.does(skill, &duty.text.text);
            }
            let (category, sure) = (judgement.category, judgement.confidence());
            for (skill, known) in SKILLS.all.iter().enumerate() {
                if known.kind.is_some() && known.kind == category && sure >= KIND_SURE_FROM {
                    self.does(skill, &duty.text.text);
                }
            }
            let act = Act::of(&duty.text.text, self.profile.language, classifier);
            let leading = LEADING.filter(|skill| act.leads() && !skills.contains(skill));
            if let Some(skill) = leading {
                self.does(skill, &duty.text.text);
                shown.push(skill);
                skills.push(skill);
            }
            let sketch = Sketch::of(&duty.text.text);
            self.done.push(Done { duty, category, sure, parts, sketch, act, skills, share, until });
        }
        let role = experience.role.as_ref().map(|role| role.text.as_str());
        self.jobs.push(Job { role, skills: shown, months, shares });
        let level = level / f64::max(weights, 1.0);
        if weights >= DUTIES_TO_TELL_LEVEL as f64 && self.level.is_none_or(|highest| level > highest) {
            (self.level, self.level_of) = (Some(level), role);
        }
    }

    fn learned(&mut self) {
        let profile = self.profile;
        for skill in &profile.skills {
            let level = skill.level.unwrap_or(SkillLevel::Working);
            let shown = skill.evidence.as_ref().unwrap_or(&skill.name);
            for found in SKILLS.find(&Words::of(&skill.name.text)) {
                self.shows(found, level, &shown.text);
                if LISTS.has("certificates", &Words::of(&skill.name.text)) {
                    self.on_paper.insert(found);
                }
            }
            for beside in shown_beside(&Words::of(&skill.name.text)) {
                self.shows(beside, level, &shown.text);
            }
            for text in [Some(&skill.name), skill.evidence.as_ref()].into_iter().flatten() {
                self.products.extend(products(&Words::of(&text.text)));
            }
            self.names.push((Sketch::of(&skill.name.text), &skill.name.text));
        }
        for training in &profile.training {
            let words = Words::of(&training.name.text);
            for found in SKILLS.find(&words) {
                self.shows(found, SkillLevel::Working, &training.name.text);
                self.on_paper.insert(found);
            }
            for beside in shown_beside(&words) {
                self.shows(beside, SkillLevel::Working, &training.name.text);
            }
            self.products.extend(products(&words));
            let study = training.schooling.map(|level| Study::had(level, &words));
            self.schooling.extend(study.map(|study| (study, training.name.text.as_str())));
            self.names.push((Sketch::of(&training.name.text), &training.name.text));
        }
        self.spoken();
    }

    fn spoken(&mut self) {
        for spoken in &self.profile.languages {
            for found in LANGUAGES.find(&Words::of(&spoken.language.text)) {
                let fluency = spoken.fluency.unwrap_or(Fluency::Good);
                let known = &mut self.languages[found];
                *known = (*known).max(Some(fluency));
            }
        }
        let place = |key: &str| LANGUAGES.all.iter().position(|language| language.key == key);
        // Whoever writes in a language has it, whether or not they list it and whatever else they list; how well, only
        // they can say.
        if let Some(written) = self.profile.written.and_then(|language| place(language.code())) {
            self.languages[written].get_or_insert(Fluency::Good);
        }
        let nordic = ["sv", "no", "da", "is", "fi"].into_iter().filter_map(place);
        // One Nordic language is the workplace's; it takes two to have a second.
        if nordic.filter(|place| self.languages[*place].is_some()).count() > 1
            && let Some(any) = place("nordic")
        {
            self.languages[any] = Some(Fluency::Good);
        }
    }

    /// Whether the profile shows that the person has a language: it is listed, or the profile is written in it.
    #[must_use]
    pub fn has_language(&self, language: Language) -> bool {
        let place = LANGUAGES.all.iter().position(|known| known.key == language.code());
        self.profile.language == language || place.is_some_and(|place| self.languages[place].is_some())
    }

    /// How many months the person has worked, whatever the work was.
    pub(super) fn worked(&self) -> f64 {
        self.jobs.iter().map(|job| job.months).sum()
    }

    /// How much of the work of a kind the person knows, 0 to 1, where it makes `share` of a role and is spread over
    /// `duties` duties. Who has had fewer of that kind, and fewer than [`DUTIES_TO_KNOW`], knows a part of it alone.
    #[must_use]
    pub fn knows(&self, category: Category, share: f64, duties: f64) -> f64 {
        let time = (self.months[category] / (MONTHS_TO_KNOW * share.max(0.1))).min(1.0);
        let breadth = (self.counts[category] / duties.clamp(1.0, DUTIES_TO_KNOW)).min(1.0);
        time * (1.0 + breadth) / 2.0 * self.standing(category)
    }

    /// Whether a kind of work was rather the person's work than beside it.
    pub(crate) fn is_their_work(&self, category: Category) -> bool {
        self.standing(category) >= 0.5
    }

    /// How far a kind of work was the person's work, 0 to 1: by the part that it made of the job that had the most of it, or by
    /// how many of their duties were of it. A single one beside others tells next to nothing, and may be misjudged.
    fn standing(&self, category: Category) -> f64 {
        let most = self.jobs.iter().map(|job| job.shares[category]).fold(0.0, f64::max);
        let of_job = (most - PART_THAT_STANDS_OUT) / (PART_THAT_IS_THE_WORK - PART_THAT_STANDS_OUT);
        let by_count = (self.counts[category] / DUTIES_TO_KNOW).min(1.0);
        of_job.max(by_count * by_count).clamp(0.0, 1.0)
    }

    /// What the person did that is the most of a kind, though it may be more of another. Of equals, the first by its words.
    pub(super) fn partly(&self, category: Category) -> Option<&Done<'a>> {
        let in_part = self.done.iter().filter(|done| done.category.is_some() && done.parts[category] > 0.0);
        in_part.max_by(|a, b| {
            let part = steps(a.parts[category]).cmp(&steps(b.parts[category]));
            part.then_with(|| a.tells_more(b))
        })
    }

    /// What the person did that is the most surely of a kind; of what is as sure, what tells more.
    #[must_use]
    pub fn surest(&self, category: Category) -> Option<&Done<'a>> {
        let of_kind = self.done.iter().filter(|done| done.category == Some(category));
        of_kind.max_by(|a, b| steps(a.sure).cmp(&steps(b.sure)).then_with(|| a.tells_more(b)))
    }
}
