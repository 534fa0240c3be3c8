//! Sorts a duty by what it is for, and gives the reasons.

mod judgement;

pub use judgement::{Evidence, Judgement};
