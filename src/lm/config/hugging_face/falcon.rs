//! Falcon.

use super::Family;
use crate::{
    LmError,
    config::{Alibi, Config, HeadOrder, Norm, Pairing, names::Names},
};

impl Family<'_> {
    pub(super) fn falcon(&self) -> Result<Config, LmError> {
        let new = self.fields.flag("new_decoder_architecture", false)?;
        let parallel = new || self.fields.flag("parallel_attn", true)?;
        let two = new && self.fields.size(&["num_ln_in_parallel_attn"])?.unwrap_or(2) == 2;
        let mut names = Names {
            embedding: "transformer.word_embeddings",
            layer: "transformer.h.",
            projected: &["self_attention.query_key_value"],
            first: &["mlp.dense_h_to_4h"],
            gated: false,
            norm: Some("transformer.ln_f"),
            ..self.llama_names()?
        };
        names.attention.output = "self_attention.dense";
        names.feed_forward.output = "mlp.dense_4h_to_h";
        if two {
            (names.attention.before, names.feed_forward.before) = (Some("ln_attn"), Some("ln_mlp"));
        } else if parallel {
            names.feed_forward.before = None;
        }
        let mut config = self.plain(Norm::layer, 1e-5, "gelu", names)?;
        config.parallel = parallel;
        let queries = config.heads.queries;
        config.heads.keys = match (new, self.fields.flag("multi_query", true)?) {
            (true, _) => self.fields.size(&["num_kv_heads"])?.unwrap_or(queries),
            (false, true) => 1,
            (false, false) => queries,
        };
        config.heads.order = HeadOrder::Grouped;
        if self.fields.flag("alibi", false)? {
            let alibi = Alibi::below(queries, true);
            // Here the scale of the scores is that of the biases, too.
            config.alibi = Some(Alibi { scale: config.layers[0].score_scale, ..alibi });
        } else {
            self.rotate(&mut config, Pairing::Halves, 10_000.0, None)?;
        }
        Ok(config)
    }
}
