"""Questions: `> [!faq]`, a line with a question, its answer in lines that begin with `>>`."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from guichet.dialect.blocks import Block, Paragraph, Quote
from guichet.dialect.directives.registry import Builder, register
from guichet.dialect.directives.titled import TitledBodies


@register("faq")
class Faq(TitledBodies):
    """Questions that open on their answers. An answer of keys and values is a table."""

    def build(self, parent: Element, quote: Quote, builder: Builder) -> None:
        """Add what stands above the first question, then the questions."""
        above, titled, _ = self.read(quote)
        if not titled:
            builder.build_as_written(parent, quote)
            return
        builder.build_title(parent, quote)
        builder.build_blocks(parent, above)
        faq = SubElement(parent, "div", {"class": "guichet-faq"})
        for entry in titled:
            details = SubElement(faq, "details")
            SubElement(details, "summary").text = entry.title
            pairs = _pairs(entry.body)
            if pairs:
                _build_pairs(details, pairs, builder)
            else:
                builder.build_blocks(details, entry.body)


def _pairs(body: Sequence[Block]) -> list[tuple[Paragraph, Quote]]:
    """The keys and values that *body* consists of; nothing if it is anything else."""
    keys, values = body[::2], body[1::2]
    pairs = [
        (key, value)
        for key, value in zip(keys, values, strict=False)
        if isinstance(key, Paragraph) and isinstance(value, Quote) and not value.marker
    ]
    return pairs if len(pairs) * 2 == len(body) else []


def _build_pairs(parent: Element, pairs: Sequence[tuple[Paragraph, Quote]], builder: Builder) -> None:
    body = SubElement(SubElement(parent, "table", {"class": "guichet-pairs"}), "tbody")
    for key, value in pairs:
        row = SubElement(body, "tr")
        SubElement(row, "th", {"scope": "row"}).text = "\n".join(line.text for line in key.lines)
        builder.build(SubElement(row, "td"), value)
