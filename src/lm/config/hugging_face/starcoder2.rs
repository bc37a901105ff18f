//! StarCoder 2.

use super::Family;
use crate::{
    LmError,
    config::{Config, Norm, Pairing, names::Names},
};

impl Family<'_> {
    pub(super) fn starcoder2(&self) -> Result<Config, LmError> {
        let mut names = Names { first: &["mlp.c_fc"], gated: false, ..self.llama_names()? };
        names.feed_forward.output = "mlp.c_proj";
        let mut config = self.plain(Norm::layer, 1e-5, "gelu_pytorch_tanh", names)?;
        self.rotate(&mut config, Pairing::Halves, 10_000.0, None)?;
        self.slide_all(&mut config, self.fields.size(&["sliding_window"])?);
        Ok(config)
    }
}
