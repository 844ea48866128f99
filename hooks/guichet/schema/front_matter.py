"""Front matter: the header every guide, product and page carries."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from guichet.schema.validation import Expected, Strict, Whole


def _refuse_numbers(value: Any) -> Any:
    """A number alone is no day: pydantic would count it as seconds since 1970."""
    if isinstance(value, str) and "-" not in value:
        raise ValueError("no date")
    return value


Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n]+$"),
    Expected("a text of one line", "write the title as text"),
]
Slug = Annotated[
    str,
    Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120, examples=["configurer-outlook-2016"]),
    Expected(
        "lower-case words joined by hyphens", "write it with a-z, digits and single hyphens, 120 characters at most"
    ),
]
LegacyNumber = Annotated[
    str,
    Field(pattern=r"^g?[0-9]{1,12}$", examples=["1474", "g2004"]),
    Expected("a guide number such as 1474 or g2004", "write the number the guide had, or leave the key out"),
]
Order = Annotated[
    Whole,
    Field(ge=0, le=1_000_000_000),
    Expected(
        "a whole number from 0 to 1000000000", "count the guides of a section from 1, or leave `order` out to come last"
    ),
]
Flag = Annotated[bool, Expected("`true` or `false`", "write `true` or `false`")]
Day = Annotated[
    date,
    BeforeValidator(_refuse_numbers),
    Expected("a date such as 2026-01-31", "write year, month and day, joined by hyphens"),
]
Prose = Annotated[str, Expected("a text", "write it on one line, in quotes if it holds a `:`")]
SectionName = Annotated[str, Expected("the name of a section", "write it as text")]
Status = Annotated[
    Literal["published", "draft"], Expected("`published` or `draft`", "write `draft` to keep the guide off the site")
]

_PART = r"[a-z0-9]+(-[a-z0-9]+)*"
FormerAddress = Annotated[
    str,
    Field(pattern=rf"^/({_PART}/)+$", max_length=300, examples=["/fr/emails/outlook-2013/"]),
    Expected("an address of this site", "write it from the site's root, such as `/fr/emails/outlook-2013/`"),
]
Alias = Annotated[
    str,
    Field(
        pattern=rf"^({_PART}|{_PART}/{_PART}|/({_PART}/)+)$", max_length=300, examples=["outlook-2013", "mail/outlook"]
    ),
    Expected("a former slug", "write the slug that the guide had, or `product/slug` if its product was another one"),
]
Anchor = Annotated[
    str,
    Field(pattern=r"^_?[^\s#\"'<>&`_][^\s#\"'<>&`]*$", max_length=200, examples=["ports"]),
    Expected("the name of an anchor", "write it as it stands behind the `#`, without the `#`; `__` may not begin it"),
]


class PageHeader(Strict):
    """What an author declares about any page."""

    title: Title
    excerpt: Prose = ""
    """Lead under the title, text of a search result, meta description, social preview."""
    description: Prose = ""
    """Meta description, where it should not be the excerpt."""
    updated: Day | None = None
    """Day of the last change that matters to readers; the file's last commit where none is given."""
    hidden: Flag = False
    """Reachable by its address, but unlisted, unindexed and out of the site map."""
    aliases: list[FormerAddress] = Field(default_factory=list)
    """Addresses that the page had before. Readers who come there are sent here."""
    anchors: dict[Anchor, Anchor] = Field(default_factory=dict)
    """Names that places of the page had before, each with the name that the place has now."""


class ProductHeader(PageHeader):
    """What the `index.md` of a product folder declares."""

    sections: list[SectionName] = Field(default_factory=list)
    """Names of the product's sections, in the order readers shall see them."""


class GuideHeader(PageHeader):
    """What an author declares about a guide."""

    slug: Slug
    """Last part of the guide's address; unique per product and language."""
    aliases: list[Alias] = Field(default_factory=list)
    """Slugs that the guide had before, each with its product where that was another one. Old addresses lead here."""
    legacy_guide_number: LegacyNumber | None = None
    """The guide's number in the older help centre; unique per language."""
    section: SectionName = ""
    """Group on the product page and in the navigation."""
    order: Order | None = None
    """Position within the section. Guides without one come last, by title."""
    deprecated: Flag = False
    """A banner above the guide says that it is out of date."""
    status: Status = "published"
    """Drafts are built by the preview alone."""
