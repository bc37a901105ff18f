"""The page in the output of a cell, and what comes back from it."""

from __future__ import annotations

import base64
import html
import json
from pathlib import Path
from typing import Any, Iterable, Mapping, Sequence

import anywidget
import traitlets

from ._model import Model
from ._page import page


class Viewer(anywidget.AnyWidget):
    """A model on screen. `state` follows what is done in the page, and sets it."""

    _esm = Path(__file__).parent / "viewer.js"
    _page = traitlets.Unicode().tag(sync=True)
    height = traitlets.Int(640).tag(sync=True)
    #: What is on screen, as the part of a link behind its #; empty until the page is ready.
    link = traitlets.Unicode("").tag(sync=True)

    def __init__(self, model: Model, *, pairs: Iterable[tuple[str, str]] | None = None, state: Mapping[str, Any] | None = None, part: str | None = None, height: int = 640) -> None:
        super().__init__(_page=page(model, pairs=pairs, state=state, part=part), height=height)
        self._figures: dict[str, str] = {}
        self.on_msg(self._heard)

    @property
    def state(self) -> dict[str, Any]:
        """What is on screen: directions, moves, camera. The model itself is not in it."""
        if not self.link:
            return {}
        packed = self.link.removeprefix("#v1.")
        return json.loads(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))

    def request_figure(self, format: str = "svg", width: int = 1600) -> None:
        """Asks the page for a picture of both plots; `figure` has it once it came."""
        self.send({"ask": "figure", "format": format, "width": width})

    def figure(self, format: str = "svg") -> bytes | None:
        """The last picture that was asked for: the text of an SVG, or a PNG."""
        found = self._figures.get(format)
        return None if found is None else base64.b64decode(found)

    def save(self, path: str) -> None:
        """Writes the page as one HTML file."""
        Path(path).write_text(self._page, encoding="utf-8")

    def _heard(self, _: Any, content: Mapping[str, Any], __: Any) -> None:
        if content.get("answer") == "figure":
            self._figures[content["format"]] = content["base64"]

    def _repr_mimebundle_(self, **given: Any) -> Any:
        """Beside the widget, the page itself: what a saved notebook shows without a kernel."""
        bundle = super()._repr_mimebundle_(**given)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        frame = f'<iframe title="All or None" srcdoc="{html.escape(self._page)}" style="width: 100%; height: {self.height}px; border: 0"></iframe>'
        return {**data, "text/html": frame}, metadata


def show(
    f: Any = None,
    g: Any = None,
    tokens: Sequence[str] | None = None,
    contexts: Sequence[str] | None = None,
    *,
    bias: Any = None,
    pairs: Iterable[tuple[str, str]] | None = None,
    state: Mapping[str, Any] | None = None,
    part: str | None = None,
    height: int = 640,
    name: str = "model",
) -> Viewer:
    """Shows a model: arrays, or a `Model` in the place of the first argument."""
    if isinstance(f, Model):
        model = f
    elif g is None or tokens is None:
        raise TypeError("show needs g and tokens, or a Model")
    else:
        model = Model(g=g, tokens=tokens, f=f, contexts=contexts, bias=bias, name=name)
    return Viewer(model, pairs=pairs, state=state, part=part, height=height)
