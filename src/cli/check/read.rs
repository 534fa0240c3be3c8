//! Reads one input, judges what is in it, and finds what the rules for single postings find.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use rolescope::config::Resolver;
use rolescope::model::Posting;
use rolescope::report::{Messages, Problem};
use rolescope::rules::{self, Brief, DutyFacts, Finding, Place, Settings, Severity, Suppressions, Value};
use rolescope::scope::{assess_without_ranges, divide_with};
use rolescope::source::SourceFile;
use rolescope::{NoPosting, ReadOptions};

use super::judged::JudgedBy;
use super::walk::Input;
use crate::cli::files::{problem_of, unreadable, why};

/// How inputs are read.
pub struct Reader<'a> {
    pub resolver: &'a Resolver,
    pub here: &'a Path,
    pub messages: &'a Messages,
    pub pass_over: bool,
    pub judged: JudgedBy,
}

/// What came of one input.
pub enum Outcome {
    /// Its postings.
    Postings(Box<Read>),
    /// It is no posting, and nobody said that it was.
    PassedOver,
    /// It could not be read.
    Problem(Box<Finding>),
    /// The configuration for it is wrong.
    Config(anyhow::Error),
}

/// What was read.
pub struct Read {
    pub file: String,
    pub postings: usize,
    pub findings: Vec<Finding>,
    pub briefs: Vec<Brief>,
    /// The records of a data set that could not be read.
    pub broken: Vec<Finding>,
    pub suppressed: Option<Suppressed>,
}

/// What a file says is to be let be, and what the rules go by there.
pub struct Suppressed {
    pub comments: Suppressions,
    pub settings: Arc<Settings>,
}

impl Reader<'_> {
    /// Reads one input.
    pub fn read(&self, input: &Input) -> Outcome {
        // No input is known to make the library panic; should one, the other files must not go down with it.
        catch_unwind(AssertUnwindSafe(|| self.read_or_panic(input)))
            .unwrap_or_else(|_| self.told(input.name.clone(), "problem.internal", "problem.internal.advice"))
    }

    fn read_or_panic(&self, input: &Input) -> Outcome {
        let file = match self.open(input) {
            Ok(file) => Arc::new(file),
            Err(outcome) => return *outcome,
        };
        let lenient = input.named && !self.pass_over;
        let reading = match rolescope::read_with(&file, ReadOptions { lenient, ..ReadOptions::default() }) {
            Ok(reading) => reading,
            Err(error) => return self.problem(problem_of(error, self.messages)),
        };
        if let Some(reason) = reading.no_posting {
            return if lenient { self.no_posting(input.name.clone(), reason) } else { Outcome::PassedOver };
        }
        let resolved = match self.resolver.resolve(&self.here.join(&input.name)) {
            Ok(resolved) => resolved,
            Err(error) => return Outcome::Config(error.into()),
        };
        let judged = match self.judged.lexicons(&resolved.lexicon) {
            Ok(judged) => judged,
            Err(error) => return Outcome::Config(error),
        };
        let settings = resolved.settings;
        let comments = Suppressions::read(&file, &reading.postings.iter().collect::<Vec<_>>());
        let mut read = Read {
            file: input.name.clone(),
            postings: reading.postings.len(),
            findings: Vec::new(),
            briefs: Vec::new(),
            broken: Vec::new(),
            suppressed: comments.map(|comments| Suppressed { comments, settings: Arc::clone(&settings) }),
        };
        for error in reading.problems {
            if let Outcome::Problem(finding) = self.problem(problem_of(error, self.messages)) {
                read.broken.push(*finding);
            }
        }
        for posting in reading.postings {
            let language = posting.language;
            let known_of = |posting: &Posting| -> Vec<_> {
                posting.duties.iter().map(|duty| judged.duty(&duty.text.text, language)).collect()
            };
            let judge = |text: &str| judged.duty(text, language).judgement.clone();
            let is_divided = |text: &str| judged.duty(text, language).is_divided;
            let mut known = known_of(&posting);
            let (posting, judgements) = if known.iter().any(|duty| duty.is_divided) {
                let divided = divide_with(posting, judge, is_divided);
                known = known_of(&divided.0);
                divided
            } else {
                (posting, known.iter().map(|duty| duty.judgement.clone()).collect())
            };
            let facts: Vec<&DutyFacts> = known.iter().map(|duty| &duty.facts).collect();
            let assessment = assess_without_ranges(posting, judgements, judged.classifier.lexicon());
            read.findings.extend(rules::check_with(&assessment, &facts, &settings));
            read.briefs.extend(Brief::of(&assessment, &facts, &settings));
        }
        rules::sort(&mut read.findings);
        rules::fingerprint(&mut read.findings);
        // All findings of a run are kept until the last file is read.
        read.findings.shrink_to_fit();
        Outcome::Postings(Box::new(read))
    }

    fn open(&self, input: &Input) -> Result<SourceFile, Box<Outcome>> {
        let opened = match &input.path {
            Some(path) => SourceFile::open(path),
            None => SourceFile::read(input.name.clone(), std::io::stdin().lock()),
        };
        match opened {
            Ok(mut file) => {
                file.name.clone_from(&input.name);
                Ok(file)
            }
            Err(error) => {
                let why = why(&error.into(), self.messages);
                Err(Box::new(self.problem(unreadable(&input.name, &why, self.messages))))
            }
        }
    }

    fn no_posting(&self, file: String, reason: NoPosting) -> Outcome {
        match reason {
            NoPosting::Empty => self.told(file, "problem.empty", "problem.empty.advice"),
            NoPosting::Binary => self.told(file, "problem.binary", "problem.binary.advice"),
            NoPosting::NotProse => self.told(file, "problem.not-prose", "problem.not-prose.advice"),
            NoPosting::Template => self.told(file, "problem.template", "problem.template.advice"),
            NoPosting::NotAPosting => self.told(file, "problem.no-posting", "problem.no-posting.advice"),
        }
    }

    fn told(&self, file: String, problem: &str, advice: &str) -> Outcome {
        let problem = self.messages.text(problem).to_owned();
        let advice = self.messages.text(advice).to_owned();
        self.problem(Problem { file, line: 1, column: 1, problem, advice })
    }

    /// A problem as a finding, which no setting turns off: what can't be read is not clean.
    pub fn problem(&self, problem: Problem) -> Outcome {
        let values = vec![
            ("problem", Value::Text(problem.problem.into())),
            ("advice", Value::Text(capitalised(&problem.advice).into())),
        ];
        let place = Place::at(problem.line, problem.column);
        let found = rules::about_the_check("RS001", &problem.file, place, values, &Settings::default());
        found.map_or(Outcome::PassedOver, |finding| {
            Outcome::Problem(Box::new(Finding { severity: Severity::Error, ..finding }))
        })
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
