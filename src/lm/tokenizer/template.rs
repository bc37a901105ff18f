//! The tokens that a file puts around a text: its beginning, perhaps an end.
//!
//! Only the post-processor counts: Hugging Face's loader (transformers 5.24) gives the same tokens
//! whatever `add_bos_token` of tokenizer_config.json says.

use serde_json::Value;

use super::error::TokenizerError;

/// Most tokens before or after a text.
const MAX_TOKENS: usize = 16;

const PLACE: &str = "post_processor";

/// Tokens before and after a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Template {
    pub(super) before: Vec<u32>,
    pub(super) after: Vec<u32>,
}

impl Template {
    /// From the `post_processor` of a tokenizer.json; `null` adds nothing.
    pub(super) fn read(value: &Value) -> Result<Self, TokenizerError> {
        let mut template = Self::default();
        template.surround(value, 0)?;
        if template.before.len().max(template.after.len()) > MAX_TOKENS {
            let found = format!("{} and {} tokens", template.before.len(), template.after.len());
            return Err(malformed(found, &format!("at most {MAX_TOKENS} on either side")));
        }
        Ok(template)
    }

    fn surround(&mut self, value: &Value, depth: usize) -> Result<(), TokenizerError> {
        match value.get("type").and_then(Value::as_str) {
            None if value.is_null() => {}
            Some("ByteLevel") => {}
            Some("TemplateProcessing") => self.template(value)?,
            Some("BertProcessing" | "RobertaProcessing") => {
                self.before.insert(0, pair(value, "cls")?);
                self.after.push(pair(value, "sep")?);
            }
            Some("Sequence") if depth == 0 => {
                for inner in value.get("processors").and_then(Value::as_array).into_iter().flatten()
                {
                    let before = self.clone();
                    self.surround(inner, depth + 1)?;
                    // Hugging Face takes what the first made for two texts.
                    if before != Self::default() && *self != before {
                        let found = "two steps that add tokens";
                        return Err(TokenizerError::unsupported(PLACE, found, "one"));
                    }
                }
            }
            kind => {
                let expected = "TemplateProcessing, ByteLevel, BertProcessing, \
                                RobertaProcessing or a Sequence of them";
                let found = kind.map_or("no type".into(), |kind| format!("\"{kind}\""));
                return Err(TokenizerError::unsupported(PLACE, found, expected));
            }
        }
        Ok(())
    }

    /// A template of one text: tokens, the text once, tokens.
    fn template(&mut self, value: &Value) -> Result<(), TokenizerError> {
        let (mut before, mut after, mut texts) = (Vec::new(), Vec::new(), 0);
        for piece in value.get("single").and_then(Value::as_array).into_iter().flatten() {
            if piece.get("Sequence").is_some() {
                texts += 1;
                continue;
            }
            let name = piece.pointer("/SpecialToken/id").and_then(Value::as_str);
            let name = name.ok_or_else(|| malformed(piece.to_string(), "a token or the text"))?;
            let ids = ids(value, name)?;
            if texts == 0 { &mut before } else { &mut after }.extend(ids);
        }
        if texts != 1 {
            return Err(malformed(format!("a template with {texts} texts"), "one"));
        }
        self.before.splice(0..0, before);
        self.after.extend(after);
        Ok(())
    }
}

/// The numbers of a token of the template.
fn ids(template: &Value, name: &str) -> Result<Vec<u32>, TokenizerError> {
    let ids = template.get("special_tokens").and_then(|tokens| tokens.get(name)?.get("ids"));
    let ids = ids.and_then(Value::as_array).map(|ids| ids.iter().map(number).collect());
    let ids: Option<Option<Vec<u32>>> = ids;
    ids.flatten().ok_or_else(|| malformed(format!("no numbers for {name:?}"), "its tokens"))
}

/// The number in `["<s>", 0]`.
fn pair(value: &Value, key: &str) -> Result<u32, TokenizerError> {
    let id = value.get(key).and_then(|pair| number(pair.get(1)?));
    id.ok_or_else(|| malformed(format!("no {key}"), "a token and its number"))
}

fn number(value: &Value) -> Option<u32> {
    value.as_u64().and_then(|id| id.try_into().ok())
}

fn malformed(found: impl Into<String>, expected: &str) -> TokenizerError {
    TokenizerError::malformed(PLACE, found, expected)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn single(pieces: Value) -> Value {
        json!({"type": "TemplateProcessing", "single": pieces, "pair": [],
            "special_tokens": {"<s>": {"id": "<s>", "ids": [1], "tokens": ["<s>"]},
                "</s>": {"id": "</s>", "ids": [2], "tokens": ["</s>"]}}})
    }

    fn token(name: &str) -> Value {
        json!({"SpecialToken": {"id": name, "type_id": 0}})
    }

    fn text() -> Value {
        json!({"Sequence": {"id": "A", "type_id": 0}})
    }

    #[test]
    fn tokens_stand_before_and_after_the_text() {
        let template = single(json!([token("<s>"), text(), token("</s>")]));
        let both = Template { before: vec![1], after: vec![2] };
        assert_eq!(Template::read(&template), Ok(both.clone()));
        let sequence = json!({"type": "Sequence", "processors": [{"type": "ByteLevel"}, template]});
        assert_eq!(Template::read(&sequence), Ok(both.clone()));
        let bert = json!({"type": "BertProcessing", "cls": ["<s>", 1], "sep": ["</s>", 2]});
        assert_eq!(Template::read(&bert), Ok(both));
        assert_eq!(Template::read(&Value::Null), Ok(Template::default()));
    }

    #[test]
    fn odd_templates_are_refused() {
        let refused = [
            json!({"type": "Telepathy"}),
            json!({"type": "Sequence", "processors": [single(json!([token("<s>"), text()])),
                single(json!([text(), token("</s>")]))]}),
            single(json!([text(), text()])),
            single(json!([])),
            single(json!([token("<x>"), text()])),
            single(json!(vec![token("<s>"); 17].into_iter().chain([text()]).collect::<Vec<_>>())),
            json!({"type": "BertProcessing", "cls": ["<s>", -1], "sep": ["</s>", 2]}),
        ];
        for value in refused {
            assert!(Template::read(&value).is_err(), "{value}");
        }
    }
}
