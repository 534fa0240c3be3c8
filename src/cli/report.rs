//! `rolescope report`, which is also what happens without a command: reads what is named, and reports on
//! every job description in it.

use std::io::{self, BufWriter, Stdout, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use rayon::prelude::*;
use rolescope::NoPosting;
use rolescope::classify::Classifier;
use rolescope::matching::{Role, questions};
use rolescope::model::Language;
use rolescope::report::{self, Asking, JsonStream, Messages, Problem, Row, Tally};
use rolescope::scope::{Assessment, assess};

use super::FAILED;
use super::data_sets;
use super::files::{self, Judging, Outcome};
use super::lexicon::LexiconArguments;
use super::output::{Format, Options};

/// Files are read in rounds of this many, so that what was read of one round can go before the next.
const ROUND: usize = 512;

/// How many rows of a data set are shown: those farthest from their titles.
const ROWS: usize = 1000;

/// What to report on.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// Files and folders with job descriptions; `-` is standard input
    #[arg(value_name = "FILE|FOLDER")]
    paths: Vec<PathBuf>,
    /// Prints the full report of every job description, not just a row for each
    #[arg(long)]
    details: bool,
    /// Reads a column or field of a data set as one of ours: `--column duties=job_text`
    #[arg(long = "column", value_name = "KEY=COLUMN", value_parser = column)]
    columns: Vec<(String, String)>,
    #[command(flatten)]
    lexicon: LexiconArguments,
    /// Adds what the text should make clear, and what an applicant would ask; as text, this takes one posting or --details
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

    fn asking<'a>(&self, classifier: &'a Classifier, messages: &'a Messages) -> Option<Asking<'a>> {
        self.questions.then_some(Asking { classifier, messages })
    }
}

/// "title=job_name": what we call a field, and what the file calls it.
pub(super) fn column(argument: &str) -> Result<(String, String), String> {
    match argument.split_once('=') {
        Some((ours, theirs)) if !ours.trim().is_empty() && !theirs.trim().is_empty() => {
            Ok((ours.trim().to_owned(), theirs.trim().to_owned()))
        }
        _ => Err("write the key, an equals sign and the column's name, as in title=job_name".to_owned()),
    }
}

/// What was found, as far as the report needs it.
#[derive(Debug, Default)]
struct Found<'a> {
    /// Whole assessments: all of them where they are shown in full, else only the first, since a lone
    /// posting is shown in full.
    assessments: Vec<Assessment>,
    rows: Vec<Row>,
    problems: Vec<Problem>,
    tally: Tally,
    swedish: usize,
    /// Where postings go at once, so that their number costs no memory.
    json: Option<JsonStream<'a, BufWriter<Stdout>>>,
}

/// Reports on what the arguments name.
pub fn run(arguments: &ReportArguments) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(
        !arguments.is_empty(),
        "nothing to report on; name a file or a folder, or `-` for standard input"
    );
    let classifier = arguments.lexicon.classifier()?;
    // What machines read must not depend on where they run; people get errors in their own language.
    let language = match arguments.options.format {
        Format::Text => arguments.options.language(),
        Format::Json | Format::Yaml => arguments.options.lang.map(Language::from),
    };
    let messages = Messages::of(language.unwrap_or(Language::English));
    let asking = arguments.asking(&classifier, messages);
    let mut found = find(arguments, &classifier, messages)?;
    let mut output = BufWriter::new(io::stdout().lock());
    match arguments.options.format {
        Format::Json => {
            if let Some(json) = found.json.take() {
                json.finish(&found.problems)?;
            }
        }
        Format::Yaml => report::write_yaml(&found.assessments, &found.problems, asking, &mut output)?,
        Format::Text => text(&found, arguments, &classifier, &mut output)?,
    }
    output.flush()?;
    Ok(if found.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

fn find<'a>(
    arguments: &'a ReportArguments,
    classifier: &'a Classifier,
    messages: &'a Messages,
) -> io::Result<Found<'a>> {
    let whole = arguments.details || arguments.options.format != Format::Text;
    let (inputs, walk_problems) = files::inputs(&arguments.paths, messages);
    let judging = Judging { with_evidence: whole, messages, classifier, columns: &arguments.columns };
    let mut found = Found::default();
    if arguments.options.format == Format::Json {
        found.json =
            Some(JsonStream::new(BufWriter::new(io::stdout()), arguments.asking(classifier, messages)));
    }
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
                Outcome::DataSet(data_set) => {
                    let mut result = Ok(());
                    data_sets::judge(data_set, judging, |outcome| {
                        let taken = found.take(outcome, input.named, whole, messages);
                        result = std::mem::replace(&mut result, Ok(())).and(taken);
                        found.keep_few(whole);
                    });
                    result?;
                    if found.tally.hidden_rows() > 0 {
                        report::keep_farthest(&mut found.rows, &mut found.tally, ROWS);
                    }
                }
                outcome => found.take(outcome, input.named, whole, messages)?,
            }
        }
    }
    if let ([_], [lone], false) = (&found.rows[..], &mut found.assessments[..], whole) {
        // A lone posting is shown in full, and that takes the evidence.
        *lone = assess(lone.posting.clone(), classifier);
    }
    Ok(found)
}

/// Why a file that was named is no job description, and what to do.
pub(super) fn no_posting(reason: NoPosting, messages: &Messages) -> (&str, &str) {
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
pub(super) fn problem_at_start(file: String, problem: &str, advice: &str) -> Problem {
    Problem { file, line: 1, column: 1, problem: problem.to_owned(), advice: advice.to_owned() }
}

impl Found<'_> {
    fn take(&mut self, outcome: Outcome, named: bool, whole: bool, messages: &Messages) -> io::Result<()> {
        match outcome {
            Outcome::Postings(assessments) => self.add(assessments, whole)?,
            Outcome::NoPosting { file, reason } if named => {
                self.tally.unread += 1;
                let (problem, advice) = no_posting(reason, messages);
                self.problem(problem_at_start(file, problem, advice));
            }
            Outcome::NoPosting { .. } => self.tally.passed_over += 1,
            Outcome::Problem(problem) => {
                self.tally.unread += 1;
                self.problem(problem);
            }
            Outcome::DataSet(_) => {}
        }
        Ok(())
    }

    /// Lets go of the rows that are nearest to their titles where a data set brings more than anybody
    /// reads.
    fn keep_few(&mut self, whole: bool) {
        if !whole && self.rows.len() >= 2 * ROWS {
            report::keep_farthest(&mut self.rows, &mut self.tally, ROWS);
        }
    }

    fn add(&mut self, assessments: Vec<Assessment>, whole: bool) -> io::Result<()> {
        for assessment in assessments {
            if let Some(json) = &mut self.json {
                json.posting(&assessment)?;
                continue;
            }
            self.rows.push(Row::from(&assessment));
            self.swedish += usize::from(assessment.posting.language == Language::Swedish);
            if whole || self.rows.len() == 1 {
                self.assessments.push(assessment);
            }
        }
        Ok(())
    }

    /// Tells the user of a problem at once, and keeps it for the machine-readable formats.
    fn problem(&mut self, problem: Problem) {
        super::complain(&problem);
        self.problems.push(problem);
    }

    /// The language of most postings.
    fn language(&self) -> Language {
        if self.swedish * 2 > self.rows.len() { Language::Swedish } else { Language::English }
    }
}

fn text(
    found: &Found<'_>,
    arguments: &ReportArguments,
    classifier: &Classifier,
    output: &mut impl Write,
) -> io::Result<()> {
    let stated = arguments.options.language();
    if found.rows.len() == 1 || arguments.details {
        for (index, assessment) in found.assessments.iter().enumerate() {
            let layout = arguments.options.layout(stated.unwrap_or(assessment.posting.language));
            if index > 0 {
                output.write_all(layout.divider().as_bytes())?;
            }
            output.write_all(report::text(assessment, layout).as_bytes())?;
            if arguments.questions {
                let role = Role::of(assessment.clone(), classifier);
                let asked = report::questions_text(&questions(&role, None), layout);
                output.write_all(asked.as_bytes())?;
            }
        }
        if found.rows.len() == 1 && found.tally.hidden_rows() == 0 {
            return Ok(());
        }
        if !found.rows.is_empty() {
            writeln!(output)?;
        }
    }
    let layout = arguments.options.layout(stated.unwrap_or(found.language()));
    output.write_all(report::overview(found.rows.clone(), found.tally, layout).as_bytes())
}
