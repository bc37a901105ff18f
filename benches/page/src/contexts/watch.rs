//! The page's program for contexts, listened to: when it was asked what, and when it answered.

use std::sync::Arc;

use e2e::Page;
use e2e::trouble::Outcome;
use serde_json::{Value, json};

use super::answer;

/// A page whose program for contexts is listened to.
pub struct Watch {
    page: Arc<Page>,
}

impl Watch {
    /// Listens from now on; `alone`: a second program is refused.
    pub async fn begin(page: &Arc<Page>, alone: bool) -> Outcome<Self> {
        page.client.execute(LISTEN, vec![json!(alone)]).await?;
        Ok(Self { page: page.clone() })
    }

    /// Milliseconds from the start of the program until the file is open in it.
    pub async fn opened(&self) -> Outcome<f64> {
        let read = |seen: &Value| Some(seen["Opened"].as_f64()? - seen["started"].as_f64()?);
        answer(&self.page, "opening the file", SEEN, read).await
    }

    /// Puts a line into the box; milliseconds until it is answered, and how many tokens it has.
    pub async fn typed(&self, line: &str) -> Outcome<(f64, u64)> {
        self.page.client.execute(TYPE, vec![json!(line)]).await?;
        let read = |seen: &Value| {
            let took = seen["Typed"].as_f64()? - seen["typed"].as_f64()?;
            (took > 0.0).then_some((took, seen["tokens"].as_u64()?))
        };
        answer(&self.page, line, SEEN, read).await
    }

    /// Milliseconds from the first question about a set until so many programs have done their
    /// part.
    pub async fn computed(&self, programs: u64) -> Outcome<f64> {
        let read = |seen: &Value| {
            let done = seen["done"].as_u64()? == programs;
            done.then(|| Some(seen["Done"].as_f64()? - seen["Compute"].as_f64()?))?
        };
        answer(&self.page, "a set", SEEN, read).await
    }

    /// Milliseconds of the longest task of the main thread so far; 0 if none took more than 50.
    pub async fn longest(&self) -> Outcome<f64> {
        Ok(self.page.script(SEEN).await?["longest"].as_f64().unwrap_or(f64::NAN))
    }
}

const SEEN: &str = "return window.__contexts";

/// Puts itself between the page and its program for contexts.
const LISTEN: &str = "
    const alone = arguments[0];
    const seen = window.__contexts = { longest: 0, done: 0, programs: 0 };
    new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: 'longtask' });
    const kind = (message) => typeof message === 'string' ? message : Object.keys(message)[0];
    const start = window.startProgram;
    window.startProgram = (name) => {
        if (name !== 'lm') return start(name);
        if (alone && seen.programs) throw new Error('there is to be one only');
        seen.programs += 1;
        seen.started ??= performance.now();
        const worker = start(name);
        const post = worker.postMessage.bind(worker);
        worker.postMessage = (message, ...rest) => {
            if (kind(message) === 'Compute') seen.Compute ??= performance.now();
            post(message, ...rest);
        };
        worker.addEventListener('message', ({ data }) => {
            const [what, now] = [kind(data), performance.now()];
            if (what === 'Opened') seen.Opened ??= now;
            if (what === 'Done') { seen.Done = now; seen.done += 1; }
            if (what === 'Typed') { seen.Typed = now; seen.tokens = data.Typed.tokens.length; }
        });
        return worker;
    };";

/// From the event that a key makes, as a person's does.
const TYPE: &str = "
    const box = document.querySelector('[data-testid=context-line]');
    box.value = arguments[0];
    window.__contexts.Typed = 0;
    window.__contexts.typed = performance.now();
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));";
