//! The rows of the board and the bars of the distribution, as the page says them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::page::Page;
use crate::trouble::Outcome;

/// One row of the board.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// `kept`, `drifted`, `destroyed`, `created`, `absent` or `not testable`.
    pub verdict: String,
    /// The measure of the model as loaded; `None` where it is not testable.
    pub before: Option<f64>,
    /// The measure of the moved model.
    pub after: Option<f64>,
}

/// The probabilities on screen, in the order shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// Of the model.
    pub before: Vec<f64>,
    /// Of the moved model.
    pub after: Vec<f64>,
}

impl Bars {
    /// The largest difference between the two of a pair.
    pub fn largest_change(&self) -> f64 {
        self.before
            .iter()
            .zip(&self.after)
            .map(|(before, after)| (before - after).abs())
            .fold(0.0, f64::max)
    }
}

impl Page {
    /// Every row that is on the board, by its id.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn board(&self) -> Outcome<BTreeMap<String, Row>> {
        let rows = self.script(ROWS).await?;
        let row = |row: &Value| Some((row["id"].as_str()?.to_owned(), parsed(row)?));
        Ok(rows.as_array().into_iter().flatten().filter_map(row).collect())
    }

    /// Waits until the board satisfies `condition`, and gives it.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn board_when(
        &self,
        what: &str,
        condition: impl Fn(&BTreeMap<String, Row>) -> bool,
    ) -> Outcome<BTreeMap<String, Row>> {
        self.until(what, async || Ok(Some(self.board().await?).filter(&condition))).await
    }

    /// Waits until nothing is left to measure and the board satisfies `condition`, and gives it.
    ///
    /// # Errors
    /// When that does not come in time.
    pub async fn settled_board(
        &self,
        what: &str,
        condition: impl Fn(&BTreeMap<String, Row>) -> bool,
    ) -> Outcome<BTreeMap<String, Row>> {
        let settled = async || {
            let still = self.script(AT_REST).await?.as_bool() == Some(true);
            Ok(if still { Some(self.board().await?).filter(&condition) } else { None })
        };
        self.until(what, settled).await
    }

    /// The bars that are on the page.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn bars(&self) -> Outcome<Bars> {
        let read = self.script(BARS).await?;
        let numbers =
            |side: usize| read[side].as_array().into_iter().flatten().filter_map(number).collect();
        Ok(Bars { before: numbers(0), after: numbers(1) })
    }
}

fn parsed(row: &Value) -> Option<Row> {
    let verdict = row["verdict"].as_str()?.to_owned();
    Some(Row { verdict, before: number(&row["before"]), after: number(&row["after"]) })
}

fn number(value: &Value) -> Option<f64> {
    value.as_str()?.parse().ok()
}

const ROWS: &str = "
    return [...document.querySelectorAll('[data-testid^=row-][data-verdict]')].map(row => ({
        id: row.dataset.testid.slice(4), verdict: row.dataset.verdict,
        before: row.dataset.before, after: row.dataset.after,
    }));";

const AT_REST: &str =
    "return document.querySelector('[data-testid=board]').dataset.measuring === 'false'";

const BARS: &str = "
    return ['bar-before', 'bar-after'].map(id =>
        [...document.querySelectorAll(`[data-testid=${id}]`)].map(bar => bar.dataset.p));";
