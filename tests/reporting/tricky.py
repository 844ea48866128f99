"""Findings that every format has to carry whole: what names of files and words of guides may hold."""

from __future__ import annotations

from guichet.diagnostics import Diagnostic, Location

TARGETS = {
    "percent": "100%0A%25.md",
    "command": "x\n::error file=a.md::forged\r\n##[error]forged",
    "markup": '<b title="x">&amp;</b> ]]> <!--',
    "control": "a\x00b\x1b[31mc\x7f\x85\ufffe\uffff",
    "emoji": "👩\u200d💻⚠\ufe0f.md",
    "turned": "abc\u202efdp.md",
    "bracket": r"[here](https://example.org/) {0} {{ x }} \ end",
    "bytes": "caf\udce9.md",
}


def unknown(target: str, location: Location, excerpt: str | None = None) -> Diagnostic:
    """That *target* is nowhere."""
    return Diagnostic.of("unknown-page", location, excerpt, target=target, suggestion=f"did you mean `{target}`?")


TRICKY = [
    *(unknown(target, Location("guides/e-mails été/à lire, vite: 100%.md", 7, 4, 3)) for target in TARGETS.values()),
    unknown("ligne", Location("guides/b.md", 3), "une ligne sans colonne"),
    unknown("fichier", Location("guides/b.md")),
    unknown("été 日本", Location("guides/b.md", 9, 5, 6), "\tun été 日本 et\u00a0la suite"),
    unknown("ailleurs", Location("/tmp/site/index.html", 1, 1)),
    Diagnostic.of("file-unreadable", Location("guides/closed.md"), reason="Permission denied"),
    Diagnostic.of("link-empty", Location("guides/c.md", 1, 1, 4), "[a]()"),
    *(
        Diagnostic.of("heading-is-title", Location(f"guides/{page:03}.md", line, 1, 3), "# x")
        for page in range(2)
        for line in range(6, 12)
    ),
]
KNOWN = [unknown("su [x](y)", Location("guides/b.md", 12, 2, 2), "(su)")]
