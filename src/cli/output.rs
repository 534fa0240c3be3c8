//! How and where output goes: format, language, colour and width, from the arguments and the environment.

use std::env;
use std::io::{self, IsTerminal as _};

use clap::{Args, ValueEnum};
use rolescope::model::Language;
use rolescope::report::Layout;

/// The width of a report where nothing tells how wide it may be, in columns.
const WIDTH_WITHOUT_TERMINAL: u16 = 100;

/// The options that every command has.
#[derive(Debug, Clone, Copy, Args)]
pub struct Options {
    /// What the output is for: people (text) or programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// The language of the report [default: the locale's, else the posting's]
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
    #[command(flatten)]
    pub look: Look,
}

/// How text looks, whatever it says.
#[derive(Debug, Clone, Copy, Args)]
pub struct Look {
    /// When to colour
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    color: Color,
    /// The width of text in columns [default: $COLUMNS, else the terminal's, else 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..=1000))]
    width: Option<u16>,
}

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs, as in schemas/report.schema.json
    Json,
    /// The same as JSON, in YAML
    Yaml,
}

/// A language, by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// English
    En,
    /// Swedish
    Sv,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::English,
            Lang::Sv => Self::Swedish,
        }
    }
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless the environment says otherwise
    Auto,
    /// In any case
    Always,
    /// In no case
    Never,
}

impl Options {
    /// The report's language where the arguments or the locale tell it.
    pub fn language(&self) -> Option<Language> {
        spoken(self.lang)
    }

    /// The layout of a report in `language`.
    pub fn layout(&self, language: Language) -> Layout {
        self.look.layout(language)
    }
}

impl Look {
    /// The layout of text in `language`.
    pub fn layout(&self, language: Language) -> Layout {
        Layout { language, width: self.width(), color: self.color() }
    }

    fn width(&self) -> u16 {
        let columns = || env::var("COLUMNS").ok()?.trim().parse().ok().filter(|columns| *columns > 0);
        let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0);
        self.width.or_else(columns).or_else(terminal).unwrap_or(WIDTH_WITHOUT_TERMINAL)
    }

    fn color(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                // https://no-color.org and https://bixense.com/clicolors
                let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
                let is = |name: &str, value: &str| env::var_os(name).is_some_and(|found| found == value);
                if set("NO_COLOR") {
                    false
                } else if set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0") {
                    true
                } else {
                    !is("CLICOLOR", "0") && !is("TERM", "dumb") && io::stdout().is_terminal()
                }
            }
        }
    }
}

/// The language asked for, else that of the locale.
pub fn spoken(lang: Option<Lang>) -> Option<Language> {
    lang.map(Language::from).or_else(locale)
}

/// The language of the locale: the first of these variables that is set decides, as POSIX has it. `C` and
/// `POSIX` name no language, and one that isn't spoken here is none either.
pub fn locale() -> Option<Language> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| env::var(name).ok());
    Language::from_tag(&set.into_iter().find(|value| !value.is_empty())?)
}
