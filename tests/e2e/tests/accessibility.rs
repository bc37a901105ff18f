//! What axe-core finds on the page, in each combination of size and colours.

use std::{env, fs};

use e2e::trouble::Outcome;
use e2e::{Look, on_page};

const RUN: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] }).then(result => done(result.violations.flatMap(rule =>
        rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')} (${rule.help})`))));";

#[tokio::test(flavor = "multi_thread")]
async fn a_laptop_in_the_light_is_accessible() -> Outcome {
    is_accessible(Look::DESK).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_laptop_in_the_dark_is_accessible() -> Outcome {
    is_accessible(Look::DESK.dark()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_in_the_light_is_accessible() -> Outcome {
    is_accessible(Look::PHONE).await
}

/// No violation of WCAG 2 A or AA; says so and passes where axe-core is not installed (it comes with npm).
async fn is_accessible(look: Look) -> Outcome {
    let Ok(script) = env::var("AXE_SCRIPT") else {
        eprintln!("axe-core is not here: not checked");
        return Ok(());
    };
    let axe = fs::read_to_string(script)?;
    on_page(look, move |page| async move {
        page.script(&axe).await?;
        let found = page.client.execute_async(RUN, Vec::new()).await?;
        assert_eq!(found, serde_json::json!([]), "violations");
        Ok(())
    })
    .await
}
