"""The plugin: what `plugins: [guichet]` in `mkdocs.yml` names."""

from __future__ import annotations

from typing import Any

from guichet.events import Events
from guichet.publishing import BasePlugin, LegacyConfig


class GuichetPlugin(Events, BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # MkDocs has no types there
    """The engine as a plugin of MkDocs or ProperDocs."""

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Take *options* as they are."""
        return [], []
