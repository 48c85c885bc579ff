"""A panel: several taggers that look at the same attributes, each attribute looked up once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, repeat

import numpy as np

from extractors.tagger import Floats, Tagger, row_numbers, summed


class Panel:
    """The weights of several taggers side by side.

    Parameters
    ----------
    taggers
        At least one; their order is that of the scores.
    """

    def __init__(self, taggers: Sequence[Tagger]) -> None:
        names = dict.fromkeys(chain.from_iterable(tagger.rows for tagger in taggers))
        self._rows = {name: number for number, name in enumerate(names)}
        widths = [tagger.weights.shape[1] for tagger in taggers]
        self._borders = np.cumsum(widths)[:-1].tolist()
        self._weights = np.zeros((len(names) + 1, sum(widths)), dtype=np.float32)
        for columns, tagger in zip(np.split(self._weights[:-1], self._borders, axis=1), taggers, strict=True):
            found = map(tagger.rows.get, names, repeat(len(tagger.rows)))
            columns[:] = tagger.weights[np.fromiter(found, dtype=np.intp, count=len(names))]

    def emissions(self, observed: Sequence[Sequence[str]]) -> list[Floats]:
        """For each tagger its scores of the labels at each character, as `Tagger.emissions` gives them."""
        scores = summed(self._weights, row_numbers(self._rows, observed), [len(row) for row in observed])
        return np.split(scores, self._borders, axis=1)


@lru_cache(maxsize=2)
def panel(taggers: tuple[Tagger, ...]) -> Panel:
    """The panel of these taggers, made once: it takes a few tenths of a second."""
    return Panel(taggers)
