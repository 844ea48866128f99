"""The engine's settings, from `extra.guichet` or from the options of the plugin."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.diagnostics import ContentError, Diagnostic
from guichet.project.configuration import Configuration
from guichet.project.integration import NAME, plugin_options
from guichet.schema.kept_files import kept_file_faults
from guichet.schema.settings import Settings
from guichet.schema.validation import validate
from guichet.source import SourceMapping
from guichet.source.strict_yaml import Path as ValuePath


def read_settings(configuration: Configuration) -> Settings:
    """What *configuration* says of the engine, or the defaults.

    Raises:
        ContentError: one diagnostic per fault, at its place.
    """
    path = _path(configuration)
    own = configuration.at(*path)
    if own is None:
        return Settings()
    if not isinstance(own, dict):
        found = "a list" if isinstance(own, list) else "a text"
        raise ContentError([configuration.diagnostic("yaml-not-mapping", path, what=f"`{NAME}`", found=found)])
    mapping = configuration.below(*path)
    if path[0] == "plugins":
        mapping = mapping.without("enabled")
    settings = validate(Settings, mapping)
    faults = [*_host_faults(settings, mapping), *kept_file_faults(settings, mapping)]
    if faults:
        raise ContentError(faults)
    return settings


def _host_faults(settings: Settings, mapping: SourceMapping) -> Iterator[Diagnostic]:
    if settings.hosts:  # imported here, as many help centres name none
        from guichet.hosting import named_hosts_faults

        yield from named_hosts_faults(settings.hosts, mapping)


def _path(configuration: Configuration) -> ValuePath:
    """Where the settings stand.

    Raises:
        ContentError: they stand in both places.
    """
    below_extra: ValuePath = ("extra", NAME)
    plugin = plugin_options(configuration)
    if plugin is None or not plugin[1]:
        return below_extra
    if configuration.at(*below_extra):
        raise ContentError([configuration.diagnostic("settings-twice", plugin[0], at_key=True)])
    return plugin[0]
