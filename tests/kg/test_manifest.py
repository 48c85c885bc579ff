"""What a generation remembers of files, instances, canonical keys and support."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.archive import Read
from kg.instance import Instance, Name
from kg.manifest import File, Manifest
from ontology.errors import StoreError

ONE = File("/in/a.txt", "h1", "v1", "k1")
READS = Read("d1", "a", "art1", "r1"), Read("d1", "a", "art2", "r2")
PARTY = Instance("art1", "c", "Company", (Name("海岳", ("海岳",)), Name("公司", ())), ("/h",), "", "", ("蓝鲸",))
WORK = Instance("art1", "p", "Project", (Name("基地", ("海岳/基地",)),))


@pytest.fixture
def manifest(tmp_path: Path) -> Manifest:
    return Manifest(tmp_path / "manifest.sqlite")


def test_files_and_their_articles(manifest: Manifest) -> None:
    manifest.put_file(ONE, READS)
    assert manifest.files() == {ONE.path: ONE}
    assert manifest.articles_of(ONE.path) == manifest.articles() == {"art1", "art2"}
    assert manifest.reads_of(ONE.path) == READS
    assert manifest.records() == {"r1", "r2"}
    assert manifest.articles_by_reader() == {"v1": 2}
    manifest.put_file(ONE, READS[:1])
    assert manifest.articles() == {"art1"}
    manifest.drop_file(ONE.path)
    assert manifest.files() == {}
    assert manifest.articles() == set()


def test_an_article_in_two_copies_of_a_document_stands_there_once(manifest: Manifest) -> None:
    manifest.put_file(ONE, READS[:1])
    manifest.put_file(File("/in/copy.txt", "h1", "v1", "k1"), READS[:1])
    manifest.put_file(File("/in/b.txt", "h2", "v1", "k2"), [Read("d2", "b", "art1", "r9")])
    assert manifest.occurrences("art1") == (READS[0], Read("d2", "b", "art1", "r9"))


def test_instances_and_keys(manifest: Manifest) -> None:
    manifest.put_instances("art1", [PARTY, WORK])
    manifest.put_keys("art1", [PARTY], works=False)
    manifest.put_keys("art1", [WORK], works=True)
    assert manifest.instances_of("art1") == (PARTY, WORK)
    assert manifest.keys_of("art1", works=False) == {"海岳", "/h"}
    assert manifest.keys_of("art1", works=True) == {"海岳/基地"}
    assert list(manifest.instances_by("海岳", works=False)) == [PARTY]
    assert list(manifest.instances_by("海岳", works=True)) == []
    assert manifest.articles_by("海岳/基地") == {"art1"}
    manifest.put_keys("art1", [], works=True)
    assert manifest.articles_by("海岳/基地") == set()
    assert manifest.articles_by("海岳") == {"art1"}


def test_canonical_keys(manifest: Manifest) -> None:
    manifest.put_canonical({"海岳": "浙江海岳", "浙江海岳": "浙江海岳"})
    assert manifest.canonical("海岳") == "浙江海岳"
    assert manifest.canonical("浙江海岳") == "浙江海岳"
    assert manifest.canonical("蓝鲸") == "蓝鲸"
    manifest.put_canonical({"海岳": None})
    assert manifest.canonical("海岳") == "海岳"


def test_support_tells_before_and_after(manifest: Manifest) -> None:
    assert manifest.add_support("t", 2) == (False, True)
    assert manifest.add_support("t", -1) == (True, True)
    assert manifest.add_support("t", -1) == (True, False)
    assert manifest.add_support("t", 1) == (False, True)


def test_triples_are_counted(manifest: Manifest) -> None:
    assert manifest.triples() == 0
    manifest.add_triples(5)
    manifest.add_triples(-2)
    assert manifest.triples() == 3


def test_it_is_there_again_after_closing(tmp_path: Path) -> None:
    with Manifest(tmp_path / "m") as manifest:
        manifest.put_file(ONE, READS)
    with Manifest(tmp_path / "m", writable=False) as manifest:
        assert manifest.files() == {ONE.path: ONE}


def test_damage_and_absence_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="gone"):
        Manifest(tmp_path / "gone", writable=False)
    (tmp_path / "bad").write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match="bad"):
        Manifest(tmp_path / "bad")


def test_rules(manifest: Manifest) -> None:
    assert manifest.rules() is None
    manifest.put_rules("one")
    manifest.put_rules("two")
    assert manifest.rules() == "two"
