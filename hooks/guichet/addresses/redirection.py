"""Redirections: the front matter entries that redirect an older address or anchor to a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guichet.model import Guide, Home, Page, Product, Sheet
from guichet.model.place import alias_for, may_be_former
from guichet.repairs.header import with_entry


@dataclass(frozen=True, slots=True)
class Redirection:
    """A missing entry of a page's front matter."""

    page: Page
    key: str
    """`aliases` or `anchors`."""
    entry: str
    """The alias, or the former anchor."""
    value: str | None = None
    """The anchor that the former one leads to."""

    @property
    def advice(self) -> str:
        """The entry to write and its file, as an instruction for the author."""
        pair = self.entry if self.value is None else f"{self.entry}: {self.value}"
        if self.key in self.page.document.header.values:
            return f"add `{pair}` to the `{self.key}` of `{self.page.path}`"
        brackets = "[{}]" if self.value is None else "{{{}}}"
        return f"add `{self.key}: {brackets.format(pair)}` to the front matter of `{self.page.path}`"


def alias_to(page: Page, address: str) -> Redirection | None:
    """The alias that redirects *address* to *page*; `None` if front matter cannot express it."""
    if not may_be_former(address) or not _has_header(page):
        return None
    alias = alias_for(address, page.language, page.product) if isinstance(page, Guide) else address
    return Redirection(page, "aliases", alias)


def anchor_to(page: Page, old: str, new: str) -> Redirection | None:
    """The former anchor *old* of *page* that leads to *new*; `None` if front matter cannot express it."""
    if not _has_header(page):
        return None
    return Redirection(page, "anchors", old, new)


def _has_header(page: Page) -> bool:
    """Whether *page* has a front matter of its own."""
    return not (isinstance(page, Home | Sheet) or (isinstance(page, Product) and page.borrowed))


def redirected(content: bytes, missing: Sequence[Redirection]) -> bytes | None:
    """The file *content* of one page with the *missing* entries added to its front matter.

    `None` if the header is written in a form that cannot be edited.
    """
    after: bytes | None = content
    for one in missing:
        after = with_entry(after, one.page.path, one.key, one.entry, one.value) if after else None
    return after


def by_file(redirections: Sequence[Redirection]) -> Mapping[str, Sequence[Redirection]]:
    """*redirections* by file, without duplicates."""
    found: dict[str, dict[tuple[str, str], Redirection]] = {}
    for one in redirections:
        found.setdefault(one.page.path, {}).setdefault((one.key, one.entry), one)
    return {path: list(entries.values()) for path, entries in found.items()}
