//! `rolescope rule`: what a rule looks for and why, or which rules there are.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Args;
use rolescope::model::Language;
use rolescope::report::check;
use rolescope::rules::Rule;
use rolescope::spelling::nearest;

use super::output::{Lang, spoken};

/// Which rule.
#[derive(Debug, Args)]
pub struct RuleArguments {
    /// Codes or names of rules; without any, all are listed
    #[arg(value_name = "RULE")]
    rules: Vec<String>,
    /// The language [default: the locale's, else en]
    #[arg(long, value_enum)]
    lang: Option<Lang>,
}

/// Prints pages of rules, or the list of all.
pub fn run(arguments: &RuleArguments) -> anyhow::Result<ExitCode> {
    let language = spoken(arguments.lang).unwrap_or(Language::English);
    let mut pages = Vec::new();
    for name in &arguments.rules {
        let Some(rule) = Rule::find(name) else {
            let near = nearest(name, Rule::all().iter().flat_map(|rule| [rule.code, rule.name]));
            let advice = near.map_or_else(
                || "see them all with: rolescope rule".to_owned(),
                |near| format!("did you mean “{near}”?"),
            );
            anyhow::bail!("there is no rule “{name}”; {advice}");
        };
        pages.push(check::page(rule, language));
    }
    let text = if pages.is_empty() { check::list(language) } else { pages.join("\n") };
    let mut output = io::stdout().lock();
    output.write_all(text.as_bytes())?;
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}
