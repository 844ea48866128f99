"""The project: where its parts lie, as `mkdocs.yml` says."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from guichet.diagnostics import ContentError, Diagnostic, Location
from guichet.schema.settings import Settings
from guichet.schema.validation import validate
from guichet.source import SourceFolder, SourceMapping, Value, read_mapping


@dataclass(frozen=True)
class Project:
    """A help centre on disk. Paths are absolute."""

    root: Path
    """The folder that `mkdocs.yml` lies in."""
    config_file: Path
    settings: Settings
    docs: Path
    """Folder of the pages that are no guides."""
    site: Path
    """Folder that the built site is put in."""
    site_address: str | None
    """The absolute address of the site's root, ending in `/`, if it is known."""

    @property
    def guides(self) -> Path:
        """Folder of the guides and of their data."""
        return self.root / self.settings.guides


def read_project(config_file: Path) -> Project:
    """The project that *config_file*, a `mkdocs.yml`, describes.

    Raises:
        ContentError: MkDocs or the engine's own settings refuse it.
    """
    file = config_file.resolve()
    settings = _read_settings(file)
    place = Location(file.name)
    messages = io.StringIO()
    with _log_of_mkdocs(messages):
        try:
            config = load_config(str(file))
        except ConfigurationError as error:
            reason = str(error) or messages.getvalue()
            raise ContentError([Diagnostic.of("configuration", place, reason=" ".join(reason.split()))]) from None
        except SystemExit:
            reason = " ".join(messages.getvalue().split())
            raise ContentError([Diagnostic.of("configuration", place, reason=reason)]) from None
    return _project(config, file, settings)


def project_of(config: MkDocsConfig) -> Project:
    """The project that MkDocs has read *config* from.

    Raises:
        ContentError: the engine's own settings are wrong.
    """
    file = Path(config.config_file_path or "mkdocs.yml").resolve()
    return _project(config, file, _read_settings(file))


def _project(config: MkDocsConfig, file: Path, settings: Settings) -> Project:
    return Project(
        root=file.parent,
        config_file=file,
        settings=settings,
        docs=Path(config.docs_dir),
        site=Path(config.site_dir),
        site_address=f"{config.site_url.rstrip('/')}/" if config.site_url else None,
    )


def _read_settings(file: Path) -> Settings:
    """What `extra.guichet` says, or the defaults."""
    source = SourceFolder(file.parent, file.parent).read(file)
    whole = read_mapping(source, what="the configuration", foreign=True)
    extra = whole.values.get("extra")
    own = extra.get("guichet") if isinstance(extra, dict) else None
    if own is None:
        return Settings()
    if not isinstance(own, dict):
        path = ("extra", "guichet")
        raise ContentError([whole.diagnostic("yaml-not-mapping", path, what="`guichet`", found="no mapping")])
    return validate(Settings, _below(whole, own, "extra", "guichet"))


def _below(whole: SourceMapping, values: dict[str, Value], *path: str) -> SourceMapping:
    """The mapping *values*, which stands at *path* of *whole*, with its own places."""
    size = len(path)
    return SourceMapping(
        whole.source,
        values,
        whole.span_of(path, at_key=True),
        {key[size:]: span for key, span in whole.keys.items() if key[:size] == path and len(key) > size},
        {key[size:]: span for key, span in whole.places.items() if key[:size] == path and len(key) > size},
    )


@contextmanager
def _log_of_mkdocs(stream: io.StringIO) -> Iterator[None]:
    """Meanwhile, what MkDocs says of its configuration goes to *stream*."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler(stream)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
