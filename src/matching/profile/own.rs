//! Profiles in the program's own form: YAML or JSON with English or Swedish keys
//! (`schemas/profile.schema.json`).

use super::cv::spoken_in;
use super::fields::Reader;
use super::{
    Allowed, Experience, Fluency, Limits, PastDuty, Profile, Skill, SkillLevel, Spoken, Training, Wants,
    Wish, dates, keys,
};
use crate::matching::terms::Words;
use crate::matching::vocabulary::SKILLS;
use crate::model::{Language, Level, is_verb};
use crate::source::SourceText;
use crate::syntax::{Field, Node};

/// Shares that add up to so much are rounded, not wrong.
const MOST_SHARES: f64 = 1.05;

pub(super) fn read(fields: &[Field], reader: &mut Reader, profile: &mut Profile) {
    let known = reader.fields(fields, "profile");
    let field_of = |name| known.iter().find(|(key, _)| *key == name).map(|(_, field)| *field);
    let updated = field_of("updated").and_then(|field| reader.text(field));
    if let Some(text) = updated.as_ref().filter(|text| dates::months(&text.text).is_none()) {
        date_error(text, reader);
    }
    for (name, field) in &known {
        match *name {
            "label" => {
                profile.label = reader.text(field).map_or_else(|| profile.label.clone(), |text| text.text)
            }
            "language" => reader.language = language(field, reader),
            "experience" => {
                for item in reader.items(field) {
                    profile.experience.extend(experience(item, field, updated.as_ref(), reader));
                }
            }
            "skills" => {
                for item in reader.items(field) {
                    profile.skills.extend(skill(item, field, reader));
                }
            }
            "training" => {
                for item in reader.items(field) {
                    profile.training.extend(training(item, field, reader));
                }
            }
            "languages" => {
                for item in reader.items(field) {
                    spoken(item, field, reader, &mut profile.languages);
                }
            }
            "wants" => profile.wants = wants(field, reader),
            "limits" => profile.limits = limits(field, reader),
            _ => {}
        }
    }
}

fn language(field: &Field, reader: &mut Reader) -> Option<Language> {
    let text = reader.text(field)?;
    let language = Language::from_tag(&text.text);
    if language.is_none() {
        let problem = format!("“{}” is no language that profiles are read in", text.text);
        reader.error(text.span().start, problem, "write en or sv".to_owned());
    }
    language
}

fn date_error(text: &SourceText, reader: &mut Reader) {
    let problem = format!("“{}” is no date", text.text);
    reader.error(text.span().start, problem, "write the year and month, as in 2019-03".to_owned());
}

/// The fields of an item that must be a mapping.
fn mapping<'a>(
    item: &'a Node,
    field: &Field,
    group: &str,
    example: &str,
    reader: &mut Reader,
) -> Option<Vec<(&'static str, &'a Field)>> {
    if let Node::Mapping(fields) = item {
        return Some(reader.fields(fields, group));
    }
    let at = Reader::place(item, field.key.span().start);
    reader.error(at, format!("“{}” takes keys and values here", field.key.text), format!("write {example}"));
    None
}

fn experience(
    item: &Node,
    field: &Field,
    updated: Option<&SourceText>,
    reader: &mut Reader,
) -> Option<Experience> {
    let known =
        mapping(item, field, "experience", "“- role: …” and, below it, “duties:” and a list", reader)?;
    let mut experience =
        Experience { role: None, months: None, goes_on: false, ended: None, duties: Vec::new() };
    let (mut from, mut to, mut years) = (None, None, None);
    for (name, field) in known {
        match name {
            "role" => experience.role = reader.text(field),
            "from" => from = reader.text(field),
            "to" => to = reader.text(field),
            "years" => years = reader.number(field, 80.0, "3"),
            "duties" => {
                for item in reader.items(field) {
                    experience.duties.extend(duty(item, field, reader));
                }
                let shares: f64 = experience.duties.iter().filter_map(|duty| duty.share).sum();
                if shares > MOST_SHARES {
                    let problem = format!("the shares of this job add up to {:.0}%", shares * 100.0);
                    let advice =
                        "bring them to 100% or less; duties without a share divide the rest".to_owned();
                    reader.error(field.key.span().start, problem, advice);
                }
            }
            _ => {}
        }
    }
    for date in [&from, &to].into_iter().flatten() {
        if dates::months(&date.text).is_none() && !dates::is_now(&date.text) {
            date_error(date, reader);
        }
    }
    let text = |text: &Option<SourceText>| text.as_ref().map(|text| text.text.clone());
    let updated = updated.map(|text| text.text.as_str());
    let told = dates::between(text(&from).as_deref(), text(&to).as_deref(), updated);
    if let (Some(from), Some(to), None) = (&from, &to, told)
        && !dates::is_now(&to.text)
        && let (Some(start), Some(end)) = (dates::months(&from.text), dates::months(&to.text))
        && end < start
    {
        let problem = format!("it ends ({}) before it begins ({})", to.text, from.text);
        reader.error(to.span().start, problem, "put the earlier date under “from”".to_owned());
    }
    experience.ended = dates::end(text(&to).as_deref());
    experience.goes_on = from.is_some() && to.as_ref().is_none_or(|to| dates::is_now(&to.text));
    if let (Some(from), Some(updated), true, None) = (&from, updated, experience.goes_on, told)
        && let (Some(start), Some(end)) = (dates::months(&from.text), dates::months(updated))
        && end < start
    {
        let problem =
            format!("it begins ({}) after the profile was brought up to date ({updated})", from.text);
        reader.error(from.span().start, problem, "bring “updated” up to date".to_owned());
    }
    experience.months = years.map(|years| (years * 12.0).round() as u32).or(told);
    Some(experience)
}

fn duty(item: &Node, field: &Field, reader: &mut Reader) -> Option<PastDuty> {
    if let Node::Scalar(scalar) = item {
        return Some(PastDuty { text: scalar.text.trimmed(), share: None })
            .filter(|duty| !duty.text.text.is_empty());
    }
    let known = mapping(item, field, "duty", "a sentence, or “text: …” and “share: 30%”", reader)?;
    let (mut text, mut share) = (None, None);
    for (name, field) in known {
        match name {
            "text" => text = reader.text(field),
            _ => {
                let number = reader.number(field, 100.0, "30%");
                let percent = reader.text(field).is_some_and(|text| text.text.ends_with('%'));
                share = number.map(|number| if percent || number > 1.0 { number / 100.0 } else { number });
            }
        }
    }
    Some(PastDuty { text: text?, share })
}

fn skill(item: &Node, field: &Field, reader: &mut Reader) -> Option<Skill> {
    if let Node::Scalar(scalar) = item {
        return Some(Skill { name: scalar.text.trimmed(), level: None, evidence: None });
    }
    let known = mapping(item, field, "skill", "a skill's name, or “name: …” and “level: …”", reader)?;
    let (mut name, mut level, mut evidence) = (None, None, None);
    for (key, field) in known {
        match key {
            "name" => name = reader.text(field),
            "level" => level = reader.choice(field, "skill_level").and_then(skill_level),
            _ => evidence = reader.text(field),
        }
    }
    nameless(name.is_none(), "skill", item, field, reader);
    Some(Skill { name: name?, level, evidence })
}

fn nameless(is: bool, what: &str, item: &Node, field: &Field, reader: &mut Reader) {
    if is {
        let at = Reader::place(item, field.key.span().start);
        reader.error(at, format!("a {what} stands here without its name"), "add “name: …”".to_owned());
    }
}

/// The level that a word of the group `skill_level` stands for.
pub(super) fn skill_level(key: &str) -> Option<SkillLevel> {
    Some(match key {
        "basic" => SkillLevel::Basic,
        "working" => SkillLevel::Working,
        "strong" => SkillLevel::Strong,
        "expert" => SkillLevel::Expert,
        _ => return None,
    })
}

fn training(item: &Node, field: &Field, reader: &mut Reader) -> Option<Training> {
    if let Node::Scalar(scalar) = item {
        return Some(Training::new(scalar.text.trimmed(), None));
    }
    let known = mapping(item, field, "training", "a course's name, or “name: …” and “kind: …”", reader)?;
    let (mut name, mut kind) = (None, None);
    for (key, field) in known {
        match key {
            "name" => name = reader.text(field),
            "kind" => kind = reader.choice(field, "training_kind"),
            _ => drop(reader.number(field, 2200.0, "2024")),
        }
    }
    nameless(name.is_none(), "course", item, field, reader);
    Some(Training::new(name?, kind))
}

/// A language stands as `English`, as `English: fluent`, or with the keys `language` and `level`.
fn spoken(item: &Node, field: &Field, reader: &mut Reader, languages: &mut Vec<Spoken>) {
    match item {
        Node::Scalar(scalar) => {
            // What was said of another item's language is none of this one's.
            let mut told = Vec::new();
            spoken_in(&scalar.text.trimmed(), &mut told);
            languages.append(&mut told);
        }
        Node::Mapping(fields)
            if fields.iter().any(|field| keys::find("language", &field.key.text).is_some()) =>
        {
            let (mut language, mut fluency) = (None, None);
            for (key, field) in reader.fields(fields, "language") {
                match key {
                    "language" => language = reader.text(field),
                    _ => fluency = reader.choice(field, "fluency").and_then(self::fluency),
                }
            }
            nameless(language.is_none(), "language", item, field, reader);
            languages.extend(language.map(|language| Spoken { language, fluency }));
        }
        Node::Mapping(fields) => {
            for field in fields {
                let fluency = reader.choice(field, "fluency").and_then(self::fluency);
                languages.push(Spoken { language: field.key.clone(), fluency });
            }
        }
        Node::Null | Node::List(_) => drop(mapping(item, field, "language", "“English: fluent”", reader)),
    }
}

/// The fluency that a word of the group `fluency` stands for.
pub(super) fn fluency(key: &str) -> Option<Fluency> {
    Some(match key {
        "basic" => Fluency::Basic,
        "good" => Fluency::Good,
        "fluent" => Fluency::Fluent,
        "native" => Fluency::Native,
        _ => return None,
    })
}

fn wants(field: &Field, reader: &mut Reader) -> Wants {
    let mut wants = Wants::default();
    if matches!(field.value, Node::Null) {
        return wants;
    }
    let example = "“more:” and “less:”, and a list below each";
    let Some(known) = mapping(&field.value, field, "wants", example, reader) else { return wants };
    for (key, field) in known {
        match key {
            "more" => wants.more = wishes(field, reader),
            "less" => wants.less = wishes(field, reader),
            "level" => {
                let key = reader.choice(field, "duty_level");
                wants.level = key.and_then(|key| Level::ALL.into_iter().find(|level| level.key() == key));
            }
            _ => wants.training = needed(field, reader),
        }
    }
    let same = |one: &Wish, two: &Wish| {
        one.category.is_some() && one.category == two.category
            || one.text.text.to_lowercase() == two.text.text.to_lowercase()
    };
    for less in wants.less.iter().filter(|less| wants.more.iter().any(|more| same(more, less))) {
        let problem = format!("“{}” is wanted both more and less of", less.text.text);
        reader.error(less.text.span().start, problem, "keep it in one of the two lists".to_owned());
    }
    wants
}

fn wishes(field: &Field, reader: &mut Reader) -> Vec<Wish> {
    let mut wishes = Vec::new();
    for item in reader.items(field) {
        match item {
            Node::Scalar(scalar) => {
                let wish = Wish::of(scalar.text.trimmed());
                mistyped(&wish, reader);
                wishes.push(wish);
            }
            other => {
                let at = Reader::place(other, field.key.span().start);
                let advice = "write each as one line, in quotes if it holds a colon".to_owned();
                reader.error(at, "a wish is a kind of work or a sentence".to_owned(), advice);
            }
        }
    }
    wishes
}

/// A word that no work is told in, and that is nearly the name of a kind, is a slip and no wish.
fn mistyped(wish: &Wish, reader: &mut Reader) {
    let text = &wish.text.text;
    let words = Words::of(text);
    let is_word = !text.contains(char::is_whitespace);
    if wish.category.is_some() || !is_word || is_verb(&text.to_lowercase()) || !SKILLS.find(&words).is_empty()
    {
        return;
    }
    if let Some(near) = keys::nearest("category", text) {
        let advice = format!("did you mean “{near}”? Any other wish is written as a sentence");
        reader.error(wish.text.span().start, format!("“{text}” is no kind of work"), advice);
    }
}

fn limits(field: &Field, reader: &mut Reader) -> Limits {
    let mut limits = Limits::default();
    if matches!(field.value, Node::Null) {
        return limits;
    }
    let Some(known) = mapping(&field.value, field, "limits", "“travel: some”, for example", reader)
    else {
        return limits;
    };
    for (key, field) in known {
        match key {
            "travel" => limits.travel = allowed(field, reader),
            "evenings" => limits.evenings = allowed(field, reader),
            "part_time" => limits.part_time = needed(field, reader),
            _ => limits.remote = needed(field, reader),
        }
    }
    limits
}

fn allowed(field: &Field, reader: &mut Reader) -> Option<Allowed> {
    reader.choice(field, "allowed").map(|key| match key {
        "none" => Allowed::None,
        "some" => Allowed::Some,
        _ => Allowed::Any,
    })
}

fn needed(field: &Field, reader: &mut Reader) -> Option<bool> {
    reader.choice(field, "yes_no").map(|key| key == "yes")
}
