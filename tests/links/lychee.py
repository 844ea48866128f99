"""The link checker lychee, as the tests ask it."""

from __future__ import annotations

import sysconfig
from pathlib import Path

from links.sites import OWN

LYCHEE = Path(sysconfig.get_path("scripts"), "lychee")


def lychee_command(root: Path) -> list[str]:
    """How lychee is asked for everything that is wrong in the site in *root*."""
    return [
        *(str(LYCHEE), "--no-progress", "--offline", "--include-fragments", "--index-files", "index.html"),
        *("--root-dir", str(root), "--remap", f"{OWN}(.*) file://{root}/$1", "--format", "json", "--no-ignore"),
        *sorted(map(str, root.rglob("*.html"))),
    ]
