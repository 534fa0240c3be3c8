//! The project's own chores: learning the weights of the classifier from labelled duties, and compiling
//! the readable lexicon into the artefact that the program carries.

mod calibration;
mod candidates;
mod corpus;
mod features;
mod gates;
mod gold;
mod layered;
mod lexicon;
mod lines;
mod logistic;
mod many_files;
mod measure;
mod names;
mod own_lines;
mod promises;
mod scores;
mod train;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "The project's own chores")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Compiles data/lexicon and data/weights into data/compiled.
    Compile,
    /// Measures by cross-validation, whole postings and whole sources held out.
    Measure(train::Options),
    /// Learns data/weights from labelled duties, then compiles.
    Train(train::Options),
    /// Learns data/weights/lines.tsv, by which the reader tells duties from what else a posting says.
    TrainLines(lines::Options),
    /// Checks the shipped program against .ci/gates.toml on labelled data.
    Gates(train::Options),
    /// Holds the promises of titles against official occupations, and writes data/titles/occupations.tsv.
    Promises {
        /// The folder with onet_occupations.tsv, onet_tasks.tsv and onet_titles.tsv.
        reference: PathBuf,
    },
    /// Writes many different postings, made from the examples, to time the program on.
    ManyFiles {
        /// Where to write them.
        folder: PathBuf,
        /// How many.
        #[arg(default_value_t = 5000)]
        count: usize,
    },
    /// Writes the labelled duties that nothing is learned from to a folder.
    HeldOut {
        /// The folder with duties.en.jsonl and duties.sv.jsonl.
        gold: PathBuf,
        /// Where to write them.
        into: PathBuf,
    },
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().task {
        Task::Compile => lexicon::compile_all(),
        Task::Measure(options) => measure::measure(&options),
        Task::Gates(options) => gates::check(options.gold(), &options),
        Task::TrainLines(options) => lines::train(&options),
        Task::Promises { reference } => promises::write(&reference),
        Task::Train(options) => train::train(&options),
        Task::ManyFiles { folder, count } => many_files::write(&folder, count),
        Task::HeldOut { gold, into } => gold::write_held_out(&gold, &into),
    }
}
