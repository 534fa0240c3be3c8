//! Paths in tables: what all of them share is said once, and what is still too long loses its middle, since
//! the ends tell which file it is. A path is never broken over two lines: nobody could copy it.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The folder that all `paths` lie in, with the slash that ends it; empty where they share none.
pub(super) fn common_folder<'a>(mut paths: impl Iterator<Item = &'a str>) -> &'a str {
    let Some(first) = paths.next() else { return "" };
    let mut common = folder(first);
    for path in paths {
        while !path.starts_with(common) {
            common = folder(common.trim_end_matches(is_slash));
        }
    }
    if common.trim_end_matches(is_slash).is_empty() { "" } else { common }
}

/// A path without its last part, with the slash.
fn folder(path: &str) -> &str {
    path.rfind(is_slash).map_or("", |slash| &path[..=slash])
}

/// What divides the folders of a path on this system.
fn is_slash(c: char) -> bool {
    std::path::is_separator(c)
}

/// Fewer columns than this tell too little of a file's name to spend room on its folders.
const NAME_FROM: usize = 20;

/// `path` in at most `limit` columns. Where it is longer, whole folders in the middle give way first, then
/// the middle of the file's name; the end, with the line that follows the name, stays.
pub(super) fn fitted(path: &str, limit: usize) -> String {
    if path.width() <= limit {
        return path.to_owned();
    }
    let parts: Vec<&str> = path.split_inclusive(is_slash).collect();
    for skipped in 2..parts.len() {
        let shorter = format!("{}…/{}", parts[0], parts[skipped..].concat());
        if shorter.width() <= limit {
            return shorter;
        }
    }
    let name = parts.last().copied().unwrap_or_default();
    let folders = match parts.len() {
        0 | 1 => String::new(),
        2 => parts[0].to_owned(),
        _ => format!("{}…/", parts[0]),
    };
    let fits = |folders: &str| limit >= folders.width() + NAME_FROM.min(name.width());
    let folders = [folders.as_str(), "…/"].into_iter().find(|folders| parts.len() > 1 && fits(folders));
    let folders = folders.unwrap_or_default();
    format!("{folders}{}", without_middle(name, limit - folders.width()))
}

/// `text` with its middle left out: a third of the room is for the beginning, the rest for the end.
fn without_middle(text: &str, limit: usize) -> String {
    if text.width() <= limit {
        return text.to_owned();
    }
    let room = limit.saturating_sub(1);
    let start = taken(text.chars(), room / 3);
    let end = taken(text.chars().rev(), room - start.width());
    format!("{start}…{}", end.chars().rev().collect::<String>())
}

/// The beginning of `text` in at most `limit` columns, with `…` where it goes on.
pub(super) fn begun(text: &str, limit: usize) -> String {
    if text.width() <= limit {
        return text.to_owned();
    }
    let kept = taken(text.trim_end_matches(" …").chars(), limit.saturating_sub(1));
    format!("{}…", kept.trim_end())
}

/// As many of `chars` as take at most `limit` columns.
fn taken(chars: impl Iterator<Item = char>, limit: usize) -> String {
    let mut width = 0;
    chars
        .take_while(|c| {
            width += c.width().unwrap_or(0);
            width <= limit
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_folder_ends_at_a_slash() {
        let common = |paths: &[&'static str]| common_folder(paths.iter().copied());
        assert_eq!(common(&["a/b/one.md", "a/b/two.md"]), "a/b/");
        assert_eq!(common(&["a/bc/one.md", "a/bd/two.md"]), "a/");
        assert_eq!(common(&["a/b/one.md", "a/c.md"]), "a/");
        assert_eq!(common(&["a/b/one.md"]), "a/b/");
        assert_eq!(common(&["one.md", "a/two.md"]), "");
        assert_eq!(common(&["/one.md", "/two/three.md"]), "", "the root says nothing");
        assert_eq!(common(&["<stdin>", "a/two.md"]), "");
        assert_eq!(common(&[]), "");
    }

    #[test]
    fn a_long_path_loses_its_middle() {
        let path = "jobs/2024/autumn/head-of-events.md:12";
        assert_eq!(fitted(path, 37), path);
        assert_eq!(fitted(path, 36), "jobs/…/autumn/head-of-events.md:12");
        assert_eq!(fitted(path, 30), "jobs/…/head-of-events.md:12");
        assert_eq!(fitted(path, 20), "head-of-events.md:12");
        assert_eq!(fitted("head-of-conferences.yaml:3", 20), "head-o…rences.yaml:3");
        for limit in 1..40 {
            assert!(fitted("会议/安排/会议安排会议安排.md:1", limit).width() <= limit, "{limit}");
        }
    }
}
