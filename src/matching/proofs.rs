//! What of a profile shows a skill. Much of it may, and whoever asks for the skill is shown what is nearest to their words.

use super::capability::{Capability, steps};
use super::likeness::{Sketch, Subject};
use super::profile::SkillLevel;

/// Something of a profile that shows a skill.
#[derive(Debug)]
pub(super) struct Proof<'a> {
    pub level: SkillLevel,
    /// In the profile's words.
    pub text: &'a str,
    pub sketch: Sketch,
    /// The place in [`Capability::done`], where it was done.
    pub done: Option<usize>,
}

impl<'a> Capability<'a> {
    pub(super) fn shows(&mut self, skill: usize, level: SkillLevel, text: &'a str) {
        self.proves(skill, level, text, None);
    }

    /// The thing that is told next of what was done shows a skill.
    pub(super) fn does(&mut self, skill: usize, text: &'a str) {
        self.proves(skill, SkillLevel::Working, text, Some(self.done.len()));
    }

    fn proves(&mut self, skill: usize, level: SkillLevel, text: &'a str, done: Option<usize>) {
        let proofs = &mut self.skills[skill];
        if !proofs.iter().any(|proof| (proof.level, proof.text, proof.done) == (level, text, done)) {
            proofs.push(Proof { level, text, sketch: Sketch::of(text), done });
        }
    }

    /// Whether anything in the profile shows a skill.
    pub(super) fn has(&self, skill: usize) -> bool {
        !self.skills[skill].is_empty()
    }

    /// Of what shows a skill, what shows it best to whoever asks for it in these words: more than the basics, then most of
    /// the subject, then the higher level.
    pub(super) fn best_proof(&self, skill: usize, asked: &Subject) -> Option<&Proof<'a>> {
        let done = |proof: &Proof<'_>| proof.done.map(|place| &self.done[place]);
        self.skills[skill].iter().max_by(|a, b| {
            let basic = |proof: &Proof<'_>| proof.level == SkillLevel::Basic;
            let subject = |proof: &Proof<'_>| steps(asked.part_in(&proof.sketch));
            let better = basic(b).cmp(&basic(a)).then_with(|| subject(a).cmp(&subject(b)));
            let better = better.then(a.level.cmp(&b.level));
            better
                .then_with(|| match (done(a), done(b)) {
                    (Some(a), Some(b)) => a.tells_more(b),
                    (a, b) => a.is_some().cmp(&b.is_some()),
                })
                .then_with(|| b.text.cmp(a.text))
        })
    }
}
