//! What the rules are to go by: which of them hold, how severe each is, and the figures that they compare
//! with. It knows nothing of files; `config` fills it.

use std::sync::LazyLock;

use super::{Confidence, Rule, Severity};

/// A figure that rules go by; `data/rules/thresholds.tsv` says what each means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the data file says what each means")]
pub enum Threshold {
    HiddenJob,
    HiddenAssistant,
    SeveralJobs,
    TooFewDuties,
    TooManyDuties,
    NearDuplicate,
    PackedWords,
    PackedParts,
    SharesTolerance,
    TinyShare,
    SameTitleOverlap,
    SameJob,
    Copied,
}

/// What is known of a threshold.
#[derive(Debug)]
pub struct ThresholdInfo {
    /// Its name in `rolescope.toml`.
    pub name: &'static str,
    /// Its value unless set.
    pub default: f64,
    /// The least and the most that make sense.
    pub range: (f64, f64),
    /// What it means.
    pub meaning: &'static str,
}

static THRESHOLDS: LazyLock<Vec<ThresholdInfo>> = LazyLock::new(|| {
    let lines = include_str!("../../data/rules/thresholds.tsv").lines().filter(|line| !line.starts_with('#'));
    let parse = |line: &'static str| {
        let mut columns = line.split('\t');
        let mut number = {
            let name = columns.next()?;
            (name, columns)
        };
        let mut next = || number.1.next()?.parse::<f64>().ok();
        let (default, least, most) = (next()?, next()?, next()?);
        Some(ThresholdInfo { name: number.0, default, range: (least, most), meaning: number.1.next()? })
    };
    lines.filter_map(parse).collect()
});

impl Threshold {
    /// How many there are.
    pub const COUNT: usize = 13;

    /// All thresholds, in the order of the enum.
    #[must_use]
    pub fn all() -> &'static [ThresholdInfo] {
        &THRESHOLDS
    }

    /// The place of a name in [`Threshold::all`].
    #[must_use]
    pub fn find(name: &str) -> Option<usize> {
        Self::all().iter().position(|threshold| threshold.name == name)
    }
}

/// What the rules go by.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// How severe each rule's findings are, in the order of [`Rule::all`]; `None` where the rule is off.
    pub severities: Vec<Option<Severity>>,
    /// The thresholds, in the order of [`Threshold::all`].
    pub thresholds: [f64; Threshold::COUNT],
    /// Findings that are less sure than this are not told.
    pub min_confidence: Confidence,
}

impl Default for Settings {
    fn default() -> Self {
        let mut thresholds = [0.0; Threshold::COUNT];
        for (value, info) in thresholds.iter_mut().zip(Threshold::all()) {
            *value = info.default;
        }
        Self {
            severities: Rule::all().iter().map(|rule| Some(rule.severity)).collect(),
            thresholds,
            min_confidence: Confidence::Medium,
        }
    }
}

impl Settings {
    /// A threshold's value.
    #[must_use]
    pub const fn get(&self, threshold: Threshold) -> f64 {
        self.thresholds[threshold as usize]
    }

    /// A rule's severity; `None` where it is off.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        self.severities.get(rule.index()).copied().flatten()
    }
}
