"""The registry of outputs: everything that a site has beside its pages and the files of its authors."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import jinja2

from guichet.model import Library
from guichet.rendering import Survey


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file of the site."""

    address: str
    """Where it lies, from the site's root, which is `/`."""
    content: bytes

    @classmethod
    def of_text(cls, address: str, text: str) -> OutputFile:
        """The file at *address* that holds *text*."""
        return cls(address, text.encode())


@dataclass(frozen=True, kw_only=True)
class OutputContext:
    """What an output may ask."""

    survey: Survey
    site_name: str
    description: str
    site_address: str | None
    """The absolute address of the site's root, ending in `/`, where it is known."""
    icon: str
    """The path in the site of its own icon."""
    templates: jinja2.Environment
    """Finds the engine's templates, as `guichet/feed.html`."""
    taken: Collection[str] = ()
    """The addresses of the files that authors have put into the site themselves."""

    @property
    def library(self) -> Library:
        """All pages and data."""
        return self.survey.library

    @property
    def root(self) -> str:
        """What stands before an address to make it absolute: nothing, where the site's own address is unknown."""
        return (self.site_address or "").rstrip("/")


Output: TypeAlias = Callable[[OutputContext], Iterable[OutputFile]]

OUTPUTS: dict[str, Output] = {}
"""Every output by its name."""


def output(name: str) -> Callable[[Output], Output]:
    """Register the decorated function, which gives its files one after the other, as the output *name*.

    Raises:
        ValueError: there is one of that name.
    """

    def register(function: Output) -> Output:
        if name in OUTPUTS:
            raise ValueError(f"there is an output {name} already")
        OUTPUTS[name] = function
        return function

    return register


def output_files(context: OutputContext) -> Iterator[OutputFile]:
    """The files of all outputs, each made when it is asked for.

    Raises:
        ValueError: two outputs make a file at one address.
    """
    makers: dict[str, str] = {}
    for name, make in OUTPUTS.items():
        for file in make(context):
            other = makers.setdefault(file.address, name)
            if other != name:
                raise ValueError(f"the outputs {other} and {name} both make {file.address}")
            yield file
