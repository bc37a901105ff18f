//! config.json of a checkpoint: what it says of the head.

use serde_json::Value;

use crate::{
    contents::{
        Contents,
        config::{LogitScale, ModelConfig, Packing},
    },
    error::{FormatError, json::json_place, json::json_words},
    source::input::Input,
};

/// Longest config read; they have some kilobytes.
const MAX_CONFIG: u64 = 1 << 24;

/// Keys of a cap of the logits.
const CAPS: [&str; 4] =
    ["final_logit_softcapping", "logits_soft_cap", "final_logit_softcap", "logit_softcap"];

/// Keys of what logits are multiplied by.
const FACTORS: [&str; 3] = ["logit_scale", "output_multiplier_scale", "lm_head_multiplier"];

/// Keys of what logits are divided by (Granite, Phi-3-small).
const DIVISORS: [&str; 2] = ["logits_scaling", "mup_width_multiplier"];

/// Keys of two widths, by whose ratio MiniCPM divides.
const WIDTHS: (&str, &str) = ("hidden_size", "dim_model_base");

/// Keys of the config of the language model inside of a larger one.
const INNER: [&str; 3] = ["text_config", "llm_config", "language_config"];

/// Keys of how numbers are packed.
const PACKING: [&str; 2] = ["quantization", "quantization_config"];

/// Reads the config.
pub(crate) fn read(input: &mut Input) -> Result<Contents, FormatError> {
    input.go(0)?;
    let size = input.size().min(MAX_CONFIG);
    let bytes = input.exact(size, "config")?;
    let parsed = serde_json::from_slice::<Value>(&bytes);
    let value = parsed
        .map_err(|e| input.malformed(json_place("config", &e), json_words(&e), "a JSON object"))?;
    let inner = INNER.iter().filter_map(|key| value.get(key)).map(of);
    let config = inner.fold(of(&value), ModelConfig::or);
    Ok(Contents { config, ..Contents::new("config") })
}

fn of(value: &Value) -> ModelConfig {
    let number = |key: &&str| value.get(key)?.as_f64().filter(|number| number.is_finite());
    let widths = || Some(number(&WIDTHS.0)? / number(&WIDTHS.1).filter(|width| *width != 0.0)?);
    let divisor = DIVISORS.iter().find_map(number).or_else(widths);
    let divisor = divisor.filter(|divisor| *divisor != 0.0);
    let scale = FACTORS.iter().find_map(number).or(divisor.map(|divisor| 1.0 / divisor));
    let by_width = value.get("logit_scale").and_then(Value::as_str) == Some("inv_sqrt_d_model");
    ModelConfig {
        softcap: CAPS.iter().find_map(number),
        scale: scale.map(LogitScale::By).or(by_width.then_some(LogitScale::InverseRootOfWidth)),
        packing: PACKING.iter().find_map(|key| packing(value.get(key)?)),
        tied: value.get("tie_word_embeddings").and_then(Value::as_bool),
    }
}

fn packing(value: &Value) -> Option<Packing> {
    let whole = |key: &str| value.get(key).and_then(Value::as_u64);
    Some(Packing { group: whole("group_size")?, bits: whole("bits")? })
}
