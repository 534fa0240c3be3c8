//! `rolescope explain`: how one duty is judged, and why.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Args;
use rolescope::classify::Classifier;
use rolescope::model::Language;
use rolescope::report;

use super::output::{Format, Lang, Options};

/// What to explain.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// The duty, as one sentence: "Manage the CEO's calendar"
    duty: String,
    /// The language of the duty [default: recognised]
    #[arg(long, value_enum)]
    duty_lang: Option<Lang>,
    /// Shows every reason, not just the weightiest
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    options: Options,
}

/// Explains one duty.
pub fn run(arguments: &ExplainArguments) -> anyhow::Result<ExitCode> {
    let duty = arguments.duty.trim();
    anyhow::ensure!(
        !duty.is_empty(),
        "the duty is empty; give a sentence, such as \"Manage the CEO's calendar\""
    );
    let classifier = Classifier::bundled();
    let language = match arguments.duty_lang {
        Some(lang) => lang.into(),
        None => recognised(duty, classifier),
    };
    let judgement = classifier.judge(duty, language);
    let text = match arguments.options.format {
        Format::Json => report::explanation_json(duty, language, &judgement)?,
        Format::Yaml => report::explanation_yaml(duty, language, &judgement)?,
        Format::Text => {
            let layout = arguments.options.layout(arguments.options.language().unwrap_or(language));
            report::explanation(duty, &judgement, arguments.all, layout)
        }
    };
    let mut output = io::stdout().lock();
    output.write_all(text.as_bytes())?;
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The language whose lexicon knows more of the duty; one line is too short for anything statistical.
fn recognised(duty: &str, classifier: &Classifier) -> Language {
    let known = |language| {
        let judgement = classifier.judge(duty, language);
        let mut known = vec![false; duty.len()];
        for place in judgement.evidence.iter().flat_map(|evidence| &evidence.places) {
            for byte in known.get_mut(place.clone()).into_iter().flatten() {
                *byte = true;
            }
        }
        known.into_iter().filter(|known| *known).count()
    };
    if known(Language::Swedish) > known(Language::English) { Language::Swedish } else { Language::English }
}
