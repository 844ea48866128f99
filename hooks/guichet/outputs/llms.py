"""`llms.txt`: what the site holds, for programs that read it."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.dialect.twin import escaped, link
from guichet.outputs.registry import OutputContext, OutputFile, output
from guichet.outputs.twins import TWIN
from guichet.schema.words import words_in


@output("llms")
def llms(context: OutputContext) -> Iterator[OutputFile]:
    """The file, which leads to the twins of the listed guides and of the sheets."""
    library = context.library
    text = context.templates.get_template("guichet/llms.md").render(
        escaped=escaped,
        link=link,
        site_name=context.site_name,
        description=context.description,
        products=[
            (product.header.title, [(section.name, section.guides) for section in product.sections])
            for product in library.products
            if not product.header.hidden
        ],
        sheets=library.sheets,
        words=words_in(library.settings.language).interface,
        root=context.root,
        twin=TWIN,
    )
    yield OutputFile.of_text("/llms.txt", f"{text.strip()}\n")
