//! The tables and quotations of `match`, `compare` and `diff` at the widths of terminals: no heading and no quotation is cut in the
//! middle of a word.

use rolescope::classify::Classifier;
use rolescope::matching::{Capability, Catalogue};
use rolescope::model::Language;
use rolescope::report::{self, Layout, Pair, RolesFormat};

#[path = "support/matching.rs"]
mod support;

use support::{EXAMPLES, held, profile_file, quoted, read, role_file, role_of};

const WIDTHS: [u16; 4] = [60, 80, 100, 120];

/// The words of the heads of a report's tables: what stands between an empty line or heading and a rule.
fn head_words(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let rules = (0..lines.len()).filter(|at| lines[*at].starts_with("──"));
    let heads = rules.flat_map(|rule| {
        let above = lines[..rule]
            .iter()
            .rev()
            .take(3)
            .take_while(|line| line.contains("   ") || line.starts_with(' '));
        above.flat_map(|line| line.split_whitespace()).map(str::to_owned).collect::<Vec<_>>()
    });
    heads.collect()
}

#[test]
fn tables_keep_to_the_width_and_break_no_word_of_a_head() {
    let roles: Vec<_> = EXAMPLES.iter().map(|name| role_file(name)).collect();
    let profiles = [profile_file("adviser.yaml"), profile_file("evenemang.yaml")];
    for (language, words) in [
        (Language::English, ["No.", "Role", "Profile", "person", "employer", "Together"]),
        (Language::Swedish, ["Nr", "Roll", "Profil", "personen", "arbetsgivaren", "Tillsammans"]),
    ] {
        for width in WIDTHS {
            let layout = Layout { language, width, color: false };
            let capabilities =
                profiles.each_ref().map(|profile| Capability::of(profile, Classifier::bundled()));
            let all: Vec<_> =
                capabilities.iter().flat_map(|one| roles.iter().map(move |role| (one, role))).collect();
            let fits: Vec<_> = all.iter().map(|(one, role)| held(one.profile, role)).collect();
            let pairs: Vec<_> = all
                .iter()
                .zip(&fits)
                .map(|((capability, role), fit)| Pair { capability, role, fit })
                .collect();
            let ranking = report::ranking_text(pairs.clone(), layout);
            let told = head_words(&ranking);
            for word in words {
                assert!(told.iter().any(|one| one == word), "{word} at {width}: {told:?}\n{ranking}");
            }
            let compared: Vec<_> = roles.iter().take(3).map(|role| &role.assessment).collect();
            let compared =
                report::comparison(&compared, &[], layout, RolesFormat::Text).expect("text can be written");
            let pair = report::pair_text(pairs[3], Catalogue::bundled(), layout);
            for line in [ranking, compared, pair].iter().flat_map(|text| text.lines()) {
                assert!(line.chars().count() <= usize::from(width), "{width}: {line}");
            }
        }
    }
}

#[test]
fn a_quotation_ends_with_a_whole_word() {
    for (language, word) in [("en", "arrangements"), ("sv", "förberedelser")] {
        let duty = format!("Advise {}", format!("{word} ").repeat(20).trim_end());
        let role = role_of(
            "r.yaml",
            &format!(
                "title: Clerk\nlanguage: {language}\nduties:\n  - Sort the post\n  - File letters\n  - {}\n",
                quoted(&duty)
            ),
        );
        let profile = read(
            "p.yaml",
            &format!(
                "language: {language}\nexperience:\n  - years: 2\n    duties: [Sort the post, File letters]\nwants:\n  more: [advisory]\n"
            ),
        );
        let language = if language == "en" { Language::English } else { Language::Swedish };
        for width in WIDTHS {
            let capability = Capability::of(&profile, Classifier::bundled());
            let fit = held(&profile, &role);
            let pair = Pair { capability: &capability, role: &role, fit: &fit };
            let text =
                report::pair_text(pair, Catalogue::bundled(), Layout { language, width, color: false });
            let cut: Vec<&str> = text.split_whitespace().filter(|piece| piece.contains('…')).collect();
            assert!(!cut.is_empty(), "{text}");
            for piece in cut {
                assert_eq!(piece.trim_matches(|c: char| !c.is_alphabetic()), word, "{text}");
            }
        }
    }
}
