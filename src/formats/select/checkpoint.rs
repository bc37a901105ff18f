//! What the tensors of a language model's checkpoint are called.

use crate::{contents::Contents, error::FormatError, select::choose::Slot, source::input::Files};

/// Endings of the output matrix's name, then of the tied input embedding's, the likeliest first.
const UNEMBEDDINGS: [&str; 13] = [
    "lm_head.weight",
    "embed_out.weight",
    "output.weight",
    "cls.predictions.decoder.weight",
    "wte.weight",
    "embed_tokens.weight",
    "tok_embeddings.weight",
    "token_embd.weight",
    "word_embeddings.weight",
    "embed_in.weight",
    "embedding.weight",
    "embeddings.weight",
    "shared.weight",
];

/// How many of [`UNEMBEDDINGS`] are output matrices of their own.
const UNTIED: usize = 4;

/// Endings of the final norm's name.
const FINAL_NORMS: [&str; 6] = [
    "model.norm.weight",
    "ln_f.weight",
    "final_layernorm.weight",
    "final_layer_norm.weight",
    "output_norm.weight",
    "norm_f.weight",
];

/// The place among [`UNEMBEDDINGS`] of a tensor name.
fn rank(name: &str) -> Option<usize> {
    let ends = |ending: &&str| {
        name.strip_suffix(*ending).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    UNEMBEDDINGS.iter().position(ends)
}

/// The table that is the checkpoint's output matrix: its own, else the tied input embedding.
pub(crate) fn unembedding<'a>(slots: &'a [Slot], contents: &[Contents]) -> Option<&'a Slot> {
    let name = |slot: &Slot| contents[slot.file].matrices[slot.matrix].name.as_str();
    slots.iter().filter(|slot| rank(name(slot)).is_some()).min_by_key(|slot| rank(name(slot)))
}

/// What the user should know about using this table as g.
pub(crate) fn warnings(name: &str, contents: &[Contents]) -> Vec<String> {
    let tied = rank(name).filter(|&rank| rank >= UNTIED);
    let tied = tied.map(|_| {
        format!("g is {name:?}, the input embedding: no output matrix of its own was found")
    });
    let norm = contents
        .iter()
        .flat_map(|c| &c.vectors)
        .find(|name| FINAL_NORMS.iter().any(|end| name.ends_with(end)));
    let norm = norm.filter(|_| rank(name).is_some());
    let norm =
        norm.map(|norm| format!("the final norm ({norm:?}) is not folded into g: take f after it"));
    tied.into_iter().chain(norm).collect()
}

/// An error if an index says that the output matrix is in a file that was not opened.
pub(crate) fn check_shards(files: &Files, contents: &[Contents]) -> Result<(), FormatError> {
    let shards = || {
        contents.iter().enumerate().flat_map(|(i, c)| c.shards.iter().map(move |shard| (i, shard)))
    };
    let wanted = shards()
        .filter(|(_, (name, _))| rank(name).is_some())
        .min_by_key(|(_, (name, _))| rank(name));
    let Some((index, (tensor, shard))) = wanted else { return Ok(()) };
    let last = shard.rsplit(['/', '\\']).next().unwrap_or_default();
    if (0..files.len()).any(|i| files.name(i) == last) {
        return Ok(());
    }
    Err(FormatError::Malformed {
        file: files.name(index).into(),
        place: format!("tensor {tensor:?}"),
        found: "no such file among those opened".into(),
        expected: format!("{last:?} opened together with the index"),
    })
}
