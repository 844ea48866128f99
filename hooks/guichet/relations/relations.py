"""The report of a page's relations to the rest of the help centre, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

VERSION: Literal[1] = 1


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Written(_Strict):
    path: str = Field(description="File, relative to the project's root")
    line: int | None = Field(ge=1)
    column: int | None = Field(ge=1, description="In characters")

    @property
    def place(self) -> str:
        """The place as editors read it."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


class Incoming(_Written):
    """A link to the page, or an include of it."""

    target: str = Field(description="What the author wrote")
    kind: Literal["guide", "page", "data file", "common text", "include"]


class Outgoing(_Written):
    """A link or an image of the page."""

    target: str = Field(description="What the author wrote")
    address: str | None = Field(description="Where it leads in this site; null for a place elsewhere")
    kind: Literal["page", "file", "image", "elsewhere"]
    fault: str | None = Field(description="The code of its fault")


class TutorialMention(_Written):
    """A client of the data file that the guide explains."""

    client: str
    service: str


class Translation(_Strict):
    """The same page in another language."""

    language: str
    path: str
    address: str


class Relations(_Strict):
    """The links, translations and addresses of a page, sorted by position."""

    version: Literal[1] = Field(description="Changes when a program that reads this has to change")
    path: str
    address: str
    language: str
    title: str
    other_addresses: list[str] = Field(description="Addresses that lead here: numbers, aliases")
    translations: list[Translation]
    tutorials: list[TutorialMention]
    incoming: list[Incoming]
    outgoing: list[Outgoing]

    def lines(self) -> Iterator[str]:
        """The report as text."""
        yield f"{self.path}: {self.title}"
        yield f"    {self.address}"
        for address in self.other_addresses:
            yield f"    {address} leads here"
        for one in self.translations:
            yield f"    {one.language}: {one.path}, {one.address}"
        number = len(self.incoming) + len(self.tutorials)
        yield f"links to it: {number or 'none; readers find it by the navigation alone'}"
        for link in self.incoming:
            yield f"    {link.place}: `{link.target}` ({link.kind})"
        for tutorial in self.tutorials:
            yield f"    {tutorial.place}: the tutorial of {tutorial.client} for `{tutorial.service}` (data file)"
        yield f"links in it: {len(self.outgoing) or 'none'}"
        for way in self.outgoing:
            end = f" -> {way.address}" if way.address else ""
            yield f"    {way.place}: `{way.target}`{end} ({way.kind}{f', {way.fault}' if way.fault else ''})"
