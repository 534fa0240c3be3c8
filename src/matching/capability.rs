//! What a person has shown: how long they have done which kind of work, at what level, with which skills. Only
//! what was done counts; what it was called does not.

use super::likeness::Sketch;
use super::profile::{Experience, Fluency, PastDuty, Profile, SkillLevel, Wish};
use super::requirements::{Ask, Demand};
use super::terms::Words;
use super::vocabulary::{LANGUAGES, LISTS, SKILLS};
use crate::classify::Classifier;
use crate::model::{Amounts, Category, Language, Level};

/// How long a job counts whose length isn't told, in months.
pub const ASSUMED_MONTHS: f64 = 24.0;
/// How long somebody must have done a kind of work, at the share that a role has of it, to know it fully.
pub const MONTHS_TO_KNOW: f64 = 24.0;
/// What adds up to less time than this in a kind of work is the doubt of a few duties, in months.
pub const MONTHS_THAT_TELL: f64 = 3.0;
/// So many different duties of a kind show it fully.
pub const DUTIES_TO_KNOW: f64 = 3.0;
/// Smaller parts of a duty are doubt, not work done.
const LEAST_PART: f64 = 0.2;
/// From this likeness on, two texts speak of the same thing.
const SAME_FROM: f64 = 0.6;
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
    pub(super) sketch: Sketch,
    pub(super) skills: Vec<usize>,
}

/// A wish, judged once for any number of roles.
#[derive(Debug)]
pub(super) struct Judged<'a> {
    pub wish: &'a Wish,
    /// How surely it speaks of each kind of work.
    pub kinds: Amounts,
    pub sketch: Sketch,
}

impl<'a> Judged<'a> {
    fn of(wish: &'a Wish, language: Language, classifier: &Classifier) -> Self {
        let mut kinds = Amounts::nothing(&[]);
        match wish.category {
            Some(category) => kinds[category] = 1.0,
            None => {
                let judgement = classifier.judge_briefly(&wish.text.text, language);
                if let Some(category) = judgement.category.filter(|category| *category != Category::Other) {
                    kinds = judgement.amounts().map(|_| 0.0);
                    kinds[category] = judgement.confidence();
                }
            }
        }
        Self { wish, kinds, sketch: Sketch::of(&wish.text.text) }
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
    /// How many jobs don't say how long they lasted.
    pub untimed: usize,
    /// The highest mean level that the person has worked at, 1 (support) to 3 (lead).
    pub level: Option<f64>,
    pub(super) more: Vec<Judged<'a>>,
    pub(super) less: Vec<Judged<'a>>,
    skills: Vec<Option<(SkillLevel, &'a str)>>,
    languages: Vec<Option<Fluency>>,
    names: Vec<(Sketch, &'a str)>,
    education: Option<&'a str>,
}

/// How far a demand is met.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// 0 (nothing shows it) to 1 (met); `None` where a profile can't tell.
    pub value: Option<f64>,
    /// What of the profile shows it.
    pub evidence: Option<String>,
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
            untimed: 0,
            level: None,
            skills: vec![None; SKILLS.all.len()],
            languages: vec![None; LANGUAGES.all.len()],
            names: Vec::new(),
            education: None,
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
        let months = experience.months.map_or(ASSUMED_MONTHS, f64::from);
        let stated: f64 = experience.duties.iter().filter_map(|duty| duty.share).sum();
        let unstated = experience.duties.iter().filter(|duty| duty.share.is_none()).count();
        let rest = (1.0 - stated).max(0.0) / unstated.max(1) as f64;
        let scale = if stated > 1.0 { 1.0 / stated } else { 1.0 };
        let (mut level, mut weights) = (0.0, 0.0);
        for duty in &experience.duties {
            let judgement = classifier.judge_briefly(&duty.text.text, self.profile.language);
            let share = duty.share.map_or(rest, |share| share * scale);
            if judgement.category.is_some() {
                let parts = judgement.amounts().map(|part| if part >= LEAST_PART { part } else { 0.0 });
                self.months.add(&parts, share * months);
                self.counts.add(&parts, 1.0);
                let mean: f64 =
                    Level::ALL.iter().zip(judgement.level_probabilities).map(|(l, p)| l.number() * p).sum();
                level += mean;
                weights += 1.0;
            }
            let skills = SKILLS.find(&Words::of(&duty.text.text));
            for skill in &skills {
                self.shows(*skill, SkillLevel::Working, &duty.text.text);
            }
            let (category, sure) = (judgement.category, judgement.confidence());
            self.done.push(Done { duty, category, sure, sketch: Sketch::of(&duty.text.text), skills });
        }
        if weights >= DUTIES_TO_TELL_LEVEL as f64 {
            let level = level / weights;
            self.level = Some(self.level.map_or(level, |highest| highest.max(level)));
        }
    }

    fn learned(&mut self) {
        let profile = self.profile;
        for skill in &profile.skills {
            let level = skill.level.unwrap_or(SkillLevel::Working);
            let shown = skill.evidence.as_ref().unwrap_or(&skill.name);
            for found in SKILLS.find(&Words::of(&skill.name.text)) {
                self.shows(found, level, &shown.text);
            }
            self.names.push((Sketch::of(&skill.name.text), &skill.name.text));
        }
        for training in &profile.training {
            let words = Words::of(&training.name.text);
            for found in SKILLS.find(&words) {
                self.shows(found, SkillLevel::Working, &training.name.text);
            }
            if training.kind == Some("university") || LISTS.has("education", &words) {
                self.education.get_or_insert(&training.name.text);
            }
            self.names.push((Sketch::of(&training.name.text), &training.name.text));
        }
        let nordic = LANGUAGES.all.iter().position(|language| language.key == "nordic");
        let mut nordic_known = 0;
        for spoken in &profile.languages {
            for found in LANGUAGES.find(&Words::of(&spoken.language.text)) {
                let fluency = spoken.fluency.unwrap_or(Fluency::Good);
                let known = &mut self.languages[found];
                *known = (*known).max(Some(fluency));
                let is_nordic = ["sv", "no", "da", "is", "fi"].contains(&LANGUAGES.all[found].key.as_str());
                nordic_known += usize::from(is_nordic);
            }
        }
        // One Nordic language is the workplace's; it takes two to have a second.
        if let Some(nordic) = nordic.filter(|_| nordic_known > 1) {
            self.languages[nordic] = Some(Fluency::Good);
        }
    }

    /// Whether the profile shows that the person has a language: it is listed, or the profile is written in it.
    #[must_use]
    pub fn has_language(&self, language: Language) -> bool {
        let place = LANGUAGES.all.iter().position(|known| known.key == language.code());
        self.profile.language == language || place.is_some_and(|place| self.languages[place].is_some())
    }

    fn shows(&mut self, skill: usize, level: SkillLevel, evidence: &'a str) {
        let best = &mut self.skills[skill];
        if best.is_none_or(|(known, shown)| (level, shown) > (known, evidence)) {
            *best = Some((level, evidence));
        }
    }

    /// How much of the work of a kind the person knows, 0 to 1, where it makes `share` of a role and is spread over
    /// `duties` duties. Who has had fewer of that kind, and fewer than [`DUTIES_TO_KNOW`], knows a part of it alone.
    #[must_use]
    pub fn knows(&self, category: Category, share: f64, duties: f64) -> f64 {
        let time = (self.months[category] / (MONTHS_TO_KNOW * share.max(0.1))).min(1.0);
        let breadth = (self.counts[category] / duties.clamp(1.0, DUTIES_TO_KNOW)).min(1.0);
        time * (1.0 + breadth) / 2.0
    }

    /// What the person did that is the most surely of a kind. Of equals, the first by its words.
    #[must_use]
    pub fn surest(&self, category: Category) -> Option<&Done<'a>> {
        let of_kind = self.done.iter().filter(|done| done.category == Some(category));
        of_kind.max_by(|a, b| a.sure.total_cmp(&b.sure).then_with(|| b.duty.text.text.cmp(&a.duty.text.text)))
    }

    /// How far a demand is met, and by what.
    #[must_use]
    pub fn meets(&self, demand: &Demand) -> Meeting {
        let in_words = self.in_words(demand);
        let mut told: Vec<(f64, Option<String>)> = Vec::new();
        let (mut languages, mut skills) = (Vec::new(), Vec::new());
        // "Experience of event budgets" is met by who has done such work or shows the skill; where it takes years, the
        // skill alone doesn't tell them.
        let kind = demand.asks.iter().find_map(|ask| match ask {
            Ask::Experience(kind, None) => *kind,
            _ => None,
        });
        for ask in &demand.asks {
            match *ask {
                Ask::Language(language, needed) => languages.push(self.speaks(language, needed)),
                Ask::Skill(skill) => {
                    let (value, shown) = self.can(skill);
                    let of_kind = kind.is_some_and(|kind| SKILLS.all[skill].work.contains(&kind));
                    match told.first_mut().filter(|_| of_kind) {
                        Some(first) if value > first.0 => *first = (value, shown),
                        Some(_) => {}
                        None => skills.push((value, shown)),
                    }
                }
                Ask::Experience(category, months) => told.extend(self.has_done(category, months)),
                Ask::Education => {
                    let shown = self.education.map(str::to_owned);
                    told.push((f64::from(u8::from(shown.is_some())), shown));
                }
                Ask::Trait => {}
            }
        }
        for mut alike in [languages, skills] {
            if demand.one_is_enough {
                // The sort is stable: of equals, the first that the demand names.
                alike.sort_by(|a, b| b.0.total_cmp(&a.0));
                alike.truncate(1);
            }
            told.extend(alike);
        }
        if let Some(evidence) = in_words {
            return Meeting { value: Some(1.0), evidence: Some(evidence) };
        }
        if told.is_empty() {
            return Meeting { value: None, evidence: None };
        }
        let value = told.iter().map(|(value, _)| value).sum::<f64>() / told.len() as f64;
        let mut shown: Vec<String> = Vec::new();
        for evidence in
            told.into_iter().filter(|(value, _)| *value > 0.0).filter_map(|(_, evidence)| evidence)
        {
            if !shown.contains(&evidence) {
                shown.push(evidence);
            }
        }
        Meeting { value: Some(value), evidence: (!shown.is_empty()).then(|| shown.join("; ")) }
    }

    /// A skill, course or past duty in nearly the demand's own words.
    fn in_words(&self, demand: &Demand) -> Option<String> {
        let names = self.names.iter().map(|(sketch, name)| (sketch, *name));
        let done = self.done.iter().map(|done| (&done.sketch, done.duty.text.text.as_str()));
        let like = names.chain(done).map(|(sketch, text)| (sketch.likeness(&demand.sketch), text));
        let best = like.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
        (best.0 >= SAME_FROM).then(|| best.1.to_owned())
    }

    fn speaks(&self, language: usize, needed: Fluency) -> (f64, Option<String>) {
        let Some(fluency) = self.languages[language] else { return (0.0, None) };
        let name = LANGUAGES.all[language].name(self.profile.language).to_owned();
        (if fluency >= needed { 1.0 } else { 0.5 }, Some(name))
    }

    fn can(&self, skill: usize) -> (f64, Option<String>) {
        match self.skills[skill] {
            None => (0.0, None),
            Some((SkillLevel::Basic, evidence)) => (0.5, Some(evidence.to_owned())),
            Some((_, evidence)) => (1.0, Some(evidence.to_owned())),
        }
    }

    /// Time in a kind of work. Half of somebody's time over four years is taken for those four years: postings
    /// count calendars.
    fn has_done(&self, category: Option<Category>, months: Option<u32>) -> Option<(f64, Option<String>)> {
        let Some(category) = category else {
            // "Three years in a coordinating role": any kind of work counts for the time, but what lies outside all of them, and the duties tell
            // whether it is alike.
            let total = self.months.total() - self.months[Category::Other];
            let shown = (total > 0.0).then(|| self.longest()).flatten();
            return months.map(|months| ((total / f64::from(months.max(1))).min(1.0), shown));
        };
        let done = self.months[category] * 2.0;
        let needed = f64::from(months.unwrap_or(12).max(1));
        let shown = self.surest(category).map(|done| done.duty.text.text.clone());
        Some(((done / needed).min(1.0), shown))
    }

    /// What the job was called that lasted the longest.
    fn longest(&self) -> Option<String> {
        let jobs = self.profile.experience.iter().rev();
        let named = jobs.filter_map(|job| Some((job.months, job.role.as_ref()?)));
        // Of equals `max_by_key` takes the last, here the first by its words.
        named.max_by_key(|(months, _)| *months).map(|(_, role)| role.text.clone())
    }
}
