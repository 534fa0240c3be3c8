//! How wide the columns of a table are, and where their cells break: between words, or within one only where a column can't
//! be as wide as it is. Columns are as wide as makes the table the shortest, so that an empty column takes no room from a
//! full one.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr};

use super::sheet::Column;

/// A column is made no wider than this for the sake of a single word in its cells.
const LONGEST_WORD: usize = 24;
/// A column whose words must be broken keeps so many letters of them.
const NARROWEST: usize = 6;
/// So many blanks may stand between two columns, the most first.
const GAPS: [u16; 3] = [3, 2, 1];
/// So many rows tell how a table is best divided.
const ROWS: usize = 200;
/// A word may break behind these: a path isn't one word to its reader.
const JOINTS: [char; 3] = ['/', '-', '_'];

/// How wide each column is so that all of them take `room` at most.
pub(super) fn widths(columns: &[Column], rows: &[Vec<String>], room: usize) -> Vec<usize> {
    let cells = |column: usize| rows.iter().filter_map(move |row| row.get(column));
    let body = |column: usize| cells(column).map(|cell| cell.width()).max().unwrap_or_default();
    let most: Vec<usize> =
        columns.iter().enumerate().map(|(at, head)| body(at).max(head.name.width())).collect();
    if most.iter().sum::<usize>() <= room {
        return most;
    }
    let mut widths = least(columns, rows);
    let mut taken: usize = widths.iter().sum();
    // Words in cells are broken before those of heads, and as few of them as there may be.
    let words: Vec<Vec<usize>> =
        (0..columns.len()).map(|at| cells(at).flat_map(|cell| lengths(cell)).collect()).collect();
    // The first column says what each row is about.
    let head = |(at, head): (usize, &Column)| {
        if at == 0 { widths[at] } else { longest_piece(&head.name).max(NARROWEST) }
    };
    let heads: Vec<usize> = columns.iter().enumerate().map(head).collect();
    for floors in [heads, vec![NARROWEST; columns.len()]] {
        while taken > room {
            let wide = (0..widths.len()).filter(|at| !columns[*at].number && widths[*at] > floors[*at]);
            let broken = |at: &usize| words[*at].iter().filter(|word| **word >= widths[*at]).count();
            let Some(one) = wide.min_by_key(|at| (broken(at), std::cmp::Reverse(widths[*at]))) else { break };
            widths[one] -= 1;
            taken -= 1;
        }
    }
    let told: Vec<Vec<usize>> = std::iter::once(columns.iter().map(|head| head.name.width()).collect())
        .chain(rows.iter().take(ROWS).map(|row| row.iter().map(|cell| cell.width()).collect()))
        .collect();
    for _ in taken..room {
        let wanting = (0..widths.len()).filter(|at| widths[*at] < most[*at]);
        let best = wanting.min_by_key(|at| {
            let mut wider = widths.clone();
            wider[*at] += 1;
            let lines = lines(&told, &wider);
            // Of columns that make the table as short, the one of which most is still to be shown.
            (lines, std::cmp::Reverse(most[*at] * 100 / widths[*at].max(1)))
        });
        let Some(best) = best else { break };
        widths[best] += 1;
    }
    widths
}

/// How wide each column is at least for no word of it to be broken, but for words that are longer than most.
fn least(columns: &[Column], rows: &[Vec<String>]) -> Vec<usize> {
    let of_column = |(at, head): (usize, &Column)| {
        let cells = || rows.iter().filter_map(|row| row.get(at));
        // A figure stands on one line.
        let body = if head.number {
            cells().map(|cell| cell.width()).max()
        } else {
            cells().map(|cell| longest_piece(cell).min(LONGEST_WORD)).max()
        };
        longest_piece(&head.name).max(body.unwrap_or_default())
    };
    columns.iter().enumerate().map(of_column).collect()
}

/// How many blanks stand between two columns of a table that is `room` wide: fewer where words would be broken for them.
pub(super) fn gap(columns: &[Column], rows: &[Vec<String>], room: usize) -> u16 {
    let least: usize = least(columns, rows).iter().sum();
    let fits = |gap: &u16| least + usize::from(*gap) * columns.len().saturating_sub(1) <= room;
    GAPS.into_iter().find(fits).unwrap_or(GAPS[GAPS.len() - 1])
}

/// How many lines a table takes, in thousandths, as though every word could be broken: whole lines would not tell which of
/// two columns is nearer to one line less.
fn lines(rows: &[Vec<usize>], widths: &[usize]) -> usize {
    let of_row = |row: &Vec<usize>| {
        row.iter().zip(widths).map(|(cell, width)| (cell * 1000 / (*width).max(1)).max(1000)).max()
    };
    rows.iter().filter_map(of_row).sum()
}

/// A text in lines of at most `width` columns.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        for (at, piece) in pieces(word).into_iter().enumerate() {
            let Some(line) = lines.last_mut() else { continue };
            let space = usize::from(at == 0 && !line.is_empty());
            if line.width() + space + piece.width() <= width {
                line.push_str(if space == 1 { " " } else { "" });
                line.push_str(piece);
                continue;
            }
            let broken = broken(piece, width);
            if line.is_empty() {
                lines.pop();
            }
            lines.extend(broken);
        }
    }
    lines
}

/// What of a word stays together.
fn pieces(word: &str) -> Vec<&str> {
    word.split_inclusive(JOINTS).collect()
}

/// How long the pieces of a text are that stay together.
fn lengths(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.split(' ').flat_map(pieces).map(UnicodeWidthStr::width)
}

fn longest_piece(text: &str) -> usize {
    lengths(text).max().unwrap_or_default()
}

/// A piece that fits no line, in as many as it takes: a word in parts of one length, with hyphens.
fn broken(piece: &str, width: usize) -> Vec<String> {
    let is_word = piece.trim_matches(|c: char| !c.is_alphanumeric()).chars().all(char::is_alphabetic);
    let (most, hyphen) = match piece.width() {
        length if is_word && width > 2 && length > width => {
            (length.div_ceil(length.div_ceil(width - 1)), "-")
        }
        _ => (width, ""),
    };
    let mut lines = vec![String::new()];
    for c in piece.chars() {
        match lines.last_mut() {
            Some(line) if line.width() + c.width().unwrap_or(0) <= most => line.push(c),
            Some(line) => {
                line.push_str(hyphen);
                lines.push(c.to_string());
            }
            None => {}
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_breaks_between_words_and_a_path_behind_its_joints() {
        assert_eq!(wrapped("För arbetsgivaren", 13), ["För", "arbetsgivaren"]);
        assert_eq!(
            wrapped("a (jobs/conference-manager.yaml:2)", 14),
            ["a (jobs/", "conference-", "manager.yaml:2", ")"]
        );
        assert_eq!(wrapped("", 10), [""]);
        assert_eq!(wrapped("Verksamhetscontroller", 20), ["Verksamhets-", "controller"]);
    }

    #[test]
    fn no_word_of_a_head_is_broken_and_an_empty_column_takes_little() {
        let head = [Column::text("What is told"), Column::number("For the employer"), Column::text("Why")];
        let rows = vec![
            vec!["the kinds of work".to_owned(), "40%".to_owned(), "a word ".repeat(30).trim().to_owned()],
            vec!["the level".to_owned(), "100%".to_owned(), String::new()],
        ];
        let found = widths(&head, &rows, 50);
        assert_eq!(found.iter().sum::<usize>(), 50);
        assert!(found[0] >= 5 && found[1] >= 8 && found[2] > 25, "{found:?}");
    }
}
