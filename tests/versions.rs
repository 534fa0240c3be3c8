//! Two versions of a role, and of a file of several: what was kept, reworded, added and dropped.

use rolescope::matching::{Change, versions};

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
