"""Thousands of pages: the ledger costs little beside their rendering, whatever is gone."""

from __future__ import annotations

import time

import pytest

from guichet.addresses.compare import compare
from guichet.addresses.ledger import Ledger
from guichet.addresses.published import Published
from guichet.addresses.reading import parse_ledger
from guichet.addresses.updating import empty_ledger, updated
from guichet.model import Catalogue, Guide, Library
from guichet.schema.data import Data
from guichet.schema.front_matter import GuideHeader
from guichet.schema.settings import Settings
from guichet.source import Document, SourceMapping, SourceText, Span

PAGES = 3000
ANCHORS = 20
SECONDS = 1.0
"""On one core; it takes some 0.1 s."""


def centre(pages: int, name: str) -> Published:
    """What *pages* guides called by *name* publish."""
    guides = {}
    for number in range(pages):
        source = SourceText(f"guides/emails/{name}-{number}.md", "")
        guide = Guide(
            document=Document(source, SourceMapping(source, {}, Span(0)), 1),
            header=GuideHeader(title=f"Configurer {name} numéro {number}", slug=f"{name}-{number}"),
            address=f"/fr/emails/{name}-{number}/",
            language="fr",
            product="emails",
        )
        guides[guide.address] = guide
    library = Library(Settings(), (), tuple(guides.values()), (), Catalogue(Data(), None))
    anchors = {address: tuple(f"partie-{rank}-{address[-6:-1]}" for rank in range(ANCHORS)) for address in guides}
    return Published(library, guides, anchors, {}, {}, sound=True)


def ledger_of(now: Published) -> Ledger:
    """The ledger of *now*, as its file has it."""
    return parse_ledger(SourceText("guides/addresses.lock", updated(empty_ledger(now), now).text()))


def test_thousands_of_pages_are_recorded_and_compared_in_a_second() -> None:
    now = centre(PAGES, "outlook")
    begin = time.process_time()
    assert list(compare(ledger_of(now), now)) == []
    assert time.process_time() - begin < SECONDS


@pytest.mark.parametrize("name", ["outlook-nouveau", "thunderbird"], ids=["renamed", "gone"])
def test_what_becomes_of_thousands_of_pages_at_once_is_found_in_linear_time(name: str) -> None:
    times = []
    for pages in (500, 2000):
        ledger, now = ledger_of(centre(pages, "outlook")), centre(pages, name)
        begin = time.process_time()
        found = list(compare(ledger, now))
        times.append(time.process_time() - begin)
        assert [one.code for one in found].count("address-gone") == pages
    assert times[1] < 12 * times[0] + 0.5
