"""What the check says of every way in which a web server behaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from external.centres import checked, leading_to, on, told
from external.elsewhere import Elsewhere, closed_port, self_signed, serving
from guichet.external import ExternalReport


@dataclass(frozen=True)
class Visit:
    report: ExternalReport
    server: Elsewhere
    ledger: str


SOUND = ["/200", "/204", "/302", "/301/then-302", "/429/once", "/get-only", "/gone-in-words", "/en/", "/été?a=b&c=%7C"]
FAILING = {
    "/404": "404 Not Found",
    "/410": "410 Gone",
    "/500": "500 Internal Server Error",
    "/301/to-404": "404 Not Found",
    "/slow": "no answer within 2 s",
    "/loop": "redirects in a circle",
    "/307/to-itself": "redirects in a circle",
    "/endless/1": "redirects without end",
}
UNKNOWN = {
    "/401": "401 Unauthorized",
    "/403": "403 Forbidden",
    "/405": "405 Method Not Allowed",
    "/429": "429 Too Many Requests",
    "/999": "999",
}
MOVED = {"/301": "/200", "/301/to-an-anchor": "/200"}
"""lychee drops the fragment of what a redirect leads to."""
DOUBTFUL = {"/manual/old": "/", "/manual/older": "/fr/"}
PATHS = [*SOUND, *FAILING, *UNKNOWN, *MOVED, *DOUBTFUL]
REFUSED = f"http://127.0.0.1:{closed_port()}/"


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """One check of all addresses together."""
    root = tmp_path_factory.mktemp("centre")
    certificate = self_signed(tmp_path_factory.mktemp("tls"))
    with pytest.MonkeyPatch.context() as patch, serving() as server, serving(certificate) as insecure:
        on(patch, "2026-11-02")
        addresses = [server.at(path) for path in PATHS]
        leading_to(root, [*addresses, insecure.at("/"), REFUSED])
        yield Visit(checked(root), server, (root / "external.lock").read_text("utf-8"))


def of(visit: Visit, path: str) -> list[str]:
    """What is told of *path*."""
    place = f"guides/emails/outlook.md:{6 + 2 * PATHS.index(path)}:12: "
    return [line.removeprefix(place) for line in told(visit.report) if line.startswith(place)]


def test_all_is_checked_and_told_at_its_line(visit: Visit) -> None:
    assert (visit.report.checked, visit.report.unchecked, visit.report.is_complete) == (len(PATHS) + 2, 0, True)
    assert len(visit.report.findings) == len(PATHS) + 2 - len(SOUND)


@pytest.mark.parametrize("path", SOUND)
def test_nothing_is_told_of_what_is_sound(visit: Visit, path: str) -> None:
    """A page that says in its words alone that it is missing counts as sound: nobody reads what is answered."""
    assert of(visit, path) == []


@pytest.mark.parametrize(("path", "reason"), FAILING.items())
def test_what_fails_is_told_with_its_reason(visit: Visit, path: str, reason: str) -> None:
    assert of(visit, path) == [
        f"hint[external-failing] `{visit.server.at(path)}` failed today, on day 1 of 3: {reason}; "
        "see whether a browser shows it: on day 3 it counts as broken"
    ]


@pytest.mark.parametrize(("path", "reason"), UNKNOWN.items())
def test_what_refuses_programs_is_not_called_broken(visit: Visit, path: str, reason: str) -> None:
    assert of(visit, path) == [
        f"hint[external-unknown] `{visit.server.at(path)}` does not answer programs ({reason}), so that nothing is "
        "known of it; see whether a browser shows it; if so, list it under `allow` in `mkdocs.yml`"
    ]


@pytest.mark.parametrize(("path", "end"), MOVED.items())
def test_what_has_moved_for_good_is_told_with_the_last_address(visit: Visit, path: str, end: str) -> None:
    moved = visit.server.at(end)
    assert of(visit, path) == [f"hint[external-moved] `{visit.server.at(path)}` has moved for good; write `{moved}`"]


@pytest.mark.parametrize(("path", "end"), DOUBTFUL.items())
def test_what_ends_at_a_first_page_may_be_gone(visit: Visit, path: str, end: str) -> None:
    assert of(visit, path) == [
        f"hint[external-doubtful] `{visit.server.at(path)}` leads to a first page, `{visit.server.at(end)}`: what was "
        "there may be gone; see what it shows, and lead to a page of that site"
    ]


def test_no_connection_and_no_trust_are_failures_with_the_words_of_lychee(visit: Visit) -> None:
    reasons = [line.partition("of 3: ")[2].partition(";")[0] for line in told(visit.report)[-2:]]
    assert reasons == [
        "SSL certificate error",
        "connection refused - server may be down or port blocked",
    ]


def test_who_asks_to_wait_is_asked_again_later(visit: Visit) -> None:
    first, second = (time for _, time in visit.server.visits["/429/once"])
    assert second - first >= 1


def test_pages_are_got_as_browsers_get_them(visit: Visit) -> None:
    assert {method for visits in visit.server.visits.values() for method, _ in visits} == {"GET"}


def test_the_ledger_says_what_each_did(visit: Visit) -> None:
    ledger = visit.ledger.splitlines()
    assert ledger[1:] == sorted(ledger[1:])
    assert len(ledger) == 1 + len(PATHS) + 2
    at = visit.server.at
    for path, state in {
        "/200": '"status": "200 OK", "sound": "2026-11-02"',
        "/301": f'"status": "200 OK", "sound": "2026-11-02", "moved": "{at("/200")}"',
        "/404": '"status": "404 Not Found", "failed": ["2026-11-02"]',
        "/403": '"status": "403 Forbidden"',
        "/%C3%A9t%C3%A9?a=b&c=%7C": '"status": "200 OK", "sound": "2026-11-02"',
    }.items():
        assert f'{{"address": "{at(path)}", {state}}}' in ledger
