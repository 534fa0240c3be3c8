//! Profiles in the forms of Europass: `SkillsPassport`, the XML and JSON of the older editor (versions 3.0 to 3.4), and
//! `Candidate`, the HR-XML of the newer one. Both tell jobs, education, languages and skills; neither has a place for
//! what a person wants.

use super::fields::Reader;
use super::nodes::{at, items, mapping, mappings, text, text_at, texts};
use super::own::fluency;
use super::{Experience, Fluency, Profile, Schooling, Skill, Spoken, Training, dates, form, keys, prose};
use crate::model::Language;
use crate::source::SourceText;
use crate::syntax::{Field, Node};

/// Whether a text is the XML of Europass.
pub(super) fn is_xml(text: &str) -> bool {
    let start = text.trim_start();
    let head: String = start.chars().take(4096).collect();
    head.starts_with('<')
        && (head.contains("<SkillsPassport") || head.contains("Candidate") && head.contains("europass"))
}

/// Reads the root element of the XML.
pub(super) fn read_xml(root: &Field, reader: &mut Reader, profile: &mut Profile) {
    let Some(fields) = mapping(&root.value) else { return };
    if root.key.text == "Candidate" {
        candidate(fields, reader, profile)
    } else {
        passport(fields, reader, profile)
    }
}

/// The fields of a `SkillsPassport`, where a file in JSON is one.
pub(super) fn in_json(fields: &[Field]) -> Option<&[Field]> {
    let has = |key: &str| fields.iter().any(|field| field.key.text == key);
    if has("LearnerInfo") { Some(fields) } else { mappings(fields, "SkillsPassport").next() }
}

/// Reads a `SkillsPassport`. Its lists are called `…List` in XML, and are lists in JSON.
pub(super) fn passport(fields: &[Field], reader: &mut Reader, profile: &mut Profile) {
    let updated = text_at(fields, &["DocumentInfo", "LastUpdateDate"]);
    let updated = updated.as_ref().map(|text| text.text.as_str());
    for info in mappings(fields, "LearnerInfo") {
        for personal in mappings(info, "Identification") {
            ignore(personal, &[], reader);
        }
        if let Some(label) = text_at(info, &["Headline", "Description", "Label"]) {
            profile.label = label.text;
        }
        for job in listed(info, "WorkExperience") {
            let role = text_at(job, &["Position", "Label"]).or_else(|| text(job, "Position"));
            let period = at(job, &["Period"]).into_iter().next().unwrap_or_default();
            let date = |key| at(period, &[key]).into_iter().find_map(date);
            let current = text(period, "Current").is_some_and(|text| text.text == "true");
            let to = if current { None } else { date("To") };
            let months = dates::between(date("From").as_deref(), to.as_deref(), updated);
            let duties = texts(job, "Activities").flat_map(|text| prose::duties(&text)).collect();
            let goes_on = to.is_none();
            let ended = dates::end(to.as_deref());
            profile.experience.push(Experience { role, months, goes_on, ended, duties });
        }
        for education in listed(info, "Education") {
            let level = text_at(education, &["Level", "Code"]);
            let title = text(education, "Title").or_else(|| text_at(education, &["Title", "Label"]));
            profile.training.extend(title.map(|name| schooled(name, level)));
        }
        for skills in mappings(info, "Skills") {
            passport_skills(skills, profile);
        }
    }
}

fn passport_skills(skills: &[Field], profile: &mut Profile) {
    for linguistic in mappings(skills, "Linguistic") {
        for tongue in listed(linguistic, "MotherTongue") {
            let language = text_at(tongue, &["Description", "Label"]);
            profile.languages.extend(language.map(|language| spoken(language, Some(Fluency::Native))));
        }
        for foreign in listed(linguistic, "ForeignLanguage") {
            let levels = at(foreign, &["ProficiencyLevel"]).into_iter().flatten();
            let levels = levels.flat_map(|field| items(&field.value)).filter_map(|node| match node {
                Node::Scalar(scalar) => Some(scalar.text.text.clone()),
                _ => None,
            });
            let language = text_at(foreign, &["Description", "Label"]);
            profile.languages.extend(language.map(|language| spoken(language, lowest(levels))));
        }
    }
    for group in ["Communication", "Organisational", "JobRelated", "Computer", "Other"] {
        let described = mappings(skills, group).flat_map(|group| texts(group, "Description"));
        described.for_each(|text| described_skills(&text, profile));
    }
    for driving in mappings(skills, "Driving") {
        let codes = texts(driving, "Description")
            .chain(at(driving, &["Description"]).into_iter().flat_map(|list| texts(list, "Licence")));
        profile.skills.extend(codes.map(licence));
    }
}

/// Reads a `Candidate`. Where it tells the same in several languages, the first is taken.
fn candidate(fields: &[Field], reader: &mut Reader, profile: &mut Profile) {
    for person in mappings(fields, "CandidatePerson") {
        ignore(person, &["PrimaryLanguageCode"], reader);
        for code in texts(person, "PrimaryLanguageCode") {
            profile.languages.push(spoken(named(code), Some(Fluency::Native)));
        }
    }
    let Some(told) = mappings(fields, "CandidateProfile").next() else { return };
    reader.language = text(told, "languageCode").and_then(|code| Language::from_tag(&code.text));
    for employer in at(told, &["EmploymentHistory", "EmployerHistory"]) {
        let positions = at(employer, &["PositionHistory"]);
        for position in positions {
            let role = text(position, "PositionTitle");
            let period = |key: &str| {
                let path = ["EmploymentPeriod", key, "FormattedDateTime"];
                text_at(position, &path).or_else(|| text_at(employer, &path)).map(|text| text.text)
            };
            let months = dates::between(period("StartDate").as_deref(), period("EndDate").as_deref(), None);
            let duties = texts(position, "Description").flat_map(|text| prose::duties(&text)).collect();
            let goes_on = period("EndDate").is_none_or(|date| dates::is_now(&date));
            let ended = dates::end(period("EndDate").as_deref());
            profile.experience.push(Experience { role, months, goes_on, ended, duties });
        }
    }
    for education in at(told, &["EducationHistory", "EducationOrganizationAttendance"]) {
        let name =
            text_at(education, &["EducationDegree", "DegreeName"]).or_else(|| text(education, "ProgramName"));
        let level = text(education, "EducationLevelCode");
        profile.training.extend(name.map(|name| schooled(name, level)));
    }
    for certificate in at(told, &["Certifications", "Certification"]) {
        let name = text(certificate, "CertificationName");
        profile.training.extend(name.map(|name| Training::new(name, Some("certificate"))));
    }
    for license in at(told, &["Licenses", "License"]) {
        profile.skills.extend(text(license, "LicenseTypeCode").map(licence));
    }
    let competencies = [
        at(told, &["PersonQualifications", "PersonCompetency"]),
        at(told, &["Skills", "PersonCompetency"]),
        at(told, &["Skills", "SkillsGroup", "PersonCompetency"]),
    ];
    for competency in competencies.into_iter().flatten() {
        if text(competency, "TaxonomyID").is_some_and(|text| text.text.eq_ignore_ascii_case("language")) {
            let scores = at(competency, &["CompetencyDimension", "Score"]);
            let scores =
                scores.into_iter().filter_map(|score| text(score, "ScoreText")).map(|text| text.text);
            let language = text(competency, "CompetencyID").map(named);
            profile.languages.extend(language.map(|language| spoken(language, lowest(scores))));
        } else if let Some(name) = text(competency, "CompetencyName") {
            profile.skills.push(skill(name));
        }
    }
    for (group, one) in [
        ("CommunicationAndInterpersonalSkills", "CommunicationAndInterpersonalSkill"),
        ("ManagementAndLeadershipSkills", "ManagementAndLeadershipSkill"),
        ("OrganisationalSkills", "OrganisationalSkill"),
    ] {
        for told in at(told, &[group, one]) {
            profile.skills.extend(text(told, "Title").map(skill));
            texts(told, "Description").for_each(|text| described_skills(&text, profile));
        }
    }
}

/// Passes over everything that tells who somebody is.
fn ignore(fields: &[Field], but: &[&str], reader: &mut Reader) {
    for field in fields.iter().filter(|field| !but.contains(&field.key.text.as_str())) {
        reader.ignore(&field.key);
    }
}

fn listed<'a>(fields: &'a [Field], name: &'a str) -> Vec<&'a [Field]> {
    let in_list = fields.iter().filter(move |field| field.key.text.strip_suffix("List") == Some(name));
    let in_list =
        in_list.filter_map(|field| mapping(&field.value)).flat_map(move |list| mappings(list, name));
    in_list.chain(mappings(fields, name)).collect()
}

/// `year="2019" month="--03"` in XML, `"Year": 2019, "Month": 3` in JSON, as a date that is read everywhere.
fn date(fields: &[Field]) -> Option<String> {
    let part = |xml: &str, json: &str| text(fields, xml).or_else(|| text(fields, json)).map(|text| text.text);
    let year = part("year", "Year")?;
    Some(match part("month", "Month") {
        Some(month) => format!("{year}-{:0>2}", month.trim_start_matches('-')),
        None => year,
    })
}

/// Schooling of a level of the European Qualifications Framework, where that is told.
fn schooled(name: SourceText, level: Option<SourceText>) -> Training {
    match level.and_then(|level| level.text.parse::<u32>().ok()) {
        Some(level) => {
            let schooling = Schooling::of_eqf(level);
            Training { name, kind: form(schooling), schooling }
        }
        None => Training::at(name, None),
    }
}

fn spoken(language: SourceText, fluency: Option<Fluency>) -> Spoken {
    Spoken { language, fluency }
}

/// The lowest of the levels that somebody has in listening, reading, speaking and writing.
fn lowest(levels: impl Iterator<Item = String>) -> Option<Fluency> {
    levels.filter_map(|level| keys::find("fluency", &level).and_then(fluency)).min()
}

/// A language by its code of three letters, else as it is written.
fn named(code: SourceText) -> SourceText {
    match keys::language(&code.text) {
        Some(name) => {
            let mut named = SourceText::new();
            named.push(name, code.span());
            named
        }
        None => code,
    }
}

fn skill(name: SourceText) -> Skill {
    Skill { name, level: None, evidence: None }
}

/// Skills that are described in sentences or enumerated.
fn described_skills(text: &SourceText, profile: &mut Profile) {
    let blocks = crate::syntax::Scalar { text: text.clone() }.blocks();
    profile.skills.extend(blocks.iter().flat_map(|block| prose::parts(&block.text)).map(skill));
}

fn licence(code: SourceText) -> Skill {
    let mut name = SourceText::new();
    name.push("driving licence ", code.span());
    name.append(&code);
    skill(name)
}
