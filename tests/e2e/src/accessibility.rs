//! What axe-core finds in the state that the page is in, in light and in dark.

use std::{env, fs};

use serde_json::{Value, json};

use crate::page::Page;
use crate::protocol::devtools;
use crate::trouble::{Outcome, Trouble};

impl Page {
    /// Nothing that axe-core knows of is wrong now, in light and in dark; says so and passes where
    /// axe-core is not installed (it comes with npm). Leaves the page in light.
    ///
    /// # Errors
    /// What axe-core finds, with `state` as where it was found.
    pub async fn accessible(&self, state: &str) -> Outcome {
        let Ok(script) = env::var("AXE_SCRIPT") else {
            eprintln!("axe-core is not here: not checked");
            return Ok(());
        };
        if self.script("return !window.axe").await? == json!(true) {
            self.script(&fs::read_to_string(script)?).await?;
        }
        let mut found = Vec::new();
        for scheme in ["dark", "light"] {
            found.extend(
                self.violations(scheme)
                    .await?
                    .into_iter()
                    .map(|fault| format!("{state}, {scheme}: {fault}")),
            );
        }
        self.prefer("light", "no-preference").await?;
        if found.is_empty() { Ok(()) } else { Err(Trouble::Inaccessible(found.join("\n"))) }
    }

    /// What axe-core finds in these colours; colours that are on their way to others would be read
    /// as they are.
    async fn violations(&self, scheme: &str) -> Outcome<Vec<String>> {
        self.prefer(scheme, "reduce").await?;
        let found = self.client.execute_async(RUN, vec![json!(scheme)]).await?;
        let words = |fault: &Value| fault.as_str().map(str::to_owned);
        Ok(found.as_array().into_iter().flatten().filter_map(words).collect())
    }

    async fn prefer(&self, scheme: &str, motion: &str) -> Outcome {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": motion },
        ]);
        devtools(&self.client, "Emulation.setEmulatedMedia", json!({ "features": features }))
            .await?;
        Ok(())
    }
}

const RUN: &str = "
    const [scheme, done] = arguments;
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const said = result => result.violations.flatMap(rule =>
        rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.any[0]?.message ?? rule.help}`));
    const still = new CSSStyleSheet();
    still.replaceSync('* { transition: none !important; animation: none !important; }');
    document.adoptedStyleSheets = [still];
    const run = () => {
        axe.run(document, { runOnly: rules }).then(result => done(said(result)), error => done([String(error)]));
    };
    const { theme } = document.documentElement.dataset;
    const settled = () => theme === undefined || document.documentElement.dataset.theme === scheme
        ? requestAnimationFrame(() => requestAnimationFrame(run)) : setTimeout(settled, 20);
    settled();";
