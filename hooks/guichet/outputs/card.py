"""The card: the image that stands beside a link to the site where people share it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from urllib.parse import urlsplit

from font_source_sans_pro import SourceSansProBold, SourceSansProSemibold
from PIL import Image, ImageDraw, ImageFont

from guichet.outputs.registry import OutputContext, OutputFile, output

CARD = "assets/guichet/card.png"
"""Where the card stands in the site."""
WIDTH, HEIGHT = 1200, 630
"""Its size in pixels, that which social networks ask for."""

_GROUND, _LINE, _INK, _SOFT = "#0b4a6b", "#8fcdf5", "#ffffff", "#d6e9f5"
_MARGIN = 90
_TITLE_SIZES = (92, 76, 62, 50)
"""Sizes of a title's letters, in pixels: the first that leaves it no more than the lines allowed."""
_TITLE_LINES, _TEXT_LINES, _TEXT_SIZE, _HOST_SIZE = 3, 3, 42, 34


@output("card")
def own_card(context: OutputContext) -> Iterator[OutputFile]:
    """The card, unless authors have put one of their own in its place."""
    address = f"/{CARD}"
    if address not in context.taken:
        yield OutputFile(address, card(context.site_name, context.description, urlsplit(context.root).netloc))


def card(title: str, text: str, host: str) -> bytes:
    """A PNG with *title*, below it *text*, and at its foot *host*. What is too long for it ends in an ellipsis."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _GROUND)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 18), fill=_LINE)
    sizes = (_font(SourceSansProBold, size) for size in _TITLE_SIZES)
    fitting = (font for font in sizes if len(list(_lines(title, font))) <= _TITLE_LINES)
    top = _write(draw, title, next(fitting, _font(SourceSansProBold, _TITLE_SIZES[-1])), _INK, _MARGIN, _TITLE_LINES)
    _write(draw, text, _font(SourceSansProSemibold, _TEXT_SIZE), _SOFT, top + 36, _TEXT_LINES)
    _write(draw, host, _font(SourceSansProSemibold, _HOST_SIZE), _LINE, HEIGHT - _MARGIN - _HOST_SIZE, 1)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _write(
    draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, colour: str, top: float, most: int
) -> float:
    """Write *text* in *most* lines at most, from *top* on; where it ends."""
    lines = list(_lines(text, font))
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1].rstrip(' ,;:.')}…"]
    for line in lines:
        draw.text((_MARGIN, top), line, font=font, fill=colour)
        top += font.size * 1.25
    return top


def _lines(text: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """*text* in lines as wide as the card; a word that is wider is cut."""
    room = WIDTH - 2 * _MARGIN
    line = ""
    for word in text.replace("\u202f", "\u00a0").split(" "):  # the letters have no narrow space
        longer = f"{line} {word}".strip(" ")
        if line and font.getlength(longer) > room:
            yield line
            longer = word
        while font.getlength(longer) > room:
            longer = longer[:-1]
        line = longer
    if line:
        yield line


@cache
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)
