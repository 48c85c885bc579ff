"""The shelf of formats: name of each and the module whose ``render(table)`` writes it; default first."""

from __future__ import annotations

FORMATS: dict[str, str] = {
    "table": "outputs.formats.aligned",
    "json": "outputs.formats.objects",
    "csv": "outputs.formats.comma",
    "markdown": "outputs.formats.markdown",
}
