"""Classes: the few that authors may give, for a class of the theme can move, hide or cover anything on the page."""

from __future__ import annotations

import re

EXTERNAL = "external"
"""A link that leaves the site."""
ACTION = "action"
"""A label of a user interface."""
THUMBNAIL = "thumbnail"
"""An image that readers can open large."""

ALLOWED = frozenset({EXTERNAL, ACTION, THUMBNAIL})
"""Every class that an author may give to an element, be it in an attribute list or in a tag."""

_SIZE = re.compile(r"(?P<side>[wh])-(?P<pixels>[0-9]{1,4})")
_SIDES = {"w": "width", "h": "height"}


def advice(name: str) -> str:
    """What an author should write instead of the class *name*, which is not allowed."""
    size = _SIZE.fullmatch(name)
    if size:
        return f'write `{_SIDES[size["side"]]}="{size["pixels"]}"`'
    return f"remove it: the classes of authors are {', '.join(f'`{known}`' for known in sorted(ALLOWED))}"
