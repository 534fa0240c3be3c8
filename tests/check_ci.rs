//! What others drop into their CI works as it is written: the scripts of the action, the hook and the GitLab
//! template are run, and what the document shows is read by the program.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;

#[path = "support/program.rs"]
mod support;

use support::{repository, stderr, stdout};

const VAGUE: &str = "title: Office Coordinator\nreports_to: Head of Office\nduties:\n  - Check supplier invoices and pass them for payment\n  - Order supplies and keep an eye on stock levels\n  - Keep the contract register up to date\n  - Other duties as assigned\n";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn yaml(name: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(root().join(name)).expect("it is there")).expect("YAML")
}

fn folder(test: &str) -> PathBuf {
    let files = [("jobs/a b.yaml", VAGUE), ("notes.md", "# Notes\n\nNothing.\n")];
    let folder = repository(&format!("check-ci/{test}"), &files);
    fs::create_dir_all(folder.join("temp/rolescope/bin")).expect("a folder");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_rolescope"), folder.join("temp/rolescope/bin/rolescope"))
        .expect("a link");
    folder
}

fn shell(folder: &Path, script: &str, variables: &[(&str, &str)]) -> Output {
    let path = format!(
        "{}:{}",
        folder.join("temp/rolescope/bin").display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let mut command = support::command("bash", folder);
    command.args(["-e", "-u", "-o", "pipefail", "-c", script]).env("PATH", path);
    command.env("RUNNER_TEMP", folder.join("temp")).env("GITHUB_STEP_SUMMARY", folder.join("summary.md"));
    command.envs(variables.iter().copied()).output().expect("bash runs")
}

/// The script of the action's last step, and the variables that it gets where only `inputs` are given.
fn action(inputs: &[(&str, &str)]) -> (String, Vec<(String, String)>) {
    let action = yaml("action.yml");
    assert_eq!(action["runs"]["using"], "composite");
    let step = action["runs"]["steps"].as_array().and_then(|steps| steps.last()).expect("a step").clone();
    let script = step["run"].as_str().expect("a script").to_owned();
    assert!(!script.contains("${{"), "inputs must not become part of the script");
    let variables = step["env"].as_object().expect("variables").iter().map(|(name, value)| {
        let input = value
            .as_str()
            .and_then(|v| v.strip_prefix("${{ inputs.")?.strip_suffix(" }}"))
            .expect("an input");
        let default = action["inputs"][input]["default"].as_str().expect("a default");
        let given = inputs.iter().find(|(known, _)| *known == input).map_or(default, |(_, value)| value);
        (name.clone(), given.to_owned())
    });
    (script, variables.collect())
}

fn run_action(test: &str, inputs: &[(&str, &str)]) -> (PathBuf, Output) {
    let folder = folder(test);
    let (script, variables) = action(inputs);
    let variables: Vec<(&str, &str)> = variables.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let output = shell(&folder, &script, &variables);
    (folder, output)
}

#[test]
fn the_action_annotates_and_fails_when_it_is_told_to() {
    let (folder, output) = run_action("action", &[]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.starts_with("::warning file=jobs/a b.yaml,line=7,"), "{text}");
    assert!(fs::read_to_string(folder.join("summary.md")).expect("a summary").contains("RS207"));
    let inputs =
        [("fail-on", "warning"), ("paths", "jobs\nnotes.md\n"), ("sarif", "out.sarif"), ("language", "sv")];
    let (folder, output) = run_action("action-fails", &inputs);
    assert_eq!(output.status.code(), Some(2), "notes.md is named and no posting");
    assert!(fs::read_to_string(folder.join("out.sarif")).expect("SARIF").contains("RS207"));
    let (_, output) = run_action("action-found", &[("fail-on", "warning"), ("paths", "jobs")]);
    assert_eq!(output.status.code(), Some(1));
    let (_, output) = run_action("action-hostile", &[("paths", "$(touch gone)\n--version")]);
    assert_eq!(output.status.code(), Some(2), "what is given is a path, whatever it looks like");
}

#[test]
fn the_hook_passes_over_what_is_no_posting() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let entry = hooks[0]["entry"].as_str().expect("an entry").to_owned();
    let folder = folder("hook");
    let output = shell(&folder, &format!("{entry} --fail-on warning 'jobs/a b.yaml' notes.md"), &[]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let output = shell(&folder, &format!("{entry} notes.md"), &[]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_gitlab_job_writes_both_reports() {
    let template = yaml("ci/rolescope.gitlab-ci.yml");
    let job = &template["rolescope"];
    let folder = folder("gitlab");
    let variables: Vec<(&str, &str)> = template["variables"]
        .as_object()
        .expect("variables")
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str().expect("a text")))
        .collect();
    for line in job["script"].as_array().expect("a script") {
        let output = shell(&folder, line.as_str().expect("a line"), &variables);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
    for report in ["codequality", "junit"] {
        let name = job["artifacts"]["reports"][report].as_str().expect("a file");
        assert!(fs::read_to_string(folder.join(name)).expect("it was written").contains("RS207"), "{name}");
    }
}

#[test]
fn what_the_document_shows_is_true() {
    let page = fs::read_to_string(root().join("docs/ci.md")).expect("the document");
    let blocks = |language: &str| -> Vec<String> {
        let fence = format!("```{language}\n");
        page.split(&fence)
            .skip(1)
            .map(|rest| rest.split("```").next().unwrap_or_default().to_owned())
            .collect()
    };
    let folder = folder("document");
    fs::create_dir_all(folder.join("interns/x")).expect("a folder");
    fs::write(folder.join("interns/x/b.yaml"), VAGUE.replace("Office", "Project")).expect("a file");
    // The configuration is one, and so are the commands that need nothing but the program.
    for toml in blocks("toml") {
        fs::write(folder.join("rolescope.toml"), &toml).expect("a file");
        let output = shell(&folder, "rolescope config jobs", &[]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        fs::remove_file(folder.join("rolescope.toml")).expect("it was there");
    }
    let mut commands = 0;
    for line in blocks("sh").iter().flat_map(|block| block.lines()) {
        let line = line.split(" | ").next().unwrap_or_default();
        let output = shell(&folder, line, &[]);
        assert!(output.status.code() <= Some(1), "{line}: {}", stderr(&output));
        commands += 1;
    }
    assert!(commands >= 6);
    let suppressed =
        blocks("yaml").into_iter().find(|block| block.contains("rolescope: ignore")).expect("an example");
    fs::write(folder.join("jobs/suppressed.yaml"), suppressed).expect("a file");
    let output =
        shell(&folder, "rolescope check jobs/suppressed.yaml --output jsonl --select RS103,RS207,RS9", &[]);
    assert_eq!(stdout(&output), "", "both findings are let be");
    // Every input of the action is in its table, every format in the other.
    for input in yaml("action.yml")["inputs"].as_object().expect("inputs").keys() {
        assert!(page.contains(&format!("| `{input}` |")), "{input}");
    }
    for format in rolescope::report::check::CheckFormat::ALL {
        assert!(page.contains(&format!("`{}`", format.key())), "{}", format.key());
    }
}
