"""`guichet schema`: the published JSON Schemas."""

from __future__ import annotations

import click

from guichet.schemas import SCHEMAS, schema_text


@click.command("schema")
@click.argument("name", type=click.Choice(sorted(SCHEMAS)))
def schema_command(name: str) -> None:
    """Print the JSON Schema NAME, for editors and programs."""
    click.echo(schema_text(name), nl=False)
