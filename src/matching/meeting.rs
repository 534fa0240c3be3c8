//! How far a person meets a demand, and what of their profile shows it.

use super::capability::Capability;
use super::kinship::kinship;
use super::profile::{Fluency, SkillLevel};
use super::requirements::{Ask, Demand, months};
use super::terms::Words;
use super::vocabulary::{LANGUAGES, SKILLS};
use crate::model::Category;

/// From this likeness on, two texts speak of the same thing.
const SAME_FROM: f64 = 0.6;
/// Less likeness than this between a demand and a past duty is chance.
const LIKE_FROM: f64 = 0.3;
/// Of a demand for years with a skill, whoever has the skill and none of the years has so much.
const SKILL_WITHOUT_TIME: f64 = 0.3;

/// How far a demand is met.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// 0 (nothing shows it) to 1 (met); `None` where a profile can't tell.
    pub value: Option<f64>,
    /// What of the profile shows it.
    pub evidence: Option<String>,
}

impl Capability<'_> {
    /// How far a demand is met, and by what.
    #[must_use]
    pub fn meets(&self, demand: &Demand) -> Meeting {
        let in_words = self.in_words(demand);
        let mut told: Vec<(f64, Option<String>)> = Vec::new();
        let (mut languages, mut skills, mut most) = (Vec::new(), Vec::new(), 1.0_f64);
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
                Ask::Experience(category, months) => {
                    let done = self.has_done(category, months, demand);
                    if let (Some((value, _)), Some(_)) = (&done, months) {
                        most = SKILL_WITHOUT_TIME + (1.0 - SKILL_WITHOUT_TIME) * value;
                    }
                    told.extend(done);
                }
                Ask::Education(asked) => {
                    let has = self.schooling.map(|(level, shown)| (level.meets(asked), shown.to_owned()));
                    told.push(has.map_or((0.0, None), |(value, shown)| (value, Some(shown))));
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
        let value = value.min(most);
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

    /// A skill, course or past duty in nearly the demand's own words. Where it takes years, they must be told in them.
    fn in_words(&self, demand: &Demand) -> Option<String> {
        let years = |text: &str| months(&Words::of(text));
        let long_enough = |text: &str| demand.years().is_none_or(|asked| years(text) >= Some(asked));
        let names = self.names.iter().map(|(sketch, name)| (sketch, *name));
        let done = self.done.iter().map(|done| (&done.sketch, done.duty.text.text.as_str()));
        let all = names.chain(done).filter(|(_, text)| long_enough(text));
        let like = all.map(|(sketch, text)| (sketch.likeness(&demand.sketch), text));
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
    fn has_done(
        &self,
        category: Option<Category>,
        months: Option<u32>,
        demand: &Demand,
    ) -> Option<(f64, Option<String>)> {
        let Some(category) = category else {
            // "Three years in a coordinating role": any kind of work counts for the time, but what lies outside all of them, and the duties tell
            // whether it is alike.
            let total = self.months.total() - self.months[Category::Other];
            let shown = (total > 0.0).then(|| self.longest()).flatten();
            return months.map(|months| ((total / f64::from(months.max(1))).min(1.0), shown));
        };
        let done = self.months[category] * 2.0;
        let needed = f64::from(months.unwrap_or(12).max(1));
        let likest = self.done.iter().filter(|done| done.category == Some(category));
        let likest = likest.map(|done| (done.sketch.likeness(&demand.sketch), done));
        let likest = likest.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(likeness, _)| *likeness >= LIKE_FROM);
        // Parts of duties that are something else for the most part are half a proof.
        let (shown, most) = match (likest, self.surest(category)) {
            (Some((_, likest)), _) => (Some(likest), 1.0),
            (None, Some(surest)) => (Some(surest), self.of_subject(category, demand)),
            (None, None) => (self.partly(category), 0.5),
        };
        let shown = shown.map(|done| done.duty.text.text.clone());
        Some(((done / needed).min(most), shown))
    }

    /// How far work of a kind that is like the demand in nothing else meets it: whether the skills that it names are shown
    /// tells whether it is the same trade. Where it names none, only operational work is of too many.
    fn of_subject(&self, category: Category, demand: &Demand) -> f64 {
        let skills = || {
            demand.asks.iter().filter_map(|ask| if let Ask::Skill(skill) = ask { Some(*skill) } else { None })
        };
        match (skills().next(), demand.of_the_role) {
            (_, true) => 1.0,
            (Some(_), _) if skills().any(|skill| self.skills[skill].is_some()) => 1.0,
            (Some(_), _) => kinship(category),
            (None, _) if category == Category::Operational => (1.0 + kinship(category)) / 2.0,
            (None, _) => 1.0,
        }
    }

    /// What the job was called that lasted the longest.
    fn longest(&self) -> Option<String> {
        let jobs = self.profile.experience.iter().rev();
        let named = jobs.filter_map(|job| Some((job.months, job.role.as_ref()?)));
        // Of equals `max_by_key` takes the last, here the first by its words.
        named.max_by_key(|(months, _)| *months).map(|(_, role)| role.text.clone())
    }
}
