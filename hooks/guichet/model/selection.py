"""Selection: what a file of the guides or of the pages is, by its name alone.

Whatever is not known to be meant for readers stays off the site, and its author is told: editors, systems and people
leave copies, keys and notes beside what they write.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import Enum, auto
from pathlib import PurePosixPath
from urllib.parse import unquote

from guichet.model.place import ASSETS, IMAGES
from guichet.source import SourceText

PAGE = ".md"
"""The ending of the files that hold pages and the texts that these include."""
_ENDINGS = """
.css .csv .htm .html .ico .js .json .m4a .mjs .mp3 .mp4 .ogg .otf .pdf .svg .ttf .txt .vtt .wasm .webm .webmanifest
.woff .woff2 .xml .xsl
"""
_NAMES = "CNAME LICENSE _headers _redirects apple-app-site-association"
WEB = IMAGES | {*_ENDINGS.split(), *_NAMES.split()}
"""What is published from the folder of the pages: endings of what browsers show and of what pages load, and the names
without an ending that hosts and systems look for."""
_MARKDOWN = frozenset(".markdown .md .mdown .mdtext .mdtxt .mdwn .mdx .mkd .mkdn .qmd .rmd".split())
_TAG = re.compile(r"[a-z]{2}([-_]([a-z]{2}|[0-9]{3}|hans|hant|cyrl|latn))?", re.IGNORECASE)
_KNOWN_TAG = re.compile(r"[a-z]{2}(-[a-z]{2})?")
_INCLUDE = re.compile(r"\{!>\s*([^\s{}]+)\s*!\}")
_ASSET = re.compile(rf"[^\s()\[\]\"'<>/]+(?:{'|'.join(map(re.escape, sorted(ASSETS)))})(?![\w.-])", re.IGNORECASE)


class Use(Enum):
    """What becomes of a file."""

    PAGE = auto()
    SNIPPET = auto()
    """A text that pages include."""
    ASSET = auto()
    """Published as it is."""
    SPARE = auto()
    """Neither published nor, as far as its name says, a part of anything that is."""


def use_of(path: PurePosixPath, published: Collection[str]) -> Use:
    """What the file *path*, relative to its folder, is; *published* are the endings and names of assets."""
    if path.name.startswith(("~", ".")):
        return Use.SPARE
    if path.suffix == PAGE:
        return Use.SNIPPET if any(part.startswith("_") for part in path.parts) else Use.PAGE
    if path.suffix.lower() in published or path.name in published:
        return Use.ASSET
    return Use.SPARE


def better_name(path: PurePosixPath) -> str | None:
    """How the file *path* has to be called to be read as the page that it seems to be; `None` if it is called so."""
    if path.suffix.lower() not in _MARKDOWN or path.name.startswith(("~", ".")):
        return None
    stem, dot, tag = path.stem.rpartition(".")
    if dot and stem and _TAG.fullmatch(tag) and not _KNOWN_TAG.fullmatch(tag):
        tag = tag.lower().replace("_", "-")
        tag = tag if _KNOWN_TAG.fullmatch(tag) else tag[:2]
    better = f"{stem}{dot}{tag}{PAGE}"
    return better if better != path.name else None


def unpublished(path: PurePosixPath) -> tuple[str, str]:
    """What the files have in common that are not published, as *path* is not, and what to do, in words."""
    if path.name.startswith("~"):
        return "whose name begins with `~`", "remove it"
    if any(part.startswith(".") for part in path.parts):
        return "whose name begins with `.`", "remove it, or rename it"
    if not path.suffix:
        return "without an ending", "remove it, or give it the ending of what it is"
    return f"that end in `{path.suffix}`", "remove it, or name its ending under `downloads` in `mkdocs.yml`"


def included_in(texts: Iterable[SourceText]) -> frozenset[str]:
    """The paths, below the guides' folder, of all files that *texts* include."""
    return frozenset(path for text in texts if "{!>" in text.text for path in _INCLUDE.findall(text.text))


def assets_named_in(texts: Iterable[SourceText]) -> frozenset[str]:
    """The names, without folders, of all assets that *texts* speak of."""
    return frozenset(unquote(name) for text in texts for name in _ASSET.findall(text.text))
