//! Data sets of any size: read in pieces, a few at a time on all cores, and judged in the order of the
//! file, so that a thousand postings and a million take the same memory.

use std::io::Read;
use std::sync::Arc;

use rayon::prelude::*;
use rolescope::report::Problem;
use rolescope::source::{Pieces, SourceFile};

use super::files::{self, Judging, Outcome};

/// How many pieces are judged at once; the same on every machine, whatever its cores.
const ROUND: usize = 16;

/// How many broken records of a data set are told one by one.
const PROBLEMS: usize = 100;

/// A data set that is open.
pub struct DataSet {
    /// The name to show.
    pub name: String,
    /// Whether the user named it.
    pub named: bool,
    /// Its records.
    pub pieces: Pieces<Box<dyn Read + Send>>,
}

impl std::fmt::Debug for DataSet {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("DataSet").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Judges a data set, and gives what came of each piece to `take`; a piece without a posting gives
/// nothing, but a data set without one does.
///
/// # Errors
/// The first that `take` gives back; nothing is judged after it.
pub fn judge<Error>(
    mut data_set: DataSet,
    judging: Judging<'_>,
    mut take: impl FnMut(Outcome) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut count = 0;
    let mut lacking = None;
    let mut problem_count = 0;
    let mut first_untold = None;
    loop {
        let mut round = Vec::new();
        let mut broken = None;
        for piece in data_set.pieces.by_ref().take(ROUND) {
            match piece {
                Ok(file) => round.push(Arc::new(file)),
                Err(error) => broken = Some(files::why(&error, judging.messages)),
            }
        }
        if round.is_empty() && broken.is_none() {
            break;
        }
        let one = |file: &Arc<SourceFile>| files::judge_file(file, data_set.named, judging);
        let outcomes: Vec<(Outcome, Vec<Problem>)> = round.par_iter().map(one).collect();
        for (mut outcome, problems) in outcomes {
            for problem in problems {
                problem_count += 1;
                if problem_count <= PROBLEMS {
                    take(Outcome::Problem(problem))?;
                } else {
                    first_untold.get_or_insert(problem);
                }
            }
            match &mut outcome {
                Outcome::Postings(assessments) => {
                    for assessment in assessments {
                        assessment.posting.index = count;
                        count += 1;
                    }
                    take(outcome)?;
                }
                Outcome::NoPosting { .. } => lacking = Some(outcome),
                Outcome::Problem(_) | Outcome::DataSet(_) => {
                    problem_count += 1;
                    take(outcome)?;
                }
            }
        }
        if let Some(why) = broken {
            problem_count += 1;
            take(Outcome::Problem(files::unreadable(&data_set.name, &why, judging.messages)))?;
            break;
        }
    }
    if let Some(mut problem) = first_untold {
        // A file of another kind under the name of a data set is broken on every line.
        problem.problem = judging.messages.count("problem.more-records", problem_count - PROBLEMS);
        problem.advice = judging.messages.text("problem.more-records.advice").to_owned();
        take(Outcome::Problem(problem))?;
    }
    if count == 0 && problem_count == 0 {
        let reason = rolescope::NoPosting::Empty;
        take(lacking.unwrap_or(Outcome::NoPosting { file: data_set.name, reason }))?;
    }
    Ok(())
}
