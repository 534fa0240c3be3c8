//! Postings for the commands that set several against something, with what went wrong told at once.

use std::convert::Infallible;
use std::io::{self, Write as _};
use std::path::PathBuf;

use rayon::prelude::*;
use rolescope::classify::Classifier;
use rolescope::report::{Messages, Problem, plain};
use rolescope::scope::Assessment;

use super::data_sets;
use super::files::{self, Judging, Outcome};
use super::report::{no_posting, problem_at_start};

/// All postings that the arguments mean, in order, and what could not be read.
pub fn gather(
    paths: &[PathBuf],
    messages: &Messages,
    classifier: &Classifier,
) -> (Vec<Assessment>, Vec<Problem>) {
    let (inputs, mut problems) = files::inputs(paths, messages);
    let judging = Judging { with_evidence: false, messages, classifier, columns: &[] };
    let outcomes: Vec<Outcome> = inputs.par_iter().map(|input| files::judge(input, judging)).collect();
    let mut assessments = Vec::new();
    for (input, outcome) in inputs.iter().zip(outcomes) {
        let mut take = |outcome| match outcome {
            Outcome::Postings(found) => assessments.extend(found),
            Outcome::NoPosting { file, reason } if input.named => {
                let (problem, advice) = no_posting(reason, messages);
                problems.push(problem_at_start(file, problem, advice));
            }
            Outcome::Problem(problem) => problems.push(problem),
            // A data set holds postings, never another data set.
            Outcome::NoPosting { .. } | Outcome::DataSet(_) => {}
        };
        match outcome {
            Outcome::DataSet(data_set) => {
                let Ok(()) = data_sets::judge::<Infallible>(data_set, judging, |outcome| {
                    take(outcome);
                    Ok(())
                });
            }
            outcome => take(outcome),
        }
    }
    problems.iter().for_each(tell);
    (assessments, problems)
}

/// Tells the user of a problem.
pub fn tell(problem: &Problem) {
    let Problem { file, line, column, problem: what, advice } = problem;
    // Where standard error is closed, the exit code still tells.
    let _ = writeln!(io::stderr(), "{}:{line}:{column}: {}; {}", plain(file), plain(what), plain(advice));
}
