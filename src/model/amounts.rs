//! A number for every category, the user's own included: a value that is copied like an array, and knows
//! which categories there are.

use std::ops::{Index, IndexMut};

use super::{Category, Further};

const MOST: usize = Category::COUNT + Further::MOST;

/// Numbers over the categories.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amounts {
    values: [f64; MOST],
    further: &'static [Further],
}

impl Amounts {
    /// Nothing of each, over the built-in categories and `further` ones.
    #[must_use]
    pub const fn nothing(further: &'static [Further]) -> Self {
        Self { values: [0.0; MOST], further }
    }

    /// What each category has.
    #[must_use]
    pub fn of(further: &'static [Further], amount: impl Fn(Category) -> f64) -> Self {
        let mut amounts = Self::nothing(further);
        for category in amounts.categories() {
            amounts[category] = amount(category);
        }
        amounts
    }

    /// The further categories that it is about.
    #[must_use]
    pub const fn further(&self) -> &'static [Further] {
        self.further
    }

    /// All categories that it is about, the built-in ones first.
    pub fn categories(&self) -> impl Iterator<Item = Category> + Clone + use<> {
        Category::ALL.into_iter().chain(self.further.iter().map(Category::Further))
    }

    /// The numbers in the order of [`categories`](Self::categories).
    #[must_use]
    pub fn all(&self) -> &[f64] {
        &self.values[..Category::COUNT + self.further.len()]
    }

    /// The sum over all categories.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.all().iter().sum()
    }

    /// Each number turned into another.
    #[must_use]
    pub fn map(mut self, change: impl Fn(f64) -> f64) -> Self {
        let count = self.all().len();
        self.values[..count].iter_mut().for_each(|value| *value = change(*value));
        self
    }

    /// `times` as much of `other` on top; its further categories count as well.
    pub fn add(&mut self, other: &Self, times: f64) {
        if self.further.len() < other.further.len() {
            self.further = other.further;
        }
        for (value, more) in self.values.iter_mut().zip(other.all()) {
            *value += more * times;
        }
    }

    /// Each number times what `other` has of the same category.
    #[must_use]
    pub fn times(mut self, other: &Self) -> Self {
        let count = self.all().len();
        self.values[..count].iter_mut().zip(&other.values).for_each(|(value, times)| *value *= times);
        self
    }

    /// The numbers of the built-in categories.
    pub(super) const fn built_in(&self) -> &[f64; Category::COUNT] {
        match self.values.first_chunk() {
            Some(built_in) => built_in,
            None => &[0.0; Category::COUNT],
        }
    }
}

impl From<[f64; Category::COUNT]> for Amounts {
    fn from(amounts: [f64; Category::COUNT]) -> Self {
        let mut all = Self::nothing(&[]);
        all.values[..Category::COUNT].copy_from_slice(&amounts);
        all
    }
}

impl Index<Category> for Amounts {
    type Output = f64;

    fn index(&self, category: Category) -> &f64 {
        self.values.get(category.index()).unwrap_or(&0.0)
    }
}

impl IndexMut<Category> for Amounts {
    fn index_mut(&mut self, category: Category) -> &mut f64 {
        &mut self.values[category.index()]
    }
}
