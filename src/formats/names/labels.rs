//! Names alone: one a line, or a column of a tab-separated table (the Embedding Projector's
//! metadata.tsv).

use crate::{
    container::MAX_NAMES,
    contents::{
        Contents,
        label_list::{LabelList, Role, Slack},
    },
    error::FormatError,
    source::{input::Input, stem},
    text::lines::{Lines, text},
};

/// Column titles that mean the name itself.
const TITLES: [&str; 6] = ["label", "word", "token", "name", "text", "title"];

/// Reads a list of names. Spaces belong to the names.
pub(crate) fn read(input: &mut Input) -> Result<Contents, FormatError> {
    let role = Role::of(stem(input.name()));
    let mut lines = Lines::new(input)?;
    let (mut entries, mut column) = (Vec::new(), 0);
    loop {
        let entry = match lines.next()? {
            None => break,
            Some(line) => text(line).map(|line| {
                if entries.is_empty() {
                    column = name_column(line);
                }
                line.split('\t')
                    .nth(column)
                    .map(str::to_string)
                    .ok_or_else(|| line.split('\t').count())
            }),
        };
        let entry = entry.map_err(|(offset, found)| lines.not_utf8(offset, found))?;
        entries.push(entry.map_err(|found| FormatError::Malformed {
            file: lines.file().into(),
            place: lines.place(),
            found: format!("{found} tab-separated columns"),
            expected: format!("at least {}, for the column of names", column + 1),
        })?);
        if entries.len() > MAX_NAMES {
            return Err(too_many(&lines));
        }
    }
    let (place, warnings) = ("list of names".to_string(), lines.warnings());
    let place = format!("{place} {:?}", lines.file());
    let mut contents = Contents::new("names");
    contents.lists.push(LabelList { role, place, entries, slack: Slack::Title });
    contents.warnings = warnings;
    Ok(contents)
}

fn name_column(first_line: &str) -> usize {
    let title = |field: &str| TITLES.contains(&field.trim().to_lowercase().as_str());
    first_line.split('\t').position(title).unwrap_or(0)
}

fn too_many(lines: &Lines) -> FormatError {
    FormatError::TooLarge {
        file: lines.file().into(),
        place: lines.place(),
        found: format!("more than {MAX_NAMES} names"),
        limit: format!("{MAX_NAMES}"),
        advice: "",
    }
}
