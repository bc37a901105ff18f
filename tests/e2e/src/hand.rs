//! What a lesson would show, done by hand: each of its actions through the controls that a learner
//! uses.

use fantoccini::key::Key;
use serde_json::Value;

use crate::page::Page;
use crate::trouble::{Outcome, Trouble};

/// The order in which the four numbers of T are typed: none of the lessons' matrices is singular on
/// the way.
const ORDER: [usize; 4] = [1, 2, 0, 3];

const CONDITION: &str = "Condition number κ";
const SEED: &str = "Seed";
const SIZE: &str = "Size of hidden moves and shifts";

impl Page {
    /// Does one action of a lesson's `show_me`.
    ///
    /// # Errors
    /// When a control is missing, or no hand knows how to do it.
    pub async fn act(&self, action: &Value) -> Outcome {
        let unknown = || Trouble::Unreadable {
            part: "lesson".into(),
            attribute: "show_me".into(),
            found: Some(action.to_string()),
            expected: "an action that a hand knows",
        };
        let (name, what) =
            action.as_object().and_then(|action| action.iter().next()).ok_or_else(unknown)?;
        match name.as_str() {
            "bend" => self.type_matrix(what).await,
            "add" => self.add(what).await,
            "shuffle" => {
                self.set_number(SEED, what).await?;
                self.click("shuffle").await
            }
            "side" => self.choice(if what == "OnlyG" { "Only g" } else { "Gauge" }).await,
            "pair" => self.choose_pair(what).await,
            "context" => self.type_token("Context: type to search", text(what)).await,
            "picture" => Ok(self.button(text(what)).await?.click().await?),
            "open" => self.open_row(text(what)).await,
            "suggest" => Ok(self.button("Go to the worst case").await?.click().await?),
            "relation" => self.choose_relation(what.as_u64().unwrap_or_default() as usize).await,
            "answer" => {
                let nth = what.as_u64().unwrap_or_default() + 1;
                Ok(self
                    .wait_for(&format!(".answer:nth-of-type({nth}) input"))
                    .await?
                    .click()
                    .await?)
            }
            "number" => {
                self.type_into(
                    "[data-testid=answer-number]",
                    &format!("{what}{}", char::from(Key::Enter)),
                )
                .await
            }
            _ => Err(unknown()),
        }
    }

    async fn type_matrix(&self, t: &Value) -> Outcome {
        for i in ORDER {
            self.set_number(&format!("Matrix, row {}, column {}", i / 2 + 1, i % 2 + 1), &t[i])
                .await?;
        }
        Ok(())
    }

    async fn add(&self, action: &Value) -> Outcome {
        if action == "Minimal" {
            return self.click("reduce").await;
        }
        let (words, numbers) = if let Some(shift) = action.get("Shift") {
            ("Shift g", shift)
        } else if let Some(hidden) = action.get("HiddenG") {
            ("Hidden move of g", hidden)
        } else if let Some(random) = action.pointer("/Linear/matrix/Random") {
            ("Random gauge", random)
        } else {
            ("Worst: far apart", &action["Linear"]["matrix"]["Worst"])
        };
        for (label, key) in [(CONDITION, "condition"), (SIZE, "size"), (SEED, "seed")] {
            if let Some(number) = numbers.get(key) {
                self.set_number(label, number).await?;
            }
        }
        Ok(self.button(words).await?.click().await?)
    }

    /// Types a number into the box of this name, in place of what it holds.
    async fn set_number(&self, label: &str, number: &Value) -> Outcome {
        self.retype(&format!("input[aria-label='{label}']"), &number.to_string()).await
    }

    async fn type_token(&self, label: &str, word: &str) -> Outcome {
        self.retype(&format!("input[aria-label='{label}']"), word).await
    }

    async fn retype(&self, css: &str, words: &str) -> Outcome {
        let [control, release, enter] = [Key::Control, Key::Null, Key::Enter].map(char::from);
        self.type_into(css, &format!("{control}a{release}{words}{enter}")).await
    }

    /// Chooses both ends of a direction.
    async fn choose_pair(&self, pair: &Value) -> Outcome {
        let which = if pair["which"] == 0 { "First" } else { "Second" };
        for end in ["from", "to"] {
            self.type_token(&format!("{which} direction: {end}"), text(&pair[end])).await?;
        }
        Ok(())
    }

    async fn choice(&self, words: &str) -> Outcome {
        Ok(self.button(words).await?.click().await?)
    }

    async fn open_row(&self, id: &str) -> Outcome {
        self.press(&format!("[data-testid=row-{id}] summary")).await
    }

    /// The relation at this place of the list, which may be folded away.
    async fn choose_relation(&self, at: usize) -> Outcome {
        if self.script("return document.querySelector('.contexts').open").await? != true {
            self.press(".contexts > summary").await?;
        }
        let list = self.wait_for(".contexts > .choice-line:last-of-type select").await?;
        Ok(self.uncovered(list).await?.select_by_index(at).await?)
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
