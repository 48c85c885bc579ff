"""The table of words made from raw text."""

from __future__ import annotations

import numpy as np

from extractors.training.words import count, table


def test_texts_become_numbers_of_words() -> None:
    vocabulary, numbers = count(["公司投资3.5亿元。公司"])
    assert [vocabulary[n] for n in numbers] == ["<s>", "公司", "投资", "0", "亿元", "<s>", "公司"]


def test_rows_hold_frequency_tag_and_classes() -> None:
    vocabulary = ["<s>", "公司", "云启芯", "ABC", "少见词"]
    counts = np.array([9, 50, 20, 7, 6])
    lines = list(table(vocabulary, counts, {1: (1, 2), 2: (3, 4), 3: (5, 6)}, ["公司 63 n", "投资 100 v", "冷僻 2 n"]))
    assert lines == ["ABC\t0\ten\t5\t6\n", "云启芯\t14\tx\t3\t4\n", "公司\t24\tn\t1\t2\n", "投资\t27\tv\t\t\n"]
