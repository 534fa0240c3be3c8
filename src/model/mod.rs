//! What a job description is made of, independent of the format it was written in and of how it is
//! judged.

mod amounts;
mod beside;
mod category;
mod extract;
mod further;
mod language;
mod level;
mod posting;
mod shares;
mod skill;

pub use amounts::Amounts;
pub use beside::Beside;
pub use category::Category;
pub use extract::DUTY_FROM;
pub(crate) use extract::{
    acts, clean_title, is_of_a_repository, is_template, is_verb, postings, sentences, signs,
};
pub use further::{Further, Names};
pub use language::Language;
pub use level::Level;
pub use posting::{Doubt, Duty, Part, Posting, Terms, Title};
pub use shares::{Shares, round};
pub use skill::Skill;
