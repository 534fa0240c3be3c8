//! How much of their wording two texts share: the sets of three-word runs, compared as Broder's resemblance
//! ("On the resemblance and containment of documents", 1997). Sketches find the few pairs worth comparing
//! among many thousands.

/// A text's number, the same on every machine (FNV-1a, 64 bits, with a final mix).
#[derive(Debug, Clone, Copy)]
pub(super) struct Hasher(u64);

impl Default for Hasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher {
    /// Adds to the text.
    pub fn add(&mut self, bytes: impl Iterator<Item = u8>) {
        self.0 =
            bytes.fold(self.0, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    }

    /// The number of the text so far.
    pub const fn number(self) -> u64 {
        mix(self.0)
    }
}

/// A word's number.
pub(super) fn hash(word: &str) -> u64 {
    let mut hasher = Hasher::default();
    hasher.add(word.bytes());
    hasher.number()
}

/// Spreads a number over all its bits (the finaliser of MurmurHash3).
const fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

/// The three-word runs of texts, given by the numbers of their words; sorted.
pub(super) fn of<'a>(texts: impl Iterator<Item = &'a [u64]> + Clone) -> Vec<u64> {
    let mut runs = Vec::with_capacity(texts.clone().map(<[u64]>::len).sum());
    for words in texts {
        runs.extend(
            words.windows(3).map(|run| mix(run[0] ^ run[1].rotate_left(21) ^ run[2].rotate_left(42))),
        );
    }
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// The first half of each number, which is enough to compare two texts and half as much to keep; sorted.
pub(super) fn short(runs: &[u64]) -> Box<[u32]> {
    runs.iter().map(|run| (run >> 32) as u32).collect()
}

/// What two sorted sets share of all that is in either, 0 to 1.
pub(super) fn jaccard<T: Ord>(a: &[T], b: &[T]) -> f64 {
    let (mut i, mut j, mut both) = (0, 0, 0_usize);
    while let (Some(left), Some(right)) = (a.get(i), b.get(j)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let all = a.len() + b.len() - both;
    if all == 0 { 0.0 } else { both as f64 / all as f64 }
}

/// The most that two sets of such lengths can share of all that is in either.
pub(super) fn at_most<T>(a: &[T], b: &[T]) -> f64 {
    let all = a.len().max(b.len());
    if all == 0 { 0.0 } else { a.len().min(b.len()) as f64 / all as f64 }
}

/// How many numbers a sketch has.
pub(super) const SKETCH: usize = 12;

/// The smallest run in each of [`SKETCH`] orders: two sets agree in each place as often as they are alike.
pub(super) fn sketch(runs: &[u64]) -> [u64; SKETCH] {
    let mut least = [u64::MAX; SKETCH];
    for run in runs {
        for (order, least) in least.iter_mut().enumerate() {
            *least = (*least).min(
                run.wrapping_mul(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(2 * order as u64 + 1))
                    .rotate_left(29),
            );
        }
    }
    least
}
