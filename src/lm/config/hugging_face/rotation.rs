//! Rotations by position, and how they are stretched for longer texts.

use super::Family;
use crate::{
    LmError,
    config::{Config, Pairing, Rotary, Scaling, fields::Fields},
};

impl<'a> Family<'a> {
    /// Rotations in every layer.
    pub(super) fn rotate(
        &self,
        config: &mut Config,
        pairing: Pairing,
        base: f64,
        part: Option<f64>,
    ) -> Result<(), LmError> {
        // Of a file that has both, transformers takes the older one.
        let older = self.fields.inside("rope_scaling").filter(|older| !older.0.is_empty());
        let parameters = older.or(self.fields.inside("rope_parameters")).unwrap_or(self.nothing);
        let parameters = parameters.inside("full_attention").unwrap_or(parameters);
        config.rotaries = vec![self.rotary(config, parameters, pairing, base, part)?];
        config.layers.iter_mut().for_each(|layer| layer.rotary = Some(0));
        Ok(())
    }

    /// `base` and `part` (of a head that is rotated) unless the file says otherwise.
    pub(super) fn rotary(
        &self,
        config: &Config,
        parameters: Fields<'a>,
        pairing: Pairing,
        base: f64,
        part: Option<f64>,
    ) -> Result<Rotary, LmError> {
        let top = &self.fields;
        let base = match parameters.number(&["rope_theta"])? {
            Some(base) => base,
            None => top.number(&["rope_theta", "rotary_emb_base"])?.unwrap_or(base),
        };
        let given = match parameters.number(&["partial_rotary_factor"])? {
            Some(part) => Some(part),
            None => top.number(&["partial_rotary_factor", "rotary_pct"])?,
        };
        let scaling = self.scaling(config, parameters)?;
        // Transformers heeds it only in these families, and where waves are stretched.
        let part = match (part, &scaling) {
            (None, Scaling::None) => 1.0,
            (usual, _) => given.or(usual).unwrap_or(1.0),
        };
        let size = (config.heads.size as f64 * part) as usize;
        Ok(Rotary { base, size, pairing, scaling })
    }

    pub(super) fn scaling(
        &self,
        config: &Config,
        parameters: Fields<'a>,
    ) -> Result<Scaling, LmError> {
        let kind = parameters.text(&["rope_type", "type"])?.unwrap_or("default");
        let number = |name: &'a str| -> Result<f64, LmError> {
            let missing = || {
                LmError::config("config.json, rotation by position", "nothing", format!("{name:?}"))
            };
            parameters.number(&[name])?.ok_or_else(missing)
        };
        let original = match self.fields.number(&["original_max_position_embeddings"])? {
            Some(original) => Some(original),
            None => parameters.number(&["original_max_position_embeddings"])?,
        };
        let usual_original = if self.kind == "phi3" { 4096.0 } else { config.length as f64 };
        let original = original.unwrap_or(usual_original);
        let factor = parameters.number(&["factor"])?.unwrap_or(config.length as f64 / original);
        let amplitude = parameters.number(&["attention_factor"])?;
        Ok(match kind {
            "default" => Scaling::None,
            // Waves are stretched in texts longer than the model was made for; such are refused.
            "dynamic" => Scaling::None,
            "linear" => Scaling::Linear(number("factor")?),
            "llama3" => Scaling::Llama3 {
                factor: number("factor")?,
                low: number("low_freq_factor")?,
                high: number("high_freq_factor")?,
                original,
            },
            "longrope" | "su" => self.long(parameters, original, factor, amplitude)?,
            "yarn" if self.kind == "phi3" => self.long(parameters, original, factor, amplitude)?,
            "yarn" => yarn(parameters, original, factor, amplitude)?,
            other => {
                return Err(LmError::Unsupported {
                    architecture: self.kind.into(),
                    missing: format!("rotations by position of type {other:?} are not known"),
                });
            }
        })
    }

    pub(super) fn long(
        &self,
        parameters: Fields<'a>,
        original: f64,
        factor: f64,
        amplitude: Option<f64>,
    ) -> Result<Scaling, LmError> {
        let list = |name: &'a str| -> Result<Vec<f64>, LmError> {
            let missing = || {
                LmError::config("config.json, rotation by position", "nothing", format!("{name:?}"))
            };
            parameters.numbers(name)?.ok_or_else(missing)
        };
        Ok(Scaling::Long {
            short: list("short_factor")?,
            long: list("long_factor")?,
            original: original as usize,
            amplitude: amplitude.unwrap_or_else(|| Scaling::long_amplitude(factor, original)),
        })
    }
}

fn yarn(
    parameters: Fields,
    original: f64,
    factor: f64,
    amplitude: Option<f64>,
) -> Result<Scaling, LmError> {
    let weights = (parameters.number(&["mscale"])?, parameters.number(&["mscale_all_dim"])?);
    let usual = match weights {
        (Some(one), Some(all)) if one != 0.0 && all != 0.0 => {
            Scaling::yarn_amplitude(factor, one) / Scaling::yarn_amplitude(factor, all)
        }
        _ => Scaling::yarn_amplitude(factor, 1.0),
    };
    let or =
        |number: Option<f64>, usual: f64| number.filter(|number| *number != 0.0).unwrap_or(usual);
    Ok(Scaling::Yarn {
        factor,
        original,
        fast: or(parameters.number(&["beta_fast"])?, 32.0),
        slow: or(parameters.number(&["beta_slow"])?, 1.0),
        whole: parameters.flag("truncate", true)?,
        amplitude: amplitude.unwrap_or(usual),
    })
}
