"""`guichet new`: the smallest help centre that is sound, to begin with."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

import guichet
from guichet.reporting.text import harmless
from guichet.schema.words import known_languages
from guichet.schemas import schema_text

_STARTER = Path(__file__).parent.parent / "starter"
_SCHEMAS = "data", "guide", "page", "product"


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(known_languages()), default="fr", show_default=True)
def new_command(folder: Path, language: str) -> None:
    """Begin a help centre in DIR, a folder that is empty or does not exist yet.

    It has a configuration, a home page, a product with two guides, a data file, settings for editors, and a workflow
    that checks and publishes it. The exit status is 0, or 2 if DIR cannot be used.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise click.BadParameter(f"{harmless(str(folder))} is there already, and not an empty folder.")
        for path, text in _files(language).items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise click.BadParameter(f"{harmless(str(folder))} cannot be written: {error.strerror}.") from None
    name = harmless(str(folder))
    click.echo(
        f"{name} is a help centre now. See it with `cd {name} && guichet serve`, and edit what lies in `guides/`.\n"
        "Before CI can build it, put the wheel of Guichet where `requirements.txt` says."
    )


def _files(language: str) -> dict[str, str]:
    """The text of every file, by its path in the new help centre."""
    today = datetime.now(UTC).date().isoformat()
    files = {f"schemas/{name}.json": schema_text(name) for name in _SCHEMAS}
    for part in (_STARTER / "common", _STARTER / language):
        for file in sorted(path for path in part.rglob("*") if path.is_file()):
            path = file.relative_to(part).as_posix().replace("dot-", ".")
            text = file.read_text("utf-8")
            files[path] = text.replace("{today}", today).replace("{version}", guichet.__version__)
    return files
