//! Which tokens of a large file to read, as it is entered.

use reactive_graph::{prelude::*, signal::RwSignal};

use formats::{Part, Rows, TokenTable};

/// The ways to choose.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum RowsBy {
    /// The first so many.
    First,
    /// Those of the concept lists.
    InConcepts,
    /// Those that a search finds.
    Matching,
    /// Those of a pasted list.
    Listed,
    /// All of them.
    All,
}

/// What was entered.
#[derive(Clone, Copy)]
pub struct TokenForm {
    /// Which way.
    pub by: RwSignal<RowsBy>,
    /// How many of the first.
    pub first: RwSignal<String>,
    /// Where in a token the searched texts stand: `end`, `anywhere`, or else at the beginning.
    pub part: RwSignal<String>,
    /// The searched texts.
    pub searched: RwSignal<String>,
    /// The pasted list.
    pub list: RwSignal<String>,
}

impl TokenForm {
    /// With as many of the first tokens as fit.
    pub fn new(table: &TokenTable) -> Self {
        let first = RwSignal::new(table.fitting().to_string());
        let empty = || RwSignal::new(String::new());
        Self {
            by: RwSignal::new(RowsBy::First),
            first,
            part: empty(),
            searched: empty(),
            list: empty(),
        }
    }

    /// The words of the pasted list.
    pub fn list_words(&self) -> Vec<String> {
        split(&self.list.read())
    }

    /// Where in a token the searched texts have to stand.
    fn part(&self) -> Part {
        match self.part.read().as_str() {
            "end" => Part::End,
            "anywhere" => Part::Anywhere,
            _ => Part::Beginning,
        }
    }

    /// The number of first tokens, if it is one that can be read.
    pub fn number(&self, table: &TokenTable) -> Option<u64> {
        self.first.read().trim().parse().ok().filter(|n| (1..=table.at_most()).contains(n))
    }

    /// The rows to read; none while the form cannot be answered so.
    pub fn rows(&self, table: &TokenTable) -> Option<Rows> {
        match self.by.get() {
            RowsBy::First => self.number(table).map(Rows::First),
            RowsBy::InConcepts => Some(Rows::InConcepts),
            RowsBy::Matching => Some(split(&self.searched.read()))
                .filter(|texts| !texts.is_empty())
                .map(|texts| Rows::Matching(self.part(), texts)),
            RowsBy::Listed => {
                Some(Rows::Listed(self.list_words())).filter(|_| !self.list_words().is_empty())
            }
            RowsBy::All => (table.at_most() == table.tokens).then_some(Rows::All),
        }
    }
}

fn split(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_string).collect()
}

#[cfg(test)]
mod tests {
    use reactive_graph::owner::Owner;

    use super::*;

    #[test]
    fn a_form_that_cannot_be_answered_so_reads_nothing() {
        Owner::new().with(|| {
            let table = TokenTable { tokens: 50_000, d: 64 };
            let form = TokenForm::new(&table);
            assert_eq!(form.rows(&table), Some(Rows::First(table.fitting())));
            form.first.set("none".into());
            assert_eq!(form.rows(&table), None);
            form.by.set(RowsBy::Matching);
            assert_eq!(form.rows(&table), None);
            form.searched.set("ing ed".into());
            form.part.set("end".into());
            let texts = vec!["ing".into(), "ed".into()];
            assert_eq!(form.rows(&table), Some(Rows::Matching(Part::End, texts)));
            form.by.set(RowsBy::Listed);
            assert_eq!(form.rows(&table), None);
        });
    }
}
