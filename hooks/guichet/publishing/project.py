"""The project: where its parts lie, as `mkdocs.yml` says."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from guichet.diagnostics import ContentError, Diagnostic, Location
from guichet.hosting import named_hosts_faults
from guichet.publishing.warnings import Warnings
from guichet.schema.kept_files import kept_file_faults
from guichet.schema.settings import Settings
from guichet.schema.validation import validate
from guichet.source import SourceFolder, SourceMapping, Value, read_mapping

_OPTION = re.compile(r"Config value '(?P<option>[^']+)': (?P<reason>.*)")


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
    """Folder that the built site is put in: for a preview, one that MkDocs forgets at its end."""
    published: Path
    """Folder of the site that was published last, as the configuration names it; need not exist."""
    site_address: str | None
    """The absolute address of the site's root, ending in `/`, if it is known."""
    remarks: tuple[Diagnostic, ...] = ()
    """What MkDocs thinks of its configuration, where it has not been said yet."""

    @property
    def guides(self) -> Path:
        """Folder of the guides and of their data."""
        return self.root / self.settings.guides

    def sources(
        self,
        folder: Path,
        kind: Literal["guide", "ledger"],
        changes: Mapping[Path, bytes | None] = MappingProxyType({}),
    ) -> SourceFolder:
        """The files of *folder*, to be read within the limits for one *kind* of them."""
        return SourceFolder(self.root, folder, limits=self.settings.limits.of(kind), changes=changes)

    @property
    def baseline(self) -> Path | None:
        """The file of the findings that the help centre lives with, if the settings name one."""
        return self.root / self.settings.baseline if self.settings.baseline else None


def read_project(config_file: Path) -> Project:
    """The project that *config_file*, a `mkdocs.yml`, describes.

    Raises:
        ContentError: MkDocs or the engine's own settings refuse it.
    """
    file = config_file.resolve()
    whole = _read_configuration(file)
    settings = _settings(whole)
    with _log_of_mkdocs() as messages:
        try:
            config = load_config(str(file))
        except (ConfigurationError, SystemExit) as error:
            reasons = messages or [str(error)]
            raise ContentError(_problem("configuration", reason, whole, file) for reason in reasons) from None
    remarks = (_problem("configuration-doubtful", message, whole, file) for message in messages)
    return _project(config, whole, settings, tuple(remarks))


def project_of(config: MkDocsConfig) -> Project:
    """The project that MkDocs has read *config* from, and has said what it thinks of it.

    Raises:
        ContentError: the engine's own settings are wrong.
    """
    whole = _read_configuration(Path(config.config_file_path or "mkdocs.yml").resolve())
    return _project(config, whole, _settings(whole), ())


def _project(
    config: MkDocsConfig, whole: SourceMapping, settings: Settings, remarks: tuple[Diagnostic, ...]
) -> Project:
    file = Path(config.config_file_path or "mkdocs.yml").resolve()
    named = whole.values.get("site_dir")
    return Project(
        root=file.parent,
        config_file=file,
        settings=settings,
        docs=Path(config.docs_dir),
        site=Path(config.site_dir),
        published=file.parent / (named if isinstance(named, str) else "site"),
        site_address=f"{config.site_url.rstrip('/')}/" if config.site_url else None,
        remarks=remarks,
    )


def _problem(code: str, message: str, whole: SourceMapping, file: Path) -> Diagnostic:
    """What MkDocs says of the configuration, where it says which option it means."""
    text = " ".join(message.split()).replace(f"{file.parent}/", "")
    found = _OPTION.match(text)
    if found and (found["option"],) in whole.keys:
        return whole.diagnostic(code, (found["option"],), at_key=True, reason=found["reason"])
    return Diagnostic.of(code, Location(file.name), reason=text)


def _read_configuration(file: Path) -> SourceMapping:
    """The whole of `mkdocs.yml`, which MkDocs reads too."""
    return read_mapping(SourceFolder(file.parent, file.parent).read(file), what="the configuration", foreign=True)


def _settings(whole: SourceMapping) -> Settings:
    """What `extra.guichet` says, or the defaults."""
    extra = whole.values.get("extra")
    own = extra.get("guichet") if isinstance(extra, dict) else None
    if own is None:
        return Settings()
    if not isinstance(own, dict):
        path = ("extra", "guichet")
        found = "a list" if isinstance(own, list) else "a text"
        raise ContentError([whole.diagnostic("yaml-not-mapping", path, what="`guichet`", found=found)])
    mapping = _below(whole, own, "extra", "guichet")
    settings = validate(Settings, mapping)
    faults = [*named_hosts_faults(settings.hosts, mapping), *kept_file_faults(settings, mapping)]
    if faults:
        raise ContentError(faults)
    return settings


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
def _log_of_mkdocs() -> Iterator[list[str]]:
    """What MkDocs warns of meanwhile, which goes nowhere else."""
    warnings = Warnings()
    logger = logging.getLogger("mkdocs")
    propagate, logger.propagate = logger.propagate, False
    warnings.listen()
    try:
        yield warnings.messages
    finally:
        warnings.leave()
        logger.propagate = propagate
