"""Renews a baseline: records the findings of a run, and drops entries that no longer occur."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

from guichet.baseline.comparison import compare, content_and_site, is_bearable, place_of, places_of
from guichet.baseline.file import Baseline, Key, KnownFinding, baseline_text, folder_of, key_of, open_baseline
from guichet.diagnostics import Diagnostic
from guichet.editing import SavingError, save
from guichet.reporting import in_order
from guichet.reporting.text import harmless
from guichet.source import SourceFolder, SourceText, read_regular


def renew(file: Path, project: SourceFolder, findings: Iterable[Diagnostic], *, unsought: Collection[str] = ()) -> int:
    """Rewrite the baseline in *file* for the *findings* in the folder *project*; return its number of findings.

    Entries that cannot be judged stay; see `compare`.

    Raises:
        ContentError: the file cannot be read.
        SavingError: the file cannot be written.
    """
    is_new = not os.path.lexists(file)
    baseline = _empty(file, project) if is_new else open_baseline(file, project)
    entries = renewed(findings, baseline, unsought=unsought)
    text = baseline_text(entries)
    try:
        before = None if is_new else read_regular(file)
    except OSError as error:
        raise SavingError(error.strerror or str(error)) from None
    if before is None or text != baseline.source.text:
        save(file, before, text.encode("utf-8"))
    return sum(entry.count for entry in entries)


def _empty(file: Path, project: SourceFolder) -> Baseline:
    folder = folder_of(file, project)
    folder.require_inside(file)
    return Baseline(SourceText(folder.path_of(file), ""))


def renewed(
    findings: Iterable[Diagnostic], baseline: Baseline, *, unsought: Collection[str] = ()
) -> list[KnownFinding]:
    """The entries for *findings*, and those of *baseline* that cannot be judged."""
    found = in_order(findings)
    content, site = content_and_site(found)
    bearable = list(filter(is_bearable, content))
    places = places_of(bearable)
    bearable += (one for one in site if place_of(one) not in places)
    counts = Counter[Key]()
    messages: dict[Key, str] = {}
    for one in bearable:
        counts[key_of(one)] += 1
        messages.setdefault(key_of(one), harmless(one.message))
    for entry in compare(found, baseline, unsought=unsought).unjudged:
        counts[entry.key] += entry.count
        messages.setdefault(entry.key, entry.message)
    return [
        KnownFinding(path=key[0], code=key[1], fingerprint=key[2], count=count, message=messages[key])
        for key, count in counts.items()
    ]
