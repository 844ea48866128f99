"""The site map: every page that search engines shall know, with its translations and the day of its last change."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from io import BytesIO

from guichet.outputs.registry import OutputContext, OutputFile, output

SITE_MAP = "sitemap.xml"
"""The path of the map in the site."""


@output("site map")
def site_map(context: OutputContext) -> Iterator[OutputFile]:
    """The map and its compressed form, the same at every build: hidden pages and the day of the build are not in it."""
    library = context.library
    text = context.templates.get_template("guichet/sitemap.html").render(
        site_map=[page for page in library.everything if not page.header.hidden],
        site_address=context.root,
        translations=library.translations,
    )
    plain = OutputFile.of_text(f"/{SITE_MAP}", text)
    yield plain
    packed = BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as stream:
        stream.write(plain.content)
    yield OutputFile(f"/{SITE_MAP}.gz", packed.getvalue())
