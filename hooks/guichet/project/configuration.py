"""The configuration: `mkdocs.yml` and the files that it inherits from, read as MkDocs reads them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guichet.diagnostics import ContentError, Diagnostic
from guichet.source import SourceFolder, SourceMapping, Value, read_mapping
from guichet.source.strict_yaml import Path as ValuePath

_INHERIT = "INHERIT"
_NESTING = 100
"""How deep lists and mappings may be nested: MkDocs has no limit, and navigations are deep."""


@dataclass(frozen=True)
class Configuration(SourceMapping):
    """A configuration whose values may come from several files, each with the places of its own."""

    layers: tuple[SourceMapping, ...] = field(kw_only=True)
    """The files, each before the one that it inherits from."""

    def origin(self, path: ValuePath) -> SourceMapping:
        """The file in which the value at *path*, or what is nearest around it, was written."""
        return max(self.layers, key=lambda layer: _known(layer, path))

    def below(self, *path: str | int) -> SourceMapping:
        """The mapping at *path*, whose values have the places that they have here."""
        layers = [layer.below(*path) for layer in self.layers if path in layer.places]
        values = self.at(*path)
        return _layered(values if isinstance(values, dict) else {}, layers or [self.layers[0].below(*path)])


def read_configuration(file: Path) -> Configuration:
    """The configuration in *file*, an absolute path, with what it inherits.

    Raises:
        ContentError: a file cannot be read, is no YAML that MkDocs takes, or inherits from itself.
    """
    root = file.parent
    layers = [_read(file, root)]
    seen = {file}
    while inherited := layers[-1].values.get(_INHERIT):
        if not isinstance(inherited, str):
            raise ContentError([_refused(layers[-1], "it is no path of a file")])
        file = Path(os.path.normpath(file.parent / inherited))
        if not os.path.isfile(file):
            raise ContentError([_refused(layers[-1], f"`{inherited}` does not exist")])
        if file in seen:
            raise ContentError([_refused(layers[-1], f"`{inherited}` inherits from this file")])
        seen.add(file)
        layers.append(_read(file, root))
    values: dict[str, Value] = {}
    for layer in reversed(layers):
        values = _merged(values, {key: value for key, value in layer.values.items() if key != _INHERIT})
    return _layered(values, layers)


def _read(file: Path, root: Path) -> SourceMapping:
    source = SourceFolder(root, file.parent).read(file)
    return read_mapping(source, what="the configuration", foreign=True, nesting=_NESTING)


def _refused(layer: SourceMapping, reason: str) -> Diagnostic:
    return layer.diagnostic("configuration", (_INHERIT,), reason=f"`{_INHERIT}`: {reason}", repair="correct the path")


def _merged(below: Mapping[str, Value], above: Mapping[str, Value]) -> dict[str, Value]:
    """*below*, where what *above* says counts; mappings are merged, all else is replaced."""
    values = dict(below)
    for key, value in above.items():
        former = values.get(key)
        values[key] = _merged(former, value) if isinstance(former, dict) and isinstance(value, dict) else value
    return values


def _layered(values: Mapping[str, Value], layers: list[SourceMapping]) -> Configuration:
    first = layers[0]
    return Configuration(first.source, values, first.span, first.keys, first.places, layers=tuple(layers))


def _known(layer: SourceMapping, path: ValuePath) -> int:
    """How many steps of *path* lead to something that *layer* holds."""
    return next((size for size in range(len(path), 0, -1) if path[:size] in layer.places), 0)
