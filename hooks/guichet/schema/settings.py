"""Settings: what `extra.guichet` in `mkdocs.yml` tells the engine."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guichet.schema.validation import Expected, Strict

Language = Annotated[
    str,
    Field(pattern=r"^[a-z]{2}(-[a-z]{2})?$", examples=["fr", "en-gb"]),
    Expected("the code of a language", "write it as `fr` or `en-gb`"),
]
Folder = Annotated[
    str,
    Field(pattern=r"^[^/\\.][^/\\]*(/[^/\\.][^/\\]*)*$"),
    Expected("a folder of the project", "write its path below `mkdocs.yml`, without `..`"),
]
WebAddress = Annotated[
    str,
    Field(pattern=r"^https?://[^\s/]+(/\S*)?$"),
    Expected("a web address", "write it whole, such as https://help.example.org/"),
]


class Settings(Strict):
    """The engine's settings; every one has a default."""

    language: Language = "fr"
    """The site's first language, and that of files which name none."""
    languages: list[Language] = Field(default_factory=list)
    """Further languages that translations may be written in."""
    guides: Folder = "guides"
    """The folder of the guides and of their data."""
    data: Folder = "data.yml"
    """The data file, below `guides`."""
    former_addresses: list[WebAddress] = Field(default_factory=list)
    """Where this help centre lived before: links there are read as links to the guides here."""
