"""A next-token predictor as arrays, and as the bytes of a file that the page reads."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, Sequence

import numpy as np


@dataclass
class Model:
    """f: contexts × d or None, g: tokens × d, bias: one number a token or None."""

    g: np.ndarray
    tokens: Sequence[str]
    f: np.ndarray | None = None
    contexts: Sequence[str] | None = None
    bias: np.ndarray | None = None
    name: str = "model"

    def __post_init__(self) -> None:
        self.g = _matrix("g", self.g)
        if len(self.tokens) != len(self.g):
            raise ValueError(f"g has {len(self.g)} rows, but there are {len(self.tokens)} tokens")
        if self.f is not None:
            self.f = _matrix("f", self.f)
            if self.f.shape[1] != self.g.shape[1]:
                raise ValueError(f"f has {self.f.shape[1]} columns, g has {self.g.shape[1]}")
            if self.contexts is None or len(self.contexts) != len(self.f):
                found = 0 if self.contexts is None else len(self.contexts)
                raise ValueError(f"f has {len(self.f)} rows, but there are {found} contexts")

    def to_npz(self) -> bytes:
        """The model as an npz archive."""
        arrays: dict[str, Any] = {"g": self.g, "tokens": np.array(list(self.tokens), dtype=str)}
        if self.f is not None:
            arrays |= {"f": self.f, "contexts": np.array(list(self.contexts or ()), dtype=str)}
        if self.bias is not None:
            arrays["bias"] = np.asarray(self.bias, dtype=self.g.dtype)
        archive = io.BytesIO()
        np.savez_compressed(archive, **arrays)
        return archive.getvalue()


def from_transformers(model: Any, tokenizer: Any, contexts: Sequence[str], tokens: Sequence[str] | None = None) -> Model:
    """f of the contexts and g of the tokens (all of them by default) of a causal language model of Hugging Face.

    f is what the output matrix is applied to after a context: the last hidden state behind the final norm.
    """
    import torch

    head = model.get_output_embeddings()
    if head is None:
        raise ValueError("the model has no output embeddings: it is no language model")
    rows = []
    with torch.no_grad():
        seen: list[Any] = []
        hook = head.register_forward_pre_hook(lambda _, given: seen.append(given[0]))
        try:
            for context in contexts:
                seen.clear()
                model(**tokenizer(context, return_tensors="pt").to(head.weight.device))
                rows.append(seen[-1][0, -1].float().cpu().numpy())
        finally:
            hook.remove()
    ids = range(len(head.weight)) if tokens is None else [_single(tokenizer, token) for token in tokens]
    names = [tokenizer.decode([i]) for i in ids]
    bias = getattr(head, "bias", None)
    return Model(
        g=head.weight[list(ids)].detach().float().cpu().numpy(),
        tokens=names,
        f=np.stack(rows) if rows else None,
        contexts=list(contexts) if rows else None,
        bias=None if bias is None else bias[list(ids)].detach().float().cpu().numpy(),
        name=getattr(model.config, "_name_or_path", None) or "model",
    )


def _single(tokenizer: Any, token: str) -> int:
    ids = tokenizer.encode(token, add_special_tokens=False)
    if len(ids) != 1:
        raise ValueError(f"{token!r} is {len(ids)} tokens for this tokenizer, not one")
    return ids[0]


def _matrix(name: str, values: Any) -> np.ndarray:
    array = np.asarray(values)
    if array.ndim != 2:
        raise ValueError(f"{name} has {array.ndim} dimensions, a table with 2 is expected")
    array = array.astype(array.dtype if array.dtype in (np.float16, np.float32, np.float64) else np.float64)
    if not np.isfinite(array).all():
        raise ValueError(f"{name} has values that are not finite")
    return array
