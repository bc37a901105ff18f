//! Tensors as Llama and as GPT-2 name them; most families differ in a few.

use super::Family;
use crate::{
    LmError,
    config::names::{Names, Sublayer},
};

impl Family<'_> {
    /// Names as those of Llama.
    pub(super) fn llama_names(&self) -> Result<Names, LmError> {
        Ok(Names {
            embedding: "model.embed_tokens",
            positions: None,
            embedding_norm: None,
            projections: None,
            layer: "model.layers.",
            attention: Sublayer {
                before: Some("input_layernorm"),
                output: "self_attn.o_proj",
                ..Sublayer::default()
            },
            feed_forward: Sublayer {
                before: Some("post_attention_layernorm"),
                output: "mlp.down_proj",
                ..Sublayer::default()
            },
            projected: &["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"],
            head_norms: ["self_attn.q_norm", "self_attn.k_norm"],
            head_norms_apart: false,
            first: &["mlp.gate_proj", "mlp.up_proj"],
            gated: true,
            transposed: false,
            norm: Some("model.norm"),
            head: self.head("lm_head")?,
        })
    }

    /// Names as those of GPT-2.
    pub(super) fn gpt_names(&self) -> Result<Names, LmError> {
        Ok(Names {
            embedding: "transformer.wte",
            positions: Some("transformer.wpe"),
            layer: "transformer.h.",
            attention: Sublayer {
                before: Some("ln_1"),
                output: "attn.c_proj",
                ..Sublayer::default()
            },
            feed_forward: Sublayer {
                before: Some("ln_2"),
                output: "mlp.c_proj",
                ..Sublayer::default()
            },
            projected: &["attn.c_attn"],
            first: &["mlp.c_fc"],
            gated: false,
            norm: Some("transformer.ln_f"),
            ..self.llama_names()?
        })
    }
}
