"""The site generator below: MkDocs 1.6 or, where it is not installed, ProperDocs, which continues it.

ProperDocs brings a stand-in for every module of MkDocs; it is put in place here, before anything imports one.
"""

from __future__ import annotations

import logging
import os
from importlib import import_module

import click

try:
    import_module("mkdocs.plugins")
except ImportError:
    try:
        import_module("properdocs.replacement")
    except ImportError:
        raise click.ClickException("neither MkDocs nor ProperDocs is installed: `pip install mkdocs`") from None

NAME = import_module("mkdocs").__name__
"""`mkdocs` or `properdocs`."""
LOGGER = logging.getLogger(NAME)
"""What every message of the generator passes."""


def run(*arguments: str) -> None:
    """Run the generator as its own command does with *arguments*, such as `build --strict`.

    Raises:
        ClickException: the run has failed.
    """
    # What the theme and plugins announce about MkDocs at every build, authors can do nothing about.
    os.environ.update(NO_MKDOCS_2_WARNING="1", DISABLE_MKDOCS_2_WARNING="true")
    command: click.Command = import_module("mkdocs.__main__").cli
    command.main([*arguments], prog_name="guichet", standalone_mode=False)
