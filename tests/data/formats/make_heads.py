"""More fixtures in this folder: heads in the names and numbers of other programs, lists in archives and encodings.

    python -m venv venv && venv/bin/pip install numpy==2.4.6
    venv/bin/python make_heads.py OUT_DIR

All hold the same four tokens with two numbers each, and a bias: see WORDS, VECTORS and BIAS.
"""
import io
import json
import struct
import sys
import tarfile
from pathlib import Path

import numpy as np

OUT = Path(sys.argv[1])
WORDS = ["king", "queen", "man", "woman"]
VECTORS = np.array([[0.5, -1.5], [2.0, 1.0], [-0.25, 3.5], [4.0, 0.125]], dtype="<f4")
CONTEXTS = np.array([[1.0, 0.5], [-1.0, 2.0]])
BIAS = np.array([0.5, -1.0, 0.25, 2.0], dtype="<f4")


def safetensors(path, tensors, metadata=None):
    header, data = {"__metadata__": metadata or {"tokens": json.dumps(WORDS)}}, b""
    for name, (dtype, array) in tensors.items():
        raw = np.ascontiguousarray(array).tobytes()
        header[name] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def numbers():
    """A cap and a scale as arrays without dimensions, and a bias by another name."""
    np.savez(OUT / "numbers.npz", f=CONTEXTS, g=VECTORS, tokens=np.array(WORDS), token_bias=BIAS,
             softcap=np.array(30.0), logit_scale=np.array(0.5, dtype="f4"))
    safetensors(OUT / "numbers.safetensors", {
        "f": ("F32", CONTEXTS.astype("<f4")), "g": ("F32", VECTORS), "log_prior": ("F32", BIAS),
        "softcap": ("F32", np.array(30.0, dtype="<f4")), "logit_scale": ("F32", np.array([0.5], dtype="<f4")),
    })


def other_names():
    """A head as Flax names and turns it, beside its input embedding; and a vector that may be a bias."""
    safetensors(OUT / "flax.safetensors", {
        "params/model/embed_tokens/embedding": ("F32", VECTORS + 10),
        "params/lm_head/kernel": ("F32", VECTORS.T), "params/lm_head/bias": ("F32", BIAS),
    })
    safetensors(OUT / "rival.safetensors", {"g": ("F32", VECTORS), "unigram": ("F32", BIAS)})


def packed():
    """Whole numbers with a point that is zero, and with one that is not; a scale of a type without a reader."""
    whole = (VECTORS * 8).astype("i1")
    scale = np.full((4, 1), 0.125, dtype="<f4")
    embedding = ("F32", VECTORS + 10)
    for name, zero in (("zero-points", 0), ("shifted-points", 3)):
        safetensors(OUT / f"{name}.safetensors", {
            "model.embed_tokens.weight": embedding, "lm_head.weight": ("I8", whole + zero),
            "lm_head.weight_scale": ("F32", scale), "lm_head.weight_zero_point": ("I8", np.full((4, 1), zero, "i1")),
        })
    safetensors(OUT / "powers.safetensors", {
        "model.embed_tokens.weight": embedding, "lm_head.weight": ("F8_E4M3", np.zeros((4, 2), "u1")),
        "lm_head.weight_scale": ("F8_E8M0", np.full((4, 1), 127, "u1")),
    })
    # MLX: 8 bits for the head, where the config says 4 for all others.
    table = np.arange(4 * 64).reshape(4, 64)
    words = table.astype("u1").reshape(4, 16, 4).copy().view("<u4").reshape(4, 16)
    ones = np.ones((4, 1), dtype="<f4")
    safetensors(OUT / "mixed-bits.safetensors", {
        "lm_head.weight": ("U32", words), "lm_head.scales": ("F32", ones), "lm_head.biases": ("F32", ones),
    })


def wrapped():
    """A table and its names in a tar archive of gzip; names in UTF-16 without a byte order mark."""
    lines = "".join(f"{word}\n" for word in WORDS)
    array = io.BytesIO()
    np.save(array, VECTORS)
    with tarfile.open(OUT / "vectors.tgz", "w:gz") as archive:
        for path, content in (("model/vectors.npy", array.getvalue()), ("model/labels.txt", lines.encode())):
            member = tarfile.TarInfo(path)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    (OUT / "labels-utf16.txt").write_bytes(lines.encode("utf-16-le"))
    (OUT / "labels-utf32.txt").write_bytes(lines.encode("utf-32"))


numbers()
other_names()
packed()
wrapped()
