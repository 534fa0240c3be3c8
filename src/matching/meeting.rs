//! How far a person meets a demand, and what of their profile shows it.

use super::capability::Capability;
use super::fields::Study;
use super::profile::{Fluency, SkillLevel};
use super::requirements::{Ask, Demand, months};
use super::terms::Words;
use super::vocabulary::{LANGUAGES, SKILLS};
use crate::model::Category;

/// From this likeness on, two texts speak of the same thing.
const SAME_FROM: f64 = 0.6;
/// Of a demand that says more than the skill that it names, the skill alone is so much.
const PART_OF_MORE: f64 = 0.5;
/// Of a paper that shows a skill, whoever has shown it otherwise has so much.
const WITHOUT_PAPER: f64 = 0.5;

/// How far a demand is met.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// 0 (nothing shows it) to 1 (met); `None` where a profile can't tell.
    pub value: Option<f64>,
    /// What of the profile shows it.
    pub evidence: Option<String>,
    /// The kind of work, where that alone shows it, and nothing that is like what is asked for.
    pub by_kind: Option<Category>,
}

/// How far something that a demand asks for is shown, 0 to 1, and by what of the profile.
pub(super) struct Shown {
    pub value: f64,
    pub by: Vec<String>,
    /// The kind of work, where that alone shows it.
    pub by_kind: Option<Category>,
}

/// Whether a demand names a tool that a vocabulary has: what it lists beside it are tools as well.
fn asks_for_a_tool(demand: &Demand) -> bool {
    let is_tool = |ask: &Ask| matches!(ask, Ask::Skill(skill) if !SKILLS.all[*skill].products.is_empty());
    !demand.products.is_empty() || demand.asks.iter().any(is_tool)
}

/// The kind of work that alone shows all of what is shown, if one does.
pub(super) fn by_kind(told: &[Shown]) -> Option<Category> {
    let mut kinds = told.iter().filter(|shown| shown.value > 0.0).map(|shown| shown.by_kind);
    let first = kinds.next()??;
    kinds.all(|kind| kind.is_some()).then_some(first)
}

impl Shown {
    pub const fn by(value: f64, by: Vec<String>) -> Self {
        Self { value, by, by_kind: None }
    }

    pub const fn nothing() -> Self {
        Self::by(0.0, Vec::new())
    }
}

impl Capability<'_> {
    /// How far a demand is met, and by what.
    #[must_use]
    pub fn meets(&self, demand: &Demand) -> Meeting {
        if let Some(evidence) = self.in_words(demand) {
            return Meeting { value: Some(1.0), evidence: Some(evidence), by_kind: None };
        }
        let mut told: Vec<Shown> = Vec::new();
        let (mut languages, mut skills) = (Vec::new(), Vec::new());
        for ask in &demand.asks {
            match *ask {
                Ask::Language(language, needed) => languages.push(self.speaks(language, needed)),
                Ask::Skill(skill) => skills.push(skill),
                Ask::Education(asked) => told.push(self.has_studied(asked, demand)),
                Ask::Experience(_) | Ask::Trait => {}
            }
        }
        // Who is asked for experience of something is asked for work with it, not for the skill besides.
        let skills = if demand.asks.iter().any(|ask| matches!(ask, Ask::Experience(_))) {
            told.extend(self.has_done(demand, &skills));
            Vec::new()
        } else {
            skills.into_iter().map(|skill| self.can(skill, demand)).collect()
        };
        for mut alike in [languages, skills] {
            if demand.one_is_enough {
                // The sort is stable: of equals, the first that the demand names.
                alike.sort_by(|a, b| b.value.total_cmp(&a.value));
                alike.truncate(1);
            }
            told.extend(alike);
        }
        let named = self.has_names(demand);
        let has_name = named.iter().any(|shown| shown.value > 0.0);
        if demand.names.one_is_enough {
            // Of alternatives, the one that is named in the profile is enough, and none of the others lacks.
            told = if has_name { named } else { told };
        } else if has_name || asks_for_a_tool(demand) {
            // Of a list of tools, one that isn't known lacks as much whether or not a vocabulary has it.
            told.extend(named);
        }
        if told.is_empty() {
            return Meeting { value: None, evidence: None, by_kind: None };
        }
        let value = told.iter().map(|shown| shown.value).sum::<f64>() / told.len() as f64;
        let by_kind = by_kind(&told);
        let mut evidence: Vec<String> = Vec::new();
        for text in told.into_iter().filter(|shown| shown.value > 0.0).flat_map(|shown| shown.by) {
            if !evidence.contains(&text) {
                evidence.push(text);
            }
        }
        Meeting { value: Some(value), evidence: (!evidence.is_empty()).then(|| evidence.join("; ")), by_kind }
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

    fn speaks(&self, language: usize, needed: Fluency) -> Shown {
        let Some(fluency) = self.languages[language] else { return Shown::nothing() };
        let name = LANGUAGES.all[language].name(self.profile.language).to_owned();
        Shown::by(if fluency >= needed { 1.0 } else { 0.5 }, vec![name])
    }

    /// Of what was studied, what meets a demand the best; of equals the highest, and of those the first by its words.
    fn has_studied(&self, asked: Study, demand: &Demand) -> Shown {
        let all = self.schooling.iter().map(|(study, name)| {
            // A subject that no list has is known by its name.
            let named = demand.subjects.iter().any(|subject| subject.is_of(name));
            let met = if named { study.meets_in_subject(asked) } else { study.meets(asked) };
            (met, study.level, *name)
        });
        let best = all.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then_with(|| b.2.cmp(a.2)));
        best.map_or_else(Shown::nothing, |(value, _, name)| Shown::by(value, vec![name.to_owned()]))
    }

    /// How far a skill that a demand names is shown. Whoever knows another make of what the demand names has half of it.
    pub(super) fn can(&self, skill: usize, demand: &Demand) -> Shown {
        let Some(proof) = self.best_proof(skill, &demand.subject) else { return Shown::nothing() };
        let value = if proof.level == SkillLevel::Basic { 0.5 } else { 1.0 };
        let named = demand.products.iter().filter(|product| product.skill == skill);
        let known = named.clone().filter(|product| self.products.contains(product)).count();
        let part = match (named.count(), demand.one_is_enough) {
            (0, _) => 1.0,
            (_, true) if known > 0 => 1.0,
            (count, _) => (1.0 + known as f64 / count as f64) / 2.0,
        };
        // Who can it, and has no paper of it, has half of what asks for one.
        let paper = if demand.paper && !self.on_paper.contains(&skill) { WITHOUT_PAPER } else { 1.0 };
        let whole = if demand.says_more { PART_OF_MORE } else { 1.0 };
        Shown::by(value * part * paper * whole, vec![proof.text.to_owned()])
    }
}
