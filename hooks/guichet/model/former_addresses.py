"""Former addresses: none of them may be the address of a page, nor lead to two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guichet.diagnostics import Diagnostic, Location
from guichet.model.library import Library
from guichet.model.page import Guide, Page


def former_address_faults(library: Library, drafts: Iterable[Guide]) -> Iterator[Diagnostic]:
    """The faults of the aliases and of the numbers' addresses in *library*, and of *drafts*, which are no part of it.

    An alias keeps clear of the address of a draft, too: that is going to be published. The case of letters does not
    count, as some hosts overlook it.
    """
    pages = (*library.everything, *drafts)
    owners = {page.address.lower(): page for page in pages}
    home = owners.get("/")
    if home is not None:
        owners.setdefault(f"/{library.settings.language}/", home)
    first: dict[str, Page] = {}
    for page in sorted(pages, key=lambda page: page.path):
        yield from _number_faults(page, library)
        for rank, address in enumerate(page.aliases):
            yield from _alias_faults(page, rank, owners.get(address), library, first.setdefault(address, page))
            if address in page.aliases[:rank]:
                yield _at_alias(page, rank, "alias-duplicate", other=page.path)


def _alias_faults(page: Page, rank: int, owner: Page | None, library: Library, first: Page) -> Iterator[Diagnostic]:
    address = page.aliases[rank]
    numbered = library.numbered_at(address)
    if owner is not None:
        named = "this page" if owner is page else f"`{owner.path}`"
        yield _at_alias(page, rank, "alias-is-page", address=owner.address, owner=named)
    elif numbered is not None:
        yield _at_alias(page, rank, "alias-is-number", number=numbered.header.legacy_guide_number, other=numbered.path)
    if first is not page:
        yield _at_alias(page, rank, "alias-duplicate", other=first.path)


def _at_alias(page: Page, rank: int, code: str, **values: object) -> Diagnostic:
    written = page.document.header.values.get("aliases")
    alias = written[rank] if isinstance(written, list) else page.aliases[rank]
    header = page.document.header
    return header.source.diagnostic(code, header.span_of(("aliases", rank)), alias=alias, **values)


def _number_faults(page: Page, library: Library) -> Iterator[Diagnostic]:
    numbered = library.numbered_at(page.address.lower())
    if numbered is None:
        return
    values = {"address": page.address, "number": numbered.header.legacy_guide_number, "other": numbered.path}
    if isinstance(page, Guide):
        source, span = page.document.source, page.document.header.span_of(("slug",))
        yield source.diagnostic("number-address-taken", span, **values)
    else:
        yield Diagnostic.of("number-address-taken", Location(page.path), **values)
