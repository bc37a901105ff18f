//! What serde_json says of a text that is no JSON, in plain words.

/// What is wrong with a JSON text, without the place.
pub(crate) fn json_words(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.split(" at line ").next().unwrap_or_default() {
        _ if error.is_eof() => "the end of the file inside of a value: it is cut off".into(),
        "recursion limit exceeded" => "lists in lists more than 128 deep".into(),
        "expected value" => "no value (NaN and Infinity are none in JSON)".into(),
        found => found.replace("expected ident", "a value that is none (text needs quotes)"),
    }
}

/// Where in a JSON text something is wrong.
pub(crate) fn json_place(what: &str, error: &serde_json::Error) -> String {
    format!("{what}, line {}, column {}", error.line(), error.column())
}
