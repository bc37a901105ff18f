"""All or None in a notebook.

    import all_or_none
    viewer = all_or_none.show(f, g, tokens, contexts, pairs=[("easy", "easiest"), ("lucky", "luckiest")])

`f` is contexts × d, `g` tokens × d: the model predicts softmax(f @ g.T + bias) after each context. Without `f` there are
word vectors alone. What is shown lives in the notebook: it needs neither a server nor, once saved, a kernel.
"""

from ._model import Model, from_transformers
from ._page import page
from ._viewer import Viewer, show

__all__ = ["Model", "Viewer", "from_transformers", "page", "show"]
