//! Shares of work over the categories: what a role consists of, or what its title promises. The
//! comparison of the two is the distance between two such shares.

use std::ops::Index;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Category;

/// Fractions of the work over [`Category::ALL`]; each lies in 0..=1 and together they make 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares([f64; Category::COUNT]);

impl Shares {
    /// Shares in proportion to `amounts` (none negative, in the order of [`Category::ALL`]); `None`
    /// where they sum to nothing or are not finite.
    #[must_use]
    pub fn in_proportion(amounts: [f64; Category::COUNT]) -> Option<Self> {
        let total: f64 = amounts.iter().sum();
        if !total.is_finite() || total <= 0.0 || amounts.iter().any(|a| *a < 0.0) {
            return None;
        }
        Some(Self(amounts.map(|amount| amount / total)))
    }

    /// All the work in one category.
    #[must_use]
    pub fn only(category: Category) -> Self {
        let mut shares = [0.0; Category::COUNT];
        shares[category.index()] = 1.0;
        Self(shares)
    }

    /// The fractions in the order of [`Category::ALL`].
    #[must_use]
    pub const fn as_array(&self) -> &[f64; Category::COUNT] {
        &self.0
    }

    /// The category with the largest share; the first of equals.
    #[must_use]
    pub fn main(&self) -> Category {
        let mut best = Category::Advisory;
        for category in Category::ALL {
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
        Category::ALL.into_iter().map(|category| self[category].min(other[category])).sum()
    }
}

impl Index<Category> for Shares {
    type Output = f64;

    fn index(&self, category: Category) -> &f64 {
        &self.0[category.index()]
    }
}

impl Serialize for Shares {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Category::COUNT))?;
        for category in Category::ALL {
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
