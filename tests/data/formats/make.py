"""The fixtures in this folder, written by NumPy, safetensors and gensim.

    python -m venv venv && venv/bin/pip install numpy==2.4.6 safetensors==0.8.0 gensim==4.4.0 ml_dtypes
    venv/bin/python make.py OUT_DIR

All hold the same five token vectors and three context vectors. Their numbers are multiples of 1/8 below 8, exact in every
number type, so that any two readers must agree to the last bit.
"""
import json
import sys
from pathlib import Path

import numpy as np
from gensim.models import KeyedVectors
from ml_dtypes import bfloat16
from safetensors.numpy import save_file

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


OUT.mkdir(exist_ok=True)
for write in (tensors, arrays, words, tables, pairs):
    write()
