"""Links and images as HTML: what readers see, and hear, of a link that leaves the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guichet.dialect import nodes as n
from guichet.dialect.classes import EXTERNAL, THUMBNAIL
from guichet.dialect.external import TOGETHER, close_together, open_external
from guichet.dialect.html import HtmlWriter, given_attributes, writes
from guichet.dialect.markup import tag
from guichet.dialect.plain import collapsed, with_values, words_of
from guichet.dialect.targets import refused_scheme

_LONGEST = 16
"""Letters that may be kept on one line with the mark, so that an address as a link's words still fits a telephone."""


@writes(n.Link)
def _link(writer: HtmlWriter, node: n.Link) -> None:
    target = with_values(node.target, writer.context.value)
    if refused_scheme(target):
        writer.line("span", {}, node.children)
        return
    found = writer.context.link(target, node.source, node.place)
    children: Sequence[n.Node] = node.children
    if not words_of(children, writer.context.value) and not any(isinstance(one, n.Image) for one in children):
        children = [n.Text(node.source, node.start, node.start, writer.context.title(found) or target)]
    given = given_attributes("a", node) if node.attributes else {}
    if node.title:
        given["title"] = collapsed(with_values(node.title, writer.context.value))
    given["href"] = found.href
    writer.in_link = True
    if found.external:
        open_external(writer, given, words_of(children, writer.context.value))
        _end_together(writer, children)
    else:
        _unmark(given)
        writer.open("a", given)
        writer.inline(children)
    writer.put("</a>")
    writer.in_link = False


@writes(n.Image)
def _image(writer: HtmlWriter, node: n.Image) -> None:
    value = writer.context.value
    words = words_of(node.children, value)
    target = with_values(node.target, value)
    if refused_scheme(target):
        writer.put("<span>")
        writer.text(words)
        writer.put("</span>")
        return
    found = writer.context.image(target, node.source, node.place)
    given = given_attributes("img", node) if node.attributes else {}
    given |= {"src": found.href, "alt": words}
    if not (given.get("width") and given.get("height")):
        given |= _size(given, writer.context.size(found))
    if node.title:
        given["title"] = collapsed(with_values(node.title, value))
    # The first image is likely to be on the first screen; the others can wait until they are scrolled to.
    if writer.images:
        given.setdefault("loading", "lazy")
    writer.images += 1
    writer.hear(words)
    opens_large = not writer.in_link and THUMBNAIL in (given.get("class") or "").split()
    if opens_large:
        writer.put(tag("a", {"class": "guichet-thumbnail", "href": found.href}))
    writer.open("img", given)
    if opens_large:
        writer.put("</a>")


def _end_together(writer: HtmlWriter, children: Sequence[n.Node]) -> None:
    """Write *children*; the last word, or the end of a long one, is kept together with the mark behind it."""
    *before, last = _without_blank_end(children)
    if isinstance(last, n.Styled) and last.children:
        writer.inline(before)
        writer.open(last.tag, dict(_styles(last)))
        _end_together(writer, last.children)
        writer.put(f"</{last.tag}>")
        return
    words = [last]
    while before and isinstance(before[-1], n.Text | n.Value) and isinstance(words[0], n.Text | n.Value):
        words.insert(0, before.pop())
    writer.inline(before)
    if isinstance(last, n.Text | n.Value):
        text = "".join(_shown(writer, words)).rstrip()
        end = text.split()[-1:]
        length = min(len(end[0]), _LONGEST) if end else 0
        writer.text(text[: len(text) - length])
        writer.put(TOGETHER)
        writer.text(text[len(text) - length :])
    else:
        writer.put(TOGETHER)
        writer.node(last)
    close_together(writer)


def _without_blank_end(children: Sequence[n.Node]) -> Sequence[n.Node]:
    last = children[-1]
    blank = isinstance(last, n.Break) or (isinstance(last, n.Text) and not last.text.strip())
    return _without_blank_end(children[:-1]) if blank and len(children) > 1 else children


def _styles(node: n.Styled) -> Iterator[tuple[str, str | None]]:
    yield from node.html.safe if node.html else ()
    yield from given_attributes(node.tag, node).items()


def _shown(writer: HtmlWriter, nodes: Sequence[n.Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, n.Text):
            yield node.text
        elif isinstance(node, n.Value):
            yield writer.context.value(node.name) or node.source.text[node.start : node.end]


def _unmark(given: dict[str, str | None]) -> None:
    """Take the class that says that a link leaves the site from one that does not."""
    classes = [name for name in (given.pop("class", None) or "").split() if name != EXTERNAL]
    if classes:
        given["class"] = " ".join(classes)


def _size(given: dict[str, str | None], size: tuple[int, int] | None) -> dict[str, str | None]:
    """How large an image of a known *size* is; the proportions are kept where an author gave one side."""
    if size is None:
        return {}
    width, height = size
    sides = given.get("width") or "", given.get("height") or ""
    if not any(sides):
        sides = str(width), str(height)
    elif sides[0].isdecimal() and not sides[1]:
        sides = sides[0], str(round(int(sides[0]) * height / width))
    elif sides[1].isdecimal() and not sides[0]:
        sides = str(round(int(sides[1]) * width / height)), sides[1]
    return {name: value for name, value in zip(("width", "height"), sides, strict=True) if value}
