//! Profiles and roles for tests of matching: the examples of the repository, or made of a text.

#![allow(dead_code, reason = "each test binary uses its part")]

use std::sync::Arc;

use rolescope::classify::Classifier;
use rolescope::matching::{Capability, Catalogue, Fit, Profile, Role, fit, profile};
use rolescope::model::Language;
use rolescope::report::{self, Layout, Pair};
use rolescope::scope::assess;
use rolescope::source::SourceFile;

pub fn read(name: &str, text: &str) -> Profile {
    profile::read(&Arc::new(SourceFile::new(name, text))).expect("a sound profile").profile
}

pub fn profile_file(name: &str) -> Profile {
    let path = format!("{}/profiles/{name}", env!("CARGO_MANIFEST_DIR"));
    read(name, &std::fs::read_to_string(path).expect("the profile is there"))
}

pub fn role_of(name: &str, text: &str) -> Role {
    let file = Arc::new(SourceFile::new(name, text));
    let posting = rolescope::read(&file).expect("a sound posting").postings.remove(0);
    Role::of(assess(posting, Classifier::bundled()), Classifier::bundled())
}

pub fn role_file(name: &str) -> Role {
    let path = format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"));
    role_of(&format!("examples/{name}"), &std::fs::read_to_string(path).expect("the example is there"))
}

pub fn held(profile: &Profile, role: &Role) -> Fit {
    fit(&Capability::of(profile, Classifier::bundled()), role)
}

pub fn said(profile: &Profile, role: &Role, language: Language) -> String {
    let capability = Capability::of(profile, Classifier::bundled());
    let fit = fit(&capability, role);
    let pair = Pair { capability: &capability, role, fit: &fit };
    report::pair_text(pair, Catalogue::bundled(), Layout { language, width: 110, color: false })
}

/// The postings of the examples.
pub const EXAMPLES: [&str; 13] = [
    "administrator.yaml",
    "conference-manager.yaml",
    "eventkoordinator.yaml",
    "executive-assistant.md",
    "office-coordinator.yaml",
    "operations-partner.yaml",
    "policy-adviser.yaml",
    "project-coordinator.yaml",
    "projektledare.yaml",
    "senior-coordinator.yaml",
    "utredare.yaml",
    "vd-assistent.yaml",
    "verksamhetssamordnare.yaml",
];

/// A text as a scalar of YAML.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text")
}

/// Somebody who has advised and kept a calendar.
pub const START: &str = "language: en\nexperience:\n  - years: 3\n    duties:\n      - Analyse policy and advise the board\n      - Keep the calendar of the team\n";

/// What closes a gap of the event role's, a line of a profile each.
pub const CLOSING: [&str; 4] = [
    "skills:\n  - { name: Event budgets, level: strong }\n",
    "training:\n  - { name: Master's degree in tourism, kind: university }\n",
    "languages:\n  - English: fluent\n  - Swedish: native\n",
    "limits:\n  travel: any\n",
];
