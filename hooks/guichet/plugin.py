"""The plugin: what `plugins: [guichet]` in `mkdocs.yml` names."""

from __future__ import annotations

from typing import Any

from guichet.events import Events
from guichet.publishing import BasePlugin, Config


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types there
    """What MkDocs knows of the options: nothing. They are validated at their places in `mkdocs.yml`, as settings."""


class GuichetPlugin(Events, BasePlugin[Options]):  # type: ignore[no-untyped-call]  # MkDocs has no types there
    """The engine as a plugin of MkDocs or ProperDocs."""

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Take *options* as they are."""
        return [], []
