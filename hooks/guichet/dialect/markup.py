"""Markup: tags and text of HTML. All escaping is here."""

from __future__ import annotations

from collections.abc import Mapping

Attributes = Mapping[str, str | None]
"""The attributes of an element; one whose value is `None` has none."""


def escape(text: str) -> str:
    """*text* as it stands in HTML."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def tag(name: str, attributes: Attributes) -> str:
    """An opening tag."""
    given = "".join(
        f" {key}" if value is None else f' {key}="{escape(value).replace(chr(34), "&quot;")}"'
        for key, value in sorted(attributes.items())
    )
    return f"<{name}{given}>"
