//! `rolescope explain`: how a duty is judged, and why.

use std::cmp::Ordering;
use std::io::{self, Read as _, Write as _};
use std::process::ExitCode;

use clap::Args;
use rolescope::classify::Classifier;
use rolescope::model::Language;
use rolescope::report;
use rolescope::source::SourceFile;

use super::lexicon::LexiconArguments;
use super::output::{Format, Lang, Options};

/// The longest standard input that is taken for a list of duties, in bytes.
const INPUT_BYTES: usize = 1024 * 1024;

/// What to explain.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// The duties, each as one sentence: "Manage the CEO's calendar"; `-` reads them from standard input,
    /// one a line
    #[arg(value_name = "DUTY", required = true)]
    duties: Vec<String>,
    /// The language of the duties [default: recognised for each]
    #[arg(long, value_enum)]
    duty_lang: Option<Lang>,
    /// Shows every reason, not just the weightiest
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    lexicon: LexiconArguments,
    #[command(flatten)]
    options: Options,
}

/// Explains one duty after the other.
pub fn run(arguments: &ExplainArguments) -> anyhow::Result<ExitCode> {
    let duties = duties(&arguments.duties)?;
    anyhow::ensure!(
        !duties.is_empty(),
        "the duty is empty; give a sentence, such as \"Manage the CEO's calendar\""
    );
    let classifier = arguments.lexicon.classifier()?;
    let mut output = io::stdout().lock();
    for (index, duty) in duties.iter().enumerate() {
        output.write_all(explained(duty, index == 0, &classifier, arguments)?.as_bytes())?;
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The duties that the arguments mean, without blank ones.
fn duties(arguments: &[String]) -> anyhow::Result<Vec<String>> {
    let mut duties = Vec::new();
    for argument in arguments {
        if argument == "-" {
            let mut bytes = Vec::new();
            // One byte more than is taken tells whether something would be cut off.
            io::stdin().lock().take(INPUT_BYTES as u64 + 1).read_to_end(&mut bytes)?;
            anyhow::ensure!(
                bytes.len() <= INPUT_BYTES,
                "<stdin>: more than {} MiB of duties; give them in several parts, or let `rolescope report` \
                 read a posting",
                INPUT_BYTES >> 20
            );
            duties.extend(SourceFile::from_bytes("<stdin>", &bytes).text.lines().map(str::to_owned));
        } else {
            duties.push(argument.clone());
        }
    }
    duties.iter_mut().for_each(|duty| *duty = duty.trim().to_owned());
    duties.retain(|duty| !duty.is_empty());
    Ok(duties)
}

/// One duty's explanation, with what sets it off from the one before. Several JSON objects follow each
/// other, as `jq` reads them; several YAML documents are divided as YAML has it.
fn explained(
    duty: &str,
    is_first: bool,
    classifier: &Classifier,
    arguments: &ExplainArguments,
) -> anyhow::Result<String> {
    let language = match arguments.duty_lang {
        Some(lang) => lang.into(),
        None => recognised(duty, classifier),
    };
    let judgement = classifier.judge(duty, language);
    let (divider, text) = match arguments.options.format {
        Format::Json => (String::new(), report::explanation_json(duty, language, &judgement)?),
        Format::Yaml => ("---\n".to_owned(), report::explanation_yaml(duty, language, &judgement)?),
        Format::Text => {
            let layout = arguments.options.layout(arguments.options.language().unwrap_or(language));
            (layout.divider(), report::explanation(duty, &judgement, arguments.all, layout))
        }
    };
    Ok(if is_first { text } else { divider + &text })
}

/// The language whose lexicon knows more of the duty; one line is too short for anything statistical. What
/// is known only by its beginning or end doesn't tell: both languages have words on *-ing* and *admin-*.
fn recognised(duty: &str, classifier: &Classifier) -> Language {
    let known = |language| {
        let judgement = classifier.judge(duty, language);
        let mut known = vec![false; duty.len()];
        let whole_words = judgement.evidence.iter().filter(|evidence| !evidence.entry.contains('*'));
        for place in whole_words.flat_map(|evidence| &evidence.places) {
            for byte in known.get_mut(place.clone()).into_iter().flatten() {
                *byte = true;
            }
        }
        known.into_iter().filter(|known| *known).count()
    };
    match known(Language::Swedish).cmp(&known(Language::English)) {
        Ordering::Greater => Language::Swedish,
        Ordering::Less => Language::English,
        Ordering::Equal if duty.contains(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']) => Language::Swedish,
        Ordering::Equal => Language::English,
    }
}
