//! The picture of a row with its names, and what else is written into it, in the language that is
//! spoken.

use std::sync::Arc;

use picture::figure::Wording;
use theory::property::{LabelledPoints, Picture, ScoreGroup, Series, StripPanel, Titled};

use super::{list_name, spoken, words};

/// The picture as it is drawn; labels of tokens and contexts stay what they are.
pub fn in_language(picture: Arc<Picture>) -> Arc<Picture> {
    if words().phrases.is_empty() {
        return picture;
    }
    let mut picture = Arc::unwrap_or_clone(picture);
    translate(&mut picture);
    Arc::new(picture)
}

/// What is written into pictures beside the names of what they show.
pub fn wording() -> Wording {
    let drawn = &words().drawn;
    Wording {
        language: words().tag.into(),
        decimal: words().decimal,
        cosine: drawn.cosine.into(),
        allows: drawn.allows.into(),
        rank: drawn.rank.into(),
        cut: drawn.cut.into(),
        above: drawn.above.into(),
        log_value: drawn.log_value.into(),
        log_share: drawn.log_share.into(),
        index: drawn.index.into(),
        singular_index: drawn.singular_index.into(),
        lost: drawn.lost.into(),
        gained: drawn.gained.into(),
    }
}

fn translate(picture: &mut Picture) {
    let name = |name: &mut String| *name = spoken(name);
    let list = |name: &mut String| *name = list_name(name);
    let names = |all: &mut [Series]| all.iter_mut().for_each(|one| name(&mut one.name));
    match picture {
        Picture::Histogram { axis, series, marks } => {
            name(axis);
            names(series);
            marks.iter_mut().for_each(|mark| name(&mut mark.name));
        }
        Picture::HeatMap { labels, panels, .. } => {
            labels.iter_mut().for_each(list);
            panels.iter_mut().for_each(|one| name(&mut one.name));
        }
        Picture::Strip { axis, panels } => {
            name(axis);
            for StripPanel { name: title, groups, .. } in panels {
                name(title);
                groups.iter_mut().for_each(|ScoreGroup { name: group, .. }| list(group));
            }
        }
        Picture::Dial { marks, .. } => marks.iter_mut().for_each(|mark| name(&mut mark.name)),
        Picture::Bars { axis, series, .. } => {
            name(axis);
            names(series);
        }
        Picture::Scree { panels } => panels.iter_mut().for_each(|one| name(&mut one.name)),
        Picture::Scatter { axes, panels } => {
            axes.iter_mut().for_each(name);
            panels.iter_mut().for_each(|LabelledPoints { name: title, .. }| name(title));
        }
        Picture::Stack { parts } => {
            for Titled { title, picture } in parts {
                name(title);
                translate(picture);
            }
        }
        Picture::Table { columns, rows, headed, .. } => {
            columns.iter_mut().for_each(name);
            // A token is spelled as the model spells it, even where that is a word of the page.
            let heads = rows.iter_mut().filter(|_| *headed).filter_map(|row| row.first_mut());
            heads.for_each(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_that_is_spelled_like_a_word_of_the_page_stays_as_it_is() {
        let table = |headed| {
            let cells = ["before", "after"].map(str::to_owned).to_vec();
            let (columns, rows) = (cells.clone(), vec![cells]);
            Arc::new(Picture::Table { columns, rows, headed, changes: Vec::new() })
        };
        super::super::speak(&super::super::german::WORDS);
        let own = [false, true].map(|headed| in_language(table(headed)));
        super::super::speak(&super::super::ENGLISH);
        let cells = own.map(|picture| match Arc::unwrap_or_clone(picture) {
            Picture::Table { columns, rows, .. } => [columns[0].clone(), rows[0][0].clone()],
            _ => Default::default(),
        });
        assert_eq!(
            cells,
            [["vorher", "before"], ["vorher", "vorher"]].map(|all| all.map(str::to_owned))
        );
    }
}
