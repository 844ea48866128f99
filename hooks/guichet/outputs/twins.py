"""Twins: each guide as plain Markdown too, for people who copy it and for programs that read it."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.dialect.twin import escaped
from guichet.model import Guide, Page, Sheet
from guichet.outputs.registry import OutputContext, OutputFile, output
from guichet.schema.words import words_in

TWIN = "index.md"
"""The file beside the page that holds its twin."""


@output("twins")
def twins(context: OutputContext) -> Iterator[OutputFile]:
    """The pages as Markdown, each beside its page."""
    for page in filter(has_twin, context.library.everything):
        text = twin(page, context.survey.pages[page.address].twin, context.site_address)
        yield OutputFile.of_text(f"{page.address}{TWIN}", text)


def has_twin(page: Page) -> bool:
    """Whether *page* has a twin: a page that answers a question, and that may be found."""
    return isinstance(page, Guide | Sheet) and not page.header.hidden


def twin(page: Page, body: str, site_address: str | None) -> str:
    """The Markdown of *page*, whose *body* is Markdown, with its title above and its source below."""
    words = words_in(page.language).interface
    base = f"{site_address.rstrip('/')}{page.address}" if site_address else ""
    told = [f"{words['twin_source']} {base}"] if base else []
    if isinstance(page, Guide) and page.header.legacy_guide_number:
        told.append(words["guide_number"].format(number=page.header.legacy_guide_number))
    if page.updated:
        told.append(f"{words['updated']} {page.updated.isoformat()}")
    parts = [
        f"# {escaped(page.header.title)}",
        escaped(page.header.excerpt),
        body,
        "---" if told else "",
        " · ".join(told),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
