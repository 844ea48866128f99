"""Security: what a browser may do on a page of the site, said on the page itself."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

_HEAD = '<meta charset="utf-8">'


def with_policy(html: str, policy: str | None = None) -> str:
    """*html* with *policy*, or that which `policy_of` says, if none is given.

    The policy stands behind the declaration of the character set, before anything that it has a say in.
    """
    content = policy if policy is not None else policy_of(html)
    return html.replace(_HEAD, f'{_HEAD}\n<meta http-equiv="Content-Security-Policy" content="{content}">', 1)


def policy_of(html: str) -> str:
    """A Content-Security-Policy that allows the site itself, the scripts of the page *html*, and nothing else.

    The search runs as WebAssembly, which has a permission of its own; it allows no text to become a script.
    """
    scripts = (node.text() for node in LexborHTMLParser(html).css("script:not([src])") if _runs(node.attributes))
    hashes = " ".join(dict.fromkeys(_hash(script) for script in scripts))
    return (
        f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'"
    )


def _runs(attributes: dict[str, str | None]) -> bool:
    """Whether a browser runs a script with these *attributes*; others hold data."""
    return attributes.get("type") in (None, "", "module", "text/javascript")


@lru_cache(maxsize=256)
def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
