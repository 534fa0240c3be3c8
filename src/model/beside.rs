//! What a file says of a role beside what was taken for the posting: a second title, a second reporting
//! line, a duty that stands there twice. The assessment doesn't need it; who reviews the text does.

use crate::source::SourceText;

/// What was read and not taken, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Other titles that the file gives the role, in a field or a heading.
    pub titles: Vec<SourceText>,
    /// Others whom the role is said to report to.
    pub reports_to: Vec<SourceText>,
    /// Duties that repeat an earlier one word for word.
    pub duties: Vec<SourceText>,
}
