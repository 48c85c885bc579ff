"""Making the table of words: jieba's dictionary, and classes of words that stand in like places of raw text.

A word is described by the words one and two steps to its left and right (positive pointwise mutual information with
smoothed contexts, Levy, Goldberg and Dagan 2015), reduced by a truncated SVD, and clustered by k-means. Words of one
class behave alike: 签约 and 授牌, 董事长 and 总裁, 杭州 and 成都.

``python -m extractors.training.words FILE.jsonl.gz … -o extractors/model/words.tsv.gz``
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix, hstack

from ontology.normal import fold

_SENTENCE = re.compile(r"[。！？；!?;\n]")
_NUMBER = re.compile(r"[\d.,%]+")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")

_FEWEST, _MOST = 6, 70_000  # occurrences of a word that gets a class, and such words at most
_CONTEXTS = 8_000  # most frequent words, as contexts
_DIMENSIONS = 96
_CLASSES = (64, 800)  # coarse and fine
_SMOOTHING = 0.75  # exponent of the contexts' frequencies
_RARE = 40  # frequency in jieba's dictionary below which a word without a class is left out
_NEW = 12  # occurrences of a word that jieba's HMM put together
_LONGEST = 8  # characters


def read_texts(paths: Iterable[Path]) -> Iterator[str]:
    """The field ``text`` of each line of gzipped JSONL files, folded; texts that are hardly Chinese are left out."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = fold(json.loads(line)["text"])
                if sum("\u4e00" <= char <= "\u9fff" for char in text) >= len(text) / 2:
                    yield text


def count(texts: Iterable[str]) -> tuple[list[str], NDArray[np.int32]]:
    """Vocabulary and the texts as numbers of words; 0 stands between sentences."""
    import jieba

    jieba.setLogLevel("ERROR")
    vocabulary: dict[str, int] = {"<s>": 0}
    numbers = array("i")
    for text in texts:
        for sentence in _SENTENCE.split(text):
            numbers.append(0)
            for word in filter(None, map(str.strip, jieba.cut(sentence))):
                shown = "0" if _NUMBER.fullmatch(word) else word
                numbers.append(vocabulary.setdefault(shown, len(vocabulary)))
    return list(vocabulary), np.frombuffer(numbers, dtype=np.int32)


def classes(numbers: NDArray[np.int32], size: int, *, seed: int = 0) -> dict[int, tuple[int, int]]:
    """Coarse and fine class of each word that is frequent enough, by its number."""
    from sklearn.cluster import MiniBatchKMeans
    from sklearn.utils.extmath import randomized_svd

    counts = np.bincount(numbers, minlength=size)
    kept = np.argsort(-counts, kind="stable")
    kept = kept[counts[kept] >= _FEWEST][:_MOST]
    rank = np.full(size, -1)
    rank[kept] = np.arange(len(kept))
    left, values, _ = randomized_svd(_contexts(rank[numbers], len(kept)), _DIMENSIONS, n_iter=3, random_state=seed)
    vectors = left * np.sqrt(values)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    labels = [
        MiniBatchKMeans(k, random_state=seed, batch_size=4096, n_init=1, max_iter=60).fit(vectors).labels_.tolist()
        for k in _CLASSES
    ]
    return {int(word): (coarse, fine) for word, coarse, fine in zip(kept, *labels, strict=True)}


def _contexts(ranks: NDArray[np.int_], size: int) -> csr_matrix:
    """Positive pointwise mutual information of words and contexts; two steps away counts half."""
    right = _steps(ranks[:-1], ranks[1:], size) + 0.5 * _steps(ranks[:-2], ranks[2:], size)
    left = _steps(ranks[1:], ranks[:-1], size) + 0.5 * _steps(ranks[2:], ranks[:-2], size)
    both = hstack([right, left]).tocoo()
    rows = np.asarray(both.sum(axis=1)).ravel() + 1e-9
    columns = np.asarray(both.sum(axis=0)).ravel() ** _SMOOTHING
    information = np.log(both.data * columns.sum() / (rows[both.row] * columns[both.col]))
    positive = information > 0
    return csr_matrix((information[positive], (both.row[positive], both.col[positive])), shape=both.shape)


def _steps(words: NDArray[np.int_], contexts: NDArray[np.int_], size: int) -> csr_matrix:
    kept = (words >= 0) & (contexts >= 0) & (contexts < _CONTEXTS)
    ones = np.ones(int(kept.sum()), dtype=np.float32)
    return coo_matrix((ones, (words[kept], contexts[kept])), shape=(size, _CONTEXTS)).tocsr()


def table(
    vocabulary: Sequence[str], counts: NDArray[np.int_], found: Mapping[int, tuple[int, int]], known: Iterable[str]
) -> Iterator[str]:
    """Lines of the table, sorted; ``known`` are the lines of jieba's dictionary."""
    of = {vocabulary[number]: pair for number, pair in found.items()}
    rows: dict[str, tuple[int, str]] = {word: (0, "eng") for word in of if _is_latin(word)}
    for line in known:
        word, printed, tag = (*line.split(), "x")[:3]
        if len(word) <= _LONGEST and (int(printed) >= _RARE or word in of):
            rows[word] = int(printed), tag
    for number in found:
        word = vocabulary[number]
        if word not in rows and _HAN.fullmatch(word) and counts[number] >= _NEW:
            rows[word] = max(3, int(counts[number]) // 2), "x"
    for word, (frequency, tag) in sorted(rows.items()):
        pair = "\t".join(map(str, of.get(word, ("", ""))))
        yield f"{word}\t{round(math.log2(frequency + 1) * 4)}\t{tag[:2]}\t{pair}\n"


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalnum() and not word.isdigit()


def main() -> None:
    """Make the table from the command line."""
    import jieba

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("-o", "--out", type=Path, required=True)
    given = parser.parse_args()
    vocabulary, numbers = count(read_texts(given.texts))
    found = classes(numbers, len(vocabulary))
    counts = np.bincount(numbers, minlength=len(vocabulary))
    with jieba.get_dict_file() as dictionary:
        known = dictionary.read().decode("utf-8").splitlines()
    with given.out.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as out:
        out.write("".join(table(vocabulary, counts, found, known)).encode())


if __name__ == "__main__":
    main()
