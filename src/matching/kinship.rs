//! How far work of one kind is alike. Somebody who has assisted one executive can assist another; operational work is of
//! many trades, and who has ordered supplies has not closed the books.

use crate::model::Category;

/// What a piece of work of a kind tells of any other of that kind, 0 to 1.
pub(super) const fn kinship(category: Category) -> f64 {
    match category {
        Category::ExecutiveAssistant | Category::Event => 0.8,
        Category::Advisory | Category::Further(_) => 0.6,
        Category::Operational => 0.4,
        Category::Other => 0.0,
    }
}
