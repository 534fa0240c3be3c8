//! Swedish inflection and the forms of compound parts. The rules don't know a word's gender or
//! declension, so they make every form that its ending allows.

/// Endings of verbs in -a on their stem, the -ning and -ande that name the act among them.
const VERB: [&str; 24] = [
    "ar", "er", "r", "ade", "at", "as", "ades", "ats", "te", "de", "t", "tes", "des", "ts", "ande", "andet",
    "ning", "ningen", "ningar", "ningarna", "nings", "ningens", "s", "es",
];

/// Endings of nouns on the whole word, for words that end neither in -a nor -e.
const NOUN: [&str; 10] = ["en", "et", "n", "t", "ar", "arna", "er", "erna", "na", "ena"];

pub(super) fn verb(base: &str) -> Vec<String> {
    match base.strip_suffix('a') {
        Some(stem) => VERB.iter().map(|ending| format!("{stem}{ending}")).collect(),
        None => vec![format!("{base}r"), format!("{base}s")],
    }
}

pub(super) fn noun(base: &str) -> Vec<String> {
    let mut forms: Vec<String> = if let Some(stem) = base.strip_suffix("are") {
        vec![format!("{base}n"), format!("{stem}arna"), format!("{base}na")]
    } else if let Some(stem) = base.strip_suffix('a') {
        ["an", "or", "orna"].iter().map(|ending| format!("{stem}{ending}")).collect()
    } else if let Some(stem) = base.strip_suffix('e') {
        // Plurals in -r belong to few endings; made for all, "möter" would be found in "ledamöter".
        let in_r = ["els", "i", "j"].iter().any(|before| stem.ends_with(before));
        let endings = if in_r { ["n", "t", "na", "r", "rna"].as_slice() } else { &["n", "t", "na"] };
        let on_base = endings.iter().map(|ending| format!("{base}{ending}"));
        on_base.chain(["ar", "arna"].iter().map(|ending| format!("{stem}{ending}"))).collect()
    } else {
        NOUN.iter().map(|ending| format!("{base}{ending}")).collect()
    };
    forms.push(base.to_owned());
    let genitives: Vec<String> =
        forms.iter().filter(|form| !form.ends_with('s')).map(|form| format!("{form}s")).collect();
    forms.extend(genitives);
    forms
}

pub(super) fn adjective(base: &str) -> Vec<String> {
    let mut forms = vec![format!("{base}t"), format!("{base}a")];
    if let Some(stem) = base.strip_suffix("ad") {
        forms.extend([format!("{stem}at"), format!("{stem}ade")]);
    }
    if let Some(stem) = base.strip_suffix("el").or_else(|| base.strip_suffix("en")) {
        forms.extend([format!("{stem}la"), format!("{stem}na")]);
    }
    forms
}

pub(super) fn first_parts(noun: &str) -> Vec<String> {
    let mut parts = vec![noun.to_owned()];
    if let Some(stem) = noun.strip_suffix('a') {
        parts.extend(["", "e", "o", "u"].iter().map(|link| format!("{stem}{link}")));
    } else if let Some(stem) = noun.strip_suffix('e') {
        parts.extend([stem.to_owned(), format!("{stem}s"), format!("{noun}s")]);
    } else if !noun.ends_with('s') {
        parts.push(format!("{noun}s"));
    }
    parts
}
