//! The part of a lexicon file that defines categories: their keys, and what they are called in tables and in
//! sentences of both languages.

use super::fields::Form;
use crate::model::{Category, Further, Names};
use crate::syntax::{Field, Node};

/// The longest key and name of a category, in characters.
const LONGEST_NAME: usize = 40;

/// Adds the categories under the field to those of earlier files; of the same one, the later names hold.
pub(super) fn categories(form: &mut Form<'_>, field: &Field, definitions: &mut Vec<(String, [Names; 2])>) {
    let at = field.key.span().start;
    let advice = "write `nursing-care:` with its `name` below";
    for field in form.any_keys(&field.value, at, "`categories`", advice) {
        let (key, at) = (&field.key.text, field.key.span().start);
        let plain = key.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        if !plain || key.trim_matches('-').is_empty() || key.chars().count() > LONGEST_NAME {
            let problem = format!("`{key}` can't be a category's key");
            form.problem(at, problem, "write small letters from a to z and hyphens, such as `nursing-care`");
            continue;
        }
        if Category::ALL.iter().any(|category| category.key() == key) {
            let problem = format!("`{key}` is a built-in category");
            form.problem(
                at,
                problem,
                "give yours another key; entries may count for the built-in one as well",
            );
            continue;
        }
        let Some(names) = names(form, field) else { continue };
        let known = definitions.iter().position(|(known, _)| known == key);
        match known {
            Some(known) => definitions[known].1 = names,
            None if definitions.len() == Further::MOST => {
                let problem =
                    format!("`{key}` is one category more than the {} that there may be", Further::MOST);
                form.problem(at, problem, "join categories that a reader need not tell apart");
            }
            None => definitions.push((key.clone(), names)),
        }
    }
}

/// A category's names in both languages; what one language doesn't say, the other does.
fn names(form: &mut Form<'_>, category: &Field) -> Option<[Names; 2]> {
    let (key, at) = (&category.key.text, category.key.span().start);
    let what = format!("the category `{key}`");
    let mut found: [[Option<String>; 2]; 3] = Default::default();
    for field in form.mapping(&category.value, at, &what, &["name", "short", "noun"]) {
        let part = ["name", "short", "noun"].iter().position(|name| *name == field.key.text)?;
        let at = field.key.span().start;
        if let Node::Scalar(_) = field.value {
            let name = name(form, &field.value, at);
            found[part] = [name.clone(), name];
            continue;
        }
        for field in form.mapping(&field.value, at, &format!("`{}`", field.key.text), &["en", "sv"]) {
            let language = usize::from(field.key.text == "sv");
            found[part][language] = name(form, &field.value, field.key.span().start);
        }
    }
    let [name, short, noun] = found;
    let [english, swedish] = name;
    let Some(any) = english.clone().or_else(|| swedish.clone()) else {
        form.problem(
            at,
            format!("{what} has no name"),
            "write `name: {en: Nursing care, sv: Omvårdnad}` below it",
        );
        return None;
    };
    let full = [english.unwrap_or_else(|| any.clone()), swedish.unwrap_or(any)];
    Some(std::array::from_fn(|language| {
        let name = full[language].clone();
        Names {
            short: short[language].clone().unwrap_or_else(|| name.clone()),
            noun: noun[language].clone().unwrap_or_else(|| as_noun(&name)),
            name,
        }
    }))
}

fn name(form: &mut Form<'_>, node: &Node, at: usize) -> Option<String> {
    let text = form.text(node, at, "the name")?;
    let name = text.text.trim();
    if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        let advice = format!("write {LONGEST_NAME} characters or fewer, on one line");
        form.problem(text.span().start, "this name fits into no table", advice);
        return None;
    }
    Some(name.to_owned())
}

/// A name inside a sentence: with a small letter, but for abbreviations.
fn as_noun(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}
