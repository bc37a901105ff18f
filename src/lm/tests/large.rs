//! A checkpoint of four gigabytes, of which no more than a part is ever in memory.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::{
    fmt::Write as _,
    io::{Read, Result, Seek, SeekFrom},
    ops::ControlFlow,
};

use formats::{ReadSeek, SourceFile};
use lm::{ForwardPass, Model, Progress};

const WIDTH: usize = 4096;
const INNER: usize = 11008;
const LAYERS: usize = 9;
const TOKENS: usize = 32_000;
const CONTEXTS: u32 = 16;

/// Most memory that the process may ever have had, in kB.
const MOST: u64 = 700_000;

/// A file of numbers that are made as they are read: a header, then a pattern over and over.
struct Endless {
    header: Vec<u8>,
    pattern: Vec<u8>,
    size: u64,
    at: u64,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let start = self.header.len() as u64;
        let rest: &[u8] = if self.at < start {
            &self.header[self.at as usize..]
        } else {
            &self.pattern[((self.at - start) % self.pattern.len() as u64) as usize..]
        };
        let left = usize::try_from(self.size - self.at).unwrap_or(usize::MAX);
        let count = buffer.len().min(rest.len()).min(left);
        buffer[..count].copy_from_slice(&rest[..count]);
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Endless {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
            SeekFrom::End(by) => self.size.saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

impl ReadSeek for Endless {}

/// Names and shapes of all tensors.
fn tensors() -> Vec<(String, Vec<usize>)> {
    let mut all = vec![("model.embed_tokens.weight".to_string(), vec![TOKENS, WIDTH])];
    for layer in 0..LAYERS {
        let mut add = |name: &str, shape: &[usize]| {
            all.push((format!("model.layers.{layer}.{name}.weight"), shape.to_vec()));
        };
        add("input_layernorm", &[WIDTH]);
        for name in ["q_proj", "k_proj", "v_proj", "o_proj"] {
            add(&format!("self_attn.{name}"), &[WIDTH, WIDTH]);
        }
        add("post_attention_layernorm", &[WIDTH]);
        add("mlp.gate_proj", &[INNER, WIDTH]);
        add("mlp.up_proj", &[INNER, WIDTH]);
        add("mlp.down_proj", &[WIDTH, INNER]);
    }
    all.push(("model.norm.weight".into(), vec![WIDTH]));
    all.push(("lm_head.weight".into(), vec![TOKENS, WIDTH]));
    all
}

fn checkpoint() -> SourceFile {
    let (mut header, mut bytes) = (String::from("{"), 0);
    for (i, (name, shape)) in tensors().into_iter().enumerate() {
        let end = bytes + 2 * shape.iter().product::<usize>();
        let comma = if i > 0 { "," } else { "" };
        let entry =
            format!(r#"{{"dtype":"BF16","shape":{shape:?},"data_offsets":[{bytes},{end}]}}"#);
        write!(header, r#"{comma}"{name}":{entry}"#).unwrap();
        bytes = end;
    }
    header.push('}');
    let header = [&(header.len() as u64).to_le_bytes()[..], header.as_bytes()].concat();
    // Of either sign and around 0.01, by a linear congruence.
    let mut state = 1_u32;
    let pattern = (0..(1 << 19) - 1).flat_map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let bits = 0x3c00 | (state >> 16) as u16 & 0x807f;
        bits.to_le_bytes()
    });
    let size = header.len() as u64 + bytes as u64;
    let reader = Endless { header, pattern: pattern.collect(), size, at: 0 };
    SourceFile { name: "model.safetensors".into(), size, reader: Box::new(reader) }
}

/// The most memory that this process has had so far, in kB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
#[ignore = "takes half a minute unoptimised: cargo test --release -p lm --test large -- --ignored"]
fn sixteen_contexts_of_four_gigabytes_take_a_part_of_that_in_memory_and_tell_how_far_they_are() {
    let config = format!(
        r#"{{"model_type":"llama","architectures":["LlamaForCausalLM"],"hidden_size":{WIDTH},
        "intermediate_size":{INNER},"num_hidden_layers":{LAYERS},"num_attention_heads":32,
        "num_key_value_heads":32,"rms_norm_eps":1e-5,"vocab_size":{TOKENS},"hidden_act":"silu",
        "max_position_embeddings":2048,"rope_theta":10000.0,"tie_word_embeddings":false}}"#
    );
    let weights = checkpoint();
    assert!(weights.size > 4_000_000_000, "{}", weights.size);
    let files = vec![weights, SourceFile::from_bytes("config.json", config.into_bytes())];
    let mut model = Model::open(files).unwrap();
    let contexts: Vec<Vec<u32>> = (0..CONTEXTS).map(|i| vec![1 + 1000 * i, 7]).collect();
    let contexts: Vec<&[u32]> = contexts.iter().map(Vec::as_slice).collect();
    let (mut counts, mut states) = (Vec::new(), 0);
    let report = &mut |progress: Progress| {
        match progress {
            Progress::Tokens { done, .. } => counts.push(done),
            Progress::States { contexts, states: found } => {
                assert!(found.iter().all(|x| x.is_finite()));
                states += contexts.len();
            }
        }
        ControlFlow::Continue(())
    };
    model.states(&contexts, &ForwardPass { threads: 2, ..ForwardPass::default() }, report).unwrap();
    assert_eq!(states, CONTEXTS as usize);
    assert!(counts.is_sorted() && counts.len() >= LAYERS, "{counts:?}");
    let peak = peak();
    println!("peak of {peak} kB");
    assert!(peak < MOST, "{peak} kB");
}
