//! Lessons in the page: beginning one, its cards, what it says is done.

use std::fs;

use fantoccini::Locator;
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::Value;
use xtask::program::root;

use crate::page::Page;
use crate::trouble::{Outcome, Trouble};

impl Page {
    /// Begins a lesson of the shelf.
    ///
    /// # Errors
    /// When its first card does not come in time.
    pub async fn begin_lesson(&self, id: &str) -> Outcome {
        self.click("lessons").await?;
        self.click(&format!("lesson-{id}")).await?;
        self.part("lesson").await?;
        Ok(())
    }

    /// Plays a lesson of the shelf to its end: at every step, what it would show is done by hand.
    ///
    /// # Errors
    /// When an action cannot be done or does not count as done in time.
    pub async fn play_lesson(&self, id: &str) -> Outcome {
        let text = fs::read_to_string(root().join(format!("public/lessons/{id}.json")))?;
        let lesson: Value = serde_json::from_str(&text).map_err(std::io::Error::from)?;
        self.begin_lesson(id).await?;
        for (at, step) in lesson["steps"].as_array().into_iter().flatten().enumerate() {
            self.ready().await?;
            self.card_holds_its_text(id, at).await?;
            let Some(actions) = step.pointer("/task/show_me").and_then(Value::as_array) else {
                self.click("lesson-next").await?;
                continue;
            };
            if at == 1 {
                self.accessible(&format!("{id}, step {}", at + 1)).await?;
            }
            for action in actions {
                self.act(action).await?;
            }
            self.card_done(&format!("{id}, step {} is done", at + 1)).await?;
        }
        self.lesson_over().await
    }

    /// From its second card on, does all that the lesson by hand asks for; `probability` is typed
    /// as a reader may write it.
    ///
    /// # Errors
    /// When something cannot be done or does not count as done in time.
    pub async fn compute_by_hand(&self, probability: &str) -> Outcome {
        let answers = [
            ("2", "the logit is 2"),
            (probability, "the probability is 0.84"),
            ("3", "the log-odds are 3"),
        ];
        for (answer, what) in answers {
            self.type_into(
                "[data-testid=answer-number]",
                &format!("{answer}{}", char::from(Key::Enter)),
            )
            .await?;
            self.card_done(what).await?;
        }
        self.button("Shift g").await?.click().await?;
        self.card_done("a shift keeps all predictions").await?;
        for _ in 0..2 {
            self.wait_for("[aria-label='Next context']").await?.click().await?;
        }
        self.card_done("snow is likeliest in January").await?;
        self.lesson_over().await
    }

    /// Nothing in the card of a step is cut off at its side.
    async fn card_holds_its_text(&self, id: &str, at: usize) -> Outcome {
        let beyond = self.script(BEYOND).await?.as_i64().unwrap_or_default();
        if beyond <= 0 {
            return Ok(());
        }
        Err(Trouble::Unreadable {
            part: format!("{id}, step {}", at + 1),
            attribute: "scrollWidth".into(),
            found: Some(format!("{beyond} pixels beyond the card")),
            expected: "text inside the card",
        })
    }

    /// Waits until what a step opens is open.
    async fn ready(&self) -> Outcome {
        let reading = async || {
            Ok(self
                .client
                .find_all(Locator::Css("[data-testid=reading]"))
                .await?
                .is_empty()
                .then_some(()))
        };
        self.until("the model of the step is open", reading).await?;
        self.wait_for("[data-testid=stage-right][data-ready=true]").await?;
        Ok(())
    }

    /// Waits until the card says that its task is done, and goes to the next one.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn card_done(&self, what: &str) -> Outcome {
        let done = async || {
            Ok((self.attribute("task", "data-done").await?.as_deref() == Some("true"))
                .then_some(()))
        };
        self.until(what, done).await?;
        self.click("lesson-next").await
    }

    /// Waits until no lesson is in play.
    ///
    /// # Errors
    /// When one still is after a while.
    pub async fn lesson_over(&self) -> Outcome {
        let over = async || {
            let cards = self.client.find_all(Locator::Css("[data-testid=lesson]")).await?;
            Ok(cards.is_empty().then_some(()))
        };
        self.until("the lesson is over", over).await
    }

    /// The first button that says this, once it is there.
    ///
    /// # Errors
    /// When it does not come in time.
    pub async fn button(&self, words: &str) -> Outcome<Element> {
        let path = format!("//button[contains(normalize-space(.), {words:?})]");
        let found =
            async || Ok(self.client.find_all(Locator::XPath(&path)).await?.into_iter().next());
        let button = self.until(&format!("a button says {words}"), found).await?;
        self.uncovered(button).await
    }

    /// Types into the element, as a person would.
    ///
    /// # Errors
    /// When it is not there or takes no keys.
    pub async fn type_into(&self, css: &str, keys: &str) -> Outcome {
        Ok(self.uncovered(self.wait_for(css).await?).await?.send_keys(keys).await?)
    }
}

const BEYOND: &str = "const card = document.querySelector('.lesson-body'); return card.scrollWidth - card.clientWidth;";
