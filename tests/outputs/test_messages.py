"""The catalogue of messages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from outputs import messages
from outputs.messages import LANGUAGES, catalogue, text, text_or, use

SOURCES = Path(messages.__file__).parent
PLACE = re.compile(r"{(\w+)")


@pytest.fixture(autouse=True)
def _spoken() -> None:
    use(None)


def test_both_languages_say_everything_with_the_same_values() -> None:
    said = catalogue()
    assert len(said["zh"]) > 80
    assert said["zh"].keys() == said["en"].keys()
    for key, template in said["zh"].items():
        assert template, key
        assert said["en"][key], key
        assert set(PLACE.findall(template)) == set(PLACE.findall(said["en"][key])), key


def test_every_message_is_used_and_every_used_message_exists() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    literal = set(re.findall(r"\"([a-z]+\.[\w-]+)\"", code))
    families = ("option.", *re.findall(r"f\"([a-z]+\.[\w-]*){", code))  # keys made from names at run time
    for key in catalogue()["zh"]:
        assert key in literal or key.startswith(families) or key.endswith(".help"), f"{key} is never said"
    for key in re.findall(r"\btext\(\s*\"([\w.-]+)\"", code):
        assert key in catalogue()["zh"], f"{key} is missing"


def test_the_language_comes_from_the_call_else_from_the_environment_else_chinese(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("XINMAI_LANG", raising=False)
    use(None)
    assert text("help.help") == "显示帮助。"
    monkeypatch.setenv("XINMAI_LANG", "en")
    use(None)
    assert text("help.help") == "Show this help."
    use("zh")
    assert text("help.help") == "显示帮助。"
    use("tlh")
    assert messages.language() == LANGUAGES[0]


def test_values_are_filled_in_and_unknown_codes_keep_their_default() -> None:
    assert text("error.prefix", message="{x}") == "错误：{x}"
    assert text_or("currency.CNY", "CNY") == "元人民币"
    assert text_or("currency.XYZ", "XYZ") == "XYZ"
