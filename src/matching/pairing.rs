//! Which texts of two lists are one another's likest. Holding each against each takes minutes for lists of thousands, so
//! texts meet through the groups of letters that they share, and those that half of a list shares bring nobody together.

use rustc_hash::{FxHashMap, FxHashSet};

use super::likeness::Sketch;

/// A group of letters that stands in more texts than this tells none of them from the others. Shorter lists are compared in
/// full.
const MOST_IN_COMMON: usize = 256;
/// So many of the likest are looked at closely for each text.
const CANDIDATES: usize = 64;
/// After so many rounds whoever is still alone stays so. Each round pairs at least the two likest.
const ROUNDS: usize = 8;

/// Texts by the groups of letters in them.
pub(super) struct Index<'a> {
    sketches: &'a [Sketch],
    by_gram: FxHashMap<u32, Vec<usize>>,
}

impl<'a> Index<'a> {
    /// Of those of the texts that are `wanted`, by their places.
    pub fn of(sketches: &'a [Sketch], wanted: impl Iterator<Item = usize>) -> Self {
        let mut by_gram: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for place in wanted {
            for gram in sketches[place].grams() {
                by_gram.entry(*gram).or_default().push(place);
            }
        }
        Self { sketches, by_gram }
    }

    /// The likest texts, each with its likeness, of at least `least`; of texts as like, those that stand nearest to place
    /// `at` of their list.
    pub fn likest(&self, sketch: &Sketch, at: usize, least: f64, most: usize) -> Vec<(f64, usize)> {
        let mut lists: Vec<&[usize]> =
            sketch.grams().iter().filter_map(|gram| self.by_gram.get(gram)).map(Vec::as_slice).collect();
        lists.sort_by_key(|list| list.len());
        let rare = lists.partition_point(|list| list.len() <= MOST_IN_COMMON);
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for list in &lists[..rare] {
            for place in *list {
                *shared.entry(*place).or_default() += 1;
            }
        }
        // A text without a rare group of letters is held against its neighbours.
        if let (0, Some(list)) = (rare, lists.first()) {
            let middle = list.partition_point(|place| *place < at);
            let near = middle.saturating_sub(CANDIDATES / 2)..list.len().min(middle + CANDIDATES / 2);
            shared.extend(list[near].iter().map(|place| (*place, 1)));
        }
        let mut candidates: Vec<(usize, usize)> = shared.into_iter().collect();
        candidates
            .sort_unstable_by_key(|(place, count)| (std::cmp::Reverse(*count), place.abs_diff(at), *place));
        candidates.truncate(CANDIDATES);
        let likeness = |place: usize| (self.sketches[place].likeness(sketch), place);
        let mut likest: Vec<(f64, usize)> = candidates
            .into_iter()
            .map(|(place, _)| likeness(place))
            .filter(|(like, _)| *like >= least)
            .collect();
        likest.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.abs_diff(at).cmp(&b.1.abs_diff(at))));
        likest.truncate(most);
        likest
    }
}

/// Pairs of texts of two lists that are alike from `least` on, each text in one pair at most, the likest first: their places,
/// and their likeness. A place outside `free` of either list takes no part.
pub(super) fn pair_up(
    before: &[Sketch],
    after: &[Sketch],
    mut free: [Vec<usize>; 2],
    least: f64,
) -> Vec<(usize, usize, f64)> {
    let mut pairs = Vec::new();
    for _ in 0..ROUNDS {
        let index = Index::of(before, free[0].iter().copied());
        let mut alike: Vec<(f64, usize, usize)> = Vec::new();
        for two in &free[1] {
            let likest = index.likest(&after[*two], *two, least, CANDIDATES);
            alike.extend(likest.into_iter().map(|(likeness, one)| (likeness, one, *two)));
        }
        let found = greedily(alike);
        if found.is_empty() {
            break;
        }
        let (ones, twos): (FxHashSet<usize>, FxHashSet<usize>) =
            found.iter().map(|(one, two, _)| (*one, *two)).unzip();
        free[0].retain(|one| !ones.contains(one));
        free[1].retain(|two| !twos.contains(two));
        pairs.extend(found);
    }
    pairs
}

/// The best pairs first, each place in one of them at most; of equals, those that stand nearest to one another in their
/// lists.
pub(super) fn greedily(mut alike: Vec<(f64, usize, usize)>) -> Vec<(usize, usize, f64)> {
    alike.sort_by(|a, b| {
        let apart = |pair: &(f64, usize, usize)| (pair.1.abs_diff(pair.2), pair.1, pair.2);
        b.0.total_cmp(&a.0).then_with(|| apart(a).cmp(&apart(b)))
    });
    let (mut ones, mut twos) = (FxHashSet::default(), FxHashSet::default());
    let mut pairs = Vec::new();
    for (likeness, one, two) in alike {
        if !ones.contains(&one) && twos.insert(two) {
            ones.insert(one);
            pairs.push((one, two, likeness));
        }
    }
    pairs
}
