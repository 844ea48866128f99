"""The feed: the guides of a language that changed last."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.model import Guide, Library
from guichet.model.place import home_address
from guichet.outputs.registry import OutputContext, OutputFile, output
from guichet.schema.words import words_in

NEWEST = 50
"""How many guides a feed holds."""


@output("feeds")
def feeds(context: OutputContext) -> Iterator[OutputFile]:
    """The feed of each language that has one."""
    template = context.templates.get_template("guichet/feed.html")
    for language in context.library.languages:
        address = feed_address(context.library, language)
        if address:
            text = template.render(
                language=language,
                site_name=context.site_name,
                words=words_in(language).interface,
                root=context.root,
                address=address,
                home=address.rpartition("/")[0] + "/",
                guides=newest(context.library, language),
            )
            yield OutputFile.of_text(address, text)


def feed_address(library: Library, language: str) -> str | None:
    """Where the feed of *language* stands; `None` if there is nothing to tell, or the site's own address is unknown.

    Programs that read feeds want whole addresses.
    """
    if library.site_address is None or not newest(library, language):
        return None
    return f"{home_address(language, library.settings.language)}feed.xml"


def newest(library: Library, language: str) -> tuple[Guide, ...]:
    """The guides in *language* that changed last, the last first; of one day, by address."""
    dated = [
        (guide.updated, guide)
        for guide in library.guides
        if guide.language == language and not guide.header.hidden
        if guide.updated is not None
    ]
    dated.sort(key=lambda entry: (-entry[0].toordinal(), entry[1].address))
    return tuple(guide for _, guide in dated[:NEWEST])
