//! How far a person has the experience that a demand asks for: time in its kinds of work, and the subjects that it names.

use super::capability::{Capability, Done, Job, steps};
use super::kinship::kinship;
use super::meeting::{self, Shown};
use super::requirements::Demand;
use super::vocabulary::SKILLS;
use crate::model::Category;

/// Less likeness than this between a demand and a past duty is chance.
const LIKE_FROM: f64 = 0.3;
/// Of a demand for years with a skill, whoever has the skill and none of the years has so much.
const SKILL_WITHOUT_TIME: f64 = 0.3;
/// Where a demand doesn't say how long, so many months of the work will do.
const MONTHS_UNLESS_TOLD: f64 = 12.0;
/// Parts of duties that are something else for the most part are half a proof.
const IN_PART: f64 = 0.5;
/// So many jobs show how long something was done.
const JOBS_SHOWN: usize = 2;

impl Capability<'_> {
    /// How far the experience that a demand asks for is shown, with the skills that it names; `None` where it names neither
    /// kind, nor skill, nor time.
    pub(super) fn has_done(&self, demand: &Demand, skills: &[usize]) -> Option<Shown> {
        let months = demand.years().map(f64::from);
        match (skills.is_empty(), demand.kinds.is_empty()) {
            (true, true) if demand.unknown_work => return self.as_named(demand, months),
            (true, true) => return Some(self.any_kind(months?)),
            (true, false) => return Some(self.of_kinds(demand, months)),
            (false, _) => {}
        }
        let all: Vec<Shown> = skills.iter().map(|skill| self.with(*skill, demand, skills.len())).collect();
        let value = if demand.one_is_enough {
            all.iter().map(|shown| shown.value).fold(0.0, f64::max)
        } else {
            all.iter().map(|shown| shown.value).sum::<f64>() / all.len() as f64
        };
        // What was done shows the time, and a skill that somebody merely has a part of it.
        let time = months.map_or(1.0, |months| {
            SKILL_WITHOUT_TIME
                + (1.0 - SKILL_WITHOUT_TIME) * (self.calendar(&demand.kinds) / months.max(1.0)).min(1.0)
        });
        let mut by = if months.is_some() { self.jobs_of(&demand.kinds, skills) } else { Vec::new() };
        let by_kind = if by.is_empty() { meeting::by_kind(&all) } else { None };
        by.extend(all.into_iter().filter(|shown| shown.value > 0.0).flat_map(|shown| shown.by));
        Some(Shown { value: value * time, by, by_kind })
    }

    /// Of work that the words don't tell nobody knows whether it was done, unless a past duty names all of it.
    fn as_named(&self, demand: &Demand, months: Option<f64>) -> Option<Shown> {
        let (done, _) = self.likest(demand, &[])?;
        let value = match months {
            Some(months) => (self.calendar(&[done.category?]) / months.max(1.0)).min(1.0),
            None => 1.0,
        };
        Some(Shown::by(value, vec![done.duty.text.text.clone()]))
    }

    /// Time in kinds of work, counted as calendars do.
    fn calendar(&self, kinds: &[Category]) -> f64 {
        self.jobs.iter().map(|job| job.counted(kinds)).sum()
    }

    /// What the jobs were called that count the most for kinds of work, of those that show a skill where any does; or what
    /// was done in them where they have no name. It is what shows time.
    fn jobs_of(&self, kinds: &[Category], skills: &[usize]) -> Vec<String> {
        let counted = || self.jobs.iter().filter(|job| job.counted(kinds) > 0.0);
        let shows = |job: &&Job<'_>| skills.iter().any(|skill| job.skills.contains(skill));
        let any_shows = counted().any(|job| shows(&job));
        let shown = counted().filter(|job| !any_shows || shows(job));
        let mut named: Vec<(f64, &str)> =
            shown.filter_map(|job| Some((job.counted(kinds), job.role?))).collect();
        named.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let mut roles: Vec<String> = Vec::new();
        for (_, role) in named {
            if roles.len() < JOBS_SHOWN && !roles.iter().any(|other| other == role) {
                roles.push(role.to_owned());
            }
        }
        if roles.is_empty() {
            let in_part = || kinds.iter().find_map(|kind| self.partly(*kind));
            let done = self.surest_of(kinds).or_else(in_part);
            roles.extend(done.map(|done| done.duty.text.text.clone()));
        }
        roles
    }

    /// "Three years in a coordinating role": any kind of work counts for the time, but what lies outside all of them, and
    /// the duties tell whether it is alike.
    fn any_kind(&self, months: f64) -> Shown {
        let kinds: Vec<Category> = self.months.categories().filter(|kind| *kind != Category::Other).collect();
        let value = (self.calendar(&kinds) / months.max(1.0)).min(1.0);
        Shown::by(value, self.jobs_of(&kinds, &[]))
    }

    /// Time in the kinds of work of a demand that names no skill.
    fn of_kinds(&self, demand: &Demand, months: Option<f64>) -> Shown {
        let time = self.calendar(&demand.kinds) / months.unwrap_or(MONTHS_UNLESS_TOLD).max(1.0);
        let likest = self.likest(demand, &demand.kinds).map(|(done, _)| done);
        let (shown, most) = match (likest, self.surest_of(&demand.kinds)) {
            (Some(likest), _) => (Some(likest), 1.0),
            // Operational work is of too many trades to tell of one another.
            (None, Some(surest)) if demand.kinds == [Category::Operational] => {
                (Some(surest), (1.0 + kinship(Category::Operational)) / 2.0)
            }
            (None, Some(surest)) => (Some(surest), 1.0),
            (None, None) => (demand.kinds.iter().find_map(|kind| self.partly(*kind)), IN_PART),
        };
        let by: Vec<String> = match months {
            Some(_) => self.jobs_of(&demand.kinds, &[]),
            None => shown.map(|done| done.duty.text.text.clone()).into_iter().collect(),
        };
        let by_kind = demand.kinds.first().copied().filter(|_| months.is_none() && likest.is_none());
        Shown { value: time.min(most), by, by_kind }
    }

    /// One of the `count` skills that a demand for experience names: shown itself, or as far as work of its kind is alike.
    fn with(&self, skill: usize, demand: &Demand, count: usize) -> Shown {
        let shown = self.can(skill, demand);
        let known = &SKILLS.all[skill];
        // No work of any kind shows that somebody knows a tool, or has led anybody.
        let of_its_own = known.apart || !known.products.is_empty();
        let Some(kind) = known.work.first().copied().filter(|_| !of_its_own) else {
            return shown;
        };
        // A past duty that is like the demand shows all that it asks for, where that is one thing or it is of all of them.
        let likest = self.likest(demand, &[kind]).filter(|(_, names_all)| count == 1 || *names_all);
        let likest = likest.map(|(done, _)| done);
        let done = likest.or_else(|| self.surest(kind)).or_else(|| self.partly(kind));
        let alike = match (likest, self.surest(kind)) {
            (Some(_), _) => 1.0,
            (None, Some(_)) => kinship(kind),
            (None, None) => IN_PART * kinship(kind),
        };
        let months = demand.years().map_or(MONTHS_UNLESS_TOLD, f64::from);
        // What is of all that is asked for shows it whatever kind it is of.
        let of_kind = likest.and_then(|done| done.category).unwrap_or(kind);
        let by_kind = alike * (self.calendar(&[of_kind]) / months.max(1.0)).min(1.0);
        if by_kind <= shown.value {
            return shown;
        }
        let by = done.map(|done| done.duty.text.text.clone()).into_iter().collect();
        Shown { value: by_kind, by, by_kind: likest.is_none().then_some(kind) }
    }

    /// The past duty that is the most like a demand, if any is, and whether it is of all that the demand names: of some kinds
    /// one that is like it in its words, and of any kind one that is of all of it; none that does something else, whatever
    /// words they share. What has more of the subject is the likest, then what tells more.
    fn likest(&self, demand: &Demand, kinds: &[Category]) -> Option<(&Done<'_>, bool)> {
        let alike = self.done.iter().filter(|done| !done.act.does_something_else(demand.act));
        let alike = alike.filter_map(|done| {
            let likeness = done.sketch.likeness(&demand.sketch);
            let names_all = demand.subject.is_told_in(&done.sketch);
            let of_kinds = done.category.is_some_and(|kind| kinds.contains(&kind));
            let order = (names_all, steps(demand.subject.part_in(&done.sketch)), steps(likeness));
            (names_all || of_kinds && likeness >= LIKE_FROM).then_some((order, done))
        });
        let likest = alike.max_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.tells_more(b.1)));
        likest.map(|((names_all, ..), done)| (done, names_all))
    }

    /// What was done that is the most surely of any of some kinds.
    fn surest_of(&self, kinds: &[Category]) -> Option<&Done<'_>> {
        let all = kinds.iter().filter_map(|kind| self.surest(*kind));
        all.max_by(|a, b| steps(a.sure).cmp(&steps(b.sure)).then_with(|| a.tells_more(b)))
    }
}
