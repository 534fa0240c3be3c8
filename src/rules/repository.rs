//! Rules about postings beside each other: one title for different jobs, one job under different titles, a
//! posting that was copied. What they need of each posting is kept short, so that tens of thousands fit.

use std::borrow::Borrow;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::shingles::{self, SKETCH};
use super::words::lower;
use super::{
    Confidence, DutyFacts, Evidence, Finding, Fingerprint, Line, Place, Rule, Settings, Threshold, Value,
};
use crate::model::{Category, Language, Shares};
use crate::scope::Assessment;
use crate::source::words;

/// Fewer clear duties than this tell too little to set one posting against another.
const DUTIES: usize = 4;
/// Postings of fewer three-word runs than this share them by chance.
const RUNS: usize = 15;
/// Sketches are put into buckets by so many of their numbers at a time.
const BAND: usize = 2;

/// What is kept of a posting.
#[derive(Debug)]
pub struct Brief {
    file: Arc<str>,
    place: Place,
    line: Line,
    title: Arc<str>,
    /// The title's words in lower case; with the employer's where it is named.
    key: Box<str>,
    employer: Box<str>,
    language: Language,
    /// Whether its craft lies outside the kinds of work that are told apart.
    of_a_trade: bool,
    shares: Shares,
    runs: Box<[u32]>,
    sketch: [u64; SKETCH],
    settings: Arc<Settings>,
}

impl Brief {
    /// What the rules about repositories need of a posting; `None` where it tells too little to compare.
    #[must_use]
    pub fn of<F: Borrow<DutyFacts>>(
        assessment: &Assessment,
        facts: &[F],
        settings: &Arc<Settings>,
    ) -> Option<Self> {
        let wanted = ["RS401", "RS402", "RS403"];
        if wanted.iter().all(|code| settings.severity(Rule::of(code)).is_none()) {
            return None;
        }
        let posting = &assessment.posting;
        let title = posting.title.as_ref()?;
        let shares = assessment.scope.as_ref()?.shares;
        let clear = assessment.judgements.iter().filter(|judgement| judgement.category.is_some()).count();
        if clear < DUTIES {
            return None;
        }
        let runs = shingles::of(facts.iter().map(|facts| facts.borrow().words.as_slice()));
        let joined = |text: &str| words(&lower(text)).collect::<Vec<_>>().join(" ");
        let stated = posting.organisation.as_ref().map(|name| joined(&name.text));
        // "Office Coordinator at Harbour & Field".
        let titles = std::iter::once(&title.original).chain(&posting.beside.titles);
        let in_title = || {
            titles.filter_map(|other| other.text.strip_prefix(title.clean.as_str())).find_map(|rest| {
                let name = [" at ", " @ ", " hos "].iter().find_map(|sign| rest.strip_prefix(sign))?;
                Some(joined(name))
            })
        };
        let employer = stated.or_else(in_title).unwrap_or_default();
        let place = Place::of(&posting.file, title.original.span());
        Some(Self {
            file: Arc::from(posting.file.name.as_str()),
            place,
            line: Line::of(&posting.file, &place),
            title: title.clean.as_str().into(),
            key: joined(&title.clean).into(),
            employer: employer.into(),
            language: posting.language,
            of_a_trade: assessment
                .promise
                .as_ref()
                .is_some_and(|promise| promise.shares.main() == Category::Other),
            shares,
            sketch: shingles::sketch(&runs),
            runs: shingles::short(&runs),
            settings: Arc::clone(settings),
        })
    }

    /// What the rule `code` found beside another posting; `told` is what its message leaves open beyond the two.
    fn finding(
        &self,
        code: &'static str,
        other: &Self,
        confidence: Confidence,
        told: impl IntoIterator<Item = (&'static str, Value)>,
    ) -> Option<Finding> {
        let rule = Rule::of(code);
        let severity = self.settings.severity(rule)?;
        if confidence < self.settings.min_confidence {
            return None;
        }
        let evidence = Evidence {
            file: Arc::clone(&other.file),
            place: other.place,
            text: Arc::clone(&other.title),
            category: None,
        };
        let place_of_other = format!("{}:{}", other.file, other.place.start().line);
        let values = [
            ("title", Value::Text(Arc::clone(&self.title))),
            ("other", Value::Text(Arc::clone(&other.title))),
            ("file", Value::Text(place_of_other.into())),
        ];
        Some(Finding {
            rule,
            severity,
            confidence,
            file: Arc::clone(&self.file),
            place: self.place,
            line: self.line.clone(),
            variant: "",
            advice: Some(""),
            values: values.into_iter().chain(told).collect(),
            evidence: [evidence].into(),
            replacement: None,
            subject: Arc::clone(&self.title),
            fingerprint: Fingerprint::default(),
        })
    }
}

/// What is found between postings. The order of `briefs` decides which of two is told to be the copy: the
/// later.
#[must_use]
pub fn check_repository(briefs: &[Brief]) -> Vec<Finding> {
    let (mut findings, of_wording) = rayon::join(|| one_title(briefs), || same_wording(briefs));
    findings.extend(of_wording);
    findings
}

/// Holds every role against the mean of the others of its title.
fn one_title(briefs: &[Brief]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut groups: FxHashMap<(&str, &str), Vec<usize>> = FxHashMap::default();
    for (place, brief) in briefs.iter().enumerate() {
        groups.entry((&brief.key, &brief.employer)).or_default().push(place);
    }
    for group in groups.values().filter(|group| group.len() > 1) {
        let mut sum = [0.0; Category::COUNT];
        for place in group {
            for (sum, share) in sum.iter_mut().zip(briefs[*place].shares.as_array()) {
                *sum += share;
            }
        }
        // Of two roles that differ, the later is told; of more, each that stands apart from the rest.
        let told = if group.len() == 2 { &group[1..] } else { &group[..] };
        let others_of = |brief: &Brief| {
            let own = brief.shares.as_array();
            Shares::in_proportion(std::array::from_fn(|place| (sum[place] - own[place]).max(0.0)))
        };
        for place in told {
            let brief = &briefs[*place];
            let Some(others) = others_of(brief) else { continue };
            let overlap = brief.shares.overlap(&others);
            let threshold = brief.settings.get(Threshold::SameTitleOverlap);
            if overlap >= threshold {
                continue;
            }
            let apart = |other: &usize| brief.shares.overlap(&briefs[*other].shares);
            let Some(other) =
                group.iter().filter(|other| *other != place).min_by(|a, b| apart(a).total_cmp(&apart(b)))
            else {
                continue;
            };
            let confidence = if overlap < threshold * 0.8 { Confidence::High } else { Confidence::Medium };
            let told = [
                ("work", Value::Category(brief.shares.main())),
                ("usual", Value::Category(others.main())),
                ("count", Value::Count(group.len() - 1)),
            ];
            findings.extend(brief.finding("RS401", &briefs[*other], confidence, told));
        }
    }
    findings
}

/// Tells the first earlier posting that each shares its wording with.
fn same_wording(briefs: &[Brief]) -> Vec<Finding> {
    let bands = (0..SKETCH / BAND).into_par_iter().map(|band| first_of_buckets(briefs, band));
    let bands: Vec<Vec<Option<usize>>> = bands.collect();
    let told = briefs.par_iter().enumerate().filter_map(|(place, brief)| {
        let places = bands.iter().filter_map(|firsts| firsts[place]);
        copied(brief, places.collect(), briefs)
    });
    told.collect()
}

/// The place of the first posting in each posting's bucket of a band: it stands for the bucket, so that a hundred copies are
/// told against one original. A posting that shares its wording by chance is in none.
fn first_of_buckets(briefs: &[Brief], band: usize) -> Vec<Option<usize>> {
    let mut buckets: FxHashMap<[u64; BAND], usize> = FxHashMap::default();
    let first = |(place, brief): (usize, &Brief)| {
        let numbers = &brief.sketch[band * BAND..];
        let key = std::array::from_fn(|at| numbers[at]);
        (brief.runs.len() >= RUNS).then(|| *buckets.entry(key).or_insert(place))
    };
    briefs.iter().enumerate().map(first).collect()
}

/// What is told of a posting that shares its wording with one of the others at `places`.
fn copied(brief: &Brief, mut places: Vec<usize>, briefs: &[Brief]) -> Option<Finding> {
    places.sort_unstable();
    places.dedup();
    let others = places.into_iter().map(|place| &briefs[place]);
    let others = others.filter(|other| !std::ptr::eq(*other, brief) && other.language == brief.language);
    let mut most: Option<(&Brief, f64)> = None;
    for other in others {
        // Of a text that was copied often, nearly all others can be no likelier than the first: their lengths tell.
        let bound = shingles::at_most(&other.runs, &brief.runs);
        if most.is_none_or(|(_, alike)| bound > alike) {
            let alike = shingles::jaccard(&other.runs, &brief.runs);
            most = most.filter(|(_, most)| *most >= alike).or(Some((other, alike)));
        }
    }
    let (other, alike) = most?;
    // Two subjects of one trade: "Physics Teacher", "Music Teacher".
    let other_field = brief.of_a_trade && other.of_a_trade && share_a_word(&brief.key, &other.key);
    let code = if same_role(&brief.key, &other.key) {
        (alike >= brief.settings.get(Threshold::Copied)).then_some("RS403")
    } else {
        (alike >= brief.settings.get(Threshold::SameJob) && !other_field).then_some("RS402")
    };
    let confidence = if alike >= 0.7 { Confidence::High } else { Confidence::Medium };
    brief.finding(code?, other, confidence, [("part", Value::Part(alike))])
}

/// So alike are titles of which one is misspelt, or in another form.
const MISSPELT: f64 = 0.95;

/// Whether two titles name one role, perhaps in another grade or place, or spelt wrongly.
fn same_role(a: &str, b: &str) -> bool {
    let within = |a: &str, b: &str| words(a).all(|word| words(b).any(|other| other == word));
    within(a, b) || within(b, a) || strsim::normalized_damerau_levenshtein(a, b) >= MISSPELT
}

fn share_a_word(a: &str, b: &str) -> bool {
    words(a).filter(|word| word.chars().count() > 3).any(|word| words(b).any(|other| other == word))
}
