//! What others' tools read of our outputs, strictly: an unknown field or name is an error.

/// What GitLab reads of a code quality report, and nothing else.
pub mod gitlab {
    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Finding {
        #[serde(rename = "type")]
        _kind: Kind,
        pub check_name: String,
        pub description: String,
        #[serde(rename = "categories")]
        _categories: Vec<Category>,
        pub severity: Severity,
        pub fingerprint: String,
        pub location: Location,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Kind {
        Issue,
    }

    #[derive(Debug, serde::Deserialize)]
    pub enum Category {
        Clarity,
        Complexity,
        Compatibility,
        Duplication,
        Performance,
        Security,
        Style,
        #[serde(rename = "Bug Risk")]
        BugRisk,
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Severity {
        Blocker,
        Critical,
        Major,
        Minor,
        Info,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Location {
        pub path: String,
        pub lines: Lines,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Lines {
        pub begin: u32,
        pub end: u32,
    }
}

/// The form of reviewdog's diagnostics, as its protocol buffers have it in JSON.
pub mod rdjson {
    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Report {
        pub source: Source,
        pub severity: Severity,
        pub diagnostics: Vec<Diagnostic>,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Source {
        pub name: String,
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
    #[serde(rename_all = "UPPERCASE")]
    pub enum Severity {
        Error,
        Warning,
        Info,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    pub struct Diagnostic {
        pub message: String,
        pub location: Location,
        #[serde(rename = "severity")]
        _severity: Severity,
        pub code: Code,
        #[serde(default)]
        pub suggestions: Vec<Suggestion>,
        #[serde(default)]
        pub related_locations: Vec<Related>,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Location {
        pub path: String,
        pub range: Range,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Range {
        pub start: Position,
        pub end: Position,
    }

    #[derive(Debug, Clone, Copy, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Position {
        pub line: usize,
        pub column: usize,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Code {
        pub value: String,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Suggestion {
        pub range: Range,
        pub text: String,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Related {
        pub message: String,
        pub location: Location,
    }
}
