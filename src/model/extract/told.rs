//! What a posting's text tells of its title where the headline doesn't: a slogan names no role, and a name in a
//! headline may be anything. Both are asked of the text only then.

use crate::source::SourceText;

use super::draft::Draft;
use super::title;

/// The longest text that is asked, in bytes: what is longer is no advertisement.
const LONGEST: usize = 50_000;

/// Completes a posting's title and employer from its texts.
pub(super) fn complete<'a>(draft: &mut Draft, texts: impl FnOnce() -> Vec<&'a SourceText>) {
    let texts = || texts().into_iter().filter(|text| text.text.len() <= LONGEST).collect::<Vec<_>>();
    let Some(index) = best(draft) else { return };
    let headline = draft.titles[index].1.clone().into_nfc();
    if title::names_nobody(&headline.text) {
        let any = title::is_slogan(&headline.text);
        let fits = |role: &str| any || title::share_a_stem(&headline.text, role);
        let texts = texts();
        let first = |fits: &dyn Fn(&str) -> bool| texts.iter().find_map(|text| title::told(text, fits));
        let found = first(&|role| fits(role) && !title::names_anybody(role)).or_else(|| first(&fits));
        if let Some(role) = found {
            draft.titles[index].1 = role;
        }
        return;
    }
    let organisation = draft.organisation.as_ref().map(|name| name.text.as_str());
    if title::may_hold_a_name(&headline.text, organisation) {
        let texts = texts();
        if draft.organisation.is_none() {
            draft.organisation = title::employer(&headline.text, &texts);
        }
        draft.workplace = title::workplace(&headline.text, &texts);
    }
}

/// The title that the posting would get.
fn best(draft: &Draft) -> Option<usize> {
    if draft.titles.len() == 1 {
        return Some(0);
    }
    let titled = |(_, (_, text)): &(usize, &(_, SourceText))| title::read(text, None).is_some();
    let titles = draft.titles.iter().enumerate().filter(titled);
    titles.min_by_key(|(_, (rank, _))| *rank).map(|(index, _)| index)
}
