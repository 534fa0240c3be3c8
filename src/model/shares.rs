//! Shares of work over the categories: what a role consists of, or what its title promises. The
//! comparison of the two is the distance between two such shares.

use std::ops::Index;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{Amounts, Category, Further};

/// Fractions of the work over all categories; each lies in 0..=1 and together they make 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares(Amounts);

impl Shares {
    /// Shares in proportion to `amounts` (none negative; an array is in the order of [`Category::ALL`]);
    /// `None` where they sum to nothing or are not finite.
    #[must_use]
    pub fn in_proportion(amounts: impl Into<Amounts>) -> Option<Self> {
        let amounts: Amounts = amounts.into();
        let total = amounts.total();
        if !total.is_finite() || total <= 0.0 || amounts.all().iter().any(|a| *a < 0.0) {
            return None;
        }
        Some(Self(amounts.map(|amount| amount / total)))
    }

    /// All the work in one built-in category; a further one counts as `other`.
    #[must_use]
    pub fn only(category: Category) -> Self {
        let mut amounts = Amounts::nothing(&[]);
        amounts[category.built_in()] = 1.0;
        Self(amounts)
    }

    /// The fractions of the built-in categories, in the order of [`Category::ALL`].
    #[must_use]
    pub const fn as_array(&self) -> &[f64; Category::COUNT] {
        self.0.built_in()
    }

    /// The fractions of all categories, with what tells which those are.
    #[must_use]
    pub const fn amounts(&self) -> &Amounts {
        &self.0
    }

    /// All categories that the shares are about, the built-in ones first.
    pub fn categories(&self) -> impl Iterator<Item = Category> + Clone + use<> {
        self.0.categories()
    }

    /// The same work to those who know the built-in categories only: further ones count as `other`.
    #[must_use]
    pub fn built_in(&self) -> Self {
        let mut amounts = Amounts::nothing(&[]);
        for category in self.categories() {
            amounts[category.built_in()] += self[category];
        }
        Self(amounts)
    }

    /// The same shares, of which none is of the `further` categories that they don't name.
    #[must_use]
    pub(crate) fn among(&self, further: &'static [Further]) -> Self {
        Self(Amounts::of(further, |category| self[category]))
    }

    /// The category with the largest share; the first of equals.
    #[must_use]
    pub fn main(&self) -> Category {
        let mut best = Category::Advisory;
        for category in self.categories() {
            if self[category] > self[best] {
                best = category;
            }
        }
        best
    }

    /// The part of the work that both shares have in common, 0 (nothing) to 1 (the same): one minus
    /// the total-variation distance.
    #[must_use]
    pub fn overlap(&self, other: &Self) -> f64 {
        self.categories().map(|category| self[category].min(other[category])).sum()
    }
}

impl Index<Category> for Shares {
    type Output = f64;

    fn index(&self, category: Category) -> &f64 {
        &self.0[category]
    }
}

impl Serialize for Shares {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.all().len()))?;
        for category in self.categories() {
            map.serialize_entry(category.key(), &round(self[category]))?;
        }
        map.end()
    }
}

/// A fraction rounded to four decimals, as every fraction in machine-readable output is, so that
/// output doesn't carry digits that mean nothing.
#[must_use]
pub fn round(fraction: f64) -> f64 {
    (fraction * 10_000.0).round() / 10_000.0
}
