"""python -m pytest examples/python/tests, with the wheel installed."""

import base64
import io
import json
import re

import numpy as np
import pytest

import all_or_none
from all_or_none import Model


def model(**given):
    arrays = {"f": np.ones((2, 3)), "g": np.eye(3), "tokens": ["a", "b</script>", "ü"], "contexts": ["x", "y"]}
    return Model(**{**arrays, **given})


def session(html):
    return json.loads(re.search(r'id="session">(.*?)</script>', html, re.S).group(1))


def test_the_page_holds_the_model_and_the_pairs():
    document = session(all_or_none.page(model(), pairs=[("a", "ü")]))
    [file] = document["data"]
    arrays = np.load(io.BytesIO(base64.b64decode(file["base64"])))
    assert list(arrays["tokens"]) == ["a", "b</script>", "ü"]
    assert arrays["f"].shape == (2, 3)
    assert document["session"]["pairs"] == [["a", "ü"], ["a", "ü"]]


def test_a_state_is_shown_as_it_was():
    document = session(all_or_none.page(model(), state={"theme": "Dark"}))
    assert document["session"]["theme"] == "Dark"


@pytest.mark.parametrize("given, said", [
    ({"tokens": ["a"]}, "g has 3 rows, but there are 1 tokens"),
    ({"f": np.ones((2, 4))}, "f has 4 columns, g has 3"),
    ({"g": np.full((3, 3), np.nan)}, "not finite"),
    ({"contexts": None}, "there are 0 contexts"),
])
def test_arrays_that_do_not_fit_are_refused(given, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        model(**given)
