//! The names of things in a report's language, and how it writes numbers.

use crate::model::{Category, Level, Shares, Skill};
use crate::scope::{Breadth, Verdict};

use super::Messages;

impl Messages {
    /// A category as a name in a table.
    pub(super) fn category(&self, category: Category) -> &str {
        self.text(match category {
            Category::Advisory => "category.name.advisory",
            Category::Operational => "category.name.operational",
            Category::ExecutiveAssistant => "category.name.executive-assistant",
            Category::Event => "category.name.event",
            Category::Other => "category.name.other",
            Category::Further(further) => return &further.names(self.language()).name,
        })
    }

    /// A category as the head of a narrow column.
    pub(super) fn short_category(&self, category: Category) -> &str {
        self.text(match category {
            Category::Advisory => "category.short.advisory",
            Category::Operational => "category.short.operational",
            Category::ExecutiveAssistant => "category.short.executive-assistant",
            Category::Event => "category.short.event",
            Category::Other => "category.short.other",
            Category::Further(further) => return &further.names(self.language()).short,
        })
    }

    /// A category as something that a title promises: "advisory work".
    pub(super) fn category_noun(&self, category: Category) -> &str {
        self.text(match category {
            Category::Advisory => "category.noun.advisory",
            Category::Operational => "category.noun.operational",
            Category::ExecutiveAssistant => "category.noun.executive-assistant",
            Category::Event => "category.noun.event",
            Category::Other => "category.noun.other",
            Category::Further(further) => return &further.names(self.language()).noun,
        })
    }

    /// A category as what work is: "most of the work is *advisory*".
    pub(super) fn work_is(&self, category: Category) -> &str {
        self.text(match category {
            Category::Advisory => "category.is.advisory",
            Category::Operational => "category.is.operational",
            Category::ExecutiveAssistant => "category.is.executive-assistant",
            Category::Event => "category.is.event",
            Category::Other => "category.is.other",
            Category::Further(further) => return &further.names(self.language()).noun,
        })
    }

    /// Skills by their keys, as one list.
    pub(super) fn skills(&self, keys: &[&str]) -> String {
        let known = Skill::all().iter().filter(|skill| keys.contains(&skill.key.as_str()));
        known.map(|skill| skill.name(self.language())).collect::<Vec<_>>().join(", ")
    }

    /// A level's name.
    pub(super) fn level(&self, level: Level) -> &str {
        self.text(match level {
            Level::Support => "level.name.support",
            Level::Own => "level.name.own",
            Level::Lead => "level.name.lead",
        })
    }

    /// How broad a role is, in a word.
    pub(super) fn breadth(&self, breadth: Breadth) -> &str {
        self.text(match breadth {
            Breadth::Specialised => "breadth.specialised",
            Breadth::Mixed => "breadth.mixed",
            Breadth::Broad => "breadth.broad",
        })
    }

    /// How broad a role is, in a sentence.
    pub(super) fn breadth_sentence(&self, breadth: Breadth) -> &str {
        self.text(match breadth {
            Breadth::Specialised => "breadth.sentence.specialised",
            Breadth::Mixed => "breadth.sentence.mixed",
            Breadth::Broad => "breadth.sentence.broad",
        })
    }

    /// A verdict in a word or two. A posting without a title has nothing that could be open.
    pub(super) fn verdict(&self, verdict: Verdict, titled: bool) -> &str {
        self.text(match verdict {
            Verdict::Matches => "verdict.name.matches",
            Verdict::Partly => "verdict.name.partly",
            Verdict::Differs => "verdict.name.differs",
            Verdict::Open if !titled => "verdict.name.no-title",
            Verdict::Open => "verdict.name.open",
            Verdict::TooLittle => "verdict.name.too-little",
        })
    }

    /// A fraction in whole percent.
    pub(super) fn percent(&self, fraction: f64) -> String {
        self.whole_percent(whole(fraction))
    }

    /// A probability in whole percent. Nothing that a model says is certain, so it stays off 0 and 100.
    pub(super) fn probability(&self, fraction: f64) -> String {
        match whole(fraction) {
            0 => self.fill("number.percent", &[("number", "<1")]),
            percent => self.whole_percent(percent.min(99)),
        }
    }

    /// A number of percent.
    pub(super) fn whole_percent(&self, percent: u32) -> String {
        self.fill("number.percent", &[("number", &percent.to_string())])
    }

    /// The bounds of a fraction in whole percent.
    pub(super) fn interval(&self, (low, high): (f64, f64)) -> String {
        let (low, high) = (whole(low).to_string(), whole(high).to_string());
        self.fill("number.interval", &[("low", &low), ("high", &high)])
    }

    /// A number with one decimal, such as a level.
    pub(super) fn one_decimal(&self, number: f64) -> String {
        format!("{number:.1}").replace('.', self.text("number.decimal-sign"))
    }

    /// Hundredths as a number with a sign and two decimals, such as a weight; nothing for nothing.
    pub(super) fn hundredths(&self, hundredths: i32) -> String {
        let sign = match hundredths {
            0 => return "0".to_owned(),
            1.. => '+',
            _ => '−',
        };
        let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        format!("{sign}{whole}{}{rest:02}", self.text("number.decimal-sign"))
    }
}

/// Shares in whole percent that together make 100: each is rounded down, and what is then missing goes to
/// those that lost the most (the method of largest remainders).
///
/// They stand in the order of the shares' categories.
pub(super) fn whole_percents(shares: &Shares) -> Vec<u32> {
    let exact: Vec<f64> = shares.amounts().all().iter().map(|share| share * 100.0).collect();
    let mut percents: Vec<u32> = exact.iter().map(|percent| percent.max(0.0) as u32).collect();
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by(|a, b| (exact[*b].fract()).total_cmp(&exact[*a].fract()));
    let missing = 100_u32.saturating_sub(percents.iter().sum()) as usize;
    for index in order.into_iter().take(missing) {
        percents[index] += 1;
    }
    percents
}

fn whole(fraction: f64) -> u32 {
    (fraction * 100.0).round().clamp(0.0, 100.0) as u32
}
