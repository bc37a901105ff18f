//! Requests that the WebDriver standard does not name: the browser's log and the DevTools protocol.

use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A POST to `session/{id}/{path}`.
#[derive(Debug)]
struct Post {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// Calls a method of the DevTools protocol, e.g. `Emulation.setEmulatedMedia`.
///
/// # Errors
/// When the browser refuses it.
pub async fn devtools(client: &Client, method: &str, parameters: Value) -> Result<Value, CmdError> {
    client
        .issue_cmd(Post {
            path: "goog/cdp/execute",
            body: json!({ "cmd": method, "params": parameters }),
        })
        .await
}

/// What the console has said since the last call, as `LEVEL text`, oldest first.
///
/// # Errors
/// When the browser keeps no log.
pub async fn console(client: &Client) -> Result<Vec<String>, CmdError> {
    let log = client.issue_cmd(Post { path: "se/log", body: json!({ "type": "browser" }) }).await?;
    let line = |entry: &Value| {
        Some(format!("{} {}", entry["level"].as_str()?, entry["message"].as_str()?))
    };
    Ok(log.as_array().map(|entries| entries.iter().filter_map(line).collect()).unwrap_or_default())
}
