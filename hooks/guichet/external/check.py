"""The check: find the addresses of other sites, have them fetched, and say what that comes to."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from guichet.diagnostics import ContentError, Diagnostic, Location
from guichet.external import networks
from guichet.external.allowances import allowance_faults, is_allowed
from guichet.external.answer import Answer
from guichet.external.judge import faults, private_faults
from guichet.external.ledger import Entry, entered, last_seen, read_ledger, write_ledger
from guichet.external.lychee import LycheeError, fetch, find_lychee
from guichet.external.references import foreign_links, placing_without_site
from guichet.links import SiteReport
from guichet.model import WrittenLink
from guichet.model.day import today
from guichet.repairs import SavingError
from guichet.schema.settings import Settings
from guichet.source import SourceFolder

_CACHE = ".cache/lychee"
_BATCH = 100
"""How many addresses lychee is given at a time: so many at most are lost when the time is over."""
_PATIENCE = 10.0
"""For how many seconds it is asked where redirects have led."""
_HOSTS = 3
"""How many hosts have to be silent, and no other to answer, for it to be the network that fails."""


@dataclass(frozen=True, slots=True)
class ExternalReport:
    """What the check of the addresses of other sites found."""

    findings: tuple[Diagnostic, ...]
    """Sorted by place, each once."""
    checked: int = 0
    """How many addresses were fetched."""
    unchecked: int = 0
    """How many should have been, and were not."""
    left_out: int = 0
    """How many are not to be fetched: allowed ones, those of private networks and of names kept for examples."""
    is_complete: bool = True


@dataclass(slots=True)
class _Fetched:
    """What came of fetching."""

    answers: dict[str, Answer | None] = field(default_factory=dict)
    """By address; `None` for those that are not to be fetched."""
    trouble: Diagnostic | None = None
    """Why there are not more of them."""


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
    """Fetch every address of another site once, note in the ledger what came of it, and report what that means.

    Args:
        config_file: the `mkdocs.yml` of the project.
        settings: the engine's settings in it.
        written: the links that people wrote, by the address of the page they are on.
        site_address: where the site is going to stand on the web; what leads there is not fetched.
        built: what the check of the built site found: links of templates are then checked too.
        progress: is told how many of how many addresses are done.
        private: whether this machine and private networks are fetched from. For tests alone.
    """
    own, day, root = settings.external, today(), config_file.parent
    end = time.monotonic() + own.deadline
    ledger, cache = root / own.ledger, root / _CACHE / f"{day}.csv"
    folder = SourceFolder(root, root)
    try:
        folder.require_inside(cache)
        before = read_ledger(folder, ledger)
    except ContentError as error:
        return ExternalReport(error.diagnostics, is_complete=False)
    links = foreign_links(written, site_address, built)
    wanted = [address for address in links if not is_allowed(address, own.allow, day)]
    inner = frozenset() if private else networks.private(wanted, own.deadline)
    wanted = _in_turn([address for address in wanted if address not in inner], before)
    place = Location(config_file.name)
    fetched = _fetch(wanted, settings, cache, end, place, progress, private=private)
    answers = {address: answer for address, answer in fetched.answers.items() if answer is not None}
    led_in = frozenset() if private else _led_into_private_networks(answers)
    after = {address: entry for address, entry in before.items() if built is None or address in links}
    for address, answer in answers.items():
        if address not in led_in:
            after[address] = entered(address, before.get(address), answer, day)
    findings = list(allowance_faults(own.allow, links, day, config_file, whole=built is not None))
    findings += [fetched.trouble] if fetched.trouble else []
    try:
        write_ledger(ledger, after)
    except SavingError as error:
        findings.append(Diagnostic.of("external-ledger-unwritable", Location(own.ledger), reason=error))
    placing = built.placing if built else placing_without_site(written)
    for address, answer in answers.items():
        if address in led_in:
            findings += placing.place(private_faults(address, links[address]))
        else:
            findings += placing.place(faults(address, links[address], answer, after[address], own.failures))
    return ExternalReport(
        findings=tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order)),
        checked=len(answers),
        unchecked=len(wanted) - len(fetched.answers),
        left_out=len(links) - len(wanted) + len(fetched.answers) - len(answers),
        is_complete=fetched.trouble is None,
    )


def _in_turn(addresses: Iterable[str], before: Mapping[str, Entry]) -> list[str]:
    """*addresses* in the order they are fetched in: who has waited longest comes first, and hosts take turns."""
    ranks: dict[str, Iterator[int]] = {}

    def turn(address: str) -> tuple[date, int, str]:
        host = urlsplit(address).hostname or ""
        return last_seen(before.get(address)), next(ranks.setdefault(host, count())), address

    return sorted(addresses, key=turn)


def _fetch(
    addresses: Sequence[str],
    settings: Settings,
    cache: Path,
    end: float,
    place: Location,
    progress: Callable[[int, int], None],
    *,
    private: bool,
) -> _Fetched:
    """The answers of *addresses*, as far as they come before *end*."""
    fetched = _Fetched()
    program = find_lychee()
    if program is None:
        fetched.trouble = Diagnostic.of("external-tool-missing", place)
        return fetched
    _drop_other_days(cache)
    for start in range(0, len(addresses), _BATCH):
        batch = addresses[start : start + _BATCH]
        try:
            patience = max(0.0, end - time.monotonic())
            fetched.answers |= fetch(program, batch, settings.external, cache=cache, patience=patience, private=private)
        except LycheeError as error:
            fetched.trouble = _incomplete(place, len(addresses) - len(fetched.answers), len(addresses), str(error))
            return fetched
        progress(start + len(batch), len(addresses))
    if _is_offline(fetched.answers):
        fetched.answers.clear()
        reason = "no host answered, so that it may be the network here"
        fetched.trouble = _incomplete(place, len(addresses), len(addresses), reason)
    return fetched


def _incomplete(place: Location, unchecked: int, total: int, reason: str) -> Diagnostic:
    return Diagnostic.of("external-incomplete", place, count=unchecked, total=total, reason=reason)


def _drop_other_days(cache: Path) -> None:
    """Remove what lychee saw on another day: on each day, every address is fetched."""
    for other in cache.parent.glob("*.csv"):
        if other != cache:
            other.unlink()


def _is_offline(answers: Mapping[str, Answer | None]) -> bool:
    hosts = {urlsplit(address).hostname for address, answer in answers.items() if answer is not None}
    return len(hosts) >= _HOSTS and all(answer is None or answer.code is None for answer in answers.values())


def _led_into_private_networks(answers: Mapping[str, Answer]) -> frozenset[str]:
    """The addresses whose redirects lead into private networks. lychee follows them; what it saw there is not told."""
    steps = {step.address for answer in answers.values() for step in answer.steps}
    inner = networks.private(steps, _PATIENCE)
    return frozenset(
        address for address, answer in answers.items() if any(step.address in inner for step in answer.steps)
    )
