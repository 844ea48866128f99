"""Tags: the few HTML tags that authors may write. All others are shown as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from guichet.dialect.attributes import AttributeList, html_attributes

SIMPLE = frozenset("abbr b cite del dfn em i ins kbd mark q s samp small span strong sub sup u var".split())
"""Tags that come in pairs and only say how words look or what they are."""

_HTML = SIMPLE | frozenset(
    "a address applet area article aside audio base basefont bdi bdo big blink blockquote body br button canvas"
    " caption center code col colgroup data datalist dd details dialog dir div dl dt embed fieldset figcaption"
    " figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input label"
    " legend li link main map marquee math menu meta meter nav noframes noscript object ol optgroup option output"
    " p param picture pre progress rp rt ruby script search section select slot source strike style summary svg"
    " table tbody td template textarea tfoot th thead time title tr track tt ul video wbr xmp".split()
)
"""What is HTML at all. `<PLACEHOLDER>` is not."""

_INLINE = frozenset("a audio br button code img input label picture svg video".split())
"""What of it stands within running text."""

_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>[^>]*?)/?>", re.DOTALL)
_BLOCK = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>[ \t]*$")
_COMMENT = re.compile(r"<!--.*?-->|<!-->|<!--->", re.DOTALL)
_ANY = re.compile(rf"{_COMMENT.pattern}|</?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|<[?!][^>]*>", re.DOTALL)

_ADVICE = {
    "a": "write `[text](address)`",
    "code": "put the text between backticks",
    "hr": "write a line `---`",
    "img": "write `![text](file)`",
    "li": "write a line that begins with `- `",
    "table": "draw the table with `|`",
    **dict.fromkeys(("iframe", "video", "audio", "embed", "object"), "link to it with `[text](address)`"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "write a line that begins with `## `"),
    **dict.fromkeys(("p", "div", "span", "center", "font", "script", "style"), "remove it"),
    **dict.fromkeys(("pre", "tt"), "put the text between backticks"),
}


class Kind(Enum):
    """What may become of a tag."""

    COMMENT = "comment"
    """It is left out."""
    BREAK = "break"
    """It ends the line."""
    OPENING = "opening"
    """It and its closing tag become an element around what stands between them."""
    ANCHOR = "anchor"
    """The same; without a closing tag it becomes an empty element, a place that links may lead to."""
    CLOSING = "closing"
    """It ends the element of that name, if one is open."""
    REFUSED = "refused"
    """It is HTML, and shown as typed."""
    TEXT = "text"
    """It is no HTML, and shown as typed."""


class Tag(NamedTuple):
    """What stands between `<` and `>`."""

    kind: Kind
    name: str
    attributes: AttributeList

    @property
    def advice(self) -> str:
        """What an author should write where the tag is refused."""
        if self.name in SIMPLE:
            return f"close it with `</{self.name}>` in the same paragraph, or remove it"
        return _ADVICE.get(self.name, "remove it, or put it between backticks to show it")


def read_tag(text: str, offset: int) -> Tag:
    """What *text*, which stands at *offset* in the source, is."""
    found = _TAG.match(text)
    if found is None:
        kind = Kind.COMMENT if _COMMENT.match(text) else Kind.REFUSED
        return Tag(kind, text[:2], AttributeList(offset, offset))
    name = found["name"].lower()
    attributes = html_attributes(text, *found.span("attributes"), offset)
    return Tag(_kind(found, name, attributes), name, attributes)


def _kind(found: re.Match[str], name: str, attributes: AttributeList) -> Kind:
    if name == "br":
        return Kind.BREAK
    if found["closing"] and (name in SIMPLE or name == "a"):
        return Kind.CLOSING
    if name in SIMPLE:
        return Kind.OPENING
    names = {attribute.name for attribute in attributes.attributes}
    if name == "a" and names & {"name", "id"} and "href" not in names:
        return Kind.ANCHOR
    if name not in _HTML:
        # No placeholder is closed, or has values.
        is_element = found["closing"] or any(one.end - one.start > len(one.name) for one in attributes.attributes)
        return Kind.REFUSED if is_element else Kind.TEXT
    if found["name"].isupper() and not attributes.attributes:
        return Kind.TEXT
    return Kind.REFUSED


def is_html(start: str) -> bool:
    """Whether *start*, the beginning of a tag, begins one of HTML."""
    return start.startswith(("<?", "<!")) or start.strip("</").lower() in _HTML


def interrupts(line: str) -> bool:
    """Whether *line*, which begins with `<`, begins a block of HTML even amid a paragraph."""
    found = re.match(r"</?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)", line)
    return found[1].lower() in _HTML - SIMPLE - _INLINE if found else line.startswith(("<!", "<?"))


def is_verbatim_block(line: str) -> bool:
    """Whether *line* is an allowed tag alone: what follows it up to an empty line is HTML, not Markdown."""
    found = _BLOCK.match(line)
    return found is not None and found["name"].lower() in SIMPLE


def parts(text: str) -> Iterator[tuple[str, int, bool]]:
    """*text*, HTML without Markdown, as tags and what stands between them: each with its offset, and whether a tag."""
    done = 0
    for found in _ANY.finditer(text):
        if found.start() > done:
            yield text[done : found.start()], done, False
        yield found[0], found.start(), True
        done = found.end()
    if done < len(text):
        yield text[done:], done, False
