//! GPT-Neo.

use serde_json::Value;

use super::Family;
use crate::{
    LmError,
    config::{Config, Layer, Norm, fields::wrong},
};

impl Family<'_> {
    pub(super) fn gpt_neo(&self) -> Result<Config, LmError> {
        let mut names = self.gpt_names()?;
        names.projected =
            &["attn.attention.q_proj", "attn.attention.k_proj", "attn.attention.v_proj"];
        names.attention.output = "attn.attention.out_proj";
        let mut config = self.plain(Norm::layer, 1e-5, "gelu_new", names)?;
        let window = self.fields.size(&["window_size"])?.unwrap_or(256);
        let local = self.neo_types(config.layers.len())?;
        for (layer, local) in config.layers.iter_mut().zip(local) {
            *layer =
                Layer { window: Some(window).filter(|_| local), rotary: None, score_scale: 1.0 };
        }
        Ok(config)
    }

    /// Which layers are local: lists of kinds, and how often each list is repeated.
    pub(super) fn neo_types(&self, layers: usize) -> Result<Vec<bool>, LmError> {
        let mut local = Vec::new();
        let Some(groups) = self.fields.list("attention_types")? else {
            return Ok((0..layers).map(|i| !i.is_multiple_of(2)).collect());
        };
        for group in groups {
            let parts = group.as_array().map(Vec::as_slice);
            let Some([Value::Array(kinds), count]) = parts else {
                return Err(wrong("attention_types", group, "a list of kinds and a number"));
            };
            // No more than there are layers, whatever the file says.
            let count = count.as_u64().unwrap_or(0).min(layers as u64);
            for kind in (0..count).flat_map(|_| kinds) {
                match kind.as_str() {
                    Some("global") => local.push(false),
                    Some("local") => local.push(true),
                    _ => return Err(wrong("attention_types", kind, "\"global\" or \"local\"")),
                }
                if local.len() > layers {
                    break;
                }
            }
        }
        if local.len() == layers {
            Ok(local)
        } else {
            Err(LmError::config(
                "config.json, \"attention_types\"",
                local.len(),
                format!("{layers}, one for each layer"),
            ))
        }
    }
}
