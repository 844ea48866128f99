"""nginx and Apache with the files that a site brings for them: each former address answers by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from guichet.hosting import HEADERS
from hosting.centres import ENCODED, LEADING, MATCHED, PAGES, UNKNOWN, build_leading_centre
from hosting.servers import Answer, Server, apache, nginx

BASES = {"at the root": "", "in a folder": "/aide"}
SERVERS = ("nginx", "apache", "htaccess")


@pytest.fixture(scope="module", params=list(BASES.values()), ids=list(BASES))
def base(request: pytest.FixtureRequest) -> str:
    """The folder of the host that the site stands in."""
    return str(request.param)


@pytest.fixture(scope="module")
def site(base: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site."""
    root = tmp_path_factory.mktemp("centre")
    return build_leading_centre(root, "nginx, apache", f"https://example.org{base}/")


@pytest.fixture(scope="module", params=SERVERS)
def server(
    request: pytest.FixtureRequest, site: Path, base: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server of it."""
    folder = tmp_path_factory.mktemp("server")
    is_nginx, is_htaccess = request.param == "nginx", request.param == "htaccess"
    started = nginx(site, folder, base) if is_nginx else apache(site, folder, base, htaccess=is_htaccess)
    with started as running:
        yield running


@pytest.fixture
def leading(server: Server, request: pytest.FixtureRequest) -> dict[str, str]:
    """The former addresses that the server knows by itself: an `.htaccess` knows of no encoded pages."""
    is_htaccess = "htaccess" in request.node.name
    return {source: target for source, target in LEADING.items() if not (is_htaccess and source in ENCODED)}


def test_every_former_address_leads_on_in_one_step(server: Server, base: str, leading: dict[str, str]) -> None:
    asked = {f"{source}{end}": f"{base}{target}" for source, target in leading.items() for end in ("", "/")}
    assert {address: server.ask(address) for address in asked} == {
        address: Answer(301, target) for address, target in asked.items()
    }


def test_every_address_of_a_pattern_leads_on_in_one_step(server: Server, base: str) -> None:
    assert {address: server.ask(address) for address in MATCHED} == {
        address: Answer(301, f"{base}{target}") for address, target in MATCHED.items()
    }


def test_where_they_lead_is_a_page(server: Server) -> None:
    targets = {*LEADING.values(), *MATCHED.values()}
    assert {server.ask(target) for target in targets} == {Answer(200, None)}


def test_what_was_asked_stays(server: Server, base: str) -> None:
    assert server.ask("/fr/g1474/?a=1&b=%C3%A9") == Answer(301, f"{base}/fr/emails/outlook/?a=1&b=%C3%A9")
    assert server.ask("/fr/g1474.x?a=1") == Answer(301, f"{base}/fr/emails/outlook/?a=1")


@pytest.mark.parametrize("address", UNKNOWN)
def test_other_addresses_are_missing(server: Server, address: str) -> None:
    assert server.ask(address) == Answer(404, None)


@pytest.mark.parametrize("address", ["/", "/404.html", "/llms.txt", "/rien/", "/fr/emails/outlook/", "/fr/g1474/"])
def test_every_answer_has_the_headers(server: Server, address: str) -> None:
    assert HEADERS.items() <= server.headers(address).items()


@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_hidden(server: Server, address: str) -> None:
    assert server.ask(address) == Answer(200, None)
