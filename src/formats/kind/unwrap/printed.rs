//! Tables as programs print them: nested brackets of NumPy, PyTorch, Mathematica and MATLAB, boxes
//! of databases, matrices of R.

use crate::text::decimal;

/// Least letters of a rule between the rows of a box.
const LEAST_RULE: usize = 3;

/// Signs between the columns of boxes.
const BARS: [char; 6] = ['|', '│', '┃', '║', '┆', '╎'];

/// Whether a text may be such a table, by its start.
pub(super) fn may_be(start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start);
    let first = text.trim_start();
    let line = first.lines().next().unwrap_or_default();
    nested(first).is_some()
        || is_header_of_r(line)
        || is_name_over(line)
        || first.lines().take(3).any(is_rule)
}

/// The table with tabs between its fields; nothing where some part of the text is none.
pub(super) fn plain(text: &str) -> Option<String> {
    let text = text.trim();
    brackets(text).or_else(|| boxed(text)).or_else(|| of_r(text)).or_else(|| displayed(text))
}

/// What stands in nested brackets, or in one pair where it is assigned: behind `x =` or the name of
/// a type, perhaps.
fn nested(text: &str) -> Option<&str> {
    // As TensorFlow prints a tensor.
    let text = match text.strip_prefix("<tf.Tensor").and_then(|rest| rest.split_once("numpy=")) {
        Some((_, value)) => value.trim_start(),
        None => text,
    };
    let value = match text.split_once('=') {
        Some((name, value)) if is_name(name.trim()) => value.trim_start(),
        _ => text,
    };
    let assigned = value.len() < text.len();
    let list = &value[value.find(['[', '{'])?..];
    let kind = value[..value.len() - list.len()].trim_end();
    let called = kind.is_empty() || kind.strip_suffix('(').is_some_and(is_name);
    let inner = list[1..].trim_start();
    let deep = inner.starts_with(&list[..1]);
    let rows = assigned && list.starts_with('[') && inner.starts_with(is_of_number);
    // Words and objects in brackets are of Python or JSON.
    let numbers = deep && inner[1..].trim_start().starts_with(|c| is_of_number(c) || c == '"');
    (called && (numbers || rows)).then_some(list)
}

fn is_of_number(sign: char) -> bool {
    sign.is_ascii_digit() || "-+.".contains(sign)
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.')
}

/// The rows in nested brackets.
fn brackets(text: &str) -> Option<String> {
    let list = nested(text)?;
    let (mut depth, mut rows, mut row, mut end) = (0, Vec::new(), String::new(), None);
    for (at, sign) in list.char_indices() {
        match sign {
            '[' | '{' => {
                depth += 1;
                // A third pair is of an array of three dimensions.
                if depth > 2 {
                    return None;
                }
            }
            ']' | '}' => {
                depth -= 1;
                if depth == 1 || !row.trim().is_empty() {
                    rows.push(fields(&row)?);
                    row.clear();
                }
                if depth == 0 {
                    end = Some(at + 1);
                    break;
                }
            }
            // MATLAB parts rows so, and by ends of lines.
            ';' | '\n' if depth == 1 => {
                if !row.trim().is_empty() {
                    rows.push(fields(&row)?);
                }
                row.clear();
            }
            ',' if depth == 1 => {}
            _ => row.push(sign),
        }
    }
    let rest = list[end?..].trim();
    let rest = rest.strip_suffix('>').unwrap_or(rest);
    let closed = ["", ";", ")", ");"].contains(&rest);
    let kind = rest.starts_with(',') && rest.ends_with(')');
    if closed || kind { table(&rows) } else { None }
}

/// The fields of a row: numbers, or a word in quotes before them.
fn fields(row: &str) -> Option<Vec<String>> {
    let mut fields = Vec::new();
    let mut rest = row.trim();
    if let Some(quote) = rest.chars().next().filter(|sign| "\"'".contains(*sign)) {
        let (word, behind) = rest[1..].split_once(quote)?;
        fields.push(word.to_string());
        rest = behind;
    }
    let separates = |c: char| c.is_whitespace() || c == ',';
    for part in rest.split(separates).filter(|part| !part.is_empty()) {
        fields.push(number(part)?);
    }
    Some(fields)
}

/// A number, as Mathematica writes it too: ``1.5`*^-7``.
fn number(text: &str) -> Option<String> {
    let (digits, power) = text.split_once("*^").unwrap_or((text, ""));
    let digits = digits.split('`').next().unwrap_or_default();
    let plain = match power {
        "" => digits.to_string(),
        power => format!("{digits}e{power}"),
    };
    decimal::whole(plain.as_bytes()).map(|_| plain)
}

/// Rows that are equally long, as lines.
fn table(rows: &[Vec<String>]) -> Option<String> {
    let width = rows.first()?.len();
    let even = width > 1 && rows.iter().all(|row| row.len() == width);
    even.then(|| rows.iter().map(|row| row.join("\t") + "\n").collect())
}

/// Whether a line is one between the rows of a box.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let signs = "+-=|:─━═┼┌┐└┘├┤┬┴╞╡╪╤╧╔╗╚╝╠╣╦╩╬╭╮╰╯ ";
    line.chars().count() >= LEAST_RULE
        && line.contains(['-', '─', '━', '═', '='])
        && line.contains(|c: char| !"-= :|".contains(c))
        && line.chars().all(|c| signs.contains(c))
}

/// The rows of a box, without what is said below or over it.
fn boxed(text: &str) -> Option<String> {
    let (mut rows, mut titles): (Vec<Vec<String>>, usize) = (Vec::new(), 0);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if is_rule(line) {
            titles = if titles == 0 { rows.len() } else { titles };
            continue;
        }
        if !line.contains(BARS) {
            if is_note(line) {
                continue;
            }
            return None;
        }
        let inside = line.strip_prefix(BARS).unwrap_or(line);
        let inside = inside.strip_suffix(BARS).unwrap_or(inside);
        let cells: Vec<String> = inside.split(BARS).map(|cell| cell.trim().to_string()).collect();
        // How many rows there are stands in a box below them.
        if rows.first().is_some_and(|row| row.len() > cells.len()) && inside.contains("row") {
            continue;
        }
        rows.push(cells);
    }
    // The types of the columns stand below their titles.
    let said = rows.get(1..titles)?;
    if !said.iter().all(|row| row.iter().all(|cell| is_type(cell))) {
        return None;
    }
    rows.drain(1..titles);
    if rows.len() > 1 { table(&rows) } else { None }
}

/// Whether a line says how many rows a box has.
fn is_note(line: &str) -> bool {
    let counted = line.trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit());
    counted && (line.contains(" row") || line.contains(" Zeile"))
        || line.starts_with("shape:")
        || line.starts_with("Time: ")
}

/// Whether a cell says what type a column has.
fn is_type(cell: &str) -> bool {
    let bare = cell.to_lowercase();
    let bare = bare.split(['[', '(']).next().unwrap_or_default();
    let kinds = [
        "---", "str", "string", "text", "varchar", "char", "list", "array", "double", "float",
        "real", "f32", "f64", "i32", "i64", "u32", "u64", "integer", "int", "int32", "int64",
        "bigint", "decimal", "numeric", "boolean", "bool", "object", "float32", "float64",
    ];
    kinds.contains(&bare.trim())
}

/// Whether a line is the one over a matrix of R: `[,1] [,2]`.
fn is_header_of_r(line: &str) -> bool {
    let is_column = |field: &str| field.starts_with("[,") && field.ends_with(']');
    line.split_whitespace().count() > 0 && line.split_whitespace().all(is_column)
}

/// A matrix of R, which goes on below itself where it is wide.
fn of_r(text: &str) -> Option<String> {
    let (mut rows, mut at): (Vec<Vec<String>>, usize) = (Vec::new(), 0);
    if !text.lines().next().is_some_and(is_header_of_r) {
        return None;
    }
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if is_header_of_r(line) {
            at = 0;
            continue;
        }
        let mut parts: Vec<&str> = line.split_whitespace().collect();
        let named = decimal::whole(parts[0].as_bytes()).is_none();
        let name = named.then(|| parts.remove(0).trim_matches('"').to_string());
        let name = name.filter(|name| !(name.starts_with('[') && name.ends_with(",]")));
        let numbers = parts.into_iter().map(number).collect::<Option<Vec<String>>>()?;
        match rows.get_mut(at) {
            Some(row) if name.is_none() || name.as_ref() == row.first() => row.extend(numbers),
            Some(_) => return None,
            None => rows.push(name.into_iter().chain(numbers).collect()),
        }
        at += 1;
    }
    table(&rows)
}

/// Whether a line says what the matrix below it is: `A =`, or its size and type as Julia has them.
fn is_name_over(line: &str) -> bool {
    let line = line.trim();
    let is_julia = line.ends_with("}:") && line.contains('×');
    is_julia || line.strip_suffix('=').is_some_and(|name| is_name(name.trim()))
}

/// A matrix as MATLAB, Octave and Julia display it: below its name, in lines of numbers alone.
fn displayed(text: &str) -> Option<String> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let row = |line: &str| line.split_whitespace().map(number).collect::<Option<Vec<String>>>();
    let over = lines.next().filter(|line| is_name_over(line));
    over.and_then(|_| table(&lines.map(row).collect::<Option<Vec<_>>>()?))
}

#[cfg(test)]
mod tests {
    use super::{may_be, plain};

    #[test]
    fn what_programs_print_is_a_table_again() {
        let bare = "1.5\t-2\n3\t4e-3\n";
        for text in [
            "[[ 1.5  -2]\n [3 4e-3]]",
            "array([[1.5, -2],\n       [3, 4e-3]], dtype=float32)",
            "tensor([[1.5, -2],\n        [3, 4e-3]], device='cuda:0', grad_fn=<MmBackward0>)",
            "x = np.array([[1.5, -2], [3, 4e-3]])\n",
            "{{1.5, -2}, {3, 4*^-3}}",
            "m = {{1.5`, -2},\n {3, 4*^-3}};",
            "A = [1.5 -2; 3 4e-3];",
            "A = [1.5 -2\n 3 4e-3\n]",
            "[[1.5, -2], [3, 4e-3]]",
            "2×2 Matrix{Float64}:\n 1.5  -2\n 3  4e-3\n",
            "<tf.Tensor: shape=(2, 2), dtype=float32, numpy=\narray([[1.5, -2],\n [3, 4e-3]], \
            dtype=float32)>",
            "A =\n\n   1.5  -2\n   3   4e-3\n",
            "     [,1] [,2]\n[1,]  1.5   -2\n[2,]    3 4e-3\n",
            "     [,1]\n[1,]  1.5\n[2,]    3\n     [,2]\n[1,]  -2\n[2,] 4e-3\n",
        ] {
            assert!(may_be(text.as_bytes()), "{text}");
            assert_eq!(plain(text).as_deref(), Some(bare), "{text}");
        }
        let named = "word\tx\tvec\nking\t1\t[1,2]\n";
        for text in [
            " word | x |  vec  \n------+---+-------\n king | 1 | [1,2]\n(1 row)\n",
            "+------+---+-------+\n| word | x | vec |\n+------+---+-------+\n| king | 1 | [1,2] |\n\
             +------+---+-------+\n1 row in set (0.00 sec)\n",
            "┌──────┬───┬─────┐\n│ word │ x │ vec │\n│ varchar │ int32 │ double[] │\n\
             ├──────┼───┼─────┤\n│ king │ 1 │ [1,2] │\n└──────┴───┴─────┘\n",
            "shape: (1, 3)\n┌──────┬───┬─────┐\n│ word ┆ x ┆ vec │\n│ --- ┆ --- ┆ --- │\n\
             │ str ┆ i64 ┆ list[f64] │\n╞══════╪═══╪═════╡\n\
             │ king ┆ 1 ┆ [1,2] │\n└──────┴───┴─────┘",
        ] {
            assert!(may_be(text.as_bytes()), "{text}");
            assert_eq!(plain(text).as_deref(), Some(named), "{text}");
        }
    }

    #[test]
    fn other_texts_are_left_alone() {
        for text in [
            "[[1 2]\n ...\n [3 4]]",
            "[[[1 2]\n  [3 4]]]",
            "[[1 2]\n [3]]",
            "king = queen\nman = woman\n",
            "{\"a\": [1, 2]}",
            "[[\"a\", [1, 2]], [\"b\", [3, 4]]]",
            "[[\"king\", \"queen\"], [\"man\", \"woman\"]]",
            "---\na | b\n",
            "a\n+-+\n",
            "",
        ] {
            assert_eq!(plain(text), None, "{text}");
        }
    }
}
