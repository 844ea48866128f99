"""External links: what readers see, and hear, of a link that leaves the site."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from guichet.dialect.classes import EXTERNAL
from guichet.dialect.texts import HIDDEN

ADDRESS = "address"
"""The class of an external link whose words are its address: on paper it is not written out once more."""
TOGETHER = "nowrap"
"""The class of the last letters of an external link, which the mark never leaves."""
_LONGEST = 16
"""Letters that may be kept on one line with the mark, so that an address as a link's words still fits a telephone."""


def mark_external(link: Element, hint: str) -> None:
    """Say that *link* leaves the site. *hint* says so to those who do not see it.

    The last word, or the end of a long one, is kept together with the mark, which the style sheet draws behind it.
    """
    link.set("rel", "noopener noreferrer")
    names = [*(link.get("class") or "").split(), EXTERNAL]
    if _bare("".join(link.itertext())) == _bare(link.get("href") or ""):
        names.append(ADDRESS)
    link.set("class", " ".join(dict.fromkeys(names)))
    end = _end_of(link)
    SubElement(end, "span", {"class": HIDDEN}).text = f" {hint}"


def _bare(address: str) -> str:
    """*address* as people write it: without scheme and without a last slash."""
    return address.strip().removeprefix("https://").removeprefix("http://").removesuffix("/")


def _end_of(link: Element) -> Element:
    """The end of the words of *link*, in an element of its own."""
    parent = link
    while len(parent) and not (parent[-1].tail or "").strip() and parent[-1].tag not in ("code", "img", "br"):
        parent = parent[-1]
    if len(parent) and not (parent[-1].tail or "").strip():
        return _wrapped(parent, parent[-1])
    text = ((parent[-1].tail if len(parent) else parent.text) or "").rstrip()
    last = text.split()[-1:]
    length = min(len(last[0]), _LONGEST) if last else 0
    before, after = text[: len(text) - length], text[len(text) - length :]
    if len(parent):
        parent[-1].tail = before
    else:
        parent.text = before
    return _with_text(SubElement(parent, "span", {"class": TOGETHER}), after)


def _wrapped(parent: Element, child: Element) -> Element:
    """The last *child* of *parent*, code or an image, in an element that keeps it together with the mark."""
    parent.remove(child)
    child.tail = None
    end = SubElement(parent, "span", {"class": TOGETHER})
    end.append(child)
    return end


def _with_text(element: Element, text: str) -> Element:
    element.text = text
    return element
