"""The policy: what a browser may do on a page of the site, the same for all of them, said by pages and hosts alike."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

_INLINE = Path(__file__).parent.parent / "theme" / "guichet" / "inline"
"""Templates of one element each: the scripts that stand in pages themselves, whose text no page changes."""
_ELEMENT = re.compile(r"<script[^>]*>(?P<text>.*)</script>\s*", re.DOTALL)


def script_hash(text: str) -> str:
    """The source by which a policy allows the script *text*."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _known_scripts() -> dict[str, str]:
    """The text of each inline script of the engine, by its hash."""
    texts: list[str] = []
    for file in sorted(_INLINE.glob("*.html")):
        found = _ELEMENT.fullmatch(file.read_text("utf-8"))
        if found is None or "{{" in found["text"] or "{%" in found["text"]:
            raise ValueError(f"{file.name} is not one script whose text is the same on every page")
        texts.append(found["text"])
    return {script_hash(text): text for text in texts}


KNOWN_SCRIPTS = _known_scripts()
"""The inline scripts that pages may have, by their hash."""

PAGE_POLICY = "; ".join(
    (
        "default-src 'self'",
        # The search runs as WebAssembly, which has a permission of its own; it allows no text to become a script.
        f"script-src 'self' 'wasm-unsafe-eval' {' '.join(KNOWN_SCRIPTS)}",
        "style-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
"""What a page says of itself, for it may be read from any host."""

HEADERS = {
    "Content-Security-Policy": f"{PAGE_POLICY}; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What a host says of every file, by the name of the header. Some of it no page can say of itself."""


_HEAD = '<meta charset="utf-8">'
_POLICY = f'<meta http-equiv="Content-Security-Policy" content="{PAGE_POLICY}">'


def with_policy(html: str) -> str:
    """*html* with the policy, behind the declaration of the character set: before anything that it has a say in."""
    return html.replace(_HEAD, f"{_HEAD}\n{_POLICY}", 1)
