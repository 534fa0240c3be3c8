//! The rules as data: what they are called, how severe they are, and the page that explains each, in both
//! languages (`data/rules/`). The code of a rule only finds; every word about it stands in its page.

use std::sync::LazyLock;

use super::{Confidence, Severity};
use crate::model::Language;

/// The pages of every rule in both languages, in the order of `rules.tsv`.
macro_rules! pages {
    ($($code:literal)*) => {
        [$((
            $code,
            include_str!(concat!("../../data/rules/en/", $code, ".md")),
            include_str!(concat!("../../data/rules/sv/", $code, ".md")),
        )),*]
    };
}

static PAGES: [(&str, &str, &str); 35] = pages!(
    "RS001" "RS101" "RS102" "RS103" "RS104" "RS105" "RS106" "RS107" "RS108" "RS109" "RS201" "RS202" "RS203"
    "RS204" "RS205" "RS206" "RS207" "RS208" "RS209" "RS210" "RS211" "RS212" "RS213" "RS214" "RS215" "RS216"
    "RS301" "RS302" "RS303" "RS401" "RS402" "RS403" "RS901" "RS902" "RS903"
);

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    include_str!("../../data/rules/rules.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .enumerate()
        .filter_map(|(place, line)| parse(place, line))
        .collect()
});

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its code, such as `RS101`: never changed, never given to another rule.
    pub code: &'static str,
    /// Its name, such as `title-differs`.
    pub name: &'static str,
    /// What it is about.
    pub group: Group,
    /// How severe its findings are unless the user says otherwise.
    pub severity: Severity,
    /// How sure its findings are, where they can't tell themselves.
    pub confidence: Confidence,
    place: usize,
    pages: [Page; 2],
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Title against work.
    Scope,
    /// The text of one posting.
    Posting,
    /// Duties against requirements and training.
    Fit,
    /// Postings against each other.
    Repository,
    /// The check itself: what couldn't be read, and what was told to be ignored.
    Check,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Scope, Self::Posting, Self::Fit, Self::Repository, Self::Check];

    /// The name used in files and machine-readable output.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Scope => "scope",
            Self::Posting => "posting",
            Self::Fit => "fit",
            Self::Repository => "repository",
            Self::Check => "check",
        }
    }
}

/// What is told of a rule in one language.
#[derive(Debug)]
pub struct Page {
    fields: Vec<(&'static str, &'static str)>,
    /// What it looks for, why it matters, and an example of both, in Markdown.
    pub body: &'static str,
}

impl Page {
    fn parse(text: &'static str) -> Self {
        let rest = text.strip_prefix("---\n").unwrap_or(text);
        let (head, body) = rest.split_once("\n---\n").unwrap_or_default();
        let fields = head.lines().filter_map(|line| line.split_once(": "));
        Self {
            fields: fields.map(|(key, text)| (key.trim(), text.trim())).collect(),
            body: body.trim_start(),
        }
    }

    /// A text of the page's head: `summary`, `message`, `suggestion`, or a variant such as `message.none`.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&'static str> {
        self.fields.iter().find(|(known, _)| *known == key).map(|(_, text)| *text)
    }

    /// A variant of such a text, or the text itself where it has none of this name; none has an empty name.
    #[must_use]
    pub fn variant(&self, key: &str, name: &str) -> Option<&'static str> {
        let is_variant =
            |known: &str| known.strip_prefix(key).and_then(|rest| rest.strip_prefix('.')) == Some(name);
        let variant = || self.fields.iter().find(|(known, _)| is_variant(known)).map(|(_, text)| *text);
        variant().filter(|_| !name.is_empty()).or_else(|| self.text(key))
    }

    /// The keys of the page's head, in its order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|(key, _)| *key)
    }

    /// What the rule looks for, in one sentence.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.text("summary").unwrap_or_default()
    }
}

impl Rule {
    /// All rules in the order of their codes.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &RULES
    }

    /// The rule of a code or name, whatever its case.
    #[must_use]
    pub fn find(code_or_name: &str) -> Option<&'static Self> {
        let wanted = code_or_name.trim();
        Self::all()
            .iter()
            .find(|rule| rule.code.eq_ignore_ascii_case(wanted) || rule.name.eq_ignore_ascii_case(wanted))
    }

    /// The rule of a code that the program itself uses.
    ///
    /// # Panics
    /// When there is none; tests use every code.
    pub(crate) fn of(code: &'static str) -> &'static Self {
        let place = Self::all().binary_search_by(|rule| rule.code.cmp(code)).ok();
        place.map(|place| &Self::all()[place]).expect("the rule is in the catalogue")
    }

    /// Its place in [`Rule::all`].
    #[must_use]
    pub const fn index(&self) -> usize {
        self.place
    }

    /// What is told of it in a language.
    #[must_use]
    pub const fn page(&self, language: Language) -> &Page {
        match language {
            Language::English => &self.pages[0],
            Language::Swedish => &self.pages[1],
        }
    }

    /// Whether `selector` means it: a code, the beginning of one (`RS1`), a name, a group, or `all`.
    #[must_use]
    pub fn is_meant_by(&self, selector: &str) -> bool {
        let begins = selector.len() >= 3
            && self.code.get(..selector.len()).is_some_and(|c| c.eq_ignore_ascii_case(selector));
        begins || [self.name, self.group.key(), "all"].iter().any(|name| name.eq_ignore_ascii_case(selector))
    }

    /// Everything that a user can name rules by, for suggestions.
    pub fn selectors() -> impl Iterator<Item = &'static str> + Clone {
        let own = Self::all().iter().flat_map(|rule| [rule.code, rule.name]);
        own.chain(Group::ALL.iter().map(|group| group.key())).chain(["all"])
    }
}

fn parse(place: usize, line: &'static str) -> Option<Rule> {
    let mut columns = line.split('\t');
    let code = columns.next()?;
    let name = columns.next()?;
    let group = columns.next()?;
    let group = Group::ALL.into_iter().find(|known| known.key() == group)?;
    let severity = Severity::from_key(columns.next()?)?;
    let confidence = Confidence::from_key(columns.next()?)?;
    let (_, english, swedish) = PAGES.iter().find(|(known, ..)| *known == code)?;
    Some(Rule {
        code,
        name,
        group,
        severity,
        confidence,
        place,
        pages: [Page::parse(english), Page::parse(swedish)],
    })
}
