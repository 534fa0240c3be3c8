//! `rolescope report`, which is also what happens without a command: reads what is named, and reports on
//! every job description in it.

use std::io::{self, BufWriter, Stdout, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use rayon::prelude::*;
use rolescope::NoPosting;
use rolescope::classify::Classifier;
use rolescope::model::Language;
use rolescope::report::{
    self, Asking, Depth, JsonStream, Layout, Messages, Problem, Row, Tally, Told, YamlStream,
};
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
    /// Prints the full report of every job description, not just a row for each; of a data set in JSON or
    /// YAML, the reasons too
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

    fn asking<'a>(&self, classifier: &'a Classifier) -> Option<Asking<'a>> {
        self.questions.then(|| Asking { classifier, messages: messages(self) })
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
struct Found {
    /// The first assessment, since a lone posting is shown in full.
    first: Option<Assessment>,
    rows: Vec<Row>,
    problems: Vec<Problem>,
    tally: Tally,
    swedish: usize,
    stream: Stream,
}

/// Where postings go at once, so that their number costs no memory.
#[derive(Debug, Default)]
enum Stream {
    /// Nowhere: a row is kept of each.
    #[default]
    Rows,
    Json(JsonStream<BufWriter<Stdout>>),
    Yaml(YamlStream<BufWriter<Stdout>>),
    /// In full, for people.
    Text(BufWriter<Stdout>),
}

/// Reports on what the arguments name.
pub fn run(arguments: &ReportArguments) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(
        !arguments.is_empty(),
        "nothing to report on; name a file or a folder, or `-` for standard input"
    );
    let classifier = arguments.lexicon.classifier()?;
    let mut found = find(arguments, &classifier)?;
    match std::mem::take(&mut found.stream) {
        Stream::Json(json) => json.finish(&found.problems)?,
        Stream::Yaml(yaml) => yaml.finish(&found.problems)?,
        Stream::Text(mut output) => {
            if found.rows.len() > 1 || found.tally.hidden_rows() > 0 {
                writeln!(output)?;
                overview(&found, arguments, &mut output)?;
            } else if found.rows.is_empty() {
                overview(&found, arguments, &mut output)?;
            }
            output.flush()?;
        }
        Stream::Rows => {
            let mut output = BufWriter::new(io::stdout().lock());
            match &found.first {
                Some(lone) if found.rows.len() == 1 && found.tally.hidden_rows() == 0 => {
                    in_full(lone, arguments.asking(&classifier), arguments, &mut output)?;
                }
                _ => overview(&found, arguments, &mut output)?,
            }
            output.flush()?;
        }
    }
    Ok(if found.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

fn find(arguments: &ReportArguments, classifier: &Classifier) -> io::Result<Found> {
    let is_text = arguments.options.format == Format::Text;
    let messages = messages(arguments);
    let (inputs, walk_problems) = files::inputs(&arguments.paths, messages);
    let with_evidence = arguments.details || !is_text;
    let judging = Judging { with_evidence, messages, classifier, columns: &arguments.columns };
    // The reasons of a million postings are read by nobody, unless they are asked for.
    let judging_sets = Judging { with_evidence: arguments.details, ..judging };
    let asking = arguments.asking(classifier);
    let told = Told { depth: Depth::Whole, asking };
    let told_of_sets = Told { depth: if arguments.details { Depth::Whole } else { Depth::Lean }, asking };
    let output = || BufWriter::new(io::stdout());
    let stream = match arguments.options.format {
        Format::Json => Stream::Json(JsonStream::new(output())),
        Format::Yaml => Stream::Yaml(YamlStream::new(output())),
        Format::Text if arguments.details => Stream::Text(output()),
        Format::Text => Stream::Rows,
    };
    let mut found = Found { stream, ..Found::default() };
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
                    data_sets::judge(data_set, judging_sets, |outcome| {
                        found.take(outcome, input.named, told_of_sets, arguments)?;
                        found.keep_few();
                        Ok::<(), io::Error>(())
                    })?;
                    if found.tally.hidden_rows() > 0 {
                        report::keep_farthest(&mut found.rows, &mut found.tally, ROWS);
                    }
                }
                outcome => found.take(outcome, input.named, told, arguments)?,
            }
        }
    }
    if let ([_], Some(lone)) = (&found.rows[..], &mut found.first) {
        // A lone posting is shown in full, and that takes the evidence.
        *lone = assess(lone.posting.clone(), classifier);
    }
    Ok(found)
}

/// The words for what goes wrong. What machines read must not depend on where they run; people get errors in
/// their own language.
fn messages(arguments: &ReportArguments) -> &'static Messages {
    let language = match arguments.options.format {
        Format::Text => arguments.options.language(),
        Format::Json | Format::Yaml => arguments.options.lang.map(Language::from),
    };
    Messages::of(language.unwrap_or(Language::English))
}

/// The layout of a posting's report: in its own language, unless another is wanted.
fn layout(arguments: &ReportArguments, language: Language) -> Layout {
    arguments.options.layout(arguments.options.language().unwrap_or(language))
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

impl Found {
    fn take(
        &mut self,
        outcome: Outcome,
        named: bool,
        told: Told<'_>,
        arguments: &ReportArguments,
    ) -> io::Result<()> {
        match outcome {
            Outcome::Postings(assessments) => {
                for assessment in assessments {
                    self.add(assessment, told, arguments)?;
                }
            }
            Outcome::NoPosting { file, reason } if named => {
                self.tally.unread += 1;
                let (problem, advice) = no_posting(reason, messages(arguments));
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
    fn keep_few(&mut self) {
        if self.rows.len() >= 2 * ROWS {
            report::keep_farthest(&mut self.rows, &mut self.tally, ROWS);
        }
    }

    fn add(&mut self, assessment: Assessment, told: Told<'_>, arguments: &ReportArguments) -> io::Result<()> {
        match &mut self.stream {
            Stream::Json(json) => return json.posting(&assessment, told),
            Stream::Yaml(yaml) => return yaml.posting(&assessment, told),
            Stream::Text(output) => {
                if !self.rows.is_empty() {
                    let layout = layout(arguments, assessment.posting.language);
                    output.write_all(layout.divider().as_bytes())?;
                }
                in_full(&assessment, told.asking, arguments, output)?;
            }
            Stream::Rows => {}
        }
        self.rows.push(Row::from(&assessment));
        self.swedish += usize::from(assessment.posting.language == Language::Swedish);
        if matches!(self.stream, Stream::Rows) && self.first.is_none() {
            self.first = Some(assessment);
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

/// Everything that is said of one posting.
fn in_full(
    assessment: &Assessment,
    asking: Option<Asking<'_>>,
    arguments: &ReportArguments,
    output: &mut impl Write,
) -> io::Result<()> {
    let layout = layout(arguments, assessment.posting.language);
    output.write_all(report::text(assessment, layout).as_bytes())?;
    if let Some(asking) = asking {
        output.write_all(report::questions_text(assessment, asking, layout).as_bytes())?;
    }
    Ok(())
}

/// A row for each posting.
fn overview(found: &Found, arguments: &ReportArguments, output: &mut impl Write) -> io::Result<()> {
    let layout = layout(arguments, found.language());
    output.write_all(report::overview(found.rows.clone(), found.tally, layout).as_bytes())
}
