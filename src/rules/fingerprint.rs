//! Which finding is which: a number that stays the same when lines move, so that baselines and code hosts know a finding
//! again.

use std::fmt;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer};

use super::Finding;
use super::shingles::Hasher;
use crate::source::words;

/// So few findings are not worth being divided between threads.
const FEW: usize = 512;

/// Which finding it is; shown as 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(u64, u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}{:016x}", self.0, self.1)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Gives every finding its fingerprint: of the rule, the file, and what the finding is about; where all of
/// these are the same, also of how many came before. Nothing in it depends on lines. `findings` must be
/// sorted.
pub fn fingerprint(findings: &mut [Finding]) {
    let keys = findings.par_iter().with_min_len(FEW).map(key);
    let keys: Vec<Hasher> = keys.collect();
    let mut times: FxHashMap<u64, usize> = FxHashMap::default();
    for (finding, mut key) in findings.iter_mut().zip(keys) {
        let time = times.entry(key.number()).or_default();
        if *time > 0 {
            key.add(format!("\n{time}").bytes());
        }
        *time += 1;
        let first = key.number();
        key.add(b"\n".iter().copied());
        finding.fingerprint = Fingerprint(first, key.number());
    }
}

/// What of a finding its fingerprint is made of, but for how many came before.
fn key(finding: &Finding) -> Hasher {
    let mut key = Hasher::default();
    key.add(finding.rule.code.bytes());
    key.add(b"\n".iter().copied());
    key.add(finding.file.bytes().map(|byte| if byte == b'\\' { b'/' } else { byte }));
    let lower = super::words::lower(&finding.subject);
    for word in words(&lower) {
        key.add(b" ".iter().copied().chain(word.bytes()));
    }
    key
}
