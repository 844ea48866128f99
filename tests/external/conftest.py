"""The other sites that the tests lead to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from external.centres import on
from external.elsewhere import Elsewhere, serving


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    with serving() as server:
        yield server


@pytest.fixture(autouse=True)
def _monday(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, "2026-11-02")
