"""More fixtures in this folder: numbers of odd bits as MLX packs them, heads with scales beside them, words that are NumPy scalars.

    python -m venv venv && venv/bin/pip install numpy==2.4.6 ml_dtypes==0.6.0 "mlx[cpu]==0.32.4"
    venv/bin/python make_scaled.py OUT_DIR

What MLX itself makes of its packed numbers is what must be read.
"""
import json
import struct
import sys
from pathlib import Path

import ml_dtypes
import mlx.core as mx
import numpy as np

OUT = Path(sys.argv[1])
rng = np.random.default_rng(12)


def safetensors(path, tensors, metadata):
    header, data = {"__metadata__": metadata}, b""
    for name, (dtype, array) in tensors.items():
        raw = array.tobytes()
        header[name] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def packed():
    """Three tokens of 64 numbers in 3, 5 and 6 bits, groups of 32."""
    expected = {}
    for bits in (3, 5, 6):
        table = mx.array(rng.normal(size=(3, 64)).astype("<f4"))
        words, scales, biases = mx.quantize(table, group_size=32, bits=bits)
        expected[f"bits{bits}"] = np.array(mx.dequantize(words, scales, biases, group_size=32, bits=bits))
        tensors = {
            "lm_head.weight": ("U32", np.array(words)),
            "lm_head.scales": ("F32", np.array(scales)),
            "lm_head.biases": ("F32", np.array(biases)),
        }
        safetensors(OUT / f"packed-{bits}.safetensors", tensors, {"tokens": json.dumps(["a", "b", "c"])})
    np.savez_compressed(OUT / "packed-odd-expected.npz", **expected)


def scaled():
    """A table of 130 × 6 in FP8 with a scale for each block of 128 × 128, and whole numbers with a scale for each row."""
    table = rng.normal(size=(130, 6)).astype("<f4")
    low = table.astype(ml_dtypes.float8_e4m3fn)
    blocks = np.array([[0.5], [3.0]], dtype="<f4")
    expected = low.astype("<f4") * np.repeat(blocks, 128, 0)[:130]
    tensors = {"lm_head.weight": ("F8_E4M3", low.view(np.uint8)), "lm_head.weight_scale_inv": ("F32", blocks)}
    safetensors(OUT / "blocks.safetensors", tensors, {})
    np.save(OUT / "blocks-expected.npy", expected)
    whole = rng.integers(-127, 128, (3, 4), dtype=np.int8)
    rows = np.array([0.25, 1.0, 2.0], dtype="<f4")
    names = {"tokens": json.dumps(["a", "b", "c"])}
    by_rows = {"lm_head.weight": ("I8", whole), "lm_head.weight_scale": ("F32", rows.reshape(3, 1))}
    safetensors(OUT / "whole.safetensors", by_rows, names)
    largest = {"lm_head.weight": ("I8", whole), "lm_head.SCB": ("F32", rows * 127)}
    safetensors(OUT / "whole-largest.safetensors", largest, names)
    np.save(OUT / "whole-expected.npy", whole.astype("<f4") * rows[:, None])


def pickled():
    words = np.array([np.str_("easy"), np.str_("naïve"), np.str_("日本")], dtype=object)
    np.savez(OUT / "pickled-scalars.npz", embeddings=np.arange(6, dtype="<f4").reshape(3, 2), words=words)


OUT.mkdir(exist_ok=True)
for write in (packed, scaled, pickled):
    write()
