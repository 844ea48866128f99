"""The external check: collects the addresses of other sites, fetches them and reports the faults."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guichet.diagnostics import ContentError, Diagnostic, Location
from guichet.editing import SavingError
from guichet.external import networks
from guichet.external.allowances import allowance_faults, is_allowed
from guichet.external.answer import Answer
from guichet.external.fetching import Fetched, fetch_all
from guichet.external.judge import faults, private_faults
from guichet.external.ledger import entered, last_seen, read_ledger, write_ledger
from guichet.external.lychee import find_lychee
from guichet.external.references import foreign_links, placing_without_site
from guichet.links import Fault, SiteReport
from guichet.model import WrittenLink
from guichet.model.day import today
from guichet.schema.settings import Settings
from guichet.source import SourceFolder

_CACHE = ".cache/lychee"
_PATIENCE = 10.0
"""Seconds to wait for the name resolution of redirect targets."""


@dataclass(frozen=True, slots=True)
class ExternalReport:
    """The result of the external check."""

    findings: tuple[Diagnostic, ...]
    """Sorted by place, each once."""
    checked: int = 0
    """How many addresses were fetched."""
    unchecked: int = 0
    """How many addresses should have been fetched but were not."""
    left_out: int = 0
    """How many addresses are skipped: allowed ones, private networks, and reserved names such as `example.org`."""
    is_complete: bool = True


def check_external(
    config_file: Path,
    settings: Settings,
    *,
    written: Mapping[str, Sequence[WrittenLink]],
    site_address: str | None = None,
    built: SiteReport | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    private: bool = False,
) -> ExternalReport:
    """Fetch every address of another site once, record the results in the ledger and report the faults.

    Args:
        config_file: the `mkdocs.yml` of the project.
        settings: the engine's settings in it.
        written: the links in the sources, by the address of their page.
        site_address: the site's own address on the web; links to it are not fetched.
        built: the result of the link check of the built site; with it, links in templates are checked too.
        progress: called with the number of addresses done and the total.
        private: whether addresses on this machine and in private networks are fetched. Only for tests.
    """
    own, root = settings.external, config_file.parent
    end = time.monotonic() + own.deadline
    ledger = root / own.ledger
    folder = SourceFolder(root, root, limits=settings.limits.of("ledger"))
    try:
        day = today()
        cache = root / _CACHE / f"{day}.csv"
        folder.require_inside(cache)
        before = read_ledger(folder, ledger)
    except ContentError as error:
        return ExternalReport(error.diagnostics, is_complete=False)
    links = foreign_links(written, site_address, built)
    findings = list(allowance_faults(own.allow, links, day, config_file, whole=built is not None))
    wanted = [address for address in links if not is_allowed(address, own.allow, day)]
    inner = frozenset() if private else networks.private(wanted, own.deadline)
    seen = {address: last_seen(before.get(address)) for address in wanted if address not in inner}
    program, place = find_lychee(), Location(config_file.name)
    fetched = Fetched()
    if program:
        fetched = fetch_all(program, seen, own, cache=cache, end=end, progress=progress, private=private)
    answers = {address: answer for address, answer in fetched.answers.items() if answer is not None}
    led_in = frozenset() if private else _led_into_private_networks(answers)
    after = {address: entry for address, entry in before.items() if built is None or address in links}
    found: list[Fault] = []
    for address, answer in answers.items():
        if address in led_in:
            found += private_faults(address, links[address])
        else:
            after[address] = entered(address, before.get(address), answer, day)
            found += faults(address, links[address], answer, after[address], own.failures)
    findings += (built.placing if built else placing_without_site(written)).place(found)
    unchecked = len(seen) - len(fetched.answers)
    if program is None:
        findings.append(Diagnostic.of("external-tool-missing", place))
    elif fetched.trouble:
        reason = fetched.trouble
        findings.append(Diagnostic.of("external-incomplete", place, count=unchecked, total=len(seen), reason=reason))
    try:
        write_ledger(ledger, after)
    except SavingError as error:
        findings.append(Diagnostic.of("external-ledger-unwritable", Location(own.ledger), reason=error))
    return ExternalReport(
        findings=tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order)),
        checked=len(answers),
        unchecked=unchecked,
        left_out=len(links) - len(seen) + len(fetched.answers) - len(answers),
        is_complete=program is not None and not fetched.trouble,
    )


def _led_into_private_networks(answers: Mapping[str, Answer]) -> frozenset[str]:
    """The addresses that redirect into private networks. lychee follows them, but the result is not reported."""
    steps = {step.address for answer in answers.values() for step in answer.steps}
    inner = networks.private(steps, _PATIENCE)
    return frozenset(
        address for address, answer in answers.items() if any(step.address in inner for step in answer.steps)
    )
