"""Questions: `> [!faq]`, a line with a question, its answer in lines that begin with `>>`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from guichet.dialect.directives.registry import register
from guichet.dialect.directives.titled import TitledBodies
from guichet.dialect.nodes import Node, Paragraph, Quote

if TYPE_CHECKING:
    from guichet.dialect.html import HtmlWriter
    from guichet.dialect.twin import TwinWriter


@register("faq")
class Faq(TitledBodies):
    """Questions that open on their answers. An answer of keys and values is a table."""

    def write(self, quote: Quote, writer: HtmlWriter) -> None:
        """Write what stands above the first question, then the questions."""
        above, titled, _ = self.read(quote)
        if not titled:
            writer.as_written(quote)
            return
        writer.title(quote)
        writer.blocks(above)
        writer.put('<div class="guichet-faq">\n')
        for entry in titled:
            writer.put("<details>\n<summary>")
            writer.inline(entry.title)
            writer.put("</summary>\n")
            pairs = _pairs(entry.body)
            if pairs:
                writer.put('<table class="guichet-pairs">\n<tbody>\n')
                for key, value in pairs:
                    writer.put("<tr>\n")
                    writer.line("th", {"scope": "row"}, key.children)
                    writer.put("\n")
                    writer.box("td", {}, value.children)
                    writer.put("\n</tr>\n")
                writer.put("</tbody>\n</table>\n")
            else:
                writer.blocks(entry.body)
            writer.put("</details>\n")
        writer.put("</div>")

    def write_twin(self, quote: Quote, writer: TwinWriter) -> None:
        """Write the questions one below the other, each above its answer."""
        above, titled, _ = self.read(quote)
        writer.title(quote)
        writer.blocks(above)
        for entry in titled:
            writer.strong(entry.title)
            for key, value in _pairs(entry.body):
                writer.item([key, *value.children])
            if not _pairs(entry.body):
                writer.blocks(entry.body)


def _pairs(body: Sequence[Node]) -> list[tuple[Paragraph, Quote]]:
    """The keys and values that *body* consists of; nothing if it is anything else."""
    keys, values = body[::2], body[1::2]
    pairs = [
        (key, value)
        for key, value in zip(keys, values, strict=False)
        if isinstance(key, Paragraph) and isinstance(value, Quote) and not value.marker
    ]
    return pairs if len(pairs) * 2 == len(body) else []
