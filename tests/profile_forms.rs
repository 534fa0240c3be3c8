//! Profiles in the forms of others: Europass in both its kinds of XML and in JSON, and LinkedIn's archive as a folder or
//! a zip. What tells who somebody is is passed over in each, and said.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use rolescope::matching::profile::{self, Fluency, Profile, ProfileReading};
use rolescope::model::Language;
use rolescope::source::{SourceFile, is_archive, open_archive};

#[path = "support/program.rs"]
mod support;

use support::{folder, run, stderr, stdout};

fn fixture(name: &str) -> ProfileReading {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/profiles").join(name);
    let text = fs::read_to_string(&path).expect("a fixture");
    profile::read(&Arc::new(SourceFile::new(name, text))).expect("a sound profile")
}

fn duties(profile: &Profile) -> Vec<&str> {
    let all = profile.experience.iter().flat_map(|job| &job.duties);
    all.map(|duty| duty.text.text.as_str()).collect()
}

fn languages(profile: &Profile) -> Vec<(&str, Option<Fluency>)> {
    profile.languages.iter().map(|spoken| (spoken.language.text.as_str(), spoken.fluency)).collect()
}

fn skills(profile: &Profile) -> Vec<&str> {
    profile.skills.iter().map(|skill| skill.name.text.as_str()).collect()
}

fn ignored(reading: &ProfileReading) -> Vec<&str> {
    reading.ignored.iter().map(|ignored| ignored.key.as_str()).collect()
}

#[test]
fn the_older_europass_is_read_alike_from_xml_and_json() {
    let (xml, json) = (fixture("europass.xml"), fixture("europass.json"));
    for reading in [&xml, &json] {
        let profile = &reading.profile;
        assert_eq!(profile.label, "Policy officer");
        assert_eq!(
            duties(profile),
            [
                "Answered letters from members.",
                "Kept the register of members.",
                "Analyse proposed rules & explain them to the board",
                "Write briefing notes with options",
            ]
        );
        let months: Vec<Option<u32>> = profile.experience.iter().map(|job| job.months).collect();
        assert_eq!(months, [Some(24), Some(99)], "what goes on counts until the last update");
        assert_eq!(profile.training[0].name.text, "Master in Public Administration");
        assert_eq!(profile.training[0].kind, Some("university"));
        assert_eq!(
            languages(profile),
            [("English", Some(Fluency::Good)), ("Swedish", Some(Fluency::Native))],
            "the lowest level counts"
        );
        assert_eq!(skills(profile), ["Excel", "Led a working group of twelve", "SPSS", "driving licence B"]);
        assert_eq!(ignored(reading), ["PersonName", "ContactInfo", "Demographics", "Photo"]);
        assert_eq!(profile.language, Language::English);
    }
    assert_eq!((xml.ignored[0].line, xml.ignored[0].column), (6, 7));
}

#[test]
fn the_newer_europass_is_read() {
    let reading = fixture("europass-candidate.xml");
    let profile = &reading.profile;
    assert_eq!(profile.language, Language::Swedish);
    assert_eq!(duties(profile), ["Bokade resor och hotell", "Höll i chefens kalender"]);
    assert_eq!(profile.experience[0].role.as_ref().map(|role| role.text.as_str()), Some("Chefsassistent"));
    assert_eq!(profile.experience[0].months, Some(53));
    let training: Vec<_> = profile.training.iter().map(|one| (one.name.text.as_str(), one.kind)).collect();
    assert_eq!(
        training,
        [
            ("Diplomerad assistent", Some("certificate")),
            ("Kandidatexamen i statsvetenskap", Some("university"))
        ]
    );
    assert_eq!(languages(profile), [("English", Some(Fluency::Good)), ("Swedish", Some(Fluency::Native))]);
    assert_eq!(skills(profile), ["Excel", "Protokoll", "driving licence B"]);
    assert_eq!(ignored(&reading), ["PersonName", "BirthDate", "GenderCode"]);
}

#[test]
fn broken_or_hostile_xml_is_told_with_its_place() {
    let failed = |text: &str| -> String {
        let errors = profile::read(&Arc::new(SourceFile::new("cv.xml", text))).expect_err("no profile");
        errors[0].to_string()
    };
    let open = failed("<SkillsPassport>\n  <LearnerInfo>\n");
    assert!(open.starts_with("cv.xml:3:1: ") && open.contains("export the file again"), "{open}");
    let crossed = failed("<SkillsPassport>\n  <LearnerInfo></Skills>\n</SkillsPassport>");
    assert!(crossed.starts_with("cv.xml:2:16: "), "{crossed}");
    let deep = failed(&format!("<SkillsPassport>{}", "<a>".repeat(100_000)));
    assert!(deep.contains("nested too deeply"), "{deep}");
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<SkillsPassport><LearnerInfo><Skills><Computer><Description>Excel &b;</Description></Computer></Skills></LearnerInfo></SkillsPassport>";
    let reading = profile::read(&Arc::new(SourceFile::new("cv.xml", bomb))).expect("a profile");
    assert_eq!(skills(&reading.profile), ["Excel"], "no entity of the file's own is replaced");
    assert!(failed("<SkillsPassport><LearnerInfo/></SkillsPassport>").contains("rolescope init --profile"));
}

/// The tables of an archive, with the name that each has.
const TABLES: [(&str, &str); 8] = [
    (
        "Positions.csv",
        "Company Name,Title,Description,Location,Started On,Finished On\nLantern,Event Coordinator,\"• Planned the yearly congress, from venue to thanks\n• Booked speakers\",Malmö,Mar 2019,Aug 2023\nAcme,Assistant,Answered the phone and the post. Ordered stationery for all.,Lund,Jan 2016,Feb 2019\n",
    ),
    (
        "Education.csv",
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\nLund University,2012,2015,,BA Media Studies,\n",
    ),
    (
        "Certifications.csv",
        "Name,Url,Authority,Started On,Finished On,License Number\nMeeting professional,,Board,May 2020,,1\n",
    ),
    ("Skills.csv", "Name\nEvent Planning\nBudgeting\n"),
    (
        "Languages.csv",
        "Name,Proficiency\nSwedish,Native or bilingual proficiency\nEnglish,Full professional proficiency\nGerman,Limited working proficiency\n",
    ),
    (
        "Profile.csv",
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Geo Location\nKim,Berg,,Storgatan 1,Aug 4,Coordinator,Lund\n",
    ),
    ("messages.csv", "FROM,CONTENT\nsomebody,secret\n"),
    ("Connections.csv", "Notes:\n\"none\"\n\nFirst Name\nAnother\n"),
];

fn archive(name: &str) -> (std::path::PathBuf, std::path::PathBuf) {
    let place = folder(name);
    let tables = place.join("export");
    fs::create_dir_all(&tables).expect("a folder");
    let zip = place.join("export.zip");
    let mut writer = zip::ZipWriter::new(fs::File::create(&zip).expect("a file"));
    for (name, text) in TABLES {
        fs::write(tables.join(name), text).expect("a file");
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(format!("Basic_LinkedInDataExport/{name}"), options).expect("an entry");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("a zip");
    (tables, zip)
}

#[test]
fn linkedins_archive_is_read_from_a_folder_and_a_zip() {
    let (tables, zip) = archive("linkedin");
    for path in [&tables, &zip] {
        assert!(is_archive(path));
        let files = open_archive(path, profile::is_linkedin_table).expect("it can be read");
        let files: Vec<Arc<SourceFile>> = files.into_iter().map(Arc::new).collect();
        assert!(files.iter().all(|file| !file.text.contains("secret")), "messages are never opened");
        let reading = profile::read_linkedin("export", &files).expect("a profile");
        let profile = &reading.profile;
        assert_eq!(
            duties(profile),
            [
                "Answered the phone and the post.",
                "Ordered stationery for all.",
                "Booked speakers",
                "Planned the yearly congress, from venue to thanks",
            ]
        );
        let months: Vec<Option<u32>> = profile.experience.iter().map(|job| job.months).collect();
        assert_eq!(months, [Some(38), Some(54)]);
        let kinds: Vec<_> = profile.training.iter().map(|training| training.kind).collect();
        assert_eq!(kinds, [Some("university"), Some("certificate")]);
        assert_eq!(skills(profile), ["Budgeting", "Event Planning"]);
        assert_eq!(
            languages(profile),
            [
                ("English", Some(Fluency::Fluent)),
                ("German", Some(Fluency::Good)),
                ("Swedish", Some(Fluency::Native))
            ]
        );
        assert_eq!(ignored(&reading), ["First Name", "Last Name", "Address", "Birth Date", "Geo Location"]);
        assert!(reading.ignored[0].file.ends_with("Profile.csv"));
    }
}

#[test]
fn an_archive_is_a_profile_on_the_command_line() {
    let (tables, zip) = archive("linkedin-command");
    let role = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/conference-manager.yaml");
    let role = role.display().to_string();
    let matched = |profile: &Path| {
        run(Path::new("."), &["match", "--profile", &profile.display().to_string(), &role, "--lang", "en"])
    };
    let (of_folder, of_zip) = (matched(&tables), matched(&zip));
    assert!(of_folder.status.success(), "{of_folder:?}");
    assert_eq!(stdout(&of_folder), stdout(&of_zip));
    let said = stderr(&of_zip);
    assert!(said.contains("export.zip/Basic_LinkedInDataExport/Profile.csv:1:1: passed over"), "{said}");
    assert!(said.contains("Birth Date"), "{said}");
    let lone = matched(&tables.join("Positions.csv"));
    assert!(lone.status.success() && stdout(&lone).contains("Booked speakers"), "{lone:?}");
    let empty = folder("linkedin-empty");
    let none = matched(&empty);
    assert_eq!(none.status.code(), Some(2));
    assert!(stderr(&none).contains("Positions.csv"), "{none:?}");
    fs::write(empty.join("broken.zip"), "no zip").expect("a file");
    let broken = matched(&empty.join("broken.zip"));
    assert_eq!(broken.status.code(), Some(2));
    assert!(stderr(&broken).contains("broken.zip:1:1: "), "{broken:?}");
}

/// A zip may say that it is small and be large; it is read no further than any file.
#[test]
fn a_zip_that_unpacks_to_more_than_is_read_is_refused() {
    let place = folder("zip-bomb");
    let path = place.join("bomb.zip");
    let mut writer = zip::ZipWriter::new(fs::File::create(&path).expect("a file"));
    writer.start_file("Skills.csv", zip::write::SimpleFileOptions::default()).expect("an entry");
    let block = vec![b'a'; 1 << 20];
    for _ in 0..40 {
        writer.write_all(&block).expect("written");
    }
    writer.finish().expect("a zip");
    let error = open_archive(&path, profile::is_linkedin_table).expect_err("too large");
    assert!(error.to_string().contains("Skills.csv"), "{error}");
}

#[test]
fn headings_of_a_cv_in_plain_text_are_known_by_their_capitals() {
    let text = "KIM BERG\nLund | kim@example.org\n\nPERSONAL STATEMENT\nDriven.\n\nEMPLOYMENT HISTORY\n\nPolicy Officer, Borough of Hill, March 2019 - February 2021\n- Advise members on options\n- Write reports for committee\n\nEDUCATION\nMSc Public Policy, 2016\n\nSKILLS\nExcel, report writing\n\nLANGUAGES\nEnglish (native), French (intermediate)\n";
    let reading = profile::read(&Arc::new(SourceFile::new("cv.txt", text))).expect("a profile");
    let profile = &reading.profile;
    assert!(reading.from_text);
    assert_eq!(duties(profile), ["Advise members on options", "Write reports for committee"]);
    assert_eq!(profile.experience[0].months, Some(24));
    assert_eq!(skills(profile), ["Excel", "report writing"]);
    assert_eq!(languages(profile), [("English", Some(Fluency::Native)), ("French", Some(Fluency::Good))]);
}

#[test]
fn tables_of_linkedin_are_known_by_their_columns_too() {
    let table = |at: usize| TABLES[at].1;
    let read = |name: &str, at: usize| {
        profile::read(&Arc::new(SourceFile::new(name, table(at)))).expect("a sound profile").profile
    };
    for name in ["Positions (1).csv", "export/positions(2).CSV", "my jobs.csv", "<stdin>"] {
        assert_eq!(duties(&read(name, 0)).len(), 4, "{name}");
    }
    assert_eq!(read("school.csv", 1).training.len(), 1);
    assert_eq!(read("what I can.csv", 3).skills.len(), 2);
    assert_eq!(read("papers.csv", 2).training[0].kind, Some("certificate"));
    assert!(profile::is_linkedin_table("Skills (1).csv") && !profile::is_linkedin_table("messages (1).csv"));
}
