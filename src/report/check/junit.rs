//! JUnit XML, for test reports: a suite for every file, a failed case for every finding, and a passed one for
//! a file without any. Info is no failure: it is told in the system output of the file's passed case.

use std::collections::BTreeMap;
use std::io;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::{Checked, paths, wording};
use crate::report::{Messages, plain};
use crate::rules::{Finding, Severity};

pub(super) fn write(checked: &Checked) -> io::Result<String> {
    let mut report = Report::new("rolescope");
    let by_file: BTreeMap<&str, &[Finding]> =
        checked.by_file.iter().filter_map(|of_file| Some((&*of_file.first()?.file, &of_file[..]))).collect();
    let mut files: Vec<&str> =
        checked.files.iter().map(String::as_str).chain(by_file.keys().copied()).collect();
    files.sort_unstable();
    files.dedup();
    for file in files {
        let findings = by_file.get(file).copied().unwrap_or_default();
        let mut suite = TestSuite::new(clean(&paths::forward(file)));
        let mut notes = String::new();
        for finding in findings {
            if finding.severity == Severity::Info {
                notes.push_str(&format!("{}\n", told(finding, checked)));
            } else {
                suite.add_test_case(case(finding, checked));
            }
        }
        if suite.test_cases.is_empty() {
            let mut passed = TestCase::new("rolescope", TestCaseStatus::success());
            passed.set_classname(clean(&paths::forward(file)));
            if !notes.is_empty() {
                passed.set_system_out(notes);
            }
            suite.add_test_case(passed);
        } else if !notes.is_empty() {
            suite.set_system_out(notes);
        }
        report.add_test_suite(suite);
    }
    Ok(report.to_string().map_err(io::Error::other)? + "\n")
}

fn told(finding: &Finding, checked: &Checked) -> String {
    let (line, column) = (finding.place.start().line, finding.place.start().column);
    let text = wording::whole(finding, checked.language);
    let file = paths::forward(&finding.file);
    clean(&format!("{}:{line}:{column}: {} {text}", paths::shown(&file), finding.rule.code))
}

fn case(finding: &Finding, checked: &Checked) -> TestCase {
    let mut status = if finding.rule.code == "RS001" {
        TestCaseStatus::non_success(NonSuccessKind::Error)
    } else {
        TestCaseStatus::non_success(NonSuccessKind::Failure)
    };
    status.set_message(clean(&wording::message(finding, checked.language)));
    status.set_type(finding.rule.name);
    status.set_description(told(finding, checked));
    let line = finding.place.start().line.to_string();
    let line = Messages::of(checked.language).fill("check.line", &[("line", &line)]);
    let name = format!("{} {line}", finding.rule.code);
    let mut case = TestCase::new(name, status);
    case.set_classname(clean(&paths::forward(&finding.file)));
    case
}

/// XML 1.0 has no place for control characters, escaped or not; [`plain`] has taken them out.
fn clean(text: &str) -> String {
    plain(text).into_owned()
}
