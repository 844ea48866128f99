"""The check of the search index: its entries lead to pages and elements, and it has all of its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from guichet.diagnostics import Diagnostic, Location
from guichet.links import check
from guichet.links.fault import Fault, SiteLink
from guichet.links.search_index import ENTRY, LIST, START, listed_files, read_entry, started_files
from guichet.links.survey import SiteSurvey


def check_index_file(survey: SiteSurvey, file: str) -> bool:
    """Whether *file* is one of a search index; if so, its faults are added to *survey*, whose pages have been read."""
    reads = next((reads for end, reads in _READERS.items() if file.endswith(end)), None)
    if reads is None:
        return False
    content = survey.content(file)
    if content is not None and not reads(survey, file, content):
        reason = "it is no part of a search index"
        survey.unreadable.append(Diagnostic.of("file-unreadable", Location(survey.site.path_of(file)), reason=reason))
    return True


def _check_entry(survey: SiteSurvey, file: str, content: bytes) -> bool:
    entry = read_entry(content)
    if entry is None:
        return False
    to = survey.site.file_at(entry.address)
    if to is None:
        survey.faults.append(check.missing(SiteLink(file, entry.address, folder="/"), entry.address, survey.nearest))
    elif to in survey.anchors:
        anchors = frozenset(survey.anchors[to])
        for anchor in entry.anchors:
            link = SiteLink(file, f"{entry.address}#{anchor}", folder="/")
            fault = None if anchor in anchors else check.misplaced(link, to, anchor, anchors)
            survey.faults += [fault] if fault is not None else []
    if entry.image and entry.image.startswith("/") and survey.site.file_at(entry.image) is None:
        survey.faults.append(check.missing(SiteLink(file, entry.image, folder="/"), entry.image, survey.nearest))
    return True


def _check_list(survey: SiteSurvey, file: str, content: bytes) -> bool:
    return _check_files(survey, file, listed_files(content))


def _check_start(survey: SiteSurvey, file: str, content: bytes) -> bool:
    return _check_files(survey, file, started_files(content))


def _check_files(survey: SiteSurvey, file: str, names: Sequence[str] | None) -> bool:
    """Whether all of *names*, files in the folder of *file*, could be read."""
    folder = file[: file.rindex("/") + 1]
    for name in names or ():
        if f"{folder}{name}" not in survey.site.files:
            survey.faults.append(_lost(survey, file, name, folder))
    return names is not None


def _lost(survey: SiteSurvey, file: str, name: str, folder: str) -> Fault:
    return check.missing(SiteLink(file, name, folder=folder), f"{folder}{name}", survey.nearest)


_READERS: Mapping[str, Callable[[SiteSurvey, str, bytes], bool]] = {
    ENTRY: _check_entry,
    LIST: _check_list,
    START: _check_start,
}
"""By the end of the file's name. Each says whether the file can be read."""
