"""The fixtures in this folder, written by NumPy, safetensors, gensim, gguf and tokenizers.

    python -m venv venv && venv/bin/pip install numpy==2.4.6 safetensors==0.8.0 gensim==4.4.0 gguf==0.19.0 tokenizers ml_dtypes
    venv/bin/python make.py OUT_DIR

All hold the same five token vectors and three context vectors. Their numbers are multiples of 1/8 below 8, exact in every
number type, so that any two readers must agree to the last bit.
"""
import json
import sys
from pathlib import Path

import numpy as np
import gguf
from gensim.models import FastText, KeyedVectors
from gensim.models.fasttext import save_facebook_model
from ml_dtypes import bfloat16
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel

OUT = Path(sys.argv[1])
TOKENS = ["easy", "easiest", "naïve", "日本", "lucky"]
CONTEXTS = ["This exam is very", "Of all of them, this is the", "x"]
rng = np.random.default_rng(7)
G = rng.integers(-60, 60, (5, 4)) / 8
F = rng.integers(-60, 60, (3, 4)) / 8
METADATA = {
    "name": "five words",
    "source": "made by make.py",
    "license": "CC0-1.0",
    "tokens": json.dumps(TOKENS),
    "contexts": json.dumps(CONTEXTS),
    "context_groups": json.dumps(["degree", "degree", "other"]),
    "relations": json.dumps([{"name": "longer", "query": " y", "pairs": [{"context": 2, "with_query": 0, "reply": None}]}]),
}


def tensors():
    for dtype, name in [("<f8", "f64"), ("<f4", "f32"), ("<f2", "f16"), (bfloat16, "bf16")]:
        save_file({"f": F.astype(dtype), "g": G.astype(dtype)}, OUT / f"{name}.safetensors", METADATA)
    save_file({"weight": G.astype("<f4")}, OUT / "single.safetensors", {"tokens": METADATA["tokens"]})
    layers = {"layer.0": G.astype("<f4"), "layer.1": F.astype("<f4"), "steps": np.arange(3)}
    save_file(layers, OUT / "several.safetensors")


def arrays():
    names = {"tokens": np.array(TOKENS), "contexts": np.array(CONTEXTS)}
    np.savez(OUT / "stored.npz", f=F, g=G, **names)
    fortran = {"f": np.asfortranarray(F.astype("<f4")), "g": np.asfortranarray(G.astype("<f4"))}
    as_bytes = {k: np.array([s.encode() for s in v.tolist()]) for k, v in names.items()}
    np.savez_compressed(OUT / "deflated-fortran.npz", bias=np.arange(5.0), **fortran, **as_bytes)
    big = {k: v.astype(v.dtype.newbyteorder(">")) for k, v in names.items()}
    np.savez(OUT / "big-endian.npz", f=F.astype(">f2"), g=G.astype(">f8"), **big)
    np.save(OUT / "f.npy", F.astype("<f4"))
    np.save(OUT / "g.npy", np.asfortranarray(G.astype(">f4")))
    np.save(OUT / "objects.npy", np.array([["easy", 1]], dtype=object), allow_pickle=True)
    np.save(OUT / "records.npy", np.zeros(3, dtype=[("x", "<f4"), ("y", "<i4")]))
    (OUT / "tokens.txt").write_text("".join(f"{t}\n" for t in TOKENS), encoding="utf-8")
    (OUT / "contexts.txt").write_text("".join(f"{c}\n" for c in CONTEXTS), encoding="utf-8")


def words():
    vectors = KeyedVectors(4)
    vectors.add_vectors(TOKENS, G.astype("f4"))
    vectors.save_word2vec_format(OUT / "word2vec.txt")
    vectors.save_word2vec_format(OUT / "word2vec.bin", binary=True)
    rows = [t.encode() + b" " + g.astype("<f4").tobytes() + b"\n" for t, g in zip(TOKENS, G)]
    (OUT / "word2vec-newlines.bin").write_bytes(b"5 4\n" + b"".join(rows))
    text = (OUT / "word2vec.txt").read_text(encoding="utf-8")
    (OUT / "glove.txt").write_text(text.split("\n", 1)[1], encoding="utf-8")


def tables():
    np.savetxt(OUT / "vectors.tsv", G, fmt="%.6g", delimiter="\t")
    (OUT / "metadata.tsv").write_text("\n".join(TOKENS) + "\n", encoding="utf-8")
    titled = "count\tword\n" + "".join(f"{i}\t{t}\n" for i, t in enumerate(TOKENS))
    (OUT / "metadata-titled.tsv").write_text(titled, encoding="utf-8")
    lines = [",".join(["token", *"abcd"])] + [",".join([f'"{t}"', *map(str, g)]) for t, g in zip(TOKENS, G)]
    (OUT / "words.csv").write_bytes("\r\n".join(lines).encode() + b"\r\n")
    lines = [";".join([*map(str, g), t]) for t, g in zip(TOKENS, G)]
    (OUT / "semicolons.csv").write_bytes(b"\xef\xbb\xbf" + "\n".join(lines).encode())
    model = {"f": F.tolist(), "g": G.tolist(), "tokens": TOKENS, "contexts": CONTEXTS, "name": "five words"}
    (OUT / "model.json").write_text(json.dumps(model, ensure_ascii=False), encoding="utf-8")


def pairs():
    (OUT / "two-columns.tsv").write_text("easy\teasiest\nlucky\tluckiest\n")
    (OUT / "three-columns.tsv").write_text("concept\tfrom\tto\nsuperlative\teasy\teasiest\nage\tyoung\told\n")
    (OUT / "analogies.txt").write_text(": capital\nAthens Greece Oslo Norway\nAthens Greece Rome Italy\n: gram\nbig bigger tall taller\n")
    samples = [{"subject": "Greece", "object": "Athens"}, {"subject": "Norway", "object": "Oslo"}]
    relation = {"name": "country capital", "prompt_templates": ["The capital of {} is"], "samples": samples}
    (OUT / "relation.json").write_text(json.dumps(relation, indent=4))


def checkpoint():
    """A checkpoint whose tied embedding has two rows more than there are tokens, whole and in two shards."""
    padded = np.vstack([G, np.ones((2, 4))]).astype("<f2")
    norm = np.ones(4, "<f2")
    layer = np.zeros((4, 4), "<f2")
    tied = {"model.embed_tokens.weight": padded, "model.layers.0.mlp.weight": layer, "model.norm.weight": norm}
    save_file(tied, OUT / "tied.safetensors", {"format": "pt"})
    shards = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]
    head = {"lm_head.weight": padded[::-1].copy(), "lm_head.bias": np.arange(7, dtype="<f4")}
    save_file(tied, OUT / shards[0], {"format": "pt"})
    save_file(head, OUT / shards[1], {"format": "pt"})
    where = {k: shards[0] for k in tied} | {k: shards[1] for k in head}
    index = {"metadata": {"total_size": 1}, "weight_map": where}
    (OUT / "model.safetensors.index.json").write_text(json.dumps(index, indent=2))
    spelled = ["easy", "Ġeasiest", "naÃ¯ve", "æĹ¥", "âĢ"]
    bpe = BPE({t: i for i, t in enumerate(spelled)}, [])
    tokenizer = Tokenizer(bpe)
    tokenizer.pre_tokenizer = ByteLevel()
    tokenizer.add_special_tokens(["<end>"])
    tokenizer.save(str(OUT / "tokenizer.json"))
    bpe.save(str(OUT))
    (OUT / "merges.txt").unlink()


def quantised():
    """One tensor of each type; the K types have random blocks, as the gguf package cannot quantise to them."""
    writer, expected = gguf.GGUFWriter(OUT / "quantised.gguf", "llama"), {}
    writer.add_name("quantised")
    writer.add_tokenizer_model("gpt2")
    writer.add_token_list(["easy", "Ġeasiest", "naÃ¯ve"])
    writer.add_token_types([1, 1, 1])
    rows = rng.standard_normal((3, 512)).astype("f4")
    for t in ["F32", "F16", "BF16", "Q8_0", "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q4_K", "Q5_K", "Q6_K"]:
        kind = gguf.GGMLQuantizationType[t]
        data = blocks(t) if t.endswith("K") else gguf.quants.quantize(rows, kind)
        writer.add_tensor(f"{t}.weight", data, raw_dtype=None if t in ("F32", "F16") else kind)
        expected[t] = gguf.quants.dequantize(data, kind).astype("<f4")
    writer.add_tensor("output_norm.weight", np.ones(512, "f4"))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    np.savez_compressed(OUT / "quantised-expected.npz", **expected)
    small = gguf.GGUFWriter(OUT / "tied.gguf", "llama")
    small.add_tokenizer_model("llama")
    small.add_token_list(["easy", "▁easiest", "<0x0A>", "日本", "▁"])
    small.add_tensor("token_embd.weight", G.astype("<f4"))
    for step in ("header", "kv_data", "tensors"):
        getattr(small, f"write_{step}_to_file")()
    small.close()


def blocks(t):
    """Three rows of two random blocks each, with scales that are numbers."""
    size, scales = {"Q4_K": (144, (0, 2)), "Q5_K": (176, (0, 2)), "Q6_K": (210, (208,))}[t]
    data = rng.integers(0, 256, (6, size), dtype=np.uint8)
    for at in scales:
        data[:, at : at + 2] = rng.uniform(-1, 1, (6, 1)).astype("<f2").view(np.uint8)
    return data.reshape(3, 2 * size)


def fasttext():
    model = FastText(vector_size=4, bucket=10, min_count=1, min_n=2, max_n=3, seed=1)
    model.build_vocab([TOKENS] * 2)
    model.wv.vectors_vocab[:] = [G[TOKENS.index(t)] for t in model.wv.index_to_key]
    save_facebook_model(model, str(OUT / "fasttext.bin"))
    data = (OUT / "fasttext.bin").read_bytes()
    # The oldest format: no magic and version, no size of the pruning index, no quantisation flag.
    dictionary = 8 + 12 * 4 + 8
    entries = sum(len(t.encode()) + 10 for t in TOKENS)
    old = data[8 : dictionary + 20] + data[dictionary + 28 : dictionary + 28 + entries] + data[dictionary + 29 + entries :]
    (OUT / "fasttext-old.bin").write_bytes(old)


def projector():
    (OUT / "tensors.bytes").write_bytes(G.astype("<f4").tobytes())
    embedding = {"tensorName": "words", "tensorShape": [5, 4], "tensorPath": "data/tensors.bytes", "metadataPath": "metadata.tsv"}
    (OUT / "projector_config.json").write_text(json.dumps({"embeddings": [embedding]}))


OUT.mkdir(exist_ok=True)
for write in (tensors, arrays, words, tables, pairs, checkpoint, quantised, fasttext, projector):
    write()
