//! What a check is asked for.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, ValueEnum};
use rolescope::config::{Config, Resolver};
use rolescope::model::Language;
use rolescope::report::Layout;

use crate::cli::lexicon::LexiconArguments;
use crate::cli::output::{Lang, Look, spoken};

/// What to check, and how.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Files, folders and patterns such as "jobs/**/*.yaml"; `-` is standard input [default: .]
    #[arg(value_name = "FILE|FOLDER|PATTERN")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub configuration: Configuration,
    /// A format, or a format and the file to write it to; may be given several times. Formats: text, json,
    /// jsonl, sarif, github, gitlab, junit, rdjson, checkstyle, markdown, csv [default: text]
    #[arg(long = "output", short = 'o', value_name = "FORMAT[=FILE]")]
    pub outputs: Vec<String>,
    /// Tells only what is not in this baseline
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    pub baseline: Option<PathBuf>,
    /// Writes everything that is found now to a baseline, and tells nothing
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,
    /// Tells only what is in files that changed since this revision (through git)
    #[arg(long, value_name = "REV")]
    pub changed_since: Option<String>,
    /// The name that standard input is taken to have
    #[arg(long, value_name = "FILE")]
    pub stdin_filename: Option<PathBuf>,
    /// Passes over named files that are no postings, or that are ignored, as those in folders are
    #[arg(long)]
    pub pass_over: bool,
    /// The language of messages [default: the configuration's; for text, else the locale's; else en]
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    #[command(flatten)]
    look: Look,
}

/// The configuration, and what the command line says on top of it.
#[derive(Debug, Args)]
pub struct Configuration {
    /// The configuration to go by, instead of the nearest rolescope.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Goes by no configuration file
    #[arg(long, conflicts_with = "config")]
    no_config: bool,
    /// Only these rules: codes (RS101), beginnings (RS1), names or groups, divided by commas
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    select: Vec<String>,
    /// Not these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    ignore: Vec<String>,
    /// From which severity on findings fail the run [default: error]
    #[arg(long, value_enum)]
    fail_on: Option<FailOn>,
    /// Findings that are less sure are not told [default: medium]
    #[arg(long, value_enum)]
    min_confidence: Option<MinConfidence>,
    #[command(flatten)]
    lexicon: LexiconArguments,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    /// Errors only
    Error,
    /// Warnings and errors
    Warning,
    /// Anything
    Info,
    /// Nothing
    Never,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum MinConfidence {
    /// Close calls too
    Low,
    /// What is more likely than not
    Medium,
    /// What is as good as certain
    High,
}

impl Configuration {
    /// What the command line says, as if it were a configuration.
    ///
    /// # Errors
    /// When a rule doesn't exist.
    pub fn on_top(&self) -> anyhow::Result<Config> {
        let quoted = |word: Option<String>| word.map_or_else(String::new, |word| format!("\"{word}\""));
        let key = |value: Option<&str>, name: &str| {
            value.map_or_else(String::new, |value| format!("{name} = \"{value}\"\n"))
        };
        let list = |name: &str, list: &[String]| {
            let list: Vec<String> =
                list.iter().map(|word| quoted(Some(word.replace(['"', '\\', '\n'], "?")))).collect();
            if list.is_empty() { String::new() } else { format!("{name} = [{}]\n", list.join(", ")) }
        };
        let fail_on = self.fail_on.and_then(|value| value.to_possible_value());
        let confidence = self.min_confidence.and_then(|value| value.to_possible_value());
        let text = list("select", &self.select)
            + &list("ignore", &self.ignore)
            + &key(fail_on.as_ref().map(|value| value.get_name()), "fail-on")
            + &key(confidence.as_ref().map(|value| value.get_name()), "min-confidence");
        let mut config = Config::parse("the command line", &text)
            .map_err(|error| anyhow::anyhow!("{}; {}", error.problem, error.advice))?;
        config.lexicon = self.lexicon.files().iter().map(|file| file.display().to_string()).collect();
        Ok(config)
    }

    /// Finds what holds for each file.
    ///
    /// # Errors
    /// When a configuration that was named can't be used.
    pub fn resolver(&self) -> anyhow::Result<Resolver> {
        let on_top = self.on_top()?;
        let Some(path) = &self.config else {
            return Ok(if self.no_config {
                Resolver::without_files(on_top)
            } else {
                Resolver::searching(on_top)
            });
        };
        let name = path.display();
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("{name}: can't be read; check the path"))?;
        let folder = std::path::absolute(path)?.parent().unwrap_or(Path::new("/")).to_owned();
        Ok(Resolver::fixed(Config::parse(&name.to_string(), &text)?, &folder, on_top))
    }
}

impl CheckArguments {
    /// The language asked for.
    pub fn lang(&self) -> Option<Language> {
        self.lang.map(Language::from)
    }

    /// The language of the locale, where it names one that is spoken here.
    pub fn locale(&self) -> Option<Language> {
        spoken(self.lang)
    }

    /// The layout of text.
    pub fn layout(&self, language: Language) -> Layout {
        self.look.layout(language)
    }
}
