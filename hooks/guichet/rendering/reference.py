"""The reference for authors: every element of the dialect and every fault, written from the engine's own tables.

A page shows it by including `guichet/dialect.md` or `guichet/codes.md`.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping

from guichet.diagnostics import FAULTS
from guichet.diagnostics.examples import EXAMPLES
from guichet.model import Library
from guichet.model.place import IMAGES
from guichet.schema.words import Words
from guichet.source import SourceText

_VALUES = {"suggestion": "did you mean `…`?"}
"""What stands in a message for a value that is no name."""
_STAND_INS: Mapping[str, str] = {
    "guide": "outlook.md",
    "image": "images/un.png",
    "number": "1474",
    "snippet": "_notice.md",
    "table": "imap",
    "value": "imap.incoming.host",
}
"""What an example says where the help centre has none."""
_NEED = re.compile(f"<({'|'.join(_STAND_INS)})>")
_SHOWABLE = (*IMAGES, ".svg")
DIALECT, CODES = "guichet/dialect.md", "guichet/codes.md"


def reference(library: Library, words: Words) -> dict[str, SourceText]:
    """The texts of the reference in the language of *words*, by the path under which pages include them."""
    texts = {DIALECT: "".join(_elements(library, words)), CODES: "".join(_codes(words))}
    return {path: SourceText(path, text) for path, text in texts.items()}


def _elements(library: Library, words: Words) -> Iterator[str]:
    """Each element: its source, and below it the same once more, which becomes its result."""
    names = dict(_names(library, words.language))
    for name, element in words.elements.items():
        source = _NEED.sub(lambda found: names.get(found[1]) or _STAND_INS[found[1]], element.source)
        yield f"## {element.title} {{#{name}}}\n\n{_fenced(source, 'markdown')}\n"
        if element.needs is None or names.get(element.needs):
            yield f"{source}\n\n"


def _names(library: Library, language: str) -> Iterator[tuple[str, str | None]]:
    """The first one of each kind that this help centre has."""
    settings = library.settings
    yield "console", "default" if "default" in settings.api_consoles else None
    yield "guide", next((guide.address for guide in library.guides if guide.language == language), None)
    yield "image", next((one for one in library.assets.values() if one.endswith(_SHOWABLE)), None)
    yield "number", next((number for spoken, number in library.by_number if spoken == language), None)
    yield "snippet", next(iter(library.snippets), None)
    yield "table", next(iter(library.catalogue.tables), None)
    yield "value", next(iter(library.catalogue.values), None)


def _codes(words: Words) -> Iterator[str]:
    for kind in FAULTS.values():
        yield f"## {kind.code} {{#{kind.code}}}\n\n"
        yield f"**{words.severities[kind.severity]}.** {_filled(kind.message)}\n\n"
        example = EXAMPLES[kind.code]
        if example.startswith("("):
            yield f"{words.interface['example']}{_colon(words)} {example.strip('()')}\n\n"
        else:
            yield _fenced(example.rstrip("\n"), "text")
        yield f"\n{words.interface['repair']}{_colon(words)} {_filled(kind.repair)}\n\n"


def _filled(template: str) -> str:
    """A message with an ellipsis in the place of each value."""
    parts = string.Formatter().parse(template)
    return "".join(literal + ("" if field is None else _VALUES.get(field, "…")) for literal, field, _, _ in parts)


def _fenced(text: str, language: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}\n"


def _colon(words: Words) -> str:
    """A colon as the language sets it."""
    return "\u00a0:" if words.language == "fr" else ":"
