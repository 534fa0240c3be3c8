//! A folder of many different postings, made from the project's own examples, to time the program on.

use std::path::Path;

use anyhow::Context;

/// Writes `count` YAML postings into `folder`: each has the title of one example and every second line of
/// the duties of two others, in an order of its own, so that no two of the first thousands are the same.
pub fn write(folder: &Path, count: usize) -> anyhow::Result<()> {
    let examples = crate::lexicon::root().join("examples");
    let mut paths: Vec<_> = std::fs::read_dir(&examples)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.sort();
    let texts = paths.iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let parts: Vec<(&str, Vec<&str>, &str)> = texts.iter().filter_map(|text| split(text)).collect();
    anyhow::ensure!(!parts.is_empty(), "no example has a block `duties:` with items");
    std::fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
    for number in 0..count {
        let (head, own, tail) = &parts[number % parts.len()];
        let other = &parts[(number / parts.len() + number) % parts.len()].1;
        let mut duties: Vec<&str> = own.iter().chain(other).copied().skip(number % 2).step_by(2).collect();
        let turn = number / 7 % duties.len();
        duties.rotate_left(turn);
        let text = format!("# posting {number}\n{head}{}{tail}", duties.concat());
        std::fs::write(folder.join(format!("posting-{number:05}.yaml")), text)?;
    }
    println!("{count} postings in {}", folder.display());
    Ok(())
}

/// An example's text up to its duties, the lines of each duty, and the text after them.
fn split(text: &str) -> Option<(&str, Vec<&str>, &str)> {
    let start = text.find("\nduties:\n")? + "\nduties:\n".len();
    let length = text[start..]
        .split_inclusive('\n')
        .take_while(|line| line.starts_with([' ', '-', '#']) || line.trim().is_empty())
        .map(str::len)
        .sum::<usize>();
    let (block, tail) = text[start..].split_at(length);
    let item = block.find("- ").map(|at| &block[..at + 2])?;
    let mut duties = Vec::new();
    let mut rest = block;
    while let Some(next) =
        rest.get(1..).and_then(|later| later.find(&format!("\n{}", item.trim_start_matches('\n'))))
    {
        let (duty, later) = rest.split_at(next + 2);
        duties.push(duty);
        rest = later;
    }
    duties.push(rest);
    Some((&text[..start], duties, tail))
}
