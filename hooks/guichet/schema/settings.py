"""Settings: what `extra.guichet` in `mkdocs.yml` tells the engine."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from guichet.schema.data import LanguageCode, LocalText
from guichet.schema.front_matter import Day
from guichet.schema.limits import Limits
from guichet.schema.validation import Expected, Strict, Whole

Language = Annotated[
    str,
    Field(pattern=r"^[a-z]{2}(-[a-z]{2})?$", examples=["fr", "en-gb"]),
    Expected("the code of a language", "write it as `fr` or `en-gb`"),
]
_NAME = r"[^\x00-\x1f\x7f/\\:*?\"<>|.~-][^\x00-\x1f\x7f/\\:*?\"<>|]*"
"""The name of a file or a folder on every system, that is not hidden and that no program takes for an option."""
Folder = Annotated[
    str,
    Field(pattern=rf"^{_NAME}(/{_NAME})*$", max_length=200),
    Expected("a folder of the project", "write its path below `mkdocs.yml`, without `..`"),
]
DataFileName = Annotated[
    str,
    Field(pattern=rf"^{_NAME}(/{_NAME})*$", max_length=200),
    Expected("a file of the guides' folder", "write its path below that folder, without `..`"),
]
_PORT = "6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5]?[0-9]{1,4}"
_HOST = rf"[^\x00-\x20\x7f\xa0/?#@:*\\\"'<>^`{{|}}%\[\]]+(:({_PORT}))?"
"""The host of a web address, with its port. Nothing that is put behind it can become a part of it."""
_PATH = r"/[^\s\x00-\x1f\x7f\\\"'<>^`|]*"
WebAddress = Annotated[
    str,
    Field(pattern=rf"^https?://{_HOST}({_PATH})?$"),
    Expected("a web address", "write it whole, such as https://help.example.org/"),
]
_NO_PART = re.compile(r"//|/\.{1,2}(/|$)|[?#]")
"""What browsers read as fewer parts of a path than are written, or as none."""


def is_site_address(text: str) -> bool:
    """Whether addresses of pages can be made by adding to *text*, which ends with or without `/`."""
    found = re.fullmatch(rf"https?://{_HOST}(?P<path>{_PATH})?", text, re.IGNORECASE)
    return found is not None and not _NO_PART.search(found["path"] or "")


ProjectFile = Annotated[
    str,
    Field(pattern=rf"^{_NAME}(/{_NAME})*$", max_length=200),
    Expected("a file of the project", "write its path below `mkdocs.yml`, without `..`"),
]
AllowedAddress = Annotated[
    str,
    Field(pattern=rf"^https?://{_HOST}/[^\s*]*\*?$", examples=["https://example.org/manual/*"]),
    Expected(
        "a web address, or the beginning of one and `*`",
        "write it with its host and the `/` behind that, such as https://example.org/manual/*",
    ),
]
AllowanceReason = Annotated[
    str, Field(min_length=1), Expected("a reason", "say in a few words why the address is sound")
]
_PLAIN = "[A-Za-z0-9._~-]"
_FIRST = "[A-Za-z0-9_~-]"
"""No part of an address begins with a dot: `..` would lead out of the site, and hosts do not show hidden files."""
_PART = f"{_FIRST}{_PLAIN}*"
NumberPatternText = Annotated[
    str,
    Field(
        pattern=(
            rf"^(/{_PART})*(/\{{language\}})?(/{_PART})*/({_PART})?\{{number\}}"
            rf"(([A-Za-z._~-]{_PLAIN}*)?(/{_PART})*/?|(([A-Za-z._~-]{_PLAIN}*)(/{_PART})*/?|(/{_PART})*/)\*/?)$"
        ),
        max_length=200,
        examples=["/{language}/g{number}.*"],
    ),
    Expected(
        "a pattern of addresses",
        "write it from the site's root with `{number}`, perhaps `{language}` before it and `*` at the end, such as "
        "`/{language}/g{number}.*`",
    ),
]


PrefixName = Annotated[
    str,
    Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=60),
    Expected("the name of a prefix", "write it with a-z, digits, `_` and `-`"),
]
_Address = Annotated[str, Field(pattern=rf"^(https?://{_HOST}({_PATH})?|/[^/\s]{_PATH[1:]})$")]


Ending = Annotated[
    str,
    Field(pattern=r"^\.[a-z0-9]{1,12}$", examples=[".zip"]),
    Expected("the ending of a file", "write it with its dot, in lower-case letters, such as `.zip`"),
]


class LocalAddress(LocalText):
    """An address: one for every language, or one per language."""

    root: _Address | Annotated[dict[LanguageCode, _Address], Field(min_length=1)]


PrefixAddress = Annotated[
    LocalAddress,
    Expected(
        "an address or one address per language",
        "write it whole, such as https://www.example.org/fr, or from the site's root, such as `/fr`",
    ),
]


class Allowance(Strict):
    """An address of another site that is not fetched for a while, although readers are led there."""

    address: AllowedAddress
    """The address, or the beginning of several, with `*` behind it."""
    reason: AllowanceReason
    """Why it is sound, or need not be."""
    expires: Day
    """The last day on which that holds."""


class External(Strict):
    """How the addresses of other sites are checked, by `guichet check --external` alone."""

    ledger: ProjectFile = "external.lock"
    """The file that keeps from run to run what each address did."""
    failures: Annotated[Whole, Field(ge=1, le=100), Expected("a number of days", "write a number from 1 to 100")] = 3
    """On how many different days an address has to fail before it counts as broken."""
    timeout: Annotated[Whole, Field(ge=1, le=300), Expected("a number of seconds", "write a number from 1 to 300")] = 20
    """How many seconds an answer is waited for."""
    deadline: Annotated[
        Whole, Field(ge=1, le=86400), Expected("a number of seconds", "write a number from 1 to 86400")
    ] = 1200
    """How many seconds the whole check may take."""
    retries: Annotated[Whole, Field(ge=0, le=10), Expected("a number of attempts", "write a number from 0 to 10")] = 2
    """How often an address that fails is tried again in one run."""
    concurrency: Annotated[
        Whole, Field(ge=1, le=256), Expected("a number of requests", "write a number from 1 to 256")
    ] = 32
    """How many addresses are fetched at a time."""
    interval: Annotated[
        Whole, Field(ge=0, le=60000), Expected("a number of milliseconds", "write a number from 0 to 60000")
    ] = 250
    """How many milliseconds pass at least between two requests to one host."""
    allow: list[Allowance] = Field(default_factory=list)
    """Addresses that are not fetched for a while."""


class Settings(Strict):
    """The engine's settings; every one has a default."""

    language: Language = "fr"
    """The site's first language, and that of files which name none."""
    languages: list[Language] = Field(default_factory=list)
    """Further languages that translations may be written in."""
    guides: Folder = "guides"
    """The folder of the guides and of their data."""
    data: DataFileName = "data.yml"
    """The data file, below `guides`."""
    api_consoles: dict[str, WebAddress] = Field(default_factory=dict)
    """Where calls of an API can be tried: addresses with `{section}`, `{method}` or `{method_lower}` and `{path}`, by
    zone or version; `default` is for calls that name neither."""
    prefixes: dict[PrefixName, PrefixAddress] = Field(default_factory=dict)
    """What `{name}` at the beginning of a link's target stands for: an address, or one per language."""
    former_addresses: list[WebAddress] = Field(default_factory=list)
    """Where this help centre lived before: links there are read as links to the guides here."""
    external: External = Field(default_factory=External)
    """How `guichet check --external` checks the addresses of other sites."""
    baseline: ProjectFile | None = None
    """The file of the findings that this help centre lives with for now."""
    number_patterns: list[NumberPatternText] = Field(default_factory=list)
    """Further addresses at which guides answer by their `legacy_guide_number`, besides `/{language}/g{number}/` and
    `/g{number}/`. `*` stands for any text; such patterns need a host that matches them."""
    downloads: list[Ending] = Field(default_factory=list)
    """Further endings of files in the folder of the pages that are published as they are, besides what browsers show
    and pages load."""
    limits: Limits = Field(default_factory=Limits)
    """How large things may be before they are refused."""
    hosts: list[str] = Field(default_factory=list)
    """The kinds of hosts that get files with the redirects: `apache`, `cloudflare`, `netlify`, `nginx`."""
