"""Speed: loading and rendering a help centre takes about the time of Python-Markdown with the same features."""

from __future__ import annotations

from pathlib import Path

from rendering.speed import measured

GUIDES = 60
RATIO = 1.5
"""The time that loading and rendering may take, in that of Python-Markdown for the same bodies."""


def test_a_centre_with_tables_and_coloured_code_takes_little_longer_than_plain_markdown(tmp_path: Path) -> None:
    ratios = []
    for attempt in range(4):
        ratios.append(measured(tmp_path / str(attempt), GUIDES).ratio)
        if ratios[-1] <= RATIO:
            return
    raise AssertionError(f"loading and rendering took {', '.join(f'{ratio:.2f}' for ratio in ratios)} times as long")
