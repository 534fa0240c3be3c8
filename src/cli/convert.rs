//! `rolescope convert`: whatever can be read as our YAML, one file a posting.

use std::collections::HashSet;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use rolescope::model::{Language, Posting};
use rolescope::report::{Messages, Problem, plain, posting_yaml};

use super::FAILED;
use super::data_sets;
use super::files::{self, Input, Judging, Outcome};
use super::output::{Lang, spoken};
use super::report::{column, no_posting, problem_at_start};
use super::target;
use rolescope::classify::Classifier;

/// What to convert.
#[derive(Debug, Args)]
pub struct ConvertArguments {
    /// Files and folders with job descriptions; `-` is standard input, and goes to standard output
    #[arg(value_name = "FILE|FOLDER", required = true)]
    paths: Vec<PathBuf>,
    /// Writes into this folder [default: beside each file]
    #[arg(long, short, value_name = "FOLDER", conflicts_with = "stdout")]
    output: Option<PathBuf>,
    /// Writes to standard output, one YAML document for each posting
    #[arg(long)]
    stdout: bool,
    /// Overwrites files that exist
    #[arg(long)]
    force: bool,
    /// Where an editor finds the schema: an address or a path [default: beside each file]
    #[arg(long, value_name = "ADDRESS")]
    schema: Option<String>,
    /// Reads a column or field of a data set as one of ours: `--column duties=job_text`
    #[arg(long = "column", value_name = "KEY=COLUMN", value_parser = column)]
    columns: Vec<(String, String)>,
    /// The language of messages [default: the locale's, else English]; comments are in the posting's
    #[arg(long, value_enum)]
    lang: Option<Lang>,
}

/// Converts what the arguments name.
pub fn run(arguments: &ConvertArguments) -> anyhow::Result<ExitCode> {
    let language = spoken(arguments.lang).unwrap_or(Language::English);
    let messages = Messages::of(language);
    let mut writer = Writer { arguments, messages, written: HashSet::new(), failed: false, documents: 0 };
    let (inputs, problems) = files::inputs(&arguments.paths, messages);
    problems.iter().for_each(|problem| writer.complain(problem));
    if inputs.is_empty() && problems.is_empty() {
        for path in &arguments.paths {
            let file = path.display().to_string();
            let advice = messages.text("problem.no-files.advice");
            writer.complain(&problem_at_start(file, messages.text("problem.no-files"), advice));
        }
    }
    let judging = Judging {
        with_evidence: false,
        messages,
        classifier: Classifier::bundled(),
        columns: &arguments.columns,
    };
    for input in &inputs {
        match files::judge(input, judging) {
            Outcome::DataSet(data_set) => {
                data_sets::judge(data_set, judging, |outcome| writer.take(outcome, input, true))?;
            }
            outcome => writer.take(outcome, input, false)?,
        }
    }
    Ok(if writer.failed { ExitCode::from(FAILED) } else { ExitCode::SUCCESS })
}

struct Writer<'a> {
    arguments: &'a ConvertArguments,
    messages: &'a Messages,
    /// What was written in this run: two postings never go to one file.
    written: HashSet<PathBuf>,
    failed: bool,
    documents: usize,
}

impl Writer<'_> {
    fn complain(&mut self, problem: &Problem) {
        super::complain(problem);
        self.failed = true;
    }

    fn take(&mut self, outcome: Outcome, input: &Input, many: bool) -> io::Result<()> {
        match outcome {
            Outcome::Postings(assessments) => {
                let many = many || assessments.len() > 1;
                for assessment in assessments {
                    self.posting(&assessment.posting, input, many)?;
                }
            }
            Outcome::NoPosting { file, reason } if input.named => {
                let (problem, advice) = no_posting(reason, self.messages);
                self.complain(&problem_at_start(file, problem, advice));
            }
            Outcome::NoPosting { .. } | Outcome::DataSet(_) => {}
            Outcome::Problem(problem) => self.complain(&problem),
        }
        Ok(())
    }

    fn posting(&mut self, posting: &Posting, input: &Input, many: bool) -> io::Result<()> {
        let schema = self.arguments.schema.as_deref().unwrap_or(target::SCHEMA_NAME);
        let text = posting_yaml(posting, schema);
        let Some(source) = input.path().filter(|_| !self.arguments.stdout) else {
            let mut output = io::stdout().lock();
            if self.documents > 0 {
                output.write_all(b"---\n")?;
            }
            self.documents += 1;
            return output.write_all(text.as_bytes());
        };
        let folder = self.arguments.output.as_deref().or_else(|| source.parent()).unwrap_or(Path::new(""));
        let stem = source.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let number = if many { format!("-{}", posting.index + 1) } else { String::new() };
        let path = folder.join(format!("{stem}{number}.yaml"));
        if !self.written.insert(path.clone()) {
            let problem = self.messages.text("convert.twice").to_owned();
            self.complain(&target::problem_in(&path, problem, self.messages.text("convert.twice.advice")));
            return Ok(());
        }
        if let Err(problem) = target::write(&path, &text, self.arguments.force, self.messages) {
            self.complain(&problem);
            return Ok(());
        }
        if self.arguments.schema.is_none() {
            target::add_schema(folder);
        }
        let name = path.display().to_string();
        writeln!(io::stderr(), "{}", self.messages.fill("convert.written", &[("file", &plain(&name))]))
    }
}
