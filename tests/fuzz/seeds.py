"""Where fuzzing begins: the texts of other tests, and every input that a target once failed on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fuzz.targets import SEPARATOR
from projects import DATA

CASES = Path(__file__).parents[1] / "cases"
FOUND = CASES / "fuzz"
LINKS = """
mail.md mail.md#paramètres mail.md#param%C3%A8tres #ports #port outlook.md ../emails/mail.md index.md / ../mail/
/fr/emails/ancien/ /fr/g1474/ /en/emails/outlook {legacy}1474#port {legacy}g1474 {site}/mail {unknown}x
images/fenêtre.png https://aide.example.org/base/fr/emails/mail/#x https://docs.example.org/fr/emails/outlook/
https://www.example.org/ //x mailto:a@example.org http://[ https://aide.example.org:443/base %2e%2e/mail/
./outlook.md?x#y ../../docs/index.md
""".split()


def _grouped(texts: Sequence[bytes], size: int) -> list[bytes]:
    return [SEPARATOR.join(texts[start : start + size]) for start in range(0, len(texts), size)]


def seeds(name: str) -> list[bytes]:
    """The inputs that the target *name* begins with, those that it once failed on first."""
    bodies = [file.read_bytes() for file in sorted((CASES / "dialect").glob("*.md"))]
    guides = [file.read_bytes() for file in sorted((CASES / "refusals").rglob("guides/emails/*.md"))]
    data = [file.read_bytes() for file in sorted((CASES / "refusals").rglob("guides/data.yml"))]
    begun = {
        "front-matter": guides,
        "dialect": bodies,
        "data-file": [DATA.encode(), *data],
        "links": [link.encode() for link in LINKS],
        "import": _grouped(guides, 5),
        "sequence": _grouped(bodies, 3),
    }[name]
    return [*found(name), *begun]


def found(name: str) -> list[bytes]:
    """The inputs that the target *name* once failed on."""
    return [file.read_bytes() for file in sorted((FOUND / name).glob("*"))]
