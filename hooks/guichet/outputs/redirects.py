"""Redirects: the pages that send the readers of former addresses on, where no host does so by itself."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.hosting import with_policy
from guichet.outputs.registry import OutputContext, OutputFile, output
from guichet.rendering import relative


@output("redirects")
def redirects(context: OutputContext) -> Iterator[OutputFile]:
    """A page at each former address."""
    template = context.templates.get_template("guichet/redirect.html")
    for address, page in context.library.redirects.items():
        html = template.render(
            page=page,
            target=relative(page.address, address),
            canonical=f"{context.root}{page.address}",
            icon=relative(f"/{context.icon}", address),
        )
        yield OutputFile.of_text(f"{address}index.html", with_policy(html))
