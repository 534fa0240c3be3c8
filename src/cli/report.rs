//! `rolescope report`, which is also what happens without a command: reads what is named, and reports on
//! every job description in it.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use rayon::prelude::*;
use rolescope::NoPosting;
use rolescope::classify::Classifier;
use rolescope::matching::{Role, questions};
use rolescope::model::Language;
use rolescope::report::{self, Messages, Problem, Row, Tally, plain};
use rolescope::scope::{Assessment, assess};

use super::FAILED;
use super::files::{self, Judging, Outcome};
use super::output::{Format, Options};

/// Files are read in rounds of this many, so that what was read of one round can go before the next.
const ROUND: usize = 512;

/// What to report on.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// Files and folders with job descriptions; `-` is standard input
    #[arg(value_name = "FILE|FOLDER")]
    paths: Vec<PathBuf>,
    /// Prints the full report of every job description, not just a row for each
    #[arg(long)]
    details: bool,
    /// Adds what the text should make clear, and what an applicant would ask; takes one posting or --details
    #[arg(long)]
    questions: bool,
    #[command(flatten)]
    options: Options,
}

impl ReportArguments {
    /// Whether nothing was named to report on.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }
}

/// What was found, as far as the report needs it.
#[derive(Debug, Default)]
struct Found {
    /// Whole assessments: all of them where they are shown in full, else only the first, since a lone
    /// posting is shown in full.
    assessments: Vec<Assessment>,
    rows: Vec<Row>,
    problems: Vec<Problem>,
    tally: Tally,
    swedish: usize,
}

/// Reports on what the arguments name.
pub fn run(arguments: &ReportArguments) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(
        !arguments.is_empty(),
        "nothing to report on; name a file or a folder, or `-` for standard input"
    );
    let found = find(arguments);
    let mut output = BufWriter::new(io::stdout().lock());
    match arguments.options.format {
        Format::Json => report::write_json(&found.assessments, &found.problems, &mut output)?,
        Format::Yaml => report::write_yaml(&found.assessments, &found.problems, &mut output)?,
        Format::Text => text(&found, arguments, &mut output)?,
    }
    output.flush()?;
    Ok(if found.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

fn find(arguments: &ReportArguments) -> Found {
    let whole = arguments.details || arguments.options.format != Format::Text;
    // What machines read must not depend on where they run; people get errors in their own language.
    let language = match arguments.options.format {
        Format::Text => arguments.options.language(),
        Format::Json | Format::Yaml => arguments.options.lang.map(Language::from),
    };
    let messages = Messages::of(language.unwrap_or(Language::English));
    let (inputs, walk_problems) = files::inputs(&arguments.paths, messages);
    let judging = Judging { with_evidence: whole, messages };
    let mut found = Found::default();
    for problem in walk_problems {
        found.problem(problem);
    }
    if inputs.is_empty() && found.problems.is_empty() {
        for path in &arguments.paths {
            let file = path.display().to_string();
            found.problem(problem_at_start(
                file,
                messages.text("problem.no-files"),
                messages.text("problem.no-files.advice"),
            ));
        }
    }
    for round in inputs.chunks(ROUND) {
        let outcomes: Vec<Outcome> = match round {
            [input] => vec![files::judge(input, judging)],
            _ => round.par_iter().map(|input| files::judge(input, judging)).collect(),
        };
        for (input, outcome) in round.iter().zip(outcomes) {
            match outcome {
                Outcome::Postings(assessments) => found.add(assessments, whole),
                Outcome::NoPosting { file, reason } if input.named => {
                    found.tally.unread += 1;
                    let (problem, advice) = no_posting(reason, messages);
                    found.problem(problem_at_start(file, problem, advice));
                }
                Outcome::NoPosting { .. } => found.tally.passed_over += 1,
                Outcome::Problem(problem) => {
                    found.tally.unread += 1;
                    found.problem(problem);
                }
            }
        }
    }
    if let ([_], [lone], false) = (&found.rows[..], &mut found.assessments[..], whole) {
        // A lone posting is shown in full, and that takes the evidence.
        *lone = assess(lone.posting.clone(), Classifier::bundled());
    }
    found
}

/// Why a file that was named is no job description, and what to do.
pub fn no_posting(reason: NoPosting, messages: &Messages) -> (&str, &str) {
    let (problem, advice) = match reason {
        NoPosting::Empty => ("problem.empty", "problem.empty.advice"),
        NoPosting::Binary => ("problem.binary", "problem.binary.advice"),
        NoPosting::NotProse => ("problem.not-prose", "problem.not-prose.advice"),
        NoPosting::Template => ("problem.template", "problem.template.advice"),
        NoPosting::NotAPosting => ("problem.no-posting", "problem.no-posting.advice"),
    };
    (messages.text(problem), messages.text(advice))
}

/// A problem with a whole file.
pub fn problem_at_start(file: String, problem: &str, advice: &str) -> Problem {
    Problem { file, line: 1, column: 1, problem: problem.to_owned(), advice: advice.to_owned() }
}

impl Found {
    fn add(&mut self, assessments: Vec<Assessment>, whole: bool) {
        for assessment in assessments {
            self.rows.push(Row::from(&assessment));
            self.swedish += usize::from(assessment.posting.language == Language::Swedish);
            if whole || self.rows.len() == 1 {
                self.assessments.push(assessment);
            }
        }
    }

    /// Tells the user of a problem at once, and keeps it for the machine-readable formats.
    fn problem(&mut self, problem: Problem) {
        let Problem { file, line, column, problem: what, advice } = &problem;
        // Where standard error is closed, the exit code still tells.
        let _ = writeln!(io::stderr(), "{}:{line}:{column}: {}; {}", plain(file), plain(what), plain(advice));
        self.problems.push(problem);
    }

    /// The language of most postings.
    fn language(&self) -> Language {
        if self.swedish * 2 > self.rows.len() { Language::Swedish } else { Language::English }
    }
}

fn text(found: &Found, arguments: &ReportArguments, output: &mut impl Write) -> io::Result<()> {
    let stated = arguments.options.language();
    if found.rows.len() == 1 || arguments.details {
        for (index, assessment) in found.assessments.iter().enumerate() {
            let layout = arguments.options.layout(stated.unwrap_or(assessment.posting.language));
            if index > 0 {
                output.write_all(layout.divider().as_bytes())?;
            }
            output.write_all(report::text(assessment, layout).as_bytes())?;
            if arguments.questions {
                let role = Role::of(assessment.clone(), Classifier::bundled());
                let asked = report::questions_text(&questions(&role, None), layout);
                output.write_all(asked.as_bytes())?;
            }
        }
        if found.rows.len() == 1 {
            return Ok(());
        }
        if !found.rows.is_empty() {
            writeln!(output)?;
        }
    }
    let layout = arguments.options.layout(stated.unwrap_or(found.language()));
    output.write_all(report::overview(found.rows.clone(), found.tally, layout).as_bytes())
}
