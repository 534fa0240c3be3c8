//! What a file's name alone says: a template for postings tells like a posting and is none, and so do the rules and the news
//! that lie beside the postings of a repository.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::phrases::entries;

const NAMES: &str = include_str!("../../../data/reading/file-names.txt");
const TEMPLATE: &str = "template";
const REPOSITORY: &str = "repository";

/// The group of each name.
static GROUPS: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| entries(NAMES).map(|(group, name)| (name, group)).collect());

/// Whether a file names itself a template for postings.
pub(crate) fn is_template(name: &str) -> bool {
    is_one_of(TEMPLATE, name)
}

/// Whether a file is called like one that tells of a repository: its changes, its licence, how to contribute.
pub(crate) fn is_of_a_repository(name: &str) -> bool {
    is_one_of(REPOSITORY, name)
}

fn is_one_of(group: &str, name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_lowercase();
    let stem = file.split('.').find(|part| !part.is_empty()).unwrap_or_default();
    let bare = stem.trim_matches(['_', '-']);
    GROUPS.get(bare) == Some(&group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_data_is_known_and_filled() {
        super::super::phrases::assert_groups(NAMES, &[TEMPLATE, REPOSITORY]);
    }

    #[test]
    fn the_stem_decides() {
        assert!(is_template("jobs/_template.en.md") && !is_template("jobs/template-designer.md"));
        assert!(is_of_a_repository("docs/CHANGELOG.md") && !is_of_a_repository("changes-manager.md"));
    }
}
