//! Two versions of a role, and of a file of several: what was kept, reworded, added and dropped.

use std::sync::Arc;

use rolescope::classify::Classifier;
use rolescope::matching::{Change, RoleVersions, Versions, extent, role_versions, versions, years_asked};
use rolescope::model::Language;
use rolescope::report::{self, Layout, RolesFormat};
use rolescope::scope::{Assessment, assess_briefly};
use rolescope::source::SourceFile;

#[path = "support/matching.rs"]
mod support;

use support::role_of;

#[test]
fn versions_pair_duties_by_likeness_wherever_they_stand() {
    let old = role_of(
        "o.yaml",
        "title: Coordinator\nduties:\n  - Book travel for the leadership team\n  - Keep the register of contracts\n  - Arrange the summer party\n",
    );
    let new = role_of(
        "n.yaml",
        "title: Coordinator\nduties:\n  - Advise managers on planning\n  - Keep the register of contracts.\n  - Book travels and hotels for the leadership team\n",
    );
    let found = versions(&old.assessment, &new.assessment);
    assert_eq!(found.changes[0], Change::Added(0));
    assert_eq!(found.changes[1], Change::Kept(1, 1));
    assert!(matches!(found.changes[2], Change::Reworded(0, 2, likeness) if likeness < 1.0));
    assert_eq!(found.changes[3..], [Change::Dropped(2)]);
}

/// Roles of a file, by title and duties.
fn roles(name: &str, all: &[(&str, &[&str])]) -> Vec<Assessment> {
    let one = |(title, duties): &(&str, &[&str])| {
        let duties: String = duties.iter().map(|duty| format!("  - {duty}\n")).collect();
        format!("title: {title}\nduties:\n{duties}")
    };
    let text = all.iter().map(one).collect::<Vec<_>>().join("---\n");
    let file = Arc::new(SourceFile::new(name, text));
    let postings = rolescope::read(&file).expect("sound").postings;
    postings.into_iter().map(|posting| assess_briefly(posting, Classifier::bundled())).collect()
}

const CLERK: &[&str] =
    &["Sort the mail of the office", "Order paper and toner", "File letters and contracts"];
const WELDER: &[&str] = &["Weld steel beams", "Grind and polish welded joints", "Drive the forklift"];
const ADVISER: &[&str] =
    &["Advise the board on policy", "Analyse proposals for rules", "Write notes on options"];
const HOST: &[&str] = &["Welcome guests at conferences", "Set the tables of the hall", "Hand out badges"];

fn title(role: &Assessment) -> &str {
    role.posting.title.as_ref().map_or("", |title| title.clean.as_str())
}

#[test]
fn roles_of_two_files_are_paired_by_their_work_and_none_goes_unsaid() {
    let old = roles("o.yaml", &[("Clerk", CLERK), ("Welder", WELDER), ("Adviser", ADVISER)]);
    let new = roles("n.yaml", &[("Policy Adviser", ADVISER), ("Host", HOST), ("Office Clerk", CLERK)]);
    let found = role_versions(&old, &new);
    let pairs: Vec<_> = found.both.iter().map(|pair| (title(pair.old), title(pair.new))).collect();
    assert_eq!(pairs, [("Adviser", "Policy Adviser"), ("Clerk", "Office Clerk")]);
    assert_eq!(found.added.iter().map(|role| title(role)).collect::<Vec<_>>(), ["Host"]);
    assert_eq!(found.dropped.iter().map(|role| title(role)).collect::<Vec<_>>(), ["Welder"]);
}

#[test]
fn roles_of_one_title_are_told_apart_by_their_duties() {
    let old = roles("o.yaml", &[("Coordinator", CLERK), ("Coordinator", HOST), ("Chief", WELDER)]);
    let new = roles("n.yaml", &[("Coordinator", HOST), ("Coordinator", CLERK), ("Chief", ADVISER)]);
    let found = role_versions(&old, &new);
    let kept =
        |pair: &Versions<'_>| pair.changes.iter().filter(|change| matches!(change, Change::Kept(..))).count();
    assert_eq!(
        found.both.iter().map(kept).collect::<Vec<_>>(),
        [3, 3, 0],
        "a lone title holds a role together"
    );
    assert!(found.added.is_empty() && found.dropped.is_empty());
}

/// What a text of a posting may be long: every pair of duties is not held against every other.
#[test]
fn thousands_of_duties_find_their_partners() {
    let things = ["invoices", "contracts", "minutes", "letters", "orders", "badges", "claims", "permits"];
    let duty = |number: usize, verb: &str| {
        format!(
            "{verb} the {} of unit {} in district {number}",
            things[number % things.len()],
            number * 7919 % 10_007
        )
    };
    let all = |verb: &str| (0..1500).map(|number| duty(number, verb)).collect::<Vec<_>>();
    let (mut before, after) = (all("Register"), all("Archive"));
    before.reverse();
    let of = |name: &str, duties: &[String]| {
        let duties: Vec<&str> = duties.iter().map(String::as_str).collect();
        roles(name, &[("Clerk", &duties)]).remove(0)
    };
    let (old, new) = (of("o.yaml", &before), of("n.yaml", &after));
    let found = versions(&old, &new);
    let right = |change: &Change| matches!(*change, Change::Reworded(one, two, _) if before[one].ends_with(&after[two]["Archive".len()..]));
    let count = found.changes.iter().filter(|change| right(change)).count();
    assert!(count > 1450, "{count}");
    let twice: Vec<Change> = versions(&old, &new).changes;
    assert_eq!(found.changes, twice);
}

#[test]
fn what_changed_in_the_extent_and_the_years_asked_for_is_told() {
    for (language, old, new, told) in [
        (
            Language::English,
            "extent: 100%\nduties: [Sort the post, File letters, Order paper]\nrequirements: [Two years of office work]\n",
            "duties: [Sort the post, File letters, Order paper]\nrequirements: [At least five years of office work]\nbenefits: [The post is 80 percent]\n",
            [
                "Extent 100% The post is 80 percent −20",
                "Years of experience Two years of office work At least five years of office work +3",
            ],
        ),
        (
            Language::Swedish,
            "omfattning: heltid\narbetsuppgifter: [Sortera posten, Arkivera brev, Beställa papper]\nkrav: [Tre års erfarenhet av kontorsarbete]\n",
            "omfattning: 60 procent\narbetsuppgifter: [Sortera posten, Arkivera brev, Beställa papper]\nkrav: [Ett års erfarenhet av kontorsarbete]\n",
            [
                "Omfattning heltid 60 procent −40",
                "År av erfarenhet Tre års erfarenhet av kontorsarbete Ett års erfarenhet av kontorsarbete −2",
            ],
        ),
    ] {
        let [old, new] = [old, new]
            .map(|text| role_of("r.yaml", &format!("title: Clerk\nlanguage: {}\n{text}", language.code())));
        let both = vec![versions(&old.assessment, &new.assessment)];
        let all = RoleVersions { both, added: Vec::new(), dropped: Vec::new() };
        let layout = Layout { language, width: 200, color: false };
        let text =
            report::versions_report(&all, &[], layout, RolesFormat::Text).expect("text can be written");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for row in told {
            assert!(text.contains(row), "{row}: {text}");
        }
        assert!(!text.contains("changed in the work."), "{text}");
    }
}

#[test]
fn years_at_a_school_and_a_posting_that_is_silent_tell_nothing() {
    let role = role_of(
        "r.yaml",
        "title: Clerk\nlanguage: en\nduties: [Sort the post]\nrequirements: [Three years of university education, Good English]\n",
    );
    assert_eq!((extent(&role.assessment.posting), years_asked(&role.assessment.posting).len()), (None, 0));
}
