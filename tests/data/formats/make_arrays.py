"""Fixtures of arrays that are no plain tables: whole numbers, types of ml_dtypes, more than two dimensions, a control vector.

    python -m venv venv && venv/bin/pip install numpy==2.4.6 ml_dtypes gguf==0.19.0
    venv/bin/python make_arrays.py OUT_DIR
"""
import sys
import zipfile
from pathlib import Path

import gguf
import ml_dtypes
import numpy as np

OUT = Path(sys.argv[1])
WORDS = ["easy", "easiest", "lucky", "luckiest"]
rows = np.array([[11, -12, 13], [21, 22, -23], [31, 32, 33], [-41, 42, 43]])


def whole():
    """A quantised table beside numbers of tokens, which are no vectors; and one in Fortran order, big-endian."""
    np.savez(OUT / "whole-numbers.npz", embeddings=rows.astype("i1"), labels=WORDS)
    np.save(OUT / "whole-numbers.npy", np.asfortranarray(rows.astype(">i4")))
    ids = np.arange(8).reshape(4, 2)
    np.savez(OUT / "ids-beside.npz", input_ids=ids, mask=ids > 3, g=(rows / 4).astype("f4"), tokens=WORDS)


def ml_types():
    """NumPy itself has no name for these types: their bytes are all that it stores."""
    for name in ("bfloat16", "float8_e4m3fn", "float8_e5m2"):
        np.save(OUT / f"{name}.npy", (rows / 4).astype(getattr(ml_dtypes, name)))


def cubes():
    """Hidden states: two layers of three contexts; the same of one layer; a batch whose vectors all have a name."""
    states = (np.arange(24).reshape(2, 4, 3) / 4).astype("f4")
    np.savez(OUT / "hidden-states.npz", hidden_states=states, tokens=WORDS)
    np.savez(OUT / "one-layer.npz", hidden_states=states[:1], unembeddings=rows / 4, contexts=WORDS, tokens=WORDS)
    named = {"contexts": [f"{word} {i}" for word in WORDS for i in range(2)]}
    np.savez(OUT / "flat-states.npz", f=states.reshape(4, 2, 3), g=rows / 4, tokens=WORDS, **named)


def control_vector():
    """As the package repeng writes it."""
    writer = gguf.GGUFWriter(OUT / "control-vector.gguf", "controlvector")
    writer.add_string("controlvector.model_hint", "llama")
    writer.add_uint32("controlvector.layer_count", 2)
    for layer in (1, 2):
        writer.add_tensor(f"direction.{layer}", np.array([layer, 0.5, -0.25, 1.0], "<f4"))
    for step in ("header", "kv_data", "tensors"):
        getattr(writer, f"write_{step}_to_file")()
    writer.close()


def archive():
    """A text in a zip archive, as GloVe is downloaded."""
    with zipfile.ZipFile(OUT / "glove.zip", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("glove.3d.txt"), "easy 0.5 1 2\neasiest 1.5 -1 3\n")


OUT.mkdir(exist_ok=True)
for write in (whole, ml_types, cubes, control_vector, archive):
    write()
