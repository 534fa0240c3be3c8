//! Catalogues of training as they are written: from YAML to entries, every mistake kept with its place, so that whoever
//! writes one mends it in one go. The program's own catalogue is read the same way.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::catalogue::{Entry, Form, Serves, Unit, Wording};
use super::vocabulary::SKILLS;
use crate::lexicon::{Form as Reader, Problems, start};
use crate::model::{Category, Further};
use crate::source::SourceFile;
use crate::syntax::{self, Field, Node};

/// The most that a length may be, in whatever unit: ten years of months.
const LONGEST: f64 = 120.0;

static UNITS: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("../../data/training/units.yaml")).unwrap_or_default()
});

/// The entries of a file, in its order. They may serve categories of the user's own.
pub(super) fn read(file: &SourceFile, further: &'static [Further]) -> Result<Vec<Entry>, Problems> {
    let mut reader = Reader::new(file);
    let mut entries = Vec::new();
    match syntax::parse_yaml(file) {
        Ok(documents) => {
            for node in &documents {
                for item in reader.list(node, 0, "a catalogue") {
                    entries.extend(entry(item, &mut reader, further));
                }
            }
        }
        Err(error) => reader.problem(error.offset, error.problem, error.advice),
    }
    if reader.problems.is_empty() { Ok(entries) } else { Err(Problems(reader.problems)) }
}

fn entry(node: &Node, reader: &mut Reader<'_>, further: &'static [Further]) -> Option<Entry> {
    let at = start(node, 0);
    let keys = ["key", "form", "work", "skills", "serves", "length", "en", "sv"];
    let (mut key, mut form, mut length) = (None, None, None);
    let (mut work, mut skills, mut serves) = (Vec::new(), Vec::new(), Vec::new());
    let (mut english, mut swedish) = (None, None);
    let fields = reader.mapping(node, at, "an entry", &keys);
    for field in &fields {
        match field.key.text.as_str() {
            "key" => {
                key = reader
                    .text(&field.value, field.key.span().start, "`key`")
                    .map(|text| text.text.trim().to_owned())
            }
            "form" => form = one_of(field, &Form::ALL, Form::key, reader).first().copied(),
            "work" => {
                let all: Vec<Category> =
                    Category::ALL.into_iter().chain(further.iter().map(Category::Further)).collect();
                work = one_of(field, &all, |category| category.key(), reader);
            }
            "skills" => {
                let all: Vec<&str> = SKILLS.all.iter().map(|skill| skill.key.as_str()).collect();
                skills = one_of(field, &all, |key| key, reader).into_iter().map(str::to_owned).collect();
            }
            "serves" => serves = one_of(field, &Serves::ALL, Serves::key, reader),
            "length" => length = self::length(field, reader),
            "en" => english = wording(field, reader),
            _ => swedish = wording(field, reader),
        }
    }
    let has = |key: &str| fields.iter().any(|field| field.key.text == key);
    let needed = [("key", "`key: our-course`"), ("form", "`form: course`"), ("length", "`length: 3 days`")];
    for (missing, example) in needed.into_iter().filter(|(key, _)| !has(key)) {
        reader.problem(at, format!("this entry has no `{missing}`"), format!("add {example}, for example"));
    }
    if !has("en") && !has("sv") {
        let advice = "add `en: { name: …, changes: … }`, or the same under `sv:`";
        reader.problem(at, "this entry has no words in `en` or `sv`", advice);
    }
    let words = english.is_some() || swedish.is_some();
    Some(Entry { key: key?, form: form?, work, skills, serves, length: length?, en: english, sv: swedish })
        .filter(|_| words)
}

/// Those of a field's texts that are names of known things; the others are problems.
fn one_of<T: Copy>(
    field: &Field,
    all: &[T],
    key: impl Fn(T) -> &'static str,
    reader: &mut Reader<'_>,
) -> Vec<T> {
    let what = format!("`{}`", field.key.text);
    let is_empty = matches!(&field.value, Node::List(items) if items.is_empty());
    let texts = if is_empty { Vec::new() } else { reader.texts(&field.value, field.key.span().start, &what) };
    let mut found = Vec::new();
    for text in texts {
        match all.iter().find(|one| key(**one) == text.text.trim()) {
            Some(one) => found.push(*one),
            None => {
                let names: Vec<&str> = all.iter().map(|one| key(*one)).collect();
                let problem = format!("`{}` is nothing that {what} can be", text.text);
                reader.unknown(text, &problem, &names);
            }
        }
    }
    found
}

/// `{ days: 3 }` or `3 days`.
fn length(field: &Field, reader: &mut Reader<'_>) -> Option<(Unit, u32)> {
    const ADVICE: &str = "write `3 days`, or `{ days: 3 }`; hours, weeks and months will do, too";
    let at = field.key.span().start;
    if let Node::Mapping(fields) = &field.value {
        let [one] = &fields[..] else {
            reader.problem(at, "`length` takes one unit", ADVICE);
            return None;
        };
        let Some(unit) = unit(&one.key.text) else {
            reader.problem(one.key.span().start, format!("`{}` is no unit of length", one.key.text), ADVICE);
            return None;
        };
        let count = reader.number(&one.value, one.key.span().start, "the length", 1.0, LONGEST)?;
        return Some((unit, count.round() as u32));
    }
    let text = reader.text(&field.value, at, "`length`")?;
    let written = text.text.trim();
    let digits = written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len());
    let count = written[..digits].parse::<u32>().ok().filter(|count| (1..=LONGEST as u32).contains(count));
    let told = unit(written[digits..].trim()).zip(count);
    if told.is_none() {
        reader.problem(text.span().start, format!("`{written}` is no length"), ADVICE);
    }
    told
}

fn unit(written: &str) -> Option<Unit> {
    let written = written.to_lowercase();
    let is = |unit: &Unit| {
        let others = UNITS.get(unit.key());
        unit.key() == written || others.is_some_and(|others| others.contains(&written))
    };
    Unit::ALL.into_iter().find(is)
}

fn wording(field: &Field, reader: &mut Reader<'_>) -> Option<Wording> {
    let at = field.key.span().start;
    let (mut name, mut changes) = (None, None);
    let before = reader.problems.len();
    for part in reader.mapping(&field.value, at, &format!("`{}`", field.key.text), &["name", "changes"]) {
        let at = part.key.span().start;
        let text = reader.text(&part.value, at, &format!("`{}`", part.key.text));
        let text = text.map(|text| text.text.trim().to_owned());
        if part.key.text == "name" { name = text } else { changes = text }
    }
    if (name.is_none() || changes.is_none()) && reader.problems.len() == before {
        let advice = "say what it is called, and what it lets one change at work afterwards: `{ name: …, changes: … }`";
        reader.problem(at, format!("`{}` takes a name and what changes", field.key.text), advice);
    }
    Some(Wording { name: name?, changes: changes? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_has_other_names() {
        assert!(
            Unit::ALL.into_iter().all(|unit| UNITS.contains_key(unit.key()))
                && UNITS.len() == Unit::ALL.len()
        );
    }
}
