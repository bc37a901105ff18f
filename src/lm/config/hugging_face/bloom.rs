//! Bloom.

use super::Family;
use crate::{
    LmError,
    config::{Alibi, Config, HeadOrder, Norm, names::Names},
};

impl Family<'_> {
    pub(super) fn bloom(&self) -> Result<Config, LmError> {
        let mut names = Names {
            embedding: "transformer.word_embeddings",
            embedding_norm: Some("transformer.word_embeddings_layernorm"),
            layer: "transformer.h.",
            projected: &["self_attention.query_key_value"],
            first: &["mlp.dense_h_to_4h"],
            gated: false,
            norm: Some("transformer.ln_f"),
            ..self.llama_names()?
        };
        names.attention.output = "self_attention.dense";
        names.feed_forward.output = "mlp.dense_4h_to_h";
        // Where both are set, transformers adds the pieces of two matrices without their biases.
        let pieces = self.fields.size(&["pretraining_tp"])?.unwrap_or(1);
        if self.fields.flag("slow_but_exact", false)? && pieces > 1 {
            return Err(LmError::Unsupported {
                architecture: self.kind.into(),
                missing: format!("\"slow_but_exact\" with matrices in {pieces} pieces"),
            });
        }
        let mut config = self.plain(Norm::layer, 1e-5, "gelu_new", names)?;
        config.inner = config.width.saturating_mul(4);
        config.heads.order = HeadOrder::Grouped;
        config.alibi = Some(Alibi::below(config.heads.queries, false));
        config.residual_of_normed =
            self.fields.flag("apply_residual_connection_post_layernorm", false)?;
        Ok(config)
    }
}
