"""Fuzz targets: what takes the texts of authors, fed with any bytes. Each says what must hold, and else raises.

A target is registered under its name, which is also that of its folder of inputs in `tests/cases/fuzz`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from guichet.diagnostics import ContentError, Diagnostic, Severity
from guichet.importing import make_plan, report_arrivals, write
from guichet.links.resolve import Local, Resolver
from guichet.model import Library
from guichet.model.loading import Loading, load
from guichet.rendering import Addressing, survey
from guichet.rendering.renderer import Renderer
from guichet.reporting import report
from guichet.schema.settings import Settings
from guichet.source import SourceFolder, read_document
from guichet.source.text import decode
from projects import DATA, guide, write_project

Target = Callable[[bytes], None]
TARGETS: dict[str, Target] = {}

SEPARATOR = b"\n=====\n"
"""What parts the texts of an input that stands for several."""

SITE = "https://aide.example.org/base/"
SETTINGS = Settings.model_validate(
    {
        "languages": ["en"],
        "former_addresses": ["https://docs.example.org/"],
        "api_consoles": {"default": "https://api.example.org/console/#{path}~{method}"},
        "prefixes": {"site": {"fr": "https://www.example.org/fr", "en": "https://www.example.org/en"}},
    }
)
IMAGE = bytes.fromhex("89504e470d0a1a0a0000000d494844520000028000000168080200000000000000")
OUTLOOK = "guides/emails/outlook.md"
FILES: dict[str, str | bytes] = {
    "guides/data.yml": DATA,
    OUTLOOK: guide("outlook", "## Ports\n", legacy_guide_number=1474, aliases="[ancien]", anchors="{port: ports}"),
    "guides/emails/outlook.en.md": guide("outlook", "## Ports\n"),
    "guides/emails/mail.md": guide("mail", "## Paramètres\n"),
    "guides/emails/_avis.md": "> [!note]\n>\n> Un avis.\n",
    "guides/emails/images/fenêtre.png": IMAGE,
}


def target(name: str) -> Callable[[Target], Target]:
    """Register the decorated function as the target *name*."""

    def register(function: Target) -> Target:
        TARGETS[name] = function
        return function

    return register


@cache
def project() -> Path:
    """A help centre on disk, made once for a run."""
    return write_project(Path(mkdtemp(prefix="guichet-fuzz-")), FILES)


def loaded(changes: Mapping[str, bytes]) -> Loading:
    """The help centre, with *changes* by path; whatever they hold, every fault has its place and can be told."""
    root = project()
    loading = load(
        root,
        SETTINGS,
        docs=root / "docs",
        site_address=SITE,
        changes={root / path: content for path, content in changes.items()},
    )
    assert_told(loading.diagnostics)
    return loading


def assert_told(diagnostics: Iterable[Diagnostic]) -> None:
    """Each of *diagnostics* has a place, and every format can say it."""
    found = list(diagnostics)
    for one in found:
        assert one.location.path, one
        assert (one.location.line or 1) >= 1, one
        assert (one.location.column or 1) >= 1, one
        assert one.excerpt is None or (one.location.column or 1) <= len(one.excerpt) + 1, one
    others = ("json", "github", "junit", "sarif")
    for format in ("text", others[len(found) % len(others)]):
        told = report(found, format)
        told.encode("utf-8")
        # JSON may hold the upper ones as they are.
        controls = r"[\x00-\x08\x0b-\x1f]" if format in ("json", "sarif") else r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"
        assert not re.search(controls, told), told


HARMFUL = "script, iframe, style, object, embed, form, base, link, meta, noscript, template, svg, math"
SCHEME = re.compile(r"[\s\x00-\x20]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
RUNNING = {"javascript", "vbscript", "data", "file", "blob", "about"}


def assert_harmless(html: str) -> None:
    """*html* runs nothing, and is sound UTF-8."""
    html.encode("utf-8")
    parsed = LexborHTMLParser(f"<body>{html}")
    assert not [found.html for found in parsed.css(HARMFUL) if found.parent and found.parent.tag != "head"], html
    for element in parsed.css("body *"):
        for name, value in element.attributes.items():
            assert not re.fullmatch("on.*|srcdoc|formaction|style", name), element.html
            scheme = SCHEME.match(value or "") if name in ("href", "src", "action", "poster") else None
            assert scheme is None or scheme[1].lower() not in RUNNING, element.html


@target("front-matter")
def front_matter(content: bytes) -> None:
    """*content* is a whole guide; it is in the library, or is refused with an error at a place in it."""
    loading = loaded({OUTLOOK: content})
    is_there = OUTLOOK in loading.library.by_path
    errors = [one for one in loading.diagnostics if one.severity is Severity.ERROR and one.location.path == OUTLOOK]
    assert is_there or errors, loading.diagnostics
    if is_there:
        page = loading.library.by_path[OUTLOOK]
        assert re.fullmatch(r"/(fr|en)/emails/[a-z0-9]+(-[a-z0-9]+)*/", page.address), page.address
        assert page.header.title.strip()


@cache
def sound() -> Library:
    """The help centre as it stands on disk."""
    return loaded({}).library


@cache
def renderer() -> Renderer:
    """One for all pages: making it takes longer than most pages do. That it keeps nothing of them is `sequence`'s."""
    return Renderer(sound())


@target("dialect")
def dialect(content: bytes) -> None:
    """*content* is the body of a guide; its HTML is harmless."""
    try:
        document = read_document(decode(OUTLOOK, guide("outlook").encode() + content))
    except ContentError as error:
        assert_told(error.diagnostics)
        return
    rendered = renderer().render(replace(sound().by_path[OUTLOOK], document=document))
    assert_told(rendered.diagnostics)
    assert_harmless(rendered.html)


@target("data-file")
def data_file(content: bytes) -> None:
    """*content* is the data file; what it holds reaches every page harmless."""
    loading = loaded({"guides/data.yml": content})
    if any(one.severity is Severity.ERROR for one in loading.diagnostics):
        return
    surveyed = survey(loading)
    assert_told(surveyed.diagnostics)
    for page in surveyed.pages.values():
        assert_harmless(page.html)
    for tables in surveyed.tables.values():
        for table in tables.values():
            assert_harmless(str(table.html))


@target("links")
def links(content: bytes) -> None:
    """*content* is the target of a link; the check of built pages, written apart, finds it at the same place."""
    written = content.decode("utf-8", "replace")
    library = sound()
    addressing, page = Addressing(library), library.by_path[OUTLOOK]
    found = addressing.destination(written, page)
    addressing.is_unusable(written, OUTLOOK)
    addressing.neighbours(written, OUTLOOK, images=True)
    repaired = addressing.repaired(written, found, OUTLOOK)
    resolved = Resolver(SITE, SETTINGS.former_addresses).resolve(found.href, page.address)
    if found.address is not None:
        assert isinstance(resolved, Local), (found, resolved)
        assert (resolved.address or page.address) == found.address, (found, resolved)
        assert unquote(resolved.fragment) == found.fragment, (found, resolved)
        again = addressing.destination(repaired, page)
        assert (again.address, again.moved) == (found.address, False), (found, repaired, again)
    elif found.external and isinstance(resolved, Local):
        assert resolved.address not in library.by_address, (found, resolved)


NAMES = ["a.md", "p/a.md", "p/a.en.md", "p/g/guide.fr-fr.md", "p/product.fr-fr.md", "p/_x.md", "p/g/images/a.png"]


@target("import")
def import_tree(content: bytes) -> None:
    """*content* holds the files of a tree: each is brought in or left out with a word; once more changes nothing."""
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        root = Path(folder)
        files = dict(zip(NAMES, content.split(SEPARATOR, len(NAMES) - 1), strict=False))
        write_project(root / "tree", files, bare=True)
        (root / "guides").mkdir()
        tree, guides = SourceFolder(root / "tree", root / "tree"), SourceFolder(root, root / "guides")

        def arrive() -> tuple[list[str], dict[Path, bytes]]:
            library = load(root, SETTINGS, docs=root / "docs").library
            plan = make_plan(tree, guides, library, product="divers", tables=True)
            write(plan, guides)
            told = report_arrivals(plan, "guides/")
            "\n".join(told).encode("utf-8")
            return told, {path: path.read_bytes() for path in (root / "guides").rglob("*") if path.is_file()}

        told, first = arrive()
        assert len([line for line in told if " -> " in line and not line.startswith(" ")]) == len(first), told
        assert arrive()[1] == first


PAGES = [f"guides/emails/page-{number}.md" for number in range(4)]


@target("sequence")
def sequence(content: bytes) -> None:
    """*content* holds the bodies of up to four guides; each is rendered in company as it is alone."""
    bodies = content.split(SEPARATOR, len(PAGES) - 1)
    changes = {path: guide(Path(path).stem).encode() + body for path, body in zip(PAGES, bodies, strict=False)}
    library = loaded(changes).library
    pages = [library.by_path[path] for path in changes if path in library.by_path]
    together = Renderer(library)
    company = [together.render(page) for page in pages]
    for page, rendered in zip(pages, company, strict=True):
        alone = Renderer(library).render(page)
        assert alone == rendered, page.path
