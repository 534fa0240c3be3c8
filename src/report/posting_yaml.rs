//! A posting in our own YAML, whatever it was read from: for whoever moves to a folder of job
//! descriptions that are checked. What was guessed is said in comments beside it, in the posting's own
//! language. Read again, it gives the same posting.

use crate::model::{Doubt, Duty, Language, Posting, clean_title};
use crate::source::SourceText;

use super::Messages;
use super::plain::{command_signs, is_hostile, plain, shortened};

/// How much of a title is quoted in a comment, in characters.
const QUOTED_TITLE: usize = 200;

/// The file's keys, in the order in which they are written.
struct Keys {
    title: &'static str,
    organisation: &'static str,
    language: &'static str,
    reports_to: &'static str,
    level: &'static str,
    employment: &'static str,
    hours: &'static str,
    extent: &'static str,
    events_led_by: &'static str,
    duties: &'static str,
    requirements: &'static str,
    nice_to_have: &'static str,
    training: &'static str,
    benefits: &'static str,
}

const ENGLISH: Keys = Keys {
    title: "title",
    organisation: "organisation",
    language: "language",
    reports_to: "reports_to",
    level: "level",
    employment: "employment",
    hours: "hours",
    extent: "extent",
    events_led_by: "events_led_by",
    duties: "duties",
    requirements: "requirements",
    nice_to_have: "nice_to_have",
    training: "training",
    benefits: "benefits",
};

const SWEDISH: Keys = Keys {
    title: "titel",
    organisation: "arbetsgivare",
    language: "språk",
    reports_to: "rapporterar_till",
    level: "nivå",
    employment: "anställningsform",
    hours: "arbetstid",
    extent: "omfattning",
    events_led_by: "evenemang_leds_av",
    duties: "arbetsuppgifter",
    requirements: "krav",
    nice_to_have: "meriterande",
    training: "kompetensutveckling",
    benefits: "förmåner",
};

/// The posting as a YAML file, ended by a line break. `schema` is where an editor finds
/// `posting.schema.json`: an address, or a path from the file's folder.
#[must_use]
pub fn posting_yaml(posting: &Posting, schema: &str) -> String {
    let messages = Messages::of(posting.language);
    let keys = match posting.language {
        Language::English => ENGLISH,
        Language::Swedish => SWEDISH,
    };
    let mut file = File { text: String::new(), messages };
    file.comment(0, &format!("yaml-language-server: $schema={schema}"));
    let start = posting.title.as_ref().map(|title| title.original.span().start);
    let start = start.or_else(|| posting.duties.first().map(|duty| duty.text.span().start));
    let line = posting.file.position(start.unwrap_or_default()).line;
    file.say(0, "convert.head", &[("place", &format!("{}:{line}", posting.file.name))]);
    file.title(keys.title, posting);
    file.field(keys.organisation, posting.organisation.as_ref());
    if posting.doubts.contains(&Doubt::LanguageRecognised) {
        file.say(0, "convert.language", &[]);
    }
    file.text.push_str(&format!("{}: {}\n", keys.language, posting.language.code()));
    file.field(keys.reports_to, posting.reports_to.as_ref());
    if let Some(level) = posting.level {
        file.text.push_str(&format!("{}: {}\n", keys.level, level.key()));
    }
    file.field(keys.employment, posting.terms.employment.as_ref());
    file.field(keys.hours, posting.terms.hours.as_ref());
    file.field(keys.extent, posting.terms.extent.as_ref());
    file.field(keys.events_led_by, posting.events_led_by.as_ref());
    if posting.doubts.contains(&Doubt::DutiesByForm) {
        file.say(0, "convert.duties-by-form", &[]);
    }
    if posting.duties.len() < 3 {
        file.say(0, "convert.duties-few", &[]);
    }
    file.duties(keys.duties, &posting.duties);
    file.list(keys.requirements, &posting.requirements);
    file.list(keys.nice_to_have, &posting.nice_to_have);
    file.list(keys.training, &posting.training);
    file.list(keys.benefits, &posting.benefits);
    file.text
}

struct File {
    text: String,
    messages: &'static Messages,
}

impl File {
    fn say(&mut self, indent: usize, key: &str, values: &[(&str, &str)]) {
        let said = self.messages.fill(key, values);
        self.comment(indent, &said);
    }

    fn comment(&mut self, indent: usize, text: &str) {
        self.text.push_str(&format!("{:indent$}# {}\n", "", plain(text)));
    }

    fn title(&mut self, key: &str, posting: &Posting) {
        let Some(title) = &posting.title else {
            self.say(0, "convert.title-missing", &[]);
            self.text.push_str(&format!("{key}: \"?\"\n"));
            return;
        };
        for doubt in &posting.doubts {
            match doubt {
                Doubt::TitleGuessed => self.say(0, "convert.title-guessed", &[]),
                Doubt::DutiesByForm | Doubt::LanguageRecognised => {}
            }
        }
        let organisation = posting.organisation.as_ref().map(|name| name.text.as_str());
        let is_another = |other: &&SourceText| {
            clean_title(&other.text, organisation)
                .is_some_and(|other| other.to_lowercase() != title.clean.to_lowercase())
        };
        if let Some(other) = posting.beside.titles.iter().find(is_another) {
            let line = posting.file.position(other.span().start).line.to_string();
            let values = [("line", line.as_str()), ("title", &shortened(&other.text, QUOTED_TITLE))];
            self.say(0, "convert.title-other", &values);
        }
        let original = title.original.text.as_str();
        // What is read from the file must be the same title again.
        let stays = clean_title(&title.clean, organisation).is_some_and(|again| again == title.clean);
        let written = if stays { title.clean.as_str() } else { original };
        if written != original {
            self.say(0, "convert.title-original", &[("title", &shortened(original, QUOTED_TITLE))]);
        }
        self.text.push_str(&format!("{key}: {}\n", scalar(written)));
    }

    fn field(&mut self, key: &str, text: Option<&SourceText>) {
        if let Some(text) = text {
            self.text.push_str(&format!("{key}: {}\n", scalar(&text.text)));
        }
    }

    fn list(&mut self, key: &str, texts: &[SourceText]) {
        let texts: Vec<_> = texts.iter().filter(|text| !text.text.trim().is_empty()).collect();
        if !texts.is_empty() {
            self.text.push_str(&format!("{key}:\n"));
        }
        for text in texts {
            // An item is one line: with breaks in it, it would be read as several.
            let line = text.text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.text.push_str(&format!("  - {}\n", scalar(&line)));
        }
    }

    fn duties(&mut self, key: &str, duties: &[Duty]) {
        if duties.is_empty() {
            self.text.push_str(&format!("{key}: []\n"));
            return;
        }
        self.text.push_str(&format!("{key}:\n"));
        // A group's name that holds a percentage would be read for its share.
        let group =
            |duty: &Duty| duty.group.as_ref().map(|group| group.text.clone()).filter(|name| is_name(name));
        // What was divided is written as the line that it was: whoever reads it divides it again.
        let lines: Vec<&Duty> = duties.iter().filter(|duty| duty.opens_line()).collect();
        for run in lines.chunk_by(|a, b| group(a) == group(b)) {
            let name = group(run[0]);
            if let Some(name) = &name {
                self.text.push_str(&format!("  - group: {}\n    duties:\n", scalar(name)));
            }
            for duty in run {
                self.duty(if name.is_some() { 6 } else { 2 }, duty);
            }
        }
    }

    fn duty(&mut self, indent: usize, duty: &Duty) {
        let text = duty.line().text.as_str();
        // As a mapping, a text is one duty whatever is in it; by itself it could be read as several.
        let is_plain = text.starts_with(char::is_alphabetic) && !text.contains(['\n', '<', '%']);
        match duty.share_of_line() {
            None if is_plain => self.text.push_str(&format!("{:indent$}- {}\n", "", scalar(text))),
            None => self.text.push_str(&format!("{:indent$}- text: {}\n", "", scalar(text))),
            Some(value) => {
                let written = format!("{:indent$}- text: {}\n", "", scalar(text));
                self.text.push_str(&written);
                self.text.push_str(&format!("{:indent$}  share: {}\n", "", share(value)));
            }
        }
    }
}

fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.contains('%') && !text.contains("cent")
}

/// A share as people write it where that is exact: `30%`, else `0.3333333333333333`.
fn share(share: f64) -> String {
    let percent = (share * 100.0).round();
    if percent >= 1.0 && (percent / 100.0 - share).abs() < 1e-12 {
        format!("{percent}%")
    } else {
        format!("{share}")
    }
}

/// A text as a YAML value on one line: without quotes where no reader could take it for something else.
fn scalar(text: &str) -> String {
    let is_plain_sign = |c: char| c.is_alphanumeric() || " ,.'’()/&–—-+".contains(c);
    let is_word = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        .contains(&text.to_ascii_lowercase().as_str());
    let is_plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(is_plain_sign)
        && !text.ends_with(' ')
        && !text.contains("  ")
        && !is_word;
    if is_plain {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    // A build server takes some brackets for commands, wherever the file is printed.
    let commands: Vec<usize> = command_signs(text).collect();
    for (index, c) in text.char_indices() {
        match c {
            '[' if commands.contains(&index) => quoted.push_str("\\x5B"),
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if is_hostile(c) || c.is_control() || (c.is_whitespace() && c != ' ') || c == '\u{feff}' => {
                quoted.push_str(&format!("\\U{:08X}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
