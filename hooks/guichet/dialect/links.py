"""Links: the forms in which a text names what it leads to or shows. The parser and the scan read them here alike."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from guichet.dialect.verbatim import CODE_MASK, unescaped
from guichet.source import SourceText, Span

AUTOLINK = re.compile(r"<((?:[A-Za-z][A-Za-z0-9+.-]*://|(?:mailto|tel):)[^\s<>]+)>")
"""`<https://…>`."""
MAIL = re.compile(r"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)>")
"""`<name@example.org>`. A domain without a dot is a placeholder, such as `<user@domain>`."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp"})
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z0-9]{2,31});")
_LINK_AS_TARGET = re.compile(r"\[[^\[\]]*\]\((?P<target>[^()]*)\)$")

_ANGLED = re.compile(r"\s*(?P<target><[^<>\n]*>)(?:\s+(?P<quote>[\"'])(?P<title>.*?)(?P=quote))?\s*\)", re.DOTALL)
_STEP = re.compile(r"[()]|\s[\"']")
_TITLE_ENDS = {quote: re.compile(rf"{quote}\s*\)") for quote in "\"'"}
_CODE = re.compile(rf"{CODE_MASK}|\x02klzzwxh:")
"""Code within a target: a mask of ours, or what stands for it while Python-Markdown is at work."""
_TARGET_LIMIT = 2000
"""Characters of a target and its title. A longer one is text; so the time to read a text stays within bounds."""


@dataclass(frozen=True, slots=True)
class Definition:
    """`[label]: target "title"`: where the links of that label lead."""

    target: str
    title: str | None
    span: Span
    """Where the target stands in its source."""
    source: SourceText
    """The file that it is written in."""


@dataclass(frozen=True, slots=True)
class LinkForm:
    """A link or an image in a text. All numbers are offsets in that text."""

    start: int
    end: int
    is_image: bool
    label: tuple[int, int]
    """The words of a link, or those that stand for an image."""
    target: tuple[int, int] | None
    """The target as written, without white space around it; `None` where a definition has it."""
    title: str | None = None
    definition: Definition | None = None


def read_links(text: str, definitions: Mapping[str, Definition]) -> dict[int, LinkForm]:
    """The links and images of *text*, whose verbatim parts are masked, by their start.

    A link's words may hold images. Brackets that look like a link there are words.
    """
    pairs = _bracket_pairs(text)
    found: dict[int, LinkForm] = {}
    around: LinkForm | None = None
    image_end = 0
    for bracket in sorted(pairs):
        is_image = text[bracket - 1 : bracket] == "!"
        if bracket < image_end:
            continue
        if around and bracket < around.end and not (is_image and bracket < around.label[1]):
            continue
        form = _form(text, bracket, pairs, is_image, definitions)
        if form is None:
            continue
        found[form.start] = form
        if is_image:
            image_end = form.end
        else:
            around = form
    return found


def label_of(text: str) -> str:
    """The form in which labels of definitions are compared."""
    return " ".join(text.split()).casefold()


def clean_target(written: str) -> str:
    """The target that *written*, from the source, means: `<x>` is x, entities and escapes are their characters.

    A link that stands where a target should, as in `[t]([u](u))`, means that link's target.
    """
    target = written.strip()
    if target.startswith("<") and target.endswith(">"):
        target = target[1:-1]
    link = _LINK_AS_TARGET.match(target)
    if link:
        target = link["target"]
    return _CONTROL.sub("", without_entities(unescaped(target))).strip()


def without_entities(text: str) -> str:
    """*text* with the characters that its entities, such as `&#174;`, stand for."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def refused_scheme(target: str) -> str | None:
    """The scheme of *target* where no link may begin with it, such as `javascript:`."""
    found = _SCHEME.match(_INVISIBLE.sub("", target))
    return f"{found[1].lower()}:" if found and found[1].lower() not in _SCHEMES else None


def _bracket_pairs(text: str) -> dict[int, int]:
    """For each `[` that is closed, where its `]` stands."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for bracket in re.finditer(r"[\[\]]", text):
        if bracket[0] == "[":
            opened.append(bracket.start())
        elif opened:
            pairs[opened.pop()] = bracket.start()
    return pairs


def _form(
    text: str, bracket: int, pairs: Mapping[int, int], is_image: bool, definitions: Mapping[str, Definition]
) -> LinkForm | None:
    """The link or image whose words begin behind *bracket*."""
    start = bracket - 1 if is_image else bracket
    closing = pairs[bracket]
    label = (bracket + 1, closing)
    follows = text[closing + 1 : closing + 2]
    if follows == "(":
        form = _inline(text, start, label, is_image)
        if form:
            return form
    if not definitions:
        return None
    end, name = closing + 1, text[slice(*label)]
    if follows == "[" and closing + 1 in pairs:
        end = pairs[closing + 1] + 1
        name = text[closing + 2 : end - 1] or name
    definition = definitions.get(label_of(name))
    return LinkForm(start, end, is_image, label, None, definition.title, definition) if definition else None


def _inline(text: str, start: int, label: tuple[int, int], is_image: bool) -> LinkForm | None:
    """The link or image whose target stands in parentheses behind its *label*."""
    begin = label[1] + 2
    read = _read_angled(text, begin) or _read_plain(text, begin)
    if read is None:
        return None
    target, title, end = read
    written = text[begin:target]
    if "\n" in written.strip() or _CODE.search(written):
        return None
    first = begin + len(written) - len(written.lstrip())
    return LinkForm(start, end, is_image, label, (first, first + len(written.strip())), title)


def _read_angled(text: str, begin: int) -> tuple[int, str | None, int] | None:
    """Where the target `<…>` that begins at *begin* ends, the title behind it, and where the parentheses end."""
    found = _ANGLED.match(text, begin, begin + _TARGET_LIMIT)
    return (found.end("target"), found["title"], found.end()) if found else None


def _read_plain(text: str, begin: int) -> tuple[int, str | None, int] | None:
    """The same for a target without `<`: its parentheses come in pairs, and its title is in quotes."""
    depth = 0
    for step in _STEP.finditer(text, begin, begin + _TARGET_LIMIT):
        if step[0] == "(":
            depth += 1
        elif step[0] == ")" and depth == 0:
            return step.start(), None, step.end()
        elif step[0] == ")":
            depth -= 1
        elif closing := _TITLE_ENDS[step[0][1]].search(text, step.end(), begin + _TARGET_LIMIT):
            return step.start(), text[step.end() : closing.start()], closing.end()
    return None
