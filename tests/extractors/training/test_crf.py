"""Fitting a tagger: it learns what its sentences show."""

from __future__ import annotations

from extractors.training.crf import fit_tagger

KINDS = ("Company", "Place")


def test_a_tagger_finds_again_what_it_was_shown() -> None:
    observed = [["甲"], ["乙"], ["在"], ["丙"], ["丁"]]
    labels = ["B-Company", "I-Company", "O", "B-Place", "I-Place"]
    tagger = fit_tagger([(observed, labels)] * 8, KINDS, max_iterations=30)
    (chain,) = tagger.run([observed])
    found = {(a, b, KINDS[kind]): belief for a, b, kind, belief in chain.spans(least=0.5, longest=10)}
    assert found.keys() == {(0, 2, "Company"), (3, 5, "Place")}
    assert min(found.values()) > 0.8


def test_options_are_passed_on_and_fitting_is_deterministic() -> None:
    data = [([["甲"], ["在"]], ["B-Company", "O"])] * 5
    short, again = (fit_tagger(data, KINDS, max_iterations=1) for _ in range(2))
    longer = fit_tagger(data, KINDS, max_iterations=40)
    assert (short.weights == again.weights).all()
    assert abs(longer.weights).sum() > abs(short.weights).sum()
