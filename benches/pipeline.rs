//! How long each stage takes: reading, judging, and a whole file from its text to its report. Run with
//! `cargo bench`; `docs/performance.md` has the figures and how whole runs are timed.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use rolescope::classify::Classifier;
use rolescope::matching::{Capability, Fit, Profile, Role, fit, profile};
use rolescope::model::{Language, Posting};
use rolescope::report::{Pair, ranking_csv};
use rolescope::scope::{Assessment, assess, assess_briefly, promise};
use rolescope::source::SourceFile;

fn main() {
    divan::main();
}

/// The examples, each as a file in memory.
fn examples() -> Vec<Arc<SourceFile>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the examples are there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    paths.iter().map(|path| Arc::new(SourceFile::open(path).expect("an example can be read"))).collect()
}

fn postings() -> Vec<Posting> {
    examples()
        .iter()
        .flat_map(|file| rolescope::read(file).expect("an example is well formed").postings)
        .collect()
}

/// The duties of the examples in one language.
fn duties(language: Language) -> Vec<String> {
    let postings = postings();
    let own = postings.iter().filter(|posting| posting.language == language);
    own.flat_map(|posting| posting.duties.iter().map(|duty| duty.text.text.clone())).collect()
}

#[divan::bench]
fn parse(bencher: Bencher) {
    let files = examples();
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).counter(ItemsCount::new(files.len())).bench(|| {
        files
            .iter()
            .filter_map(|file| rolescope::read(black_box(file)).ok())
            .map(|reading| reading.postings.len())
            .sum::<usize>()
    });
}

#[divan::bench(args = [Language::English, Language::Swedish])]
fn judge(bencher: Bencher, language: Language) {
    let duties = duties(language);
    let classifier = Classifier::bundled();
    bencher.counter(ItemsCount::new(duties.len())).bench(|| {
        duties.iter().map(|duty| classifier.judge(black_box(duty), language).evidence.len()).sum::<usize>()
    });
}

#[divan::bench(args = [Language::English, Language::Swedish])]
fn judge_briefly(bencher: Bencher, language: Language) {
    let duties = duties(language);
    let classifier = Classifier::bundled();
    bencher.counter(ItemsCount::new(duties.len())).bench(|| {
        duties
            .iter()
            .filter(|duty| classifier.judge_briefly(black_box(duty), language).category.is_some())
            .count()
    });
}

#[divan::bench]
fn read_titles(bencher: Bencher) {
    let postings = postings();
    let titles: Vec<_> = postings
        .iter()
        .filter_map(|posting| Some((posting.title.as_ref()?.clean.clone(), posting.language)))
        .collect();
    bencher.counter(ItemsCount::new(titles.len())).bench(|| {
        titles.iter().filter(|(title, language)| promise(black_box(title), *language).open).count()
    });
}

#[divan::bench]
fn whole_file(bencher: Bencher) {
    let files = examples();
    let classifier = Classifier::bundled();
    bencher.counter(ItemsCount::new(files.len())).bench(|| {
        files
            .iter()
            .filter_map(|file| rolescope::read(black_box(file)).ok())
            .flat_map(|reading| reading.postings)
            .map(|posting| assess(posting, classifier).truer_titles.len())
            .sum::<usize>()
    });
}

/// The roles of the examples, over and over, each with the number that it has in a list of a thousand.
fn thousand_roles() -> Vec<Role> {
    let classifier = Classifier::bundled();
    let postings = postings();
    let many = postings.iter().cycle().take(1000);
    many.map(|posting| Role::of(assess_briefly(posting.clone(), classifier), classifier)).collect()
}

fn profile() -> Profile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles/adviser.yaml");
    let file = Arc::new(SourceFile::open(&path).expect("the profile can be read"));
    profile::read(&file).expect("it is sound").profile
}

/// One person against a thousand roles, from what was judged to the ranking as CSV.
#[divan::bench]
fn rank_a_thousand(bencher: Bencher) {
    let (roles, profile) = (thousand_roles(), profile());
    let capability = Capability::of(&profile, Classifier::bundled());
    bencher.counter(ItemsCount::new(roles.len())).bench(|| {
        let fits: Vec<Fit> = roles.iter().map(|role| fit(black_box(&capability), role)).collect();
        let pairs = roles.iter().zip(&fits).map(|(role, fit)| Pair { capability: &capability, role, fit });
        ranking_csv(pairs.collect()).len()
    });
}

/// What a role is before persons are held against it: its demands, its offers, its duties' likeness.
#[divan::bench]
fn prepare_roles(bencher: Bencher) {
    let classifier = Classifier::bundled();
    let assessments: Vec<Assessment> =
        postings().into_iter().map(|posting| assess_briefly(posting, classifier)).collect();
    bencher.counter(ItemsCount::new(assessments.len())).bench(|| {
        let roles = assessments.iter().map(|assessment| Role::of(assessment.clone(), classifier));
        roles.map(|role| role.demands.len()).sum::<usize>()
    });
}
