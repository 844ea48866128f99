"""Settings: what `extra.guichet` in `mkdocs.yml` tells the engine."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guichet.schema.data import LocalText
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
    api_consoles: dict[str, WebAddress] = Field(default_factory=dict)
    """Where calls of an API can be tried: addresses with `{section}`, `{method}` or `{method_lower}` and `{path}`, by
    zone or version; `default` is for calls that name neither."""
    prefixes: dict[str, LocalText] = Field(default_factory=dict)
    """What `{name}` at the beginning of a link's target stands for: an address, or one per language."""
    former_addresses: list[WebAddress] = Field(default_factory=list)
    """Where this help centre lived before: links there are read as links to the guides here."""
