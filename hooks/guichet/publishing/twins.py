"""Twins: each guide as plain Markdown too, for people who copy it and for programs that read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

from html_to_markdown import ConversionOptions, convert
from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser, LexborNode

from guichet.model import Guide, Page, Sheet
from guichet.schema.words import words_in

TWIN = "index.md"
"""The file beside the page that holds its twin."""

_OPTIONS = ConversionOptions(br_in_tables=False)
_ONLY_ON_SCREEN = ".headerlink, .visually-hidden, .guichet-chooser, button, input, .tabbed-labels"
_CODE = frozenset({"code", "kbd", "pre", "samp", "tt"})
"""Elements whose texts hold no marks."""
_MARKS = "\\`*[]<&_"
_ENCODED = {ord(mark): f"%{ord(mark):02X}" for mark in ' "<>\\^`{|}'}
"""What no address holds as it is; browsers write it like this, too."""
_WRITTEN = {"<": "&lt;", "&": "&amp;"}
"""Those of them that some programs take for a mark behind a backslash, too."""
_MARK = re.compile(r"[\\`*\[\]<]|&(?=#?\w+;)|(?<!\w)_|_(?!\w)")
"""A character of a text that Markdown could take for a mark."""


def has_twin(page: Page) -> bool:
    """Whether *page* has a twin: a page that answers a question, and that may be found."""
    return isinstance(page, Guide | Sheet) and not page.hidden


def twin(page: Page, body: str, site_address: str | None) -> str:
    """The Markdown of *page*, whose *body* is HTML: no directive and no value is left in it.

    Its links are whole where the address of the site is known, else as the page has them.
    """
    words = words_in(page.language).interface
    head = f"<h1>{escape(page.title)}</h1>"
    head += f"<p>{escape(page.excerpt)}</p>" if page.excerpt else ""
    tree = LexborHTMLParser(f"<body>{head}{body}</body>")
    _prepare(tree)
    base = f"{site_address.rstrip('/')}{page.address}" if site_address else ""
    if base:
        _complete(tree, base)
    told = [f"{words['twin_source']} {base}"] if base else []
    if isinstance(page, Guide) and page.number:
        told.append(words["guide_number"].format(number=page.number))
    if page.updated:
        told.append(f"{words['updated']} {page.updated.isoformat()}")
    text = as_markdown(tree.html or "")
    return text + (f"\n---\n\n{' · '.join(told)}\n" if told else "")


def as_markdown(html: str) -> str:
    """*html* as Markdown, with one line break at its end. No character of its texts is taken for a mark."""
    tree = LexborHTMLParser(html)
    apart, *instead = islice(_absent_characters(tree.html or ""), 1 + len(_MARKS))
    covers = dict(zip(_MARKS, instead, strict=True))

    def covered(text: str) -> str:
        return _MARK.sub(lambda found: covers[found[0]], text)

    for node in list(tree.root.traverse(include_text=True)) if tree.root else ():
        text = node.text_content if node.is_text_node else None
        if text and text.strip() and not _is_code(node):
            node.replace_with(covered(text))
    for name in ("alt", "title"):
        for node in tree.css(f"[{name}]"):
            node.attrs[name] = covered(" ".join((node.attributes[name] or "").split()))
    for name in ("href", "src"):
        for node in tree.css(f"[{name}]"):
            node.attrs[name] = (node.attributes[name] or "").translate(_ENCODED)
    for quote in tree.css("blockquote"):
        paragraph = tree.create_node("p")
        paragraph.insert_child(apart)
        quote.insert_before(paragraph)
    text = convert(tree.html or "", _OPTIONS).content or ""
    text = re.sub(rf"^[> ]*{apart}\n|[ \t]+$", "", text, flags=re.MULTILINE)
    return (
        text.translate({ord(cover): _WRITTEN.get(mark, f"\\{mark}") for mark, cover in covers.items()}).strip("\n")
        + "\n"
    )


def _absent_characters(html: str) -> Iterator[str]:
    """Characters that *html* does not hold, so that none of its own is taken for one of them.

    One stands in a paragraph of its own before each quotation, which the library would else join to what is above it.
    The others stand for those that are no marks until all is Markdown: the library would escape some of them itself,
    and leave others as they are.
    """
    present = set(html)
    return (character for character in map(chr, range(0xE000, 0x10FFFE)) if character not in present)


def _prepare(tree: LexborHTMLParser) -> None:
    """Say by elements that Markdown knows what *tree* says by others."""
    for tabs in tree.css(".tabbed-set"):
        labels = [label.text() for label in tabs.css(".tabbed-labels > label")]
        for label, block in zip(labels, tabs.css(".tabbed-block"), strict=False):
            block.insert_before(_strong(tree, "p", label))
    for node in tree.css(_ONLY_ON_SCREEN):
        node.decompose()
    for node in tree.css("th br"):
        node.replace_with(", ")
    for node in tree.css(".guichet-recommended, .guichet-security"):
        node.replace_with(f"({node.text()})")
    for node in tree.css(".admonition-title, summary"):
        node.replace_with(_strong(tree, "p", node.text()))
    for box in reversed(tree.css("div.admonition")):  # those within others first: what is inserted is a copy
        quote = tree.create_node("blockquote")
        for child in box.iter(include_text=True):
            quote.insert_child(child)
        box.replace_with(quote)


def _strong(tree: LexborHTMLParser, tag: str, text: str) -> LexborNode:
    """An element that holds *text* alone, in strong letters."""
    element, strong = tree.create_node(tag), tree.create_node("strong")
    strong.insert_child(text)
    element.insert_child(strong)
    return element


def _is_code(node: LexborNode) -> bool:
    """Whether *node* stands in code, where nothing is a mark."""
    parent = node.parent
    while parent is not None and parent.tag not in _CODE:
        parent = parent.parent
    return parent is not None


def _complete(tree: LexborHTMLParser, base: str) -> None:
    """Make every address of *tree* a whole one: the page it stands in is *base*."""
    for name in ("href", "src"):
        for node in tree.css(f"[{name}]"):
            node.attrs[name] = urljoin(base, node.attributes[name] or "")
