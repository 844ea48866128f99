"""From day to day: what the ledger keeps, and what it makes of failures."""

from __future__ import annotations

from pathlib import Path

import pytest

from external.centres import checked, configuration, leading_to, on, told
from external.elsewhere import Elsewhere


def ledger_of(root: Path) -> list[str]:
    """The entries of the ledger, a line each."""
    return [line.strip() for line in (root / "external.lock").read_text("utf-8").splitlines()[1:]]


def test_an_address_is_broken_once_it_has_failed_on_three_days(
    tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = elsewhere.at("/page")
    leading_to(tmp_path, [address])
    assert told(checked(tmp_path)) == []
    elsewhere.down.add("/page")
    place = "guides/emails/outlook.md:6:12"
    failing = "see whether a browser shows it: on day 3 it counts as broken"
    for day, number in (("2026-11-09", 1), ("2026-11-09", 1), ("2026-11-16", 2)):
        on(monkeypatch, day)
        assert told(checked(tmp_path)) == [
            f"{place}: hint[external-failing] `{address}` failed today, on day {number} of 3: 404 Not Found; {failing}"
        ]
    on(monkeypatch, "2026-11-23")
    assert told(checked(tmp_path)) == [
        f"{place}: warning[external-broken] `{address}` has failed on 3 days since 2026-11-09: 404 Not Found; "
        "lead elsewhere; if it is sound for people, list it under `allow` in `mkdocs.yml`"
    ]
    assert ledger_of(tmp_path) == [
        f'{{"address": "{address}", "status": "404 Not Found", "sound": "2026-11-02", '
        '"failed": ["2026-11-09", "2026-11-16", "2026-11-23"]}'
    ]


def test_one_sound_day_makes_up_for_all_before(
    tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    leading_to(tmp_path, [elsewhere.at("/page")], "failures: 2")
    elsewhere.down.add("/page")
    assert [found.code for found in checked(tmp_path).findings] == ["external-failing"]
    on(monkeypatch, "2026-11-03")
    assert [found.code for found in checked(tmp_path).findings] == ["external-broken"]
    elsewhere.down.clear()
    on(monkeypatch, "2026-11-04")
    assert checked(tmp_path).findings == ()
    assert ledger_of(tmp_path) == [
        f'{{"address": "{elsewhere.at("/page")}", "status": "200 OK", "sound": "2026-11-04"}}'
    ]
    elsewhere.down.add("/page")
    on(monkeypatch, "2026-11-05")
    assert [found.code for found in checked(tmp_path).findings] == ["external-failing"]


def test_what_refuses_programs_neither_clears_nor_adds_a_day(
    tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = elsewhere.at("/page")
    leading_to(tmp_path, [address])
    elsewhere.down.add("/page")
    checked(tmp_path)
    elsewhere.down.clear()
    elsewhere.onward["/page"] = "/403"
    on(monkeypatch, "2026-11-03")
    assert [found.code for found in checked(tmp_path).findings] == ["external-unknown"]
    assert ledger_of(tmp_path) == [f'{{"address": "{address}", "status": "403 Forbidden", "failed": ["2026-11-02"]}}']


def test_on_one_day_what_was_sound_is_not_fetched_again(
    tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    leading_to(tmp_path, [elsewhere.at(path) for path in ("/200", "/301", "/404", "/manual/old")])
    first = checked(tmp_path)
    asked = {path: len(visits) for path, visits in elsewhere.visits.items()}
    second = checked(tmp_path)
    assert second.findings == first.findings
    assert second.checked == 4
    assert {path: len(visits) for path, visits in elsewhere.visits.items()} == {**asked, "/404": 2 * asked["/404"]}
    on(monkeypatch, "2026-11-03")
    checked(tmp_path)
    assert {path: len(visits) for path, visits in elsewhere.visits.items()} == {
        path: (3 if path == "/404" else 2) * count for path, count in asked.items()
    }


def test_an_address_that_nothing_leads_to_leaves_the_ledger_with_the_next_built_site(
    tmp_path: Path, elsewhere: Elsewhere
) -> None:
    leading_to(tmp_path, [elsewhere.at("/200"), elsewhere.at("/204")])
    checked(tmp_path)
    assert len(ledger_of(tmp_path)) == 2
    leading_to(tmp_path, [elsewhere.at("/204")])
    checked(tmp_path)
    assert len(ledger_of(tmp_path)) == 2, "a template may lead there still"
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<a href='./'>Ici</a>", "utf-8")
    checked(tmp_path, site=tmp_path / "site")
    assert ledger_of(tmp_path) == [
        f'{{"address": "{elsewhere.at("/204")}", "status": "204 No Content", "sound": "2026-11-02"}}'
    ]


@pytest.mark.parametrize(
    ("content", "report"),
    [
        pytest.param(
            "version: 1\n",
            "1:1: error[ledger-entry] this is no entry of the ledger: from here on, it is not JSON; remove the line",
            id="of another form",
        ),
        pytest.param(
            '# A remark\n\n{"address": "htps://x/", "status": "x"}\n',
            "3:None: error[ledger-entry] this is no entry of the ledger: `address`: this is not a web address; "
            "remove the line",
            id="of what is no address",
        ),
        pytest.param(
            '{"address": "https://x/", "status": "x", "sound": "yesterday"}\n',
            "1:None: error[ledger-entry] this is no entry of the ledger: `sound`: this is not "
            "a date such as 2026-01-31; remove the line",
            id="of what is no day",
        ),
        pytest.param(
            '{"address": "https://x/", "status": "x"}\n{"address": "https://x/", "status": "y"}\n',
            "2:1: error[ledger-duplicate] `https://x/` is there twice, first in line 1; remove one of the two",
            id="of an address that is there twice, after a merge",
        ),
        pytest.param(
            '<<<<<<< HEAD\n{"address": "https://x/", "status": "x"}\n',
            "1:1: error[ledger-conflict] a merge has left its marks; "
            "keep both sides, remove the marks, and check again",
            id="in conflict",
        ),
    ],
)
def test_a_ledger_that_is_none_is_refused_and_kept(
    tmp_path: Path, elsewhere: Elsewhere, content: str, report: str
) -> None:
    leading_to(tmp_path, [elsewhere.at("/200")])
    (tmp_path / "external.lock").write_text(content, "utf-8")
    assert told(checked(tmp_path)) == [f"external.lock:{report}"]
    assert (tmp_path / "external.lock").read_text("utf-8") == content
    assert elsewhere.visits == {}


def test_a_ledger_outside_the_project_is_neither_read_nor_written(tmp_path: Path, elsewhere: Elsewhere) -> None:
    root = tmp_path / "centre"
    leading_to(root, [elsewhere.at("/200")])
    (tmp_path / "other").write_text("# Empty\n", "utf-8")
    (root / "external.lock").symlink_to(tmp_path / "other")
    assert [found.code for found in checked(root).findings] == ["file-outside"]
    assert (tmp_path / "other").read_text("utf-8") == "# Empty\n"


def test_a_ledger_that_may_not_be_written_is_told(tmp_path: Path, elsewhere: Elsewhere) -> None:
    leading_to(tmp_path, [elsewhere.at("/200")])
    (tmp_path / "external.lock").write_text("# Empty\n", "utf-8")
    (tmp_path / "external.lock").chmod(0o444)
    found = [line.replace(":None", "") for line in told(checked(tmp_path))]
    assert found == [
        "external.lock: error[external-ledger-unwritable] the ledger cannot be written: it is read-only; "
        "make it a writable file"
    ]


def test_the_ledger_may_lie_in_a_folder(tmp_path: Path, elsewhere: Elsewhere) -> None:
    leading_to(tmp_path, [elsewhere.at("/200")], "ledger: ledgers/other-sites.lock")
    assert checked(tmp_path).findings == ()
    assert "200 OK" in (tmp_path / "ledgers/other-sites.lock").read_text("utf-8")


ALLOWED = "allow: [{{address: {address}, reason: Sous authentification, expires: {day}}}]"


@pytest.mark.parametrize("address", ["/404", "/*"])
def test_what_is_allowed_is_not_fetched_until_its_day_is_over(
    tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    allowed = elsewhere.at(address)
    leading_to(tmp_path, [elsewhere.at("/404")], ALLOWED.format(address=allowed, day="2026-11-02"))
    report = checked(tmp_path)
    assert (report.checked, report.findings, elsewhere.visits) == (0, (), {})
    on(monkeypatch, "2026-11-03")
    failing, expired = told(checked(tmp_path))
    assert "external-failing" in failing
    column = (
        len(
            f"    external: {{timeout: 2, retries: 1, interval: 0, allow: [{{address: {allowed}, "
            "reason: Sous authentification, expires: "
        )
        + 1
    )
    assert expired == (
        f"mkdocs.yml:5:{column}: warning[allowance-expired] `{allowed}` was allowed until 2026-11-02; "
        "check it, then remove the entry or give it a new day"
    )


def test_an_allowance_of_what_nothing_leads_to_is_told_where_the_whole_site_is_known(
    tmp_path: Path, elsewhere: Elsewhere
) -> None:
    leading_to(tmp_path, [elsewhere.at("/200")], ALLOWED.format(address="https://parti.example/", day="2027-01-31"))
    assert told(checked(tmp_path)) == []
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<a href='./'>Ici</a>", "utf-8")
    (found,) = told(checked(tmp_path, site=tmp_path / "site"))
    assert found.endswith(
        ": warning[allowance-unused] no link leads to `https://parti.example/`, which is allowed here; remove the entry"
    )
    assert found.startswith("mkdocs.yml:5:")


def test_settings_have_defaults(tmp_path: Path) -> None:
    assert "external" in configuration()
    leading_to(tmp_path, [])
    assert checked(tmp_path).checked == 0
    assert ledger_of(tmp_path) == []
