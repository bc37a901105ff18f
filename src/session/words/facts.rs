//! What a row is called and what it means, in the language that is spoken.

use theory::property::Info;

use super::words;

/// The facts of a row in words: the fields of its [`Info`] of the same names.
#[derive(Debug, Clone, Copy)]
pub struct RowWords {
    /// What the board calls it.
    pub name: &'static str,
    /// What it means, in a sentence.
    pub meaning: &'static str,
    /// How it is computed.
    pub definition: &'static str,
    /// What its number is.
    pub measure: &'static str,
    /// What its threshold says.
    pub threshold_help: &'static str,
}

/// The words of a row; its own, which are English, where the language has none.
pub fn facts(info: &Info) -> RowWords {
    let own = words().rows.iter().find(|(id, _)| *id == info.id);
    own.map_or(
        RowWords {
            name: info.name,
            meaning: info.meaning,
            definition: info.definition,
            measure: info.measure,
            threshold_help: info.threshold_help,
        },
        |(_, own)| *own,
    )
}
