"""More fixtures in this folder: number types, packed numbers and pickled words, written by NumPy, gguf and ml_dtypes.

    python -m venv venv && venv/bin/pip install numpy==2.4.6 gguf==0.19.0 safetensors ml_dtypes
    venv/bin/python make_more.py OUT_DIR

Blocks are random bytes with scales that are numbers: what the gguf package reads from them is what must be read.
"""
import json
import struct
import sys
from pathlib import Path

import gguf
import ml_dtypes
import numpy as np

OUT = Path(sys.argv[1])
rng = np.random.default_rng(11)
# Bytes of a block, and where its halves are that scale it.
BLOCKS = {"Q2_K": (84, (80, 82)), "Q3_K": (110, (108,)), "IQ4_NL": (18, (0,)), "IQ4_XS": (136, (0,)), "MXFP4": (17, ()), "Q8_K": (292, ())}


def blocks(name, rows, columns):
    size, scales = BLOCKS[name]
    count = rows * columns // (32 if name in ("IQ4_NL", "MXFP4") else 256)
    data = rng.integers(0, 256, (count, size), dtype=np.uint8)
    for at in scales:
        data[:, at : at + 2] = rng.uniform(-1, 1, (count, 1)).astype("<f2").view(np.uint8)
    if name == "MXFP4":
        data[:, 0] = rng.integers(110, 135, count)
        data[0, 0] = 1
    if name == "Q8_K":
        data[:, :4] = rng.uniform(-1, 1, (count, 1)).astype("<f4").view(np.uint8)
    return data.reshape(rows, -1)


def dequantised(name, data):
    if name != "Q8_K":
        return gguf.quants.dequantize(data, gguf.GGMLQuantizationType[name]).astype("<f4")
    # The gguf package has no reader for it: a single, 256 signed bytes, sums that are not needed.
    block = data.reshape(-1, 292)
    d = block[:, :4].copy().view("<f4")
    return (d * block[:, 4:260].view(np.int8).astype("<f4")).reshape(data.shape[0], -1).astype("<f4")


def quantised():
    writer, expected = gguf.GGUFWriter(OUT / "quantised-more.gguf", "llama"), {}
    writer.add_tokenizer_model("gpt2")
    writer.add_token_list(["easy", "Ġeasiest"])
    for name in BLOCKS:
        data = blocks(name, 2, 256)
        writer.add_tensor(f"{name}.weight", data, raw_dtype=gguf.GGMLQuantizationType[name])
        expected[name] = dequantised(name, data)
    for step in ("header", "kv_data", "tensors"):
        getattr(writer, f"write_{step}_to_file")()
    writer.close()
    np.savez_compressed(OUT / "quantised-more-expected.npz", **expected)


def safetensors(path, tensors, metadata):
    header, data = {"__metadata__": metadata}, b""
    for name, (dtype, array) in tensors.items():
        raw = array.tobytes()
        header[name] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def fp8():
    """All finite numbers of both types, four a row."""
    tensors = {}
    for name, dtype in [("F8_E4M3", ml_dtypes.float8_e4m3fn), ("F8_E5M2", ml_dtypes.float8_e5m2)]:
        values = np.arange(256, dtype=np.uint8)
        values = values[np.isfinite(values.view(dtype).astype("<f4"))]
        values = values[: len(values) // 4 * 4].reshape(-1, 4)
        tensors[name] = (name, values)
        tensors[f"{name} as singles"] = ("F32", values.view(dtype).astype("<f4"))
    safetensors(OUT / "fp8.safetensors", tensors, {})


def packed():
    """Three tokens of 64 numbers, packed as MLX does: four bits, groups of 32, the lowest bits of a word first."""
    q = rng.integers(0, 16, (3, 64), dtype=np.uint32)
    words = sum(q[:, i::8] << np.uint32(4 * i) for i in range(8)).astype("<u4")
    scales, biases = rng.uniform(0.1, 1, (2, 3, 2)).astype("<f2")
    expected = np.repeat(scales, 32, 1).astype("<f4") * q + np.repeat(biases, 32, 1).astype("<f4")
    tensors = {"lm_head.weight": ("U32", words), "lm_head.scales": ("F16", scales), "lm_head.biases": ("F16", biases)}
    safetensors(OUT / "packed.safetensors", tensors, {"tokens": json.dumps(["a", "b", "c"])})
    np.save(OUT / "packed-expected.npy", expected.astype("<f4"))


def pickled():
    words = np.array(["easy", "naïve", "easy"], dtype=object)
    np.savez(OUT / "pickled-words.npz", embeddings=np.arange(6, dtype="<f4").reshape(3, 2), words=words)


OUT.mkdir(exist_ok=True)
for write in (quantised, fp8, packed, pickled):
    write()
