//! The person and the role, both ways: does the role give what the person wants, and can the person do what the
//! employer needs? `docs/matching.md` describes how each figure comes about.

mod acts;
mod capability;
mod catalogue;
mod catalogue_file;
mod clauses;
mod conditions;
mod employer;
mod experience;
mod fields;
mod fit;
mod gaps;
mod kinship;
mod knowing;
mod likeness;
mod meeting;
mod names;
mod negation;
mod pairing;
mod person;
pub mod profile;
mod proofs;
pub mod questions;
mod requirements;
mod role;
mod schooling;
mod terms;
mod versions;
mod vocabulary;

pub use capability::{ASSUMED_MONTHS, Capability, MONTHS_THAT_TELL};
pub use catalogue::{Catalogue, Entry, Form, Unit};
pub use conditions::{Condition, Extent, extent};
pub use fit::{About, Evidence, Figure, Fit, GOOD_FROM, Grade, Likeness, POOR_BELOW, Part, Verdict, fit};
pub use gaps::Gap;
pub use profile::{Profile, ProfileReading};
pub use questions::{Question, questions};
pub use requirements::{asked, offered, years_asked};
pub use role::{Offer, Role};
pub use schooling::Schooling;
pub use versions::{Change, RoleVersions, Versions, role_versions, versions};
pub use vocabulary::language_named;
