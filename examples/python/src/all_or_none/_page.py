"""A model as one HTML page that shows it."""

from __future__ import annotations

import base64
import json
from importlib import resources
from typing import Any, Iterable, Mapping

from ._model import Model

PLACE = "<!-- session -->"
HEAD = "</head>"


def page(model: Model, *, pairs: Iterable[tuple[str, str]] | None = None, state: Mapping[str, Any] | None = None, part: str | None = None) -> str:
    """The page as text: saved as .html it opens without a server.

    `pairs` are directions from one token to another: the first two are compared, all of them are a family. `state` is what a
    copied link holds, as `Viewer.state` gives it. `part` is "stage", "board" or "distribution"; the whole page without it.
    """
    session: dict[str, Any] = dict(state or {})
    data = model.to_npz()
    file = f"{model.name.replace('/', '-')}.npz"
    session["model"] = {"Files": [{"name": file, "size": len(data)}]}
    pairs = [list(pair) for pair in pairs or ()]
    if pairs and "pairs" not in session:
        session["pairs"] = (pairs * 2)[:2] if len(pairs) == 1 else pairs[:2]
        session["own"] = pairs
        session["family"] = "own pairs"
    document = {"all-or-none": 1, "session": session, "data": [{"name": file, "base64": base64.b64encode(data).decode()}]}
    text = json.dumps(document, separators=(",", ":")).replace("<", "\\u003c")
    html = template()
    if PLACE not in html:
        raise RuntimeError("the page in this package is no template")
    if part:
        html = html.replace(HEAD, f'<meta name="all-or-none:embed" content="{part}">{HEAD}', 1)
    return html.replace(PLACE, f'<script type="application/json" id="session">{text}</script>', 1)


def template() -> str:
    """The page that this package holds, before a model is written into it."""
    return (resources.files(__package__) / "one-file.html").read_text(encoding="utf-8")
