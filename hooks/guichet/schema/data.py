"""The data file: services, servers, platforms and clients, each written once, and the tables made of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, RootModel, StringConstraints

from guichet.schema.front_matter import Day, Flag
from guichet.schema.validation import Expected, Strict, Whole

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_HOST_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"

Id = Annotated[
    str,
    StringConstraints(pattern=_ID, max_length=64),
    Expected(
        "lower-case words joined by hyphens", "write it with a-z, digits and single hyphens, 64 characters at most"
    ),
]
HostName = Annotated[
    str,
    StringConstraints(pattern=rf"^{_HOST_LABEL}(\.{_HOST_LABEL})*$", max_length=253),
    Expected("a host name", "write the server's name alone, such as imap.example.org"),
]
Port = Annotated[Whole, Field(ge=1, le=65535), Expected("a port number", "write a number from 1 to 65535")]
Direction = Annotated[
    Literal["incoming", "outgoing"], Expected("`incoming` or `outgoing`", "write one of the two, or leave the key out")
]
Authentication = Annotated[
    Literal["required", "none"], Expected("`required` or `none`", "write one of the two, or leave the key out")
]
Security = Annotated[
    Literal["ssl", "starttls", "none"], Expected("`ssl`, `starttls` or `none`", "write one of the three")
]
EntryName = Annotated[str, Field(min_length=1), Expected("a name", "write the name of an entry of this file")]


TutorialTarget = Annotated[
    str,
    Field(min_length=1),
    Expected("a guide or a web address", "write the guide's slug, `product/slug`, or an address with `https://`"),
]
LanguageCode = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2}(-[a-z]{2})?$"),
    Expected("the code of a language", "write it as `fr` or `en-gb`"),
]


class LocalText(RootModel[str | Annotated[dict[LanguageCode, str], Field(min_length=1)]]):
    """A text for readers: one for every language, or one per language."""

    model_config = {"frozen": True}

    def __hash__(self) -> int:
        return hash(str(self.root))

    def in_language(self, language: str) -> str:
        """The text for readers of *language*; the first one written where that language has none."""
        if isinstance(self.root, str):
            return self.root
        return self.root.get(language) or next(iter(self.root.values()), "")

    def texts(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each text with the keys that lead to it."""
        if isinstance(self.root, str):
            yield self.root, ()
        else:
            for language, text in self.root.items():
                yield text, (language,)


def _refuse_empty(text: LocalText) -> LocalText:
    if not all(written.strip() for written, _ in text.texts()):
        raise ValueError("empty")
    return text


_EXPECTED_TEXT = Expected(
    "a text or one text per language", "write a text, or `{fr: …, en: …}` with none empty; quote a text with a `:`"
)
Label = Annotated[LocalText, AfterValidator(_refuse_empty), _EXPECTED_TEXT]
CellText = Annotated[LocalText, _EXPECTED_TEXT]
"""What a cell shows, which may be nothing."""


OtherName = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    Expected("another name", "write one name per entry, such as `[iPhone, iPad]`"),
]


class Server(Strict):
    """A server that customers' programs talk to."""

    direction: Direction | None = None
    """What it does for the customer's mail. Names the server's row in a table."""
    name: Label | None = None
    """What readers call it, where the direction does not say it."""
    host: HostName
    ports: dict[Id, Port] = Field(min_length=1)
    """Port numbers by kind, such as `ssl` and `plain`."""
    authentication: Authentication | None = None
    security: dict[Id, Security] = Field(default_factory=dict)
    """How a port of each kind protects the connection, where it is known."""
    note: Label | None = None


class Service(Strict):
    """Something the company sells, with the servers it is reached by."""

    name: Label
    servers: dict[Id, Server] = Field(default_factory=dict)


class MatrixTable(Strict):
    """Which client leads to which tutorial: a column per platform, a cell per client."""

    kind: Literal["matrix"]
    service: EntryName
    caption: Label


class ParametersTable(Strict):
    """The settings of some servers: a row per server, a column per kind of port."""

    kind: Literal["parameters"]
    servers: list[EntryName] = Field(min_length=1)
    """Each as `service.server`."""
    caption: Label
    recommended: Flag = False
    advice: Label | None = None
    """Who should choose these settings, in one sentence."""


class RowsTable(Strict):
    """Any columns and rows; cells hold inline Markdown."""

    kind: Literal["rows"]
    caption: Label
    columns: list[Label] = Field(min_length=1)
    rows: list[list[CellText]] = Field(default_factory=list)


TableDefinition = Annotated[MatrixTable | ParametersTable | RowsTable, Field(discriminator="kind")]


class Client(Strict):
    """A program or device that customers use."""

    id: Id
    name: Label
    tutorials: dict[Id, TutorialTarget] = Field(default_factory=dict)
    """By service: the slug of a guide (or `product/slug`), or the address of a page elsewhere."""
    aliases: list[OtherName] = Field(default_factory=list)
    """Other words that readers look for it by."""
    eol: Day | None = None
    """The day from which its maker no longer cares for it: then it is shown among the older ones."""


class Platform(Strict):
    """A family of clients: a column of the matrix."""

    id: Id
    name: Label
    aliases: list[OtherName] = Field(default_factory=list)
    """Other words that readers look for its clients by."""
    clients: list[Client] = Field(default_factory=list)


class Data(Strict):
    """The whole data file."""

    services: dict[Id, Service] = Field(default_factory=dict)
    tables: dict[Id, TableDefinition] = Field(default_factory=dict)
    platforms: list[Platform] = Field(default_factory=list)
    ports: dict[Id, Label] = Field(default_factory=dict)
    """Labels of the kinds of port that the engine has no word for."""
    synonyms: dict[LanguageCode, list[Annotated[list[OtherName], Field(min_length=2)]]] = Field(default_factory=dict)
    """Words, by language, that mean the same to who searches: each group of them finds what any of it finds."""
