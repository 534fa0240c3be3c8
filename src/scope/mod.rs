//! From judged duties to the answer: what the role's work really is, what its title promises, and how
//! the two compare.

mod assessment;

pub use assessment::{
    Assessment, Breadth, Comparison, LevelVerdict, Promise, Scope, TitlePart, TitleReason, Verdict,
};
