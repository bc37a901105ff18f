"""Writes tables that lie in parts, and hidden states of several layers. Needs NumPy."""

import json
import pathlib
import struct

import numpy as np

OUT = pathlib.Path(__file__).parent
WHOLE = np.arange(20, dtype=np.float32).reshape(5, 4) / 8


def npy(name, array):
    np.save(OUT / f"{name}.npy", array)


def safetensors(name, tensors):
    header, data = {}, b""
    for key, array in tensors.items():
        end = len(data) + array.nbytes
        header[key] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(data), end]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    (OUT / f"{name}.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)


npy("emb_part1", WHOLE[:3])
npy("emb_part2", WHOLE[3:])
safetensors("split-head", {"lm_head.weight.0": WHOLE[:2], "lm_head.weight.1": WHOLE[2:]})
states = {f"layer.{i}": WHOLE[:3] + 10 * i for i in (0, 1, 10)}
safetensors("layers", states)
np.savez(OUT / "layers-and-head.npz", unembedding=WHOLE, **{key.replace(".", "_"): of for key, of in states.items()})
missing = np.array(["easy", None, float("nan")], dtype=object)
np.savez(OUT / "missing-names.npz", vectors=WHOLE[:3], words=missing)
dates = np.array(["2024-01-01", "2024-01-02"], dtype="datetime64[D]")
np.savez(OUT / "dates.npz", vectors=WHOLE[:2], labels=dates)
