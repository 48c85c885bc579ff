"""Sentences made ready: which n-grams a stretch holds, and what is kept of its mentions."""

from __future__ import annotations

from extractors.article import BlockKind
from extractors.prepared import SIZE, Prepared, prepare
from extractors.sentence import Occurrence, Sentence

SYMBOLS = ("‹Company›", "向", "‹Person›", "供", "货", "。")


def make_sentence(symbols: tuple[str, ...] = SYMBOLS) -> Sentence:
    marks = [at for at, symbol in enumerate(symbols) if symbol[0] == "‹"]
    occurrences = tuple(Occurrence(n, symbols[at][1:-1], at, 10 * n, 10 * n + 3, False) for n, at in enumerate(marks))
    return Sentence(0, BlockKind.PARAGRAPH, 0, 40, symbols, (0,) * len(symbols), occurrences)


def bag(prepared: Prepared, first: int, last: int, salt: str = "so") -> list[list[int]]:
    return list(prepared.bag(first, last, salt))


def test_a_stretch_holds_its_grams_of_one_to_three_symbols() -> None:
    prepared = prepare(make_sentence())
    assert [len(row) for row in bag(prepared, 1, 5)] == [4, 3, 2]
    assert [len(row) for row in bag(prepared, 1, 2)] == [1]
    assert bag(prepared, 2, 2) == []


def test_grams_depend_on_salt_and_symbols_alone() -> None:
    one, other = prepare(make_sentence()), prepare(make_sentence((*SYMBOLS[2:], *SYMBOLS[:2])))
    assert bag(one, 3, 6) == bag(other, 1, 4)
    assert bag(one, 3, 6) != bag(one, 3, 6, "os")


def test_the_middle_of_a_long_stretch_is_left_out() -> None:
    long = prepare(make_sentence(("‹Company›", *"甲乙丙丁戊己庚辛壬癸" * 4, "‹Person›")))
    assert [len(row) for row in bag(long, 1, 41)] == [14, 13, 12] * 2
    assert [len(row) for row in bag(long, 1, 29)] == [28, 27, 26]


def test_numbers_are_below_the_size() -> None:
    prepared = prepare(make_sentence())
    numbers = [*(n for row in bag(prepared, 0, 6) for n in row), *prepared.around("s", 0, 2)]
    assert numbers
    assert all(0 <= number < SIZE for number in numbers)


def test_surroundings_do_not_depend_on_what_stands_inside() -> None:
    one, other = prepare(make_sentence()), prepare(make_sentence(("‹Company›", "对", "‹Person›", "供", "货", "。")))
    assert one.around("s", 0, 2) == other.around("s", 0, 2)
    assert one.around("s", 0, 0) != other.around("s", 0, 0)


def test_mentions_are_kept_by_kind_and_place() -> None:
    prepared = prepare(make_sentence())
    assert prepared.kinds == {"Company": [(0, 0)], "Person": [(1, 2)]}
    assert prepared.marks == [0, 2]
