//! Words and their vectors, of fastText and finalfusion.

use crate::{
    container::{fasttext, finalfusion, words::WordTable},
    contents::{
        Contents,
        label_list::{LabelList, Role, Slack},
        matrix::Matrix,
        scales::Scales,
    },
    error::FormatError,
    source::input::Input,
};

/// Reads the words of a fastText file; the matrix is not read yet.
pub(crate) fn fasttext(input: &mut Input) -> Result<Contents, FormatError> {
    Ok(contents(fasttext::scan(input)?, input.name()))
}

/// Reads the words and the lengths of a finalfusion file; the matrix is not read yet.
pub(crate) fn finalfusion(input: &mut Input) -> Result<Contents, FormatError> {
    Ok(contents(finalfusion::scan(input)?, input.name()))
}

fn contents(found: WordTable, file: &str) -> Contents {
    let WordTable { format, words: entries, table, lengths, of_ngrams, warning } = found;
    let mut contents = Contents::new(format);
    contents.warnings.extend(warning);
    let (role, place) = (Role::Tokens, format!("words of {file:?}"));
    contents.lists.push(LabelList { role, place, entries, slack: Slack::None });
    contents.matrices.extend(
        Matrix::of(&table)
            .map(|words| Matrix { scales: lengths.clone().map(Scales::of_rows), ..words }),
    );
    if of_ngrams > 0 {
        contents.warnings.push(format!("{of_ngrams} vectors of n-grams are not read: words only"));
    }
    contents
}
