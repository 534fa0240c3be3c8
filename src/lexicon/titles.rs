//! The part of a lexicon file that says what titles promise, and at what level.

use super::file::Reader;
use super::{Title, TitleIs, words};
use crate::model::{Amounts, Language, Shares};
use crate::syntax::Node;

/// The longest title, in words: longer ones are not looked up.
const LONGEST_TITLE: usize = 5;

impl Reader<'_, '_> {
    pub(super) fn title(&mut self, node: &Node, at: usize, languages: &[Language]) {
        let (mut titles, mut fields) = (Vec::new(), Vec::new());
        let (mut promise, mut level) = (None, None);
        let mut promises = false;
        for field in self.form.mapping(node, at, "a title", &["titles", "fields", "promises", "level"]) {
            let at = field.key.span().start;
            match field.key.text.as_str() {
                "titles" => titles = self.form.texts(&field.value, at, "the title"),
                "fields" => fields = self.form.texts(&field.value, at, "the field"),
                "promises" => {
                    promises = true;
                    promise = self.promise(&field.value, at);
                }
                _ => level = self.form.number(&field.value, at, "the level", 1.0, 3.0),
            }
        }
        if !matches!(node, Node::Mapping(_)) {
            return;
        }
        if titles.is_empty() && fields.is_empty() {
            let advice = "write `titles:` (what the person is) or `fields:` (what the work is about)";
            self.form.problem(at, "this names no title", advice);
        }
        if !promises {
            let advice = "write `promises:` with a category, or with several and their shares";
            self.form.problem(at, "this title promises nothing", advice);
        }
        let titles = titles.into_iter().map(|text| (text, TitleIs::Whole));
        let fields = fields.into_iter().map(|text| (text, TitleIs::Field));
        for (text, part) in titles.chain(fields) {
            let words = words(&text.text);
            let count = words.split(' ').count();
            if words.is_empty() || count > LONGEST_TITLE {
                let problem = format!(
                    "the title `{}` has {} words",
                    text.text,
                    if words.is_empty() { 0 } else { count }
                );
                self.form.problem(text.span().start, problem, format!("write one to {LONGEST_TITLE} words"));
                continue;
            }
            for &language in languages {
                let Some(place) = self.first(language, format!("title `{words}`"), text) else { continue };
                let Some(promise) = promise else { continue };
                let written = text.text.trim().to_owned();
                self.titles.push(Title {
                    language,
                    part,
                    written,
                    words: words.clone(),
                    promise,
                    level,
                    place,
                });
            }
        }
    }

    /// A category alone, or shares of several.
    fn promise(&mut self, node: &Node, at: usize) -> Option<Shares> {
        if let Node::Scalar(scalar) = node {
            let promised = self.category(&scalar.text)?;
            return Shares::in_proportion(Amounts::of(self.further, |category| {
                f64::from(u8::from(category == promised))
            }));
        }
        let shares = self.amounts(node, at, "`promises`", 0.0, 100.0);
        let mut amounts = Amounts::nothing(self.further);
        for (category, share) in shares {
            amounts[category] += share;
        }
        let promise = Shares::in_proportion(amounts);
        if promise.is_none() {
            let advice = "write for example `promises: {operational: 70, event: 30}`";
            self.form.problem(at, "`promises` has no share above 0", advice);
        }
        promise
    }
}
