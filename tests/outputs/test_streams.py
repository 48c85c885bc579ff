"""Result files are complete or not there; standard output is UTF-8."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from outputs.streams import opened, opened_binary, speak_utf8


def test_a_file_takes_its_place_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "结果.txt"
    with opened(target) as out:
        out.write("晶圆\n")
        assert not target.exists()
    assert target.read_bytes() == "晶圆\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["结果.txt"]


def test_a_run_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("old", encoding="utf-8")

    def fail() -> None:
        with opened_binary(target) as out:
            out.write(b"new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_is_no_plain_file_is_written_to() -> None:
    with opened(Path("/dev/null")) as out:
        out.write("晶圆")
    assert Path("/dev/null").is_char_device()


def test_without_a_path_the_result_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    with opened(None) as out:
        out.write("晶圆\n")
    assert capsys.readouterr().out == "晶圆\n"


def test_standard_output_speaks_utf8_under_any_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    speak_utf8()
    print("晶圆", "\ud800")
    sys.stdout.flush()
    assert raw.getvalue() == "晶圆 \\ud800\n".encode()
