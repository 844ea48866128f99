"""Characters that no author means to write: each kind named once, with where it may stand all the same.

They steer what is shown around them, hide in it, or show nothing. Who reads the source sees another text than who reads
the page, or than what a program finds in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

from guichet.diagnostics import Diagnostic
from guichet.source.text import SourceText, Span

_TABLE = {
    "character-control": "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029",
    "character-direction": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "character-invisible": (
        "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff"
        "\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    ),
    "character-private": (
        "\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff\U0002fffe-\U0002ffff\U000f0000-\U0010ffff"
    ),
    "character-lost": "\ufffc\ufffd",
}
"""The characters of each kind of fault, as a class of a regular expression."""

_JOINED = "\u0600-\u109f\u1780-\u18af\ua840-\ua87f"
"""Scripts whose letters are joined or kept apart by a character that is not seen."""
_PICTURE = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
"""Symbols that may be shown as pictures."""
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
_LEGITIMATE = "|".join(
    (
        f"(?<=[{_JOINED}])[\u200c\u200d]",
        f"(?<=[{_PICTURE}\ufe0f])\u200d(?=[{_PICTURE}])",
        f"(?<=[{_PICTURE}])[\ufe0e\ufe0f]",
        "(?<=[0-9#*])\ufe0f(?=\u20e3)",
        "(?<=\U0001f3f4)[\U000e0020-\U000e007e]{1,6}\U000e007f",
        f"(?<=[{_RIGHT_TO_LEFT}])[\u061c\u200e\u200f]|[\u061c\u200e\u200f](?=[{_RIGHT_TO_LEFT}])",
    )
)
"""Where such a character has its use: between the parts of a letter or a picture, at the border of a script."""
_FINDS = re.compile(
    "|".join([_LEGITIMATE, *(f"(?P<{code.replace('-', '_')}>[{characters}])" for code, characters in _TABLE.items())])
)
_UNUSUAL = re.compile("[^\t\n -~\u00a0-\u00ac\u00ae-\u034e\u2010-\u2027\u202f-\u205f]")
"""What is not among the characters that most texts consist of, none of which is doubtful: sooner looked for."""

_ENTITY = re.compile(
    r"&(?:#(?P<decimal>[0-9]{1,7})|#[xX](?P<hexadecimal>[0-9a-fA-F]{1,6})|(?P<name>[A-Za-z0-9]{2,31}));"
)
_MEANT = frozenset({"character-invisible"})
"""What an author who writes it as an entity means, for there it is seen."""
_LAST = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A character that its author hardly meant. The numbers are offsets in the text it was found in."""

    code: str
    """The kind of fault that it is."""
    start: int
    end: int
    character: str

    @property
    def name(self) -> str:
        """The character as a message names it, such as `U+202E`."""
        return f"U+{ord(self.character):04X}"


def doubtful(text: str) -> Iterator[Doubtful]:
    """The doubtful characters of *text*; equal ones side by side count as one."""
    if not _UNUSUAL.search(text):
        return
    last: Doubtful | None = None
    for found in _FINDS.finditer(text):
        if found.lastgroup is None:
            continue
        here = Doubtful(found.lastgroup.replace("_", "-"), found.start(), found.end(), found[0])
        if last and last.end == here.start and last.character == here.character:
            here = Doubtful(here.code, last.start, here.end, here.character)
        elif last:
            yield last
        last = here
    if last:
        yield last


def doubtful_entities(text: str) -> Iterator[Doubtful]:
    """The entities of *text*, such as `&#8238;`, that stand for doubtful characters."""
    for found in _ENTITY.finditer(text) if "&" in text else ():
        character = _character(found)
        for one in doubtful(character):
            if one.code not in _MEANT:
                yield Doubtful(one.code, found.start(), found.end(), one.character)


def character_faults(source: SourceText, *, yaml_until: int = 0) -> Iterator[Diagnostic]:
    """The faults of the characters of *source*.

    Up to the offset *yaml_until* it is YAML, whose reader refuses control characters itself.
    """
    for found in doubtful(source.text):
        if found.start >= yaml_until or found.code != "character-control":
            yield source.diagnostic(found.code, Span(found.start, found.end - found.start), name=found.name)


def _character(entity: re.Match[str]) -> str:
    """What *entity* stands for; nothing if there is no such entity."""
    if entity["name"]:
        return html5.get(f"{entity['name']};", "")
    number = int(entity["decimal"] or entity["hexadecimal"], 10 if entity["decimal"] else 16)
    return chr(number) if number <= _LAST and not 0xD800 <= number <= 0xDFFF else "\ufffd"
